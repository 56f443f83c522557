// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate.h"
#include "models/estate/files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <unordered_map>

namespace mw {
namespace {

using Severity = Diagnostic::Severity;

// Who has a thousand mistakes needs no more of them, and memory is bounded.
constexpr size_t maxDiagnostics = 1000;
// Every context has its own copy of its cluster and user: ten thousand contexts that name one user
// with a certificate of four megabytes must not become forty gigabytes.
constexpr size_t maxBytesTogether = 64u << 20;

size_t bytesOf(const Node& node)
{
    size_t bytes = node.text.size();
    for (const Node& item : node.items)
        bytes += bytesOf(item);
    for (const Node::Entry& entry : node.entries)
        bytes += entry.key.size() + bytesOf(entry.value);
    return bytes;
}

std::string inQuotes(const std::string& text)
{
    return '"' + (text.size() > 200 ? text.substr(0, 200) + "…" : text) + '"';
}

// An entry of one of the three lists, with the file it stands in: relative paths belong to that.
struct Named
{
    std::string name;
    const Node* body = nullptr; // the mapping under "cluster", "user", "context"; null if missing
    const std::string* file = nullptr;
    Mark mark;
    size_t bytes = 0; // of text in the body
};

// One of the three lists, in the order of the files, found by name (a config may hold thousands).
struct List
{
    std::vector<Named> all;
    std::unordered_map<std::string, size_t> byName;
    const Named* find(const std::string& name) const
    {
        const auto it = byName.find(name);
        return it == byName.end() ? nullptr : &all[it->second];
    }
};

struct Parsed
{
    std::string file;
    Node root;
};

class Merger
{
public:
    Merger(const std::vector<Parsed>& files, Kubeconfig& out) : m_out(out)
    {
        for (const Parsed& file : files) {
            collect(file, "clusters", "cluster", m_clusters);
            collect(file, "users", "user", m_users);
            collect(file, "contexts", "context", m_contexts);
            if (m_out.currentContext.empty())
                m_out.currentContext = file.root.string("current-context");
        }
    }

    void run()
    {
        for (const Named& context : m_contexts.all) {
            KubeContext one;
            one.name = context.name;
            m_current = &one;
            build(context, one);
            m_out.contexts.push_back(std::move(one));
        }
    }

private:
    // The first file to name an entry decides it whole; a second one in the same file is a mistake.
    void collect(const Parsed& file, const char* list, const char* key, List& into)
    {
        const Node* all = file.root.find(list);
        if (!all || all->isNull())
            return;
        if (!all->isSequence()) {
            diagnose(file.file, all->begin, list, "type", std::string(list) + " must be a list");
            return;
        }
        const size_t before = into.all.size();
        for (const Node& item : all->items) {
            const std::string name = item.string("name");
            if (!item.isMapping() || name.empty()) {
                diagnose(file.file, item.begin, list, "required", "an entry without a name");
                continue;
            }
            const auto [same, isNew] = into.byName.emplace(name, into.all.size());
            if (isNew) {
                const Node* body = item.find(key);
                if (body && !body->isMapping())
                    body = nullptr;
                into.all.push_back({name, body, &file.file, item.begin, body ? bytesOf(*body) : 0});
            } else if (same->second >= before) {
                diagnose(file.file,
                         item.begin,
                         list,
                         "duplicate-name",
                         "duplicate name " + inQuotes(name) + " in the list " + list);
            }
        }
    }

    void diagnose(const std::string& file,
                  Mark mark,
                  const std::string& path,
                  const char* code,
                  std::string message)
    {
        if (m_out.diagnostics.size() < maxDiagnostics)
            m_out.diagnostics.push_back(
                {Severity::Error, {file, mark.line, mark.column}, path, code, std::move(message)});
    }

    // A mistake of the context that is being built. The first one is its error.
    void fail(const std::string& file, Mark mark, const char* code, const std::string& message)
    {
        diagnose(file, mark, "contexts/" + m_current->name, code, message);
        if (!m_current->error)
            m_current->error = Error{
                ErrorKind::Misconfigured, message, 0, {}, Place{file, mark.line, mark.column}};
    }

    void build(const Named& context, KubeContext& out)
    {
        if (!context.body) {
            fail(*context.file, context.mark, "required", "the context has no body");
            return;
        }
        out.clusterName = context.body->string("cluster");
        out.userName = context.body->string("user");
        out.ns = context.body->string("namespace");
        const Named* cluster = m_clusters.find(out.clusterName);
        if (!cluster || !cluster->body) {
            fail(*context.file,
                 context.mark,
                 "unknown-cluster",
                 "the context refers to cluster " + inQuotes(out.clusterName)
                     + ", which is not there");
        }
        const Named* user = m_users.find(out.userName);
        // Without any user a request is anonymous, which is legal.
        if (!user && !out.userName.empty()) {
            fail(*context.file,
                 context.mark,
                 "unknown-user",
                 "the context refers to user " + inQuotes(out.userName) + ", which is not there");
        }
        m_bytes += context.bytes + (user ? user->bytes : 0) + (cluster ? cluster->bytes : 0);
        if (tooMuch(*context.file, context.mark))
            return;
        if (user && user->body)
            takeUser(*user->body, *user->file, out);
        if (cluster && cluster->body)
            takeCluster(*cluster->body, *cluster->file, out);
    }

    bool tooMuch(const std::string& file, Mark mark)
    {
        if (m_bytes <= maxBytesTogether)
            return false;
        fail(file,
             mark,
             "too-large",
             "the contexts up to here hold more than " + std::to_string(maxBytesTogether >> 20)
                 + " MiB of certificates and tokens");
        return true;
    }

    bool flag(const Node& node, const char* key, const std::string& file)
    {
        bool value = false;
        const Node* found = node.find(key);
        if (found && !found->isNull() && !found->toBool(value))
            fail(file, found->begin, "type", std::string(key) + " must be true or false");
        return value;
    }

    std::string text(const Node& node, const char* key, const std::string& file)
    {
        const Node* found = node.find(key);
        if (!found || found->isNull())
            return {};
        if (!found->isString()) {
            fail(file,
                 found->begin,
                 "type",
                 std::string(key) + " must be a string; write it in quotes");
            return {};
        }
        return found->text;
    }

    std::string base64(const Node& node, const char* key, const std::string& file)
    {
        const std::string encoded = text(node, key, file);
        if (encoded.empty())
            return {};
        const auto decoded = decodeBase64(encoded);
        if (!decoded) {
            fail(file, node.find(key)->begin, "base64", std::string(key) + " is not base64");
            return {};
        }
        if (decoded->find("-----BEGIN ") == std::string::npos) {
            fail(file, node.find(key)->begin, "pem", std::string(key) + " holds no PEM data");
            return {};
        }
        return *decoded;
    }

    // The *-data form wins over the path, as in kubectl.
    std::string pem(const Node& node, const std::string& key, const std::string& file)
    {
        const std::string dataKey = key + "-data";
        if (node.find(dataKey) && !node.find(dataKey)->isNull()
            && !node.find(dataKey)->text.empty())
            return base64(node, dataKey.c_str(), file);
        const std::string path = text(node, key.c_str(), file);
        if (path.empty())
            return {};
        const std::string absolute = absolutePath(path, folderOf(file));
        m_current->files.push_back(absolute);
        const auto content = readBoundedFile(absolute);
        if (!content) {
            fail(file, node.find(key)->begin, "file", key + ": " + content.error().detail);
            return {};
        }
        m_bytes += content->size();
        return tooMuch(file, node.find(key)->begin) ? std::string() : *content;
    }

    void takeCluster(const Node& node, const std::string& file, KubeContext& out)
    {
        out.server = text(node, "server", file);
        out.tlsServerName = text(node, "tls-server-name", file);
        out.proxyUrl = text(node, "proxy-url", file);
        out.insecureSkipTlsVerify = flag(node, "insecure-skip-tls-verify", file);
        out.caPem = pem(node, "certificate-authority", file);
        if (out.insecureSkipTlsVerify && !out.caPem.empty()) {
            fail(file,
                 node.find("insecure-skip-tls-verify")->begin,
                 "insecure-ca",
                 "insecure-skip-tls-verify and certificate-authority exclude each other");
        }
        if (out.server.empty()) {
            fail(file, node.begin, "required", "the cluster names no server");
            return;
        }
        // kubectl takes a bare host:port too.
        if (out.server.find("://") == std::string::npos)
            out.server
                = (out.caPem.empty() && out.clientCertPem.empty() && !out.insecureSkipTlsVerify
                       ? "http://"
                       : "https://")
                + out.server;
        while (out.server.ends_with('/'))
            out.server.pop_back();
        if (const std::string problem = urlProblem(out.server); !problem.empty())
            fail(file, node.find("server")->begin, "bad-url", "server " + problem);
        if (const std::string problem = proxyProblem(out.proxyUrl);
            !out.proxyUrl.empty() && !problem.empty())
            fail(file, node.find("proxy-url")->begin, "bad-url", "proxy-url " + problem);
    }

    void takeUser(const Node& node, const std::string& file, KubeContext& out)
    {
        out.clientCertPem = pem(node, "client-certificate", file);
        out.clientKeyInline = base64(node, "client-key-data", file);
        if (const std::string path = text(node, "client-key", file);
            !path.empty() && out.clientKeyInline.empty()) {
            out.files.push_back(absolutePath(path, folderOf(file)));
            out.clientKeyFile = SecretId("file:" + out.files.back());
        }
        if (!out.clientCertPem.empty() && !out.clientKeyFile && out.clientKeyInline.empty())
            fail(file, node.begin, "client-key", "a client certificate needs its client-key");
        out.tokenInline = text(node, "token", file);
        if (const std::string path = text(node, "tokenFile", file); !path.empty()) {
            out.tokenFile = absolutePath(path, folderOf(file));
            out.files.push_back(out.tokenFile);
        }
        out.basicUser = text(node, "username", file);
        out.basicPasswordInline = text(node, "password", file);
        out.impersonateUser = text(node, "as", file);
        out.impersonateUid = text(node, "as-uid", file);
        if (const Node* groups = node.find("as-groups"))
            out.impersonateGroups = texts(*groups, "as-groups", file);
        if (const Node* extra = node.find("as-user-extra"); extra && extra->isMapping()) {
            for (const Node::Entry& entry : extra->entries)
                out.impersonateExtra[entry.key] = texts(entry.value, entry.key.c_str(), file);
        }
        if (out.impersonateUser.empty()
            && (!out.impersonateGroups.empty() || !out.impersonateUid.empty()
                || !out.impersonateExtra.empty()))
            fail(file, node.begin, "impersonate", "impersonating groups needs a user under \"as\"");
        // What it says is read when it is needed (kube_auth.h).
        if (const Node* exec = node.find("exec"); exec && !exec->isNull()) {
            out.hasExec = true;
            out.execCommand = exec->string("command");
        }
    }

    std::vector<std::string> texts(const Node& found, const char* key, const std::string& file)
    {
        std::vector<std::string> result;
        if (found.isNull())
            return result;
        if (!found.isSequence()) {
            fail(file, found.begin, "type", std::string(key) + " must be a list");
            return result;
        }
        for (const Node& item : found.items) {
            if (item.isScalar() && !item.isNull())
                result.push_back(item.text);
        }
        return result;
    }

    Kubeconfig& m_out;
    KubeContext* m_current = nullptr;
    size_t m_bytes = 0; // copied into contexts so far
    List m_clusters, m_users, m_contexts;
};

} // namespace

Result<Kubeconfig> readKubeconfig(const std::vector<std::string>& files)
{
    Kubeconfig result;
    std::vector<Parsed> parsed;
    std::optional<Error> first;
    for (const std::string& file : files) {
        if (file.empty())
            continue;
        Result<Node> root = readYamlFile(file);
        if (root && !root->isMapping() && !root->isNull()) {
            root = Error{ErrorKind::Misconfigured,
                         "a kubeconfig is a mapping with clusters, users and contexts",
                         0,
                         {},
                         Place{file, root->begin.line, root->begin.column}};
        }
        if (root) {
            parsed.push_back({file, *std::move(root)});
            continue;
        }
        const Error& error = root.error();
        if (!first || first->kind == ErrorKind::NotAvailable)
            first = error;
        // A list may name files that do not exist, as kubectl's may.
        if (error.kind != ErrorKind::NotAvailable) {
            result.diagnostics.push_back({Severity::Error,
                                          error.place.value_or(Place{file, 1, 1}),
                                          {},
                                          "yaml",
                                          error.detail});
        }
    }
    if (parsed.empty()) {
        return first.value_or(
            Error{ErrorKind::NotAvailable, "there is no kubeconfig file", 0, {}, {}});
    }
    Merger(parsed, result).run();
    return result;
}

std::vector<std::string> kubeconfigCandidates()
{
    std::vector<std::string> candidates;
    const char* list = std::getenv("KUBECONFIG");
    if (list && *list) {
        std::string rest(list);
        while (!rest.empty()) {
            const size_t colon = rest.find(':');
            candidates.push_back(rest.substr(0, colon));
            rest = colon == std::string::npos ? std::string{} : rest.substr(colon + 1);
        }
    } else if (const char* home = std::getenv("HOME"); home && *home) {
        candidates.push_back(std::string(home) + "/.kube/config");
    }
    std::erase_if(candidates, [](const std::string& file) { return file.empty(); });
    return candidates;
}

std::vector<std::string> defaultKubeconfigFiles()
{
    std::vector<std::string> candidates = kubeconfigCandidates();
    std::erase_if(candidates, [](const std::string& file) {
        std::error_code ignored;
        return !std::filesystem::exists(file, ignored);
    });
    return candidates;
}

} // namespace mw
