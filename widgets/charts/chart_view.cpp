// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_view.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace mw {
namespace {

constexpr int pointsPerColumn = 4; // of decimate()
constexpr int mostPoints = 12'000; // Qt Charts needs more than a frame beyond (performance.md §3)
// Every run between two gaps is a series object of Qt Charts; a line that consists of gaps must not
// become hundreds of them. What is over is painted as it is.
constexpr size_t mostRuns = 32;
constexpr int rightMargin = 12;
constexpr int topMargin = 8;

qreal toX(World at)
{
    return qreal(at.time_since_epoch().count());
}

} // namespace

// The view owns the chart. It is handed over here and not by setChart(): the view would have made
// one of its own by then, which setChart() does not delete.
ChartView::ChartView(TimeChart& owner) : QChartView(new QChart), m_owner(owner), m_chart(chart())
{
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    if (auto* layout = m_chart->layout())
        layout->setContentsMargins(0, 0, 0, 0);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    m_x = new QValueAxis;
    m_y = new QValueAxis;
    for (QValueAxis* axis : {m_x, m_y})
        axis->setVisible(false);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
}

void ChartView::applyStyle(const ChartStyle& style)
{
    setBackgroundBrush(style.ground);
}

void ChartView::setCrosshair(std::optional<World> at)
{
    if (m_at == at)
        return;
    m_at = at;
    viewport()->update();
}

void ChartView::setPinned(std::optional<World> at)
{
    if (m_pinned == at)
        return;
    m_pinned = at;
    viewport()->update();
}

void ChartView::setRange(const ChartData& chart)
{
    double low = chart.low.value_or(std::numeric_limits<double>::infinity());
    double high = chart.high.value_or(-std::numeric_limits<double>::infinity());
    bool any = false;
    const auto see = [&](double value) {
        if (!std::isfinite(value))
            return;
        if (!chart.low)
            low = std::min(low, value);
        if (!chart.high)
            high = std::max(high, value);
    };
    for (const ChartSeries& series : chart.series) {
        for (const SamplePoint& point : series.points) {
            if (point.at < chart.from || point.at > chart.to)
                continue;
            see(point.value);
            any = any || std::isfinite(point.value);
        }
    }
    for (const ChartThreshold& threshold : chart.thresholds)
        see(threshold.value);
    m_empty = !any || !std::isfinite(low) || !std::isfinite(high);
    if (m_empty) {
        low = 0;
        high = 1;
    }
    if (!(high > low)) {
        const double margin = low == 0 ? 1 : std::abs(low) * 0.1;
        high += margin;
        if (!chart.low)
            low -= margin;
    } else {
        const double margin = (high - low) * 0.06; // a line on the very edge is half a line
        if (!chart.high)
            high += margin;
        if (!chart.low)
            low -= margin;
    }
    m_x->setRange(toX(chart.from), std::max(toX(chart.from) + 1, toX(chart.to)));
    m_y->setRange(low, high);
}

void ChartView::setTicks(const ChartData& chart)
{
    m_valueTicks
        = TimeChart::valueTicks(m_y->min(), m_y->max(), std::clamp(m_owner.height() / 40, 2, 6));
    const QFontMetricsF metrics(m_owner.style().font);
    qreal widest = 0;
    for (const double tick : m_valueTicks)
        widest = std::max(widest, metrics.horizontalAdvance(m_owner.valueText(tick)));
    m_neededAxis = m_empty ? 0 : int(std::ceil(widest)) + 10;
    m_timeTicks
        = TimeChart::timeTicks(chart.from, chart.to, std::clamp(m_owner.width() / 110, 2, 12));
}

void ChartView::fill(const ChartData& chart, int axisWidth)
{
    setRange(chart);
    setTicks(chart);
    const int left = std::max(axisWidth, m_neededAxis);
    const int bottom = chart.timeLabels ? QFontMetrics(m_owner.style().font).height() + 6 : 6;
    m_plot = QRectF(left,
                    topMargin,
                    std::max(10, m_owner.width() - left - rightMargin),
                    std::max(10, m_owner.height() - topMargin - bottom));
    m_chart->setPlotArea(m_plot);
    setLines(chart);
    viewport()->update();
}

QLineSeries* ChartView::line(size_t index)
{
    if (index == m_lines.size()) {
        auto* made = new QLineSeries;
        m_chart->addSeries(made);
        made->attachAxis(m_x);
        made->attachAxis(m_y);
        m_lines.push_back(made);
    }
    return m_lines[index];
}

void ChartView::setLines(const ChartData& chart)
{
    const int count = std::max(1, int(chart.series.size()));
    const int columns
        = std::clamp(int(m_plot.width()), 16, std::max(16, mostPoints / pointsPerColumn / count));
    size_t used = 0;
    m_dots.clear();
    m_strokes.clear();
    for (size_t i = 0; i < chart.series.size(); ++i) {
        const ChartSeries& series = chart.series[i];
        Dots dots{series.color, {}};
        Strokes strokes{i, {}};
        size_t runs = 0;
        for (const PointRun& run : decimate(series.points, columns, chart.maxStep)) {
            QList<QPointF> points;
            points.reserve(qsizetype(run.size()));
            for (const SamplePoint& point : run)
                points.push_back({toX(point.at), point.value});
            if (points.size() == 1) {
                dots.at.push_back(points.front());
                continue;
            }
            if (++runs > mostRuns) {
                strokes.runs.push_back(QPolygonF(points));
                continue;
            }
            QLineSeries* one = line(used++);
            one->setPen(QPen(series.color, series.width, series.pen, Qt::FlatCap, Qt::RoundJoin));
            one->setVisible(true);
            one->replace(points);
        }
        m_dots.push_back(std::move(dots));
        m_strokes.push_back(std::move(strokes));
    }
    for (size_t i = used; i < m_lines.size(); ++i) {
        m_lines[i]->replace(QList<QPointF>());
        m_lines[i]->setVisible(false);
    }
}

QPointF ChartView::position(QPointF value) const
{
    return {m_plot.left() + (value.x() - m_x->min()) / (m_x->max() - m_x->min()) * m_plot.width(),
            m_plot.bottom()
                - (value.y() - m_y->min()) / (m_y->max() - m_y->min()) * m_plot.height()};
}

std::optional<World> ChartView::timeAt(QPointF viewPoint) const
{
    const QPointF point = mapToScene(viewPoint.toPoint());
    if (m_empty || point.x() < m_plot.left() || point.x() > m_plot.right())
        return std::nullopt;
    const qreal share = (point.x() - m_plot.left()) / m_plot.width();
    return World(Millis(int64_t(m_x->min() + share * (m_x->max() - m_x->min()))));
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    QChartView::mouseMoveEvent(event);
    const auto at = timeAt(event->position());
    setCrosshair(at);
    Q_EMIT m_owner.hovered(at);
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    setCrosshair(std::nullopt);
    Q_EMIT m_owner.hovered(std::nullopt);
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    QChartView::mouseReleaseEvent(event);
    if (const auto at = timeAt(event->position()))
        Q_EMIT m_owner.clicked(*at);
}

} // namespace mw
