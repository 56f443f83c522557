// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs something once, after a window has painted for the first time: what is not needed to show
// the window (network, keychain, D-Bus) starts then. GUI thread; deletes itself.
#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace mw {

class FirstPaint final : public QObject
{
    Q_OBJECT
public:
    // A window that never paints (minimised at the start) is not waited for longer than a second.
    FirstPaint(QWidget* window, std::function<void()> then);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void run();
    std::function<void()> m_then;
};

} // namespace mw
