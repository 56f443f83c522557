// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the strip above the tables says: one line per cluster with its checks. Values made from the
// hub; no drawing. GUI thread.
#pragma once

#include "models/hub/hub.h"
#include "widgets/controls/context.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/status.h"

#include <map>
#include <span>
#include <vector>

namespace mw {

struct CheckCell
{
    StatusKind kind = StatusKind::Unknown;
    int findings = 0; // behind a warning or critical
    QString tip;
    Provenance from;
    bool operator==(const CheckCell&) const = default;
};

struct ClusterLine
{
    std::string cluster;
    QString title, place, version; // place: environment and region
    StatusKind state = StatusKind::Unknown; // worst of what is known
    QString trouble; // word of the source's state while it is not live
    QString limit, podsTip; // what is seen of it is not the whole: "only team-a", and sentences
    int nodes = 0, nodesReady = 0;
    int pods = -1; // −1 = not read yet
    bool nodesKnown = false;
    QString age; // of the newest answer
    QString tip;
    Provenance from, nodesFrom, podsFrom;
    std::vector<CheckCell> checks; // as checkNames()
    bool operator==(const ClusterLine&) const = default;
};

// "API" "ETCD" "NODE" "PRESS" "PODS" "PEND" "DEPL" "STS" "SEEN": short words above the cells.
std::span<const char* const> checkNames();
// As findings name it: "STS" is "STS/DS".
QString checkId(int index);
QString checkMeaning(int index); // one sentence

// Pods per cluster, counted as they come and go: walking over 150,000 rows every second would cost
// more than everything else in this pane.
class PodCounts : public QObject
{
    Q_OBJECT
public:
    explicit PodCounts(const Topic<Pod>& pods, QObject* parent = nullptr);
    int of(const std::string& cluster) const;

private:
    void count(Slot slot, bool there);
    const Topic<Pod>& m_pods;
    std::vector<Atom> m_clusterOf; // by slot; empty = not counted
    std::map<std::string, int> m_counts;
};

// The clusters of the scope's environment and region, in the order of the estate.
std::vector<ClusterLine>
clusterLines(const Hub& hub, const ScopeState& scope, const PodCounts& pods);

} // namespace mw
