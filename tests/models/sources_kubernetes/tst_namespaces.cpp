// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A role that holds in some namespaces only, with what a real API server says to it.
#include "models/sources/kubernetes/kind_group.h"
#include "tests/models/sources_kubernetes/driver.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

using Names = std::vector<std::string>;

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string list(const std::string& items = {}, const std::string& token = {})
{
    return R"({"kind":"List","metadata":{"resourceVersion":"100","continue":")" + token
        + "\"},\"items\":[" + items + "]}";
}

std::string pod(const std::string& ns, const std::string& name)
{
    return R"({"metadata":{"name":")" + name + R"(","namespace":")" + ns + R"(","uid":"u-)" + name
        + "\",\"resourceVersion\":\"7\"},\"status\":{\"phase\":\"Running\"}}";
}

KubernetesSettings settings(Names chosen, const std::string& context = {})
{
    KubernetesSettings made = Driver::makeSettings();
    made.namespaces = std::move(chosen);
    made.contextNamespace = context;
    return made;
}

// The kinds that are listed before pods.
void upToPods(Driver& driver)
{
    driver.start();
    driver.answer("namespaces", 200, list());
}

constexpr const char* namespaced[]
    = {"pods", "deployments", "statefulsets", "daemonsets", "events"};

} // namespace

class KubernetesNamespacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namedNamespacesAloneAreAsked()
    {
        Driver driver(settings({"team-a", "team-b"}));
        driver.start();
        driver.answer("namespaces", 200, list());
        QCOMPARE(driver.listsOpen(), 1);
        QCOMPARE(driver.target("pods/team-a"),
                 std::string("/api/v1/namespaces/team-a/pods?limit=500"));
        driver.answer("pods/team-a", 200, list(pod("team-a", "one")));
        QVERIFY(contains(driver.target("pods/team-a"),
                         "/api/v1/namespaces/team-a/pods?watch=1&allowWatchBookmarks=true"));
        // The first is watched, but the part is not whole before the second was read.
        QVERIFY(driver.part && driver.part->state == SourceState::Connecting && driver.holds);
        QCOMPARE(driver.listsOpen(), 1);
        driver.answer("pods/team-b", 200, list(pod("team-b", "two")));
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.holds);
        QCOMPARE(driver.part->onlyIn, (Names{"team-a", "team-b"}));
        QVERIFY(driver.part->byChoice && !driver.part->error);
        QCOMPARE(driver.part->items, int64_t(2));
        QCOMPARE(driver.pods.size(), size_t(2));
        driver.answer("nodes", 200, list());
        for (const char* kind : {"deployments", "statefulsets", "daemonsets", "events"}) {
            for (const char* ns : {"team-a", "team-b"}) {
                QCOMPARE(driver.listsOpen(), 1);
                driver.answer(kind + std::string("/") + ns, 200, list());
            }
        }
        for (const std::string& target : driver.sent) {
            for (const char* kind : namespaced)
                QVERIFY2(!contains(target, std::string("1/") + kind), target.c_str());
        }
    }

    void relistsOfNamespacesDoNotFight()
    {
        Driver driver(settings({"team-a", "team-b"}));
        driver.start();
        driver.answer("namespaces", 200, list());
        driver.answer("pods/team-a", 200, list(pod("team-a", "one")));
        driver.answer("pods/team-b", 200, list(pod("team-b", "two")));
        driver.answer("pods/team-a", 410, "{}"); // its revision is too old
        driver.answer("nodes", 200, list());
        for (const char* kind : {"deployments", "statefulsets", "daemonsets", "events"}) {
            driver.answer(kind + std::string("/team-a"), 200, list());
            driver.answer(kind + std::string("/team-b"), 200, list());
        }
        driver.answer("pods/team-a", 200, list(pod("team-a", "new")));
        QCOMPARE(driver.pods.size(), size_t(2));
        QVERIFY(driver.pods.count("team-a/new") && driver.pods.count("team-b/two"));
        QVERIFY(driver.part && driver.part->state == SourceState::Live);
    }

    void refusedEverywhereItIsAskedWhereTheContextSays()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({}, "team-07-ml"));
        driver.start();
        driver.answer("namespaces", recording(shared, "err-403-teama-namespaces"));
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        QVERIFY(contains(driver.error->detail, "at the cluster scope"));
        QVERIFY(!driver.has("pods"));
        QCOMPARE(driver.target("pods/team-07-ml"),
                 std::string("/api/v1/namespaces/team-07-ml/pods?limit=500"));
        QVERIFY(driver.request("pods/team-07-ml").another);
        QCOMPARE(driver.request("pods/team-07-ml").part, std::string("pods"));
        QCOMPARE(driver.request("pods/team-07-ml").notBefore, Millis(0));
        QVERIFY(!driver.part); // the hub lets it stand
        QCOMPARE(driver.listsOpen(), 2); // and "namespaces", which waits
        driver.answer("pods/team-07-ml", recording(shared, "pods-rv0-ns"));
        QVERIFY2(!driver.error, driver.error ? driver.error->detail.c_str() : "");
        QVERIFY(!driver.pods.empty());
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.holds);
        QCOMPARE(driver.part->onlyIn, Names{"team-07-ml"});
        QVERIFY(!driver.part->byChoice);
        QVERIFY(contains(driver.target("pods/team-07-ml"), "watch=1"));
        // What is of no namespace stays refused, and nothing is asked instead.
        driver.answer("nodes", recording(shared, "err-403-teama-nodes"));
        QVERIFY(!driver.part && driver.has("nodes") && !driver.request("nodes").another);
        QVERIFY(driver.has("deployments"));
    }

    void withoutAnyNamespaceTheRemedyNamesOne()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver;
        upToPods(driver);
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        QVERIFY(driver.part && driver.part->state == SourceState::Forbidden);
        QCOMPARE(driver.part->error->hint, std::string(kube::nameNamespace));
        QVERIFY(contains(driver.part->error->detail, "cannot list resource \"pods\""));
        QVERIFY(driver.has("pods") && !driver.request("pods").another);
        driver.answer("nodes", recording(shared, "err-403-teama-nodes"));
        QVERIFY(!driver.part); // no namespace would help
    }

    void refusedThereTooTheWholeIsAskedAgain()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({}, "team-01-payments"));
        upToPods(driver);
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        driver.answer("pods/team-01-payments", recording(shared, "err-403-teama-other-ns"));
        QVERIFY(driver.part && driver.part->state == SourceState::Forbidden && !driver.holds);
        QVERIFY(contains(driver.part->error->detail, "in the namespace \"team-01-payments\""));
        QVERIFY(driver.part->onlyIn.empty() && driver.part->error->hint.empty());
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QVERIFY(!driver.request("pods").another); // the hub makes it wait
        QVERIFY(driver.has("nodes")); // and nobody waits with it
        // The same again, and this time the namespace may be read.
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        driver.answer("pods/team-01-payments", 200, list(pod("team-01-payments", "p")));
        QVERIFY(driver.part && driver.part->state == SourceState::Live);
    }

    void oneOfSeveralIsRefused()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({"team-00-api", "team-01-payments"}));
        upToPods(driver);
        driver.answer("pods/team-00-api", 200, list(pod("team-00-api", "one")));
        driver.answer("pods/team-01-payments", recording(shared, "err-403-teama-other-ns"));
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.holds);
        QCOMPARE(driver.part->onlyIn, Names{"team-00-api"});
        QVERIFY(driver.part->error && driver.part->error->kind == ErrorKind::Forbidden);
        QVERIFY(contains(driver.part->error->detail, "team-01-payments"));
        QVERIFY(!driver.request("pods/team-01-payments").another); // rarely
        QCOMPARE(driver.pods.size(), size_t(1));
        // It is allowed at last.
        driver.answer("pods/team-01-payments", 200, list(pod("team-01-payments", "two")));
        QVERIFY(driver.part && !driver.part->error);
        QCOMPARE(driver.part->onlyIn.size(), size_t(2));
        QCOMPARE(driver.pods.size(), size_t(2));
        // And forbidden again: what it has told goes with the right to see it.
        driver.answer("pods/team-01-payments", 403, "{}");
        QVERIFY(driver.has("pods/team-01-payments"));
        QVERIFY(driver.request("pods/team-01-payments").another); // a list, no watch
        driver.answer("pods/team-01-payments", recording(shared, "err-403-teama-other-ns"));
        QCOMPARE(driver.pods.size(), size_t(1));
        QVERIFY(driver.part && driver.part->error && driver.part->state == SourceState::Live);
    }

    void allOfThemAreRefused()
    {
        Driver driver(settings({"a", "b"}));
        upToPods(driver);
        driver.answer("pods/a", 403, "{}");
        QVERIFY(driver.part && driver.part->state == SourceState::Connecting);
        QVERIFY(driver.request("pods/b").another); // does not wait for the refusal of the other
        driver.answer("pods/b", 403, "{}");
        QVERIFY(driver.part && driver.part->state == SourceState::Forbidden);
    }

    void aRefusedWatchAsksTheListAtOnce()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({}, "team-00-api"));
        upToPods(driver);
        driver.answer("pods", 200, list(pod("team-00-api", "one") + "," + pod("x", "two")));
        driver.end("pods", "", 300s);
        driver.answer("pods", recording(shared, "err-403-teama-watch")); // rights have gone
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        QVERIFY(driver.request("pods").another);
        QCOMPARE(driver.request("pods").notBefore, Millis(0));
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        QVERIFY(driver.has("pods/team-00-api"));
        QCOMPARE(driver.pods.size(), size_t(2)); // until the new list is complete
        driver.answer("pods/team-00-api", 200, list(pod("team-00-api", "one")));
        QCOMPARE(driver.pods.size(), size_t(1));
    }

    void rowsOfAnotherWayGoWhenThisOneIsComplete()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({"a", "b"}));
        driver.seed("prod/Pod", "z", "whole");
        driver.seed("prod/Pod", "a", "kept");
        driver.seed("prod/Pod:c", "c", "named no longer");
        driver.seed("prod/Pod:a", "a", "dead");
        driver.seed("prod/Podium", "z", "not ours");
        upToPods(driver);
        driver.answer("pods/a", 200, list(pod("a", "kept"), "more"));
        driver.answer("pods/b", 200, list());
        QCOMPARE(driver.pods.size(), size_t(5));
        driver.answer("nodes", 200, list());
        for (const char* kind : {"deployments", "statefulsets", "daemonsets", "events"}) {
            driver.answer(kind + std::string("/a"), 200, list());
            driver.answer(kind + std::string("/b"), 200, list());
        }
        QCOMPARE(driver.pods.size(), size_t(5));
        driver.answer("pods/a", 200, list(pod("a", "new")));
        QCOMPARE(driver.pods.size(), size_t(3));
        QVERIFY(driver.pods.count("a/kept") && driver.pods.count("a/new")
                && driver.pods.count("z/not ours"));

        Driver whole;
        whole.seed("prod/Pod:a", "a", "gone");
        whole.seed("prod/Pod:a", "a", "kept");
        upToPods(whole);
        whole.answer("pods", 200, list(pod("a", "kept")));
        QCOMPARE(whole.pods.size(), size_t(1));
        const int sweeps = whole.sweeps;
        whole.answer("pods", 410, "{}");
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"})
            whole.answer(kind, 200, list());
        const int rest = whole.sweeps;
        whole.answer("pods", 200, list(pod("a", "kept")));
        QVERIFY(sweeps > 0 && whole.sweeps == rest); // once is enough
    }

    void aWakeAsksForTheWholeFirst()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({}, "team-a"));
        upToPods(driver);
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        driver.answer("pods/team-a", 200, list(pod("team-a", "one")));
        driver.end(
            "pods/team-a", R"({"type":"ADDED","object":)" + pod("team-a", "two") + "}\n", 300s);
        driver.wake();
        QVERIFY(!driver.has("pods/team-a"));
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"}) {
            if (driver.has("pods"))
                break;
            if (driver.has(kind))
                driver.answer(kind, 200, list());
        }
        QCOMPARE(driver.target("pods"), std::string("/api/v1/pods?limit=500"));
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        // Still refused: the watch goes on from where it was.
        QVERIFY(contains(driver.target("pods/team-a"), "resourceVersion=7"));
        QVERIFY(driver.request("pods/team-a").another);
        QCOMPARE(driver.pods.size(), size_t(2));

        driver.wake();
        for (const char* kind : {"nodes", "deployments", "statefulsets", "daemonsets", "events"}) {
            if (driver.has("pods"))
                break;
            if (driver.has(kind))
                driver.answer(kind, 200, list());
        }
        driver.answer("pods", 200, list(pod("team-a", "one") + "," + pod("z", "far")));
        QVERIFY(driver.part && driver.part->state == SourceState::Live && !driver.holds);
        QVERIFY(driver.part->onlyIn.empty()); // rights have come
        QCOMPARE(driver.pods.size(), size_t(2)); // team-a/two is gone
        // And go again: its old revision knows nothing of these rows.
        driver.end("pods", "", 300s);
        driver.answer("pods", recording(shared, "err-403-teama-watch"));
        driver.answer("pods", recording(shared, "err-403-teama-cluster-list"));
        QVERIFY(contains(driver.target("pods/team-a"), "limit=500"));
    }

    void aFaultOfOneNamespaceDoesNotHoldUpTheOthers()
    {
        Driver driver(settings({"a", "b"}));
        upToPods(driver);
        driver.answer("pods/a", 200, list(pod("a", "one")));
        driver.answer("pods/b", 500, "{}");
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.part->error);
        QCOMPARE(driver.part->onlyIn, (Names{"a", "b"})); // not for want of rights
        QVERIFY(!driver.request("pods/b").another);
        // A way that is broken is nobody's own.
        Driver broken(settings({"a", "b"}));
        upToPods(broken);
        broken.fail("pods/a", ErrorKind::Network);
        QVERIFY(!broken.part || broken.part->state == SourceState::Connecting);
        QVERIFY(broken.has("pods/a") && !broken.has("pods/b")); // one list at a time
    }

    void usageOfPodsWithoutNodes()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Driver driver(settings({}, "team-00-api"));
        driver.start();
        const Recording no = recording(shared, "err-403-teama-nodes");
        driver.answer("metrics/nodes", no);
        QCOMPARE(driver.target("metrics/pods"), std::string("/apis/metrics.k8s.io/v1beta1/pods"));
        QVERIFY(driver.request("metrics/pods").another);
        driver.answer("metrics/pods", recording(shared, "err-403-teama-cluster-list"));
        QCOMPARE(driver.target("metrics/pods/team-00-api"),
                 std::string("/apis/metrics.k8s.io/v1beta1/namespaces/team-00-api/pods"));
        QVERIFY(!driver.state.metricsAvailable);
        driver.answer("metrics/pods/team-00-api", recording(shared, "metrics-pods-ns"));
        QVERIFY(driver.state.metricsAvailable && !driver.usage.empty());
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.holds);
        QCOMPARE(driver.part->onlyIn, Names{"team-00-api"});
        QVERIFY(contains(driver.part->error->detail, "nodes"));
        // The next round leaves out what is refused; after ten minutes it is tried again.
        QCOMPARE(driver.request("metrics/pods/team-00-api").notBefore, Millis(30s));
        QVERIFY(!driver.has("metrics/nodes"));
        driver.now += 11min;
        driver.answer("metrics/pods/team-00-api", recording(shared, "metrics-pods-ns"));
        QVERIFY(driver.has("metrics/nodes"));
        driver.answer("metrics/nodes", recording(shared, "metrics-nodes"));
        driver.answer("metrics/pods/team-00-api", recording(shared, "metrics-pods-ns"));
        QVERIFY(driver.part && !driver.part->error && driver.holds);
        // Nothing is allowed any more: no figures, and all of it rarely.
        driver.answer("metrics/nodes", no);
        QCOMPARE(driver.usageGone, 1); // of nodes
        driver.answer("metrics/pods/team-00-api", recording(shared, "err-403-teama-other-ns"));
        QVERIFY(!driver.state.metricsAvailable);
        QCOMPARE(driver.usageGone, 3);
        QCOMPARE(driver.request("metrics/nodes").notBefore, Millis(10min));
        QVERIFY(!driver.request("metrics/nodes").another && !driver.part);
    }

    void usageInNamedNamespaces()
    {
        Driver driver(settings({"a", "b"}));
        driver.start();
        driver.answer("metrics/nodes", 200, list());
        driver.answer("metrics/pods/a", 200, list());
        driver.answer("metrics/pods/b", 403, "{}");
        QVERIFY(driver.part && driver.part->state == SourceState::Live && driver.part->error);
        QCOMPARE(driver.part->onlyIn, Names{"a"});
        QVERIFY(driver.part->byChoice);
        QCOMPARE(driver.request("metrics/nodes").notBefore, Millis(30s));
        QVERIFY(driver.request("metrics/nodes").another); // the refusal of one is not all
        driver.answer("metrics/nodes", 200, list());
        driver.answer("metrics/pods/a", 200, list());
        QVERIFY(driver.has("metrics/nodes")); // b not before ten minutes are over
        for (const std::string& target : driver.sent)
            QVERIFY2(target != "/apis/metrics.k8s.io/v1beta1/pods", target.c_str());
    }
};

MIDWATCH_TEST(KubernetesNamespacesTest)
#include "tst_namespaces.moc"
