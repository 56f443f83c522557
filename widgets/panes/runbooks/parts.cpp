// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/parts.h"

#include <QPainter>

namespace mw::run {

QColor inkColor(const Theme& theme, Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return theme.palette().text;
    case Ink::Muted:
        return theme.palette().muted;
    case Ink::Faint:
        return theme.palette().faint;
    case Ink::Warning:
        return theme.status(StatusKind::Warning);
    case Ink::Critical:
        break;
    }
    return theme.status(StatusKind::Critical);
}

void setInk(QLabel* label, const Theme& theme, Ink ink)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, inkColor(theme, ink));
    palette.setColor(QPalette::Text, inkColor(theme, ink));
    label->setPalette(palette);
}

QLabel* label(Theme& theme, const QString& text, TextSize size, int weight, Ink ink)
{
    auto* out = new QLabel(text);
    out->setFont(theme.font(size, weight));
    out->setWordWrap(true);
    out->setTextFormat(Qt::PlainText);
    setInk(out, theme, ink);
    return out;
}

QLabel* monoLabel(Theme& theme, const QString& text, Ink ink)
{
    auto* out = new QLabel(text);
    out->setFont(theme.mono());
    out->setWordWrap(true);
    out->setTextFormat(Qt::PlainText);
    out->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setInk(out, theme, ink);
    return out;
}

Card::Card(Theme& theme, const QString& caption, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_caption(label(theme, caption, TextSize::Tiny, QFont::DemiBold, Ink::Muted))
    , m_body(new QVBoxLayout(this))
{
    setFrameShape(QFrame::NoFrame);
    m_body->setContentsMargins(space::padding, space::gap, space::padding, space::gap);
    m_body->setSpacing(space::tight);
    m_caption->setVisible(!caption.isEmpty());
    m_body->addWidget(m_caption);
}

void Card::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void Card::setOutline(std::optional<StatusKind> kind)
{
    m_outline = kind;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, m_theme, rect());
    if (m_outline) {
        painter.setPen(QPen(m_theme.status(*m_outline), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout())
            clear(inner);
        delete item;
    }
}

QPushButton* button(const QString& text, bool primary)
{
    auto* out = new QPushButton(text);
    out->setAutoDefault(false);
    out->setDefault(false);
    out->setProperty("primary", primary);
    out->setMinimumHeight(32);
    return out;
}

} // namespace mw::run
