// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Qt Charts side of TimeChart; private to this room. Lines are QLineSeries, filled by replace;
// axes, grid, thresholds, markers and crosshair are painted here, so that labels are typeset by us
// and two charts can share their margins.
#pragma once

#include "widgets/charts/time_chart.h"

#include <QChartView>

class QLineSeries;
class QValueAxis;

namespace mw {

class ChartView : public QChartView
{
public:
    explicit ChartView(TimeChart& owner);
    void applyStyle(const ChartStyle& style);
    void fill(const ChartData& data, int axisWidth);
    int neededAxisWidth() const { return m_neededAxis; }
    void setCrosshair(std::optional<World> at);
    void setPinned(std::optional<World> at);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Dots
    {
        QColor color;
        std::vector<QPointF> at; // samples with a gap on both sides: no line shows them
    };
    struct Strokes
    {
        size_t series;
        std::vector<QPolygonF> runs; // in values, beyond what is given to Qt Charts
    };
    void setRange(const ChartData& data);
    void setTicks(const ChartData& data);
    void setLines(const ChartData& data);
    QLineSeries* line(size_t index);
    QPointF position(QPointF value) const; // in the scene
    qreal xOf(World at) const { return position({qreal(at.time_since_epoch().count()), 0}).x(); }
    std::optional<World> timeAt(QPointF viewPoint) const;
    void paintFill(QPainter& painter, const ChartSeries& series) const;
    void paintLabels(QPainter& painter) const;
    void paintThresholds(QPainter& painter) const;
    void paintMarkers(QPainter& painter) const;
    void paintEndLabels(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    void paintTag(QPainter& painter, const QString& text, QPointF at, const QColor& ink) const;

    TimeChart& m_owner;
    QChart* m_chart;
    QValueAxis* m_x;
    QValueAxis* m_y;
    std::vector<QLineSeries*> m_lines; // reused; the chart owns them
    std::vector<Dots> m_dots;
    std::vector<Strokes> m_strokes;
    std::vector<double> m_valueTicks;
    std::vector<World> m_timeTicks;
    QRectF m_plot;
    int m_neededAxis = 0;
    bool m_empty = true;
    std::optional<World> m_at; // pointed at
    std::optional<World> m_pinned;
};

} // namespace mw
