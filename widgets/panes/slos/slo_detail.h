// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the table: the selected SLO's budget over its window, its error ratio, and the burn over
// the standard windows against the paging factors. All numbers carry their query. GUI thread.
#pragma once

#include "models/data/slo.h"
#include "widgets/charts/time_chart.h"
#include "widgets/controls/card.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>

namespace mw {

// Burn rates over the windows of the four standard alert pairs, as bars on one logarithmic scale
// with the factor that would page or ticket marked on each.
class BurnBars : public QWidget
{
    Q_OBJECT
public:
    explicit BurnBars(const Theme& theme, QWidget* parent = nullptr);
    void setSlo(const Slo& slo);
    QSize sizeHint() const override { return {260, 7 * 26}; }
    QSize minimumSizeHint() const override { return {180, 7 * 20}; }
    // The alerting factor that looks at this window, scaled to the SLO's window; NaN if none does.
    static double factorFor(std::chrono::minutes window, std::chrono::minutes sloWindow);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    const Theme& m_theme;
    Slo m_slo;
};

class SloDetail : public QWidget
{
    Q_OBJECT
public:
    explicit SloDetail(Theme& theme, QWidget* parent = nullptr);
    void setSlo(const std::optional<Slo>& slo, World now);

private:
    void restyle();
    Theme& m_theme;
    std::optional<Slo> m_slo;
    World m_now{};
    Card* m_budgetCard;
    Card* m_errorCard;
    Card* m_burnCard;
    TimeChart* m_budget;
    TimeChart* m_errors;
    BurnBars* m_burns;
    TextLabel* m_sentence;
};

ChartStyle chartStyleOf(const Theme& theme);

} // namespace mw
