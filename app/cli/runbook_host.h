// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run on the command line stands on: the session of an estate or, for runbooks that touch no
// network, nothing but a clock.
#pragma once

#include "app/cli/options.h"
#include "app/wiring/desktop_notifier.h"
#include "models/runbook/plan.h"

namespace mw::cli {

struct RunbookArgs
{
    EstateArgs estate;
    std::string file;
    std::vector<std::string> inputs; // k=v
    std::string mode = "live", posture = "planned", operatorName, runsDir;
    bool json = false;
};

void addRunbookOptions(CLI::App& command, RunbookArgs& args);
std::string operatorName(const RunbookArgs& args); // --as, else the login name
std::string runsDir(const RunbookArgs& args);
// Of the run that args.file names: a folder, or a name under --runs.
std::string runFolder(const RunbookArgs& args);
// File, inputs and mode; Misconfigured with place.
Result<runbook::RunRequest> runRequest(const RunbookArgs& args);

class RunbookHost
{
public:
    RunbookHost();
    ~RunbookHost();
    // Without --estate and --demo there is no network: every request is refused by name.
    Status open(const EstateArgs& args);
    // Runs `then` inside the event loop once secrets, endpoints and clock are there.
    int exec(const std::function<void()>& then);
    const runbook::Services& services() const { return m_services; }
    Session* session() { return m_session.get(); }

private:
    struct NoGateway;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<NoGateway> m_noGateway;
    std::unique_ptr<SecretStore> m_secrets;
    SystemClock m_systemClock;
    DesktopNotifier m_notifier;
    runbook::Services m_services;
};

} // namespace mw::cli
