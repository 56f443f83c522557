// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What things cost: the bill by service and day, and what of it was allocated to whom. Money is
// decimal (domain.md §3.9). Values only. Days are UTC; periods are half open.
#pragma once

#include "models/base/clock.h"
#include "models/base/units.h"
#include "models/data/source_key.h"

#include <chrono>
#include <string>

namespace mw {

// One day of one service on one account, from Cost Explorer or a FOCUS file.
struct CostLine
{
    SourceKey key; // id "2026-11-25/123456789012/Amazon RDS/Usage"
    std::chrono::sys_days day{};
    Atom account;
    Atom service;
    Atom category; // FOCUS ChargeCategory: Usage Purchase Tax Credit Adjustment; Usage if not told
    Money billed; // UnblendedCost, BilledCost
    Money effective; // AmortizedCost, EffectiveCost
    bool estimated = false; // the provider says it may still change
    bool operator==(const CostLine&) const = default;
};

// One group of OpenCost's allocation over one window.
struct AllocationLine
{
    SourceKey key; // id "namespace/agent-platform/2026-11-25"
    Atom aggregate; // "namespace", "label:tenant", "label:agent"
    Atom name; // "agent-platform", "__idle__", "__unallocated__"
    World begin{}, end{};
    Money cpu, memory, gpu, storage, network, loadBalancer, shared, external;
    Money total;
    double efficiency = -1; // cost-weighted usage / request, 0…; -1 = not measured
    bool operator==(const AllocationLine&) const = default;
};

// How a source comes by its figures: how old they are and what asking for them has cost.
struct CostFeed
{
    SourceKey key; // id = estate name of the source
    Atom kind; // "aws-cost-explorer", "opencost", "focus"
    std::string query; // what was asked, for provenance; the path of a file
    World fetchedAt{}; // of what is shown
    World nextAt{}; // when it is asked again; World{} = only when the file changes
    std::chrono::sys_days dataUntil{}; // exclusive: the last day there is, and one
    int32_t callsToday = 0; // UTC
    int32_t callsThisMonth = 0;
    Money spentToday, spentThisMonth; // on these calls
    int64_t rows = 0; // read
    bool operator==(const CostFeed&) const = default;
};

inline const SourceKey& rowKey(const CostFeed& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const CostLine& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const AllocationLine& row)
{
    return row.key;
}

} // namespace mw
