// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_costs.h"

#include "app/cli/json.h"
#include "models/insight/cost_allocation.h"
#include "models/text/format.h"

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

std::string shown(const Money& money)
{
    return text::money(money).toStdString();
}

Json raw(const Money& money)
{
    return nanoText(money.nano);
}

Json raw(int64_t nano)
{
    return nanoText(nano);
}

Json share(double value) // 1 = all; −1 stands for not measured
{
    return value < 0 ? Json() : Json(value);
}

std::string percent(const std::optional<double>& value)
{
    return value ? text::percent(*value / 100).toStdString() : text::none().toStdString();
}

std::string dayText(CalendarDay day)
{
    return formatTime(World(day)).substr(0, 10);
}

const char* word(ForecastMethod method)
{
    switch (method) {
    case ForecastMethod::WeekdaySeasonal:
        return "weekday-seasonal";
    case ForecastMethod::TrailingWeek:
        return "trailing-week";
    default:
        return "linear";
    }
}

const char* word(AllocationKind kind)
{
    switch (kind) {
    case AllocationKind::Idle:
        return "idle";
    case AllocationKind::Unallocated:
        return "unallocated";
    case AllocationKind::Unmounted:
        return "unmounted";
    case AllocationKind::Shared:
        return "shared";
    case AllocationKind::External:
        return "external";
    case AllocationKind::Workload:
        break;
    }
    return "workload";
}

Json forecastJson(const std::optional<CostForecast>& forecast)
{
    if (!forecast)
        return nullptr;
    return {{"method", word(forecast->method)},
            {"total", raw(forecast->total)},
            {"low", forecast->hasBand ? raw(forecast->low) : Json()},
            {"high", forecast->hasBand ? raw(forecast->high) : Json()},
            {"completeDays", forecast->completeDays},
            {"daysAhead", forecast->daysAhead}};
}

Json billJson(const CostBill& bill)
{
    Json anomalies = Json::array();
    for (const CostAnomaly& anomaly : bill.anomalies)
        anomalies.push_back({{"service", anomaly.service.str()},
                             {"account", anomaly.account.str()},
                             {"first", dayText(anomaly.first)},
                             {"last", dayText(anomaly.last)},
                             {"actual", raw(anomaly.actual)},
                             {"expected", raw(anomaly.expected)},
                             {"impact", raw(anomaly.impact)},
                             {"percent", anomaly.percent ? Json(*anomaly.percent) : Json()},
                             {"ongoing", anomaly.ongoing}});
    return {{"source", bill.source.str()},
            {"currency", bill.currency.str()},
            {"month", dayText(bill.month.begin).substr(0, 7)},
            {"completeUntil", dayText(bill.series.completeUntil)},
            {"monthToDate", raw(bill.monthToDate)},
            {"provisional", raw(bill.provisional)},
            {"before", raw(bill.before)},
            {"lastMonth", bill.lastMonth ? raw(*bill.lastMonth) : Json()},
            {"forecast", forecastJson(bill.forecast)},
            {"anomalies", std::move(anomalies)}};
}

Json budgetJson(const BudgetState& state)
{
    return {{"name", state.budget.name},
            {"source", state.budget.source.empty() ? Json() : Json(state.budget.source)},
            {"currency", state.budget.limit.currency.str()},
            {"limit", raw(state.budget.limit)},
            {"spent", state.forecast ? raw(state.spent) : Json()},
            {"spentShare", share(state.spentShare)},
            {"pace", share(state.pace)},
            {"forecast", forecastJson(state.forecast)},
            {"forecastShare", share(state.forecastShare)},
            {"variance", state.forecast ? raw(state.variance) : Json()}};
}

Json feedJson(const CostFeed& feed)
{
    return {{"source", feed.key.source.str()},
            {"type", feed.kind.str()},
            {"query", feed.query},
            {"fetchedAt", timeJson(feed.fetchedAt)},
            {"nextAt", timeJson(feed.nextAt)},
            {"callsToday", feed.callsToday},
            {"spentToday", raw(feed.spentToday)},
            {"spentThisMonth", raw(feed.spentThisMonth)},
            {"currency", feed.spentToday.currency.str()}};
}

} // namespace

Listing listCosts(const Hub& hub)
{
    Listing out{{"SOURCE", "SERVICE", "MONTH TO DATE", "CHANGE", "CHANGE %", "SHARE", "FORECAST"},
                {}};
    const auto report = hub.costs();
    if (!report)
        return out;
    for (const CostBill& bill : report->bills) {
        for (const ServiceCost& row : bill.services) {
            const Json json{
                {"source", row.source.str()},
                {"service", row.service.str()},
                {"currency", row.currency.str()},
                {"monthToDate", raw(row.monthToDate)},
                {"before", raw(row.before)},
                {"change", raw(row.change)},
                {"changePercent", row.changePercent ? Json(*row.changePercent) : Json()},
                {"share", row.share},
                {"forecast", row.forecast ? raw(*row.forecast) : Json()},
                {"anomaly", row.anomaly},
                {"new", row.isNew},
                {"text",
                 {{"monthToDate", shown(row.monthToDate)},
                  {"change", text::moneyChange(row.change).toStdString()}}}};
            out.rows.push_back({{row.source.str(),
                                 row.service.str(),
                                 shown(row.monthToDate),
                                 text::moneyChange(row.change).toStdString(),
                                 percent(row.changePercent),
                                 text::percent(row.share).toStdString(),
                                 row.forecast ? shown(*row.forecast) : text::none().toStdString()},
                                json.dump()});
        }
    }
    return out;
}

Listing listAllocations(const Hub& hub, const ListScope& scope)
{
    Listing out{{"SOURCE", "BY", "NAME", "TOTAL", "IDLE SHARE", "WITH IDLE", "EFFICIENCY"}, {}};
    std::vector<AllocationLine> lines;
    hub.topic<AllocationLine>().forEach(
        [&](Slot, const AllocationLine& line) { lines.push_back(line); });
    for (const AllocationView& view : allocationViews(lines)) {
        if (!scope.tenant().empty() && !scope.belongings.narrows(view.aggregate))
            continue;
        for (const AllocationShare& one : view.shares) {
            const AllocationLine& line = one.line;
            if (!scope.belongings.admits(scope.tenant(), view.aggregate, line.name))
                continue;
            const Json json{{"source", view.source.str()},
                            {"aggregate", view.aggregate.str()},
                            {"name", line.name.str()},
                            {"kind", word(one.kind)},
                            {"currency", view.currency.str()},
                            {"from", timeJson(line.begin)},
                            {"to", timeJson(line.end)},
                            {"cpu", raw(line.cpu)},
                            {"memory", raw(line.memory)},
                            {"gpu", raw(line.gpu)},
                            {"storage", raw(line.storage)},
                            {"network", raw(line.network)},
                            {"loadBalancer", raw(line.loadBalancer)},
                            {"shared", raw(line.shared)},
                            {"external", raw(line.external)},
                            {"total", raw(line.total)},
                            {"idleShare", raw(one.idleShare)},
                            {"withIdle", raw(one.withIdle)},
                            {"efficiency", share(line.efficiency)},
                            {"text", {{"total", shown(line.total)}}}};
            out.rows.push_back(
                {{view.source.str(),
                  view.aggregate.str(),
                  line.name.str(),
                  shown(line.total),
                  shown(one.idleShare),
                  shown(one.withIdle),
                  line.efficiency < 0 ? text::none().toStdString()
                                      : text::percent(line.efficiency).toStdString()},
                 json.dump()});
        }
    }
    return out;
}

Json costJson(const Hub& hub)
{
    Json feeds = Json::array();
    hub.topic<CostFeed>().forEach(
        [&](Slot, const CostFeed& feed) { feeds.push_back(feedJson(feed)); });
    const auto report = hub.costs();
    if (feeds.empty() && !report)
        return nullptr;
    Json bills = Json::array();
    Json budgets = Json::array();
    if (report) {
        for (const CostBill& bill : report->bills)
            bills.push_back(billJson(bill));
        for (const BudgetState& state : report->budgets)
            budgets.push_back(budgetJson(state));
    }
    return {
        {"bills", std::move(bills)}, {"budgets", std::move(budgets)}, {"feeds", std::move(feeds)}};
}

} // namespace mw::cli
