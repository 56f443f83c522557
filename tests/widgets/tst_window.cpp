// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shell as a person without a mouse meets it: panes, inspector, arming, escape, scope,
// settings.
#include "tests/support/test_registry.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/provenance.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/text_label.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/provenance_overlay.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/session_watch.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/top_bar.h"
#include "widgets/shell/window_cover.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWindow>

using namespace mw;
using namespace mwtest;

class WindowTest : public QObject
{
    Q_OBJECT

    static void arm(WindowFixture& f, const QString& reference = QStringLiteral("PD #40213"))
    {
        Scope scope;
        scope.environment = "prod";
        f.window->context().scope.setScope(scope);
        f.window->armingDialog()->open();
        auto* field = f.window->armingDialog()->findChild<QLineEdit*>();
        field->setFocus();
        QTest::keyClicks(field, reference);
        QTest::keyClick(field, Qt::Key_Return);
    }

private Q_SLOTS:
    // Not with the next tick of a second: a picture of a recording is drawn in less.
    void whoIsOnCallShowsAsSoonAsItIsKnown()
    {
        WindowFixture f;
        const auto said = [&f] {
            for (const TextLabel* label : f.window->findChildren<TextLabel*>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("Ana")))
                    return true;
            }
            return false;
        };
        QVERIFY(!said());
        Rows<OnCallShift> shifts;
        shifts.scope = "pd/oncall";
        OnCallShift shift;
        shift.key = {Atom("pd"), "P/1/U1"};
        shift.user = "Ana";
        shift.level = 1;
        shifts.upserts.push_back(shift);
        f.add("pd", "pagerduty", {std::move(shifts)});
        QVERIFY(said());
    }

    void controlDigitsChoosePanes()
    {
        WindowFixture f;
        QCOMPARE(f.window->currentPane(), f.first);
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(f.window->currentPane(), f.second);
        QCOMPARE(f.window->rail()->current(), 1);
        QCOMPARE(QApplication::focusWidget(), f.second->table->view());
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(f.window->currentPane(), f.first);
        QTest::keyClick(f.window.get(), Qt::Key_9, Qt::ControlModifier); // no such pane
        QCOMPARE(f.window->currentPane(), f.first);
        QVERIFY(!f.window->showPane(QStringLiteral("cost")));
        QCOMPARE(f.window->rail()->count(), 2);
    }

    void everythingIsReachedByTab()
    {
        WindowFixture f;
        QSet<QWidget*> seen;
        f.first->table->view()->setFocus();
        for (int i = 0; i < 60; ++i) {
            seen << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        int focusable = 0;
        for (QWidget* w : f.window->findChildren<QWidget*>()) {
            const bool stop = w->isVisible() && w->isEnabled() && w->focusPolicy() & Qt::TabFocus
                && !w->focusProxy();
            if (!stop)
                continue;
            ++focusable;
            QVERIFY2(seen.contains(w), w->metaObject()->className());
        }
        QVERIFY(focusable >= 10);
    }

    void enterOpensTheInspectorAndSelectionFollows()
    {
        WindowFixture f;
        TableView* view = f.first->table->view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QVERIFY(!f.window->area()->inspectorOpen());
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(f.window->area()->inspectorOpen());
        const QString before = f.window->area()->inspector()->content().title;
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(f.window->area()->inspector()->content().title != before);
        QTest::keyClick(view, Qt::Key_I);
        QVERIFY(!f.window->area()->inspectorOpen());
        QVERIFY(f.window->area()->inspector()->copyText().contains(QStringLiteral("Status: ")));
    }

    void inspectorFloatsAndDocksOnWideScreens()
    {
        WindowFixture f;
        f.window->resize(1440, 900);
        f.window->area()->setInspectorOpen(true);
        f.settle();
        const int whole = f.window->area()->width();
        QCOMPARE(f.first->width(), whole); // never reflows
        f.window->resize(2560, 1440);
        f.settle();
        QCOMPARE(f.first->width(), f.window->area()->width() - f.window->area()->inspectorWidth());
    }

    void armingFramesTheWindowAndEscEscEndsIt()
    {
        WindowFixture f;
        arm(f);
        QVERIFY(f.window->arming().armedFor("prod"));
        auto* frame = f.window->findChild<ArmedFrame*>();
        QVERIFY(frame->isVisible());
        QCOMPARE(frame->size(), f.window->size());
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Escape);
        QVERIFY(f.window->arming().armed());
        f.clock.advance(Millis(800)); // too slow: two single escapes
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Escape);
        QVERIFY(f.window->arming().armed());
        f.clock.advance(Millis(300));
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Escape);
        QVERIFY(!f.window->arming().armed());
        QVERIFY(!frame->isVisible());
    }

    void anotherKeyBetweenTwoEscapesKeepsItArmed()
    {
        WindowFixture f;
        arm(f);
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Escape);
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Down);
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Escape);
        QVERIFY(f.window->arming().armed());
    }

    void changingTheScopeDisarms()
    {
        WindowFixture f;
        arm(f);
        QSignalSpy ended(&f.window->arming(), &Arming::disarmed);
        Scope other;
        other.environment = "staging";
        f.window->context().scope.setScope(other);
        QVERIFY(!f.window->arming().armed());
        QCOMPARE(ended.first().first().value<DisarmCause>(), DisarmCause::ScopeChanged);
        arm(f);
        other.tenant = "acme";
        f.window->context().scope.setScope(other);
        QVERIFY(!f.window->arming().armed());
    }

    void enterWithoutAReasonArmsNothing()
    {
        WindowFixture f;
        arm(f, {});
        QVERIFY(!f.window->arming().armed());
        QVERIFY(f.window->armingDialog()->isOpen());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.window->armingDialog()->isOpen());
    }

    void focusStaysInsideADialog()
    {
        WindowFixture f;
        f.window->armingDialog()->open();
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(f.window->armingDialog()->isAncestorOf(QApplication::focusWidget()));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(f.window->armingDialog()->isAncestorOf(QApplication::focusWidget()));
    }

    void theKindOfTheScopeIsTheMostCarefulOne()
    {
        WindowFixture f;
        ScopeState& scope = f.window->context().scope;
        QCOMPARE(scope.kind(), std::string("prod"));
        scope.setScope({"staging", {}, {}, {}});
        QCOMPARE(scope.kind(), std::string("staging"));
        QVERIFY(scope.admitsCluster("staging"));
        QVERIFY(!scope.admitsCluster("prod"));
        scope.setScope({"dev", {}, "dev", {}});
        QCOMPARE(scope.kind(), std::string("dev"));
        QVERIFY(!scope.admitsCluster("staging"));
        scope.setEnvironments({{"odd", "something-new", "", {"x"}}});
        scope.setScope({});
        QCOMPARE(scope.kind(), std::string("prod")); // unknown kinds are treated as production
    }

    void aRegionNarrowsAcrossEnvironments()
    {
        WindowFixture f;
        ScopeState& scope = f.window->context().scope;
        scope.setEnvironments({{"prod", "prod", "us-east-1", {"east"}},
                               {"dr", "drill", "us-west-2", {"west"}},
                               {"stg", "staging", "us-east-1", {"stg"}}});
        f.window->findChild<TopBar*>()->openScopeMenu();
        QAction* east = nullptr;
        for (const QMenu* menu : f.window->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text() == QStringLiteral("us-east-1"))
                    east = action;
            }
        }
        QVERIFY(east);
        east->trigger();
        QCOMPARE(scope.scope().region, std::string("us-east-1"));
        QVERIFY(scope.text().startsWith(QStringLiteral("us-east-1")));
        QVERIFY(scope.admitsCluster("east") && scope.admitsCluster("stg"));
        QVERIFY(!scope.admitsCluster("west"));
        QVERIFY(scope.admitsEnvironment("stg") && !scope.admitsEnvironment("dr"));
        QVERIFY(scope.admitsEnvironment("of a source that is nowhere"));
        QCOMPARE(scope.kind(), std::string("prod"));
    }

    void sourcesStandInTheStatusBarAndTellWhy()
    {
        WindowFixture f;
        StatusBar* bar = f.window->statusBar();
        QCOMPARE(bar->sources().size(), size_t(3));
        QWidget* dot = bar->dotOf(SourceId("staging"));
        QVERIFY(dot);
        QVERIFY2(dot->accessibleName().contains(QStringLiteral("Warning")),
                 qPrintable(dot->accessibleName()));
        QTest::mouseClick(dot, Qt::LeftButton);
        QVERIFY(f.window->sourcePopover()->isOpen());
        QString words;
        for (const QLabel* label : f.window->sourcePopover()->findChildren<QLabel*>()) {
            if (label->isVisible())
                words += label->text() + u'\n';
        }
        QVERIFY2(words.contains(QStringLiteral("estate.yaml:14:9")), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("not in the kubeconfig")));
        QTest::keyClick(f.window->sourcePopover(), Qt::Key_Escape);
        QVERIFY(!f.window->sourcePopover()->isOpen());
    }

    void manySourcesAreSummedUpButTheUnwellStayNamed()
    {
        Theme theme;
        StatusBar bar(theme);
        std::vector<SourceStatus> sources;
        for (int i = 0; i < 30; ++i) {
            SourceStatus s;
            s.id = SourceId("source-" + std::to_string(i));
            s.title = "eu-central-1 prometheus " + std::to_string(i);
            s.state = i == 11 ? SourceState::Forbidden : SourceState::Live;
            s.lastGood = someNight();
            sources.push_back(s);
        }
        bar.resize(1024, 28);
        bar.setSources(sources, someNight());
        bar.show();
        QVERIFY(!bar.dotOf(SourceId("source-3")));
        QVERIFY(bar.dotOf(SourceId("source-11")));
        QVERIFY(bar.dotOf(SourceId())->accessibleName().contains(QStringLiteral("29")));
    }

    void aMomentInThePastIsSaidAcrossTheWindow()
    {
        WindowFixture f;
        QVERIFY(f.window->pastText().isEmpty());
        f.window->time().setCursor(f.clock.world() - Millis(540'000));
        QVERIFY2(f.window->pastText().contains(QStringLiteral("02:52:13Z, 9m ago")),
                 qPrintable(f.window->pastText()));
        // A pane that cannot follow says so, and what is under the hatches can be used.
        QVERIFY(f.window->pastText().contains(QStringLiteral("of now")));
        TableView* view = f.first->table->view();
        QTest::mouseClick(view->viewport(),
                          Qt::LeftButton,
                          {},
                          view->visualRect(view->model()->index(1, 0)).center());
        QCOMPARE(view->currentIndex().row(), 1);
        f.window->time().setCursor(std::nullopt);
        QVERIFY(f.window->pastText().isEmpty());
    }

    void panesThatNobodyLooksAtAreBuiltAfterwards()
    {
        WindowFixture f;
        MainWindow window(f.hub, f.clock, f.theme, f.settings);
        window.attachLater();
        auto one = std::make_unique<TablePane>(QStringLiteral("one"), QStringLiteral("One"));
        auto two = std::make_unique<TablePane>(QStringLiteral("two"), QStringLiteral("Two"));
        auto three = std::make_unique<TablePane>(QStringLiteral("three"), QStringLiteral("Three"));
        const TablePane *first = one.get(), *second = two.get(), *third = three.get();
        window.addPane(std::move(one));
        window.addPane(std::move(two));
        window.addPane(std::move(three));
        window.restore();
        QVERIFY(first->table && !second->table && !third->table);
        QVERIFY(window.showPane(QStringLiteral("three"))); // asked for: at once
        QVERIFY(third->table && !second->table);
        window.attachRest();
        QTRY_VERIFY(second->table);
    }

    void keysOverlayListsWhatTheRegistryKnows()
    {
        WindowFixture f;
        f.first->table->view()->setFocus();
        QTest::keyClick(f.window.get(), Qt::Key_Question, Qt::ShiftModifier);
        if (!f.window->keysOverlay()->isOpen()) // layouts differ in whether '?' needs Shift
            QTest::keyClick(f.window.get(), Qt::Key_Question);
        QVERIFY(f.window->keysOverlay()->isOpen());
        QStringList words;
        for (const QLabel* label : f.window->keysOverlay()->findChildren<QLabel*>())
            words << label->text();
        for (const Action* action : f.window->actions().all()) {
            if (!action->keys.isEmpty())
                QVERIFY2(words.contains(action->title), qPrintable(action->title));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.window->keysOverlay()->isOpen());
    }

    void lettersTypedIntoAFieldRunNothing()
    {
        WindowFixture f;
        QLineEdit* field = f.first->table->filter();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("i?c"));
        QCOMPARE(field->text(), QStringLiteral("i?c"));
        QVERIFY(!f.window->area()->inspectorOpen());
        QVERIFY(!f.window->keysOverlay()->isOpen());
    }

    void endOfTheArmedStateIsSaidWithItsCause()
    {
        WindowFixture f;
        arm(f);
        f.window->context().scope.setScope({"staging", {}, {}, {}});
        QVERIFY2(f.window->notice()->text().contains(QStringLiteral("scope")),
                 qPrintable(f.window->notice()->text()));
    }

    void theSearchFieldStaysWhereItIsWhileChipsGrow()
    {
        WindowFixture f;
        f.window->resize(1440, 900);
        f.settle();
        QWidget* search = nullptr;
        for (auto* button : f.window->findChildren<QAbstractButton*>()) {
            if (button->text() == QStringLiteral("Search or run an action"))
                search = button;
        }
        QVERIFY(search);
        const QRect before = search->geometry();
        arm(f);
        f.settle();
        QCOMPARE(search->geometry(), before);
        f.window->resize(1024, 700);
        f.settle();
        QVERIFY(search->width() >= 150);
        for (auto* chip : search->parentWidget()->findChildren<Chip*>())
            QVERIFY(!chip->geometry().intersects(search->geometry()));
    }

    void keysOfAPaneWorkWhileItIsVisibleAndFocusIsElsewhere()
    {
        WindowFixture f;
        int ran = 0;
        Action action;
        action.id = QStringLiteral("second.go");
        action.keys = {QKeySequence(Qt::ALT | Qt::Key_7)};
        action.run = [&ran] { ++ran; };
        f.window->actions().add(f.second, action);
        f.window->rail()->setFocus();
        QTest::keyClick(f.window.get(), Qt::Key_7, Qt::AltModifier);
        QCOMPARE(ran, 0); // the other pane is in front
        QVERIFY(f.window->showPane(QStringLiteral("slos")));
        f.window->rail()->setFocus();
        QTest::keyClick(f.window.get(), Qt::Key_7, Qt::AltModifier);
        QCOMPARE(ran, 1);
    }

    void theButtonsOfStatesAreVerbs()
    {
        WindowFixture f;
        QVERIFY(f.window->actions().trigger(QStringLiteral("source:staging")));
        QVERIFY(f.window->sourcePopover()->isOpen());
        QVERIFY(!f.window->actions().trigger(QStringLiteral("no-such-verb:staging")));
        QVERIFY(f.window->actions().trigger(QStringLiteral("retry:prod")));
        QSignalSpy wanted(f.window.get(), &MainWindow::estateRequested);
        QVERIFY(f.window->actions().trigger(QStringLiteral("estate:")));
        QCOMPARE(wanted.count(), 1); // no estate file is open here
    }

    void focusFollowsFromThePanelOfAStateToTheRows()
    {
        const Theme theme;
        QWidget content;
        auto* stack = new StateStack(theme, new QLineEdit);
        QVBoxLayout column(&content);
        column.addWidget(stack);
        PanelState state;
        state.kind = PanelState::Kind::Loading;
        state.sentence = QStringLiteral("Asking for pods…");
        stack->setState(state, false);
        content.show();
        content.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&content));
        content.setFocus();
        QCOMPARE(QApplication::focusWidget(), &content);
        stack->setState({}, true);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    }

    void holdingF2ShowsWhereNumbersComeFrom()
    {
        WindowFixture f;
        TableView* view = f.first->table->view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Return);
        f.settle();
        auto* overlay = f.window->findChild<ProvenanceOverlay*>();
        QTest::keyPress(f.window->windowHandle(), Qt::Key_F2);
        QVERIFY(overlay->isVisible());
        QCOMPARE(overlay->marked(), 3);
        QTest::keyRelease(f.window->windowHandle(), Qt::Key_F2);
        QVERIFY(!overlay->isVisible());
    }

    void aRangeEndsWithTheCursorOrNow()
    {
        FixedClock clock{World(std::chrono::hours(500'000))};
        TimeState time(clock);
        const World now = clock.world();
        using namespace std::chrono_literals;
        QVERIFY(time.admits(now - 900h, now - 800h)); // any time
        QSignalSpy changed(&time, &TimeState::changed);
        time.setRange(60min);
        time.setRange(60min);
        time.setRange(0min); // nothing is no range
        QCOMPARE(changed.count(), 1);
        QVERIFY(time.admits(now - 3h, now - 59min));
        QVERIFY(!time.admits(now - 3h, now - 61min));
        QVERIFY(time.admits(now - 3h, {})); // goes on
        time.setCursor(now - 2h);
        QVERIFY(time.admits(now - 4h, now - 150min));
        QVERIFY(!time.admits(now - 1h, {})); // had not begun
        QVERIFY(!time.admits(now - 9h, now - 8h));
    }

    void theRangeIsChosenByKeyAndKept()
    {
        WindowFixture f;
        auto* top = f.window->findChild<TopBar*>();
        QVERIFY(top);
        const auto menu = [top] {
            top->openRangeMenu();
            for (QMenu* one : top->findChildren<QMenu*>()) {
                if (one->isVisible())
                    return one;
            }
            return static_cast<QMenu*>(nullptr);
        };
        QMenu* first = menu();
        QVERIFY(first);
        QCOMPARE(first->actions().at(0)->text(), QStringLiteral("Any time"));
        QVERIFY(first->actions().at(0)->isChecked());
        first->actions().at(2)->trigger();
        QCOMPARE(f.window->time().range(), std::optional(std::chrono::minutes(60)));
        first->close();
        QMenu* second = menu();
        QVERIFY(second && second->actions().at(2)->isChecked());
        second->actions().at(0)->trigger();
        QVERIFY(!f.window->time().range());
        second->close();
    }

    void settingsSurviveAndNonsenseIsHarmless()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("window.ini"));
        {
            WindowSettings s(file);
            s.setTheme(ThemeId::Day);
            s.setDensity(Density::Compact);
            s.setInspectorWidth(420);
            s.setPane(QStringLiteral("slos"));
            s.setLayoutOf(QStringLiteral("slos"),
                          {{QStringLiteral("sort"), QStringLiteral("name")}});
        }
        WindowSettings s(file);
        QCOMPARE(s.theme(), ThemeId::Day);
        QCOMPARE(s.density(), Density::Compact);
        QCOMPARE(s.inspectorWidth(), 420);
        QCOMPARE(s.pane(), QStringLiteral("slos"));
        QCOMPARE(s.layoutOf(QStringLiteral("slos")).value(QStringLiteral("sort")).toString(),
                 QStringLiteral("name"));
        s.setInspectorWidth(-5);
        QCOMPARE(s.rangeMinutes(), 0);
        s.setRangeMinutes(60);
        QCOMPARE(s.rangeMinutes(), 60);
        s.setRangeMinutes(-3);
        QCOMPARE(s.inspectorWidth(), 280);
        QCOMPARE(s.rangeMinutes(), 0);
    }

    void firstRunOffersWhatWasFound()
    {
        Theme theme;
        FirstRun page(theme,
                      {{QStringLiteral("prod"), QStringLiteral("https://k8s.example"), {}, true},
                       {QStringLiteral("broken"),
                        QStringLiteral("https://x"),
                        QStringLiteral("kubeconfig:12:7: no user"),
                        false},
                       {QStringLiteral("dev"), QStringLiteral("https://dev.example"), {}, false}},
                      QStringLiteral("/home/ana/.kube/config"),
                      {{QStringLiteral("quiet-night"), QStringLiteral("A quiet night")}});
        page.show();
        QSignalSpy chosen(&page, &FirstRun::contextsChosen);
        QSignalSpy demo(&page, &FirstRun::demoChosen);
        const auto boxes = page.findChildren<QCheckBox*>();
        QCOMPARE(boxes.size(), 3);
        QVERIFY(boxes[0]->isChecked());
        QVERIFY(!boxes[1]->isEnabled());
        boxes[2]->setFocus();
        QTest::keyClick(boxes[2], Qt::Key_Space);
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("2"))
                || button->text().contains(QStringLiteral("demo")))
                button->click();
        }
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toStringList(),
                 (QStringList{QStringLiteral("prod"), QStringLiteral("dev")}));
        QCOMPARE(demo.count(), 1);
        QCOMPARE(demo.first().first().toString(), QStringLiteral("quiet-night"));
    }
};

MIDWATCH_TEST(WindowTest)
#include "tst_window.moc"
