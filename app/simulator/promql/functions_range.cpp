// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of a range vector: rate and its kin, *_over_time, regressions.
#include "app/simulator/promql/evaluator.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mw::sim::promql {

double kahanSum(double increment, double sum, double& compensation)
{
    const double total = sum + increment;
    if (std::abs(sum) >= std::abs(increment))
        compensation += (sum - total) + increment;
    else
        compensation += (increment - total) + sum;
    return total;
}

namespace {

enum class Rate { Delta, Increase, PerSecond };

template <Rate kind>
bool extrapolated(const RangeInput& in, double& result)
{
    const auto points = in.points;
    if (points.size() < 2)
        return false;
    double value = points.back().v - points.front().v;
    if constexpr (kind != Rate::Delta) {
        double previous = points.front().v;
        for (const Sample& sample : points) {
            if (sample.v < previous)
                value += previous; // the counter began again
            previous = sample.v;
        }
    }
    double toStart = static_cast<double>(points.front().t - in.start) / 1000;
    const double toEnd = static_cast<double>(in.end - points.back().t) / 1000;
    const double sampled = static_cast<double>(points.back().t - points.front().t) / 1000;
    const double average = sampled / static_cast<double>(points.size() - 1);
    // A counter is never negative: do not extrapolate beyond where it was zero.
    if (kind != Rate::Delta && value > 0 && points.front().v >= 0)
        toStart = std::min(toStart, sampled * (points.front().v / value));
    const double threshold = average * 1.1;
    double whole = sampled;
    whole += toStart < threshold ? toStart : average / 2;
    whole += toEnd < threshold ? toEnd : average / 2;
    double factor = whole / sampled;
    if constexpr (kind == Rate::PerSecond)
        factor /= static_cast<double>(in.range) / 1000;
    result = value * factor;
    return true;
}

template <bool perSecond>
bool lastTwo(const RangeInput& in, double& result)
{
    if (in.points.size() < 2)
        return false;
    const Sample& last = in.points.back();
    const Sample& previous = in.points[in.points.size() - 2];
    result = perSecond && last.v < previous.v ? last.v : last.v - previous.v;
    if (last.t == previous.t)
        return false;
    if (perSecond)
        result /= static_cast<double>(last.t - previous.t) / 1000;
    return true;
}

bool resets(const RangeInput& in, double& result)
{
    double previous = in.points.front().v;
    for (const Sample& sample : in.points) {
        result += sample.v < previous ? 1 : 0;
        previous = sample.v;
    }
    return true;
}

bool changes(const RangeInput& in, double& result)
{
    double previous = in.points.front().v;
    for (const Sample& sample : in.points) {
        const bool bothNaN = std::isnan(sample.v) && std::isnan(previous);
        result += sample.v != previous && !bothNaN ? 1 : 0;
        previous = sample.v;
    }
    return true;
}

bool average(const RangeInput& in, double& result)
{
    double mean = 0;
    double count = 0;
    double compensation = 0;
    for (const Sample& sample : in.points) {
        ++count;
        if (std::isinf(mean)) {
            if (std::isinf(sample.v) && (mean > 0) == (sample.v > 0))
                continue;
            if (std::isfinite(sample.v))
                continue;
        }
        mean = kahanSum(sample.v / count - mean / count, mean, compensation);
    }
    result = std::isinf(mean) ? mean : mean + compensation;
    return true;
}

bool sum(const RangeInput& in, double& result)
{
    double total = 0;
    double compensation = 0;
    for (const Sample& sample : in.points)
        total = kahanSum(sample.v, total, compensation);
    result = std::isinf(total) ? total : total + compensation;
    return true;
}

bool variance(const RangeInput& in, double& result)
{
    double count = 0;
    double mean = 0;
    double meanRest = 0;
    double aux = 0;
    double auxRest = 0;
    for (const Sample& sample : in.points) {
        ++count;
        const double delta = sample.v - (mean + meanRest);
        mean = kahanSum(delta / count, mean, meanRest);
        aux = kahanSum(delta * (sample.v - (mean + meanRest)), aux, auxRest);
    }
    result = (aux + auxRest) / count;
    return true;
}

bool deviation(const RangeInput& in, double& result)
{
    variance(in, result);
    result = std::sqrt(result);
    return true;
}

bool largest(const RangeInput& in, double& result)
{
    result = in.points.front().v;
    for (const Sample& sample : in.points) {
        if (sample.v > result || std::isnan(result))
            result = sample.v;
    }
    return true;
}

bool smallest(const RangeInput& in, double& result)
{
    result = in.points.front().v;
    for (const Sample& sample : in.points) {
        if (sample.v < result || std::isnan(result))
            result = sample.v;
    }
    return true;
}

bool count(const RangeInput& in, double& result)
{
    result = static_cast<double>(in.points.size());
    return true;
}

bool last(const RangeInput& in, double& result)
{
    result = in.points.back().v;
    return true;
}

bool present(const RangeInput&, double& result)
{
    result = 1;
    return true;
}

bool quantileOverTime(const RangeInput& in, double& result)
{
    thread_local std::vector<double> values;
    values.clear();
    for (const Sample& sample : in.points)
        values.push_back(sample.v);
    result = quantile(in.scalars[0], values);
    return true;
}

struct Line
{
    double slope = 0;
    double intercept = 0;
};

Line regression(std::span<const Sample> points, int64_t origin)
{
    double n = 0;
    std::array<double, 4> sums{}; // x, y, xy, x²
    std::array<double, 4> rests{};
    const double first = points.front().v;
    bool constant = true;
    for (const Sample& sample : points) {
        constant = constant && (&sample == points.data() || sample.v == first);
        n += 1;
        const double x = static_cast<double>(sample.t - origin) / 1e3;
        const std::array<double, 4> terms{x, sample.v, x * sample.v, x * x};
        for (size_t i = 0; i < terms.size(); ++i)
            sums[i] = kahanSum(terms[i], sums[i], rests[i]);
    }
    if (constant) {
        if (std::isinf(first)) {
            const double nan = std::numeric_limits<double>::quiet_NaN();
            return {nan, nan};
        }
        return {0, first};
    }
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] += rests[i];
    const double covariance = sums[2] - sums[0] * sums[1] / n;
    const double varianceX = sums[3] - sums[0] * sums[0] / n;
    const double slope = covariance / varianceX;
    return {slope, sums[1] / n - slope * sums[0] / n};
}

bool derivative(const RangeInput& in, double& result)
{
    if (in.points.size() < 2)
        return false;
    result = regression(in.points, in.points.front().t).slope;
    return true;
}

bool predictLinear(const RangeInput& in, double& result)
{
    if (in.points.size() < 2)
        return false;
    const Line line = regression(in.points, in.ts);
    result = line.slope * in.scalars[0] + line.intercept;
    return true;
}

bool holtWinters(const RangeInput& in, double& result)
{
    const double smoothing = in.scalars[0];
    const double trend = in.scalars[1];
    if (smoothing <= 0 || smoothing >= 1)
        failEvaluation("invalid smoothing factor. Expected: 0 < sf < 1, got: "
                       + formatFixed(smoothing));
    if (trend <= 0 || trend >= 1)
        failEvaluation("invalid trend factor. Expected: 0 < tf < 1, got: " + formatFixed(trend));
    if (in.points.size() < 2)
        return false;
    double before = 0;
    double level = in.points[0].v;
    double slope = in.points[1].v - in.points[0].v;
    for (size_t i = 1; i < in.points.size(); ++i) {
        const double x = smoothing * in.points[i].v;
        if (i > 1)
            slope = trend * (level - before) + (1 - trend) * slope;
        const double y = (1 - smoothing) * (level + slope);
        before = level;
        level = x + y;
    }
    result = level;
    return true;
}

} // namespace

RangeFunction rangeFunction(std::string_view name)
{
    struct Entry
    {
        std::string_view name;
        RangeFunction function;
    };
    static constexpr std::array<Entry, 24> functions{{
        {"absent_over_time", present},
        {"avg_over_time", average},
        {"changes", changes},
        {"count_over_time", count},
        {"delta", extrapolated<Rate::Delta>},
        {"deriv", derivative},
        {"holt_winters", holtWinters},
        {"idelta", lastTwo<false>},
        {"increase", extrapolated<Rate::Increase>},
        {"irate", lastTwo<true>},
        {"last_over_time", last},
        {"max_over_time", largest},
        {"min_over_time", smallest},
        {"predict_linear", predictLinear},
        {"present_over_time", present},
        {"quantile_over_time", quantileOverTime},
        {"rate", extrapolated<Rate::PerSecond>},
        {"resets", resets},
        {"stddev_over_time", deviation},
        {"stdvar_over_time", variance},
        {"sum_over_time", sum},
    }};
    for (const Entry& entry : functions) {
        if (entry.name == name)
            return entry.function;
    }
    return nullptr;
}

} // namespace mw::sim::promql
