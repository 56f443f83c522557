// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cost_items.h"

#include "models/items/column_helpers.h"

#include <QCoreApplication>
#include <limits>

namespace mw {
namespace {

using namespace items;

// A class of its own: lupdate takes the context of a translation from it.
struct CostColumns
{
    Q_DECLARE_TR_FUNCTIONS(CostColumns)
};

template <class Row>
ColumnSpec<Row> moneyColumn(const char* id,
                            QString title,
                            int width,
                            std::function<Money(const Row&)> value,
                            bool change = false)
{
    auto spec = numberColumn<Row>(
        id,
        std::move(title),
        width,
        [value](const Row& row) { return value(row).nano; },
        [value, change](const Row& row, World) {
            return change ? text::moneyChange(value(row)) : text::money(value(row));
        });
    spec.raw = [value](const Row& row) {
        return QVariant(QString::fromStdString(nanoText(value(row).nano)));
    };
    return spec;
}

double orNone(const std::optional<double>& value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::strong_ordering byName(std::string_view a, std::string_view b)
{
    return a.compare(b) <=> 0;
}

} // namespace

std::string keyText(const ServiceCost& row)
{
    return row.source.str() + '/' + row.currency.str() + '/' + row.service.str();
}

std::string keyText(const AllocationShare& row)
{
    return row.line.key.source.str() + '/' + row.line.aggregate.str() + '/' + row.line.name.str();
}

CellMark markOf(const ServiceCost& row)
{
    return row.anomaly ? CellMark::Warning : CellMark::None;
}

QString nameOf(const AllocationShare& row)
{
    switch (row.kind) {
    case AllocationKind::Idle:
        //: capacity that is paid for and used by nobody
        return CostColumns::tr("(idle)");
    case AllocationKind::Unallocated:
        //: cost of pods that lack the label or namespace
        return CostColumns::tr("(not allocated)");
    case AllocationKind::Unmounted:
        //: volumes and load balancers without a pod
        return CostColumns::tr("(not mounted)");
    case AllocationKind::Shared:
        return CostColumns::tr("(shared)");
    case AllocationKind::External:
        return CostColumns::tr("(external)");
    case AllocationKind::Workload:
        break;
    }
    return text::qs(row.line.name.str());
}

QString aggregateName(Atom aggregate, const std::string& tenantLabel)
{
    const std::string_view name = aggregate.view();
    if (name == "namespace")
        //: cost by Kubernetes namespace
        return CostColumns::tr("Namespace");
    if (name == "label:" + tenantLabel)
        //: cost by tenant
        return CostColumns::tr("Tenant");
    if (name == "label:agent")
        //: cost by agent
        return CostColumns::tr("Agent");
    return QString::fromUtf8(name.data(), qsizetype(name.size())).remove(QStringLiteral("label:"));
}

QString percentChange(double percent)
{
    const QString words = text::percent(percent / 100);
    return percent > 0 && words != text::percent(0) ? QLatin1Char('+') + words : words;
}

RowTraits<ServiceCost> serviceCostTraits()
{
    using Row = ServiceCost;
    RowTraits<Row> traits;
    auto service = textColumn<Row>(
        "service", CostColumns::tr("Service"), 260, [](const Row& r) -> std::string_view {
            return r.service.view();
        });
    service.mark = [](const Row& r) { return markOf(r); };
    service.text = [](const Row& r, World) {
        //: a line of the bill that names no service
        return r.service.empty() ? CostColumns::tr("(no service)") : text::qs(r.service.str());
    };
    auto monthToDate
        = moneyColumn<Row>("monthToDate", CostColumns::tr("Month to date"), 116, [](const Row& r) {
              return r.monthToDate;
          });
    auto change = moneyColumn<Row>(
        "change", CostColumns::tr("Change"), 104, [](const Row& r) { return r.change; }, true);
    change.tip = [](const Row& r) {
        //: %1 an amount
        return CostColumns::tr("Against the same days of the month before: %1")
            .arg(text::money(r.before));
    };
    auto percent = doubleColumn<Row>(
        "changePercent",
        CostColumns::tr("Change %"),
        84,
        [](const Row& r) { return orNone(r.changePercent); },
        [](const Row& r) {
            if (r.isNew)
                //: nothing was spent on this service the month before
                return CostColumns::tr("new");
            return r.changePercent ? percentChange(*r.changePercent) : text::none();
        });
    auto share = doubleColumn<Row>(
        "share",
        CostColumns::tr("Share"),
        72,
        [](const Row& r) { return r.share; },
        [](const Row& r) { return text::percent(r.share); });
    auto forecast
        = moneyColumn<Row>("forecast", CostColumns::tr("Forecast"), 116, [](const Row& r) {
              return r.forecast.value_or(Money{0, r.currency});
          });
    forecast.text
        = [](const Row& r, World) { return r.forecast ? text::money(*r.forecast) : text::none(); };
    // Painted as a line by the pane; as text it is the last day.
    auto trend = doubleColumn<Row>(
        "trend",
        CostColumns::tr("Last 30 days"),
        120,
        [](const Row& r) { return r.trend.empty() ? 0.0 : r.trend.back(); },
        [](const Row& r) {
            const auto last
                = r.trend.empty() ? std::nullopt : fromFloat(r.trend.back(), r.currency);
            return last ? text::money(*last) : text::none();
        });
    traits.columns = {std::move(service),
                      std::move(monthToDate),
                      std::move(change),
                      std::move(percent),
                      std::move(share),
                      std::move(trend),
                      std::move(forecast)};
    traits.key = [](const Row& r) { return QString::fromStdString(keyText(r)); };
    traits.order
        = [](const Row& a, const Row& b) { return byName(a.service.view(), b.service.view()); };
    traits.contains
        = [](const Row& r, std::string_view word) { return containsWord(r.service.view(), word); };
    return traits;
}

RowTraits<AllocationShare> allocationTraits()
{
    using Row = AllocationShare;
    RowTraits<Row> traits;
    auto name = textColumn<Row>(
        "name", CostColumns::tr("Name"), 240, [](const Row& r) -> std::string_view {
            return r.line.name.view();
        });
    name.text = [](const Row& r, World) { return nameOf(r); };
    const auto money = [](const char* id, QString title, int width, Money AllocationLine::*member) {
        return moneyColumn<Row>(
            id, std::move(title), width, [member](const Row& r) { return r.line.*member; });
    };
    auto efficiency = doubleColumn<Row>(
        "efficiency",
        CostColumns::tr("Efficiency"),
        88,
        [](const Row& r) {
            return r.line.efficiency < 0 ? std::numeric_limits<double>::quiet_NaN()
                                         : r.line.efficiency;
        },
        [](const Row& r) {
            return r.line.efficiency < 0 || r.kind == AllocationKind::Idle
                ? text::none()
                : text::percent(r.line.efficiency);
        });
    efficiency.tip = [](const Row&) {
        return CostColumns::tr("Usage ÷ request of CPU and memory, weighted by their cost");
    };
    auto idle = moneyColumn<Row>(
        "idleShare", CostColumns::tr("Idle share"), 104, [](const Row& r) { return r.idleShare; });
    idle.tip
        = [](const Row&) { return CostColumns::tr("Its part of the idle cost, by its own cost"); };
    traits.columns = {
        std::move(name),
        money("total", CostColumns::tr("Own cost"), 104, &AllocationLine::total),
        std::move(idle),
        moneyColumn<Row>(
            "withIdle", CostColumns::tr("With idle"), 104, [](const Row& r) { return r.withIdle; }),
        std::move(efficiency),
        money("cpu", CostColumns::tr("CPU"), 96, &AllocationLine::cpu),
        money("memory", CostColumns::tr("Memory"), 96, &AllocationLine::memory),
        money("storage", CostColumns::tr("Storage"), 96, &AllocationLine::storage),
        money("network", CostColumns::tr("Network"), 96, &AllocationLine::network),
        money("shared", CostColumns::tr("Shared"), 96, &AllocationLine::shared)};
    traits.key = [](const Row& r) { return QString::fromStdString(keyText(r)); };
    traits.order = [](const Row& a, const Row& b) { return byName(keyText(a), keyText(b)); };
    traits.contains = [](const Row& r, std::string_view word) {
        return containsWord(r.line.name.view(), word);
    };
    return traits;
}

} // namespace mw
