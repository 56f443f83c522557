// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The alerting rules of the organisation as functions of time: Sloth's page and ticket alerts, and
// the rules of kubernetes-mixin about pods, deployments and nodes. The same state as the metrics.
// Pure; any thread.
#pragma once

#include "app/simulator/metrics/metrics.h"

#include <map>
#include <string>
#include <vector>

namespace mw::sim {

using LabelMap = std::map<std::string, std::string>;

struct FiringAlert
{
    LabelMap labels, annotations;
    Ms since = 0; // when it began to fire
};
// Rules are evaluated once a minute; `at` is one of these instants.
std::vector<FiringAlert> firingAt(const MetricSource& source, Ms at);

// As Alertmanager computes it: FNV-1a over the sorted labels, 16 hex digits.
std::string fingerprint(const LabelMap& labels);

} // namespace mw::sim
