// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Cost pane draws and says, made from bills and lines: columns of the chart, the
// inspector's facts. No widgets of its own.
#pragma once

#include "models/data/cost.h"
#include "models/insight/cost_allocation.h"
#include "models/insight/cost_report.h"
#include "widgets/charts/day_bars.h"
#include "widgets/controls/inspector_content.h"
#include "widgets/theme/palette.h"

#include <functional>

namespace mw {

using EachCostLine = std::function<void(const std::function<void(const CostLine&)>&)>;

// The month of the bill by day: its five dearest services and the others.
DayBarsData costBars(const CostBill& bill,
                     const std::vector<BudgetState>& budgets,
                     const EachCostLine& lines,
                     const Palette& colors);
// Budgets that speak of this bill.
std::vector<BudgetState> budgetsOf(const CostReport& report, const CostBill& bill);

// Which money a kind of source shows (CostFeed::kind): billed how, and what is in it. Empty: not
// known. Our Cost Explorer query has no filter, and the figures shown are UnblendedCost or
// BilledCost (domain.md §3.1, §3.2); OpenCost multiplies usage by its rates (§3.3).
QString moneyShown(Atom kind);
// Where a figure of this source comes from. feed may be null; window as people read it.
Provenance provenance(Atom source, const CostFeed* feed, const QString& window);
QString windowOf(const CostBill& bill);
QString windowOf(const AllocationView& view);

InspectorContent inspectService(const CostBill& bill,
                                const ServiceCost& row,
                                const std::vector<CostDay>& lastDays,
                                const CostFeed* feed);
InspectorContent
inspectAllocation(const AllocationView& view, const AllocationShare& row, const CostFeed* feed);
// "38.2 % of $320.50 was idle in 7 days."
QString allocationSentence(const AllocationView& view);

} // namespace mw
