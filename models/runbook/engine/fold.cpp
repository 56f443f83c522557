// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/fold.h"

#include "models/runbook/steps/descriptor.h"
#include "models/runbook/steps/k8s/kube_client.h"

#include <algorithm>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

Error errorFrom(const Json& json)
{
    Error error;
    error.kind
        = static_cast<ErrorKind>(numberOf(json, "/code", static_cast<int>(ErrorKind::Internal)));
    error.detail = textOf(json, "/message");
    error.http = static_cast<int>(numberOf(json, "/http", 0));
    return error;
}

} // namespace

void Fold::run()
{
    s.lastAt = r.at;
    if (r.type.starts_with("step."))
        step();
    else if (r.type.starts_with("run."))
        whole();
    else if (r.type.starts_with("approval."))
        approval();
    else
        other();
    normalise();
}

void Fold::stopWaiting(StepRun& sr)
{
    if (sr.waitingSince)
        s.waitedForPeople += r.at - *sr.waitingSince;
    sr.waitingSince.reset();
}

void Fold::enter(const std::string& id)
{
    StepRun fresh;
    const auto it = s.steps.find(id);
    fresh.visit = it == s.steps.end() ? 1 : it->second.visit + 1;
    if (it == s.steps.end())
        s.order.push_back(id);
    fresh.open = true;
    fresh.enteredAt = r.at;
    fresh.state = StepState::Ready;
    const Json skip = b.value("skip", Json());
    fresh.notExercised = flag("simulated") || textOf(skip, "/why") == "drill";
    s.anyNotExercised = s.anyNotExercised || fresh.notExercised;
    s.steps[id] = std::move(fresh);
    StepRun& sr = s.steps[id];
    if (skip.is_object()) {
        sr.state = StepState::Skipped;
        sr.line = textOf(skip, "/reason");
        finish(id);
    } else if (flag("simulated")) {
        sr.line = "NOT EXERCISED (drill: simulate)";
        succeeded(id);
    } else if (b.contains("error")) {
        sr.error = errorFrom(b["error"]);
        sr.line = sr.error->detail;
        sr.stage = "enter";
        sr.state = StepState::Failed;
    } else if (const StepDef* d = def(id); d && !d->before.empty())
        s.stack.push_back({FrameKind::Before, id, {}, 0, false});
    else
        s.steps[id].beforeDone = true;
}

void Fold::unwindTo(const std::string& id)
{
    while (!s.stack.empty()) {
        const Frame& top = s.stack.back();
        const auto& list = listOf(s, m_runbook, top);
        if (top.index < list.size() && list[top.index].id == id)
            return;
        if (s.stack.size() == 1)
            return;
        const auto& inner = list;
        if (top.index < inner.size()) {
            if (const auto it = s.steps.find(inner[top.index].id); it != s.steps.end())
                it->second.open = false;
        }
        s.stack.pop_back();
    }
}

void Fold::finish(const std::string& id)
{
    StepRun& sr = s.steps[id];
    sr.open = false;
    sr.asked = false;
    sr.finishedAt = r.at;
    if (!s.stack.empty()) {
        Frame& top = s.stack.back();
        const auto& list = listOf(s, m_runbook, top);
        if (top.index < list.size() && list[top.index].id == id)
            ++top.index;
    }
}

void Fold::succeeded(const std::string& id)
{
    StepRun& sr = s.steps[id];
    const StepDef* d = def(id);
    sr.state = StepState::Succeeded;
    if (d && !d->undo.empty() && !sr.notExercised) {
        std::erase(s.undoable, id);
        s.undoable.push_back(id);
    }
    if (d && !d->expect.empty() && !sr.notExercised) {
        sr.state = StepState::Verifying;
        s.stack.push_back({FrameKind::Expect, id, {}, 0, false});
        return;
    }
    const std::string choice = sr.outputs.count("choice") ? toText(sr.outputs["choice"]) : "";
    if (d && d->type == "decision" && !choice.empty()) {
        for (const OptionDef& option : d->options) {
            if (option.id != choice)
                continue;
            if (!option.steps.empty()) {
                s.stack.push_back({FrameKind::Option, id, choice, 0, false});
                return;
            }
            if (!option.target.empty()) {
                finish(id);
                jump(option.target);
                return;
            }
        }
    }
    finish(id);
}

void Fold::takeResult(StepRun& sr)
{
    if (b.contains("result"))
        sr.result = valueFromTypedJson(b["result"]);
    const Json outputs = b.value("outputs", Json::object());
    for (const auto& [name, value] : outputs.items())
        sr.outputs[name] = valueFromTypedJson(value);
    if (const std::string line = text("line"); !line.empty())
        sr.line = line;
    if (const std::string who = text("who"); !who.empty())
        sr.who = who;
}

void Fold::changeLeft(const std::string& id, const StepRun& sr)
{
    const StepDef* d = def(id);
    const Json change = sr.intent.value("change", Json());
    if (!d || !change.is_object())
        return;
    const std::string key = textOf(change, "/key");
    const std::string to = textOf(change, "/to");
    for (auto it = s.left.begin(); it != s.left.end(); ++it) {
        if (it->key != key)
            continue;
        it->to = to;
        it->stepId = id;
        if (it->to == it->from) {
            s.leftUndo.erase(key);
            s.left.erase(it);
        }
        return;
    }
    if (d->hasTag("purpose") || textOf(change, "/from") == to)
        return;
    LeftChangedView entry;
    entry.key = key;
    entry.what = textOf(change, "/what");
    entry.from = textOf(change, "/from");
    entry.to = to;
    entry.stepId = id;
    const Json undo = change.value("undoWith", Json());
    entry.restorable = undo.is_object();
    if (entry.restorable)
        s.leftUndo[key] = {{"type", d->type}, {"with", undo}};
    s.left.push_back(std::move(entry));
}

void Fold::outcome(const std::string& id, StepRun& sr)
{
    takeResult(sr);
    const StepState state = stepStateFrom(text("state"));
    sr.handle = state == StepState::Unknown ? sr.handle : Json();
    sr.adopted = flag("adopted");
    sr.stopped = flag("stopped");
    sr.stage = text("stage");
    if (b.contains("error")) {
        sr.error = errorFrom(b["error"]);
        sr.line = sr.error->detail;
    } else {
        sr.error.reset();
    }
    if (state == StepState::Succeeded) {
        if (!sr.intent.is_null() && flag("changed"))
            changeLeft(id, sr);
        sr.effectDone = true;
        if (flag("verify")) {
            sr.state = StepState::Verifying;
            return;
        }
        succeeded(id);
        if (b.contains("ending"))
            startEnding(textOf(b, "/ending/status"), textOf(b, "/ending/message"));
        return;
    }
    unwindTo(id);
    sr.state = state;
}

void Fold::step()
{
    const std::string id = text("step");
    if (id.empty())
        return;
    if (r.type == "step.enter") {
        enter(id);
        return;
    }
    StepRun& sr = s.steps[id];
    if (r.type != "step.waiting" && r.type != "step.progress")
        stopWaiting(sr);
    if (r.type == "step.skipped") {
        unwindTo(id);
        sr.state = StepState::Skipped;
        sr.who = text("who");
        sr.line = text("reason").empty() ? text("why") : text("reason");
        if (text("why") == "drill")
            sr.notExercised = s.anyNotExercised = true;
        if (text("why") == "person") {
            ++s.exceptions;
            addPerson("second", text("second"));
        }
        finish(id);
    } else if (r.type == "step.waiting") {
        const std::string what = text("for");
        sr.until = time("until");
        sr.waitingApproval = what == "approval";
        sr.state = what == "deadline" ? StepState::WaitingDeadline
            : what == "approval"      ? StepState::WaitingApproval
                                      : StepState::WaitingHuman;
        if (what != "deadline" && !sr.waitingSince)
            sr.waitingSince = r.at;
    } else if (r.type == "step.started") {
        sr.state = StepState::Running;
        sr.attempt = static_cast<int>(numberOf(b, "/attempt", sr.attempt + 1));
        sr.startedAt = r.at;
    } else if (r.type == "step.intent") {
        sr.state = StepState::Intent;
        sr.attempt = static_cast<int>(numberOf(b, "/attempt", 1));
        sr.intentAt = r.at;
        if (sr.intent.is_null())
            sr.startedAt = r.at;
        sr.repeated = sr.repeated || flag("repeat");
        sr.intent = b;
        sr.handle = Json();
        sr.reissue = false;
        sr.asked = false;
        if (!text("who").empty())
            sr.who = text("who");
    } else if (r.type == "step.dispatched") {
        sr.handle = b.value("handle", Json::object());
        sr.state = StepState::Running;
    } else if (r.type == "step.progress") {
        progress(sr);
    } else if (r.type == "step.outcome") {
        outcome(id, sr);
    } else if (r.type == "step.cancel") {
        cancel(id, sr);
    } else if (r.type == "step.verified") {
        takeResult(sr);
        succeeded(id);
    } else if (r.type == "step.policy") {
        policy(id, sr);
    } else if (r.type == "step.retry") {
        retry(id, sr);
    } else if (r.type == "step.byhand") {
        unwindTo(id);
        sr.state = StepState::ByHand;
        sr.who = text("who");
        sr.line = "by hand";
        ++s.exceptions;
        if (const StepDef* d = def(id); d && !d->undo.empty())
            s.undoable.push_back(id);
        finish(id);
    }
}

void Fold::progress(StepRun& sr)
{
    if (!text("line").empty())
        sr.line = text("line");
    if (text("verdict").empty())
        return;
    sr.lastLooked = r.at;
    GateSample sample;
    sample.at = r.at;
    sample.verdict = text("verdict");
    const Value value = valueFromTypedJson(b.value("value", Json()));
    if (value.number())
        sample.value = value.number()->approximate();
    sr.samples.push_back(std::move(sample));
    if (sr.samples.size() > 2000)
        sr.samples.erase(sr.samples.begin());
}

void Fold::policy(const std::string& id, StepRun& sr)
{
    const std::string action = text("action");
    if (action == "ask") {
        sr.asked = true;
        sr.waitingSince = r.at;
    } else if (action == "continue") {
        ++s.exceptions;
        if (!s.stack.empty() && s.stack.back().kind == FrameKind::Undo) {
            s.stack.back().failed = true;
            --s.exceptions;
        }
        finish(id);
    } else if (action == "goto") {
        ++s.exceptions;
        finish(id);
        jump(text("target"));
    } else if (action == "run") {
        sr.policyRan = true;
        s.stack.push_back({FrameKind::OnFailure, id, text("target"), 0, false});
    }
}

void Fold::retry(const std::string& id, StepRun& sr)
{
    const StepDef* d = def(id);
    unwindTo(id);
    sr.asked = false;
    sr.policyRan = sr.policyRunDone = false;
    sr.until = time("until");
    const bool person = !text("who").empty();
    if (person)
        sr.firstAttemptOfRound = sr.attempt + 1;
    const std::string stage = sr.stage;
    if (stage == "enter") { // whether it is to be done at all is asked again
        sr.open = false;
        sr.state = StepState::Pending;
        return;
    }
    const bool goneAgain = stage == "verify" && sr.error && sr.error->kind == ErrorKind::Conflict;
    sr.stage.clear();
    sr.error.reset();
    if (goneAgain) // done, and changed again by somebody: only sending it again helps
        sr.effectDone = false;
    if (sr.effectDone && stage == "expect" && d) {
        sr.state = StepState::Verifying;
        s.stack.push_back({FrameKind::Expect, id, {}, 0, false});
        return;
    }
    if (sr.effectDone) { // only its visible result is looked for again
        sr.state = StepState::Verifying;
        return;
    }
    sr.approval.reset();
    sr.reissue = !sr.intent.is_null();
    sr.state = sr.until ? StepState::Backoff : StepState::Ready;
    if (stage == "before" && d) {
        sr.beforeDone = false;
        s.stack.push_back({FrameKind::Before, id, {}, 0, false});
    }
}

void apply(RunStateFold& state, const Runbook& runbook, const Record& record)
{
    Fold(state, runbook, record).run();
}

} // namespace mw::runbook
