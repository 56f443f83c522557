// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Money on the command line: `list costs`, `list allocations`, `cost` of `status --json`. Amounts
// are decimal text, exact and unrounded; display texts stand under "text".
#pragma once

#include "app/cli/list_rows.h"

namespace mw::cli {

Listing listCosts(const Hub& hub); // by bill and service, most expensive first
// By aggregate, most expensive first. In a tenant's scope those alone that name tenants.
Listing listAllocations(const Hub& hub, const ListScope& scope);
nlohmann::json costJson(const Hub& hub); // null where no source tells of money

} // namespace mw::cli
