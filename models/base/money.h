// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic of Money (units.h, domain.md §3.9): exact, and refused rather than wrong. Amounts are
// added unrounded and rounded once, half to even, when they are shown. Pure; any thread.
#pragma once

#include "models/base/decimal.h"
#include "models/base/units.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

// Exact to 10⁻⁹ (half to even beyond). nullopt: no number, or more than ± 9.2·10⁹ units.
std::optional<Money> parseMoney(std::string_view text, Atom currency);
// nullopt: two currencies, or it does not fit. An amount without a currency is 0 of any.
std::optional<Money> add(const Money& a, const Money& b);
std::optional<Money> subtract(const Money& a, const Money& b);
Money negated(const Money& money); // saturates at the one value that has no negative
// money · numerator / denominator, half to even; nullopt: denominator 0, or it does not fit.
std::optional<Money> scaled(const Money& money, int64_t numerator, int64_t denominator);
// For charts and ratios only.
double approximate(const Money& money);
// What a system sent as a binary fraction (OpenCost), once and for all decimal. nullopt: NaN, ±Inf,
// too large.
std::optional<Money> fromFloat(double value, Atom currency);

// Digits of the minor unit by ISO 4217: USD 2, JPY 0, KWD 3; 2 for what is not in it.
int minorDigits(Atom currency);
int64_t minorUnit(Atom currency); // in 10⁻⁹: 10'000'000 for USD
Money roundToMinor(const Money& money);

// Shares of `total` by weight, in multiples of `unit`, that add up to it exactly: each share is cut
// down, left-over units go to the largest fractions, ties to the lower index. A negative total
// mirrors the positive one. What of the total is no multiple of the unit stays with the first share
// that has a weight. Empty: a negative weight, or none above 0.
std::vector<int64_t> split(int64_t total, const std::vector<int64_t>& weights, int64_t unit);
// The total rounded to its minor unit and split in such units.
std::vector<Money> split(const Money& total, const std::vector<int64_t>& weights);

// Many amounts, each currency for itself; cannot overflow on the way.
class MoneySum
{
public:
    void add(const Money& money);
    bool empty() const { return m_sums.empty(); }
    // The sum in one currency, 0 if there is none; nullopt if it does not fit.
    std::optional<Money> of(Atom currency) const;
    std::vector<Atom> currencies() const; // largest amount first

private:
    std::vector<std::pair<Atom, Wide>> m_sums;
};

} // namespace mw
