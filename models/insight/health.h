// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is the cluster healthy? Checks API ETCD NODE PRESS PODS PEND DEPL STS/DS SEEN of domain.md §5.2.
// Feed every row once, then finish(): one pass, no copies of healthy rows. Pure apart from
// HealthMemory, which the caller keeps from one evaluation to the next.
#pragma once

#include "models/data/finding.h"
#include "models/data/source_status.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct HealthThresholds
{
    double nodeNotReadyMinutes = 15; // node.notReadyMinutes
    double nodeFlaps = 2; // node.flaps: more changes than this …
    double nodeFlapMinutes = 15; // node.flapMinutes: … within this
    double nodeCriticalPercent = 10; // node.criticalPercent
    double pressMinutes = 10; // press.minutes
    double pressCriticalPercent = 20; // press.criticalPercent
    double podsCrashLoopMinutes = 15; // pods.crashLoopMinutes
    double podsNotReadyMinutes = 15; // pods.notReadyMinutes
    double podsWaitingMinutes = 60; // pods.waitingMinutes
    double podsOomMinutes = 60; // pods.oomMinutes
    double pendMinutes = 15; // pend.minutes
    double pendCriticalPods = 10; // pend.criticalPods
    double deplMinutes = 15; // depl.minutes
    double rolloutMinutes = 15; // sts.minutes: StatefulSet and DaemonSet
    double dsNotScheduledMinutes = 10; // ds.notScheduledMinutes
    double seenIntervalSeconds = 60; // seen.intervalSeconds: how often a live source gives a sign
    double seenWarnIntervals = 2; // seen.warnIntervals
    double seenCriticalIntervals = 5; // seen.criticalIntervals

    using Lookup = std::function<double(const std::string& name, double fallback)>;
    static HealthThresholds from(const Lookup& lookup);
};

// What a single look at the rows cannot tell: since when a mismatch stands, how often a node
// changed.
class HealthMemory
{
public:
    HealthMemory();
    ~HealthMemory();
    struct Impl;

private:
    friend class HealthCheck;
    std::unique_ptr<Impl> m_impl;
};

// How one check stands in one cluster. Unknown = not seen (no permission, not loaded): never OK.
struct CheckState
{
    std::string check;
    std::string cluster;
    Severity severity = Severity::Unknown;
    bool operator==(const CheckState&) const = default;
};

struct HealthReport
{
    std::vector<Finding> findings; // worst first, then by id; ids are unique
    std::vector<CheckState> checks; // every check of every cluster that was announced
};

class HealthCheck
{
public:
    HealthCheck(const HealthThresholds& thresholds, HealthMemory& memory, World now);
    ~HealthCheck();

    // Announces a cluster: what of it is known (the Kubernetes source's status), and which
    // namespaces make a pod's trouble critical. Rows of clusters that were not announced count too,
    // but then nothing is claimed to be OK.
    void cluster(const std::string& name,
                 const SourceStatus& status,
                 const std::set<std::string>& criticalNamespaces);
    // SEEN of any other source (Prometheus).
    void source(const SourceStatus& status);

    void add(const ClusterState& row);
    void add(const KubeNode& row);
    void add(const Pod& row)
    {
        // Nearly every pod: one look at one cache line or two.
        if (row.readyContainers == row.totalContainers && row.waitingReason.empty()
            && row.oomKilledAt == World{} && row.notReadySince == World{})
            return;
        addUnwell(row);
    }
    void add(const Workload& row);

    HealthReport finish();

private:
    void addUnwell(const Pod& row);
    struct Impl;
    std::unique_ptr<Impl> d;
};

} // namespace mw
