// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lint/order.h"

namespace mw::runbook {

StepOrder::StepOrder(const Runbook& book)
{
    const auto list = [this](const std::vector<StepDef>& steps, const char* name) {
        walk(steps, name, {}, false);
    };
    list(book.immediate, "immediate");
    list(book.preflight, "preflight");
    list(book.steps, "steps");
    list(book.onAbort, "on_abort");
    list(book.after, "after");
    list(book.cleanup, "cleanup");
}

void StepOrder::jump(const StepDef& from, const std::string& to)
{
    if (!to.empty())
        m_jumps.emplace_back(m_all[m_byId.at(from.id)].order, to);
}

void StepOrder::walk(const std::vector<StepDef>& steps,
                     const std::string& list,
                     const std::string& branch,
                     bool guard)
{
    for (const StepDef& step : steps) {
        walk(step.before, list, branch, true);
        m_byId.emplace(step.id, m_all.size());
        m_all.push_back({&step, list, int(m_all.size()), branch, guard});
        walk(step.check, list, branch, true);
        walk(step.probe, list, branch, true);
        for (const OptionDef& option : step.options) {
            jump(step, option.target);
            walk(option.steps, list, step.id + "/" + option.id, guard);
        }
        walk(step.expect, list, branch, true);
        for (const FailurePolicy* policy : {&step.onFailure, &step.onTimeout}) {
            jump(step, policy->target);
            jump(step, policy->thenTarget);
            walk(policy->run, list, step.id + "/on_failure", true);
        }
        walk(step.undo, "undo of " + step.id, branch, guard);
        walk(step.drillStep, list, branch, guard);
    }
}

const StepPlace* StepOrder::find(const std::string& id) const
{
    const auto it = m_byId.find(id);
    return it == m_byId.end() ? nullptr : &m_all[it->second];
}

bool StepOrder::jumpedOver(const StepPlace& target, const StepPlace& reader) const
{
    for (const auto& [from, to] : m_jumps) {
        const StepPlace* landing = find(to);
        if (landing && from < target.order && landing->order > target.order
            && landing->order <= reader.order)
            return true;
    }
    return false;
}

} // namespace mw::runbook
