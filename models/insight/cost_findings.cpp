// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_report.h"

#include <cmath>
#include <cstdio>

namespace mw {
namespace {

// "1234.50 USD": sentences of findings are plain English with ASCII digits, as others are.
std::string amount(int64_t nano, Atom currency)
{
    const Money money = roundToMinor({nano, currency});
    std::string text = nanoText(money.nano);
    const int digits = minorDigits(currency);
    const size_t point = text.find('.');
    if (digits > 0) {
        if (point == std::string::npos)
            text += '.';
        const size_t have = text.size() - text.find('.') - 1;
        text.append(static_cast<size_t>(digits) - std::min(have, static_cast<size_t>(digits)), '0');
    }
    return currency.empty() ? text : text + " " + currency.str();
}

std::string percent(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, std::fabs(value) < 10 ? "%.1f %%" : "%.0f %%", value);
    return buffer;
}

std::string date(CalendarDay day)
{
    return formatTime(World(day)).substr(0, 10);
}

const char* words(ForecastMethod method)
{
    switch (method) {
    case ForecastMethod::WeekdaySeasonal:
        return "by weekday over four weeks";
    case ForecastMethod::TrailingWeek:
        return "by the last seven days";
    default:
        return "by the days so far";
    }
}

std::optional<Finding> budgetFinding(const BudgetState& state, double warnPercent)
{
    if (!state.forecast || state.spentShare < 0)
        return std::nullopt;
    const Atom currency = state.budget.limit.currency;
    const std::string limit = amount(state.budget.limit.nano, currency);
    Finding finding;
    finding.check = "COST";
    finding.id = "COST:budget/" + state.budget.name;
    finding.subject = state.budget.name;
    finding.severity = Severity::Warning;
    finding.provenance = (state.budget.source.empty() ? "all bills" : state.budget.source)
        + ": forecast " + words(state.forecast->method) + ", complete days only";
    if (state.spentShare >= 1) {
        finding.sentence = "has spent " + amount(state.spent, currency) + " of its budget of "
            + limit + " (" + percent(state.spentShare * 100) + ") by day "
            + std::to_string(state.forecast->completeDays) + " of "
            + std::to_string(state.forecast->month.days());
    } else if (state.forecastShare > 1) {
        finding.sentence = "will end the month at " + amount(state.forecast->total, currency) + ", "
            + percent((state.forecastShare - 1) * 100) + " over its budget of " + limit;
        if (state.forecast->hasBand)
            finding.sentence += " (80 % band " + amount(state.forecast->low, currency) + " to "
                + amount(state.forecast->high, currency) + ")";
        finding.sentence += "; " + amount(state.spent, currency) + " spent so far";
    } else if (state.spentShare * 100 >= warnPercent && state.pace > 1) {
        finding.severity = Severity::Info;
        finding.sentence = "has spent " + percent(state.spentShare * 100) + " of its budget of "
            + limit + ", faster than the month passes";
    } else {
        return std::nullopt;
    }
    return finding;
}

Finding anomalyFinding(const CostBill& bill, const CostAnomaly& anomaly)
{
    Finding finding;
    finding.check = "COST";
    finding.subject = anomaly.service.str();
    if (!anomaly.account.empty())
        finding.subject += " in " + anomaly.account.str();
    finding.id
        = "COST:" + bill.source.str() + "/" + anomaly.account.str() + "/" + anomaly.service.str();
    finding.severity = Severity::Warning;
    finding.since = World(anomaly.first);
    const auto length = (anomaly.last - anomaly.first).count() + 1;
    finding.sentence = "costs " + amount(anomaly.impact, bill.currency) + " more than expected on "
        + date(anomaly.last);
    if (length > 1)
        finding.sentence = "costs " + amount(anomaly.impact, bill.currency)
            + " more than expected in " + std::to_string(length) + " days, " + date(anomaly.first)
            + " to " + date(anomaly.last);
    finding.sentence += " (" + amount(anomaly.actual, bill.currency);
    if (anomaly.percent)
        finding.sentence += " instead of " + amount(anomaly.expected, bill.currency) + ", +"
            + percent(*anomaly.percent) + ")";
    else
        finding.sentence += ", new: nothing was spent before)";
    finding.provenance = bill.source.str() + ": daily cost against the same weekdays before";
    return finding;
}

} // namespace

std::vector<Finding> costFindings(const CostReport& report, const CostOptions& options)
{
    std::vector<Finding> findings;
    for (const BudgetState& state : report.budgets) {
        if (auto finding = budgetFinding(state, options.budgetWarnPercent))
            findings.push_back(std::move(*finding));
    }
    for (const CostBill& bill : report.bills) {
        for (const CostAnomaly& anomaly : bill.anomalies) {
            if (anomaly.ongoing)
                findings.push_back(anomalyFinding(bill, anomaly));
        }
    }
    return findings;
}

} // namespace mw
