// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of bills for tests.
#pragma once

#include "models/insight/cost_report.h"

#include <QString>
#include <functional>

namespace mwtest {

using namespace mw;
using namespace std::chrono_literals;
using std::chrono::days;

inline const Atom usd("USD");
inline constexpr int64_t unit = nanoPerUnit;

inline CalendarDay day(int year, unsigned month, unsigned dayOfMonth)
{
    return CalendarDay(std::chrono::year(year) / std::chrono::month(month)
                       / std::chrono::day(dayOfMonth));
}

inline CostLine
line(CalendarDay at, const char* service, double amount, const char* category = "Usage")
{
    CostLine out;
    out.key = {Atom("aws"), formatTime(World(at)) + service + category};
    out.day = at;
    out.account = Atom("123456789012");
    out.service = Atom(service);
    out.category = Atom(category);
    out.billed = *fromFloat(amount, usd);
    out.effective = out.billed;
    return out;
}

// One service, a cost for each day of [from, until).
inline std::vector<CostLine> lines(CalendarDay from,
                                   CalendarDay until,
                                   const std::function<double(CalendarDay)>& cost,
                                   const char* service = "EC2")
{
    std::vector<CostLine> out;
    for (CalendarDay at = from; at < until; at += days(1))
        out.push_back(line(at, service, cost(at)));
    return out;
}

inline bool weekend(CalendarDay at)
{
    const auto weekday = std::chrono::weekday(at);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

inline double cents(int64_t nano)
{
    return double(divideHalfEven(nano, 10'000'000)) / 100;
}

} // namespace mwtest
