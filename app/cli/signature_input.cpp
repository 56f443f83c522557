// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signature_input.h"

#include "app/cli/runbook_words.h"
#include "models/runbook/sign/ssh_signature.h"
#include "models/text/format.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

namespace mw::cli {

Error unusable(const std::string& why)
{
    return {ErrorKind::Misconfigured, why, 0, {}, {}};
}

void tell(const QString& line)
{
    std::fprintf(stderr, "%s\n", line.toStdString().c_str());
}

void tellVoters(const std::vector<runbook::ApprovalView::Voter>& voters)
{
    for (const auto& voter : voters)
        tell(QStringLiteral("  ") + text::qs(voter.name) + QStringLiteral("  ")
             + text::qs(runbook::shortFingerprint(voter.key))
             + (voter.counts ? QString() : QStringLiteral("  (") + text::qs(voter.whyNot) + u')'));
}

void printExact(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

Result<std::string> readSignature(const std::string& file)
{
    std::string out;
    if (file == "-") {
        out.assign(std::istreambuf_iterator<char>(std::cin), {});
        return out;
    }
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error{ErrorKind::NotAvailable, "cannot be read", 0, {}, Place{file, 0, 0}};
    out.assign(std::istreambuf_iterator<char>(in), {});
    return out;
}

void tellHowToSign(const std::string& verb, const std::string& dir, const char* nameSpace)
{
    const std::string command = "midwatch runbook " + verb + " '" + dir + "' ";
    //: %1 = a command. A .pub file: the key itself is with an agent or on a security key
    tell(Terminal::tr("Sign exactly this text (-f: your key, or its .pub file where an agent or a "
                      "security key holds it):\n%1")
             .arg(text::qs(command + "--request | ssh-keygen -Y sign -n " + nameSpace
                           + " -f ~/.ssh/id_ed25519")));
    //: %1 = a command
    tell(Terminal::tr("Then hand it in:\n%1").arg(text::qs(command + "--signature FILE")));
}

void addSignatureOptions(CLI::App& command, SignatureArgs& args)
{
    command.add_option("run", args.file, "its folder, or its name under --runs")
        ->required()
        ->type_name("RUN");
    CLI::Option* request = command.add_flag(
        "--request", args.request, "print exactly the text that is to be signed");
    command
        .add_option("--signature",
                    args.signature,
                    "what ssh-keygen -Y sign made of it; - is standard input")
        ->type_name("FILE")
        ->excludes(request);
    command.add_option("--runs", args.runsDir, "where runs are kept")->type_name("DIR");
}

Status requestOrSignature(const SignatureArgs& args)
{
    if (args.request == !args.signature.empty())
        return unusable("say --request or --signature FILE");
    return {};
}

} // namespace mw::cli
