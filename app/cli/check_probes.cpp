// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_probes.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <array>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

struct Probe
{
    const char* verb;
    const char* group;
    const char* resource;
    const char* subresource;
    // It lies in no namespace: a right that holds in one says nothing of it.
    bool ofCluster() const
    {
        const std::string_view what = resource;
        return what == "nodes" || what == "namespaces";
    }
    std::string plural() const
    {
        return std::string(resource) + (*subresource ? "/" : "") + subresource;
    }
};

// What the panes read, then what the shipped runbooks and actions change.
constexpr std::array<Probe, 19> probes{{{"list", "", "pods", ""},
                                        {"list", "", "nodes", ""},
                                        {"list", "", "namespaces", ""},
                                        {"list", "", "events", ""},
                                        {"list", "apps", "deployments", ""},
                                        {"list", "apps", "statefulsets", ""},
                                        {"list", "apps", "daemonsets", ""},
                                        {"list", "apps", "replicasets", ""},
                                        {"list", "metrics.k8s.io", "pods", ""},
                                        {"list", "metrics.k8s.io", "nodes", ""},
                                        {"watch", "", "pods", ""},
                                        {"watch", "", "nodes", ""},
                                        {"watch", "", "namespaces", ""},
                                        {"watch", "", "events", ""},
                                        {"watch", "apps", "deployments", ""},
                                        {"get", "", "pods", "log"},
                                        {"get", "", "services", "proxy"},
                                        {"patch", "apps", "deployments", ""},
                                        {"patch", "apps", "deployments", "scale"}}};

// What may be read of systems that have no question about rights: asking is the question. (Whether
// one may write shows only in writing: PagerDuty's read-only keys answer 403 then.)
struct ReadProbe
{
    const char* type;
    const char* what;
    const char* target;
};
constexpr std::array<ReadProbe, 6> readProbes{
    {{"alertmanager", "read alerts", "/api/v2/alerts?filter=alertname%3D%22midwatch-check%22"},
     {"alertmanager", "read silences", "/api/v2/silences?filter=alertname%3D%22midwatch-check%22"},
     {"pagerduty", "read incidents", "/incidents?limit=1"},
     {"pagerduty", "read on-call", "/oncalls?limit=1"},
     {"pagerduty", "speak as a user", "/users/me"},
     {"statuspage", "read the summary", "/api/v2/summary.json"}}};

constexpr const char* reviews = "/apis/authorization.k8s.io/v1/";
constexpr size_t mostNamespaces = 8;

HttpCall review(const char* kind, const char* plural, Json spec)
{
    HttpCall call;
    call.method = "POST";
    call.target = std::string(reviews) + plural;
    call.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    call.body
        = Json{{"apiVersion", "authorization.k8s.io/v1"}, {"kind", kind}, {"spec", std::move(spec)}}
              .dump();
    return call;
}

// Counts what is under way; the loop ends when nothing is, or when the time is over.
class Round
{
public:
    explicit Round(Session& session) : m_session(session) { }
    std::vector<Permission> run()
    {
        QTimer::singleShot(15'000, &m_guard, [] { QCoreApplication::quit(); });
        for (const SourceStatus& source : m_session.hub().sources()) {
            if (source.state != SourceState::Live)
                continue;
            askReads(source);
            if (source.type == "kubernetes")
                askAccess(source.id.str());
        }
        if (m_open > 0)
            QCoreApplication::exec();
        m_over = true;
        return std::move(m_out);
    }

private:
    void
    submit(const std::string& source, HttpCall call, std::function<void(const HttpResponse&)> use)
    {
        ++m_open;
        m_session.hub().submit(source,
                               std::move(call),
                               Priority::Person,
                               [this, use = std::move(use)](Result<HttpResponse> answer) {
                                   if (m_over)
                                       return;
                                   if (answer)
                                       use(*answer);
                                   if (--m_open == 0)
                                       QCoreApplication::quit();
                               });
    }

    void askReads(const SourceStatus& source)
    {
        for (const ReadProbe& probe : readProbes) {
            if (source.type != probe.type)
                continue;
            const size_t index = m_out.size();
            m_out.push_back({source.id.str(), probe.what, {}, {}});
            HttpCall call;
            call.target = probe.target;
            call.headers = {{"Accept", "application/json"}};
            submit(source.id.str(), std::move(call), [this, index](const HttpResponse& answer) {
                if (answer.head.status < 500)
                    m_out[index].allowed = answer.head.status < 300;
            });
        }
    }

    void askAccess(const std::string& source)
    {
        const size_t first = m_out.size();
        // Asked of the namespaces once it is known that something is not allowed everywhere.
        const auto left = std::make_shared<size_t>(probes.size());
        for (size_t i = 0; i < probes.size(); ++i) {
            const Probe& probe = probes[i];
            // Metrics of pods are not the pods.
            const bool metrics = std::string_view(probe.group) == "metrics.k8s.io";
            m_out.push_back({source,
                             std::string(probe.verb) + " " + probe.plural()
                                 + (metrics ? "." + std::string(probe.group) : ""),
                             {},
                             {}});
            Json attributes{
                {"verb", probe.verb}, {"group", probe.group}, {"resource", probe.resource}};
            if (*probe.subresource)
                attributes["subresource"] = probe.subresource;
            submit(source,
                   review("SelfSubjectAccessReview",
                          "selfsubjectaccessreviews",
                          {{"resourceAttributes", attributes}}),
                   [this, source, first, i, left](const HttpResponse& answer) {
                       const Json json = Json::parse(answer.body, nullptr, false);
                       const Json none = Json::object();
                       const Json& status = json.is_object() && json.contains("status")
                               && json["status"].is_object()
                           ? json["status"]
                           : none;
                       if (answer.head.status == 201 && status.contains("allowed")
                           && status["allowed"].is_boolean())
                           m_out[first + i].allowed = status["allowed"].get<bool>();
                       if (--*left == 0)
                           askNamespaces(source, first);
                   });
        }
    }

    void askNamespaces(const std::string& source, size_t first)
    {
        bool refused = false;
        for (size_t i = 0; i < probes.size(); ++i)
            refused = refused || m_out[first + i].allowed == false;
        if (!refused)
            return;
        std::vector<std::string> names;
        for (const EstateCluster& cluster : m_session.estate().clusters) {
            if (cluster.name != source)
                continue;
            names = cluster.namespaces;
            if (const std::string own = m_session.contextNamespace(cluster);
                names.empty() && !own.empty())
                names.push_back(own); // where it is asked in the whole cluster's stead
            for (const std::string& name : cluster.criticalNamespaces) {
                if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(name);
            }
        }
        if (names.empty())
            names.emplace_back("default");
        names.resize(std::min(names.size(), mostNamespaces));
        for (const std::string& name : names) {
            submit(
                source,
                review("SelfSubjectRulesReview", "selfsubjectrulesreviews", {{"namespace", name}}),
                [this, first, name](const HttpResponse& answer) {
                    for (size_t i = 0; answer.head.status == 201 && i < probes.size(); ++i) {
                        Permission& one = m_out[first + i];
                        const Probe& probe = probes[i];
                        if (one.allowed == false && !probe.ofCluster()
                            && rulesAllow(answer.body, probe.verb, probe.group, probe.plural())
                                == true)
                            one.onlyIn.push_back(name);
                    }
                });
        }
    }

    Session& m_session;
    QObject m_guard; // of the timer
    std::vector<Permission> m_out;
    int m_open = 0;
    bool m_over = false;
};

bool names(const Json& rule, const char* key, const std::string& wanted)
{
    const auto it = rule.find(key);
    if (it == rule.end() || !it->is_array())
        return false;
    for (const Json& one : *it) {
        if (one == "*" || one == wanted)
            return true;
    }
    return false;
}

} // namespace

std::vector<Permission> askPermissions(Session& session)
{
    // Answers that come after the time is over find it still there.
    const auto round = std::make_shared<Round>(session);
    auto out = round->run();
    QObject::connect(&session, &QObject::destroyed, [round] {});
    return out;
}

std::optional<bool> rulesAllow(const std::string& body,
                               const std::string& verb,
                               const std::string& group,
                               const std::string& resource)
{
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("status") || !json["status"].is_object())
        return std::nullopt;
    const Json& status = json["status"];
    const auto rules = status.find("resourceRules");
    if (rules == status.end() || !rules->is_array())
        return std::nullopt;
    for (const Json& rule : *rules) {
        // A rule for named objects is not one for all of them.
        const bool some = rule.is_object() && rule.contains("resourceNames")
            && rule["resourceNames"].is_array() && !rule["resourceNames"].empty();
        if (rule.is_object() && !some && names(rule, "verbs", verb)
            && names(rule, "apiGroups", group) && names(rule, "resources", resource))
            return true;
    }
    if (status.value("incomplete", false))
        return std::nullopt;
    return false;
}

} // namespace mw::cli
