// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/endpoints.h"

#include "app/wiring/aws_endpoints.h"
#include "app/wiring/issued_credentials.h"
#include "app/wiring/source_types.h"
#include "models/estate/files.h"
#include "models/net/proxy.h"

#include <QByteArray>
#include <QDateTime>
#include <QSslCertificate>
#include <fstream>
#include <sstream>

namespace mw {
namespace {

Error misconfigured(std::string detail, Place place)
{
    return {ErrorKind::Misconfigured, std::move(detail), 0, {}, std::move(place)};
}

SecretPtr inlineSecret(const std::string& value)
{
    return std::make_shared<const Secret>(value);
}

bool readFile(const std::string& path, std::string& out)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return false;
    std::stringstream all;
    all << in.rdbuf();
    out = all.str();
    return !in.bad() && out.size() < (1u << 20);
}

std::string withoutSlash(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

// The file is right and says where the secret is; it is the place that has to be put in order.
std::string hintOf(const SecretId& id)
{
    const std::string& text = id.str();
    const size_t colon = text.find(':');
    const std::string scheme = text.substr(0, colon);
    const std::string rest = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    if (scheme == "env")
        return "set-env " + rest;
    if (scheme == "keychain")
        return "keychain " + rest;
    if (scheme == "file")
        return "secret-file " + rest;
    return {};
}

// "http://proxy:3128 (environment)", without its password.
std::string proxyInUse(const Endpoint& endpoint)
{
    const auto url = parseUrl(endpoint.baseUrl);
    if (!url)
        return {};
    const auto proxy = proxyFor(*url, endpoint.proxy, ProxyEnvironment::fromProcess());
    if (!proxy || proxy->empty())
        return {};
    std::string shown = *proxy;
    const size_t begin = shown.find("://") + 3;
    if (const size_t at = shown.find('@', begin); at != std::string::npos)
        shown.erase(begin, at + 1 - begin);
    return shown + (endpoint.proxy.empty() ? " (environment)" : " (configured)");
}

void complete(CredentialFacts& facts, const Endpoint& endpoint)
{
    facts.server = endpoint.baseUrl;
    facts.proxy = proxyInUse(endpoint);
    const std::hash<std::string_view> hash;
    const std::string by = std::exchange(facts.kind, {});
    if (endpoint.bearer) {
        facts.kind = "bearer token";
        if (facts.expires == World{})
            facts.expires = jwtExpiry(endpoint.bearer->reveal());
        facts.fingerprint ^= hash(endpoint.bearer->reveal());
    }
    if (!endpoint.tls.clientCertPem.empty()) {
        facts.kind += facts.kind.empty() ? "client certificate" : " and client certificate";
        const QSslCertificate certificate(QByteArray::fromStdString(endpoint.tls.clientCertPem));
        if (certificate.expiryDate().isValid()) {
            const World until(Millis(certificate.expiryDate().toMSecsSinceEpoch()));
            facts.expires = facts.expires == World{} ? until : std::min(facts.expires, until);
        }
        facts.fingerprint ^= hash(endpoint.tls.clientCertPem) * 31;
    }
    if (endpoint.basicPassword) {
        facts.kind = "user and password";
        facts.fingerprint ^= hash(endpoint.basicPassword->reveal()) * 17;
    }
    if (facts.kind.empty()) {
        facts.kind = "none";
        facts.origin.clear();
    }
    if (!by.empty())
        facts.kind += " of the " + by;
}

} // namespace

EndpointMaker::EndpointMaker(SecretStore& secrets) : m_secrets(secrets) { }

EndpointMaker::~EndpointMaker() = default;

void EndpointMaker::setAws(std::unique_ptr<AwsEndpoints> aws)
{
    m_aws = std::move(aws);
}

void EndpointMaker::setIssued(std::unique_ptr<IssuedCredentials> issued)
{
    m_issued = std::move(issued);
}

const Result<Kubeconfig>& EndpointMaker::kubeconfig(const std::string& path)
{
    const auto it = m_kubeconfigs.find(path);
    if (it != m_kubeconfigs.end())
        return it->second;
    const auto files = path.empty() ? defaultKubeconfigFiles() : std::vector<std::string>{path};
    return m_kubeconfigs.emplace(path, readKubeconfig(files)).first->second;
}

void EndpointMaker::withSecrets(
    std::shared_ptr<Endpoint> endpoint,
    std::vector<std::pair<SecretId, std::function<void(Endpoint&, SecretPtr)>>> wanted,
    Asker asker,
    const std::shared_ptr<CredentialFacts>& facts,
    Done done)
{
    if (wanted.empty()) {
        complete(*facts, *endpoint);
        done({std::move(endpoint), {}, *facts});
        return;
    }
    auto [id, put] = std::move(wanted.back());
    wanted.pop_back();
    const bool command = id.str().starts_with("exec:");
    const auto got
        = [this, endpoint, id, put, wanted = std::move(wanted), asker, facts, done, command](
              Result<SecretPtr> secret) mutable {
              if (!secret) {
                  Error error = secret.error();
                  if (!command) {
                      error.kind = ErrorKind::Misconfigured;
                      error.detail
                          = "the credential " + id.str() + " is not available: " + error.detail;
                      if (error.hint.empty())
                          error.hint = hintOf(id);
                  }
                  error.place = asker.place;
                  facts->server = endpoint->baseUrl;
                  done({nullptr, error, *facts});
                  return;
              }
              put(*endpoint, *secret);
              withSecrets(endpoint, std::move(wanted), std::move(asker), facts, std::move(done));
          };
    if (command && m_issued)
        m_issued->secret(asker.name, id, asker.folder, asker.place, endpoint, facts, got);
    else
        m_secrets.fetch(id, got);
}

const KubeContext* EndpointMaker::contextOf(const EstateCluster& cluster)
{
    const Result<Kubeconfig>& config = kubeconfig(cluster.kubeconfig);
    if (!config)
        return nullptr;
    const std::string& name = cluster.context.empty() ? config->currentContext : cluster.context;
    for (const KubeContext& one : config->contexts) {
        if (one.name == name)
            return &one;
    }
    return nullptr;
}

std::string EndpointMaker::serverOf(const EstateCluster& cluster)
{
    const KubeContext* context = contextOf(cluster);
    return context ? context->server : std::string();
}

std::string EndpointMaker::namespaceOf(const EstateCluster& cluster)
{
    const KubeContext* context = contextOf(cluster);
    return context ? context->ns : std::string();
}

std::string EndpointMaker::contextName(const EstateCluster& cluster)
{
    const KubeContext* context = contextOf(cluster);
    return context ? context->name : cluster.context;
}

bool EndpointMaker::verificationIsOff(const EstateCluster& cluster)
{
    const KubeContext* context = contextOf(cluster);
    return context && context->insecureSkipTlsVerify;
}

void EndpointMaker::forCluster(const EstateCluster& cluster, Done done)
{
    if (cluster.error) {
        done({nullptr, cluster.error, {}});
        return;
    }
    const Result<Kubeconfig>& config = kubeconfig(cluster.kubeconfig);
    if (!config) {
        Error error = config.error();
        // The file that is not there has no line to correct: the one that names it has.
        if (error.place && error.place->line == 0) {
            error.detail = "the kubeconfig " + error.place->file + " " + error.detail;
            if (!cluster.place.file.empty())
                error.place = cluster.place;
        }
        done({nullptr, std::move(error), {}});
        return;
    }
    const KubeContext* context = contextOf(cluster);
    if (!context) {
        const std::string& name
            = cluster.context.empty() ? config->currentContext : cluster.context;
        done({nullptr,
              misconfigured("the kubeconfig has no context \"" + name + "\"", cluster.place),
              {}});
        return;
    }
    if (context->error) {
        done({nullptr, context->error, {}});
        return;
    }
    const auto files = cluster.kubeconfig.empty() ? defaultKubeconfigFiles()
                                                  : std::vector<std::string>{cluster.kubeconfig};
    if (context->insecureSkipTlsVerify && !cluster.acceptInsecureTls) {
        // Agreed to for this server and this context, never for another.
        const std::vector<std::string> words{
            "insecure-skip-tls-verify", context->server, context->name};
        if (!m_issued || !m_issued->allowed().contains(words)) {
            CredentialFacts facts;
            facts.server = withoutSlash(context->server);
            if (m_issued)
                facts.wantsTlsOff = words;
            Error error = misconfigured(
                "the kubeconfig says insecure-skip-tls-verify for this cluster, and nobody has "
                "agreed to go without looking at its certificate",
                tlsOffPlace(files, context->name).value_or(cluster.place));
            error.hint = "tls-off";
            done({nullptr, std::move(error), std::move(facts)});
            return;
        }
    }
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = withoutSlash(context->server);
    endpoint->tls.caPem = context->caPem;
    endpoint->tls.clientCertPem = context->clientCertPem;
    endpoint->tls.serverName = context->tlsServerName;
    endpoint->tls.verify = !context->insecureSkipTlsVerify;
    endpoint->proxy = context->proxyUrl;
    if (!context->clientKeyInline.empty())
        endpoint->tls.clientKeyPem = inlineSecret(context->clientKeyInline);
    endpoint->basicUser = context->basicUser;
    if (!context->basicPasswordInline.empty())
        endpoint->basicPassword = inlineSecret(context->basicPasswordInline);
    if (!context->impersonateUser.empty())
        endpoint->headers.emplace_back("Impersonate-User", context->impersonateUser);
    if (!context->impersonateUid.empty())
        endpoint->headers.emplace_back("Impersonate-Uid", context->impersonateUid);
    for (const std::string& group : context->impersonateGroups)
        endpoint->headers.emplace_back("Impersonate-Group", group);
    for (const auto& [key, values] : context->impersonateExtra) {
        for (const std::string& value : values)
            endpoint->headers.emplace_back("Impersonate-Extra-" + key, value);
    }
    auto facts = std::make_shared<CredentialFacts>();
    facts->fingerprint = context->insecureSkipTlsVerify ? 1 : 0; // a yes is news, with any secret
    facts->origin = "kubeconfig "
        + (cluster.kubeconfig.empty() ? std::string("(default)") : cluster.kubeconfig) + ", user "
        + context->userName;
    if (!context->tokenFile.empty())
        facts->origin = "file:" + context->tokenFile;
    const auto auth = readKubeAuth(files, context->name);
    if (!auth) {
        facts->server = endpoint->baseUrl;
        done({nullptr, auth.error(), *facts});
        return;
    }
    if ((auth->exec || auth->oidc) && m_issued) {
        facts->server = endpoint->baseUrl;
        facts->proxy = proxyInUse(*endpoint);
        m_issued->issue(cluster.name,
                        *auth,
                        endpoint,
                        facts,
                        [endpoint, facts, done](std::optional<Error> error) {
                            if (error) {
                                done({nullptr, std::move(error), *facts});
                                return;
                            }
                            complete(*facts, *endpoint);
                            done({endpoint, {}, *facts});
                        });
        return;
    }
    std::vector<std::pair<SecretId, std::function<void(Endpoint&, SecretPtr)>>> wanted;
    if (context->clientKeyFile)
        wanted.emplace_back(*context->clientKeyFile,
                            [](Endpoint& e, SecretPtr s) { e.tls.clientKeyPem = std::move(s); });
    if (!context->tokenFile.empty()) {
        wanted.emplace_back(SecretId("file:" + context->tokenFile),
                            [](Endpoint& e, SecretPtr s) { e.bearer = std::move(s); });
    } else if (!context->tokenInline.empty()) {
        endpoint->bearer = inlineSecret(context->tokenInline);
    }
    withSecrets(std::move(endpoint),
                std::move(wanted),
                {cluster.name, folderOf(cluster.kubeconfig), cluster.place},
                facts,
                std::move(done));
}

void EndpointMaker::forSource(const EstateSource& source, Done done)
{
    if (source.error) {
        done({nullptr, source.error, {}});
        return;
    }
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = withoutSlash(source.url);
    if (const SourceType* type = sourceType(source.type)) {
        endpoint->authScheme = type->authScheme;
        if (source.url.empty())
            endpoint->baseUrl = type->defaultUrl;
    }
    endpoint->proxy = source.proxy;
    if (!source.caFile.empty() && !readFile(source.caFile, endpoint->tls.caPem)) {
        done({nullptr,
              misconfigured("caFile " + source.caFile + " cannot be read", source.place),
              {}});
        return;
    }
    if (source.type == "aws-cost-explorer" && m_aws) {
        m_aws->make(source, "ce", "https://ce.us-east-1.amazonaws.com", std::move(endpoint), done);
        return;
    }
    if (source.type == "focus")
        endpoint->baseUrl = "file://" + absolutePath(source.settings.string("file"), source.folder);
    if (!source.orgId.empty())
        endpoint->headers.emplace_back("X-Scope-OrgID", source.orgId);
    endpoint->basicUser = source.user;
    auto facts = std::make_shared<CredentialFacts>();
    if (source.bearer)
        facts->origin = source.bearer->str();
    else if (source.password)
        facts->origin = source.password->str();
    std::vector<std::pair<SecretId, std::function<void(Endpoint&, SecretPtr)>>> wanted;
    if (source.bearer)
        wanted.emplace_back(*source.bearer,
                            [](Endpoint& e, SecretPtr s) { e.bearer = std::move(s); });
    if (source.password)
        wanted.emplace_back(*source.password,
                            [](Endpoint& e, SecretPtr s) { e.basicPassword = std::move(s); });
    withSecrets(std::move(endpoint),
                std::move(wanted),
                {source.name, source.folder, source.place},
                facts,
                std::move(done));
}

} // namespace mw
