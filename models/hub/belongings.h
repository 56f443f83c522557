// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose things are: which tenant they serve and which team answers for them, by the estate's labels
// and its file. A row's own label says it, else its namespace's; what neither names is shared by
// all tenants. Reads the hub; GUI thread.
//
// What a tenant's scope shows (admits): of pods, workloads and events its own alone; the namespaces
// it has something in and the nodes its pods stand on. Of everything that says how well things are
// or what happened to them (findings, alerts, SLOs, deliveries, changes) its own and what is shared
// where it lives: that hits this tenant too. What is another tenant's is never shown.
#pragma once

#include "models/hub/hub.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw {

struct Change;

// What the estate says of it.
struct BelongingRules
{
    std::string tenantLabel = "tenant"; // as Kubernetes writes it
    std::map<std::string, std::string> owners; // service → team
    std::map<std::string, std::string> contacts; // team → how to reach it
};
BelongingRules belongingRules(const Estate& estate);

struct Owner
{
    enum class Said { Nobody, Estate, Workload, Namespace };
    std::string team; // empty: none is named
    std::string contact; // empty: the estate names no way to reach it
    Said said = Said::Nobody;
    bool operator==(const Owner&) const = default;
};

struct TenantSeen
{
    std::string name;
    size_t pods = 0;
    bool operator==(const TenantSeen&) const = default;
};

class Belongings
{
public:
    Belongings(const Hub& hub, BelongingRules rules);
    ~Belongings();
    const BelongingRules& rules() const { return m_rules; }

    // Empty: shared.
    Atom tenantOf(const Pod& row) const;
    Atom tenantOf(const Workload& row) const;
    Atom tenantOf(const Namespace& row) const;
    Atom tenantOf(const KubeEvent& row) const;
    Atom tenantOf(const ObjectKey& object) const; // also one that is gone: by its workload
    Atom tenantOf(const Alert& row) const;
    Atom tenantOf(const Slo& row) const;
    Atom tenantOf(const Finding& row) const;
    Atom tenantOfService(const std::string& service) const; // of all its workloads

    // Is it in the scope of this tenant? Everything is in an empty one.
    bool admits(const std::string& tenant, const Pod& row) const;
    bool admits(const std::string& tenant, const Workload& row) const;
    bool admits(const std::string& tenant, const Namespace& row) const;
    bool admits(const std::string& tenant, const KubeEvent& row) const;
    bool admits(const std::string& tenant, const KubeNode& row) const;
    bool admits(const std::string& tenant, const Finding& row) const;
    bool admits(const std::string& tenant, const Alert& row) const;
    bool admits(const std::string& tenant, const Shout& row) const;
    bool admits(const std::string& tenant, const Slo& row) const;
    bool admits(const std::string& tenant, const PipelineRun& row) const;
    bool admits(const std::string& tenant, const Deployment& row) const;
    bool admits(const std::string& tenant, const Change& row) const;
    // Can this kind of allocation be narrowed? By namespace and by the tenant's label.
    bool narrows(Atom aggregate) const;
    bool admits(const std::string& tenant, Atom aggregate, Atom name) const;

    // Tenants that something in the clusters names, by name.
    std::vector<TenantSeen> tenants() const;
    // Another number when rows may have come into or gone out of the scope of this tenant although
    // they themselves did not change. At most once a second, so that it may be asked all the time.
    uint64_t revision(const std::string& tenant) const;

    Owner ownerOf(const ObjectKey& object) const; // of a pod: its workload's
    Owner ownerOf(const Alert& row) const; // of its service, else of the object it speaks of
    Owner ownerOfService(const std::string& service) const;

private:
    struct Private;
    bool sharedAdmits(const std::string& tenant, const ObjectKey& object) const;
    Owner named(const std::string& team, Owner::Said said) const;
    BelongingRules m_rules;
    std::unique_ptr<Private> d;
};

} // namespace mw
