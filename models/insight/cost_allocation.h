// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who uses the clusters, and what nobody uses (domain.md §3.3, §3.8). Pure; any thread.
#pragma once

#include "models/base/money.h"
#include "models/data/cost.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

// Hourly prices of a core and of a GiB that add up to the price of the node: the base prices keep
// their proportion. nullopt: nothing to scale.
struct ResourceRates
{
    Money core, gib;
};
std::optional<ResourceRates> scaledRates(const Money& nodeHour,
                                         int64_t milliCores,
                                         int64_t mebibytes,
                                         const ResourceRates& base);
// max(request, usage) × hours × rate; quantities in thousandths of the rate's unit.
std::optional<Money>
resourceCost(const Money& rate, int64_t requestMilli, int64_t usageMilli, int64_t seconds);
// Usage over request: 1 where nothing is requested but used, 0 where there is neither.
double resourceEfficiency(double request, double usage);
// Weighted by cost; -1 = nothing was paid for.
double totalEfficiency(const Money& cpu,
                       double cpuEfficiency,
                       const Money& memory,
                       double memoryEfficiency);

enum class AllocationKind { Workload, Idle, Unallocated, Unmounted, Shared, External };
AllocationKind kindOf(const AllocationLine& line);

// One group over the whole time asked for.
struct AllocationShare
{
    AllocationLine line; // sums over its windows
    AllocationKind kind = AllocationKind::Workload;
    Money idleShare; // of the idle cost, by direct cost
    Money withIdle; // direct + idle share
    bool operator==(const AllocationShare&) const = default;
};
struct AllocationView
{
    Atom source, aggregate, currency;
    World begin{}, end{};
    std::vector<AllocationShare> shares; // most expensive first; idle is one of them
    Money total, idle, unallocated;
    double idlePercent = -1; // of the total; -1 = nothing was paid for
    bool operator==(const AllocationView&) const = default;
};
// One view per source, aggregate and currency. Shares of the idle cost add up to it exactly.
std::vector<AllocationView> allocationViews(const std::vector<AllocationLine>& lines);

} // namespace mw
