// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Actions that talk to the world. Rule 1: no effect without a durable intent. Rule 2: nothing else
// before its durable outcome.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_client.h"

namespace mw::runbook {

using Json = nlohmann::json;
using Stage = LiveAction::Stage;
constexpr Millis readTimeout{30'000};

bool Engine::Private::onItsWay() const
{
    if (!live || live->stage != LiveAction::Stage::Running)
        return false;
    const StepDef* step = currentStep(state, runbook);
    return step && changesTheWorld(effect(*step));
}

void Engine::Private::dropLive(bool cancel)
{
    if (!live)
        return;
    if (cancel && live->action) {
        live->action->cancel();
        dying.emplace_back(mono() + Millis(10'000), std::move(live->action));
    } else if (live->action) {
        trash.push_back(std::move(live->action));
    }
    live.reset();
    touch();
}

std::unique_ptr<Action>
Engine::Private::makeAction(const StepDef& def, const StepRun& sr, Error& error)
{
    const StepDef& step = effective(def);
    const StepDescriptor* descriptor = findDescriptor(step.type);
    if (!descriptor || !descriptor->make) {
        error = {ErrorKind::Misconfigured, "this version has no step type " + step.type, 0, {}, {}};
        return nullptr;
    }
    // best-effort and skip are policies; a mapping replaces arguments when nobody planned this.
    Node with = step.with;
    if (state.posture == Posture::Unplanned && step.unplanned == "replace") {
        for (const auto& entry : step.unplannedWith.entries) {
            std::erase_if(with.entries, [&](const auto& e) { return e.key == entry.key; });
            with.entries.push_back(entry);
        }
    }
    auto args = resolveArguments(step, with, *descriptor, scope(sr.enteredAt), runbook.file);
    if (!args) {
        error = args.error();
        return nullptr;
    }
    ActionSetup setup;
    setup.services = &services;
    setup.files = files;
    setup.redactor = &redactor;
    setup.runbook = &runbook;
    setup.step = &step;
    setup.args = std::move(*args);
    setup.runDir = dir;
    setup.runId = state.runId;
    setup.key
        = sha256Hex(state.runId + "/" + def.id + "/" + std::to_string(sr.visit)).substr(0, 32);
    setup.attempt = sr.attempt + 1;
    setup.repeated = !sr.intent.is_null();
    setup.scope = [this](World at) { return scope(at); };
    return descriptor->make(setup);
}

// Makes the action of the step and makes it the live one.
bool Engine::Private::begin(const StepDef& step, StepRun& sr, Stage stage)
{
    Error error;
    auto action = makeAction(step, sr, error);
    if (!action) {
        fail(step, error, "arguments");
        return false;
    }
    dropLive(false);
    live = std::make_unique<LiveAction>();
    live->step = step.id;
    live->visit = sr.visit;
    live->stage = stage;
    live->action = std::move(action);
    live->since = mono();
    live->sinceWorld = now();
    live->ticket = nextTicket++;
    touch();
    return true;
}

Action::Events Engine::Private::events(uint64_t ticket)
{
    Action::Events out;
    out.dispatched = [this, ticket](Json handle) {
        if (live && live->ticket == ticket)
            append("step.dispatched", {{"step", live->step}, {"handle", std::move(handle)}});
    };
    out.progress = [this, ticket](Json body) {
        if (!live || live->ticket != ticket)
            return;
        // The same words again are no news; a look at a gate always is.
        const StepRun* run = state.find(live->step);
        if (run && !body.contains("verdict") && textOf(body, "/line") == run->line)
            return;
        body["step"] = live->step;
        append("step.progress", std::move(body), Journal::Keep::Lazy);
        if (!pumping)
            pump();
    };
    out.changed = [this] { touch(); };
    return out;
}

bool Engine::Private::read(const StepDef& step, StepRun& sr)
{
    if (!append(
            "step.started", {{"step", step.id}, {"attempt", sr.attempt + 1}}, Journal::Keep::Lazy))
        return false;
    if (!begin(step, sr, Stage::Running))
        return true;
    live->timeout = timeoutOf(effective(step), runbook);
    const uint64_t ticket = live->ticket;
    live->action->run(Json::object(), events(ticket), [this, ticket](Outcome out) {
        outcome(ticket, std::move(out));
    });
    return true;
}

bool Engine::Private::prepare(const StepDef& step, StepRun& sr)
{
    if (!approvalHolds(step)) {
        fail(step,
             {ErrorKind::Conflict, "its arguments are not the ones that were approved", 0, {}, {}},
             "approval");
        return true;
    }
    if (!begin(step, sr, Stage::Preparing))
        return true;
    live->timeout = readTimeout;
    const uint64_t ticket = live->ticket;
    live->action->prepare(
        [this, ticket](Result<Prepared> result) { prepared(ticket, std::move(result)); });
    return true;
}

void Engine::Private::prepared(uint64_t ticket, Result<Prepared> result)
{
    if (!live || live->ticket != ticket)
        return;
    const StepDef* step = currentStep(state, runbook);
    if (!step || step->id != live->step)
        return;
    StepRun& sr = state.steps[step->id];
    touch();
    if (!result) {
        dropLive(false);
        fail(*step, result.error(), "prepare");
        pump();
        return;
    }
    const auto confirming = live->confirming;
    live->prepared = std::move(*result);
    live->stage = Stage::Prepared;
    live->preparedAt = mono();
    live->readAt = now();
    if (live->prepared.nothingToDo && sr.intent.is_null()) {
        const std::string line = "nothing to do: " + live->prepared.now;
        Json body{{"step", step->id},
                  {"attempt", sr.attempt},
                  {"state", "succeeded"},
                  {"line", line},
                  {"changed", false}};
        dropLive(false);
        append("step.outcome", std::move(body));
        pump();
        return;
    }
    if (authorised(*step)) {
        issue(*step, sr, {});
    } else if (confirming && confirming->second == live->prepared.text + live->prepared.now) {
        issue(*step, sr, confirming->first);
    } else if (sr.state != StepState::WaitingHuman) {
        append("step.waiting", {{"step", step->id}, {"for", "human"}}, Journal::Keep::Lazy);
    }
    pump();
}

bool Engine::Private::authorised(const StepDef& step) const
{
    const StepDescriptor* descriptor = findDescriptor(effective(step).type);
    return inFrame(FrameKind::Undo) || inFrame(FrameKind::Restore)
        || (descriptor && !descriptor->asksFirst);
}

// The intent goes to the disk, then the request to the world.
bool Engine::Private::issue(const StepDef& step, StepRun& sr, const std::string& who)
{
    if (!mayAffect(step))
        return false;
    const Prepared& prepared = live->prepared;
    Json body{
        {"step", step.id},
        {"visit", sr.visit},
        {"attempt", sr.attempt + 1},
        {"effect", toString(effect(step))},
        {"request", prepared.request},
        // What the person was shown; also after a resume the card can say what was sent.
        {"shown", beginning(prepared.text, mostShown)},
        {"previous", prepared.previous},
        {"key",
         sha256Hex(state.runId + "/" + step.id + "/" + std::to_string(sr.visit)).substr(0, 32)},
        {"deadline", formatTime(now() + settleOf(step))}};
    if (prepared.change)
        body["change"] = {{"key", prepared.change->key},
                          {"what", prepared.change->what},
                          {"from", prepared.change->from},
                          {"to", prepared.change->to},
                          {"undoWith", prepared.change->undoWith}};
    if (!who.empty())
        body["who"] = who;
    if (sr.repeated || !sr.intent.is_null())
        body["repeat"] = true;
    if (!append("step.intent", std::move(body)))
        return false;
    return send(step, state.steps[step.id].intent);
}

// The same request once more, after a retry or an unknown outcome: nothing is made anew.
bool Engine::Private::reissue(const StepDef& step, StepRun& sr)
{
    if (!mayAffect(step))
        return false;
    if (!begin(step, sr, Stage::Running))
        return true;
    Json body = sr.intent;
    body["attempt"] = sr.attempt + 1;
    body["repeat"] = true;
    body["deadline"] = formatTime(now() + settleOf(step));
    if (!append("step.intent", std::move(body)))
        return false;
    return send(step, state.steps[step.id].intent);
}

bool Engine::Private::send(const StepDef& step, const Json& intent)
{
    const StepDescriptor* descriptor = findDescriptor(effective(step).type);
    const auto request = parseDuration(descriptor ? descriptor->requestTimeout : "");
    live->stage = Stage::Running;
    live->since = mono();
    live->timeout = request ? *request : timeoutOf(effective(step), runbook);
    live->attempt = static_cast<int>(numberOf(intent, "/attempt", 1));
    const uint64_t ticket = live->ticket;
    const Json body = intent.value("request", Json::object());
    live->action->run(
        body, events(ticket), [this, ticket](Outcome out) { outcome(ticket, std::move(out)); });
    return true;
}

void Engine::Private::outcome(uint64_t ticket, Outcome out)
{
    if (!live || live->ticket != ticket)
        return;
    const StepDef* step = currentStep(state, runbook);
    if (!step || step->id != live->step)
        return;
    const StepRun& sr = state.steps[step->id];
    const bool writes = changesTheWorld(effect(*step));
    Json body{{"step", step->id},
              {"attempt", sr.attempt},
              {"state", toString(out.state)},
              {"line", out.line.substr(0, 2000)},
              {"duration", std::chrono::duration_cast<Millis>(mono() - live->since).count()}};
    if (!out.result.isNull() && toText(out.result).size() < (512u << 10))
        body["result"] = toTypedJson(out.result);
    if (out.error)
        body["error"] = errorJson(*out.error);
    if (writes)
        body["stage"] = "send";
    if (state.stop && state.stop->step == step->id && out.state == StepState::Unknown)
        body["stopped"] = true;
    dropLive(false);
    if (out.state == StepState::Succeeded) {
        body["changed"] = writes && out.changed;
        body["verify"] = writes && out.verify;
        if (!out.verify) {
            const auto outputs = selectOutputs(effective(*step), out.result, now());
            if (!outputs) {
                // The effect stays done; only what was to be read out of it is missing.
                body["state"] = "failed";
                body["stage"] = "outputs";
                body["error"] = errorJson(outputs.error());
            } else {
                std::string found;
                for (const auto& [name, value] : *outputs) {
                    body["outputs"][name] = toTypedJson(value);
                    found += (found.empty() ? "" : ", ") + name + " = "
                        + (value.isNull() ? "no data" : toText(value).substr(0, 120));
                }
                // What was looked for says more than the bare number.
                if (step->type == "promql" && !isGate(effective(*step)) && !found.empty())
                    body["line"] = found;
            }
        }
        if (out.evidence) {
            for (const EvidenceDef& wanted : step->evidence) {
                if (wanted.kind == "output")
                    keepEvidence(step->id, {"output", wanted.label, toText(*out.evidence)}, {});
            }
        }
    }
    append("step.outcome", std::move(body));
    pump();
}

bool Engine::Private::verify(const StepDef& step, StepRun& sr)
{
    if (live || inFrame(FrameKind::Expect))
        return false;
    if (!begin(step, sr, Stage::Verifying))
        return true;
    live->timeout = timeoutOf(effective(step), runbook);
    const uint64_t ticket = live->ticket;
    const Json request
        = sr.intent.is_object() ? sr.intent.value("request", Json::object()) : Json::object();
    live->action->verify(
        request, events(ticket), [this, ticket](const Outcome& out) { verified(ticket, out); });
    return true;
}

void Engine::Private::verified(uint64_t ticket, const Outcome& out)
{
    if (!live || live->ticket != ticket)
        return;
    const StepDef* step = currentStep(state, runbook);
    if (!step || step->id != live->step)
        return;
    dropLive(false);
    if (out.state != StepState::Succeeded) {
        fail(*step,
             out.error.value_or(Error{ErrorKind::Invalid, out.line, 0, {}, {}}),
             "verify",
             out.state);
        pump();
        return;
    }
    const StepRun& sr = state.steps[step->id];
    const Value result = out.result.isNull() ? sr.result : out.result;
    const auto outputs = selectOutputs(effective(*step), result, now());
    if (!outputs) {
        fail(*step, outputs.error(), "verify");
        pump();
        return;
    }
    Json body{{"step", step->id}, {"line", out.line.empty() ? sr.line : out.line}};
    if (!out.result.isNull())
        body["result"] = toTypedJson(out.result);
    for (const auto& [name, value] : *outputs)
        body["outputs"][name] = toTypedJson(value);
    append("step.verified", std::move(body));
    pump();
}

// Reads simply end. An effect that was sent is unknown from now on: it may still land.
void Engine::Private::timeOut()
{
    const StepDef* step = currentStep(state, runbook);
    const Stage stage = live->stage;
    const std::string time = toText(live->timeout);
    const GateView* gate = live->action->gate();
    const bool inconclusive = gate && gate->verdict == "inconclusive";
    const bool owned = step && step->id == live->step;
    const bool ends = step && effective(*step).type == "shell"; // killed: no longer on its way
    dropLive(true);
    if (!owned)
        return;
    const Error error{ErrorKind::Timeout, "no answer within " + time, 0, {}, {}};
    switch (stage) {
    case Stage::Running:
        if (changesTheWorld(effect(*step)) && !ends)
            fail(*step, error, "send", StepState::Unknown);
        else if (inconclusive)
            fail(*step,
                 {ErrorKind::Timeout, "neither success nor failure within " + time, 0, {}, {}},
                 "read",
                 StepState::Inconclusive);
        else
            fail(*step,
                 {ErrorKind::Timeout, "not done within " + time, 0, {}, {}},
                 "read",
                 StepState::TimedOut);
        break;
    case Stage::Preparing:
        fail(*step, error, "prepare");
        break;
    case Stage::Verifying:
        fail(*step,
             {ErrorKind::Timeout, "sent, but not seen to work within " + time, 0, {}, {}},
             "verify",
             StepState::TimedOut);
        break;
    default:
        break; // Looking and Probing begin again
    }
}

} // namespace mw::runbook
