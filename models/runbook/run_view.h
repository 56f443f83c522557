// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run looks like to a person: plain values made by the Engine after every change. Views copy
// or compare them; nothing here points into the engine. In the language of the program, but for
// what others keep (leftChanged, endMessage): that is English, and spoken() says it.
#pragma once

#include "models/runbook/card_view.h"

namespace mw::runbook {

struct StepRow
{
    std::string id, title, type, role;
    int number = 0; // 1… over the main list; 0 in other lists
    std::string
        list; // immediate preflight steps on_abort after cleanup, or "undo of X", "X: option"
    int depth = 0;
    Effect effect = Effect::None;
    StepState state = StepState::Pending;
    std::optional<World> startedAt, finishedAt;
    std::string who; // who confirmed, answered, overrode
    std::string line; // one line of outcome: "best effort: no reply", "revision 4 → 3"
    int attempt = 0;
    bool current = false, critical = true, irreversible = false;
    bool notExercised = false; // drill: skip|simulate: print NOT EXERCISED
    bool noWayBack = false; // a point-of-no-return mark: draw the line under it
    bool repeated = false; // notify sent again
    bool operator==(const StepRow&) const = default;
};

struct LeftChangedView
{
    std::string key, what, from, to, stepId;
    std::string owner;
    std::optional<World> until;
    bool restorable = false;
    bool operator==(const LeftChangedView&) const = default;
};

struct EvidenceView
{
    std::string file; // "evidence/12-roll-back", below the run's folder
    std::string step, kind, label; // "roll-back", "output", "revisions"
    std::string withdrawnBy, withdrawnWhy; // not empty: the file is gone
    bool operator==(const EvidenceView&) const = default;
};

struct ClockView
{
    std::optional<World> impactStart, detected, declared, decided, dataSafe, restored;
    std::optional<Millis> rto, rpo, detect, decide, execute; // rto runs until restored
    Millis people{}; // waiting on people, part of RTO
    Millis elapsed{}; // since the run started
    std::optional<Millis> rtoObjective, rpoObjective;
    bool impactProposed = false; // from data, and nobody has confirmed it
    bool rpoForced = false; // data-safe was typed, not measured
    int notExercised = 0; // "38:20 without 2 steps"
    bool objectivesJudged = false; // only if all effect steps ran and the impact start is confirmed
    bool operator==(const ClockView&) const = default;
};

struct JournalView
{
    std::string path;
    uint64_t records = 0;
    std::string headWords; // once the run is closed, those of its end
    Millis lastSync{}; // how long the last fsync took
    std::string problem; // not empty: nothing may happen any more
    bool operator==(const JournalView&) const = default;
};

// The head of a closed run and who signed it. Never needed: a run is over without it.
struct HeadView
{
    std::string text; // what is signed, byte for byte; empty: the run is not closed
    struct Signature
    {
        std::string who; // empty: nobody here vouches for the key
        std::string key, keyType; // "SHA256:…", "ED25519"
        World at{};
        bool operator==(const Signature&) const = default;
    };
    std::vector<Signature> signatures;
    bool governed = false; // only keys of the frozen allowed_signers count
    std::string signersFile; // where that was found
    std::vector<ApprovalView::Voter> voters; // whose signature would count
    std::string whyNot; // it cannot be signed here
    bool checking = false; // a signature is being checked
    bool operator==(const HeadView&) const = default;
};

struct RunView
{
    std::string runId, dir, runbookId, title, sha256, estate, operatorName, posture;
    Mode mode = Mode::Live;
    RunState state = RunState::Draft;
    PauseReason paused = PauseReason::None;
    std::string lockLine; // "lock local only" or "lock app:x held in prod"
    bool lockLocalOnly = true, lockAccepted = false;
    std::vector<LockView> locks;
    std::vector<std::string> people; // "driver Ana", "approved (signed) ed@x.example"
    std::vector<std::string> notes;
    std::vector<EvidenceView> evidence; // in the order of keeping
    std::vector<StepRow> steps;
    CardView card;
    std::vector<GateView> gates; // every promql/wait-until step that has been looked at
    std::vector<LeftChangedView> leftChanged;
    ClockView clocks;
    JournalView journal;
    HeadView head;
    bool beyondNoReturn = false;
    int exceptions = 0; // skipped, failed-and-continued, by hand
    std::vector<std::string> overrides; // "approve: the glass was broken by Ana: reason"
    std::string endMessage; // "Succeeded with 2 left changed"
    World madeAt{};
    World lastRecordAt{}; // of the journal
    std::string lastHost; // where it was driven last
};

} // namespace mw::runbook
