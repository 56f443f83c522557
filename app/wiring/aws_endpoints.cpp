// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/aws_endpoints.h"

#include "models/estate/files.h"
#include "models/net/aws_resolve.h"
#include "models/secrets/secret_file.h"

#include <QDir>
#include <QStandardPaths>

namespace mw {
namespace {

std::optional<std::string> variable(const std::string& name)
{
    if (!qEnvironmentVariableIsSet(name.c_str()))
        return std::nullopt;
    return qEnvironmentVariable(name.c_str()).toStdString();
}

std::string home(const char* path)
{
    return QDir::homePath().toStdString() + path;
}

// Of the estate file, else of the environment, else the usual place.
std::string
fileOf(const EstateSource& source, const char* setting, const char* name, const char* usual)
{
    if (const std::string given = source.settings.string(setting); !given.empty())
        return absolutePath(given, source.folder);
    return variable(name).value_or(home(usual));
}

// A file that is not there holds no profiles; one that cannot be read is an error.
Status readFiles(AwsFiles& files)
{
    for (const bool config : {true, false}) {
        const std::string& path = config ? files.configFile : files.credentialsFile;
        const auto text = readFileSecret(path);
        if (!text) {
            if (text.error().kind == ErrorKind::NotAvailable)
                continue;
            return text.error();
        }
        Status read = config ? readAwsConfig((*text)->reveal(), path, files)
                             : readAwsCredentials((*text)->reveal(), path, files);
        if (!read)
            return read;
    }
    return {};
}

size_t fingerprintOf(const AwsCredentials& credentials)
{
    const std::hash<std::string_view> hash;
    size_t print = hash(credentials.accessKeyId);
    if (credentials.secretKey)
        print ^= hash(credentials.secretKey->reveal()) * 31;
    if (credentials.sessionToken)
        print ^= hash(credentials.sessionToken->reveal()) * 17;
    return print;
}

} // namespace

std::string allowedProgramsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()
        + "/allowed-programs";
}

AwsEndpoints::AwsEndpoints(Transport& transport, const Clock& clock)
    : m_transport(transport), m_clock(clock), m_allowed(allowedProgramsFile())
{
}

void AwsEndpoints::make(const EstateSource& source,
                        const std::string& service,
                        const std::string& url,
                        std::shared_ptr<Endpoint> endpoint,
                        const EndpointMaker::Done& done)
{
    if (endpoint->baseUrl.empty())
        endpoint->baseUrl = url;
    CredentialFacts facts;
    facts.server = endpoint->baseUrl;
    facts.kind = "AWS signature";
    AwsFiles files;
    files.configFile = fileOf(source, "configFile", "AWS_CONFIG_FILE", "/.aws/config");
    files.credentialsFile
        = fileOf(source, "credentialsFile", "AWS_SHARED_CREDENTIALS_FILE", "/.aws/credentials");
    AwsWish wish;
    wish.profile = source.settings.string("profile");
    wish.roleArn = source.settings.string("roleArn");
    wish.externalId = source.settings.string("externalId");
    wish.region = source.settings.string("region");
    wish.place = source.place;
    const Status read = readFiles(files);
    auto plan = read ? planAws(files, variable, wish) : Result<AwsPlan>(read.error());
    if (!plan) {
        Error error = plan.error();
        if (!error.place)
            error.place = source.place;
        error.kind = ErrorKind::Misconfigured;
        done({nullptr, error, facts});
        return;
    }
    facts.origin = plan->story;
    AwsServices services{m_transport,
                         m_clock,
                         m_allowed,
                         home("/.aws/sso/cache"),
                         source.settings.string("stsUrl"),
                         source.settings.string("ssoUrl"),
                         endpoint->tls.caPem,
                         endpoint->proxy};
    auto* resolver = new AwsResolver(*std::move(plan), std::move(services), &m_owner);
    resolver->start(
        [resolver, endpoint, facts, service, done](AwsResolved found) mutable {
            resolver->deleteLater();
            facts.expires
                = found.credentials.expires == World::max() ? World{} : found.credentials.expires;
            facts.fingerprint = fingerprintOf(found.credentials);
            facts.kind += " by key " + found.credentials.accessKeyId;
            endpoint->signer = std::make_shared<const AwsSigner>(
                std::move(found.credentials), SigV4Scope{"us-east-1", service, true, false, true});
            done({std::move(endpoint), {}, std::move(facts)});
        },
        [resolver, facts, done](AwsFailure failure) mutable {
            resolver->deleteLater();
            facts.remedy = std::move(failure.remedy);
            facts.wantsAllowance = std::move(failure.wantsAllowance);
            done({nullptr, std::move(failure.error), std::move(facts)});
        });
}

} // namespace mw
