// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a signal is in the scope: by its cluster, and where it names none of the estate by the
// environments of the sources that say it. GUI thread.
#pragma once

#include "models/insight/said_where.h"
#include "widgets/controls/context.h"

#include <algorithm>

namespace mw {

inline const Atom& clusterOf(const Shout& shout)
{
    return shout.cluster;
}
inline const Atom& clusterOf(const Finding& finding)
{
    return finding.object.cluster;
}

template <class Signal>
bool inScope(const ScopeState& scope,
             const std::vector<SourceStatus>& sources,
             const Signal& signal)
{
    if (scope.environments().empty())
        return true;
    const Atom& cluster = clusterOf(signal);
    if (!cluster.empty() && scope.environmentOf(cluster.str()))
        return scope.admitsCluster(cluster.str());
    const SaidEnvironments said = environmentsOf(signal, sources);
    return !said || std::any_of(said->begin(), said->end(), [&](const std::string& one) {
        return scope.admitsEnvironment(one);
    });
}

} // namespace mw
