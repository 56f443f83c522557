// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every ${{ }} of a runbook, checked without running it. For the linter.
#pragma once

#include "models/runbook/lint/order.h"

#include <functional>

namespace mw::runbook {

using Report = std::function<void(
    Diagnostic::Severity severity, const Mark& mark, const char* code, std::string message)>;

void checkExpressions(const Runbook& book, const StepOrder& order, const Report& report);

} // namespace mw::runbook
