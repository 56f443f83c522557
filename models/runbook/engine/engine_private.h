// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine behind Engine. pump() looks at the state (the fold of the journal) and does the next
// thing; every record that is appended is folded at once. Nothing here remembers what the journal
// does not say, but for the action that is under way.
#pragma once

#include "models/base/beginning.h"
#include "models/runbook/engine.h"
#include "models/runbook/engine/run_scope.h"
#include "models/runbook/engine/state.h"
#include "models/runbook/journal/redact.h"
#include "models/runbook/journal/run_head.h"
#include "models/runbook/lock/run_locks.h"
#include "models/runbook/sign/allowed_signers.h"
#include "models/runbook/sign/signing.h"
#include "models/runbook/steps/action.h"
#include "models/runbook/steps/descriptor.h"
#include "models/runbook/steps/promql/prom_query.h"

#include <QTimer>

namespace mw::runbook {

constexpr size_t mostShown = 16'000; // bytes of a request's text in a record

// A signature that is being checked.
struct PendingVote
{
    uint64_t ticket = 0;
    std::string step, hash, armor, key;
    std::function<void(Status)> done;
    size_t tried = 0; // other requests it was compared with
};

// The action that is under way for the current step.
struct LiveAction
{
    enum class Stage { Preparing, Prepared, Running, Looking, Verifying, Probing };
    std::string step;
    int visit = 0, attempt = 0;
    Stage stage = Stage::Preparing;
    std::unique_ptr<Action> action;
    Prepared prepared;
    Monotonic since{}; // of this stage
    World sinceWorld{};
    Monotonic preparedAt{};
    World readAt{};
    Millis timeout{}; // 0: none
    uint64_t ticket = 0; // callbacks of an older action are told by theirs
    bool withoutLock = false; // prepared, but for a while somebody else could change the world
    // A confirmation that came while `now` was stale: it holds if nothing changed.
    std::optional<std::pair<std::string, std::string>> confirming; // who, text that was confirmed
};

struct Engine::Private
{
    Private(Engine& engine, const Services& services);
    ~Private();

    // engine_open.cpp
    Status create(const RunRequest& request);
    Status resume(const std::string& dir, const std::string& operatorName);
    Status openReadOnly(const std::string& dir);
    Status checkRequest(const RunRequest& request, std::map<std::string, Value>& inputs) const;
    void planned();
    Status
    load(const std::string& dir, const std::vector<Record>& records, const std::string& lastHash);

    // engine_core.cpp
    bool append(const std::string& type,
                nlohmann::json body,
                Journal::Keep keep = Journal::Keep::Durable);
    void pump();
    bool once(); // false: nothing to do now
    bool current(const StepDef& step, StepRun& sr);
    void tick();
    Millis liveFor() const;
    void touch(); // the view is to be made again
    MapScope scope(World now) const;
    const StepDef& effective(const StepDef& step) const; // the drill replacement, where one holds
    Effect effect(const StepDef& step) const;
    World now() const { return services.clock->world(); }
    Monotonic mono() const { return services.clock->monotonic(); }
    bool inFrame(FrameKind kind) const;
    // Of the steps that recovery depends on; not of telling people afterwards.
    bool skipNeedsSecond(const StepDef& step) const
    {
        return step.critical && !state.ending() && !inFrame(FrameKind::Undo);
    }

    // engine_steps.cpp
    bool enter(const StepDef& step);
    bool ready(const StepDef& step, StepRun& sr);
    bool instant(const StepDef& step, StepRun& sr); // set assert mark end
    bool askPerson(const StepDef& step, StepRun& sr); // manual input decision
    void succeed(const StepDef& step,
                 const Value& result,
                 const std::string& line,
                 const std::string& who,
                 std::map<std::string, Value> outputs = {});
    void fail(const StepDef& step,
              const Error& error,
              const std::string& stage,
              StepState state = StepState::Failed);
    Result<std::map<std::string, Value>>
    selectOutputs(const StepDef& step, const Value& result, World at) const;
    bool keepEvidence(const std::string& step, const EvidenceItem& item, const std::string& who);

    // engine_live.cpp
    bool begin(const StepDef& step, StepRun& sr, LiveAction::Stage stage);
    std::unique_ptr<Action> makeAction(const StepDef& step, const StepRun& sr, Error& error);
    bool read(const StepDef& step, StepRun& sr);
    bool prepare(const StepDef& step, StepRun& sr);
    bool issue(const StepDef& step, StepRun& sr, const std::string& who);
    bool reissue(const StepDef& step, StepRun& sr);
    bool send(const StepDef& step, const nlohmann::json& intent);
    bool verify(const StepDef& step, StepRun& sr);
    void prepared(uint64_t ticket, Result<Prepared> result);
    void outcome(uint64_t ticket, Outcome out);
    void verified(uint64_t ticket, const Outcome& out);
    void timeOut();
    void dropLive(bool cancel);
    bool onItsWay() const; // a request that changes the world was sent and is not answered
    Action::Events events(uint64_t ticket);
    std::string coverHash(const StepDef& step) const; // "" if the arguments are not known yet
    bool authorised(const StepDef& step) const; // an effect that needs no confirmation of its own

    // engine_stop.cpp
    const StepDef* runningScript() const; // null: no script is under way
    std::string onCancel(const StepDef& step) const; // wait kill leave
    Status stopScript(const StepDef& step, const std::string& who, const std::string& reason);
    bool stopWaits() const;
    bool stopNow();
    std::string stopVerb(const std::string& rest) const;

    // engine_approval.cpp, engine_vote.cpp
    bool approvalHolds(const StepDef& step) const;
    bool requestApproval(const StepDef& step, StepRun& sr);
    bool judgeApproval(const StepDef& step, const StepRun& sr); // what the votes so far mean
    Status requestOpen(const StepRun& sr) const; // it has not expired
    void fillApprovalCard(CardView& card, const StepDef& step, const StepRun& sr) const;
    Status takeJournal(const std::string& dir); // opens, loads and holds it for writing
    ApprovalView::Voter voterOf(const SignerKey& key) const; // whose it is; does it count now
    Status openForVote(const std::string& dir);
    Status loadSigners();
    void askAuthor(); // of the runbook's last commit, where an approval is to be distinct from them
    // Why the person may not vote on the step; empty: may. names: all that mean the same person.
    std::string mayNotVote(const StepDef& step, const std::vector<std::string>& names) const;
    // Names that may not vote, and the rest of the sentence that says why.
    std::vector<std::pair<std::string, std::string>> barred(const StepDef& step) const;
    // Which people `from` names, if it names only people; unchecked: its roles and groups.
    std::vector<std::string> electorate(const std::vector<std::string>& from,
                                        std::vector<std::string>& unchecked) const;
    std::vector<std::string> fromOf(const StepDef& step) const;
    void refuseVote(Error why); // the pending one; notes the attempt
    void voteChecked(uint64_t ticket, Result<Signer> signer);
    void whichText(uint64_t ticket); // it fits another text: which?

    // engine_head.cpp
    HeadView headView() const;
    std::string mayNotSign() const; // why the head cannot be signed here; empty: it can
    void signHead(const std::string& pasted, std::function<void(Status)> done);
    void headChecked(uint64_t ticket, const Result<Signer>& signer);
    void headDone(Status status);
    Status
    keepSignature(std::vector<std::string> names, const Signer& signer, const std::string& armor);

    // engine_failure.cpp
    bool failed(const StepDef& step, StepRun& sr);
    bool applyPolicy(const StepDef& step,
                     FailurePolicy::Kind kind,
                     const std::string& target,
                     const StepRun& sr);
    bool unknown(const StepDef& step, StepRun& sr);
    bool probe(const StepDef& step, StepRun& sr);
    void seen(uint64_t ticket, Result<Action::Seen> result);
    void adopt(const StepDef& step, StepRun& sr, const std::string& line);
    Millis settleOf(const StepDef& step) const;
    bool beginUndo(const std::string& who, const std::string& reason, const std::string& then);
    bool finishRun();
    RunState finalState() const;
    std::string finalMessage(RunState state) const;

    // engine_view.cpp, engine_card.cpp
    RunView makeView() const;
    CardView makeCard(PauseReason& paused) const;
    void fillEffectCard(CardView& card, const StepDef& step) const;
    void fillFailureCard(CardView& card, const StepDef& step, const StepRun& sr) const;
    std::string abortVerb() const;
    bool pages() const;
    static bool isGate(const StepDef& step); // is something judged, or only read?
    GateView gateOf(const StepDef& step, const StepRun& sr) const;

    // engine_locks.cpp
    void takeLocks();
    void lockChanged(const LockView& lock);
    bool lockShared() const; // other laptops see that we hold it
    bool mayAffect(const StepDef& step) const;
    std::string lockLine() const;
    void fillLockCard(CardView& card) const;
    void askImpactChart();
    void close(RunState final, const std::string& message, const std::string& who);

    // Checks shared by the actions of people.
    Status mayAct() const;
    // After an action: only a journal that could not take it is a refusal.
    Status acted() const
    {
        return journal && journal->broken() ? Status(*journal->broken()) : Status();
    }
    Result<const StepDef*> at(const std::string& stepId,
                              std::initializer_list<StepState> states) const;

    Engine& q;
    Services services;
    std::unique_ptr<FileLayer> ownFiles;
    std::unique_ptr<SshSigning> ownSigning;
    std::optional<AllowedSigners> signers; // as frozen in the run's folder
    std::optional<PendingVote> pendingVote;
    std::optional<PendingVote> pendingHead; // a signature of the head
    std::optional<RunHead> head; // of a closed run
    FileLayer* files = nullptr;
    Redactor redactor;
    Runbook runbook;
    RunStateFold state;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Planner> planner;
    std::unique_ptr<RunLocks> locks; // once started, if the runbook names any
    std::unique_ptr<LiveAction> live;
    std::vector<std::unique_ptr<Action>> trash; // destroyed when no callback is on the stack
    std::vector<std::pair<Monotonic, std::unique_ptr<Action>>>
        dying; // still ticked: they kill children
    QTimer timer;
    RunView view;
    PlanView emptyPlan;
    std::string dir;
    bool readOnly = false, voting = false, pumping = false, again = false, dirty = false;
    uint64_t nextTicket = 1;
    Monotonic nextLook{}; // after a look that failed
    bool announced = false;
    // Of the ImpactStart card: the last gate's query over the time before the run.
    std::optional<GateView> impactChart;
    std::unique_ptr<PromQuery> impactQuery;
};

nlohmann::json errorJson(const Error& error);

} // namespace mw::runbook
