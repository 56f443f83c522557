// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/button.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace mw {

Button::Button(const Theme& theme, const QString& text, ButtonKind kind, QWidget* parent)
    : QPushButton(text, parent), m_theme(theme)
{
    setProperty("mwButton", int(kind));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &Button::restyle);
    restyle();
}

void Button::setKind(ButtonKind kind)
{
    setProperty("mwButton", int(kind));
    restyle();
}

void Button::setSmall()
{
    setProperty("mwSmall", true);
    updateGeometry();
}

void Button::setIconName(const QString& name)
{
    m_icon = name;
    restyle();
}

void Button::restyle()
{
    const ButtonKind kind = ButtonKind(property("mwButton").toInt());
    setFont(m_theme.font(TextSize::Body,
                         kind == ButtonKind::Primary || kind == ButtonKind::Danger
                             ? QFont::DemiBold
                             : QFont::Normal));
    if (!m_icon.isEmpty()) {
        const mw::Palette& c = m_theme.palette();
        const QColor ink = kind == ButtonKind::Primary ? c.onAccent
            : kind == ButtonKind::Danger               ? c.onArmed
                                                       : c.muted;
        QIcon icon;
        icon.addPixmap(m_theme.pixmap(m_icon, ink, 16, devicePixelRatioF()));
        icon.addPixmap(m_theme.pixmap(m_icon, c.disabled, 16, devicePixelRatioF()),
                       QIcon::Disabled);
        setIcon(icon);
    }
    update();
}

IconButton::IconButton(const Theme& theme,
                       const QString& icon,
                       const QString& toolTip,
                       QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_icon(icon)
{
    setProperty("mwButton", int(ButtonKind::Ghost));
    setToolTip(toolTip);
    setAccessibleName(toolTip);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus); // a click must not take the focus from the table
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconButton::setIconName(const QString& icon)
{
    m_icon = icon;
    update();
}

void IconButton::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &p, this);
    const mw::Palette& c = m_theme.palette();
    const QColor ink = !isEnabled()               ? c.disabled
        : underMouse() || isChecked() || isDown() ? c.text
                                                  : c.muted;
    m_theme.paintIcon(p, QPointF((width() - 16) / 2.0, (height() - 16) / 2.0), m_icon, ink);
}

} // namespace mw
