// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was remembered is shown until it is answered, never as live and never over an answer; waking
// and metered links ask little.
#include "models/data/remembered.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <set>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// The rows that ScriptedSource would have given an hour ago.
Remembered hourOld(const Bench& bench, const std::vector<std::string>& names)
{
    Remembered was;
    Rows<Pod> rows;
    rows.scope = "c/pods";
    for (const std::string& name : names)
        rows.upserts.push_back(WordDecoder::pod(name));
    was.rows.emplace_back(std::move(rows));
    SourceStatus status;
    status.id = SourceId("c");
    PartStatus part;
    part.part = "pods";
    part.state = SourceState::Live; // so it was
    part.lastGood = bench.clock.world() - 1h;
    part.items = int64_t(names.size());
    status.parts.push_back(part);
    was.sources.push_back(status);
    return was;
}

std::string names(const Hub& hub)
{
    std::set<std::string> sorted;
    hub.pods().forEach([&](Slot, const Pod& pod) { sorted.insert(pod.key.name); });
    std::string all;
    for (const std::string& name : sorted)
        all += name + ' ';
    return all;
}

ClusterState clusterState(int readyz, const std::string& version)
{
    ClusterState state;
    state.key = {Atom("c"), Atom("Cluster"), {}, "c"};
    state.readyz = readyz;
    state.version = version;
    return state;
}

// A cluster that does not answer: nothing but that is told.
class SilentCluster final : public Source
{
public:
    std::string type() const override { return "silent"; }
    Step start(World) override
    {
        Rows<ClusterState> rows;
        rows.scope = "c/Cluster";
        rows.upserts = {clusterState(-1, {})};
        Step step;
        step.delta.emplace_back(std::move(rows));
        return step;
    }
    Step finished(Outcome, World) override { return {}; }
    Step wake(World now) override { return start(now); }
};

} // namespace

class HubRememberTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rememberedRowsAreStaleUntilAnswered()
    {
        Bench bench;
        bench.add("c");
        bench.hub.start();
        bench.hub.restorer()(hourOld(bench, {"a", "b", "old"}));
        bench.settle();
        QCOMPARE(names(bench.hub), std::string("a b old "));
        QCOMPARE(bench.state("c"), std::string("stale"));
        QVERIFY(bench.status("c").lastGood == bench.clock.world() - 1h);
        QVERIFY(!bench.hub.settled()); // nobody has answered yet
        // and the verdict speaks of the past
        QCOMPARE(int(bench.hub.verdict().severity), int(Severity::Unknown));
        QVERIFY(bench.hub.pods().remembered(*bench.hub.pods().find(WordDecoder::pod("a").key)));

        bench.transport.answer(1, 200, "a b new");
        bench.settle();
        QCOMPARE(names(bench.hub), std::string("a b new "));
        QCOMPARE(bench.state("c"), std::string("live"));
        bench.advance(1s);
        QVERIFY(bench.hub.settled());
        QVERIFY(!bench.hub.pods().remembered(*bench.hub.pods().find(WordDecoder::pod("a").key)));
    }

    void withoutNetworkTheyStayAndTellTheirAge()
    {
        Bench bench;
        bench.add("c");
        bench.hub.start();
        bench.hub.restorer()(hourOld(bench, {"a"}));
        bench.settle();
        bench.transport.refuse(1);
        bench.settle();
        QCOMPARE(names(bench.hub), std::string("a "));
        QCOMPARE(bench.state("c"), std::string("unreachable"));
        QVERIFY(bench.status("c").lastGood == bench.clock.world() - 1h);
        bench.advance(1s);
        QVERIFY(bench.hub.settled()); // tried once: that is what there is
        QCOMPARE(int(bench.hub.verdict().severity), int(Severity::Unknown));
    }

    void theVersionOfAClusterThatDoesNotAnswerIsStillKnown()
    {
        Bench bench;
        SourceSetup setup;
        setup.id = SourceId("c");
        setup.endpoint = std::make_shared<Endpoint>();
        setup.source = std::make_unique<SilentCluster>();
        bench.hub.addSource(std::move(setup));
        Remembered was = hourOld(bench, {});
        Rows<ClusterState> rows;
        rows.scope = "c/Cluster";
        rows.upserts = {clusterState(200, "v1.34.1")};
        was.rows.emplace_back(std::move(rows));
        bench.hub.restorer()(std::move(was));
        bench.settle();
        bench.hub.start();
        bench.settle();
        const auto& topic = bench.hub.topic<ClusterState>();
        const auto slot = topic.find(clusterState(0, {}).key);
        QVERIFY(slot);
        QCOMPARE(topic.row(*slot).readyz, -1);
        QCOMPARE(topic.row(*slot).version, std::string("v1.34.1"));
    }

    void memoryNeverOverwritesAnAnswer()
    {
        Bench bench;
        bench.add("c");
        bench.hub.start();
        bench.settle();
        bench.transport.answer(1, 200, "a");
        bench.settle();
        bench.hub.restorer()(hourOld(bench, {"a", "gone"})); // the disk was slow
        bench.settle();
        QCOMPARE(names(bench.hub), std::string("a "));
        QCOMPARE(bench.state("c"), std::string("live"));
    }

    void sourcesThatAreNoMoreBringNothing()
    {
        Bench bench;
        bench.add("other", "http://two:1");
        bench.hub.start();
        bench.hub.restorer()(hourOld(bench, {"a"}));
        bench.settle();
        QCOMPARE(names(bench.hub), std::string());
    }

    void whatNobodyConfirmsGoesAfterAWhile()
    {
        Bench bench;
        bench.add("c");
        bench.hub.start();
        Remembered was = hourOld(bench, {"a"});
        Rows<Pod> dropped; // of a scope that is asked about no more
        dropped.scope = "c/elsewhere";
        dropped.upserts.push_back(WordDecoder::pod("lost"));
        was.rows.emplace_back(std::move(dropped));
        bench.hub.restorer()(std::move(was));
        bench.settle();
        bench.transport.answer(1, 200, "a");
        bench.settle();
        QCOMPARE(names(bench.hub), std::string("a lost "));
        for (int i = 0; i < 31; ++i) { // a quarter of an hour of polls
            bench.advance(30s);
            bench.transport.answer(bench.transport.calls.size(), 200, "a");
            bench.settle();
        }
        bench.advance(2s);
        QCOMPARE(names(bench.hub), std::string("a "));
    }

    void aRecordedSourceIsAsItWas()
    {
        Bench bench;
        SourceSetup setup;
        setup.id = SourceId("c");
        SourceStatus was;
        was.id = SourceId("c");
        was.state = SourceState::Throttled;
        was.lastGood = bench.clock.world() - 5s;
        setup.recorded = was;
        bench.hub.addSource(std::move(setup));
        bench.hub.start();
        bench.hub.restorer()(hourOld(bench, {"a"}));
        bench.settle();
        QCOMPARE(bench.state("c"), std::string("throttled"));
        QCOMPARE(names(bench.hub), std::string("a "));
        QVERIFY(bench.hub.settled());
        bench.advance(20min);
        QCOMPARE(names(bench.hub), std::string("a "));
        QVERIFY(bench.transport.calls.empty());
    }

    // Forty sources and an opened lid: no more than a few requests in the same moment, all of them
    // within some seconds.
    void wakingFortySourcesIsSpread()
    {
        Bench bench;
        uint32_t draw = 0;
        HubOptions options;
        options.manual = true;
        options.random = [&draw] { return double((draw += 7) % 40) / 40.0; };
        bench.hub.configure(options);
        for (int i = 0; i < 40; ++i)
            bench.add("s" + std::to_string(i), "http://host" + std::to_string(i) + ":1");
        bench.hub.start();
        bench.settle();
        for (size_t i = 1; i <= 40; ++i)
            bench.transport.answer(i, 200, "a");
        bench.settle();
        const size_t before = bench.transport.calls.size();
        QCOMPARE(before, size_t(40));
        bench.hub.wakeAll();
        bench.settle();
        const size_t atOnce = bench.transport.calls.size() - before;
        QVERIFY2(atOnce >= 4 && atOnce <= 8, qPrintable(QString::number(atOnce)));
        size_t most = 0;
        for (int i = 0; i < 40; ++i) {
            const size_t now = bench.transport.calls.size();
            bench.advance(100ms);
            most = std::max(most, bench.transport.calls.size() - now);
        }
        QCOMPARE(bench.transport.calls.size() - before, size_t(40));
        QVERIFY2(most <= 4, qPrintable(QString::number(most)));
    }

    void aMeteredLinkIsAskedAQuarterAsOften()
    {
        Bench bench;
        const auto script = bench.add("c");
        script->period = 30s;
        bench.hub.setLight(true);
        QVERIFY(bench.hub.light());
        bench.hub.start();
        bench.settle();
        size_t asked = 0;
        for (int second = 0; second < 480; second += 10) {
            while (asked < bench.transport.calls.size())
                bench.transport.answer(++asked, 200, "a");
            bench.settle();
            QVERIFY(bench.state("c") == "live"); // rarer is not staler
            bench.advance(10s);
        }
        QVERIFY2(asked >= 4 && asked <= 5, qPrintable(QString::number(asked)));
        bench.hub.setPartVisible("pods", false);
        bench.advance(300s);
        QVERIFY(bench.transport.calls.size() <= asked + 1); // nobody looks: not at all
    }
};

MIDWATCH_TEST(HubRememberTest)
#include "tst_remember.moc"
