// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/fold.h"

#include "models/runbook/steps/descriptor.h"
#include "models/runbook/steps/k8s/kube_client.h"

#include <algorithm>

namespace mw::runbook {

using Json = nlohmann::json;

std::string Fold::text(const char* key) const
{
    const auto it = b.find(key);
    return it != b.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool Fold::flag(const char* key) const
{
    const auto it = b.find(key);
    return it != b.end() && it->is_boolean() && it->get<bool>();
}

std::optional<World> Fold::time(const char* key) const
{
    World at{};
    return parseTime(text(key), at) ? std::optional<World>(at) : std::nullopt;
}

void Fold::addPerson(const std::string& what, const std::string& who)
{
    const std::string line = what + " " + who;
    if (!who.empty() && std::find(s.people.begin(), s.people.end(), line) == s.people.end())
        s.people.push_back(line);
}

void Fold::drives(const std::string& who)
{
    if (who.empty())
        return;
    addPerson("driver", who);
    if (std::find(s.drivers.begin(), s.drivers.end(), who) == s.drivers.end())
        s.drivers.push_back(who);
}

void Fold::whole()
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
        if (const Json signers = b.value("signers", Json()); signers.is_object()) {
            s.signersFile = textOf(signers, "/file");
            s.signersSha256 = textOf(signers, "/sha256");
        }
        drives(s.operatorName);
    } else if (r.type == "run.author") {
        for (const Json& name : b.value("names", Json::array())) {
            if (name.is_string())
                s.authors.push_back(name.get<std::string>());
        }
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
        s.operatorPause = false; // undo steps must be able to run
        s.undoThen = text("then");
        s.endMessage = text("reason");
        s.sections.clear();
        endStop();
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
    } else if (r.type == "run.signed") {
        const bool governed = !s.signersSha256.empty(); // else a name means nothing
        s.headSignatures.push_back(
            {governed ? text("who") : std::string(), text("key"), text("keyType"), r.at});
    }
}

void Fold::startEnding(const std::string& status, const std::string& message)
{
    s.endStatus = status;
    s.endMessage = message;
    s.operatorPause = false;
    endStop();
    closeOpenSteps();
    s.stack.clear();
    s.sections.clear();
    if (status != "succeeded")
        s.sections.push_back(FrameKind::OnAbort);
    s.sections.push_back(FrameKind::After);
    if (s.mode != Mode::Live)
        s.sections.push_back(FrameKind::Cleanup);
}

void Fold::cancel(const std::string& id, StepRun& sr)
{
    s.stop = StopOrder{id, text("how"), text("who"), text("reason")};
    s.operatorPause = false; // the stop is waited for, nobody else
    sr.line = s.stop->how == "kill" ? "being stopped" : "the run stops when this has ended";
}

void Fold::endStop()
{
    if (!s.stop)
        return;
    const std::string id = s.stop->step;
    const bool waited = s.stop->how == "wait";
    s.stop.reset();
    const StepRun* sr = s.find(id);
    const bool bad = sr
        && (sr->state == StepState::Unknown || sr->state == StepState::Failed
            || sr->state == StepState::TimedOut);
    // A script that came to its own end, well or not, is a step like any other.
    if (!bad || (waited && sr->state != StepState::Unknown))
        return;
    const StepDef* d = def(id);
    LeftChangedView entry;
    entry.key = "stopped/" + id;
    entry.what = (d && !d->title.empty() ? d->title : id) + ": script stopped before its end";
    entry.from = "not run";
    entry.to = "how far it came is not known";
    entry.stepId = id;
    std::erase_if(s.left, [&](const LeftChangedView& one) { return one.key == entry.key; });
    s.left.push_back(std::move(entry));
}

void Fold::closeOpenSteps()
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

void Fold::jump(const std::string& target)
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

void Fold::approval()
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
        s.requests.emplace_back(id, a.text);
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
        vote.key = text("key");
        vote.keyType = text("keyType");
        for (const Json& name : b.value("names", Json::array())) {
            if (name.is_string())
                vote.names.push_back(name.get<std::string>());
        }
        if (vote.approved)
            addPerson(vote.isSigned ? "approved (signed)" : "approved (by name, not signed)",
                      vote.who);
        sr.approval->votes.push_back(std::move(vote));
    } else if (r.type == "approval.expired" && sr.approval) {
        sr.approval->expired = true;
    }
}

// Gone on without the approval; somebody looks at it afterwards, and until then it stands on the
// list of what is left.
void Fold::override_()
{
    const std::string id = text("step");
    StepRun& sr = s.steps[id];
    if (text("kind") != "approval" || !sr.approval || !sr.approval->brokenBy.empty())
        return;
    sr.approval->brokenBy = text("who");
    sr.approval->brokenWhy = text("reason");
    ++s.exceptions;
    addPerson("broke the glass", text("who"));
    s.overrides.push_back(id + ": glass broken by " + text("who") + ": " + text("reason"));
    LeftChangedView review;
    review.key = "review/" + id;
    review.what = "review of the broken glass at " + id;
    review.from = "open";
    review.to = "to be reviewed";
    review.stepId = id;
    review.owner = text("owner");
    review.until = time("until");
    std::erase_if(s.left, [&](const LeftChangedView& one) { return one.key == review.key; });
    s.left.push_back(std::move(review));
}

void Fold::other()
{
    if (r.type == "plan") {
        s.planned = true;
        s.plan = b;
    } else if (r.type == "lease") {
        if (const std::string who = text("operator"); !who.empty()) {
            s.operatorName = who;
            drives(who);
        }
        if (!text("host").empty())
            s.host = text("host");
    } else if (r.type == "lock.accepted") {
        s.lockAccepted = true;
    } else if (r.type == "lock.broken") {
        s.lockBroken = true;
        ++s.exceptions;
        addPerson("broke the lock", text("who"));
    } else if (r.type == "lock") {
        s.locks[text("name")] = text("state");
    } else if (r.type == "mark") {
        const std::string mark = text("mark");
        s.marks[mark] = {time("time").value_or(r.at), flag("forced"), text("who"), text("note")};
        if (mark == "point-of-no-return") {
            s.beyondNoReturn = true;
            s.undoable.clear();
        }
    } else if (r.type == "evidence") {
        StepRun& sr = s.steps[text("step")];
        sr.evidence.insert(text("kind"));
        sr.evidenceKept.push_back(text("kind")
                                  + (text("label").empty() ? "" : " " + text("label")));
        s.evidence.push_back({text("file"), text("step"), text("kind"), text("label"), {}, {}});
    } else if (r.type == "evidence.withdrawn") {
        for (EvidenceView& one : s.evidence) {
            if (one.file != text("file"))
                continue;
            one.withdrawnBy = text("who");
            one.withdrawnWhy = text("reason");
        }
    } else if (r.type == "override") {
        override_();
    } else if (r.type == "impact.unconfirmed") {
        s.impactWaived = true;
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

void Fold::popped(const Frame& frame)
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
        if (!frame.failed)
            std::erase_if(s.left, [&](const LeftChangedView& one) {
                return one.key == "stopped/" + frame.owner;
            });
        break;
    default:
        break;
    }
}

void Fold::normalise()
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

} // namespace mw::runbook
