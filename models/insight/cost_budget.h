// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A monthly budget against its bill (domain.md §3.4). Pure; any thread.
#pragma once

#include "models/insight/cost_forecast.h"

#include <string>
#include <vector>

namespace mw {

struct CostBudget
{
    std::string name;
    Money limit; // per month
    std::string source; // whose bill; empty = every bill of the currency
    std::vector<std::string> services, accounts; // empty = all
    CostBasis basis = CostBasis::Billed;
    bool operator==(const CostBudget&) const = default;
};

// Does the line count for it? (currency, source, service, account)
bool covers(const CostBudget& budget, const CostLine& line);

struct BudgetState
{
    CostBudget budget;
    int64_t spent = 0; // month to date, complete days, 10⁻⁹
    double spentShare = -1; // of the limit; -1 = not measured
    double elapsedShare = -1; // of the month, by complete days
    double pace = -1; // spent share / elapsed share: 1 = on plan
    std::optional<CostForecast> forecast;
    double forecastShare = -1;
    int64_t variance = 0; // forecast − limit
    bool operator==(const BudgetState&) const = default;
};

BudgetState budgetState(const CostBudget& budget, const CostSeries& series, const CostMonth& month);
// amount / whole; nullopt for a whole of 0 or two currencies. Utilisation, coverage, shares.
std::optional<double> ratio(const Money& amount, const Money& whole);

} // namespace mw
