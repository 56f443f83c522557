// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_report.h"
#include "models/insight/finding_words.h"

#include <cmath>
#include <cstdio>

namespace mw {
namespace {

// "1234.50 USD": sentences of findings have ASCII digits in every language.
QString amount(int64_t nano, Atom currency)
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
    return Findings::qs(currency.empty() ? text : text + " " + currency.str());
}

QString percent(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, std::fabs(value) < 10 ? "%.1f %%" : "%.0f %%", value);
    return QString::fromLatin1(buffer);
}

QString date(CalendarDay day)
{
    return Findings::qs(formatTime(World(day)).substr(0, 10));
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
    const QString limit = amount(state.budget.limit.nano, currency);
    Finding finding;
    finding.check = "COST";
    finding.id = "COST:budget/" + state.budget.name;
    finding.subject = state.budget.name;
    finding.severity = Severity::Warning;
    finding.provenance = (state.budget.source.empty() ? "all bills" : state.budget.source)
        + ": forecast " + words(state.forecast->method) + ", complete days only";
    if (state.spentShare >= 1) {
        //: continues the name of a budget; %1, %2 = amounts, %3 = a percentage
        finding.sentence = Findings::tr("has spent %1 of its budget of %2 (%3) by day %4 of %5")
                               .arg(amount(state.spent, currency),
                                    limit,
                                    percent(state.spentShare * 100),
                                    QString::number(state.forecast->completeDays),
                                    QString::number(state.forecast->month.days()))
                               .toStdString();
    } else if (state.forecastShare > 1) {
        //: continues the name of a budget; %1, %3 = amounts, %2 = a percentage
        QString text = Findings::tr("will end the month at %1, %2 over its budget of %3")
                           .arg(amount(state.forecast->total, currency),
                                percent((state.forecastShare - 1) * 100),
                                limit);
        if (state.forecast->hasBand)
            //: added to a sentence: the month ends with a probability of 80 % between the amounts
            text += Findings::tr(" (80 % band %1 to %2)")
                        .arg(amount(state.forecast->low, currency),
                             amount(state.forecast->high, currency));
        //: %1 = an amount
        text += QStringLiteral("; ")
            + Findings::tr("%1 spent so far").arg(amount(state.spent, currency));
        finding.sentence = text.toStdString();
    } else if (state.spentShare * 100 >= warnPercent && state.pace > 1) {
        finding.severity = Severity::Info;
        //: continues the name of a budget; %1 = a percentage, %2 = an amount
        finding.sentence
            = Findings::tr("has spent %1 of its budget of %2, faster than the month passes")
                  .arg(percent(state.spentShare * 100), limit)
                  .toStdString();
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
    const QString impact = amount(anomaly.impact, bill.currency);
    const QString actual = amount(anomaly.actual, bill.currency);
    QString text = length > 1
        //: continues the name of a service; %1 = an amount, %3 and %4 = days
        ? Findings::tr("costs %1 more than expected in %2 days, %3 to %4")
              .arg(impact, QString::number(length), date(anomaly.first), date(anomaly.last))
        //: continues the name of a service; %1 = an amount, %2 = a day
        : Findings::tr("costs %1 more than expected on %2").arg(impact, date(anomaly.last));
    if (anomaly.percent)
        //: added to a sentence; %1, %2 = amounts, %3 = a percentage
        text
            += Findings::tr(" (%1 instead of %2, +%3)")
                   .arg(actual, amount(anomaly.expected, bill.currency), percent(*anomaly.percent));
    else
        //: added to a sentence; %1 = an amount
        text += Findings::tr(" (%1, new: nothing was spent before)").arg(actual);
    finding.sentence = text.toStdString();
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
