// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/display.h"
#include "app/boot/hardening.h"
#include "app/boot/logging.h"
#include "app/boot/signals.h"
#include "app/boot/translation.h"
#include "app/cli/commands.h"
#include "app/cli/runbook_commands.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QCoreApplication>
#include <QHashFunctions>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace {

// Is what is printed read by programs? Its words do not follow the language of the machine then.
bool forPrograms(const CLI::App& command)
{
    for (const char* name : {"--json", "--tsv"}) {
        const CLI::Option* flag = command.get_option_no_throw(name);
        if (flag && flag->count() > 0)
            return true;
    }
    const auto chosen = command.get_subcommands();
    return std::any_of(
        chosen.begin(), chosen.end(), [](const CLI::App* one) { return forPrograms(*one); });
}

} // namespace

int main(int argc, char** argv)
{
    mw::forbidCoreDumps();
    mw::ignoreBrokenPipes();

    CLI::App cli{"Midwatch: the operations console for whoever has the watch", "midwatch"};
    cli.set_version_flag("--version", "midwatch " MIDWATCH_VERSION);
    cli.require_subcommand(0, 1);
    cli.fallthrough(); // --verbose and --lang may stand behind the subcommand too
    mw::cli::Chosen chosen;
    mw::LogOptions logging;
    cli.add_flag("--verbose", logging.verbose, "messages of every kind on standard error");
    cli.add_option("--lang", chosen.lang, "language, as in de or ja; the system's by default");
    mw::cli::addCheck(cli, chosen);
    mw::cli::addStatus(cli, chosen);
    mw::cli::addList(cli, chosen);
    mw::cli::addSimulate(cli, chosen);
    mw::cli::addRender(cli, chosen);
    mw::cli::addWindow(cli, chosen);
    mw::cli::addRunbook(cli, chosen);
    mw::cli::addExport(cli, chosen);
    mw::cli::addIncident(cli, chosen);
    mw::cli::addManual(cli, chosen);
    try {
        // A value of --demo stands behind '=' only: in `list --demo pods` the topic is no scenario.
        std::vector<std::string> words;
        for (int i = argc - 1; i > 0; --i)
            words.emplace_back(std::string_view(argv[i]) == "--demo" ? "--demo=quiet-night"
                                                                     : argv[i]);
        cli.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        const int code = cli.exit(error);
        return code == 0 ? 0 : mw::cli::Unusable;
    }

    if (!chosen.endsAtOnce)
        mw::blockTerminationSignals(); // before any thread is there
    mw::installLogging(logging);
    QCoreApplication::setOrganizationName(QString());
    QCoreApplication::setApplicationName(QStringLiteral("midwatch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MIDWATCH_VERSION));
    std::unique_ptr<QCoreApplication> app;
    // What makes a window pointless is said before one is asked for: Qt only aborts without a
    // display.
    if (const int code = chosen.check ? chosen.check() : 0)
        return code;
    if (chosen.needsWindow && !chosen.offscreen) {
        if (const std::string problem = mw::displayProblem(); !problem.empty()) {
            std::fprintf(stderr, "midwatch: %s\n", problem.c_str());
            return mw::cli::Unusable;
        }
    }
    if (chosen.needsWindow) {
        if (chosen.offscreen) {
            // the same picture on every machine: no display, no scaling but the asked one, UTC
            qputenv("QT_QPA_PLATFORM", "offscreen");
            qputenv("QT_SCALE_FACTOR", QByteArray::number(chosen.scale));
            qputenv("TZ", "UTC");
            QHashSeed::setDeterministicGlobalSeed(); // Qt's PDF lists its resources in hash order
        }
        mw::setFatalIsUnusable(true); // a display that is there may still refuse
        app = std::make_unique<QApplication>(argc, argv);
        mw::setFatalIsUnusable(false);
    } else {
        app = std::make_unique<QCoreApplication>(argc, argv);
    }
    if (chosen.lang.empty() && (chosen.english || forPrograms(cli)))
        chosen.lang = "en";
    mw::loadTranslation(*app, QString::fromStdString(chosen.lang));
    // asked to end while it waits: end the event loop, and the process if that is not enough
    std::optional<mw::TerminationSignals> ended;
    int asked = 0;
    if (!chosen.endsAtOnce && !chosen.ownSignals)
        ended.emplace([&asked] {
            if (++asked > 1)
                std::_Exit(130);
            QCoreApplication::exit(130);
        });
    const int code = chosen.run ? chosen.run() : 0;
    return asked > 0 ? 130 : code;
}
