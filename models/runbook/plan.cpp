// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/plan.h"

#include "models/runbook/engine/inputs.h"
#include "models/runbook/engine/mode_rules.h"
#include "models/runbook/engine/run_scope.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/lint/lint.h"
#include "models/runbook/sign/allowed_signers.h"
#include "models/runbook/steps/action.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"

#include <QTimer>

namespace mw::runbook {

using Json = nlohmann::json;

bool PlanView::runnable() const
{
    if (!problems.empty() || !done)
        return false;
    for (const PlanStep& step : steps) {
        if (!step.problem.empty())
            return false;
    }
    return true;
}

struct Planner::Private
{
    struct Item
    {
        const StepDef* step;
        std::string list;
        int number;
    };

    Planner& q;
    Services services;
    std::unique_ptr<FileLayer> ownFiles;
    RunRequest request;
    RunStateFold state;
    Redactor redactor;
    std::optional<AllowedSigners> signers; // of the runbook's approvals
    PlanView view;
    std::vector<Item> todo;
    size_t at = 0;
    std::unique_ptr<Action> action;
    std::vector<std::unique_ptr<Action>> trash;
    QTimer timer; // runs the actions' own clocks and bounds each of them
    int ticks = 0;
    uint64_t ticket = 0;

    Private(Planner& planner, const Services& s) : q(planner), services(s)
    {
        if (!services.files) {
            ownFiles = makeFileLayer();
            services.files = ownFiles.get();
        }
        timer.setInterval(100);
        QObject::connect(&timer, &QTimer::timeout, &q, [this] {
            trash.clear();
            if (action && ++ticks > 300) {
                view.steps.back().problem = "no answer within 30s";
                next();
            } else if (action) {
                action->tick();
            }
        });
    }

    void collect(const std::vector<StepDef>& list, const char* name, bool numbered)
    {
        int number = 0;
        for (const StepDef& step : list) {
            todo.push_back({&step, name, numbered ? ++number : 0});
            for (const StepDef& inner : step.undo)
                todo.push_back({&inner, "undo of " + step.id, 0});
            for (const OptionDef& option : step.options) {
                for (const StepDef& inner : option.steps)
                    todo.push_back({&inner, step.id + ": " + option.label, 0});
            }
        }
    }

    const StepDef& effective(const StepDef& step) const
    {
        return request.mode == Mode::Drill && !step.drillStep.empty() ? step.drillStep.front()
                                                                      : step;
    }

    // Without having looked: what the type as such says.
    static WayBack wayBack(const StepDef& step, const StepDescriptor& descriptor)
    {
        if (!changesTheWorld(effectOf(step)))
            return WayBack::NotNeeded;
        if (step.irreversible)
            return WayBack::None;
        const bool setsAValue
            = descriptor.effect == Effect::Convergent || descriptor.effect == Effect::Keyed;
        return setsAValue || !step.undo.empty() ? WayBack::Known : WayBack::Unknown;
    }

    MapScope scope(World t) const { return runScope(state, request.runbook, services.estate, t); }

    std::vector<PlanOption> options(const StepDef& step) const
    {
        std::vector<PlanOption> out;
        for (const OptionDef& option : step.options) {
            PlanOption one;
            one.label = plainText(option.label, scope(services.clock->world()));
            one.when = option.when;
            one.needsReason = option.reason;
            one.steps = static_cast<int>(option.steps.size());
            one.target = option.target;
            const auto& main = request.runbook.steps;
            for (size_t i = 0; i < main.size(); ++i) {
                if (option.target.empty() || main[i].id != option.target)
                    continue;
                one.targetNumber = static_cast<int>(i) + 1;
                one.targetTitle = titleOf(main[i]);
            }
            out.push_back(std::move(one));
        }
        return out;
    }

    std::string titleOf(const StepDef& step) const
    {
        return step.title.empty() ? step.id : plainText(step.title, scope(services.clock->world()));
    }

    void next()
    {
        if (action)
            trash.push_back(std::move(action));
        ++ticket;
        ticks = 0;
        if (at >= todo.size()) {
            finish();
            return;
        }
        const Item item = todo[at++];
        const StepDef& step = effective(*item.step);
        PlanStep out;
        out.id = item.step->id;
        out.title = titleOf(*item.step);
        out.type = step.type;
        out.list = item.list;
        out.number = item.number;
        out.irreversible = step.irreversible;
        out.notExercised
            = request.mode == Mode::Drill && (step.drill == "skip" || step.drill == "simulate");
        const StepDescriptor* descriptor = findDescriptor(step.type);
        if (!descriptor) {
            out.risk = "unknown";
            out.problem = "this version cannot run " + step.type;
        } else {
            out.effect = effectOf(step);
            out.wayBack = wayBack(step, *descriptor);
            out.risk = planRisk(out, descriptor->person);
            out.options = options(step);
        }
        view.steps.push_back(std::move(out));
        if (descriptor && !view.steps.back().notExercised)
            plan(step, *descriptor);
        else
            later();
    }

    void later()
    {
        Q_EMIT q.changed();
        QTimer::singleShot(0, &q, [this] { next(); });
    }

    void plan(const StepDef& step, const StepDescriptor& descriptor)
    {
        PlanStep& out = view.steps.back();
        const auto args = resolveArguments(
            step, step.with, descriptor, scope(services.clock->world()), request.runbook.file);
        if (!args) {
            // An output of an earlier step is not a fault: it is found out on the way.
            bool later = false;
            for (const auto& entry : step.with.entries)
                later = later || mentionsSteps(entry.value);
            if (later) {
                out.unresolved = "known when the steps before it have run";
                out.request = raw(step.with);
            } else {
                out.problem = args.error().detail;
            }
            this->later();
            return;
        }
        out.argsHash = sha256Hex(toTypedJson(*args).dump());
        out.request = describe(step, *args);
        if (step.type == "approval")
            out.request += votes();
        if (!descriptor.make || !changesTheWorld(effectOf(step))) {
            this->later();
            return;
        }
        ActionSetup setup;
        setup.services = &services;
        setup.files = services.files;
        setup.redactor = &redactor;
        setup.runbook = &request.runbook;
        setup.step = &step;
        setup.args = *args;
        setup.runId = "plan";
        setup.key = std::string(32, '0');
        setup.scope = [this](World t) { return scope(t); };
        action = descriptor.make(setup);
        const uint64_t mine = ticket;
        const bool undo = todo[at - 1].list.starts_with("undo");
        action->prepare([this, mine, undo](Result<Prepared> result) {
            if (mine != ticket)
                return;
            PlanStep& planned = view.steps.back();
            if (!result) {
                (undo ? planned.unresolved : planned.problem) = result.error().detail;
            } else {
                planned.request = redactor.clean(result->text);
                planned.now = result->now;
                planned.then = result->then;
                planned.undo = result->undo;
                if (planned.wayBack != WayBack::None) {
                    const StepDef& own = effective(*todo[at - 1].step);
                    planned.wayBack = result->undoKnown || !own.undo.empty() ? WayBack::Known
                                                                             : WayBack::Unknown;
                    planned.risk = planRisk(planned, false);
                }
                planned.dryRun = result->dryRun;
                planned.permission = result->permission;
                if (result->forbidden && !undo)
                    planned.problem = "this is not allowed here: " + result->dryRun;
                planned.object = result->object;
                planned.past = result->past;
                planned.warnings = result->warnings;
                if (result->nothingToDo && !undo)
                    planned.warnings.push_back("Nothing to do now: " + result->now + ".");
            }
            ++ticket;
            this->later();
        });
    }

    // What a vote will be worth.
    std::string votes() const
    {
        if (!signers)
            return "votes: by name, not signed (there is no allowed_signers)\n";
        std::string names;
        for (const SignerKey& key : signers->keys) {
            for (const std::string& name : key.principals) {
                if (key.forApprovals())
                    names += (names.empty() ? "" : ", ") + name;
            }
        }
        return "votes: signed, by " + names + "\nallowed_signers: " + signers->file + "\n";
    }

    static bool mentionsSteps(const Node& node)
    {
        if (node.text.find("steps.") != std::string::npos)
            return true;
        for (const Node& item : node.items) {
            if (mentionsSteps(item))
                return true;
        }
        for (const auto& entry : node.entries) {
            if (mentionsSteps(entry.value))
                return true;
        }
        return false;
    }

    static std::string raw(const Node& with)
    {
        std::string out;
        for (const auto& entry : with.entries) {
            if (entry.key == "options") // shown as what they are: PlanStep::options
                continue;
            out += entry.key + ": "
                + (entry.value.isScalar() ? entry.value.text : toJson(entry.value).dump()) + "\n";
        }
        return out;
    }

    // Lists and references as people write them, not as JSON.
    static std::string shown(const std::string& name, const Value& value, const Value& args)
    {
        if (const auto ref = name == "ref" ? kubeRefFrom(args) : Result<KubeRef>(Error{}); ref)
            return ref->text();
        if (!value.list())
            return toText(value);
        std::string out;
        for (const Value& item : *value.list())
            out += (out.empty() ? "" : ", ") + toText(item);
        return out;
    }

    std::string describe(const StepDef& step, const Value& args) const
    {
        std::string out;
        for (const auto& [name, value] : *args.map())
            out += name + ": " + shown(name, value, args) + "\n";
        for (const auto& entry : step.with.entries) {
            if (!args.member(entry.key) && entry.value.isScalar())
                out += entry.key + ": " + entry.value.text + "\n";
        }
        return redactor.clean(out);
    }

    void finish()
    {
        timer.stop();
        for (const PlanStep& step : view.steps) {
            if (!counts(step))
                continue;
            ++view.effects;
            view.irreversible += step.irreversible;
            view.wayBack = std::max(view.wayBack, step.wayBack);
        }
        view.sentence = planSentence(view);
        if (view.effects > 0)
            view.freezes = planFreezes(request, services.estate, services.clock->world());
        view.done = true;
        Q_EMIT q.changed();
        Q_EMIT q.finished();
    }
};

Planner::Planner(const Services& services, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, services))
{
}

Planner::~Planner() = default;

const PlanView& Planner::view() const
{
    return d->view;
}

void Planner::cancel()
{
    ++d->ticket;
    d->timer.stop();
    if (d->action)
        d->action->cancel();
}

void Planner::start(const RunRequest& request)
{
    d->request = request;
    d->view = {};
    d->todo.clear();
    d->at = 0;
    d->state = {};
    d->state.mode = request.mode;
    d->state.posture = request.posture;
    d->state.title = request.runbook.title;
    const Runbook& book = d->request.runbook;
    for (const Diagnostic& diagnostic : lint(book)) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            d->view.problems.push_back(format(diagnostic));
    }
    if (!book.allows(request.mode))
        d->view.problems.push_back(std::string("the runbook does not allow mode ")
                                   + toString(request.mode));
    if (const std::string problem = modeProblem(book, request.mode, d->services.estate);
        !problem.empty())
        d->view.problems.push_back(problem);
    const auto inputs
        = resolveInputs(book.inputs,
                        request.inputs,
                        runScope(d->state, book, d->services.estate, d->services.clock->world()));
    if (inputs)
        d->state.inputs = *inputs;
    else
        d->view.problems.push_back(inputs.error().detail);
    bool approvals = false;
    book.forEachStep([&](const StepDef& step) { approvals |= step.type == "approval"; });
    d->signers.reset();
    if (approvals) {
        auto found
            = findAllowedSigners(*d->services.files, book.file, d->services.estate.runbookFolders);
        if (found)
            d->signers = std::move(*found);
        else
            d->view.problems.push_back(describe(found.error()));
    }
    if (d->view.problems.empty()) {
        d->collect(book.immediate, "immediate", false);
        d->collect(book.preflight, "preflight", false);
        d->collect(book.steps, "steps", true);
        d->collect(book.onAbort, "on_abort", false);
        d->collect(book.after, "after", false);
        if (request.mode != Mode::Live)
            d->collect(book.cleanup, "cleanup", false);
        d->view.problems = unavailableSteps(book); // also those of checks and of failures
    }
    d->timer.start();
    QTimer::singleShot(0, this, [this] { d->next(); });
}

} // namespace mw::runbook
