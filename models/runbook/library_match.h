// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is a runbook offered for an alert? Pure.
#pragma once

#include <string>

namespace mw::runbook {

// "ErrorBudgetBurn" of a runbook also stands for "AgentRuntimeErrorBudgetBurn": teams put the
// service before the name.
inline bool offersFor(const std::string& runbookAlert, const std::string& alert)
{
    return !runbookAlert.empty() && alert.ends_with(runbookAlert);
}

} // namespace mw::runbook
