// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the Kubernetes tables: kubectl's cells where kubectl has one, so that a person who
// knows `kubectl get` knows the table. Texts are made at paint time from the rows.
#pragma once

#include "models/data/finding.h"
#include "models/data/kube.h"
#include "models/data/slo.h"
#include "models/data/source_status.h"
#include "models/items/columns.h"

namespace mw {

RowTraits<Pod> podTraits();
RowTraits<KubeNode> nodeTraits();
RowTraits<Workload> workloadTraits();
RowTraits<KubeEvent> eventTraits();
RowTraits<Namespace> namespaceTraits();
RowTraits<Finding> findingTraits();
RowTraits<SourceStatus> sourceTraits();
RowTraits<Slo> sloTraits();

// Identity as text: "prod/Pod/agents/agent-runtime-5c7d-x2x" (RowModel's KeyRole).
QString keyText(const ObjectKey& key);
QString keyText(const SloKey& key);
// Loudness of a row by itself; findings with thresholds are insight's business.
CellMark markOf(const Pod& pod);
CellMark markOf(const KubeNode& node);
CellMark markOf(const Workload& workload);
CellMark markOf(Slo::State state);
CellMark markOf(Severity severity);
CellMark markOf(SourceState state);

} // namespace mw
