// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_anomaly.h"

#include <algorithm>
#include <cmath>

namespace mw {
namespace {

using std::chrono::days;

constexpr double consistency = 0.6745; // makes the deviation of a normal distribution 1
constexpr size_t enoughWeeks = 4;
constexpr int eightWeeks = 56;

int64_t medianOf(std::vector<int64_t>& values)
{
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    if (values.size() % 2 == 1)
        return values[middle];
    return static_cast<int64_t>(divideHalfEven(Wide(values[middle - 1]) + values[middle], 2));
}

void close(CostAnomaly& anomaly)
{
    anomaly.impact = narrow(Wide(anomaly.actual) - anomaly.expected).value_or(0);
    anomaly.isNew = anomaly.expected == 0;
    if (anomaly.expected != 0)
        anomaly.percent
            = static_cast<double>(anomaly.impact) / static_cast<double>(anomaly.expected) * 100;
}

} // namespace

AnomalyScore scoreDay(std::vector<int64_t> history, int64_t actual, const AnomalyLimits& limits)
{
    AnomalyScore score;
    if (history.empty())
        return score;
    score.median = medianOf(history);
    for (int64_t& value : history)
        value = std::abs(value - score.median);
    score.deviation = medianOf(history);
    double spread = static_cast<double>(score.deviation);
    if (score.deviation == 0) {
        constexpr double cent = 0.01 * static_cast<double>(nanoPerUnit);
        spread = std::max(0.01 * std::fabs(static_cast<double>(score.median)), cent);
    }
    score.impact = actual - score.median;
    score.z = consistency * static_cast<double>(score.impact) / spread;
    score.isNew = score.median == 0;
    if (!score.isNew)
        score.percent = static_cast<double>(score.impact) / static_cast<double>(score.median) * 100;
    score.flagged = score.z > limits.z
        && static_cast<double>(score.impact) >= limits.impact * static_cast<double>(nanoPerUnit)
        && (!score.percent || *score.percent >= limits.percent);
    return score;
}

std::vector<CostAnomaly>
findAnomalies(const CostSeries& series, int lookBack, const AnomalyLimits& limits)
{
    std::vector<CostAnomaly> found;
    const CalendarDay until = series.completeUntil;
    const CalendarDay from = until - days(lookBack);
    std::vector<char> learn(series.days.size(), 1);
    for (size_t i = 0; i < series.days.size(); ++i) {
        const CostDay& today = series.days[i];
        if (today.day >= until)
            break;
        std::vector<int64_t> same;
        std::vector<int64_t> all;
        for (size_t k = i; k-- > 0;) {
            const CostDay& before = series.days[k];
            if (today.day - before.day > days(eightWeeks))
                break;
            if (!learn[k])
                continue;
            all.push_back(before.variable);
            if ((today.day - before.day).count() % 7 == 0)
                same.push_back(before.variable);
        }
        if (static_cast<int>(all.size()) < limits.historyDays)
            continue;
        const AnomalyScore score
            = scoreDay(same.size() >= enoughWeeks ? same : all, today.variable, limits);
        if (!score.flagged)
            continue;
        learn[i] = 0;
        if (today.day < from)
            continue;
        if (found.empty() || found.back().last + days(1) != today.day) {
            found.push_back({});
            found.back().first = today.day;
        }
        CostAnomaly& anomaly = found.back();
        anomaly.last = today.day;
        anomaly.actual += today.variable;
        anomaly.expected += score.median;
        anomaly.z = std::max(anomaly.z, score.z);
        anomaly.ongoing = today.day + days(1) == until;
    }
    for (CostAnomaly& anomaly : found)
        close(anomaly);
    return found;
}

} // namespace mw
