// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/delivery_findings.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1'795'305'600)};

PipelineRun
ran(const char* repository, Millis ago, const char* conclusion, const char* event = "push")
{
    static int64_t id = 0;
    PipelineRun run;
    run.runId = ++id;
    run.key = {Atom("github"), std::string(repository) + "/" + std::to_string(id)};
    run.repository = Atom(repository);
    run.event = Atom(event);
    run.status = Atom(*conclusion ? "completed" : "in_progress");
    run.conclusion = Atom(conclusion);
    run.started = now - ago - 5min;
    run.finished = now - ago;
    return run;
}

Deployment shipped(const char* state, Millis ago)
{
    Deployment row;
    row.key = {Atom("github"), "o/api/deployments/1"};
    row.repository = Atom("o/api");
    row.service = Atom("api");
    row.environment = Atom("production");
    row.production = true;
    row.ref = "v2";
    row.state = Atom(state);
    row.created = now - ago - 5min;
    row.finished = now - ago;
    return row;
}

} // namespace

class ShipTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailedRolloutIsToldUntilTheNextOneSucceeds()
    {
        const auto found = deliveryFindings({{}, {shipped("failure", 10min)}}, now);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].id, std::string("SHIP:o/api/production"));
        QVERIFY(found[0].severity == Severity::Warning);
        QVERIFY(found[0].since == now - 10min);
        QVERIFY(deliveryFindings({{}, {shipped("failure", 10min), shipped("success", 5min)}}, now)
                    .empty());
        QVERIFY(deliveryFindings({{}, {shipped("failure", 25h)}}, now).empty());
        Deployment staging = shipped("failure", 10min);
        staging.production = false;
        QVERIFY(deliveryFindings({{}, {staging}}, now).empty());
        Deployment going = shipped("in_progress", 0min);
        going.finished = World{};
        QVERIFY(deliveryFindings({{}, {going}}, now).empty());
    }

    void threeRepositoriesAreMoreThanOnesOwnMistake()
    {
        DeliveryFacts facts;
        facts.runs = {ran("o/a", 30min, "failure"),
                      ran("o/b", 20min, "timed_out"),
                      ran("o/c", 10min, "success"),
                      ran("o/d", 10min, "failure", "pull_request")};
        QVERIFY(deliveryFindings(facts, now).empty());
        facts.runs.push_back(ran("o/c", 5min, "failure"));
        facts.runs.back().failedAt = "image › Push image";
        const auto found = deliveryFindings(facts, now);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].sentence,
                 std::string("The newest run failed in 3 of 3 repositories, in o/c at image › Push "
                             "image."));
        QVERIFY(found[0].since == now - 30min);
        // One is well again; a cancelled or running one says nothing either way.
        facts.runs.push_back(ran("o/a", 1min, "cancelled"));
        facts.runs.push_back(ran("o/b", 0min, ""));
        QCOMPARE(deliveryFindings(facts, now).size(), size_t(1));
        facts.runs.push_back(ran("o/a", 1min, "success"));
        QVERIFY(deliveryFindings(facts, now).empty());
    }

    void oldFailuresAreNoNews()
    {
        QVERIFY(
            deliveryFindings(
                {{ran("o/a", 3h, "failure"), ran("o/b", 3h, "failure"), ran("o/c", 3h, "failure")},
                 {}},
                now)
                .empty());
    }
};

MIDWATCH_TEST(ShipTest)
#include "tst_ship.moc"
