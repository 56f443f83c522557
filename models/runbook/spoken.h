// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What steps and the engine say of a run, in the language of the program. They say it in English,
// because it is journaled, compared and read by programs: a journal means the same on every
// machine, and one of last year still can be shown in German. Only here it becomes another
// language, when it is shown. Pure; GUI thread (translations).
#pragma once

#include <string>

namespace mw::runbook {

// One line as the engine says it ("revision 4 → 3, rolled out"); what it does not know, because a
// person or a server said it, comes back as it is. Of several lines the first is a phrase; what
// follows (differences of a template) is data.
std::string spoken(const std::string& english);
// Several sentences after one another, as in the first line of a plan.
std::string spokenSentences(const std::string& english);
// Of a list with commas ("lock a held in x, lock b not taken yet") each part.
std::string spokenList(const std::string& english);
// Why an action of a person was refused.
std::string spokenRefusal(const std::string& english);
// The same where it stands alone: it begins with a capital, unless with a name or a value.
std::string spokenSentence(const std::string& english);
// Does any phrase fit? For tests: what nobody translates is found by it.
bool isPhrase(const std::string& english);

} // namespace mw::runbook
