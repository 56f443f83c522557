// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of Watch as people use it: what a cell says and where it leads; what the verdict says
// of tenants and of what comes next; that nothing to do falls off the page's card.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "tests/widgets/words.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/verdict_bar.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/panes/watch/why_card.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

struct Cells : WatchFixture
{
    Cells()
    {
        addSource("prod", "kubernetes");
        scope.setEnvironments(
            {{"prod", "prod", "us-east-1", {"prod"}}, {"dev", "dev", "", {"dev"}}});
    }
    // Where a click leads, in the order it is triggered.
    QStringList clickOn(WatchPane* watch, int row, Domain domain)
    {
        QStringList ways;
        for (const char* id : {"pane.slos",
                               "pane.clusters",
                               "clusters.nodes",
                               "clusters.workloads",
                               "pane.alerts",
                               "pane.delivery",
                               "pane.cost",
                               "shell.ready"}) {
            Action action;
            action.id = QString::fromLatin1(id);
            action.run = [&ways, id = action.id] { ways << id; };
            actions.add(watch, action);
        }
        auto* matrix = watch->findChild<MatrixView*>();
        Q_EMIT matrix->cellClicked(row, int(domain));
        return ways;
    }
};

Workload statefulSet(const char* ns, const char* name)
{
    Workload row;
    row.key = {Atom("prod"), Atom("StatefulSet"), Atom(ns), name};
    row.desired = row.ready = row.available = row.updated = 1;
    return row;
}

Pod podOf(const char* tenant, const char* name, bool fails)
{
    Pod row;
    row.key = {Atom("prod"), Atom("Pod"), Atom(tenant), name};
    row.uid = name;
    row.service = Atom("api");
    row.tenant = Atom(tenant);
    row.phase = Atom("Running");
    row.status = Atom(fails ? "CrashLoopBackOff" : "Running");
    row.totalContainers = 1;
    row.readyContainers = fails ? 0 : 1;
    row.restarts = fails ? 5 : 0;
    if (fails)
        row.waitingReason = Atom("CrashLoopBackOff");
    return row;
}

} // namespace

class WatchColumnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sevenColumnsAndWhatTheySay()
    {
        Cells f;
        WatchPane* watch = f.open();
        Delta delta;
        delta.push_back(whole<Workload>({statefulSet("shop", "orders")}, "prod/statefulsets"));
        f.tell("prod", std::move(delta), "statefulsets");
        watch->refresh();
        auto* matrix = watch->findChild<MatrixView*>();
        QStringList titles;
        for (const Domain domain : matrix->matrix().domains)
            titles << watch::domainTitle(domain);
        QCOMPARE(titles.join(QLatin1Char(' ')),
                 QStringLiteral("Users Work Data Edge Ship Recov $"));
        // Nobody tells of users, of a recovery, of cost.
        for (const Domain none : {Domain::Users, Domain::Recovery, Domain::Cost}) {
            QVERIFY(!matrix->matrix().rows[0].cells[size_t(none)].applies);
            QVERIFY(matrix->tooltip(0, int(none)).contains(QStringLiteral("does not apply")));
        }
        QVERIFY(matrix->matrix().rows[0].cells[size_t(Domain::Data)].applies);
        // The worst reason in one line: the first one.
        f.fire(); // HighErrorRate of api, DiskFilling of redis
        watch->refresh();
        const auto says = [&](Domain domain) {
            return matrix->tooltip(0, int(domain)).section(QLatin1Char('\n'), 0, 0);
        };
        QCOMPARE(says(Domain::Work), QStringLiteral("prod · Work: api: HighErrorRate"));
        QCOMPARE(says(Domain::Data), QStringLiteral("prod · Data: redis: DiskFilling"));
        QVERIFY(!MatrixView::isPast(matrix->matrix().rows[0].cells[size_t(Domain::Data)]));
        f.tell("am",
               {},
               "alerts",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "refused", 0, {}, {}});
        watch->refresh();
        QCOMPARE(says(Domain::Edge), QStringLiteral("prod · Edge: am: unreachable"));
        QVERIFY(MatrixView::statusOfCell(matrix->matrix().rows[0].cells[size_t(Domain::Edge)])
                == StatusKind::Unknown);
        // What it told last stays loud, and is marked: it may be over.
        const MatrixCell& data = matrix->matrix().rows[0].cells[size_t(Domain::Data)];
        QVERIFY(MatrixView::statusOfCell(data) == StatusKind::Warning);
        QVERIFY(MatrixView::isPast(data));
        QVERIFY(matrix->tooltip(0, int(Domain::Data))
                    .contains(QStringLiteral("not all of it is seen now: am unreachable")));
    }

    void theReasonIsInTheLanguageOfTheProgram()
    {
        const Words words(true);
        MatrixCell cell;
        cell.applies = true;
        cell.unseen = SourceState::Unreachable;
        cell.unseenSource = "am";
        const QString german = watch::cellReason(cell, PaneFixture::night());
        QVERIFY2(german.startsWith(QStringLiteral("am: "))
                     && !german.contains(QStringLiteral("unreachable")),
                 qPrintable(german));
        cell = {};
        cell.applies = true;
        cell.unseenCheck = "NODE";
        cell.unseenCluster = "prod";
        QVERIFY(
            !watch::cellReason(cell, PaneFixture::night()).contains(QStringLiteral("is not seen")));
        WatchReason reason;
        reason.source = "am";
        reason.state = SourceState::Forbidden;
        QVERIFY(!watch::factWords(reason).contains(QStringLiteral("forbidden")));
        QVERIFY(!watch::factWords(reason).isEmpty());
    }

    void aClickLeadsToWhatIsWrong()
    {
        Cells f;
        WatchPane* watch = f.open();
        const QString clusters = QStringLiteral("pane.clusters");
        QCOMPARE(f.clickOn(watch, 0, Domain::Users), QStringList{QStringLiteral("pane.slos")});
        QCOMPARE(f.scope.scope().environment, std::string("prod"));
        f.scope.setScope({});
        QCOMPARE(f.clickOn(watch, 0, Domain::Work),
                 (QStringList{clusters, QStringLiteral("clusters.workloads")}));
        f.scope.setScope({});
        QCOMPARE(f.clickOn(watch, 1, Domain::Edge), QStringList{QStringLiteral("pane.alerts")});
        QCOMPARE(f.scope.scope().environment, std::string("dev"));
        f.scope.setScope({});
        QCOMPARE(f.clickOn(watch, 0, Domain::Recovery), QStringList{QStringLiteral("shell.ready")});
        f.scope.setScope({});
        f.fire();
        watch->refresh(); // what is wrong in Work is an alert: it stands among the alerts
        QCOMPARE(f.clickOn(watch, 0, Domain::Work), QStringList{QStringLiteral("pane.alerts")});
    }

    void whatComesNext()
    {
        Cells f;
        WatchPane* watch = f.open();
        for (const char* part :
             {"readyz", "nodes", "pods", "deployments", "statefulsets", "daemonsets"})
            f.tell("prod", {}, part);
        watch->refresh();
        const auto detail = [&] { return watch->verdict()->content().detail; };
        QVERIFY2(!detail().contains(QStringLiteral("Next:")), qPrintable(detail()));
        Silence silence;
        silence.key = {Atom("am"), "s1"};
        silence.state = Silence::State::Active;
        silence.comment = "node-exporter";
        silence.endsAt = PaneFixture::night() + 2h;
        Delta quiet;
        quiet.push_back(whole<Silence>({silence}, "am/silences"));
        f.tell("am", std::move(quiet), "silences");
        watch->refresh();
        QVERIFY2(detail().endsWith(QStringLiteral("Next: silence node-exporter ends 05:01Z.")),
                 qPrintable(detail()));
        // Nothing is said of what comes while something is wrong.
        f.fire();
        watch->refresh();
        QVERIFY2(!detail().contains(QStringLiteral("Next:")), qPrintable(detail()));
    }

    void howManyTenantsItTouches()
    {
        WatchFixture f;
        f.addSource("prod", "kubernetes");
        f.addSource("prom", "prometheus");
        f.scope.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
        const Belongings belongings(f.hub, BelongingRules{});
        f.context.belongings = &belongings;
        WatchPane* watch = f.open();
        const auto pods = [&f](std::vector<Pod> rows) {
            Delta delta;
            delta.push_back(whole<Pod>(std::move(rows), "prod/pods"));
            f.tell("prod", std::move(delta), "pods");
            f.clock.advance(2s); // what belongs to whom is looked up once a second
        };
        const auto burns = [&f](const char* grouping, Slo::State state) {
            Slo slo;
            slo.key = {Atom("prom"), "api-availability", grouping};
            slo.name = "api-availability";
            slo.service = "api";
            slo.objective = 0.999;
            slo.objectiveText = "99.9";
            slo.window = 720h;
            slo.state = state;
            slo.remaining = 0.7;
            for (const auto window : {5min, 30min, 60min, 120min, 360min, 1440min, 4320min})
                slo.burns.push_back({window, 0.06, state == Slo::State::Critical ? 60.0 : 0.1});
            slo.coverage = 1;
            slo.computedAt = f.clock.world();
            return slo;
        };
        const auto slos = [&f](std::vector<Slo> rows) {
            Delta delta;
            delta.push_back(whole<Slo>(std::move(rows), "prom/Slo"));
            f.tell("prom", std::move(delta), "slo");
        };
        const auto detail = [&] {
            watch->refresh();
            return watch->verdict()->content().detail;
        };
        pods(
            {podOf("acme", "a", true), podOf("borealis", "b", true), podOf("contoso", "c", false)});
        slos({burns("", Slo::State::Critical)});
        QVERIFY2(
            watch->verdict()->content().headline.startsWith(QStringLiteral("Users of api fail")),
            qPrintable(watch->verdict()->content().headline));
        QVERIFY2(detail().startsWith(QStringLiteral("2 of 3 tenants. ")), qPrintable(detail()));
        // A pod that all share: whom it touches cannot be told.
        pods({podOf("acme", "a", true), podOf("borealis", "b", true), podOf("", "c", false)});
        QVERIFY2(!detail().contains(QStringLiteral("tenants")), qPrintable(detail()));
        // The SLO itself is kept tenant by tenant: then that says it.
        slos(
            {burns("tenant=acme", Slo::State::Critical), burns("tenant=borealis", Slo::State::Ok)});
        QVERIFY2(detail().startsWith(QStringLiteral("1 of 2 tenants. ")), qPrintable(detail()));
    }

    // Two runbooks, an impact to be confirmed, an update due: seven things to do.
    void nothingToDoFallsOffTheCard()
    {
        PaneFixture f;
        FocusCard card(f.theme, f.clock);
        FocusCard::Content content;
        const auto add = [&content](const char* key, const char* words, const char* hint = "") {
            content.deeds.push_back({QString::fromLatin1(key),
                                     QString::fromLatin1(key),
                                     QString::fromUtf8(words),
                                     QString::fromUtf8(hint),
                                     *hint != 0,
                                     {}});
        };
        add("Enter", "Plan: Roll back a bad deploy", "used 12 d ago, took 4 min 10 s");
        add("2", "Plan: Scale out under burn");
        add("L", "Logs of failing pods (38)");
        add("U", "INC-0007 P1: status update due in 6 min 19 s");
        add("D", "Close the incident");
        add("M", "Impact since 02:52Z?");
        add(",", "Note on the clock");
        card.setContent(content);
        card.resize(1256, 176);
        card.show();
        card.grab();
        QCOMPARE(card.deedsShown(), size_t(7));
        card.resize(840, 176); // in a small window what everybody knows goes first
        card.grab();
        QVERIFY2(card.deedsShown() >= 6, qPrintable(QString::number(card.deedsShown())));
        content.deeds.resize(5);
        card.setContent(content);
        card.resize(1256, 176);
        card.grab();
        QCOMPARE(card.deedsShown(), size_t(5));
    }
};

MIDWATCH_TEST(WatchColumnsTest)
#include "tst_watch_columns.moc"
