// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of pages beyond the list of the pager: when the impact of their incident began (the
// records of incidents, where a person confirmed it) and when somebody first took them (seen on the
// incident clock, whose marks of pages are kept as long as the figures reach). Reads files; GUI
// thread.
#pragma once

#include "models/hub/change_log.h"
#include "models/incident/record.h"
#include "models/items/dora_items.h"

#include <map>

namespace mw {

// Of pages whose incident was declared at or after `since`. incidentsDir or estate empty: records
// are not read (a recording has none). cache: kept by who asks again and again.
std::map<SourceKey, PageTold> pagesTold(const ChangeLog& changes,
                                        const std::string& incidentsDir,
                                        const std::string& estate,
                                        bool simulated,
                                        World since,
                                        incident::RecordCache& cache);

} // namespace mw
