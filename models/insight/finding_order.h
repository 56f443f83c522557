// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of two severities, and which of two findings, a person should hear first. Unknown stands
// between Warning and Info: it may hide anything, but nothing says that it does (domain.md §7.2).
#pragma once

#include "models/data/finding.h"

namespace mw {

constexpr int rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 4;
    case Severity::Warning:
        return 3;
    case Severity::Unknown:
        return 2;
    case Severity::Info:
        return 1;
    case Severity::Ok:
        break;
    }
    return 0;
}

// What users feel comes before what only machines feel; gates of the cluster before single objects.
inline int nearness(const Finding& finding)
{
    if (finding.check == "SLO")
        return 0;
    if (finding.check == "API" || finding.check == "ETCD")
        return 1;
    return finding.check == "NODE" ? 2 : 3;
}

// Of equally severe ones the nearest to users, then the one that began first: that is where to
// look. Since when an SLO burns is computed anew with every sample, so it decides nothing there:
// the faster burn does, then the stricter promise.
bool speaksBefore(const Finding& a, const Finding& b);

} // namespace mw
