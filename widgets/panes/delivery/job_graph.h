// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs of a run as a graph, drawn from `needs` of the workflow's file: left to right by depth.
// Where the order is not known the jobs stand in one column and a sentence says so. GUI thread.
#pragma once

#include "models/data/delivery.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

namespace mw {

class JobGraph : public QWidget
{
    Q_OBJECT
public:
    explicit JobGraph(const Theme& theme, QWidget* parent = nullptr);
    void setJobs(std::vector<PipelineJob> jobs, World now);
    void setCurrent(const std::string& keyId);
    const PipelineJob* current() const;
    QRect currentRect() const; // empty: none
    const std::vector<PipelineJob>& jobs() const { return m_jobs; }
    bool orderKnown() const { return m_known; }
    int columnOf(const std::string& ref) const; // -1: no such job
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 60}; }

Q_SIGNALS:
    void currentChanged(); // by a person
    void activated(); // Enter, double click: its log

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Box
    {
        size_t job = 0;
        int column = 0, row = 0;
    };
    void layOut();
    QRectF rectOf(const Box& box) const;
    int boxAt(const QPoint& at) const;
    void choose(int box);

    const Theme& m_theme;
    std::vector<PipelineJob> m_jobs;
    std::vector<Box> m_boxes;
    int m_columns = 0, m_rows = 0;
    bool m_known = false;
    std::string m_current;
    World m_now{};
};

} // namespace mw
