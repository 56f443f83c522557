// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a gate sees: its samples against the lines of success and failure, and how long it has held.
#pragma once

#include "models/runbook/run_view.h"
#include "widgets/charts/time_chart.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QWidget>

namespace mw::run {

ChartStyle chartStyle(const Theme& theme);

class GateChart : public QWidget
{
    Q_OBJECT
public:
    explicit GateChart(Theme& theme, QWidget* parent = nullptr);
    void setGate(const runbook::GateView& gate, World now);

private:
    Theme& m_theme;
    QLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_sustained;
    TimeChart* m_chart;
};

} // namespace mw::run
