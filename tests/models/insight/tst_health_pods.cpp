// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PODS, PEND, DEPL, STS/DS of domain.md §5.2, with a fixed now, at and around their borders.
#include "tests/models/insight/health_rows.h"

#include <QElapsedTimer>

using namespace healthtest;

class HealthPodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crashLoops()
    {
        QVERIFY((Look() << crashing("p", 15min - 1ms)).findings().empty());
        Look border;
        border << crashing("p", 15min);
        QCOMPARE(border.list(), List{"PODS:prod/shop/ReplicaSet/web-5c7d warning"});
        QVERIFY(has(border.only().sentence,
                    "1 pod in CrashLoopBackOff for 15m, 4 restarts (rule: 15 min)"));
        QVERIFY(has(border.only().sentence, "back-off 40s"));

        // Ready flips with each start: what was seen counts, across short good moments.
        HealthMemory memory;
        for (int minute = 0; minute <= 16; minute += 4) {
            const World at = now + std::chrono::minutes(minute);
            Pod row = crashing("p", 0min);
            row.notReadySince = at - 30s;
            Look look(memory, at);
            QCOMPARE((look << row).findings().size(), size_t(minute < 15 ? 0 : 1));
        }
        (Look(memory, now + 17min) << pod("p")).findings();
        Look rested(memory, now + 22min); // six minutes without: a new loop
        Pod row = crashing("p", 0min);
        row.notReadySince = now + 22min;
        QVERIFY((rested << row).findings().empty());

        Pod veteran = crashing("v", 1min); // nobody looked before, but its back-off tells
        veteran.restarts = 12;
        veteran.message = "back-off 5m0s restarting failed container=main";
        QCOMPARE((Look() << veteran).findings().size(), size_t(1));
        veteran.created = now - 5min; // younger than that: cannot be
        QVERIFY((Look() << veteran).findings().empty());
    }

    void podsOfOneOwnerAreOneRow()
    {
        Look look;
        look.status(liveStatus(), {"payments"});
        look << workload("Deployment", "web", 40, 20);
        for (int i = 0; i < 20; ++i)
            look << crashing("web-5c7d-" + std::to_string(i), 20min);
        for (int i = 0; i < 5; ++i)
            look << unready("web-6d8e-" + std::to_string(i), 30min, "ReplicaSet/web-6d8e");
        look << unready("db-0", 16min, "StatefulSet/db");
        look << unready("alone", 16min, "");
        QCOMPARE(look.list(),
                 (List{"DEPL:prod/shop/Deployment/web warning",
                       "PODS:prod/shop/Deployment/web warning",
                       "PODS:prod/shop/Pod/alone warning",
                       "PODS:prod/shop/StatefulSet/db warning"}));
        const Finding& web = look.findings()[1];
        QVERIFY(has(web.sentence, "20 pods in CrashLoopBackOff"));
        QVERIFY(has(web.sentence, "5 pods not ready"));
        QVERIFY(web.since == now - 30min);
        QCOMPARE(web.subject, std::string("prod/shop/web"));
        QCOMPARE(web.object.kind.str(), std::string("Deployment"));
        // The deployment says no since when; its pods do.
        QVERIFY(look.findings()[0].since == now - 30min);
    }

    void podBorders()
    {
        QVERIFY((Look() << unready("p", 15min - 1ms)).findings().empty());
        QCOMPARE((Look() << unready("p", 15min)).findings().size(), size_t(1));
        Look critical;
        critical.status(liveStatus(), {"shop"});
        QCOMPARE((critical << unready("p", 15min)).list(),
                 List{"PODS:prod/shop/ReplicaSet/web-5c7d critical"});
        QVERIFY(has(critical.only().sentence, "critical namespace"));

        Pod job = unready("j", 59min, "Job/nightly");
        QVERIFY((Look() << job).findings().empty()); // runs, and is never "ready"
        job.waitingReason = job.status = Atom("ImagePullBackOff");
        QVERIFY((Look() << job).findings().empty());
        job.notReadySince = now - 60min;
        QVERIFY((Look() << job).findings().empty());
        job.notReadySince = now - 60min - 1ms;
        Look waiting;
        waiting << job;
        QVERIFY(
            has(waiting.only().sentence, "1 pod waiting for up to 60m (rule: more than 60 min)"));
        QVERIFY(has(waiting.only().sentence, "ImagePullBackOff"));

        Pod killed = pod("k");
        killed.oomKilledAt = now - 60min;
        Look oom;
        oom << killed;
        QVERIFY(has(oom.only().sentence, "OOMKilled"));
        killed.oomKilledAt = now - 60min - 1ms;
        QVERIFY((Look() << killed).findings().empty());

        for (const char* phase : {"Succeeded", "Failed"}) {
            Pod done = unready("d", 5h);
            done.phase = Atom(phase);
            QVERIFY((Look() << done).findings().empty());
        }
        Pod leaving = unready("l", 5h);
        leaving.deleted = now - 1min;
        QVERIFY((Look() << leaving).findings().empty());
        Pod silent = unready("s", 0min); // no conditions yet; its creation counts
        silent.notReadySince = {};
        silent.created = now - 15min;
        QCOMPARE((Look() << silent).findings().size(), size_t(1));
    }

    void unschedulable()
    {
        QVERIFY((Look() << pending("p", 15min)).findings().empty());
        Look one;
        one << pending("p", 15min + 1ms);
        QCOMPARE(one.list(),
                 List{"PEND:prod/shop/ReplicaSet/web-5c7d warning"}); // and not PODS as well
        QVERIFY(
            has(one.only().sentence, "1 pod cannot be scheduled for 15m (rule: more than 15 min)"));
        QVERIFY(has(one.only().sentence, "Insufficient cpu"));
        const auto many = [](int count) {
            auto look = std::make_unique<Look>();
            for (int i = 0; i < count; ++i)
                *look << pending(
                    "p" + std::to_string(i), 20min, i % 2 == 0 ? "StatefulSet/a" : "StatefulSet/b");
            return look;
        };
        QVERIFY(many(10)->findings()[0].severity == Severity::Warning);
        QCOMPARE(many(11)->list(),
                 (List{"PEND:prod/shop/StatefulSet/a critical",
                       "PEND:prod/shop/StatefulSet/b critical"}));
        QVERIFY(has(many(11)->findings()[0].sentence, "in all 11 pods (rule: more than 10)"));
    }

    void deployments()
    {
        Workload some = workload("Deployment", "web", 4, 3);
        some.mismatchSince = now - 15min + 1ms;
        QVERIFY((Look() << some).findings().empty());
        some.mismatchSince = now - 15min;
        Look border;
        border << some;
        QCOMPARE(border.list(), List{"DEPL:prod/shop/Deployment/web warning"});
        QVERIFY(has(border.only().sentence, "3 of 4 replicas available for 15m (rule: 15 min)"));
        Workload none = workload("Deployment", "web", 4, 0);
        none.mismatchSince = now - 16min;
        QCOMPARE((Look() << none).list(), List{"DEPL:prod/shop/Deployment/web critical"});
        QVERIFY((Look() << workload("Deployment", "off", 0, 0)).findings().empty());

        Workload failed = workload("Deployment", "web", 4, 3);
        failed.conditions.push_back(
            {Atom("Progressing"), Atom("False"), Atom("ProgressDeadlineExceeded"), now - 1min});
        Look at;
        at << failed; // says so itself: no waiting
        QCOMPARE(at.list(), List{"DEPL:prod/shop/Deployment/web warning"});
        QVERIFY(has(at.only().sentence, "ProgressDeadlineExceeded, 3 of 4 available (since 60s)"));
        failed.available = 0;
        QCOMPARE((Look() << failed).list(), List{"DEPL:prod/shop/Deployment/web critical"});

        // Unseen generation: nobody notes since when, so we do.
        HealthMemory memory;
        Workload ahead = workload("Deployment", "web", 4, 4);
        ahead.generation = 4;
        QVERIFY((Look(memory, now) << ahead).findings().empty());
        QVERIFY((Look(memory, now + 14min) << ahead).findings().empty());
        Look late(memory, now + 15min);
        late << ahead;
        QVERIFY(has(late.only().sentence, "has not seen generation 4 (last 3) for 15m"));
        Workload paused = workload("Deployment", "web", 4, 4);
        paused.updated = 1;
        paused.mismatchSince = now - 1h;
        QCOMPARE((Look() << paused).findings().size(), size_t(1));
        paused.paused = true;
        QVERIFY((Look() << paused).findings().empty());
    }

    void statefulAndDaemonSets()
    {
        HealthMemory memory;
        const Workload sts = workload("StatefulSet", "db", 3, 0);
        QVERIFY((Look(memory, now) << sts).findings().empty());
        Look late(memory, now + 15min);
        late << sts;
        QCOMPARE(late.list(), List{"STS/DS:prod/shop/StatefulSet/db warning"}); // never critical

        HealthMemory other;
        Workload ds = workload("DaemonSet", "agent", 5, 5);
        ds.current = 4;
        QVERIFY((Look(other, now) << ds).findings().empty());
        Look scheduled(other, now + 10min);
        scheduled << ds;
        QVERIFY(has(scheduled.only().sentence, "4 of 5 scheduled for 10m (rule: 10 min)"));

        HealthMemory third;
        Workload astray = workload("DaemonSet", "agent", 5, 5);
        astray.misscheduled = 2;
        QVERIFY((Look(third, now) << astray).findings().empty());
        Look found(third, now + 15min);
        found << astray;
        QVERIFY(has(found.only().sentence, "2 running where they should not"));
        // It was well in between: the time begins anew.
        HealthMemory fourth;
        Look(fourth, now) << sts;
        (Look(fourth, now) << sts).findings();
        (Look(fourth, now + 8min) << workload("StatefulSet", "db", 3, 3)).findings();
        (Look(fourth, now + 9min) << sts).findings();
        QVERIFY((Look(fourth, now + 16min) << sts).findings().empty());
    }

    void largeCluster()
    {
        std::vector<Pod> pods;
        std::set<int> owners; // of unwell pods
        for (int i = 0; i < 150000; ++i) {
            const std::string name = "p" + std::to_string(i);
            pods.push_back(i % 50 == 0       ? crashing(name, 20min)
                               : i % 51 == 0 ? unready(name, 20min)
                                             : pod(name));
            if (i % 50 == 0 || i % 51 == 0)
                owners.insert(i / 40);
            pods.back().owner = Atom("ReplicaSet/app" + std::to_string(i / 40) + "-5c7d");
        }
        HealthMemory memory;
        qint64 best = 1000000;
        for (int round = 0; round < 3; ++round) {
            QElapsedTimer timer;
            timer.start();
            HealthCheck check({}, memory, now);
            for (const Pod& row : pods)
                check.add(row);
            const HealthReport report = check.finish();
            best = std::min(best, timer.elapsed());
            QCOMPARE(report.findings.size(), owners.size());
        }
        qInfo("150,000 pods, 5,940 unwell: %lld ms", static_cast<long long>(best));
#ifdef NDEBUG
        QVERIFY(best < 100);
#endif
    }
};

MIDWATCH_TEST(HealthPodsTest)
#include "tst_health_pods.moc"
