// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/decimal.h"

#include "models/base/decimal.h"

namespace mw::runbook {
namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<Decimal> made(std::optional<int64_t> nano)
{
    return nano ? std::optional<Decimal>(Decimal{*nano}) : std::nullopt;
}

} // namespace

std::optional<Decimal> parseDecimal(std::string_view text)
{
    return made(parseNano(text, Beyond::HalfUp));
}

std::optional<Decimal> parseDecimalSaturating(std::string_view text)
{
    return made(parseNano(text, Beyond::HalfUp, true));
}

std::string toText(Decimal value)
{
    return nanoText(value.nano);
}

std::optional<Decimal> decimalOf(int64_t integer)
{
    return made(narrow(Wide(integer) * Decimal::one));
}

std::optional<Decimal> add(Decimal a, Decimal b)
{
    return made(narrow(Wide(a.nano) + b.nano));
}

std::optional<Decimal> subtract(Decimal a, Decimal b)
{
    return made(narrow(Wide(a.nano) - b.nano));
}

std::optional<Decimal> multiply(Decimal a, Decimal b)
{
    return made(narrow(divideHalfAway(Wide(a.nano) * b.nano, Decimal::one)));
}

std::optional<Decimal> divide(Decimal a, Decimal b)
{
    if (b.nano == 0)
        return std::nullopt;
    return made(narrow(divideHalfAway(Wide(a.nano) * Decimal::one, b.nano)));
}

std::optional<std::chrono::milliseconds> parseDuration(std::string_view text)
{
    constexpr int64_t limit = int64_t{100} * 366 * 86'400'000;
    int64_t total = 0;
    size_t i = 0;
    if (text.empty())
        return std::nullopt;
    while (i < text.size()) {
        int64_t number = 0;
        const size_t start = i;
        for (; i < text.size() && digit(text[i]); ++i) {
            number = number * 10 + (text[i] - '0');
            if (number > limit)
                return std::nullopt;
        }
        if (i == start)
            return std::nullopt;
        int64_t unit = 0;
        if (text.substr(i).starts_with("ms")) {
            unit = 1;
            ++i;
        } else if (i < text.size()) {
            switch (text[i]) {
            case 's':
                unit = 1000;
                break;
            case 'm':
                unit = 60'000;
                break;
            case 'h':
                unit = 3'600'000;
                break;
            case 'd':
                unit = 86'400'000;
                break;
            default:
                break;
            }
        }
        if (unit == 0 || number > limit / unit)
            return std::nullopt;
        ++i;
        total += number * unit;
        if (total > limit)
            return std::nullopt;
    }
    return std::chrono::milliseconds(total);
}

std::string toText(std::chrono::milliseconds duration)
{
    int64_t rest = duration.count();
    std::string out;
    if (rest < 0) {
        out = "-";
        rest = -rest;
    }
    const size_t start = out.size();
    constexpr std::pair<int64_t, const char*> units[]{
        {86'400'000, "d"}, {3'600'000, "h"}, {60'000, "m"}, {1000, "s"}, {1, "ms"}};
    for (const auto& [size, word] : units) {
        if (rest >= size) {
            out += std::to_string(rest / size) + word;
            rest %= size;
        }
    }
    return out.size() == start ? "0s" : out;
}

} // namespace mw::runbook
