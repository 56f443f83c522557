// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/decimal.h"

#include <algorithm>

namespace mw {
namespace {

constexpr int64_t maxNano = std::numeric_limits<int64_t>::max();
constexpr int64_t minNano = std::numeric_limits<int64_t>::min();

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

// Mantissa digits without leading zeros, and the power of ten of the last one.
struct Scanned
{
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

std::optional<Scanned> scan(std::string_view text)
{
    Scanned out;
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
            power = std::min(power * 10 + (text[i] - '0'), 100'000);
        if (i == start)
            return std::nullopt;
        out.exponent += negative ? -power : power;
    }
    if (i != text.size())
        return std::nullopt;
    return out;
}

// Whether the digits from `first` on (which is beyond the ninth place) raise the kept value.
bool raises(const std::string& digits, int first, bool odd, Beyond beyond)
{
    if (first < 0) // the number is below a tenth of the last place
        return false;
    const auto at = static_cast<size_t>(first);
    if (at >= digits.size() || digits[at] < '5')
        return false;
    if (beyond == Beyond::HalfUp || digits[at] > '5')
        return true;
    return odd || digits.find_first_not_of('0', at + 1) != std::string::npos;
}

} // namespace

std::optional<int64_t> parseNano(std::string_view text, Beyond beyond, bool saturate)
{
    const auto scanned = scan(text);
    if (!scanned)
        return std::nullopt;
    const std::string& digits = scanned->digits;
    const int shift = scanned->exponent + 9; // digits·10^shift in nano
    const int size = static_cast<int>(digits.size());
    const int kept = shift >= 0 ? size : std::max(0, size + shift);
    const Wide most = scanned->negative ? -Wide(minNano) : Wide(maxNano);
    Wide value = 0;
    bool over = false;
    for (int i = 0; i < kept && !over; ++i) {
        value = value * 10 + (digits[static_cast<size_t>(i)] - '0');
        over = value > most;
    }
    if (!over && kept < size) {
        if (beyond == Beyond::Refuse
            && digits.find_first_not_of('0', static_cast<size_t>(kept)) != std::string::npos)
            return std::nullopt;
        if (raises(digits, size + shift, value % 2 != 0, beyond))
            ++value;
    }
    for (int i = 0; i < shift && !over && value != 0; ++i) {
        value *= 10;
        over = value > most;
    }
    if (over || value > most) {
        if (!saturate)
            return std::nullopt;
        return scanned->negative ? minNano : maxNano;
    }
    return static_cast<int64_t>(scanned->negative ? -value : value);
}

std::string nanoText(int64_t nano)
{
    Wide wide = nano;
    std::string out;
    if (wide < 0) {
        out = "-";
        wide = -wide;
    }
    out += std::to_string(static_cast<int64_t>(wide / nanoPerUnit));
    const auto rest = static_cast<int64_t>(wide % nanoPerUnit);
    if (rest != 0) {
        std::string digits = std::to_string(rest);
        digits.insert(0, 9 - digits.size(), '0');
        while (digits.back() == '0')
            digits.pop_back();
        out += '.' + digits;
    }
    return out;
}

Wide divideHalfAway(Wide a, Wide b)
{
    const bool negative = (a < 0) != (b < 0);
    const Wide x = a < 0 ? -a : a;
    const Wide y = b < 0 ? -b : b;
    const Wide q = (x * 2 + y) / (y * 2);
    return negative ? -q : q;
}

Wide divideHalfEven(Wide a, Wide b)
{
    const bool negative = (a < 0) != (b < 0);
    const Wide x = a < 0 ? -a : a;
    const Wide y = b < 0 ? -b : b;
    Wide q = x / y;
    const Wide twice = (x % y) * 2;
    if (twice > y || (twice == y && q % 2 != 0))
        ++q;
    return negative ? -q : q;
}

} // namespace mw
