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

} // namespace

std::map<std::string, Allocation>
allocate(const History& history, const std::string& aggregate, Ms from, Ms to, bool includeIdle)
{
    std::map<std::string, const NodeHistory*> nodes;
    for (const auto& node : history.nodes)
        nodes[node->cluster + "/" + node->name] = node.get();
    std::map<std::string, Allocation> groups;
    Allocation used; // of what there is, for the idle
    for (const auto& pod : history.pods) {
        for (Ms at = std::max(from, pod->created / hour * hour); at < std::min(to, pod->removed);
             at += hour) {
            const Ms begin = std::max({at, from, pod->created});
            const Ms end = std::min({at + hour, to, pod->removed});
            const Ms middle = begin + (end - begin) / 2;
            if (end <= begin || pod->phases.at(middle) != "Running")
                continue;
            const auto node = nodes.find(pod->cluster + "/" + pod->node.at(middle));
            if (node == nodes.end())
                continue;
            const NodePrice price = priceOf(*node->second);
            const double hours = static_cast<double>(end - begin) / hour;
            const ResourceUse use = pod->use(middle);
            Allocation& group = groups[groupOf(*pod, aggregate)];
            widen(group, begin, end);
            group.properties["cluster"] = pod->cluster;
            if (aggregate == "namespace")
                group.properties["namespace"] = pod->ns;
            const double cores = std::max(pod->cpuRequest, use.cpu);
            const double bytes = std::max(pod->memoryRequest, use.memory);
            const double cpu = cores * hours * price.core;
            const double memory = bytes / gib * hours * price.gib;
            group.cpu += cpu;
            group.memory += memory;
            used.cpu += cpu;
            used.memory += memory;
            group.cpuHours += cores * hours;
            group.cpuRequestHours += pod->cpuRequest * hours;
            group.cpuUsageHours += use.cpu * hours;
            group.byteHours += bytes * hours;
            group.byteRequestHours += pod->memoryRequest * hours;
            group.byteUsageHours += use.memory * hours;
        }
    }
    if (!includeIdle)
        return groups;
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
