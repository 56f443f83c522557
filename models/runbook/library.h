// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runbooks found in folders, with what lint says, and the runs found in a runs folder. Reads
// files (and asks `git log` for the last review) when scan() is called; call it off the GUI thread
// for large folders: plain values come back, nothing is kept.
#pragma once

#include "models/base/clock.h"
#include "models/document/document.h"
#include "models/runbook/model.h"

namespace mw::runbook {

struct EstateFacts; // models/runbook/services.h

struct RunSummary
{
    std::string id, dir; // folder name and path
    std::string runbookId, runbookTitle, runbookSha256, estate, state, operatorName;
    Mode mode = Mode::Live;
    bool simulated = false; // of a simulated estate: nothing real was changed
    World createdAt{};
    std::optional<World> closedAt;
    bool closed = false;
    bool writerAlive = false; // another process holds the run's lock
    int notExercised = 0;
    std::string problem; // journal unreadable or damaged: where
};

struct LibraryEntry
{
    std::string file;
    std::string id, title, team, contact, severity, summary, startWhen;
    std::string sha256; // of the file
    std::vector<std::string> alerts, tags;
    std::vector<std::string> needs; // clusters and sources, the default cluster too
    std::vector<Mode> modes;
    std::vector<Diagnostic> diagnostics;
    int errors = 0, warnings = 0;
    std::vector<std::string> unavailable; // step types this version cannot run
    bool startable() const { return errors == 0 && unavailable.empty(); }
    std::optional<World> lastReview; // the file's last commit in its Git repository
    std::optional<World> lastDrill, lastSuccess;
    bool reviewOverdue = false, drillOverdue = false;
    std::string stale; // words: "review overdue by 12 d", "never drilled"; empty if fresh
    std::string unreadable; // the file could not be read as YAML
};

struct Library
{
    std::vector<LibraryEntry> entries; // by id
    std::vector<RunSummary> runs; // newest first
};

enum class Reviews { FromGit, NotAsked }; // Git is a process for each file

// Folders may hold *.runbook.yaml at any depth up to 4; runsDir may be empty. With an estate, runs
// that do not belong to it are left out, also of "last drill" and "last success". Where reviews are
// not asked for, lastReview stays empty and nothing is overdue for one.
Library scanLibrary(const std::vector<std::string>& folders,
                    const std::string& runsDir,
                    World now,
                    const EstateFacts* estate = nullptr,
                    Reviews reviews = Reviews::NotAsked);
std::vector<RunSummary> scanRuns(const std::string& runsDir);
// Is the estate made up, all of it?
bool isSimulated(const EstateFacts& estate);
// Has the run to do with this estate? Runs of simulated ones never show up in a real one, nor the
// other way round; those of other real estates do, and say which.
bool belongs(const RunSummary& run, const EstateFacts& estate);
// Does another window or process write this run now?
bool runIsWritten(const std::string& runDir);
// $XDG_DATA_HOME/<app>/runs (QStandardPaths::AppDataLocation).
std::string defaultRunsDir();

} // namespace mw::runbook
