// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison sees what a person sees, and forgives what nobody sees.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"
#include "widgets/theme/paint.h"

#include <QTest>
#include <functional>

using namespace mw;
using namespace mwtest;

class PictureCompareTest : public QObject
{
    Q_OBJECT

    Theme m_theme;

    QImage drawn(const std::function<void(QPainter&)>& more = {},
                 QPointF shift = {},
                 const QString& words = QStringLiteral("agent-runtime-5c7d9f6b4-1003")) const
    {
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(m_theme.palette().window);
        QPainter p(&image);
        paintCard(p, m_theme, QRectF(20, 20, 360, 160));
        p.setRenderHint(QPainter::Antialiasing);
        p.setFont(m_theme.font());
        p.setPen(m_theme.palette().text);
        p.drawText(QPointF(40, 60) + shift, words);
        paintStatus(
            p, m_theme, StatusKind::Warning, QRectF(QPointF(40, 100) + shift, QSizeF(10, 10)));
        if (more)
            more(p);
        return image;
    }

private Q_SLOTS:
    void theSameIsTheSame()
    {
        QVERIFY(comparePictures(drawn(), drawn()).same);
        QVERIFY(comparePictures(asKept(drawn()), drawn()).same);
    }

    void softerEdgesAreForgiven()
    {
        const QImage sharp = drawn();
        QImage soft = sharp;
        for (int y = 0; y < soft.height(); ++y) {
            for (int x = 1; x < soft.width(); ++x) {
                QColor here = sharp.pixelColor(x, y);
                here.setAlpha(240);
                soft.setPixelColor(x, y, blend(sharp.pixelColor(x - 1, y), here));
            }
        }
        QVERIFY(soft != sharp);
        QVERIFY(comparePictures(sharp, soft).same);
    }

    void anotherWordIsFound()
    {
        const auto difference = comparePictures(
            drawn(), drawn({}, {}, QStringLiteral("agent-runtime-5c7d9f6b4-1083")));
        QVERIFY(!difference.same);
        QVERIFY(difference.where.intersects(QRect(200, 45, 60, 20)));
        QVERIFY(!difference.where.contains(QPoint(60, 50))); // the words before are the same
        QVERIFY(!difference.words.isEmpty());
        QCOMPARE(difference.marked.size(), QSize(400, 200));
    }

    void somethingMovedIsFound() { QVERIFY(!comparePictures(drawn(), drawn({}, {3, 0})).same); }

    void aLostMarkIsFound()
    {
        const auto mark = [this](QPainter& p) {
            paintStatus(p, m_theme, StatusKind::Ok, QRectF(200, 100, 8, 8), Loudness::Quiet);
        };
        QVERIFY(!comparePictures(drawn(mark), drawn()).same);
    }

    void anotherShadeOfAnAreaIsFound()
    {
        const auto hover
            = [this](QPainter& p) { p.fillRect(QRect(21, 120, 358, 28), m_theme.palette().hover); };
        QVERIFY(!comparePictures(drawn(), drawn(hover)).same);
    }

    void anotherSizeIsFound()
    {
        QVERIFY(!comparePictures(drawn(), drawn().copy(0, 0, 399, 200)).same);
    }
};

MIDWATCH_TEST(PictureCompareTest)
#include "tst_picture_compare.moc"
