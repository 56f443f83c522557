// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a run, S in the guided run: state mark, number, title, time and who. Looking at
// another step (click, PgUp/PgDn) never leaves the current one.
#pragma once

#include "models/runbook/run_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>

namespace mw::run {

class StepList : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit StepList(Theme& theme, QWidget* parent = nullptr);
    void setSteps(const std::vector<runbook::StepRow>& steps, World now);
    int currentRow() const; // of the step the run is at; -1 if none
    QSize sizeHint() const override { return {300, 400}; }

Q_SIGNALS:
    void looked(const QString& stepId); // empty: back to the current step

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Line
    {
        int row = -1; // -1: a heading or the no-way-back line
        QString heading;
        bool noWayBack = false;
    };
    void layoutLines();
    void look(int row);
    int lineAt(int y) const;
    void paintRow(QPainter& painter, const QRect& rect, const runbook::StepRow& step, bool looked);

    Theme& m_theme;
    std::vector<runbook::StepRow> m_steps;
    std::vector<Line> m_lines;
    World m_now{};
    int m_looked = -1;
};

} // namespace mw::run
