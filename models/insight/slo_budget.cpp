// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_budget.h"

#include <algorithm>
#include <cmath>

namespace mw {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double minutesOf(Minutes duration)
{
    return static_cast<double>(duration.count());
}

} // namespace

double errorRatio(double bad, double valid)
{
    return valid > 0 ? bad / valid : notMeasured;
}

double burnRate(double ratio, const Objective& objective)
{
    return ratio / objective.budget;
}

double remainingBudget(double ratio, const Objective& objective, double dataShare)
{
    return 1 - ratio / objective.budget * dataShare;
}

double budgetMinutes(const Objective& objective, Minutes window)
{
    return objective.budget * minutesOf(window);
}

double occurrences(const std::vector<Slice>& slices)
{
    double good = 0;
    double valid = 0;
    for (const Slice& slice : slices) {
        good += slice.good;
        valid += slice.valid;
    }
    return valid > 0 ? good / valid : notMeasured;
}

double timeslices(const std::vector<Slice>& slices, double target, EmptySlice empty)
{
    double good = 0;
    double all = 0;
    for (const Slice& slice : slices) {
        if (slice.valid <= 0) {
            good += empty == EmptySlice::Good;
            all += empty != EmptySlice::Excluded;
            continue;
        }
        good += slice.good / slice.valid >= target;
        all += 1;
    }
    return all > 0 ? good / all : notMeasured;
}

double ratioTimeslices(const std::vector<Slice>& slices, EmptySlice empty)
{
    double sum = 0;
    double all = 0;
    for (const Slice& slice : slices) {
        if (slice.valid <= 0) {
            sum += empty == EmptySlice::Good;
            all += empty != EmptySlice::Excluded;
            continue;
        }
        sum += slice.good / slice.valid;
        all += 1;
    }
    return all > 0 ? sum / all : notMeasured;
}

double serialAvailability(const std::vector<double>& parts)
{
    double result = 1;
    for (const double part : parts)
        result *= part;
    return result;
}

double redundantAvailability(const std::vector<double>& parts)
{
    double down = 1;
    for (const double part : parts)
        down *= 1 - part;
    return 1 - down;
}

std::array<BurnPair, 4> burnPairs(Minutes window)
{
    using namespace std::chrono_literals;
    std::array<BurnPair, 4> pairs{{{true, 1h, 5min, 0.02, 0},
                                   {true, 6h, 30min, 0.05, 0},
                                   {false, 24h, 2h, 0.10, 0},
                                   {false, 72h, 6h, 0.10, 0}}};
    for (BurnPair& pair : pairs)
        pair.factor = pair.budgetShare * minutesOf(window) / minutesOf(pair.longWindow);
    return pairs;
}

bool canFire(const BurnPair& pair, const Objective& objective)
{
    return pair.factor * objective.budget < 1;
}

std::optional<BurnPair> firingPair(const std::vector<BurnWindow>& burns, Minutes window)
{
    const auto over = [&](Minutes length, double factor) {
        return std::any_of(burns.begin(), burns.end(), [&](const BurnWindow& one) {
            return one.window == length && one.burn > factor; // NaN is not more than anything
        });
    };
    for (const BurnPair& pair : burnPairs(window)) {
        // A window longer than the SLO's own says nothing about it.
        if (pair.longWindow <= window && over(pair.longWindow, pair.factor)
            && over(pair.shortWindow, pair.factor))
            return pair;
    }
    return std::nullopt;
}

double detectionMinutes(double ratio, const Objective& objective, const BurnPair& pair)
{
    const double threshold = objective.budget * pair.factor;
    // The ratio over the long window reaches the threshold at the latest when the window is full.
    if (!(ratio > 0) || ratio < threshold * (1 - 1e-12))
        return infinity;
    return threshold * minutesOf(pair.longWindow) / ratio;
}

double naiveExhaustionSeconds(double remaining, double burn, Minutes window)
{
    if (std::isnan(remaining))
        return notMeasured;
    if (remaining <= 0)
        return 0;
    if (std::isnan(burn))
        return notMeasured;
    if (burn <= 0)
        return infinity;
    return remaining * minutesOf(window) * 60 / burn;
}

double exactExhaustionSeconds(const std::vector<double>& consumed, double burn, Minutes window)
{
    if (consumed.empty() || std::isnan(burn))
        return notMeasured;
    double left = 0; // what of the past is still inside the window
    for (const double share : consumed)
        left += std::isnan(share) ? 0 : share;
    if (left >= 1)
        return 0;
    const double length = minutesOf(window) * 60 / static_cast<double>(consumed.size());
    const double perSecond = burn / (minutesOf(window) * 60);
    // Bucket after bucket leaves at the old end while the present burn adds at the new one; inside
    // a bucket both are linear.
    double level = left;
    for (size_t i = 0; i < consumed.size(); ++i) {
        const double leaving = (std::isnan(consumed[i]) ? 0 : consumed[i]) / length;
        const double slope = perSecond - leaving;
        const double end = level + slope * length;
        if (slope > 0 && end >= 1)
            return static_cast<double>(i) * length + (1 - level) / slope;
        level = end;
    }
    return infinity; // the window holds nothing but the present burn, and that is sustainable
}

bool isLowTraffic(double validEvents, double dataShare, const Objective& objective, Minutes window)
{
    const double hours = minutesOf(window) / 60 * dataShare;
    // NaN compares false: what was not counted is not called low.
    return hours > 0 && objective.budget * validEvents / hours < 10;
}

std::optional<Minutes> incidentAge(const std::vector<BurnWindow>& burns)
{
    std::vector<BurnWindow> sorted;
    for (const BurnWindow& one : burns) {
        if (!std::isnan(one.errorRatio))
            sorted.push_back(one);
    }
    std::sort(sorted.begin(), sorted.end(), [](const BurnWindow& a, const BurnWindow& b) {
        return a.window < b.window;
    });
    if (sorted.empty() || !(sorted.front().burn > 1))
        return std::nullopt;
    const double now = sorted.front().errorRatio;
    // The first window that reaches back before the onset is only partly filled with errors.
    for (const BurnWindow& one : sorted) {
        if (one.errorRatio < 0.95 * now)
            return Minutes(std::llround(minutesOf(one.window) * one.errorRatio / now));
    }
    return sorted.back().window; // at least so long
}

void judgeSlo(Slo& slo, const Objective& objective, double dataShare)
{
    slo.objective = objective.fraction;
    slo.objectiveText = objective.text;
    for (BurnWindow& one : slo.burns)
        one.burn = burnRate(one.errorRatio, objective);
    if (!std::isnan(slo.validEvents))
        slo.sli = slo.validEvents > 0 ? slo.goodEvents / slo.validEvents : notMeasured;
    slo.remaining = remainingBudget(
        slo.validEvents > 0 ? (slo.validEvents - slo.goodEvents) / slo.validEvents : 1 - slo.sli,
        objective,
        dataShare);
    slo.lowTraffic = isLowTraffic(slo.validEvents, dataShare, objective, slo.window);

    // "The present burn" is that of the last hour: five minutes flap, six hours remember.
    double burn = notMeasured;
    for (const Minutes length :
         {Minutes(60), Minutes(30), Minutes(5), Minutes(120), Minutes(360)}) {
        for (const BurnWindow& one : slo.burns) {
            if (one.window == length && std::isnan(burn))
                burn = one.burn;
        }
    }
    slo.exhaustionSeconds = naiveExhaustionSeconds(slo.remaining, burn, slo.window);
    if (slo.remaining > 0 && burn <= 1 && dataShare >= 1)
        slo.exhaustionSeconds = infinity;
    if (slo.remaining > 0 && dataShare >= 1 && slo.budgetHistory.size() > 1) {
        std::vector<double> consumed;
        double last = 1;
        for (const SamplePoint& point : slo.budgetHistory) {
            consumed.push_back(std::isnan(point.value) ? 0 : last - point.value);
            if (!std::isnan(point.value))
                last = point.value;
        }
        // The history ends at the last whole step; what was used since then is the newest.
        consumed.back() += std::max(0.0, last - slo.remaining);
        const double exact = exactExhaustionSeconds(consumed, burn, slo.window);
        if (!std::isnan(exact) && exact > 0)
            slo.exhaustionSeconds = exact;
    }

    const bool anyBurn = std::any_of(slo.burns.begin(), slo.burns.end(), [](const BurnWindow& one) {
        return !std::isnan(one.errorRatio);
    });
    const auto firing = firingPair(slo.burns, slo.window);
    if (firing && firing->page)
        slo.state = Slo::State::Critical;
    else if (firing || slo.remaining <= 0)
        slo.state = Slo::State::Warning;
    else if (slo.validEvents == 0)
        slo.state = Slo::State::NoTraffic;
    else if (std::isnan(slo.sli) && !anyBurn)
        slo.state = Slo::State::NoData;
    else
        slo.state = Slo::State::Ok;
}

} // namespace mw
