// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/state.h"
#include "models/runbook/steps/descriptor.h"
#include "models/runbook/steps/k8s/kube_client.h"

#include <algorithm>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

class Fold
{
public:
    Fold(RunStateFold& state, const Runbook& runbook, const Record& record)
        : s(state), m_runbook(runbook), r(record), b(record.body)
    {
    }

    void run()
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

private:
    std::string text(const char* key) const
    {
        const auto it = b.find(key);
        return it != b.end() && it->is_string() ? it->get<std::string>() : std::string();
    }
    bool flag(const char* key) const
    {
        const auto it = b.find(key);
        return it != b.end() && it->is_boolean() && it->get<bool>();
    }
    std::optional<World> time(const char* key) const
    {
        World at{};
        return parseTime(text(key), at) ? std::optional<World>(at) : std::nullopt;
    }
    const StepDef* def(const std::string& id) const { return stepById(s, m_runbook, id); }

    // A person was waited for until this record.
    void stopWaiting(StepRun& sr)
    {
        if (sr.waitingSince)
            s.waitedForPeople += r.at - *sr.waitingSince;
        sr.waitingSince.reset();
    }

    void addPerson(const std::string& what, const std::string& who)
    {
        const std::string line = what + " " + who;
        if (!who.empty() && std::find(s.people.begin(), s.people.end(), line) == s.people.end())
            s.people.push_back(line);
    }

    void whole()
    {
        if (r.type == "run.created") {
            s.runId = r.run;
            s.runbookId = text("runbook");
            s.title = text("title");
            s.sha256 = text("sha256");
            s.file = text("file");
            s.estate = text("estate");
            s.estateFile = text("estateFile");
            s.operatorName = text("operator");
            s.mode = parseMode(text("mode")).value_or(Mode::Live);
            s.posture = text("posture") == "unplanned" ? Posture::Unplanned : Posture::Planned;
            s.createdAt = r.at;
            const Json inputs = b.value("inputs", Json::object());
            for (const auto& [name, value] : inputs.items())
                s.inputs[name] = valueFromTypedJson(value);
            addPerson("driver", s.operatorName);
        } else if (r.type == "run.started") {
            s.started = true;
            s.startedAt = r.at;
            s.starter = text("who");
            s.sections = {FrameKind::Immediate, FrameKind::Preflight, FrameKind::Steps};
        } else if (r.type == "run.paused") {
            s.operatorPause = true;
        } else if (r.type == "run.resumed") {
            s.operatorPause = false;
        } else if (r.type == "run.undo") {
            s.undoThen = text("then");
            s.endMessage = text("reason");
            s.sections.clear();
            closeOpenSteps();
            s.stack.clear();
            s.undoQueue = s.undoable;
            std::reverse(s.undoQueue.begin(), s.undoQueue.end());
            s.undoable.clear();
        } else if (r.type == "run.ending") {
            startEnding(text("status"), text("message"));
        } else if (r.type == "run.closed") {
            s.closed = true;
            s.closedAt = r.at;
            s.finalState = runStateFrom(text("state"));
            s.endMessage = text("message");
            s.stack.clear();
        }
    }

    void startEnding(const std::string& status, const std::string& message)
    {
        s.endStatus = status;
        s.endMessage = message;
        closeOpenSteps();
        s.stack.clear();
        s.sections.clear();
        if (status != "succeeded")
            s.sections.push_back(FrameKind::OnAbort);
        s.sections.push_back(FrameKind::After);
        if (s.mode != Mode::Live)
            s.sections.push_back(FrameKind::Cleanup);
    }

    // Steps that are left where they are keep their state but are no longer worked on.
    void closeOpenSteps()
    {
        for (auto& [id, sr] : s.steps) {
            if (!sr.open)
                continue;
            stopWaiting(sr);
            sr.open = false;
            sr.asked = false;
            sr.finishedAt = r.at;
            const bool mayHaveHappened = sr.state == StepState::Unknown || sr.effectDone;
            const StepDef* d = def(id);
            if (mayHaveHappened && d && !d->undo.empty()
                && std::find(s.undoable.begin(), s.undoable.end(), id) == s.undoable.end())
                s.undoable.push_back(id);
            if (sr.state == StepState::Ready || sr.state == StepState::WaitingHuman
                || sr.state == StepState::WaitingApproval || sr.state == StepState::WaitingDeadline
                || sr.state == StepState::Running)
                sr.state = StepState::Cancelled;
        }
    }

    void enter(const std::string& id)
    {
        StepRun fresh;
        const auto it = s.steps.find(id);
        fresh.visit = it == s.steps.end() ? 1 : it->second.visit + 1;
        if (it == s.steps.end())
            s.order.push_back(id);
        fresh.open = true;
        fresh.enteredAt = r.at;
        fresh.state = StepState::Ready;
        fresh.notExercised = flag("simulated");
        s.anyNotExercised = s.anyNotExercised || fresh.notExercised;
        s.steps[id] = std::move(fresh);
        if (const StepDef* d = def(id); d && !d->before.empty())
            s.stack.push_back({FrameKind::Before, id, {}, 0, false});
        else
            s.steps[id].beforeDone = true;
    }

    // Frames of checks that stand above the step go.
    void unwindTo(const std::string& id)
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

    void finish(const std::string& id)
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

    void succeeded(const std::string& id)
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

    void jump(const std::string& target)
    {
        for (size_t i = s.stack.size(); i-- > 0;) {
            const auto& list = listOf(s, m_runbook, s.stack[i]);
            for (size_t k = 0; k < list.size(); ++k) {
                if (list[k].id != target)
                    continue;
                s.stack.resize(i + 1);
                s.stack[i].index = k;
                return;
            }
        }
    }

    void takeResult(StepRun& sr)
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

    void changeLeft(const std::string& id, const StepRun& sr)
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

    void outcome(const std::string& id, StepRun& sr)
    {
        takeResult(sr);
        const StepState state = stepStateFrom(text("state"));
        sr.handle = state == StepState::Unknown ? sr.handle : Json();
        sr.adopted = flag("adopted");
        sr.stage = text("stage");
        if (b.contains("error")) {
            Error error;
            error.kind = static_cast<ErrorKind>(
                numberOf(b, "/error/code", static_cast<int>(ErrorKind::Internal)));
            error.detail = textOf(b, "/error/message");
            error.http = static_cast<int>(numberOf(b, "/error/http", 0));
            sr.error = error;
            sr.line = error.detail;
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
            return;
        }
        unwindTo(id);
        sr.state = state;
    }

    void step()
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

    void progress(StepRun& sr)
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

    void policy(const std::string& id, StepRun& sr)
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

    void retry(const std::string& id, StepRun& sr)
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
        sr.stage.clear();
        sr.error.reset();
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

    void approval()
    {
        const std::string id = text("step");
        StepRun& sr = s.steps[id];
        if (r.type == "approval.requested") {
            ApprovalState a;
            a.text = text("text");
            a.hash = text("hash");
            a.need = static_cast<int>(numberOf(b, "/need", 1));
            a.expires = time("expires");
            const Json covers = b.value("covers", Json::object());
            for (const auto& [step, hash] : covers.items())
                a.covers[step] = hash.get<std::string>();
            for (const Json& line : b.value("shown", Json::array()))
                a.shown.push_back(line.get<std::string>());
            sr.approval = std::move(a);
            sr.state = StepState::WaitingApproval;
            sr.waitingSince = r.at;
        } else if (r.type == "approval.vote" && sr.approval) {
            ApprovalView::Vote vote;
            vote.who = text("who");
            vote.at = r.at;
            vote.approved = flag("approved");
            vote.isSigned = flag("signed");
            vote.reason = text("reason");
            if (vote.approved)
                addPerson("approved", vote.who);
            sr.approval->votes.push_back(std::move(vote));
        } else if (r.type == "approval.expired" && sr.approval) {
            sr.approval->expired = true;
        }
    }

    void other()
    {
        if (r.type == "plan") {
            s.planned = true;
            s.plan = b;
        } else if (r.type == "lease") {
            if (const std::string who = text("operator"); !who.empty()) {
                s.operatorName = who;
                addPerson("driver", who);
            }
        } else if (r.type == "lock.accepted") {
            s.lockAccepted = true;
        } else if (r.type == "mark") {
            const std::string mark = text("mark");
            s.marks[mark]
                = {time("time").value_or(r.at), flag("forced"), text("who"), text("note")};
            if (mark == "point-of-no-return") {
                s.beyondNoReturn = true;
                s.undoable.clear();
            }
        } else if (r.type == "evidence") {
            s.steps[text("step")].evidence.insert(text("kind"));
        } else if (r.type == "note") {
            s.notes.push_back(formatTime(r.at) + " " + text("who") + ": " + text("text"));
        } else if (r.type == "left.assigned") {
            for (LeftChangedView& entry : s.left) {
                if (entry.key == text("key")) {
                    entry.owner = text("owner");
                    entry.until = time("until");
                }
            }
        } else if (r.type == "left.restore") {
            StepDef step;
            step.id = text("id");
            step.type = text("type");
            step.title = text("title");
            step.begin.line = 0;
            if (auto with = parseYaml(b.value("with", Json::object()).dump(), "restore"))
                step.with = std::move(*with);
            s.synthesised[step.id] = {step};
            s.stack.push_back({FrameKind::Restore, step.id, {}, 0, false});
        }
    }

    void popped(const Frame& frame)
    {
        switch (frame.kind) {
        case FrameKind::Before:
            s.steps[frame.owner].beforeDone = true;
            s.steps[frame.owner].state = StepState::Ready;
            break;
        case FrameKind::Expect:
            s.steps[frame.owner].state = StepState::Succeeded;
            finish(frame.owner);
            break;
        case FrameKind::Option:
            finish(frame.owner);
            break;
        case FrameKind::OnFailure:
            s.steps[frame.owner].policyRunDone = true;
            break;
        case FrameKind::Undo:
            s.steps[frame.owner].state = frame.failed ? StepState::UndoFailed : StepState::Undone;
            break;
        default:
            break;
        }
    }

    void normalise()
    {
        if (s.closed)
            return;
        for (;;) {
            while (!s.stack.empty()
                   && s.stack.back().index >= listOf(s, m_runbook, s.stack.back()).size()) {
                const Frame frame = s.stack.back();
                s.stack.pop_back();
                popped(frame);
            }
            if (!s.stack.empty())
                return;
            if (!s.undoQueue.empty()) {
                const std::string id = s.undoQueue.front();
                s.undoQueue.erase(s.undoQueue.begin());
                s.steps[id].state = StepState::Undoing;
                s.stack.push_back({FrameKind::Undo, id, {}, 0, false});
                continue;
            }
            if (!s.undoThen.empty()) {
                const std::string then = s.undoThen;
                s.undoThen.clear();
                startEnding(then, s.endMessage);
                continue;
            }
            if (s.sections.empty())
                return;
            s.stack.push_back({s.sections.front(), {}, {}, 0, false});
            s.sections.erase(s.sections.begin());
        }
    }

    RunStateFold& s;
    const Runbook& m_runbook;
    const Record& r;
    const Json& b;
};

} // namespace

void apply(RunStateFold& state, const Runbook& runbook, const Record& record)
{
    Fold(state, runbook, record).run();
}

} // namespace mw::runbook
