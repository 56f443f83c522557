// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that were given before the run: --yes-to ID and --answers FILE. Refused for approvals and
// for irreversible steps in live mode.
//
//   inputs: {namespace: shop}
//   lock: local                      # accept that the lock is local only
//   steps:
//     ours: {option: back, reason: seen in the graph}
//     roll-back: confirm
//     hold: {text: CHG-42, second: Ben, evidence: https://…}
//     form: {values: {size: "3"}}
//   impact_start: confirm            # as the data propose it; or a time, or: leave (unconfirmed)
//   left_changed: {owner: Ana, for: 24h}   # or: leave
#pragma once

#include "models/runbook/model.h"

#include <map>
#include <set>

namespace mw::cli {

struct GivenAnswer
{
    bool confirm = false;
    std::string option, reason, text, second, evidence;
    std::map<std::string, std::string> values;
};

struct Answers
{
    std::map<std::string, std::string> inputs;
    std::map<std::string, GivenAnswer> steps;
    bool localLock = false;
    std::string impact; // confirm, leave, or a time
    bool leave = false; // close with what is left changed
    std::string owner;
    std::string ownedFor;
};

// yesTo: ids; "lock" accepts the local lock. Misconfigured names the step that may not be answered.
Result<Answers> readAnswers(const std::string& file, const std::vector<std::string>& yesTo);
Status allowedAnswers(const Answers& answers, const runbook::Runbook& runbook, runbook::Mode mode);

} // namespace mw::cli
