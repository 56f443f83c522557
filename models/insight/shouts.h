// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is shouting: alerts of several Alertmanagers counted once, grouped by name and object, and
// joined with findings and pages about the same object into one row. Pure; any thread.
#pragma once

#include "models/data/page.h"
#include "models/data/shout.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw {

struct ShoutInput
{
    std::vector<Alert> alerts; // of all sources
    std::vector<Page> pages;
    std::map<std::string, std::string> workloads; // "cluster/namespace/pod" → workload
};
// What they are joined with.
struct ShoutContext
{
    std::vector<Finding> findings;
    std::map<std::string, std::string> services; // "cluster/namespace/workload" → service
    std::map<std::string, std::string> sloServices; // id of an SLO finding → service
};

// Loudest first: not quiet before quiet, then the worst, then with a page, then the oldest.
std::vector<Shout> joinShouts(const ShoutInput& input, const ShoutContext& context);

// Check "ALERT": a loud row of warning or worse of which no finding speaks as badly. (The finding
// that does is the same fact.)
std::vector<Finding> alertFindings(const std::vector<Shout>& shouts);

// An alert whose only purpose is to fire (Watchdog): severity "none".
bool isMeantToFire(const Alert& alert);

} // namespace mw
