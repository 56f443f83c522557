// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/cost/cost_facts.h"

#include "models/items/cost_items.h"
#include "models/text/format.h"
#include "widgets/panes/cost/cost_tiles.h"

#include <QCoreApplication>
#include <map>

namespace mw {
namespace {

struct CostFacts
{
    Q_DECLARE_TR_FUNCTIONS(CostFacts)
};

constexpr size_t mostParts = 5;

QString dayText(CalendarDay day)
{
    return text::qs(formatTime(World(day)).substr(0, 10));
}

class Facts
{
public:
    Facts(QString title, Provenance from) : m_from(std::move(from))
    {
        m_section.title = std::move(title);
    }
    void
    add(const QString& label, const QString& value, std::optional<StatusKind> status = std::nullopt)
    {
        Fact fact;
        fact.label = label;
        fact.value = value;
        fact.status = status;
        fact.from = m_from;
        m_section.facts.push_back(std::move(fact));
    }
    InspectorSection take() { return std::move(m_section); }

private:
    InspectorSection m_section;
    Provenance m_from;
};

bool same(const CostBudget& budget, const CostBill& bill)
{
    return budget.limit.currency == bill.currency
        && (budget.source.empty() || budget.source == bill.source.str());
}

const CostAnomaly* anomalyOf(const CostBill& bill, Atom service)
{
    for (const CostAnomaly& one : bill.anomalies) {
        if (one.service == service && one.ongoing)
            return &one;
    }
    return nullptr;
}

QString sentence(const CostBill& bill, const CostAnomaly& anomaly)
{
    const auto amount = [&](int64_t nano) { return text::money({nano, bill.currency}); };
    if (!anomaly.percent)
        //: %1 an amount, %2 a day
        return CostFacts::tr("New: %1 since %2, nothing was spent before.")
            .arg(amount(anomaly.actual), dayText(anomaly.first));
    //: %1 an amount, %2 a percentage, %3 a day
    return CostFacts::tr("%1 (%2) more than expected since %3.")
        .arg(amount(anomaly.impact),
             text::percent(*anomaly.percent / 100, 0),
             dayText(anomaly.first));
}

} // namespace

QString moneyShown(Atom kind)
{
    if (kind.view() == "aws-cost-explorer")
        //: Which money a bill shows. Unblended is a word of AWS: as it was charged on that day
        return CostFacts::tr("unblended cost, as charged; with taxes, credits and refunds");
    if (kind.view() == "focus")
        //: Which money a bill shows. BilledCost is a column of the FOCUS format
        return CostFacts::tr("BilledCost, as invoiced; with the file's taxes, credits and refunds");
    if (kind.view() == "opencost")
        //: Which money an allocation shows
        return CostFacts::tr("usage by OpenCost's rates, no bill; without taxes, credits, refunds");
    return {};
}

Provenance provenance(Atom source, const CostFeed* feed, const QString& window)
{
    const QString money = feed ? moneyShown(feed->kind) : QString();
    return {text::qs(source.str()),
            feed ? text::qs(feed->query) : QString(),
            money.isEmpty() ? window : QString(window % QStringLiteral(" · ") % money),
            feed ? feed->fetchedAt : World{}};
}

QString windowOf(const CostBill& bill)
{
    return dayText(bill.month.begin) + QStringLiteral(" – ")
        + dayText(bill.series.completeUntil - std::chrono::days(1));
}

QString windowOf(const AllocationView& view)
{
    return text::timeUtc(view.begin) + QStringLiteral(" – ") + text::timeUtc(view.end);
}

std::vector<BudgetState> budgetsOf(const CostReport& report, const CostBill& bill)
{
    std::vector<BudgetState> out;
    for (const BudgetState& state : report.budgets) {
        if (same(state.budget, bill))
            out.push_back(state);
    }
    return out;
}

DayBarsData costBars(const CostBill& bill,
                     const std::vector<BudgetState>& budgets,
                     const EachCostLine& lines,
                     const Palette& colors)
{
    DayBarsData data;
    data.source = text::qs(bill.source.str());
    data.emptyText = CostFacts::tr("Nothing was charged this month.");
    //: legend: days whose cost may still change
    data.provisionalText = CostFacts::tr("may still change");
    //: legend: days to come
    data.aheadText = CostFacts::tr("expected");
    std::map<Atom, size_t> parts;
    for (const ServiceCost& service : bill.services) {
        if (parts.size() == mostParts || service.monthToDate.nano <= 0)
            break;
        const size_t index = parts.size();
        parts[service.service] = index;
        data.parts.push_back({service.service.empty() ? CostFacts::tr("(no service)")
                                                      : text::qs(service.service.str()),
                              colors.series[index]});
    }
    const size_t other = data.parts.size();
    //: all services that are not named in the chart
    data.parts.push_back({CostFacts::tr("other"), colors.series.back()});
    const CostSeries& series = bill.series;
    for (CalendarDay day = bill.month.begin; day < bill.month.end; day += std::chrono::days(1)) {
        DayBar bar;
        bar.day = day;
        const bool known = series.find(day) != nullptr;
        const bool open = day >= series.completeUntil;
        // A day that the bill has only begun, as today's, is in the forecast with what is expected
        // of it.
        const auto expected = open ? expectedOn(series, bill.month, day) : std::nullopt;
        if (known) {
            bar.provisional = open;
            bar.values.assign(data.parts.size(), 0);
            if (expected)
                bar.expected = approximate({*expected, bill.currency});
        } else if (open) {
            bar.ahead = true;
            if (expected)
                bar.values = {approximate({*expected, bill.currency})};
        }
        data.days.push_back(std::move(bar));
    }
    bool others = false;
    lines([&](const CostLine& line) {
        if (!(line.key.source == bill.source) || !(line.billed.currency == bill.currency)
            || line.day < bill.month.begin || line.day >= bill.month.end)
            return;
        DayBar& bar = data.days[size_t((line.day - bill.month.begin).count())];
        const auto part = parts.find(line.service);
        const size_t index = part == parts.end() ? other : part->second;
        others = others || (index == other && line.billed.nano > 0);
        if (index < bar.values.size())
            bar.values[index] += approximate(line.billed);
    });
    if (!others) {
        data.parts.pop_back();
        for (DayBar& bar : data.days) {
            if (!bar.ahead && !bar.values.empty())
                bar.values.pop_back();
        }
    }
    for (const BudgetState& state : budgets) {
        if (!state.budget.services.empty() || !state.budget.accounts.empty())
            continue; // speaks of a part of the bill only
        const auto pace = scaled(state.budget.limit, 1, bill.month.days());
        if (!pace)
            continue;
        data.pace = approximate(*pace);
        //: line in the chart: the budget divided by the days of the month
        data.paceLabel = CostFacts::tr("budget pace %1 a day").arg(text::moneyWhole(*pace));
        break;
    }
    return data;
}

InspectorContent inspectService(const CostBill& bill,
                                const ServiceCost& row,
                                const std::vector<CostDay>& lastDays,
                                const CostFeed* feed)
{
    InspectorContent content;
    content.kind = CostFacts::tr("Service");
    content.icon = QStringLiteral("pane-cost");
    content.title
        = row.service.empty() ? CostFacts::tr("(no service)") : text::qs(row.service.str());
    content.subtitle
        = text::qs(bill.source.str()) + QStringLiteral(" · ") + text::qs(bill.currency.str());
    content.status = StatusKind::Ok;
    if (const CostAnomaly* anomaly = anomalyOf(bill, row.service)) {
        content.status = StatusKind::Warning;
        content.sentence = sentence(bill, *anomaly);
    }
    const QString window = windowOf(bill);
    Facts month(CostFacts::tr("This month"), provenance(bill.source, feed, window));
    month.add(CostFacts::tr("Month to date"), text::money(row.monthToDate));
    month.add(CostFacts::tr("Same days before"), text::money(row.before));
    month.add(CostFacts::tr("Change"),
              text::moneyChange(row.change)
                  + (row.changePercent ? QStringLiteral(" · ") + percentChange(*row.changePercent)
                                       : QString()));
    month.add(CostFacts::tr("Share of the bill"), text::percent(row.share));
    month.add(CostFacts::tr("Forecast"), row.forecast ? text::money(*row.forecast) : text::none());
    content.sections.push_back(month.take());
    Facts days(CostFacts::tr("Last days"),
               provenance(bill.source, feed, CostFacts::tr("by day, UTC")));
    for (auto it = lastDays.rbegin(); it != lastDays.rend(); ++it)
        days.add(dayText(it->day),
                 text::money({it->total(), bill.currency})
                     + (it->day >= bill.series.completeUntil
                            ? QStringLiteral(" · ") + CostFacts::tr("may still change")
                            : QString()));
    content.sections.push_back(days.take());
    if (feed) {
        InspectorSection query;
        query.title = CostFacts::tr("Asked");
        query.prose = text::qs(feed->query);
        query.monoProse = true;
        content.sections.push_back(std::move(query));
    }
    return content;
}

InspectorContent
inspectAllocation(const AllocationView& view, const AllocationShare& row, const CostFeed* feed)
{
    InspectorContent content;
    content.kind = aggregateName(view.aggregate);
    content.icon = QStringLiteral("pane-cost");
    content.title = nameOf(row);
    content.subtitle
        = text::qs(view.source.str()) + QStringLiteral(" · ") + text::qs(view.currency.str());
    content.status = StatusKind::Ok;
    const QString window = windowOf(view);
    Facts cost(CostFacts::tr("Cost"), provenance(view.source, feed, window));
    cost.add(CostFacts::tr("Own cost"), text::money(row.line.total));
    cost.add(CostFacts::tr("Idle share"), text::money(row.idleShare));
    cost.add(CostFacts::tr("With idle"), text::money(row.withIdle));
    cost.add(CostFacts::tr("Efficiency"),
             row.line.efficiency < 0 ? text::none() : text::percent(row.line.efficiency));
    content.sections.push_back(cost.take());
    Facts parts(CostFacts::tr("Of it"), provenance(view.source, feed, window));
    const std::pair<QString, const Money*> all[] = {
        {CostFacts::tr("CPU"), &row.line.cpu},
        {CostFacts::tr("Memory"), &row.line.memory},
        {CostFacts::tr("GPU"), &row.line.gpu},
        {CostFacts::tr("Storage"), &row.line.storage},
        {CostFacts::tr("Network"), &row.line.network},
        {CostFacts::tr("Load balancers"), &row.line.loadBalancer},
        {CostFacts::tr("Shared"), &row.line.shared},
        {CostFacts::tr("External"), &row.line.external},
    };
    for (const auto& [label, money] : all) {
        if (money->nano != 0)
            parts.add(label, text::money(*money));
    }
    content.sections.push_back(parts.take());
    InspectorSection note;
    note.title = CostFacts::tr("What it is");
    note.prose
        = CostFacts::tr("List prices of the nodes by max(request, usage); no discounts unless "
                        "OpenCost knows the bill.");
    content.sections.push_back(std::move(note));
    return content;
}

QString allocationSentence(const AllocationView& view)
{
    const auto days = std::chrono::round<std::chrono::days>(view.end - view.begin).count();
    QString text
        //: %1 an amount, %n days
        = CostFacts::tr("%1 in %n complete day(s)", nullptr, int(days))
              .arg(text::money(view.total));
    if (view.idlePercent >= 0)
        //: %1 a percentage, %2 an amount
        text += QStringLiteral(" · ")
            + CostFacts::tr("idle %1 (%2)")
                  .arg(text::percent(view.idlePercent / 100), text::money(view.idle));
    if (view.unallocated.nano > 0)
        text += QStringLiteral(" · ")
            + CostFacts::tr("not allocated %1").arg(text::money(view.unallocated));
    return text;
}

} // namespace mw
