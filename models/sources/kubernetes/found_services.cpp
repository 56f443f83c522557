// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/found_services.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

namespace mw {
namespace {

// How sure, and how specific: a service made for one server before the operator's own, which stands
// for all servers of a namespace; a mere name last.
enum class Rank { Chart, Operated, Named };

struct Match
{
    Rank rank = Rank::Named;
    std::string why;
};

class Labels
{
public:
    explicit Labels(const ListedService& service) : m_service(service) { }
    std::string operator[](const char* key) const
    {
        const auto it = m_service.labels.find(key);
        return it == m_service.labels.end() ? std::string() : it->second;
    }
    std::optional<Match> is(const char* key, const std::string& value, Rank rank) const
    {
        if ((*this)[key] != value)
            return std::nullopt;
        return Match{rank, "label " + std::string(key) + "=" + value};
    }

private:
    const ListedService& m_service;
};

constexpr const char* appName = "app.kubernetes.io/name";
constexpr const char* component = "app.kubernetes.io/component";

// The charts before the recommended labels: app=prometheus, component=server; and
// kube-prometheus-stack: app=…-prometheus beside self-monitor, which its two servers alone have.
std::optional<Match> byApp(const Labels& labels, const std::string& what, const std::string& older)
{
    const std::string app = labels["app"];
    if (app.ends_with("-" + what) && !labels["self-monitor"].empty())
        return Match{Rank::Chart, "label app=" + app};
    if (app == "prometheus" && labels["component"] == older)
        return Match{Rank::Chart, "labels app=prometheus, component=" + older};
    return std::nullopt;
}

std::optional<Match> asPrometheus(const ListedService& service)
{
    const Labels labels(service);
    if (auto match = labels.is("operated-prometheus", "true", Rank::Operated))
        return match;
    const std::string part = labels[component];
    const bool server = part.empty() || part == "prometheus" || part == "server";
    if (auto match = labels.is(appName, "prometheus", Rank::Chart); match && server)
        return match;
    if (labels[appName] == "kube-prometheus" && part == "prometheus")
        return labels.is(component, "prometheus", Rank::Chart);
    if (auto match = byApp(labels, "prometheus", "server"))
        return match;
    static const std::set<std::string> names{
        "prometheus", "prometheus-server", "prometheus-k8s", "prometheus-operated"};
    if (labels[appName].empty() && names.contains(service.name))
        return Match{Rank::Named, "its name"};
    return std::nullopt;
}

std::optional<Match> asAlertmanager(const ListedService& service)
{
    const Labels labels(service);
    if (auto match = labels.is("operated-alertmanager", "true", Rank::Operated))
        return match;
    if (auto match = labels.is(appName, "alertmanager", Rank::Chart))
        return match;
    if (auto match = byApp(labels, "alertmanager", "alertmanager"))
        return match;
    if (labels[appName] == "kube-prometheus" && labels[component] == "alertmanager")
        return labels.is(component, "alertmanager", Rank::Chart);
    static const std::set<std::string> names{
        "alertmanager", "alertmanager-main", "prometheus-alertmanager", "alertmanager-operated"};
    if (labels[appName].empty() && names.contains(service.name))
        return Match{Rank::Named, "its name"};
    return std::nullopt;
}

std::optional<Match> asOpenCost(const ListedService& service)
{
    const Labels labels(service);
    for (const char* name : {"opencost", "cost-analyzer"}) { // Kubecost calls itself so
        if (auto match = labels.is(appName, name, Rank::Chart))
            return match;
    }
    if (labels[appName].empty() && service.name == "opencost")
        return Match{Rank::Named, "its name"};
    return std::nullopt;
}

struct Kind
{
    const char* type;
    std::optional<Match> (*match)(const ListedService&);
    int port; // it usually has
    std::array<const char*, 4> names; // ports are called so, best first
};

constexpr Kind kinds[] = {
    {"prometheus", asPrometheus, 9090, {"http-web", "web", "http", "https-web"}},
    {"alertmanager", asAlertmanager, 9093, {"http-web", "web", "http", "https-web"}},
    // OpenCost's page for people has the port that Prometheus usually has.
    {"opencost", asOpenCost, 9003, {"http", "tcp-model", "api", "http-api"}},
};

const ListedPort* portOf(const ListedService& service, const Kind& kind)
{
    std::vector<const ListedPort*> usable;
    for (const ListedPort& port : service.ports) {
        if (port.protocol.empty() || port.protocol == "TCP")
            usable.push_back(&port);
    }
    for (const ListedPort* port : usable) {
        if (port->number == kind.port)
            return port;
    }
    for (const char* name : kind.names) {
        for (const ListedPort* port : usable) {
            if (port->name == name)
                return port;
        }
    }
    return usable.size() == 1 ? usable.front() : nullptr;
}

bool speaksTls(const ListedPort& port)
{
    return port.appProtocol == "https" || port.appProtocol == "HTTPS"
        || port.name.starts_with("https") || port.number == 443 || port.number == 8443;
}

struct Candidate
{
    FoundService found;
    Rank rank;
    const ListedService* service;
};

} // namespace

std::vector<FoundService> findServices(const std::vector<ListedService>& services)
{
    std::vector<FoundService> out;
    for (const Kind& kind : kinds) {
        std::vector<Candidate> all;
        for (const ListedService& service : services) {
            // What only stands for a name outside cannot be reached through the API server.
            if (service.type == "ExternalName")
                continue;
            auto match = kind.match(service);
            const ListedPort* port = match ? portOf(service, kind) : nullptr;
            if (!port)
                continue;
            all.push_back({{kind.type,
                            service.ns,
                            service.name,
                            port->number,
                            speaksTls(*port),
                            std::move(match->why)},
                           match->rank,
                           &service});
        }
        std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
            return std::tuple(a.rank, a.service->headless, a.found.ns, a.found.name)
                < std::tuple(b.rank, b.service->headless, b.found.ns, b.found.name);
        });
        std::vector<const Candidate*> taken;
        for (const Candidate& one : all) {
            const bool again
                = std::any_of(taken.begin(), taken.end(), [&](const Candidate* before) {
                      if (before->found.ns != one.found.ns)
                          return false;
                      // The operator's own stands for the servers that were told already.
                      return one.rank == Rank::Operated
                          || (!one.service->selector.empty()
                              && before->service->selector == one.service->selector);
                  });
            if (!again)
                taken.push_back(&one);
        }
        for (const Candidate* one : taken)
            out.push_back(one->found);
    }
    return out;
}

} // namespace mw
