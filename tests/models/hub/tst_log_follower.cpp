// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logs over the hub: what is asked and when by the hub's clock, which container and run, and what
// each answer means.
#include "models/hub/job_log_follower.h"
#include "models/hub/pod_log_follower.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const std::string podPath = "/api/v1/namespaces/shop/pods/web-1";

Pod podRow(const char* phase = "Running", int restarts = 3)
{
    Pod row;
    row.key = {Atom("c"), Atom("Pod"), Atom("shop"), "web-1"};
    row.uid = "u1";
    row.phase = Atom(phase);
    row.restarts = restarts;
    return row;
}

std::string containerJson(const char* name, const char* state, int restarts, const char* last = "")
{
    return std::string("{\"name\":\"") + name
        + "\",\"ready\":false,\"restartCount\":" + std::to_string(restarts) + ",\"state\":" + state
        + (*last ? std::string(",\"lastState\":") + last : std::string()) + "}";
}

const char* const running = "{\"running\":{\"startedAt\":\"2026-01-01T00:00:00Z\"}}";
const char* const looping = "{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}}";
const char* const crashed = "{\"terminated\":{\"exitCode\":2,\"reason\":\"Error\"}}";

std::string podJson(const std::string& statuses, const char* phase = "Running")
{
    return "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web-1\",\"namespace\":\"shop\",\"uid\":"
           "\"u1\"},"
           "\"spec\":{\"containers\":[{\"name\":\"mesh\"},{\"name\":\"app\"}]},"
           "\"status\":{\"phase\":\""
        + std::string(phase) + "\",\"containerStatuses\":[" + statuses + "]}}";
}

std::string logPath(const char* container, bool previous, int lines = PodLogFollower::mostLines)
{
    return podPath + "/log?container=" + container + (previous ? "&previous=true" : "")
        + "&tailLines=" + std::to_string(lines) + "&limitBytes=1048576&timestamps=true";
}

template <class Follower>
struct Reader
{
    Bench b;
    Follower follower{b.hub};
    QStringList heard;

    explicit Reader(const char* source)
    {
        b.add(source);
        b.hub.start();
        b.settle();
        QObject::connect(&follower, &LogFollower::received, [this](const QByteArray& whole) {
            heard << QStringLiteral("text ") + QString::fromUtf8(whole);
        });
        QObject::connect(&follower, &LogFollower::notYet, [this](const QString& words) {
            heard << QStringLiteral("not yet ") + words;
        });
        QObject::connect(&follower, &LogFollower::failed, [this](const Error& error) {
            heard << QString::fromStdString(std::string(toString(error.kind)) + "|" + error.detail
                                            + "|" + error.hint);
        });
    }
    size_t open(const std::string& target) const { return b.transport.openCalls(target).size(); }
    void answer(const std::string& target, int status, const std::string& body)
    {
        b.settle();
        const auto calls = b.transport.openCalls(target);
        QVERIFY2(calls.size() == 1, target.c_str());
        b.transport.answer(calls.front(), status, body);
        b.settle();
    }
    void pass(Millis by)
    {
        b.clock.advance(by);
        follower.tick();
        b.settle();
    }
    size_t asked(const std::string& target) const
    {
        return static_cast<size_t>(std::count_if(
            b.transport.calls.begin(), b.transport.calls.end(), [&](const auto& call) {
                return call.http.target == target;
            }));
    }
    QString last() const { return heard.isEmpty() ? QString() : heard.last(); }
};

} // namespace

class LogFollowerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRunBeforeTheCrashIsReadAndAskedOnce()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(podPath,
                 200,
                 podJson(containerJson("mesh", running, 0) + ","
                         + containerJson("app", looping, 3, crashed)));
        QCOMPARE(r.follower.container(), std::string("app"));
        QVERIFY(r.follower.previous());
        QCOMPARE(r.follower.containers().size(), size_t(2));
        r.answer(logPath("app", true), 200, "panic: no\n");
        QCOMPARE(r.heard, QStringList{QStringLiteral("text panic: no\n")});
        r.pass(5s);
        r.pass(60s);
        QCOMPARE(r.asked(logPath("app", true)), size_t(1)); // it cannot grow
        QCOMPARE(r.asked(logPath("app", false)), size_t(0));
    }

    void aRunningOneIsAskedEveryFiveSecondsUntilNobodyLooks()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(
            podPath,
            200,
            podJson(containerJson("mesh", running, 0) + "," + containerJson("app", running, 0)));
        const std::string target = logPath("mesh", false); // none fails more than the first
        r.answer(target, 200, "one\n");
        r.pass(4900ms);
        QCOMPARE(r.open(target), size_t(0));
        r.pass(100ms);
        r.answer(target, 200, "one\ntwo\n");
        QCOMPARE(r.last(), QStringLiteral("text one\ntwo\n"));
        r.follower.stop();
        r.pass(60s);
        QCOMPARE(r.asked(target), size_t(2));
        QVERIFY(r.follower.containers().empty()); // nothing of it is kept
    }

    void whatHasEndedIsAskedOnce()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow("Failed", 0));
        r.answer(podPath, 200, podJson(containerJson("app", crashed, 0), "Failed"));
        QCOMPARE(r.follower.container(), std::string("app")); // its exit code says why
        QVERIFY(!r.follower.previous());
        r.answer(logPath("app", false), 200, "bye\n");
        r.pass(60s);
        QCOMPARE(r.asked(logPath("app", false)), size_t(1));
        r.follower.again(); // but a person may
        r.answer(logPath("app", false), 200, "bye\n");
    }

    void answersHaveTheirMeaning_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<bool>("again");
        const QString waits
            = QStringLiteral("container 'app' is waiting to start: PodInitializing");
        QTest::newRow("waits") << 400 << waits << QStringLiteral("not yet ") + waits << true;
        const QString none = QStringLiteral("previous terminated container 'app' not found");
        QTest::newRow("no run before") << 400 << none << QStringLiteral("not yet ") + none << true;
        QTest::newRow("no node") << 204 << QString() << QStringLiteral("not yet ") << true;
        QTest::newRow("wrong question") << 400 << QStringLiteral("choose one")
                                        << QStringLiteral("invalid|choose one|") << false;
        QTest::newRow("may not") << 403 << QStringLiteral("no")
                                 << QStringLiteral("forbidden|no|may-get pods/log shop") << false;
        QTest::newRow("gone") << 404 << QStringLiteral("not found")
                              << QStringLiteral("not-found|not found|pod-gone") << false;
        QTest::newRow("kubelet away") << 500 << QStringLiteral("i/o timeout")
                                      << QStringLiteral("unavailable|i/o timeout|") << true;
    }
    void answersHaveTheirMeaning()
    {
        QFETCH(int, status);
        QFETCH(QString, message);
        QFETCH(bool, again);
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(podPath, 200, podJson(containerJson("app", running, 0)));
        const std::string target = logPath("app", false);
        r.answer(target, status, status == 204 ? "" : kubeStatus(message.toStdString()));
        QFETCH(QString, heard);
        QCOMPARE(r.last(), heard);
        r.pass(5s);
        QCOMPARE(r.asked(target), size_t(again ? 2 : 1));
    }

    void aPodThatMayNotBeReadStillHasALog()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(podPath, 403, kubeStatus("no"));
        r.answer(podPath + "/log?tailLines=2000&limitBytes=1048576&timestamps=true", 200, "x\n");
        QCOMPARE(r.last(), QStringLiteral("text x\n"));
    }

    // The limit of bytes cuts off the end, which is what somebody wants to see.
    void fewerLinesAreAskedWhereTheLimitCutsTheNewest()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(podPath, 200, podJson(containerJson("app", running, 0)));
        std::string body;
        for (int i = 0; i < 1'000; ++i)
            body += std::string(1'048, 'x') + "\n";
        body.resize(PodLogFollower::mostBytes, 'y');
        r.answer(logPath("app", false), 200, body);
        QVERIFY(r.heard.isEmpty());
        r.answer(logPath("app", false, 899), 200, "short\n");
        QCOMPARE(r.last(), QStringLiteral("text short\n"));
        QCOMPARE(r.follower.lines(), 899);
    }

    void aRestartIsLookedAtAndTheChoiceStays()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.answer(podPath, 200, podJson(containerJson("app", looping, 3, crashed)));
        r.answer(logPath("app", true), 200, "first\n");
        r.follower.follow(podRow()); // nothing is new
        r.b.settle();
        QCOMPARE(r.asked(podPath), size_t(1));
        r.follower.follow(podRow("Running", 4));
        r.answer(podPath, 200, podJson(containerJson("app", running, 4, crashed)));
        QVERIFY(r.follower.previous()); // somebody reads it
        r.answer(logPath("app", true), 200, "second\n");
        r.follower.choose("app", false);
        r.answer(logPath("app", false), 200, "now\n");
        QCOMPARE(r.last(), QStringLiteral("text now\n"));
        r.pass(5s); // and that one grows
        QCOMPARE(r.open(logPath("app", false)), size_t(1));
    }

    void anAnswerOfAnotherPodIsNotShown()
    {
        Reader<PodLogFollower> r("c");
        r.follower.follow(podRow());
        r.b.settle();
        const auto late = r.b.transport.openCalls(podPath).front();
        Pod other = podRow();
        other.key.name = "web-2";
        r.follower.follow(other);
        r.b.settle();
        QVERIFY(r.b.transport.at(late).over); // cancelled
        QVERIFY(r.heard.isEmpty());
        r.answer("/api/v1/namespaces/shop/pods/web-2", 404, kubeStatus("pods not found"));
        QCOMPARE(r.heard.size(), 1);
        r.pass(60s);
        QCOMPARE(r.heard.size(), 1);
    }

    void nobodyIsToldAfterTheEnd()
    {
        Bench b;
        b.add("c");
        b.hub.start();
        b.settle();
        {
            PodLogFollower follower(b.hub);
            follower.follow(podRow());
            b.settle();
            QCOMPARE(b.transport.openCalls(podPath).size(), size_t(1));
        }
        b.settle();
        QVERIFY(b.transport.openCalls(podPath).empty());
    }

    // GitHub gives most logs out only when the job is over: until then 404 after 404.
    void aJobThatGivesNothingOutIsAskedEverMoreRarely()
    {
        Reader<JobLogFollower> r("gh");
        PipelineJob job;
        job.key = {Atom("gh"), "o/r/jobs/7"};
        job.jobId = 7;
        job.status = Atom("queued");
        const std::string target = "/repos/o/r/actions/jobs/7/logs";
        r.follower.follow(job);
        r.answer(target, 404, "{}");
        for (const Millis wait : {5'000ms, 10'000ms, 20'000ms, 40'000ms, 60'000ms, 60'000ms}) {
            const size_t before = r.asked(target);
            r.pass(wait - 100ms);
            QCOMPARE(r.asked(target), before);
            r.pass(100ms);
            QCOMPARE(r.asked(target), before + 1);
            r.answer(target, 404, "{}");
        }
        QCOMPARE(r.asked(target), size_t(7));
        // The job moves on: asked at once, and often again.
        job.status = Atom("in_progress");
        r.follower.follow(job);
        r.answer(target, 404, "{}");
        QCOMPARE(r.asked(target), size_t(8));
        r.follower.follow(job); // nothing is new
        r.b.settle();
        QCOMPARE(r.asked(target), size_t(8));
        r.pass(5s);
        r.answer(target, 404, "{}");
        QCOMPARE(r.asked(target), size_t(9));
        // An hour of it.
        for (int second = 0; second < 3600; second += 5) {
            r.pass(5s);
            if (r.open(target) == 1)
                r.answer(target, 404, "{}");
        }
        QVERIFY2(r.asked(target) - 9 <= 63 && r.asked(target) - 9 >= 58,
                 qPrintable(QString::number(r.asked(target) - 9)));
        job.status = Atom("completed");
        r.follower.follow(job);
        r.pass(500ms);
        const size_t before = r.asked(target);
        r.answer(target, 200, "whole\n");
        QCOMPARE(r.last(), QStringLiteral("text whole\n"));
        r.pass(10min);
        QCOMPARE(r.asked(target), before);
    }

    void aJobIsAskedUntilItsWholeLogIsThere()
    {
        Reader<JobLogFollower> r("gh");
        PipelineJob job;
        job.key = {Atom("gh"), "o/r/jobs/7"};
        job.jobId = 7;
        job.status = Atom("in_progress");
        const std::string target = "/repos/o/r/actions/jobs/7/logs";
        r.follower.follow(job);
        r.answer(target, 404, "{}");
        QCOMPARE(r.last(), QStringLiteral("not yet "));
        r.pass(5s);
        r.answer(target, 200, "half\n");
        job.status = Atom("completed");
        r.follower.follow(job);
        r.pass(500ms);
        r.answer(target, 200, "half\nwhole\n");
        QCOMPARE(r.last(), QStringLiteral("text half\nwhole\n"));
        r.pass(60s);
        QCOMPARE(r.asked(target), size_t(3));
    }
};

MIDWATCH_TEST(LogFollowerTest)
#include "tst_log_follower.moc"
