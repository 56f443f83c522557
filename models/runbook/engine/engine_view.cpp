// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/card_words.h"
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/spoken.h"
#include "models/runbook/steps/descriptor.h"

namespace mw::runbook {

namespace {

std::string titleOf(const StepDef& step)
{
    return step.title.empty() ? step.id : step.title;
}

// What a person wrote stays as it was written, also where it reads like a phrase.
std::string lineOf(const StepDef& step, const StepRun& run)
{
    const StepDescriptor* descriptor = findDescriptor(step.type);
    const bool written = descriptor && descriptor->person && run.state == StepState::Succeeded;
    const bool ours = !written || run.line == "done" || run.line.starts_with("done (with ")
        || run.line.starts_with("approved ") || run.line.starts_with("glass broken by ")
        || run.line.ends_with(" (by rule)");
    return ours ? spoken(run.line) : run.line;
}

struct RowMaker
{
    const RunStateFold& state;
    const Engine::Private& engine;
    const StepDef* current;
    std::vector<StepRow>& rows;

    void add(const StepDef& step, const std::string& list, int number, int depth)
    {
        StepRow row;
        row.id = step.id;
        row.title = titleOf(step);
        row.type = step.type;
        row.role = step.role;
        row.number = number;
        row.list = list;
        row.depth = depth;
        row.effect = engine.effect(step);
        row.critical = step.critical;
        row.irreversible = step.irreversible;
        row.noWayBack = step.type == "mark" && step.with.string("mark") == "point-of-no-return";
        row.current = current && current->id == step.id;
        if (const StepRun* sr = state.find(step.id)) {
            row.state = sr->state;
            row.attempt = sr->attempt;
            row.who = sr->who;
            row.line = lineOf(step, *sr);
            row.notExercised = sr->notExercised;
            row.repeated = sr->repeated;
            if (sr->visit > 0)
                row.startedAt = sr->enteredAt;
            if (sr->visit > 0 && !sr->open)
                row.finishedAt = sr->finishedAt;
        } else if (state.mode == Mode::Drill
                   && (step.drill == "skip" || step.drill == "simulate")) {
            row.notExercised = true;
        }
        rows.push_back(row);
        // Inner lists appear when they were, or are being, worked through.
        nested(step.before, step.id + ": before", depth, true);
        for (const OptionDef& option : step.options)
            nested(option.steps, option.label, depth, false);
        nested(step.onFailure.run, spoken("because it failed: " + row.title), depth, false);
        nested(step.onTimeout.run, spoken("because it took too long: " + row.title), depth, false);
        nested(step.expect, step.id + ": after", depth, true);
        nested(step.undo, spoken("undo of: " + row.title), depth, false);
    }

    void nested(const std::vector<StepDef>& list, const std::string& name, int depth, bool always)
    {
        bool shown = always;
        for (const StepDef& step : list)
            shown = shown || state.find(step.id);
        if (!shown)
            return;
        for (const StepDef& step : list)
            add(step, name, 0, depth + 1);
    }

    void list(const std::vector<StepDef>& steps, const char* name, bool numbered)
    {
        int number = 0;
        for (const StepDef& step : steps)
            add(step, name, numbered ? ++number : 0, 0);
    }
};

} // namespace

bool Engine::Private::isGate(const StepDef& step)
{
    return step.type == "wait-until"
        || (step.type == "promql"
            && !(step.with.string("success").empty() && step.with.string("failure").empty()));
}

GateView Engine::Private::gateOf(const StepDef& def, const StepRun& sr) const
{
    const StepDef& step = effective(def);
    if (live && live->step == def.id && live->action && live->action->gate()) {
        GateView out = *live->action->gate();
        out.stepId = def.id;
        // The journal also has the looks of before an interruption.
        if (sr.samples.size() > out.samples.size())
            out.samples = sr.samples;
        return out;
    }
    GateView out;
    out.stepId = def.id;
    const MapScope names = scope(sr.enteredAt);
    out.title = plainText(def.title, names);
    out.query = plainText(step.with.string("query"), names);
    out.source = step.with.string("source");
    out.success = step.with.string(step.type == "promql" ? "success" : "that");
    out.failure = step.with.string("failure");
    out.successLines = comparedNumbers(out.success, "result", &names);
    out.failureLines = comparedNumbers(out.failure, "result", &names);
    out.samples = sr.samples; // also those of before an interruption
    if (!sr.samples.empty()) {
        out.lastLooked = sr.samples.back().at;
        out.verdict = sr.samples.back().verdict;
    }
    out.sustainedNeeded = parseDuration(step.with.string("sustained")).value_or(Millis(0));
    if (sr.state == StepState::Succeeded)
        out.sustainedFor = out.sustainedNeeded;
    return out;
}

// Does stopping tell anybody?
bool Engine::Private::pages() const
{
    for (const StepDef& step : runbook.onAbort) {
        if (step.type == "notify" || step.type == "page")
            return true;
    }
    return false;
}

std::string Engine::Private::abortVerb() const
{
    if (!state.started)
        return CardWords::say(CardWords::tr("Do not start"));
    const size_t back = state.undoable.size();
    if (state.beyondNoReturn && pages())
        return stopVerb(CardWords::say(CardWords::tr("Stop and page")));
    if (state.beyondNoReturn || back == 0)
        return stopVerb(CardWords::say(CardWords::tr("Stop")));
    return stopVerb(back == 1 ? CardWords::say(CardWords::tr("Undo and stop (1 step back)"))
                              : CardWords::say(CardWords::tr("Undo and stop (%1 steps back)"),
                                               std::to_string(back)));
}

RunView Engine::Private::makeView() const
{
    RunView out;
    out.madeAt = now();
    out.lastRecordAt = state.lastAt;
    out.lastHost = state.host;
    out.runId = state.runId;
    out.dir = dir;
    out.runbookId = state.runbookId;
    out.title = state.title;
    out.sha256 = state.sha256;
    out.estate = state.estate;
    out.operatorName = state.operatorName;
    out.posture = toString(state.posture);
    out.mode = state.mode;
    out.lockLocalOnly = !lockShared();
    out.lockAccepted = state.lockAccepted;
    out.lockLine = spokenList(lockLine());
    if (locks)
        out.locks = locks->view();
    for (const std::string& who : state.people)
        out.people.push_back(spoken(who));
    out.notes = state.notes;
    for (const std::string& line : state.overrides)
        out.overrides.push_back(spoken(line));
    out.evidence = state.evidence;
    out.exceptions = state.exceptions;
    out.beyondNoReturn = state.beyondNoReturn;
    out.leftChanged = state.left;
    out.clocks = clocksOf(state, runbook, now());
    if (journal) {
        out.journal.path = journalPath(dir);
        out.journal.records = journal->records();
        out.journal.headWords = hashWords(journal->headHash());
        out.journal.lastSync = journal->lastSync();
        if (journal->broken())
            out.journal.problem = describe(*journal->broken());
    }
    if (head) {
        out.journal.headWords = hashWords(head->hash);
        out.head = headView();
    }
    const StepDef* current = state.started ? currentStep(state, runbook) : nullptr;
    RowMaker rows{state, *this, current, out.steps};
    rows.list(runbook.immediate, "immediate", false);
    rows.list(runbook.preflight, "preflight", false);
    rows.list(runbook.steps, "steps", true);
    const bool stopped = state.ending() && state.endStatus != "succeeded";
    if (stopped || !state.ending())
        rows.list(runbook.onAbort, "on_abort", false);
    rows.list(runbook.after, "after", false);
    if (state.mode != Mode::Live)
        rows.list(runbook.cleanup, "cleanup", false);
    for (const auto& [id, steps] : state.synthesised)
        rows.list(steps, "restore", false);
    for (const StepRow& row : out.steps) {
        if (row.type != "promql" && row.type != "wait-until")
            continue;
        const StepDef* step = stepById(state, runbook, row.id);
        const StepRun* sr = state.find(row.id);
        if (step && sr && isGate(effective(*step)) && (!sr->samples.empty() || row.current))
            out.gates.push_back(gateOf(*step, *sr));
    }
    out.card = makeCard(out.paused);
    if (state.closed) {
        out.state = state.finalState;
        out.endMessage = state.endMessage;
    } else if (!out.journal.problem.empty()) {
        out.state = RunState::Paused;
        out.paused = journal->broken()->kind == ErrorKind::Conflict ? PauseReason::LostLease
                                                                    : PauseReason::Journal;
    } else if (!state.started) {
        out.state = state.planned ? RunState::AwaitingStart : RunState::Draft;
    } else if (state.operatorPause) {
        out.state = RunState::Paused;
        out.paused = PauseReason::Operator;
    } else if (out.paused != PauseReason::None) {
        out.state = RunState::Paused;
    } else if (!state.undoThen.empty() || stopped) {
        out.state = RunState::Aborting;
    } else {
        // Recovery ends when the users recover: no effect is left to do, a gate is being watched.
        bool effectLeft = false;
        bool past = true;
        for (const StepRow& row : out.steps) {
            past = past && !row.current;
            if (!past && row.list == "steps" && changesTheWorld(row.effect) && row.type != "notify")
                effectLeft = effectLeft || row.state == StepState::Pending || row.current;
        }
        out.state = current && !effectLeft && out.card.kind == CardKind::Gate
            ? RunState::WatchingHealth
            : RunState::Running;
    }
    if (out.state == RunState::AwaitingStart && state.planned && planner && !planner->view().done)
        out.state = RunState::Planned;
    return out;
}

} // namespace mw::runbook
