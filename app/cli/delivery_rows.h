// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pipeline runs and deployments for `list` and `status`.
#pragma once

#include "app/cli/list_rows.h"
#include "models/data/delivery.h"

#include <nlohmann/json_fwd.hpp>

namespace mw::cli {

// scope: source, repository, tenant, environment (of deployments).
Listing listRuns(const Hub& hub, const ListScope& scope);
Listing listDeployments(const Hub& hub, const ListScope& scope);
// Counts, and what each repository shipped to production last; null without a source.
nlohmann::json pipelinesJson(const Hub& hub);

} // namespace mw::cli
