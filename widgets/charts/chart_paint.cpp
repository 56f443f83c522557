// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around and over the lines of a chart: grid, labels, thresholds, markers, crosshair.
#include "models/text/moment.h"
#include "widgets/charts/chart_view.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace mw {
namespace {

struct Charts
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

QString timeText(World at, World from, World to, World before)
{
    const auto stamp = [](World time) {
        return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
    };
    const QDateTime time = stamp(at);
    const auto span = to - from;
    const bool midnight = time.time() == QTime(0, 0);
    if (span > std::chrono::hours(72) || midnight)
        //: Day at the axis of a chart, in the letters of QDateTime::toString: "29 Oct"
        return text::written(time, Charts::tr("d MMM"));
    // the day is told where it begins, and at the first label
    if (span > std::chrono::hours(20) && before == World{})
        //: Day and time at the axis of a chart: "29 Oct 14:00"
        return text::written(time, Charts::tr("d MMM hh:mm"));
    return time.toString(span < std::chrono::minutes(10) ? QStringLiteral("hh:mm:ss")
                                                         : QStringLiteral("hh:mm"));
}

} // namespace

void ChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const ChartStyle& style = m_owner.style();
    painter->fillRect(rect, style.ground);
    if (m_empty)
        return;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(style.hairline, 1));
    for (const double tick : m_valueTicks) {
        const qreal y = std::round(position({m_x->min(), tick}).y());
        painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
    for (const World tick : m_timeTicks) {
        const qreal x = std::round(xOf(tick));
        painter->drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + 4));
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
    for (const ChartSeries& series : m_owner.data().series) {
        if (series.fill)
            paintFill(*painter, series);
    }
}

void ChartView::paintFill(QPainter& painter, const ChartSeries& series) const
{
    QColor tint = series.color;
    tint.setAlphaF(0.12f);
    painter.save();
    painter.setClipRect(m_plot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    const qreal zero = std::clamp(position({m_x->min(), 0}).y(), m_plot.top(), m_plot.bottom());
    for (const PointRun& run :
         decimate(series.points, std::max(16, int(m_plot.width())), m_owner.data().maxStep)) {
        QPolygonF area;
        area << QPointF(xOf(run.front().at), zero);
        for (const SamplePoint& point : run)
            area << position({qreal(point.at.time_since_epoch().count()), point.value});
        area << QPointF(xOf(run.back().at), zero);
        painter.drawPolygon(area);
    }
    painter.restore();
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const ChartStyle& style = m_owner.style();
    painter->setFont(style.font);
    if (m_empty) {
        painter->setPen(style.mutedInk);
        painter->drawText(QRectF(8, 0, m_owner.width() - 16, m_owner.height()),
                          Qt::AlignCenter | Qt::TextWordWrap,
                          m_owner.data().emptyText);
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->save();
    painter->setClipRect(m_plot.adjusted(-1, -2, 1, 2));
    for (const Strokes& strokes : m_strokes) {
        const ChartSeries& series = m_owner.data().series[strokes.series];
        painter->setPen(QPen(series.color, series.width, series.pen, Qt::FlatCap, Qt::RoundJoin));
        for (const QPolygonF& run : strokes.runs) {
            QPolygonF shown;
            for (const QPointF& point : run)
                shown << position(point);
            painter->drawPolyline(shown);
        }
    }
    painter->setPen(Qt::NoPen);
    for (const Dots& dots : m_dots) {
        painter->setBrush(dots.color);
        for (const QPointF& point : dots.at)
            painter->drawEllipse(position(point), 1.5, 1.5);
    }
    painter->restore();
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintLabels(*painter);
    paintThresholds(*painter);
    paintMarkers(*painter);
    paintEndLabels(*painter);
    paintCrosshair(*painter);
}

void ChartView::paintLabels(QPainter& painter) const
{
    const ChartStyle& style = m_owner.style();
    const ChartData& chart = m_owner.data();
    const QFontMetricsF metrics(style.font);
    painter.setPen(style.mutedInk);
    for (const double tick : m_valueTicks) {
        const qreal y = position({m_x->min(), tick}).y();
        painter.drawText(QRectF(0, y - metrics.height() / 2, m_plot.left() - 8, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         m_owner.valueText(tick));
    }
    if (!chart.timeLabels)
        return;
    const qreal top = m_plot.bottom() + 5;
    //: Time zone of the labels of a chart; stays as it is
    const QString zone = QStringLiteral("UTC");
    qreal taken = metrics.horizontalAdvance(zone) + 10; // from the left
    painter.drawText(QRectF(0, top, taken, metrics.height()), Qt::AlignLeft, zone);
    World before{};
    for (const World tick : m_timeTicks) {
        const QString text = timeText(tick, chart.from, chart.to, before);
        const qreal width = metrics.horizontalAdvance(text);
        // the last label may not leave the chart, none may touch its neighbour
        const qreal left = std::min(xOf(tick) - width / 2, m_plot.right() + 10 - width);
        if (left < taken)
            continue;
        painter.drawText(QRectF(left, top, width + 1, metrics.height()), Qt::AlignLeft, text);
        taken = left + width + 12;
        before = tick;
    }
}

void ChartView::paintTag(QPainter& painter,
                         const QString& text,
                         QPointF at,
                         const QColor& ink) const
{
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(painter.font());
    const qreal width = metrics.horizontalAdvance(text);
    at.setX(std::clamp(
        at.x(), m_plot.left() + 2, std::max(m_plot.left() + 2, m_plot.right() - width - 2)));
    QColor veil = m_owner.style().ground;
    veil.setAlpha(210);
    painter.fillRect(
        QRectF(at.x() - 3, at.y() - metrics.ascent() - 1, width + 6, metrics.height() + 1), veil);
    painter.setPen(ink);
    painter.drawText(at, text);
}

void ChartView::paintThresholds(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font());
    for (const ChartThreshold& threshold : m_owner.data().thresholds) {
        const qreal y = std::round(position({m_x->min(), threshold.value}).y());
        if (y < m_plot.top() - 1 || y > m_plot.bottom() + 1)
            continue;
        painter.setPen(QPen(threshold.color, 1, Qt::DashLine));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        // above the line where there is room
        const bool above = y - metrics.height() - 4 > m_plot.top();
        paintTag(painter,
                 threshold.label,
                 QPointF(m_plot.left() + 6,
                         above ? y - metrics.descent() - 2 : y + metrics.ascent() + 3),
                 threshold.color);
    }
}

void ChartView::paintMarkers(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font());
    qreal taken = -1; // right end of the last label: labels of one moment do not overprint
    int level = 0;
    for (const ChartMarker& marker : m_owner.data().markers) {
        const qreal x = std::round(xOf(marker.at));
        if (x < m_plot.left() || x > m_plot.right())
            continue;
        painter.setPen(QPen(marker.color, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        level = x < taken ? level + 1 : 0;
        taken = std::max(taken, x + metrics.horizontalAdvance(marker.label) + 12);
        paintTag(painter,
                 marker.label,
                 QPointF(x + 5, m_plot.top() + metrics.ascent() + level * metrics.height()),
                 marker.color);
    }
}

void ChartView::paintEndLabels(QPainter& painter) const
{
    if (m_owner.data().series.size() < 2)
        return; // one line needs no name: the chart has it
    std::vector<qreal> taken;
    const qreal height = QFontMetricsF(painter.font()).height();
    for (const ChartSeries& series : m_owner.data().series) {
        const auto last = std::find_if(series.points.rbegin(),
                                       series.points.rend(),
                                       [](const SamplePoint& p) { return !std::isnan(p.value); });
        if (last == series.points.rend() || series.name.isEmpty())
            continue;
        qreal y = std::clamp(position({m_x->min(), last->value}).y() - 4,
                             m_plot.top() + height,
                             m_plot.bottom() - 2);
        for (const qreal other : taken) {
            if (std::abs(other - y) < height)
                y = other - height;
        }
        taken.push_back(y);
        paintTag(painter, series.name, QPointF(m_plot.right(), y), series.color);
    }
}

void ChartView::paintCrosshair(QPainter& painter) const
{
    const std::optional<World> shown = m_at ? m_at : m_pinned;
    if (!shown)
        return;
    const qreal x = std::round(xOf(*shown));
    if (x < m_plot.left() || x > m_plot.right())
        return;
    const ChartData& chart = m_owner.data();
    const ChartStyle& style = m_owner.style();
    painter.setPen(QPen(style.mutedInk, 1));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    QStringList texts{text::written(
        QDateTime::fromMSecsSinceEpoch(shown->time_since_epoch().count(), QTimeZone::utc()),
        //: Time under the pointer in a chart: "29 Oct 14:00:05Z"
        Charts::tr("d MMM hh:mm:ss'Z'"))};
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ChartSeries& series : chart.series) {
        const double value = TimeChart::valueAt(series, *shown, chart.maxStep);
        const QString words = m_owner.valueText(value);
        texts << (series.name.isEmpty() ? words
                                        : QString(series.name + QStringLiteral("  ") + words));
        const qreal y = std::isnan(value) ? -1 : position({m_x->min(), value}).y();
        if (y < m_plot.top() - 1 || y > m_plot.bottom() + 1)
            continue;
        painter.setPen(QPen(style.ground, 2));
        painter.setBrush(series.color);
        painter.drawEllipse(QPointF(x, y), 4, 4);
    }
    if (!chart.source.isEmpty())
        texts << chart.source;
    const QFontMetricsF metrics(style.font);
    qreal width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    QRectF box(x + 10, m_plot.top() + 2, width + 16, metrics.height() * qreal(texts.size()) + 10);
    if (box.right() > m_plot.right())
        box.moveRight(x - 10);
    painter.setPen(QPen(style.hairline, 1));
    painter.setBrush(style.ground);
    painter.drawRoundedRect(box, 4, 4);
    qreal y = box.top() + 5 + metrics.ascent();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const bool value = i > 0 && i <= qsizetype(chart.series.size());
        painter.setPen(value ? style.ink : style.mutedInk);
        painter.drawText(QPointF(box.left() + 8, y), texts[i]);
        y += metrics.height();
    }
}

} // namespace mw
