// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The little of the Kubernetes API that steps use, through the gateway. GUI thread. Destroying the
// client cancels what runs; no callback comes after that.
#pragma once

#include "models/base/percent.h" // callers encode what they add to kubePath
#include "models/net/gateway.h"
#include "models/runbook/expression/value.h"

#include <nlohmann/json.hpp>
#include <set>

namespace mw::runbook {

struct KubeRef
{
    std::string kind, name, ns, apiVersion;
    std::string text() const; // "Deployment agents/agent-runtime"
};

struct KubeResource
{
    std::string apiVersion; // "apps/v1"
    std::string plural; // "deployments"
    bool namespaced = true;
};

// Args `ref`; Misconfigured if kind or name is missing.
Result<KubeRef> kubeRefFrom(const Value& args);
// Of the kinds every cluster has; nullopt for others (see KubeClient::resource).
std::optional<KubeResource> knownResource(const KubeRef& ref);
std::string kubePath(const KubeResource& resource, const KubeRef& ref, const std::string& sub = {});

struct KubeAnswer
{
    nlohmann::json object;
    std::optional<Error> error;
    bool unknown = false; // a write that may have happened
    std::vector<std::string> warnings; // `Warning: 299` of the server, its words
    bool ok() const { return !error; }
};

class KubeClient
{
public:
    using Done = std::function<void(KubeAnswer)>;
    KubeClient(Gateway& gateway, const Clock& clock, std::string cluster);
    ~KubeClient();
    KubeClient(const KubeClient&) = delete;
    KubeClient& operator=(const KubeClient&) = delete;

    void get(const std::string& path, Done done);
    void write(const std::string& method,
               const std::string& path,
               const std::string& contentType,
               const nlohmann::json& body,
               Done done);
    // Known kinds at once, others by discovery.
    void resource(const KubeRef& ref, std::function<void(Result<KubeResource>)> done);
    void cancel();
    const std::string& cluster() const { return m_cluster; }

private:
    void send(HttpCall call, bool writing, int attempt, Done done);
    static KubeAnswer answer(const Result<HttpResponse>& result, bool writing, World now);

    Gateway& m_gateway;
    const Clock& m_clock;
    std::string m_cluster;
    std::set<uint64_t> m_tickets;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

std::string textOf(const nlohmann::json& object, const char* pointer); // "" if absent
int64_t numberOf(const nlohmann::json& object, const char* pointer, int64_t fallback);

} // namespace mw::runbook
