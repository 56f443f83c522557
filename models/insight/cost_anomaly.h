// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Days that cost more than their weekday's history lets expect (domain.md §3.6). A convention of
// ours: modified z-score, with limits on the amount and on the share. Pure; any thread.
#pragma once

#include "models/insight/cost_days.h"

#include <optional>
#include <vector>

namespace mw {

struct AnomalyLimits
{
    double z = 3.5; // cost.anomalyZ
    double impact = 25; // cost.anomalyImpact: currency units a day
    double percent = 20; // cost.anomalyPercent
    int historyDays = 14; // fewer: nothing is said
};

struct AnomalyScore
{
    int64_t median = 0, deviation = 0; // median and median absolute deviation, 10⁻⁹
    double z = 0;
    int64_t impact = 0; // actual − expected
    std::optional<double> percent; // of the expected; none when that is 0
    bool flagged = false;
    bool isNew = false; // nothing was spent before
};
// `history` in any order and not empty.
AnomalyScore
scoreDay(std::vector<int64_t> history, int64_t actual, const AnomalyLimits& limits = {});

// Consecutive flagged days of one service on one account.
struct CostAnomaly
{
    Atom account, service;
    CalendarDay first{}, last{};
    int64_t actual = 0, expected = 0; // sums over the days
    int64_t impact = 0;
    std::optional<double> percent;
    double z = 0; // of the worst day
    bool isNew = false;
    bool ongoing = false; // the last complete day is among them
    bool operator==(const CostAnomaly&) const = default;
};
// Of one series; complete days of the last `lookBack` days. Same-weekday history where there are at
// least four of it, else all days; flagged days are not learnt from.
std::vector<CostAnomaly>
findAnomalies(const CostSeries& series, int lookBack, const AnomalyLimits& limits = {});

} // namespace mw
