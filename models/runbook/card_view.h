// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a run, and the card of its current step: plain values, part of RunView.
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

enum class LockState { Idle, Taking, Held, HeldByOther, Unreachable, Lost };
const char* toString(LockState state); // "held-by-other"

struct LockView
{ // of a lock that the runbook names
    std::string name;
    std::string place; // cluster where its Lease lies; empty: on this machine only
    LockState state = LockState::Idle;
    std::string holder; // of the other: "Ben (run 2026…)"
    std::optional<Millis> freeIn; // when the other's lease ends, if it is not renewed
    std::string problem; // Unreachable, Lost: why
    int64_t fence = 0; // how often the lock has changed hands
    bool operator==(const LockView&) const = default;
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
    ImpactStart, // proposed from data: a person confirms or corrects it
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
    std::string leads; // the step it goes to: "6 The decision stands"; empty: the next one
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
        std::string key, keyType; // of a signed vote: "SHA256:…", "ED25519"
        std::vector<std::string> names; // of a signed vote: all names of that key
        bool operator==(const Vote&) const = default;
    };
    std::vector<Vote> votes;
    // An allowed_signers governs the run: only signatures count. Else votes are names that somebody
    // types.
    bool isSigned = false;
    std::string signersFile; // where it was found
    struct Voter
    {
        std::string name, key, keyType; // principal, "SHA256:…"; key empty: certificates of a key
        std::optional<World> until; // when the key ends
        bool counts = true; // now, and not one of those who may not
        std::string whyNot;
        bool operator==(const Voter&) const = default;
    };
    std::vector<Voter> voters; // of a signed approval
    std::vector<std::string> unchecked; // sentences: what nobody checks about who votes
    bool checking = false; // a signature is being checked
    std::string breakWord; // to type to go on without the approval; empty: no word is needed
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
    bool needsReason = false; // beside the word
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
    std::vector<std::string> evidenceKept; // "output revisions", "link CHG-1"
    std::optional<World> impact; // ImpactStart: as proposed
    std::string problem; // Failed/Unknown: what is known and what is not
    std::string output; // tail of captured output
    std::vector<ChoiceView> choices;
};

} // namespace mw::runbook
