// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One card per cluster: is it well, how many nodes and pods, how fresh. Click narrows the scope to
// it.
#pragma once

#include "models/hub/hub.h"
#include "widgets/controls/context.h"
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
    QSize sizeHint() const override { return {600, 64}; }
    QSize minimumSizeHint() const override { return {200, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry
    {
        std::string cluster;
        QString title, facts, tip;
        StatusKind kind = StatusKind::Unknown;
    };
    QRectF rectOf(size_t index) const;
    int indexAt(QPointF at) const;
    void toggle(int index);

    const Theme& m_theme;
    const Hub& m_hub;
    ScopeState& m_scope;
    std::vector<Entry> m_entries;
    int m_hover = -1;
    int m_focus = 0;
};

} // namespace mw
