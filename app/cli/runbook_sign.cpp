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

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <memory>

namespace mw::cli {
namespace {

using namespace runbook;

struct SignArgs : RunbookArgs
{
    std::string signature;
    bool request = false;
};

QString qs(const std::string& text)
{
    return QString::fromStdString(text);
}

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
        return Terminal::tr("signed by the key %1, which nobody here vouches for").arg(qs(one.key));
    //: Who signed the journal of a run. %1 = who, %2 = fingerprint of the key
    return Terminal::tr("signed by %1 (%2)").arg(qs(one.who), qs(one.key));
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
        tell(Terminal::tr("who counts (%1):").arg(qs(head.signersFile)));
        tellVoters(head.voters);
    } else {
        tell(Terminal::tr("There was no allowed_signers beside this runbook: a signature is kept, "
                          "and nobody here vouches for its key."));
    }
    //: %1 = a command. A .pub file: the key itself is with an agent or on a security key
    tell(Terminal::tr("Sign exactly this text (-f: your key, or its .pub file where an agent or a "
                      "security key holds it):\n%1")
             .arg(qs("midwatch runbook sign '" + dir + "' --request | ssh-keygen -Y sign -n "
                     + runNamespace + " -f ~/.ssh/id_ed25519")));
    //: %1 = a command
    tell(Terminal::tr("Then hand it in:\n%1")
             .arg(qs("midwatch runbook sign '" + dir + "' --signature FILE")));
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
                tell(Terminal::tr("refused: %1").arg(qs(spokenRefusal(status.error().detail))));
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
    const auto args = std::make_shared<SignArgs>();
    CLI::App* command = group.add_subcommand(
        "sign", "print what a closed run is signed with, or hand in its signature");
    command->add_option("run", args->file, "its folder, or its name under --runs")
        ->required()
        ->type_name("RUN");
    CLI::Option* request = command->add_flag(
        "--request", args->request, "print exactly the text that is to be signed");
    CLI::Option* signature = command->add_option(
        "--signature", args->signature, "what ssh-keygen -Y sign made of it; - is standard input");
    signature->type_name("FILE")->excludes(request);
    command->add_option("--runs", args->runsDir, "where runs are kept")->type_name("DIR");
    command->callback([args, &chosen] {
        chosen.english = true;
        chosen.run = [args] {
            const std::string dir = runFolder(*args);
            if (args->request == !args->signature.empty())
                return fail(unusable("say --request or --signature FILE"));
            return args->request ? printRequest(dir) : takeSignature(dir, args->signature);
        };
    });
}

} // namespace mw::cli
