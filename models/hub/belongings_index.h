// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Belongings looks up: made from the hub's rows when it is asked after they have changed.
// Private to it. GUI thread.
#pragma once

#include "models/hub/belongings.h"

#include <QObject>
#include <set>
#include <unordered_map>

namespace mw {

class BelongingsIndex
{
public:
    struct Labels
    {
        Atom tenant, team;
        bool operator==(const Labels&) const = default;
    };
    struct Service
    {
        Atom tenant; // of all of its workloads; empty: several, or some have none
        Atom team, namespaceTeam; // the first by name where they differ
        bool operator==(const Service&) const = default;
    };

    explicit BelongingsIndex(const Hub& hub);

    const Labels& ofNamespace(Atom cluster, Atom ns) const;
    bool isNamespaceOf(const std::string& tenant, Atom ns) const; // in any cluster
    const Service& ofService(const std::string& service) const;
    const Pod* pod(const ObjectKey& object) const;
    // It, or the one it is of: of a pod, a ReplicaSet, also of one that is gone.
    const Workload* workload(const ObjectKey& object) const;
    bool knows(Atom cluster) const;
    bool livesIn(const std::string& tenant, Atom cluster) const;
    bool livesIn(const std::string& tenant, Atom cluster, const std::string& ns) const;
    bool standsOn(const std::string& tenant, Atom cluster, const std::string& node) const;
    std::vector<TenantSeen> tenants() const;
    uint64_t revision(const std::string& tenant) const;

private:
    struct PlaceHash
    {
        size_t operator()(const std::pair<Atom, Atom>& place) const noexcept
        {
            return std::hash<Atom>{}(place.first) * 31 + std::hash<Atom>{}(place.second);
        }
    };
    using Namespaces = std::unordered_map<std::pair<Atom, Atom>, Labels, PlaceHash>;
    using Services = std::unordered_map<std::string, Service>;
    using Nodes = std::set<std::pair<Atom, std::string>>;

    void read() const;
    void look(const std::string& tenant) const;
    Atom tenantOf(Atom own, const ObjectKey& key) const;

    const Hub& m_hub;
    mutable bool m_dirty = true, m_podsDirty = true;
    mutable Namespaces m_namespaces;
    mutable Services m_services;
    mutable std::set<Atom> m_known;
    // Of the tenant asked for last: one scope is looked at at a time.
    mutable std::string m_tenant;
    mutable bool m_looked = false;
    mutable Monotonic m_lookedAt{};
    mutable std::set<Atom> m_clusters;
    mutable Nodes m_places, m_nodes; // namespaces with something of it; nodes below its pods
    mutable uint64_t m_revision = 0;
    QObject m_connections; // ends them
};

} // namespace mw
