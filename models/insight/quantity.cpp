// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/quantity.h"

#include <algorithm>
#include <limits>
#include <string>

namespace mw {
namespace {

// Nobody writes longer numbers; what is longer comes from an attacker.
constexpr size_t maxLength = 512;
constexpr Int128 nanosPerUnit = 1'000'000'000;
constexpr Int128 binaryCap = Int128(std::numeric_limits<int64_t>::max()) * nanosPerUnit;

struct Suffix
{
    Quantity::Format format = Quantity::Format::DecimalSI;
    int exponent10 = 0;
    int kibis = 0; // factors of 1024
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool parseExponent(std::string_view text, int& exponent)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty())
        return false;
    int value = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return false;
        value = std::min(value * 10 + (c - '0'), 100'000); // beyond any meaning: keep it bounded
    }
    exponent = negative ? -value : value;
    return true;
}

bool parseSuffix(std::string_view text, Suffix& suffix)
{
    if (text.empty())
        return true;
    if (text.size() == 1) {
        switch (text.front()) {
        case 'n':
            suffix.exponent10 = -9;
            return true;
        case 'u':
            suffix.exponent10 = -6;
            return true;
        case 'm':
            suffix.exponent10 = -3;
            return true;
        case 'k':
            suffix.exponent10 = 3;
            return true;
        case 'M':
            suffix.exponent10 = 6;
            return true;
        case 'G':
            suffix.exponent10 = 9;
            return true;
        case 'T':
            suffix.exponent10 = 12;
            return true;
        case 'P':
            suffix.exponent10 = 15;
            return true;
        case 'E':
            suffix.exponent10 = 18;
            return true;
        default:
            return false;
        }
    }
    if (text.front() == 'e' || text.front() == 'E') {
        if (text == "Ei") {
            suffix.format = Quantity::Format::BinarySI;
            suffix.kibis = 6;
            return true;
        }
        suffix.format = Quantity::Format::DecimalExponent;
        return parseExponent(text.substr(1), suffix.exponent10);
    }
    if (text.size() != 2 || text[1] != 'i')
        return false;
    constexpr std::string_view letters = "KMGTP";
    const size_t at = letters.find(text.front());
    if (at == std::string_view::npos)
        return false;
    suffix.format = Quantity::Format::BinarySI;
    suffix.kibis = static_cast<int>(at) + 1;
    return true;
}

// Decimal digits, most significant first; the last `fraction` of them stand behind the point.
struct Decimal
{
    std::string digits;
    int fraction = 0;
};

void timesKibi(std::string& digits)
{
    int carry = 0;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
        const int product = (*it - '0') * 1024 + carry;
        *it = static_cast<char>('0' + product % 10);
        carry = product / 10;
    }
    std::string front;
    for (; carry > 0; carry /= 10)
        front.insert(front.begin(), static_cast<char>('0' + carry % 10));
    digits.insert(0, front);
}

// To whole nanos, rounding any rest up. False if 128 bits do not hold it.
bool toNanos(Decimal number, const Suffix& suffix, Int128& nanos)
{
    for (int i = 0; i < suffix.kibis; ++i)
        timesKibi(number.digits);
    number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
    nanos = 0;
    if (number.digits.empty())
        return true;
    // The point moves right by this many digits.
    const int shift = suffix.exponent10 + 9 - number.fraction;
    const int length = static_cast<int>(number.digits.size());
    if (length + shift > 38)
        return false;
    bool rest = false;
    if (shift < 0) {
        const auto keep = static_cast<size_t>(std::max(length + shift, 0));
        rest = number.digits.find_first_not_of('0', keep) != std::string::npos;
        number.digits.resize(keep);
    } else {
        number.digits.append(static_cast<size_t>(shift), '0');
    }
    for (const char c : number.digits) {
        if (__builtin_mul_overflow(nanos, Int128(10), &nanos)
            || __builtin_add_overflow(nanos, Int128(c - '0'), &nanos))
            return false;
    }
    nanos += rest ? 1 : 0;
    return true;
}

int64_t roundedDivision(Int128 nanos, Int128 by)
{
    Int128 result = nanos / by;
    const Int128 rest = nanos % by;
    if (rest != 0)
        result += rest > 0 ? 1 : -1;
    if (result > std::numeric_limits<int64_t>::max()
        || result < std::numeric_limits<int64_t>::min())
        return 0;
    return static_cast<int64_t>(result);
}

} // namespace

int64_t Quantity::value() const
{
    return roundedDivision(nano, nanosPerUnit);
}

int64_t Quantity::milliValue() const
{
    return roundedDivision(nano, 1'000'000);
}

std::optional<Quantity> parseQuantity(std::string_view text)
{
    if (text.empty() || text.size() > maxLength)
        return std::nullopt;
    bool negative = false;
    if (text.front() == '+' || text.front() == '-') {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    size_t at = 0;
    int64_t small = 0;
    while (at < text.size() && isDigit(text[at])) {
        if (at < 18)
            small = small * 10 + (text[at] - '0');
        ++at;
    }
    const size_t wholeEnd = at;
    const bool point = at < text.size() && text[at] == '.';
    if (point) {
        ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
    }
    if (at == 0)
        return std::nullopt; // neither digit nor point
    Suffix suffix;
    if (!parseSuffix(text.substr(at), suffix))
        return std::nullopt;

    Quantity result;
    result.format = suffix.format;
    // Nearly every quantity of a cluster: a short whole number with a usual suffix.
    if (!point && wholeEnd <= 18 && suffix.format == Quantity::Format::BinarySI && suffix.kibis <= 4
        && small < (int64_t(1) << 22)) {
        result.nano = (Int128(small) << (10 * suffix.kibis)) * nanosPerUnit;
    } else {
        Decimal number;
        number.digits = text.substr(0, wholeEnd);
        if (point) {
            number.digits += text.substr(wholeEnd + 1, at - wholeEnd - 1);
            number.fraction = static_cast<int>(at - wholeEnd - 1);
        }
        if (!toNanos(std::move(number), suffix, result.nano)) {
            result.nano = 0;
            if (suffix.format == Quantity::Format::BinarySI)
                result.nano = binaryCap;
            else
                result.tooLarge = true;
        }
    }
    if (suffix.format == Quantity::Format::BinarySI) {
        result.nano = std::min(result.nano, binaryCap);
        if (result.nano < nanosPerUnit && result.nano > 0)
            result.format = Quantity::Format::DecimalSI;
    }
    if (negative)
        result.nano = -result.nano;
    return result;
}

std::optional<Quantity> parseJsonQuantity(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return std::nullopt;
    return parseQuantity(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

int64_t millicoresOf(std::string_view text)
{
    // "100m" and "2" are nearly all there is.
    if (!text.empty() && text.size() <= 12) {
        const bool milli = text.back() == 'm';
        const std::string_view digits = milli ? text.substr(0, text.size() - 1) : text;
        if (!digits.empty() && std::all_of(digits.begin(), digits.end(), isDigit)) {
            int64_t value = 0;
            for (const char c : digits)
                value = value * 10 + (c - '0');
            return milli ? value : value * 1000;
        }
    }
    const auto quantity = parseJsonQuantity(text);
    return quantity ? quantity->milliValue() : 0;
}

int64_t bytesOf(std::string_view text)
{
    const auto quantity = parseJsonQuantity(text);
    return quantity ? quantity->value() : 0;
}

} // namespace mw
