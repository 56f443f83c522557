// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/cost_budget.h"
#include "tests/models/insight_cost/cost_rows.h"
#include "tests/support/test_registry.h"

using namespace mwtest;

namespace {

// June 2026 begins on a Monday.
const CostMonth june{day(2026, 6, 1), day(2026, 7, 1)};

CostSeries juneSeries(CalendarDay from)
{
    const auto cost = [](CalendarDay at) { return weekend(at) ? 100.0 : 200.0; };
    return costSeries(
        lines(from, day(2026, 6, 13), cost), usd, CostBasis::Billed, World(day(2026, 6, 13)) + 10h);
}

} // namespace

class CostForecastTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void months()
    {
        QVERIFY(monthOf(day(2026, 6, 30)) == june);
        QCOMPARE(monthOf(day(2028, 2, 29)).days(), 29);
        QCOMPARE(monthOf(day(2026, 12, 31)).end, day(2027, 1, 1));
        QCOMPARE(dayOf(World(day(2026, 6, 13)) + 23h + 59min), day(2026, 6, 13));
    }

    void theMethodsOfTheVectors()
    {
        const CostSeries series = juneSeries(june.begin);
        const auto linear = forecastMonth(series, june, ForecastMethod::Linear);
        QCOMPARE(cents(linear->monthToDate), 2200.0);
        QCOMPARE(linear->completeDays, 12);
        QCOMPARE(linear->daysAhead, 18);
        QCOMPARE(cents(linear->total), 5500.0);
        const auto week = forecastMonth(series, june, ForecastMethod::TrailingWeek);
        QCOMPARE(cents(week->total), 5285.71);
        // nano exact: 2200 + 18·1200/7
        QCOMPARE(week->total, 2200 * unit + int64_t(divideHalfEven(Wide(18) * 1200 * unit, 7)));
        const auto seasonal
            = forecastMonth(juneSeries(day(2026, 5, 4)), june, ForecastMethod::WeekdaySeasonal);
        QCOMPARE(seasonal->total, 5200 * unit);
        QCOMPARE(seasonal->low, seasonal->total); // the pattern repeats exactly
        QVERIFY(seasonal->hasBand);
    }

    void theMethodFollowsTheHistory()
    {
        QCOMPARE(forecastMonth(juneSeries(day(2026, 5, 4)), june)->method,
                 ForecastMethod::WeekdaySeasonal);
        QCOMPARE(forecastMonth(juneSeries(june.begin), june)->method, ForecastMethod::TrailingWeek);
        QCOMPARE(forecastMonth(juneSeries(day(2026, 6, 8)), june)->method, ForecastMethod::Linear);
        QVERIFY(!forecastMonth(juneSeries(day(2026, 6, 13)), june));
        QVERIFY(!forecastMonth(CostSeries{}, june));
    }

    void aPartialDayIsNotADay()
    {
        // 6000 in ten complete days, 200 so far today
        auto rows = lines(june.begin, day(2026, 6, 11), [](CalendarDay) { return 600.0; });
        rows.push_back(line(day(2026, 6, 11), "EC2", 200));
        const CostSeries series
            = costSeries(rows, usd, CostBasis::Billed, World(day(2026, 6, 11)) + 8h);
        QCOMPARE(series.completeUntil, day(2026, 6, 11));
        const auto forecast = forecastMonth(series, june, ForecastMethod::Linear);
        QCOMPARE(cents(forecast->total), 18'000.0);
        QCOMPARE(cents(forecast->monthToDate), 6000.0);
        // domain.md's pair: 31 days, 6000 in ten days, and the same with 200 more counted in
        const CostMonth july{day(2026, 7, 1), day(2026, 8, 1)};
        const auto right
            = costSeries(lines(july.begin, day(2026, 7, 11), [](CalendarDay) { return 600.0; }),
                         usd,
                         CostBasis::Billed,
                         World(day(2026, 7, 11)) + 8h);
        QCOMPARE(cents(forecastMonth(right, july, ForecastMethod::Linear)->total), 18'600.0);
        const auto wrong
            = costSeries(lines(july.begin, day(2026, 7, 11), [](CalendarDay) { return 620.0; }),
                         usd,
                         CostBasis::Billed,
                         World(day(2026, 7, 11)) + 8h);
        QCOMPARE(cents(forecastMonth(wrong, july, ForecastMethod::Linear)->total), 19'220.0);
    }

    void oneTimeChargesDoNotRunOn()
    {
        auto rows = lines(june.begin, day(2026, 6, 11), [](CalendarDay) { return 200.0; });
        auto counted = rows;
        rows.push_back(line(june.begin, "EC2", 3000, "Purchase"));
        counted.push_back(line(june.begin, "EC2", 3000, "Usage"));
        const World now = World(day(2026, 6, 11)) + 8h;
        const CostSeries fixed = costSeries(rows, usd, CostBasis::Billed, now);
        const CostSeries plain = costSeries(counted, usd, CostBasis::Billed, now);
        QCOMPARE(cents(forecastMonth(plain, june, ForecastMethod::Linear)->total), 15'000.0);
        QCOMPARE(cents(forecastMonth(fixed, june, ForecastMethod::Linear)->total), 9000.0);
        QCOMPARE(cents(forecastMonth(fixed, june)->total), 9000.0);
        // tax booked today is known, however incomplete the day
        rows.push_back(line(day(2026, 6, 11), "Tax", 500, "Tax"));
        QCOMPARE(cents(forecastMonth(costSeries(rows, usd, CostBasis::Billed, now), june)->total),
                 9500.0);
    }

    void theBandGrowsWithTheDaysAhead()
    {
        // alternating 90 and 110: sample deviation around the mean of seven days
        const auto cost
            = [](CalendarDay at) { return at.time_since_epoch().count() % 2 ? 90.0 : 110.0; };
        const auto series = costSeries(lines(june.begin, day(2026, 6, 11), cost),
                                       usd,
                                       CostBasis::Billed,
                                       World(day(2026, 6, 11)));
        const auto forecast = forecastMonth(series, june);
        QCOMPARE(forecast->method, ForecastMethod::TrailingWeek);
        double sum = 0;
        for (CalendarDay at = day(2026, 6, 4); at < day(2026, 6, 11); at += days(1))
            sum += cost(at);
        double squares = 0;
        for (CalendarDay at = day(2026, 6, 4); at < day(2026, 6, 11); at += days(1))
            squares += (cost(at) - sum / 7) * (cost(at) - sum / 7);
        const double half = 1.2816 * std::sqrt(squares / 6) * std::sqrt(20.0);
        QVERIFY(std::fabs(double(forecast->high - forecast->total) / 1e9 - half) < 1e-6);
        QCOMPARE(forecast->high - forecast->total, forecast->total - forecast->low);
        const auto one = costSeries(lines(june.begin, day(2026, 6, 2), cost),
                                    usd,
                                    CostBasis::Billed,
                                    World(day(2026, 6, 2)));
        QVERIFY(!forecastMonth(one, june)->hasBand); // one day says nothing of how they vary
    }

    void whatIsEstimatedIsNotComplete()
    {
        auto rows = lines(june.begin, day(2026, 6, 13), [](CalendarDay) { return 10.0; });
        for (CostLine& row : rows)
            row.estimated = row.day >= day(2026, 6, 11);
        const World now = World(day(2026, 6, 13)) + 8h;
        QCOMPARE(costSeries(rows, usd, CostBasis::Billed, now).completeUntil, day(2026, 6, 11));
        // an estimated day in the middle does not undo what came before it
        rows[3].estimated = true;
        QCOMPARE(costSeries(rows, usd, CostBasis::Billed, now).completeUntil, day(2026, 6, 11));
        // the whole open month is flagged until the invoice: two days settle
        for (CostLine& row : rows)
            row.estimated = true;
        QCOMPARE(costSeries(rows, usd, CostBasis::Billed, now).completeUntil, day(2026, 6, 11));
        QCOMPARE(
            costSeries(rows, usd, CostBasis::Billed, World(day(2026, 6, 2)) + 8h).completeUntil,
            june.begin);
    }

    void daysWithoutChargesCostNothing()
    {
        std::vector<CostLine> rows{line(june.begin, "S3", 5), line(day(2026, 6, 4), "S3", 5)};
        const CostSeries series = costSeries(rows, usd, CostBasis::Billed, World(day(2026, 6, 10)));
        QCOMPARE(series.days.size(), size_t(4));
        QCOMPARE(series.days[1].total(), 0);
        QCOMPARE(series.completeUntil, day(2026, 6, 5)); // what is not there is not complete
        QCOMPARE(series.find(day(2026, 6, 5)), nullptr);
        QVERIFY(costSeries(rows, Atom("EUR"), CostBasis::Billed, World(june.end)).days.empty());
    }

    void pace()
    {
        CostBudget budget{"platform", {5000 * unit, usd}, {}, {}, {}, CostBasis::Billed};
        const BudgetState state = budgetState(budget, juneSeries(day(2026, 5, 4)), june);
        QVERIFY(std::fabs(state.spentShare - 0.44) < 1e-12);
        QVERIFY(std::fabs(state.elapsedShare - 0.40) < 1e-12);
        QVERIFY(std::fabs(state.pace - 1.10) < 1e-12);
        QVERIFY(std::fabs(state.forecastShare - 1.04) < 1e-12);
        QCOMPARE(state.variance, 200 * unit);
        const BudgetState none = budgetState(budget, CostSeries{}, june);
        QVERIFY(none.pace < 0 && !none.forecast);
        budget.limit.nano = 0;
        QVERIFY(budgetState(budget, juneSeries(june.begin), june).pace < 0);
    }

    void budgetsCoverWhatTheyName()
    {
        CostBudget budget{"x", {unit, usd}, {}, {}, {}, CostBasis::Billed};
        const CostLine row = line(june.begin, "EC2", 1);
        QVERIFY(covers(budget, row));
        budget.source = "other";
        QVERIFY(!covers(budget, row));
        budget.source = "aws";
        budget.services = {"S3", "EC2"};
        QVERIFY(covers(budget, row));
        budget.accounts = {"1"};
        QVERIFY(!covers(budget, row));
        budget.accounts.clear();
        budget.limit.currency = Atom("EUR");
        QVERIFY(!covers(budget, row));
    }

    void utilisationAndCoverage()
    {
        const auto percent = [](double a, double b) {
            return std::round(*ratio(*fromFloat(a, usd), *fromFloat(b, usd)) * 1e5) / 1e3;
        };
        QCOMPARE(percent(8.50, 10.00), 85.0);
        QCOMPARE(percent(12.00, 18.00), 66.667);
        QCOMPARE(percent(650, 744), 87.366);
        QCOMPARE(percent(650, 1000), 65.0);
        QCOMPARE(percent(300, 1000), 30.0);
        QVERIFY(!ratio({1, usd}, {0, usd}));
        QVERIFY(!ratio({1, usd}, {1, Atom("EUR")}));
    }
};

MIDWATCH_TEST(CostForecastTest)
#include "tst_cost_forecast.moc"
