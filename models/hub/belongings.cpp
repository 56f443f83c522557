// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/belongings.h"

#include "models/hub/belongings_index.h"
#include "models/insight/alert_labels.h"
#include "models/insight/change_rules.h"
#include "models/insight/slo_findings.h"

#include <algorithm>

namespace mw {
namespace {

// Its value in "cluster=eu,tenant=a".
std::string_view groupingValue(std::string_view grouping, std::string_view label)
{
    while (!grouping.empty()) {
        const size_t comma = grouping.find(',');
        const std::string_view pair = grouping.substr(0, comma);
        if (pair.size() > label.size() && pair.starts_with(label) && pair[label.size()] == '=')
            return pair.substr(label.size() + 1);
        grouping
            = comma == std::string_view::npos ? std::string_view{} : grouping.substr(comma + 1);
    }
    return {};
}

// What kube-state-metrics calls an object of which an alert speaks; the most telling first.
ObjectKey objectOf(const Alert& row)
{
    ObjectKey out;
    out.cluster = row.cluster;
    out.ns = Atom(labelOf(row.labels, "namespace"));
    const std::pair<const char*, const char*> kinds[]{{"deployment", "Deployment"},
                                                      {"statefulset", "StatefulSet"},
                                                      {"daemonset", "DaemonSet"},
                                                      {"replicaset", "ReplicaSet"},
                                                      {"pod", "Pod"}};
    for (const auto& [label, kind] : kinds) {
        if (const auto name = labelOf(row.labels, label); !name.empty() && !out.ns.empty()) {
            out.kind = Atom(kind);
            out.name = name;
            return out;
        }
    }
    if (const auto node = labelOf(row.labels, "node"); out.ns.empty() && !node.empty()) {
        out.kind = Atom("Node");
        out.name = node;
    } else if (!out.ns.empty()) {
        out.name = row.service;
    }
    return out;
}

} // namespace

BelongingRules belongingRules(const Estate& estate)
{
    BelongingRules out{estate.tenantLabel, {}, estate.contacts};
    for (const EstateService& service : estate.services) {
        if (!service.owner.empty())
            out.owners.emplace(service.name, service.owner);
    }
    return out;
}

struct Belongings::Private
{
    Private(const Hub& theHub, const std::string& label)
        : hub(theHub), index(theHub), prometheusLabel(asPrometheusLabel(label))
    {
    }
    const Hub& hub;
    BelongingsIndex index;
    std::string prometheusLabel;
};

Belongings::Belongings(const Hub& hub, BelongingRules rules)
    : m_rules(std::move(rules)), d(std::make_unique<Private>(hub, m_rules.tenantLabel))
{
}

Belongings::~Belongings() = default;

Atom Belongings::tenantOf(const Pod& row) const
{
    return row.tenant.empty() ? d->index.ofNamespace(row.key.cluster, row.key.ns).tenant
                              : row.tenant;
}

Atom Belongings::tenantOf(const Workload& row) const
{
    return row.tenant.empty() ? d->index.ofNamespace(row.key.cluster, row.key.ns).tenant
                              : row.tenant;
}

Atom Belongings::tenantOf(const Namespace& row) const
{
    return row.tenant;
}

Atom Belongings::tenantOf(const KubeEvent& row) const
{
    return tenantOf(ObjectKey{row.key.cluster, row.objectKind, row.key.ns, row.objectName});
}

Atom Belongings::tenantOf(const ObjectKey& object) const
{
    const std::string_view kind = object.kind.view();
    if (kind == "Namespace")
        return d->index.ofNamespace(object.cluster, Atom(object.name)).tenant;
    if (object.ns.empty() || kind == "Node")
        return {};
    if (const Pod* pod = d->index.pod(object))
        return tenantOf(*pod);
    if (const Workload* workload = d->index.workload(object))
        return tenantOf(*workload);
    return d->index.ofNamespace(object.cluster, object.ns).tenant;
}

Atom Belongings::tenantOf(const Alert& row) const
{
    for (const std::string& label : {d->prometheusLabel, "label_" + d->prometheusLabel}) {
        if (const auto value = labelOf(row.labels, label); !value.empty())
            return Atom(value);
    }
    const ObjectKey object = objectOf(row);
    if (object.ns.empty() && object.name.empty())
        return tenantOfService(row.service);
    return tenantOf(object);
}

Atom Belongings::tenantOf(const Slo& row) const
{
    const auto named = groupingValue(row.key.grouping, d->prometheusLabel);
    return named.empty() ? tenantOfService(row.service) : Atom(named);
}

Atom Belongings::tenantOf(const Finding& row) const
{
    Atom out;
    if (row.check == "SLO") {
        d->hub.slos().forEach([&](Slot, const Slo& slo) {
            if (sloFindingId(slo) == row.id)
                out = tenantOf(slo);
        });
    } else if (row.check == "SHIP") { // "owner/repository", "owner/repository/environment"
        d->hub.topic<Deployment>().forEach([&](Slot, const Deployment& one) {
            if (out.empty() && (row.subject + "/").starts_with(one.repository.str() + "/"))
                out = tenantOfService(one.service.str());
        });
    } else {
        out = tenantOf(row.object);
    }
    return out;
}

Atom Belongings::tenantOfService(const std::string& service) const
{
    return d->index.ofService(service).tenant;
}

bool Belongings::admits(const std::string& tenant, const Pod& row) const
{
    return tenant.empty() || tenantOf(row).view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Workload& row) const
{
    return tenant.empty() || tenantOf(row).view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Namespace& row) const
{
    if (tenant.empty() || row.tenant.view() == tenant)
        return true;
    // A namespace that tenants share is one that it lives in too.
    return row.tenant.empty() && d->index.livesIn(tenant, row.key.cluster, row.key.name);
}

bool Belongings::admits(const std::string& tenant, const KubeEvent& row) const
{
    if (tenant.empty())
        return true;
    if (row.objectKind.view() == "Node")
        return d->index.standsOn(tenant, row.key.cluster, row.objectName);
    return tenantOf(row).view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const KubeNode& row) const
{
    return tenant.empty() || d->index.standsOn(tenant, row.key.cluster, row.key.name);
}

bool Belongings::sharedAdmits(const std::string& tenant, const ObjectKey& object) const
{
    if (object.kind.view() == "Node")
        return d->index.standsOn(tenant, object.cluster, object.name);
    // What names no cluster of ours hits everybody.
    return !d->index.knows(object.cluster) || d->index.livesIn(tenant, object.cluster);
}

bool Belongings::admits(const std::string& tenant, const Finding& row) const
{
    if (tenant.empty())
        return true;
    if (row.check == "ALERT") {
        for (const Shout& shout : d->hub.shouts()) {
            if (row.id
                == "ALERT:" + shout.cluster.str() + '/' + shout.ns.str() + '/' + shout.object)
                return admits(tenant, shout);
        }
    }
    const Atom own = tenantOf(row);
    return own.empty() ? sharedAdmits(tenant, row.object) : own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Alert& row) const
{
    if (tenant.empty())
        return true;
    const Atom own = tenantOf(row);
    return own.empty() ? sharedAdmits(tenant, objectOf(row)) : own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Shout& row) const
{
    if (tenant.empty())
        return true;
    bool any = false, admitted = false;
    for (const AlertGroup& group : row.groups) {
        for (const SharedAlert& one : group.alerts) {
            const auto slot = d->hub.topic<Alert>().find(one.key);
            any = any || slot;
            admitted = admitted || (slot && admits(tenant, d->hub.topic<Alert>().row(*slot)));
        }
    }
    for (const Finding& one : d->hub.findings()) {
        if (std::find(row.findings.begin(), row.findings.end(), one.id) == row.findings.end())
            continue;
        any = true;
        admitted = admitted || admits(tenant, one);
    }
    if (any)
        return admitted;
    // Somebody was called, and nothing says for whom.
    const Atom own = tenantOf(ObjectKey{row.cluster, {}, row.ns, row.object});
    return own.empty() || own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Slo& row) const
{
    const Atom own = tenant.empty() ? Atom() : tenantOf(row);
    return own.empty() || own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const PipelineRun& row) const
{
    const Atom own = tenant.empty() ? Atom() : tenantOfService(row.service.str());
    return own.empty() || own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Deployment& row) const
{
    const Atom own = tenant.empty() ? Atom() : tenantOfService(row.service.str());
    return own.empty() || own.view() == tenant;
}

bool Belongings::admits(const std::string& tenant, const Change& row) const
{
    if (tenant.empty() || row.lane == ClockLane::Notes || row.lane == ClockLane::Run)
        return true;
    if (row.id.starts_with("alert:") && row.id.rfind(':') > 6) { // alert:FINGERPRINT:SINCE
        const std::string id = row.id.substr(6, row.id.rfind(':') - 6);
        const auto& alerts = d->hub.topic<Alert>();
        if (const auto slot = alerts.find({Atom(row.source.str()), id}))
            return admits(tenant, alerts.row(*slot));
    }
    Atom own = tenantOf(row.object);
    if (own.empty())
        own = tenantOfService(row.service);
    return own.empty() ? sharedAdmits(tenant, row.object) : own.view() == tenant;
}

bool Belongings::narrows(Atom aggregate) const
{
    return aggregate.view() == "namespace" || aggregate.view() == "label:" + m_rules.tenantLabel
        || aggregate.view() == "label:" + d->prometheusLabel;
}

bool Belongings::admits(const std::string& tenant, Atom aggregate, Atom name) const
{
    if (tenant.empty() || !narrows(aggregate))
        return true;
    return aggregate.view() == "namespace" ? d->index.isNamespaceOf(tenant, name)
                                           : name.view() == tenant;
}

std::vector<TenantSeen> Belongings::tenants() const
{
    return d->index.tenants();
}

uint64_t Belongings::revision(const std::string& tenant) const
{
    return d->index.revision(tenant);
}

Owner Belongings::ownerOf(const ObjectKey& object) const
{
    const Workload* workload = d->index.workload(object);
    const Pod* pod = d->index.pod(object);
    const std::string service = workload ? workload->service.str()
        : pod                            ? pod->service.str()
                                         : std::string();
    for (const std::string& name : {service, workload ? workload->key.name : object.name}) {
        if (const auto it = m_rules.owners.find(name); it != m_rules.owners.end())
            return named(it->second, Owner::Said::Estate);
    }
    if (workload && !workload->team.empty())
        return named(workload->team.str(), Owner::Said::Workload);
    const Atom ns = object.kind.view() == "Namespace" ? Atom(object.name) : object.ns;
    return named(d->index.ofNamespace(object.cluster, ns).team.str(), Owner::Said::Namespace);
}

Owner Belongings::ownerOf(const Alert& row) const
{
    const Owner owner = ownerOfService(row.service);
    return owner.team.empty() ? ownerOf(objectOf(row)) : owner;
}

Owner Belongings::ownerOfService(const std::string& service) const
{
    if (const auto it = m_rules.owners.find(service); it != m_rules.owners.end())
        return named(it->second, Owner::Said::Estate);
    const BelongingsIndex::Service& known = d->index.ofService(service);
    return known.team.empty() ? named(known.namespaceTeam.str(), Owner::Said::Namespace)
                              : named(known.team.str(), Owner::Said::Workload);
}

Owner Belongings::named(const std::string& team, Owner::Said said) const
{
    if (team.empty())
        return {};
    const auto contact = m_rules.contacts.find(team);
    return {team, contact == m_rules.contacts.end() ? std::string() : contact->second, said};
}

} // namespace mw
