// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Spend by day of one bill (one source, one currency) and what of it is final. Days and months are
// UTC. Pure; any thread.
#pragma once

#include "models/base/money.h"
#include "models/data/cost.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace mw {

using CalendarDay = std::chrono::sys_days;

struct CostMonth
{
    CalendarDay begin{};
    CalendarDay end{}; // exclusive
    int days() const { return static_cast<int>((end - begin).count()); }
    bool operator==(const CostMonth&) const = default;
};
CostMonth monthOf(CalendarDay day);
inline CalendarDay dayOf(World time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

struct CostDay
{
    CalendarDay day{};
    int64_t variable = 0; // what runs on day after day, 10⁻⁹
    int64_t fixed = 0; // booked once: purchases, tax, credits, adjustments
    bool estimated = false; // the provider says it may still change
    int64_t total() const { return variable + fixed; }
    bool operator==(const CostDay&) const = default;
};

enum class CostBasis {
    Billed, // cash: what the invoice will say
    Effective // accrual: commitments spread over their term
};

struct CostSeries
{
    Atom currency;
    std::vector<CostDay> days; // without holes, oldest first: a day without charges cost nothing
    CalendarDay completeUntil{}; // exclusive; what is not before it is shown, but not reckoned with

    int64_t total(CalendarDay from, CalendarDay until) const; // complete or not
    const CostDay* find(CalendarDay day) const;
};

using CostFilter = std::function<bool(const CostLine&)>;
// Lines of the currency that pass; `now` decides what is today. Today is never complete, estimated
// days are not either. AWS flags the whole open month until the invoice: where every day of a month
// is estimated, days that ended more than 48 h ago are taken as complete.
CostSeries costSeries(const std::vector<CostLine>& lines,
                      Atom currency,
                      CostBasis basis,
                      World now,
                      const CostFilter& passes = {});
// The same rule for days that are known already.
CalendarDay completeUntil(const std::vector<CostDay>& days, World now);

const Money& amountOf(const CostLine& line, CostBasis basis);
bool isFixed(const CostLine& line);

} // namespace mw
