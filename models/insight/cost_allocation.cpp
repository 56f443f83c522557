// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_allocation.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mw {
namespace {

constexpr int64_t secondsPerHour = 3600;

void accumulate(Money& sum, const Money& more)
{
    if (const auto added = add(sum, more))
        sum = *added;
}

void merge(AllocationLine& into, const AllocationLine& line)
{
    const double before = approximate(into.total);
    const double more = approximate(line.total);
    if (line.efficiency >= 0 && more > 0)
        into.efficiency = into.efficiency < 0
            ? line.efficiency
            : (into.efficiency * before + line.efficiency * more) / (before + more);
    for (auto member : {&AllocationLine::cpu,
                        &AllocationLine::memory,
                        &AllocationLine::gpu,
                        &AllocationLine::storage,
                        &AllocationLine::network,
                        &AllocationLine::loadBalancer,
                        &AllocationLine::shared,
                        &AllocationLine::external,
                        &AllocationLine::total})
        accumulate(into.*member, line.*member);
    into.begin = std::min(into.begin, line.begin);
    into.end = std::max(into.end, line.end);
}

void finish(AllocationView& view)
{
    std::vector<int64_t> weights;
    for (const AllocationShare& share : view.shares) {
        accumulate(view.total, share.line.total);
        if (share.kind == AllocationKind::Idle)
            accumulate(view.idle, share.line.total);
        if (share.kind == AllocationKind::Unallocated)
            accumulate(view.unallocated, share.line.total);
        weights.push_back(
            share.kind == AllocationKind::Idle ? 0 : std::max<int64_t>(0, share.line.total.nano));
    }
    if (view.total.nano > 0)
        view.idlePercent = approximate(view.idle) / approximate(view.total) * 100;
    const std::vector<int64_t> idle = split(view.idle.nano, weights, 1);
    for (size_t i = 0; i < view.shares.size(); ++i) {
        AllocationShare& share = view.shares[i];
        share.withIdle = share.line.total;
        if (idle.empty() || share.kind == AllocationKind::Idle)
            continue;
        share.idleShare = {idle[i], view.currency};
        accumulate(share.withIdle, share.idleShare);
    }
    std::stable_sort(view.shares.begin(), view.shares.end(), [](const auto& a, const auto& b) {
        return a.line.total.nano > b.line.total.nano;
    });
}

} // namespace

std::optional<ResourceRates>
scaledRates(const Money& nodeHour, int64_t milliCores, int64_t mebibytes, const ResourceRates& base)
{
    const auto cores = scaled(base.core, milliCores, 1000);
    const auto memory = scaled(base.gib, mebibytes, 1024);
    const auto whole = cores && memory ? add(*cores, *memory) : std::nullopt;
    if (!whole || whole->nano <= 0)
        return std::nullopt;
    const auto core = scaled(base.core, nodeHour.nano, whole->nano);
    const auto gib = scaled(base.gib, nodeHour.nano, whole->nano);
    if (!core || !gib)
        return std::nullopt;
    return ResourceRates{*core, *gib};
}

std::optional<Money>
resourceCost(const Money& rate, int64_t requestMilli, int64_t usageMilli, int64_t seconds)
{
    const Wide amount = Wide(rate.nano) * std::max(requestMilli, usageMilli) * seconds;
    const auto nano = narrow(divideHalfEven(amount, Wide(1000) * secondsPerHour));
    return nano ? std::optional(Money{*nano, rate.currency}) : std::nullopt;
}

double resourceEfficiency(double request, double usage)
{
    if (request > 0)
        return usage / request;
    return usage > 0 ? 1 : 0;
}

double totalEfficiency(const Money& cpu,
                       double cpuEfficiency,
                       const Money& memory,
                       double memoryEfficiency)
{
    const double cost = approximate(cpu) + approximate(memory);
    if (cost <= 0)
        return -1;
    return (cpuEfficiency * approximate(cpu) + memoryEfficiency * approximate(memory)) / cost;
}

AllocationKind kindOf(const AllocationLine& line)
{
    const std::string_view name = line.name.view();
    // Several clusters give "cluster/__idle__", several aggregates "__idle__/x".
    const auto is = [name](std::string_view special) {
        return name == special || name.starts_with(std::string(special) + "/")
            || name.ends_with("/" + std::string(special));
    };
    if (is("__idle__"))
        return AllocationKind::Idle;
    if (is("__unmounted__"))
        return AllocationKind::Unmounted;
    if (is("__shared__"))
        return AllocationKind::Shared;
    if (is("__external__"))
        return AllocationKind::External;
    return is("__unallocated__") ? AllocationKind::Unallocated : AllocationKind::Workload;
}

std::vector<AllocationView> allocationViews(const std::vector<AllocationLine>& lines)
{
    using Key = std::tuple<Atom, Atom, Atom>;
    std::map<Key, AllocationView> views;
    std::map<std::pair<Key, Atom>, size_t> where;
    for (const AllocationLine& line : lines) {
        const Key key{line.key.source, line.aggregate, line.total.currency};
        AllocationView& view = views[key];
        if (view.shares.empty()) {
            std::tie(view.source, view.aggregate, view.currency) = key;
            view.begin = line.begin;
            view.end = line.end;
            view.total = view.idle = view.unallocated = Money{0, view.currency};
        }
        view.begin = std::min(view.begin, line.begin);
        view.end = std::max(view.end, line.end);
        const auto [at, fresh] = where.try_emplace({key, line.name}, view.shares.size());
        if (fresh)
            view.shares.push_back({line, kindOf(line), Money{0, view.currency}, {}});
        else
            merge(view.shares[at->second].line, line);
    }
    std::vector<AllocationView> out;
    for (auto& [key, view] : views) {
        finish(view);
        out.push_back(std::move(view));
    }
    return out;
}

} // namespace mw
