// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_host.h"

#include "models/runbook/journal/journal.h"
#include "models/runbook/library.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>
#include <cstdlib>

namespace mw::cli {

struct RunbookHost::NoGateway final : Gateway
{
    uint64_t submit(const std::string& endpoint, HttpCall, Priority, Done done) override
    {
        QTimer::singleShot(0, [endpoint, done = std::move(done)] {
            done(Error{ErrorKind::Misconfigured,
                       "there is no \"" + endpoint + "\": name an estate with --estate or --demo",
                       0,
                       {},
                       {}});
        });
        return 1;
    }
    void cancel(uint64_t) override { }
};

RunbookHost::RunbookHost() = default;
RunbookHost::~RunbookHost() = default;

Status RunbookHost::open(const EstateArgs& args)
{
    m_services.notifier = &m_notifier;
    if (args.estate.empty() && !args.demo) {
        m_noGateway = std::make_unique<NoGateway>();
        m_secrets = makeSystemSecretStore();
        m_services.clock = &m_systemClock;
        m_services.gateway = m_noGateway.get();
        m_services.secrets = m_secrets.get();
        m_services.estate.name = "none";
        return {};
    }
    const auto options = sessionOptions(args);
    if (!options)
        return options.error();
    auto session = Session::open(*options);
    if (!session)
        return session.error();
    m_session = std::move(*session);
    m_services.clock = &m_session->clock();
    m_services.gateway = &m_session->gateway();
    m_services.secrets = &m_session->secrets();
    m_services.estate = m_session->runbookFacts();
    return {};
}

int RunbookHost::exec(const std::function<void()>& then)
{
    if (m_session) {
        QObject::connect(
            m_session.get(), &Session::ready, m_session.get(), then, Qt::QueuedConnection);
        m_session->start();
    } else {
        QTimer::singleShot(0, then);
    }
    return QCoreApplication::exec();
}

void addRunbookOptions(CLI::App& command, RunbookArgs& args)
{
    addEstateOptions(command, args.estate, false);
    command.add_option("file", args.file, "runbook")->required()->type_name("FILE");
    command.add_option("--input", args.inputs, "value of an input")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command.add_option("--mode", args.mode, "live, drill or simulate")
        ->check(CLI::IsMember({"live", "drill", "simulate"}))
        ->capture_default_str();
    command.add_option("--posture", args.posture, "planned or unplanned")
        ->check(CLI::IsMember({"planned", "unplanned"}))
        ->capture_default_str();
    command.add_option("--speed", args.estate.speed, "of --demo, times real time")
        ->check(CLI::Range(0.0, 600.0));
    command.add_option("--as", args.operatorName, "who drives; the login name by default")
        ->type_name("NAME");
}

std::string operatorName(const RunbookArgs& args)
{
    if (!args.operatorName.empty())
        return args.operatorName;
    for (const char* name : {"MIDWATCH_OPERATOR", "USER", "LOGNAME"}) {
        if (const char* value = std::getenv(name); value && *value)
            return value;
    }
    return "operator";
}

std::string runsDir(const RunbookArgs& args)
{
    return args.runsDir.empty() ? runbook::defaultRunsDir() : args.runsDir;
}

std::string runFolder(const RunbookArgs& args)
{
    const auto files = runbook::makeFileLayer();
    return files->exists(runbook::journalPath(args.file)) ? args.file
                                                          : runsDir(args) + "/" + args.file;
}

Result<runbook::RunRequest> runRequest(const RunbookArgs& args)
{
    runbook::RunRequest out;
    auto loaded = runbook::loadRunbook(args.file);
    if (!loaded)
        return loaded.error();
    out.runbook = std::move(*loaded);
    for (const std::string& input : args.inputs) {
        const size_t equals = input.find('=');
        if (equals == std::string::npos || equals == 0)
            return Error{
                ErrorKind::Misconfigured, "--input " + input + " is not NAME=VALUE", 0, {}, {}};
        out.inputs[input.substr(0, equals)] = input.substr(equals + 1);
    }
    out.mode = runbook::parseMode(args.mode).value_or(runbook::Mode::Live);
    out.posture
        = args.posture == "unplanned" ? runbook::Posture::Unplanned : runbook::Posture::Planned;
    out.operatorName = operatorName(args);
    out.runsDir = runsDir(args);
    return out;
}

} // namespace mw::cli
