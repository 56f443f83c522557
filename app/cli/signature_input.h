// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `runbook approve` and `runbook sign` share: a signature from a file or from standard input,
// and lines for a person beside what goes to standard output byte for byte.
#pragma once

#include "app/cli/runbook_host.h"
#include "models/base/result.h"
#include "models/runbook/card_view.h"

#include <QString>
#include <string>
#include <vector>

namespace mw::cli {

Result<std::string> readSignature(const std::string& file); // "-" is standard input
void tell(const QString& line); // a line to standard error
// Whose signatures count: a line for each key.
void tellVoters(const std::vector<runbook::ApprovalView::Voter>& voters);
// Bad input: exit code 2.
Error unusable(const std::string& why);
// Exactly these bytes to standard output.
void printExact(const std::string& text);
// The two commands that follow a request, to standard error. verb: of `midwatch runbook`.
void tellHowToSign(const std::string& verb, const std::string& dir, const char* nameSpace);

struct SignatureArgs : RunbookArgs
{
    std::string signature;
    bool request = false;
};
// RUN, --request or --signature FILE, and --runs.
void addSignatureOptions(CLI::App& command, SignatureArgs& args);
Status requestOrSignature(const SignatureArgs& args); // one of the two is given

} // namespace mw::cli
