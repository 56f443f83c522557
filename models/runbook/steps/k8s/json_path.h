// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The simple part of kubectl's JSONPath: {.a.b[0].c}, ['key'], [-1]. No filters, no wildcards.
#pragma once

#include "models/base/result.h"

#include <nlohmann/json_fwd.hpp>

namespace mw::runbook {

// NotFound: nothing there. Misconfigured: not understood.
Result<nlohmann::json> jsonPath(const nlohmann::json& object, const std::string& path);

} // namespace mw::runbook
