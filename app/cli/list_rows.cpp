// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_rows.h"

#include "app/cli/delivery_rows.h"
#include "app/cli/json.h"
#include "app/cli/list_alerts.h"
#include "app/cli/list_changes.h"
#include "app/cli/list_costs.h"
#include "app/cli/list_providers.h"
#include "models/insight/kube_columns.h"
#include "models/runbook/library.h"
#include "models/text/format.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

struct Draft
{
    std::vector<std::string> cells;
    Json json;
    std::string order;
};

bool inPlace(const ListScope& scope, const ObjectKey& key)
{
    return scope.fits("cluster", key.cluster.view()) && scope.fits("namespace", key.ns.view());
}

template <class Row>
bool inScope(const ListScope& scope, const Row& row)
{
    return inPlace(scope, row.key) && scope.admits(row);
}

Json orNull(Atom atom)
{
    return atom.empty() ? Json() : Json(atom.str());
}

Listing finish(std::vector<std::string> columns, std::vector<Draft> drafts)
{
    std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return a.order < b.order;
    });
    Listing out{std::move(columns), {}};
    for (Draft& draft : drafts)
        out.rows.push_back({std::move(draft.cells), draft.json.dump()});
    return out;
}

Json base(const ObjectKey& key, World created)
{
    Json out{{"cluster", key.cluster.str()},
             {"name", key.name},
             {"age", created == World{} ? Json() : Json(formatTime(created))}};
    if (!key.ns.empty())
        out["namespace"] = key.ns.str();
    return out;
}

std::string orderOf(const ObjectKey& key)
{
    return key.ns.str() + '\1' + key.name + '\1' + key.cluster.str() + '\1' + key.kind.str();
}

Json measured(int64_t value)
{
    return value < 0 ? Json() : Json(value);
}

Listing pods(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        if (!inScope(scope, pod))
            return;
        const PodCells cells = podCells(pod, now);
        Json json = base(pod.key, pod.created);
        json["ready"] = pod.readyContainers;
        json["containers"] = pod.totalContainers;
        json["status"] = pod.status.str();
        json["restarts"] = pod.restarts;
        json["node"] = pod.node.str();
        json["ip"] = pod.ip;
        json["tenant"] = orNull(scope.belongings.tenantOf(pod));
        json["cpuMillicores"] = measured(pod.cpuUsage);
        json["memoryBytes"] = measured(pod.memoryUsage);
        json["text"] = {{"ready", cells.ready}, {"restarts", cells.restarts}, {"age", cells.age}};
        drafts.push_back(
            {{pod.key.ns.str(), cells.name, cells.ready, cells.status, cells.restarts, cells.age},
             std::move(json),
             orderOf(pod.key)});
    });
    return finish({"NAMESPACE", "NAME", "READY", "STATUS", "RESTARTS", "AGE"}, std::move(drafts));
}

Listing nodes(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    hub.nodes().forEach([&](Slot, const KubeNode& node) {
        if (!inScope(scope, node))
            return;
        const NodeCells cells = nodeCells(node, now);
        Json json = base(node.key, node.created);
        json["status"] = node.status;
        json["roles"] = node.roles;
        json["version"] = node.version;
        json["pool"] = node.pool.str();
        json["cpuMillicores"] = measured(node.cpuUsage);
        json["memoryBytes"] = measured(node.memoryUsage);
        json["text"] = {{"age", cells.age}};
        drafts.push_back({{cells.name, cells.status, cells.roles, cells.age, cells.version},
                          std::move(json),
                          orderOf(node.key)});
    });
    return finish({"NAME", "STATUS", "ROLES", "AGE", "VERSION"}, std::move(drafts));
}

Listing workloads(const Hub& hub, const ListScope& scope, const std::string& kind)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    hub.workloads().forEach([&](Slot, const Workload& row) {
        if (!inScope(scope, row) || (!kind.empty() && row.key.kind.view() != kind))
            return;
        const WorkloadCells cells = workloadCells(row, now);
        Json json = base(row.key, row.created);
        json["kind"] = row.key.kind.str();
        json["desired"] = row.desired;
        json["current"] = row.current;
        json["ready"] = row.ready;
        json["upToDate"] = row.updated;
        json["available"] = row.available;
        json["images"] = row.images;
        json["tenant"] = orNull(scope.belongings.tenantOf(row));
        const Owner owner = scope.belongings.ownerOf(row.key);
        json["owner"] = owner.team.empty() ? Json() : Json(owner.team);
        json["text"] = {{"ready", cells.ready}, {"age", cells.age}};
        std::vector<std::string> shown{row.key.ns.str(), cells.name};
        if (kind == "DaemonSet")
            shown.insert(shown.end(),
                         {cells.desired,
                          cells.current,
                          cells.ready,
                          cells.upToDate,
                          cells.available,
                          cells.nodeSelector,
                          cells.age});
        else if (kind == "StatefulSet")
            shown.insert(shown.end(), {cells.ready, cells.age});
        else if (kind == "Deployment")
            shown.insert(shown.end(), {cells.ready, cells.upToDate, cells.available, cells.age});
        else
            shown.insert(
                shown.end(),
                {row.key.kind.str(), cells.ready, cells.upToDate, cells.available, cells.age});
        drafts.push_back({std::move(shown), std::move(json), orderOf(row.key)});
    });
    std::vector<std::string> columns{
        "NAMESPACE", "NAME", "KIND", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"};
    if (kind == "DaemonSet")
        columns = {"NAMESPACE",
                   "NAME",
                   "DESIRED",
                   "CURRENT",
                   "READY",
                   "UP-TO-DATE",
                   "AVAILABLE",
                   "NODE SELECTOR",
                   "AGE"};
    else if (kind == "StatefulSet")
        columns = {"NAMESPACE", "NAME", "READY", "AGE"};
    else if (kind == "Deployment")
        columns = {"NAMESPACE", "NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"};
    return finish(std::move(columns), std::move(drafts));
}

Listing namespaces(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    hub.namespaces().forEach([&](Slot, const Namespace& row) {
        if (!inScope(scope, row))
            return;
        const NamespaceCells cells = namespaceCells(row, now);
        Json json = base(row.key, row.created);
        json["status"] = row.phase.str();
        json["tenant"] = orNull(row.tenant);
        json["text"] = {{"age", cells.age}};
        drafts.push_back(
            {{cells.name, cells.status, cells.age}, std::move(json), orderOf(row.key)});
    });
    return finish({"NAME", "STATUS", "AGE"}, std::move(drafts));
}

Listing events(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    hub.events().forEach([&](Slot, const KubeEvent& row) {
        if (!inScope(scope, row))
            return;
        const EventCells cells = eventCells(row, now);
        Json json = base(row.key, row.firstSeen);
        json.erase("age");
        json["lastSeen"] = timeJson(row.lastSeen);
        json["firstSeen"] = timeJson(row.firstSeen);
        json["type"] = row.type.str();
        json["reason"] = row.reason.str();
        json["object"] = row.object;
        json["message"] = row.message;
        json["count"] = row.count;
        json["text"] = {{"lastSeen", cells.lastSeen}};
        drafts.push_back({{row.key.ns.str(),
                           cells.lastSeen,
                           cells.type,
                           cells.reason,
                           cells.object,
                           cells.message},
                          std::move(json),
                          orderOf(row.key)});
    });
    return finish({"NAMESPACE", "LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"},
                  std::move(drafts));
}

Listing slos(const Hub& hub, const ListScope& scope)
{
    std::vector<Draft> drafts;
    hub.slos().forEach([&](Slot, const Slo& slo) {
        if (!scope.admits(slo))
            return;
        Json json = sloJson(slo);
        json["text"] = {{"objective", text::objective(slo.objectiveText).toStdString()},
                        {"sli", text::availability(slo.sli, slo.objective).toStdString()},
                        {"remaining", text::budget(slo.remaining).toStdString()},
                        {"exhaustion", text::exhaustion(slo.exhaustionSeconds).toStdString()}};
        const auto shown = [&](const char* key) { return json["text"][key].get<std::string>(); };
        std::vector<std::string> cells{slo.name,
                                       slo.service,
                                       json["state"].get<std::string>(),
                                       shown("objective"),
                                       shown("sli"),
                                       shown("remaining"),
                                       shown("exhaustion")};
        drafts.push_back(
            {std::move(cells), std::move(json), slo.name + slo.key.id + slo.key.grouping});
    });
    return finish({"NAME", "SERVICE", "STATE", "OBJECTIVE", "SLI", "BUDGET LEFT", "GONE IN"},
                  std::move(drafts));
}

Listing sources(const Hub& hub)
{
    const World now = hub.clock().world();
    std::vector<Draft> drafts;
    for (const SourceStatus& source : hub.sources())
        drafts.push_back({{source.id.str(), source.type, toString(source.state)},
                          sourceJson(source, now),
                          source.id.str()});
    return finish({"ID", "TYPE", "STATE"}, std::move(drafts));
}

Listing findings(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    Listing out{{"SEVERITY", "CHECK", "SUBJECT", "SINCE", "SENTENCE"}, {}};
    for (const Finding& finding : hub.findings()) { // worst first, as the hub has them
        if (!inPlace(scope, finding.object) || !scope.admits(finding))
            continue;
        Json json = findingJson(finding);
        json["text"] = {{"since", text::age(finding.since, now).toStdString()}};
        out.rows.push_back({{toString(finding.severity),
                             finding.check,
                             finding.subject,
                             text::age(finding.since, now).toStdString(),
                             finding.sentence},
                            json.dump()});
    }
    return out;
}

Listing runbooks(Session& session)
{
    std::vector<Draft> drafts;
    const runbook::EstateFacts estate = session.runbookFacts();
    const auto library = runbook::scanLibrary(session.runbookFolders(),
                                              runbook::defaultRunsDir(),
                                              session.clock().world(),
                                              &estate,
                                              runbook::Reviews::FromGit);
    for (const auto& entry : library.entries) {
        Json json{{"id", entry.id},
                  {"title", entry.title},
                  {"file", entry.file},
                  {"team", entry.team},
                  {"errors", entry.errors},
                  {"warnings", entry.warnings},
                  {"startable", entry.startable()},
                  {"stale", entry.stale.empty() ? Json() : Json(entry.stale)},
                  {"lastDrill", entry.lastDrill ? timeJson(*entry.lastDrill) : Json()},
                  {"lastSuccess", entry.lastSuccess ? timeJson(*entry.lastSuccess) : Json()}};
        const char* state = !entry.startable() ? "cannot-start"
            : entry.stale.empty()              ? "ready"
                                               : "stale";
        drafts.push_back({{entry.id, entry.title, entry.team, state}, std::move(json), entry.id});
    }
    return finish({"ID", "TITLE", "OWNER", "STATE"}, std::move(drafts));
}

} // namespace

const std::vector<std::string>& listTopics()
{
    static const std::vector<std::string> topics{
        "nodes",       "pods",     "namespaces", "workloads",      "deployments", "statefulsets",
        "daemonsets",  "events",   "runs",       "ci-deployments", "slos",        "alerts",
        "silences",    "pages",    "oncall",     "sources",        "findings",    "costs",
        "allocations", "runbooks", "changes",    "providers"};
    return topics;
}

namespace {

// Which keys of --scope say something about a topic.
std::vector<std::string> keysOf(const std::string& topic)
{
    if (topic == "runs" || topic == "ci-deployments")
        return {"source", "repository", "environment", "tenant"};
    if (topic == "slos" || topic == "allocations")
        return {"cluster", "namespace", "tenant"};
    for (const char* whole :
         {"silences", "pages", "oncall", "sources", "costs", "runbooks", "providers"}) {
        if (topic == whole) // their rows name no tenant: they would not be narrowed
            return {"cluster", "namespace"};
    }
    return {"cluster", "namespace", "tenant"};
}

Error unknownKey(const std::string& topic, const std::string& key)
{
    const auto known = keysOf(topic);
    std::string words;
    for (size_t i = 0; i < known.size(); ++i)
        words += (i == 0 ? "" : i + 1 < known.size() ? ", " : " and ") + known[i];
    return {ErrorKind::Misconfigured,
            "--scope knows " + words + " for " + topic + ", not \"" + key + "\"",
            0,
            {},
            {}};
}

} // namespace

Status checkScope(const std::string& topic, const std::map<std::string, std::string>& keys)
{
    const auto known = keysOf(topic);
    for (const auto& [key, value] : keys) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return unknownKey(topic, key);
    }
    return {};
}

Result<Listing> listTopic(Session& session,
                          const std::string& topic,
                          const std::map<std::string, std::string>& keys)
{
    if (const Status fine = checkScope(topic, keys); !fine)
        return fine.error();
    const Hub& hub = session.hub();
    const Belongings belongings(hub, belongingRules(session.estate()));
    const ListScope scope{keys, belongings};
    if (topic == "pods")
        return pods(hub, scope);
    if (topic == "nodes")
        return nodes(hub, scope);
    if (topic == "namespaces")
        return namespaces(hub, scope);
    if (topic == "workloads")
        return workloads(hub, scope, "");
    if (topic == "deployments")
        return workloads(hub, scope, "Deployment");
    if (topic == "statefulsets")
        return workloads(hub, scope, "StatefulSet");
    if (topic == "daemonsets")
        return workloads(hub, scope, "DaemonSet");
    if (topic == "events")
        return events(hub, scope);
    if (topic == "runs")
        return listRuns(hub, scope);
    if (topic == "ci-deployments")
        return listDeployments(hub, scope);
    if (topic == "slos")
        return slos(hub, scope);
    if (topic == "alerts")
        return listAlerts(hub, scope);
    if (topic == "silences")
        return listSilences(hub);
    if (topic == "pages")
        return listPages(hub);
    if (topic == "oncall")
        return listOnCall(hub);
    if (topic == "sources")
        return sources(hub);
    if (topic == "findings")
        return findings(hub, scope);
    if (topic == "costs")
        return listCosts(hub);
    if (topic == "allocations")
        return listAllocations(hub, scope);
    if (topic == "providers")
        return listProviders(hub);
    if (topic == "changes") {
        session.changes().catchUp();
        return listChanges(session.changes(), scope);
    }
    return runbooks(session);
}

std::vector<std::string> tenantNames(Session& session)
{
    std::vector<std::string> out;
    for (const TenantSeen& one :
         Belongings(session.hub(), belongingRules(session.estate())).tenants())
        out.push_back(one.name);
    return out;
}

} // namespace mw::cli
