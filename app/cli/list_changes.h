// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, for `list changes`. A pure function of the log.
#pragma once

#include "app/cli/list_rows.h"
#include "models/hub/change_log.h"

namespace mw::cli {

// Newest first.
Listing listChanges(const ChangeLog& log, const ListScope& scope);

} // namespace mw::cli
