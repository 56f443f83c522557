// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/signals.h"
#include "app/cli/commands.h"
#include "app/simulator/simulator.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTemporaryDir>
#include <cstdio>
#include <memory>

namespace mw::cli {

void addSimulate(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        std::string scenario = "quiet-night", listen, dir, at;
        double speed = 1;
        int scale = 1;
        uint64_t seed = 1;
    };
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand("simulate", "start the simulated estate alone");
    command->add_option("--scenario", args->scenario, "file, or its stem")->type_name("FILE");
    command->add_option("--speed", args->speed, "times real time; 0 = paused")
        ->check(CLI::Range(0.0, 600.0));
    command->add_option("--listen", args->listen, "address of the control face")
        ->type_name("HOST:PORT");
    command->add_option("--dir", args->dir, "where kubeconfig and estate.yaml are written")
        ->type_name("DIR");
    command->add_option("--at", args->at, "virtual time at the start (RFC 3339)")
        ->type_name("TIME");
    command->add_option("--scale", args->scale, "147 = 5,000 nodes and 150,000 pods")
        ->check(CLI::Range(1, 200));
    command->add_option("--seed", args->seed, "the same seed, the same estate");
    command->callback([args, &chosen] {
        chosen.ownSignals = true;
        chosen.run = [args] {
            sim::SimulatorOptions options;
            options.scenario = args->scenario;
            options.scenarioDir = resourceFolder("scenarios");
            options.runbookDir = resourceFolder("runbooks");
            options.speed = args->speed;
            options.scale = args->scale;
            options.seed = args->seed;
            if (!args->listen.empty()) {
                const size_t colon = args->listen.rfind(':');
                options.listenHost = args->listen.substr(0, colon);
                if (colon != std::string::npos)
                    options.port = std::atoi(args->listen.c_str() + colon + 1);
            }
            World at{};
            if (!args->at.empty()) {
                if (!parseTime(args->at, at))
                    return fail(
                        {ErrorKind::Misconfigured, "--at " + args->at + " is no time", 0, {}, {}});
                options.at = at;
            }
            QTemporaryDir own;
            options.dir = args->dir.empty() ? own.path().toStdString() : args->dir;
            auto simulator = sim::Simulator::start(options);
            if (!simulator)
                return fail(simulator.error());
            std::printf("%s\n", (*simulator)->readyLine().c_str());
            std::fflush(stdout);
            const TerminationSignals signals([] { QCoreApplication::quit(); });
            QCoreApplication::exec();
            (*simulator)->stop();
            return int(Well);
        };
    });
}

} // namespace mw::cli
