// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signature_input.h"

#include "models/runbook/sign/ssh_signature.h"

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
    const auto qs = [](const std::string& text) { return QString::fromStdString(text); };
    for (const auto& voter : voters)
        tell(QStringLiteral("  ") + qs(voter.name) + QStringLiteral("  ")
             + qs(runbook::shortFingerprint(voter.key))
             + (voter.counts ? QString() : QStringLiteral("  (") + qs(voter.whyNot) + u')'));
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

} // namespace mw::cli
