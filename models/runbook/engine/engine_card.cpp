// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card of the current step: what a stranger needs to perform it.
#include "models/runbook/engine/card_words.h"
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/spoken.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/shell/shell_action.h"

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

// As it was shown before it was confirmed. Journals of earlier versions hold only its arguments.
std::string sentText(const Json& intent)
{
    if (!intent.is_object())
        return {};
    if (const auto shown = intent.find("shown"); shown != intent.end() && shown->is_string())
        return shown->get<std::string>();
    return intent.value("request", Json::object())
        .dump(2, ' ', false, Json::error_handler_t::replace);
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
        card.now = spoken(p.now);
        card.then = spoken(p.then);
        //: how a step can be undone: not at all
        card.undo = step.irreversible ? CardWords::say(CardWords::tr("none")) : spoken(p.undo);
        card.dryRun = spoken(p.dryRun);
        card.verb = spoken(p.verb);
        for (const std::string& warning : p.warnings)
            card.warnings.push_back(spoken(warning));
        card.nowReadAt = live->readAt;
        card.nowStale = mono() - live->preparedAt > Millis(30'000);
        const Effect kind = effect(def);
        card.undo += '\n'
            + CardWords::say(kind == Effect::Unsafe || kind == Effect::Probed
                                 ? CardWords::tr("If the reply is lost: look, never resend.")
                                 : CardWords::tr(
                                     "If the reply is lost: look, and send the same request "
                                     "once more if it is needed, which is safe."));
        const bool typed = step.irreversible || !step.requiresAck.empty();
        card.confirm = typed ? ConfirmKind::TypeWord : ConfirmKind::CtrlEnter;
        if (typed)
            card.word = step.requiresAck.empty() ? upper(def.id) : step.requiresAck;
    } else {
        card.kind = CardKind::Working;
        card.now = CardWords::say(CardWords::tr("reading the world"));
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
    card.request = sentText(sr.intent);
    // Nothing watches the script any more; what it printed lies beside the journal.
    if (step.type == "shell" && sr.intent.is_object() && card.output.empty())
        card.output = printedBy(sr.intent.value("request", Json::object()), dir, *files, redactor);
    const std::string why = spoken(sr.error ? sr.error->detail : sr.line);
    const bool goneAgain = sr.effectDone && sr.stage == "verify" && sr.error
        && sr.error->kind == ErrorKind::Conflict;
    if (unknownState) {
        //: %1 is a span such as "2m5s".
        card.problem = CardWords::say(
            CardWords::tr(
                "Midwatch sent this %1 ago and does not know the result. It will not send it "
                "again by itself."),
            toText(std::chrono::floor<std::chrono::seconds>(now() - sr.intentAt)));
        if (!why.empty())
            card.problem += ' ' + CardWords::say(CardWords::tr("Last known: %1."), why);
        if (sr.handle.is_object() && sr.handle.contains("pid"))
            card.problem += ' '
                + CardWords::say(CardWords::tr("It ran as process %1."), sr.handle["pid"].dump());
    } else if (inconclusive) {
        card.problem = CardWords::say(
            CardWords::tr("The measurement says neither that it is well nor that it is not: %1"),
            why);
    } else {
        card.problem = CardWords::say(CardWords::tr("It did not work: %1"),
                                      why.ends_with('.') ? why : why + '.');
        if (goneAgain)
            card.problem += ' '
                + CardWords::say(CardWords::tr("Known: the request was carried out before that."));
        else if (sr.effectDone)
            card.problem += ' '
                + CardWords::say(CardWords::tr(
                    "Known: the request was carried out. Not known: why it does "
                    "not show."));
        else if (sr.intent.is_null())
            card.problem
                += ' ' + CardWords::say(CardWords::tr("Nothing was changed by this step."));
        else if (sr.error && sr.error->http >= 400 && sr.error->http < 500)
            card.problem += ' '
                + CardWords::say(CardWords::tr(
                    "Known: the server refused it, nothing was changed."));
    }
    if (sr.asked) {
        const auto add = [&](ChoiceKind kind, const QString& label) -> ChoiceView& {
            card.choices.push_back({});
            card.choices.back().kind = kind;
            card.choices.back().label = CardWords::say(label);
            return card.choices.back();
        };
        if (unknownState)
            add(ChoiceKind::SendAgain, CardWords::tr("It did not happen: send it again"));
        else
            add(inconclusive || !changesTheWorld(effect(def)) || (sr.effectDone && !goneAgain)
                    ? ChoiceKind::LookAgain
                    : ChoiceKind::Retry,
                goneAgain ? CardWords::tr("Send it again (same request)")
                    : sr.intent.is_null() || sr.effectDone
                    ? CardWords::tr("Look again")
                    : CardWords::tr("Try again (same request)"));
        add(unknownState ? ChoiceKind::ItHappened : ChoiceKind::ByHand,
            unknownState       ? CardWords::tr("It did happen (say how you know)")
                : inconclusive ? CardWords::tr("I say it is well (say how you know)")
                               : CardWords::tr("I did it by hand (attach proof)"))
            .needsEvidence
            = true;
        ChoiceView& skip = add(ChoiceKind::Skip, CardWords::tr("Skip it, with a reason"));
        skip.needsReason = true;
        skip.needsSecondPerson = skipNeedsSecond(step);
        if (!state.ending()) {
            const bool undoes = !state.beyondNoReturn && !state.undoable.empty();
            add(undoes ? ChoiceKind::Undo : ChoiceKind::Abort, CardWords::qs(abortVerb()))
                .needsReason
                = true;
        }
    } else if (unknownState) {
        const World until = sr.intentAt + settleOf(def);
        if (until > now())
            card.deadline = until;
        const Effect kind = effect(def);
        //: %1 is a span such as "2m5s".
        card.problem = CardWords::say(
            CardWords::tr(
                "Midwatch sent this %1 ago and does not know the result. It waits until it "
                "can no longer land, then it looks."),
            toText(std::chrono::floor<std::chrono::seconds>(now() - sr.intentAt)));
        card.problem += ' '
            + CardWords::say(kind == Effect::Convergent || kind == Effect::Keyed
                                 ? CardWords::tr(
                                     "If nothing happened it sends the same request once more, "
                                     "which is safe.")
                                 : CardWords::tr("It will not send again."));
        if (sr.error)
            card.problem
                += ' ' + CardWords::say(CardWords::tr("Last known: %1."), spoken(sr.error->detail));
    }
}

CardView Engine::Private::makeCard(PauseReason& paused) const
{
    CardView card;
    paused = PauseReason::None;
    if (state.closed) {
        card.kind = CardKind::Finished;
        card.title = spoken(state.endMessage);
        return card;
    }
    card.abortVerb = abortVerb();
    if (!state.started) {
        card.kind = state.planned ? CardKind::Start : CardKind::Working;
        card.title = state.title;
        card.say = runbook.summary;
        if (!runbook.doNotUseWhen.empty())
            card.say += '\n' + CardWords::say(CardWords::tr("Not when: %1"), runbook.doNotUseWhen);
        if (state.plan.is_object())
            card.ask = spokenSentences(textOf(state.plan, "/sentence"));
        //: Button. %1 = title of a runbook
        card.verb = CardWords::say(CardWords::tr("Start: %1"), state.title);
        card.confirm = ConfirmKind::CtrlEnter;
        return card;
    }
    const StepDef* def = currentStep(state, runbook);
    const StepRun* sr = def ? state.find(def->id) : nullptr;
    if (!def || !sr || !sr->open) {
        if (!def && state.impactOpen()) {
            card.kind = CardKind::ImpactStart;
            card.title = CardWords::say(CardWords::tr("When did users begin to be hurt?"));
            card.ask = CardWords::say(CardWords::tr(
                "The recovery time is counted from here. The data propose this moment. "
                "One failed probe is not the start: look at the chart, then confirm or "
                "correct it."));
            card.impact = state.marks.at("impact-start").at;
            card.verb = CardWords::say(CardWords::tr("Confirm the start of the impact"));
            card.confirm = ConfirmKind::CtrlEnter;
            card.abortVerb.clear();
            card.gate = impactChart;
        } else if (!def && state.ending() && !state.left.empty()) {
            card.kind = CardKind::LeftChanged;
            card.title = CardWords::say(CardWords::tr("Left changed"));
            card.ask = CardWords::say(
                CardWords::tr("Each of these needs to be put back, or an owner and an end date."));
            //: Button. %1 = how the run ended
            card.verb
                = CardWords::say(CardWords::tr("Finish: %1"), spoken(finalMessage(finalState())));
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
                line.line = spoken(run->line);
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
        card.problem = CardWords::say(CardWords::tr("It is tried again by itself; last: %1"),
                                      spoken(sr->line));
        return card;
    case StepState::WaitingDeadline:
        card.kind = CardKind::Waiting;
        card.deadline = sr->until;
        return card;
    case StepState::WaitingApproval: {
        card.kind = CardKind::Approval;
        paused = PauseReason::Approval;
        card.ask = argText(
            values, "ask", CardWords::say(CardWords::tr("Do you agree to exactly this?")));
        fillApprovalCard(card, *def, *sr);
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
            //: Button: what was asked for is done
            card.verb = CardWords::say(CardWords::tr("Done"));
        } else if (step.type == "input") {
            card.kind = CardKind::Input;
            card.verb = CardWords::say(CardWords::tr("Use these values"));
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
                OptionView shown;
                shown.id = option.id;
                shown.label = plainText(option.label, with);
                shown.needsReason = option.reason;
                for (size_t i = 0; i < runbook.steps.size(); ++i) {
                    const StepDef& target = runbook.steps[i];
                    if (!option.target.empty() && target.id == option.target)
                        shown.leads = std::to_string(i + 1) + ' '
                            + (target.title.empty() ? target.id : plainText(target.title, with));
                }
                if (!option.when.empty()) {
                    const auto holds = evaluateCondition(option.when, with);
                    shown.enabled = holds && *holds;
                    if (!shown.enabled)
                        shown.whyNot = holds
                            ? CardWords::say(CardWords::tr("not now: %1"), option.when)
                            : spoken(holds.error().detail);
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
    card.now = spoken(sr->line);
    if (isGate(step)) {
        card.kind = CardKind::Gate;
        card.gate = gateOf(*def, *sr);
    } else if (sr->state == StepState::Verifying) {
        card.then = CardWords::say(CardWords::tr("sent; waiting until it shows"));
    }
    return card;
}

} // namespace mw::runbook
