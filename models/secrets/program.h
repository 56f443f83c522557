// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that hand out credentials (credential_process): run without a shell and without a
// terminal, bounded in time and output, and only if the person has allowed that exact command.
// GUI thread.
#pragma once

#include "models/secrets/secret.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class QObject;

namespace mw {

struct ProgramLimits
{
    std::chrono::milliseconds time{60'000};
    size_t output = 64u << 10;
};

struct ProgramSetting
{
    std::string file; // what is started; empty: findProgram(argv.front())
    std::vector<std::pair<std::string, std::string>> env; // on top of our own
    std::string input; // file that is its standard input; empty: nothing
};

// What it wrote to its standard output, on exit code 0. Errors: NotAvailable (no such program),
// Timeout, TooLarge, Unauthorized (it failed; with the end of what it said to standard error,
// never its output). The program and its children are killed when the owner goes.
using ProgramDone = std::function<void(Result<SecretPtr> output)>;
void runProgram(const std::vector<std::string>& argv,
                QObject* owner,
                ProgramDone done,
                ProgramLimits limits = {},
                const ProgramSetting& setting = {});
// The file a name stands for: itself with a slash, else on the path (empty: PATH and the places
// that a desktop's PATH often lacks). Empty: nowhere.
std::string findProgram(const std::string& name, const std::string& path = {});

// "aws-vault exec prod --json": as it would be typed, for people.
std::string shownCommand(const std::vector<std::string>& argv);

} // namespace mw
