// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may not vote on an approval. The engine asks it of a vote that comes in, and verify once more
// of every vote that a journal holds. Pure; any thread.
#pragma once

#include "models/runbook/model.h"

#include <string>
#include <utility>
#include <vector>

namespace mw::runbook {

// Names that may not vote, and the rest of the sentence that says why. An approval by who drives or
// started the run is none (unless the step says distinct_from: []); by the author of the runbook
// where the step says so. step: as it is in this run (a drill may replace it).
std::vector<std::pair<std::string, std::string>>
barredFrom(const StepDef& step,
           const std::vector<std::string>& drivers,
           const std::string& starter,
           const std::vector<std::string>& authors);

// Which of the names that mean one person may not vote, and why; empty: all may.
std::string mayNotVote(const std::vector<std::string>& names,
                       const std::vector<std::pair<std::string, std::string>>& barred);

} // namespace mw::runbook
