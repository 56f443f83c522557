// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/percentile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mw {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

double percentileCont(std::vector<double> values, double p)
{
    if (values.empty())
        return none;
    std::sort(values.begin(), values.end());
    const double rank = static_cast<double>(values.size() - 1) * std::clamp(p, 0.0, 1.0);
    const auto below = static_cast<size_t>(rank);
    if (below + 1 >= values.size())
        return values.back();
    return values[below] + (rank - std::floor(rank)) * (values[below + 1] - values[below]);
}

double percentileDisc(std::vector<double> values, double p)
{
    if (values.empty())
        return none;
    std::sort(values.begin(), values.end());
    const auto size = static_cast<double>(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        if (static_cast<double>(i + 1) / size >= p)
            return values[i];
    }
    return values.back();
}

double lowerMedian(std::vector<double> values)
{
    if (values.empty())
        return none;
    std::sort(values.begin(), values.end());
    const double last = static_cast<double>(values.size() - 1);
    double found = values.front();
    for (const double value : values) {
        const auto rank = static_cast<double>(std::lower_bound(values.begin(), values.end(), value)
                                              - values.begin());
        if (last == 0 || rank / last <= 0.5)
            found = value;
    }
    return found;
}

} // namespace mw
