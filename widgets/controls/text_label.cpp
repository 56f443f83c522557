// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/text_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace mw {

TextLabel::TextLabel(const Theme& theme, TextSize size, Ink ink, int weight, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_size(size), m_ink(ink), m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    restyle();
    connect(&theme, &Theme::changed, this, &TextLabel::restyle);
}

void TextLabel::restyle()
{
    setFont(m_mono ? m_theme.mono(m_size, m_weight) : m_theme.font(m_size, m_weight));
    const mw::Palette& c = m_theme.palette();
    QColor ink = c.text;
    if (m_ink == Ink::Muted)
        ink = c.muted;
    else if (m_ink == Ink::Faint)
        ink = c.faint;
    else if (m_ink == Ink::Accent)
        ink = c.accent;
    QPalette q = QWidget::palette();
    q.setColor(QPalette::WindowText, ink);
    setPalette(q);
}

void TextLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

void TextLabel::setInk(Ink ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    restyle();
}

void TextLabel::setMono(bool mono)
{
    m_mono = mono;
    restyle();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_elide == Qt::ElideNone ? hint : QSize(std::min(hint.width(), 24), hint.height());
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (m_elide == Qt::ElideNone || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter p(this);
    p.setPen(QWidget::palette().color(QPalette::WindowText));
    const QRect area = contentsRect().adjusted(margin(), margin(), -margin(), -margin());
    p.drawText(area,
               int(alignment()) | Qt::TextSingleLine,
               fontMetrics().elidedText(text(), m_elide, area.width()));
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && m_elide != Qt::ElideNone
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace mw
