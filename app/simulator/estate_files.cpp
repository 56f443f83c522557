// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate_files.h"

#include <fcntl.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <unistd.h>

namespace mw::sim {

namespace {

std::string base64(const std::string& text)
{
    std::string out(4 * ((text.size() + 2) / 3) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    out.resize(static_cast<size_t>(size));
    return out;
}

// A YAML scalar that can hold anything: a JSON string is one.
std::string yamlQuoted(const std::string& text)
{
    return nlohmann::json(text).dump();
}

Status write(const std::string& path, const std::string& text)
{
    Error error;
    error.kind = ErrorKind::Io;
    error.detail = "cannot write " + path;
    const std::string draft = path + ".new";
    const int file = open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return error;
    size_t done = 0;
    while (done < text.size()) {
        const ssize_t n = ::write(file, text.data() + done, text.size() - done);
        if (n <= 0) {
            close(file);
            return error;
        }
        done += static_cast<size_t>(n);
    }
    close(file);
    return rename(draft.c_str(), path.c_str()) == 0 ? Status() : Status(error);
}

std::string kubeconfig(const EstateFiles& files)
{
    std::string out = "apiVersion: v1\nkind: Config\npreferences: {}\nclusters:\n";
    const std::string ca = base64(files.caPem);
    for (const EstateFiles::Cluster& cluster : files.clusters) {
        out += "- name: " + cluster.name
            + "\n  cluster:\n    server: " + urlOf("https", files.host, cluster.port)
            + "\n    certificate-authority-data: " + ca + "\n";
    }
    out += "users:\n";
    out += "- name: admin\n  user:\n    token: " + files.adminToken + "\n";
    out += "- name: viewer\n  user:\n    token: " + files.viewerToken + "\n";
    const std::string role = EstateFiles::roleNamespace;
    out += "- name: " + role + "\n  user:\n    token: " + files.roleToken + "\n";
    if (!files.issuer.empty())
        out += "- name: sso\n  user:\n    auth-provider:\n      name: oidc\n      config:\n"
               "        idp-issuer-url: "
            + files.issuer + "\n        client-id: midwatch-console\n        id-token: "
            + files.oldIdToken + "\n        refresh-token: " + files.refreshToken + "\n";
    out += "contexts:\n";
    for (const EstateFiles::Cluster& cluster : files.clusters) {
        for (const std::string& user :
             {std::string("admin"), std::string("viewer"), role, std::string("sso")}) {
            if (user == "sso" && files.issuer.empty())
                continue;
            out += "- name: " + cluster.name + (user == "admin" ? "" : "-" + user)
                + "\n  context: {cluster: " + cluster.name + ", user: " + user
                + (user == role ? ", namespace: " + role : "") + "}\n";
        }
    }
    return out + "current-context: " + files.clusters.front().name + "\n";
}

std::string estate(const EstateFiles& files)
{
    std::string out = "# Written by the simulator; it is valid as long as the simulation runs.\n"
                      "apiVersion: midwatch/v1\nkind: Estate\ntitle: "
        + yamlQuoted(files.title) + "\nenvironments:\n";
    for (size_t i = 0; i < files.clusters.size(); ++i) {
        out += std::string("- {name: ") + (i == 0 ? "prod" : "dr")
            + ", kind: simulated, region: " + files.clusters[i].region + "}\n";
    }
    out += "clusters:\n";
    for (size_t i = 0; i < files.clusters.size(); ++i) {
        out += "- name: " + files.clusters[i].name + "\n  environment: " + (i == 0 ? "prod" : "dr")
            + "\n  kubeconfig: " + yamlQuoted(files.dir + "/kubeconfig") + "\n  context: "
            + files.clusters[i].name + (i > 0 && !files.issuer.empty() ? "-sso" : "")
            + "\n  criticalNamespaces: [kube-system, agent-platform, edge]\n";
    }
    out += "sources:\n- name: prometheus\n  type: prometheus\n  environment: prod\n  url: "
        + yamlQuoted(urlOf("http", files.host, files.prometheusPort)) + "\n  slos:\n";
    const struct
    {
        const char* service;
        const char* objective;
    } promises[] = {{"agent-runtime", "99.99"},
                    {"api-gateway", "99.9"},
                    {"agent-factory", "99.5"},
                    {"agent-registry", "99.9"},
                    {"payments-api", "99.95"},
                    {"portal-web", "99.5"}};
    for (const auto& promise : promises) {
        const std::string selector = "http_requests_total{cluster=\"" + files.clusters.front().name
            + "\",service=\"" + promise.service;
        out += std::string("  - name: ") + promise.service
            + "-availability\n    service: " + promise.service + "\n    objective: \""
            + promise.objective + "\"\n    window: 30d\n    errors: '" + selector
            + "\",code=~\"5..\"}'\n    total: '" + selector + "\"}'\n";
    }
    out += files.sources + files.sections;
    // Owners stand here where no label of the cluster can say it (the brokers have no namespace of
    // their own) or where it must be known without the cluster; of the others the label "team"
    // does.
    out += "services:\n"
           "- {name: portal-web, owner: web, dependencies: [portal-bff]}\n"
           "- {name: portal-bff, owner: web, dependencies: [api-gateway]}\n"
           "- {name: api-gateway, dependencies: [agent-factory, agent-runtime, payments-api]}\n"
           "- {name: agent-factory, dependencies: [agent-registry, kafka]}\n"
           "- {name: agent-runtime, owner: agents, dependencies: [agent-registry, kafka]}\n"
           "- {name: agent-registry}\n"
           "- {name: payments-api, dependencies: [payments-ledger, kafka]}\n"
           "- {name: payments-webhooks, dependencies: [payments-api]}\n"
           "- {name: payments-ledger}\n"
           "- {name: kafka, owner: data}\n"
           "contacts:\n"
           "  agents: \"#agents-oncall, page Agents\"\n"
           "  data: \"#data-platform\"\n"
           "  edge: \"#edge-oncall\"\n"
           "  network: \"#network\"\n"
           "  payments: \"#payments-oncall, page Platform\"\n"
           "  platform: \"#platform-oncall, page Platform\"\n"
           "  web: \"#web-team, weekdays 08:00 to 18:00 UTC\"\n";
    out += "freezes:\n- reason: no releases between the evening and the morning\n"
           "  environments: [prod]\n  from: "
        + files.freezeFrom + "\n  until: " + files.freezeUntil + "\n";
    // What the failover works on is not what fails: the recovery cluster, not the primary one.
    out += "recovery:\n  clusters: [" + files.clusters.back().name
        + "]\n  sources: [prometheus]\n  endpoints: ["
        + yamlQuoted(urlOf("http", files.host, files.prometheusPort) + "/-/ready")
        + "]\n  contacts: [platform, network]\n";
    if (!files.runbookDir.empty())
        out += "runbooks: [" + yamlQuoted(files.runbookDir) + "]\n";
    out += "labels: {service: app.kubernetes.io/name, tenant: tenant, owner: team}\n";
    out += "clock: {url: "
        + yamlQuoted(urlOf("http", files.host, files.controlPort) + "/_sim/clock") + "}\n";
    return out;
}

} // namespace

std::string urlOf(const std::string& scheme, const std::string& host, int port)
{
    const std::string shown = host == "0.0.0.0" || host.empty() ? "127.0.0.1" : host;
    const bool v6 = shown.find(':') != std::string::npos;
    return scheme + "://" + (v6 ? "[" + shown + "]" : shown) + ":" + std::to_string(port);
}

Status writeEstateFiles(const EstateFiles& files)
{
    std::error_code failed;
    std::filesystem::create_directories(files.dir, failed);
    if (failed) {
        Error error;
        error.kind = ErrorKind::Io;
        error.detail = files.dir + ": " + failed.message();
        return error;
    }
    if (Status done = write(files.dir + "/kubeconfig", kubeconfig(files)); !done)
        return done;
    return write(files.dir + "/estate.yaml", estate(files));
}

} // namespace mw::sim
