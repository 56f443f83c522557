// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The four figures above everything: month to date, forecast, budget, and what asking costs.
#pragma once

#include "models/data/cost.h"
#include "models/insight/cost_report.h"
#include "widgets/controls/card.h"

#include <QWidget>
#include <optional>

namespace mw {

class BudgetBar : public QWidget
{
    Q_OBJECT
public:
    explicit BudgetBar(const Theme& theme, QWidget* parent = nullptr);
    // Shares of the limit; the mark stands where the month stands.
    void setShares(double spent, double forecast, double elapsed, bool over);
    QSize sizeHint() const override { return {160, 14}; }
    QSize minimumSizeHint() const override { return {80, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    double m_spent = -1, m_forecast = -1, m_elapsed = -1;
    bool m_over = false;
};

class CostTiles : public QWidget
{
    Q_OBJECT
public:
    explicit CostTiles(Theme& theme, QWidget* parent = nullptr);
    // Null pointers: not known (yet). budgets: of this bill; without one, those of the estate file.
    void show(const CostBill* bill,
              const std::vector<BudgetState>* budgets,
              const CostFeed* feed,
              World now);

private:
    struct Tile
    {
        Card* card = nullptr;
        TextLabel* figure = nullptr;
        TextLabel* first = nullptr;
        TextLabel* second = nullptr;
    };
    Tile makeTile(const QString& title);
    void showBill(const CostBill* bill, World now);
    void showBudget(const std::vector<BudgetState>* budgets);
    void showFeed(const CostFeed* feed, World now);

    Theme& m_theme;
    Tile m_month, m_forecast, m_budget, m_calls;
    BudgetBar* m_bar;
};

// The budget to be shown first: the one whose forecast is furthest over, of these.
const BudgetState* worstBudget(const std::vector<BudgetState>& budgets);
QString forecastWords(ForecastMethod method);

} // namespace mw
