// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// check, status, list, simulate, export …: they register themselves with CLI11 and leave what to
// run in `chosen`.
#pragma once

#include "app/cli/options.h"

namespace mw::cli {

void addCheck(CLI::App& app, Chosen& chosen);
void addStatus(CLI::App& app, Chosen& chosen);
void addList(CLI::App& app, Chosen& chosen);
void addSimulate(CLI::App& app, Chosen& chosen);
void addRender(CLI::App& app, Chosen& chosen);
void addExport(CLI::App& app, Chosen& chosen); // export, import
void addIncident(CLI::App& app, Chosen& chosen);
void addManual(CLI::App& app, Chosen& chosen); // manual, completion
void addWindow(CLI::App& app, Chosen& chosen); // without a subcommand

} // namespace mw::cli
