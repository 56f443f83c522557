// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_forecast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mw {
namespace {

using std::chrono::days;

constexpr int weekdays = 7;
constexpr int weeks = 4;

size_t weekdayOf(CalendarDay day)
{
    return std::chrono::weekday(day).c_encoding();
}

// How a day ahead is expected to be, and how far such expectations have been off.
struct Model
{
    ForecastMethod method = ForecastMethod::Linear;
    std::array<Wide, weekdays> sum{}; // of variable spend
    std::array<int, weekdays> count{};
    double deviation = 0; // standard deviation of a day around its mean
    bool measured = false;

    Wide expected(CalendarDay day, int times) const // times · mean, rounded once
    {
        const size_t i = weekdayOf(day);
        return count[i] == 0 ? 0 : divideHalfEven(sum[i] * times, count[i]);
    }
};

std::vector<const CostDay*> completeDays(const CostSeries& series, CalendarDay from)
{
    std::vector<const CostDay*> out;
    for (const CostDay& one : series.days) {
        if (one.day >= from && one.day < series.completeUntil)
            out.push_back(&one);
    }
    return out;
}

// Sample standard deviation around the model's means; the means cost one degree of freedom each.
void measure(Model& model, const std::vector<const CostDay*>& used)
{
    int means = 0;
    if (model.method == ForecastMethod::WeekdaySeasonal)
        means = static_cast<int>(
            std::count_if(model.count.begin(), model.count.end(), [](int n) { return n > 0; }));
    else
        means = 1;
    const int freedom = static_cast<int>(used.size()) - means;
    if (freedom < 1)
        return;
    double squares = 0;
    for (const CostDay* one : used) {
        const size_t i = weekdayOf(one->day);
        const double mean = static_cast<double>(model.sum[i]) / model.count[i];
        const double residual = static_cast<double>(one->variable) - mean;
        squares += residual * residual;
    }
    model.deviation = std::sqrt(squares / freedom);
    model.measured = true;
}

std::optional<Model>
modelOf(const CostSeries& series, const CostMonth& month, ForecastMethod method)
{
    const CalendarDay until = series.completeUntil;
    const auto all = completeDays(series, CalendarDay::min());
    if (all.empty())
        return std::nullopt;
    const auto history = static_cast<int>(all.size());
    if (method == ForecastMethod::Auto) {
        method = history >= weekdays * weeks ? ForecastMethod::WeekdaySeasonal
            : history >= weekdays            ? ForecastMethod::TrailingWeek
                                             : ForecastMethod::Linear;
    }
    Model model;
    model.method = method;
    std::vector<const CostDay*> used;
    if (method == ForecastMethod::WeekdaySeasonal) {
        used = completeDays(series, until - days(weekdays * weeks));
        for (const CostDay* one : used) {
            model.sum[weekdayOf(one->day)] += one->variable;
            ++model.count[weekdayOf(one->day)];
        }
    } else {
        used = completeDays(series,
                            method == ForecastMethod::TrailingWeek
                                ? until - days(weekdays)
                                : std::min(month.begin, until - days(1)));
        Wide sum = 0;
        for (const CostDay* one : used)
            sum += one->variable;
        model.sum.fill(sum);
        model.count.fill(static_cast<int>(used.size()));
    }
    if (used.empty())
        return std::nullopt;
    measure(model, used);
    return model;
}

} // namespace

std::optional<CostForecast>
forecastMonth(const CostSeries& series, const CostMonth& month, ForecastMethod method)
{
    const auto model = modelOf(series, month, method);
    if (!model)
        return std::nullopt;
    CostForecast out;
    out.method = model->method;
    out.month = month;
    Wide total = 0;
    for (const CostDay& one : series.days) {
        if (one.day < month.begin || one.day >= month.end || one.day >= series.completeUntil)
            continue;
        total += one.total();
        ++out.completeDays;
    }
    out.monthToDate = narrow(total).value_or(0);
    const CalendarDay ahead = std::clamp(series.completeUntil, month.begin, month.end);
    out.daysAhead = static_cast<int>((month.end - ahead).count());
    // One-time charges of days that are not complete yet are known, and they do not run on.
    for (const CostDay& one : series.days) {
        if (one.day >= ahead && one.day < month.end)
            total += one.fixed;
    }
    // Days that are expected alike are taken together, so that a mean is rounded once.
    std::array<int, weekdays> times{};
    std::array<CalendarDay, weekdays> sample{};
    for (CalendarDay day = ahead; day < month.end; day += days(1)) {
        const size_t i = model->method == ForecastMethod::WeekdaySeasonal ? weekdayOf(day) : 0;
        ++times[i];
        sample[i] = day;
    }
    for (size_t i = 0; i < times.size(); ++i) {
        if (times[i] > 0)
            total += model->expected(sample[i], times[i]);
    }
    const auto sum = narrow(total);
    if (!sum)
        return std::nullopt;
    out.total = out.low = out.high = *sum;
    out.hasBand = model->measured;
    const double half = z80 * model->deviation * std::sqrt(static_cast<double>(out.daysAhead));
    if (out.hasBand && half < 9e18) {
        const auto width = static_cast<int64_t>(std::llround(half));
        out.low = narrow(Wide(*sum) - width).value_or(*sum);
        out.high = narrow(Wide(*sum) + width).value_or(*sum);
    }
    return out;
}

std::optional<int64_t>
expectedOn(const CostSeries& series, const CostMonth& month, CalendarDay day, ForecastMethod method)
{
    const auto model = modelOf(series, month, method);
    return model ? narrow(model->expected(day, 1)) : std::nullopt;
}

} // namespace mw
