// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/watch_facts.h"

#include "models/insight/change_rules.h"
#include "models/insight/pod_logs.h"
#include "models/insight/seen_parts.h"
#include "models/insight/slo_findings.h"
#include "models/text/change_sentences.h"
#include "widgets/controls/signal_scope.h"

#include <algorithm>

namespace mw::watch {
namespace {

bool isProduction(const ScopeState& scope, const std::string& cluster)
{
    const ScopeEnvironment* environment = scope.environmentOf(cluster);
    if (!environment)
        return true; // not known: the careful answer
    const std::string& kind = environment->kind;
    return kind != "staging" && kind != "dev" && kind != "drill";
}

bool isOf(const Pod& pod, const FocusPages& focus)
{
    const bool ours
        = pod.service.view() == focus.object || workloadOfPod(pod.key.name) == focus.object;
    return ours && (focus.cluster.empty() || pod.key.cluster == focus.cluster)
        && (focus.ns.empty() || pod.key.ns == focus.ns);
}

// What the scope's tenant has to do with; watchNeeds and watchMatrix take the hub's own lists where
// there is no tenant.
template <class Row>
const std::vector<Row>&
ofTenant(const PaneContext& context, const std::vector<Row>& all, std::vector<Row>& kept)
{
    if (context.scope.scope().tenant.empty())
        return all;
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Row& row) {
        return inTenant(context, row);
    });
    return kept;
}

template <class Row>
const std::vector<Row>&
ofScope(const PaneContext& context, const std::vector<Row>& all, std::vector<Row>& kept)
{
    const Scope& scope = context.scope.scope();
    if (scope.environment.empty() && scope.region.empty() && scope.cluster.empty()
        && scope.tenant.empty())
        return all;
    const std::vector<SourceStatus> sources = context.hub.sources();
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Row& row) {
        return inTenant(context, row) && inScope(context.scope, sources, row);
    });
    return kept;
}

} // namespace

std::vector<Slo> leanSlos(const Hub& hub)
{
    std::vector<Slo> out;
    hub.slos().forEach([&out](Slot, const Slo& slo) {
        Slo lean;
        lean.key = slo.key;
        lean.name = slo.name;
        lean.service = slo.service;
        lean.state = slo.state;
        lean.burns = slo.burns;
        lean.remaining = slo.remaining;
        lean.exhaustionSeconds = slo.exhaustionSeconds;
        out.push_back(std::move(lean));
    });
    return out;
}

WatchVerdict verdictOf(const Hub& hub)
{
    return watchVerdict(hub.findings(), hub.sources(), leanSlos(hub), hub.clock().world());
}

std::vector<NeedRow> needsOf(const PaneContext& context)
{
    const Hub& hub = context.hub;
    const ScopeState& scope = context.scope;
    const std::vector<Page> pages = hub.topic<Page>().rows();
    std::vector<Finding> findings;
    std::vector<Shout> shouts;
    std::vector<NeedRow> rows = watchNeeds(
        {ofScope(context, hub.findings(), findings),
         ofScope(context, hub.shouts(), shouts),
         pages,
         [&scope](const std::string& cluster) { return isProduction(scope, cluster); }});
    std::erase_if(rows, [&scope](const NeedRow& row) {
        return !row.cluster.empty() && scope.environmentOf(row.cluster.str())
            && !scope.admitsCluster(row.cluster.str());
    });
    return rows;
}

Matrix matrixOf(const PaneContext& context, const ReadyReport* ready)
{
    const Hub& hub = context.hub;
    const ScopeState& scope = context.scope;
    std::vector<Finding> findings;
    std::vector<Shout> shouts;
    std::vector<MatrixPlace> places;
    for (const ScopeEnvironment& one : scope.environments()) {
        if (scope.admitsEnvironment(one.name))
            places.push_back({one.name, one.region, one.clusters});
    }
    std::vector<std::string> sloSources;
    hub.slos().forEach(
        [&sloSources](Slot, const Slo& slo) { sloSources.push_back(slo.key.source.str()); });
    std::set<std::string> stateful;
    const Atom kind("StatefulSet");
    Atom last;
    hub.workloads().forEach([&](Slot, const Workload& row) {
        if (row.key.kind != kind || row.key.cluster == last)
            return;
        last = row.key.cluster;
        stateful.insert(last.str());
    });
    const auto& alerts = hub.topic<Alert>();
    const std::vector<SourceStatus> sources = hub.sources();
    return watchMatrix({places,
                        sources,
                        ofTenant(context, hub.findings(), findings),
                        hub.checks(),
                        ofTenant(context, hub.shouts(), shouts),
                        std::move(sloSources),
                        std::move(stateful),
                        [&alerts](const SourceKey& key) {
                            const auto slot = alerts.find(key);
                            return slot ? &alerts.row(*slot) : nullptr;
                        },
                        ready});
}

std::vector<Change>
changesIn(const PaneContext& context, const ChangeLog& log, World from, World to)
{
    std::vector<Change> out = log.between(from, to);
    std::erase_if(out, [&](const Change& change) { return !inTenant(context, change); });
    return out;
}

Owner ownerOf(const PaneContext& context, const NeedRow& row)
{
    const Belongings* whose = context.belongings;
    if (!whose)
        return {};
    const auto& findings = context.hub.findings();
    const auto finding = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) {
        return !row.findingId.empty() && one.id == row.findingId;
    });
    Owner owner = whose->ownerOfService(row.object);
    if (owner.team.empty() && finding != findings.end())
        owner = whose->ownerOf(finding->object);
    const auto& alerts = context.hub.topic<Alert>();
    if (const auto slot = alerts.find(row.alert); owner.team.empty() && slot)
        owner = whose->ownerOf(alerts.row(*slot));
    return owner;
}

Tonight tonightOf(const Hub& hub)
{
    return watchTonight(
        hub.topic<OnCallShift>().rows(), hub.topic<Silence>().rows(), hub.clock().world());
}

Sight sightOf(const Hub& hub, const char* type, const char* part)
{
    Sight out;
    for (const SourceStatus& source : hub.sources()) {
        if (source.type != type || source.state == SourceState::Disabled)
            continue;
        ++out.asked;
        const bool hidden
            = std::any_of(source.parts.begin(), source.parts.end(), [part](const PartStatus& one) {
                  return one.part == part && notSeen(one);
              });
        if (source.state == SourceState::Live && !hidden)
            ++out.seen;
        else
            out.unseen += (out.unseen.empty() ? "" : ", ") + source.id.str();
    }
    return out;
}

std::optional<Quiet> quietOf(const ChangeLog& log)
{
    std::optional<Quiet> out;
    for (const Change& change : log.all()) {
        const bool lane = change.lane == ClockLane::Users || change.lane == ClockLane::Alerts
            || change.lane == ClockLane::Cluster;
        const bool wrong
            = change.severity == Severity::Warning || change.severity == Severity::Critical;
        if (!lane || !wrong)
            continue;
        if (change.open)
            return std::nullopt;
        const World end = std::max(change.at, change.until);
        if (!out || end > out->since)
            out = Quiet{end, text::sentence(change).toStdString(), change.at};
    }
    return out;
}

std::optional<TenantsTouched> tenantsTouched(const PaneContext& context,
                                             const WatchVerdict& verdict)
{
    const Belongings* whose = context.belongings;
    const Hub& hub = context.hub;
    const auto& findings = hub.findings();
    const auto worst = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) {
        return !verdict.findingId.empty() && one.id == verdict.findingId;
    });
    const size_t all = whose ? whose->tenants().size() : 0;
    if (all < 2 || worst == findings.end())
        return std::nullopt;
    std::set<std::string> touched;
    const auto add = [&touched](Atom tenant) {
        if (!tenant.empty())
            touched.insert(tenant.str());
    };
    if (worst->check == "SLO") {
        bool told = false; // the SLO is kept tenant by tenant
        std::string service;
        hub.slos().forEach([&](Slot, const Slo& slo) {
            const std::string id = sloFindingId(slo);
            if (worst->id == id || worst->id.starts_with(id + ":"))
                service = slo.service;
        });
        if (service.empty())
            return std::nullopt;
        hub.slos().forEach([&](Slot, const Slo& slo) {
            if (slo.service != service || slo.key.grouping.empty() || whose->tenantOf(slo).empty())
                return;
            told = true;
            if (slo.state == Slo::State::Critical || slo.state == Slo::State::Warning)
                add(whose->tenantOf(slo));
        });
        bool shared = false;
        hub.pods().forEach([&](Slot, const Pod& pod) {
            if (told || shared || pod.service.view() != service)
                return;
            const Atom tenant = whose->tenantOf(pod);
            shared = tenant.empty();
            if (podFails(pod))
                add(tenant);
        });
        if (shared)
            return std::nullopt;
    } else if (worst->object.kind.view() == "Node") {
        hub.pods().forEach([&](Slot, const Pod& pod) {
            if (pod.key.cluster == worst->object.cluster && pod.node.view() == worst->object.name)
                add(whose->tenantOf(pod));
        });
    } else {
        add(whose->tenantOf(*worst));
    }
    if (touched.empty())
        return std::nullopt;
    return TenantsTouched{touched.size(), all};
}

std::set<std::string> nodesBelow(const Hub& hub, const FocusPages& focus)
{
    std::set<std::string> out;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        if (!pod.node.empty() && isOf(pod, focus))
            out.insert(pod.node.str());
    });
    return out;
}

std::set<std::string> changesOfNodes(const ChangeLog& log,
                                     const std::vector<Change>& changes,
                                     Atom cluster,
                                     const std::set<std::string>& nodes)
{
    std::set<std::string> out;
    for (const Change& change : changes) {
        const bool here = cluster.empty() || change.object.cluster == cluster;
        const bool ofNodes = change.id.starts_with("node:") || change.object.kind.view() == "Node";
        if (!here || !ofNodes)
            continue;
        const std::vector<std::string> members = log.membersOf(change.id);
        if (nodes.count(change.object.name) > 0
            || std::any_of(members.begin(), members.end(), [&](const std::string& one) {
                   return nodes.count(one) > 0;
               }))
            out.insert(change.id);
    }
    return out;
}

std::vector<ObjectKey> failingPods(const Hub& hub, const FocusPages& focus)
{
    std::vector<ObjectKey> out;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        if (podFails(pod) && isOf(pod, focus))
            out.push_back(pod.key);
    });
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace mw::watch
