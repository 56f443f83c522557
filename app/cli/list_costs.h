// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Money on the command line: `list costs`, `list allocations`, `cost` of `status --json`. Amounts
// are decimal text, exact and unrounded; display texts stand under "text".
#pragma once

#include "app/cli/list_rows.h"

namespace mw::cli {

Listing listCosts(const Hub& hub); // by bill and service, most expensive first
Listing listAllocations(const Hub& hub); // by aggregate, most expensive first
nlohmann::json costJson(const Hub& hub); // null where no source tells of money

} // namespace mw::cli
