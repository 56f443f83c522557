// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_budget.h"

#include <cmath>
#include <cstdio>

namespace mw {

std::optional<Objective> parseObjective(std::string_view percent)
{
    // digits / 10^decimals per cent. Both parts fit a double exactly, so the quotients below are
    // rounded once, correctly.
    int64_t digits = 0;
    int64_t scale = 1;
    bool dot = false;
    size_t whole = 0;
    size_t decimals = 0;
    for (const char c : percent) {
        if (c == '.' && !dot) {
            dot = true;
            continue;
        }
        if (c < '0' || c > '9' || decimals == 9 || whole == 3)
            return std::nullopt;
        digits = digits * 10 + (c - '0');
        if (dot) {
            scale *= 10;
            ++decimals;
        } else {
            ++whole;
        }
    }
    if (whole == 0 || (dot && decimals == 0) || digits >= 100 * scale)
        return std::nullopt;
    Objective result;
    result.text = std::string(percent);
    const auto all = static_cast<double>(100 * scale);
    result.fraction = static_cast<double>(digits) / all;
    result.budget = static_cast<double>(100 * scale - digits) / all;
    return result;
}

std::optional<Objective> objectiveFromRatio(double fraction)
{
    if (!(fraction >= 0 && fraction < 1))
        return std::nullopt;
    const auto units = static_cast<int64_t>(std::llround(fraction * 1e9));
    char buffer[32];
    std::snprintf(buffer,
                  sizeof buffer,
                  "%d.%07d",
                  static_cast<int>(units / 10'000'000),
                  static_cast<int>(units % 10'000'000));
    std::string text(buffer);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return parseObjective(text);
}

} // namespace mw
