// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cells `kubectl get` prints, from rows: panes and `list --tsv` use these, so that both say
// what kubectl says (domain.md §4.6). Pure; English by contract.
#pragma once

#include "models/base/clock.h"
#include "models/data/kube.h"

#include <string>
#include <string_view>

namespace mw {

struct PodCells
{
    std::string name, ready, status, restarts, age;
};
PodCells podCells(const Pod& pod, World now);
std::string podReady(const Pod& pod); // "1/2"
std::string podRestarts(const Pod& pod, World now); // "4 (20s ago)"

struct NodeCells
{
    std::string name, status, roles, age, version;
};
NodeCells nodeCells(const KubeNode& node, World now);

struct NamespaceCells
{
    std::string name, status, age;
};
NamespaceCells namespaceCells(const Namespace& row, World now);

// Deployment and StatefulSet fill ready as "2/3"; a DaemonSet has desired, current and ready
// counts.
struct WorkloadCells
{
    std::string name, ready, upToDate, available, age;
    std::string desired, current, nodeSelector; // DaemonSet
};
WorkloadCells workloadCells(const Workload& row, World now);

struct EventCells
{
    std::string lastSeen, type, reason, object, message;
};
EventCells eventCells(const KubeEvent& event, World now);

// As kubectl writes a cell into its table: up to the first line break, then "...".
std::string kubectlCell(std::string_view text);

} // namespace mw
