// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What insight says about the estate: facts, each with a check id of domain.md §5.2.
#pragma once

#include "models/base/clock.h"
#include "models/data/kube.h"

#include <string>
#include <vector>

namespace mw {

enum class Severity { Ok, Info, Warning, Critical, Unknown };
const char* toString(Severity severity); // "ok" "info" "warning" "critical" "unknown"

struct Finding
{
    std::string id; // stable: check + subject, "NODE:prod/ip-10-0-1-7"
    std::string check; // "NODE" "PODS" … "SLO" "SEEN"
    Severity severity = Severity::Unknown;
    std::string subject; // "prod/agent-runtime" (cluster/namespace/name as fits)
    ObjectKey object; // where there is one
    std::vector<std::string> nodes; // of object.cluster, where one row speaks of several; sorted
    std::string sentence; // in the language of the program; why, with the number and the rule
    World since{}; // World{} = unknown
    std::string provenance; // source, query or API path
    // Of an SLO: how many times too fast its budget burns (the faster of the two windows that its
    // sentence names, rounded like there) and what it promised, in per cent. 0 = not about that.
    double burn = 0;
    double objective = 0;
    bool operator==(const Finding&) const = default;
};

} // namespace mw
