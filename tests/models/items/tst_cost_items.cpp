// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cost_items.h"
#include "models/items/snapshot_rows.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>

using namespace mw;

namespace {

Money dollars(int64_t cents)
{
    return {cents * 10'000'000, Atom("USD")};
}

ServiceCost service(const char* name, int64_t cents, int64_t before)
{
    ServiceCost row;
    row.source = Atom("aws");
    row.currency = Atom("USD");
    row.service = Atom(name);
    row.monthToDate = dollars(cents);
    row.before = dollars(before);
    row.change = dollars(cents - before);
    row.isNew = before == 0;
    if (before != 0)
        row.changePercent = double(cents - before) / double(before) * 100;
    row.share = 0.25;
    row.trend = {1, 2.5};
    return row;
}

AllocationShare
share(const char* name, int64_t cents, AllocationKind kind = AllocationKind::Workload)
{
    AllocationShare row;
    row.line.key = {Atom("oc"), name};
    row.line.aggregate = Atom("label:tenant");
    row.line.name = Atom(name);
    row.line.total = dollars(cents);
    row.kind = kind;
    return row;
}

template <class Row>
QString cell(const RowModel<Row>& model, int row, const char* id)
{
    for (int section = 0; section < model.columnCount(); ++section) {
        if (model.columnId(section) == QLatin1String(id))
            return model.index(row, section).data().toString();
    }
    return QStringLiteral("no column");
}

} // namespace

class CostItemsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void services()
    {
        SnapshotRows<ServiceCost> rows([](const ServiceCost& row) { return keyText(row); });
        RowModel<ServiceCost> model(serviceCostTraits(), rows);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        ServiceCost loud = service("Bedrock", 900, 300);
        loud.anomaly = true;
        rows.set({service("RDS", 200, 200), loud, service("", 5, 0)});
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, "service"), QStringLiteral("Bedrock"));
        QCOMPARE(cell(model, 0, "monthToDate"), QStringLiteral("$9.00"));
        QCOMPARE(cell(model, 0, "change"), QStringLiteral("+$6.00"));
        QCOMPARE(cell(model, 0, "changePercent"), QStringLiteral("+200.0 %"));
        QCOMPARE(cell(model, 0, "forecast"), QString(QChar(0x2013))); // not known is not 0
        QCOMPARE(cell(model, 1, "changePercent"), QStringLiteral("0 %"));
        QCOMPARE(cell(model, 2, "service"), QStringLiteral("(no service)"));
        QCOMPARE(cell(model, 2, "changePercent"), QStringLiteral("new"));
        QCOMPARE(model.index(0, 0).data(MarkRole).toInt(), int(CellMark::Warning));
        QCOMPARE(model.index(0, 1).data(RawRole).toString(), QStringLiteral("9"));
        QCOMPARE(model.index(0, 0).data(KeyRole).toString(), QStringLiteral("aws/USD/Bedrock"));
        model.setFilterText(QStringLiteral("rd"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText({});
        rows.set({service("RDS", 300, 200)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, "monthToDate"), QStringLiteral("$3.00"));
    }

    void shares()
    {
        SnapshotRows<AllocationShare> rows([](const AllocationShare& row) { return keyText(row); });
        RowModel<AllocationShare> model(allocationTraits(), rows);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        AllocationShare acme = share("acme", 500);
        acme.line.efficiency = 0.4;
        acme.idleShare = dollars(100);
        acme.withIdle = dollars(600);
        rows.set({share("__idle__", 100, AllocationKind::Idle),
                  acme,
                  share("__unallocated__", 50, AllocationKind::Unallocated)});
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(cell(model, 0, "name"), QStringLiteral("acme"));
        QCOMPARE(cell(model, 0, "withIdle"), QStringLiteral("$6.00"));
        QCOMPARE(cell(model, 0, "efficiency"), QStringLiteral("40.0 %"));
        QCOMPARE(cell(model, 1, "name"), QStringLiteral("(idle)"));
        QCOMPARE(cell(model, 1, "efficiency"), QString(QChar(0x2013)));
        QCOMPARE(cell(model, 2, "name"), QStringLiteral("(not allocated)"));
        QCOMPARE(aggregateName(Atom("label:tenant")), QStringLiteral("Tenant"));
        QCOMPARE(aggregateName(Atom("label:team")), QStringLiteral("team"));
        QCOMPARE(aggregateName(Atom("label:acme.io/customer"), "acme.io/customer"),
                 QStringLiteral("Tenant"));
        QCOMPARE(aggregateName(Atom("label:tenant"), "acme.io/customer"), QStringLiteral("tenant"));
        QCOMPARE(aggregateName(Atom("namespace")), QStringLiteral("Namespace"));
    }
};

MIDWATCH_TEST(CostItemsTest)
#include "tst_cost_items.moc"
