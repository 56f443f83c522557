// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values over time: up to five lines, gaps stay gaps, thresholds and markers drawn, crosshair
// shared between charts. Qt Charts draws it; this room alone knows Qt Charts. Points are decimated
// to the plot's pixels and given by replace. GUI thread.
#pragma once

#include "widgets/charts/decimate.h"

#include <QColor>
#include <QFont>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace mw {

struct ChartStyle
{
    QColor ground, ink, mutedInk, hairline, accent;
    QFont font; // axis labels; tabular figures
    bool operator==(const ChartStyle&) const = default;
};

struct ChartSeries
{
    QString name; // direct label at the line's end
    QColor color;
    Qt::PenStyle pen = Qt::SolidLine;
    double width = 1.5;
    bool fill = false; // a tint between the line and zero
    std::vector<SamplePoint> points; // ascending; NaN = gap
};

struct ChartThreshold
{
    double value = 0;
    QString label;
    QColor color;
};

struct ChartMarker
{ // a deploy, an incident, a runbook mark
    World at{};
    QString label;
    QColor color;
};

struct ChartData
{
    World from{}, to{};
    std::vector<ChartSeries> series; // of more than five only the first five are drawn
    std::vector<ChartThreshold> thresholds;
    std::vector<ChartMarker> markers;
    std::optional<double> low, high; // fixed ends of the value axis; else from the data
    Millis maxStep{0}; // neighbours further apart are a gap
    bool timeLabels = true; // off for the upper one of two charts over the same time
    QString emptyText; // sentence for "no data in this window"
    QString source; // provenance in the tooltip line
};

class ChartView;

class TimeChart : public QWidget
{
    Q_OBJECT
public:
    static constexpr size_t mostSeries = 5;
    explicit TimeChart(QWidget* parent = nullptr);
    ~TimeChart() override;

    void setStyle(const ChartStyle& style);
    using ValueText = std::function<QString(double)>;
    void setValueText(ValueText text); // axis labels and crosshair
    void setData(ChartData data);
    const ChartData& data() const { return m_data; }
    const ChartStyle& style() const { return m_style; }
    QString valueText(double value) const;
    // Linked crosshair: a time (from another chart), or none.
    void setCrosshair(std::optional<World> at);
    // The same while nobody points into the chart: the moment that all panes look at.
    void setPinned(std::optional<World> at);
    // What the labels of the value axis need, and what they get: charts that stand under each other
    // share the widest, so that one moment is one vertical line. What is needed changes with the
    // data and with the height (other labels): axisWidthChanged says so.
    int axisWidth() const;
    void setAxisWidth(int px); // 0 = as needed
    // Value of a series at a time: the newest point not after it within maxStep; NaN if none.
    static double valueAt(const ChartSeries& series, World at, Millis maxStep);
    // Round times and values for an axis: about `count` of them.
    static std::vector<World> timeTicks(World from, World to, int count);
    static std::vector<double> valueTicks(double low, double high, int count);

Q_SIGNALS:
    void hovered(std::optional<mw::World> at);
    void clicked(mw::World at);
    void axisWidthChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    std::unique_ptr<ChartView> m_view;
    ChartData m_data;
    ChartStyle m_style;
    ValueText m_valueText;
    int m_axisWidth = 0;
};

} // namespace mw
