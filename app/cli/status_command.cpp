// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "models/text/format.h"
#include "models/text/sentences.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

int exitOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
    case Severity::Info:
        return Well;
    case Severity::Warning:
    case Severity::Critical:
        return Degraded;
    case Severity::Unknown:
        break;
    }
    return UnknownState;
}

void print(const Hub& hub)
{
    const World now = hub.clock().world();
    const Verdict verdict = hub.verdict();
    std::printf("%s: %s\n", verdictWord(verdict.severity), verdict.sentence.c_str());
    std::printf("\nSOURCE\tTYPE\tSTATE\tDETAIL\n");
    for (const SourceStatus& source : hub.sources())
        std::printf("%s\t%s\t%s\t%s\n",
                    source.id.str().c_str(),
                    source.type.c_str(),
                    toString(source.state),
                    qPrintable(text::sentence(source, now)));
    if (!hub.findings().empty())
        std::printf("\nSEVERITY\tCHECK\tSUBJECT\tWHAT\tSINCE\n");
    for (const Finding& finding : hub.findings())
        std::printf("%s\t%s\t%s\t%s\t%s\n",
                    toString(finding.severity),
                    finding.check.c_str(),
                    finding.subject.c_str(),
                    finding.sentence.c_str(),
                    qPrintable(text::age(finding.since, now)));
    if (hub.slos().size() > 0)
        std::printf("\nSLO\tOBJECTIVE\tSLI\tBUDGET LEFT\tSTATE\n");
    hub.slos().forEach([](Slot, const Slo& slo) {
        std::printf("%s\t%s\t%s\t%s\t%s\n",
                    slo.name.c_str(),
                    qPrintable(text::objective(slo.objectiveText)),
                    qPrintable(text::availability(slo.sli, slo.objective)),
                    qPrintable(text::budget(slo.remaining)),
                    qPrintable(text::word(slo.state)));
    });
}

} // namespace

void addStatus(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        EstateArgs estate;
        bool json = false;
    };
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand("status", "collect once and print the aggregated state");
    addEstateOptions(*command, args->estate, true);
    addReplayOption(*command, args->estate);
    command->add_flag("--json", args->json, "machine-readable (midwatch/status/v1)");
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
            const Hub& hub = (*session)->hub();
            if (args->json)
                std::printf("%s\n", cli::text(statusJson(hub)).c_str());
            else
                print(hub);
            for (const Diagnostic& one : (*session)->estate().diagnostics)
                std::fprintf(stderr, "%s\n", format(one).c_str());
            tellRemedies(**session);
            return exitOf(hub.verdict().severity);
        };
    });
}

} // namespace mw::cli
