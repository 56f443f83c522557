// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/quantity.h"
#include "models/sources/kubernetes/decode_impl.h"

#include <set>

namespace mw::kube {
namespace {

constexpr std::string_view rolePrefix = "node-role.kubernetes.io/";

// In the order in which they are believed.
constexpr std::string_view poolLabels[] = {
    "karpenter.sh/nodepool",
    "eks.amazonaws.com/nodegroup",
    "cloud.google.com/gke-nodepool",
    "kubernetes.azure.com/agentpool",
    "agentpool",
    "node.kubernetes.io/nodepool",
    "nodepool",
    "pool",
};

struct NodeLabels
{
    std::set<std::string, std::less<>> roles;
    std::string_view estatePool, zone, oldZone, type, oldType;
    std::string_view pools[std::size(poolLabels)];

    void see(std::string_view key, std::string_view value, const std::string& estateLabel)
    {
        if (key.substr(0, rolePrefix.size()) == rolePrefix) {
            if (key.size() > rolePrefix.size())
                roles.emplace(key.substr(rolePrefix.size()));
        } else if (key == "kubernetes.io/role") {
            if (!value.empty())
                roles.emplace(value);
        } else if (key == "topology.kubernetes.io/zone") {
            zone = value;
        } else if (key == "failure-domain.beta.kubernetes.io/zone") {
            oldZone = value;
        } else if (key == "node.kubernetes.io/instance-type") {
            type = value;
        } else if (key == "beta.kubernetes.io/instance-type") {
            oldType = value;
        }
        if (!estateLabel.empty() && key == estateLabel)
            estatePool = value;
        for (size_t i = 0; i < std::size(poolLabels); ++i) {
            if (key == poolLabels[i])
                pools[i] = value;
        }
    }

    std::string_view pool() const
    {
        if (!estatePool.empty())
            return estatePool;
        for (const std::string_view candidate : pools) {
            if (!candidate.empty())
                return candidate;
        }
        return {};
    }
};

struct Amounts
{
    int64_t cpu = -1, memory = -1, pods = -1;
};

bool amounts(Value& value, Amounts& into)
{
    return eachField(value, [&into](std::string_view name, Value& part) {
        if (name != "cpu" && name != "memory" && name != "pods")
            return true;
        std::string_view text;
        if (!take(part, text))
            return false;
        const auto quantity = parseJsonQuantity(text);
        if (!quantity)
            return true;
        if (name == "cpu")
            into.cpu = quantity->milliValue();
        else
            (name == "pods" ? into.pods : into.memory) = quantity->value();
        return true;
    });
}

// Of a node that is taken away on purpose; kubernetes-mixin's KubeNodeUnreachable passes over them.
constexpr std::string_view leavingTaints[] = {
    "ToBeDeletedByClusterAutoscaler",
    "cloud.google.com/impending-node-termination",
    "aws-node-termination-handler/spot-itn",
    "karpenter.sh/disrupted",
};

bool taint(Value& value, KubeNode& row)
{
    std::string_view name;
    std::string_view added;
    const bool good = eachField(value, [&](std::string_view field, Value& part) {
        return field == "key" ? take(part, name) : field == "timeAdded" ? take(part, added) : true;
    });
    if (!good)
        return false;
    for (const std::string_view leaving : leavingTaints)
        row.leaving = row.leaving || name == leaving;
    const bool unreachable = name == "node.kubernetes.io/unreachable";
    if (!unreachable && name != "node.kubernetes.io/not-ready")
        return true;
    row.tainted = true;
    if (row.taint.empty() || unreachable)
        row.taint = Atom(std::string(name));
    const World since = timeOf(added);
    if (since != World{} && (row.taintedSince == World{} || since < row.taintedSince))
        row.taintedSince = since;
    return true;
}

int64_t known(int64_t allocatable, int64_t capacity)
{
    return allocatable >= 0 ? allocatable : capacity >= 0 ? capacity : 0;
}

} // namespace

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, KubeNode& row)
{
    MetaPicks picks;
    NodeLabels labels;
    Amounts allocatable, capacity;
    std::string_view version;
    bool cordoned = false;
    row.conditions.clear();
    row.tainted = row.leaving = false;
    row.taint = {};
    row.taintedSince = {};
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks, [&](std::string_view name, std::string_view text) {
                labels.see(name, text, context.poolLabel);
            });
        if (field == "spec")
            return eachField(value, [&](std::string_view name, Value& part) {
                if (name == "taints")
                    return eachItem(part, [&](Value& v) { return taint(v, row); });
                return name == "unschedulable" ? take(part, cordoned) : true;
            });
        if (field != "status")
            return true;
        return eachField(value, [&](std::string_view name, Value& part) {
            if (name == "allocatable")
                return amounts(part, allocatable);
            if (name == "capacity")
                return amounts(part, capacity);
            if (name == "conditions")
                return eachItem(
                    part, [&](Value& v) { return condition(v, row.conditions.emplace_back()); });
            if (name != "nodeInfo")
                return true;
            return eachField(part, [&](std::string_view info, Value& text) {
                return info == "kubeletVersion" ? take(text, version) : true;
            });
        });
    });
    if (!good || picks.name.empty())
        return false;
    key(picks, kind, row.key);
    row.uid = picks.uid;
    row.version = version;
    row.unschedulable = cordoned;
    row.ready = false;
    row.readyChanged = {};
    row.status = "Unknown"; // no Ready condition at all
    for (const Condition& each : row.conditions) {
        if (each.type.view() != "Ready")
            continue;
        row.ready = each.status.view() == "True";
        row.readyChanged = each.since;
        row.status = row.ready ? "Ready" : "NotReady";
    }
    if (cordoned)
        row.status += ",SchedulingDisabled";
    row.roles.clear();
    for (const std::string& role : labels.roles)
        row.roles += (row.roles.empty() ? "" : ",") + role;
    if (row.roles.empty())
        row.roles = "<none>";
    row.controlPlane = labels.roles.contains("control-plane") || labels.roles.contains("master");
    row.pool = atoms(labels.pool());
    row.zone = atoms(!labels.zone.empty() ? labels.zone : labels.oldZone);
    row.instanceType = atoms(!labels.type.empty() ? labels.type : labels.oldType);
    row.created = timeOf(picks.created);
    row.cpuAllocatable = known(allocatable.cpu, capacity.cpu);
    row.memoryAllocatable = known(allocatable.memory, capacity.memory);
    row.podsAllocatable = known(allocatable.pods, capacity.pods);
    row.cpuUsage = row.memoryUsage = -1;
    return true;
}

} // namespace mw::kube
