// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every control in every state in the three themes. With MIDWATCH_GALLERY=DIR the pictures
// are kept for looking at.
#include "tests/support/test_registry.h"
#include "tests/widgets/gallery.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/shell/about.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/source_popover.h"

#include <QSet>

using namespace mw;
using namespace mwtest;

namespace {
void keep(const QImage& image, const QString& name)
{
    const QString dir = qEnvironmentVariable("MIDWATCH_GALLERY");
    if (!dir.isEmpty())
        image.save(dir % u'/' % name % QStringLiteral(".png"));
}

int colours(const QImage& image)
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            seen << image.pixel(x, y);
    return int(seen.size());
}
} // namespace

class GalleryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        QVERIFY(colours(once) > 60);
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
        const QString suffix = u'-' % wordOf(f.theme.id());
        f.window->resize(1440, 900);
        f.settle();
        const QImage plain = pictureOf(*f.window);
        keep(plain, QStringLiteral("window") % suffix);
        TableView* view = f.first->table->view();
        view->setCurrentIndex(view->model()->index(3, 0));
        QTest::keyClick(view, Qt::Key_Return);
        f.settle();
        const QImage inspected = pictureOf(*f.window);
        QVERIFY(inspected != plain);
        keep(inspected, QStringLiteral("inspector") % suffix);
        f.window->arming().arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213"));
        f.settle();
        const QImage armed = pictureOf(*f.window);
        keep(armed, QStringLiteral("armed") % suffix);
        QCOMPARE(armed.pixelColor(2, 500), f.theme.palette().armed);
        QCOMPARE(armed.pixelColor(700, 898), f.theme.palette().armed);
        f.window->arming().disarm();
        f.window->armingDialog()->open();
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("arming") % suffix);
        f.window->armingDialog()->close();
        f.window->palette()->open();
        f.window->palette()->setQuery(QStringLiteral("agent"));
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("palette") % suffix);
        f.window->palette()->close();
        f.window->keysOverlay()->open();
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("keys") % suffix);
        f.window->keysOverlay()->close();
        f.window->aboutBox()->open();
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("about") % suffix);
        f.window->aboutBox()->close();
        f.window->sourcePopover()->openFor(SourceId("staging"),
                                           f.window->statusBar()->dotOf(SourceId("staging")),
                                           f.hub.sources(),
                                           f.clock.world());
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("source") % suffix);
        f.window->sourcePopover()->close();
        f.window->resize(1024, 700);
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("small") % suffix);
        f.window->resize(2560, 1440);
        f.settle();
        keep(pictureOf(*f.window), QStringLiteral("large") % suffix);
        QVERIFY(colours(plain) > 40);
    }

    void firstRun_data() { themes_data(); }

    void firstRun()
    {
        QFETCH(int, theme);
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
        const QImage image = pictureOf(page);
        QVERIFY(colours(image) > 30);
        keep(image, QStringLiteral("first-run-") % wordOf(f.theme.id()));
    }
};

MIDWATCH_TEST(GalleryTest)
#include "tst_gallery.moc"
