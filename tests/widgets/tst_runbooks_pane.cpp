// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The guided run under the hands of a person: what keys do and do not do, what stands in the middle
// column, and that nobody's typing is taken away.
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"
#include "widgets/panes/runbooks/choice_row.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_page.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QLineEdit>
#include <QRegularExpression>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const std::string target = "{cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}";
const std::string scale
    = "- id: it\n  title: Set the number\n  do: k8s.scale\n  tags: [purpose]\n  with: " + target
    + ", replicas: 6}\n";

struct Rig
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    MemoryFiles files;
    FakeWorld world{clock};
    Theme theme;
    std::unique_ptr<Engine> engine;
    run::RunPage page{theme};

    explicit Rig(const std::string& steps, Mode mode = Mode::Drill, const std::string& head = {})
        : engine(std::make_unique<Engine>(world.services(files)))
    {
        RunRequest r = request(runbookText(steps, head));
        r.mode = mode;
        if (const auto made = engine->create(r); !made)
            qFatal("%s", describe(made.error()).c_str());
        turn();
        page.resize(1352, 792);
        page.setEngine(engine.get(), "Ana");
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("no window");
    }
    ~Rig() { page.setEngine(nullptr, {}); }
    void turn() { crank(*engine, world, clock, 4000); }
    void start()
    {
        if (!engine->start("Ana"))
            qFatal("start");
        turn();
    }
    // The bar is inert after every change of the step.
    // Keys reach only the active window: which one it is, the platform says after a while.
    void settle()
    {
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_VERIFY(!page.card()->inert());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* focus = page.focusWidget() ? page.focusWidget() : &page;
        QTest::keyClick(focus, key, with);
        turn();
    }
    template <typename Widget>
    Widget* find(const QString& accessible) const
    {
        for (auto* widget : page.findChildren<Widget*>()) {
            if (widget->isVisible() && widget->accessibleName() == accessible)
                return widget;
        }
        return nullptr;
    }
    QPushButton* button(const QString& text) const
    {
        for (auto* b : page.findChildren<QPushButton*>()) {
            if (b->isVisible() && b->text() == text)
                return b;
        }
        return nullptr;
    }
    // Everything a person can read in the middle column.
    QString middle() const
    {
        QStringList out;
        for (auto* label : page.card()->findChildren<QLabel*>()) {
            if (label->isVisible())
                out << label->text();
        }
        for (auto* text : page.card()->findChildren<QPlainTextEdit*>()) {
            if (text->isVisible())
                out << text->toPlainText();
        }
        for (auto* row : page.card()->findChildren<QAbstractButton*>()) {
            if (row->isVisible())
                out << row->text();
        }
        return out.join(QLatin1Char('\n'));
    }
};

} // namespace

class RunbooksPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void enterAloneDoesNothing()
    {
        Rig rig(scale);
        rig.settle();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
            rig.press(key);
            QCOMPARE(rig.engine->view().state, RunState::AwaitingStart);
        }
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.engine->view().card.kind, CardKind::Effect);
        rig.settle();
        // Wherever the keyboard is: in the steps, in the note, on the button itself.
        for (auto* widget : rig.page.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            widget->setFocus();
            QTest::keyClick(widget, Qt::Key_Return);
            QTest::keyClick(widget, Qt::Key_Enter);
            rig.world.deliver(); // no time passes: the card must not become stale
            rig.engine->poll();
            QCOMPARE(rig.world.patches, 0);
            QVERIFY(rig.engine->view().paused == PauseReason::None);
        }
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.world.patches, 1);
    }

    // The person must recognise what they confirmed.
    void whatFailedIsShownAsItWasConfirmed()
    {
        Rig rig(scale);
        rig.world.refuse = true;
        rig.start();
        rig.settle();
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(rig.engine->view().card.kind == CardKind::Failed);
        rig.settle();
        const QString text = rig.middle();
        for (const char* word : {"This was sent",
                                 "PATCH /apis/apps/v1/namespaces/shop/deployments/api",
                                 "{\"spec\":{\"replicas\":6}}"})
            QVERIFY2(text.contains(QString::fromUtf8(word)), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("\"uid\"")), qPrintable(text)); // no journal
    }

    void inertAfterTheStepChanged()
    {
        Rig rig(scale);
        rig.settle();
        rig.start();
        // The keys that were meant for the card before hit nothing.
        QTest::keyClick(&rig.page, Qt::Key_Return, Qt::ControlModifier);
        rig.turn();
        QCOMPARE(rig.world.patches, 0);
        auto* primary = rig.button(QStringLiteral("Scale shop/api in prod from 3 to 6"));
        QVERIFY(primary);
        QVERIFY(!primary->isEnabled());
        rig.settle();
        QVERIFY(primary->isEnabled()); // by itself
    }

    void theMiddleColumnIsEnough()
    {
        Rig rig(
            "- id: it\n  title: Set the number\n  say: The **shop** is full.\n  do: k8s.scale\n"
            "  tags: [purpose]\n  with: "
            + target
            + ", replicas: 6}\n  before:\n  - {id: there, title: It is there, do: k8s.get, with: "
            + target + "}}\n");
        rig.start();
        const QString text = rig.middle();
        for (const char* word : {"Set the number",
                                 "<b>shop</b>",
                                 "Exactly this happens",
                                 "PATCH /apis/apps/v1/namespaces/shop/deployments/api",
                                 "{\"spec\":{\"replicas\":6}}",
                                 "now",
                                 "asks for 3 replicas",
                                 "then",
                                 "6 replicas",
                                 "undo",
                                 "set 3 again",
                                 "If the reply is lost",
                                 "read 0 s ago",
                                 "It is there",
                                 "Scale shop/api in prod from 3 to 6",
                                 "Not as expected",
                                 "Stop"})
            QVERIFY2(text.contains(QString::fromUtf8(word)),
                     qPrintable(QString(QString::fromUtf8(word) + QLatin1Char('\n') + text)));
    }

    void staleIsHatchedAndOff()
    {
        Rig rig(scale);
        rig.start();
        rig.settle();
        rig.clock.advance(Millis(31'000));
        rig.engine->poll();
        QTest::qWait(1100); // the page looks once a second
        static const QRegularExpression stale(QStringLiteral("▨ read 3[1-9] s ago"));
        QVERIFY2(rig.middle().contains(stale), qPrintable(rig.middle()));
        auto* primary = rig.button(QStringLiteral("Scale shop/api in prod from 3 to 6"));
        QVERIFY(primary && !primary->isEnabled());
        auto* again = rig.button(QStringLiteral("Read again"));
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        rig.turn();
        QTest::qWait(1100);
        primary = rig.button(QStringLiteral("Scale shop/api in prod from 3 to 6"));
        QVERIFY(primary && primary->isEnabled());
        QCOMPARE(rig.world.patches, 0);
    }

    void noWayBackNeedsTheWord()
    {
        Rig rig("- {id: ok, do: approval, with: {need: 1, from: [boss], ask: Agree?}}\n- id: it\n  "
                "title: Gone\n"
                "  do: k8s.scale\n  irreversible: true\n  requires_ack: GONE\n  drill: run\n"
                "  effect: probed\n  done_when: result.spec.replicas == 6\n  probe: {id: p, do: "
                "k8s.get, with: "
                + target + "}}\n  tags: [purpose]\n  with: " + target + ", replicas: 6}\n");
        rig.start();
        QVERIFY(rig.engine->approve("ok", "Ben"));
        rig.turn();
        rig.settle();
        QVERIFY(rig.middle().contains(QStringLiteral("NO WAY BACK")));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.world.patches, 0);
        auto* word = rig.find<QLineEdit>(QStringLiteral("Type GONE"));
        QVERIFY(word);
        QTest::keyClicks(word, QStringLiteral("gone"));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.world.patches, 0);
        word->clear();
        QTest::keyClicks(word, QStringLiteral("GONE"));
        QTest::keyClick(word, Qt::Key_Return);
        rig.turn();
        QCOMPARE(rig.world.patches, 0);
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.world.patches, 1);
    }

    void failurePanelHasNoDefault()
    {
        Rig rig(scale);
        rig.world.refuse = true;
        rig.start();
        rig.settle();
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.engine->view().card.kind, CardKind::Failed);
        rig.settle();
        const auto rows = rig.page.findChildren<run::ChoiceRow*>();
        int visible = 0;
        for (auto* row : rows) {
            if (!row->isVisible())
                continue;
            ++visible;
            QCOMPARE(row->height(), 56);
            row->setFocus();
            QTest::keyClick(row, Qt::Key_Return);
            rig.turn();
            QCOMPARE(rig.engine->view().card.kind, CardKind::Failed);
        }
        QCOMPARE(visible, 4);
        // The reason is asked for when it is chosen; nothing else happens.
        QVERIFY(!rig.find<QLineEdit>(QStringLiteral("Reason")));
        QVERIFY(rig.page.card()->chooseByKey(3));
        QCOMPARE(rig.engine->view().card.kind, CardKind::Failed);
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!rig.page.card()->refusal().isEmpty());
        QCOMPARE(rig.engine->view().card.kind, CardKind::Failed);
        auto* reason = rig.find<QLineEdit>(QStringLiteral("Reason"));
        QVERIFY(reason);
        QVERIFY(reason->hasFocus());
        QTest::keyClicks(reason, QStringLiteral("not 2 but 1"));
        QCOMPARE(rig.engine->view().card.kind, CardKind::Failed); // digits are text there
        QTest::qWait(2200); // ages go on, and the text stays
        QCOMPARE(reason->text(), QStringLiteral("not 2 but 1"));
        rig.world.refuse = false;
        QVERIFY(rig.page.card()->chooseByKey(1));
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
    }

    void pauseAndStopAskForAReason()
    {
        Rig rig(scale);
        rig.start();
        rig.settle();
        rig.press(Qt::Key_F8);
        QCOMPARE(rig.engine->view().paused, PauseReason::Operator);
        QVERIFY(rig.middle().contains(QStringLiteral("Paused")));
        rig.settle();
        QVERIFY(rig.page.card()->chooseByKey(2));
        QCOMPARE(rig.engine->view().paused, PauseReason::Operator);
        QVERIFY(rig.page.card()->chooseByKey(1));
        rig.turn();
        QCOMPARE(rig.engine->view().card.kind, CardKind::Effect);
        rig.settle();
        rig.press(Qt::Key_F8);
        rig.settle();
        QVERIFY(rig.page.card()->chooseByKey(2));
        QTest::keyClicks(rig.find<QLineEdit>(QStringLiteral("Reason")),
                         QStringLiteral("wrong shop"));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
        QCOMPARE(rig.world.patches, 0);
    }

    void unknownSaysWhatIsKnown()
    {
        Rig rig(scale);
        rig.world.loseReply = true;
        rig.start();
        rig.settle();
        QVERIFY(rig.engine->confirm("it", "Ana"));
        rig.world.deliver();
        rig.engine->poll();
        QCOMPARE(rig.engine->view().card.kind, CardKind::Unknown);
        QTest::qWait(1100);
        const QString text = rig.middle();
        QVERIFY2(text.contains(QStringLiteral("does not know the result")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("which is safe")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral(" left")), qPrintable(text));
        rig.turn();
        QCOMPARE(rig.world.patches, 1);
    }

    void localLockIsAskedFirst()
    {
        Rig rig(scale, Mode::Live);
        rig.start();
        rig.settle();
        QVERIFY(rig.middle().contains(QStringLiteral("Is anybody else running this?")));
        QVERIFY(!rig.middle().contains(QStringLiteral("PATCH")));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.engine->view().card.kind, CardKind::Effect);
        QCOMPARE(rig.world.patches, 0);
    }

    void anInterruptedRunIsOnlyShown()
    {
        Rig rig(scale);
        rig.start();
        const std::string dir = rig.engine->view().dir;
        rig.page.setEngine(nullptr, {});
        rig.engine.reset();
        rig.files.restart(false);
        rig.clock.advance(Millis(240'000));
        rig.engine = std::make_unique<Engine>(rig.world.services(rig.files));
        QVERIFY(rig.engine->openReadOnly(dir));
        int taken = 0;
        rig.page.setEngine(rig.engine.get(), "Ben");
        rig.page.setInterrupted([&] { ++taken; });
        rig.settle();
        const QString text = rig.middle();
        for (const char* word : {"This run was interrupted",
                                 "Ana drove it",
                                 "4 min ago",
                                 "1 Set the number",
                                 "Nothing was on its way",
                                 "Take up the run as Ben"})
            QVERIFY2(text.contains(QString::fromUtf8(word)),
                     qPrintable(QString(QString::fromUtf8(word) + QLatin1Char('\n') + text)));
        rig.press(Qt::Key_Return);
        QCOMPARE(taken, 0);
        QTest::keyClick(&rig.page, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(taken, 1);
    }

    void approvalsSayWhatTheyAreWorth()
    {
        Rig rig("- {id: ok, do: approval, with: {need: 1, from: [boss], ask: Agree?}}\n");
        rig.start();
        QVERIFY2(rig.middle().contains(QStringLiteral("Recorded by name, not signed")),
                 qPrintable(rig.middle()));
    }

    void optionsOfADecisionSayWhereTheyLead()
    {
        Rig rig("- id: ask\n  do: decision\n  with:\n    question: Which?\n    options:\n"
                "    - {id: a, label: This one, goto: last}\n    - {id: b, label: That one}\n"
                "- {id: mid, do: wait, with: {for: 1s}}\n"
                "- {id: last, title: The last, do: end, with: {status: succeeded}}\n");
        rig.start();
        QVERIFY(rig.find<run::ChoiceRow>(QStringLiteral("1: This one. → 3 The last")));
    }

    void narrowKeepsTheMiddle()
    {
        Rig rig(scale);
        rig.start();
        for (const QSize size :
             {QSize(1352, 792), QSize(968, 640), QSize(860, 600), QSize(2400, 1300)}) {
            rig.page.resize(size);
            QTest::qWait(50);
            QVERIFY(rig.page.card()->width() >= 560);
            auto* primary = rig.button(QStringLiteral("Scale shop/api in prod from 3 to 6"));
            QVERIFY(primary);
            const QRect inPage(primary->mapTo(&rig.page, QPoint(0, 0)), primary->size());
            QVERIFY(rig.page.rect().contains(inPage));
            QVERIFY(primary->width() >= primary->sizeHint().width());
        }
    }
};

MIDWATCH_TEST(RunbooksPaneTest)
#include "tst_runbooks_pane.moc"
