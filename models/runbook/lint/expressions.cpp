// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lint/expressions.h"

#include "models/runbook/expression/expression.h"
#include "models/runbook/steps/descriptor.h"

#include <algorithm>

namespace mw::runbook {
namespace {

using Severity = Diagnostic::Severity;

struct Allowed
{
    bool result = false; // what the step got
    bool error = false; // retry.on
    bool secrets = false; // auth, headers, env, params
};

class LintScope final : public StaticScope
{
public:
    LintScope(const Runbook& book, const StepOrder& order, Allowed allowed)
        : m_book(book), m_order(order), m_allowed(allowed)
    {
    }

    Answer lookUp(const std::vector<std::string>& path) const override
    {
        const std::string& root = path.front();
        if (root == "inputs")
            return input(path);
        if (root == "steps")
            return step(path);
        if (root == "secrets")
            return secret(path);
        if (root == "run")
            return member(path,
                          {{"id", Type::String},
                           {"mode", Type::String},
                           {"posture", Type::String},
                           {"started", Type::Time},
                           {"last_step", Type::String}});
        if (root == "clock")
            return member(
                path,
                {{"rto", Type::Duration}, {"rpo", Type::Duration}, {"elapsed", Type::Duration}});
        if (root == "estate")
            return {Type::Any, path.size(), {}};
        if ((root == "result" && m_allowed.result) || (root == "error" && m_allowed.error))
            return {Type::Any, path.size(), {}};
        if (root == "item")
            return {Type::Any, path.size(), {}};
        return {Type::Any, 0, "unknown name \"" + root + "\""};
    }

private:
    static Answer member(const std::vector<std::string>& path,
                         std::initializer_list<std::pair<const char*, Type>> members)
    {
        if (path.size() < 2)
            return {Type::Map, 1, {}};
        for (const auto& [name, type] : members) {
            if (path[1] == name)
                return {type, 2, {}};
        }
        return {Type::Any, 1, "\"" + path[0] + "\" has no \"" + path[1] + "\""};
    }

    Answer input(const std::vector<std::string>& path) const
    {
        if (path.size() < 2)
            return {Type::Map, 1, {}};
        const InputDef* def = m_book.input(path[1]);
        if (!def)
            return {Type::Any, 1, "unknown input \"" + path[1] + "\""};
        return {typeFromWord(def->type), 2, {}};
    }

    Answer secret(const std::vector<std::string>& path) const
    {
        if (!m_allowed.secrets)
            return {Type::Any, 0, "secrets are only allowed in auth, headers, env and params"};
        if (path.size() >= 2 && !m_book.secrets.contains(path[1]))
            return {Type::Any, 1, "unknown secret \"" + path[1] + "\""};
        return {Type::String, std::min<size_t>(2, path.size()), {}};
    }

    Answer step(const std::vector<std::string>& path) const
    {
        if (path.size() < 2)
            return {Type::Map, 1, {}};
        const StepPlace* place = m_order.find(path[1]);
        if (!place)
            return {Type::Any, 1, "unknown step \"" + path[1] + "\""};
        if (path.size() < 3)
            return {Type::Map, 2, {}};
        if (path[2] == "state")
            return {Type::String, 3, {}};
        if (path[2] == "error")
            return {Type::Any, path.size(), {}};
        if (path[2] != "outputs")
            return {Type::Any, 2, "a step has outputs, state and error, not \"" + path[2] + "\""};
        if (path.size() < 4)
            return {Type::Map, 3, {}};
        if (const OutputDef* output = place->step->output(path[3]))
            return {output->type.empty() ? Type::Any : typeFromWord(output->type), 4, {}};
        const StepDescriptor* descriptor = findDescriptor(place->step->type);
        const bool known = descriptor
            && std::find(descriptor->outputs.begin(), descriptor->outputs.end(), path[3])
                != descriptor->outputs.end();
        // an input step gives its fields, `set` its values
        const Node* own
            = place->step->with.find(place->step->type == "input" ? "fields" : "values");
        const bool given = (place->step->type == "input" || place->step->type == "set") && own
            && own->find(path[3]);
        if (known || given || !descriptor)
            return {Type::Any, 4, {}};
        return {Type::Any, 3, "step \"" + path[1] + "\" has no output \"" + path[3] + "\""};
    }

    const Runbook& m_book;
    const StepOrder& m_order;
    Allowed m_allowed;
};

class Checker
{
public:
    Checker(const Runbook& book, const StepOrder& order, const Report& report)
        : m_book(book), m_order(order), m_report(report)
    {
    }

    void run()
    {
        for (const StepPlace& place : m_order.all()) {
            m_place = &place;
            step(*place.step);
        }
        m_place = nullptr; // taken before any step: no step has an output yet
        for (const LockDef& lock : m_book.locks) {
            for (const std::string& text : {lock.name, lock.cluster, lock.ns})
                templateText(text, lock.mark, {});
        }
    }

private:
    void step(const StepDef& step)
    {
        if (step.type == "shell") {
            const Node* script = step.with.find("script");
            if (script && script->text.find("${{") != std::string::npos)
                m_report(Severity::Error,
                         script->begin,
                         "expression-in-script",
                         "no expressions inside a script: pass the value through env");
        }
        condition(step.when, step.begin, {});
        condition(step.doneWhen, step.begin, {true, false, false});
        if (step.retry)
            condition(step.retry->on, step.begin, {true, true, false});
        for (const OutputDef& output : step.outputs)
            condition(output.from, output.mark, {true, false, false});
        for (const OptionDef& option : step.options)
            condition(option.when, option.mark, {});
        templateText(step.title, step.begin, {});
        templateText(step.say, step.begin, {});
        templateText(step.timeout, step.begin, {});
        templateText(step.settle, step.begin, {});
        const StepDescriptor* descriptor = findDescriptor(step.type);
        for (const Node::Entry& entry : step.with.entries) {
            const FieldDef* field = descriptor ? descriptor->field(entry.key) : nullptr;
            const bool inner = entry.key == "check" || entry.key == "steps"
                || entry.key == "branches" || entry.key == "options";
            if (inner) // steps of their own, checked in their own place
                continue;
            if (step.type == "shell" && entry.key == "script")
                continue;
            const Allowed allowed{true,
                                  false,
                                  entry.key == "auth" || entry.key == "headers"
                                      || entry.key == "env" || entry.key == "params"};
            if (field && field->kind == FieldKind::Condition)
                condition(entry.value.text, entry.value.begin, allowed);
            else
                tree(entry.value, {false, false, allowed.secrets});
        }
        for (const Node::Entry& entry : step.unplannedWith.entries)
            tree(entry.value, {});
    }

    void tree(const Node& node, Allowed allowed)
    {
        if (node.isString())
            templateText(node.text, node.begin, allowed);
        for (const Node& item : node.items)
            tree(item, allowed);
        for (const Node::Entry& entry : node.entries)
            tree(entry.value, allowed);
    }

    void templateText(const std::string& text, const Mark& mark, Allowed allowed)
    {
        if (text.find("${{") == std::string::npos)
            return;
        ExpressionError where;
        finish(Template::parse(text, &where), where, mark, allowed);
    }

    void condition(const std::string& text, const Mark& mark, Allowed allowed)
    {
        if (text.empty())
            return;
        ExpressionError where;
        finish(Template::parseCondition(text, &where), where, mark, allowed);
    }

    void finish(const Result<Template>& parsed,
                const ExpressionError& where,
                const Mark& mark,
                Allowed allowed)
    {
        if (!parsed) {
            m_report(Severity::Error,
                     mark,
                     "expression",
                     where.message.empty() ? parsed.error().detail : where.message);
            return;
        }
        std::vector<ExpressionError> problems;
        parsed->check(LintScope(m_book, m_order, allowed), problems);
        for (const ExpressionError& problem : problems)
            m_report(Severity::Error, mark, "expression", problem.message);
        for (const Reference& reference : parsed->references())
            reachable(reference, mark);
    }

    // May the step whose output is read have been left out when this one runs?
    void reachable(const Reference& reference, const Mark& mark)
    {
        if (reference.guarded || reference.path.size() < 3 || reference.path[0] != "steps"
            || reference.path[2] != "outputs")
            return;
        const StepPlace* target = m_order.find(reference.path[1]);
        if (!target || target == m_place)
            return;
        if (!m_place) {
            m_report(Severity::Error, mark, "not-yet-run", "locks are taken before the first step");
            return;
        }
        const std::string name = "\"" + reference.path[1] + "\"";
        if (target->order > m_place->order && target->list == m_place->list) {
            m_report(Severity::Error,
                     mark,
                     "not-yet-run",
                     "reads an output of " + name + ", which runs later");
            return;
        }
        const std::string help = ": guard it with has() or default()";
        if (!target->step->when.empty() && target->step->when != m_place->step->when)
            m_report(Severity::Error,
                     mark,
                     "may-not-have-run",
                     "reads an output of " + name + ", which its `when` may skip" + help);
        else if (!target->branch.empty() && !m_place->branch.starts_with(target->branch))
            m_report(Severity::Error,
                     mark,
                     "may-not-have-run",
                     "reads an output of " + name + ", which only runs in one branch" + help);
        else if (m_order.jumpedOver(*target, *m_place))
            m_report(Severity::Error,
                     mark,
                     "may-not-have-run",
                     "reads an output of " + name + ", which a goto may jump over" + help);
    }

    const Runbook& m_book;
    const StepOrder& m_order;
    const Report& m_report;
    const StepPlace* m_place = nullptr;
};

} // namespace

void checkExpressions(const Runbook& book, const StepOrder& order, const Report& report)
{
    Checker(book, order, report).run();
}

} // namespace mw::runbook
