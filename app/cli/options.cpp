// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>
#include <cstdio>

namespace mw::cli {

void addEstateOptions(CLI::App& command, EstateArgs& args, bool wait)
{
    auto* estate = command.add_option("--estate", args.estate, "estate file")->type_name("FILE");
    auto* demo = command
                     .add_option_function<std::string>(
                         "--demo",
                         [&args](const std::string& scenario) { args.demo = scenario; },
                         "the simulated estate, in a scenario")
                     ->type_name("[SCENARIO]")
                     ->expected(0, 1)
                     ->default_str("")
                     ->run_callback_for_default(false);
    demo->excludes(estate);
    if (wait)
        command.add_option("--wait", args.wait, "wait at most so many seconds for every source")
            ->type_name("SECONDS")
            ->check(CLI::Range(0, 86400))
            ->capture_default_str();
}

Result<SessionOptions> sessionOptions(const EstateArgs& args)
{
    SessionOptions options;
    options.estateFile = args.estate;
    options.demo = args.demo;
    options.speed = args.speed;
    if (!args.at.empty()) {
        World at{};
        if (!parseTime(args.at, at))
            return Error{ErrorKind::Misconfigured,
                         "--at " + args.at + " is no time like 2026-01-31T03:00:00Z",
                         0,
                         {},
                         {}};
        options.at = at;
    }
    return options;
}

int fail(const Error& error)
{
    std::fprintf(stderr, "midwatch: %s\n", describe(error).c_str());
    return Unusable;
}

void waitUntilSettled(Session& session, int seconds)
{
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, [] { QCoreApplication::quit(); });
    limit.start(seconds * 1000);
    const auto look = [&session] {
        if (session.hub().settled())
            QCoreApplication::quit();
    };
    QObject::connect(&session.hub(), &Hub::settledChanged, &session, look);
    QObject::connect(&session, &Session::ready, &session, look, Qt::QueuedConnection);
    session.start();
    QCoreApplication::exec();
}

} // namespace mw::cli
