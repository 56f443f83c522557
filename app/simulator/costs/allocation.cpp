// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/costs/bill.h"
#include "app/simulator/estate/blueprint.h"

#include <algorithm>

namespace mw::sim {

namespace {

constexpr double gib = 1024.0 * 1024 * 1024;

std::string groupOf(const PodHistory& pod, const std::string& aggregate)
{
    if (aggregate == "namespace")
        return pod.ns;
    if (aggregate == "cluster")
        return pod.cluster;
    std::string value;
    if (aggregate == "label:tenant")
        value = tenantOf(pod.ns, pod.workload);
    else if (aggregate == "label:agent")
        value = agentOf(pod.ns, pod.workload);
    else if (aggregate == "label:app.kubernetes.io/name")
        value = pod.service;
    return value.empty() ? "__unallocated__" : value;
}

void widen(Allocation& group, Ms from, Ms to)
{
    group.begin = group.begin == 0 ? from : std::min(group.begin, from);
    group.end = std::max(group.end, to);
}

using Nodes = std::map<std::pair<std::string, std::string>, const NodeHistory*>;

// Stretches of [from, to) in which the pod ran on one node.
std::vector<std::pair<Ms, Ms>> stretches(const PodHistory& pod, Ms from, Ms to)
{
    std::vector<Ms> cuts{std::max(from, pod.created), std::min(to, pod.removed)};
    if (cuts[0] >= cuts[1])
        return {};
    for (const auto& [at, phase] : pod.phases.steps())
        cuts.push_back(at);
    for (const auto& [at, node] : pod.node.steps())
        cuts.push_back(at);
    std::sort(cuts.begin(), cuts.end());
    std::vector<std::pair<Ms, Ms>> out;
    for (size_t i = 0; i + 1 < cuts.size(); ++i) {
        const Ms begin = std::max({cuts[i], from, pod.created});
        const Ms end = std::min({cuts[i + 1], to, pod.removed});
        if (begin < end && pod.phases.at(begin) == "Running")
            out.emplace_back(begin, end);
    }
    return out;
}

void addPod(const PodHistory& pod, const NodePrice& price, Ms begin, Ms end, Allocation& group)
{
    widen(group, begin, end);
    const double hours = static_cast<double>(end - begin) / hour;
    // CPU is metered as a counter; memory hardly moves within a stretch.
    const double cpuUsed = (pod.cpuSeconds(end) - pod.cpuSeconds(begin))
        / (static_cast<double>(end - begin) / second);
    const double bytesUsed = pod.use(begin + (end - begin) / 2).memory;
    const double cores = std::max(pod.cpuRequest, cpuUsed);
    const double bytes = std::max(pod.memoryRequest, bytesUsed);
    group.cpu += cores * hours * price.core;
    group.memory += bytes / gib * hours * price.gib;
    group.cpuHours += cores * hours;
    group.cpuRequestHours += pod.cpuRequest * hours;
    group.cpuUsageHours += cpuUsed * hours;
    group.byteHours += bytes * hours;
    group.byteRequestHours += pod.memoryRequest * hours;
    group.byteUsageHours += bytesUsed * hours;
}

} // namespace

std::map<std::string, Allocation>
allocate(const History& history, const std::string& aggregate, Ms from, Ms to, bool includeIdle)
{
    Nodes nodes;
    for (const auto& node : history.nodes)
        nodes[{node->cluster, node->name}] = node.get();
    std::map<std::string, Allocation> groups;
    for (const auto& pod : history.pods) {
        for (const auto& [begin, end] : stretches(*pod, from, to)) {
            const auto node = nodes.find({pod->cluster, pod->node.at(begin)});
            if (node == nodes.end())
                continue;
            Allocation& group = groups[groupOf(*pod, aggregate)];
            group.properties["cluster"] = pod->cluster;
            if (aggregate == "namespace")
                group.properties["namespace"] = pod->ns;
            addPod(*pod, priceOf(*node->second), begin, end, group);
        }
    }
    if (!includeIdle)
        return groups;
    Allocation used;
    for (const auto& [name, group] : groups) {
        used.cpu += group.cpu;
        used.memory += group.memory;
    }
    Allocation idle;
    for (const auto& node : history.nodes) {
        const Ms begin = std::max(from, node->created);
        const Ms end = std::min(to, node->removed);
        if (end <= begin)
            continue;
        const NodePrice price = priceOf(*node);
        const double hours = static_cast<double>(end - begin) / hour;
        widen(idle, begin, end);
        idle.cpu += node->cores * hours * price.core;
        idle.memory += node->memory / gib * hours * price.gib;
        idle.cpuHours += node->cores * hours;
        idle.byteHours += node->memory * hours;
    }
    if (idle.end == 0)
        return groups;
    idle.cpu = std::max(0.0, idle.cpu - used.cpu);
    idle.memory = std::max(0.0, idle.memory - used.memory);
    groups["__idle__"] = idle;
    return groups;
}

} // namespace mw::sim
