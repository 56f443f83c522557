// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people say in the Watch pane: whose incident it is, what is put off and by whom, what a page
// was, what was told to others; and what the pane says where it does not see.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/card.h"
#include "widgets/panes/watch/clock_note.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/row_form.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/panes/watch/verdict_bar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

using Fixture = WatchFixture;

Slo slo(const char* service, double errors)
{
    Slo out;
    out.key = {Atom("prom"), std::string(service) + "-availability", {}};
    out.name = out.key.id;
    out.service = service;
    out.objective = 0.999;
    out.objectiveText = "99.9";
    out.window = std::chrono::minutes(43'200);
    out.state = errors > 0 ? Slo::State::Critical : Slo::State::Ok;
    for (const int minutes : {5, 30, 60, 120, 360, 1440, 4320})
        out.burns.push_back({std::chrono::minutes(minutes), errors, errors / 0.001});
    out.remaining = 0.71;
    out.computedAt = PaneFixture::night();
    return out;
}

bool says(const QString& text, const char* words)
{
    return text.contains(QString::fromUtf8(words));
}

OnCallShift onCall(const char* who)
{
    OnCallShift out;
    out.key = {Atom("pd"), std::string("shift/") + who};
    out.user = who;
    out.level = 1;
    return out;
}

// What a browser would have been asked to open.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

// One of two nodes is gone for an hour, and so many deployments have twelve pods without a place.
void loseHalf(WatchFixture& f, int deployments)
{
    const World then = PaneFixture::night() - 60min;
    std::vector<KubeNode> nodes(2);
    for (KubeNode& node : nodes) {
        const bool ready = &node == &nodes[0];
        node.key = {Atom("prod"), Atom("Node"), {}, ready ? "ip-1" : "ip-2"};
        node.ready = ready;
        node.created = then - 900h;
        node.readyChanged = then;
        node.conditions = {{Atom("Ready"), Atom(ready ? "True" : "False"), Atom("Kubelet"), then}};
    }
    std::vector<Pod> pods;
    for (int i = 0; i < 12 * deployments; ++i) {
        Pod pod;
        const std::string app = "app" + std::to_string(i / 12);
        pod.key = {Atom("prod"), Atom("Pod"), Atom("shop"), app + "-" + std::to_string(i)};
        pod.owner = Atom("ReplicaSet/" + app + "-5c7d");
        pod.phase = pod.status = Atom("Pending");
        pod.totalContainers = 1;
        pod.created = pod.unschedulableSince = then + 2min;
        pods.push_back(pod);
    }
    f.tell("prod", {whole<KubeNode>(std::move(nodes), "prod/Node")}, "nodes");
    f.tell("prod", {whole<Pod>(std::move(pods), "prod/Pod")}, "pods");
    f.pass(Millis(16000)); // a check is judged again after a while even if no row has changed
}

} // namespace

class WatchPeopleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anIncidentStaysInItsEstate()
    {
        Fixture f;
        f.estate = "demo:bad-deploy";
        f.simulated = true;
        WatchPane* pane = f.open();
        QVERIFY(f.actions.trigger(QStringLiteral("watch.declare")));
        pane->form()->setWords(QStringLiteral("drill"));
        pane->form()->confirm();
        QVERIFY(pane->openIncident() && pane->openIncident()->simulated);
        f.pane.reset(); // the window is closed
        f.estate = "/etc/production.yaml";
        f.simulated = false;
        pane = f.open();
        QVERIFY(!pane->openIncident());
        QVERIFY(pane->verdict()->content().incident.isEmpty());
        f.pane.reset();
        f.estate = "demo:bad-deploy";
        f.simulated = true;
        pane = f.open();
        QVERIFY(pane->openIncident());
        f.pane.reset();
        f.estate.clear(); // a recording is the past
        pane = f.open();
        QVERIFY(!pane->openIncident());
        QVERIFY(!f.actions.trigger(QStringLiteral("watch.declare")));
    }

    void whatIsNotSeenIsNotSaidToBeNothing()
    {
        Fixture f;
        WatchPane* pane = f.open();
        pane->refresh();
        QCOMPARE(pane->needs()->content().empty, QStringLiteral("Nothing needs you tonight."));
        QCOMPARE(pane->tonight()->content().none, QStringLiteral("In force: no silence."));
        const auto lose = [&f](const char* source, const char* part) {
            f.tell(source,
                   {},
                   part,
                   SourceState::Unreachable,
                   Error{ErrorKind::Network, "refused", 0, {}, {}});
        };
        lose("am", "alerts");
        pane->refresh();
        QVERIFY(says(pane->needs()->content().empty, "Nothing known needs you; 1 of 3 sources"));
        QVERIFY(says(pane->tonight()->content().none, "not known, am is not seen"));
        QVERIFY(!pane->tonight()->content().known);
        lose("pd", "incidents");
        lose("gh", "runs");
        pane->refresh();
        QVERIFY(says(pane->needs()->content().empty, "Nothing is seen"));
        QVERIFY(says(pane->tonight()->content().people, "the pager is not seen"));
    }

    void withoutAnAlertmanagerSilencesAreNotKnown()
    {
        PaneFixture f;
        f.addSource("prod", "kubernetes");
        f.tell("prod", {}, "nodes");
        auto* pane = f.show<WatchPane>();
        pane->refresh();
        QVERIFY(says(pane->tonight()->content().none, "no Alertmanager is configured"));
    }

    void anOpenIncidentIsSeenWithoutAPage()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.actions.trigger(QStringLiteral("watch.declare"));
        pane->form()->setWords(QStringLiteral("odd latencies"));
        pane->form()->confirm();
        QVERIFY(pane->focusCard()->isHidden());
        QVERIFY2(says(pane->verdict()->content().incident, "INC-0001 P2 · status update in 3"),
                 qPrintable(pane->verdict()->content().incident));
        pane->verdict()->grab();
        QVERIFY(pane->verdict()->incidentRect().width() > 100);
        QTest::mouseClick(pane->verdict(),
                          Qt::LeftButton,
                          {},
                          pane->verdict()->incidentRect().center().toPoint());
        QVERIFY(pane->form()->isVisible() && pane->form()->mode() == IncidentForm::Mode::Update);
        f.clock.advance(31min);
        pane->refresh();
        QVERIFY(pane->verdict()->content().due);
        pane->resize(872, 624);
        pane->refresh();
        pane->verdict()->grab(); // beside the glyphs of the matrix too
        QVERIFY(pane->rect().contains(pane->verdict()->incidentRect().toRect()));
    }

    void othersAreToldWithoutAnIncidentToo()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.actions.trigger(QStringLiteral("watch.update"));
        QVERIFY(!pane->form()->isVisible());
        QVERIFY(pane->strip()->isVisible()); // nothing is silent
        f.fire();
        Page taken = page("Q1", 40213, "HighErrorRate api");
        taken.state = Page::State::Acknowledged;
        taken.acknowledgers = {{"P1", "Ana", PaneFixture::night()}};
        f.call({taken});
        pane->refresh();
        QVERIFY(says(pane->focusCard()->content().countdown, "Acked 03:01:12Z"));
        QVERIFY2(says(pane->focusCard()->content().after, "status update due 03:31Z · U"),
                 qPrintable(pane->focusCard()->content().after));
        f.actions.trigger(QStringLiteral("watch.update"));
        QVERIFY(pane->form()->isVisible());
        QVERIFY(says(pane->form()->words(), "HighErrorRate api, for"));
        f.clock.advance(10min);
        pane->form()->setWords(QStringLiteral("We roll back."));
        pane->form()->confirm();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("We roll back."));
        pane->refresh();
        QVERIFY(!says(pane->focusCard()->content().after, "03:31Z"));
        const auto& marks = pane->clock()->changes();
        QVERIFY(std::any_of(marks.begin(), marks.end(), [](const Change& one) {
            return one.sentence.find("We roll back.") != std::string::npos;
        }));
    }

    void aPageIsAskedAboutWhenUsersAreWell()
    {
        Fixture f;
        f.addSource("prom", "prometheus");
        const auto users = [&f](double errors) {
            Delta delta;
            delta.push_back(whole<Slo>({slo("api", errors)}, "prom/slos"));
            f.tell("prom", std::move(delta), "slos");
        };
        users(0.06);
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        QVERIFY(pane->focusCard()->isVisible());
        QVERIFY(pane->focusCard()->content().users.isEmpty());
        users(0);
        pane->refresh(); // the page is still open: users are what it follows
        const World well = f.clock.world();
        QVERIFY2(says(pane->focusCard()->content().users, "Users well for"),
                 qPrintable(pane->focusCard()->content().users));
        QVERIFY(says(pane->focusCard()->content().users, "watching until"));
        QVERIFY(pane->focusCard()->content().status == StatusKind::Ok);
        QVERIFY(says(pane->focusCard()->content().countdown, "escalates")); // still the pager's
        f.clock.advance(well + 16min - f.clock.world());
        Page over = page("Q1", 40213, "HighErrorRate api");
        over.state = Page::State::Resolved;
        over.resolved = f.clock.world();
        f.call({over});
        pane->refresh();
        QVERIFY(says(pane->focusCard()->content().countdown, "What was it?"));
        QVERIFY(f.actions.trigger(QStringLiteral("watch.declare")));
        QVERIFY(pane->form()->mode() == IncidentForm::Mode::Judge);
        pane->form()->confirm();
        QVERIFY(pane->form()->isVisible()); // a real cause has words
        pane->form()->setCause(incident::Cause::Noise);
        pane->form()->confirm();
        pane->refresh();
        QVERIFY(pane->focusCard()->isHidden());
        const auto& marks = pane->clock()->changes();
        const auto kept = std::find_if(marks.begin(), marks.end(), [](const Change& one) {
            return one.id == "outcome:pd/Q1";
        });
        QVERIFY(kept != marks.end());
        QVERIFY(kept->sentence.find("was noise, says Ana") != std::string::npos);
    }

    // As users recover, the burn's windows say that it began hours ago: the deploy before it would
    // be gone from the card.
    void theBeginningStandsWhileUsersRecover()
    {
        Fixture f;
        f.addSource("prom", "prometheus");
        const auto burn = [&f](std::initializer_list<double> errors) {
            Slo row = slo("api", 0.06);
            size_t i = 0;
            for (const double one : errors) {
                row.burns[i].errorRatio = one;
                row.burns[i++].burn = one / 0.001;
            }
            row.computedAt = f.clock.world();
            Delta delta;
            delta.push_back(whole<Slo>({row}, "prom/slos"));
            f.tell("prom", std::move(delta), "slos");
        };
        burn({0.06, 0.03, 0.015, 0.0075, 0.0025, 0.0006, 0.0002}); // for a quarter of an hour
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        const QString before = pane->verdict()->content().headline.section(QLatin1Char(','), 1, 1);
        QVERIFY2(before.contains(QStringLiteral("since")), qPrintable(before));
        burn({0.02, 0.03, 0.03, 0.03, 0.03, 0.008, 0.003}); // as if for many hours
        pane->refresh();
        pane->refresh();
        QCOMPARE(pane->verdict()->content().headline.section(QLatin1Char(','), 1, 1), before);
    }

    void rowsAreSnoozedAndOwned()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        pane->refresh();
        QCOMPARE(pane->needs()->content().rows.size(), size_t(2));
        const auto choose = [pane](const char* object) {
            for (const NeedsList::Row& row : pane->needs()->content().rows) {
                if (row.need.object == object)
                    return pane->needs()->select(row.need.key);
            }
            return false;
        };
        QVERIFY(choose("redis"));
        f.actions.trigger(QStringLiteral("watch.owner"));
        QCOMPARE(pane->rowForm()->words(), QStringLiteral("Ana"));
        pane->rowForm()->setWords(QStringLiteral("Ben"));
        pane->rowForm()->confirm();
        QCOMPARE(pane->needs()->content().rows[1].owner, QStringLiteral("Ben"));
        f.actions.trigger(QStringLiteral("watch.snooze"));
        QVERIFY(pane->rowForm()->isVisible());
        pane->rowForm()->confirm();
        QVERIFY(pane->rowForm()->isVisible()); // not without a reason
        pane->rowForm()->setEnd(0); // one hour
        pane->rowForm()->setWords(QStringLiteral("disk comes"));
        pane->rowForm()->confirm();
        QCOMPARE(pane->needs()->content().rows.size(), size_t(1));
        QCOMPARE(pane->needs()->content().snoozed, size_t(1));
        QCOMPARE(pane->tonight()->content().inForce.size(), 1);
        QVERIFY(says(pane->tonight()->content().inForce[0], "redis"));
        QVERIFY(says(pane->tonight()->content().inForce[0], "disk comes"));
        f.actions.trigger(QStringLiteral("watch.snoozed"));
        QCOMPARE(pane->needs()->content().rows.size(), size_t(2));
        QVERIFY(choose("redis"));
        f.actions.trigger(QStringLiteral("watch.snooze")); // ends it
        QCOMPARE(pane->needs()->content().snoozed, size_t(0));
        f.actions.trigger(QStringLiteral("watch.snooze"));
        pane->rowForm()->setEnd(0);
        pane->rowForm()->setWords(QStringLiteral("again"));
        pane->rowForm()->confirm();
        QCOMPARE(pane->needs()->content().snoozed, size_t(1));
        f.clock.advance(61min); // it ends by itself
        pane->refresh();
        QCOMPARE(pane->needs()->content().snoozed, size_t(0));
        QCOMPARE(pane->tonight()->content().inForce.size(), 0);
        // What somebody was paged for is not put off.
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        QVERIFY(choose("api"));
        f.actions.trigger(QStringLiteral("watch.snooze"));
        QVERIFY(!pane->rowForm()->isVisible());
        QVERIFY(pane->strip()->isVisible());
    }

    void whatBeganWithLostNodesIsFolded()
    {
        Fixture f;
        f.addSource("prod", "kubernetes");
        WatchPane* pane = f.open({1288, 1400});
        loseHalf(f, 3);
        pane->refresh();
        const auto objects = [pane] {
            QStringList out;
            for (const NeedsList::Row& row : pane->needs()->content().rows)
                out << QString::fromStdString(row.need.object);
            return out;
        };
        const QStringList shut = objects();
        QCOMPARE(shut.size(), 1);
        QCOMPARE(pane->needs()->content().rows[0].folded, 3);
        QTest::keyClick(pane->needs(), Qt::Key_Down);
        QTest::keyClick(pane->needs(), Qt::Key_Right);
        QCOMPARE(objects().size(), 4);
        QVERIFY(!pane->needs()->content().rows[0].under && pane->needs()->content().rows[3].under);
        QTest::keyClick(pane->needs(), Qt::Key_Down);
        QVERIFY(pane->needs()->current()->under);
        QTest::keyClick(pane->needs(), Qt::Key_Left); // from a row under it, too
        QCOMPARE(objects(), shut);
        QCOMPARE(pane->needs()->current()->need.object, shut[0].toStdString());
        f.actions.trigger(QStringLiteral("watch.fold"));
        QCOMPARE(objects().size(), 4);
        f.actions.trigger(QStringLiteral("watch.fold"));
        // Put off, it no longer hides what stands under it.
        f.actions.trigger(QStringLiteral("watch.snooze"));
        pane->rowForm()->setEnd(0);
        pane->rowForm()->setWords(QStringLiteral("pool comes back"));
        pane->rowForm()->confirm();
        QCOMPARE(objects().size(), 3);
    }

    void notMoreThanEightRows()
    {
        Fixture f;
        WatchPane* pane = f.open({1288, 1400});
        std::vector<Alert> many;
        for (int i = 0; i < 11; ++i) {
            many.push_back(alert(("id" + std::to_string(i)).c_str(),
                                 ("Alert" + std::to_string(i)).c_str(),
                                 "warning",
                                 ("svc" + std::to_string(i)).c_str()));
        }
        Delta delta;
        delta.push_back(whole<Alert>(std::move(many), "am/alerts"));
        f.tell("am", std::move(delta), "alerts");
        pane->refresh();
        QCOMPARE(pane->needs()->content().rows.size(), size_t(11));
        int shown = 0;
        for (int i = 0; i < 11; ++i)
            shown += pane->needs()->rowRect(i).isEmpty() ? 0 : 1;
        QCOMPARE(shown, NeedsList::mostRows);
        for (int i = 0; i < 11; ++i)
            pane->needs()->move(1); // the keys reach the others
        QVERIFY(!pane->needs()->rowRect(10).isEmpty());
    }

    void theFormKnowsWhoLeadsAndEveryPage()
    {
        Fixture f;
        Delta shifts;
        shifts.push_back(whole<OnCallShift>({onCall("Cho")}, "pd/oncall"));
        f.tell("pd", std::move(shifts), "oncall");
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 1, "HighErrorRate api"), page("Q2", 2, "DiskFilling redis")});
        pane->refresh();
        f.actions.trigger(QStringLiteral("watch.declare"));
        QCOMPARE(pane->form()->commander(), QStringLiteral("Cho"));
        QCOMPARE(pane->form()->page().id, std::string("Q1"));
        pane->form()->choosePage({Atom("pd"), "Q2"});
        pane->form()->setBridge(QStringLiteral("https://meet.example/inc"));
        pane->form()->confirm();
        QVERIFY(pane->openIncident());
        QCOMPARE(pane->openIncident()->pagerNumber, int64_t(2));
        QCOMPARE(pane->openIncident()->bridge, std::string("https://meet.example/inc"));
        // The draft lies in a file, and an older one that people have edited stays.
        for (const char* name : {"/postmortem.md", "/postmortem-2.md"}) {
            f.actions.trigger(QStringLiteral("watch.postmortem"));
            const QString file
                = QString::fromStdString(pane->openIncident()->dir) + QString::fromLatin1(name);
            QCOMPARE(QGuiApplication::clipboard()->text(), file);
            QFile draft(file);
            QVERIFY(draft.open(QIODevice::ReadOnly));
            const QByteArray text = draft.readAll();
            QVERIFY(text.contains("https://meet.example/inc"));
            QVERIFY(text.contains("DiskFilling redis")); // what the change log knows
        }
    }

    void theAlertsOwnRunbookIsOffered()
    {
        Browser browser;
        Fixture f;
        WatchPane* pane = f.open();
        Alert one = alert("3fd2", "HighErrorRate", "critical", "api");
        one.runbookUrl = "https://wiki.example/api-errors";
        Delta delta;
        delta.push_back(whole<Alert>({one}, "am/alerts"));
        f.tell("am", std::move(delta), "alerts");
        f.call({page("Q1", 40213, "HighErrorRate api")});
        pane->refresh();
        const auto& deeds = pane->focusCard()->content().deeds;
        QVERIFY(!deeds.empty());
        QCOMPARE(deeds[0].hint, QStringLiteral("https://wiki.example/api-errors"));
        f.actions.trigger(QStringLiteral("watch.plan"));
        QCOMPARE(browser.opened.size(), 1);
        QCOMPARE(browser.opened[0].toString(), QStringLiteral("https://wiki.example/api-errors"));
        one.runbookUrl = "file:///etc/passwd";
        Delta wrong;
        wrong.push_back(whole<Alert>({one}, "am/alerts"));
        f.tell("am", std::move(wrong), "alerts");
        pane->refresh();
        f.actions.trigger(QStringLiteral("watch.plan"));
        QCOMPARE(browser.opened.size(), 1);
        QVERIFY(pane->strip()->isVisible());
    }

    void pasteGoesToTheMomentAndSaysWhatItCannotOpen()
    {
        Fixture f;
        WatchPane* pane = f.open();
        f.fire();
        pane->refresh();
        QSignalSpy opened(&f.selection, &SelectionBus::openRequested);
        const auto paste = [&](const QString& text) {
            pane->strip()->clear();
            QGuiApplication::clipboard()->setText(text);
            f.actions.trigger(QStringLiteral("watch.paste"));
        };
        const int64_t before = (f.clock.world() - 20min).time_since_epoch().count();
        paste(QStringLiteral("https://g.example/d/x/api?var-job=HighErrorRate&from=1&to=%1")
                  .arg(before));
        QCOMPARE(opened.size(), 1);
        QVERIFY(f.time.cursor() && *f.time.cursor() == f.clock.world() - 20min);
        f.time.setCursor(std::nullopt);
        paste(QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736"));
        QCOMPARE(opened.size(), 1);
        QVERIFY(pane->strip()->isVisible());
        paste(QStringLiteral("http://am:9093/#/alerts?filter={alertname=\"DiskFilling\"}"));
        QCOMPARE(opened.size(), 2);
        f.actions.trigger(QStringLiteral("watch.declare"));
        pane->form()->setWords(QStringLiteral("x"));
        pane->form()->confirm();
        f.clock.advance(5min);
        paste(QStringLiteral("INC-0001"));
        QVERIFY(f.time.cursor());
        QVERIFY(pane->strip()->isVisible());
    }

    // In whatever pane: a window of which the Watch pane is not the one in front.
    void notesAreWrittenFromEverywhere()
    {
        Fixture f;
        QWidget window;
        window.resize(1280, 800);
        auto* other = new QLineEdit(&window);
        auto* pane = new WatchPane({}, &window);
        pane->attach(f.context);
        pane->hide();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(f.actions.scopeOf(QStringLiteral("watch.note")) == &window);
        other->hide();
        window.setFocus();
        QTest::keyClick(&window, Qt::Key_Comma);
        auto* field = window.findChild<QLineEdit*>(QStringLiteral("watch.noteField"));
        QTRY_VERIFY(field && field->isVisible());
        const World pressed = f.clock.world();
        f.clock.advance(30s);
        QTest::keyClicks(field, QStringLiteral("seen, \"odd\""));
        QTest::keyClick(field, Qt::Key_Return);
        pane->refresh();
        QCOMPARE(pane->clock()->changes().size(), size_t(1));
        QVERIFY(pane->clock()->changes()[0].at == pressed);
        QVERIFY(pane->clock()->changes()[0].sentence.ends_with("seen, \"odd\""));
    }
};

MIDWATCH_TEST(WatchPeopleTest)
#include "tst_watch_people.moc"
