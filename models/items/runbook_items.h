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
    std::vector<std::string> alerts;
    bool operator==(const RunbookRow&) const = default;
};
RunbookRow rowOf(const runbook::LibraryEntry& entry);
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
