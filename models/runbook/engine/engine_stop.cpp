// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A stop while a script runs, as its on_cancel says: it is waited for, killed, or left running.
// The stop is journaled before anything is done to the script; after a crash it goes on from there.
#include "models/runbook/engine/card_words.h"
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/refused.h"

namespace mw::runbook {

// Its step, where the action under way is a script that was or is being started.
const StepDef* Engine::Private::runningScript() const
{
    const StepDef* step = live ? currentStep(state, runbook) : nullptr;
    if (!step || step->id != live->step || effective(*step).type != "shell")
        return nullptr;
    // Looking: after an interruption it may run still.
    return onItsWay() || live->stage == LiveAction::Stage::Looking ? step : nullptr;
}

// `undo` kills: what follows a stop undoes what may have happened, before the point of no return.
std::string Engine::Private::onCancel(const StepDef& def) const
{
    const StepDef& step = effective(def);
    if (step.onCancel == "undo")
        return "kill";
    if (!step.onCancel.empty())
        return step.onCancel;
    bool detach = false;
    const Node* given = step.with.find("detach");
    return given && given->toBool(detach) && detach ? "leave" : "wait";
}

Status
Engine::Private::stopScript(const StepDef& step, const std::string& who, const std::string& reason)
{
    if (state.stop)
        return refused("a stop is under way already; the end of the script comes first");
    const std::string how = onCancel(step);
    if (!append("step.cancel", {{"step", step.id}, {"how", how}, {"who", who}, {"reason", reason}}))
        return acted();
    if (how == "kill") {
        live->action->stop(); // its end comes as an outcome
    } else if (how == "leave") {
        const StepRun& sr = state.steps[step.id];
        const std::string pid
            = sr.handle.is_object() && sr.handle.contains("pid") ? sr.handle["pid"].dump() : "?";
        dropLive(false); // not cancelled: it goes on
        append("step.outcome",
               {{"step", step.id},
                {"attempt", sr.attempt},
                {"state", "unknown"},
                {"stopped", true},
                {"line", "left running as process " + pid + "; its end is not known"}});
    }
    pump();
    return acted();
}

// Is the script that a stop concerns still to be heard of?
bool Engine::Private::stopWaits() const
{
    const StepDef* step = currentStep(state, runbook);
    const StepRun* sr = step && step->id == state.stop->step ? state.find(step->id) : nullptr;
    if (!sr || !sr->open)
        return false;
    switch (sr->state) {
    case StepState::Intent:
    case StepState::Running:
    case StepState::Verifying:
        return true;
    case StepState::Unknown: // after a crash it is looked for once
        return !sr->asked && !sr->stopped;
    default:
        return false;
    }
}

bool Engine::Private::stopNow()
{
    const StopOrder stop = *state.stop;
    if (!state.beyondNoReturn)
        return beginUndo(stop.who, stop.reason, "aborted");
    dropLive(true);
    return append("run.ending",
                  {{"status", "aborted"}, {"message", stop.reason}, {"who", stop.who}});
}

// What a stop does to the script that runs, before the rest.
std::string Engine::Private::stopVerb(const std::string& rest) const
{
    const StepDef* step = runningScript();
    if (!step)
        return rest;
    const std::string how = onCancel(*step);
    //: Button. %1 = what follows: "Undo and stop (2 steps back)"
    return how == "kill" ? CardWords::say(CardWords::tr("Kill the script, then: %1"), rest)
        : how == "leave"
        //: Button. %1 = what follows: "Undo and stop (2 steps back)"
        ? CardWords::say(CardWords::tr("Leave the script running, and: %1"), rest)
        //: Button. %1 = what follows: "Undo and stop (2 steps back)"
        : CardWords::say(CardWords::tr("When the script has ended: %1"), rest);
}

} // namespace mw::runbook
