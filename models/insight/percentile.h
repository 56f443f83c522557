// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percentiles by name: there are several and they differ (domain.md §2.5). Pure; any thread. All
// give NaN for no values; the values need not be sorted.
#pragma once

#include <vector>

namespace mw {

// Linear between neighbours of rank (n − 1)·p: PERCENTILE.INC, PERCENTILE_CONT, NumPy. The
// console's default.
double percentileCont(std::vector<double> values, double p);
// The smallest value whose cumulative share is at least p.
double percentileDisc(std::vector<double> values, double p);
// The largest value whose percent rank is at most one half (Apache DevLake); ties share a rank.
double lowerMedian(std::vector<double> values);

} // namespace mw
