// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of the Watch pane: verdict, needs, matrix, tonight, the page at 03:00, pasted links.
#include "models/insight/slo_findings.h"
#include "models/insight/watch_focus.h"
#include "models/insight/watch_marks.h"
#include "models/insight/watch_needs.h"
#include "models/insight/watch_paste.h"
#include "models/insight/watch_recovery.h"
#include "models/insight/watch_tonight.h"
#include "models/insight/watch_verdict.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;
using Kind = WatchVerdict::Kind;

namespace {

SourceStatus
source(const char* id, const char* type, SourceState state, const char* environment = "prod")
{
    SourceStatus out;
    out.id = SourceId(id);
    out.type = type;
    out.state = state;
    out.environment = environment;
    out.lastGood = three - 41s;
    return out;
}

Slo burning(double now5, double now30)
{
    Slo slo;
    slo.key = {Atom("prom"), "agent-runtime", ""};
    slo.service = "agent-runtime";
    slo.burns = {{5min, now5, now5 / 0.0001}, {30min, now30, now30 / 0.0001}};
    slo.remaining = 0.71;
    return slo;
}

Page page(const char* id, int64_t number, World created)
{
    Page out;
    out.key = {Atom("pd"), id};
    out.number = number;
    out.created = created;
    out.service = "Agent platform";
    return out;
}

OnCallShift shift(const char* who, int level, World from, World to, bool me = false)
{
    OnCallShift out;
    out.user = who;
    out.level = level;
    out.start = from;
    out.end = to;
    out.me = me;
    out.policyId = "P1";
    return out;
}

} // namespace

class WatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wellNeedsEverythingSeen()
    {
        QVERIFY(watchVerdict({}, {}, {}, three).kind == Kind::NotConfigured);
        const auto live = source("prom", "prometheus", SourceState::Live);
        auto down = source("am", "alertmanager", SourceState::Unreachable);
        const WatchVerdict well = watchVerdict({}, {live}, {}, three);
        QVERIFY(well.kind == Kind::Well && well.severity == Severity::Ok);
        QCOMPARE(well.oldest, Millis(41s));
        const WatchVerdict partly = watchVerdict({}, {live, down}, {}, three);
        QVERIFY(partly.kind == Kind::WellWhereSeen && partly.severity == Severity::Unknown);
        QCOMPARE(partly.unseen.size(), size_t(1));
        QCOMPARE(partly.live, size_t(1));
        QCOMPARE(partly.asked, size_t(2));
        QVERIFY(watchVerdict({}, {down}, {}, three).kind == Kind::NothingSeen);
        down.state = SourceState::Disabled; // nobody asked for it
        QVERIFY(watchVerdict({}, {live, down}, {}, three).kind == Kind::Well);
        auto partForbidden = live;
        partForbidden.parts = {{"events", SourceState::Forbidden, {}, {}, 0, -1}};
        QVERIFY(watchVerdict({}, {partForbidden}, {}, three).kind == Kind::WellWhereSeen);
        auto narrow = live;
        narrow.parts = {{"pods", SourceState::Live, {}, {}, 0, -1}};
        QVERIFY(watchVerdict({}, {narrow}, {}, three).kind == Kind::Well);
        narrow.parts.front().onlyIn = {"team-a"};
        const WatchVerdict some = watchVerdict({}, {narrow}, {}, three);
        QVERIFY(some.kind == Kind::WellWhereSeen);
        QCOMPARE(some.unseen.size(), size_t(1));
        QCOMPARE(some.unseen.front().onlyIn, std::vector<std::string>{"team-a"});
        narrow.parts.front().byChoice = true; // the estate file asks for no more
        QVERIFY(watchVerdict({}, {narrow}, {}, three).kind == Kind::Well);
    }

    void usersComeFirst()
    {
        const Slo slo = burning(0.062, 0.04);
        const WatchVerdict v = watchVerdict({finding("NODE:prod/a", Severity::Critical, three - 1h),
                                             finding(sloFindingId(slo).c_str(), Severity::Critical),
                                             finding("SEEN:x", Severity::Critical)},
                                            {source("prom", "prometheus", SourceState::Live)},
                                            {slo},
                                            three);
        QVERIFY(v.kind == Kind::UsersFail);
        QCOMPARE(v.subject, std::string("agent-runtime"));
        QCOMPARE(v.errorRatio, 0.062);
        QVERIFY(v.trend == WatchVerdict::Trend::Rising);
        QCOMPARE(v.more, size_t(1));
        QVERIFY(v.since == three - 8min);
        const WatchVerdict falling
            = watchVerdict({finding(sloFindingId(slo).c_str(), Severity::Critical)},
                           {},
                           {burning(0.01, 0.04)},
                           three);
        QVERIFY(falling.trend == WatchVerdict::Trend::Falling);
        // Nobody fails at this moment: the sentence must not say so.
        QVERIFY(watchVerdict({finding(sloFindingId(slo).c_str(), Severity::Critical)},
                             {},
                             {burning(0, 0.04)},
                             three)
                    .kind
                == Kind::Wrong);
    }

    // What its source no longer tells has no trend, and the verdict knows when it was seen.
    void whatIsNoLongerSeenHasNoTrend()
    {
        const Slo slo = burning(0.062, 0.04);
        const std::vector<Finding> burns{finding(sloFindingId(slo).c_str(), Severity::Critical)};
        const SourceStatus prom = source("prom", "prometheus", SourceState::Unreachable);
        const WatchVerdict v = watchVerdict(burns, {prom}, {slo}, three);
        QVERIFY(v.kind == Kind::UsersFail);
        QVERIFY(v.severity == Severity::Critical);
        QVERIFY(v.lastSeen == prom.lastGood);
        QVERIFY(v.trend == WatchVerdict::Trend::Unknown);
        // Another source that is down takes nothing from what this one says.
        const WatchVerdict seen = watchVerdict(burns,
                                               {source("prom", "prometheus", SourceState::Live),
                                                source("gh", "github", SourceState::Unreachable)},
                                               {slo},
                                               three);
        QVERIFY(seen.lastSeen == World{});
        QVERIFY(seen.trend == WatchVerdict::Trend::Rising);
        Finding node = finding("NODE:prod/a", Severity::Critical);
        node.object.cluster = Atom("prod");
        const SourceStatus cluster = source("prod", "kubernetes", SourceState::Unauthorized);
        QVERIFY(watchVerdict({node}, {cluster}, {}, three).lastSeen == cluster.lastGood);
    }

    void worsensAtOnceImprovesAfterTwoMinutes()
    {
        WatchVerdict well, bad;
        well.severity = Severity::Ok;
        bad.severity = Severity::Critical;
        VerdictHold hold;
        WatchVerdict nothing;
        hold.feed(nothing, false, three);
        QVERIFY(hold.feed(well, true, three + 1s).severity
                == Severity::Ok); // the first answers hold nothing up
        QVERIFY(hold.feed(bad, true, three + 2s).severity == Severity::Critical);
        QVERIFY(hold.feed(well, true, three + 10s).severity == Severity::Critical);
        QVERIFY(hold.betterSince() == three + 10s);
        QVERIFY(hold.feed(bad, true, three + 60s).severity == Severity::Critical);
        QVERIFY(!hold.betterSince());
        hold.feed(well, true, three + 70s);
        QVERIFY(hold.feed(well, true, three + 189s).severity == Severity::Critical);
        QVERIFY(hold.feed(well, true, three + 190s).severity == Severity::Ok);
        // What is not seen is told also while a better state is waited out.
        hold.feed(bad, true, three + 200s);
        well.live = 3;
        QCOMPARE(hold.feed(well, true, three + 201s).live, size_t(3));
    }

    void needsAreOneRowPerObject()
    {
        Shout shout;
        shout.key = "agent-runtime";
        shout.object = "agent-runtime";
        shout.cluster = Atom("prod");
        shout.severity = Severity::Critical;
        shout.headline = "BudgetBurn";
        AlertGroup group;
        group.name = "BudgetBurn";
        group.severity = Severity::Critical;
        group.alerts = {SharedAlert{{Atom("am"), "3fd2"}, {}, {}, false}};
        shout.groups = {group};
        shout.findings = {"SLO:prom/a", "PODS:x"};
        shout.pages = {{Atom("pd"), "Q1"}};
        Shout quiet = shout;
        quiet.key = "quiet";
        quiet.quiet = Shout::Quiet::Silenced;
        quiet.findings = {};
        const std::vector<Finding> findings{finding("SLO:prom/a", Severity::Critical),
                                            finding("PODS:x", Severity::Warning),
                                            finding("COST:b", Severity::Warning),
                                            finding("PEND:prod/c", Severity::Critical),
                                            finding("NODE:prod/d", Severity::Critical),
                                            finding("ALERT:e", Severity::Critical)};
        const std::vector<Shout> shouts{shout, quiet};
        const std::vector<Page> pages{page("Q1", 40213, three)};
        const auto rows = watchNeeds({findings, shouts, pages, {}});
        QCOMPARE(rows.size(), size_t(4));
        QCOMPARE(rows[0].key, std::string("shout:agent-runtime"));
        QCOMPARE(rows[0].signalCount, size_t(4));
        QVERIFY(rows[0].tonight && rows[0].rule == NeedRow::Rule::Page);
        QCOMPARE(rows[0].alert.id, std::string("3fd2"));
        QCOMPARE(rows[1].findingId, std::string("PEND:prod/c"));
        QVERIFY(rows[1].tonight && rows[1].rule == NeedRow::Rule::Gate);
        QCOMPARE(rows[2].findingId, std::string("NODE:prod/d"));
        QVERIFY(!rows[2].tonight && rows[2].rule == NeedRow::Rule::OwnFinding);
        QCOMPARE(rows[3].findingId, std::string("COST:b"));
    }

    void stagingWaits()
    {
        auto gate = finding("PEND:stg/c", Severity::Critical);
        gate.object = {Atom("stg"), Atom("Deployment"), Atom("x"), "c"};
        const std::vector<Finding> findings{gate};
        const auto rows = watchNeeds(
            {findings, {}, {}, [](const std::string& cluster) { return cluster != "stg"; }});
        QCOMPARE(rows.size(), size_t(1));
        QVERIFY(!rows[0].tonight && rows[0].rule == NeedRow::Rule::NotProduction);
    }

    void tonight()
    {
        const std::vector<OnCallShift> shifts{
            shift("Ana", 1, three - 5h, three + 4h, true),
            shift("Ben", 2, three - 5h, three + 4h),
            shift("Ben", 1, three + 4h, three + 12h),
            shift("Cho", 3, {}, {}),
            shift("Ana", 2, three - 1h, three + 1h, true),
        };
        Silence later, sooner, over;
        later.state = sooner.state = Silence::State::Active;
        over.state = Silence::State::Expired;
        later.key.id = "later";
        later.endsAt = three + 2h;
        sooner.key.id = "sooner";
        sooner.endsAt = three + 1h;
        const Tonight t = watchTonight(shifts, {later, over, sooner}, three);
        QCOMPARE(t.people.size(), size_t(3));
        QCOMPARE(t.people[0].name, std::string("Ana"));
        QVERIFY(t.people[0].me);
        QVERIFY(t.handover == three + 4h);
        QCOMPARE(t.to, std::string("Ben"));
        QVERIFY(t.fromMe && !t.toMe);
        QCOMPARE(t.silences.size(), size_t(2));
        QCOMPARE(t.silences[0].key.id, std::string("sooner"));
        const Tonight nobody = watchTonight({}, {}, three);
        QVERIFY(nobody.people.empty() && nobody.handover == World{});
    }

    void waits()
    {
        QVERIFY(waitsUntil(6, 3) == WaitsUntil::Monday);
        QVERIFY(waitsUntil(5, 18) == WaitsUntil::Monday);
        QVERIFY(waitsUntil(5, 3) == WaitsUntil::Morning);
        QVERIFY(waitsUntil(2, 22) == WaitsUntil::Tomorrow);
    }

    void pagesOfOneCauseAreOneTab()
    {
        Shout shout;
        shout.key = "s";
        shout.object = "agent-runtime";
        shout.cluster = Atom("prod");
        shout.since = three - 20min;
        shout.findings = {"SLO:prom/a"};
        auto taken = page("Q0", 1, three - 30min);
        taken.state = Page::State::Acknowledged;
        auto over = page("Q9", 9, three - 30min);
        over.state = Page::State::Resolved;
        std::vector<Page> pages{
            taken, page("Q1", 2, three - 3min), page("Q2", 3, three - 2min), over};
        shout.pages = {pages[1].key, pages[2].key};
        auto tabs = focusPages(pages, {shout}, {finding("SLO:prom/a", Severity::Critical)});
        QCOMPARE(tabs.size(), size_t(2));
        QCOMPARE(tabs[0].pages.size(), size_t(2)); // nobody has taken it: first
        QCOMPARE(tabs[0].pages[0].number, int64_t(2));
        QCOMPARE(tabs[0].object, std::string("agent-runtime"));
        QVERIFY(tabs[0].impactMeasured && tabs[0].impact == three - 8min);
        QVERIFY(!tabs[1].impactMeasured && tabs[1].impact == three - 30min);
        QCOMPARE(tabs[1].object, std::string("Agent platform"));
        tabs = focusPages(pages, {shout}, {});
        QVERIFY(!tabs[0].impactMeasured && tabs[0].impact == three - 20min);
    }

    void whatChangedIsRankedByGround()
    {
        const World impact = three - 8min;
        auto inCluster = change("node:1", ClockLane::Cluster, "", impact - 1min);
        inCluster.object.cluster = Atom("prod");
        auto elsewhere = change("scale:dr", ClockLane::Deploys, "agent-runtime", impact - 1min);
        elsewhere.object.cluster = Atom("dr");
        elsewhere.environment = "dr";
        auto rollout
            = change("scale:x", ClockLane::Deploys, "agent-runtime", impact - 3min, impact - 2min);
        rollout.object.cluster = Atom("prod");
        auto deployed = change(
            "deploy:gh/7", ClockLane::Deploys, "agent-runtime", impact - 5min, impact - 106s);
        deployed.environment = "prod";
        const std::vector<Change> changes{
            inCluster,
            elsewhere,
            rollout,
            deployed,
            change("robot:hpa", ClockLane::Robots, "agent-runtime", impact + 3min),
            change("deploy:gh/8", ClockLane::Deploys, "registry", impact - 1min),
            change("deploy:gh/9", ClockLane::Deploys, "agent-runtime", impact - 3h, impact - 3h),
            change("alert:1", ClockLane::Alerts, "agent-runtime", impact - 1min),
            change("finding:PODS", ClockLane::Cluster, "agent-runtime", impact - 1min),
            change("incident:INC-0001:declared", ClockLane::Run, "", impact + 5min),
            change("deploy:late", ClockLane::Deploys, "agent-runtime", three + 1min),
        };
        const auto found = changedBefore(
            changes, {"agent-runtime", Atom("prod"), {}, impact, {"registry"}}, three);
        QCOMPARE(found.size(), size_t(5));
        QCOMPARE(found[0].change.id, std::string("deploy:gh/7")); // the rollout is the same one
        QVERIFY(found[0].strongest);
        QCOMPARE(found[0].before, Millis(106s));
        QCOMPARE(found[1].change.id, std::string("robot:hpa"));
        QCOMPARE(found[1].before, Millis(-3min));
        QVERIFY(!found[1].strongest);
        QVERIFY(found[2].ground == FocusChange::Ground::SameDependency);
        QVERIFY(found[2].through == FocusChange::Through::Service);
        QCOMPARE(found[2].of, std::string("agent-runtime"));
        QVERIFY(found[1].of.empty());
        QVERIFY(found[3].ground == FocusChange::Ground::SameCluster);
        QVERIFY(found[4].ground == FocusChange::Ground::TimeOnly);
        QVERIFY(changedBefore({}, {"x", {}, {}, impact, {}}, three).empty());
        // Time alone is never called strong.
        QVERIFY(
            !changedBefore({elsewhere}, {"y", Atom("prod"), {}, impact, {}}, three)[0].strongest);
    }

    void pasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("value");
        using K = PastedThing::Kind;
        const auto row = [](const char* text, K kind, const char* value) {
            QTest::newRow(text) << QString::fromUtf8(text) << int(kind) << QString::fromUtf8(value);
        };
        row("https://acme.pagerduty.com/incidents/Q1ABCDEF234567", K::PageId, "Q1ABCDEF234567");
        row(" https://acme.pagerduty.com/incidents/Q1?utm=1 \n", K::PageId, "Q1");
        row("https://github.com/o/r/actions/runs/4812/job/9", K::RunId, "o/r/4812");
        row("https://github.com/o/r/pull/12", K::PullRequest, "o/r/12");
        row("https://github.com/o/r/pull/12/files#diff-1", K::PullRequest, "o/r/12");
        row("https://github.com/o/r/commit/4f0c9fba01", K::Commit, "4f0c9fba01");
        row("4f0c9fba01b2d3e44f0c9fba01b2d3e44f0c9fba",
            K::Commit,
            "4f0c9fba01b2d3e44f0c9fba01b2d3e44f0c9fba");
        row("https://example.com/", K::Url, "example.com");
        row("http://am.example:9093/#/alerts?filter=%7Balertname%3D%22HighErrorRate%22%7D",
            K::AlertName,
            "HighErrorRate");
        row("http://am.example:9093/#/silences/0a6e2cd2-9d6c-4d4d-a2a1-0d7e0f4f8c31",
            K::SilenceId,
            "0a6e2cd2-9d6c-4d4d-a2a1-0d7e0f4f8c31");
        row("0a6e2cd2-9d6c-4d4d-a2a1-0d7e0f4f8c31",
            K::SilenceId,
            "0a6e2cd2-9d6c-4d4d-a2a1-0d7e0f4f8c31");
        row("https://grafana.example/d/abc/api-overview?var-service=api&to=1768618320000",
            K::Grafana,
            "api-overview");
        row("https://argo.example/applications/argocd/agent-runtime?view=tree",
            K::Argo,
            "agent-runtime");
        row("https://argo.example/applications/agent-runtime", K::Argo, "agent-runtime");
        row("arn:aws:rds:us-east-1:123456789012:db:orders",
            K::Arn,
            "arn:aws:rds:us-east-1:123456789012:db:orders");
        row("arn:aws", K::Nothing, "");
        row("INC-0001", K::Incident, "INC-0001");
        row("NODE:prod/ip-10-0-1-7", K::Finding, "NODE:prod/ip-10-0-1-7");
        row("SLO:prom/api availability", K::Finding, "SLO:prom/api availability");
        row("4bf92f3577b34da6a3ce929d0e0e4736", K::Trace, "4bf92f3577b34da6a3ce929d0e0e4736");
        row("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            K::Trace,
            "4bf92f3577b34da6a3ce929d0e0e4736");
        row("#40213", K::PageNumber, "40213");
        row("40213", K::PageNumber, "40213");
        row("4f0c9fba01b2d3e4", K::AlertId, "4f0c9fba01b2d3e4");
        row("pod/agent-runtime-ftp5h58s8x-4pfg5", K::Name, "agent-runtime-ftp5h58s8x-4pfg5");
        row("two words", K::Nothing, "");
        row("", K::Nothing, "");
    }
    void pasted()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, value);
        const PastedThing thing = pastedThing(text.toStdString());
        QCOMPARE(int(thing.kind), kind);
        QCOMPARE(QString::fromStdString(thing.value), value);
        QVERIFY(pastedThing(std::string(5'000, 'a')).kind == PastedThing::Kind::Nothing);
    }

    void linksBringTheirMoment()
    {
        const PastedThing grafana = pastedThing(
            "https://g.example/d/abc/api?from=1768614720000&to=1768618320000&var-service=api"
            "&var-pod=All",
            three);
        QVERIFY(grafana.at == at("2026-01-17T02:52:00Z"));
        QCOMPARE(grafana.names, std::vector<std::string>{"api"});
        QVERIFY(pastedThing("https://g.example/d/abc/api?from=now-1h&to=now", three).at == World{});
        QVERIFY(pastedThing("https://g.example/d/abc/api?from=now-6h&to=now-1h", three).at
                == three - 1h);
        QVERIFY(pastedThing("https://g.example/d/a/b?to=2026-01-17T02:00:00Z", three).at
                == at("2026-01-17T02:00:00Z"));
        const PastedThing node
            = pastedThing("arn:aws:ec2:us-east-1:123456789012:instance/i-0abc", three);
        QCOMPARE(node.names.front(), std::string("i-0abc"));
    }

    void snoozesEndByThemselves()
    {
        NeedRow row;
        row.key = "finding:DISK:redis";
        row.object = "redis";
        row.severity = Severity::Warning;
        const Change mark = snoozeMark(row, three, three + 2h, "Ana", "disk comes: Monday");
        std::map<std::string, Snooze> all = snoozesIn({mark}, three + 1h);
        QCOMPARE(all.size(), size_t(1));
        const Snooze& one = all[row.key];
        QCOMPARE(one.why, std::string("disk comes: Monday"));
        QCOMPARE(one.who, std::string("Ana"));
        QVERIFY(one.until == three + 2h);
        QVERIFY(holds(one, row, three + 1h));
        QVERIFY(!holds(one, row, three + 3h));
        NeedRow worse = row;
        worse.severity = Severity::Critical;
        QVERIFY(!holds(one, worse, three + 1h));
        NeedRow paged = row;
        paged.rule = NeedRow::Rule::Page;
        QVERIFY(!holds(one, paged, three + 1h));
        QVERIFY(snoozesIn({mark}, three + 2h).empty());
        QVERIFY(snoozesIn({snoozeEnd(one, three + 1h, "Ben")}, three + 1h).empty());
        // Nobody puts a thing off for ever.
        QVERIFY(snoozeMark(row, three, three + 24h * 90, "Ana", "x").until == three + 24h * 7);
        QCOMPARE(ownersIn({ownerMark(row, three, "Ben", "Ana")})[row.key], std::string("Ben"));
        QVERIFY(ownersIn({ownerMark(row, three, "", "Ana")}).empty());
    }

    void updatesOfAPageFallDue()
    {
        Page one = page("Q1", 7, three - 10min);
        QVERIFY(updateDue(one, {}) == World{});
        one.state = Page::State::Acknowledged;
        one.acknowledgers = {{"P1", "Ana", three}};
        QVERIFY(updateDue(one, {}) == three + 30min);
        QVERIFY(updateDue(one, {updateMark(one, three + 20min, "we look", "Ana")})
                == three + 50min);
        one.priority = "P1";
        QVERIFY(updateDue(one, {}) == three + 15min);
        QVERIFY(!hasOutcome({}, one.key));
        QVERIFY(hasOutcome({outcomeMark(one, three, "noise", "", "Ana")}, one.key));
    }

    void anEarlierBurnIsNotTheBeginning()
    {
        QVERIFY(heldBeginning(three - 8min, three - 2h) == three - 8min); // slid back
        QVERIFY(heldBeginning(three - 8min, three - 5min) == three - 8min); // the same one
        QVERIFY(heldBeginning(three - 9h, three - 8min) == three - 8min); // another one
    }

    void recoveryFollowsTheUsers()
    {
        FocusPages tab;
        tab.pages = {page("Q1", 7, three)};
        tab.object = "agent-runtime";
        tab.impact = three - 8min;
        RecoveryWatch watch;
        QVERIFY(watch.look(tab, {burning(0.06, 0.03)}, {}, three).users == UsersState::Failing);
        QVERIFY(watch.look(tab, {burning(0.06, 0.03)}, {}, three).since == World{});
        // The page is still open: the users are what counts.
        const Recovery well = watch.look(tab, {burning(0, 0.03)}, {}, three + 5min);
        QVERIFY(well.users == UsersState::Well && well.since == three + 5min);
        QVERIFY(!well.asks(three + 19min));
        QVERIFY(well.asks(three + 20min));
        QVERIFY(watch.look(tab, {burning(0, 0)}, {}, three + 9min).since == three + 5min);
        // A relapse begins anew, also after the pager has closed the page.
        tab.pages[0].state = Page::State::Resolved;
        tab.pages[0].resolved = three + 10min;
        QVERIFY(watch.look(tab, {burning(0.06, 0.03)}, {}, three + 11min).since == World{});
        QVERIFY(watch.look(tab, {burning(0, 0)}, {}, three + 12min).since == three + 12min);
        // Without an SLO the page is followed, and nothing is claimed of users.
        tab.object = "unmeasured";
        const Recovery page_ = watch.look(tab, {burning(0, 0)}, {}, three + 13min);
        QVERIFY(page_.users == UsersState::NotMeasured && page_.since == three + 10min);
        // A console that was opened afterwards reads the end off the clock.
        FocusPages late;
        late.pages = {page("Q2", 8, three)};
        late.object = "agent-runtime";
        late.impact = three - 8min;
        Change felt
            = change("finding:SLO", ClockLane::Users, "agent-runtime", three - 8min, three + 3min);
        RecoveryWatch other;
        QVERIFY(other.look(late, {burning(0, 0)}, {felt}, three + 9min).since == three + 3min);
        // Users who never failed have not recovered.
        QVERIFY(RecoveryWatch().look(late, {burning(0, 0)}, {}, three + 9min).since == World{});
    }

    void reasonsNameEveryFact()
    {
        const auto reasons = watchReasons(
            {finding("PODS:a", Severity::Warning), finding("SLO:prom/b", Severity::Critical)},
            {source("prom", "prometheus", SourceState::Live),
             source("am", "alertmanager", SourceState::Unreachable),
             source("off", "github", SourceState::Disabled)});
        QCOMPARE(reasons.size(), size_t(4));
        QCOMPARE(reasons[0].findingId, std::string("SLO:prom/b"));
        QCOMPARE(reasons[3].source, std::string("am"));
        QVERIFY(reasons[3].severity == Severity::Unknown);
    }
};

MIDWATCH_TEST(WatchTest)
#include "tst_watch.moc"
