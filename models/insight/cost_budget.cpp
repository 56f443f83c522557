// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_budget.h"

#include <algorithm>

namespace mw {
namespace {

bool listed(const std::vector<std::string>& list, Atom name)
{
    return list.empty() || std::find(list.begin(), list.end(), name.str()) != list.end();
}

} // namespace

bool covers(const CostBudget& budget, const CostLine& line)
{
    return amountOf(line, budget.basis).currency == budget.limit.currency
        && (budget.source.empty() || line.key.source.str() == budget.source)
        && listed(budget.services, line.service) && listed(budget.accounts, line.account);
}

std::optional<double> ratio(const Money& amount, const Money& whole)
{
    if (whole.nano == 0 || !(amount.currency == whole.currency))
        return std::nullopt;
    return static_cast<double>(amount.nano) / static_cast<double>(whole.nano);
}

BudgetState budgetState(const CostBudget& budget, const CostSeries& series, const CostMonth& month)
{
    BudgetState state;
    state.budget = budget;
    state.forecast = forecastMonth(series, month);
    if (!state.forecast)
        return state;
    const double limit = static_cast<double>(budget.limit.nano);
    state.spent = state.forecast->monthToDate;
    state.elapsedShare
        = static_cast<double>(state.forecast->completeDays) / static_cast<double>(month.days());
    state.variance = narrow(Wide(state.forecast->total) - budget.limit.nano).value_or(0);
    if (limit > 0) {
        state.spentShare = static_cast<double>(state.spent) / limit;
        state.forecastShare = static_cast<double>(state.forecast->total) / limit;
        if (state.elapsedShare > 0)
            state.pace = state.spentShare / state.elapsedShare;
    }
    return state;
}

} // namespace mw
