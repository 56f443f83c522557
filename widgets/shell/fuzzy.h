// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Matching of the command palette. Pure; any thread. All texts are UTF-8 and lowered by the caller
// (ASCII letters; other bytes must be equal).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::fuzzy {

std::string lowered(std::string_view text);
std::vector<std::string> words(std::string_view query); // lowered, split at spaces

// How well one word fits: −1 = not at all. A substring beats scattered letters, the start of a word
// beats its middle, early beats late, short beats long.
int scoreWord(std::string_view word, std::string_view text);
// Does every word begin a word of the text?
bool startWords(const std::vector<std::string>& words, std::string_view text);
// All words must fit; the sum. An empty query fits everything with 0.
int score(const std::vector<std::string>& words, std::string_view text);

} // namespace mw::fuzzy
