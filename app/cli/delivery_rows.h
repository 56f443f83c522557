// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pipeline runs and deployments for `list` and `status`.
#pragma once

#include "app/cli/list_rows.h"
#include "models/data/delivery.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace mw::cli {

// scope: source, repository, environment (of deployments); others do not apply.
Listing listRuns(const Hub& hub, const std::map<std::string, std::string>& scope);
Listing listDeployments(const Hub& hub, const std::map<std::string, std::string>& scope);
// Counts, and what each repository shipped to production last; null without a source.
nlohmann::json pipelinesJson(const Hub& hub);

} // namespace mw::cli
