// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do. Every refusal changes nothing.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/engine/inputs.h"
#include "models/runbook/engine/persons.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/refused.h"
#include "models/runbook/steps/arguments.h"

#include <algorithm>

namespace mw::runbook {

using Json = nlohmann::json;

Engine::Engine(const Services& services, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, services))
{
}

Engine::~Engine() = default;

Status Engine::create(const RunRequest& request)
{
    return d->create(request);
}
Status Engine::resume(const std::string& dir, const std::string& who)
{
    return d->resume(dir, who);
}
Status Engine::openReadOnly(const std::string& dir)
{
    return d->openReadOnly(dir);
}
Status Engine::openForVote(const std::string& dir)
{
    return d->openForVote(dir);
}
SshSigning& Engine::signing() const
{
    return *d->services.signing;
}
const RunView& Engine::view() const
{
    return d->view;
}
RunView Engine::viewNow() const
{
    return d->makeView();
}
const Runbook& Engine::runbook() const
{
    return d->runbook;
}
const PlanView& Engine::plan() const
{
    return d->planner ? d->planner->view() : d->emptyPlan;
}
bool Engine::settled() const
{
    return !d->locks || !d->locks->releasing();
}
void Engine::poll()
{
    d->tick();
}

Status Engine::Private::mayAct() const
{
    if (readOnly)
        return refused("this run is only shown");
    if (!journal)
        return refused("there is no run");
    if (journal->broken())
        return *journal->broken();
    if (state.closed)
        return refused("the run is over");
    return {};
}

Result<const StepDef*> Engine::Private::at(const std::string& id,
                                           std::initializer_list<StepState> states) const
{
    if (auto may = mayAct(); !may)
        return may.error();
    const StepDef* step = currentStep(state, runbook);
    if (!step || step->id != id)
        return refused("the run does not stand at " + id);
    const StepRun* sr = state.find(id);
    if (!sr || std::find(states.begin(), states.end(), sr->state) == states.end())
        return refused(id + " is " + (sr ? toString(sr->state) : "pending"));
    return step;
}

Status Engine::start(const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (d->state.started)
        return refused("the run was started already");
    if (!d->state.planned)
        return refused("the plan is still being made");
    if (who.empty())
        return refused("who starts it?");
    if (d->append("run.started", {{"who", who}}))
        d->takeLocks();
    d->pump();
    return d->acted();
}

Status Engine::confirm(const std::string& stepId, const std::string& who, const std::string& word)
{
    const auto step = d->at(stepId, {StepState::WaitingHuman});
    if (!step)
        return step.error();
    if (!changesTheWorld(d->effect(**step)))
        return refused(stepId + " is no effect");
    if (!d->live || d->live->stage != LiveAction::Stage::Prepared)
        return refused("the world is being read; look at the card again");
    if (!d->mayAffect(**step))
        return refused(d->lockLine() + ": that comes first");
    const CardView card = d->makeView().card;
    if (card.confirm == ConfirmKind::TypeWord && word != card.word)
        return refused("type " + card.word);
    if (who.empty())
        return refused("who confirms?");
    if (d->mono() - d->live->preparedAt > Millis(30'000)) {
        // What was shown is old. Read again; go on only if it is still the same.
        const auto shown = d->live->prepared.text + d->live->prepared.now;
        const StepDef& def = **step;
        d->prepare(def, d->state.steps[stepId]);
        if (d->live && d->live->stage == LiveAction::Stage::Preparing)
            d->live->confirming = {who, shown};
        d->pump();
        return d->acted();
    }
    d->issue(**step, d->state.steps[stepId], who);
    d->pump();
    return d->acted();
}

Status Engine::answer(const std::string& stepId,
                      const std::string& who,
                      const std::string& text,
                      const std::string& secondPerson,
                      const std::vector<EvidenceItem>& evidence)
{
    const auto found = d->at(stepId, {StepState::WaitingHuman});
    if (!found)
        return found.error();
    const StepDef& step = d->effective(**found);
    if (step.type != "manual")
        return refused(stepId + " is no manual step");
    const auto args = resolveArguments(step,
                                       step.with,
                                       *findDescriptor("manual"),
                                       d->scope(d->state.steps[stepId].enteredAt),
                                       d->runbook.file);
    if (!args)
        return args.error();
    const auto text_ = [&](const char* key) {
        const Value* v = args->member(key);
        return v ? toText(*v) : std::string();
    };
    if (who.empty())
        return refused("who did it?");
    if (step.irreversible && !step.requiresAck.empty() && text != step.requiresAck)
        return refused("type " + step.requiresAck);
    const std::string confirm = text_("confirm");
    if ((confirm == "type-to-confirm" || confirm == "challenge")
        && folded(text) != folded(text_("confirm_text")))
        return refused(confirm == "challenge" ? "that is not the answer waited for"
                                              : "type " + text_("confirm_text"));
    if (!text_("respond").empty() && text.empty())
        return refused(text_("respond") + " must be written");
    const Value* second = args->member("second_person");
    if (second && second->boolean() && *second->boolean()) {
        if (secondPerson.empty())
            return refused("a second person must confirm");
        if (samePerson(secondPerson, who))
            return refused("the second person must be somebody else");
    }
    for (const EvidenceDef& wanted : step.evidence) {
        const bool isAnswer = wanted.kind == "text" && !text.empty();
        const bool given = isAnswer || d->state.steps[stepId].evidence.count(wanted.kind)
            || std::any_of(evidence.begin(), evidence.end(), [&](const EvidenceItem& item) {
                               return item.kind == wanted.kind && !item.text.empty();
                           });
        if (wanted.required && !given)
            return refused("evidence is missing: "
                           + (wanted.label.empty() ? wanted.kind : wanted.label));
    }
    for (const EvidenceItem& item : evidence) {
        if (!d->keepEvidence(stepId, item, who))
            return refused("the evidence cannot be kept");
    }
    if (!step.evidence.empty() && evidence.empty() && !text.empty()
        && !d->keepEvidence(stepId, {"text", step.evidence.front().label, text}, who))
        return refused("the evidence cannot be kept");
    std::string line = text.empty() ? "done" : text;
    if (!secondPerson.empty())
        line += " (with " + secondPerson + ")";
    d->succeed(**found, Value(text), line, who, {{"text", Value(text)}});
    d->pump();
    return d->acted();
}

Status Engine::fill(const std::string& stepId,
                    const std::map<std::string, std::string>& values,
                    const std::string& who)
{
    const auto found = d->at(stepId, {StepState::WaitingHuman});
    if (!found)
        return found.error();
    const StepDef& step = d->effective(**found);
    if (step.type != "input")
        return refused(stepId + " is no input step");
    auto outputs = resolveInputs(inputDefsFrom(step.with.find("fields")),
                                 values,
                                 d->scope(d->state.steps[stepId].enteredAt));
    if (!outputs)
        return outputs.error();
    std::string line;
    for (const auto& [name, value] : *outputs)
        line += (line.empty() ? "" : ", ") + name + " = " + toText(value).substr(0, 80);
    d->succeed(**found,
               Value(Value::Map(outputs->begin(), outputs->end())),
               line,
               who,
               std::move(*outputs));
    d->pump();
    return d->acted();
}

Status Engine::decide(const std::string& stepId,
                      const std::string& option,
                      const std::string& reason,
                      const std::string& who)
{
    const auto found = d->at(stepId, {StepState::WaitingHuman});
    if (!found)
        return found.error();
    const CardView card = d->makeView().card;
    if (card.kind != CardKind::Decision)
        return refused(stepId + " is no decision");
    for (const OptionView& o : card.options) {
        if (o.id != option)
            continue;
        if (!o.enabled)
            return refused(o.whyNot);
        if (o.needsReason && reason.empty())
            return refused("\"" + o.label + "\" needs a reason");
        if (who.empty())
            return refused("who decides?");
        d->succeed(**found,
                   {},
                   o.label + (reason.empty() ? "" : ": " + reason),
                   who,
                   {{"choice", Value(option)}, {"reason", Value(reason)}});
        d->pump();
        return d->acted();
    }
    return refused("there is no option " + option);
}

Status Engine::pause(const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (!d->state.started || d->state.operatorPause)
        return refused(d->state.started ? "it is paused already" : "it has not started");
    d->append("run.paused", {{"who", who}, {"reason", "operator"}});
    d->pump();
    return d->acted();
}

Status Engine::proceed(const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (!d->state.operatorPause)
        return refused("it is not paused");
    d->append("run.resumed", {{"who", who}});
    d->pump();
    return d->acted();
}

Status Engine::refresh(const std::string& stepId)
{
    const auto found = d->at(stepId, {StepState::WaitingHuman});
    if (!found)
        return found.error();
    if (!changesTheWorld(d->effect(**found))
        || (d->live && d->live->stage == LiveAction::Stage::Preparing))
        return {};
    d->prepare(**found, d->state.steps[stepId]);
    d->pump();
    return d->acted();
}

Status Engine::note(const std::string& text, const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (text.empty())
        return refused("an empty note");
    d->append("note", {{"text", text}, {"who", who}});
    d->pump();
    return d->acted();
}

Status
Engine::addEvidence(const std::string& stepId, const EvidenceItem& item, const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (item.text.empty() || !d->keepEvidence(stepId, item, who))
        return refused("the evidence cannot be kept");
    d->pump();
    return d->acted();
}

Status Engine::handOver(const std::string& to, const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (folded(to).empty() || samePerson(to, d->state.operatorName))
        return refused("who drives from now on?");
    if (d->append("lease", {{"why", "handover"}, {"operator", to}, {"from", who}}) && d->locks)
        d->locks->setDriver(to);
    d->pump();
    return d->acted();
}

Status Engine::setMark(const std::string& mark, World at, bool forced, const std::string& who)
{
    if (auto may = d->mayAct(); !may)
        return may;
    if (mark == "point-of-no-return")
        return refused("only a step sets the point of no return");
    d->append("mark", {{"mark", mark}, {"time", formatTime(at)}, {"forced", forced}, {"who", who}});
    d->pump();
    return d->acted();
}

} // namespace mw::runbook
