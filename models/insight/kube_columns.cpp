// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/kube_columns.h"

#include "models/base/duration.h"

namespace mw {
namespace {

std::string outOf(int part, int whole)
{
    return std::to_string(part) + '/' + std::to_string(whole);
}

// Go's strings.TrimSpace, as far as ASCII goes.
std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\v\f\r";
    const size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

std::string podReady(const Pod& pod)
{
    return outOf(pod.readyContainers, pod.totalContainers);
}

std::string podRestarts(const Pod& pod, World now)
{
    std::string text = std::to_string(pod.restarts);
    if (pod.restarts != 0 && pod.lastRestart != World{})
        text += " (" + humanAge(pod.lastRestart, now) + " ago)";
    return text;
}

PodCells podCells(const Pod& pod, World now)
{
    return {pod.key.name,
            podReady(pod),
            pod.status.str(),
            podRestarts(pod, now),
            humanAge(pod.created, now)};
}

NodeCells nodeCells(const KubeNode& node, World now)
{
    return {node.key.name, node.status, node.roles, humanAge(node.created, now), node.version};
}

NamespaceCells namespaceCells(const Namespace& row, World now)
{
    return {row.key.name, row.phase.str(), humanAge(row.created, now)};
}

WorkloadCells workloadCells(const Workload& row, World now)
{
    WorkloadCells cells;
    cells.name = row.key.name;
    const bool daemon = row.key.kind.view() == "DaemonSet";
    cells.ready = daemon ? std::to_string(row.ready) : outOf(row.ready, row.desired);
    cells.upToDate = std::to_string(row.updated);
    cells.available = std::to_string(row.available);
    cells.age = humanAge(row.created, now);
    cells.desired = std::to_string(row.desired);
    cells.current = std::to_string(row.current);
    cells.nodeSelector = row.nodeSelector.empty() ? "<none>" : row.nodeSelector;
    return cells;
}

EventCells eventCells(const KubeEvent& event, World now)
{
    return {humanAge(event.lastSeen, now),
            event.type.str(),
            event.reason.str(),
            event.object,
            std::string(trimmed(event.message))};
}

std::string kubectlCell(std::string_view text)
{
    const size_t at = text.find_first_of("\f\n\r");
    if (at == std::string_view::npos)
        return std::string(text);
    return std::string(text.substr(0, at)) + "...";
}

} // namespace mw
