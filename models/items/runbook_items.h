// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the runbook library and of the runs found on disk, as tables show them.
#pragma once

#include "models/items/columns.h"
#include "models/runbook/library.h"

namespace mw {

struct RunbookRow
{
    std::string id, file, title, team, startWhen, stale, problem;
    int errors = 0, warnings = 0;
    bool startable = false;
    World lastDrill{}, lastSuccess{}; // World{} = never
    // Of the runs that have ended, in every mode; those that were stopped or failed did not come
    // through.
    int ended = 0, through = 0, live = 0, drills = 0;
    Millis took{-1}, shortest{-1}, longest{-1}; // of those that came through; took = median
    std::string drillJournal, successJournal; // directories of those runs
    std::vector<std::string> alerts;
    bool operator==(const RunbookRow&) const = default;
};
RunbookRow rowOf(const runbook::LibraryEntry& entry, const std::vector<runbook::RunSummary>& runs);
QString runsCounted(const RunbookRow& row); // "4 runs: 2 live, 1 drill, 1 simulated"
RowTraits<RunbookRow> runbookTraits();

struct RunRow
{
    std::string id, dir, runbookId, title, state, who, problem, estate;
    std::string mode; // "live" "drill" "simulate"
    World created{}, closedAt{};
    bool closed = false, writerAlive = false;
    bool operator==(const RunRow&) const = default;
    // Somebody must look at it: open, and nobody is writing it.
    bool interrupted() const { return !closed && !writerAlive && problem.empty(); }
};
RunRow rowOf(const runbook::RunSummary& run);
RowTraits<RunRow> runTraits();

} // namespace mw
