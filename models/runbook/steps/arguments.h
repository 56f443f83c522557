// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `with` of a step → values. Conditions and inner steps stay as written: the step evaluates them.
#pragma once

#include "models/runbook/expression/expression.h"
#include "models/runbook/steps/descriptor.h"

namespace mw::runbook {

// Misconfigured/Invalid with the place of the field.
Result<Value> resolveArguments(const StepDef& step,
                               const Node& with,
                               const StepDescriptor& descriptor,
                               const Scope& scope,
                               const std::string& file);

} // namespace mw::runbook
