// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables, states, the layout-shift guard, segments, the registry of actions.
#include "tests/support/test_registry.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/controls/button.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/shorten.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;

class ControlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tableFiltersAndCounts()
    {
        WindowFixture f;
        DataTable& table = *f.first->table;
        QAbstractItemModelTester tester(table.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table.model()->rowCount(), 40);
        QTest::keyClick(table.view(), Qt::Key_Slash);
        QCOMPARE(QApplication::focusWidget(), table.filter());
        QTest::keyClicks(table.filter(), QStringLiteral("CrashLoop"));
        QTRY_COMPARE(table.model()->rowCount(), 4);
        // Escape clears first, leaves then.
        QTest::keyClick(table.filter(), Qt::Key_Escape);
        QTRY_COMPARE(table.model()->rowCount(), 40);
        QCOMPARE(QApplication::focusWidget(), table.filter());
        QTest::keyClick(table.filter(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), table.view());
    }

    void aFilterThatFitsNothingSaysSo()
    {
        WindowFixture f;
        DataTable& table = *f.first->table;
        QTest::keyClicks(table.filter(), QStringLiteral("nothing-like-this"));
        QTRY_COMPARE(table.model()->rowCount(), 0);
        auto* panel = table.findChild<StatePanel*>();
        QVERIFY(panel->isVisible());
        QVERIFY(panel->state().sentence.contains(QStringLiteral("nothing-like-this")));
        auto* action = panel->findChild<Button*>();
        QTest::mouseClick(action, Qt::LeftButton);
        QTRY_COMPARE(table.model()->rowCount(), 40);
        QVERIFY(!panel->isVisible());
    }

    void selectionSurvivesSortingFilteringAndResets()
    {
        WindowFixture f;
        DataTable& table = *f.first->table;
        QVERIFY(table.selectKey(table.model()->index(17, 0).data(KeyRole).toString()));
        const QString key = table.currentKey();
        QSignalSpy moved(&table, &DataTable::currentKeyChanged);
        table.view()->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(table.currentKey(), key);
        table.model()->refilter();
        QCOMPARE(table.currentKey(), key);
        QCOMPARE(table.selectedKeys(), QStringList{key});
        QCOMPARE(moved.count(), 0);
        QVERIFY(!table.selectKey(QStringLiteral("not there")));
    }

    void keysMoveThroughRows()
    {
        WindowFixture f;
        TableView* view = f.first->table->view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_J);
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->currentIndex().row(), 2);
        QTest::keyClick(view, Qt::Key_K);
        QCOMPARE(view->currentIndex().row(), 1);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentIndex().row(), 39);
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(view->currentIndex().row(), 0);
        QSignalSpy activated(f.first->table, &DataTable::activated);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void copiesVisibleColumnsOfSelectedRows()
    {
        WindowFixture f;
        DataTable& table = *f.first->table;
        table.view()->selectRow(0);
        const QString tsv = table.copyText(false);
        const QStringList lines = tsv.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].count(u'\t'), lines[1].count(u'\t'));
        QVERIFY(lines[1].contains(table.model()->index(0, 0).data().toString()));
        const int before = int(lines[0].count(u'\t'));
        table.view()->setColumnHidden(1, true);
        QCOMPARE(int(table.copyText(false).split(u'\n').first().count(u'\t')), before - 1);
        table.view()->clearSelection();
        const QStringList markdown = table.copyText(true).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(markdown.size(), 42);
        QVERIFY(markdown[1].startsWith(QStringLiteral("| ---")));
    }

    void layoutIsRememberedAndOddLayoutsAreHarmless()
    {
        WindowFixture f;
        DataTable& table = *f.first->table;
        table.view()->sortByColumn(2, Qt::DescendingOrder);
        table.view()->setColumnHidden(3, true);
        table.view()->horizontalHeader()->moveSection(1, 4);
        const QVariantMap layout = table.saveLayout();
        DataTable& other = *f.second->table;
        other.restoreLayout(layout);
        QCOMPARE(other.saveLayout(), layout);
        QCOMPARE(other.model()->sortColumn(), 2);
        QVERIFY(other.view()->isColumnHidden(3));
        other.restoreLayout({{QStringLiteral("order"), QStringList{QStringLiteral("gone")}},
                             {QStringLiteral("widths"),
                              QVariantMap{{QStringLiteral("name"), -7},
                                          {QStringLiteral("status"), QStringLiteral("wide")}}},
                             {QStringLiteral("sort"), 12}});
        QVERIFY(other.view()->columnWidth(0) >= 40);
        QVERIFY(!other.view()->isColumnHidden(0));
    }

    void tableFillsItsWidthAndFreezesTheNameWhenScrolled()
    {
        WindowFixture f;
        TableView* view = f.first->table->view();
        f.window->resize(2000, 900);
        f.settle();
        QCOMPARE(view->horizontalHeader()->length(), view->viewport()->width());
        QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
        f.window->resize(1024, 700);
        for (int i = 0; i < view->model()->columnCount(); ++i)
            view->setColumnHidden(i, false);
        for (int i = 0; i < view->model()->columnCount(); ++i)
            view->setColumnWidth(i, 220);
        f.settle();
        QVERIFY(view->horizontalScrollBar()->maximum() > 0);
        QCOMPARE(view->findChildren<QTableView*>().size(), 0);
        view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->maximum());
        const auto frozen = view->findChildren<QTableView*>();
        QCOMPARE(frozen.size(), 1);
        QVERIFY(frozen[0]->isVisible());
        QCOMPARE(frozen[0]->columnWidth(0), view->columnWidth(0));
        view->verticalScrollBar()->setValue(50);
        QCOMPARE(frozen[0]->verticalScrollBar()->value(), view->verticalScrollBar()->value());
        view->horizontalScrollBar()->setValue(0);
        QVERIFY(!frozen[0]->isVisible());
    }

    void partStatesAreToldApart()
    {
        const World now = someNight();
        const auto one = [&](SourceState state, int rows) {
            SourceStatus s;
            s.id = SourceId("prod");
            s.type = "kubernetes";
            s.title = "prod";
            s.state = state;
            s.lastGood = now - std::chrono::minutes(4);
            if (state == SourceState::Forbidden)
                s.error = Error{ErrorKind::Forbidden, "may not list events", 403, {}, {}};
            return partState({s}, "kubernetes", "pods", rows, QStringLiteral("pods"), now);
        };
        using Kind = PanelState::Kind;
        QCOMPARE(one(SourceState::Live, 3).kind, Kind::Ready);
        QCOMPARE(one(SourceState::Live, 0).kind, Kind::Empty);
        QCOMPARE(one(SourceState::Connecting, 0).kind, Kind::Loading);
        QCOMPARE(one(SourceState::Stale, 3).kind, Kind::Stale);
        QCOMPARE(one(SourceState::Forbidden, 0).kind, Kind::Forbidden);
        QCOMPARE(one(SourceState::Unreachable, 0).kind, Kind::Unreachable);
        QCOMPARE(one(SourceState::Misconfigured, 0).kind, Kind::Misconfigured);
        QCOMPARE(partState({}, "kubernetes", "pods", 0, QStringLiteral("pods"), now).kind,
                 Kind::Empty);
        QSet<QString> sentences;
        for (const auto state : {SourceState::Live,
                                 SourceState::Connecting,
                                 SourceState::Forbidden,
                                 SourceState::Unreachable,
                                 SourceState::Misconfigured}) {
            const PanelState panel = one(state, 0);
            QVERIFY(!panel.sentence.isEmpty());
            sentences << panel.sentence;
        }
        QCOMPARE(sentences.size(), 5);
    }

    void loadingTellsHowManyArrived()
    {
        SourceStatus s;
        s.type = "kubernetes";
        s.state = SourceState::Connecting;
        PartStatus pods;
        pods.part = "pods";
        pods.state = SourceState::Connecting;
        pods.items = 18'204;
        pods.expected = 1'796;
        s.parts = {pods};
        const PanelState state
            = partState({s}, "kubernetes", "pods", 0, QStringLiteral("pods"), someNight());
        QCOMPARE(state.kind, PanelState::Kind::Loading);
        QVERIFY2(state.sentence.contains(QStringLiteral("204")), qPrintable(state.sentence));
        QVERIFY(std::abs(state.progress - 0.91) < 0.01);
    }

    void whatMovedIgnoresClicksForFourTenthsOfASecond()
    {
        FixedClock clock(someNight());
        const Theme theme;
        LayoutGuard guard(clock);
        QWidget window;
        window.resize(400, 300);
        auto* region = new QWidget(&window);
        region->setGeometry(0, 0, 200, 100);
        auto* button = new QPushButton(QStringLiteral("Act"), region);
        guard.watch(region);
        QSignalSpy clicked(button, &QPushButton::clicked);
        QSignalSpy swallowed(&guard, &LayoutGuard::swallowed);
        window.show();
        QTest::mouseClick(button, Qt::LeftButton); // it has just appeared
        QCOMPARE(clicked.count(), 0);
        QVERIFY(swallowed.count() > 0);
        clock.advance(Millis(400));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        region->move(0, 120); // pushed down by something new
        QTest::mouseClick(button, Qt::LeftButton);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 1);
        clock.advance(Millis(399));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        clock.advance(Millis(1));
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 2);
        guard.disturb(region); // the same place, another meaning
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 2);
    }

    void ofANameWithPartsTheEndIsKept()
    {
        const QFontMetrics metrics(QApplication::font());
        const auto cut
            = [&](const char* text, const char* room, Qt::TextElideMode mode = Qt::ElideMiddle) {
                  return shortened(QLatin1String(text),
                                   metrics,
                                   mode,
                                   metrics.horizontalAdvance(QString::fromUtf8(room)));
              };
        const char* name = "prod/agent-platform/agent-runtime";
        QCOMPARE(cut(name, name), QLatin1String(name));
        QCOMPARE(cut(name, "…/agent-platform/agent-runtime"),
                 QStringLiteral("…/agent-platform/agent-runtime"));
        QCOMPARE(cut(name, "…/agent-platform/agent-runtim"), QStringLiteral("…/agent-runtime"));
        const QString hardly = cut(name, "…/agent");
        QVERIFY2(hardly.startsWith(u'a') && hardly.endsWith(u'e'), qPrintable(hardly));
        QVERIFY(cut(name, "…/agent-runtime", Qt::ElideRight).startsWith(QLatin1String("prod")));
        QVERIFY(cut("a-name-without-parts", "a-name-with").startsWith(u'a'));
    }

    void segmentsMoveWithArrows()
    {
        const Theme theme;
        SegmentedControl control(theme,
                                 {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
        QSignalSpy changed(&control, &SegmentedControl::currentChanged);
        QTest::keyClick(&control, Qt::Key_Right);
        QTest::keyClick(&control, Qt::Key_Right);
        QTest::keyClick(&control, Qt::Key_Right);
        QCOMPARE(control.current(), 2);
        QCOMPARE(changed.count(), 2);
        QTest::keyClick(&control, Qt::Key_Left);
        QCOMPARE(control.current(), 1);
    }

    void actionsGoWithTheirScope()
    {
        ActionRegistry registry;
        QWidget window;
        auto* pane = new QWidget(&window);
        Action action;
        action.id = QStringLiteral("a");
        action.title = QStringLiteral("A");
        action.keys = {QKeySequence(Qt::Key_X)};
        action.run = [] {};
        registry.add(pane, action);
        QVERIFY(registry.find(QStringLiteral("a")));
        QCOMPARE(registry.all().size(), size_t(1));
        registry.add(pane, action); // the same id replaces
        QCOMPARE(registry.all().size(), size_t(1));
        delete pane;
        QVERIFY(!registry.find(QStringLiteral("a")));
        QVERIFY(!registry.trigger(QStringLiteral("a")));
    }
};

MIDWATCH_TEST(ControlsTest)
#include "tst_controls.moc"
