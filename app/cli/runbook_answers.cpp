// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_answers.h"

#include "models/base/clock.h"

namespace mw::cli {
namespace {

std::map<std::string, std::string> scalars(const Node* node)
{
    std::map<std::string, std::string> out;
    if (node && node->isMapping()) {
        for (const auto& entry : node->entries)
            out[entry.key] = entry.value.text;
    }
    return out;
}

} // namespace

Result<Answers> readAnswers(const std::string& file, const std::vector<std::string>& yesTo)
{
    Answers out;
    for (const std::string& id : yesTo) {
        if (id == "lock")
            out.localLock = true;
        else
            out.steps[id].confirm = true;
    }
    if (file.empty())
        return out;
    const auto node = readYamlFile(file);
    if (!node)
        return node.error();
    const auto wrong = [&](const Mark& mark, const std::string& what) {
        return Error{ErrorKind::Misconfigured, what, 0, {}, Place{file, mark.line, mark.column}};
    };
    if (!node->isMapping())
        return wrong(node->begin, "answers are a mapping");
    for (const auto& entry : node->entries) {
        if (entry.key == "inputs") {
            out.inputs = scalars(&entry.value);
        } else if (entry.key == "lock") {
            if (entry.value.text != "local")
                return wrong(entry.value.begin, "lock: local is the only answer");
            out.localLock = true;
        } else if (entry.key == "impact_start") {
            out.impact = entry.value.text;
            World at{};
            if (out.impact != "confirm" && out.impact != "leave" && !parseTime(out.impact, at))
                return wrong(entry.value.begin, "impact_start is confirm, leave or a time");
        } else if (entry.key == "left_changed") {
            if (entry.value.isScalar() && entry.value.text == "leave") {
                out.leave = true;
                continue;
            }
            out.owner = entry.value.string("owner");
            out.ownedFor = entry.value.string("for");
            if (out.owner.empty() || out.ownedFor.empty())
                return wrong(entry.value.begin, "left_changed is \"leave\" or {owner, for}");
        } else if (entry.key == "steps") {
            for (const auto& step : entry.value.entries) {
                GivenAnswer answer;
                if (step.value.isScalar()) {
                    answer.confirm = step.value.text == "confirm";
                    if (!answer.confirm)
                        answer.text = step.value.text;
                } else {
                    answer.option = step.value.string("option");
                    answer.reason = step.value.string("reason");
                    answer.text = step.value.string("text");
                    answer.second = step.value.string("second");
                    answer.evidence = step.value.string("evidence");
                    answer.confirm = step.value.string("confirm") == "true";
                    answer.values = scalars(step.value.find("values"));
                    for (const auto& key : step.value.entries) {
                        bool known = false;
                        for (const char* word : {"option",
                                                 "reason",
                                                 "text",
                                                 "second",
                                                 "evidence",
                                                 "confirm",
                                                 "values"})
                            known = known || key.key == word;
                        if (!known)
                            return wrong(key.keyBegin, "unknown answer \"" + key.key + "\"");
                    }
                }
                out.steps[step.key] = std::move(answer);
            }
        } else {
            return wrong(entry.keyBegin, "unknown key \"" + entry.key + "\"");
        }
    }
    return out;
}

Status allowedAnswers(const Answers& answers, const runbook::Runbook& runbook, runbook::Mode mode)
{
    for (const auto& [id, answer] : answers.steps) {
        const runbook::StepDef* step = runbook.step(id);
        const auto refused = [&, name = id](const std::string& why) {
            return Error{ErrorKind::Misconfigured,
                         "an answer for \"" + name + "\" is refused: " + why,
                         0,
                         {},
                         {}};
        };
        if (!step)
            return refused("there is no such step");
        if (step->type == "approval")
            return refused("approvals are given by people, not beforehand");
        if (step->irreversible && mode == runbook::Mode::Live)
            return refused("it cannot be undone, and this is live");
    }
    return {};
}

} // namespace mw::cli
