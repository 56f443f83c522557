// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

void indented(const char* label, const std::string& text)
{
    if (text.empty())
        return;
    std::printf("    %-8s", label);
    for (const char c : text) {
        std::putchar(c);
        if (c == '\n')
            std::printf("            ");
    }
    std::putchar('\n');
}

// "Yes. It began with the deploy. -> 6 The decision stands (say why)"
std::string optionLine(const runbook::PlanOption& option)
{
    std::string out = option.label + " -> ";
    if (option.steps > 0)
        out += std::to_string(option.steps)
            + (option.steps == 1 ? " step, then " : " steps, then ");
    out += option.target.empty() ? "the next step"
                                 : std::to_string(option.targetNumber) + " " + option.targetTitle;
    if (option.needsReason)
        out += " (say why)";
    if (!option.when.empty())
        out += " (only if " + option.when + ")";
    return out;
}

Json optionJson(const runbook::PlanOption& option)
{
    return {{"label", option.label},
            {"when", option.when},
            {"target", option.target},
            {"steps", option.steps},
            {"reason", option.needsReason}};
}

void print(const runbook::PlanView& plan)
{
    for (const std::string& problem : plan.problems)
        std::printf("not runnable: %s\n", problem.c_str());
    std::string list;
    for (const runbook::PlanStep& step : plan.steps) {
        if (step.list != list) {
            list = step.list;
            std::printf("\n[%s]\n", list.c_str());
        }
        std::printf("%3s %s  (%s, %s)%s\n",
                    step.number ? std::to_string(step.number).c_str() : "-",
                    step.title.c_str(),
                    step.type.c_str(),
                    step.risk.c_str(),
                    step.notExercised ? "  NOT EXERCISED" : "");
        std::string request = step.request;
        while (!request.empty() && request.back() == '\n')
            request.pop_back();
        indented("request", request);
        for (const runbook::PlanOption& option : step.options)
            indented("option", optionLine(option));
        indented("now", step.now);
        indented("then", step.then);
        indented("undo", step.undo);
        indented("dry run", step.dryRun);
        indented("may", step.permission);
        for (const std::string& warning : step.warnings)
            indented("warning", warning);
        indented("later", step.unresolved);
        indented("PROBLEM", step.problem);
    }
    std::printf("\n%s\n", plan.sentence.c_str());
}

Json toJson(const runbook::PlanView& plan)
{
    Json steps = Json::array();
    for (const runbook::PlanStep& step : plan.steps) {
        Json options = Json::array();
        for (const runbook::PlanOption& option : step.options)
            options.push_back(optionJson(option));
        steps.push_back({{"id", step.id},
                         {"title", step.title},
                         {"type", step.type},
                         {"list", step.list},
                         {"effect", toString(step.effect)},
                         {"risk", step.risk},
                         {"wayBack", toString(step.wayBack)},
                         {"options", options},
                         {"request", step.request},
                         {"now", step.now},
                         {"then", step.then},
                         {"undo", step.undo},
                         {"dryRun", step.dryRun},
                         {"permission", step.permission},
                         {"warnings", step.warnings},
                         {"unresolved", step.unresolved},
                         {"problem", step.problem},
                         {"notExercised", step.notExercised},
                         {"hash", step.argsHash}});
    }
    return {{"schema", "midwatch/runbook-plan/v1"},
            {"steps", steps},
            {"problems", plan.problems},
            {"sentence", plan.sentence},
            {"effects", plan.effects},
            {"irreversible", plan.irreversible},
            {"wayBack", toString(plan.wayBack)},
            {"runnable", plan.runnable()}};
}

} // namespace

void addRunbookPlan(CLI::App& group, Chosen& chosen)
{
    const auto args = std::make_shared<RunbookArgs>();
    CLI::App* command = group.add_subcommand("plan", "what a run would do; changes nothing");
    addRunbookOptions(*command, *args);
    command->add_flag("--json", args->json, "machine-readable");
    command->callback([args, &chosen] {
        chosen.run = [args] {
            const auto request = runRequest(*args);
            if (!request)
                return fail(request.error());
            RunbookHost host;
            if (auto opened = host.open(args->estate); !opened)
                return fail(opened.error());
            std::unique_ptr<runbook::Planner> planner;
            int code = Unusable;
            host.exec([&] {
                planner = std::make_unique<runbook::Planner>(host.services());
                QObject::connect(planner.get(), &runbook::Planner::finished, planner.get(), [&] {
                    const runbook::PlanView& plan = planner->view();
                    if (args->json)
                        std::printf("%s\n", toJson(plan).dump(2).c_str());
                    else
                        print(plan);
                    code = plan.runnable() ? 0 : 1;
                    QCoreApplication::quit();
                });
                planner->start(*request);
            });
            return code;
        };
    });
}

} // namespace mw::cli
