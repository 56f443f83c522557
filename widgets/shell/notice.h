// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence that answers what a person just did ("Copied.", "Disarmed: the scope changed."). It
// floats above the status bar, takes no clicks, and goes after a few seconds. Child of the window.
#pragma once

#include "widgets/theme/theme.h"

#include <QTimer>
#include <QWidget>

namespace mw {

class Notice : public QWidget
{
    Q_OBJECT
public:
    Notice(const Theme& theme, QWidget* window);
    void say(const QString& sentence);
    QString text() const { return isVisible() ? m_text : QString(); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    const Theme& m_theme;
    QString m_text;
    QTimer m_gone;
};

} // namespace mw
