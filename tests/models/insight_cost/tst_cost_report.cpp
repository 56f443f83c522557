// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_allocation.h"
#include "tests/models/insight_cost/cost_rows.h"
#include "tests/support/test_registry.h"

using namespace mwtest;

namespace {

Money dollars(double amount)
{
    return *fromFloat(amount, usd);
}

AllocationLine group(const char* name, double total, double efficiency = -1)
{
    AllocationLine row;
    row.key = {Atom("opencost"), name};
    row.aggregate = Atom("namespace");
    row.name = Atom(name);
    row.begin = World(day(2026, 6, 1));
    row.end = World(day(2026, 6, 2));
    row.cpu = dollars(total);
    row.total = dollars(total);
    row.efficiency = efficiency;
    return row;
}

const Finding* of(const std::vector<Finding>& findings, const char* id)
{
    for (const Finding& one : findings) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

} // namespace

class CostReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anomalyVector()
    {
        std::vector<int64_t> history;
        for (const int value : {100, 102, 98, 101, 99, 103, 97})
            history.push_back(value * unit);
        const AnomalyScore score = scoreDay(history, 180 * unit);
        QCOMPARE(score.median, 100 * unit);
        QCOMPARE(score.deviation, 2 * unit);
        QVERIFY(std::fabs(score.z - 26.98) < 1e-9);
        QCOMPARE(score.impact, 80 * unit);
        QVERIFY(std::fabs(*score.percent - 80) < 1e-9);
        QVERIFY(score.flagged && !score.isNew);
    }

    void allThreeLimitsHold()
    {
        const std::vector<int64_t> steady(14, 100 * unit);
        QVERIFY(!scoreDay(steady, 119 * unit).flagged); // 19 % and 19 units
        QVERIFY(scoreDay(steady, 125 * unit).flagged);
        QVERIFY(!scoreDay(steady, 124 * unit).flagged); // 24 units
        const std::vector<int64_t> large(14, 1000 * unit);
        QVERIFY(!scoreDay(large, 1190 * unit).flagged); // 19 %
        QVERIFY(scoreDay(large, 1200 * unit).flagged);
        std::vector<int64_t> wild;
        for (int i = 0; i < 14; ++i)
            wild.push_back((i % 2 ? 20 : 180) * unit);
        QVERIFY(!scoreDay(wild, 200 * unit).flagged); // it varies like that
        QVERIFY(!scoreDay(steady, 10 * unit).flagged); // less is no anomaly
    }

    void nothingBeforeIsNew()
    {
        const AnomalyScore score = scoreDay(std::vector<int64_t>(14, 0), 40 * unit);
        QVERIFY(score.flagged && score.isNew && !score.percent);
        QVERIFY(!scoreDay({}, 40 * unit).flagged);
    }

    void flaggedDaysAreGroupedAndNotLearnt()
    {
        const CalendarDay spike = day(2026, 6, 15);
        const auto rows = lines(day(2026, 4, 1), day(2026, 6, 20), [&](CalendarDay at) {
            return (weekend(at) ? 50.0 : 100.0) + (at >= spike ? 80.0 : 0.0);
        });
        const CostSeries series
            = costSeries(rows, usd, CostBasis::Billed, World(day(2026, 6, 20)) + 8h);
        const auto found = findAnomalies(series, 7);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].first, spike);
        QCOMPARE(found[0].last, day(2026, 6, 19));
        QCOMPARE(found[0].actual, 900 * unit);
        QCOMPARE(found[0].expected, 500 * unit);
        QCOMPARE(found[0].impact, 400 * unit);
        QVERIFY(found[0].ongoing && !found[0].isNew);
        QVERIFY(findAnomalies(series, 0).empty());
        // weekday seasonality is no anomaly
        const auto quiet = lines(day(2026, 4, 1), day(2026, 6, 20), [](CalendarDay at) {
            return weekend(at) ? 10.0 : 300.0;
        });
        QVERIFY(
            findAnomalies(costSeries(quiet, usd, CostBasis::Billed, World(day(2026, 6, 20))), 60)
                .empty());
        // ten days of history say nothing
        const auto young = lines(day(2026, 6, 9), day(2026, 6, 20), [&](CalendarDay at) {
            return at == day(2026, 6, 19) ? 900.0 : 1.0;
        });
        QVERIFY(findAnomalies(costSeries(young, usd, CostBasis::Billed, World(day(2026, 6, 20))), 7)
                    .empty());
    }

    void aBillOfServices()
    {
        auto rows = lines(
            day(2026, 5, 1), day(2026, 6, 11), [](CalendarDay) { return 10.0; }, "EC2");
        const auto more = lines(
            day(2026, 6, 1), day(2026, 6, 11), [](CalendarDay) { return 30.0; }, "RDS");
        rows.insert(rows.end(), more.begin(), more.end());
        rows.push_back(line(day(2026, 6, 11), "EC2", 4));
        CostLine euro = line(day(2026, 6, 3), "Cloud", 7);
        euro.billed.currency = Atom("EUR");
        rows.push_back(euro);
        const CostReport report = costReport(rows, {}, World(day(2026, 6, 11)) + 12h);
        QCOMPARE(report.bills.size(), size_t(2)); // currencies are not added up
        QCOMPARE(report.bills[0].currency, Atom("EUR"));
        const CostBill& bill = report.bills[1];
        QCOMPARE(bill.monthToDate, dollars(400));
        QCOMPARE(bill.provisional, dollars(4));
        QCOMPARE(bill.before, dollars(100));
        QCOMPARE(*bill.lastMonth, dollars(310));
        QCOMPARE(bill.services.size(), size_t(2));
        QCOMPARE(bill.services[0].service, Atom("RDS"));
        QVERIFY(bill.services[0].isNew && !bill.services[0].changePercent);
        QCOMPARE(bill.services[0].share, 0.75);
        QCOMPARE(bill.services[1].change, dollars(0));
        QCOMPARE(*bill.services[1].changePercent, 0.0);
        QCOMPARE(bill.services[1].trend.size(), size_t(30));
        QCOMPARE(*bill.services[1].forecast, dollars(300));
    }

    void findings()
    {
        const CalendarDay spike = day(2026, 6, 15);
        const auto rows = lines(day(2026, 4, 1), day(2026, 6, 20), [&](CalendarDay at) {
            return 100.0 + (at >= spike ? 80.0 : 0.0);
        });
        CostOptions options;
        options.budgets = {{"wide", dollars(9000), {}, {}, {}, CostBasis::Billed},
                           {"tight", dollars(3000), "aws", {}, {}, CostBasis::Billed},
                           {"gone", dollars(1500), {}, {}, {}, CostBasis::Billed},
                           {"other", dollars(1), "nowhere", {}, {}, CostBasis::Billed}};
        const World now = World(day(2026, 6, 20)) + 8h;
        const CostReport report = costReport(rows, options, now);
        const auto found = costFindings(report, options);
        QCOMPARE(found.size(), size_t(3));
        const Finding* tight = of(found, "COST:budget/tight");
        QVERIFY(tight && tight->severity == Severity::Warning);
        QVERIFY2(tight->sentence.starts_with("will end the month at "), tight->sentence.c_str());
        QVERIFY(tight->sentence.find("over its budget of 3000.00 USD") != std::string::npos);
        QVERIFY(
            of(found, "COST:budget/gone")
                ->sentence.starts_with(
                    "has spent 2300.00 USD of its budget of 1500.00 USD (153 %) by day 19 of 30"));
        const Finding* anomaly = of(found, "COST:aws/123456789012/EC2");
        QVERIFY(anomaly && anomaly->since == World(spike));
        QCOMPARE(anomaly->sentence,
                 std::string("costs 400.00 USD more than expected in 5 days, 2026-06-15 to "
                             "2026-06-19 (900.00 USD instead of 500.00 USD, +80 %)"));
        QCOMPARE(anomaly->subject, std::string("EC2 in 123456789012"));
    }

    void thresholdsComeFromTheEstate()
    {
        CostOptions options;
        options.take([](const std::string& name, double fallback) {
            return name == "cost.anomalyImpact" ? 500.0 : fallback;
        });
        QCOMPARE(options.anomalies.impact, 500.0);
        QCOMPARE(options.anomalies.z, 3.5);
    }

    void openCostVector()
    {
        const ResourceRates base{*parseMoney("0.031611", usd), *parseMoney("0.004237", usd)};
        const auto rates = scaledRates(dollars(0.20), 4000, 16 * 1024, base);
        QCOMPARE(rates->core, *parseMoney("0.032549064", usd)); // 0.0325490640
        QCOMPARE(rates->gib, *parseMoney("0.004362734", usd));
        const auto cost = [&](int64_t core, int64_t coreUsed, int64_t gib, int64_t gibUsed) {
            return std::pair{*resourceCost(rates->core, core, coreUsed, 24 * 3600),
                             *resourceCost(rates->gib, gib, gibUsed, 24 * 3600)};
        };
        const auto [cpuA, memoryA] = cost(1000, 400, 4000, 3000);
        const auto [cpuB, memoryB] = cost(500, 900, 2000, 2500);
        const Money a = *add(cpuA, memoryA);
        const Money b = *add(cpuB, memoryB);
        const auto near = [](const Money& money, double value) {
            return std::fabs(approximate(money) - value) < 1e-6;
        };
        QVERIFY(near(a, 1.2));
        QVERIFY(near(b, 0.964824));
        const double efficiency
            = totalEfficiency(cpuA, resourceEfficiency(1, 0.4), memoryA, resourceEfficiency(4, 3));
        QVERIFY(std::fabs(efficiency - 0.522157) < 5e-7);
        const Money idle = *subtract(*subtract(dollars(4.80), a), b);
        QVERIFY(near(idle, 2.635176));

        std::vector<AllocationLine> rows{group("a", 0), group("b", 0), group("__idle__", 0)};
        rows[0].total = a;
        rows[1].total = b;
        rows[2].total = idle;
        const auto views = allocationViews(rows);
        QCOMPARE(views.size(), size_t(1));
        QVERIFY(std::fabs(views[0].idlePercent - 54.8995) < 1e-4);
        QCOMPARE(views[0].total, dollars(4.80));
        Money sum;
        for (const AllocationShare& share : views[0].shares) {
            if (share.line.name == Atom("a"))
                QVERIFY(near(share.withIdle, 2.660725));
            if (share.line.name == Atom("b"))
                QVERIFY(near(share.withIdle, 2.139275));
            if (share.kind != AllocationKind::Idle)
                sum = *add(sum, share.withIdle);
        }
        QCOMPARE(sum, dollars(4.80)); // exactly
        // upstream's example: 35 a month, base 30 + 30 + 10
        const auto scaledDown = scaledRates(dollars(35), 1000, 1024, {dollars(30), dollars(40)});
        QCOMPARE(scaledDown->core, dollars(15));
        QCOMPARE(scaledDown->gib, dollars(20));
        QVERIFY(!scaledRates(dollars(35), 0, 0, base));
    }

    void efficiencies()
    {
        QCOMPARE(resourceEfficiency(0, 3), 1.0);
        QCOMPARE(resourceEfficiency(0, 0), 0.0);
        QCOMPARE(resourceEfficiency(2, 3), 1.5);
        QCOMPARE(totalEfficiency({}, 1, {}, 1), -1.0);
    }

    void windowsOfAGroupAreOneShare()
    {
        auto second = group("a", 3, 0.5);
        second.key.id = "a/2";
        second.begin += days(1);
        second.end += days(1);
        auto other = group("a", 9);
        other.aggregate = Atom("label:tenant");
        const auto views = allocationViews({group("a", 1, 0.1),
                                            second,
                                            group("cluster-one/__idle__", 2),
                                            group("__unallocated__", 1),
                                            group("__unmounted__", 0),
                                            other});
        QCOMPARE(views.size(), size_t(2));
        const AllocationView& view = views[0].aggregate == Atom("namespace") ? views[0] : views[1];
        QCOMPARE(view.shares.size(), size_t(4));
        QCOMPARE(view.shares[0].line.total, dollars(4));
        QCOMPARE(view.shares[0].line.efficiency, 0.4); // weighted by cost
        QCOMPARE(view.shares[0].idleShare, dollars(1.6));
        QCOMPARE(view.idle, dollars(2));
        QCOMPARE(view.unallocated, dollars(1));
        QCOMPARE(view.end - view.begin, Millis(2 * 86'400'000));
        QVERIFY(allocationViews({}).empty());
    }
};

MIDWATCH_TEST(CostReportTest)
#include "tst_cost_report.moc"
