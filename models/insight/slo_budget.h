// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Error budgets (domain.md §1) as pure functions: any thread, no I/O. Where something was not
// measured the answer is NaN, never 0 and never 100 %.
#pragma once

#include "models/data/slo.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

using Minutes = std::chrono::minutes;

// From decimal text, without a detour through binary fractions: 1 − 0.999 is not 0.001 in a double,
// but the budget of "99.9" is.
struct Objective
{
    std::string text; // per cent, as written: "99.9"
    double fraction = 0; // 0.999
    double budget = 1; // 0.001
    bool operator==(const Objective&) const = default;
};
// Per cent, 0 ≤ x < 100; nullopt otherwise. "100" leaves no budget and is refused.
std::optional<Objective> parseObjective(std::string_view percent);
// A recorded ratio (0.9990000000000001): rounded to nine decimals of a fraction first.
std::optional<Objective> objectiveFromRatio(double fraction);

double errorRatio(double bad, double valid); // NaN if nothing was valid
double burnRate(double errorRatio, const Objective& objective);
// dataShare < 1 for an SLO younger than its window: what it has used is then a share of the budget
// of the whole window, not of the days it has seen.
double remainingBudget(double errorRatio, const Objective& objective, double dataShare = 1);
double budgetMinutes(const Objective& objective, Minutes window); // of full outage

struct Slice
{
    double good = 0;
    double valid = 0;
};
enum class EmptySlice { Good, Excluded, Bad };
double occurrences(const std::vector<Slice>& slices);
double timeslices(const std::vector<Slice>& slices, double target, EmptySlice empty);
double ratioTimeslices(const std::vector<Slice>& slices, EmptySlice empty);
double serialAvailability(const std::vector<double>& parts);
double redundantAvailability(const std::vector<double>& parts);

// Google SRE Workbook, four pairs; both windows must burn faster than the factor.
struct BurnPair
{
    bool page = false;
    Minutes longWindow{};
    Minutes shortWindow{};
    double budgetShare = 0; // used up when it fires
    double factor = 0; // budgetShare · W / longWindow
};
std::array<BurnPair, 4> burnPairs(Minutes window);
// False where even 100 % errors do not reach the factor (objective too low).
bool canFire(const BurnPair& pair, const Objective& objective);
// The most urgent pair that fires now.
std::optional<BurnPair> firingPair(const std::vector<BurnWindow>& burns, Minutes window);
// From onset, all clean before, at a constant error ratio; +Inf = never.
double detectionMinutes(double errorRatio, const Objective& objective, const BurnPair& pair);

// +Inf = not at this rate; 0 = exhausted. A lower bound: old errors leave a rolling window.
double naiveExhaustionSeconds(double remaining, double burn, Minutes window);
// consumed: shares of the budget used in equal buckets that fill the window, oldest first.
double exactExhaustionSeconds(const std::vector<double>& consumed, double burn, Minutes window);

// Fewer than ten errors allowed in the shortest long window (1 h): single failures page.
bool isLowTraffic(double validEvents, double dataShare, const Objective& objective, Minutes window);

// How long ago a steady incident began, from how far the windows have filled; nullopt without one.
std::optional<Minutes> incidentAge(const std::vector<BurnWindow>& burns);

// Fills burn, sli, remaining, exhaustion, lowTraffic and state from what was measured: the error
// ratios in burns, goodEvents and validEvents (or sli alone), coverage, budgetHistory (burn-down).
void judgeSlo(Slo& slo, const Objective& objective, double dataShare);

} // namespace mw
