// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine, answered by hand and with what a real API server answered.
#include "tests/models/sources_kubernetes/driver.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

std::string emptyList(const char* version)
{
    return std::string("{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"") + version
        + "\"},\"items\":[]}";
}

std::string pod(const std::string& name, const std::string& version)
{
    return "{\"metadata\":{\"name\":\"" + name + R"(","namespace":"a","uid":"u-)" + name
        + R"(","resourceVersion":")" + version + "\"},\"status\":{\"phase\":\"Running\"}}";
}

std::string page(const std::string& items, const std::string& version, const std::string& token)
{
    return "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"" + version
        + R"(","continue":")" + token + "\",\"remainingItemCount\":7},\"items\":[" + items + "]}";
}

std::string watchLine(const char* type, const std::string& object)
{
    return std::string("{\"type\":\"") + type + "\",\"object\":" + object + "}\n";
}

constexpr const char* everyKind[]
    = {"namespaces", "pods", "nodes", "deployments", "statefulsets", "daemonsets", "events"};

// Every kind listed (empty) at revision 100 and watched.
void bringUp(Driver& driver)
{
    driver.start();
    for (const char* kind : everyKind)
        driver.answer(kind, 200, emptyList("100"));
}

} // namespace

class KubernetesSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneListAtATime()
    {
        Driver driver;
        driver.start();
        QCOMPARE(driver.target("version"), std::string("/version"));
        QCOMPARE(driver.target("readyz"), std::string("/readyz?verbose"));
        QCOMPARE(driver.target("etcd"), std::string("/readyz/etcd"));
        QCOMPARE(driver.listsOpen(), 1);
        QCOMPARE(driver.target("namespaces"), std::string("/api/v1/namespaces?limit=500"));
        QVERIFY(driver.request("namespaces").lane == Lane::Bulk);
        QVERIFY(driver.request("namespaces").limits.compressed);
        for (const char* kind : everyKind) {
            QVERIFY(driver.has(kind));
            QCOMPARE(driver.listsOpen(), 1);
            driver.answer(kind, 200, emptyList("100"));
            const SourceRequest& watch = driver.request(kind);
            QVERIFY(watch.lane == Lane::Watch && watch.streaming && watch.lines);
            QVERIFY(contains(watch.call.target, "watch=1&allowWatchBookmarks=true"));
            QVERIFY(contains(watch.call.target, "resourceVersion=100"));
            QCOMPARE(watch.limits.maxBodyBytes, size_t(0));
        }
        QCOMPARE(driver.listsOpen(), 0);
    }

    void pagesTakeTurns()
    {
        Driver driver;
        driver.start();
        driver.answer("namespaces", 200, emptyList("5"));
        driver.answer("pods", 200, page(pod("p1", "1") + "," + pod("p2", "2"), "50", "a/b+c="));
        QVERIFY(driver.part && driver.part->state == SourceState::Connecting);
        QCOMPARE(driver.part->items, int64_t(2));
        QCOMPARE(driver.part->expected, int64_t(9));
        QCOMPARE(driver.pods.size(), size_t(2)); // shown before the rest is there
        QVERIFY(!driver.has("pods"));
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"})
            driver.answer(kind, 200, emptyList("6"));
        QCOMPARE(driver.target("pods"),
                 std::string("/api/v1/pods?limit=500&continue=a%2Fb%2Bc%3D"));
        driver.answer("pods", 200, page(pod("p3", "3"), "50", ""));
        QCOMPARE(driver.pods.size(), size_t(3));
        QVERIFY(contains(driver.target("pods"), "watch=1"));
        QVERIFY(contains(driver.target("pods"), "resourceVersion=50"));
    }

    void realPageThenRealWatch()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        driver.start();
        driver.answer("namespaces", recording(shared, "json-small-namespaces"), 100);
        driver.answer("pods", recording(shared, "pods-page-1-json"), 16384);
        QVERIFY(!driver.error);
        QCOMPARE(driver.pods.size(), size_t(40));
        QVERIFY(driver.expected > 20000);
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"}) {
            const std::string name = std::string("json-small-") + kind;
            driver.answer(kind, recording(shared, name.c_str()), 1000);
            QVERIFY2(!driver.error, kind);
        }
        QCOMPARE(driver.nodes.size(), size_t(13));
        QCOMPARE(driver.others.size(), size_t(25)); // 9 + 8 + 8 workloads
        driver.answer("pods", recording(shared, "json-small-pods"), 4096);
        QCOMPARE(driver.pods.size(), size_t(367));

        const size_t before = driver.pods.size();
        driver.end("pods", recording(shared, "watch-pods.stream").body, 14s);
        QVERIFY(!driver.error);
        QCOMPARE(driver.pods.size(), before); // three to four and back
        QVERIFY(contains(driver.target("pods"), "watch=1"));
        QVERIFY(!contains(driver.target("pods"), "resourceVersion=100"));
        QCOMPARE(driver.request("pods").notBefore, Millis(0)); // a normal end: at once
    }

    void relistReplaces()
    {
        Driver driver;
        driver.start();
        driver.answer("namespaces", 200, emptyList("5"));
        driver.answer("pods", 200, page(pod("old", "1") + "," + pod("kept", "2"), "50", ""));
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"})
            driver.answer(kind, 200, emptyList("6"));
        driver.answer("pods", 410, R"({"kind":"Status","code":410,"reason":"Expired"})");
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QCOMPARE(driver.pods.size(), size_t(2)); // still on the screen
        driver.answer("pods", 200, page(pod("kept", "60") + "," + pod("new", "61"), "62", ""));
        QCOMPARE(driver.pods.size(), size_t(2));
        QVERIFY(driver.pods.count("a/kept") && driver.pods.count("a/new"));
    }

    void goneAsErrorLine()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        bringUp(driver);
        driver.answer("pods", recording(shared, "watch-410-too-old.stream"));
        QVERIFY(driver.error && driver.error->kind == ErrorKind::Gone);
        QVERIFY(contains(driver.error->detail, "too old resource version"));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QVERIFY(contains(driver.target("nodes"), "watch=1")); // the others are not touched
    }

    void goneWhilePaging()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        bringUp(driver);
        driver.answer("pods", recording(shared, "err-410-exact-old"));
        driver.answer("pods", 200, page(pod("p1", "1"), "200", "t1"));
        driver.answer("pods", recording(shared, "err-410-expired-continue"));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        driver.answer("pods", 200, page(pod("p1", "1"), "210", "t2"));
        driver.answer("pods", recording(shared, "err-410-expired-continue"));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods")); // in one piece, then
        driver.answer("pods", 200, page(pod("p1", "1") + "," + pod("p2", "2"), "220", ""));
        QVERIFY(contains(driver.target("pods"), "resourceVersion=220"));
        QCOMPARE(driver.pods.size(), size_t(2));
    }

    void bookmarksMoveTheRevision()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        bringUp(driver);
        const Recording stream = recording(shared, "watch-bookmarks.stream");
        driver.end("namespaces", stream.body, 10s);
        QVERIFY(!driver.error);
        QVERIFY(contains(driver.target("namespaces"), "resourceVersion=1737"));
        // Cut off in the middle of a stream: on from the last revision that was understood.
        Recording some;
        some.status = 200;
        some.headers = stream.headers;
        some.body = watchLine("ADDED", pod("x", "301"));
        driver.fail("pods", ErrorKind::Network, some);
        QVERIFY(contains(driver.target("pods"), "resourceVersion=301"));
        QVERIFY(contains(driver.target("pods"), "watch=1"));
        QVERIFY(driver.pods.count("a/x"));
    }

    void forbiddenIsOnePart()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        driver.start();
        driver.answer("namespaces", recording(shared, "err-403-teama-namespaces"));
        QVERIFY(driver.error && driver.error->kind == ErrorKind::Forbidden);
        QVERIFY(contains(driver.error->detail, "cannot list resource \"namespaces\""));
        QVERIFY(driver.has("namespaces")); // again, when the hub thinks fit
        QVERIFY(driver.has("pods")); // and nobody waits for it
        driver.answer("pods", 200, emptyList("1"));
        QVERIFY(contains(driver.target("pods"), "watch=1"));
        // May list, may not watch: look every minute.
        driver.answer("pods", recording(shared, "err-403-teama-watch"));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QCOMPARE(driver.request("pods").notBefore, Millis(60s));
        driver.answer("pods", 200, page(pod("p", "9"), "10", ""));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QCOMPARE(driver.request("pods").notBefore, Millis(60s));
        driver.wake();
        for (const char* kind : everyKind) {
            if (driver.has(kind) && !contains(driver.target(kind), "watch=1"))
                driver.answer(kind, 200, emptyList("11"));
        }
        QVERIFY(contains(driver.target("pods"), "watch=1")); // rights may have come
    }

    void throttledKeepsTheTurn()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        driver.start();
        driver.answer("namespaces", recording(shared, "err-429-apf"));
        QVERIFY(driver.error && driver.error->kind == ErrorKind::Throttled);
        QCOMPARE(driver.error->retryAfter.value_or(0ms), Millis(1s));
        QCOMPARE(driver.listsOpen(), 1);
        QVERIFY(driver.has("namespaces"));
        driver.fail("namespaces", ErrorKind::Network);
        QCOMPARE(driver.listsOpen(), 1);
        // A fault of this kind alone lets the others on.
        driver.answer("namespaces", recording(shared, "err-404-no-metrics"));
        QVERIFY(driver.has("namespaces") && driver.has("pods"));
    }

    void badPageIsAskedForAgain()
    {
        Driver driver;
        driver.start();
        driver.answer("namespaces", 200, emptyList("5"));
        driver.answer("pods", 200, page(pod("p1", "1"), "50", "t1"));
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"})
            driver.answer(kind, 200, emptyList("6"));
        driver.answer("pods", 200, page(pod("p2", "2"), "50", "t2").substr(0, 150));
        QVERIFY(driver.error && driver.error->kind == ErrorKind::Decode);
        QVERIFY(contains(driver.target("pods"), "continue=t1"));
        driver.answer("pods", 200, page(pod("p2", "2"), "50", ""));
        QCOMPARE(driver.pods.size(), size_t(2));
    }

    void watchThatEndsAtOnceWaits()
    {
        Driver driver;
        bringUp(driver);
        Millis longest{0};
        for (int i = 0; i < 9; ++i) {
            driver.end("pods", "", 100ms);
            const Millis pause = driver.request("pods").notBefore;
            QVERIFY(pause >= 400ms && pause <= 30s);
            longest = std::max(longest, pause);
        }
        QVERIFY(longest >= 15s);
        driver.end("pods", watchLine("ADDED", pod("x", "301")), 100ms);
        QCOMPARE(driver.request("pods").notBefore, Millis(0));
    }

    void silence()
    {
        Driver driver;
        bringUp(driver);
        const auto seconds = [&driver] {
            const std::string target = driver.target("daemonsets");
            const std::string key = "timeoutSeconds=";
            return std::stoi(target.substr(target.find(key) + key.size()));
        };
        QVERIFY(seconds() >= 300 && seconds() <= 600);
        QCOMPARE(driver.request("daemonsets").limits.stallTimeout, Millis(90s));
        Recording nothing;
        nothing.status = 200;
        nothing.headers = {{"Content-Type", "application/json"}};
        driver.fail("daemonsets", ErrorKind::Timeout, nothing);
        QVERIFY(seconds() < 90); // from now on the server itself must give a sign in time
        QVERIFY(contains(driver.target("daemonsets"), "resourceVersion=100"));
        for (int i = 0; i < 9; ++i) {
            driver.end("daemonsets", "", 60s);
            QVERIFY(contains(driver.target("daemonsets"), "watch=1"));
        }
        driver.end(
            "daemonsets", "", 60s); // ten times nothing: is our revision still of this world?
        QCOMPARE(driver.target("daemonsets"), std::string("/apis/apps/v1/daemonsets?limit=500"));
        driver.answer("daemonsets", 200, emptyList("90"));
        driver.end(
            "daemonsets",
            watchLine("BOOKMARK", R"({"kind":"DaemonSet","metadata":{"resourceVersion":"95"}})"),
            60s);
        QVERIFY(seconds() >= 300); // bookmarks come: no need to hurry
        QVERIFY(contains(driver.target("daemonsets"), "resourceVersion=95"));
    }

    void refusedAgainAndAgain()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        bringUp(driver);
        for (int i = 0; i < 4; ++i) {
            driver.answer("pods", recording(shared, "err-500-watch-rv"));
            QVERIFY(contains(driver.target("pods"), "watch=1"));
        }
        driver.answer("pods", recording(shared, "err-500-watch-rv"));
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        // The way being cut does not count: the revision stays good for hours.
        for (int i = 0; i < 20; ++i) {
            driver.fail("nodes", ErrorKind::Network);
            QVERIFY(contains(driver.target("nodes"), "resourceVersion=100"));
        }
    }

    void wakeResumes()
    {
        Driver driver;
        bringUp(driver);
        driver.end("pods", watchLine("MODIFIED", pod("x", "333")), 300s);
        driver.sent.clear();
        driver.wake();
        for (const std::string& target : driver.sent)
            QVERIFY2(!contains(target, "limit="), target.c_str());
        QVERIFY(contains(driver.target("pods"), "resourceVersion=333"));
        for (const char* kind : everyKind)
            QVERIFY2(contains(driver.target(kind), "watch=1"), kind);
        QVERIFY(driver.has("readyz") && driver.has("etcd") && driver.has("metrics/nodes"));

        // Asleep in the middle of a list: on with the page it was at.
        Driver other;
        other.start();
        other.answer("namespaces", 200, emptyList("5"));
        other.answer("pods", 200, page(pod("p1", "1"), "50", "t1"));
        other.wake();
        QCOMPARE(other.listsOpen(), 1);
        QVERIFY(contains(other.target("namespaces"), "watch=1"));
        QVERIFY(contains(other.target("pods"), "continue=t1"));
    }

    void readyzAndEtcd()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        driver.start();
        driver.answer("readyz", recording(shared, "readyz-verbose"));
        QCOMPARE(driver.state.readyz, 200);
        QVERIFY(driver.state.readyzText.empty());
        QCOMPARE(driver.request("readyz").notBefore, Millis(15s));
        driver.answer("readyz", recording(shared, "err-500-readyz-starting"));
        QCOMPARE(driver.state.readyz, 500);
        QVERIFY(contains(driver.state.readyzText, "[-]"));
        QVERIFY(!contains(driver.state.readyzText, "[+]"));
        QVERIFY(driver.part && driver.part->state == SourceState::Live); // it answered
        driver.answer("etcd", recording(shared, "err-404-readyz-named-check"));
        QCOMPARE(driver.state.etcd, 404);
        QVERIFY(driver.request("etcd").notBefore >= Millis(5min));
        driver.fail("readyz", ErrorKind::Network);
        QCOMPARE(driver.state.readyz, -1);
        driver.answer("version", recording(shared, "version"));
        QVERIFY(contains(driver.state.version, "v1.34"));
    }

    void metrics()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        driver.start();
        driver.answer("metrics/nodes", recording(shared, "err-404-no-metrics"));
        QVERIFY(!driver.state.metricsAvailable);
        QVERIFY(driver.part && driver.part->state == SourceState::Disabled);
        QVERIFY(driver.part->error && driver.part->error->kind == ErrorKind::NotAvailable);
        QVERIFY(driver.usage.empty()); // not available is not zero
        QVERIFY(driver.request("metrics/nodes").notBefore >= Millis(5min));
        driver.answer("metrics/nodes", recording(shared, "err-503-metrics-unavailable"));
        QVERIFY(driver.part && driver.part->state == SourceState::Disabled);
        driver.answer("metrics/nodes", recording(shared, "metrics-nodes"), 5000);
        QVERIFY(driver.state.metricsAvailable);
        QVERIFY(driver.usage.size() >= 400);
        QVERIFY(driver.usage.front().cpu > 0 && driver.usage.front().memory > 1000000);
        QCOMPARE(driver.usage.front().key.kind.str(), std::string("Node")); // as the rows' keys
        const size_t nodes = driver.usage.size();
        driver.answer("metrics/pods", recording(shared, "metrics-pods-ns"));
        QVERIFY(driver.usage.size() > nodes);
        QVERIFY(driver.usage.back().cpu >= 0 && !driver.usage.back().key.ns.empty());
        QCOMPARE(driver.usage.back().key.kind.str(), std::string("Pod"));
        QCOMPARE(driver.request("metrics/nodes").notBefore, Millis(30s));
        // The metrics server goes: what it said is not what is now.
        QCOMPARE(driver.usageGone, 0);
        driver.answer("metrics/nodes", recording(shared, "err-503-metrics-unavailable"));
        QCOMPARE(driver.usageGone, 2); // of nodes and of pods
        driver.answer("metrics/nodes", recording(shared, "err-503-metrics-unavailable"));
        QCOMPARE(driver.usageGone, 2);
    }
};

MIDWATCH_TEST(KubernetesSourceTest)
#include "tst_source.moc"
