// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/judge.h"

#include "models/hub/hub.h"
#include "models/insight/finding_order.h"
#include "models/insight/finding_words.h"
#include "models/insight/slo_findings.h"

#include <algorithm>

namespace mw {

namespace {

// A finding about what its source has not shown for so long must not read as if it were seen now.
constexpr Millis saidAsOld = std::chrono::minutes(2);

void markOld(std::vector<Finding>& findings, const std::vector<SourceStatus>& sources, World now)
{
    std::map<std::string, World> old;
    for (const SourceStatus& source : sources) {
        if (source.state != SourceState::Live && source.lastGood != World{}
            && now - source.lastGood >= saidAsOld)
            old.emplace(source.id.str(), source.lastGood);
    }
    if (old.empty())
        return;
    for (Finding& finding : findings) {
        const auto it
            = finding.check == "SEEN" ? old.end() : old.find(finding.object.cluster.str());
        if (it != old.end())
            //: before a finding about what is not seen any more. %1 = a span such as "3 h"
            finding.sentence = Findings::tr("last known %1 ago: ")
                                   .arg(Findings::qs(spokenDuration(now - it->second)))
                                   .toStdString()
                + finding.sentence;
    }
}

} // namespace

bool maybeUnwell(const Pod& pod)
{
    return pod.readyContainers != pod.totalContainers || !pod.waitingReason.empty()
        || pod.oomKilledAt != World{} || pod.notReadySince != World{};
}

void sortFindings(std::vector<Finding>& findings)
{
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity)
            return rank(a.severity) > rank(b.severity);
        const World since = a.since == World{} ? World::max() : a.since;
        const World other = b.since == World{} ? World::max() : b.since;
        if (since != other)
            return since < other;
        return a.id < b.id;
    });
}

void Judge::configure(const HubOptions& options)
{
    m_thresholds = HealthThresholds::from([&](const std::string& name, double fallback) {
        return options.thresholds.get(name, fallback);
    });
    m_costOptions = options.costs;
    m_costOptions.take([&](const std::string& name, double fallback) {
        return options.thresholds.get(name, fallback);
    });
    m_criticalNamespaces.clear();
    for (const auto& [cluster, namespaces] : options.criticalNamespaces)
        m_criticalNamespaces[cluster].insert(namespaces.begin(), namespaces.end());
}

void Judge::reckon(const JudgeInput& input) const
{
    const World hour = std::chrono::floor<std::chrono::hours>(input.now);
    Reckoned& last = *m_reckoned;
    if (last.lines == input.costs && last.hour == hour)
        return;
    last.lines = input.costs;
    last.hour = hour;
    last.report = nullptr;
    last.findings.clear();
    if (!input.costs)
        return;
    auto report
        = std::make_shared<const CostReport>(costReport(*input.costs, m_costOptions, input.now));
    last.findings = costFindings(*report, m_costOptions);
    last.report = std::move(report);
}

Judged Judge::run(const JudgeInput& input) const
{
    HealthCheck check(m_thresholds, *m_memory, input.now);
    for (const SourceStatus& source : input.sources) {
        if (source.state == SourceState::Disabled)
            continue;
        if (source.type == "kubernetes") {
            const auto critical = m_criticalNamespaces.find(source.id.str());
            check.cluster(source.id.str(),
                          source,
                          critical == m_criticalNamespaces.end() ? std::set<std::string>{}
                                                                 : critical->second);
        } else {
            check.source(source);
        }
    }
    for (const ClusterState& row : input.clusters)
        check.add(row);
    for (const KubeNode& row : input.nodes)
        check.add(row);
    for (const Pod& row : input.pods)
        check.add(row);
    for (const Workload& row : input.workloads)
        check.add(row);
    HealthReport report = check.finish();

    Judged judged;
    judged.findings = std::move(report.findings);
    judged.checks = std::move(report.checks);
    std::vector<Finding> slos = sloFindings(input.slos);
    judged.findings.insert(judged.findings.end(),
                           std::make_move_iterator(slos.begin()),
                           std::make_move_iterator(slos.end()));
    std::vector<Finding> delivery = deliveryFindings(input.delivery, input.now);
    judged.findings.insert(judged.findings.end(),
                           std::make_move_iterator(delivery.begin()),
                           std::make_move_iterator(delivery.end()));
    std::vector<Finding> providers = providerFindings(input.providers);
    std::move(providers.begin(), providers.end(), std::back_inserter(judged.findings));
    if (input.shouting) {
        ShoutContext context;
        context.findings = judged.findings;
        for (const Slo& slo : input.slos)
            context.sloServices.emplace(sloFindingId(slo), slo.service);
        for (const Workload& row : input.workloads)
            context.services.emplace(row.key.cluster.str() + '/' + row.key.ns.str() + '/'
                                         + row.key.name,
                                     row.service.str());
        judged.shouts = joinShouts(*input.shouting, context);
        std::vector<Finding> loud = alertFindings(judged.shouts);
        std::move(loud.begin(), loud.end(), std::back_inserter(judged.findings));
    }
    reckon(input);
    judged.costs = m_reckoned->report;
    judged.findings.insert(
        judged.findings.end(), m_reckoned->findings.begin(), m_reckoned->findings.end());
    markOld(judged.findings, input.sources, input.now);
    sortFindings(judged.findings);
    judged.verdict = judgeVerdict(judged.findings, input.sources, input.now);
    return judged;
}

} // namespace mw
