// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From rows to findings and the verdict. collect() copies on the GUI thread what judging needs (of
// pods only those that may be unwell); run() is pure and may be on any thread.
#pragma once

#include "models/hub/mailbox.h"
#include "models/hub/topic.h"
#include "models/insight/cost_report.h"
#include "models/insight/delivery_findings.h"
#include "models/insight/health.h"
#include "models/insight/providers.h"
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
    ProviderRows providers; // without their parts
    std::vector<SourceStatus> sources;
    // Alerts and pages; null where there are none.
    std::shared_ptr<const ShoutInput> shouting;
    std::shared_ptr<const std::vector<CostLine>> costs; // null: there are no bills
    World now{};
    size_t freshCosts = 0; // lines to be reckoned
    size_t weight() const
    {
        return pods.size() + nodes.size() + workloads.size() + slos.size() + freshCosts / 2
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
    // The bills as last reckoned; they change a few times a day.
    struct Reckoned
    {
        std::shared_ptr<const std::vector<CostLine>> lines;
        World hour{};
        std::shared_ptr<const CostReport> report;
        std::vector<Finding> findings;
    };
    void reckon(const JudgeInput& input) const;
    CostOptions m_costOptions;
    std::shared_ptr<Reckoned> m_reckoned = std::make_shared<Reckoned>();
};

// False only for a pod that no check speaks of (the same look as HealthCheck::add).
bool maybeUnwell(const Pod& pod);

// Worst first, then the oldest, then by id: the same facts give the same order.
void sortFindings(std::vector<Finding>& findings);

} // namespace mw
