// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a closed run is signed as an approval is: the text goes to standard output byte for
// byte, the signature comes back from a file or from standard input.
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

// The run and nothing of its estate: whoever has its folder may sign it.
class Reader
{
public:
    Status open(const std::string& dir)
    {
        if (auto opened = m_host.open({}); !opened)
            return opened;
        Services services = m_host.services();
        services.estate.name.clear();
        m_engine = std::make_unique<Engine>(services);
        if (auto opened = m_engine->openReadOnly(dir); !opened)
            return opened;
        if (m_engine->view().head.text.empty())
            return unusable("this run is not over: its head is signed when it is closed");
        return {};
    }
    RunbookHost& host() { return m_host; }
    Engine& engine() { return *m_engine; }
    const HeadView& head() const { return m_engine->view().head; }

private:
    RunbookHost m_host;
    std::unique_ptr<Engine> m_engine;
};

QString signedBy(const HeadView::Signature& one)
{
    if (one.who.empty())
        //: %1 = fingerprint of a key
        return Terminal::tr("signed by the key %1, which nobody here vouches for")
            .arg(text::qs(one.key));
    //: Who signed the journal of a run. %1 = who, %2 = fingerprint of the key
    return Terminal::tr("signed by %1 (%2)").arg(text::qs(one.who), text::qs(one.key));
}

int printRequest(const std::string& dir)
{
    Reader reader;
    if (auto opened = reader.open(dir); !opened)
        return fail(opened.error());
    const HeadView& head = reader.head();
    printExact(head.text);
    for (const HeadView::Signature& one : head.signatures)
        tell(signedBy(one));
    if (head.governed) {
        //: %1 = a file. Names of those who may sign follow
        tell(Terminal::tr("who counts (%1):").arg(text::qs(head.signersFile)));
        tellVoters(head.voters);
    } else {
        tell(Terminal::tr("There was no allowed_signers beside this runbook: a signature is kept, "
                          "and nobody here vouches for its key."));
    }
    tellHowToSign("sign", dir, runNamespace);
    return 0;
}

int takeSignature(const std::string& dir, const std::string& file)
{
    const auto signature = readSignature(file);
    if (!signature)
        return fail(signature.error());
    Reader reader;
    if (auto opened = reader.open(dir); !opened)
        return fail(opened.error());
    int code = Unusable;
    reader.host().exec([&] {
        reader.engine().signHead(*signature, [&](const Status& status) {
            if (!status) {
                const ErrorKind kind = status.error().kind;
                const bool refused = kind == ErrorKind::Invalid || kind == ErrorKind::Unauthorized;
                code = refused ? 1 : int(Unusable);
                //: %1 = why
                tell(Terminal::tr("refused: %1")
                         .arg(text::qs(spokenRefusal(status.error().detail))));
            } else {
                code = 0;
                say(signedBy(reader.head().signatures.back()));
            }
            QCoreApplication::quit();
        });
    });
    return code;
}

} // namespace

void addRunbookSign(CLI::App& group, Chosen& chosen)
{
    const auto args = std::make_shared<SignatureArgs>();
    CLI::App* command = group.add_subcommand(
        "sign", "print what a closed run is signed with, or hand in its signature");
    addSignatureOptions(*command, *args);
    command->callback([args, &chosen] {
        chosen.english = true;
        chosen.run = [args] {
            const std::string dir = runFolder(*args);
            if (auto one = requestOrSignature(*args); !one)
                return fail(one.error());
            return args->request ? printRequest(dir) : takeSignature(dir, args->signature);
        };
    });
}

} // namespace mw::cli
