// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stack of panes, with the inspector floating over its right edge; at 2200 px and more of
// window width the inspector docks and the panes make room.
#pragma once

#include "widgets/controls/inspector.h"

#include <QStackedWidget>

namespace mw {

class PaneArea : public QWidget
{
    Q_OBJECT
public:
    static constexpr int dockWidth = 2200;
    explicit PaneArea(const Theme& theme, QWidget* parent = nullptr);
    QStackedWidget* stack() const { return m_stack; }
    Inspector* inspector() const { return m_inspector; }
    void setInspectorOpen(bool open);
    bool inspectorOpen() const { return m_open; }
    void setInspectorWidth(int px);
    int inspectorWidth() const { return m_width; }
    bool docked() const;

Q_SIGNALS:
    void inspectorChanged(); // opened, closed, resized by a person

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    const Theme& m_theme;
    QStackedWidget* m_stack;
    Inspector* m_inspector;
    QWidget* m_grip;
    QWidget* m_shade;
    int m_width = Inspector::standardWidth;
    bool m_open = false;
};

} // namespace mw
