// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows when a step did not work, or nobody knows whether it did; undo; the end of a run.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/steps/arguments.h"

#include <cmath>

namespace mw::runbook {

using Json = nlohmann::json;
using Kind = FailurePolicy::Kind;
using Stage = LiveAction::Stage;

namespace {

// Back-off with a jitter that is the same on every replay.
Millis backOff(const RetryPolicy& retry, int attempt, const std::string& seed)
{
    const double base
        = static_cast<double>(parseDuration(retry.delay).value_or(Millis(1000)).count());
    const double limit
        = static_cast<double>(parseDuration(retry.maxDelay).value_or(Millis(60'000)).count());
    const double delay = std::min(base * std::pow(std::max(retry.factor, 1.0), attempt - 1), limit);
    const double unit = static_cast<double>(std::hash<std::string>{}(seed) % 1000) / 1000.0 - 0.5;
    return Millis(
        static_cast<int64_t>(delay * (1.0 + 2.0 * std::clamp(retry.jitter, 0.0, 1.0) * unit)));
}

} // namespace

bool Engine::Private::failed(const StepDef& def, StepRun& sr)
{
    if (sr.asked)
        return false;
    const StepDef& step = effective(def);
    const auto& retry = step.retry ? step.retry : runbook.defaultRetry;
    const bool technical = sr.stage != "arguments" && sr.stage != "approval" && sr.stage != "before"
        && sr.stage != "expect" && sr.state != StepState::Inconclusive;
    if (retry && technical && !sr.policyRan
        && sr.attempt - sr.firstAttemptOfRound + 1 < retry->attempts && sr.attempt > 0) {
        bool wanted = true;
        if (!retry->on.empty()) {
            MapScope with = scope(now());
            with.set("error", sr.error ? errorValue(*sr.error) : Value());
            const auto on = evaluateCondition(retry->on, with);
            wanted = on && *on;
        }
        if (wanted) {
            const int round = sr.attempt - sr.firstAttemptOfRound + 1;
            const Millis delay
                = backOff(*retry, round, state.runId + def.id + std::to_string(sr.attempt));
            return append("step.retry", {{"step", def.id}, {"until", formatTime(now() + delay)}});
        }
    }
    // Undo goes on; checks give their failure to the step they guard.
    if (!state.stack.empty() && state.stack.back().kind == FrameKind::Undo)
        return append("step.policy", {{"step", def.id}, {"action", "continue"}});
    const bool timedOut = sr.state == StepState::TimedOut;
    const FailurePolicy& own
        = timedOut && step.onTimeout.kind != Kind::Unset ? step.onTimeout : step.onFailure;
    const std::string which = timedOut && step.onTimeout.kind != Kind::Unset ? "on_timeout"
        : own.kind != Kind::Unset                                            ? "on_failure"
                                                                             : "defaults";
    const FailurePolicy& policy = own.kind != Kind::Unset ? own : runbook.defaultOnFailure;
    if (own.kind == Kind::Unset && !state.stack.empty()
        && (state.stack.back().kind == FrameKind::Before
            || state.stack.back().kind == FrameKind::Expect)) {
        const Frame frame = state.stack.back();
        const std::string why = (def.title.empty() ? def.id : def.title) + ": " + sr.line;
        if (const StepDef* owner = stepById(state, runbook, frame.owner)) {
            fail(*owner,
                 {ErrorKind::Invalid,
                  (frame.kind == FrameKind::Before ? "the check before it failed: "
                                                   : "the check after it failed: ")
                      + why,
                  0,
                  {},
                  {}},
                 toString(frame.kind));
            return true;
        }
    }
    if (state.posture == Posture::Unplanned && step.unplanned == "best-effort")
        return append("step.policy", {{"step", def.id}, {"action", "continue"}});
    if (sr.state == StepState::Inconclusive && policy.kind != Kind::Stop
        && policy.kind != Kind::Undo)
        return append("step.policy",
                      {{"step", def.id}, {"action", "ask"}}); // a person looks at the graph
    if (policy.kind == Kind::Run) {
        if (!sr.policyRan)
            return append("step.policy", {{"step", def.id}, {"action", "run"}, {"target", which}});
        if (!sr.policyRunDone)
            return false;
        return applyPolicy(def, policy.then, policy.thenTarget, sr);
    }
    return applyPolicy(def, policy.kind, policy.target, sr);
}

bool Engine::Private::applyPolicy(const StepDef& step,
                                  Kind kind,
                                  const std::string& target,
                                  const StepRun& sr)
{
    const std::string what = (step.title.empty() ? step.id : step.title) + ": " + sr.line;
    switch (kind) {
    case Kind::Stop:
        return append("run.ending", {{"status", "failed"}, {"message", what}});
    case Kind::Continue:
        return append("step.policy", {{"step", step.id}, {"action", "continue"}});
    case Kind::Undo:
        return beginUndo({}, what, "failed");
    case Kind::Goto:
        return append("step.policy", {{"step", step.id}, {"action", "goto"}, {"target", target}});
    case Kind::Retry:
        return append("step.retry", {{"step", step.id}});
    default:
        break;
    }
    return append("step.policy", {{"step", step.id}, {"action", "ask"}});
}

Millis Engine::Private::settleOf(const StepDef& def) const
{
    const StepDef& step = effective(def);
    if (const auto given = parseDuration(step.settle))
        return *given;
    const StepDescriptor* descriptor = findDescriptor(step.type);
    const auto request = parseDuration(descriptor ? descriptor->requestTimeout : "");
    return (request ? *request : timeoutOf(step, runbook)) + Millis(30'000);
}

// Sent, or perhaps sent, and no answer. Waits until it can no longer land, then looks; what cannot
// be looked at and must not be repeated is asked.
bool Engine::Private::unknown(const StepDef& def, StepRun& sr)
{
    if (sr.asked)
        return false;
    if (live && (live->stage == Stage::Looking || live->stage == Stage::Probing))
        return false;
    const StepDef& step = effective(def);
    const Effect kind = effect(def);
    // The wall clock may have been set back: never wait longer than settle.
    const Millis settle = step.type == "shell" ? Millis(0) : settleOf(def);
    const World landed = std::min(sr.intentAt + settle, now() + settle);
    if (now() < landed)
        return false;
    const bool probed = kind == Effect::Probed || (!step.probe.empty() && step.onUnknown != "ask");
    if (step.onUnknown == "ask")
        return append("step.policy", {{"step", def.id}, {"action", "ask"}});
    if (probed && !step.probe.empty())
        return probe(def, sr);
    if (mono() < nextLook)
        return false;
    if (!begin(def, sr, Stage::Looking))
        return true;
    live->timeout = step.type == "shell" ? Millis(0) : Millis(30'000);
    const uint64_t ticket = live->ticket;
    const Json request = sr.intent.value("request", Json::object());
    live->action->look(request, sr.handle, [this, ticket](Result<Action::Seen> result) {
        seen(ticket, std::move(result));
    });
    if (live && live->ticket == ticket && state.stop && state.stop->step == def.id
        && state.stop->how == "kill")
        live->action->stop(); // ordered before the interruption; it still runs
    return true;
}

void Engine::Private::seen(uint64_t ticket, Result<Action::Seen> result)
{
    if (!live || live->ticket != ticket)
        return;
    const StepDef* step = currentStep(state, runbook);
    if (!step || step->id != live->step)
        return;
    dropLive(false);
    StepRun& sr = state.steps[step->id];
    const Effect kind = effect(*step);
    const bool mayRepeat = kind == Effect::Convergent || kind == Effect::Keyed;
    if (result && *result == Action::Seen::Done) {
        adopt(*step, sr, "was done already");
    } else if (mayRepeat && (result || result.error().kind == ErrorKind::NotAvailable)) {
        append("step.retry", {{"step", step->id}, {"kind", "reissue"}});
    } else if (mayRepeat) {
        // The world does not answer: look again, send nothing meanwhile.
        sr.error = result.error();
        nextLook = mono() + Millis(2000);
        touch();
    } else {
        append("step.policy", {{"step", step->id}, {"action", "ask"}});
    }
    pump();
}

void Engine::Private::adopt(const StepDef& step, StepRun& sr, const std::string& line)
{
    append("step.outcome",
           {{"step", step.id},
            {"attempt", sr.attempt},
            {"state", "succeeded"},
            {"adopted", true},
            {"changed", true},
            {"verify", true},
            {"line", line}});
}

bool Engine::Private::probe(const StepDef& def, StepRun& sr)
{
    const StepDef& probeStep = effective(def).probe.front();
    const StepDescriptor* descriptor = findDescriptor(probeStep.type);
    if (mono() < nextLook)
        return false;
    if (!descriptor || !descriptor->make || changesTheWorld(effectOf(probeStep)))
        return append("step.policy", {{"step", def.id}, {"action", "ask"}});
    const World at = now();
    const auto args
        = resolveArguments(probeStep, probeStep.with, *descriptor, scope(at), runbook.file);
    if (!args)
        return append("step.policy", {{"step", def.id}, {"action", "ask"}});
    ActionSetup setup;
    setup.services = &services;
    setup.files = files;
    setup.redactor = &redactor;
    setup.runbook = &runbook;
    setup.step = &probeStep;
    setup.args = *args;
    setup.runDir = dir;
    setup.runId = state.runId;
    setup.scope = [this](World t) { return scope(t); };
    dropLive(false);
    live = std::make_unique<LiveAction>();
    live->step = def.id;
    live->visit = sr.visit;
    live->stage = Stage::Probing;
    live->action = descriptor->make(setup);
    live->since = mono();
    live->timeout = std::max(timeoutOf(probeStep, runbook), Millis(10'000));
    live->ticket = nextTicket++;
    const uint64_t ticket = live->ticket;
    live->action->run(Json::object(), {}, [this, ticket, at](const Outcome& out) {
        if (!live || live->ticket != ticket)
            return;
        const StepDef* step = currentStep(state, runbook);
        if (!step || step->id != live->step)
            return;
        dropLive(false);
        StepRun& run = state.steps[step->id];
        bool done = false;
        if (out.state == StepState::Succeeded) {
            MapScope with = scope(at);
            with.set("result", out.result);
            const auto holds = evaluateCondition(effective(*step).doneWhen, with);
            done = holds && *holds;
        }
        if (done)
            adopt(*step, run, "the probe shows that it was done");
        else
            append("step.policy", {{"step", step->id}, {"action", "ask"}});
        pump();
    });
    return true;
}

bool Engine::Private::beginUndo(const std::string& who,
                                const std::string& reason,
                                const std::string& then)
{
    dropLive(true);
    Json ids = Json::array();
    for (auto it = state.undoable.rbegin(); it != state.undoable.rend(); ++it)
        ids.push_back(*it);
    return append("run.undo", {{"who", who}, {"reason", reason}, {"then", then}, {"steps", ids}});
}

RunState Engine::Private::finalState() const
{
    if (state.endStatus == "failed")
        return RunState::Failed;
    if (state.endStatus == "aborted")
        return RunState::Aborted;
    for (const LeftChangedView& entry : state.left) {
        if (entry.owner.empty() || !entry.until)
            return RunState::SucceededWithExceptions;
    }
    // A critical step that did not work and was passed over makes the run failed, also where its
    // on_failure says continue (runbooks.md §2.3). Steps written for its failure stand in for it.
    for (const auto& [id, sr] : state.steps) {
        const StepDef* step = stepById(state, runbook, id);
        const bool bad = sr.state == StepState::Failed || sr.state == StepState::TimedOut;
        if (!bad || !step || !step->critical)
            continue;
        const bool late = sr.state == StepState::TimedOut && step->onTimeout.kind != Kind::Unset;
        const Kind kind = (late ? step->onTimeout : step->onFailure).kind;
        if (kind != Kind::Run && kind != Kind::Goto)
            return RunState::Failed;
    }
    return state.exceptions > 0 ? RunState::SucceededWithExceptions : RunState::Succeeded;
}

std::string Engine::Private::finalMessage(RunState final) const
{
    int left = 0;
    for (const LeftChangedView& entry : state.left)
        left += entry.owner.empty() || !entry.until;
    std::string out;
    switch (final) {
    case RunState::Succeeded:
        out = "Succeeded";
        break;
    case RunState::SucceededWithExceptions:
        out = left > 0 ? "Succeeded with " + std::to_string(left) + " left changed"
                       : "Succeeded with " + std::to_string(state.exceptions)
                + (state.exceptions == 1 ? " exception" : " exceptions");
        break;
    case RunState::Aborted:
        out = "Aborted";
        break;
    default:
        out = "Failed";
        break;
    }
    if (left > 0 && final != RunState::SucceededWithExceptions)
        out += " with " + std::to_string(left) + " left changed";
    const ClockView clocks = clocksOf(state, runbook, now());
    if (clocks.notExercised > 0)
        out += ", " + std::to_string(clocks.notExercised)
            + (clocks.notExercised == 1 ? " step NOT EXERCISED" : " steps NOT EXERCISED");
    if (!state.endMessage.empty())
        out += ": " + state.endMessage;
    return out;
}

bool Engine::Private::finishRun()
{
    if (!state.ending())
        return append("run.ending", {{"status", "succeeded"}, {"message", ""}});
    if (state.impactOpen()) {
        askImpactChart();
        return false; // the card shows the proposal
    }
    for (const LeftChangedView& entry : state.left) {
        if (entry.owner.empty() || !entry.until)
            return false; // the card asks for an owner, or to finish as it is
    }
    const RunState final = finalState();
    close(final, finalMessage(final), {});
    return state.closed;
}

// What a person looks at to confirm the start of the impact: the measure of the last gate, before
// and after the proposed moment.
void Engine::Private::askImpactChart()
{
    if (impactChart)
        return;
    for (auto id = state.order.rbegin(); id != state.order.rend(); ++id) {
        const StepDef* step = stepById(state, runbook, *id);
        if (!step || step->type != "promql" || step->with.string("success").empty())
            continue;
        impactChart = gateOf(*step, *state.find(*id));
        impactChart->sustainedNeeded = impactChart->sustainedFor = {};
        impactChart->samples.clear();
        const World at = state.marks.at("impact-start").at;
        const World from = at - std::chrono::minutes(10);
        const World to = std::min(now(), at + std::chrono::minutes(20));
        if (impactChart->source.empty() && !runbook.needSources.empty())
            impactChart->source = runbook.needSources.front();
        impactQuery = std::make_unique<PromQuery>(*services.gateway, *services.clock);
        impactQuery->askRange(
            impactChart->source,
            impactChart->query,
            from,
            to,
            std::chrono::seconds(15),
            [this](Result<std::vector<PromPoint>> points) {
                if (points) {
                    for (const PromPoint& point : *points)
                        impactChart->samples.push_back({point.at, point.value, {}});
                } else {
                    impactChart->lastError = points.error().detail;
                }
                touch();
                pump();
            });
        return;
    }
}

void Engine::Private::close(RunState final, const std::string& message, const std::string& who)
{
    Json body{{"state", toString(final)}, {"message", message}, {"head", journal->headHash()}};
    if (!who.empty())
        body["who"] = who;
    if (!append("run.closed", std::move(body)))
        return;
    (void)journal->seal();
    journal->letGo();
    head = RunHead{state.runId,
                   state.title,
                   state.sha256,
                   toString(state.mode),
                   state.estate,
                   toString(state.finalState),
                   state.closedAt,
                   journal->headHash()};
    if (locks)
        locks->release();
}

} // namespace mw::runbook
