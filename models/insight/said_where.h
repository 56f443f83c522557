// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a signal belongs that names no cluster of the estate: to the environments of the sources
// that say it. An Alertmanager that the estate binds to an environment speaks of that one, also
// where its alerts have no cluster label. Pure; any thread.
#pragma once

#include "models/data/shout.h"
#include "models/data/source_status.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw {

// Names of environments; nothing: it may be any of them.
using SaidEnvironments = std::optional<std::set<std::string>>;
SaidEnvironments environmentsOf(const Shout& shout, const std::vector<SourceStatus>& sources);
SaidEnvironments environmentsOf(const AlertGroup& group, // by its alerts that are not quiet
                                const std::vector<SourceStatus>& sources);
SaidEnvironments environmentsOf(const Finding& finding, const std::vector<SourceStatus>& sources);

// Is it a cluster of the estate? Alerts may bear names that are not.
bool isEstateCluster(const Atom& cluster, const std::vector<SourceStatus>& sources);

} // namespace mw
