// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"
#include "app/cli/runbook_words.h"
#include "models/runbook/spoken.h"
#include "models/text/freeze_words.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

void indented(const QString& label, const std::string& text)
{
    labelled(4, 8, label, text);
}

// "Yes. It began with the deploy. -> 6 The decision stands (say why)"
std::string optionLine(const runbook::PlanOption& option)
{
    QString out = QString::fromStdString(option.label) + QStringLiteral(" -> ");
    if (option.steps > 0)
        //: An option of a decision, in a terminal: before the step that it leads to
        out += option.steps == 1 ? Terminal::tr("%1 step, then ").arg(option.steps)
                                 : Terminal::tr("%1 steps, then ").arg(option.steps);
    out += option.target.empty()
        //: An option of a decision leads to the step behind it
        ? Terminal::tr("the next step")
        : QString::number(option.targetNumber) + QLatin1Char(' ')
            + QString::fromStdString(option.targetTitle);
    if (option.needsReason)
        //: Behind an option: a reason must be given
        out += QLatin1Char(' ') + Terminal::tr("(say why)");
    if (!option.when.empty())
        //: Behind an option. %1 = a condition
        out += QLatin1Char(' ')
            + Terminal::tr("(only if %1)").arg(QString::fromStdString(option.when));
    return out.toStdString();
}

Json optionJson(const runbook::PlanOption& option)
{
    return {{"label", option.label},
            {"when", option.when},
            {"target", option.target},
            {"steps", option.steps},
            {"reason", option.needsReason}};
}

void print(const runbook::PlanView& plan, World now)
{
    for (const std::string& problem : plan.problems)
        //: %1 = why a plan cannot be run
        say(Terminal::tr("not runnable: %1").arg(QString::fromStdString(runbook::spoken(problem))));
    for (const runbook::PlanFreeze& one : plan.freezes)
        say(text::warning(one.freeze, one.environment, now));
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
                    runbook::spoken(step.risk).c_str(),
                    step.notExercised ? ("  " + Terminal::tr("NOT EXERCISED").toStdString()).c_str()
                                      : "");
        std::string request = step.request;
        while (!request.empty() && request.back() == '\n')
            request.pop_back();
        //: Label in a plan, at most 7 letters: the exact request
        indented(Terminal::tr("request"), request);
        for (const runbook::PlanOption& option : step.options)
            //: Label in a plan, at most 7 letters: one answer of a decision
            indented(Terminal::tr("option"), optionLine(option));
        //: Label in a plan, at most 7 letters: state before the step
        indented(Terminal::tr("now"), runbook::spoken(step.now));
        //: Label in a plan, at most 7 letters: state after the step
        indented(Terminal::tr("then"), runbook::spoken(step.then));
        //: Label in a plan, at most 7 letters: how the step is taken back
        indented(Terminal::tr("undo"), runbook::spoken(step.undo));
        //: Label in a plan, at most 7 letters: what the server said to a rehearsal
        indented(Terminal::tr("dry run"), runbook::spoken(step.dryRun));
        //: Label in a plan, at most 7 letters: what the server says one may do
        indented(Terminal::tr("may"), runbook::spoken(step.permission));
        for (const std::string& warning : step.warnings)
            //: Label in a plan, at most 7 letters
            indented(Terminal::tr("warning"), runbook::spoken(warning));
        //: Label in a plan, at most 7 letters: what is not known yet
        indented(Terminal::tr("later"), runbook::spoken(step.unresolved));
        //: Label in a plan, at most 7 letters
        indented(Terminal::tr("PROBLEM"), runbook::spoken(step.problem));
    }
    std::printf("\n%s\n", runbook::spokenSentences(plan.sentence).c_str());
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
    Json freezes = Json::array();
    for (const runbook::PlanFreeze& one : plan.freezes)
        freezes.push_back({{"environment", one.environment},
                           {"reason", one.freeze.reason},
                           {"from", formatTime(one.freeze.from)},
                           {"until", formatTime(one.freeze.until)}});
    return {{"schema", "midwatch/runbook-plan/v1"},
            {"steps", steps},
            {"problems", plan.problems},
            {"freezes", freezes},
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
        chosen.english = true;
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
                        print(plan, host.services().clock->world());
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
