// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Check "SLO": what burns, what is used up, what cannot be computed. Pure; any thread. The
// histories of the rows are not needed.
#pragma once

#include "models/data/finding.h"
#include "models/data/slo.h"

#include <vector>

namespace mw {

// Of the finding that speaks of this SLO.
std::string sloFindingId(const Slo& slo);
std::vector<Finding> sloFindings(const std::vector<Slo>& slos);

} // namespace mw
