// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From rows to findings and the verdict. collect() copies on the GUI thread what judging needs (of
// pods only those that may be unwell); run() is pure and may be on any thread.
#pragma once

#include "models/hub/mailbox.h"
#include "models/hub/topic.h"
#include "models/insight/delivery_findings.h"
#include "models/insight/health.h"
#include "models/insight/shouts.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct HubOptions;

struct JudgeInput
{
    std::vector<Pod> pods; // perhaps unwell
    size_t podsTotal = 0;
    std::vector<KubeNode> nodes;
    std::vector<Workload> workloads;
    std::vector<ClusterState> clusters;
    std::vector<Slo> slos; // without their histories
    DeliveryFacts delivery;
    std::vector<SourceStatus> sources;
    // Alerts and pages; null where there are none.
    std::shared_ptr<const ShoutInput> shouting;
    World now{};
    size_t weight() const
    {
        return pods.size() + nodes.size() + workloads.size() + slos.size()
            + (shouting ? 4 * shouting->alerts.size() : 0);
    }
};

class Judge
{
public:
    void configure(const HubOptions& options);
    Judged run(const JudgeInput& input) const;

private:
    HealthThresholds m_thresholds;
    std::map<std::string, std::set<std::string>> m_criticalNamespaces;
    // Since when what stands; one run at a time touches it.
    std::shared_ptr<HealthMemory> m_memory = std::make_shared<HealthMemory>();
};

// False only for a pod that no check speaks of (the same look as HealthCheck::add).
bool maybeUnwell(const Pod& pod);

// Worst first, then the oldest, then by id: the same facts give the same order.
void sortFindings(std::vector<Finding>& findings);

} // namespace mw
