// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/decimal.h"

#include <limits>

namespace mw::runbook {
namespace {

__extension__ using Wide = __int128;
constexpr int64_t maxNano = std::numeric_limits<int64_t>::max();
constexpr int64_t minNano = std::numeric_limits<int64_t>::min();

std::optional<Decimal> narrow(Wide value)
{
    if (value > maxNano || value < minNano)
        return std::nullopt;
    return Decimal{static_cast<int64_t>(value)};
}

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

Wide roundedQuotient(Wide a, Wide b)
{
    const bool negative = (a < 0) != (b < 0);
    const Wide x = a < 0 ? -a : a;
    const Wide y = b < 0 ? -b : b;
    const Wide q = (x * 2 + y) / (y * 2);
    return negative ? -q : q;
}

// Mantissa digits and the power of ten of the last one.
struct Parsed
{
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

std::optional<Parsed> scan(std::string_view text)
{
    Parsed out;
    size_t i = 0;
    if (i < text.size() && (text[i] == '-' || text[i] == '+'))
        out.negative = text[i++] == '-';
    size_t count = 0;
    bool point = false;
    for (; i < text.size() && (digit(text[i]) || (text[i] == '.' && !point)); ++i) {
        if (text[i] == '.') {
            point = true;
            continue;
        }
        ++count;
        if (!(out.digits.empty() && text[i] == '0'))
            out.digits += text[i];
        if (point)
            --out.exponent;
    }
    if (count == 0 || count > 400)
        return std::nullopt;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        bool negative = false;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            negative = text[i++] == '-';
        int power = 0;
        const size_t start = i;
        for (; i < text.size() && digit(text[i]); ++i)
            power = std::min(power * 10 + (text[i] - '0'), 100000);
        if (i == start)
            return std::nullopt;
        out.exponent += negative ? -power : power;
    }
    if (i != text.size())
        return std::nullopt;
    return out;
}

std::optional<Decimal> convert(std::string_view text, bool saturate)
{
    const auto parsed = scan(text);
    if (!parsed)
        return std::nullopt;
    Wide value = 0;
    bool over = false;
    const int shift = parsed->exponent + 9; // digits·10^shift in nano
    const auto size = static_cast<int>(parsed->digits.size());
    for (int i = 0; i < size; ++i) {
        if (i >= size + shift) { // beyond the ninth place: the next digit rounds
            if (i == size + shift && parsed->digits[static_cast<size_t>(i)] >= '5')
                ++value;
            break;
        }
        value = value * 10 + (parsed->digits[static_cast<size_t>(i)] - '0');
        if (value > maxNano) {
            over = true;
            break;
        }
    }
    for (int i = 0; i < shift && !over && value != 0; ++i) {
        value *= 10;
        over = value > maxNano;
    }
    if (over || value > maxNano) {
        if (!saturate)
            return std::nullopt;
        return Decimal{parsed->negative ? minNano : maxNano};
    }
    return Decimal{static_cast<int64_t>(parsed->negative ? -value : value)};
}

} // namespace

std::optional<Decimal> parseDecimal(std::string_view text)
{
    return convert(text, false);
}

std::optional<Decimal> parseDecimalSaturating(std::string_view text)
{
    return convert(text, true);
}

std::string toText(Decimal value)
{
    Wide wide = value.nano;
    std::string out;
    if (wide < 0) {
        out = "-";
        wide = -wide;
    }
    out += std::to_string(static_cast<int64_t>(wide / Decimal::one));
    auto rest = static_cast<int64_t>(wide % Decimal::one);
    if (rest != 0) {
        std::string digits = std::to_string(rest);
        digits.insert(0, 9 - digits.size(), '0');
        while (digits.back() == '0')
            digits.pop_back();
        out += '.' + digits;
    }
    return out;
}

std::optional<Decimal> decimalOf(int64_t integer)
{
    return narrow(static_cast<Wide>(integer) * Decimal::one);
}

std::optional<Decimal> add(Decimal a, Decimal b)
{
    return narrow(static_cast<Wide>(a.nano) + b.nano);
}

std::optional<Decimal> subtract(Decimal a, Decimal b)
{
    return narrow(static_cast<Wide>(a.nano) - b.nano);
}

std::optional<Decimal> multiply(Decimal a, Decimal b)
{
    return narrow(roundedQuotient(static_cast<Wide>(a.nano) * b.nano, Decimal::one));
}

std::optional<Decimal> divide(Decimal a, Decimal b)
{
    if (b.nano == 0)
        return std::nullopt;
    return narrow(roundedQuotient(static_cast<Wide>(a.nano) * Decimal::one, b.nano));
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
