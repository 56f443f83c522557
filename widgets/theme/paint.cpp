// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/paint.h"

#include <QPainterPath>
#include <QTextLayout>
#include <cmath>

namespace mw {

namespace {
QRectF squareIn(const QRectF& box, qreal share)
{
    const qreal side = std::min(box.width(), box.height()) * share;
    return QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
}
} // namespace

void paintStatusShape(QPainter& p, StatusShape shape, const QRectF& box, const QColor& ink)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(box.width(), box.height());
    const qreal line = std::max(1.25, side * 0.13);
    // The shares make all shapes look equally large, not measure equally.
    switch (shape) {
    case StatusShape::Disc:
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawEllipse(squareIn(box, 0.80));
        break;
    case StatusShape::Diamond: {
        const QRectF r = squareIn(box, 1.0);
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPolygon(QPolygonF({{r.center().x(), r.top()},
                                 {r.right(), r.center().y()},
                                 {r.center().x(), r.bottom()},
                                 {r.left(), r.center().y()}}));
        break;
    }
    case StatusShape::Triangle: {
        const QRectF r = squareIn(box, 1.0);
        const qreal drop = side * 0.06;
        QPainterPath path(QPointF(r.center().x(), r.top() + drop));
        path.lineTo(r.right(), r.bottom() - drop);
        path.lineTo(r.left(), r.bottom() - drop);
        path.closeSubpath();
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPath(path);
        break;
    }
    case StatusShape::Square:
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawRoundedRect(squareIn(box, 0.84), 1, 1);
        break;
    case StatusShape::DottedRing: {
        const QRectF r = squareIn(box, 0.92).adjusted(line / 2, line / 2, -line / 2, -line / 2);
        const int dots = side < 12 ? 8 : 10;
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        for (int i = 0; i < dots; ++i) {
            const qreal angle = 2 * M_PI * i / dots;
            p.drawEllipse(QPointF(r.center().x() + r.width() / 2 * std::cos(angle),
                                  r.center().y() + r.height() / 2 * std::sin(angle)),
                          line * 0.62,
                          line * 0.62);
        }
        break;
    }
    case StatusShape::HatchedSquare: {
        const qreal pen = std::max(1.0, side * 0.09);
        const QRectF r = squareIn(box, 0.88).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
        p.setPen(QPen(ink, pen));
        p.setBrush(Qt::NoBrush);
        p.drawRect(r);
        p.setClipRect(r);
        const qreal step = side / 3.4;
        for (qreal x = -r.height() + step / 2; x < r.width(); x += step)
            p.drawLine(QPointF(r.left() + x, r.bottom()),
                       QPointF(r.left() + x + r.height(), r.top()));
        break;
    }
    case StatusShape::SlashedRing: {
        const QRectF r = squareIn(box, 0.94).adjusted(line / 2, line / 2, -line / 2, -line / 2);
        p.setPen(QPen(ink, line));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(r);
        const qreal d = r.width() / 2 * M_SQRT1_2;
        p.drawLine(r.center() + QPointF(-d, d), r.center() + QPointF(d, -d));
        break;
    }
    }
    p.restore();
}

void paintStatus(
    QPainter& p, const Theme& theme, StatusKind kind, const QRectF& box, Loudness loudness)
{
    const bool quiet = loudness == Loudness::Quiet && kind == StatusKind::Ok;
    paintStatusShape(
        p, shapeOf(kind), box, quiet ? theme.palette().faint : theme.palette().of(kind));
}

void paintStatusCell(QPainter& p, const Theme& theme, StatusKind kind, const QRectF& cell)
{
    if (kind != StatusKind::Critical && kind != StatusKind::Warning)
        return;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QColor ink = theme.palette().of(kind);
    if (kind == StatusKind::Critical) {
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawRoundedRect(cell, space::smallRadius, space::smallRadius);
    } else {
        p.setPen(QPen(ink, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(
            cell.adjusted(0.5, 0.5, -0.5, -0.5), space::smallRadius, space::smallRadius);
    }
    p.restore();
}

void paintCard(QPainter& p, const Theme& theme, const QRectF& rect)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(theme.palette().hairline, 1));
    p.setBrush(theme.palette().panel);
    p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    p.restore();
}

void paintShadow(QPainter& p, const Theme& theme, const QRectF& rect, int blur)
{
    QColor ink = theme.palette().shadow;
    if (ink.alpha() == 0)
        return;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    QPainterPath inside;
    inside.addRoundedRect(rect, space::radius, space::radius);
    // Rings of falling strength; the sum of a quadratic fall is close to a gaussian blur.
    const float strength = ink.alphaF();
    for (int i = blur; i > 0; i -= 2) {
        const float t = 1.0f - float(i) / float(blur);
        ink.setAlphaF(strength * t * t * 0.22f);
        QPainterPath ring;
        ring.addRoundedRect(
            rect.adjusted(-i, -i + 4, i, i + 4), space::radius + i, space::radius + i);
        p.setBrush(ink);
        p.drawPath(ring.subtracted(inside));
    }
    p.restore();
}

void paintHatch(QPainter& p, const QRectF& rect, const QColor& ink, qreal step)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setClipRect(rect, Qt::IntersectClip);
    p.setPen(QPen(ink, 1));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
        p.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    p.restore();
}

void paintLine(QPainter& p,
               const QRectF& rect,
               const QString& text,
               Qt::Alignment align,
               Qt::TextElideMode elide)
{
    const QFontMetricsF metrics(p.font());
    p.drawText(
        rect, int(align) | Qt::TextSingleLine, metrics.elidedText(text, elide, rect.width() + 0.5));
}

void paintTwoLines(QPainter& p, const QRectF& rect, const QString& text)
{
    QTextLayout layout(text, p.font());
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(rect.width());
    layout.endLayout();
    const auto row = [&](int index) {
        return QRectF(
            rect.left(), rect.top() + index * rect.height() / 2, rect.width(), rect.height() / 2);
    };
    const auto length = first.textLength();
    paintLine(p, row(0), text.left(length).trimmed());
    if (length < text.size())
        paintLine(p, row(1), text.mid(length).trimmed());
}

} // namespace mw
