// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every control and every state of the shell in the three themes and compares the pictures
// with those kept in tests/widgets/pictures (packaging/dev/pictures renews them).
#include "tests/support/test_registry.h"
#include "tests/widgets/gallery.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/window_fixture.h"
#include "tests/widgets/words.h"
#include "widgets/shell/about.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/source_popover.h"

#include <QSet>

using namespace mw;
using namespace mwtest;

class PicturesTest : public QObject
{
    Q_OBJECT

    KeptPictures m_kept;
    QStringList m_problems;
    QSet<QString> m_ran; // functions

    void keep(const QImage& image, const QString& name)
    {
        const QString problem = m_kept.check(name, image);
        if (!problem.isEmpty())
            m_problems << problem;
    }

private Q_SLOTS:
    void init() { m_problems.clear(); }
    void cleanup()
    {
        m_ran << QLatin1String(QTest::currentTestFunction());
        if (!m_problems.isEmpty())
            QFAIL(qPrintable(m_problems.join(u'\n')));
    }
    void cleanupTestCase()
    {
        // Only a whole run can tell what nobody draws any more.
        if (QTest::currentTestFailed() || m_ran.size() < 4)
            return;
        for (const char* prefix : {"controls-", "window-", "menu-", "first-run-"}) {
            const QStringList orphans = m_kept.orphans(QString::fromLatin1(prefix));
            QVERIFY2(orphans.isEmpty(), qPrintable(orphans.join(u' ')));
        }
    }

    void themes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("night") << int(ThemeId::Night);
        QTest::newRow("day") << int(ThemeId::Day);
        QTest::newRow("contrast") << int(ThemeId::Contrast);
    }

    void themes()
    {
        QFETCH(int, theme);
        Theme look{ThemeId(theme)};
        look.setReducedMotion(true);
        look.install(*qApp);
        const auto page = makeGallery(look);
        page->ensurePolished();
        page->show();
        const QImage once = pictureOf(*page);
        QCOMPARE(pictureOf(*page), once); // the same thing twice gives the same picture
        keep(once, QStringLiteral("controls-") % wordOf(look.id()));
        // Each status colour really occurs.
        QSet<QRgb> seen;
        for (int y = 0; y < once.height(); ++y)
            for (int x = 0; x < once.width(); ++x)
                seen << once.pixel(x, y);
        for (const StatusKind kind : allStatusKinds)
            QVERIFY(seen.contains(look.status(kind).rgb()));
        qApp->setStyle(QStringLiteral("Fusion"));
    }

    void windows_data() { themes_data(); }

    void windows()
    {
        QFETCH(int, theme);
        WindowFixture f{ThemeId(theme)};
        const auto shoot = [&](const char* name) {
            f.window->notice()->hide(); // it goes by itself after a time
            f.settle();
            const QImage image = pictureOf(*f.window);
            keep(image,
                 QStringLiteral("window-") % QString::fromLatin1(name) % u'-'
                     % wordOf(f.theme.id()));
            return image;
        };
        f.window->resize(1440, 900);
        const QImage plain = shoot("plain");
        TableView* view = f.first->table->view();
        view->setCurrentIndex(view->model()->index(3, 0));
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(shoot("inspector") != plain);
        f.window->resize(1024, 700);
        f.window->area()->setInspectorOpen(false);
        f.window->arming().arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213"));
        const QImage armed = shoot("armed");
        QCOMPARE(armed.pixelColor(2, 500), f.theme.palette().armed);
        QCOMPARE(armed.pixelColor(700, 698), f.theme.palette().armed);
        f.window->arming().disarm();
        f.window->armingDialog()->open();
        shoot("arming");
        f.window->armingDialog()->close();
        f.window->palette()->open();
        f.window->palette()->setQuery(QStringLiteral("agent"));
        shoot("palette");
        f.window->palette()->close();
        f.window->keysOverlay()->open();
        shoot("keys");
        f.window->keysOverlay()->close();
        f.window->aboutBox()->open();
        shoot("about");
        f.window->aboutBox()->close();
        f.window->sourcePopover()->openFor(SourceId("staging"),
                                           f.window->statusBar()->dotOf(SourceId("staging")),
                                           f.hub.sources(),
                                           f.clock.world());
        shoot("source");
        f.window->sourcePopover()->close();
        f.window->rail()->setCollapsed(true);
        f.window->context().time.setCursor(f.clock.world() - std::chrono::minutes(9));
        shoot("past");
        f.window->context().time.setCursor(std::nullopt);
        f.window->resize(2560, 1440);
        f.window->area()->setInspectorOpen(true);
        shoot("docked");
    }

    void menus_data() { themes_data(); }

    void menus()
    {
        QFETCH(int, theme);
        WindowFixture f{ThemeId(theme)};
        for (const char* id : {"shell.scope", "shell.range", "shell.look"}) {
            QVERIFY(f.window->actions().trigger(QString::fromLatin1(id)));
            f.settle();
            QWidget* menu = QApplication::activePopupWidget();
            QVERIFY(menu);
            keep(pictureOf(*menu),
                 QStringLiteral("menu-") % QString::fromLatin1(id).mid(6) % u'-'
                     % wordOf(f.theme.id()));
            menu->close();
            f.settle();
        }
    }

    void firstRun_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<bool>("german");
        QTest::newRow("night") << int(ThemeId::Night) << false;
        QTest::newRow("day") << int(ThemeId::Day) << false;
        QTest::newRow("contrast") << int(ThemeId::Contrast) << false;
        QTest::newRow("german") << int(ThemeId::Night) << true;
    }

    void firstRun()
    {
        QFETCH(int, theme);
        QFETCH(bool, german);
        const Words words(german);
        WindowFixture f{ThemeId(theme)};
        FirstRun page(
            f.theme,
            {{QStringLiteral("prod-us-east-1"), QStringLiteral("https://10.0.0.1:6443"), {}, true},
             {QStringLiteral("prod-eu-west-1"), QStringLiteral("https://10.1.0.1:6443"), {}, false},
             {QStringLiteral("staging"),
              {},
              QStringLiteral("config:31:5: client-certificate cannot be read"),
              false},
             {QStringLiteral("kind-dev"), QStringLiteral("https://127.0.0.1:41733"), {}, false}},
            QStringLiteral("/home/ana/.kube/config"),
            {{QStringLiteral("quiet-night"), QStringLiteral("A quiet night")},
             {QStringLiteral("bad-deploy"), QStringLiteral("A bad deploy")}});
        page.resize(1100, 760);
        page.show();
        f.settle();
        const QString language = german ? QStringLiteral("de-") : QString();
        keep(pictureOf(page), QStringLiteral("first-run-") % language % wordOf(f.theme.id()));
    }
};

MIDWATCH_TEST(PicturesTest)
#include "tst_pictures.moc"
