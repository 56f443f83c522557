// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The failure panel, undo and abort, and what was left changed.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/engine/persons.h"
#include "models/runbook/refused.h"

#include <algorithm>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

constexpr std::initializer_list<StepState> stuck{StepState::Failed,
                                                 StepState::TimedOut,
                                                 StepState::Cancelled,
                                                 StepState::Inconclusive,
                                                 StepState::Unknown};

} // namespace

Status Engine::retry(const std::string& stepId, const std::string& who)
{
    const auto found = d->at(stepId, stuck);
    if (!found)
        return found.error();
    if (!d->state.steps[stepId].asked)
        return refused("nobody is asked yet");
    if (who.empty())
        return refused("who tries again?");
    d->append("step.retry", {{"step", stepId}, {"who", who}});
    d->pump();
    return d->acted();
}

Status Engine::byHand(const std::string& stepId,
                      const std::string& who,
                      const std::vector<EvidenceItem>& evidence)
{
    const auto found = d->at(stepId, stuck);
    if (!found)
        return found.error();
    if (!d->state.steps[stepId].asked)
        return refused("nobody is asked yet");
    const bool given = std::any_of(evidence.begin(), evidence.end(), [](const EvidenceItem& item) {
        return !item.text.empty();
    });
    if (!given)
        return refused("done by hand needs evidence: what was done, or where it can be seen");
    if (who.empty())
        return refused("who did it?");
    for (const EvidenceItem& item : evidence) {
        if (!d->keepEvidence(stepId, item, who))
            return refused("the evidence cannot be kept");
    }
    const StepRun& sr = d->state.steps[stepId];
    // What was sent and is known by a person to have happened is an effect like any other.
    if (sr.state == StepState::Unknown && !sr.intent.is_null())
        d->adopt(**found, d->state.steps[stepId], "seen by " + who);
    else
        d->append("step.byhand", {{"step", stepId}, {"who", who}});
    d->pump();
    return d->acted();
}

Status Engine::skip(const std::string& stepId,
                    const std::string& who,
                    const std::string& reason,
                    const std::string& secondPerson)
{
    const auto found = d->at(stepId, stuck);
    if (!found)
        return found.error();
    if (!d->state.steps[stepId].asked)
        return refused("nobody is asked yet");
    if (reason.empty() || who.empty())
        return refused("a skip needs a name and a reason");
    if (d->skipNeedsSecond(d->effective(**found))
        && (secondPerson.empty() || samePerson(secondPerson, who)))
        return refused("this step is critical: a second person must agree to skip it");
    d->append("step.skipped",
              {{"step", stepId},
               {"why", "person"},
               {"reason", reason},
               {"who", who},
               {"second", secondPerson}});
    d->pump();
    return d->acted();
}

Status Engine::undo(const std::string& who, const std::string& reason)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (d->state.beyondNoReturn)
        return refused("past the point of no return nothing is undone");
    if (!d->state.started || d->state.ending())
        return refused("there is nothing to undo now");
    if (d->onItsWay())
        return refused("a request is on its way; its outcome comes first");
    if (who.empty() || reason.empty())
        return refused("undo needs a name and a reason");
    d->beginUndo(who, reason, "aborted");
    d->pump();
    return d->acted();
}

Status Engine::abort(const std::string& who, const std::string& reason)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (who.empty() || reason.empty())
        return refused("a stop needs a name and a reason");
    if (!d->state.started) {
        d->close(RunState::Aborted, "Not started: " + reason, who);
        d->pump();
        return d->acted();
    }
    if (d->state.ending())
        return finish(who);
    if (const StepDef* script = d->runningScript())
        return d->stopScript(*script, who, reason);
    if (!d->state.beyondNoReturn)
        return undo(who, reason);
    // What it does would be neither waited for nor on the list of what is left changed.
    if (d->onItsWay())
        return refused("a request is on its way; its outcome comes first");
    d->dropLive(true);
    d->append("run.ending", {{"status", "aborted"}, {"message", reason}, {"who", who}});
    d->pump();
    return d->acted();
}

Status Engine::assign(const std::string& key,
                      const std::string& owner,
                      World until,
                      const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (owner.empty() || until <= d->now())
        return refused("an owner and a time in the future are needed");
    for (const LeftChangedView& entry : d->state.left) {
        if (entry.key == key) {
            d->append("left.assigned",
                      {{"key", key}, {"owner", owner}, {"until", formatTime(until)}, {"who", who}});
            d->pump();
            return d->acted();
        }
    }
    return refused("nothing was left changed under that name");
}

Status Engine::restore(const std::string& key, const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (!d->state.ending() || !d->state.stack.empty())
        return refused("restoring is offered when the steps are over");
    const auto it = d->state.leftUndo.find(key);
    if (it == d->state.leftUndo.end())
        return refused("this cannot be put back by itself");
    std::string what = key;
    for (const LeftChangedView& entry : d->state.left) {
        if (entry.key == key)
            what = entry.what + " back to " + entry.from;
    }
    const std::string id = "restore-" + std::to_string(d->state.synthesised.size() + 1);
    d->append("left.restore",
              {{"key", key},
               {"id", id},
               {"title", what},
               {"type", it->second.value("type", Json(""))},
               {"with", it->second.value("with", Json::object())},
               {"who", who}});
    d->pump();
    return d->acted();
}

Status Engine::finish(const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (!d->state.ending() || !d->state.stack.empty())
        return refused("the steps are not over");
    if (d->state.impactOpen()) { // the recovery time then counts as not proven
        d->append("impact.unconfirmed", {{"who", who}});
        d->pump();
        return d->acted();
    }
    const RunState final = d->finalState();
    d->close(final, d->finalMessage(final), who);
    d->pump();
    return d->acted();
}

} // namespace mw::runbook
