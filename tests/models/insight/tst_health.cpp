// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// API, ETCD, NODE, PRESS, SEEN of domain.md §5.2, with a fixed now, at and around their borders.
#include "tests/models/insight/health_rows.h"

using namespace healthtest;

class HealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellAndUnknown()
    {
        Look well;
        well.status(liveStatus()) << state(200, 200) << node("n1") << pod("p1")
                                  << workload("Deployment", "web", 2, 2);
        QVERIFY(well.findings().empty());
        for (const char* check :
             {"API", "ETCD", "NODE", "PRESS", "PODS", "PEND", "DEPL", "STS/DS", "SEEN"})
            QVERIFY2(well.check(check) == Severity::Ok, check);

        // Nothing read yet: nothing is claimed.
        SourceStatus fresh;
        fresh.id = SourceId("prod");
        Look unseen;
        unseen.status(fresh) << state(-1, -1);
        QVERIFY(unseen.findings().empty());
        QCOMPARE(unseen.report().checks.size(), size_t(9));
        for (const CheckState& check : unseen.report().checks)
            QVERIFY2(check.severity == Severity::Unknown, check.check.c_str());

        // Nodes are forbidden, pods are not.
        SourceStatus partly = liveStatus();
        partly.parts[1].state = SourceState::Forbidden;
        partly.parts[1].lastGood = {};
        Look some;
        some.status(partly) << state(200, 404) << pod("p1");
        QVERIFY(some.findings().empty());
        QVERIFY(some.check("NODE") == Severity::Unknown);
        QVERIFY(some.check("PODS") == Severity::Ok);
        QVERIFY(some.check("ETCD") == Severity::Unknown); // hidden by the provider
        QVERIFY(some.check("API") == Severity::Ok);
    }

    void apiAndEtcd()
    {
        HealthMemory memory;
        ClusterState down = state(500, 500);
        down.readyzText = "[-]etcd failed: reason withheld\n[-]other failed";
        Look first(memory, now - 3min);
        first << down;
        QCOMPARE(first.list(), (List{"API:prod critical", "ETCD:prod critical"}));
        QVERIFY(has(first.findings()[0].sentence,
                    "readyz answers 500 (rule: not 200): [-]etcd failed"));
        QVERIFY(!has(first.findings()[0].sentence, "other"));
        Look later(memory, now);
        later << down;
        QVERIFY(later.findings()[0].since == now - 3min);
        Look up(memory, now + 1s);
        up << state(200, 200);
        QVERIFY(up.findings().empty());
        Look again(memory, now + 2s);
        again << down;
        QVERIFY(again.findings()[0].since == now + 2s); // a new outage
        for (const int status : {401, 403, 404, 429, -1}) {
            Look unknown;
            unknown.status(liveStatus()) << state(status, status);
            QVERIFY(unknown.findings().empty());
            QVERIFY(unknown.check("API") == Severity::Unknown);
            QVERIFY(unknown.check("ETCD") == Severity::Unknown);
        }
    }

    void nodeBorders()
    {
        const auto with = [](World since, int healthy, bool controlPlane = false) {
            auto look = std::make_unique<Look>();
            for (int i = 0; i < healthy; ++i)
                *look << node("ok" + std::to_string(i));
            KubeNode bad = node("bad", since);
            bad.controlPlane = controlPlane;
            *look << bad;
            return look;
        };
        QVERIFY(with(now - 15min + 1ms, 20)->findings().empty());
        QCOMPARE(with(now - 15min, 20)->list(), List{"NODE:prod/bad warning"});
        const auto finding = with(now - 20min, 20)->only();
        QVERIFY(finding.since == now - 20min);
        QVERIFY(has(finding.sentence, "Node not ready for 20m (rule: 15 min): NodeStatusUnknown"));
        QCOMPARE(finding.object.name, std::string("bad"));
        QCOMPARE(with(now - 20min, 20, true)->list(), List{"NODE:prod/bad critical"});
        // One of ten is ten per cent; the rule says more.
        QCOMPARE(with(now - 20min, 9)->list(), List{"NODE:prod/bad warning"});
        QCOMPARE(with(now - 20min, 8)->list(), List{"NODE:prod/bad critical"});
        QVERIFY(has(with(now - 20min, 8)->only().sentence, "1 of 9 nodes (rule: more than 10 %)"));
    }

    // Ready as its condition says it, the taint as the control plane put it.
    void nodeTaints_data()
    {
        QTest::addColumn<int>("readyMinutes"); // since when the condition is so; 0: it is missing
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("taintMinutes"); // -1: no taint; 0: it does not say since when
        QTest::addColumn<bool>("leaving");
        QTest::addColumn<int>("since"); // minutes in the finding; -1: none
        QTest::newRow("ready, no taint") << 60 << "True" << -1 << false << -1;
        QTest::newRow("unknown and tainted for as long") << 20 << "Unknown" << 20 << false << 20;
        QTest::newRow("unknown just now, tainted before") << 5 << "Unknown" << 20 << false << 20;
        QTest::newRow("false just now, tainted just now") << 5 << "False" << 5 << false << -1;
        QTest::newRow("unknown for long, tainted just now") << 20 << "Unknown" << 5 << false << 20;
        QTest::newRow("no condition at all, tainted") << 0 << "" << 16 << false << 16;
        QTest::newRow("ready again, the taint stays") << 5 << "True" << 20 << false << 20;
        QTest::newRow("ready, tainted at the border") << 60 << "True" << 15 << false << 15;
        QTest::newRow("ready, tainted before the border") << 60 << "True" << 14 << false << -1;
        QTest::newRow("ready, a taint without a time: seen first now")
            << 60 << "True" << 0 << false << -1;
        QTest::newRow("ready, tainted and taken away") << 60 << "True" << 20 << true << -1;
        QTest::newRow("unknown and taken away") << 20 << "Unknown" << 20 << true << 20;
    }

    void nodeTaints()
    {
        QFETCH(int, readyMinutes);
        QFETCH(QString, status);
        QFETCH(int, taintMinutes);
        QFETCH(bool, leaving);
        QFETCH(int, since);
        KubeNode row = node("n1");
        row.ready = status == QStringLiteral("True");
        row.readyChanged = readyMinutes > 0 ? now - std::chrono::minutes(readyMinutes) : World{};
        row.conditions.clear();
        if (readyMinutes > 0)
            row.conditions.push_back({Atom("Ready"),
                                      Atom(status.toStdString()),
                                      Atom("NodeStatusUnknown"),
                                      row.readyChanged});
        row.leaving = leaving;
        row.tainted = taintMinutes >= 0;
        if (row.tainted)
            row.taint = Atom("node.kubernetes.io/unreachable");
        if (taintMinutes > 0)
            row.taintedSince = now - std::chrono::minutes(taintMinutes);
        Look look;
        for (int i = 0; i < 20; ++i)
            look << node("ok" + std::to_string(i));
        look << row;
        if (since < 0) {
            QCOMPARE(look.list(), List{});
            return;
        }
        QCOMPARE(look.list(), List{"NODE:prod/n1 warning"});
        QVERIFY(look.only().since == now - std::chrono::minutes(since));
        QVERIFY2(has(look.only().sentence,
                     row.ready ? "tainted as unreachable for" : "Node not ready for"),
                 look.only().sentence.c_str());
    }

    void nodePoolIsOneRow()
    {
        Look look;
        for (int i = 0; i < 20; ++i)
            look << node("ok" + std::to_string(i));
        for (int i = 0; i < 6; ++i) {
            KubeNode lost
                = node("spot-" + std::to_string(i), now - 20min - std::chrono::minutes(i));
            lost.pool = Atom("spot");
            look << lost;
        }
        QCOMPARE(look.list(), List{"NODE:prod/pool/spot critical"});
        const auto& members = look.only().nodes;
        QVERIFY(members.size() >= 3 && std::is_sorted(members.begin(), members.end()));
        QVERIFY(look.only().since == now - 25min);
        QVERIFY(has(look.only().sentence, "6 nodes of pool spot not ready"));
        QVERIFY(has(look.only().sentence, "spot-0, spot-1, spot-2 and 3 more"));
        QVERIFY(has(look.only().sentence, "6 of 26 nodes"));
    }

    void nodeFlaps()
    {
        HealthMemory memory;
        for (int i = 0; i < 3; ++i) { // three changes, four minutes apart
            KubeNode row = node("n1");
            row.readyChanged = now + std::chrono::minutes(4 * i);
            Look look(memory, now + std::chrono::minutes(4 * i));
            look << row;
            QCOMPARE(look.list(), i < 2 ? List{} : List{"NODE:prod/n1 warning"});
            if (i == 2)
                QVERIFY(has(look.only().sentence, "3 times in 15 min (rule: more than 2)"));
        }
        KubeNode calm = node("n1");
        calm.readyChanged = now + 8min;
        Look at15(memory, now + 15min);
        QVERIFY(!(at15 << calm).findings().empty()); // the first change is just within the window
        Look after(memory, now + 15min + 1ms);
        QVERIFY((after << calm).findings().empty());
    }

    void pressure()
    {
        const auto with = [](Millis ago, int pressed, int calm) {
            auto look = std::make_unique<Look>();
            for (int i = 0; i < calm; ++i)
                *look << node("ok" + std::to_string(i));
            for (int i = 0; i < pressed; ++i) {
                KubeNode row = node("full" + std::to_string(i));
                row.conditions.push_back({Atom("DiskPressure"), Atom("True"), {}, now - ago});
                row.conditions.push_back({Atom("KernelDeadlock"), Atom("True"), {}, now - 5h});
                *look << row;
            }
            return look;
        };
        QVERIFY(with(10min - 1ms, 1, 9)->findings().empty());
        QCOMPARE(with(10min, 1, 9)->list(), List{"PRESS:prod/full0 warning"});
        QVERIFY(has(with(10min, 1, 9)->only().sentence, "DiskPressure for 10m (rule: 10 min)"));
        QCOMPARE(with(10min, 1, 4)->list(), List{"PRESS:prod/full0 warning"}); // exactly 20 %
        QCOMPARE(with(10min, 1, 3)->list(), List{"PRESS:prod/full0 critical"});
        QCOMPARE(with(10min, 4, 4)->list(), List{"PRESS:prod/nodes critical"});
    }

    void dataAge()
    {
        const auto aged = [](Millis age, SourceState state_ = SourceState::Live) {
            SourceStatus status = liveStatus();
            status.parts[0].lastGood = now - age;
            status.parts[0].state = state_;
            auto look = std::make_unique<Look>();
            look->status(status) << state(200, 200);
            return look;
        };
        QVERIFY(aged(120s)->findings().empty());
        QCOMPARE(aged(120s + 1ms)->list(), List{"SEEN:prod warning"});
        QVERIFY(has(aged(121s)->only().sentence,
                    "of pods is 2m1s old (rule: more than 2 intervals of 60 s)"));
        QCOMPARE(aged(300s)->list(), List{"SEEN:prod warning"});
        QCOMPARE(aged(300s + 1ms)->list(), List{"SEEN:prod critical"});
        QVERIFY(aged(24h, SourceState::Forbidden)->findings().empty());
        QVERIFY(aged(24h, SourceState::Disabled)->findings().empty());

        // Each part by its own rhythm; the one that is latest by it is named.
        SourceStatus bill = liveStatus();
        bill.parts[0].lastGood = now - 11h;
        bill.parts[0].every = 6h;
        QVERIFY(Look().status(bill).findings().empty());
        bill.parts[0].lastGood = now - 13h;
        QCOMPARE(Look().status(bill).list(), List{"SEEN:prod warning"});
        bill.parts[0].paused = true; // nobody looks at it
        QVERIFY(Look().status(bill).findings().empty());
        bill.parts[0].paused = false;
        bill.parts[0].every = Millis(-1); // asked when something changes
        QVERIFY(Look().status(bill).findings().empty());

        SourceStatus never;
        never.id = SourceId("prod");
        never.state = SourceState::Unreachable;
        never.error = Error{ErrorKind::Network, "connection refused", 0, {}, {}};
        Look look;
        look.status(never);
        QCOMPARE(look.list(), List{"SEEN:prod unknown"});
        QVERIFY(has(look.only().sentence, "connection refused"));
    }

    void thresholdsByName()
    {
        const auto limits = HealthThresholds::from([](const std::string& name, double fallback) {
            return name == "node.notReadyMinutes" ? 5.0 : fallback;
        });
        HealthMemory memory;
        HealthCheck check(limits, memory, now);
        check.add(node("n1", now - 5min));
        check.add(pod("p"));
        const HealthReport report = check.finish();
        QCOMPARE(report.findings.size(), size_t(1));
        QVERIFY(has(report.findings[0].sentence, "(rule: 5 min)"));
    }
};

MIDWATCH_TEST(HealthTest)
#include "tst_health.moc"
