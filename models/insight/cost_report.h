// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bills as the Cost pane, `status` and the findings see them: one per source and currency,
// which are never added up. Pure; any thread.
#pragma once

#include "models/data/finding.h"
#include "models/insight/cost_anomaly.h"
#include "models/insight/cost_budget.h"

#include <functional>
#include <string>
#include <vector>

namespace mw {

struct CostOptions
{
    std::vector<CostBudget> budgets;
    AnomalyLimits anomalies;
    double budgetWarnPercent = 80; // cost.budgetWarnPercent: of the limit, spent
    int lookBackDays = 7; // anomalies older than this are history
    CostBasis basis = CostBasis::Billed;

    // "cost.anomalyZ" … of the estate's thresholds.
    using Lookup = std::function<double(const std::string& name, double fallback)>;
    void take(const Lookup& lookup);
};

struct ServiceCost
{
    Atom source, currency, service;
    Money monthToDate; // complete days
    Money before; // the same days of the month before
    Money change; // monthToDate − before
    std::optional<double> changePercent; // none where nothing was spent before
    double share = 0; // of the bill's month to date
    std::optional<Money> forecast;
    std::vector<double> trend; // last 30 complete days, oldest first
    bool anomaly = false; // an ongoing one
    bool isNew = false; // nothing before
    bool operator==(const ServiceCost&) const = default;
};

struct CostBill
{
    Atom source, currency;
    CostMonth month; // the running one, or the last the source knows
    CostSeries series;
    Money monthToDate; // complete days
    Money provisional; // of the month, today and estimated days; not in monthToDate
    Money before; // the same days of the month before
    std::optional<Money> lastMonth; // whole, if the source knows all of it
    std::optional<CostForecast> forecast;
    std::vector<ServiceCost> services; // most expensive first
    std::vector<CostAnomaly> anomalies; // largest impact first
};

struct CostReport
{
    std::vector<CostBill> bills; // largest first within a currency
    std::vector<BudgetState> budgets; // in the order of the estate
};

CostReport costReport(const std::vector<CostLine>& lines, const CostOptions& options, World now);

// Check COST: a budget that is or will be overspent, a service that costs more than it ever did.
std::vector<Finding> costFindings(const CostReport& report, const CostOptions& options);

} // namespace mw
