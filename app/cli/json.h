// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and states as the JSON of the command line: keys are kubectl's columns in lowerCamel with
// raw values, display texts under "text". Schemas:
// resources/schemas/{status,list,check}-v1.schema.json.
#pragma once

#include "models/hub/hub.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace mw::cli {

nlohmann::json timeJson(World time); // RFC 3339, or null where there is none
nlohmann::json errorJson(const Error& error);
nlohmann::json budgetJson(const ApiBudget& budget);
nlohmann::json sourceJson(const SourceStatus& source, World now);
nlohmann::json findingJson(const Finding& finding);
nlohmann::json sloJson(const Slo& slo);
nlohmann::json statusJson(const Hub& hub);
// For the terminal. What a server said need not be UTF-8: a bad byte must not end the program.
std::string text(const nlohmann::json& json);

} // namespace mw::cli
