// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/hub_private.h"

#include <QElapsedTimer>
#include <algorithm>

namespace mw {

void Hub::Private::judgeIfDue(bool force)
{
    if (!started || stopped || judging)
        return;
    const Monotonic now = clock.monotonic();
    const bool never = lastJudged == Monotonic::min();
    if (!force && !never) {
        if (now - lastJudged < judgeEvery)
            return;
        if (!judgeDirty && now - lastJudged < judgeAtLeast)
            return;
    }
    lastJudged = now;
    judgeDirty = false;
    judgedNews = news;
    updateStatuses();

    auto input = std::make_shared<JudgeInput>();
    input->now = clock.world();
    input->sources = statuses;
    input->podsTotal = topics.get<Pod>().size();
    topics.get<Pod>().forEach([&](Slot, const Pod& pod) {
        if (maybeUnwell(pod))
            input->pods.push_back(pod);
    });
    topics.get<KubeNode>().forEach(
        [&](Slot, const KubeNode& node) { input->nodes.push_back(node); });
    topics.get<Workload>().forEach([&](Slot, const Workload& w) { input->workloads.push_back(w); });
    topics.get<ClusterState>().forEach(
        [&](Slot, const ClusterState& c) { input->clusters.push_back(c); });
    topics.get<Slo>().forEach([&](Slot, const Slo& slo) {
        // The charts' points are no facts for a finding, and most of the bytes.
        Slo lean = slo;
        lean.history.clear();
        lean.budgetHistory.clear();
        input->slos.push_back(std::move(lean));
    });

    topics.get<PipelineRun>().forEach([&](Slot, const PipelineRun& run) {
        if (countsForShipping(run))
            input->delivery.runs.push_back(run);
    });
    topics.get<Deployment>().forEach([&](Slot, const Deployment& row) {
        if (row.production)
            input->delivery.deployments.push_back(row);
    });
    input->providers.pages = topics.get<ProviderPage>().rows();
    topics.get<ProviderIncident>().forEach([&](Slot, const ProviderIncident& row) {
        if (inForce(row))
            input->providers.incidents.push_back(row);
    });
    input->shouting = shouting();
    const auto before = lastBilled;
    input->costs = billed();
    if (input->costs && input->costs != before)
        input->freshCosts = input->costs->size();

    // A small estate is judged here at once; a big one on the pool. About a microsecond per row.
    constexpr size_t atOnce = 2'000;
    if (options.manual || input->weight() <= atOnce) {
        handle({0, judge.run(*input)});
        return;
    }
    judging = true;
    pool.start([box = mailbox, rule = judge, input] { box->postUrgent({0, rule.run(*input)}); });
}

// Copies alerts and pages, only when some have changed: there may be ten thousand of them.
std::shared_ptr<const ShoutInput> Hub::Private::shouting()
{
    const Topic<Alert>& alerts = topics.get<Alert>();
    const Topic<Page>& pages = topics.get<Page>();
    if (alerts.size() == 0 && pages.size() == 0 && (!lastShouting || lastShouting->alerts.empty()))
        return nullptr;
    if (!shoutingDirty && lastShouting)
        return lastShouting;
    shoutingDirty = false;
    podsAwaited.clear();
    auto input = std::make_shared<ShoutInput>();
    input->alerts.reserve(alerts.size());
    alerts.forEach([&](Slot, const Alert& alert) {
        input->alerts.push_back(alert);
        const std::string_view pod = labelOf(alert.labels, "pod");
        if (pod.empty())
            return;
        const Atom ns(labelOf(alert.labels, "namespace"));
        ObjectKey key{alert.cluster, Atom("Pod"), ns, std::string(pod)};
        const auto slot = topics.get<Pod>().find(key);
        if (!slot) {
            podsAwaited.insert(std::move(key));
            return;
        }
        // A Deployment's pods belong to one of its ReplicaSets: what people know is the Deployment.
        std::string owner = topics.get<Pod>().row(*slot).owner.str();
        const size_t slash = owner.find('/');
        if (owner.rfind("ReplicaSet/", 0) == 0 && owner.rfind('-') != std::string::npos)
            owner.resize(owner.rfind('-'));
        if (slash != std::string::npos)
            input->workloads.emplace(alert.cluster.str() + '/' + ns.str() + '/' + std::string(pod),
                                     owner.substr(slash + 1));
    });
    input->pages = pages.rows();
    lastShouting = std::move(input);
    return lastShouting;
}

// Alerts may come before the pods they name: whose those are is looked up again when they are
// there.
void Hub::Private::meet(const Rows<Pod>& rows)
{
    if (podsAwaited.empty() || shoutingDirty)
        return;
    shoutingDirty = std::any_of(rows.upserts.begin(), rows.upserts.end(), [this](const Pod& pod) {
        return podsAwaited.contains(pod.key);
    });
}

// Copied only when a bill has changed, which is a few times a day.
std::shared_ptr<const std::vector<CostLine>> Hub::Private::billed()
{
    const Topic<CostLine>& lines = topics.get<CostLine>();
    if (!std::exchange(billsDirty, false))
        return lastBilled;
    lastBilled = nullptr;
    if (lines.size() > 0) {
        auto copy = std::make_shared<std::vector<CostLine>>();
        copy->reserve(lines.size());
        lines.forEach([&](Slot, const CostLine& line) { copy->push_back(line); });
        lastBilled = std::move(copy);
    }
    return lastBilled;
}

} // namespace mw
