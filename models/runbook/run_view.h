// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run looks like to a person: plain values made by the Engine after every change. Views copy
// or compare them; nothing here points into the engine.
#pragma once

#include "models/base/clock.h"
#include "models/runbook/model.h"

namespace mw::runbook {

enum class RunState {
    Draft,
    Planned,
    AwaitingStart,
    Running,
    Paused,
    WatchingHealth,
    Succeeded,
    SucceededWithExceptions,
    Failed,
    Aborting,
    Aborted,
    TimedOut
};
enum class PauseReason { None, Operator, FailedStep, Approval, Unknown, LostLease, Journal };
enum class StepState {
    Pending,
    Skipped,
    Ready,
    WaitingHuman,
    WaitingApproval,
    WaitingDeadline,
    WaitingLock,
    Intent,
    Running,
    Verifying,
    Succeeded,
    Failed,
    TimedOut,
    Cancelled,
    Unknown,
    Inconclusive,
    Backoff,
    ByHand,
    Undoing,
    Undone,
    UndoFailed
};
const char* toString(RunState state); // "succeeded-with-exceptions"
const char* toString(PauseReason reason);
const char* toString(StepState state); // "by-hand", "waiting-human"
bool isFinal(RunState state);

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

struct GateSample
{
    World at{};
    std::optional<double> value; // none: no data or NaN
    std::string verdict; // success failure inconclusive error
    bool operator==(const GateSample&) const = default;
};

// A condition that is looked at again and again.
struct GateView
{
    std::string stepId, title, query, source, success, failure;
    std::vector<double> successLines, failureLines; // numbers compared with `result`, for the chart
    std::vector<GateSample> samples; // the newest 2,000
    std::string verdict;
    std::optional<World> lastLooked, nextLook;
    Millis sustainedFor{}, sustainedNeeded{}; // 0 needed: no such condition
    int failures = 0, failureLimit = 0, errors = 0, errorLimit = 0;
    std::string lastError;
    bool operator==(const GateView&) const = default;
};

struct CheckLine
{ // a `before` or `expect` step, or what the step itself waits for
    std::string id, title, line;
    StepState state = StepState::Pending;
    bool after = false;
    std::optional<World> lastLooked;
    bool operator==(const CheckLine&) const = default;
};

enum class CardKind {
    None,
    Start,
    LocalLock,
    Manual,
    Input,
    Decision,
    Approval,
    Effect,
    Working,
    Waiting,
    Gate,
    Failed,
    Inconclusive,
    Unknown,
    LeftChanged,
    Finished
};

enum class ConfirmKind { None, Tick, CtrlEnter, TypeWord, Challenge };

struct FieldView
{ // of an input step
    InputDef def;
    std::string value; // as text; never of a secret
    bool operator==(const FieldView& o) const { return def.name == o.def.name && value == o.value; }
};

struct OptionView
{
    std::string id, label;
    bool enabled = true;
    bool needsReason = false;
    std::string whyNot;
    bool operator==(const OptionView&) const = default;
};

struct ApprovalView
{
    int need = 0;
    std::vector<std::string> from, notFrom; // who can; names that cannot
    struct Vote
    {
        std::string who;
        World at{};
        bool approved = true;
        bool isSigned = false;
        std::string reason;
        bool operator==(const Vote&) const = default;
    };
    std::vector<Vote> votes;
    std::string requestText; // the block to copy to the approver
    std::string hashWords; // 8 words
    std::vector<std::string> shown; // "lag.lag_s = 38"
    std::vector<std::string> covers; // "promote: POST …"
    std::optional<World> expiresAt;
    bool expired = false;
    bool operator==(const ApprovalView&) const = default;
};

enum class ChoiceKind { Retry, ByHand, Skip, Undo, Abort, SendAgain, ItHappened, LookAgain };
struct ChoiceView
{ // the failure panel, in this order, keys 1…
    ChoiceKind kind = ChoiceKind::Retry;
    std::string label;
    bool enabled = true;
    bool needsReason = false, needsEvidence = false, needsSecondPerson = false;
    std::string whyNot;
    bool operator==(const ChoiceView&) const = default;
};

struct CardView
{
    CardKind kind = CardKind::None;
    std::string stepId, title, say, ask, role;
    int number = 0;
    Effect effect = Effect::None;
    bool irreversible = false;
    std::string request; // K2: the resolved request, secrets as ‹env:NAME›
    std::string asCommand; // the same as a command line to copy, or empty
    std::string now, then, undo;
    std::optional<World> nowReadAt;
    bool nowStale = false; // older than 30 s: the button is off until it was read again
    std::vector<std::string> warnings; // HPA owns the replicas, dry run refused, …
    std::string dryRun;
    ConfirmKind confirm = ConfirmKind::None;
    std::string word; // to type
    std::string verb; // the one primary button: "Roll back agents/agent-runtime to revision 3"
    std::string abortVerb; // "Undo and stop (4 steps back)" or "Stop and page"
    std::string respond; // manual: label of the answer
    bool secondPerson = false;
    std::vector<CheckLine> checks;
    std::vector<FieldView> fields;
    std::vector<OptionView> options;
    std::optional<ApprovalView> approval;
    std::optional<GateView> gate;
    std::optional<World> deadline; // wait, settle, back-off, expiry
    std::vector<EvidenceDef> evidenceWanted;
    std::string problem; // Failed/Unknown: what is known and what is not
    std::string output; // tail of captured output
    std::vector<ChoiceView> choices;
    bool operator==(const CardView&) const;
};

struct LeftChangedView
{
    std::string key, what, from, to, stepId;
    std::string owner;
    std::optional<World> until;
    bool restorable = false;
    bool operator==(const LeftChangedView&) const = default;
};

struct ClockView
{
    std::optional<World> impactStart, detected, declared, decided, dataSafe, restored;
    std::optional<Millis> rto, rpo, detect, decide, execute; // rto runs until restored
    Millis people{}; // waiting on people, part of RTO
    Millis elapsed{}; // since the run started
    std::optional<Millis> rtoObjective, rpoObjective;
    bool rpoForced = false; // data-safe was typed, not measured
    int notExercised = 0; // "38:20 without 2 steps"
    bool objectivesJudged = false; // only if all effect steps ran
    bool operator==(const ClockView&) const = default;
};

struct JournalView
{
    std::string path;
    uint64_t records = 0;
    std::string headWords;
    Millis lastSync{}; // how long the last fsync took
    std::string problem; // not empty: nothing may happen any more
    bool operator==(const JournalView&) const = default;
};

struct RunView
{
    std::string runId, dir, runbookId, title, sha256, estate, operatorName, posture;
    Mode mode = Mode::Live;
    RunState state = RunState::Draft;
    PauseReason paused = PauseReason::None;
    std::string lockLine; // "lock local only" or "lock app:x held in prod"
    bool lockLocalOnly = true, lockAccepted = false;
    std::vector<std::string> people; // "driver Ana", "approved Ed"
    std::vector<std::string> notes;
    std::vector<StepRow> steps;
    CardView card;
    std::vector<GateView> gates; // every promql/wait-until step that has been looked at
    std::vector<LeftChangedView> leftChanged;
    ClockView clocks;
    JournalView journal;
    bool beyondNoReturn = false;
    int exceptions = 0; // skipped, failed-and-continued, by hand
    std::string endMessage; // "Succeeded with 2 left changed"
    World madeAt{};
};

} // namespace mw::runbook
