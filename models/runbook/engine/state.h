// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a run: the fold of its journal and nothing else. No clock, no I/O: the same
// records always give the same state.
#pragma once

#include "models/runbook/expression/value.h"
#include "models/runbook/journal/journal.h"
#include "models/runbook/run_view.h"

#include <set>

namespace mw::runbook {

enum class FrameKind {
    Immediate,
    Preflight,
    Steps,
    OnAbort,
    After,
    Cleanup,
    Before,
    Expect,
    OnFailure,
    Option,
    Undo,
    Restore
};
const char* toString(FrameKind kind); // "immediate", "on_abort", …

// A list of steps that is being worked through.
struct Frame
{
    FrameKind kind = FrameKind::Steps;
    std::string owner; // step the list belongs to; Restore: the synthesised step's id
    std::string option;
    size_t index = 0;
    bool failed = false; // Undo: an inner step failed
};

struct ApprovalState
{
    std::string text, hash;
    std::map<std::string, std::string> covers; // step → hash of its arguments, "" if not yet known
    std::vector<std::string> shown;
    int need = 1;
    std::optional<World> expires;
    std::vector<ApprovalView::Vote> votes;
    bool expired = false;
    std::string brokenBy, brokenWhy; // who went on without it
};

struct StepRun
{
    StepState state = StepState::Pending;
    bool open = false; // entered and not finished
    int visit = 0, attempt = 0;
    World enteredAt{}, startedAt{}, finishedAt{}, intentAt{};
    std::optional<World> until; // wait, back-off
    std::optional<World> waitingSince; // for a person
    bool waitingApproval = false;
    std::string who, line, stage; // stage of a failure: prepare before send verify expect
    nlohmann::json intent; // body of the last step.intent
    nlohmann::json handle;
    Value result;
    std::map<std::string, Value> outputs;
    std::optional<Error> error;
    bool beforeDone = false, effectDone = false, reissue = false;
    bool asked = false; // a person has to choose
    bool policyRunDone = false, policyRan = false;
    bool notExercised = false, repeated = false, adopted = false;
    bool stopped = false; // its unknown outcome is final: it was stopped before its end
    int firstAttemptOfRound = 1; // automatic retries count from here
    std::set<std::string> evidence; // kinds kept
    std::vector<std::string> evidenceKept; // "output revisions"
    std::optional<ApprovalState> approval;
    World lastLooked{};
    std::vector<GateSample> samples;
};

// A person stopped the run while this script ran; the stop follows its end.
struct StopOrder
{
    std::string step, how, who, reason; // how: wait kill leave
};

struct MarkState
{
    World at{};
    bool forced = false;
    std::string who, note; // who: the person that set or confirmed it; empty: a step, from data
};

struct RunStateFold
{
    std::string runId, runbookId, title, sha256, estate, estateFile, operatorName, starter, file,
        host;
    Mode mode = Mode::Live;
    Posture posture = Posture::Planned;
    std::map<std::string, Value> inputs;
    World createdAt{}, startedAt{}, closedAt{}, lastAt{};
    bool planned = false, started = false, closed = false, operatorPause = false,
         lockAccepted = false, lockBroken = false, impactWaived = false;
    std::map<std::string, std::string> locks; // name → state as last journaled
    RunState finalState = RunState::Draft;
    std::string endStatus; // succeeded failed aborted: the run is ending
    std::string endMessage;
    std::string undoThen; // status after the undo lists
    std::optional<StopOrder> stop;
    std::vector<std::string> undoQueue;
    std::vector<FrameKind> sections; // still to come
    std::vector<Frame> stack;
    std::map<std::string, StepRun> steps;
    std::vector<std::string> order; // ids in the order they were first entered
    std::vector<std::string> undoable; // succeeded since the last point of no return, oldest first
    std::map<std::string, MarkState> marks;
    std::vector<LeftChangedView> left;
    std::map<std::string, nlohmann::json> leftUndo; // key → {type, with}
    std::map<std::string, std::vector<StepDef>> synthesised; // restore steps by id
    std::vector<std::string> notes, people;
    std::vector<std::string> drivers; // everybody who drove it so far
    std::vector<std::string> authors; // of the runbook's last commit: names and addresses
    std::string signersFile, signersSha256; // allowed_signers as found at the start; empty: none
    // Every request so far, step and text: a signature that fits none is told from one that fits
    // another.
    std::vector<std::pair<std::string, std::string>> requests;
    std::vector<std::string> overrides;
    std::vector<EvidenceView> evidence;
    std::vector<HeadView::Signature> headSignatures; // of a closed run
    Millis waitedForPeople{};
    bool beyondNoReturn = false;
    int exceptions = 0;
    bool anyNotExercised = false;
    nlohmann::json plan;

    const StepRun* find(const std::string& id) const;
    bool ending() const { return !endStatus.empty(); }
    // Impact start comes from data; one failing probe is not the start, so a person looks at it.
    bool impactProposed() const
    {
        const auto it = marks.find("impact-start");
        return it != marks.end() && it->second.who.empty();
    }
    bool impactOpen() const
    {
        return impactProposed() && !impactWaived && endStatus == "succeeded" && stack.empty();
    }
};

// The list a frame works through.
const std::vector<StepDef>&
listOf(const RunStateFold& state, const Runbook& runbook, const Frame& frame);
// The step the run stands at; nullptr: none.
const StepDef* currentStep(const RunStateFold& state, const Runbook& runbook);
const StepDef* stepById(const RunStateFold& state, const Runbook& runbook, const std::string& id);

void apply(RunStateFold& state, const Runbook& runbook, const Record& record);
// After all records of a run that was interrupted: what was under way is now unknown (or, if it
// only read, is to be done again). Executes nothing.
void recover(RunStateFold& state, const Runbook& runbook);

StepState stepStateFrom(const std::string& word);
RunState runStateFrom(const std::string& word);

} // namespace mw::runbook
