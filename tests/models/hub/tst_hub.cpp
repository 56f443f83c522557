// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scheduler, the states of sources and the gateway, second by second.
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

class HubTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstAnswerIsLiveAndSettles()
    {
        Bench b;
        const auto script = b.add("k8s");
        QSignalSpy settled(&b.hub, &Hub::settledChanged);
        b.hub.start();
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(1));
        QCOMPARE(b.state("k8s"), std::string("connecting"));
        QVERIFY(!b.hub.settled());
        QCOMPARE(std::string(toString(b.hub.verdict().severity)), std::string("unknown"));
        b.clock.advance(40ms);
        b.transport.answer(1, 200, "a b c");
        b.advance(200ms);
        QCOMPARE(b.hub.pods().size(), size_t(3));
        const SourceStatus status = b.status("k8s");
        QCOMPARE(std::string(toString(status.state)), std::string("live"));
        QCOMPARE(status.latency, Millis(40));
        QCOMPARE(status.parts.size(), size_t(1));
        QCOMPARE(status.parts[0].items, int64_t(3));
        QVERIFY(b.hub.settled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(std::string(toString(b.hub.verdict().severity)), std::string("ok"));
        // The cadence of the source, not of the hub.
        b.advance(29s);
        QCOMPARE(b.transport.calls.size(), size_t(1));
        b.advance(2s);
        QCOMPARE(b.transport.calls.size(), size_t(2));
    }

    void backOffDoublesWithJitterToTheCap()
    {
        Bench b; // dice 1.0: the longest waits
        const auto script = b.add("k8s");
        b.hub.start();
        b.settle();
        const std::vector<Millis> expected{
            800ms, 1600ms, 3200ms, 6400ms, 12800ms, 25600ms, 30s, 30s};
        for (const Millis wait : expected) {
            const size_t sent = b.transport.calls.size();
            b.transport.refuse(sent);
            b.settle();
            QCOMPARE(b.state("k8s"), std::string("unreachable"));
            QVERIFY(b.status("k8s").nextTry > b.clock.world());
            b.advance(wait - 5ms);
            QCOMPARE(b.transport.calls.size(), sent);
            b.advance(10ms);
            QCOMPARE(b.transport.calls.size(), sent + 1);
        }
        QCOMPARE(script->outcomes.back().failures, 8);
        QVERIFY(b.hub.settled()); // failed once is an answer
        QCOMPARE(std::string(toString(b.hub.verdict().severity)), std::string("unknown"));
        // One good answer resets it.
        b.transport.answer(b.transport.calls.size(), 200, "a");
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live"));
        b.advance(31s);
        b.transport.refuse(b.transport.calls.size());
        b.settle();
        b.advance(810ms);
        QCOMPARE(b.transport.openCalls().size(), size_t(1));
    }

    void jitterIsFull()
    {
        double dice = 0.0;
        const Random random = [&] { return dice; };
        const BackoffPolicy policy;
        QCOMPARE(backoff(5, policy, random), policy.floor);
        dice = 0.5;
        QCOMPARE(backoff(1, policy, random), Millis(450));
        QCOMPARE(backoff(0, policy, random), Millis(0));
        dice = 0.999999;
        QVERIFY(backoff(60, policy, random) <= policy.cap);
        QVERIFY(backoff(60, policy, random) > policy.cap - 10ms);
    }

    void retryAfterIsObeyed()
    {
        Bench b;
        b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.answer(1, 429, "slow down", {{"Retry-After", "17"}});
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("throttled"));
        QCOMPARE(b.status("k8s").error->detail, std::string("slow down"));
        b.advance(16s);
        QCOMPARE(b.transport.calls.size(), size_t(1));
        b.advance(1100ms);
        QCOMPARE(b.transport.calls.size(), size_t(2));
        b.transport.answer(2, 200, "a");
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live"));
    }

    void refusedCredentialsAreReportedOnceAndNotRetried()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"a", "b", "c", "d"};
        QSignalSpy rejected(&b.hub, &Hub::credentialsRejected);
        b.hub.start();
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(4));
        for (TransferId id = 1; id <= 4; ++id)
            b.transport.answer(id, 401, kubeStatus("Unauthorized"));
        b.advance(1s);
        QCOMPARE(rejected.size(), 1);
        QCOMPARE(b.state("k8s"), std::string("unauthorized"));
        QCOMPARE(b.status("k8s").error->detail, std::string("Unauthorized"));
        b.advance(3min);
        QCOMPARE(b.transport.calls.size(), size_t(4)); // no login storm
        b.advance(2min); // then one probe, not four
        QCOMPARE(b.transport.calls.size(), size_t(5));
        b.transport.answer(5, 401, "");
        b.advance(1s);
        QCOMPARE(rejected.size(), 1);
        // New credentials: everything at once, and live again.
        Endpoint endpoint;
        endpoint.baseUrl = "http://one:1";
        b.hub.setEndpoint(SourceId("k8s"), std::make_shared<const Endpoint>(endpoint));
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(9));
        QCOMPARE(script->wakes, 1);
        for (TransferId id = 6; id <= 9; ++id)
            b.transport.answer(id, 200, "x");
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live"));
    }

    void forbiddenPartDoesNotHideLiveOnes()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"pods", "events"};
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "a");
        b.transport.answer(2, 403, kubeStatus("events is forbidden: User \\\"x\\\""));
        b.advance(200ms);
        const SourceStatus status = b.status("k8s");
        QCOMPARE(std::string(toString(status.state)), std::string("live"));
        QCOMPARE(std::string(toString(status.parts[1].state)), std::string("forbidden"));
        QCOMPARE(status.parts[1].error->detail, std::string("events is forbidden: User \"x\""));
        QVERIFY(b.hub.settled());
        QCOMPARE(std::string(toString(b.hub.verdict().severity)),
                 std::string("unknown")); // never "Well" alone
        QVERIFY(b.hub.verdict().sentence.find("Not seen: events of k8s (forbidden")
                != std::string::npos);
        // Asked again rarely.
        b.advance(3min);
        QCOMPARE(b.transport.openCalls("/events").size(), size_t(0));
    }

    void aBadAnswerKeepsOldRowsAndAges()
    {
        Bench b;
        b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "a b");
        b.advance(31s);
        b.transport.answer(2, 200, "c ! d");
        b.settle();
        QCOMPARE(b.hub.pods().size(), size_t(2));
        QCOMPARE(b.state("k8s"), std::string("stale"));
        QVERIFY(b.status("k8s").error->kind == ErrorKind::Decode);
    }

    void silenceMakesStale()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        b.settle();
        b.transport.head(1);
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live")); // headers mean live
        b.advance(119s);
        QCOMPARE(b.state("k8s"), std::string("live"));
        b.advance(2s);
        QCOMPARE(b.state("k8s"), std::string("stale"));
        b.transport.data(1, "bookmark\n");
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live"));
    }

    void aCutStreamIsReopenedSilentlyADeadServerIsNot()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        b.settle();
        b.transport.head(1);
        b.transport.data(1, "a\n");
        b.advance(10s);
        b.transport.refuse(1);
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("live"));
        b.advance(810ms);
        QCOMPARE(b.transport.calls.size(), size_t(2));
        b.transport.refuse(2);
        b.settle();
        QCOMPARE(b.state("k8s"), std::string("unreachable"));
        QCOMPARE(b.hub.pods().size(), size_t(1)); // last known state stays
    }

    void aProxyThatCutsEveryFewMinutesIsNoTrouble()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        b.settle();
        for (int round = 0; round < 6; ++round) {
            const TransferId id = b.transport.calls.size();
            b.transport.head(id);
            b.transport.data(id, "a\n");
            b.advance(2min + 10s);
            b.transport.data(id, "b\n");
            b.settle();
            b.transport.refuse(id);
            b.settle();
            QCOMPARE(b.state("k8s"), std::string("live"));
            b.advance(810ms); // and it never waits longer than after the first time
            QCOMPARE(b.transport.calls.size(), size_t(id) + 1);
        }
    }

    void errorTextsArePlain()
    {
        QCOMPARE(errorText("{\n  \"message\": \"too \\\"large\\\"\"}", ""),
                 std::string("too \"large\""));
        QCOMPARE(errorText("{\"status\":\"error\",\"error\":\"parse error\"}", ""),
                 std::string("parse error"));
        QCOMPARE(errorText("{\n  \"code\": 7\n}", ""), std::string("{ \"code\": 7 }"));
        QCOMPARE(errorText("Too many requests\nplease", "text/plain"),
                 std::string("Too many requests"));
        QCOMPARE(errorText("<html>", "text/html"), std::string("the answer is an HTML page"));
        QCOMPARE(errorText(" \n", ""), std::string());
        QCOMPARE(errorText("caf\xe9", "text/plain; charset=latin1"), std::string("caf\ufffd"));
    }

    void streamThatEndsAtOnceDoesNotSpin()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        for (int i = 0; i < 200; ++i) {
            b.hub.tick();
            for (const TransferId id : b.transport.openCalls()) {
                b.transport.head(id);
                b.transport.done(id);
            }
            b.clock.advance(100ms);
            QThread::msleep(1);
        }
        QVERIFY2(b.transport.calls.size() < 12,
                 qPrintable(QString::number(b.transport.calls.size())));
    }

    void goneIsListedAgainAtOnceButNotForEver()
    {
        Bench b;
        b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.answer(1, 410, "");
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(2));
        QCOMPARE(b.state("k8s"), std::string("connecting"));
        b.transport.answer(2, 410, "");
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(2)); // now it waits
        b.advance(900ms);
        QCOMPARE(b.transport.calls.size(), size_t(3));
    }

    void hiddenPanesPause()
    {
        Bench b;
        const auto script = b.add("prom");
        script->keys = {"slo"};
        script->pauseWhenHidden = true;
        b.hub.setPartVisible("slo", false);
        b.hub.start();
        b.advance(10min);
        QCOMPARE(b.transport.calls.size(), size_t(0));
        QVERIFY(b.hub.settled()); // nothing is waited for that nobody looks at
        QVERIFY(b.status("prom").parts.at(0).paused); // and nothing is missed
        b.hub.setPartVisible("slo", true);
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(1));
    }

    void whatIsAskedRarelyIsNotStaleBeforeItIsDue()
    {
        Bench b;
        b.add("bill")->period = 6h;
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "x");
        b.settle();
        QCOMPARE(b.status("bill").parts.at(0).every, Millis(6h));
        b.advance(6h);
        QCOMPARE(b.transport.calls.size(), size_t(2));
        QCOMPARE(b.state("bill"), std::string("live"));
        b.advance(2min);
        QCOMPARE(b.state("bill"), std::string("live"));
        b.advance(1s);
        QCOMPARE(b.state("bill"), std::string("stale"));
        b.transport.answer(2, 200, "x");
        b.settle();
        QCOMPARE(b.state("bill"), std::string("live"));
    }

    void whatIsAskedOnlyOnChangeHasNoAge()
    {
        Bench b;
        b.add("jobs")->again = false;
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "x");
        b.advance(24h);
        QCOMPARE(b.state("jobs"), std::string("live"));
        QCOMPARE(b.status("jobs").parts.at(0).every, Millis(-1));
    }

    void halfOfFortySourcesDownIsNoStorm()
    {
        Bench b;
        b.dice = 0.5;
        std::map<std::string, int> count;
        for (int i = 0; i < 40; ++i) {
            const std::string name = "s" + std::to_string(i);
            b.add(name, "http://" + name + ":1")->keys = {
                "pods", "nodes", "events", "deployments", "readyz", "watch1", "watch2", "watch3"};
        }
        b.transport.onSubmit = [&](ScriptedTransport::Call& call) {
            const int n = std::stoi(call.base.substr(8));
            ++count[n < 20 ? "down" : "up"];
            if (n < 20) {
                Error error;
                error.kind = ErrorKind::Network;
                call.over = true;
                call.sink->onDone(error, {});
            } else if (call.http.target.rfind("/watch", 0) == 0) {
                call.sink->onHead({200, {}, "1.1", ""});
            } else {
                call.over = true;
                call.sink->onHead({200, {}, "1.1", ""});
                call.sink->onData("a");
                call.sink->onDone({}, {});
            }
        };
        b.hub.start();
        b.settle();
        // First round: everything is tried once (bounded by eight in flight per server).
        QVERIFY2(count["down"] <= 20 * 8, qPrintable(QString::number(count["down"])));
        b.advance(200ms);
        QVERIFY(b.hub.settled());
        for (int i = 0; i < 600; ++i) { // one minute in tenths, until the waits are long
            b.clock.advance(100ms);
            b.hub.tick();
            if (i % 10 == 0)
                QThread::usleep(200);
        }
        b.settle();
        count.clear();
        for (int i = 0; i < 1200; ++i) { // two minutes
            b.clock.advance(100ms);
            b.hub.tick();
            if (i % 10 == 0)
                QThread::usleep(200);
        }
        b.settle();
        // A probe each 15 s or so per dead server: 20 · 120/15 = 160; 160 requests each would be
        // 2,560.
        qInfo("two minutes: down %d, up %d", count["down"], count["up"]);
        QVERIFY2(count["down"] >= 100 && count["down"] <= 220,
                 qPrintable(QString::number(count["down"])));
        QVERIFY(count["up"] >= 20 * 5 * 3);
    }

    void budgetLimitsWhatIsInFlight()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys.clear();
        for (int i = 0; i < 30; ++i)
            script->keys.push_back("k" + std::to_string(i));
        b.hub.start();
        b.settle();
        QCOMPARE(b.transport.openCalls().size(), size_t(8));
        // A person does not wait behind them.
        int answers = 0;
        b.hub.submit("k8s", {"GET", "/click", {}, {}}, Priority::Person, [&](auto) { ++answers; });
        b.settle();
        QCOMPARE(b.transport.openCalls("/click").size(), size_t(1));
        b.transport.answer(b.transport.openCalls("/k0").front(), 200, "a");
        b.transport.answer(b.transport.openCalls("/k1").front(), 200, "a");
        b.settle();
        QCOMPARE(b.transport.openCalls("/k8").size(), size_t(1));
    }

    void budgetLimitsRequestsPerMinute()
    {
        Budget budget({1000, 60, 5});
        Monotonic now{1h};
        int sent = 0;
        for (int i = 0; i < 600; ++i) { // a minute of trying hard
            while (budget.take(now, false, false))
                ++sent;
            now += 100ms;
        }
        QVERIFY2(sent >= 60 && sent <= 65, qPrintable(QString::number(sent)));
        QVERIFY(budget.nextToken(now) > now);
    }

    void wakeDropsConnectionsAndAsksAgain()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"pods", "watch"};
        b.hub.start();
        b.settle();
        b.transport.head(2);
        b.settle();
        b.hub.wakeAll();
        b.settle();
        QCOMPARE(b.transport.drops, 1);
        QCOMPARE(script->wakes, 1);
        QVERIFY(script->outcomes.empty()); // cancelled ones are not told
        QCOMPARE(b.transport.openCalls().size(), size_t(2));
    }

    void misconfiguredAndDisabledAreSaid()
    {
        Bench b;
        SourceSetup bad;
        bad.id = SourceId("bad");
        bad.type = "prometheus";
        Error error;
        error.kind = ErrorKind::Misconfigured;
        error.detail = "unknown key";
        error.place = Place{"estate.yaml", 4, 7};
        bad.misconfigured = error;
        bad.logicalNames = {"bad"};
        b.hub.addSource(std::move(bad));
        SourceSetup off;
        off.id = SourceId("off");
        off.type = "prometheus";
        off.disabled = true;
        b.hub.addSource(std::move(off));
        b.hub.start();
        b.settle();
        QVERIFY(b.hub.settled());
        QCOMPARE(b.state("bad"), std::string("misconfigured"));
        QCOMPARE(b.status("bad").error->place->line, 4);
        QCOMPARE(b.status("bad").type, std::string("prometheus"));
        QCOMPARE(b.state("off"), std::string("disabled"));
        std::optional<Error> got;
        b.hub.submit("bad", {}, Priority::Normal, [&](Result<HttpResponse> r) { got = r.error(); });
        QVERIFY(!got); // never before submit has returned
        b.settle();
        QVERIFY(got->kind == ErrorKind::Misconfigured);
    }

    void clockSkewIsNoted()
    {
        Bench b;
        b.add("k8s"); // our clock: 2026-01-01T00:00:00Z
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "a", {{"date", "Thu, 01 Jan 2026 00:01:30 GMT"}});
        b.settle();
        QVERIFY(b.status("k8s").clockSkew > 89s && b.status("k8s").clockSkew < 92s);
    }

    void signalsComeAtMostTenTimesASecond()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        b.settle();
        b.transport.head(1);
        int signalled = 0;
        connect(&b.hub.pods(), &TopicSignals::changed, this, [&] { ++signalled; });
        for (int i = 0; i < 100; ++i) { // one second, a row each 10 ms
            b.transport.data(1, "p" + std::to_string(i) + "\n");
            b.clock.advance(10ms);
            QThread::msleep(1);
            b.hub.tick();
        }
        b.advance(200ms);
        QCOMPARE(b.hub.pods().size(), size_t(100));
        QVERIFY2(signalled >= 5 && signalled <= 12, qPrintable(QString::number(signalled)));
    }
};

MIDWATCH_TEST(HubTest)
#include "tst_hub.moc"
