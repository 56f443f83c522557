// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/regex_classes.h"

#include <algorithm>

namespace mw::sim::promql {

using Range = Regex::Range;

const std::vector<NamedClass>& posixClasses()
{
    static const std::vector<NamedClass> classes{
        {"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
        {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
        {"ascii", {{0, 0x7f}}},
        {"blank", {{'\t', '\t'}, {' ', ' '}}},
        {"cntrl", {{0, 0x1f}, {0x7f, 0x7f}}},
        {"digit", {{'0', '9'}}},
        {"graph", {{'!', '~'}}},
        {"lower", {{'a', 'z'}}},
        {"print", {{' ', '~'}}},
        {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
        {"space", {{'\t', '\r'}, {' ', ' '}}},
        {"upper", {{'A', 'Z'}}},
        {"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
        {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
    };
    return classes;
}

std::vector<Range> perlClass(char letter)
{
    if (letter == 'd')
        return {{'0', '9'}};
    if (letter == 's')
        return {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
    return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
}

std::vector<Range> normalised(std::vector<Range> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
        return a.first < b.first;
    });
    std::vector<Range> out;
    for (const Range& range : ranges) {
        if (!out.empty() && range.first <= out.back().last + 1)
            out.back().last = std::max(out.back().last, range.last);
        else
            out.push_back(range);
    }
    return out;
}

std::vector<Range> negated(std::vector<Range> ranges)
{
    std::vector<Range> out;
    char32_t next = 0;
    for (const Range& range : normalised(std::move(ranges))) {
        if (range.first > next)
            out.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    if (next <= maxRune)
        out.push_back({next, maxRune});
    return out;
}

char32_t otherCase(char32_t c)
{
    if (c >= 'a' && c <= 'z')
        return c - 32;
    if (c >= 'A' && c <= 'Z')
        return c + 32;
    if ((c >= 0xe0 && c <= 0xfe && c != 0xf7) || (c >= 0x430 && c <= 0x44f))
        return c - 32;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x410 && c <= 0x42f))
        return c + 32;
    return c;
}

} // namespace mw::sim::promql
