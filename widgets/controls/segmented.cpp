// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/segmented.h"

#include "models/text/format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace mw {

namespace {
constexpr int tall = 30;
}

SegmentedControl::SegmentedControl(const Theme& theme, const QStringList& items, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_items(items), m_counts(items.size(), -1)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(items.value(0));
}

void SegmentedControl::setItems(const QStringList& items)
{
    m_items = items;
    m_counts.resize(items.size(), -1);
    m_current = std::clamp(m_current, 0, std::max(0, int(items.size()) - 1));
    updateGeometry();
    update();
}

void SegmentedControl::setCount(int index, int count)
{
    if (index < 0 || index >= m_counts.size() || m_counts[index] == count)
        return;
    m_counts[index] = count;
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_items.size())
        return;
    m_current = index;
    setAccessibleName(m_items.at(index));
    update();
    Q_EMIT currentChanged(index);
}

QString SegmentedControl::label(int index) const
{
    return m_items.at(index);
}

int SegmentedControl::widthOf(int index) const
{
    // Measured in the heavier weight so that choosing does not move the neighbours.
    const QFontMetrics metrics(m_theme.font(TextSize::Small, QFont::DemiBold));
    int width = metrics.horizontalAdvance(label(index)) + 24;
    if (m_counts.at(index) >= 0)
        width += metrics.horizontalAdvance(text::count(m_counts.at(index))) + 6;
    return width;
}

QRect SegmentedControl::rectOf(int index) const
{
    int x = 2;
    for (int i = 0; i < index; ++i)
        x += widthOf(i);
    return {x, 2, widthOf(index), tall - 4};
}

int SegmentedControl::indexAt(const QPoint& at) const
{
    for (int i = 0; i < m_items.size(); ++i) {
        if (rectOf(i).contains(at))
            return i;
    }
    return -1;
}

QSize SegmentedControl::sizeHint() const
{
    int width = 4;
    for (int i = 0; i < m_items.size(); ++i)
        width += widthOf(i);
    return {width, tall};
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    const QRectF all = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setPen(QPen(c.border, 1));
    p.setBrush(c.sunken);
    p.drawRoundedRect(all, space::radius, space::radius);
    for (int i = 0; i < m_items.size(); ++i) {
        const QRectF r = QRectF(rectOf(i)).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool chosen = i == m_current;
        if (chosen || i == m_hover) {
            p.setPen(chosen ? QPen(c.border, 1) : QPen(Qt::NoPen));
            p.setBrush(chosen ? blend(c.raised, c.pressed) : c.hover);
            p.drawRoundedRect(r, space::smallRadius, space::smallRadius);
        }
        if (chosen && hasFocus()) {
            p.setPen(QPen(c.accent, 2));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(r, space::smallRadius, space::smallRadius);
        }
        p.setFont(m_theme.font(TextSize::Small, chosen ? QFont::DemiBold : QFont::Normal));
        p.setPen(chosen ? c.text : c.muted);
        QRectF words = r.adjusted(0, 0, 0, -1);
        if (m_counts.at(i) >= 0) {
            const QString count = text::count(m_counts.at(i));
            const QFontMetricsF metrics(p.font());
            const qreal w = metrics.horizontalAdvance(label(i));
            const qreal n = metrics.horizontalAdvance(count);
            const qreal x = r.center().x() - (w + 6 + n) / 2;
            p.drawText(QRectF(x, words.top(), w + 1, words.height()), Qt::AlignVCenter, label(i));
            p.setPen(c.faint);
            p.drawText(
                QRectF(x + w + 6, words.top(), n + 2, words.height()), Qt::AlignVCenter, count);
        } else {
            p.drawText(words, Qt::AlignCenter, label(i));
        }
    }
}

void SegmentedControl::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(indexAt(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event)
{
    const int hover = indexAt(event->pos());
    if (hover != m_hover) {
        m_hover = hover;
        update();
    }
}

void SegmentedControl::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw
