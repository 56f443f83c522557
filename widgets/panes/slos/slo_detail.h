// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the table: the selected SLO's numbers, its budget and error ratio over time under one
// crosshair, and the burn over the standard windows. All numbers carry their query. GUI thread.
#pragma once

#include "models/data/slo.h"
#include "widgets/charts/chart_style.h"
#include "widgets/controls/card.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>

namespace mw {

class BurnBars;
class SegmentedControl;
class SloFigures;

class SloDetail : public QWidget
{
    Q_OBJECT
public:
    explicit SloDetail(Theme& theme, QWidget* parent = nullptr);
    // remembered: its Prometheus does not answer; the numbers are as old as they say.
    void setSlo(const std::optional<Slo>& slo, World now, bool remembered = false);
    // Deploys and incidents of its service; drawn on both charts.
    void setMarkers(std::vector<ChartMarker> markers);
    // What is looked at; the charts show the shortest of their spans that holds it. None: all.
    void setRange(std::optional<std::chrono::minutes> range);
    TimeChart* budgetChart() const { return m_budget; }
    TimeChart* errorChart() const { return m_errors; }

private:
    void buildCharts();
    void buildBurns();
    void restyle();
    QString budgetTitle() const;
    void fillCharts();
    void takeRange();
    void alignAxes(); // one moment is one vertical line through both charts
    ChartData chartOf(const std::vector<SamplePoint>& points, const QColor& color) const;
    std::vector<std::chrono::minutes> spans() const; // what the charts can show

    Theme& m_theme;
    std::optional<Slo> m_slo;
    World m_now{};
    bool m_remembered = false;
    QString m_old; // "4m old" while remembered
    std::vector<ChartMarker> m_markers;
    int m_span = 0; // 0 = the whole window
    std::optional<std::chrono::minutes> m_range;
    SloFigures* m_figures;
    Card* m_chartCard;
    Card* m_burnCard;
    SegmentedControl* m_spans;
    TextLabel* m_budgetTitle;
    TextLabel* m_errorTitle;
    TimeChart* m_budget;
    TimeChart* m_errors;
    BurnBars* m_burns;
    TextLabel* m_sentence;
};

} // namespace mw
