// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line per cluster, one cell per check: where it hurts is seen before a word is read. The name
// narrows the scope to its cluster, a cell leads to its findings. GUI thread.
#pragma once

#include "widgets/panes/clusters/cluster_lines.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

namespace mw {

class ClusterStrip : public QWidget
{
    Q_OBJECT
public:
    ClusterStrip(const Theme& theme, const Hub& hub, ScopeState& scope, QWidget* parent = nullptr);
    void refresh(); // from the hub; cheap, called at most once a second
    const std::vector<ClusterLine>& lines() const { return m_lines; }
    QRect cellRect(int line, int check) const; // check −1 = the name; empty if scrolled away
    QString tipAt(QPoint at) const; // what the pointer is told there
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {400, sizeHint().height()}; }

Q_SIGNALS:
    // A person asks what stands behind a check.
    void checkChosen(const QString& cluster, const QString& check);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Place
    { // a cell: line and check, check −1 = the name; line −1 = none
        int line = -1;
        int check = -1;
        bool operator==(const Place&) const = default;
    };
    struct Columns; // where the columns stand at the present width
    Columns columns() const;
    int shownLines() const;
    Place placeAt(QPointF at) const;
    std::vector<ProvenancePlace> provenancePlaces() const;
    void choose(Place place);
    void bringIntoView(int line);
    void paintHead(QPainter& painter, const Columns& at) const;
    void paintEntry(QPainter& painter, const Columns& at, int line, const QRectF& row) const;
    void paintCell(QPainter& painter, const CheckCell& cell, const QRectF& rect) const;

    const Theme& m_theme;
    const Hub& m_hub;
    ScopeState& m_scope;
    PodCounts m_pods;
    std::vector<ClusterLine> m_lines;
    int m_first = 0; // first line shown
    Place m_hover;
    Place m_focus{0, -1};
};

} // namespace mw
