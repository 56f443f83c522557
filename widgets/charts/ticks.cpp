// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/time_chart.h"

#include <array>

namespace mw {

std::vector<World> TimeChart::timeTicks(World from, World to, int count)
{
    using namespace std::chrono;
    static constexpr std::array<int64_t, 19> steps{1,
                                                   5,
                                                   10,
                                                   15,
                                                   30,
                                                   60,
                                                   2 * 60,
                                                   5 * 60,
                                                   10 * 60,
                                                   15 * 60,
                                                   1800,
                                                   3600,
                                                   7200,
                                                   10800,
                                                   21600,
                                                   43200,
                                                   86400,
                                                   172800,
                                                   604800};
    std::vector<World> ticks;
    const int64_t span = duration_cast<seconds>(to - from).count();
    if (span <= 0 || count < 1)
        return ticks;
    int64_t step = steps.back();
    for (const int64_t candidate : steps) {
        if (span / candidate <= count) {
            step = candidate;
            break;
        }
    }
    const int64_t first
        = (duration_cast<seconds>(from.time_since_epoch()).count() + step - 1) / step;
    for (int64_t at = first * step;; at += step) {
        const World tick{seconds(at)};
        if (tick > to)
            break;
        if (tick >= from)
            ticks.push_back(tick);
    }
    return ticks;
}

std::vector<double> TimeChart::valueTicks(double low, double high, int count)
{
    std::vector<double> ticks;
    if (!(high > low) || count < 1)
        return ticks;
    const double raw = (high - low) / count;
    const double scale = std::pow(10, std::floor(std::log10(raw)));
    double factor = 10;
    for (const double round : {1.0, 2.0, 2.5, 5.0}) {
        if (raw <= round * scale * 1.0000001) {
            factor = round;
            break;
        }
    }
    const double step = factor * scale;
    // Counted, not added up, and divided by a whole power of ten rather than multiplied by a
    // fraction, so that 0.6 does not become 0.6000000000000001.
    const double parts = scale < 1 ? std::round(1 / scale) : 1;
    const auto first = static_cast<int64_t>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<int64_t>(std::floor(high / step + 1e-9));
    for (int64_t i = first; i <= last; ++i)
        ticks.push_back(scale < 1 ? double(i) * factor / parts : double(i) * step);
    return ticks;
}

double TimeChart::valueAt(const ChartSeries& series, World at, Millis maxStep)
{
    const SamplePoint* best = nullptr;
    for (const SamplePoint& point : series.points) {
        if (point.at > at)
            break;
        best = &point;
    }
    if (!best || (maxStep.count() > 0 && at - best->at > maxStep))
        return notMeasured;
    return best->value;
}

} // namespace mw
