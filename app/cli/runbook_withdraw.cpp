// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence that should not have been kept is taken out of a run; that it was there stays.
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"
#include "app/cli/runbook_words.h"
#include "app/cli/signature_input.h"
#include "models/runbook/engine.h"
#include "models/runbook/spoken.h"
#include "models/text/format.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace mw::cli {
namespace {

using namespace runbook;

struct WithdrawArgs : RunbookArgs
{
    std::string evidence, reason;
};

QString lineOf(const EvidenceView& one)
{
    QString line = text::qs(one.file) + u' ' + text::qs(one.kind);
    if (!one.label.empty())
        line += u' ' + text::qs(one.label);
    return line + withdrawnWords(one);
}

int withdraw(const WithdrawArgs& args)
{
    RunbookHost host;
    if (auto opened = host.open({}); !opened)
        return fail(opened.error());
    Services services = host.services();
    services.estate.name.clear();
    Engine engine(services);
    if (auto opened = engine.openReadOnly(runFolder(args)); !opened)
        return fail(opened.error());
    if (args.evidence.empty()) {
        for (const EvidenceView& one : engine.view().evidence)
            say(lineOf(one));
        return 0;
    }
    if (args.reason.empty())
        return fail(unusable("say why: --reason TEXT"));
    const std::string file
        = args.evidence.starts_with("evidence/") ? args.evidence : "evidence/" + args.evidence;
    const Status done = engine.withdraw(file, operatorName(args), args.reason);
    if (!done) {
        //: %1 = why
        tell(Terminal::tr("refused: %1").arg(text::qs(spokenRefusal(done.error().detail))));
        return done.error().kind == ErrorKind::Invalid ? 1 : int(Unusable);
    }
    const auto& all = engine.view().evidence;
    const auto one
        = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.file == file; });
    if (one == all.end())
        return Unusable;
    say(lineOf(*one));
    if (one->kind == "output")
        tell(Terminal::tr("What the step printed stands in the journal too, and for a script in "
                          "the folder out: those are not touched."));
    return 0;
}

} // namespace

void addRunbookWithdraw(CLI::App& group, Chosen& chosen)
{
    const auto args = std::make_shared<WithdrawArgs>();
    CLI::App* command = group.add_subcommand(
        "withdraw", "remove a file of evidence from a run, and keep that it was there");
    command->add_option("run", args->file, "its folder, or its name under --runs")
        ->required()
        ->type_name("RUN");
    command->add_option("evidence", args->evidence, "its file; without it they are listed")
        ->type_name("EVIDENCE");
    command->add_option("--reason", args->reason, "why; it is kept")->type_name("TEXT");
    command->add_option("--as", args->operatorName, "who withdraws; the login name by default")
        ->type_name("NAME");
    command->add_option("--runs", args->runsDir, "where runs are kept")->type_name("DIR");
    command->callback([args, &chosen] {
        chosen.english = true;
        chosen.run = [args] { return withdraw(*args); };
    });
}

} // namespace mw::cli
