// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people said at this console about rows and pages, kept as marks of the incident clock (and
// with them in the store, for seven days): who has a row, what is put off until when and why, what
// a page turned out to be (that for thirty days, see Change), which status update was told. Pure;
// any thread.
#pragma once

#include "models/data/change.h"
#include "models/data/page.h"
#include "models/insight/watch_needs.h"

#include <map>
#include <string>
#include <vector>

namespace mw {

inline constexpr std::chrono::hours longestSnooze{7 * 24};

struct Snooze
{
    std::string key, object; // of the row
    World until{};
    std::string who, why;
    Severity severity = Severity::Unknown; // it was put off as; worse ends the snooze
    bool operator==(const Snooze&) const = default;
};
Change snoozeMark(
    const NeedRow& row, World now, World until, const std::string& who, const std::string& why);
// The same one, over at this moment.
Change snoozeEnd(const Snooze& snooze, World now, const std::string& who);
// In force now, by key of the row.
std::map<std::string, Snooze> snoozesIn(const std::vector<Change>& changes, World now);
// Is the row put off? Not what got worse, and never what somebody was paged for.
bool holds(const Snooze& snooze, const NeedRow& row, World now);

// owner empty: nobody has it any more.
Change ownerMark(const NeedRow& row, World now, const std::string& owner, const std::string& who);
std::map<std::string, std::string> ownersIn(const std::vector<Change>& changes); // by key

// cause: "real" "false-alarm" "noise", as an incident's.
Change outcomeMark(const Page& page,
                   World now,
                   const std::string& cause,
                   const std::string& words,
                   const std::string& who);
bool hasOutcome(const std::vector<Change>& changes, const SourceKey& page);

// A status update that was told without an incident record.
Change updateMark(const Page& page, World now, const std::string& words, const std::string& who);
// When others must be told of a page that somebody has: half an hour (P1: 15 min) after it was
// taken or last told of. World{} = nobody has it.
World updateDue(const Page& page, const std::vector<Change>& changes);

} // namespace mw
