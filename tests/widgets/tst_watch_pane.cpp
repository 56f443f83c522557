// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Watch pane: what it says when all is well and when it is not, the page at 03:00, nothing
// moves under a person at work, the time cursor, notes, the incident record.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/card.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/panes/watch/verdict_bar.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/shell/provenance_overlay.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

using Fixture = WatchFixture;

} // namespace

class WatchPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wellOnlyWithEverythingSeen()
    {
        Fixture f;
        WatchPane* pane = f.open();
        pane->refresh();
        QVERIFY(pane->verdict()->content().headline.startsWith(QStringLiteral("Well. 3 of 3")));
        QVERIFY(pane->verdict()->content().status == StatusKind::Ok);
        QCOMPARE(pane->needs()->content().rows.size(), size_t(0));
        QVERIFY(pane->focusCard()->isHidden());
        f.tell("gh",
               {},
               "runs",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "refused", 0, {}, {}});
        pane->refresh();
        QVERIFY(pane->verdict()->content().headline.startsWith(
            QStringLiteral("Well where seen: 2 of 3")));
        QVERIFY(pane->verdict()->content().detail.contains(QStringLiteral("gh")));
    }

    // An empty lane without a source is no quiet night.
    void lanesSayWhatTheyDoNotSee()
    {
        Fixture f;
        WatchPane* pane = f.open();
        pane->refresh();
        QCOMPARE(pane->clock()->unwatched(ClockLane::Users),
                 QStringLiteral("not watched: no source tells of the users"));
        QVERIFY(pane->clock()->unwatched(ClockLane::Alerts).isEmpty());
        QVERIFY(pane->clock()->unwatched(ClockLane::Deploys).isEmpty());
        f.addSource("prom", "prometheus");
        f.tell("prom", {}, "slo");
        pane->refresh();
        QVERIFY(pane->clock()->unwatched(ClockLane::Users).isEmpty());
        const Error refused{ErrorKind::Network, "refused", 0, {}, {}};
        f.tell("am", {}, "alerts", SourceState::Unreachable, refused);
        pane->refresh();
        QVERIFY(pane->clock()->unwatched(ClockLane::Alerts).isEmpty()); // the pager tells of them
        f.tell("pd", {}, "incidents", SourceState::Unreachable, refused);
        f.tell("prom", {}, "slo", SourceState::Unreachable, refused);
        pane->refresh();
        QCOMPARE(pane->clock()->unwatched(ClockLane::Alerts), QStringLiteral("not seen: am, pd"));
        QCOMPARE(pane->clock()->unwatched(ClockLane::Users), QStringLiteral("not seen: prom"));
    }

    // Nobody sees the users any more: the verdict does not go on as if somebody did.
    void whatIsNoLongerSeenIsToldInThePast()
    {
        WatchVerdict verdict;
        verdict.kind = WatchVerdict::Kind::UsersFail;
        verdict.severity = Severity::Critical;
        verdict.subject = "api";
        verdict.errorRatio = 0.062;
        verdict.since = PaneFixture::night() - 9min;
        verdict.remaining = 0.71;
        verdict.burn = 620;
        verdict.exhaustionSeconds = 3000;
        verdict.trend = WatchVerdict::Trend::Rising;
        const World now = PaneFixture::night();
        QCOMPARE(watch::headline(verdict, now),
                 QStringLiteral("Users of api fail: 6.2 % of requests, since 02:52Z, "
                                "still rising ↗."));
        QVERIFY(watch::detail(verdict, now).contains(QStringLiteral("gone 03:51Z")));
        verdict.lastSeen = now - 2min;
        verdict.trend = WatchVerdict::Trend::Unknown;
        QCOMPARE(watch::headline(verdict, now),
                 QStringLiteral("Users of api failed when last seen at 02:59Z: 6.2 % of requests, "
                                "since 02:52Z."));
        QVERIFY(!watch::detail(verdict, now).contains(QStringLiteral("gone")));
        verdict.kind = WatchVerdict::Kind::Wrong;
        verdict.what = "Rollout failed";
        QCOMPARE(watch::headline(verdict, now),
                 QStringLiteral("api: Rollout failed, since 02:52Z, last seen 02:59Z."));
    }

    void aPageTakesTheMiddleAndGoesAfterwards()
    {
        Fixture f;
        WatchPane* pane = f.open();
        Delta delta;
        delta.push_back(
            whole<Deployment>({deployed(PaneFixture::night() - 11min)}, "gh/deployments"));
        f.tell("gh", std::move(delta), "runs");
        f.fire();
        f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
        pane->refresh();
        QVERIFY(pane->focusCard()->isVisible());
        const FocusCard::Content& content = pane->focusCard()->content();
        QVERIFY(content.title.contains(QStringLiteral("40213")));
        QVERIFY(content.countdown.contains(QStringLiteral("Ben")));
        QCOMPARE(content.changes.size(), size_t(1));
        QVERIFY(content.changes[0].strongest);
        QVERIFY(content.changes[0].ground.contains(QStringLiteral("same service")));
        QVERIFY(!content.provider.isEmpty());
        for (const FocusCard::ChangeLine& line : content.changes)
            QVERIFY(!line.ground.contains(QStringLiteral("because")));
        // The row of the page is one, and first.
        QCOMPARE(pane->needs()->content().rows.size(), size_t(2));
        QVERIFY(pane->needs()->content().rows[0].focus);
        QVERIFY(pane->needs()->content().rows[0].need.tonight);
        QVERIFY(!pane->needs()->content().rows[1].need.tonight);
        Page over = page("Q1", 40213, "[FIRING:1] HighErrorRate api");
        over.state = Page::State::Resolved;
        over.resolved = f.clock.world();
        f.call({over});
        pane->refresh();
        QVERIFY(pane->focusCard()->isVisible()); // looked at for a quarter of an hour
        QVERIFY(!pane->focusCard()->content().acknowledge);
        QVERIFY(!pane->focusCard()->content().users.isEmpty());
        f.clock.advance(16min);
        pane->refresh();
        QVERIFY(pane->focusCard()->isVisible()); // asks what it was
        QVERIFY(f.actions.trigger(QStringLiteral("watch.dismiss")));
        QVERIFY(pane->focusCard()->isHidden());
    }

    void whatIsKnownOfProvidersStandsLast()
    {
        Fixture f;
        f.addSource("gh-status", "statuspage");
        f.addSource("cf-status", "statuspage");
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
        pane->refresh();
        const auto line = [&] { return pane->focusCard()->content().provider; };
        const auto kind = [&] { return pane->focusCard()->content().providerStatus; };
        QVERIFY2(line().contains(QStringLiteral("gh-status: not seen")), qPrintable(line()));
        QVERIFY(kind() == StatusKind::Unknown);
        const auto say
            = [&](const char* source, const char* name, std::vector<ProviderIncident> incidents) {
                  ProviderPage about;
                  about.key = {Atom(source), "page"};
                  about.name = name;
                  for (ProviderIncident& one : incidents)
                      one.key.source = Atom(source);
                  Delta delta;
                  const std::string scope = std::string(source) + "/";
                  delta.push_back(whole<ProviderPage>({about}, (scope + "ProviderPage").c_str()));
                  delta.push_back(whole<ProviderIncident>(std::move(incidents),
                                                          (scope + "ProviderIncident").c_str()));
                  f.tell(source, {}, "incidents");
                  f.tell(source, std::move(delta), "summary");
                  pane->refresh();
              };
        say("gh-status", "GitHub", {});
        say("cf-status", "Cloudflare", {});
        QVERIFY2(line().startsWith(QStringLiteral("GitHub, Cloudflare: no event, ")),
                 qPrintable(line()));
        QVERIFY(kind() == StatusKind::Ok);
        ProviderIncident event;
        event.key.id = "x1";
        event.name = "Incident with Actions";
        event.state = ProviderIncident::State::Identified;
        event.impact = ProviderImpact::Major;
        event.started = PaneFixture::night() - 20min;
        say("gh-status", "GitHub", {event});
        QVERIFY2(
            line().startsWith(QStringLiteral("GitHub: Incident with Actions, major, since 02:41Z · "
                                             "Cloudflare: no event, ")),
            qPrintable(line()));
        QVERIFY(kind() == StatusKind::Warning);
        QVERIFY(!pane->focusCard()->content().providerFrom.empty());
        event.state = ProviderIncident::State::Resolved;
        event.ended = PaneFixture::night() - 12min;
        say("gh-status", "GitHub", {event});
        QVERIFY2(
            line().startsWith(QStringLiteral("GitHub: Incident with Actions, 02:41Z to 02:49Z")),
            qPrintable(line()));
        QVERIFY(kind() == StatusKind::Info);
        // What does not answer any more is never called calm.
        f.tell("cf-status",
               {},
               "summary",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "refused", 0, {}, {}});
        pane->refresh();
        QVERIFY2(line().contains(QStringLiteral("Cloudflare: not seen for")), qPrintable(line()));
        QVERIFY2(!line().contains(QStringLiteral("no event")), qPrintable(line()));
    }

    void whatItDependsOnComesBeforeTheRestOfTheCluster()
    {
        Fixture f;
        f.dependencies["api"] = {"registry"};
        f.addSource("k", "kubernetes");
        WatchPane* pane = f.open();
        // Another deploy stands nearer in time: the dependency comes first all the same.
        Deployment near = deployed(PaneFixture::night() - 10min);
        near.service = Atom("portal");
        near.key.id = "o/portal/deployments/9";
        Deployment called = deployed(PaneFixture::night() - 25min);
        called.service = Atom("registry");
        called.key.id = "o/registry/deployments/8";
        Delta delta;
        delta.push_back(whole<Deployment>({near, called}, "gh/deployments"));
        f.tell("gh", std::move(delta), "runs");
        f.fire();
        f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
        pane->refresh();
        {
            const auto& changes = pane->focusCard()->content().changes;
            QCOMPARE(changes.size(), size_t(2));
            QVERIFY2(changes[0].ground.startsWith(QStringLiteral("dependency of api · ")),
                     qPrintable(changes[0].ground));
            QVERIFY(changes[0].strongest);
            QVERIFY(changes[1].ground.startsWith(QStringLiteral("time only")));
        }
        // A node goes on which one of its pods stands, one of several that the mark counts.
        KubeNode node;
        node.key = {Atom("k"), Atom("Node"), {}, "n1"};
        node.pool = Atom("worker");
        node.ready = false;
        node.created = PaneFixture::night() - 24h * 9;
        node.readyChanged = PaneFixture::night() - 12min;
        KubeNode last = node;
        last.key.name = "n2";
        Pod pod;
        pod.key = {Atom("k"), Atom("Pod"), Atom("shop"), "api-5c7d-x1"};
        pod.service = Atom("api");
        pod.node = Atom("n1");
        delta.clear();
        delta.push_back(whole<Pod>({pod}, "k/pods"));
        delta.push_back(whole<KubeNode>({node, last}, "k/nodes"));
        f.tell("k", std::move(delta), "nodes");
        pane->refresh();
        const auto groundOfNodes = [pane] {
            for (const FocusCard::ChangeLine& line : pane->focusCard()->content().changes) {
                if (line.what.contains(QStringLiteral("nodes of pool worker")))
                    return line.ground;
            }
            return QString();
        };
        QVERIFY2(groundOfNodes().startsWith(QStringLiteral("runs pods of api · ")),
                 qPrintable(groundOfNodes()));
        // Its pod is soon elsewhere: the ground stays.
        pod.key.name = "api-5c7d-x2";
        pod.node = Atom("n7");
        delta.clear();
        delta.push_back(whole<Pod>({pod}, "k/pods"));
        f.tell("k", std::move(delta), "pods");
        pane->refresh();
        QVERIFY(groundOfNodes().startsWith(QStringLiteral("runs pods of api · ")));
    }

    // Verdict, matrix, rows, tonight, the page: each number says where it comes from.
    void everyNumberSaysWhereItComesFrom()
    {
        Fixture f;
        f.scope.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
        WatchPane* pane = f.open();
        Delta delta;
        delta.push_back(
            whole<Deployment>({deployed(PaneFixture::night() - 11min)}, "gh/deployments"));
        f.tell("gh", std::move(delta), "runs");
        f.fire();
        OnCallShift shift;
        shift.key = {Atom("pd"), "P/1/U1"};
        shift.user = "Ana";
        shift.level = 1;
        Delta called;
        called.push_back(whole<OnCallShift>({shift}, "pd/oncall"));
        f.tell("pd", std::move(called), "oncall");
        Silence silence;
        silence.key = {Atom("am"), "s1"};
        silence.state = Silence::State::Active;
        silence.comment = "node-exporter";
        silence.endsAt = PaneFixture::night() + 2h;
        Delta quiet;
        quiet.push_back(whole<Silence>({silence}, "am/silences"));
        f.tell("am", std::move(quiet), "silences");
        f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
        pane->refresh();
        pane->grab(); // what is painted is what can be asked about
        const auto of = [](const QWidget* widget) {
            std::map<QString, QString> out; // query → source
            for (const ProvenancePlace& place : provenancePlacesOf(widget)) {
                out[place.from.query] = place.from.source;
                if (widget->rect().contains(place.rect))
                    continue;
                qWarning("outside of its widget: %s", qPrintable(place.from.query));
                out[QStringLiteral("outside")] = place.from.query;
            }
            return out;
        };
        using Map = std::map<QString, QString>;
        // The verdict is of the alert, how much is seen of all three.
        const auto verdict = of(pane->verdict());
        QCOMPARE(verdict.at(QStringLiteral("/api/v2/alerts")), QStringLiteral("am"));
        QCOMPARE(verdict.at(QStringLiteral("the newest answer of every source")),
                 QStringLiteral("3 source(s)"));
        const auto rows = of(pane->needs());
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows.at(QStringLiteral("/api/v2/alerts; /incidents")), QStringLiteral("am, pd"));
        QCOMPARE(rows.at(QStringLiteral("/api/v2/alerts")), QStringLiteral("am"));
        QVERIFY(pane->needs()->tooltip(0).contains(QStringLiteral("Source: am, pd")));
        QCOMPARE(of(pane->tonight()),
                 (Map{{QStringLiteral("/oncalls"), QStringLiteral("pd")},
                      {QStringLiteral("/api/v2/silences"), QStringLiteral("am")}}));
        // Work and data are wrong, the edge and shipping are well: all say who told.
        auto* matrix = pane->findChild<MatrixView*>();
        const auto cells = of(matrix);
        QCOMPARE(cells.size(), size_t(3)); // of data and the edge it is the same
        QCOMPARE(cells.at(QStringLiteral("/api/v2/alerts; /incidents")), QStringLiteral("am, pd"));
        QCOMPARE(cells.at(QStringLiteral("/api/v2/alerts")), QStringLiteral("am"));
        QCOMPARE(cells.at(QStringLiteral("/repos/…/actions/runs; /repos/…/deployments")),
                 QStringLiteral("gh"));
        QVERIFY(matrix->tooltip(0, int(Domain::Work)).contains(QStringLiteral("Age: ")));
        const FocusCard::Content& focus = pane->focusCard()->content();
        QCOMPARE(focus.pageFrom.query, QStringLiteral("/incidents/Q1"));
        QCOMPARE(focus.changes.at(0).from.source, QStringLiteral("gh"));
        QVERIFY(focus.changes.at(0).from.query.contains(QStringLiteral("deployments")));
        std::set<QString> told;
        for (const QWidget* part : pane->focusCard()->findChildren<QWidget*>()) {
            for (const auto& [query, source] : of(part))
                told.insert(query);
        }
        QVERIFY(told.count(QStringLiteral("/incidents/Q1")) == 1);
        QVERIFY(told.count(focus.changes.at(0).from.query) == 1);
        for (const ProvenancePlace& place : provenancePlacesOf(pane->needs()))
            QVERIFY(place.from.at != World{});
        ProvenanceOverlay overlay(f.theme, f.clock, pane);
        overlay.begin();
        QVERIFY2(overlay.marked() >= 7, qPrintable(QString::number(overlay.marked())));
        QVERIFY2(overlay.marked() < 40, qPrintable(QString::number(overlay.marked())));
    }

    void nothingMovesUnderAPersonAtWork()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        pane->refresh();
        pane->needs()->setFocus();
        pane->activateWindow();
        QTRY_VERIFY(pane->needs()->hasFocus());
        QTest::keyClick(pane->needs(), Qt::Key_Down);
        QVERIFY(pane->needs()->isBusy());
        const QRect before = pane->needs()->geometry();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        QVERIFY(pane->needs()->hasStrip());
        QVERIFY(pane->focusCard()->isHidden());
        QCOMPARE(pane->needs()->geometry(), before);
        f.clock.advance(1s); // Space is no accident of the moment the list came
        QTest::keyClick(pane->needs(), Qt::Key_Space);
        QVERIFY(pane->focusCard()->isVisible());
        QVERIFY(!pane->needs()->hasStrip());
    }

    void pagesOfOneCauseAreOneTab()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 1, "HighErrorRate api"),
                page("Q2", 2, "HighErrorRate api again"),
                page("Q3", 3, "DiskFilling redis")});
        pane->refresh();
        QVERIFY2(pane->focusCard()->content().tabs.contains(QStringLiteral("1 of 2")),
                 qPrintable(pane->focusCard()->content().tabs));
        QVERIFY(pane->focusCard()->content().tabs.contains(QStringLiteral("2 pages")));
    }

    void clickOnTheClockSetsTheTimeForAllPanes()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        pane->refresh();
        IncidentClock* clock = pane->clock();
        const QPoint at(int(clock->xOf(f.clock.world() - 2h)), clock->height() - 40);
        QTest::mouseClick(clock, Qt::LeftButton, {}, at);
        QVERIFY(f.time.cursor().has_value());
        QVERIFY(std::chrono::abs(*f.time.cursor() - (f.clock.world() - 2h)) < 2min);
        QVERIFY(!pane->verdict()->content().aside.isEmpty());
        f.time.setCursor(std::nullopt);
        QVERIFY(pane->verdict()->content().aside.isEmpty());
        f.time.setRange(60min);
        QVERIFY(clock->end() - clock->begin() == Millis(60min));
        clock->zoom(0.5, f.clock.world()); // by hand, and a step of time does not undo it
        f.time.setCursor(f.clock.world() - 10min);
        QVERIFY(clock->end() - clock->begin() == Millis(30min));
        f.time.setCursor(std::nullopt);
        f.time.setRange(std::nullopt);
        QVERIFY(clock->end() - clock->begin() == Millis(IncidentClock::standardRange));
    }

    void clockZoomsPansAndComesBack()
    {
        Theme theme;
        IncidentClock clock(theme);
        clock.resize(1000, 216);
        const World now = PaneFixture::night();
        clock.setNow(now);
        QVERIFY(clock.follows());
        const World around = now - 1h;
        const double x = clock.xOf(around);
        clock.zoom(0.5, around);
        QVERIFY(std::abs(clock.xOf(around) - x) < 1); // the moment under the pointer stays
        for (int i = 0; i < 40; ++i)
            clock.zoom(0.5, around);
        QVERIFY(clock.end() - clock.begin() >= Millis(IncidentClock::shortestRange));
        clock.pan(-30min);
        QVERIFY(!clock.follows());
        clock.setNow(now + 1min);
        QVERIFY(clock.end() < now);
        clock.pan(48h);
        QVERIFY(clock.follows()); // never into the future
        clock.backToNow();
        QVERIFY(clock.end() - clock.begin() == Millis(IncidentClock::standardRange));
        Change open, later;
        open.id = "a";
        open.at = now - 3h;
        open.open = true;
        open.lane = later.lane = ClockLane::Users;
        later.id = "b";
        later.at = now - 1h;
        clock.setChanges({open, later});
        QVERIFY(clock.next(now, false, false)->id == "b");
        QVERIFY(clock.next(now - 2h, true, false)->id == "b");
        QVERIFY(clock.next(now, false, true) == nullptr);
        const double lane = IncidentClock::topPadding + IncidentClock::laneHeight / 2.0;
        QCOMPARE(clock.marksAt({clock.xOf(now - 2h), lane}), std::vector<std::string>{"a"});
        QVERIFY(clock.marksAt({clock.xOf(now - 4h), lane}).empty());
    }

    void notesAreStampedWhenTheCommaWasPressed()
    {
        Fixture f;
        WatchPane* pane = f.open();
        const World pressed = f.clock.world();
        f.actions.trigger(QStringLiteral("watch.note"));
        f.clock.advance(40s);
        auto* field = pane->findChild<QLineEdit*>(QStringLiteral("watch.noteField"));
        QVERIFY(field && field->isVisible());
        QTest::keyClicks(field, QStringLiteral("rolled back"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        pane->refresh();
        const auto& changes = pane->clock()->changes();
        QCOMPARE(changes.size(), size_t(1));
        QVERIFY(changes[0].at == pressed);
        QCOMPARE(changes[0].sentence, std::string("Ana: rolled back"));
    }

    void anIncidentIsDeclaredToldAndClosed()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        QVERIFY(f.actions.trigger(QStringLiteral("watch.declare")));
        QVERIFY(pane->form()->isVisible());
        QCOMPARE(pane->form()->words(), QStringLiteral("HighErrorRate api"));
        pane->form()->confirm();
        const incident::Incident* open = pane->openIncident();
        QVERIFY(open);
        QCOMPARE(open->pagerNumber, int64_t(40213));
        QVERIFY(open->impact != World{} && !open->impactConfirmed);
        QCOMPARE(open->commander, std::string("Ana"));
        Q_EMIT pane->clock()->impactMoved(f.clock.world() - 10min);
        QVERIFY(pane->openIncident()->impactConfirmed);
        QVERIFY(f.actions.trigger(QStringLiteral("watch.update")));
        pane->form()->setWords(QStringLiteral("We roll back."));
        pane->form()->confirm();
        QCOMPARE(pane->openIncident()->updates.size(), size_t(1));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("We roll back."));
        QVERIFY(f.actions.trigger(QStringLiteral("watch.declare"))); // now it closes
        QVERIFY(pane->form()->mode() == IncidentForm::Mode::Close);
        pane->form()->setWords(QStringLiteral("bad deploy"));
        pane->form()->confirm();
        QVERIFY(!pane->openIncident());
        const auto files = runbook::makeFileLayer();
        const auto listed
            = incident::listIncidents(*files, f.dir.path().toStdString() + "/incidents");
        QCOMPARE(listed.size(), size_t(1));
        QVERIFY(!listed[0].incident.isOpen());
    }

    void pasteOpensWhatItNames()
    {
        Fixture f;
        f.open();
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        QSignalSpy opened(&f.selection, &SelectionBus::openRequested);
        QGuiApplication::clipboard()->setText(
            QStringLiteral("https://acme.pagerduty.com/incidents/Q1"));
        f.actions.trigger(QStringLiteral("watch.paste"));
        QCOMPARE(opened.size(), 1);
        const auto* ref = std::get_if<ItemRef>(&f.selection.current());
        QVERIFY(ref && ref->topic == "pages" && ref->key.id == "Q1");
        QGuiApplication::clipboard()->setText(QStringLiteral("no-such-pod"));
        f.actions.trigger(QStringLiteral("watch.paste"));
        QCOMPARE(opened.size(), 1);
    }

    void nextUnwellGoesRound()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        pane->refresh();
        const auto id = [&] {
            const auto* ref = std::get_if<ItemRef>(&f.selection.current());
            return ref ? ref->key.id : std::string();
        };
        f.actions.trigger(QStringLiteral("watch.unwell"));
        QCOMPARE(id(), std::string("3fd2")); // the worst first
        f.actions.trigger(QStringLiteral("watch.unwell"));
        QCOMPARE(id(), std::string("77aa"));
        f.actions.trigger(QStringLiteral("watch.unwell"));
        QCOMPARE(id(), std::string("3fd2"));
        f.actions.trigger(QStringLiteral("watch.unwellBefore"));
        QCOMPARE(id(), std::string("77aa"));
    }

    void smallWindowFoldsTheMatrixIntoTheVerdict()
    {
        Fixture f;
        f.scope.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
        WatchPane* pane = f.open({872, 624});
        pane->refresh();
        QCOMPARE(pane->verdict()->content().glyphs.size(), size_t(7));
        QVERIFY(pane->findChild<MatrixView*>()->isHidden());
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        // Nothing lies over another thing, nothing outside.
        const QList<QWidget*> parts{
            pane->verdict(), pane->focusCard(), pane->needs(), pane->clock()};
        for (int i = 0; i < parts.size(); ++i) {
            QVERIFY(pane->rect().contains(parts[i]->geometry()));
            for (int k = i + 1; k < parts.size(); ++k)
                QVERIFY(!parts[i]->geometry().intersects(parts[k]->geometry()));
        }
    }
};

MIDWATCH_TEST(WatchPaneTest)
#include "tst_watch_pane.moc"
