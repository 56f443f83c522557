// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_days.h"

#include <algorithm>
#include <map>

namespace mw {
namespace {

constexpr auto settles = std::chrono::hours(48);

int64_t clamped(Wide value)
{
    return narrow(value).value_or(value < 0 ? std::numeric_limits<int64_t>::min()
                                            : std::numeric_limits<int64_t>::max());
}

} // namespace

CostMonth monthOf(CalendarDay day)
{
    const std::chrono::year_month_day date(day);
    const auto first = date.year() / date.month() / 1;
    return {CalendarDay(first), CalendarDay(first + std::chrono::months(1))};
}

const Money& amountOf(const CostLine& line, CostBasis basis)
{
    return basis == CostBasis::Billed ? line.billed : line.effective;
}

bool isFixed(const CostLine& line)
{
    return !line.category.empty() && line.category.view() != "Usage";
}

int64_t CostSeries::total(CalendarDay from, CalendarDay until) const
{
    Wide sum = 0;
    for (const CostDay& one : days) {
        if (one.day >= from && one.day < until)
            sum += one.total();
    }
    return clamped(sum);
}

const CostDay* CostSeries::find(CalendarDay day) const
{
    if (days.empty() || day < days.front().day || day > days.back().day)
        return nullptr;
    return &days[static_cast<size_t>((day - days.front().day).count())];
}

CalendarDay completeUntil(const std::vector<CostDay>& days, World now)
{
    const CalendarDay today = dayOf(now);
    if (days.empty())
        return today;
    CalendarDay until = std::min(today, days.back().day + std::chrono::days(1));
    for (auto it = days.rbegin(); it != days.rend(); ++it) {
        if (it->day >= until)
            continue;
        const bool final = !it->estimated;
        if (final)
            break;
        const CostMonth month = monthOf(it->day);
        const auto inMonth
            = [&](const CostDay& one) { return one.day >= month.begin && one.day < month.end; };
        const bool wholeMonth = days.front().day <= month.begin
            && std::all_of(days.begin(), days.end(), [&](const CostDay& one) {
                                    return !inMonth(one) || one.estimated;
                                });
        if (wholeMonth && now - World(it->day + std::chrono::days(1)) >= settles)
            break;
        until = it->day;
    }
    return until;
}

CostSeries costSeries(const std::vector<CostLine>& lines,
                      Atom currency,
                      CostBasis basis,
                      World now,
                      const CostFilter& passes)
{
    struct Sums
    {
        Wide variable = 0, fixed = 0;
        bool estimated = false;
    };
    std::map<CalendarDay, Sums> sums;
    for (const CostLine& line : lines) {
        const Money& amount = amountOf(line, basis);
        if (!(amount.currency == currency))
            continue;
        // Days count for every filter: a service that was not used cost nothing then.
        Sums& day = sums[line.day];
        day.estimated = day.estimated || line.estimated;
        if (passes && !passes(line))
            continue;
        (isFixed(line) ? day.fixed : day.variable) += amount.nano;
    }
    CostSeries series;
    series.currency = currency;
    for (const auto& [day, sum] : sums) {
        while (!series.days.empty() && series.days.back().day + std::chrono::days(1) < day)
            series.days.push_back({series.days.back().day + std::chrono::days(1), 0, 0, false});
        series.days.push_back({day, clamped(sum.variable), clamped(sum.fixed), sum.estimated});
    }
    series.completeUntil = completeUntil(series.days, now);
    return series;
}

} // namespace mw
