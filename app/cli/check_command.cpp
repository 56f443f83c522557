// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The credential and connection doctor: each source, what came of it, permissions, remedy.
#include "app/cli/check_found.h"
#include "app/cli/check_ready.h"
#include "app/cli/check_report.h"
#include "app/cli/commands.h"
#include "app/cli/json.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {

void addCheck(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        EstateArgs estate;
        bool json = false;
    };
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand(
        "check", "credential and connection doctor: what works, and the remedy");
    addEstateOptions(*command, args->estate, true);
    command->add_flag("--json", args->json, "machine-readable (midwatch/check/v1)");
    command->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] {
            const auto options = sessionOptions(args->estate);
            if (!options)
                return fail(options.error());
            auto session = Session::open(*options);
            if (!session)
                return fail(session.error());
            if (const Status waited = waitUntilSettled(**session, args->estate); !waited)
                return fail(waited.error());
            lookIntoClusters(**session);
            auto report = checkJson(**session, askPermissions(**session));
            report["recovery"] = readyJson(checkReadiness(**session), (*session)->clock().world());
            if (args->json)
                std::printf("%s\n", cli::text(report).c_str());
            else
                std::printf("%s\n%s",
                            checkText(report, terminalWidth()).c_str(),
                            readyText(report["recovery"], terminalWidth()).c_str());
            return int(report["usable"].get<bool>() ? Well : Degraded);
        };
    });
}

} // namespace mw::cli
