// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole guided run as a person does it: from the library over the plan through a step of every
// kind to the report, with keys and clicks only. Beside it: failing, going on by hand, being
// killed in the middle and taking the run up again in another window.
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/controls/data_table.h"
#include "widgets/panes/runbooks/choice_row.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/plan_page.h"
#include "widgets/panes/runbooks/run_page.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const char* const everyKind = R"(apiVersion: runbook/v1
kind: Runbook
id: every-kind
title: Every kind of step
summary: Goes through all of them.
owner: {team: a}
inputs:
  replicas: {type: integer, title: New number, default: 6, required: true}
steps:
- id: present
  title: Read the number of now
  do: k8s.get
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}}
  outputs: {replicas: {from: result.spec.replicas, type: integer}}
- id: names
  title: Keep it
  do: set
  with: {values: {before: "${{ steps.present.outputs.replicas }}"}}
- id: sane
  title: It is three
  do: assert
  with: {that: steps.present.outputs.replicas == 3}
- id: declared
  title: The incident is declared
  do: mark
  with: {mark: declared}
- id: form
  title: Name the change
  do: input
  with: {fields: {ticket: {type: string, title: Ticket, required: true}}}
- id: choose
  title: Is it full?
  do: decision
  with:
    question: Are the pods busy?
    options:
    - {id: yes, label: Yes they are, goto: ok}
    - {id: no, label: No, goto: end, reason: true}
- id: ok
  title: Somebody agrees
  do: approval
  with: {need: 1, from: [boss], ask: Agree?}
- id: scale
  title: Set the number
  do: k8s.scale
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: "${{ inputs.replicas }}"}
- id: back
  title: Put the version before back
  do: k8s.rollout
  tags: [purpose]
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, action: undo}
- id: rest
  title: Wait a little
  do: wait
  with: {for: 20s}
- id: there
  title: All are there
  do: wait-until
  timeout: 10m
  with:
    every: 5s
    that: result.status.readyReplicas == 6
    check: {id: look, do: k8s.get, with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}}}
- id: well
  title: Users are well
  do: promql
  with: {query: errors, success: result < 1, sustained: 10s, every: 2s}
- id: script
  title: Run a script
  do: shell
  with: {script: "echo all good"}
  evidence:
  - {kind: output, label: What it said}
- id: tell
  title: Tell the desktop
  do: notify
  with: {to: [desktop], text: it is done}
- id: hand
  title: Look with your own eyes
  do: manual
  with: {ask: Look at the shop. Say what you see., respond: What you see}
- id: end
  title: Done
  do: end
  with: {status: succeeded}
)";

const char* const oneEffect = R"(apiVersion: runbook/v1
kind: Runbook
id: one-effect
title: One effect
owner: {team: a}
steps:
- id: it
  title: Set the number
  do: k8s.scale
  tags: [purpose]
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 6}
- id: then
  title: And look
  do: manual
  with: {ask: Look., confirm: tick}
)";

struct Desk : PaneFixture
{
    QTemporaryDir folder;
    FakeWorld world{clock};
    RunbooksPane* runbooks = nullptr;
    QString estate; // empty: the one of the small world

    explicit Desk(const char* runbook)
    {
        QFile file(folder.filePath(QStringLiteral("t.runbook.yaml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(runbook) < 1)
            qFatal("no runbook");
        file.close();
        open();
    }
    // A window as it comes up: what it knows it has read from the disk.
    void open(bool wait = true)
    {
        RunbooksSetup setup;
        static MemoryFiles unused;
        setup.services = world.services(unused);
        setup.services.files = nullptr; // the real disk: scripts are run
        if (!estate.isEmpty())
            setup.services.estate.name = estate.toStdString();
        setup.folders = {folder.path().toStdString()};
        setup.runsDir = folder.filePath(QStringLiteral("runs")).toStdString();
        setup.person = "Ana";
        auto made = std::make_unique<RunbooksPane>(std::move(setup));
        runbooks = made.get();
        made->attach(context);
        made->resize(1352, 828);
        made->show();
        made->setActive(true);
        made->activateWindow();
        pane = std::move(made);
        if (!wait)
            return;
        QVERIFY(QTest::qWaitForWindowActive(pane.get()));
        QTRY_VERIFY_WITH_TIMEOUT(runbooks->settled(), 30'000);
    }
    // The program dies: nothing is said, nothing is closed.
    void kill()
    {
        pane.reset();
        runbooks = nullptr;
    }
    const RunView& view() const { return runbooks->engine()->view(); }
    CardKind kind() const { return view().card.kind; }
    std::string step() const { return view().card.stepId; }

    // Until a person is needed; scripts need time of the machine as well.
    void turn()
    {
        for (int i = 0; i < 40; ++i) {
            crank(*runbooks->engine(), world, clock, 200);
            const bool working = kind() == CardKind::Working || kind() == CardKind::Waiting
                || kind() == CardKind::Gate;
            if (!working)
                return;
            QTest::qWait(50);
        }
    }
    // The card is there, and its bar has become live.
    void settle()
    {
        pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(pane.get()));
        const auto* card = pane->findChild<run::StepCard*>();
        QTRY_VERIFY(!card || !card->inert());
    }
    // A number is a key of the run, wherever in it the keyboard is.
    void digit(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : pane.get(),
                        key);
        turn();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* focus = pane->focusWidget() ? pane->focusWidget() : pane.get();
        QTest::keyClick(focus, key, with);
        if (runbooks->engine())
            turn();
    }
    // The one named act of the card. On a machine that is busy the bar may still be inert: a person
    // presses again.
    void goOn()
    {
        const auto before = std::pair(kind(), step());
        for (int tries = 0; tries < 4 && std::pair(kind(), step()) == before; ++tries) {
            settle();
            press(Qt::Key_Return, Qt::ControlModifier);
        }
    }
    template <typename Widget>
    Widget* find(const QString& name) const
    {
        for (auto* widget : pane->findChildren<Widget*>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QPushButton* button(const QString& text) const
    {
        for (auto* b : pane->findChildren<QPushButton*>()) {
            if (b->isVisible() && b->text() == text)
                return b;
        }
        return nullptr;
    }
    void click(const QString& text)
    {
        QPushButton* b = button(text);
        QVERIFY2(b && b->isEnabled(), qPrintable(text));
        QTest::mouseClick(b, Qt::LeftButton);
        if (runbooks->engine())
            turn();
    }
    void type(const QString& field, const QString& text)
    {
        auto* edit = find<QLineEdit>(field);
        QVERIFY2(edit, qPrintable(QString(field + QLatin1Char('\n') + seen() + keys())));
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }
    QString seen() const
    {
        const CardView& c = view().card;
        return QString::number(int(c.kind)) + QLatin1Char(' ') + QString::fromStdString(c.stepId)
            + (c.nowStale ? QStringLiteral(" stale ") : QStringLiteral(" "))
            + QString::fromStdString(c.problem) + QStringLiteral(" refused: ") + card()->refusal()
            + QLatin1Char('\n') + middle();
    }
    QString keys() const // who has the keyboard
    {
        const QWidget* focus = QApplication::focusWidget();
        QString buttons;
        for (auto* b : card()->findChildren<QPushButton*>())
            buttons += b->text()
                + (b->isEnabled() ? QStringLiteral(" on ") : QStringLiteral(" off "))
                + (b->isVisible() ? QStringLiteral("shown; ") : QStringLiteral("hidden; "));
        return buttons
            + (pane->isActiveWindow() ? QStringLiteral("active") : QStringLiteral("not active"))
            + QStringLiteral("\nkeys: ")
            + (focus ? QString::fromLatin1(focus->metaObject()->className())
                     : QStringLiteral("nobody"));
    }
    QString said() const // everywhere
    {
        QStringList out;
        for (auto* label : pane->findChildren<QLabel*>()) {
            if (label->isVisible())
                out << label->text();
        }
        return out.join(QLatin1Char('\n'));
    }
    run::StepCard* card() const { return pane->findChild<run::StepCard*>(); }
    QString middle() const
    {
        QStringList out;
        for (auto* label : card()->findChildren<QLabel*>()) {
            if (label->isVisible())
                out << label->text();
        }
        for (auto* row : card()->findChildren<QAbstractButton*>()) {
            if (row->isVisible())
                out << row->text();
        }
        return out.join(QLatin1Char('\n'));
    }
    // From the library to the first card of the run.
    void begin()
    {
        DataTable* table = nullptr; // the one in front
        for (auto* one : pane->findChildren<DataTable*>()) {
            if (one->isVisible())
                table = one;
        }
        QVERIFY(table);
        table->view()->setFocus();
        QTest::keyClick(table->view(), Qt::Key_Down);
        QTRY_VERIFY2(!table->currentKey().isEmpty(), qPrintable(said()));
        click(QStringLiteral("Open the plan"));
        QPushButton* make = button(QStringLiteral("Make the run"));
        QVERIFY2(make, qPrintable(said()));
        for (int i = 0; i < 500 && !make->isEnabled(); ++i) { // the plan reads the world
            world.deliver();
            QTest::qWait(10);
        }
        QVERIFY(make->isEnabled());
        click(QStringLiteral("Make the run"));
        QVERIFY(runbooks->engine());
        QCOMPARE(kind(), CardKind::Start);
    }
};

} // namespace

class GuidedRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfStepToTheEnd()
    {
        Desk desk(everyKind);
        desk.begin();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(desk.world.patches, 0); // planned, made, and nothing happened
        desk.goOn();
        QCOMPARE(desk.kind(), CardKind::Input); // reads, set, assert and mark ran by themselves
        desk.settle();
        desk.type(QStringLiteral("Ticket (needed)"), QStringLiteral("INC-1"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::Decision);
        desk.settle();
        desk.digit(Qt::Key_1);
        QCOMPARE(desk.kind(), CardKind::Approval);
        desk.settle();
        desk.type(QStringLiteral("Name of the approver"), QStringLiteral("Ana"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::Approval); // who drives does not approve
        QVERIFY(!desk.card()->refusal().isEmpty());
        desk.find<QLineEdit>(QStringLiteral("Name of the approver"))->clear();
        desk.type(QStringLiteral("Name of the approver"), QStringLiteral("Ben"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::LocalLock); // before the first effect
        desk.goOn();
        QCOMPARE(desk.kind(), CardKind::Effect);
        QCOMPARE(desk.world.patches, 0);
        desk.goOn();
        QVERIFY2(desk.world.scaledTo == std::vector<int64_t>{6},
                 qPrintable(QString(desk.seen() + desk.keys())));
        QCOMPARE(desk.step(), std::string("back"));
        desk.goOn();
        QCOMPARE(desk.world.images.rbegin()->second, std::string("api:1.0"));
        // Waiting, looking and measuring needed nobody.
        QCOMPARE(desk.step(), std::string("script"));
        QCOMPARE(desk.kind(), CardKind::Effect);
        desk.goOn();
        QCOMPARE(desk.kind(), CardKind::Manual);
        QCOMPARE(desk.world.notifications, std::vector<std::string>{"it is done"});
        desk.settle();
        desk.type(QStringLiteral("What you see"), QStringLiteral("it is well"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::LeftChanged); // six instead of three
        QVERIFY2(desk.middle().contains(QStringLiteral("3 → 6")), qPrintable(desk.middle()));
        desk.settle();
        desk.type(QStringLiteral("Owner"), QStringLiteral("Ana"));
        desk.click(QStringLiteral("Give it an owner"));
        QCOMPARE(desk.view().state, RunState::Succeeded);
        const QString end = desk.middle();
        for (const char* word : {"Succeeded", "recovery", "people", "What it said", "Ana", "words"})
            QVERIFY2(end.contains(QString::fromUtf8(word)), qPrintable(end));
        const auto files = makeFileLayer();
        const VerifyReport report = verifyRun(*files, desk.view().dir);
        QVERIFY2(report.intact(), report.intact() ? "" : report.damage.front().c_str());
        QVERIFY(report.closed);
    }

    // From a page or an alert: what it would do, with "is it safe?" in sight; nothing starts.
    void aRunbookThatIsOpenedShowsItsPlan()
    {
        Desk desk(oneEffect);
        const auto shown = [&] {
            desk.world.deliver();
            return desk.said().contains(QStringLiteral("Changes 1 Deployment. Reversible."));
        };
        QVERIFY(desk.runbooks->reveal(RunbookRef{"one-effect"}));
        QTRY_VERIFY2_WITH_TIMEOUT(shown(), qPrintable(desk.said()), 30'000);
        const auto* page = desk.pane->findChild<run::PlanPage*>();
        QVERIFY(page && page->isVisible());
        QVERIFY(!desk.runbooks->engine());
        QCOMPARE(desk.world.patches, 0);
        QVERIFY(!desk.runbooks->reveal(RunbookRef{"no-such-runbook"}));
        // Also before the library was read: it is remembered what was wanted.
        desk.kill();
        desk.open(false);
        QVERIFY(!desk.runbooks->settled());
        QVERIFY(desk.runbooks->reveal(RunbookRef{"one-effect"}));
        QTRY_VERIFY2_WITH_TIMEOUT(shown(), qPrintable(desk.said()), 30'000);
    }

    void thePaletteIsOfferedTheRunbooks()
    {
        Desk desk(oneEffect);
        const auto offers = desk.runbooks->paletteOffers();
        QCOMPARE(offers.size(), size_t(1));
        QCOMPARE(offers[0].title, QStringLiteral("One effect"));
        QCOMPARE(offers[0].keywords, QStringLiteral("one-effect"));
        QVERIFY(offers[0].object == Selected(RunbookRef{"one-effect"}));
    }

    // A run of another estate is not to be taken up here, and of a simulated one not even seen.
    void runsOfAnotherEstateAreNotInterruptedOnes()
    {
        Desk desk(oneEffect);
        desk.begin();
        if (QTest::currentTestFailed())
            return;
        desk.goOn();
        desk.kill();
        desk.estate = QStringLiteral("another");
        desk.open();
        QVERIFY(!desk.button(QStringLiteral("Look at it")));
        QVERIFY(desk.runbooks->runLine().isEmpty());
        desk.kill();
        desk.estate.clear();
        desk.open();
        QVERIFY(desk.button(QStringLiteral("Look at it")));
        QVERIFY(desk.runbooks->runLine().contains(QStringLiteral("One effect")));
    }

    void killedInTheMiddleAndTakenUpInAnotherWindow()
    {
        Desk desk(oneEffect);
        desk.begin();
        if (QTest::currentTestFailed())
            return;
        desk.goOn();
        desk.goOn(); // nobody else runs it
        QCOMPARE(desk.kind(), CardKind::Effect);
        desk.settle();
        desk.world.silent = true;
        QVERIFY(desk.runbooks->engine()->confirm("it", "Ana")); // sent, and no answer
        desk.kill();
        desk.world.silent = false;
        desk.world.deliver(); // it lands all the same
        QCOMPARE(desk.world.patches, 1);
        desk.clock.advance(Millis(240'000));
        desk.open();
        // The library says so, and leads there.
        QPushButton* look = desk.button(QStringLiteral("Look at it"));
        QVERIFY(look);
        QTest::qWait(500); // what has just appeared takes no clicks
        QTest::mouseClick(look, Qt::LeftButton);
        desk.settle();
        const QString shown = desk.middle();
        for (const char* word :
             {"This run was interrupted", "Ana drove it", "1 Set the number", "Take up the run"})
            QVERIFY2(shown.contains(QString::fromUtf8(word)),
                     qPrintable(QString(shown + desk.said())));
        desk.goOn();
        // It looked, saw that it was done, and sent nothing.
        QCOMPARE(desk.step(), std::string("then"));
        QCOMPARE(desk.world.patches, 1);
        desk.goOn();
        QCOMPARE(desk.view().state, RunState::Succeeded);
    }

    void refusedGoesOnByHandWithProof()
    {
        Desk desk(oneEffect);
        desk.begin();
        if (QTest::currentTestFailed())
            return;
        desk.goOn();
        desk.goOn();
        desk.world.refuse = true;
        desk.goOn();
        QCOMPARE(desk.kind(), CardKind::Failed);
        desk.settle();
        desk.digit(Qt::Key_2); // by hand
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::Failed); // not without proof
        QVERIFY(!desk.card()->refusal().isEmpty());
        desk.type(QStringLiteral("Proof: what was done and seen, or a link"),
                  QStringLiteral("kubectl scale, six are there"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.step(), std::string("then"));
        desk.goOn();
        QCOMPARE(desk.view().state, RunState::SucceededWithExceptions);
    }

    void skippingNeedsAReasonAndASecondPerson()
    {
        Desk desk(oneEffect);
        desk.begin();
        if (QTest::currentTestFailed())
            return;
        desk.goOn();
        desk.goOn();
        desk.world.refuse = true;
        desk.goOn();
        desk.settle();
        desk.digit(Qt::Key_3);
        desk.type(QStringLiteral("Reason"), QStringLiteral("not needed any more"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.kind(), CardKind::Failed); // the step is critical
        desk.type(QStringLiteral("Second person, who agrees"), QStringLiteral("Ben"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.step(), std::string("then"));
        desk.settle();
        desk.press(Qt::Key_F8);
        desk.settle();
        desk.digit(Qt::Key_2);
        desk.type(QStringLiteral("Reason"), QStringLiteral("enough seen"));
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.view().state, RunState::Aborted);
        QCOMPARE(desk.world.patches, 0);
    }
};

MIDWATCH_TEST(GuidedRunTest)
#include "tst_guided_run.moc"
