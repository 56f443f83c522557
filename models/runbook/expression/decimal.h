// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the expression language: int64 counts of 10⁻⁹, never double. Every operation that does
// not fit answers nullopt. Also durations as text ("1h30m").
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::runbook {

struct Decimal
{
    int64_t nano = 0;
    static constexpr int64_t one = 1'000'000'000;
    auto operator<=>(const Decimal&) const = default;
    bool isInteger() const { return nano % one == 0; }
    int64_t integer() const { return nano / one; }
    // For charts only.
    double approximate() const { return static_cast<double>(nano) / static_cast<double>(one); }
};

// "-12", "0.5", "1e-3"; digits beyond the ninth are rounded half up. nullopt: no number, too large.
std::optional<Decimal> parseDecimal(std::string_view text);
// As parseDecimal, but too large saturates (measured values).
std::optional<Decimal> parseDecimalSaturating(std::string_view text);
std::string toText(Decimal value); // shortest: "12", "0.5"
std::optional<Decimal> decimalOf(int64_t integer);
std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> subtract(Decimal a, Decimal b);
std::optional<Decimal> multiply(Decimal a, Decimal b);
std::optional<Decimal> divide(Decimal a, Decimal b); // also nullopt for b = 0; rounded half away

// "250ms", "90s", "1h30m", "7d". nullopt: no duration, or longer than 100 years.
std::optional<std::chrono::milliseconds> parseDuration(std::string_view text);
std::string toText(std::chrono::milliseconds duration); // "1h30m", "0s"

} // namespace mw::runbook
