// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/window_cover.h"

#include "widgets/theme/paint.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace mw {

WindowCover::WindowCover(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    window->installEventFilter(this);
    setGeometry(window->rect());
    hide();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool WindowCover::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(object, event);
}

void HatchedCover::paintEvent(QPaintEvent* event)
{
    QPainter p(this);
    p.setClipRegion(event->region());
    QColor line = theme().palette().faint;
    line.setAlphaF(0.16f); // seen as a veil, and the words under it stay readable
    paintHatch(p, rect(), line, 12);
}

void ArmedFrame::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QColor ink = theme().palette().armed;
    p.fillRect(QRect(0, 0, width(), 4), ink);
    p.fillRect(QRect(0, height() - 4, width(), 4), ink);
    p.fillRect(QRect(0, 0, 4, height()), ink);
    p.fillRect(QRect(width() - 4, 0, 4, height()), ink);
}

} // namespace mw
