// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/kube_auth.h"

#include "models/document/document.h"
#include "models/estate/files.h"

#include <QByteArray>
#include <list>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

constexpr size_t mostEntries = 1000; // of args and env

struct File
{
    std::string name;
    Node root;
};

struct Found
{
    const Node* body = nullptr;
    const std::string* file = nullptr;
};

// The first file to name an entry decides it.
Found named(const std::list<File>& files,
            const char* list,
            const char* key,
            const std::string& name)
{
    for (const File& file : files) {
        const Node* all = file.root.find(list);
        if (!all || !all->isSequence())
            continue;
        for (const Node& item : all->items) {
            if (item.isMapping() && item.string("name") == name) {
                const Node* body = item.find(key);
                return {body && body->isMapping() ? body : nullptr, &file.name};
            }
        }
    }
    return {};
}

bool has(const Node& node, const char* key)
{
    const Node* found = node.find(key);
    return found && !found->isNull() && !(found->isScalar() && found->text.empty());
}

class Reader
{
public:
    Reader(const Found& user, const Found& cluster) : m_user(user), m_cluster(cluster) { }

    Result<KubeAuth> read()
    {
        KubeAuth out;
        const Node& user = *m_user.body;
        for (const char* key :
             {"token", "tokenFile", "client-certificate", "client-certificate-data", "username"}) {
            if (has(user, key))
                return out;
        }
        const Node* exec = user.find("exec");
        const Node* provider = user.find("auth-provider");
        if (exec && exec->isNull())
            exec = nullptr;
        if (provider && provider->isNull())
            provider = nullptr;
        if (exec && provider)
            return wrong(*exec, "exec and auth-provider exclude each other");
        if (exec)
            out.exec = readExec(*exec);
        else if (provider)
            out.oidc = readOidc(*provider);
        if (m_error)
            return *m_error;
        return out;
    }

private:
    Error wrong(const Node& at, std::string detail)
    {
        Error error{ErrorKind::Misconfigured, std::move(detail), 0, {}, {}};
        error.place = Place{*m_user.file, at.begin.line, at.begin.column};
        if (!m_error)
            m_error = error;
        return error;
    }
    std::string text(const Node& node, const char* key, const char* of)
    {
        const Node* found = node.find(key);
        if (!found || found->isNull())
            return {};
        if (!found->isScalar() || found->text.find('\0') != std::string::npos) {
            wrong(*found, std::string(of) + "." + key + " must be a string");
            return {};
        }
        return found->text;
    }

    ExecCommand readExec(const Node& exec)
    {
        ExecCommand out;
        out.place = {*m_user.file, exec.begin.line, exec.begin.column};
        if (!exec.isMapping()) {
            wrong(exec, "exec must be a mapping with apiVersion and command");
            return out;
        }
        out.apiVersion = text(exec, "apiVersion", "exec");
        if (out.apiVersion != execApiV1 && out.apiVersion != execApiV1Beta1) {
            const Node* at = exec.find("apiVersion");
            wrong(at ? *at : exec,
                  out.apiVersion.empty()
                      ? "exec.apiVersion is missing"
                      : "exec.apiVersion must be client.authentication.k8s.io/v1 or v1beta1; "
                        "kubectl does not know others any more");
        }
        out.command = text(exec, "command", "exec");
        if (out.command.empty())
            wrong(exec, "exec.command is missing");
        out.folder = folderOf(*m_user.file);
        out.installHint = text(exec, "installHint", "exec");
        readArgs(exec, out);
        readEnv(exec, out);
        const std::string mode = text(exec, "interactiveMode", "exec");
        if (mode.empty() && out.apiVersion == execApiV1)
            wrong(exec, "exec.interactiveMode is missing; v1 demands it (Never, IfAvailable)");
        else if (!mode.empty() && mode != "Never" && mode != "IfAvailable" && mode != "Always")
            wrong(*exec.find("interactiveMode"),
                  "exec.interactiveMode must be Never, IfAvailable or Always");
        out.needsTerminal = mode == "Always";
        bool wants = false;
        const Node* provide = exec.find("provideClusterInfo");
        if (provide && !provide->isNull() && !provide->toBool(wants))
            wrong(*provide, "exec.provideClusterInfo must be true or false");
        if (wants && m_cluster.body)
            out.cluster = clusterInfo();
        return out;
    }

    void readArgs(const Node& exec, ExecCommand& out)
    {
        const Node* args = exec.find("args");
        if (!args || args->isNull())
            return;
        if (!args->isSequence() || args->items.size() > mostEntries) {
            wrong(*args, "exec.args must be a list of strings");
            return;
        }
        for (const Node& arg : args->items) {
            if (!arg.isScalar() || arg.text.find('\0') != std::string::npos)
                wrong(arg, "exec.args must be a list of strings");
            out.args.push_back(arg.text);
        }
    }

    void readEnv(const Node& exec, ExecCommand& out)
    {
        const Node* env = exec.find("env");
        if (!env || env->isNull())
            return;
        if (!env->isSequence() || env->items.size() > mostEntries) {
            wrong(*env, "exec.env must be a list of entries with name and value");
            return;
        }
        for (const Node& one : env->items) {
            const std::string name = one.string("name");
            if (!one.isMapping() || name.empty()
                || name.find_first_of(std::string_view("=\0", 2)) != std::string::npos) {
                wrong(one, "exec.env must be a list of entries with name and value");
                continue;
            }
            out.env.emplace_back(name, text(one, "value", "exec.env"));
        }
    }

    // As kubectl tells it; certificates as data.
    std::string clusterInfo()
    {
        const Node& cluster = *m_cluster.body;
        nlohmann::json out{{"server", cluster.string("server")}};
        const auto flag = [&](const char* key) {
            bool on = false;
            if (const Node* found = cluster.find(key); found && found->toBool(on) && on)
                out[key] = true;
        };
        for (const char* key : {"tls-server-name", "certificate-authority-data", "proxy-url"}) {
            if (has(cluster, key))
                out[key] = cluster.string(key);
        }
        flag("insecure-skip-tls-verify");
        flag("disable-compression");
        if (!out.contains("certificate-authority-data") && has(cluster, "certificate-authority")) {
            const auto pem = readBoundedFile(
                absolutePath(cluster.string("certificate-authority"), folderOf(*m_cluster.file)));
            if (pem)
                out["certificate-authority-data"]
                    = QByteArray::fromStdString(*pem).toBase64().toStdString();
        }
        if (const Node* extensions = cluster.find("extensions");
            extensions && extensions->isSequence()) {
            for (const Node& one : extensions->items) {
                if (one.string("name") == "client.authentication.k8s.io/exec"
                    && one.find("extension"))
                    out["config"] = toJson(*one.find("extension"));
            }
        }
        return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }

    OidcUser readOidc(const Node& provider)
    {
        OidcUser out;
        out.place = {*m_user.file, provider.begin.line, provider.begin.column};
        const Node* config = provider.find("config");
        if (provider.string("name") != "oidc") {
            wrong(provider,
                  "only the auth-provider oidc is known; the others were removed from Kubernetes: "
                  "use the plugin of the cloud (exec), a token or a client certificate");
            return out;
        }
        if (!config || !config->isMapping()) {
            wrong(provider, "the auth-provider oidc needs a config");
            return out;
        }
        const auto secret = [&](const char* key) -> SecretPtr {
            std::string value = text(*config, key, "config");
            if (value.empty())
                return nullptr;
            return std::make_shared<const Secret>(Secret(std::move(value)));
        };
        out.issuer = text(*config, "idp-issuer-url", "config");
        while (out.issuer.ends_with('/'))
            out.issuer.pop_back();
        out.clientId = text(*config, "client-id", "config");
        out.clientSecret = secret("client-secret");
        out.idToken = secret("id-token");
        out.refreshToken = secret("refresh-token");
        if (out.issuer.empty() || out.clientId.empty())
            wrong(*config,
                  std::string("the auth-provider oidc needs ")
                      + (out.issuer.empty() ? "idp-issuer-url" : "client-id"));
        else if (const std::string problem = urlProblem(out.issuer); !problem.empty())
            wrong(*config->find("idp-issuer-url"), "idp-issuer-url " + problem);
        if (!out.idToken && !out.refreshToken)
            wrong(*config, "the auth-provider oidc has neither id-token nor refresh-token");
        if (const std::string data = text(*config, "idp-certificate-authority-data", "config");
            !data.empty()) {
            const auto pem = decodeBase64(data);
            if (!pem || pem->find("-----BEGIN ") == std::string::npos)
                wrong(*config->find("idp-certificate-authority-data"),
                      "idp-certificate-authority-data is not base64 of PEM data");
            else
                out.caPem = *pem;
        } else if (const std::string path = text(*config, "idp-certificate-authority", "config");
                   !path.empty()) {
            const auto pem = readBoundedFile(absolutePath(path, folderOf(*m_user.file)));
            if (!pem)
                wrong(*config->find("idp-certificate-authority"),
                      "idp-certificate-authority: " + pem.error().detail);
            else
                out.caPem = *pem;
        }
        return out;
    }

    Found m_user, m_cluster;
    std::optional<Error> m_error; // the first one
};

std::list<File> readAll(const std::vector<std::string>& files)
{
    std::list<File> read;
    for (const std::string& file : files) {
        if (file.empty())
            continue;
        Result<Node> root = readYamlFile(file);
        if (root)
            read.push_back({file, *std::move(root)});
    }
    return read;
}

} // namespace

std::optional<Place> tlsOffPlace(const std::vector<std::string>& files, const std::string& context)
{
    const std::list<File> read = readAll(files);
    const Found found = named(read, "contexts", "context", context);
    if (!found.body)
        return std::nullopt;
    const Found cluster = named(read, "clusters", "cluster", found.body->string("cluster"));
    const Node* flag = cluster.body ? cluster.body->find("insecure-skip-tls-verify") : nullptr;
    if (!flag)
        return std::nullopt;
    return Place{*cluster.file, flag->begin.line, flag->begin.column};
}

Result<KubeAuth> readKubeAuth(const std::vector<std::string>& files, const std::string& context)
{
    const std::list<File> read = readAll(files);
    const Found found = named(read, "contexts", "context", context);
    if (!found.body)
        return KubeAuth{};
    const Found user = named(read, "users", "user", found.body->string("user"));
    if (!user.body)
        return KubeAuth{};
    return Reader(user, named(read, "clusters", "cluster", found.body->string("cluster"))).read();
}

} // namespace mw
