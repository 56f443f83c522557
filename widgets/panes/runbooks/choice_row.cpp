// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/choice_row.h"

#include "widgets/theme/paint.h"

#include <QKeyEvent>

namespace mw::run {

ChoiceRow::ChoiceRow(const Theme& theme, int number, const QString& what, const QString& note)
    : m_theme(theme), m_number(number), m_note(note)
{
    setText(what);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    //: read to people who do not see it: number of the answer, what it does, what it needs
    setAccessibleName(tr("%1: %2. %3").arg(QString::number(number), what, note));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceRow::keyPressEvent(QKeyEvent* event)
{
    // Space presses, as everywhere; Enter does not: nothing happens by a habit.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ChoiceRow::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceRow::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ChoiceRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor fill = colors.panel;
    if (isEnabled() && isDown())
        fill = blend(fill, colors.pressed);
    else if (isEnabled() && underMouse())
        fill = blend(fill, colors.hover);
    p.setPen(QPen(hasFocus() ? colors.accent : colors.border, hasFocus() ? 2 : 1));
    p.setBrush(fill);
    p.drawRoundedRect(box, space::radius, space::radius);

    const QColor ink = isEnabled() ? colors.text : colors.disabled;
    const QRectF key(16, (height() - 24) / 2.0, 24, 24);
    p.setPen(QPen(colors.border, 1));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(key, space::smallRadius, space::smallRadius);
    p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
    p.setPen(ink);
    p.drawText(key, Qt::AlignCenter, QString::number(m_number));

    const qreal x = key.right() + 14;
    const bool two = !m_note.isEmpty();
    p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
    paintLine(p, QRectF(x, two ? 8 : 0, width() - x - 16, two ? 20 : height()), text());
    if (two) {
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(isEnabled() ? colors.muted : colors.disabled);
        paintLine(p, QRectF(x, 29, width() - x - 16, 18), m_note);
    }
}

} // namespace mw::run
