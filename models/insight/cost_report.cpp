// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_report.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw {
namespace {

using std::chrono::days;

constexpr int trendDays = 30;

// A month later or earlier the same day need not exist: what lies in the month before is compared.
CostMonth monthBefore(const CostMonth& month)
{
    return monthOf(month.begin - days(1));
}

struct Split
{
    std::vector<CostLine> lines;
    std::map<Atom, std::vector<CostLine>> byService;
    std::map<std::pair<Atom, Atom>, std::vector<CostLine>> byAccount; // account, service
};

// Of one service: days without a line cost nothing, they are not unknown.
CostSeries seriesLike(const CostSeries& whole, const std::vector<CostLine>& lines, CostBasis basis)
{
    CostSeries series = whole;
    for (CostDay& day : series.days)
        day.variable = day.fixed = 0;
    for (const CostLine& line : lines) {
        const auto index = (line.day - series.days.front().day).count();
        CostDay& day = series.days[static_cast<size_t>(index)];
        int64_t& sum = isFixed(line) ? day.fixed : day.variable;
        sum = narrow(Wide(sum) + amountOf(line, basis).nano).value_or(sum);
    }
    return series;
}

class BillMaker
{
public:
    BillMaker(Atom source, Atom currency, const CostOptions& options, World now)
        : m_options(options), m_now(now)
    {
        m_bill.source = source;
        m_bill.currency = currency;
    }

    CostBill make(const Split& split)
    {
        m_bill.series = costSeries(split.lines, m_bill.currency, m_options.basis, m_now);
        const CostSeries& series = m_bill.series;
        m_bill.month = monthOf(std::min(dayOf(m_now), series.days.back().day));
        const CostMonth& month = m_bill.month;
        const CostMonth earlier = monthBefore(month);
        const CalendarDay until = std::clamp(series.completeUntil, month.begin, month.end);
        m_bill.monthToDate = money(series.total(month.begin, until));
        m_bill.provisional = money(series.total(until, month.end));
        m_bill.before = money(beforeOf(series));
        if (series.days.front().day <= earlier.begin && series.completeUntil >= month.begin)
            m_bill.lastMonth = money(series.total(earlier.begin, earlier.end));
        m_bill.forecast = forecastMonth(series, month);
        for (const auto& [names, lines] : split.byAccount)
            addAnomalies(names.first, names.second, seriesLike(series, lines, m_options.basis));
        std::sort(
            m_bill.anomalies.begin(), m_bill.anomalies.end(), [](const auto& a, const auto& b) {
                return a.impact != b.impact ? a.impact > b.impact : a.service < b.service;
            });
        for (const auto& [service, lines] : split.byService)
            addService(service, seriesLike(series, lines, m_options.basis));
        std::stable_sort(m_bill.services.begin(),
                         m_bill.services.end(),
                         [](const ServiceCost& a, const ServiceCost& b) {
                             return a.monthToDate.nano > b.monthToDate.nano;
                         });
        return std::move(m_bill);
    }

private:
    Money money(int64_t nano) const { return {nano, m_bill.currency}; }

    // As many days of the month before as this month has complete ones.
    int64_t beforeOf(const CostSeries& series) const
    {
        const CostMonth& month = m_bill.month;
        const CostMonth earlier = monthBefore(month);
        const auto complete
            = std::clamp(series.completeUntil, month.begin, month.end) - month.begin;
        return series.total(earlier.begin, std::min(earlier.begin + complete, earlier.end));
    }

    void addAnomalies(Atom account, Atom service, const CostSeries& series)
    {
        for (CostAnomaly& one :
             findAnomalies(series, m_options.lookBackDays, m_options.anomalies)) {
            one.account = account;
            one.service = service;
            m_bill.anomalies.push_back(one);
        }
    }

    void addService(Atom service, const CostSeries& series)
    {
        const CostMonth& month = m_bill.month;
        const CalendarDay until = std::clamp(series.completeUntil, month.begin, month.end);
        ServiceCost row;
        row.source = m_bill.source;
        row.currency = m_bill.currency;
        row.service = service;
        row.monthToDate = money(series.total(month.begin, until));
        row.before = money(beforeOf(series));
        row.change = subtract(row.monthToDate, row.before).value_or(money(0));
        if (const auto part = ratio(row.change, row.before))
            row.changePercent = *part * 100;
        row.isNew = row.before.nano == 0 && row.monthToDate.nano != 0;
        row.share = ratio(row.monthToDate, m_bill.monthToDate).value_or(0);
        if (const auto forecast = forecastMonth(series, month))
            row.forecast = money(forecast->total);
        for (const CostDay& day : series.days) {
            if (day.day < series.completeUntil && day.day >= series.completeUntil - days(trendDays))
                row.trend.push_back(approximate(money(day.total())));
        }
        row.anomaly
            = std::any_of(m_bill.anomalies.begin(), m_bill.anomalies.end(), [&](const auto& one) {
                  return one.service == service && one.ongoing;
              });
        m_bill.services.push_back(std::move(row));
    }

    const CostOptions& m_options;
    World m_now;
    CostBill m_bill;
};

} // namespace

void CostOptions::take(const Lookup& lookup)
{
    anomalies.z = lookup("cost.anomalyZ", anomalies.z);
    anomalies.impact = lookup("cost.anomalyImpact", anomalies.impact);
    anomalies.percent = lookup("cost.anomalyPercent", anomalies.percent);
    budgetWarnPercent = lookup("cost.budgetWarnPercent", budgetWarnPercent);
}

CostReport costReport(const std::vector<CostLine>& lines, const CostOptions& options, World now)
{
    std::map<std::pair<Atom, Atom>, Split> bills;
    for (const CostLine& line : lines) {
        Split& split = bills[{line.key.source, amountOf(line, options.basis).currency}];
        split.lines.push_back(line);
        split.byService[line.service].push_back(line);
        split.byAccount[{line.account, line.service}].push_back(line);
    }
    CostReport report;
    for (const auto& [key, split] : bills)
        report.bills.push_back(BillMaker(key.first, key.second, options, now).make(split));
    std::stable_sort(report.bills.begin(), report.bills.end(), [](const auto& a, const auto& b) {
        if (!(a.currency == b.currency))
            return a.currency < b.currency;
        return a.monthToDate.nano > b.monthToDate.nano;
    });
    for (const CostBudget& budget : options.budgets) {
        std::vector<CostLine> own;
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(own), [&](const CostLine& l) {
            return amountOf(l, budget.basis).currency == budget.limit.currency
                && (budget.source.empty() || l.key.source.str() == budget.source);
        });
        const CostSeries series
            = costSeries(own, budget.limit.currency, budget.basis, now, [&](const CostLine& line) {
                  return covers(budget, line);
              });
        const CostMonth month = monthOf(
            series.days.empty() ? dayOf(now) : std::min(dayOf(now), series.days.back().day));
        report.budgets.push_back(budgetState(budget, series, month));
    }
    return report;
}

} // namespace mw
