// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Approval without a server: the request goes to standard output byte for byte, so that it can be
// signed as it comes; the signature comes back from a file or from standard input. What a person
// reads beside it goes to standard error.
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"
#include "app/cli/runbook_words.h"
#include "app/cli/signature_input.h"
#include "models/runbook/engine.h"
#include "models/runbook/sign/ssh_signature.h"
#include "models/runbook/spoken.h"
#include "models/text/format.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <memory>

namespace mw::cli {
namespace {

using namespace runbook;

struct ApproveArgs : SignatureArgs
{
    std::string step;
};

// The approval the run waits for, or why there is none.
Result<CardView> waitingApproval(const Engine& engine, const std::string& step)
{
    const RunView view = engine.viewNow();
    const CardView& card = view.card;
    if (card.kind != CardKind::Approval || !card.approval || card.approval->requestText.empty())
        return unusable("this run waits for no approval" + (step.empty() ? "" : " at " + step));
    if (!step.empty() && step != card.stepId)
        return unusable("the run waits at " + card.stepId + ", not at " + step);
    if (card.approval->expired
        || (card.approval->expiresAt && view.madeAt >= *card.approval->expiresAt))
        return unusable("the request of " + card.stepId
                        + " has expired: whoever drives the run asks anew");
    return card;
}

int printRequest(const std::string& dir, const std::string& step)
{
    RunbookHost none;
    if (auto opened = none.open({}); !opened)
        return fail(opened.error());
    Engine reader(none.services());
    if (auto opened = reader.openReadOnly(dir); !opened)
        return fail(opened.error());
    const auto card = waitingApproval(reader, step);
    if (!card)
        return fail(card.error());
    const ApprovalView& asked = *card->approval;
    printExact(asked.requestText);
    if (!asked.isSigned) {
        //: approve is a command: it stays as it is
        tell(Terminal::tr("There is no allowed_signers beside this runbook: votes are given by "
                          "name where the run is driven, and are not signed."));
        return 0;
    }
    tellVoters(asked.voters);
    for (const std::string& line : asked.unchecked)
        tell(text::qs(line));
    tellHowToSign("approve", dir, approvalNamespace);
    return 0;
}

int takeSignature(const std::string& dir, const std::string& step, const std::string& file)
{
    const auto signature = readSignature(file);
    if (!signature)
        return fail(signature.error());
    RunbookHost none;
    if (auto opened = none.open({}); !opened)
        return fail(opened.error());
    int code = Unusable;
    std::unique_ptr<Engine> engine;
    none.exec([&] {
        engine = std::make_unique<Engine>(none.services());
        const auto refuse = [&](const Error& error) {
            code = fail(error);
            QCoreApplication::quit();
        };
        if (auto opened = engine->openForVote(dir); !opened) {
            refuse(opened.error().kind == ErrorKind::NotAvailable
                       ? unusable("another window or terminal holds this run: paste the signature "
                                  "there, or let it go there first (quit)")
                       : opened.error());
            return;
        }
        const auto card = waitingApproval(*engine, step);
        if (!card) {
            refuse(card.error());
            return;
        }
        engine->approveSigned(card->stepId, *signature, [&](const Status& status) {
            if (!status) {
                code = status.error().kind == ErrorKind::NotAvailable ? int(Unusable) : 1;
                //: %1 = why
                tell(Terminal::tr("refused: %1")
                         .arg(QString::fromStdString(spokenRefusal(status.error().detail))));
            } else {
                code = 0;
                const ApprovalView& now = *engine->view().card.approval;
                //: A vote. %1 = who, %2 = votes so far, %3 = votes that are needed
                say(Terminal::tr("%1 counts: %2 of %3")
                        .arg(QString::fromStdString(now.votes.back().who))
                        .arg(now.votes.size())
                        .arg(now.need));
                if (static_cast<int>(now.votes.size()) >= now.need)
                    //: %1 = folder of a run; the command stays as it is
                    say(Terminal::tr("go on with: midwatch runbook resume %1")
                            .arg(QString::fromStdString(dir)));
            }
            QCoreApplication::quit();
        });
    });
    return code;
}

} // namespace

void addRunbookApprove(CLI::App& group, Chosen& chosen)
{
    const auto args = std::make_shared<ApproveArgs>();
    CLI::App* command
        = group.add_subcommand("approve", "print a request for approval, or hand in its signature");
    addSignatureOptions(*command, *args);
    command->add_option("step", args->step, "the step that waits; else the one the run stands at")
        ->type_name("STEP");
    command->callback([args, &chosen] {
        chosen.english = true;
        chosen.run = [args] {
            const std::string dir = runFolder(*args);
            if (auto one = requestOrSignature(*args); !one)
                return fail(one.error());
            return args->request ? printRequest(dir, args->step)
                                 : takeSignature(dir, args->step, args->signature);
        };
    });
}

} // namespace mw::cli
