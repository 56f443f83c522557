// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Character classes of patterns. Internal to this folder.
#pragma once

#include "app/simulator/promql/regex.h"

namespace mw::sim::promql {

inline constexpr char32_t maxRune = 0x10ffff;

struct NamedClass
{
    const char* name;
    std::vector<Regex::Range> ranges;
};
// [:alpha:] and the like, names without the brackets.
const std::vector<NamedClass>& posixClasses();
// d, s or w.
std::vector<Regex::Range> perlClass(char letter);
// Sorted, without overlap.
std::vector<Regex::Range> normalised(std::vector<Regex::Range> ranges);
std::vector<Regex::Range> negated(std::vector<Regex::Range> ranges);
// ASCII, Latin-1 and Cyrillic letters, whose cases lie at a fixed distance; others: itself.
char32_t otherCase(char32_t c);

} // namespace mw::sim::promql
