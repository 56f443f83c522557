// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/state.h"

namespace mw::runbook {
namespace {

constexpr const char* runWords[]{"draft",
                                 "planned",
                                 "awaiting-start",
                                 "running",
                                 "paused",
                                 "watching-health",
                                 "succeeded",
                                 "succeeded-with-exceptions",
                                 "failed",
                                 "aborting",
                                 "aborted",
                                 "timed-out"};

constexpr const char* stepWords[]{
    "pending",          "skipped",      "ready",     "waiting-human", "waiting-approval",
    "waiting-deadline", "waiting-lock", "intent",    "running",       "verifying",
    "succeeded",        "failed",       "timed-out", "cancelled",     "unknown",
    "inconclusive",     "backoff",      "by-hand",   "undoing",       "undone",
    "undo-failed"};

} // namespace

const char* toString(RunState state)
{
    return runWords[static_cast<int>(state)];
}

const char* toString(StepState state)
{
    return stepWords[static_cast<int>(state)];
}

const char* toString(PauseReason reason)
{
    constexpr const char* words[]{
        "none", "operator", "failed-step", "approval", "unknown", "lost-lease", "journal"};
    return words[static_cast<int>(reason)];
}

bool isFinal(RunState state)
{
    return state == RunState::Succeeded || state == RunState::SucceededWithExceptions
        || state == RunState::Failed || state == RunState::Aborted || state == RunState::TimedOut;
}

const char* toString(FrameKind kind)
{
    constexpr const char* words[]{"immediate",
                                  "preflight",
                                  "steps",
                                  "on_abort",
                                  "after",
                                  "cleanup",
                                  "before",
                                  "expect",
                                  "on_failure",
                                  "option",
                                  "undo",
                                  "restore"};
    return words[static_cast<int>(kind)];
}

StepState stepStateFrom(const std::string& word)
{
    for (int i = 0; i < static_cast<int>(std::size(stepWords)); ++i) {
        if (word == stepWords[i])
            return static_cast<StepState>(i);
    }
    return StepState::Pending;
}

RunState runStateFrom(const std::string& word)
{
    for (int i = 0; i < static_cast<int>(std::size(runWords)); ++i) {
        if (word == runWords[i])
            return static_cast<RunState>(i);
    }
    return RunState::Draft;
}

} // namespace mw::runbook
