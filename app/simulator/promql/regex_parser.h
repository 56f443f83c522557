// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the text of a pattern to the program of Regex. Internal to this folder.
#pragma once

#include "app/simulator/promql/regex.h"

namespace mw::sim::promql {

// The error is empty on success. `whole` is the wrapped pattern, quoted in errors.
std::string compileRegex(std::string_view whole, Regex::Program& program);

} // namespace mw::sim::promql
