// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The measure of the palettes, the table of status, themes switched while running.
#include "tests/support/test_registry.h"
#include "tests/widgets/colour_measure.h"
#include "widgets/theme/paint.h"

#include <QApplication>
#include <QDir>
#include <QSet>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;

namespace {
constexpr std::array themes{ThemeId::Night, ThemeId::Day, ThemeId::Contrast};

QImage shapeOnly(StatusShape shape, int size)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter p(&image);
    paintStatusShape(p, shape, QRectF(1, 1, size - 2, size - 2), Qt::black);
    return image;
}

double difference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) / 255.0;
    }
    return sum / (a.width() * a.height());
}
} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measureAgreesWithPublishedValues()
    {
        // domain.md §7.2 and the well-known pairs of the CIEDE2000 paper
        QVERIFY(std::abs(contrast(QColor("#767676"), Qt::white) - 4.5422) < 5e-5);
        QVERIFY(std::abs(contrast(QColor("#777777"), Qt::white) - 4.4781) < 5e-5);
        QVERIFY(std::abs(contrast(QColor("#1e1e1e"), QColor("#e0e0e0")) - 12.6289) < 5e-5);
        QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
        QVERIFY(std::abs(ciede2000({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 1e-4);
        QVERIFY(std::abs(ciede2000({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}) - 0.9082)
                < 1e-4);
        // The measure finds what is wrong with a traffic light: 6.8 for deuteranopes.
        QVERIFY(distance(QColor("#2E7D32"), QColor("#C62828"), Eye::Deutan) < 7.0);
    }

    void textReadsOnEverySurface()
    {
        for (const ThemeId id : themes) {
            const Palette& c = paletteOf(id);
            const double least = id == ThemeId::Contrast ? 7.0 : 4.5;
            for (const QColor& ground : {c.window, c.panel, c.raised, c.sunken}) {
                for (const QColor& ink : {c.text, c.muted, c.faint})
                    QVERIFY2(contrast(ink, ground) >= least,
                             qPrintable(wordOf(id) % QStringLiteral(" ") % ink.name()
                                        % QStringLiteral(" on ") % ground.name() % u' '
                                        % QString::number(contrast(ink, ground))));
                // Body text stays readable over hover and selection too.
                QVERIFY(contrast(c.text, blend(ground, c.selection)) >= least);
                QVERIFY(contrast(c.muted, blend(ground, c.hover)) >= 4.5);
                QVERIFY(contrast(c.accent, ground) >= 4.5);
            }
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
            QVERIFY(contrast(c.onArmed, c.armed) >= 7.0);
            for (const StatusKind kind : allStatusKinds)
                QVERIFY2(contrast(c.on(kind), c.of(kind)) >= 4.5,
                         qPrintable(wordOf(id) % wordOf(kind)));
        }
    }

    void marksAreSeenOnEverySurface()
    {
        for (const ThemeId id : themes) {
            const Palette& c = paletteOf(id);
            for (const StatusKind kind : allStatusKinds) {
                for (const QColor& ground : {c.window, c.panel, c.raised, c.sunken}) {
                    QVERIFY(contrast(c.of(kind), ground) >= 3.0);
                    QVERIFY(contrast(c.of(kind), blend(ground, c.selection)) >= 3.0);
                }
                QVERIFY(contrast(c.of(kind), c.panel) >= 4.5);
            }
            for (const QColor& series : c.series)
                QVERIFY(contrast(series, c.panel) >= 3.0);
        }
    }

    void statusesDifferForEveryEye()
    {
        constexpr std::array five{StatusKind::Ok,
                                  StatusKind::Info,
                                  StatusKind::Warning,
                                  StatusKind::Critical,
                                  StatusKind::Unknown};
        for (const ThemeId id : themes) {
            const Palette& c = paletteOf(id);
            for (const Eye eye : {Eye::Normal, Eye::Protan, Eye::Deutan, Eye::Tritan}) {
                for (size_t i = 0; i < five.size(); ++i) {
                    for (size_t k = i + 1; k < five.size(); ++k) {
                        const double d = distance(c.of(five[i]), c.of(five[k]), eye);
                        QVERIFY2(d >= 15,
                                 qPrintable(wordOf(id) % u' ' % wordOf(five[i]) % u'/'
                                            % wordOf(five[k]) % u' ' % QString::number(d)));
                    }
                    // The accent is no status: it must not be taken for one.
                    QVERIFY(distance(c.accent, c.of(five[i]), eye) >= 10);
                }
            }
        }
    }

    void everyStatusHasItsOwnShapeAndWord()
    {
        QSet<QString> words;
        QSet<QChar> glyphs;
        QSet<int> shapes, ranks;
        for (const StatusKind kind : allStatusKinds) {
            words << wordOf(kind);
            glyphs << glyphOf(kind);
            shapes << int(shapeOf(kind));
            ranks << rankOf(kind);
        }
        QCOMPARE(words.size(), 7);
        QCOMPARE(glyphs.size(), 7);
        QCOMPARE(shapes.size(), 7);
        QCOMPARE(ranks.size(), 7);
        QVERIFY(rankOf(StatusKind::Critical) > rankOf(StatusKind::Warning));
        QVERIFY(rankOf(StatusKind::Warning) > rankOf(StatusKind::Unknown));
        // Without any colour the shapes differ at the size tables use.
        for (const StatusKind a : allStatusKinds) {
            for (const StatusKind b : allStatusKinds) {
                if (a < b)
                    QVERIFY2(difference(shapeOnly(shapeOf(a), 12), shapeOnly(shapeOf(b), 12))
                                 > 0.05,
                             qPrintable(wordOf(a) % u'/' % wordOf(b)));
            }
        }
    }

    void okIsQuiet()
    {
        // Loudness is area: a critical cell is filled, a warning outlined, an OK leaves no trace.
        const Theme theme(ThemeId::Night);
        const auto inkOf = [&theme](StatusKind kind) {
            QImage image(60, 24, QImage::Format_RGB32);
            image.fill(theme.palette().panel);
            QPainter p(&image);
            paintStatusCell(p, theme, kind, QRectF(0, 0, 60, 24));
            p.end();
            int changed = 0;
            for (int y = 0; y < 24; ++y)
                for (int x = 0; x < 60; ++x)
                    changed += image.pixelColor(x, y) != theme.palette().panel ? 1 : 0;
            return changed;
        };
        QCOMPARE(inkOf(StatusKind::Ok), 0);
        QVERIFY(inkOf(StatusKind::Warning) > 100);
        QVERIFY(inkOf(StatusKind::Critical) > 4 * inkOf(StatusKind::Warning));
    }

    void themesSwitchWhileRunning()
    {
        Theme theme(ThemeId::Night);
        theme.install(*qApp);
        QSignalSpy changed(&theme, &Theme::changed);
        const QColor night = qApp->palette().color(QPalette::Window);
        const QImage before
            = theme.pixmap(QStringLiteral("search"), theme.palette().muted).toImage();
        theme.setId(ThemeId::Day);
        QCOMPARE(changed.count(), 1);
        QVERIFY(qApp->palette().color(QPalette::Window) != night);
        QVERIFY(theme.pixmap(QStringLiteral("search"), theme.palette().muted).toImage() != before);
        theme.setId(ThemeId::Day);
        QCOMPARE(changed.count(), 1);
        theme.setDensity(Density::Compact);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(theme.rowHeight(), 22);
        qApp->setStyle(QStringLiteral("Fusion")); // the style refers to this theme
    }

    void wordsOfThemes()
    {
        ThemeId id = ThemeId::Day;
        QVERIFY(themeFromWord(QStringLiteral("dark"), id));
        QCOMPARE(id, ThemeId::Night);
        QVERIFY(themeFromWord(QStringLiteral("light"), id));
        QCOMPARE(id, ThemeId::Day);
        QVERIFY(!themeFromWord(QStringLiteral("solarized"), id));
        for (const ThemeId theme : themes) {
            QVERIFY(themeFromWord(wordOf(theme), id));
            QCOMPARE(id, theme);
        }
    }

    void everyIconDrawsAndTakesTheInk()
    {
        const Theme theme;
        const QStringList files
            = QDir(QStringLiteral(":/midwatch/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 30);
        for (const QString& file : files) {
            if (file == QLatin1String("app.svg"))
                continue;
            const QImage image
                = theme.pixmap(file.chopped(4), QColor(255, 0, 255), 20, 2).toImage();
            QCOMPARE(image.size(), QSize(40, 40));
            int inked = 0;
            for (int y = 0; y < 40; ++y) {
                for (int x = 0; x < 40; ++x) {
                    const QColor c = image.pixelColor(x, y);
                    if (c.alpha() > 200) {
                        ++inked;
                        QVERIFY2(c.green() < 30, qPrintable(file));
                    }
                }
            }
            QVERIFY2(inked > 20, qPrintable(file));
        }
        QVERIFY(theme.pixmap(QStringLiteral("no-such-icon"), Qt::red).isNull());
    }

    void digitsAreTabular()
    {
        const Theme theme;
        for (const QFont& font : {theme.font(), theme.font(TextSize::Huge, QFont::DemiBold)}) {
            const QFontMetricsF metrics(font);
            for (const QChar digit : QStringLiteral("023456789"))
                QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'1'));
        }
    }
};

MIDWATCH_TEST(ThemeTest)
#include "tst_theme.moc"
