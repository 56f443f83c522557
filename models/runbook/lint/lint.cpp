// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lint/lint.h"

#include "models/runbook/expression/decimal.h"
#include "models/runbook/lint/expressions.h"
#include "models/runbook/lint/order.h"
#include "models/runbook/steps/descriptor.h"

#include <QRegularExpression>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace mw::runbook {
namespace {

using Severity = Diagnostic::Severity;

class Linter
{
public:
    explicit Linter(const Runbook& book)
        : m_book(book)
        , m_order(book)
        , m_report([this](Severity severity, const Mark& mark, const char* code, std::string text) {
            add(severity, mark, code, std::move(text));
        })
    {
    }

    std::vector<Diagnostic> run()
    {
        m_found = validateSchema(m_book.document, runbookSchema(), m_book.file);
        ids();
        for (const StepPlace& place : m_order.all()) {
            types(*place.step);
            unsupported(*place.step);
            jumps(*place.step);
            roles(*place.step);
            names(*place.step);
            irreversible(place);
        }
        inputs();
        secrets();
        locks();
        drills();
        checkExpressions(m_book, m_order, m_report);
        std::stable_sort(
            m_found.begin(), m_found.end(), [](const Diagnostic& a, const Diagnostic& b) {
                return std::tie(a.place.line, a.place.column)
                    < std::tie(b.place.line, b.place.column);
            });
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        return std::move(m_found);
    }

private:
    void add(Severity severity, const Mark& mark, const char* code, std::string text)
    {
        m_found.push_back(
            {severity, {m_book.file, mark.line, mark.column}, {}, code, std::move(text)});
    }
    void error(const Mark& mark, const char* code, std::string text)
    {
        add(Severity::Error, mark, code, std::move(text));
    }
    void warn(const Mark& mark, const char* code, std::string text)
    {
        add(Severity::Warning, mark, code, std::move(text));
    }

    void ids()
    {
        std::set<std::string> seen;
        for (const StepPlace& place : m_order.all()) {
            const StepDef& step = *place.step;
            // a drill replacement takes the id of its step
            const bool replacement = std::any_of(
                m_order.all().begin(), m_order.all().end(), [&](const StepPlace& other) {
                    return other.step != &step && !other.step->drillStep.empty()
                        && &other.step->drillStep.front() == &step;
                });
            if (!step.id.empty() && !replacement && !seen.insert(step.id).second)
                error(step.idMark,
                      "duplicate-id",
                      "the id \"" + step.id + "\" is taken by another step");
        }
    }

    void types(const StepDef& step)
    {
        if (step.type.empty())
            return;
        const StepDescriptor* descriptor = findDescriptor(step.type);
        if (!descriptor) {
            if (isPlannedType(step.type))
                warn(step.typeMark,
                     "unavailable-type",
                     "this version cannot run \"" + step.type
                         + "\": the runbook cannot be started here");
            else
                warn(step.typeMark,
                     "unknown-type",
                     "unknown step type \"" + step.type + "\": the runbook cannot be started");
            return;
        }
        const Effect own
            = descriptor->effectOf ? descriptor->effectOf(step.with) : descriptor->effect;
        if (step.effect && *step.effect < own)
            error(step.begin,
                  "weaker-effect",
                  std::string("effect \"") + toString(*step.effect) + "\" is weaker than what "
                      + step.type + " does (" + toString(own) + ")");
        if (step.onUnknown == "retry" && effectOf(step) == Effect::Unsafe)
            error(step.begin,
                  "unsafe-retry",
                  "an unsafe step is never repeated by itself: on_unknown may not be retry");
        if (effectOf(step) == Effect::Probed && step.probe.empty() && step.effect == Effect::Probed)
            error(step.begin, "no-probe", "effect \"probed\" needs a probe");
    }

    // What the format has and this version does not do is said before somebody counts on it.
    void notDone(const Mark& mark, const std::string& what)
    {
        warn(mark, "not-done", "this version does not do " + what);
    }

    void unsupported(const StepDef& step)
    {
        if (!step.onCancel.empty() && step.onCancel != "wait") {
            if (step.type != "shell")
                notDone(step.begin,
                        "on_cancel: " + step.onCancel
                            + " for this type; a stop waits for the outcome of what is on its way");
            else if (step.onCancel == "undo")
                notDone(step.begin,
                        "on_cancel: undo past the point of no return; the script is killed, and "
                        "undone only before it");
        }
        if (step.duty == "read-aloud")
            notDone(step.begin, "duty: read-aloud");
        if (step.type == "approval") {
            const Node* expire = step.with.find("on_expire");
            if (expire && expire->text != "ask")
                notDone(expire->begin, "on_expire: " + expire->text + "; a person is asked");
        }
        if (step.type == "notify") {
            const Node* ack = step.with.find("ack");
            if (ack && ack->text != "false")
                notDone(ack->begin, "ack: the run goes on at once");
            if (const Node* vars = step.with.find("vars"))
                notDone(vars->begin, "vars: write the values into text");
            if (const Node* text = step.with.find("template"))
                notDone(text->begin, "template: it is sent as it is written");
        }
    }

    void jumpTo(const std::string& target, const Mark& mark)
    {
        if (target.empty())
            return;
        const StepPlace* place = m_order.find(target);
        if (!place)
            error(mark, "unknown-step", "goto to unknown step \"" + target + "\"");
        else if (place->guard || place->list != "steps")
            error(mark, "goto-outside", "goto may only lead to a step of the main list");
    }

    void jumps(const StepDef& step)
    {
        for (const OptionDef& option : step.options)
            jumpTo(option.target, option.mark);
        for (const FailurePolicy* policy : {&step.onFailure, &step.onTimeout}) {
            jumpTo(policy->target, policy->mark);
            jumpTo(policy->thenTarget, policy->mark);
        }
    }

    bool knownRole(const std::string& name) const
    {
        return std::any_of(m_book.roles.begin(), m_book.roles.end(), [&](const RoleDef& role) {
            return role.name == name;
        });
    }

    void roles(const StepDef& step)
    {
        if (!step.role.empty() && !knownRole(step.role))
            error(step.begin, "unknown-role", "unknown role \"" + step.role + "\"");
        const Node* distinct = step.with.find("distinct_from");
        if (step.type != "approval" || !distinct)
            return;
        for (const Node& one : distinct->items) {
            const bool reserved
                = one.text == "operator" || one.text == "starter" || one.text == "author";
            if (!reserved && !knownRole(one.text))
                error(one.begin, "unknown-role", "unknown role \"" + one.text + "\"");
        }
    }

    void names(const StepDef& step)
    {
        const StepDescriptor* descriptor = findDescriptor(step.type);
        if (!descriptor)
            return;
        for (const FieldDef& field : descriptor->fields) {
            const Node* value = step.with.find(field.name);
            if (field.target.empty() || !value || value->text.find("${{") != std::string::npos)
                continue;
            const auto& declared
                = field.target == "cluster" ? m_book.needClusters : m_book.needSources;
            if (std::find(declared.begin(), declared.end(), value->text) == declared.end())
                warn(value->begin,
                     "undeclared-need",
                     field.target + " \"" + value->text + "\" does not stand in needs."
                         + field.target + "s");
        }
    }

    void irreversible(const StepPlace& place)
    {
        const StepDef& step = *place.step;
        if (!step.irreversible)
            return;
        const bool approved
            = std::any_of(m_order.all().begin(), m_order.all().end(), [&](const StepPlace& other) {
                  return other.order < place.order && other.step->type == "approval"
                      && other.list == place.list;
              });
        if (!approved)
            error(step.idMark,
                  "no-approval",
                  "\"" + step.id + "\" is irreversible without an approval before it");
        if (step.drill.empty() && step.drillStep.empty() && m_book.allows(Mode::Drill))
            error(step.idMark,
                  "no-drill-rule",
                  "\"" + step.id
                      + "\" is irreversible and says nothing about drills: add `drill:`");
    }

    // A gate behind a step that a drill leaves out looks at an untouched world (runbooks.md §6.2).
    void drills()
    {
        if (!m_book.allows(Mode::Drill))
            return;
        const StepDef* skipped = nullptr;
        for (const StepDef& step : m_book.steps) {
            const bool gate = step.type == "promql" || step.type == "wait-until";
            if (skipped && gate && step.drill.empty() && step.drillStep.empty()) {
                warn(step.idMark,
                     "drill-gate",
                     "in a drill \"" + skipped->id
                         + "\" is left out, and this gate would look at "
                           "an untouched world: add `drill:`");
                skipped = nullptr;
            }
            if ((step.drill == "skip" || step.drill == "simulate")
                && changesTheWorld(effectOf(step)))
                skipped = &step;
        }
    }

    void locks()
    {
        for (const LockDef& lock : m_book.locks) {
            if (!lock.remote() || lock.cluster.find("${{") != std::string::npos)
                continue;
            const auto& known = m_book.needClusters;
            if (std::find(known.begin(), known.end(), lock.cluster) == known.end())
                warn(lock.mark,
                     "undeclared-need",
                     "the lock \"" + lock.name + "\" lies in cluster \"" + lock.cluster
                         + "\", which does not stand in needs.clusters");
        }
    }

    void secrets()
    {
        const Node* all = m_book.document.find("secrets");
        if (!all)
            return;
        for (const auto& entry : all->entries) {
            const std::string scheme = entry.value.text.substr(0, entry.value.text.find(':'));
            if (scheme == "vault" || scheme == "k8s" || scheme == "prompt")
                error(entry.value.begin,
                      "unavailable-secret",
                      "this version cannot read a secret from " + scheme
                          + ": name one in env:, file: or keychain:");
        }
    }

    void inputs()
    {
        for (const InputDef& input : m_book.inputs) {
            if (!input.pattern.empty()
                && !QRegularExpression(QString::fromStdString(input.pattern)).isValid())
                error(input.mark, "pattern", "the pattern of \"" + input.name + "\" is not valid");
            if (input.type == "choice" && input.options.empty() && input.optionsFrom.empty())
                error(input.mark, "no-options", "the choice \"" + input.name + "\" has no options");
            if (!input.optionsFrom.empty())
                notDone(input.mark, "options_from: any text is taken for \"" + input.name + "\"");
            if (input.type == "secret" && input.fallback)
                error(input.mark,
                      "secret-default",
                      "a secret has no default: it would stand in the file");
            if (input.fallback && input.type == "duration" && !parseDuration(input.fallback->text))
                error(input.fallback->begin, "type", "the default is no duration");
            int64_t whole = 0;
            if (input.fallback && input.type == "integer" && !input.fallback->toInt(whole))
                error(input.fallback->begin, "type", "the default is no whole number");
            if (input.fallback && input.type == "choice" && !input.options.empty()
                && std::find(input.options.begin(), input.options.end(), input.fallback->text)
                    == input.options.end())
                error(input.fallback->begin, "type", "the default is none of the options");
        }
    }

    const Runbook& m_book;
    StepOrder m_order;
    Report m_report;
    std::vector<Diagnostic> m_found;
};

} // namespace

std::vector<Diagnostic> lint(const Runbook& book)
{
    return Linter(book).run();
}

std::vector<Diagnostic> lintFile(const std::string& path)
{
    const auto book = loadRunbook(path);
    if (book)
        return lint(*book);
    const Error& error = book.error();
    return {{Severity::Error, error.place.value_or(Place{path, 0, 0}), {}, "yaml", error.detail}};
}

LintCount count(const std::vector<Diagnostic>& diagnostics)
{
    LintCount out;
    for (const Diagnostic& one : diagnostics) {
        out.errors += one.severity == Severity::Error;
        out.warnings += one.severity == Severity::Warning;
    }
    return out;
}

std::vector<std::string> unavailableTypes(const Runbook& book)
{
    std::set<std::string> types;
    book.forEachStep([&](const StepDef& step) {
        if (!findDescriptor(step.type))
            types.insert(step.type);
    });
    return {types.begin(), types.end()};
}

std::vector<std::string> unavailableSteps(const Runbook& book)
{
    std::vector<std::string> out;
    book.forEachStep([&](const StepDef& step) {
        if (findDescriptor(step.type))
            return;
        out.push_back(describe({ErrorKind::Misconfigured,
                                "this version cannot run steps of type " + step.type,
                                0,
                                {},
                                Place{book.file, step.typeMark.line, step.typeMark.column}}));
    });
    return out;
}

} // namespace mw::runbook
