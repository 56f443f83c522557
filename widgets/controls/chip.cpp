// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/chip.h"

#include "widgets/theme/paint.h"

#include <QEvent>
#include <QHash>
#include <QKeySequence>

namespace mw {

Chip::Chip(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setStatus(std::optional<StatusKind> status)
{
    m_status = status;
    updateGeometry();
    update();
}

void Chip::setLook(Look look)
{
    m_look = look;
    updateGeometry();
    update();
}

void Chip::setIconName(const QString& icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Chip::setArrow(bool arrow)
{
    m_arrow = arrow;
    updateGeometry();
}

void Chip::setMono(bool mono)
{
    m_mono = mono;
    updateGeometry();
}

void Chip::setMaximumTextWidth(int px)
{
    m_maxText = px;
    updateGeometry();
}

QFont Chip::chipFont() const
{
    const int weight = m_look == Look::Filled ? QFont::DemiBold : QFont::Normal;
    return m_mono ? m_theme.mono(TextSize::Small, weight) : m_theme.font(TextSize::Small, weight);
}

int Chip::extras() const
{
    return 20 + (m_status ? 16 : 0) + (m_icon.isEmpty() ? 0 : 20) + (m_arrow ? 18 : 0);
}

QSize Chip::sizeHint() const
{
    int width = QFontMetrics(chipFont()).horizontalAdvance(text()) + 1;
    if (m_maxText > 0)
        width = std::min(width, m_maxText);
    return {width + extras(), 28};
}

QSize Chip::minimumSizeHint() const
{
    return m_maxText > 0 ? QSize(extras() + 24, 28) : sizeHint();
}

bool Chip::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    const QRectF r = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool filled = m_look == Look::Filled;
    p.setPen(m_look == Look::Outline ? QPen(c.border, 1) : QPen(Qt::NoPen));
    p.setBrush(filled                     ? QBrush(c.armed)
                   : m_look == Look::Soft ? QBrush(c.hover)
                                          : QBrush(Qt::NoBrush));
    p.drawRoundedRect(r, space::radius, space::radius);
    if (isEnabled() && (underMouse() || isDown()) && receivers(SIGNAL(clicked(bool))) > 0) {
        p.setPen(Qt::NoPen);
        p.setBrush(isDown() ? c.pressed : c.hover);
        p.drawRoundedRect(r, space::radius, space::radius);
    }
    if (hasFocus()) {
        p.setPen(QPen(c.accent, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    }
    const QColor ink = filled ? c.onArmed : isEnabled() ? c.text : c.disabled;
    qreal x = 10;
    if (m_status) {
        const QRectF box(x, height() / 2.0 - 5, 10, 10);
        if (filled)
            paintStatusShape(p, shapeOf(*m_status), box, c.onArmed);
        else
            paintStatus(p, m_theme, *m_status, box);
        x += 16;
    }
    if (!m_icon.isEmpty()) {
        m_theme.paintIcon(
            p, QPointF(x, height() / 2.0 - 8), m_icon, filled ? c.onArmed : c.muted, 16);
        x += 20;
    }
    p.setFont(chipFont());
    p.setPen(ink);
    const qreal right = width() - 10 - (m_arrow ? 18 : 0);
    paintLine(p, QRectF(x, 0, right - x, height()), text());
    if (m_arrow)
        m_theme.paintIcon(p,
                          QPointF(width() - 24, height() / 2.0 - 8),
                          QStringLiteral("chevron-down"),
                          filled ? c.onArmed : c.faint,
                          16);
}

KeyHint::KeyHint(const Theme& theme, const QStringList& keys, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KeyHint::setKeys(const QStringList& keys)
{
    m_keys = keys;
    updateGeometry();
    update();
}

QStringList KeyHint::split(const QKeySequence& keys)
{
    // What is printed on the keys, by Qt's portable words; letters stand for themselves.
    const QHash<QString, QString> words{{QStringLiteral("Left"), QStringLiteral("\u2190")},
                                        {QStringLiteral("Up"), QStringLiteral("\u2191")},
                                        {QStringLiteral("Right"), QStringLiteral("\u2192")},
                                        {QStringLiteral("Down"), QStringLiteral("\u2193")},
                                        //: What is printed on a key
                                        {QStringLiteral("Return"), tr("Enter")},
                                        //: What is printed on a key
                                        {QStringLiteral("Ctrl"), tr("Ctrl")},
                                        //: What is printed on a key
                                        {QStringLiteral("Shift"), tr("Shift")},
                                        //: What is printed on a key
                                        {QStringLiteral("Space"), tr("Space")},
                                        //: What is printed on a key
                                        {QStringLiteral("Del"), tr("Del")},
                                        //: What is printed on a key
                                        {QStringLiteral("Home"), tr("Home")},
                                        //: What is printed on a key
                                        {QStringLiteral("End"), tr("End")},
                                        //: What is printed on a key
                                        {QStringLiteral("PgUp"), tr("PgUp")},
                                        //: What is printed on a key
                                        {QStringLiteral("PgDown"), tr("PgDown")}};
    QStringList out;
    for (int i = 0; i < keys.count(); ++i) {
        const QString chord = QKeySequence(keys[uint(i)]).toString(QKeySequence::PortableText);
        // The last '+' may be the key itself ("Ctrl++").
        QString rest = chord;
        while (!rest.isEmpty()) {
            const auto plus = rest.indexOf(u'+', 1);
            if (plus < 0 || plus + 1 >= rest.size()) {
                out << words.value(rest, rest);
                break;
            }
            out << words.value(rest.left(plus), rest.left(plus));
            rest = rest.mid(plus + 1);
        }
    }
    return out;
}

int KeyHint::paint(QPainter& p, const Theme& theme, const QRect& rect, const QStringList& keys)
{
    const mw::Palette& c = theme.palette();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(theme.font(TextSize::Tiny));
    const QFontMetrics metrics(p.font());
    int x = rect.right() + 1;
    for (auto it = keys.crbegin(); it != keys.crend(); ++it) {
        const int width = std::max(18, metrics.horizontalAdvance(*it) + 10);
        x -= width;
        const QRectF box(x + 0.5, rect.center().y() - 8.5, width - 1, 18);
        p.setPen(QPen(c.border, 1));
        p.setBrush(c.hover);
        p.drawRoundedRect(box, space::smallRadius, space::smallRadius);
        p.setPen(c.muted);
        p.drawText(box, Qt::AlignCenter, *it);
        x -= 4;
    }
    p.restore();
    return rect.right() + 1 - x - 4;
}

int KeyHint::widthOf(const Theme& theme, const QStringList& keys)
{
    const QFontMetrics metrics(theme.font(TextSize::Tiny));
    int width = 0;
    for (const QString& key : keys)
        width += std::max(18, metrics.horizontalAdvance(key) + 10) + 4;
    return std::max(0, width - 4);
}

QSize KeyHint::sizeHint() const
{
    return {widthOf(m_theme, m_keys), 20};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paint(p, m_theme, rect(), m_keys);
}

} // namespace mw
