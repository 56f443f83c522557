// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of the Cost pane's tables: the bill by service, the clusters' cost by whoever uses them.
#pragma once

#include "models/insight/cost_allocation.h"
#include "models/insight/cost_report.h"
#include "models/items/columns.h"

namespace mw {

RowTraits<ServiceCost> serviceCostTraits();
RowTraits<AllocationShare> allocationTraits();

std::string keyText(const ServiceCost& row); // "aws-bill/USD/Amazon RDS"
std::string keyText(const AllocationShare& row); // "opencost/namespace/agents"
CellMark markOf(const ServiceCost& row);
// With a sign where it is not nothing, as the change in money beside it: 12.3 → "+12.3 %".
QString percentChange(double percent);
// "__idle__" in people's words; workloads as they are.
QString nameOf(const AllocationShare& row);
// "label:tenant" → "tenant", "namespace" → "namespace" (translated where it is a word of ours).
// tenantLabel: the estate's, as Kubernetes writes it.
QString aggregateName(Atom aggregate, const std::string& tenantLabel = "tenant");

} // namespace mw
