// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Types and other rules that grammar does not express. Internal to this folder.
#pragma once

#include "app/simulator/promql/ast.h"

#include <functional>

namespace mw::sim::promql {

using Complain = std::function<void(Span, std::string)>;

// Also settles what depends on the types of both sides (the matching of a binary expression).
void checkTypes(Expr& root, std::string_view text, const Complain& complain);

} // namespace mw::sim::promql
