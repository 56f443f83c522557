// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/belongings_index.h"

#include "models/insight/change_rules.h"

#include <algorithm>
#include <array>

namespace mw {
namespace {

// Where the pods stand is looked up at most so often: they are many and change all the time.
constexpr auto lookEvery = std::chrono::seconds(1);

// "agent-runtime-5c7d9f" is of agent-runtime.
std::string withoutTail(const std::string& name)
{
    const size_t dash = name.rfind('-');
    return dash == std::string::npos || dash == 0 ? name : name.substr(0, dash);
}

} // namespace

BelongingsIndex::BelongingsIndex(const Hub& hub) : m_hub(hub)
{
    const auto changed = [this] { m_dirty = true; };
    QObject::connect(&hub.namespaces(), &TopicSignals::changed, &m_connections, changed);
    QObject::connect(&hub.workloads(), &TopicSignals::changed, &m_connections, changed);
    QObject::connect(
        &hub.pods(), &TopicSignals::changed, &m_connections, [this] { m_podsDirty = true; });
}

Atom BelongingsIndex::tenantOf(Atom own, const ObjectKey& key) const
{
    if (!own.empty())
        return own;
    const auto found = m_namespaces.find({key.cluster, key.ns});
    return found == m_namespaces.end() ? Atom() : found->second.tenant;
}

void BelongingsIndex::read() const
{
    if (!m_dirty)
        return;
    m_dirty = false;
    m_podsDirty = true;
    Namespaces namespaces;
    Services services;
    m_known.clear();
    m_hub.namespaces().forEach([&](Slot, const Namespace& row) {
        namespaces[{row.key.cluster, Atom(row.key.name)}] = {row.tenant, row.team};
        m_known.insert(row.key.cluster);
    });
    std::swap(namespaces, m_namespaces);
    const auto first = [](Atom& into, Atom other) {
        if (!other.empty() && (into.empty() || other < into))
            into = other;
    };
    std::set<std::string> shared;
    m_hub.workloads().forEach([&](Slot, const Workload& row) {
        m_known.insert(row.key.cluster);
        if (row.service.empty())
            return;
        const auto [it, fresh] = services.try_emplace(row.service.str());
        Service& service = it->second;
        const Atom tenant = tenantOf(row.tenant, row.key);
        if (fresh)
            service.tenant = tenant;
        else if (!(service.tenant == tenant))
            shared.insert(row.service.str());
        first(service.team, row.team);
        if (const auto ns = m_namespaces.find({row.key.cluster, row.key.ns});
            ns != m_namespaces.end())
            first(service.namespaceTeam, ns->second.team);
    });
    for (const std::string& name : shared)
        services[name].tenant = {};
    std::swap(services, m_services);
    if (namespaces != m_namespaces || services != m_services)
        ++m_revision;
}

// Clusters the tenant has something in, and nodes below its pods.
void BelongingsIndex::look(const std::string& tenant) const
{
    read();
    const bool same = m_looked && tenant == m_tenant;
    const Monotonic now = m_hub.clock().monotonic();
    if (same && (!m_podsDirty || now - m_lookedAt < lookEvery))
        return;
    m_podsDirty = false;
    m_looked = true;
    m_lookedAt = now;
    m_tenant = tenant;
    std::set<Atom> clusters;
    Nodes places, nodes;
    m_hub.namespaces().forEach([&](Slot, const Namespace& row) {
        if (row.tenant.view() == tenant)
            clusters.insert(row.key.cluster);
    });
    m_hub.workloads().forEach([&](Slot, const Workload& row) {
        if (tenantOf(row.tenant, row.key).view() != tenant)
            return;
        clusters.insert(row.key.cluster);
        places.emplace(row.key.cluster, row.key.ns.str());
    });
    m_hub.pods().forEach([&](Slot, const Pod& row) {
        if (tenantOf(row.tenant, row.key).view() != tenant)
            return;
        clusters.insert(row.key.cluster);
        places.emplace(row.key.cluster, row.key.ns.str());
        if (!row.node.empty())
            nodes.emplace(row.key.cluster, row.node.str());
    });
    if (clusters == m_clusters && places == m_places && nodes == m_nodes)
        return;
    m_places = std::move(places);
    m_clusters = std::move(clusters);
    m_nodes = std::move(nodes);
    ++m_revision;
}

const BelongingsIndex::Labels& BelongingsIndex::ofNamespace(Atom cluster, Atom ns) const
{
    static const Labels none;
    read();
    const auto found = m_namespaces.find({cluster, ns});
    return found == m_namespaces.end() ? none : found->second;
}

bool BelongingsIndex::isNamespaceOf(const std::string& tenant, Atom ns) const
{
    read();
    return std::any_of(m_known.begin(), m_known.end(), [&](Atom cluster) {
        const auto found = m_namespaces.find({cluster, ns});
        return found != m_namespaces.end() && found->second.tenant.view() == tenant;
    });
}

const BelongingsIndex::Service& BelongingsIndex::ofService(const std::string& service) const
{
    static const Service none;
    read();
    const auto found = m_services.find(service);
    return found == m_services.end() ? none : found->second;
}

const Pod* BelongingsIndex::pod(const ObjectKey& object) const
{
    if (!object.kind.empty() && object.kind.view() != "Pod")
        return nullptr;
    const auto slot = m_hub.pods().find({object.cluster, Atom("Pod"), object.ns, object.name});
    return slot ? &m_hub.pods().row(*slot) : nullptr;
}

const Workload* BelongingsIndex::workload(const ObjectKey& object) const
{
    const std::string_view kind = object.kind.view();
    std::vector<std::string> names{object.name};
    if (kind == "Pod") {
        names = {workloadOfPod(object.name)};
        // One that is there says it itself: "ReplicaSet/agent-runtime-5c7d9f".
        if (const Pod* there = pod(object); there && !there->owner.empty()) {
            const std::string owner = there->owner.str();
            const std::string name = owner.substr(owner.find('/') + 1);
            names.push_back(owner.starts_with("ReplicaSet/") ? withoutTail(name) : name);
        }
    }
    if (kind == "ReplicaSet" || kind == "Job" || kind == "ControllerRevision")
        names = {withoutTail(object.name)};
    else if (kind.empty())
        names.push_back(workloadOfPod(object.name));
    for (const std::string& name : names) {
        for (const char* one : {"Deployment", "StatefulSet", "DaemonSet"}) {
            const auto slot = m_hub.workloads().find({object.cluster, Atom(one), object.ns, name});
            if (slot)
                return &m_hub.workloads().row(*slot);
        }
    }
    return nullptr;
}

bool BelongingsIndex::knows(Atom cluster) const
{
    read();
    return m_known.contains(cluster);
}

bool BelongingsIndex::livesIn(const std::string& tenant, Atom cluster) const
{
    look(tenant);
    return m_clusters.contains(cluster);
}

bool BelongingsIndex::livesIn(const std::string& tenant, Atom cluster, const std::string& ns) const
{
    look(tenant);
    return m_places.contains({cluster, ns});
}

bool BelongingsIndex::standsOn(const std::string& tenant,
                               Atom cluster,
                               const std::string& node) const
{
    look(tenant);
    return m_nodes.contains({cluster, node});
}

std::vector<TenantSeen> BelongingsIndex::tenants() const
{
    read();
    std::map<Atom, size_t> pods;
    m_hub.namespaces().forEach([&](Slot, const Namespace& row) { pods[row.tenant]; });
    m_hub.workloads().forEach(
        [&](Slot, const Workload& row) { pods[tenantOf(row.tenant, row.key)]; });
    m_hub.pods().forEach([&](Slot, const Pod& row) { ++pods[tenantOf(row.tenant, row.key)]; });
    pods.erase(Atom());
    std::vector<TenantSeen> out;
    out.reserve(pods.size());
    for (const auto& [name, count] : pods)
        out.push_back({name.str(), count});
    return out;
}

uint64_t BelongingsIndex::revision(const std::string& tenant) const
{
    if (!tenant.empty())
        look(tenant);
    else
        read();
    return m_revision;
}

} // namespace mw
