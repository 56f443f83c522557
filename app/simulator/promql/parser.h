// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From text to a typed, checked tree.
#pragma once

#include "app/simulator/promql/ast.h"

namespace mw::sim::promql {

struct Parsed
{
    ExprPtr expr; // null on error
    std::string error; // "1:5: parse error: …"
};

// Expressions nested deeper than this are refused (evaluation recurses).
inline constexpr int maxDepth = 300;

Parsed parseExpr(std::string_view text);
// One selector without range, offset or aggregation, as in match[].
struct ParsedSelector
{
    Matchers matchers;
    std::string error;
};
ParsedSelector parseSelector(std::string_view text);

} // namespace mw::sim::promql
