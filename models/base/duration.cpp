// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/duration.h"

#include <array>
#include <cstdint>
#include <limits>

namespace mw {
namespace {

using std::chrono::nanoseconds;

__extension__ typedef unsigned __int128 Wide;

constexpr int64_t nsPerSecond = 1'000'000'000;
constexpr uint64_t mostNegative = uint64_t(1) << 63;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "2m1s", or "2m" when the smaller part is zero.
std::string pair(int64_t big, const char* bigUnit, int64_t small, const char* smallUnit)
{
    std::string text = std::to_string(big) + bigUnit;
    if (small != 0)
        text += std::to_string(small) + smallUnit;
    return text;
}

struct Unit
{
    std::string_view name;
    int64_t size;
    bool onlyExact;
};

constexpr int64_t msPerDay = 86'400'000;
constexpr std::array<Unit, 7> promUnits{{{"y", 365 * msPerDay, true},
                                         {"w", 7 * msPerDay, true},
                                         {"d", msPerDay, false},
                                         {"h", 3'600'000, false},
                                         {"m", 60'000, false},
                                         {"s", 1000, false},
                                         {"ms", 1, false}}};

// Longest first where one is the beginning of another. µ comes as U+00B5 and as U+03BC.
constexpr std::array<Unit, 8> goUnits{{{"ns", 1, false},
                                       {"us", 1000, false},
                                       {"\xC2\xB5s", 1000, false},
                                       {"\xCE\xBCs", 1000, false},
                                       {"ms", 1'000'000, false},
                                       {"s", nsPerSecond, false},
                                       {"m", 60 * nsPerSecond, false},
                                       {"h", 3600 * nsPerSecond, false}}};

// Digits of a whole number; false if there is none or it does not fit.
bool takeNumber(std::string_view& text, uint64_t& value)
{
    if (text.empty() || !isDigit(text.front()))
        return false;
    value = 0;
    while (!text.empty() && isDigit(text.front())) {
        const auto digit = static_cast<uint64_t>(text.front() - '0');
        if (value > (mostNegative - digit) / 10)
            return false;
        value = value * 10 + digit;
        text.remove_prefix(1);
    }
    return true;
}

// "12.034": a whole part and a fraction over `scale`; digits beyond what counts are read and
// dropped.
bool takeDecimal(std::string_view& text, uint64_t& whole, uint64_t& fraction, uint64_t& scale)
{
    whole = fraction = 0;
    scale = 1;
    const bool hasWhole = !text.empty() && isDigit(text.front());
    if (hasWhole && !takeNumber(text, whole))
        return false;
    bool hasFraction = false;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1)) {
            hasFraction = true;
            if (scale < 1'000'000'000'000'000'000u) {
                fraction = fraction * 10 + static_cast<uint64_t>(text.front() - '0');
                scale *= 10;
            }
        }
    }
    return hasWhole || hasFraction;
}

std::string_view takeUnitName(std::string_view& text)
{
    size_t length = 0;
    while (length < text.size() && text[length] != '.' && !isDigit(text[length]))
        ++length;
    const std::string_view name = text.substr(0, length);
    text.remove_prefix(length);
    return name;
}

} // namespace

std::string humanDuration(nanoseconds duration)
{
    const int64_t seconds = duration.count() / nsPerSecond; // towards zero, as Go does
    if (seconds < -1)
        return "<invalid>";
    if (seconds < 0 || duration.count() < 0)
        return "0s";
    if (seconds < 120)
        return std::to_string(seconds) + 's';
    const int64_t minutes = seconds / 60;
    if (minutes < 10)
        return pair(minutes, "m", seconds % 60, "s");
    if (minutes < 180)
        return std::to_string(minutes) + 'm';
    const int64_t hours = minutes / 60;
    if (hours < 8)
        return pair(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return std::to_string(hours) + 'h';
    const int64_t days = hours / 24;
    if (days < 8)
        return pair(days, "d", hours % 24, "h");
    if (days < 2 * 365)
        return std::to_string(days) + 'd';
    if (days < 8 * 365)
        return pair(days / 365, "y", days % 365, "d");
    return std::to_string(days / 365) + 'y';
}

std::string shortHumanDuration(nanoseconds duration)
{
    const int64_t seconds = duration.count() / nsPerSecond;
    if (seconds < -1)
        return "<invalid>";
    if (seconds < 0)
        return "0s";
    if (seconds < 60)
        return std::to_string(seconds) + 's';
    if (seconds < 3600)
        return std::to_string(seconds / 60) + 'm';
    if (seconds < 86'400)
        return std::to_string(seconds / 3600) + 'h';
    const int64_t days = seconds / 86'400;
    if (days < 365)
        return std::to_string(days) + 'd';
    return std::to_string(days / 365) + 'y';
}

std::string humanAge(World since, World now)
{
    return since == World{} ? "<unknown>" : humanDuration(now - since);
}

std::optional<Millis> parsePromDuration(std::string_view text, bool negativeAllowed)
{
    bool negative = false;
    if (negativeAllowed && !text.empty() && text.front() == '-') {
        negative = true;
        text.remove_prefix(1);
    }
    if (text == "0")
        return Millis{0};
    if (text.empty())
        return std::nullopt;
    constexpr auto limit
        = static_cast<Wide>(std::numeric_limits<int64_t>::max() / 1'000'000); // in milliseconds
    Wide total = 0;
    size_t next = 0; // units must come in this order, each at most once
    while (!text.empty()) {
        uint64_t number = 0;
        if (!takeNumber(text, number))
            return std::nullopt;
        const std::string_view name = takeUnitName(text);
        while (next < promUnits.size() && promUnits[next].name != name)
            ++next;
        if (next == promUnits.size())
            return std::nullopt;
        total += static_cast<Wide>(number) * static_cast<Wide>(promUnits[next].size);
        if (total > limit)
            return std::nullopt;
        ++next;
    }
    const auto ms = static_cast<int64_t>(total);
    return Millis{negative ? -ms : ms};
}

std::string formatPromDuration(Millis duration)
{
    int64_t ms = duration.count();
    if (ms == 0)
        return "0s";
    std::string text;
    if (ms < 0) {
        text = "-";
        ms = -ms;
    }
    for (const Unit& unit : promUnits) {
        if (unit.onlyExact && ms % unit.size != 0)
            continue;
        const int64_t count = ms / unit.size;
        if (count > 0) {
            text += std::to_string(count) + std::string(unit.name);
            ms -= count * unit.size;
        }
    }
    return text;
}

std::optional<nanoseconds> parseGoDuration(std::string_view text)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text == "0")
        return nanoseconds{0};
    if (text.empty())
        return std::nullopt;
    Wide total = 0;
    while (!text.empty()) {
        uint64_t whole = 0;
        uint64_t fraction = 0;
        uint64_t scale = 1;
        if (!takeDecimal(text, whole, fraction, scale))
            return std::nullopt;
        const std::string_view name = takeUnitName(text);
        const Unit* unit = nullptr;
        for (const Unit& candidate : goUnits) {
            if (candidate.name == name)
                unit = &candidate;
        }
        if (!unit)
            return std::nullopt;
        const auto size = static_cast<Wide>(unit->size);
        total += static_cast<Wide>(whole) * size + static_cast<Wide>(fraction) * size / scale;
        if (total > mostNegative)
            return std::nullopt;
    }
    const auto magnitude = static_cast<uint64_t>(total);
    if (!negative && magnitude == mostNegative)
        return std::nullopt;
    if (magnitude == mostNegative)
        return nanoseconds{std::numeric_limits<int64_t>::min()};
    const auto count = static_cast<int64_t>(magnitude);
    return nanoseconds{negative ? -count : count};
}

std::string formatGoDuration(nanoseconds duration)
{
    if (duration.count() == 0)
        return "0s";
    const bool negative = duration.count() < 0;
    // Unsigned, because the smallest int64 has no positive counterpart.
    uint64_t rest = negative ? ~static_cast<uint64_t>(duration.count()) + 1
                             : static_cast<uint64_t>(duration.count());
    std::string text = negative ? "-" : "";
    const auto decimal = [](uint64_t value, uint64_t unit) {
        std::string digits = std::to_string(value / unit);
        uint64_t fraction = value % unit;
        if (fraction != 0) {
            digits += '.';
            for (uint64_t place = unit / 10; fraction != 0; place /= 10) {
                digits += static_cast<char>('0' + fraction / place);
                fraction %= place;
            }
        }
        return digits;
    };
    if (rest < 1000)
        return text + std::to_string(rest) + "ns";
    if (rest < 1'000'000)
        return text + decimal(rest, 1000) + "\xC2\xB5s";
    if (rest < static_cast<uint64_t>(nsPerSecond))
        return text + decimal(rest, 1'000'000) + "ms";
    const uint64_t minutes = rest / (60u * static_cast<uint64_t>(nsPerSecond));
    if (minutes >= 60)
        text += std::to_string(minutes / 60) + 'h';
    if (minutes > 0)
        text += std::to_string(minutes % 60) + 'm';
    rest %= 60u * static_cast<uint64_t>(nsPerSecond);
    return text + decimal(rest, static_cast<uint64_t>(nsPerSecond)) + 's';
}

} // namespace mw
