// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rollouts and scalings the steps of one Deployment were. Pure; any thread.
#pragma once

#include "models/base/clock.h"

#include <string>
#include <vector>

namespace mw {

// "Scaled up replica set X from 3 to 4", as often as it was said between at and until.
struct ReplicaStep
{
    std::string set;
    bool up = false;
    int from = -1, to = -1; // -1: not said
    World at{}, until{};
};

struct ReplicaMark
{
    World at{}, until{};
    std::string set; // that grew; empty if none did
    bool rollout = false; // another set shrank meanwhile; else it is a scaling
    int from = -1, to = -1; // of a scaling
};

// Oldest first. A set that begins to grow while another one does ends the mark before: that is how
// a rollback looks.
std::vector<ReplicaMark> replicaMarks(std::vector<ReplicaStep> steps);

} // namespace mw
