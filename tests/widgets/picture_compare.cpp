// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/picture_compare.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QPainter>
#include <QTest>
#include <QWidget>
#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <vector>

namespace mwtest {

namespace {
constexpr int tile = 16;
// In Oklab units: 0.02 is just seen beside each other. An edge may be softer than that, a flat
// area may not.
constexpr float pixelLimit = 0.06f;
constexpr float meanLimit = 0.012f;
constexpr int pixelsPerTile = 5;

struct Lab
{
    float l = 0, a = 0, b = 0;
};

float distance(const Lab& p, const Lab& q)
{
    return std::sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a)
                     + (p.b - q.b) * (p.b - q.b));
}

Lab toLab(QRgb pixel)
{
    static const auto linear = [] {
        std::array<float, 256> table{};
        for (size_t i = 0; i < table.size(); ++i) {
            const double v = double(i) / 255;
            table[i] = float(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return table;
    }();
    const float r = linear[size_t(qRed(pixel))], g = linear[size_t(qGreen(pixel))],
                b = linear[size_t(qBlue(pixel))];
    const float l = std::cbrt(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
    const float m = std::cbrt(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
    const float s = std::cbrt(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
    return {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
            1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
            0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

class LabImage
{
public:
    explicit LabImage(const QImage& image)
        : m_wide(image.width()), m_tall(image.height()), m_pixels(size_t(m_wide) * size_t(m_tall))
    {
        // Neighbours mostly repeat: most pixels cost one comparison.
        QRgb last = 1;
        Lab lab;
        for (int y = 0; y < m_tall; ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < m_wide; ++x) {
                if (line[x] != last) {
                    last = line[x];
                    lab = toLab(last);
                }
                m_pixels[size_t(y) * size_t(m_wide) + size_t(x)] = lab;
            }
        }
    }
    const Lab& at(int x, int y) const { return m_pixels[size_t(y) * size_t(m_wide) + size_t(x)]; }
    // Is there a pixel like this one, here or beside?
    bool has(const Lab& wanted, int x, int y) const
    {
        for (int j = std::max(0, y - 1); j <= std::min(m_tall - 1, y + 1); ++j) {
            for (int i = std::max(0, x - 1); i <= std::min(m_wide - 1, x + 1); ++i) {
                if (distance(wanted, at(i, j)) <= pixelLimit)
                    return true;
            }
        }
        return false;
    }

private:
    int m_wide, m_tall;
    std::vector<Lab> m_pixels;
};

QImage plain(const QImage& picture)
{
    QImage out = picture.convertToFormat(QImage::Format_RGB32);
    out.setDevicePixelRatio(1);
    return out;
}

bool tileDiffers(const LabImage& kept, const LabImage& got, const QRect& area)
{
    int loud = 0;
    Lab a, b;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const Lab& p = kept.at(x, y);
            const Lab& q = got.at(x, y);
            a = {a.l + p.l, a.a + p.a, a.b + p.b};
            b = {b.l + q.l, b.a + q.a, b.b + q.b};
            if (distance(p, q) > pixelLimit && (!got.has(p, x, y) || !kept.has(q, x, y)))
                ++loud;
        }
    }
    const float n = float(area.width() * area.height());
    return loud >= pixelsPerTile
        || distance({a.l / n, a.a / n, a.b / n}, {b.l / n, b.a / n, b.b / n}) > meanLimit;
}
} // namespace

QImage asKept(const QImage& picture)
{
    const QImage in = plain(picture);
    QHash<QRgb, int> counts;
    for (int y = 0; y < in.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(in.constScanLine(y));
        for (int x = 0; x < in.width(); ++x)
            ++counts[line[x]];
    }
    QList<QRgb> colours = counts.keys();
    std::sort(colours.begin(), colours.end(), [&counts](QRgb a, QRgb b) {
        return std::pair(-counts.value(a), a) < std::pair(-counts.value(b), b);
    });
    const auto distance = [](QRgb p, QRgb q) {
        const int r = qRed(p) - qRed(q), g = qGreen(p) - qGreen(q), b = qBlue(p) - qBlue(q);
        return r * r + g * g + b * b;
    };
    // The commonest, then those farthest from what is there: a small mark keeps its colour.
    QList<QRgb> table = colours.mid(0, 160);
    QList<QRgb> rest = colours.mid(160);
    std::vector<int> far;
    for (const QRgb colour : rest) {
        int least = INT_MAX;
        for (const QRgb known : table)
            least = std::min(least, distance(colour, known));
        far.push_back(least);
    }
    while (table.size() < 256 && !rest.isEmpty()) {
        const auto next = size_t(std::max_element(far.begin(), far.end()) - far.begin());
        if (far[next] == 0)
            break;
        table << rest[qsizetype(next)];
        for (size_t i = 0; i < far.size(); ++i)
            far[i] = std::min(far[i], distance(rest[qsizetype(i)], table.last()));
    }
    QHash<QRgb, uchar> index;
    for (const QRgb colour : colours) {
        qsizetype best = 0;
        for (qsizetype i = 1; i < table.size(); ++i) {
            if (distance(colour, table[i]) < distance(colour, table[best]))
                best = i;
        }
        index.insert(colour, uchar(best));
    }
    QImage out(in.size(), QImage::Format_Indexed8);
    out.setColorTable(table);
    for (int y = 0; y < in.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(in.constScanLine(y));
        uchar* to = out.scanLine(y);
        for (int x = 0; x < in.width(); ++x)
            to[x] = index.value(from[x]);
    }
    return out;
}

PictureDifference comparePictures(const QImage& kept, const QImage& got)
{
    PictureDifference out;
    const QImage before = plain(kept);
    const QImage now = plain(got);
    if (before.size() != now.size()) {
        out.same = false;
        out.where = now.rect();
        out.marked = now;
        out.words = QStringLiteral("%1x%2 instead of %3x%4")
                        .arg(now.width())
                        .arg(now.height())
                        .arg(before.width())
                        .arg(before.height());
        return out;
    }
    if (before == now)
        return out;
    const LabImage a(before), b(now);
    std::vector<QRect> found;
    // Tiles overlap by half, so that no difference hides on a seam.
    for (int y = 0; y < now.height(); y += tile / 2) {
        for (int x = 0; x < now.width(); x += tile / 2) {
            const QRect area = QRect(x, y, tile, tile) & now.rect();
            if (tileDiffers(a, b, area))
                found.push_back(area);
        }
    }
    if (found.empty())
        return out;
    out.same = false;
    out.tiles = int(found.size());
    out.marked = now;
    QPainter p(&out.marked);
    p.fillRect(now.rect(), QColor(128, 128, 128, 150));
    for (const QRect& area : found) {
        out.where |= area;
        p.drawImage(area, now, area);
    }
    p.setPen(QPen(QColor(255, 0, 144), 2));
    for (const QRect& area : found)
        p.drawRect(area.adjusted(-1, -1, 1, 1));
    for (const QRect& area : found)
        p.drawImage(area, now, area);
    p.end();
    out.words = QStringLiteral("%1 tiles differ, within x %2…%3, y %4…%5")
                    .arg(out.tiles)
                    .arg(out.where.left())
                    .arg(out.where.right())
                    .arg(out.where.top())
                    .arg(out.where.bottom());
    return out;
}

QImage settledPicture(QWidget* widget)
{
    QImage last = widget->grab().toImage();
    for (int same = 0, looks = 0; same < 3 && looks < 100; ++looks) {
        QTest::qWait(30);
        const QImage now = widget->grab().toImage();
        same = now == last ? same + 1 : 0;
        last = now;
    }
    return last;
}

KeptPictures::KeptPictures()
    : m_kept(QStringLiteral(MIDWATCH_TEST_DIR "/pictures"))
    , m_new(QFileInfo(qEnvironmentVariable("MIDWATCH_BINARY")).absolutePath()
            + QStringLiteral("/../pictures"))
    , m_renew(qEnvironmentVariable("MIDWATCH_PICTURES") == QStringLiteral("renew"))
{
    m_new = QDir::cleanPath(m_new);
}

QString KeptPictures::check(const QString& name, const QImage& got)
{
    const QString file = name + QStringLiteral(".png");
    m_seen << file;
    const QImage kept(m_kept + u'/' + file);
    const QString fresh = m_new + u'/' + file;
    const QString marks = m_new + u'/' + name + QStringLiteral(".diff.png");
    QFile::remove(fresh);
    QFile::remove(marks);
    PictureDifference difference;
    if (kept.isNull())
        difference.same = false;
    else
        difference = comparePictures(kept, got);
    if (difference.same)
        return {};
    if (m_renew) {
        QDir().mkpath(m_kept);
        const QImage small = asKept(got);
        const bool faithful = comparePictures(small, got).same;
        if ((faithful ? small : plain(got)).save(m_kept + u'/' + file, "PNG", 0))
            return {};
        return QStringLiteral("%1/%2 cannot be written").arg(m_kept, file);
    }
    QDir().mkpath(m_new);
    got.save(fresh, "PNG");
    if (kept.isNull())
        return QStringLiteral("%1 is not kept yet; see %2, then run packaging/dev/pictures")
            .arg(file, fresh);
    difference.marked.save(marks, "PNG");
    return QStringLiteral("%1: %2\n  new:         %3\n  differences: %4\n"
                          "  as intended? run packaging/dev/pictures and commit")
        .arg(file, difference.words, fresh, marks);
}

QStringList KeptPictures::orphans(const QString& prefix) const
{
    QStringList out;
    for (const QString& file :
         QDir(m_kept).entryList({prefix + QStringLiteral("*.png")}, QDir::Files)) {
        if (m_seen.contains(file))
            continue;
        if (m_renew)
            QFile::remove(m_kept + u'/' + file);
        else
            out << file;
    }
    return out;
}

} // namespace mwtest
