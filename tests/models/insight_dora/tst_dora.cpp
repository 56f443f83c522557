// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The vectors D1–D7 of domain.md §2.5 and the pitfalls of §2.4.
#include "models/insight/dora.h"
#include "tests/support/test_registry.h"

#include <cmath>

using namespace mw;
using namespace mw::dora;
using namespace std::chrono_literals;

namespace {

World at(const char* text)
{
    World time{};
    if (!parseTime(text, time))
        qFatal("not a time: %s", text);
    return time;
}

Deployment deployed(const char* id, const char* when, const char* service = "api")
{
    Deployment out;
    out.id = id;
    out.service = service;
    out.target = std::string("o/") + service + " · production";
    out.sha = std::string("sha-") + id;
    out.finished = at(when);
    return out;
}

Incident incident(const char* id,
                  const char* created,
                  const char* resolved = nullptr,
                  const char* service = "api")
{
    Incident out;
    out.id = id;
    out.service = service;
    out.created = at(created);
    if (resolved)
        out.resolved = at(resolved);
    return out;
}

// Monday to Monday, three weeks.
Rules weeks()
{
    Rules rules;
    rules.from = at("2026-11-02T00:00:00Z");
    rules.to = at("2026-11-23T00:00:00Z");
    return rules;
}

bool near(double a, double b)
{
    return std::fabs(a - b) < 0.005;
}

} // namespace

class DoraTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void d1RecoveryAndAvailability()
    {
        const Reliability r = reliability(std::chrono::days(30), {20min, 40min, 60min});
        QCOMPARE(r.mttr, 40 * 60.0);
        QVERIFY(near(r.mtbf / 60, 14360));
        QVERIFY(near(r.mtbf / 3600, 239.33));
        QVERIFY(std::fabs(r.availability * 100 - 99.7222) < 0.00005);
        const Reliability quiet = reliability(std::chrono::days(30), {});
        QVERIFY(std::isnan(quiet.mttr) && std::isnan(quiet.mtbf));
        QCOMPARE(quiet.availability, 1.0);
    }

    void d2TwoIncidentsOfOneDeploymentAreOneFailure()
    {
        std::vector<Incident> incidents{incident("i1", "2026-11-03T10:10:00Z"),
                                        incident("i2", "2026-11-03T10:20:00Z")};
        const Metrics m = measure({deployed("1", "2026-11-02T10:00:00Z"),
                                   deployed("2", "2026-11-03T10:00:00Z"),
                                   deployed("3", "2026-11-04T10:00:00Z", "other"),
                                   deployed("4", "2026-11-05T10:00:00Z", "other")},
                                  incidents,
                                  weeks());
        QCOMPARE(m.changeFail.part, 1);
        QCOMPARE(m.changeFail.whole, 4);
        QCOMPARE(*m.changeFail.value(), 0.25); // Four Keys would say 50 %
        QCOMPARE(m.unrecovered, 1);
        QVERIFY(m.recovery.values.empty());
    }

    void d3NoDeploymentsAreNoRateOfZero()
    {
        const Metrics m = measure(
            {},
            {incident("i1", "2026-11-03T10:10:00Z"), incident("i2", "2026-11-04T10:10:00Z")},
            weeks());
        QVERIFY(!m.changeFail.value());
        QVERIFY(!m.rework.value());
        QCOMPARE(m.deployments, 0);
        QVERIFY(m.pace == Pace::None);
        QCOMPARE(m.incidents, 2);
        QCOMPARE(m.openIncidents, 2);
        QVERIFY(std::isnan(m.recovery.p50));
    }

    void d4FrequencyByDaysPerWeek()
    {
        const Metrics m = measure({deployed("1", "2026-11-02T09:00:00Z"),
                                   deployed("2", "2026-11-02T15:00:00Z"),
                                   deployed("3", "2026-11-04T09:00:00Z"),
                                   deployed("4", "2026-11-06T09:00:00Z"),
                                   deployed("5", "2026-11-17T09:00:00Z")},
                                  {},
                                  weeks());
        QCOMPARE(m.perWeek, (std::vector<int>{4, 0, 1}));
        QCOMPARE(m.daysPerWeek, (std::vector<int>{3, 0, 1}));
        QCOMPARE(m.medianDaysPerWeek, 1.0);
        QVERIFY(m.pace == Pace::Weekly);
        QVERIFY(near(m.perDay, 5.0 / 21));
    }

    void d5LeadTimeIsFromTheAuthorToProduction()
    {
        Deployment one = deployed("1", "2026-11-03T12:00:00Z");
        one.authored = {at("2026-11-02T09:00:00Z")};
        const Metrics m = measure({one}, {}, weeks());
        QCOMPARE(m.leadTime.values, (std::vector<double>{27 * 3600.0}));
        QCOMPARE(m.leadTime.values.front() / 60, 1620.0); // DevLake's 90 + 1440 + 90
        QVERIFY(m.leadTime.few()); // a dot, no percentile
    }

    void d6CommitsFromTheFutureAreLeftOutAndCounted()
    {
        Deployment one = deployed("1", "2026-11-03T11:58:00Z");
        one.authored = {at("2026-11-03T12:00:00Z")};
        const Metrics m = measure({one}, {}, weeks());
        QVERIFY(m.leadTime.values.empty());
        QCOMPARE(m.leadTime.ignored, 1);
        QVERIFY(std::isnan(m.leadTime.p50));
    }

    void d7RollbackEndsAFailureBeforeTheIncidentIsClosed()
    {
        Deployment bad = deployed("bad", "2026-11-03T10:00:00Z");
        Deployment back = deployed("back", "2026-11-03T10:18:00Z");
        back.rollback = true;
        std::vector<Incident> incidents{
            incident("i", "2026-11-03T10:02:00Z", "2026-11-03T13:00:00Z")};
        const Metrics m = measure({bad, back}, incidents, weeks());
        QCOMPARE(m.recoveries.size(), size_t(1));
        QVERIFY(m.recoveries.front().took == 18min);
        QVERIFY(m.recoveries.front().how == Recovery::By::Rollback);
        QCOMPARE(m.recoveries.front().by, std::string("back"));
        QCOMPARE(m.rework.part, 1);
        QCOMPARE(m.changeFail.part, 1);
        QCOMPARE(m.toResolve.values, (std::vector<double>{178 * 60.0}));
        // Without the rollback it is DevLake's figure.
        const Metrics other = measure({bad}, incidents, weeks());
        QVERIFY(other.recoveries.front().took == 180min);
        QVERIFY(other.recoveries.front().how == Recovery::By::IncidentClosed);
    }

    void aRollbackNeedsNoIncident()
    {
        Deployment back = deployed("back", "2026-11-03T10:18:00Z");
        back.rollback = true;
        const Metrics m = measure({deployed("old", "2026-11-02T10:00:00Z"),
                                   deployed("bad", "2026-11-03T10:00:00Z"),
                                   back},
                                  {},
                                  weeks());
        QCOMPARE(m.changeFail.part, 1);
        QCOMPARE(m.recoveries.front().deployment, std::string("bad"));
        QVERIFY(m.recoveries.front().took == 18min);
    }

    void blameIsNarrow()
    {
        const std::vector<Deployment> done{deployed("1", "2026-11-03T10:00:00Z")};
        // Another service, too late, before the deployment: not its doing.
        for (const Incident& one : {incident("i", "2026-11-03T10:05:00Z", nullptr, "web"),
                                    incident("i", "2026-11-03T11:01:00Z"),
                                    incident("i", "2026-11-03T09:59:00Z")})
            QCOMPARE(measure(done, {one}, weeks()).changeFail.part, 0);
        // Named by a person it counts whenever it was.
        Incident named = incident("i", "2026-11-05T10:05:00Z", "2026-11-05T11:00:00Z");
        named.cause = "1";
        QCOMPARE(measure(done, {named}, weeks()).changeFail.part, 1);
        // The confirmed impact counts, not when somebody was called.
        Incident late = incident("i", "2026-11-03T11:30:00Z");
        late.impact = at("2026-11-03T10:02:00Z");
        QCOMPARE(measure(done, {late}, weeks()).changeFail.part, 1);
    }

    void aDeploymentDuringTheIncidentRepairs()
    {
        const Metrics m = measure(
            {deployed("bad", "2026-11-03T10:00:00Z"), deployed("fix", "2026-11-03T10:40:00Z")},
            {incident("i", "2026-11-03T10:05:00Z", "2026-11-03T11:30:00Z")},
            weeks());
        QCOMPARE(m.rework.part, 1);
        QCOMPARE(m.changeFail.part, 1);
        QVERIFY(m.recoveries.front().how == Recovery::By::Fix);
        QVERIFY(m.recoveries.front().took == 40min);
        // A name alone makes rework, not a failure of its predecessor.
        Deployment named = deployed("h", "2026-11-10T10:00:00Z");
        named.hotfix = true;
        const Metrics n = measure({deployed("ok", "2026-11-09T10:00:00Z"), named}, {}, weeks());
        QCOMPARE(n.rework.part, 1);
        QCOMPARE(n.changeFail.part, 0);
    }

    void severalTargetsOfOnePipelineAreOneDeployment()
    {
        Deployment us = deployed("us", "2026-11-03T10:00:00Z");
        Deployment eu = deployed("eu", "2026-11-03T10:30:00Z");
        eu.sha = us.sha;
        eu.target = "o/api · production-eu";
        us.authored = eu.authored = {at("2026-11-03T09:00:00Z")};
        const Metrics m = measure({eu, us}, {}, weeks());
        QCOMPARE(m.deployments, 1);
        QCOMPARE(m.leadTime.values, (std::vector<double>{5400.0})); // to the last finish, once
        // The same sha on the same target again is a second one (a rollback to it).
        eu.target = us.target;
        QCOMPARE(measure({us, eu}, {}, weeks()).deployments, 2);
    }

    void failedRolloutsAreInNeitherPart()
    {
        Deployment failed = deployed("f", "2026-11-03T10:00:00Z");
        failed.succeeded = false;
        const Metrics m = measure({failed, deployed("ok", "2026-11-04T10:00:00Z")},
                                  {incident("i", "2026-11-03T10:05:00Z")},
                                  weeks());
        QCOMPARE(m.deployments, 1);
        QCOMPARE(m.failedRollouts, 1);
        QCOMPARE(m.changeFail.part, 0);
    }

    void whatIsNotCoveredIsNotCounted()
    {
        Rules rules = weeks();
        rules.knownSince = at("2026-11-12T12:00:00Z");
        const Metrics m = measure({deployed("1", "2026-11-17T10:00:00Z")}, {}, rules);
        QVERIFY(near(m.covered, 0.5));
        QVERIFY(near(m.perDay, 1 / 10.5));
        QCOMPARE(m.perWeek, (std::vector<int>{1})); // the one full week
    }

    void paceNeverFlatters()
    {
        std::vector<Deployment> many;
        for (int day = 2; day <= 4; ++day)
            many.push_back(deployed(std::to_string(day).c_str(),
                                    ("2026-11-0" + std::to_string(day) + "T10:00:00Z").c_str()));
        QVERIFY(measure(many, {}, weeks()).pace == Pace::Monthly); // one busy week of three
        for (int day = 9; day <= 20; ++day)
            many.push_back(deployed(
                std::to_string(day).c_str(),
                ("2026-11-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T10:00:00Z")
                    .c_str()));
        QVERIFY(measure(many, {}, weeks()).pace == Pace::Daily);
    }

    void tenValuesMakeAPercentile()
    {
        std::vector<Deployment> done;
        for (int i = 0; i < 10; ++i) {
            Deployment one = deployed(std::to_string(i).c_str(),
                                      ("2026-11-03T1" + std::to_string(i) + ":00:00Z").c_str());
            one.authored = {one.finished - std::chrono::minutes(10 * (i + 1))};
            done.push_back(one);
        }
        const Metrics m = measure(done, {}, weeks());
        QVERIFY(!m.leadTime.few());
        QCOMPARE(m.leadTime.p50, 55 * 60.0);
        done.pop_back();
        QVERIFY(measure(done, {}, weeks()).leadTime.few());
    }

    void incidentsOutsideTheWindowDoNotCount()
    {
        const Metrics m = measure({},
                                  {incident("i", "2026-10-30T10:00:00Z", "2026-11-03T10:00:00Z"),
                                   incident("j", "2026-11-03T10:00:00Z", "2026-11-03T09:00:00Z")},
                                  weeks());
        QCOMPARE(m.incidents, 1);
        QVERIFY(m.toResolve.values.empty());
        QCOMPARE(m.toResolve.ignored, 1); // resolved before it began
    }

    // Two that overlap are one outage, one that is open lasts until now, one of before is cut.
    void timeBetweenIncidents()
    {
        Rules rules;
        parseTime("2026-11-30T00:00:00Z", rules.to);
        rules.from = rules.to - std::chrono::days(10);
        const World from = rules.from, to = rules.to;
        const auto lasted = [](const char* id, World begin, World end) {
            Incident out;
            out.id = id;
            out.created = begin;
            out.resolved = end;
            return out;
        };
        std::vector<Incident> all{lasted("cut", from - 3h, from + 1h),
                                  lasted("a", from + 48h, from + 50h),
                                  lasted("b", from + 49h, from + 51h),
                                  lasted("within", from + 49h, from + 50h),
                                  lasted("long ago", from - 9h, from - 8h),
                                  lasted("open", to - 2h, World{})};
        const Metrics m = measure({}, all, rules);
        QCOMPARE(m.outages, 3);
        QCOMPARE(m.apart.mttr, (1 + 3 + 2) * 3600.0 / 3);
        QCOMPARE(m.apart.mtbf, (240 - 6) * 3600.0 / 3);
        all[1].impact = from + 47h; // an hour earlier than its page
        QCOMPARE(measure({}, all, rules).apart.mtbf, (240 - 7) * 3600.0 / 3);
        const Metrics quiet = measure({}, {}, rules);
        QCOMPARE(quiet.outages, 0);
        QVERIFY(std::isnan(quiet.apart.mtbf));
    }
};

MIDWATCH_TEST(DoraTest)
#include "tst_dora.moc"
