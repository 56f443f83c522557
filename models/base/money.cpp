// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/money.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace mw {
namespace {

// Whose amounts can be added; nullopt if they cannot.
std::optional<Atom> common(const Money& a, const Money& b)
{
    if (a.currency.empty() && a.nano == 0)
        return b.currency;
    if (b.currency.empty() && b.nano == 0)
        return a.currency;
    if (a.currency == b.currency)
        return a.currency;
    return std::nullopt;
}

std::optional<Money> made(std::optional<int64_t> nano, Atom currency)
{
    if (!nano)
        return std::nullopt;
    return Money{*nano, currency};
}

Wide magnitude(Wide value)
{
    return value < 0 ? -value : value;
}

} // namespace

std::optional<Money> parseMoney(std::string_view text, Atom currency)
{
    return made(parseNano(text, Beyond::HalfEven), currency);
}

std::optional<Money> add(const Money& a, const Money& b)
{
    const auto currency = common(a, b);
    return currency ? made(narrow(Wide(a.nano) + b.nano), *currency) : std::nullopt;
}

std::optional<Money> subtract(const Money& a, const Money& b)
{
    const auto currency = common(a, b);
    return currency ? made(narrow(Wide(a.nano) - b.nano), *currency) : std::nullopt;
}

Money negated(const Money& money)
{
    return {narrow(-Wide(money.nano)).value_or(std::numeric_limits<int64_t>::max()),
            money.currency};
}

std::optional<Money> scaled(const Money& money, int64_t numerator, int64_t denominator)
{
    if (denominator == 0)
        return std::nullopt;
    return made(narrow(divideHalfEven(Wide(money.nano) * numerator, denominator)), money.currency);
}

double approximate(const Money& money)
{
    return double(money.nano) / double(nanoPerUnit);
}

std::optional<Money> fromFloat(double value, Atom currency)
{
    if (!std::isfinite(value))
        return std::nullopt;
    // The shortest text that names this double is the decimal that its writer most likely meant.
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return parseMoney({text.data(), size_t(end.ptr - text.data())}, currency);
}

int minorDigits(Atom currency)
{
    static constexpr std::array<std::string_view, 17> none{"BIF",
                                                           "CLP",
                                                           "DJF",
                                                           "GNF",
                                                           "ISK",
                                                           "JPY",
                                                           "KMF",
                                                           "KRW",
                                                           "PYG",
                                                           "RWF",
                                                           "UGX",
                                                           "UYI",
                                                           "VND",
                                                           "VUV",
                                                           "XAF",
                                                           "XOF",
                                                           "XPF"};
    static constexpr std::array<std::string_view, 7> three{
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    static constexpr std::array<std::string_view, 2> four{"CLF", "UYW"};
    const auto has = [code = currency.view()](const auto& list) {
        return std::find(list.begin(), list.end(), code) != list.end();
    };
    return has(none) ? 0 : has(three) ? 3 : has(four) ? 4 : 2;
}

int64_t minorUnit(Atom currency)
{
    int64_t unit = nanoPerUnit;
    for (int i = minorDigits(currency); i > 0; --i)
        unit /= 10;
    return unit;
}

Money roundToMinor(const Money& money)
{
    const int64_t unit = minorUnit(money.currency);
    const auto rounded = narrow(divideHalfEven(money.nano, unit) * unit);
    return {rounded.value_or(money.nano / unit * unit), money.currency};
}

std::vector<int64_t> split(int64_t total, const std::vector<int64_t>& weights, int64_t unit)
{
    Wide sum = 0;
    for (const int64_t weight : weights) {
        if (weight < 0)
            return {};
        sum += weight;
    }
    if (sum == 0 || unit <= 0)
        return {};
    const bool negative = total < 0;
    const Wide units = magnitude(total) / unit;
    const Wide rest = magnitude(total) % unit;
    std::vector<Wide> shares(weights.size());
    std::vector<Wide> fractions(weights.size());
    Wide left = units;
    for (size_t i = 0; i < weights.size(); ++i) {
        shares[i] = units * weights[i] / sum;
        fractions[i] = units * weights[i] % sum;
        left -= shares[i];
    }
    std::vector<size_t> order(weights.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return fractions[a] > fractions[b];
    });
    for (size_t i = 0; left > 0; ++i, --left)
        ++shares[order[i]];
    const auto first = static_cast<size_t>(
        std::find_if(weights.begin(), weights.end(), [](int64_t w) { return w > 0; })
        - weights.begin());
    std::vector<int64_t> out(weights.size());
    for (size_t i = 0; i < out.size(); ++i) {
        const Wide share = shares[i] * unit + (i == first ? rest : 0);
        out[i] = static_cast<int64_t>(negative ? -share : share);
    }
    return out;
}

std::vector<Money> split(const Money& total, const std::vector<int64_t>& weights)
{
    std::vector<Money> out;
    for (const int64_t nano : split(roundToMinor(total).nano, weights, minorUnit(total.currency)))
        out.push_back({nano, total.currency});
    return out;
}

void MoneySum::add(const Money& money)
{
    if (money.currency.empty() && money.nano == 0)
        return;
    for (auto& [currency, sum] : m_sums) {
        if (currency == money.currency) {
            sum += money.nano;
            return;
        }
    }
    m_sums.emplace_back(money.currency, money.nano);
}

std::optional<Money> MoneySum::of(Atom currency) const
{
    for (const auto& [known, sum] : m_sums) {
        if (known == currency)
            return made(narrow(sum), currency);
    }
    return Money{0, currency};
}

std::vector<Atom> MoneySum::currencies() const
{
    auto sorted = m_sums;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        const Wide x = magnitude(a.second);
        const Wide y = magnitude(b.second);
        return x != y ? x > y : a.first < b.first;
    });
    std::vector<Atom> out;
    out.reserve(sorted.size());
    for (const auto& [currency, sum] : sorted)
        out.push_back(currency);
    return out;
}

} // namespace mw
