// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Something painted over a whole window that is no part of it: keys and clicks go through. GUI
// thread; a child of the window, as large as it.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class WindowCover : public QWidget
{
    Q_OBJECT
protected:
    WindowCover(const Theme& theme, QWidget* window); // hidden at first
    const Theme& theme() const { return m_theme; }
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    const Theme& m_theme;
};

// Faint hatches: what the window shows is not now.
class HatchedCover : public WindowCover
{
    Q_OBJECT
public:
    HatchedCover(const Theme& theme, QWidget* window) : WindowCover(theme, window) { }

protected:
    void paintEvent(QPaintEvent* event) override;
};

// The frame while something can be changed.
class ArmedFrame : public WindowCover
{
    Q_OBJECT
public:
    ArmedFrame(const Theme& theme, QWidget* window) : WindowCover(theme, window) { }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace mw
