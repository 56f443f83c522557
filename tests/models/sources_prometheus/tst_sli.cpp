// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/discovery.h"
#include "models/sources/prometheus/sli.h"
#include "models/sources/prometheus/slo_entry.h"
#include "tests/support/test_registry.h"

#include <cmath>

using namespace mw;
using namespace mw::prom;
using namespace std::chrono_literals;

namespace {

constexpr Minutes days30 = 720h;
const World at{std::chrono::seconds(1769817600)};

Series sample(const char* part, double value, Labels labels = {})
{
    labels[partLabel] = part;
    return {std::move(labels), {{at, value}}};
}

// The answers of a calm month with 20 % of all that the tests do not care for.
QueryAnswer month(double bad, double valid, double slices, double first)
{
    QueryAnswer answer;
    if (!std::isnan(bad))
        answer.series.push_back(sample("bad", bad));
    answer.series.push_back(sample("valid", valid));
    answer.series.push_back(sample("coverage", slices));
    answer.series.push_back(sample("errorCoverage", slices));
    answer.series.push_back(sample("first", first));
    return answer;
}

double seconds(World time)
{
    return double(time.time_since_epoch().count()) / 1000;
}

SloEntry entry()
{
    SloEntry one;
    one.identity.key = {Atom("p"), "x", {}};
    one.identity.window = days30;
    one.objective = *parseObjective("99.9");
    one.sli = sliFromSelectors("e", "t");
    one.burnDone = true;
    return one;
}

} // namespace

class PromSliTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slothRulesAreTakenApart()
    {
        const std::string rule
            = "(sum(rate(http_requests_total{code=~\"5..\",job=\"a[5m]\"}[5m]))) / "
              "(sum(rate(http_requests_total{job=\"a[5m]\"}[5m])))";
        const auto sli = sliFromRules(rule, {});
        QVERIFY(sli);
        QCOMPARE(sli->kind, Sli::Kind::Counters);
        QCOMPARE(sli->unit, Sli::Unit::PerSecond);
        // What stands in quotes is no range.
        QCOMPARE(
            sli->errors,
            std::string("sum(rate(http_requests_total{code=~\"5..\",job=\"a[5m]\"}[$window]))"));
        QCOMPARE(sli->total, std::string("sum(rate(http_requests_total{job=\"a[5m]\"}[$window]))"));
        QCOMPARE(errorRatioQuery(*sli, days30).find("[5m]))/"), std::string::npos);
        QVERIFY(errorRatioQuery(*sli, days30).find("[30d]") != std::string::npos);
    }

    void onlyTheWindowsOwnRangesMove()
    {
        const auto sli
            = sliFromRules("(sum(rate(e[5m]))) / (sum(rate(t[5m])) + max_over_time(k[5m]))",
                           "(sum(rate(e[30m]))) / (sum(rate(t[30m])) + max_over_time(k[5m]))");
        QCOMPARE(sli->total, std::string("sum(rate(t[$window])) + max_over_time(k[5m])"));
        const auto sub
            = sliFromRules("((avg_over_time(x[5m:1m])))", "((avg_over_time(x[30m:1m])))");
        QCOMPARE(sub->kind, Sli::Kind::Ratio);
        QCOMPARE(sub->ratio, std::string("((avg_over_time(x[$window:1m])))"));
        QVERIFY(!sliFromRules("sum(x) / sum(y)", {}));
        QVERIFY(!sliFromRules("", {}));
        QVERIFY(!sliFromRules("x{a=\"[5m]", {}));
    }

    void quotientsInOtherShapes()
    {
        QCOMPARE(sliFromRules("((sum(rate(e[5m]))) / (sum(rate(t[5m]))))", {})->errors,
                 std::string("sum(rate(e[$window]))"));
        QCOMPARE(sliFromRules("1 - (sum(rate(g[5m])) / sum(rate(t[5m])))", {})->kind,
                 Sli::Kind::Ratio);
        QCOMPARE(sliFromRules("(a(x[5m])) / (b(y[5m])) / (c(z[5m]))", {})->kind, Sli::Kind::Ratio);
        QCOMPARE(sliFromRules("(sum(increase(e[5m]))) / (sum(increase(t[5m])))", {})->unit,
                 Sli::Unit::Events);
        QCOMPARE(sliFromRules("(sum(irate(e[5m]))) / (sum(irate(t[5m])))", {})->unit,
                 Sli::Unit::Unknown);
    }

    void queriesAreGuarded()
    {
        const Sli sli = sliFromSelectors("e{c=~\"5..\"}", "t");
        QCOMPARE(
            burnQuery(sli, {5min}),
            std::string("label_replace((((sum(increase(e{c=~\"5..\"}[5m]))) or 0 * "
                        "(sum(increase(t[5m])))) / ((sum(increase(t[5m]))) > 0)), \"mw_part\", "
                        "\"w:5\", \"\", \"\")"));
        const std::string period = periodQuery(sli, days30, {1440min});
        for (const char* part : {"\"bad\"",
                                 "\"valid\"",
                                 "\"coverage\"",
                                 "\"first\"",
                                 "[30d:1h]",
                                 "\"errorCoverage\"",
                                 "\"w:1440\""})
            QVERIFY2(period.find(part) != std::string::npos, part);
        QCOMPARE(withWindow("a[$window] b[$window:1m]", "4w"), std::string("a[4w] b[4w:1m]"));
        QCOMPARE(promqlQuoted("a\"b\\c\nd"), std::string("\"a\\\"b\\\\c\\nd\""));
        QCOMPARE(chartStepOf(days30).count(), 44);
        QVERIFY(days30 / chartStepOf(days30) <= 1000);
        QCOMPARE(sliceOf(days30).count(), 60);
        QCOMPARE(sliceOf(60min).count(), 5);
        QVERIFY(chartQuery(sliFromRecorded("a-b"), 44min).find("[44m:5m]") != std::string::npos);
    }

    void countsBecomeARow()
    {
        SloEntry one = entry();
        one.takePeriod(month(43000, 43'200'000, 720, seconds(at - days30)));
        const Slo row = one.rows().at(0);
        QVERIFY(std::fabs(row.remaining - 0.00462962962963) < 1e-9);
        QCOMPARE(row.coverage, 1.0);
        QCOMPARE(row.validEvents, 43'200'000.0);
        QCOMPARE(row.computedAt, at);
        QCOMPARE(row.state, Slo::State::Ok);
        QCOMPARE(row.errorQuery, std::string("(sum(increase(e[30d]))) / (sum(increase(t[30d])))"));
    }

    void ratesBecomeEvents()
    {
        SloEntry one = entry();
        one.sli->unit = Sli::Unit::PerSecond;
        one.takePeriod(month(0.01, 10, 720, seconds(at - days30)));
        QCOMPARE(one.rows().at(0).validEvents, 10.0 * 2'592'000);
        one.sli->unit = Sli::Unit::Unknown;
        const Slo row = one.rows().at(0);
        QVERIFY(std::isnan(row.validEvents));
        QVERIFY(std::fabs(row.sli - 0.999) < 1e-12);
    }

    void absentIdleAndEmptyDiffer()
    {
        SloEntry one = entry();
        one.takePeriod(month(notMeasured, 1000, 720, seconds(at - days30)));
        QCOMPARE(one.rows().at(0).remaining, 1.0); // no error series: no error
        one.takePeriod(month(0, 0, 720, seconds(at - days30)));
        QCOMPARE(one.rows().at(0).state, Slo::State::NoTraffic);
        QVERIFY(std::isnan(one.rows().at(0).remaining));
        one.takePeriod({});
        QCOMPARE(one.rows().size(), size_t(1));
        QCOMPARE(one.rows().at(0).state, Slo::State::NoData);
    }

    void groupsBecomeRows()
    {
        SloEntry one = entry();
        one.ownLabels = {"team"};
        QueryAnswer answer;
        for (const char* cluster : {"eu", "us"}) {
            const Labels labels{{"cluster", cluster}, {"team", "x"}};
            answer.series.push_back(sample("valid", 1000, labels));
            answer.series.push_back(sample("bad", cluster[0] == 'e' ? 5 : 0, labels));
        }
        one.takePeriod(answer);
        const auto rows = one.rows();
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].key.grouping, std::string("cluster=eu"));
        QVERIFY(std::fabs(rows[0].remaining + 4) < 1e-9);
        QCOMPARE(rows[1].remaining, 1.0);
    }

    void liesOfTheRulesAreExplained()
    {
        const auto reason = [](QueryAnswer answer, std::map<std::string, double> recorded) {
            SloEntry one = entry();
            one.rulesExist = true;
            one.recorded = std::move(recorded);
            one.takePeriod(answer);
            return one.rows().at(0).brokenReason;
        };
        const double start = seconds(at - days30);
        QCOMPARE(reason(month(4320, 43'200'000, 720, start), {{"", 0.9}}), std::string());
        // P24: one idle interval.
        QVERIFY(reason(month(0, 1000, 700, start), {{"", notMeasured}}).find("NaN")
                != std::string::npos);
        // P23: the error series is younger than the traffic.
        QueryAnswer late = month(17, 41463, 720, start);
        late.series.erase(late.series.begin() + 3);
        late.series.push_back(sample("errorCoverage", 30));
        QVERIFY(reason(late, {{"", -8.661}}).find("4.17 % of the time only") != std::string::npos);
        // P25: eight hours of data.
        QVERIFY(reason(month(2400, 480'000, 8, seconds(at - 7h)), {{"", -3.916667}})
                    .find("divide by those: they say -392 % left, it is 94.")
                != std::string::npos);
        // P16/P17: night and day.
        QVERIFY(
            reason(month(21600, 21'816'000, 720, start), {{"", -49}}).find("whatever the traffic")
            != std::string::npos);
        QVERIFY(reason(month(notMeasured, 1000, 720, start), {}).find("no error series")
                != std::string::npos);
        QueryAnswer partial = month(0, 1000, 720, start);
        partial.warnings = {"store x is away"};
        QVERIFY(reason(partial, {{"", 1}}).find("store x is away") != std::string::npos);
    }

    void chartsKeepGapsAndBurnDown()
    {
        SloEntry one = entry();
        one.takePeriod(month(10, 1000, 720, seconds(at - days30)));
        const Minutes step = chartStepOf(days30);
        const World start = at - step * 4;
        QueryAnswer chart;
        chart.series.push_back(
            {{{partLabel, "valid"}},
             {{start + step, 500}, {start + 3 * step, 0}, {start + 4 * step, 500}}});
        chart.series.push_back({{{partLabel, "bad"}}, {{start + 4 * step, 10}}});
        one.takeChart(chart, start, at, step);
        const Slo row = one.rows().at(0);
        QCOMPARE(row.history.size(), size_t(4));
        QCOMPARE(row.history[0].value, 0.0);
        QVERIFY(std::isnan(row.history[1].value)); // no sample
        QVERIFY(std::isnan(row.history[2].value)); // no traffic
        QCOMPARE(row.history[3].value, 0.02);
        QCOMPARE(row.budgetHistory[2].value, 1.0);
        QVERIFY(std::fabs(row.budgetHistory[3].value - (1 - 10)) < 1e-9);
        QVERIFY(std::fabs(row.budgetHistory[3].value - row.remaining) < 1e-9);
    }

    void slothIsFound()
    {
        QueryAnswer answer;
        const Labels ids{
            {"sloth_id", "api-ok"}, {"sloth_service", "api"}, {"sloth_slo", "ok"}, {"owner", "me"}};
        const auto series = [&](const char* name, double value, Labels more = {}) {
            more.insert(ids.begin(), ids.end());
            more["__name__"] = name;
            answer.series.push_back({more, {{at, value}}});
        };
        series("sloth_slo_info", 1, {{"sloth_objective", "99.95"}, {"sloth_version", "v1"}});
        series("slo:objective:ratio", 0.9994999999999999);
        series("slo:time_period:days", 28);
        series("slo:period_error_budget_remaining:ratio",
               0.5,
               {{"sloth_window", "28d"}, {"cluster", "eu"}});
        const auto found = readDiscovery(answer);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].objective, std::string("99.95"));
        QCOMPARE(found[0].days, 28.0);
        QCOMPARE(found[0].service, std::string("api"));
        QCOMPARE(found[0].remaining.at("cluster=eu"), 0.5);
        // Old versions have no info series.
        answer.series.erase(answer.series.begin());
        QCOMPARE(readDiscovery(answer)[0].objective, std::string("99.95"));
    }
};

MIDWATCH_TEST(PromSliTest)
#include "tst_sli.moc"
