// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is this runbook fit to be started? Schema (generated from the step descriptors) and semantics:
// names, jumps, expressions and their types, outputs read before they exist, irreversible steps
// without probe, approval or drill rule. Pure; any thread.
#pragma once

#include "models/runbook/model.h"

#include <nlohmann/json_fwd.hpp>

namespace mw::runbook {

// In file order. Codes are stable words: "unknown-key", "duplicate-id", "unknown-step", …
std::vector<Diagnostic> lint(const Runbook& book);
// Reads and lints; a file that cannot be read as YAML gives that one finding.
std::vector<Diagnostic> lintFile(const std::string& path);

struct LintCount
{
    int errors = 0, warnings = 0;
};
LintCount count(const std::vector<Diagnostic>& diagnostics);
// Step types this version cannot run, sorted, each once.
std::vector<std::string> unavailableTypes(const Runbook& book);
// Every place of one, for people: "file:12:7: this version cannot run steps of type sql".
std::vector<std::string> unavailableSteps(const Runbook& book);

// The JSON Schema (draft 2020-12) of a runbook file, as `runbook schema` prints it.
nlohmann::json runbookSchema();

} // namespace mw::runbook
