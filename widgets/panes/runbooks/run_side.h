// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Q of the guided run: clocks, gates, people, what is left changed.
#pragma once

#include "models/runbook/run_view.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <array>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace mw::run {

class Card;
class GateChart;

class RunSide : public QWidget
{
    Q_OBJECT
public:
    explicit RunSide(Theme& theme, QWidget* parent = nullptr);
    void update(const runbook::RunView& view, World now);
    void setExpected(std::optional<std::array<Millis, 3>> expected);
    QString oneLine() const; // for narrow windows

private:
    Theme& m_theme;
    QLabel* m_elapsed;
    QLabel* m_objective;
    QLabel* m_expected;
    QLabel* m_parts;
    std::optional<std::array<Millis, 3>> m_usual; // median, shortest, longest
    QString m_line;
    Card* m_gates;
    std::vector<GateChart*> m_charts;
    QLabel* m_people;
    Card* m_leftCard;
    QLabel* m_left;
};

} // namespace mw::run
