// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/search_field.h"

#include "widgets/controls/chip.h"

#include <QKeyEvent>
#include <QPainter>

namespace mw {

SearchField::SearchField(const Theme& theme,
                         const QString& hint,
                         const QStringList& keys,
                         QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_keys(keys)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setBare(false);
    setMinimumHeight(32);
    restyle();
    connect(&theme, &Theme::changed, this, &SearchField::restyle);
}

void SearchField::restyle()
{
    setFont(m_theme.font(TextSize::Body));
    update();
}

void SearchField::setBare(bool bare)
{
    setFrame(!bare);
    // The icon ends at 25; the style keeps 8 px off a frame.
    setTextMargins(bare ? 30 : 22, 0, 0, 0);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter p(this);
    m_theme.paintIcon(
        p, QPointF(9, height() / 2.0 - 8), QStringLiteral("search"), m_theme.palette().faint, 16);
    if (!text().isEmpty() || m_keys.isEmpty() || hasFocus())
        return;
    // With little room the words stand alone: they say what the field is for.
    const int words = 30 + fontMetrics().horizontalAdvance(placeholderText());
    if (words + 8 + KeyHint::widthOf(m_theme, m_keys) + 8 <= width())
        KeyHint::paint(p, m_theme, rect().adjusted(0, 0, -8, 0), m_keys);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT leave();
        else
            clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT down();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace mw
