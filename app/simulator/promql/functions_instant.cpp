// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of instant vectors and scalars: arithmetic, calendar, sorting, absent().
#include "app/simulator/promql/evaluator.h"
#include "app/simulator/promql/functions_labels.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numbers>

namespace mw::sim::promql {

double maxOf(double a, double b)
{
    if (a == std::numeric_limits<double>::infinity()
        || b == std::numeric_limits<double>::infinity())
        return std::numeric_limits<double>::infinity();
    if (std::isnan(a) || std::isnan(b))
        return std::numeric_limits<double>::quiet_NaN();
    return std::max(a, b);
}

double minOf(double a, double b)
{
    return -maxOf(-a, -b);
}

Labels absentLabels(const Expr& argument)
{
    const Expr* selector = &unwrap(argument);
    if (selector->kind == Expr::Kind::Matrix)
        selector = selector->left.get();
    if (selector->kind != Expr::Kind::Vector)
        return {};
    Labels labels;
    Labels::Names seen;
    for (const Matcher& matcher : selector->matchers) {
        if (matcher.name == metricName)
            continue;
        const bool before = std::find(seen.begin(), seen.end(), matcher.name) != seen.end();
        if (matcher.kind == Matcher::Kind::Equal && !before) {
            labels = labels.with(matcher.name, matcher.value);
            seen.push_back(matcher.name);
        } else {
            labels = labels.with(matcher.name, {});
        }
    }
    return labels;
}

namespace {

using Elementwise = double (*)(double);

double signOf(double v)
{
    return v < 0 ? -1 : v > 0 ? 1 : v;
}
double degrees(double v)
{
    return v * 180 / std::numbers::pi;
}
double radians(double v)
{
    return v * std::numbers::pi / 180;
}

using Calendar = double (*)(const std::chrono::sys_days& date, std::chrono::seconds inDay);

double dayOfMonth(const std::chrono::sys_days& date, std::chrono::seconds)
{
    return static_cast<unsigned>(std::chrono::year_month_day(date).day());
}
double dayOfWeek(const std::chrono::sys_days& date, std::chrono::seconds)
{
    return std::chrono::weekday(date).c_encoding();
}
double dayOfYear(const std::chrono::sys_days& date, std::chrono::seconds)
{
    const auto year = std::chrono::year_month_day(date).year();
    return static_cast<double>((date - std::chrono::sys_days(year / 1 / 1)).count() + 1);
}
double daysInMonth(const std::chrono::sys_days& date, std::chrono::seconds)
{
    const std::chrono::year_month_day ymd(date);
    return static_cast<unsigned>((ymd.year() / ymd.month() / std::chrono::last).day());
}
double hourOf(const std::chrono::sys_days&, std::chrono::seconds inDay)
{
    const auto whole = std::chrono::floor<std::chrono::hours>(inDay);
    return static_cast<double>(whole.count());
}
double minuteOf(const std::chrono::sys_days&, std::chrono::seconds inDay)
{
    return static_cast<double>(inDay.count() / 60 % 60);
}
double monthOf(const std::chrono::sys_days& date, std::chrono::seconds)
{
    return static_cast<unsigned>(std::chrono::year_month_day(date).month());
}
double yearOf(const std::chrono::sys_days& date, std::chrono::seconds)
{
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

double calendar(Calendar function, double seconds)
{
    // Beyond this the calendar type of the library does not reach.
    if (!(std::abs(seconds) < 1e12))
        return std::numeric_limits<double>::quiet_NaN();
    const std::chrono::sys_seconds time{std::chrono::seconds(static_cast<int64_t>(seconds))};
    const auto date = std::chrono::floor<std::chrono::days>(time);
    return function(date, time - date);
}

template <class Function, size_t count>
Function find(const std::array<std::pair<std::string_view, Function>, count>& table,
              std::string_view name)
{
    for (const auto& [known, function] : table) {
        if (known == name)
            return function;
    }
    return nullptr;
}

Elementwise elementwise(std::string_view name)
{
    using Entry = std::pair<std::string_view, Elementwise>;
    static constexpr std::array<Entry, 23> table{
        Entry{"abs", [](double v) { return std::abs(v); }},
        Entry{"acos", [](double v) { return std::acos(v); }},
        Entry{"acosh", [](double v) { return std::acosh(v); }},
        Entry{"asin", [](double v) { return std::asin(v); }},
        Entry{"asinh", [](double v) { return std::asinh(v); }},
        Entry{"atan", [](double v) { return std::atan(v); }},
        Entry{"atanh", [](double v) { return std::atanh(v); }},
        Entry{"ceil", [](double v) { return std::ceil(v); }},
        Entry{"cos", [](double v) { return std::cos(v); }},
        Entry{"cosh", [](double v) { return std::cosh(v); }},
        Entry{"deg", degrees},
        Entry{"exp", [](double v) { return std::exp(v); }},
        Entry{"floor", [](double v) { return std::floor(v); }},
        Entry{"ln", [](double v) { return std::log(v); }},
        Entry{"log10", [](double v) { return std::log10(v); }},
        Entry{"log2", [](double v) { return std::log2(v); }},
        Entry{"rad", radians},
        Entry{"sgn", signOf},
        Entry{"sin", [](double v) { return std::sin(v); }},
        Entry{"sinh", [](double v) { return std::sinh(v); }},
        Entry{"sqrt", [](double v) { return std::sqrt(v); }},
        Entry{"tan", [](double v) { return std::tan(v); }},
        Entry{"tanh", [](double v) { return std::tanh(v); }},
    };
    return find(table, name);
}

Calendar calendarFunction(std::string_view name)
{
    using Entry = std::pair<std::string_view, Calendar>;
    static constexpr std::array<Entry, 8> table{Entry{"day_of_month", dayOfMonth},
                                                Entry{"day_of_week", dayOfWeek},
                                                Entry{"day_of_year", dayOfYear},
                                                Entry{"days_in_month", daysInMonth},
                                                Entry{"hour", hourOf},
                                                Entry{"minute", minuteOf},
                                                Entry{"month", monthOf},
                                                Entry{"year", yearOf}};
    return find(table, name);
}

// Applies f to every value and drops the name.
template <class F>
StepFunction mapped(F f)
{
    return [f, cache = Derived()](std::vector<Vector>& in, int64_t, Vector& out) mutable {
        for (const Item& item : in[0])
            out.push_back({cache.withoutName(item), f(item.v), 0, 0});
    };
}

// As mapped(), with the scalar arguments of the step.
template <class F>
StepFunction mappedWith(F f)
{
    return [f, cache = Derived()](std::vector<Vector>& in, int64_t, Vector& out) mutable {
        const double a = in.size() > 1 ? in[1][0].v : 1;
        const double b = in.size() > 2 ? in[2][0].v : 0;
        for (const Item& item : in[0])
            out.push_back({cache.withoutName(item), f(item.v, a, b), 0, 0});
    };
}

StepFunction sorted(bool descending)
{
    return [descending](std::vector<Vector>& in, int64_t, Vector& out) {
        out = in[0];
        std::stable_sort(out.begin(), out.end(), [descending](const Item& a, const Item& b) {
            if (std::isnan(a.v) || std::isnan(b.v))
                return !std::isnan(a.v) && std::isnan(b.v);
            return descending ? a.v > b.v : a.v < b.v;
        });
    };
}

StepFunction clamp()
{
    return [cache = Derived()](std::vector<Vector>& in, int64_t, Vector& out) mutable {
        const double low = in[1][0].v;
        const double high = in[2][0].v;
        if (high < low)
            return;
        for (const Item& item : in[0])
            out.push_back({cache.withoutName(item), maxOf(low, minOf(high, item.v)), 0, 0});
    };
}

StepFunction constant(double (*value)(int64_t ts))
{
    return [value](std::vector<Vector>&, int64_t ts, Vector& out) {
        out.push_back({{}, value(ts), 0, 0});
    };
}

} // namespace

StepFunction instantFunction(const Expr& call)
{
    const std::string_view name = call.function->name;
    if (const Elementwise function = elementwise(name))
        return mapped(function);
    if (const Calendar function = calendarFunction(name)) {
        if (call.args.empty())
            return [function](std::vector<Vector>&, int64_t ts, Vector& out) {
                const int64_t seconds = ts / 1000;
                out.push_back({{}, calendar(function, static_cast<double>(seconds)), 0, 0});
            };
        return mapped([function](double v) { return calendar(function, v); });
    }
    if (name == "time")
        return constant([](int64_t ts) { return static_cast<double>(ts) / 1000; });
    if (name == "pi")
        return constant([](int64_t) { return std::numbers::pi; });
    if (name == "round")
        return mappedWith([](double v, double to, double) {
            const double inverse = 1.0 / to;
            return std::floor(v * inverse + 0.5) / inverse;
        });
    if (name == "clamp")
        return clamp();
    if (name == "clamp_max")
        return mappedWith([](double v, double most, double) { return minOf(most, v); });
    if (name == "clamp_min")
        return mappedWith([](double v, double least, double) { return maxOf(least, v); });
    if (name == "sort" || name == "sort_desc")
        return sorted(name == "sort_desc");
    if (name == "timestamp")
        return [cache = Derived()](std::vector<Vector>& in, int64_t, Vector& out) mutable {
            for (const Item& item : in[0])
                out.push_back({cache.withoutName(item), static_cast<double>(item.t) / 1000, 0, 0});
        };
    if (name == "vector")
        return [](std::vector<Vector>& in, int64_t, Vector& out) {
            out.push_back({{}, in[0][0].v, 0, 0});
        };
    if (name == "scalar")
        return [](std::vector<Vector>& in, int64_t, Vector& out) {
            const bool one = in[0].size() == 1;
            const double nan = std::numeric_limits<double>::quiet_NaN();
            out.push_back({{}, one ? in[0][0].v : nan, 0, 0});
        };
    if (name == "absent")
        return
            [labels = absentLabels(*call.args[0])](std::vector<Vector>& in, int64_t, Vector& out) {
                if (in[0].empty())
                    out.push_back({labels, 1, 0, 0});
            };
    if (name == "label_replace")
        return labelReplace(call);
    if (name == "label_join")
        return labelJoin(call);
    // Functions of native histograms: none of our samples is one, so nothing comes of them.
    return [](std::vector<Vector>&, int64_t, Vector&) {};
}

} // namespace mw::sim::promql
