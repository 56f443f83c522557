// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value per day as stacked columns: at most six parts (the last one "other"), days that may still
// change hatched, days ahead as outlines, one line across for the pace of a budget. GUI thread.
#pragma once

#include "widgets/charts/time_chart.h"

#include <QHash>
#include <chrono>

namespace mw {

struct DayBarsPart
{
    QString name;
    QColor color;
};

struct DayBar
{
    std::chrono::sys_days day{};
    std::vector<double> values; // one per part, NaN or negative is not drawn
    bool provisional = false; // hatched
    double expected = 0; // of a provisional day: outlined above what it has so far; 0: not known
    bool ahead = false; // expected, outlined; values hold one number
};

struct DayBarsData
{
    std::vector<DayBarsPart> parts; // from the bottom up
    std::vector<DayBar> days;
    std::optional<double> pace; // line across
    QString paceLabel;
    QString emptyText;
    QString source; // provenance in the tooltip
    QString provisionalText, aheadText; // words of the legend
};

class DayBars : public QWidget
{
    Q_OBJECT
public:
    explicit DayBars(QWidget* parent = nullptr);
    void setStyle(const ChartStyle& style);
    void setValueText(TimeChart::ValueText text);
    void setData(DayBarsData data);
    const DayBarsData& data() const { return m_data; }
    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override { return {240, 120}; }
    int dayAt(const QPoint& at) const; // index, −1 = beside the columns
    QString tooltip(int day) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    double top() const; // highest value drawn
    QRectF plot() const;
    int legendHeight() const;
    void paintLegend(QPainter& painter) const;
    void paintAxes(QPainter& painter, const QRectF& plot, double high) const;
    void paintDay(QPainter& painter, const QRectF& plot, double high, size_t index) const;
    void paintPace(QPainter& painter, const QRectF& plot, double high) const;
    QRectF column(const QRectF& plot, size_t index) const;

    DayBarsData m_data;
    ChartStyle m_style;
    TimeChart::ValueText m_valueText;
    int m_hovered = -1;
};

} // namespace mw
