// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/engine_private.h"

namespace mw::runbook {

using Json = nlohmann::json;

Json errorJson(const Error& error)
{
    return {{"kind", toString(error.kind)},
            {"code", static_cast<int>(error.kind)},
            {"message", error.detail.substr(0, 4000)},
            {"http", error.http}};
}

Engine::Private::Private(Engine& engine, const Services& s) : q(engine), services(s), files(s.files)
{
    if (!files) {
        ownFiles = makeFileLayer();
        files = ownFiles.get();
    }
    services.files = files;
    if (!services.signing) {
        ownSigning = makeSshSigning();
        services.signing = ownSigning.get();
    }
    if (s.tickMillis > 0) {
        timer.setInterval(s.tickMillis);
        QObject::connect(&timer, &QTimer::timeout, &q, [this] { tick(); });
    }
}

Engine::Private::~Private()
{
    // The run stays open: whoever resumes it finds an intent without an outcome, or nothing under
    // way.
    if (live && live->action)
        live->action->cancel();
}

bool Engine::Private::append(const std::string& type, Json body, Journal::Keep keep)
{
    if (!journal || readOnly || journal->broken())
        return false;
    Json cleaned = redactor.clean(body);
    // A signature is public, and holds for every byte of it and of what was signed.
    if (body.contains("signature"))
        cleaned["signature"] = body["signature"];
    const auto record = journal->append(type, std::move(cleaned), keep);
    dirty = true;
    if (!record)
        return false; // the view shows journal->broken(); nothing happens any more
    apply(state, runbook, *record);
    return true;
}

MapScope Engine::Private::scope(World at) const
{
    return runScope(state, runbook, services.estate, at);
}

bool Engine::Private::inFrame(FrameKind kind) const
{
    for (const Frame& frame : state.stack) {
        if (frame.kind == kind)
            return true;
    }
    return false;
}

const StepDef& Engine::Private::effective(const StepDef& step) const
{
    if (state.mode == Mode::Drill && step.drill == "replace" && !step.drillStep.empty())
        return step.drillStep.front();
    return step;
}

Effect Engine::Private::effect(const StepDef& step) const
{
    return effectOf(effective(step));
}

void Engine::Private::touch()
{
    dirty = true;
}

void Engine::Private::pump()
{
    again = true;
    if (pumping)
        return; // the running loop goes on
    pumping = true;
    int guard = 0;
    while (again && ++guard < 10'000) {
        again = false;
        while (once() && ++guard < 10'000) { }
    }
    pumping = false;
    if (!dirty)
        return;
    dirty = false;
    view = makeView();
    Q_EMIT q.changed();
    if (state.closed && !announced && !readOnly) {
        announced = true;
        timer.stop();
        Q_EMIT q.finished();
    }
}

bool Engine::Private::once()
{
    if (!journal || readOnly || voting || journal->broken() || state.closed || !state.started)
        return false;
    if (state.stop && !stopWaits())
        return stopNow();
    if (state.operatorPause)
        return false;
    const StepDef* step = currentStep(state, runbook);
    if (!step)
        return finishRun();
    auto it = state.steps.find(step->id);
    if (it == state.steps.end() || !it->second.open)
        return enter(*step);
    return current(*step, it->second);
}

bool Engine::Private::current(const StepDef& step, StepRun& sr)
{
    if (live && (live->step != step.id || live->visit != sr.visit))
        dropLive(true);
    if (live && live->stage == LiveAction::Stage::Prepared) {
        // Whoever had the lock meanwhile may have changed the world: read it again.
        if (locks && locks->taken())
            live->withoutLock = true;
        else if (live->withoutLock && mayAffect(step))
            return prepare(step, sr);
        else if (authorised(step) && mayAffect(step)) // prepared while the lock was being taken
            return issue(step, sr, {});
    }
    switch (sr.state) {
    case StepState::Ready:
        return ready(step, sr);
    case StepState::WaitingHuman:
        // An effect waits for its confirmation; what was read before it must still be here.
        if (changesTheWorld(effect(step)) && !live) {
            sr.state = StepState::Ready;
            return prepare(step, sr);
        }
        return false;
    case StepState::WaitingDeadline:
        if (sr.until && now() >= *sr.until) {
            succeed(step, {}, "waited " + toText(now() - sr.enteredAt), {});
            return true;
        }
        return false;
    case StepState::WaitingApproval:
        return judgeApproval(step, sr);
    case StepState::Backoff:
        if (sr.until && now() < *sr.until)
            return false;
        sr.state = StepState::Ready; // the time has come; the next record says what was done
        return ready(step, sr);
    case StepState::Verifying:
        return verify(step, sr);
    case StepState::Failed:
    case StepState::TimedOut:
    case StepState::Cancelled:
    case StepState::Inconclusive:
        return failed(step, sr);
    case StepState::Unknown:
        return unknown(step, sr);
    default:
        break;
    }
    return false; // Intent, Running: an action is under way
}

// A gate waits for the world and runs by its time; a request waits for an answer and runs by ours.
Millis Engine::Private::liveFor() const
{
    const bool waits = live->stage == LiveAction::Stage::Verifying
        || (live->stage == LiveAction::Stage::Running && live->action->gate());
    return waits ? now() - live->sinceWorld
                 : std::chrono::duration_cast<Millis>(mono() - live->since);
}

void Engine::Private::tick()
{
    trash.clear();
    std::erase_if(dying, [&](const auto& entry) { return mono() >= entry.first; });
    for (const auto& entry : dying)
        entry.second->tick();
    if (readOnly)
        return;
    if (locks && !state.closed)
        locks->tick();
    if (live && live->action) {
        Action* action = live->action.get();
        action->tick();
        if (live && live->action.get() == action && live->timeout.count() > 0
            && live->stage != LiveAction::Stage::Prepared && liveFor() >= live->timeout)
            timeOut();
    }
    pump();
}

} // namespace mw::runbook
