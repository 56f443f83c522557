// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Environments against domains: one mark each, made from facts only. Pure; any thread.
//
// Which fact stands in which column: watch_columns.h. Who tells of a column (and so whether it is
// seen):
//   Users     a Prometheus that has SLOs
//   Work      the clusters, Alertmanager, the pager
//   Data      a cluster that has StatefulSets or does not show them, Alertmanager
//   Edge      Alertmanager: nobody else tells of ingress, certificates, DNS and probes
//   Ship      the CI
//   Recovery  what the estate's `recovery` names in this environment ("Ready for DR"); runbooks,
//             contacts, endpoints and the laptop itself count in each such environment
//   Cost      bills and allocation
// A cell applies where somebody tells of it, or where a fact stands in it all the same (an alert
// about a backup where no recovery is declared). A source without an environment tells of all. A
// column is always there: all seven, or none where nobody tells of anything.
#pragma once

#include "models/data/readiness.h"
#include "models/data/shout.h"
#include "models/data/source_status.h"
#include "models/insight/health.h"
#include "models/insight/watch_columns.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct MatrixPlace
{
    std::string environment, region;
    std::vector<std::string> clusters;
    bool operator==(const MatrixPlace&) const = default;
};

struct MatrixCell
{
    bool applies = false;
    Severity severity = Severity::Unknown; // Unknown: nothing wrong is known, but not all is seen
    // Worst state of what tells of it, where it is not Live.
    std::optional<SourceState> unseen;
    // The worst reason, one of these: a fact that is wrong ("prod/api: 2 pods …"; from a finding or
    // an alert), what is not ready, what is not seen (a source, or a check of a cluster).
    std::string fact;
    std::optional<ReadyItem> ready;
    std::string unseenSource, unseenCheck, unseenCluster;
    std::string findingId, shoutKey; // who states the fact; empty = the other one, or there is none
    bool ofNode = false; // the fact is about a node
    std::vector<std::string> sources; // that tell of it
    bool operator==(const MatrixCell&) const = default;
};
struct MatrixRow
{
    MatrixPlace place;
    std::vector<MatrixCell> cells; // as Matrix::domains
    bool operator==(const MatrixRow&) const = default;
};
struct Matrix
{
    std::vector<Domain> domains;
    std::vector<MatrixRow> rows;
    bool operator==(const Matrix&) const = default;
};

struct MatrixInput
{
    const std::vector<MatrixPlace>& places;
    const std::vector<SourceStatus>& sources;
    const std::vector<Finding>& findings;
    const std::vector<CheckState>& checks;
    const std::vector<Shout>& shouts;
    // Prometheus sources that have SLOs: without one nobody tells of users.
    std::vector<std::string> sloSources;
    std::set<std::string> statefulClusters; // that are known to have a StatefulSet
    std::function<const Alert*(const SourceKey&)> alert; // null: not known any more
    const ReadyReport* ready = nullptr; // null: nobody asks (a recording)
};
Matrix watchMatrix(const MatrixInput& input);

} // namespace mw
