// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/signals.h"
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"
#include "app/cli/runbook_terminal.h"
#include "models/runbook/journal/journal.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <cstdio>
#include <memory>

namespace mw::cli {
namespace {

// Everything the loop needs; destroyed in the order of the house: terminal, engine, estate.
int drive(RunbookHost& host,
          const Answers& answers,
          const std::string& who,
          const std::function<Status(runbook::Engine&)>& open)
{
    std::unique_ptr<runbook::Engine> engine;
    std::unique_ptr<RunTerminal> terminal;
    int refused = 0;
    // The run stays open when the program is asked to stop: the journal knows how far it came.
    const TerminationSignals signals([] { QCoreApplication::quit(); });
    host.exec([&] {
        engine = std::make_unique<runbook::Engine>(host.services());
        if (auto opened = open(*engine); !opened) {
            refused = fail(opened.error());
            QCoreApplication::quit();
            return;
        }
        terminal = std::make_unique<RunTerminal>(*engine, answers, who);
        terminal->begin();
    });
    return refused ? refused : terminal ? terminal->exitCode() : int(RunWaiting);
}

} // namespace

void addRunbookRun(CLI::App& group, Chosen& chosen)
{
    struct Args : RunbookArgs
    {
        std::string answers;
        std::vector<std::string> yesTo;
    };
    const auto args = std::make_shared<Args>();
    const auto common = [](CLI::App& command, Args& a) {
        command.add_option("--yes-to", a.yesTo, "confirm this step (lock: the local lock)")
            ->type_name("ID")
            ->allow_extra_args(false);
        command.add_option("--answers", a.answers, "answers given beforehand")->type_name("FILE");
        command.add_option("--runs", a.runsDir, "where runs are kept")->type_name("DIR");
    };
    CLI::App* run = group.add_subcommand("run", "guided run in the terminal");
    addRunbookOptions(*run, *args);
    common(*run, *args);
    run->callback([args, &chosen] {
        chosen.english = true;
        chosen.run = [args] {
            const auto answers = readAnswers(args->answers, args->yesTo);
            if (!answers)
                return fail(answers.error());
            auto request = runRequest(*args);
            if (!request)
                return fail(request.error());
            for (const auto& [name, value] : answers->inputs)
                request->inputs.emplace(name, value);
            if (auto allowed = allowedAnswers(*answers, request->runbook, request->mode); !allowed)
                return fail(allowed.error());
            RunbookHost host;
            if (auto opened = host.open(args->estate); !opened)
                return fail(opened.error());
            return drive(host, *answers, operatorName(*args), [&](runbook::Engine& engine) {
                return engine.create(*request);
            });
        };
    });

    const auto again = std::make_shared<Args>();
    CLI::App* resume
        = group.add_subcommand("resume", "take up a run after a crash, or on another machine");
    resume->add_option("run", again->file, "its folder, or its name under --runs")
        ->required()
        ->type_name("RUN");
    addEstateOptions(*resume, again->estate, false);
    resume->add_option("--speed", again->estate.speed, "of --demo, times real time")
        ->check(CLI::Range(0.0, 600.0));
    resume->add_option("--as", again->operatorName, "who drives; the login name by default")
        ->type_name("NAME");
    common(*resume, *again);
    resume->callback([again, &chosen] {
        chosen.english = true;
        chosen.run = [again] {
            const auto answers = readAnswers(again->answers, again->yesTo);
            if (!answers)
                return fail(answers.error());
            const std::string dir = runFolder(*again);
            // What the run is: read without taking it.
            runbook::RunView before;
            {
                RunbookHost none;
                if (auto opened = none.open({}); !opened)
                    return fail(opened.error());
                runbook::Engine reader(none.services());
                if (auto opened = reader.openReadOnly(dir); !opened)
                    return fail(opened.error());
                before = reader.view();
                if (auto allowed = allowedAnswers(*answers, reader.runbook(), before.mode);
                    !allowed)
                    return fail(allowed.error());
                const auto files = runbook::makeFileLayer();
                const auto content = runbook::readJournal(*files, dir);
                if (content && again->estate.estate.empty() && !again->estate.demo) {
                    const auto& created = content->records.front().body;
                    if (created.contains("estateFile") && created["estateFile"].is_string())
                        again->estate.estate = created["estateFile"].get<std::string>();
                }
            }
            RunbookHost host;
            if (auto opened = host.open(again->estate); !opened)
                return fail(opened.error());
            return drive(host, *answers, operatorName(*again), [&](runbook::Engine& engine) {
                return engine.resume(dir, operatorName(*again));
            });
        };
    });
}

} // namespace mw::cli
