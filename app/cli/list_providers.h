// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What outside providers say of themselves, for `list providers`. A pure function of the hub.
#pragma once

#include "app/cli/list_rows.h"

namespace mw::cli {

// By provider: the page as a whole, its parts, incidents and maintenance of the last seven days.
Listing listProviders(const Hub& hub);

} // namespace mw::cli
