// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Check "SHIP": the newest rollout to production failed, or pipelines fail in several repositories
// at once. A failed pull request is nobody's alarm. Our own rule, no authority behind it. Pure; any
// thread.
#pragma once

#include "models/data/delivery.h"
#include "models/data/finding.h"

#include <vector>

namespace mw {

struct DeliveryFacts
{
    std::vector<PipelineRun> runs; // of pushes, releases and schedules; see countsForShipping()
    std::vector<Deployment> deployments; // of production
};
// Does the check look at this run at all?
bool countsForShipping(const PipelineRun& run);

std::vector<Finding> deliveryFindings(const DeliveryFacts& facts, World now);

} // namespace mw
