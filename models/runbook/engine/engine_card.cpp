// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card of the current step: what a stranger needs to perform it.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"

namespace mw::runbook {

using Json = nlohmann::json;
using Stage = LiveAction::Stage;

namespace {

std::string upper(std::string text)
{
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

} // namespace

void Engine::Private::fillEffectCard(CardView& card, const StepDef& def) const
{
    const StepDef& step = effective(def);
    card.kind = CardKind::Effect;
    if (live && live->step == def.id && live->stage == Stage::Prepared) {
        const Prepared& p = live->prepared;
        card.request = p.text;
        card.asCommand = p.command;
        card.now = p.now;
        card.then = p.then;
        card.undo = step.irreversible ? "none" : p.undo;
        card.dryRun = p.dryRun;
        card.verb = p.verb;
        card.warnings = p.warnings;
        card.nowReadAt = live->readAt;
        card.nowStale = mono() - live->preparedAt > Millis(30'000);
        const Effect kind = effect(def);
        card.undo += kind == Effect::Unsafe || kind == Effect::Probed
            ? "\nIf the reply is lost: look, never resend."
            : "\nIf the reply is lost: look, and send the same request once more if it is needed, "
              "which is safe.";
        const bool typed = step.irreversible || !step.requiresAck.empty();
        card.confirm = typed ? ConfirmKind::TypeWord : ConfirmKind::CtrlEnter;
        if (typed)
            card.word = step.requiresAck.empty() ? upper(def.id) : step.requiresAck;
    } else {
        card.kind = CardKind::Working;
        card.now = "reading the world";
    }
    if (!mayAffect(def))
        fillLockCard(card);
}

void Engine::Private::fillFailureCard(CardView& card, const StepDef& def, const StepRun& sr) const
{
    const StepDef& step = effective(def);
    const bool unknownState = sr.state == StepState::Unknown;
    const bool inconclusive = sr.state == StepState::Inconclusive;
    card.kind = unknownState ? CardKind::Unknown
        : inconclusive       ? CardKind::Inconclusive
                             : CardKind::Failed;
    card.request = sr.intent.is_object() ? sr.intent.value("request", Json::object())
                                               .dump(2, ' ', false, Json::error_handler_t::replace)
                                         : "";
    const std::string why = sr.error ? sr.error->detail : sr.line;
    const bool goneAgain = sr.effectDone && sr.stage == "verify" && sr.error
        && sr.error->kind == ErrorKind::Conflict;
    if (unknownState) {
        card.problem = "Midwatch sent this "
            + toText(std::chrono::floor<std::chrono::seconds>(now() - sr.intentAt))
            + " ago and does not know the result. It will not send it again by itself.";
        if (!why.empty())
            card.problem += " Last known: " + why + ".";
        if (sr.handle.is_object() && sr.handle.contains("pid"))
            card.problem += " It ran as process " + sr.handle["pid"].dump() + ".";
    } else if (inconclusive) {
        card.problem = "The measurement says neither that it is well nor that it is not: " + why;
    } else {
        card.problem = "It did not work: " + why + (why.ends_with('.') ? "" : ".");
        if (goneAgain)
            card.problem += " Known: the request was carried out before that.";
        else if (sr.effectDone)
            card.problem += " Known: the request was carried out. Not known: why it does not show.";
        else if (sr.intent.is_null())
            card.problem += " Nothing was changed by this step.";
    }
    if (sr.asked) {
        const auto add = [&](ChoiceKind kind, const std::string& label) -> ChoiceView& {
            card.choices.push_back({});
            card.choices.back().kind = kind;
            card.choices.back().label = label;
            return card.choices.back();
        };
        if (unknownState)
            add(ChoiceKind::SendAgain, "It did not happen: send it again");
        else
            add(inconclusive || !changesTheWorld(effect(def)) || (sr.effectDone && !goneAgain)
                    ? ChoiceKind::LookAgain
                    : ChoiceKind::Retry,
                goneAgain                                  ? "Send it again (same request)"
                    : sr.intent.is_null() || sr.effectDone ? "Look again"
                                                           : "Try again (same request)");
        add(unknownState ? ChoiceKind::ItHappened : ChoiceKind::ByHand,
            unknownState       ? "It did happen (say how you know)"
                : inconclusive ? "I say it is well (say how you know)"
                               : "I did it by hand (attach proof)")
            .needsEvidence
            = true;
        ChoiceView& skip = add(ChoiceKind::Skip, "Skip it, with a reason");
        skip.needsReason = true;
        skip.needsSecondPerson = skipNeedsSecond(step);
        if (!state.ending()) {
            const bool undoes = !state.beyondNoReturn && !state.undoable.empty();
            add(undoes ? ChoiceKind::Undo : ChoiceKind::Abort, abortVerb()).needsReason = true;
        }
    } else if (unknownState) {
        const World until = sr.intentAt + settleOf(def);
        if (until > now())
            card.deadline = until;
        const Effect kind = effect(def);
        card.problem = "Midwatch sent this "
            + toText(std::chrono::floor<std::chrono::seconds>(now() - sr.intentAt))
            + " ago and does not know the result. It waits until it can no longer land, then it "
              "looks.";
        card.problem += kind == Effect::Convergent || kind == Effect::Keyed
            ? " If nothing happened it sends the same request once more, which is safe."
            : " It will not send again.";
        if (sr.error)
            card.problem += " Looking did not work yet: " + sr.error->detail;
    }
}

CardView Engine::Private::makeCard(PauseReason& paused) const
{
    CardView card;
    paused = PauseReason::None;
    if (state.closed) {
        card.kind = CardKind::Finished;
        card.title = state.endMessage;
        return card;
    }
    card.abortVerb = abortVerb();
    if (!state.started) {
        card.kind = state.planned ? CardKind::Start : CardKind::Working;
        card.title = state.title;
        card.say = runbook.summary;
        if (!runbook.doNotUseWhen.empty())
            card.say += "\nNot when: " + runbook.doNotUseWhen;
        if (state.plan.is_object())
            card.ask = textOf(state.plan, "/sentence");
        card.verb = "Start: " + state.title;
        card.confirm = ConfirmKind::CtrlEnter;
        return card;
    }
    const StepDef* def = currentStep(state, runbook);
    const StepRun* sr = def ? state.find(def->id) : nullptr;
    if (!def || !sr || !sr->open) {
        if (!def && state.impactOpen()) {
            card.kind = CardKind::ImpactStart;
            card.title = "When did users begin to be hurt?";
            card.ask = "The recovery time is counted from here. The data propose this moment. One "
                       "failed "
                       "probe is not the start: look at the chart, then confirm or correct it.";
            card.impact = state.marks.at("impact-start").at;
            card.verb = "Confirm the start of the impact";
            card.confirm = ConfirmKind::CtrlEnter;
            card.abortVerb.clear();
            card.gate = impactChart;
        } else if (!def && state.ending() && !state.left.empty()) {
            card.kind = CardKind::LeftChanged;
            card.title = "Left changed";
            card.ask = "Each of these needs to be put back, or an owner and an end date.";
            card.verb = "Finish: " + finalMessage(finalState());
            card.confirm = ConfirmKind::CtrlEnter;
        }
        return card;
    }
    const StepDef& step = effective(*def);
    const MapScope with = scope(sr->enteredAt);
    const StepDescriptor* descriptor = findDescriptor(step.type);
    const auto args = descriptor
        ? resolveArguments(step, step.with, *descriptor, with, runbook.file)
        : Result<Value>(Value(Value::Map{}));
    const Value values = args ? *args : Value(Value::Map{});
    card.stepId = def->id;
    card.title = def->title.empty() ? def->id : plainText(def->title, with);
    card.say = plainText(def->say, with);
    card.role = def->role;
    card.effect = effect(*def);
    card.irreversible = def->irreversible;
    card.evidenceWanted = step.evidence;
    card.evidenceKept = sr->evidenceKept;
    for (size_t i = 0; i < runbook.steps.size(); ++i) {
        if (runbook.steps[i].id == def->id)
            card.number = static_cast<int>(i) + 1;
    }
    for (const auto* list : {&step.before, &step.expect}) {
        for (const StepDef& check : *list) {
            const StepRun* run = state.find(check.id);
            CheckLine line;
            line.id = check.id;
            line.title = check.title.empty() ? check.id : check.title;
            line.after = list == &step.expect;
            if (run) {
                line.state = run->state;
                line.line = run->line;
                line.lastLooked = run->open ? run->startedAt : run->finishedAt;
            }
            card.checks.push_back(std::move(line));
        }
    }
    if (live && live->step == def->id && live->action)
        card.output = live->action->output();
    switch (sr->state) {
    case StepState::Failed:
    case StepState::TimedOut:
    case StepState::Cancelled:
    case StepState::Inconclusive:
    case StepState::Unknown:
        fillFailureCard(card, *def, *sr);
        if (sr->asked)
            paused
                = sr->state == StepState::Unknown ? PauseReason::Unknown : PauseReason::FailedStep;
        if (isGate(step))
            card.gate = gateOf(*def, *sr);
        return card;
    case StepState::Backoff:
        card.kind = CardKind::Waiting;
        card.deadline = sr->until;
        card.problem = "It is tried again by itself; last: " + sr->line;
        return card;
    case StepState::WaitingDeadline:
        card.kind = CardKind::Waiting;
        card.deadline = sr->until;
        return card;
    case StepState::WaitingApproval: {
        card.kind = CardKind::Approval;
        paused = PauseReason::Approval;
        card.ask = argText(values, "ask", "Do you agree to exactly this?");
        ApprovalView shown;
        if (sr->approval) {
            shown.need = sr->approval->need;
            shown.votes = sr->approval->votes;
            shown.requestText = sr->approval->text;
            shown.hashWords = hashWords(sr->approval->hash);
            shown.shown = sr->approval->shown;
            shown.expiresAt = sr->approval->expires;
            shown.expired = sr->approval->expired;
            for (const auto& [id, hash] : sr->approval->covers) {
                const StepDef* covered = stepById(state, runbook, id);
                shown.covers.push_back(
                    id + ": " + (covered && !covered->title.empty() ? covered->title : id));
            }
        }
        if (const Value* from = values.member("from"); from && from->list()) {
            for (const Value& item : *from->list())
                shown.from.push_back(toText(item));
        }
        shown.notFrom = {state.operatorName};
        card.deadline = shown.expiresAt;
        card.approval = std::move(shown);
        return card;
    }
    case StepState::WaitingHuman:
        if (step.type == "manual") {
            card.kind = CardKind::Manual;
            card.ask = argText(values, "ask");
            card.respond = argText(values, "respond");
            card.secondPerson = argFlag(values, "second_person", false);
            const std::string kind = argText(values, "confirm", "tick");
            card.confirm = kind == "type-to-confirm" ? ConfirmKind::TypeWord
                : kind == "challenge"                ? ConfirmKind::Challenge
                                                     : ConfirmKind::Tick;
            // The answer to a challenge is not shown.
            if (card.confirm == ConfirmKind::TypeWord)
                card.word = argText(values, "confirm_text");
            if (step.irreversible && !step.requiresAck.empty()) {
                card.confirm = ConfirmKind::TypeWord;
                card.word = step.requiresAck;
            }
            card.verb = "Done";
        } else if (step.type == "input") {
            card.kind = CardKind::Input;
            card.verb = "Use these values";
            for (const InputDef& field : inputDefsFrom(step.with.find("fields"))) {
                FieldView shown;
                shown.def = field;
                if (field.fallback) {
                    const auto value = evaluateTree(*field.fallback, with);
                    shown.value = value ? toText(*value) : "";
                }
                card.fields.push_back(std::move(shown));
            }
        } else if (step.type == "decision") {
            card.kind = CardKind::Decision;
            card.ask = argText(values, "question");
            for (const OptionDef& option : step.options) {
                OptionView shown{option.id, plainText(option.label, with), true, option.reason, {}};
                if (!option.when.empty()) {
                    const auto holds = evaluateCondition(option.when, with);
                    shown.enabled = holds && *holds;
                    if (!shown.enabled)
                        shown.whyNot = holds ? "not now: " + option.when : holds.error().detail;
                }
                card.options.push_back(std::move(shown));
            }
        } else {
            fillEffectCard(card, *def);
            if (card.kind == CardKind::LocalLock && locks && locks->taken())
                paused = PauseReason::LostLease;
        }
        return card;
    case StepState::Ready:
        if (!mayAffect(*def)) {
            fillLockCard(card);
            paused = locks && locks->taken() ? PauseReason::LostLease : PauseReason::None;
            return card;
        }
        break;
    default:
        break;
    }
    card.kind = CardKind::Working;
    card.now = sr->line;
    if (isGate(step)) {
        card.kind = CardKind::Gate;
        card.gate = gateOf(*def, *sr);
    } else if (sr->state == StepState::Verifying) {
        card.then = "sent; waiting until it shows";
    }
    return card;
}

} // namespace mw::runbook
