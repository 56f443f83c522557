// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace mw::sim::promql {

namespace {

const char* special(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    return nullptr;
}

bool sameWord(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (size_t i = 0; i < text.size(); ++i) {
        if ((text[i] | 0x20) != lower[i])
            return false;
    }
    return true;
}

} // namespace

std::string formatExponent(double value)
{
    if (const char* word = special(value))
        return word;
    std::array<char, 40> buffer;
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    return std::string(buffer.data(), end.ptr);
}

std::string formatPlain(double value)
{
    if (const char* word = special(value))
        return word;
    // std::to_chars prints large values with all their digits; here only the significant ones
    // count and the rest are zeros, so the point is set by hand.
    const std::string text = formatExponent(value);
    const size_t e = text.find('e');
    int exponent = std::atoi(text.c_str() + e + 1);
    std::string digits;
    std::string out;
    for (const char c : text.substr(0, e)) {
        if (c == '-')
            out = "-";
        else if (c != '.')
            digits += c;
    }
    if (exponent < 0)
        return out + "0." + std::string(static_cast<size_t>(-exponent - 1), '0') + digits;
    const size_t whole = static_cast<size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return out + digits + std::string(whole - digits.size(), '0');
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string formatSample(double value)
{
    const double size = std::abs(value);
    if (size != 0 && std::isfinite(value) && (size < 1e-6 || size >= 1e21))
        return formatExponent(value);
    return formatPlain(value);
}

std::string formatFixed(double value)
{
    if (const char* word = special(value))
        return word;
    std::array<char, 400> buffer;
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 6);
    return std::string(buffer.data(), end.ptr);
}

std::optional<double> parseFloat(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    bool negative = false;
    if (text.front() == '+' || text.front() == '-') {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    double value = 0;
    if (sameWord(text, "inf") || sameWord(text, "infinity")) {
        value = std::numeric_limits<double>::infinity();
    } else if (sameWord(text, "nan")) {
        return std::numeric_limits<double>::quiet_NaN();
    } else {
        auto format = std::chars_format::general;
        if (text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == 'x') {
            text.remove_prefix(2);
            format = std::chars_format::hex;
        }
        if (text.empty() || text.front() == '-' || text.front() == '+')
            return std::nullopt;
        const auto [ptr, error]
            = std::from_chars(text.data(), text.data() + text.size(), value, format);
        if (error != std::errc{} || ptr != text.data() + text.size())
            return std::nullopt;
        if (!std::isfinite(value))
            return std::nullopt;
    }
    return negative ? -value : value;
}

void appendUtf8(std::string& out, char32_t rune)
{
    if (rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000))
        rune = 0xfffd;
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (rune < 0x80) {
        put(rune);
    } else if (rune < 0x800) {
        put(0xc0 | (rune >> 6));
        put(0x80 | (rune & 0x3f));
    } else if (rune < 0x10000) {
        put(0xe0 | (rune >> 12));
        put(0x80 | ((rune >> 6) & 0x3f));
        put(0x80 | (rune & 0x3f));
    } else {
        put(0xf0 | (rune >> 18));
        put(0x80 | ((rune >> 12) & 0x3f));
        put(0x80 | ((rune >> 6) & 0x3f));
        put(0x80 | (rune & 0x3f));
    }
}

int32_t decodeUtf8(std::string_view text, size_t at, size_t& length)
{
    const auto byte = [&](size_t i) -> uint32_t { return static_cast<unsigned char>(text[i]); };
    const uint32_t first = byte(at);
    length = 1;
    if (first < 0x80)
        return static_cast<int32_t>(first);
    const size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + size > text.size())
        return -1;
    uint32_t rune = first & (0xffu >> (size + 1));
    for (size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80)
            return -1;
        rune = (rune << 6) | (byte(at + i) & 0x3f);
    }
    const uint32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
    if (rune < least || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000))
        return -1;
    length = size;
    return static_cast<int32_t>(rune);
}

namespace {

void appendEscaped(std::string& out, int32_t rune, std::string_view raw, char quoteMark)
{
    std::array<char, 16> hex;
    if (rune < 0) {
        std::snprintf(hex.data(), hex.size(), "\\x%02x", static_cast<unsigned char>(raw[0]));
        out += hex.data();
        return;
    }
    switch (rune) {
    case '\a':
        out += "\\a";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\v':
        out += "\\v";
        return;
    case '\\':
        out += "\\\\";
        return;
    default:
        break;
    }
    if (rune == quoteMark) {
        out += '\\';
        out += quoteMark;
    } else if (rune < 0x20 || rune == 0x7f) {
        std::snprintf(hex.data(), hex.size(), "\\x%02x", static_cast<unsigned>(rune));
        out += hex.data();
    } else if ((rune >= 0x80 && rune < 0xa1) || rune == 0xad || rune == 0xfeff
               || (rune >= 0x2000 && rune <= 0x200f) || (rune >= 0x2028 && rune <= 0x202f)) {
        std::snprintf(hex.data(), hex.size(), "\\u%04x", static_cast<unsigned>(rune));
        out += hex.data();
    } else {
        out += raw;
    }
}

} // namespace

std::string quote(std::string_view text)
{
    std::string out = "\"";
    for (size_t at = 0, length = 0; at < text.size(); at += length) {
        const int32_t rune = decodeUtf8(text, at, length);
        appendEscaped(out, rune, text.substr(at, length), '"');
    }
    return out + '"';
}

std::string quoteRune(int32_t rune)
{
    std::string raw;
    appendUtf8(raw, rune < 0 ? U'\ufffd' : static_cast<char32_t>(rune));
    std::string out = "'";
    appendEscaped(out, rune < 0 ? 0xfffd : rune, raw, '\'');
    return out + '\'';
}

DurationResult parseDuration(std::string_view text)
{
    struct Unit
    {
        std::string_view name;
        int64_t ms;
    };
    constexpr std::array<Unit, 7> units{{{"y", 365 * 86'400'000LL},
                                         {"w", 7 * 86'400'000LL},
                                         {"d", 86'400'000LL},
                                         {"h", 3'600'000LL},
                                         {"m", 60'000LL},
                                         {"s", 1'000LL},
                                         {"ms", 1LL}}};
    if (text == "0")
        return {};
    if (text.empty())
        return {0, "empty duration string"};
    const auto bad = [text] {
        return DurationResult{0, "not a valid duration string: " + quote(text)};
    };
    size_t nextUnit = 0;
    int64_t total = 0;
    // Nanoseconds in 63 bits are the limit of the real thing.
    constexpr int64_t limit = std::numeric_limits<int64_t>::max() / 1'000'000;
    bool over = false;
    for (size_t at = 0; at < text.size();) {
        size_t end = at;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        size_t unitEnd = end;
        while (unitEnd < text.size() && text[unitEnd] >= 'a' && text[unitEnd] <= 'z')
            ++unitEnd;
        const std::string_view unit = text.substr(end, unitEnd - end);
        while (nextUnit < units.size() && units[nextUnit].name != unit)
            ++nextUnit;
        if (end == at || nextUnit == units.size())
            return bad();
        int64_t count = 0;
        const auto read = std::from_chars(text.data() + at, text.data() + end, count);
        if (read.ec != std::errc{} || count > limit / units[nextUnit].ms) {
            over = true;
        } else {
            total += count * units[nextUnit].ms;
            over = over || total > limit || total < 0;
            if (over)
                total = 0;
        }
        ++nextUnit;
        at = unitEnd;
    }
    if (over)
        return {0, "duration out of range"};
    return {total, {}};
}

std::string unquote(std::string_view text)
{
    const char mark = text.front();
    text = text.substr(1, text.size() - 2);
    if (mark == '`')
        return std::string(text);
    std::string out;
    for (size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        const char c = text[++at];
        const std::string_view from = "abfnrtv";
        const std::string_view to = "\a\b\f\n\r\t\v";
        if (const size_t i = from.find(c); i != std::string_view::npos) {
            out += to[i];
            continue;
        }
        const bool octal = c >= '0' && c <= '7';
        const size_t digits = octal ? 3 : c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits == 0) {
            out += c;
            continue;
        }
        uint32_t value = 0;
        const char* begin = text.data() + at + (octal ? 0 : 1);
        std::from_chars(begin, begin + digits, value, octal ? 8 : 16);
        if (octal || c == 'x')
            out += static_cast<char>(value);
        else
            appendUtf8(out, value);
        at += digits - (octal ? 1 : 0);
    }
    return out;
}

bool isLabelName(std::string_view text)
{
    if (text.empty() || (text[0] >= '0' && text[0] <= '9'))
        return false;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

} // namespace mw::sim::promql
