// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the shell is cut at the smallest window with texts 40 % longer than English.
#include "tests/support/test_registry.h"
#include "tests/widgets/pseudo_locale.h"
#include "tests/widgets/run_desk.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/text_label.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/shell/about.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/source_popover.h"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mw;
using namespace mwtest;

namespace {
// What is cut off or sticks out, in words. Texts that may elide say so themselves and show the
// whole in a tooltip; they only need room for some letters.
QStringList cutTexts(QWidget* root)
{
    QStringList out;
    const auto say = [&out](const QWidget* w, const QString& text, const QString& why) {
        out << QString(QString::fromLatin1(w->metaObject()->className()) % u' ' % text.left(60)
                       % QStringLiteral(": ") % why);
    };
    for (QWidget* w : root->findChildren<QWidget*>()) {
        if (!w->isVisible() || w->width() == 0)
            continue;
        bool scrolled = false;
        for (QWidget* p = w->parentWidget(); p && p != root; p = p->parentWidget())
            scrolled = scrolled || qobject_cast<QAbstractScrollArea*>(p);
        const QRect place(w->mapTo(root, QPoint(0, 0)), w->size());
        if (auto* label = qobject_cast<QLabel*>(w)) {
            if (label->text().isEmpty())
                continue;
            const auto* text = qobject_cast<TextLabel*>(w);
            const QRect room = label->contentsRect();
            if (label->wordWrap()) {
                if (label->heightForWidth(label->width()) > label->height())
                    say(w, label->text(), QStringLiteral("too low"));
                int longest = 0;
                for (const QString& word : label->text().split(u' '))
                    longest = std::max(longest, label->fontMetrics().horizontalAdvance(word));
                if (longest > room.width())
                    say(w, label->text(), QStringLiteral("a word is wider than its label"));
            } else if (text && text->elide() != Qt::ElideNone) {
                if (room.width() < 24)
                    say(w, label->text(), QStringLiteral("no room at all"));
            } else if (label->fontMetrics().horizontalAdvance(label->text()) > room.width()) {
                say(w, label->text(), QStringLiteral("too narrow"));
            }
            if (label->fontMetrics().height() > label->height())
                say(w, label->text(), QStringLiteral("line is too low"));
        } else if (auto* button = qobject_cast<QAbstractButton*>(w)) {
            if (!button->text().isEmpty()
                && (button->minimumSizeHint().width() > button->width()
                    || button->minimumSizeHint().height() > button->height()))
                say(w, button->text(), QStringLiteral("button is too small"));
        } else {
            continue;
        }
        if (!scrolled && !root->rect().contains(place))
            say(w, {}, QStringLiteral("sticks out of the window"));
    }
    return out;
}

// Texts of the pane that carry no padding and are not data: titles and prose of the runbook,
// names, times, numbers, requests.
QStringList englishIn(RunDesk& desk)
{
    static const QRegularExpression data(
        // numbers, a time, people, the folder and the words of the hash
        QStringLiteral("^[^A-Za-z]*$|^\\d\\d:\\d\\d:\\d\\dZ$|^(Ana|Ben)$|^/runs/|^amber anchor "));
    QStringList out;
    const QString source = QString::fromUtf8(cardsRunbook) + QString::fromUtf8(leftRunbook);
    static const QRegularExpression before(QStringLiteral("^(→ \\d+ |roll-back: )"));
    const auto look = [&](const QString& all) {
        const QString text = QString(all).remove(before).trimmed();
        if (text.isEmpty() || text.contains(u'ÿ') || data.match(text).hasMatch())
            return;
        // Rich text of the runbook, and lines of its YAML.
        if (text.contains(u'<') || source.contains(text))
            return;
        const QString title = text.section(QStringLiteral("  "), 1); // "5  Put the version …"
        if (!title.isEmpty() && source.contains(title))
            return;
        out << text;
    };
    for (const QLabel* label : desk.runbooks->findChildren<QLabel*>()) {
        if (label->isVisible())
            look(label->text());
    }
    for (const QAbstractButton* button : desk.runbooks->findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            look(button->text());
    }
    return out;
}
} // namespace

class PseudoLocaleTest : public QObject
{
    Q_OBJECT

    PseudoLocale m_language;

    static void check(WindowFixture& f, QWidget* root, const char* page)
    {
        f.settle();
        const QStringList cut = cutTexts(root);
        QVERIFY2(cut.isEmpty(), qPrintable(QString::fromLatin1(page) % u'\n' % cut.join(u'\n')));
    }

private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_language); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_language); }

    void theFinderFindsWhatIsCut()
    {
        const Theme theme;
        QWidget window;
        window.resize(300, 200);
        auto* label = new TextLabel(theme, TextSize::Body, Ink::Text, QFont::Normal, &window);
        label->setText(QStringLiteral("Some words that need room"));
        label->setGeometry(0, 0, 60, 20);
        window.show();
        QCOMPARE(cutTexts(&window).size(), 1);
        label->setElide(Qt::ElideRight);
        QCOMPARE(cutTexts(&window).size(), 0);
        label->setElide(Qt::ElideNone);
        label->setGeometry(250, 0, 250, 20);
        QCOMPARE(cutTexts(&window).size(), 1); // sticks out
    }

    void mainWindow()
    {
        WindowFixture f;
        f.window->resize(1024, 700);
        check(f, f.window.get(), "plain");
        f.first->table->view()->setFocus();
        f.first->table->view()->setCurrentIndex(f.first->table->view()->model()->index(3, 0));
        QTest::keyClick(f.first->table->view(), Qt::Key_Return);
        check(f, f.window.get(), "inspector");
        f.window->rail()->setCollapsed(true);
        check(f, f.window.get(), "collapsed rail");
        f.window->arming().arm(
            "staging", "staging", ArmingReason::Change, QStringLiteral("CHG-1187"));
        f.window->context().time.setCursor(f.clock.world() - std::chrono::minutes(9));
        check(f, f.window.get(), "armed, in the past");
    }

    void statesOfARegion()
    {
        WindowFixture f;
        f.window->resize(1024, 700);
        using Kind = PanelState::Kind;
        for (const Kind kind : {Kind::Loading,
                                Kind::Empty,
                                Kind::Error,
                                Kind::Stale,
                                Kind::Forbidden,
                                Kind::Unreachable,
                                Kind::Misconfigured}) {
            PanelState state;
            state.kind = kind;
            state.sentence = QObject::tr("list events in prod: your role may not read them here");
            state.detail = QObject::tr("Ask for get, list and watch on events in this cluster.");
            state.action = QObject::tr("Retry now");
            f.first->table->setState(state);
            check(f, f.window.get(), "state as a strip");
            StatePanel panel(f.theme);
            panel.setState(state);
            panel.resize(480, 300);
            panel.show();
            check(f, &panel, "state as a panel");
        }
    }

    void layers()
    {
        WindowFixture f;
        f.window->resize(1024, 700);
        f.window->armingDialog()->open();
        check(f, f.window.get(), "arming dialog");
        f.window->armingDialog()->close();
        f.window->keysOverlay()->open();
        check(f, f.window.get(), "keys");
        f.window->keysOverlay()->close();
        f.window->aboutBox()->open();
        check(f, f.window.get(), "about");
        f.window->aboutBox()->close();
        f.window->sourcePopover()->openFor(SourceId("staging"),
                                           f.window->statusBar()->dotOf(SourceId("staging")),
                                           f.hub.sources(),
                                           f.clock.world());
        check(f, f.window.get(), "source");
        f.window->sourcePopover()->close();
        f.window->palette()->open();
        check(f, f.window.get(), "palette");
    }

    void firstRun()
    {
        WindowFixture f;
        FirstRun page(
            f.theme,
            {{QStringLiteral("prod-eu-central-1-with-a-long-context-name"),
              QStringLiteral("https://k8s.example"),
              {},
              true},
             {QStringLiteral("broken"), {}, QStringLiteral("config:12:7: no user"), false}},
            QStringLiteral("/home/ana/.kube/config"),
            {{QStringLiteral("quiet-night"), QStringLiteral("A quiet night")}});
        page.resize(1024, 700);
        page.showProblem(QStringLiteral("estate.yaml:3:1: not a mapping"));
        page.show();
        check(f, &page, "first run");
        FirstRun empty(f.theme, {}, {}, {});
        empty.resize(1024, 700);
        empty.show();
        check(f, &empty, "first run without a kubeconfig");
    }

    void panes_data()
    {
        QTest::addColumn<QString>("pane");
        QTest::addColumn<QString>("action");
        for (const char* tab : {"findings", "workloads", "pods", "nodes", "events", "namespaces"})
            QTest::newRow(tab) << QStringLiteral("clusters")
                               << QString(QStringLiteral("clusters.") + QLatin1String(tab));
        QTest::newRow("slos") << QStringLiteral("slos") << QString();
        QTest::newRow("runbooks") << QStringLiteral("runbooks") << QString();
    }

    void panes()
    {
        QFETCH(QString, pane);
        QFETCH(QString, action);
        WindowFixture f;
        const QTemporaryDir runs;
        RunbooksSetup setup;
        setup.services.clock = &f.clock;
        setup.services.gateway = &f.hub;
        setup.folders
            = {qEnvironmentVariable("MIDWATCH_SOURCE_DIR").toStdString() + "/resources/runbooks"};
        setup.runsDir = runs.path().toStdString();
        setup.person = "ana";
        WindowSettings settings;
        MainWindow window(f.hub, f.clock, f.theme, settings);
        window.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
        window.addPane(std::make_unique<ClustersPane>());
        window.addPane(std::make_unique<SlosPane>());
        window.addPane(std::make_unique<RunbooksPane>(std::move(setup)));
        window.restore();
        window.resize(1024, 700);
        window.show();
        QVERIFY(window.showPane(pane));
        if (!action.isEmpty())
            QVERIFY(window.actions().trigger(action));
        QTRY_VERIFY(window.currentPane()->settled());
        check(f, &window, "pane");
        if (auto* table = window.currentPane()->findChild<TableView*>();
            table && table->isVisible() && table->model()->rowCount() > 0) {
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Return); // details, or the plan of a runbook
            check(f, &window, "opened row");
        }
    }

    // Plan, cards, action bar and failure panel of a guided run, in the smallest window and in a
    // plain one: nothing is cut, and nothing but data is left in English.
    void guidedRun_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1024, 700);
        QTest::newRow("plain") << QSize(1440, 900);
    }

    void guidedRun()
    {
        using runbook::CardKind;
        QFETCH(QSize, size);
        QStringList problems;
        const auto look = [&problems](RunDesk& desk, const char* where) {
            desk.still();
            for (const QString& cut : cutTexts(desk.window.get()))
                problems << QString(QString::fromLatin1(where) % QStringLiteral(": ") % cut);
            for (const QString& line : englishIn(desk))
                problems << QString(QString::fromLatin1(where) % QStringLiteral(", English: ")
                                    % line);
        };
        {
            RunDesk desk(ThemeId::Night, size);
            desk.openPlan();
            look(desk, "plan");
            desk.makeRun();
            look(desk, "start");
            QVERIFY(desk.goTo(CardKind::Decision));
            look(desk, "decision");
            QVERIFY(desk.goTo(CardKind::Approval));
            look(desk, "approval");
            QVERIFY(desk.goTo(CardKind::Effect));
            look(desk, "effect");
            QVERIFY(desk.engine().pause("Ana"));
            desk.turn();
            look(desk, "paused");
            QVERIFY(desk.engine().proceed("Ana"));
            desk.turn();
            desk.world.refuse = true;
            QVERIFY(desk.goTo(CardKind::Failed));
            look(desk, "failed");
            desk.world.refuse = false;
            desk.world.samples = {"0.08", "0.004"};
            QVERIFY(desk.engine().retry("roll-back", "Ana"));
            for (int i = 0; i < 40 && desk.kind() != CardKind::Gate; ++i)
                desk.pass(Millis(1000));
            desk.pass(Millis(30'000));
            QCOMPARE(int(desk.kind()), int(CardKind::Gate));
            look(desk, "gate");
            desk.turn();
            QCOMPARE(int(desk.kind()), int(CardKind::Manual));
            look(desk, "manual");
        }
        {
            RunDesk desk(ThemeId::Night, size);
            desk.makeRun();
            QVERIFY(desk.goTo(CardKind::Effect));
            desk.world.loseReply = true;
            QVERIFY(desk.engine().confirm("roll-back", "Ana"));
            desk.pass(Millis(8000));
            QCOMPARE(int(desk.kind()), int(CardKind::Unknown));
            look(desk, "unknown");
        }
        {
            RunDesk desk(ThemeId::Night, size, leftRunbook);
            desk.openPlan();
            look(desk, "plan that is not known to be reversible");
            desk.makeRun(runbook::Mode::Drill);
            QVERIFY(desk.goTo(CardKind::LeftChanged));
            look(desk, "left changed");
            QVERIFY(desk.engine().finish("Ana"));
            desk.turn();
            look(desk, "end");
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void everyTextOfTheShellIsTranslated()
    {
        // Titles and names come from data; everything else must carry the padding.
        WindowFixture f;
        for (const Action* action : f.window->actions().all())
            QVERIFY2(action->title.contains(u'ÿ'), qPrintable(action->title));
        f.window->armingDialog()->open();
        for (const QLabel* label : f.window->armingDialog()->findChildren<QLabel*>())
            QVERIFY2(label->text().isEmpty() || label->text().contains(u'ÿ'),
                     qPrintable(label->text()));
        for (const StatusKind kind : allStatusKinds)
            QVERIFY(wordOf(kind).contains(u'ÿ'));
    }
};

MIDWATCH_TEST(PseudoLocaleTest)
#include "tst_pseudo_locale.moc"
