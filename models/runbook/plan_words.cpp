// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan says of its steps and of itself. English: it is journaled and read by programs;
// spoken() says it in the language of the program.
#include "models/runbook/plan.h"

#include <map>
#include <set>

namespace mw::runbook {

const char* toString(WayBack way)
{
    constexpr const char* words[]{"not-needed", "known", "unknown", "none"};
    return words[static_cast<int>(way)];
}

bool counts(const PlanStep& step)
{
    return changesTheWorld(step.effect) && step.type != "notify" && !step.notExercised
        && !step.list.starts_with("undo");
}

std::string planRisk(const PlanStep& step, bool person)
{
    if (step.wayBack == WayBack::None || step.irreversible)
        return "no way back";
    if (person)
        return "asks a person";
    if (step.effect == Effect::None)
        return "changes nothing";
    if (step.effect == Effect::Read)
        return "reads";
    if (step.type == "notify")
        return "tells people";
    std::string out = step.wayBack == WayBack::Known ? "reversible" : "not known to be reversible";
    if (step.effect == Effect::Unsafe)
        out += ", unsafe to repeat";
    else if (step.effect == Effect::Probed)
        out += ", looked at before it is repeated";
    return out;
}

std::string planSentence(const PlanView& view)
{
    if (!view.problems.empty()) // nothing was looked at
        return "Cannot be run like this.";
    // Every object once, by its kind; what has no name, as a step.
    std::map<std::string, std::set<std::string>> kinds;
    std::string past, unknown, none;
    int noWayBack = 0;
    const auto join = [](std::string& list, const std::string& one) {
        list += (list.empty() ? "" : ", ") + one;
    };
    for (const PlanStep& step : view.steps) {
        if (!counts(step))
            continue;
        const std::string kind = step.object.empty() ? step.type + " step"
                                                     : step.object.substr(0, step.object.find(' '));
        kinds[kind].insert(step.object.empty() ? step.id : step.object);
        if (!step.past.empty())
            past += " " + step.past;
        if (step.wayBack == WayBack::None) {
            ++noWayBack;
            join(none, step.title);
        } else if (step.wayBack == WayBack::Unknown) {
            join(unknown, step.title);
        }
    }
    if (kinds.empty())
        return "Changes nothing.";
    std::string what;
    for (const auto& [kind, objects] : kinds)
        join(what, std::to_string(objects.size()) + " " + kind + (objects.size() == 1 ? "" : "s"));
    const auto ended = [](const std::string& text) {
        return text + (text.ends_with('.') || text.ends_with('?') ? "" : ".");
    };
    std::string out = "Changes " + what + ".";
    if (noWayBack > 0)
        out += " " + std::to_string(noWayBack) + (noWayBack == 1 ? " step" : " steps")
            + " with no way back: " + ended(none);
    if (!unknown.empty())
        out += " Not known to be reversible: " + ended(unknown);
    if (noWayBack == 0 && unknown.empty())
        out += " Reversible.";
    return out + past;
}

std::vector<PlanFreeze> planFreezes(const RunRequest& request, const EstateFacts& estate, World now)
{
    const Runbook& book = request.runbook;
    std::set<std::string> clusters(book.needClusters.begin(), book.needClusters.end());
    clusters.insert(book.defaultCluster);
    for (const InputDef& input : book.inputs) {
        if (input.type != "cluster")
            continue;
        const auto given = request.inputs.find(input.name);
        if (given != request.inputs.end())
            clusters.insert(given->second);
        else if (input.fallback)
            clusters.insert(input.fallback->text);
    }
    std::set<std::string> environments;
    for (const EstateFacts::Target& target : estate.targets) {
        if (target.cluster && clusters.contains(target.name))
            environments.insert(target.environment);
    }
    std::vector<PlanFreeze> out;
    for (const std::string& environment : environments) {
        if (const Freeze* freeze = freezeOf(estate.freezes, environment, now))
            out.push_back({environment, *freeze});
    }
    return out;
}

} // namespace mw::runbook
