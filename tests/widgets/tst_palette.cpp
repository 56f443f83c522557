// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Matching and ranking of the command palette, its model, and using it with the keyboard alone.
#include "tests/support/test_registry.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/controls/search_field.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/fuzzy.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/rail.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;

namespace {
int points(const char* query, const char* text)
{
    return fuzzy::score(fuzzy::words(query), fuzzy::lowered(text));
}
} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsMustAllFit()
    {
        QVERIFY(points("agent runtime", "agent-runtime") > 0);
        QVERIFY(points("runtime agent", "agent-runtime") > 0);
        QCOMPARE(points("agent payments", "agent-runtime"), -1);
        QCOMPARE(points("", "anything"), 0);
        QCOMPARE(points("longer than the text", "text"), -1);
    }

    void betterFitsComeFirst()
    {
        QVERIFY(points("run", "run") > points("run", "runtime"));
        QVERIFY(points("run", "agent-runtime") > points("run", "overrun"));
        QVERIFY(points("agent", "agent-runtime")
                > points("agent", "my-long-name-with-agent-in-it"));
        QVERIFY(points("gtc", "go to clusters") > 0); // first letters of words
        QVERIFY(points("pods", "pods") > points("pds", "pods"));
        QVERIFY(points("AGENT", "Agent-Runtime") > 0);
    }

    void scatteredLettersInOneWordAreNoMatch()
    {
        QCOMPARE(points("axz", "agent-runtime"), -1);
        QCOMPARE(points("x", "agent"), -1);
        QCOMPARE(points("atnm", "a123456789012345t1234567890n123456789m"), -1);
    }

    void theBeginningOfAWordCountsForAllWords()
    {
        const auto starts = [](const char* query, const char* text) {
            return fuzzy::startWords(fuzzy::words(query), fuzzy::lowered(text));
        };
        QVERIFY(starts("roll", "Roll back a bad deploy"));
        QVERIFY(starts("roll bad", "Roll back a bad deploy"));
        QVERIFY(!starts("roll", "aws-load-balancer-controller"));
        QVERIFY(!starts("roll load", "aws-load-balancer-controller"));
        QVERIFY(starts("load", "aws-load-balancer-controller"));
    }

    // What begins with what was typed stands before what only has it in the middle of a word,
    // however many of those there are.
    void wordStartsStandBeforeTheMiddleOfWords()
    {
        WindowFixture f;
        PaletteModel& model = f.window->palette()->model();
        model.setOffers([] {
            PaletteOffer runbook;
            runbook.title = QStringLiteral("Undo a bad deploy by rolling it back, slowly");
            runbook.keywords = QStringLiteral("untime-book");
            runbook.object = RunbookRef{"undo"};
            return std::vector<PaletteOffer>{runbook};
        });
        model.setQuery(QStringLiteral("untime")); // 40 pods are called agent-runtime-…
        QVERIFY(model.rowCount() > 10);
        QVERIFY(std::holds_alternative<RunbookRef>(model.hit(0).object));
        model.setQuery(QStringLiteral("rolling back"));
        QVERIFY(std::holds_alternative<RunbookRef>(model.hit(0).object));
        model.setQuery({}); // nothing was typed: actions
        for (int i = 0; i < model.rowCount(); ++i)
            QVERIFY(!model.hit(i).actionId.isEmpty());
    }

    void umlautsAndOtherBytesDoNotBreakIt()
    {
        QVERIFY(points("prüf", "Prüfstand") > 0);
        QCOMPARE(points("\xff\xfe", "abc"), -1);
    }

    void modelKeepsTheRulesOfModels()
    {
        WindowFixture f;
        PaletteModel& model = f.window->palette()->model();
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery(QStringLiteral("agent"));
        QVERIFY(model.rowCount() > 3);
        model.setQuery(QStringLiteral("no such thing at all"));
        QCOMPARE(model.rowCount(), 0);
        model.setQuery({});
        QVERIFY(model.rowCount() > 5);
    }

    void findsActionsPanesAndObjects()
    {
        WindowFixture f;
        PaletteModel& model = f.window->palette()->model();
        model.setQuery(QStringLiteral("slos"));
        QCOMPARE(model.hit(0).actionId, QStringLiteral("pane.slos"));
        model.setQuery(QStringLiteral("agent-runtime"));
        // The deployment of exactly this name stands before its forty pods.
        const auto* key = std::get_if<ObjectKey>(&model.hit(0).object);
        QVERIFY(key);
        QCOMPARE(key->kind.str(), std::string("Deployment"));
        QVERIFY(model.rowCount() <= 68);
        model.setQuery(QStringLiteral("1037 prod"));
        key = std::get_if<ObjectKey>(&model.hit(0).object);
        QVERIFY(key && key->name == "agent-runtime-5c7d9f6b4-1037");
    }

    void runsAnActionWithTheKeyboardAlone()
    {
        WindowFixture f;
        QCOMPARE(f.window->currentPane()->id(), QStringLiteral("clusters"));
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(f.window->palette()->isOpen());
        auto* field = qobject_cast<SearchField*>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("slos"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!f.window->palette()->isOpen());
        QCOMPARE(f.window->currentPane()->id(), QStringLiteral("slos"));
        // Recently used actions come first next time.
        f.window->palette()->open();
        QCOMPARE(f.window->palette()->model().hit(0).actionId, QStringLiteral("pane.slos"));
    }

    void opensAnObjectInTheInspector()
    {
        WindowFixture f;
        f.window->palette()->open();
        f.window->palette()->setQuery(QStringLiteral("5c7d9f6b4-1003"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(f.window->area()->inspectorOpen());
        QCOMPARE(f.window->area()->inspector()->content().title,
                 QStringLiteral("agent-runtime-5c7d9f6b4-1003"));
        QCOMPARE(f.window->area()->inspector()->content().status, StatusKind::Critical);
    }

    void arrowsMoveAndEscapeGivesTheFocusBack()
    {
        WindowFixture f;
        QWidget* before = QApplication::focusWidget();
        QVERIFY(before);
        f.window->palette()->open();
        QListView* list = f.window->palette()->list();
        QWidget* field = QApplication::focusWidget();
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(field, Qt::Key_PageUp);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!f.window->palette()->isOpen());
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void groupsDoNotOfferWhatIsNotCalledSo()
    {
        WindowFixture f;
        PaletteModel& model = f.window->palette()->model();
        model.setQuery(QStringLiteral("re"));
        for (int i = 0; i < model.rowCount(); ++i)
            QVERIFY2(model.hit(i).title != QStringLiteral("Quit"), qPrintable(QString::number(i)));
        model.setQuery(QStringLiteral("everywhere"));
        QVERIFY(model.rowCount() > 3); // the group by its name
    }

    void disabledActionsAreNotOffered()
    {
        WindowFixture f;
        bool allowed = false;
        int runs = 0;
        Action action;
        action.id = QStringLiteral("test.drain");
        action.title = QStringLiteral("Drain the zebra node");
        action.run = [&] { ++runs; };
        action.enabled = [&] { return allowed; };
        f.window->actions().add(f.window.get(), action);
        PaletteModel& model = f.window->palette()->model();
        model.setQuery(QStringLiteral("zebra"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!f.window->actions().trigger(action.id));
        allowed = true;
        model.setQuery(QStringLiteral("zebra"));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(f.window->actions().trigger(action.id));
        QCOMPARE(runs, 1);
    }
};

MIDWATCH_TEST(PaletteTest)
#include "tst_palette.moc"
