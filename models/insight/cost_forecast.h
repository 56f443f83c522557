// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the month will cost (domain.md §3.5). Complete days only; one-time charges are booked once
// and never run on. Pure; any thread.
#pragma once

#include "models/insight/cost_days.h"

#include <optional>

namespace mw {

enum class ForecastMethod {
    Auto, // seasonal from four weeks of complete days, trailing week from one, else linear
    Linear, // F1: month to date over its days
    TrailingWeek, // F2: mean of the last seven complete days
    WeekdaySeasonal, // F3: mean of the last four of each weekday
};

struct CostForecast
{
    ForecastMethod method = ForecastMethod::Linear; // never Auto
    CostMonth month;
    int64_t monthToDate = 0; // complete days, 10⁻⁹
    int completeDays = 0; // of the month
    int daysAhead = 0; // of the month, today and provisional days among them
    int64_t total = 0;
    int64_t low = 0, high = 0; // 80 % band
    bool hasBand = false; // false: too few days to say how much they vary
    bool operator==(const CostForecast&) const = default;
};

inline constexpr double z80 = 1.2816;

// nullopt: there is not one complete day to reckon with.
std::optional<CostForecast> forecastMonth(const CostSeries& series,
                                          const CostMonth& month,
                                          ForecastMethod method = ForecastMethod::Auto);
// What a day of the month yet to come is expected to cost, for drawing; nullopt as above.
std::optional<int64_t> expectedOn(const CostSeries& series,
                                  const CostMonth& month,
                                  CalendarDay day,
                                  ForecastMethod method = ForecastMethod::Auto);

} // namespace mw
