// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The logs of pods over the window: which pod, container and run is shown first, the states of a
// log that is not there, the keys, and that nothing is asked or kept once it is closed.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/watch_fixture.h"
#include "tests/widgets/words.h"
#include "widgets/cards/pod_logs.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/shell/pod_log_layer.h"

#include <QMenu>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const QString title = QStringLiteral("Logs of failing pods (3)");

Pod failingPod(const char* name, const char* status, int restarts)
{
    Pod row;
    row.key = {Atom("k"), Atom("Pod"), Atom("shop"), name};
    row.uid = name;
    row.phase = Atom(restarts > 0 ? "Running" : "Pending");
    row.status = Atom(status);
    row.totalContainers = 2;
    row.restarts = restarts;
    row.created = PaneFixture::night() - 20min;
    return row;
}

const std::string base = "/api/v1/namespaces/shop/pods/";

std::string answerOf(const char* name, const char* reason, int restarts)
{
    return std::string("{\"metadata\":{\"name\":\"") + name
        + "\",\"namespace\":\"shop\"},\"spec\":{\"containers\":[{\"name\":\"mesh\"},{\"name\":"
          "\"app\"}]},\"status\":{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"mesh\","
          "\"ready\":true,\"state\":{\"running\":{}}},{\"name\":\"app\",\"ready\":false,"
          "\"restartCount\":"
        + std::to_string(restarts) + ",\"state\":{\"waiting\":{\"reason\":\"" + reason + "\"}}"
        + (restarts > 0 ? ",\"lastState\":{\"terminated\":{\"exitCode\":2}}" : "") + "}]}}";
}

std::string target(const char* pod, const char* container, bool previous)
{
    return podLogTarget({Atom("k"), Atom("Pod"), Atom("shop"), pod}, container, previous);
}

const std::string crash = "2026-01-17T02:59:01.000000000Z level=info msg=\"starting\"\n"
                          "2026-01-17T02:59:02.000000000Z level=error msg=\"start failed\"\n"
                          "2026-01-17T02:59:02.000000000Z panic: schema 14 not understood\n";

struct LogsFixture : PaneFixture
{
    explicit LogsFixture(ThemeId id = ThemeId::Night) : PaneFixture(id)
    {
        addSource("k", "kubernetes");
        Rows<Pod> rows;
        rows.scope = "k/pods";
        rows.begin = rows.commit = true;
        rows.upserts = {failingPod("a", "ContainerCreating", 0),
                        failingPod("b", "CrashLoopBackOff", 4),
                        failingPod("c", "Running", 1)};
        tell("k", {rows}, "pods");
        window.resize(1024, 700);
        window.show();
        layer = new PodLogLayer(theme, hub, &window);
    }
    PodLogs* open()
    {
        layer->openFor(title, {keyOf("a"), keyOf("b"), keyOf("c")});
        turn();
        return layer->logs();
    }
    static ObjectKey keyOf(const char* name)
    {
        return {Atom("k"), Atom("Pod"), Atom("shop"), name};
    }
    void turn()
    {
        hub.tick();
        QTest::qWait(2);
        hub.tick();
    }
    bool reply(const std::string& path, int status, const std::string& body)
    {
        const TransferId id = asked(path);
        if (id == 0)
            return false;
        FakeReply reply;
        reply.status = status;
        reply.body = body;
        transport.reply(id, reply);
        turn();
        turn();
        return true;
    }
    // 0: it is not asked
    TransferId asked(const std::string& path)
    {
        turn();
        for (const FakeCall& call : transport.calls()) {
            if (call.call.target == path && !call.done && !call.cancelled)
                return call.id;
        }
        return 0;
    }
    QWidget window;
    PodLogLayer* layer;
};

} // namespace

class PodLogsWidgetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLoudestPodAndItsRunBeforeAreShown()
    {
        LogsFixture f;
        PodLogs* logs = f.open();
        QCOMPARE(f.layer->title(), title);
        QCOMPARE(logs->list()->model()->rowCount(), 3);
        QStringList columns;
        for (int i = 0; i < logs->list()->model()->columnCount(); ++i)
            columns << logs->list()->model()->columnId(i);
        QCOMPARE(columns.join(QLatin1Char(' ')), QStringLiteral("name status restarts age"));
        QVERIFY(logs->list()->currentKey().endsWith(QStringLiteral("/b")));
        QVERIFY(logs->board()->state().kind == PanelState::Kind::Loading);
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        QCOMPARE(logs->containerChip()->text(), QStringLiteral("app"));
        QVERIFY(logs->previousChip()->isChecked());
        QVERIFY(f.reply(target("b", "app", true), 200, crash));
        QVERIFY(logs->board()->state().kind == PanelState::Kind::Ready);
        QCOMPARE(logs->board()->countText(), QStringLiteral("3 lines"));
        QCOMPARE(logs->board()->view()->log().errors(), size_t(2));
    }

    void picture_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("night") << int(ThemeId::Night);
        QTest::newRow("day") << int(ThemeId::Day);
        QTest::newRow("contrast") << int(ThemeId::Contrast);
    }
    void picture()
    {
        QFETCH(int, theme);
        const Words words;
        LogsFixture f{ThemeId(theme)};
        f.open();
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        QVERIFY(f.reply(target("b", "app", true), 200, crash));
        QTest::qWait(20); // layouts that were asked for
        KeptPictures kept;
        const QString problem
            = kept.check(QStringLiteral("logs-") + QLatin1String(QTest::currentDataTag()),
                         settledPicture(&f.window));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void eachAbsenceHasItsWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("detail");
        QTest::newRow("forbidden")
            << 403 << QStringLiteral("pods is forbidden") << int(PanelState::Kind::Forbidden)
            << QStringLiteral("You may not read the logs of pods here (HTTP 403)")
            << QStringLiteral("pods is forbidden\nAsk for the right to “get” pods/log in the "
                              "namespace shop, then ask again.");
        QTest::newRow("gone") << 404 << QStringLiteral("pods b not found")
                              << int(PanelState::Kind::Error) << QStringLiteral("The pod is gone")
                              << QStringLiteral("most likely made another");
        QTest::newRow("no run before")
            << 400 << QStringLiteral("previous terminated container app not found")
            << int(PanelState::Kind::Empty) << QStringLiteral("There is no run before this one")
            << QStringLiteral("previous terminated container app not found");
        QTest::newRow("kubelet away")
            << 500 << QStringLiteral("dial tcp: i/o timeout") << int(PanelState::Kind::Error)
            << QStringLiteral("(HTTP 500)") << QStringLiteral("dial tcp: i/o timeout");
        QTest::newRow("nothing written")
            << 200 << QString() << int(PanelState::Kind::Empty)
            << QStringLiteral("The container has written nothing.") << QString();
    }
    void eachAbsenceHasItsWords()
    {
        QFETCH(int, status);
        QFETCH(QString, message);
        LogsFixture f;
        PodLogs* logs = f.open();
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        const std::string body = status == 200
            ? std::string()
            : "{\"kind\":\"Status\",\"message\":\"" + message.toStdString() + "\"}";
        QVERIFY(f.reply(target("b", "app", true), status, body));
        const PanelState& state = logs->board()->state();
        QTEST(int(state.kind), "kind");
        QFETCH(QString, sentence);
        QVERIFY2(state.sentence.contains(sentence), qPrintable(state.sentence));
        QFETCH(QString, detail);
        QVERIFY2(state.detail.contains(detail), qPrintable(state.detail));
        if (state.kind == PanelState::Kind::Error || state.kind == PanelState::Kind::Forbidden) {
            Q_EMIT logs->board()->againRequested();
            QVERIFY(f.reply(target("b", "app", true), 200, crash));
            QVERIFY(state.kind == PanelState::Kind::Ready);
        }
    }

    void everythingByTheKeyboard()
    {
        LogsFixture f;
        PodLogs* logs = f.open();
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        QVERIFY(f.reply(target("b", "app", true), 200, crash));
        QWidget* list = logs->list()->view();
        QTest::keyClick(list, Qt::Key_E);
        QCOMPARE(logs->board()->view()->currentLine(), size_t(1));
        LogView* view = logs->board()->view();
        QVERIFY(!view->times());
        QTest::keyClick(view, Qt::Key_T);
        QVERIFY(view->times());
        QTest::keyClick(view, Qt::Key_P);
        QVERIFY(!logs->previousChip()->isChecked());
        QVERIFY(f.reply(target("b", "app", false), 200, "x\n"));
        QCOMPARE(view->log().lineCount(), size_t(1));
        QTest::keyClick(view, Qt::Key_C);
        auto* menu = logs->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().front()->trigger();
        menu->close();
        QVERIFY(f.reply(target("b", "mesh", false), 200, "mesh\n"));
        QCOMPARE(logs->containerChip()->text(), QStringLiteral("mesh"));
        QTest::keyClick(view, Qt::Key_J);
        QVERIFY(logs->list()->currentKey().endsWith(QStringLiteral("/c")));
        QVERIFY(f.asked(base + "c") != 0);
        QCOMPARE(view->log().lineCount(), size_t(0)); // never another pod's text
        QTest::keyClick(list, Qt::Key_K);
        QTest::keyClick(list, Qt::Key_K);
        QVERIFY(logs->list()->currentKey().endsWith(QStringLiteral("/a")));
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        SearchField* search = logs->board()->search();
        QCOMPARE(f.window.focusWidget(), search);
        QTest::keyClicks(search, QStringLiteral("pj")); // words here, not keys
        QCOMPARE(search->text(), QStringLiteral("pj"));
        QVERIFY(logs->list()->currentKey().endsWith(QStringLiteral("/a")));
    }

    void escapeClosesAndNothingIsAskedOrKept()
    {
        LogsFixture f;
        PodLogs* logs = f.open();
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        QTest::keyClick(logs->list()->view(), Qt::Key_P); // the present run goes on
        QVERIFY(f.reply(target("b", "app", false), 200, crash));
        f.clock.advance(5s);
        logs->follower().tick();
        QVERIFY(f.reply(target("b", "app", false), 200, crash + "more\n"));
        QCOMPARE(logs->board()->view()->log().lineCount(), size_t(4));
        QTest::keyClick(logs->list()->view(), Qt::Key_Escape);
        QVERIFY(!f.layer->isOpen());
        QCOMPARE(logs->board()->view()->log().bytes(), size_t(0));
        f.clock.advance(60s);
        logs->follower().tick();
        QCOMPARE(f.asked(target("b", "app", false)), TransferId(0));
    }

    void aPodThatGoesKeepsItsPlace()
    {
        LogsFixture f;
        PodLogs* logs = f.open();
        Rows<Pod> rows;
        rows.scope = "k/pods";
        rows.begin = rows.commit = true;
        rows.upserts = {failingPod("b", "CrashLoopBackOff", 5)};
        f.tell("k", {rows}, "pods");
        QCOMPARE(logs->list()->model()->rowCount(), 3);
        const auto cell = [&](int row, int column) {
            return logs->list()->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 1), QStringLiteral("Gone"));
        QCOMPARE(cell(1, 1), QStringLiteral("CrashLoopBackOff"));
        QCOMPARE(cell(1, 2), QStringLiteral("5"));
    }

    void inASmallWindowEverythingIsThere()
    {
        LogsFixture f;
        PodLogs* logs = f.open();
        QVERIFY(f.reply(base + "b", 200, answerOf("b", "CrashLoopBackOff", 4)));
        QVERIFY(f.reply(target("b", "app", true), 200, crash));
        const QRect panel = f.window.rect();
        for (const QWidget* each : {static_cast<QWidget*>(logs->list()),
                                    static_cast<QWidget*>(logs->board()),
                                    static_cast<QWidget*>(logs->containerChip()),
                                    static_cast<QWidget*>(logs->previousChip()),
                                    static_cast<QWidget*>(logs->board()->search())}) {
            QVERIFY(each->isVisible());
            QVERIFY(panel.contains(QRect(each->mapTo(&f.window, QPoint()), each->size())));
        }
        f.layer->close();
        f.layer->openFor(QStringLiteral("Log of b"), {LogsFixture::keyOf("b")});
        QVERIFY(!logs->list()->isVisible()); // one pod needs no list
    }

    void thePageShowsTheLogsOfItsFailingPods()
    {
        WatchFixture f;
        f.addSource("k", "kubernetes");
        WatchPane* pane = f.open();
        f.fire();
        f.call({page("Q1", 40213, "HighErrorRate api")});
        Delta delta;
        std::vector<Pod> pods;
        for (const char* name : {"api-5c7d-b", "api-5c7d-a", "redis-0"}) {
            pods.push_back(failingPod(name, "CrashLoopBackOff", 4));
            pods.back().service = Atom(name[0] == 'a' ? "api" : "redis");
        }
        delta.push_back(whole<Pod>(pods, "k/pods"));
        f.tell("k", std::move(delta), "pods");
        pane->refresh();
        QStringList deeds;
        for (const FocusCard::Deed& deed : pane->focusCard()->content().deeds) {
            if (deed.action == QLatin1String("watch.pods"))
                deeds << deed.key + QLatin1Char(' ') + deed.words;
        }
        QCOMPARE(deeds, QStringList{QStringLiteral("L Logs of failing pods (2)")});
        QSignalSpy spy(&f.selection, &SelectionBus::logsRequested);
        QVERIFY(f.actions.trigger(QStringLiteral("watch.pods")));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("Logs of failing pods (2)"));
        const auto keys = spy[0][1].value<std::vector<ObjectKey>>();
        QCOMPARE(keys.size(), size_t(2));
        QCOMPARE(keys[0].name, std::string("api-5c7d-a"));
    }

    void clustersShowTheLogOfTheChosenPods()
    {
        PaneFixture f;
        f.addSource("k", "kubernetes");
        auto* pane = f.show<ClustersPane>();
        Rows<Pod> rows;
        rows.scope = "k/pods";
        rows.begin = rows.commit = true;
        rows.upserts = {failingPod("a", "Running", 0), failingPod("b", "CrashLoopBackOff", 4)};
        f.tell("k", {rows}, "pods");
        QSignalSpy spy(&f.selection, &SelectionBus::logsRequested);
        pane->setTab(ClustersPane::Nodes);
        QVERIFY(!f.actions.trigger(QStringLiteral("clusters.log")));
        QVERIFY(pane->reveal(LogsFixture::keyOf("b")));
        const Action* action = f.actions.find(QStringLiteral("clusters.log"));
        QVERIFY(action);
        QCOMPARE(action->keys, QList<QKeySequence>{QKeySequence(Qt::Key_L)});
        QVERIFY(f.actions.trigger(QStringLiteral("clusters.log")));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("Log of b"));
        QCOMPARE(spy[0][1].value<std::vector<ObjectKey>>(),
                 std::vector<ObjectKey>{LogsFixture::keyOf("b")});
        pane->table(ClustersPane::Pods)->view()->selectAll();
        QVERIFY(f.actions.trigger(QStringLiteral("clusters.log")));
        QCOMPARE(spy[1][1].value<std::vector<ObjectKey>>().size(), size_t(2));
    }
};

MIDWATCH_TEST(PodLogsWidgetTest)
#include "tst_pod_logs.moc"
