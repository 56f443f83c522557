// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a gate sees: its samples against the lines of success and failure, and how long it has held.
#pragma once

#include "models/runbook/run_view.h"
#include "widgets/charts/chart_style.h"

#include <QLabel>
#include <QProgressBar>
#include <QWidget>

namespace mw::run {

class GateChart : public QWidget
{
    Q_OBJECT
public:
    // height: of the chart alone. titled: else the card around it says what is measured.
    GateChart(Theme& theme, int height, bool titled, QWidget* parent = nullptr);
    void setGate(const runbook::GateView& gate, World now);
    // A moment drawn as a line; clicks into the chart are then reported.
    void setMarker(World at, const QString& name);

Q_SIGNALS:
    void picked(mw::World at);

private:
    void show();

    Theme& m_theme;
    QLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_sustained;
    TimeChart* m_chart;
    runbook::GateView m_gate;
    World m_nowAt{};
    std::optional<World> m_marker;
    QString m_markerName;
};

} // namespace mw::run
