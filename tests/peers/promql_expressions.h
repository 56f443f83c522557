// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of both servers.
#pragma once

#include <string>
#include <vector>

namespace mwtest {

// Each of them once at every instant, and over a range where its type allows.
std::vector<std::string> handwrittenExpressions();
// Combinations of selectors, ranges, functions, aggregations and operators.
std::vector<std::string> generatedExpressions();
// Refused by both, with the same words.
std::vector<std::string> wrongExpressions();

} // namespace mwtest
