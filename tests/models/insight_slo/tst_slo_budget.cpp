// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_budget.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace mw;
using namespace std::chrono_literals;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr Minutes days30 = 720h;

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::fabs(a - b) <= tolerance * std::max(1.0, std::fabs(b));
}

Objective objective(const char* percent)
{
    const auto parsed = parseObjective(percent);
    return parsed ? *parsed : Objective{"invalid", 2, -1};
}

std::vector<BurnWindow> constantBurn(double ratio, std::initializer_list<int> minutes)
{
    std::vector<BurnWindow> burns;
    for (const int m : minutes)
        burns.push_back({Minutes(m), ratio, notMeasured});
    return burns;
}

} // namespace

class SloBudgetTest : public QObject
{
    Q_OBJECT
private:
    static QJsonArray vectors(const QString& shared, const char* key)
    {
        QFile file(shared + QStringLiteral("/vectors/vectors.json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(key)).toArray();
    }

    // "0.999" → "99.9": the vectors give fractions.
    static Objective fromFraction(const QJsonValue& text)
    {
        const auto made = objectiveFromRatio(text.toString().toDouble());
        return made ? *made : Objective{"invalid", 2, -1};
    }

private Q_SLOTS:
    void objectivesAreExact()
    {
        QCOMPARE(objective("99.9").budget, 0.001);
        QCOMPARE(objective("99.9").fraction, 0.999);
        QCOMPARE(objective("99.95").budget, 0.0005);
        QCOMPARE(objective("99.99").budget, 0.0001);
        QCOMPARE(objective("95").budget, 0.05);
        QCOMPARE(objective("0").budget, 1.0);
        // What a double would make of it (P41).
        QVERIFY(1 - 0.999 != objective("99.9").budget);
        for (const char* bad : {"",
                                "100",
                                "100.0",
                                "101",
                                "-1",
                                "1e2",
                                "99.",
                                ".9",
                                "99,9",
                                "99.9%",
                                " 99",
                                "99.9.9",
                                "0999",
                                "99.9999999999"})
            QVERIFY2(!parseObjective(bad), bad);
        QCOMPARE(objectiveFromRatio(0.9990000000000001)->text, std::string("99.9"));
        QCOMPARE(objectiveFromRatio(0.9990000000000001)->budget, 0.001);
        QCOMPARE(objectiveFromRatio(0.99)->text, std::string("99"));
        QCOMPARE(objectiveFromRatio(0.05)->text, std::string("5"));
        QVERIFY(!objectiveFromRatio(1));
        QVERIFY(!objectiveFromRatio(0.99999999999));
        QVERIFY(!objectiveFromRatio(notMeasured));
    }

    void budgetMinuteVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonArray rows = vectors(shared, "budget_minutes");
        QCOMPARE(rows.size(), 30);
        for (const QJsonValue& row : rows) {
            const Objective o = fromFraction(row[QStringLiteral("objective")]);
            const Minutes window = 24h * row[QStringLiteral("window_days")].toInt();
            QVERIFY(near(budgetMinutes(o, window),
                         row[QStringLiteral("minutes")].toString().toDouble(),
                         1e-12));
        }
    }

    void remainingVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonArray rows = vectors(shared, "budget_remaining");
        QCOMPARE(rows.size(), 7);
        for (const QJsonValue& row : rows) {
            const Objective o = fromFraction(row[QStringLiteral("objective")]);
            const double ratio = errorRatio(row[QStringLiteral("bad")].toDouble(),
                                            row[QStringLiteral("total")].toDouble());
            QVERIFY(near(remainingBudget(ratio, o),
                         row[QStringLiteral("remaining")].toString().toDouble()));
        }
    }

    void exhaustionVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonArray rows = vectors(shared, "exhaustion_hours_30d");
        QCOMPARE(rows.size(), 6);
        for (const QJsonValue& row : rows) {
            const auto value
                = [&](const char* key) { return row[QLatin1String(key)].toString().toDouble(); };
            QVERIFY(near(naiveExhaustionSeconds(value("remaining"), value("burn"), days30) / 3600,
                         value("hours")));
        }
        QCOMPARE(naiveExhaustionSeconds(0, 3, days30), 0.0);
        QCOMPARE(naiveExhaustionSeconds(-2, 3, days30), 0.0);
        QCOMPARE(naiveExhaustionSeconds(1, 0, days30), inf);
        QVERIFY(std::isnan(naiveExhaustionSeconds(notMeasured, 3, days30)));
        QVERIFY(std::isnan(naiveExhaustionSeconds(1, notMeasured, days30)));
    }

    void exactExhaustionLetsOldErrorsLeave()
    {
        // A 20-minute outage 29 days ago and one of 10 minutes 10 days ago; now a constant 0.5 %.
        std::vector<double> hours(720, 0.0);
        hours[24] = 20 / 43.2; // leaves between 24 h and 25 h from now
        hours[480] = 10 / 43.2;
        const double hour = exactExhaustionSeconds(hours, 5, days30) / 60;
        QVERIFY2(near(hour, 6640, 1e-9), qPrintable(QString::number(hour, 'g', 12)));
        QVERIFY(near(naiveExhaustionSeconds(13.2 / 43.2, 5, days30) / 3600, 44.0));
        // It may run out before the old errors leave.
        QVERIFY(near(exactExhaustionSeconds(hours, 100, days30) / 60, 13.2 / 43.2 * 43200 / 100));
        QCOMPARE(exactExhaustionSeconds(hours, 0.9, days30), inf);
        QCOMPARE(exactExhaustionSeconds(std::vector<double>(720, 1.0 / 700), 1, days30), 0.0);
        QVERIFY(std::isnan(exactExhaustionSeconds({}, 1, days30)));
        QVERIFY(near(exactExhaustionSeconds(std::vector<double>(720, 0.0), 2, days30) / 3600, 360));
    }

    void sliKinds()
    {
        const std::vector<Slice> slices{{100, 100}, {0, 1}, {999, 1000}};
        QVERIFY(near(occurrences(slices), 1099.0 / 1101));
        QVERIFY(near(timeslices(slices, 0.99, EmptySlice::Good), 2.0 / 3));
        QVERIFY(near(ratioTimeslices(slices, EmptySlice::Good), 0.666333, 1e-6));
        const std::vector<Slice> withEmpty{{1, 1}, {0, 0}, {0, 1}};
        QVERIFY(near(timeslices(withEmpty, 0.99, EmptySlice::Good), 2.0 / 3));
        QVERIFY(near(timeslices(withEmpty, 0.99, EmptySlice::Excluded), 0.5));
        QVERIFY(near(timeslices(withEmpty, 0.99, EmptySlice::Bad), 1.0 / 3));
        QVERIFY(near(ratioTimeslices(withEmpty, EmptySlice::Excluded), 0.5));
        QVERIFY(std::isnan(occurrences({{0, 0}})));
        QVERIFY(std::isnan(timeslices({{0, 0}}, 0.9, EmptySlice::Excluded)));
        QVERIFY(std::isnan(errorRatio(0, 0)));
        QVERIFY(near(serialAvailability({0.999, 0.9995, 0.9999}), 0.99840065, 1e-8));
        QVERIFY(near(redundantAvailability({0.99, 0.99}), 0.9999));
        // The published worked example: two weeks of one-minute slices, 95 %.
        QVERIFY(near(budgetMinutes(objective("95"), Minutes(20160)), 1008));
    }

    void pairsScaleWithTheWindow()
    {
        const auto month = burnPairs(days30);
        const double expected[]{14.4, 6, 3, 1};
        const double fourWeeks[]{13.44, 5.6, 2.8, 0.933333333333};
        const auto shorter = burnPairs(672h);
        for (size_t i = 0; i < 4; ++i) {
            QVERIFY(near(month[i].factor, expected[i]));
            QVERIFY(near(shorter[i].factor, fourWeeks[i]));
            QVERIFY(month[i].shortWindow * 12 == month[i].longWindow);
        }
        QVERIFY(month[0].page && month[1].page && !month[2].page && !month[3].page);
        QVERIFY(!canFire(month[0], objective("93.05")));
        QVERIFY(canFire(month[0], objective("93.06")));
        QVERIFY(canFire(month[0], objective("99.9")));
    }

    void detection()
    {
        const auto pairs = burnPairs(days30);
        const Objective o = objective("99.9");
        const std::pair<double, double> expected[]{
            {1, 0.864}, {0.5, 1.728}, {0.1, 8.64}, {0.02, 43.2}, {0.0144, 60}, {0.01, inf}};
        for (const auto& [ratio, minutes] : expected) {
            const double found = detectionMinutes(ratio, o, pairs[0]);
            QVERIFY(found == minutes || near(found, minutes));
        }
        QVERIFY(near(detectionMinutes(0.01, o, pairs[1]), 216));
        QCOMPARE(detectionMinutes(0, o, pairs[0]), inf);
    }

    void bothWindowsMustBurn()
    {
        std::vector<BurnWindow> burns{{5min, 0, 20}, {60min, 0, 20}};
        QVERIFY(firingPair(burns, days30)->page);
        burns[0].burn = 14.4; // exactly the limit is not over it
        QVERIFY(!firingPair(burns, days30));
        burns[0].burn = notMeasured;
        QVERIFY(!firingPair(burns, days30));
        burns = {{120min, 0, 3.5}, {1440min, 0, 3.1}, {30min, 0, 3.5}, {360min, 0, 3.6}};
        QVERIFY(firingPair(burns, days30));
        QVERIFY(!firingPair(burns, days30)->page);
        // 3 d is longer than a window of two days.
        burns = {{360min, 0, 5}, {4320min, 0, 5}};
        QVERIFY(firingPair(burns, days30));
        QVERIFY(!firingPair(burns, 48h));
    }

    void lowTraffic()
    {
        // Ten requests an hour: 7200 in 30 days allow 7.2 failures.
        QVERIFY(isLowTraffic(7200, 1, objective("99.9"), days30));
        QVERIFY(!isLowTraffic(43'200'000, 1, objective("99.9"), days30));
        QVERIFY(!isLowTraffic(480'000, 8.0 / 720, objective("99.9"), days30));
        QVERIFY(!isLowTraffic(notMeasured, 1, objective("99.9"), days30));
        QVERIFY(near(burnRate(errorRatio(1, 10), objective("99.9")), 100));
    }

    void ageOfAnIncident()
    {
        // "fastburn" of the data set: 2 % in the last 65 minutes.
        std::vector<BurnWindow> burns = constantBurn(0.02, {5, 30, 60});
        burns.push_back({120min, 0.0108333333, notMeasured});
        burns.push_back({360min, 0.0036111111, notMeasured});
        for (BurnWindow& one : burns)
            one.burn = burnRate(one.errorRatio, objective("99.9"));
        QCOMPARE(incidentAge(burns)->count(), 65);
        burns[0].burn = 0.5;
        QVERIFY(!incidentAge(burns));
        QVERIFY(!incidentAge({}));
    }

    void judged()
    {
        Slo slo;
        slo.window = days30;
        slo.burns = constantBurn(0.02, {5, 30, 60});
        slo.validEvents = 43'200'000;
        slo.goodEvents = 43'200'000 - 1300;
        slo.coverage = 1;
        judgeSlo(slo, objective("99.9"), 1);
        QCOMPARE(slo.state, Slo::State::Critical);
        QVERIFY(near(slo.burns[0].burn, 20));
        QVERIFY(near(slo.remaining, 1 - 1300 / 43200.0));
        QVERIFY(near(slo.exhaustionSeconds, slo.remaining * 720 * 3600 / 20));
        QVERIFY(!slo.lowTraffic);

        // Nothing burns now, but the month is spent.
        slo.burns = constantBurn(0, {5, 30, 60});
        slo.goodEvents = slo.validEvents * 0.99;
        judgeSlo(slo, objective("99.9"), 1);
        QCOMPARE(slo.state, Slo::State::Warning);
        QVERIFY(near(slo.remaining, -9));
        QCOMPARE(slo.exhaustionSeconds, 0.0);

        slo.goodEvents = slo.validEvents;
        judgeSlo(slo, objective("99.9"), 1);
        QCOMPARE(slo.state, Slo::State::Ok);
        QCOMPARE(slo.remaining, 1.0);
        QCOMPARE(slo.sli, 1.0);
        QCOMPARE(slo.exhaustionSeconds, inf);
    }

    void emptyIsNotZeroAndNotHundred()
    {
        Slo slo;
        slo.window = days30;
        judgeSlo(slo, objective("99.9"), 1);
        QCOMPARE(slo.state, Slo::State::NoData);
        QVERIFY(std::isnan(slo.sli) && std::isnan(slo.remaining)
                && std::isnan(slo.exhaustionSeconds));
        slo.validEvents = slo.goodEvents = 0;
        judgeSlo(slo, objective("99.9"), 1);
        QCOMPARE(slo.state, Slo::State::NoTraffic);
        QVERIFY(std::isnan(slo.sli) && std::isnan(slo.remaining));
    }

    void youngSloHasAWholeBudget()
    {
        // P25: eight hours of data, 2400 bad of 480,000. By the data alone −400 %.
        Slo slo;
        slo.window = days30;
        slo.validEvents = 480'000;
        slo.goodEvents = 480'000 - 2400;
        slo.coverage = 8.0 / 720;
        judgeSlo(slo, objective("99.9"), 8.0 / 720);
        QVERIFY2(near(slo.remaining, 0.944444444444), qPrintable(QString::number(slo.remaining)));
    }

    void historyMakesExhaustionExact()
    {
        Slo slo;
        slo.window = days30;
        slo.burns = constantBurn(0.005, {60});
        slo.validEvents = 43200;
        slo.goodEvents = 43200 - 30;
        double level = 1;
        for (int hour = 0; hour < 720; ++hour) {
            level -= hour == 24 ? 20 / 43.2 : hour == 480 ? 10 / 43.2 : 0;
            slo.budgetHistory.push_back({World{std::chrono::hours(hour + 1)}, level});
        }
        judgeSlo(slo, objective("99.9"), 1);
        QVERIFY2(near(slo.exhaustionSeconds / 60, 6640, 1e-6),
                 qPrintable(QString::number(slo.exhaustionSeconds / 60)));
    }
};

MIDWATCH_TEST(SloBudgetTest)
#include "tst_slo_budget.moc"
