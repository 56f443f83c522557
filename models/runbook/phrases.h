// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences that steps, the planner and the engine make, as patterns. Whoever adds one to a
// step adds it here: RunPhrasesTest finds those that are missing.
#pragma once

#include <string_view>
#include <vector>

namespace mw::runbook {

struct Phrase
{
    const char* english; // values stand for %1, %2, … in this order
    // What each value must be: p = perhaps a phrase itself, l = a list of phrases, n = a number,
    // s = a span such as 2m5s, anything else = as it is.
    std::string_view kinds{};
};

// The first that fits wins: the narrower ones stand before the wider ones.
const std::vector<Phrase>& phrases();
// What an action of a person is refused for. Apart: "type %1" would fit what somebody wrote.
const std::vector<Phrase>& refusals();

} // namespace mw::runbook
