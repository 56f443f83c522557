// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which container's log says why a pod fails, and which lines of it are loud.
#include "models/insight/log_text.h"
#include "models/insight/pod_logs.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace mw;

namespace {

PodContainer container(const char* name, const char* waiting = "", int restarts = 0)
{
    PodContainer out;
    out.name = name;
    out.waiting = waiting;
    out.running = *waiting == 0;
    out.restarts = restarts;
    return out;
}

std::string chosenOf(const std::vector<PodContainer>& all)
{
    const auto index = failingContainer(all);
    return index ? all[*index].name : std::string("none");
}

} // namespace

class PodLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLoudestContainerIsChosen()
    {
        QCOMPARE(chosenOf({}), std::string("none"));
        PodContainer well = container("well");
        well.ready = true;
        const PodContainer unready = container("unready");
        const PodContainer noImage = container("no-image", "ImagePullBackOff");
        PodContainer exited = container("exited");
        exited.endedBefore = true;
        exited.exitCodeBefore = 137;
        const PodContainer loops = container("loops", "CrashLoopBackOff", 4);
        QCOMPARE(chosenOf({well}), std::string("well"));
        QCOMPARE(chosenOf({well, unready}), std::string("unready"));
        QCOMPARE(chosenOf({well, unready, noImage}), std::string("no-image"));
        QCOMPARE(chosenOf({well, unready, noImage, exited}), std::string("exited"));
        QCOMPARE(chosenOf({well, unready, noImage, exited, loops}), std::string("loops"));
        exited.ready = true; // it has recovered since
        QCOMPARE(chosenOf({well, unready, exited}), std::string("unready"));
        exited.exitCodeBefore = 0;
        exited.ready = false;
        QCOMPARE(chosenOf({exited, container("x", "CrashLoopBackOff")}), std::string("x"));
    }

    void initContainersFailOrHaveDoneTheirWork()
    {
        PodContainer init = container("init");
        init.init = init.ended = init.ready = true;
        init.running = false;
        const PodContainer waits = container("main", "PodInitializing");
        QCOMPARE(chosenOf({init, waits}), std::string("main"));
        init.exitCode = 1;
        init.ready = false;
        QCOMPARE(chosenOf({waits, init}), std::string("init"));
    }

    void theRunBeforeIsFirstOnlyWhereThereWasOne()
    {
        QVERIFY(previousFirst(container("a", "CrashLoopBackOff", 1)));
        QVERIFY(!previousFirst(container("a", "CrashLoopBackOff", 0)));
        QVERIFY(!previousFirst(container("a", "ImagePullBackOff", 2)));
        QVERIFY(!previousFirst(container("a", "", 2)));
        QVERIFY(hasPrevious(container("a", "", 2)));
        QVERIFY(!hasPrevious(container("a")));
        PodContainer ended = container("a");
        ended.endedBefore = true;
        QVERIFY(hasPrevious(ended));
    }

    void podsThatFail()
    {
        Pod pod;
        pod.phase = Atom("Running");
        pod.totalContainers = 2;
        pod.readyContainers = 1;
        QVERIFY(podFails(pod));
        pod.phase = Atom("Succeeded");
        QVERIFY(!podFails(pod));
        pod.phase = Atom("Running");
        pod.deleted = World{} + Millis(1);
        QVERIFY(!podFails(pod));
        pod.deleted = {};
        pod.readyContainers = 2;
        QVERIFY(!podFails(pod));
    }

    void levelsOfPrograms_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* line, LogKind kind) {
            QTest::newRow(line) << QByteArray(line) << int(kind);
        };
        row("panic: tool registry schema 14 not understood", LogKind::Error);
        row("Traceback (most recent call last):", LogKind::Error);
        row("E0117 03:00:12.123456       1 main.go:90] failed", LogKind::Error);
        row("W0117 03:00:12.123456       1 main.go:90] slow", LogKind::Warning);
        row("I0117 03:00:12.123456       1 main.go:90] an ERROR was seen", LogKind::Plain);
        row("time=2026-01-17T03:00:12Z level=error msg=\"x\"", LogKind::Error);
        row("{\"ts\":1,\"level\":\"warn\",\"msg\":\"error\"}", LogKind::Warning);
        row("level=info msg=\"no ERROR here\"", LogKind::Plain);
        row("[2026-01-17 03:00:12,123] ERROR broker gone", LogKind::Error);
        row("2026/01/17 03:00:12 [error] 31#31: upstream", LogKind::Error);
        row("ERROR: relation does not exist", LogKind::Error);
        row("the error rate is fine", LogKind::Plain);
        row("##[error]is a runner's word", LogKind::Plain);
        row("DEBUG listening", LogKind::Debug);
        row("", LogKind::Plain);
        row("level=", LogKind::Plain);
        row("level=\"fatal\"", LogKind::Error);
    }
    void levelsOfPrograms()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, kind);
        LogText log;
        log.setOrigin(LogOrigin::Container);
        log.append("2026-01-17T03:00:12.123000000Z " + line.toStdString() + "\n");
        QCOMPARE(log.lineCount(), size_t(1));
        QCOMPARE(int(log.kindOf(0)), kind);
        QCOMPARE(log.line(0).text, line.toStdString()); // nothing of it is hidden
        QCOMPARE(log.firstError().has_value(), kind == int(LogKind::Error));
    }

    // Only the newest lines are fetched: what was read before stays above them.
    void aLogThatMovesOnKeepsItsBeginning()
    {
        const auto lines = [](int from, int to) {
            std::string out;
            for (int i = from; i < to; ++i)
                out += "2026-01-17T03:00:" + std::to_string(10 + i) + ".000000000Z line "
                    + std::to_string(i) + "\n";
            return out;
        };
        LogText log;
        log.setOrigin(LogOrigin::Container);
        QVERIFY(log.update(lines(0, 10)));
        QVERIFY(log.update(lines(5, 14)));
        QCOMPARE(log.lineCount(), size_t(14));
        QCOMPARE(log.line(0).text, std::string("line 0"));
        QCOMPARE(log.line(13).text, std::string("line 13"));
        QVERIFY(log.update(lines(30, 32))); // nothing in common
        QCOMPARE(log.lineCount(), size_t(2));
        LogText job;
        QVERIFY(job.update(lines(0, 10)));
        QVERIFY(job.update(lines(5, 14))); // a job's log is always whole
        QCOMPARE(job.lineCount(), size_t(9));
    }
};

MIDWATCH_TEST(PodLogsTest)
#include "tst_pod_logs.moc"
