// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is shouting, for `list` and `status --json`. Pure functions of the hub.
#pragma once

#include "app/cli/list_rows.h"

namespace mw::cli {

Listing listAlerts(const Hub& hub, const ListScope& scope); // one row per alert, counted once
Listing listSilences(const Hub& hub);
Listing listPages(const Hub& hub);
Listing listOnCall(const Hub& hub);
// `alerts` of status --json; null where the estate has neither Alertmanager nor PagerDuty.
nlohmann::json alertsJson(const Hub& hub);

} // namespace mw::cli
