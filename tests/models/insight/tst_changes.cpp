// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What rows tell of, many small happenings as one mark, steps of a Deployment as rollouts.
#include "models/insight/change_groups.h"
#include "models/insight/change_rollouts.h"
#include "models/insight/change_rules.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

namespace {

World at(const char* text)
{
    World time{};
    parseTime(text, time);
    return time;
}

const World three = at("2026-01-17T03:00:00Z");

Happening backOff(const char* pod, World begin, World end)
{
    Happening out;
    out.group = "warn:prod/agents/agent-runtime:BackOff";
    out.member = pod;
    out.at = begin;
    out.until = end;
    out.gap = 30min;
    out.like.lane = ClockLane::Cluster;
    out.one = std::string("BackOff pod/") + pod;
    out.many = "BackOff on {n} of agent-runtime";
    return out;
}

} // namespace

class ChangesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The windows of a burn forget how it began; the mark must not.
    void aBurnDoesNotBeginEarlierWhileUsersRecover()
    {
        World began{};
        parseTime("2026-01-17T02:52:00Z", began);
        const std::string id = "finding:SLO:prom/api:" + secondsOf(began);
        QVERIFY(heldStart(id, began, began - 4min) == began - 4min); // a better guess
        QVERIFY(heldStart(id, began - 4min, began + 5min) == began - 4min);
        QVERIFY(heldStart(id, began - 4min, began - 2h) == began - 4min);
        // Not in small steps either.
        World known = began;
        for (int i = 0; i < 60; ++i)
            known = heldStart(id, known, known - 1min);
        QVERIFY(known == began - 10min);
    }

    void deploymentSaysFromToAndIsFeltAtItsEnd()
    {
        Deployment row;
        row.key = {Atom("github"), "o/agent-runtime/deployments/7"};
        row.repository = Atom("o/agent-runtime");
        row.environment = Atom("production");
        row.estate = Atom("prod");
        row.service = Atom("agent-runtime");
        row.ref = "v2.14.1";
        row.state = Atom("in_progress");
        row.created = three - 20min;
        QVERIFY(!changeOf(row, "v2.14.0")); // still on its way
        row.state = Atom("success");
        row.succeeded = true;
        row.finished = three - 10min;
        const auto change = changeOf(row, "v2.14.0");
        QVERIFY(change.has_value());
        QCOMPARE(change->id, std::string("deploy:github/o/agent-runtime/deployments/7"));
        QCOMPARE(change->sentence,
                 std::string("Deploy agent-runtime v2.14.0 → v2.14.1 to production"));
        QCOMPARE(change->environment, std::string("prod"));
        QVERIFY(feltAt(*change) == three - 10min);
        row.state = Atom("inactive"); // replaced later: it was deployed all the same
        QVERIFY(changeOf(row, "").has_value());
        row.state = Atom("failure");
        QVERIFY(changeOf(row, "")->severity == Severity::Warning);
    }

    void runsOfPullRequestsAreNothing()
    {
        PipelineRun run;
        run.key = {Atom("github"), "o/r/1"};
        run.repository = Atom("o/r");
        run.workflow = Atom("CI");
        run.number = 12;
        run.event = Atom("pull_request");
        run.status = Atom("completed");
        run.conclusion = Atom("failure");
        run.started = three - 5min;
        run.finished = three;
        QVERIFY(!changeOf(run));
        run.event = Atom("push");
        run.branch = Atom("main");
        run.failedAt = "test › Run tests";
        QCOMPARE(changeOf(run)->sentence,
                 std::string("CI #12 of r failed on main: test › Run tests"));
        const std::string first = changeOf(run)->id;
        run.attempt = 2;
        QVERIFY(changeOf(run)->id != first);
        run.conclusion = Atom("cancelled");
        QVERIFY(!changeOf(run));
    }

    void alertsHaveOneIdEverywhereAndWatchdogsNone()
    {
        Alert alert;
        alert.key = {Atom("am-a"), "3fd2"};
        alert.name = "HighErrorRate";
        alert.severity = Atom("critical");
        alert.state = Alert::State::Active;
        alert.startsAt = three;
        alert.service = "api";
        const auto a = changeOf(alert);
        alert.key.source = Atom("am-b");
        QCOMPARE(changeOf(alert)->id, a->id);
        QVERIFY(a->open);
        alert.state = Alert::State::Suppressed;
        QVERIFY(changeOf(alert)->severity == Severity::Info);
        alert.severity = Atom("none");
        QVERIFY(!changeOf(alert));
    }

    void pagesEnd()
    {
        Page page;
        page.key = {Atom("pd"), "Q1"};
        page.number = 40213;
        page.created = three - 3min;
        QVERIFY(changeOf(page)->open);
        page.state = Page::State::Resolved;
        page.resolved = three;
        QVERIFY(!changeOf(page)->open);
        QVERIFY(changeOf(page)->until == three);
    }

    void findingsOfUsersHaveTheirLane()
    {
        Finding finding;
        finding.id = "SLO:prometheus/api";
        finding.check = "SLO";
        finding.severity = Severity::Critical;
        finding.subject = "api";
        finding.sentence = "burns 620×; 44 % left";
        finding.since = three;
        QVERIFY(changeOf(finding, "api")->lane == ClockLane::Users);
        QCOMPARE(changeOf(finding, "api")->sentence, std::string("api: burns 620×"));
        finding.check = "SEEN";
        QVERIFY(!changeOf(finding, ""));
        finding.check = "PODS";
        QVERIFY(changeOf(finding, "")->lane == ClockLane::Cluster);
        finding.severity = Severity::Unknown;
        QVERIFY(!changeOf(finding, ""));
    }

    void namesOfPods_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("workload");
        QTest::newRow("deployment") << "agent-runtime-ftp5h58s8x-4pfg5"
                                    << "agent-runtime";
        QTest::newRow("statefulset") << "redis-prod-0"
                                     << "redis-prod";
        QTest::newRow("daemonset") << "node-exporter-x2b9q"
                                   << "node-exporter";
        QTest::newRow("bare") << "debug"
                              << "debug";
        QTest::newRow("a word, not a hash") << "job-runner"
                                            << "job-runner";
    }
    void namesOfPods()
    {
        QFETCH(QString, pod);
        QFETCH(QString, workload);
        QCOMPARE(workloadOfPod(pod.toStdString()), workload.toStdString());
    }

    void versionsOfImages()
    {
        QCOMPARE(versionOf("r:5000/a/b:2.14.1"), std::string("2.14.1"));
        QCOMPARE(versionOf("r:5000/a/b"), std::string());
        QCOMPARE(versionOf("a:1@sha256:00ff"), std::string("1"));
    }

    void wordsOfTheDeploymentController()
    {
        const auto up = replicaScalingIn("Scaled up replica set api-5c7d from 3 to 4");
        QVERIFY(up.has_value() && up->up);
        QCOMPARE(up->set, std::string("api-5c7d"));
        QCOMPARE(up->from, 3);
        QCOMPARE(up->to, 4);
        const auto old = replicaScalingIn("Scaled down replica set api-5c7d to 0");
        QVERIFY(old.has_value() && !old->up);
        QCOMPARE(old->from, -1);
        QCOMPARE(old->to, 0);
        QVERIFY(!replicaScalingIn("Scaled up replica set"));
        QVERIFY(!replicaScalingIn(""));
    }

    void manyPodsAreOneMark()
    {
        ChangeGroups groups;
        const Change first = groups.take(backOff("a", three - 20min, three - 10min));
        QCOMPARE(first.sentence, std::string("BackOff pod/a"));
        QCOMPARE(groups.take(backOff("a", three - 20min, three - 9min)).sentence, first.sentence);
        const Change second = groups.take(backOff("b", three - 21min, three - 2min));
        QCOMPARE(second.id, first.id); // an earlier beginning does not make it another one
        QCOMPARE(second.sentence, std::string("BackOff on 2 of agent-runtime"));
        QVERIFY(second.at == three - 21min && second.until == three - 2min);
        const Change later = groups.take(backOff("a", three + 2h, three + 2h));
        QVERIFY(later.id != first.id);
        QCOMPARE(groups.size(), size_t(2));
        QCOMPARE(groups.members(first.id), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(groups.members(later.id), (std::vector<std::string>{"a"}));
        QVERIFY(groups.members("deploy:gh/7").empty());
        groups.forgetBefore(three + 1h);
        QCOMPARE(groups.size(), size_t(1));
    }

    void aRememberedMarkGoesOn()
    {
        ChangeGroups before;
        const Change kept = before.take(backOff("a", three - 20min, three - 10min));
        ChangeGroups after;
        QVERIFY(after.know(kept));
        QCOMPARE(after.take(backOff("a", three - 20min, three - 5min)).id, kept.id);
        // Also what began before it, as a server tells it after a restart.
        QCOMPARE(after.take(backOff("b", three - 30min, three - 19min)).id, kept.id);
        Change note;
        note.id = "note:1";
        QVERIFY(!after.know(note));
    }

    void openMarksCloseWithTheirLastMember()
    {
        ChangeGroups groups;
        Happening node;
        node.group = "node:prod/worker";
        node.gap = 5min;
        node.at = three;
        node.open = true;
        node.one = "1";
        node.many = "{n}";
        node.member = "a";
        groups.take(node);
        node.member = "b";
        node.at = three + 1min;
        QVERIFY(groups.take(node).open);
        node.open = false;
        node.at = three + 9min;
        QVERIFY(groups.take(node).open);
        node.member = "a";
        node.at = three + 12min;
        const Change over = groups.take(node);
        QVERIFY(!over.open);
        QVERIFY(over.at == three && over.until == three + 12min);
    }

    void rolloutThenRollbackAreTwo()
    {
        std::vector<ReplicaStep> steps;
        for (int i = 0; i < 4; ++i) {
            steps.push_back({"new", true, i, i + 1, three + i * 1min, {}});
            steps.push_back({"old", false, 4 - i, 3 - i, three + i * 1min + 30s, {}});
        }
        auto marks = replicaMarks(steps);
        QCOMPARE(marks.size(), size_t(1));
        QVERIFY(marks[0].rollout);
        QCOMPARE(marks[0].set, std::string("new"));
        QVERIFY(marks[0].at == three && marks[0].until == three + 3min + 30s);
        for (int i = 0; i < 4; ++i) {
            steps.push_back({"old", true, i, i + 1, three + 6min + i * 1min, {}});
            steps.push_back({"new", false, 4 - i, 3 - i, three + 6min + i * 1min, {}});
        }
        marks = replicaMarks(steps);
        QCOMPARE(marks.size(), size_t(2));
        QVERIFY(marks[1].rollout);
        QCOMPARE(marks[1].set, std::string("old"));
        QVERIFY(marks[1].at == three + 6min);
    }

    void oneSetAloneIsAScaling()
    {
        const auto marks = replicaMarks({{"a", true, 40, 46, three, {}},
                                         {"a", true, 46, 52, three + 1min, {}},
                                         {"a", false, 52, 40, three + 1h, {}}});
        QCOMPARE(marks.size(), size_t(2));
        QVERIFY(!marks[0].rollout && !marks[1].rollout);
        QCOMPARE(marks[0].from, 40);
        QCOMPARE(marks[0].to, 52);
        QCOMPARE(marks[1].to, 40);
        QVERIFY(replicaMarks({}).empty());
    }
};

MIDWATCH_TEST(ChangesTest)
#include "tst_changes.moc"
