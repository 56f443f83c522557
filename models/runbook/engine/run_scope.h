// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What expressions see during a run: inputs, steps, run, clock, estate, secrets (by name only).
#pragma once

#include "models/runbook/engine/state.h"
#include "models/runbook/expression/expression.h"
#include "models/runbook/services.h"

namespace mw::runbook {

MapScope
runScope(const RunStateFold& state, const Runbook& runbook, const EstateFacts& estate, World now);
// With the values put in; as written where that does not work yet.
std::string plainText(const std::string& text, const Scope& scope);
ClockView clocksOf(const RunStateFold& state, const Runbook& runbook, World now);
// Error as expressions see it: {kind, message, http}.
Value errorValue(const Error& error);

} // namespace mw::runbook
