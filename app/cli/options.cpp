// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "models/text/limits.h"
#include "models/text/sentences.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFileInfo>
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
    if (wait) {
        command
            .add_option("--allow-exec,--allow",
                        args.allow,
                        "allows this exact command to run and hand out credentials, now and later")
            ->type_name("COMMAND")
            ->allow_extra_args(false);
        command.add_option("--wait", args.wait, "wait at most so many seconds for every source")
            ->type_name("SECONDS")
            ->check(CLI::Range(0, 86400))
            ->capture_default_str();
    }
}

void addReplayOption(CLI::App& command, EstateArgs& args)
{
    auto* replay = command.add_option("--replay", args.replay, "a recording made by export")
                       ->type_name("FILE");
    for (const char* other : {"--estate", "--demo"})
        replay->excludes(command.get_option(other));
}

int checkReplay(const EstateArgs& args)
{
    const QFileInfo file(QString::fromStdString(args.replay));
    const bool readable = args.replay.empty() || (file.isReadable() && !file.isDir());
    return readable ? 0
                    : fail({ErrorKind::NotAvailable,
                            "the recording " + args.replay + " cannot be opened",
                            0,
                            {},
                            {}});
}

Result<SessionOptions> sessionOptions(const EstateArgs& args)
{
    SessionOptions options;
    options.estateFile = args.estate;
    options.demo = args.demo;
    options.speed = args.speed;
    options.replay = args.replay;
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

Status waitUntilSettled(Session& session, const EstateArgs& args)
{
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, [] { QCoreApplication::quit(); });
    const auto look = [&session] {
        if (session.hub().settled())
            QCoreApplication::quit();
    };
    QObject::connect(&session.hub(), &Hub::settledChanged, &session, look);
    QObject::connect(&session, &Session::ready, &session, look, Qt::QueuedConnection);
    Status status;
    // From inside the loop: what ends it must not come before it runs.
    QTimer::singleShot(0, &session, [&] {
        session.allow(args.allow, [&](const Status& allowed) {
            status = allowed;
            if (!allowed) {
                QCoreApplication::quit();
                return;
            }
            limit.start(args.wait * 1000);
            session.start();
        });
    });
    QCoreApplication::exec();
    return status;
}

void tellRemedies(const Session& session)
{
    for (const SourceStatus& source : session.hub().sources()) {
        for (const QString& limit : text::limits(source))
            std::fprintf(stderr, "midwatch: %s: %s\n", source.id.str().c_str(), qPrintable(limit));
        if (source.error && !source.error->hint.empty() && source.state != SourceState::Live)
            std::fprintf(stderr,
                         "midwatch: %s: %s\n",
                         source.id.str().c_str(),
                         qPrintable(text::remedy(*source.error)));
    }
}

} // namespace mw::cli
