// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, made from what topics say: once each, ended when it ends, remembered over a
// restart, bounded.
#include "models/hub/change_log.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// Says with every wake what was put into it.
class SayingSource final : public Source
{
public:
    explicit SayingSource(std::shared_ptr<Delta> next) : m_next(std::move(next)) { }
    std::string type() const override { return "saying"; }
    Step start(World now) override { return wake(now); }
    Step finished(Outcome, World) override { return {}; }
    Step wake(World now) override
    {
        Step step;
        step.delta = std::exchange(*m_next, {});
        PartStatus part;
        part.part = "all";
        part.state = SourceState::Live;
        part.lastGood = now;
        step.part = part;
        return step;
    }

private:
    std::shared_ptr<Delta> m_next;
};

struct Desk
{
    Bench b;
    std::map<std::string, std::shared_ptr<Delta>> next;
    Desk()
    {
        for (const char* name : {"prod", "am-a", "am-b", "pd"}) {
            next[name] = std::make_shared<Delta>();
            SourceSetup setup;
            setup.id = SourceId(name);
            setup.environment = "prod";
            setup.endpoint = std::make_shared<const Endpoint>();
            setup.source = std::make_unique<SayingSource>(next[name]);
            b.hub.addSource(std::move(setup));
        }
        b.hub.start();
        b.settle();
    }
    template <class Row>
    void say(const std::string& source, std::vector<Row> rows, std::vector<KeyOf<Row>> removed = {})
    {
        Rows<Row> out;
        out.scope = source + "/rows";
        out.upserts = std::move(rows);
        out.removed = std::move(removed);
        next[source]->push_back(std::move(out));
        b.hub.retry(SourceId(source));
        b.advance(1500ms);
    }
    World now() const { return b.clock.world(); }
};

Alert firing(const char* source, const char* fingerprint, World at)
{
    Alert alert;
    alert.key = {Atom(source), fingerprint};
    alert.name = "HighErrorRate";
    alert.severity = Atom("critical");
    alert.state = Alert::State::Active;
    alert.startsAt = at;
    alert.service = "api";
    return alert;
}

KubeNode node(const char* name, bool ready, World since)
{
    KubeNode row;
    row.key = {Atom("prod"), Atom("Node"), {}, name};
    row.pool = Atom("worker");
    row.ready = ready;
    row.readyChanged = since;
    return row;
}

KubeEvent kubeEvent(int number, const char* type, const char* reason, World at, std::string message)
{
    KubeEvent row;
    row.key = {Atom("prod"), Atom("Event"), Atom("agents"), "e" + std::to_string(number)};
    row.type = Atom(type);
    row.reason = Atom(reason);
    row.objectKind = Atom("Pod");
    row.objectName = std::string("agent-runtime-ftp5h58s8x-4pfg") + "bcdfghj"[number % 7];
    row.object = "pod/" + row.objectName;
    row.message = std::move(message);
    row.firstSeen = row.lastSeen = row.created = at;
    return row;
}

KubeEvent step(int number, bool up, const char* set, int from, int to, World at)
{
    KubeEvent row = kubeEvent(number,
                              "Normal",
                              "ScalingReplicaSet",
                              at,
                              std::string("Scaled ") + (up ? "up" : "down") + " replica set " + set
                                  + " from " + std::to_string(from) + " to " + std::to_string(to));
    row.objectKind = Atom("Deployment");
    row.objectName = "agent-runtime";
    return row;
}

} // namespace

class ChangeLogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The rows that are joined do not depend on who answered first.
    void anAlertBelongsToTheWorkloadOfAPodThatCameLater()
    {
        Desk d;
        Alert looping = firing("am-a", "3fd2", d.now() - 5min);
        looping.service = {};
        looping.cluster = Atom("prod");
        looping.subject = "prod/agents/runtime-5c7d9-x2x2x";
        looping.labels = {{"namespace", "agents"}, {"pod", "runtime-5c7d9-x2x2x"}};
        d.say<Alert>("am-a", {looping});
        QCOMPARE(d.b.hub.shouts().size(), size_t(1));
        QCOMPARE(d.b.hub.shouts()[0].object, std::string("runtime-5c7d9-x2x2x"));
        Pod pod;
        pod.key = {Atom("prod"), Atom("Pod"), Atom("agents"), "runtime-5c7d9-x2x2x"};
        pod.owner = Atom("ReplicaSet/runtime-5c7d9");
        d.say<Pod>("prod", {pod});
        QCOMPARE(d.b.hub.shouts().size(), size_t(1));
        QCOMPARE(d.b.hub.shouts()[0].object, std::string("runtime"));
    }

    void anAlertOfTwoAlertmanagersIsOneAndEndsWithTheLast()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        QSignalSpy added(&log, &ChangeLog::added);
        const World began = d.now() - 5min;
        d.say<Alert>("am-a", {firing("am-a", "3fd2", began)});
        d.say<Alert>("am-b", {firing("am-b", "3fd2", began)});
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(added.size(), 1);
        QVERIFY(log.all()[0].open);
        QCOMPARE(log.all()[0].environment, std::string("prod"));
        d.say<Alert>("am-a", {}, {{Atom("am-a"), "3fd2"}});
        QVERIFY(log.all()[0].open);
        d.say<Alert>("am-b", {}, {{Atom("am-b"), "3fd2"}});
        QVERIFY(!log.all()[0].open);
        QVERIFY(log.all()[0].until > began);
        QCOMPARE(added.size(), 2);
    }

    void nodesOfAPoolAreOneMarkThatHeals()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        const World lost = d.now() - 2min;
        std::vector<KubeNode> nodes;
        for (const char* name : {"a", "b", "c", "d"})
            nodes.push_back(node(name, *name == 'd', lost));
        d.say<KubeNode>("prod", nodes);
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(log.all()[0].sentence, std::string("3 nodes of pool worker not ready"));
        QVERIFY(log.all()[0].open && log.all()[0].at == lost);
        for (KubeNode& row : nodes) {
            row.ready = true;
            row.readyChanged = d.now();
        }
        d.say<KubeNode>("prod", nodes);
        QCOMPARE(log.size(), size_t(1));
        QVERIFY(!log.all()[0].open);
        d.say<KubeNode>("prod", {}, {nodes[0].key});
        QCOMPARE(log.size(), size_t(2));
        QCOMPARE(log.all()[1].sentence, std::string("Node a of pool worker is gone"));
        // The whole cluster taken away is no event of its nodes.
        d.say<KubeNode>("prod", {}, {nodes[1].key, nodes[2].key, nodes[3].key});
        QCOMPARE(log.size(), size_t(2));
    }

    void rolloutsComeFromTheControllersEvents()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        Workload row;
        row.key = {Atom("prod"), Atom("Deployment"), Atom("agents"), "agent-runtime"};
        row.images = {"r/agent-runtime:2.14.0"};
        row.service = Atom("runtime");
        d.say<Workload>("prod", {row});
        QCOMPARE(log.size(), size_t(0));
        row.images = {"r/agent-runtime:2.14.1"};
        row.revision = 15;
        d.say<Workload>("prod", {row});
        const World t = d.now() - 1min;
        d.say<KubeEvent>("prod",
                         {step(1, true, "agent-runtime-new", 0, 1, t),
                          step(2, false, "agent-runtime-old", 4, 3, t + 20s)});
        log.catchUp();
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(log.all()[0].sentence, std::string("Rollout of agent-runtime 2.14.0 → 2.14.1"));
        QVERIFY(log.all()[0].lane == ClockLane::Deploys);
        QCOMPARE(log.all()[0].service, std::string("runtime"));
        const std::string id = log.all()[0].id;
        d.say<KubeEvent>("prod", {step(3, true, "agent-runtime-new", 1, 2, t + 40s)});
        log.catchUp();
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(log.all()[0].id, id);
        QVERIFY(log.all()[0].until == t + 40s);
    }

    void warningsAreCondensedInSlices()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        std::vector<KubeEvent> events;
        const World t = d.now() - 4min;
        for (int i = 0; i < 5000; ++i)
            events.push_back(kubeEvent(
                i, i % 5 == 0 ? "Warning" : "Normal", i % 5 == 0 ? "BackOff" : "Pulled", t, "m"));
        d.say<KubeEvent>("prod", std::move(events));
        log.catchUp();
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(log.all()[0].sentence, std::string("BackOff on 7 of agent-runtime"));
        QVERIFY(log.all()[0].lane == ClockLane::Cluster);
    }

    void rememberedOnesAreKnownAgainAndCloseWhenTheyAreGone()
    {
        Desk d;
        std::vector<Change> kept;
        const World began = d.now() - 10min;
        {
            ChangeLog log(d.b.hub);
            connect(&log, &ChangeLog::added, &log, [&kept](const std::vector<Change>& news) {
                kept.insert(kept.end(), news.begin(), news.end());
            });
            d.say<Alert>("am-a", {firing("am-a", "3fd2", began), firing("am-a", "77aa", began)});
            d.say<KubeNode>("prod", {node("a", false, began), node("z", true, began)});
            QCOMPARE(kept.size(), size_t(3));
        }
        Change old = kept[0];
        old.id = "alert:0000:1";
        old.at = d.now() - 8 * 24h;
        old.open = false;
        old.until = old.at + 1h;
        kept.push_back(old);
        // Meanwhile one of them has ended; nobody was looking.
        d.say<Alert>("am-a", {}, {{Atom("am-a"), "77aa"}});
        ChangeLog log(d.b.hub);
        QSignalSpy added(&log, &ChangeLog::added);
        log.preload(kept);
        QCOMPARE(log.size(), size_t(3)); // the one of last week is forgotten
        QVERIFY(d.b.hub.settled());
        log.catchUp();
        int open = 0;
        for (const Change& change : log.all())
            open += change.open;
        QCOMPARE(open, 2);
        QVERIFY(!log.find("alert:77aa:" + std::to_string(began.time_since_epoch().count() / 1000))
                     ->open);
        QCOMPARE(added.size(), 1); // only what became another
    }

    void isBounded()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        for (size_t i = 0; i < ChangeLog::most + 10; ++i) {
            Change note;
            note.id = "note:" + std::to_string(i);
            note.lane = ClockLane::Notes;
            note.at = d.now() - 1h + Millis(i);
            log.record(note);
        }
        QVERIFY(log.size() <= ChangeLog::most);
        QVERIFY(log.find("note:0") == nullptr);
        QVERIFY(log.find("note:" + std::to_string(ChangeLog::most + 9)) != nullptr);
        d.b.advance(8 * 24h);
        Change note;
        note.id = "note:new";
        note.at = d.now();
        log.record(note);
        QCOMPARE(log.size(), size_t(1));
    }

    // MTTA and what pages were are shown over thirty days: so long their marks are kept.
    void whatIsSaidOfAPageIsKeptForAMonth()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        const auto mark = [&d](const char* id, std::chrono::hours ago) {
            Change one;
            one.id = id;
            one.lane = ClockLane::Notes;
            one.at = d.now() - ago;
            return one;
        };
        log.record(mark("note:1", 6 * 24h));
        log.record(mark("outcome:pd/Q1", 6 * 24h));
        log.record(mark("ack:pd/Q1:7", 29 * 24h));
        log.record(mark("outcome:pd/Q0", 31 * 24h)); // longer ago than is shown
        log.preload({mark("outcome:pd/Q2", 20 * 24h), mark("note:2", 8 * 24h)});
        QCOMPARE(log.size(), size_t(4));
        d.b.advance(2 * 24h);
        log.record(mark("note:3", 1h));
        QVERIFY(log.find("outcome:pd/Q1") && log.find("outcome:pd/Q2"));
        QVERIFY(!log.find("note:1"));
        QVERIFY(!log.find("ack:pd/Q1:7")); // a month is over
        // Where there are too many marks, theirs go last.
        for (size_t i = 0; i < ChangeLog::most + 10; ++i)
            log.record(mark(("note:n" + std::to_string(i)).c_str(), 1h));
        QVERIFY(log.size() <= ChangeLog::most);
        QVERIFY(log.find("outcome:pd/Q1") && log.find("outcome:pd/Q2"));
    }

    void incidentsOfProvidersBeginAndEnd()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        ProviderPage page;
        page.key = {Atom("pd"), "page"};
        page.name = "GitHub";
        d.say<ProviderPage>("pd", {page});
        ProviderIncident row;
        row.key = {Atom("pd"), "x1"};
        row.name = "Incident with Actions";
        row.state = ProviderIncident::State::Investigating;
        row.impact = ProviderImpact::Major;
        row.started = d.now() - 5min;
        d.say<ProviderIncident>("pd", {row});
        const Change* mark = log.find("provider:pd/x1");
        QVERIFY(mark && mark->open);
        QVERIFY(mark->lane == ClockLane::Provider);
        QCOMPARE(mark->sentence, std::string("GitHub: Incident with Actions"));
        // It is context: a row of our findings, and no reason to call the estate unwell.
        QCOMPARE(d.b.hub.findings().size(), size_t(1));
        QCOMPARE(d.b.hub.findings()[0].check, std::string("PROV"));
        QVERIFY(d.b.hub.verdict().severity == Severity::Ok);
        row.state = ProviderIncident::State::Resolved;
        row.ended = d.now() - 1min;
        d.say<ProviderIncident>("pd", {row});
        mark = log.find("provider:pd/x1");
        QVERIFY(mark && !mark->open && mark->until == row.ended);
        QVERIFY(d.b.hub.findings().empty());
        // One that was remembered as going on, and that the page does not name any more.
        Change old = *mark;
        old.id = "provider:pd/x0";
        old.open = true;
        old.until = World{};
        log.preload({old});
        d.b.advance(20s);
        log.catchUp();
        QVERIFY(!log.find("provider:pd/x0")->open);
    }

    void betweenTouches()
    {
        Desk d;
        ChangeLog log(d.b.hub);
        Change run;
        run.id = "runbook:1";
        run.at = d.now() - 30min;
        run.open = true;
        log.record(run);
        QCOMPARE(log.between(d.now() - 5min, d.now()).size(), size_t(1));
        run.open = false;
        run.until = d.now() - 20min;
        log.record(run);
        QCOMPARE(log.between(d.now() - 5min, d.now()).size(), size_t(0));
        QCOMPARE(log.between(d.now() - 21min, d.now()).size(), size_t(1));
    }
};

MIDWATCH_TEST(ChangeLogTest)
#include "tst_change_log.moc"
