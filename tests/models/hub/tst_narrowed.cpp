// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A role of one namespace through the whole hub: who waits after a refusal, who does not, and what
// is said of the part meanwhile.
#include "models/data/remembered.h"
#include "models/sources/kubernetes/kubernetes.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

using namespace mwtest;
using namespace std::chrono_literals;

namespace {

using Names = std::vector<std::string>;

std::string list(const std::string& pods = {})
{
    return R"({"kind":"List","metadata":{"resourceVersion":"100"},"items":[)" + pods + "]}";
}

std::string podOf(const std::string& ns, const std::string& name)
{
    return R"({"metadata":{"name":")" + name + R"(","namespace":")" + ns
        + R"(","uid":"u","resourceVersion":"7"},"status":{"phase":"Running"}})";
}

struct Cluster : Bench
{
    explicit Cluster(Names chosen, const std::string& context = {})
    {
        KubernetesSettings settings;
        settings.cluster = "prod";
        settings.namespaces = std::move(chosen);
        settings.contextNamespace = context;
        SourceSetup setup;
        setup.id = SourceId("prod");
        setup.logicalNames = {"prod"};
        Endpoint endpoint;
        endpoint.baseUrl = "http://one:1";
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        setup.source = makeKubernetesSource(std::move(settings));
        hub.addSource(std::move(setup));
        hub.start();
        settle();
    }
    // The open call whose target begins so; 0 = none.
    TransferId open(const std::string& target)
    {
        for (const auto& call : transport.calls) {
            if (!call.over && call.http.target.starts_with(target))
                return call.id;
        }
        return 0;
    }
    void answer(const std::string& target, int status, const std::string& body)
    {
        const TransferId id = open(target);
        QVERIFY2(id != 0, target.c_str());
        transport.answer(id, status, body);
        settle();
    }
    // Answers everything that is not about pods: namespaces and their objects are empty.
    void restEmpty()
    {
        for (bool any = true; any;) {
            any = false;
            for (const auto& call : transport.calls) {
                const std::string& target = call.http.target;
                const bool pods = target.find("/pods") != std::string::npos
                    && target.find("metrics") == std::string::npos;
                if (call.over || pods || target.find("watch=1") != std::string::npos)
                    continue;
                any = true;
                transport.answer(
                    call.id, 200, target.find("limit=") == std::string::npos ? "{}" : list());
                break;
            }
            settle();
        }
        advance(300ms); // what is found is judged
    }
    PartStatus part(const std::string& name) const
    {
        const SourceStatus all = status("prod");
        for (const PartStatus& each : all.parts) {
            if (each.part == name)
                return each;
        }
        return {};
    }
    std::string states() const
    {
        std::string all;
        for (const PartStatus& each : status("prod").parts)
            all += each.part + " " + toString(each.state)
                + (each.error ? ": " + each.error->detail : "") + "\n";
        return all;
    }
    std::string partState(const std::string& name) const { return toString(part(name).state); }
};

const std::string refusal = kubeStatus("pods is forbidden: User \\\"x\\\" cannot list");

} // namespace

class NarrowedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNamespaceIsAskedAtOnce()
    {
        Cluster c({}, "team-a");
        c.restEmpty();
        c.answer("/api/v1/pods?limit", 403, refusal);
        QCOMPARE(c.partState("pods"), std::string("connecting")); // the last word is not said
        QVERIFY(!c.hub.settled());
        QVERIFY(c.open("/api/v1/namespaces/team-a/pods?limit") != 0);
        c.answer("/api/v1/namespaces/team-a/pods?limit", 200, list(podOf("team-a", "one")));
        c.restEmpty();
        QCOMPARE(c.partState("pods"), std::string("live"));
        QCOMPARE(c.part("pods").onlyIn, Names{"team-a"});
        QCOMPARE(c.hub.pods().size(), size_t(1));
        QVERIFY2(c.hub.settled(), c.states().c_str());
        // Rows of the watch do not make it the whole.
        const TransferId watch = c.open("/api/v1/namespaces/team-a/pods?watch");
        QVERIFY(watch != 0);
        c.transport.head(watch);
        c.transport.data(watch, R"({"type":"ADDED","object":)" + podOf("team-a", "two") + "}\n");
        c.advance(1s);
        QCOMPARE(c.hub.pods().size(), size_t(2));
        QCOMPARE(c.part("pods").onlyIn, Names{"team-a"});
        // Nobody may say that the cluster is seen.
        c.advance(200ms);
        const auto verdict = c.hub.verdict();
        QCOMPARE(std::string(toString(verdict.severity)), std::string("unknown"));
        QVERIFY2(verdict.sentence.find("Not seen: prod outside of team-a") != std::string::npos,
                 verdict.sentence.c_str());
        QCOMPARE(c.open("/api/v1/pods"), TransferId(0));
        c.advance(30min);
        QCOMPARE(c.open("/api/v1/pods"), TransferId(0)); // only a wake asks for it again
        c.hub.retry(SourceId("prod"));
        c.settle();
        c.restEmpty();
        const std::string before = c.partState("pods");
        QVERIFY(before != "forbidden");
        c.answer("/api/v1/pods?limit", 403, refusal);
        QCOMPARE(c.partState("pods"), before); // and of one namespace
        QCOMPARE(c.part("pods").onlyIn, Names{"team-a"});
        const TransferId again = c.open("/api/v1/namespaces/team-a/pods?watch");
        QVERIFY(again != 0 && again != watch);
        c.transport.head(again);
        c.settle();
        QCOMPARE(c.partState("pods"), std::string("live"));
        QCOMPARE(c.part("pods").onlyIn, Names{"team-a"});
    }

    void refusedThereTooItWaits()
    {
        Cluster c({}, "team-a");
        c.restEmpty();
        c.answer("/api/v1/pods?limit", 403, refusal);
        c.answer("/api/v1/namespaces/team-a/pods?limit",
                 403,
                 kubeStatus("pods is forbidden: in the namespace"));
        c.restEmpty();
        QCOMPARE(c.partState("pods"), std::string("forbidden"));
        QCOMPARE(c.part("pods").error->detail, std::string("pods is forbidden: in the namespace"));
        QVERIFY2(c.hub.settled(), c.states().c_str());
        const size_t asked = c.transport.calls.size();
        for (size_t i = 0; i < 3; ++i) {
            c.advance(1min);
            QCOMPARE(c.open("/api/v1/pods"), TransferId(0));
            QCOMPARE(c.open("/api/v1/namespaces/team-a/pods"), TransferId(0));
        }
        QVERIFY(c.transport.calls.size() > asked); // readyz goes on
        c.advance(2min);
        c.answer("/api/v1/pods?limit", 403, refusal); // the whole first
        QCOMPARE(c.partState("pods"), std::string("forbidden"));
        c.answer("/api/v1/namespaces/team-a/pods?limit", 200, list());
        QCOMPARE(c.partState("pods"), std::string("live"));
    }

    void oneOfTwoIsRefused()
    {
        Cluster c({"a", "b", "c"});
        c.restEmpty();
        c.answer("/api/v1/namespaces/a/pods?limit", 200, list(podOf("a", "one")));
        const TransferId watch = c.open("/api/v1/namespaces/a/pods?watch");
        c.transport.head(watch);
        c.settle();
        QCOMPARE(c.partState("pods"), std::string("connecting")); // b and c are not read
        c.answer("/api/v1/namespaces/b/pods?limit", 403, refusal);
        // The third does not wait minutes for the second.
        c.answer("/api/v1/namespaces/c/pods?limit", 200, list());
        c.restEmpty();
        QCOMPARE(c.partState("pods"), std::string("live"));
        QCOMPARE(c.part("pods").onlyIn, (Names{"a", "c"}));
        QVERIFY(c.part("pods").byChoice);
        c.transport.data(watch, R"({"type":"ADDED","object":)" + podOf("a", "two") + "}\n");
        c.advance(1s);
        const PartStatus after = c.part("pods"); // news of one do not make the other allowed
        QVERIFY(after.error && after.error->kind == ErrorKind::Forbidden);
        QCOMPARE(after.onlyIn, (Names{"a", "c"}));
        QCOMPARE(c.open("/api/v1/namespaces/b/pods"), TransferId(0));
        QVERIFY(c.hub.verdict().sentence.find("in part") != std::string::npos);
        c.advance(11min);
        c.answer("/api/v1/namespaces/b/pods?limit", 200, list());
        QVERIFY(!c.part("pods").error);
        QCOMPARE(c.part("pods").onlyIn.size(), size_t(3));
    }

    void rowsOfTheLastSessionGo()
    {
        Cluster c({}, "team-a");
        Remembered was;
        Rows<Pod> rows;
        rows.scope = "prod/Pod";
        rows.upserts.push_back(WordDecoder::pod("old"));
        rows.upserts.back().key.cluster = Atom("prod");
        was.rows.emplace_back(std::move(rows));
        SourceStatus source = c.status("prod");
        source.parts.push_back({.part = "pods",
                                .state = SourceState::Live,
                                .error = {},
                                .lastGood = c.clock.world() - 1h,
                                .onlyIn = {"team-z"}});
        was.sources.push_back(source);
        c.hub.restorer()(std::move(was));
        c.settle();
        QCOMPARE(c.hub.pods().size(), size_t(1));
        QCOMPARE(c.part("pods").onlyIn, Names{"team-z"}); // as it was
        c.restEmpty();
        c.answer("/api/v1/pods?limit", 403, refusal);
        QVERIFY(!c.hub.settled()); // what is remembered is no answer
        c.answer("/api/v1/namespaces/team-a/pods?limit", 200, list(podOf("team-a", "one")));
        QCOMPARE(c.hub.pods().size(), size_t(1));
        QVERIFY(c.hub.pods().find({Atom("prod"), Atom("Pod"), Atom("team-a"), "one"}));
    }
};

MIDWATCH_TEST(NarrowedTest)
#include "tst_narrowed.moc"
