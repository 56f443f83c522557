// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values people give: checked against their definition.
#pragma once

#include "models/runbook/expression/expression.h"
#include "models/runbook/model.h"

namespace mw::runbook {

// All of them, with defaults; the first thing that is wrong is the error (its detail names the
// field).
Result<std::map<std::string, Value>> resolveInputs(const std::vector<InputDef>& defs,
                                                   const std::map<std::string, std::string>& given,
                                                   const Scope& scope);
Result<Value> resolveInput(const InputDef& def, const std::string& text, const Scope& scope);

} // namespace mw::runbook
