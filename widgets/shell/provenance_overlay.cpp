// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/provenance_overlay.h"

#include "models/text/format.h"
#include "widgets/theme/paint.h"

namespace mw {

ProvenanceOverlay::ProvenanceOverlay(const Theme& theme, const Clock& clock, QWidget* window)
    : QWidget(window), m_theme(theme), m_clock(clock)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void ProvenanceOverlay::begin()
{
    m_places.clear();
    QWidget* window = parentWidget();
    const World now = m_clock.world();
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const Provenance from = provenanceOf(widget);
        if (from.empty())
            continue;
        QStringList parts;
        if (!from.source.isEmpty())
            parts << from.source;
        if (!from.window.isEmpty())
            parts << from.window;
        if (from.at != World{})
            parts << text::age(from.at, now);
        m_places.push_back({QRect(widget->mapTo(window, QPoint(0, 0)), widget->size()),
                            parts.join(QStringLiteral(" · "))});
    }
    setGeometry(window->rect());
    show();
    raise();
    update();
}

void ProvenanceOverlay::end()
{
    hide();
    m_places.clear();
}

void ProvenanceOverlay::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    p.setFont(m_theme.font(TextSize::Tiny));
    const QFontMetrics metrics(p.font());
    std::vector<QRect> taken;
    for (const Place& place : m_places) {
        p.setPen(QPen(c.accent, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(QRectF(place.rect).adjusted(-2.5, -1.5, 2.5, 1.5), 4, 4);
        // The words stand below, or are left out where they would cover others.
        QRect tag(place.rect.left(),
                  place.rect.bottom() + 3,
                  metrics.horizontalAdvance(place.words) + 10,
                  16);
        tag.moveRight(std::min(tag.right(), width() - 4));
        bool free = !place.words.isEmpty();
        for (const QRect& other : taken)
            free = free && !other.intersects(tag);
        if (!free)
            continue;
        taken.push_back(tag);
        p.setPen(Qt::NoPen);
        p.setBrush(c.accent);
        p.drawRoundedRect(tag, 3, 3);
        p.setPen(c.onAccent);
        p.drawText(tag, Qt::AlignCenter, place.words);
    }
}

} // namespace mw
