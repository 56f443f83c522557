// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One word and one sentence about everything, made from facts alone (wireframes §1.1). With
// anything unseen the word "Well" never stands alone. Pure.
#pragma once

#include "models/data/finding.h"
#include "models/data/source_status.h"

#include <string>
#include <vector>

namespace mw {

// status --json "verdict", the Watch pane. Severity is Ok, Warning, Critical or Unknown.
struct Verdict
{
    Severity severity = Severity::Unknown;
    std::string sentence;
    bool operator==(const Verdict&) const = default;
};

// ok: everything configured was seen and nothing is wrong. warning, critical: the worst finding,
// however much is unseen. unknown: nothing wrong where seen, but something is not seen (SEEN
// findings say so).
Verdict judgeVerdict(const std::vector<Finding>& findings,
                     const std::vector<SourceStatus>& sources,
                     World now);

// "ok" | "warning" | "critical" | "unknown"
const char* verdictWord(Severity severity);

// "41 s", "4 min", "6 h 12 min", "3 d 4 h": for sentences.
std::string spokenDuration(Millis duration);

} // namespace mw
