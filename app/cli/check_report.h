// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the doctor found, for programs (midwatch/check/v1) and for people.
#pragma once

#include "app/cli/check_probes.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace mw::cli {

// What to do about this source; empty if it works. Facts may be null (nothing is known of its
// credential).
std::string remedyOf(const SourceStatus& source, const CredentialFacts* facts);
nlohmann::json checkJson(Session& session, const std::vector<Permission>& permissions);
// The same in aligned lines of at most `width` columns, as far as words allow.
std::string checkText(const nlohmann::json& report, int width);
// Of the terminal, else of $COLUMNS, else 100.
int terminalWidth();

} // namespace mw::cli
