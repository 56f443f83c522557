// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runbook/services.h"

namespace mw::runbook {

// Why the estate does not allow this mode, or empty: a drill names no production cluster, a
// simulation only simulated ones, and every name under needs must be there.
std::string modeProblem(const Runbook& runbook, Mode mode, const EstateFacts& estate);

} // namespace mw::runbook
