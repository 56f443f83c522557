// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// midwatch runbook lint | plan | run | resume | approve | sign | withdraw | verify | schema | list
// | render. Exit codes: 0 done or clean; lint 1 findings; plan 1 not runnable; approve, sign and
// withdraw 1 refused;
// verify 1 damaged; run and resume 3 succeeded with exceptions, 4 failed, 5 aborted, 6 waiting for
// a person; 2 unusable input.
#pragma once

#include <string>

#include "app/cli/options.h"

namespace mw::runbook {
struct Runbook;
}

namespace mw::cli {

enum RunExit { RunExceptions = 3, RunFailed = 4, RunAborted = 5, RunWaiting = 6 };

void addRunbook(CLI::App& app, Chosen& chosen);

// The parts of addRunbook().
void addRunbookFiles(CLI::App& runbook, Chosen& chosen); // lint schema verify list render
void addRunbookPlan(CLI::App& runbook, Chosen& chosen);
void addRunbookRun(CLI::App& runbook, Chosen& chosen); // run resume
void addRunbookApprove(CLI::App& runbook, Chosen& chosen);
void addRunbookSign(CLI::App& runbook, Chosen& chosen);
void addRunbookWithdraw(CLI::App& runbook, Chosen& chosen);

// A4; the same bytes for the same file. Needs a QGuiApplication.
std::string runbookPdf(const runbook::Runbook& runbook);

} // namespace mw::cli
