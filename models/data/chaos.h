// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chaos Mesh experiments that run now, and how much of that is seen.
#pragma once

#include "models/base/clock.h"

#include <string>
#include <vector>

namespace mw {

struct ChaosExperiment
{
    std::string cluster, kind, ns, name; // "PodChaos"
    std::string action; // "pod-failure"; may be empty
    World since{}; // of the first fault, else of the object; World{} = not told
    bool deleting = false; // asked to go and still there: its finalizer waits for the fault's end
    bool operator==(const ChaosExperiment&) const = default;
};

// Of one cluster.
struct ChaosSight
{
    enum class State { NotAsked, NotInstalled, Seen, Refused, Failed };
    std::string cluster;
    State state = State::NotAsked;
    std::string detail; // why it is not seen, in the server's words
    std::vector<ChaosExperiment> running; // the oldest first
    bool operator==(const ChaosSight&) const = default;
};

} // namespace mw
