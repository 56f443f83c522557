// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/provenance_overlay.h"

#include "models/text/format.h"
#include "widgets/theme/paint.h"

#include <algorithm>

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

std::vector<ProvenanceOverlay::Place> ProvenanceOverlay::groups() const
{
    std::vector<Place> out;
    for (const Place& place : m_places) {
        if (place.words.isEmpty())
            continue;
        const auto below = std::find_if(out.begin(), out.end(), [&place](const Place& group) {
            return group.words == place.words && place.rect.top() - group.rect.bottom() < 24
                && place.rect.bottom() >= group.rect.top()
                && place.rect.left() <= group.rect.right()
                && place.rect.right() >= group.rect.left();
        });
        if (below == out.end())
            out.push_back(place);
        else
            below->rect |= place.rect;
    }
    return out;
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
        p.drawRoundedRect(QRectF(place.rect).adjusted(-3.5, -0.5, 3.5, 0.5), 4, 4);
        taken.push_back(place.rect);
    }
    // A tag covers no number: it stands above its group, else below, else at the side.
    const QSize all = size();
    for (const Place& group : groups()) {
        const int wide = metrics.horizontalAdvance(group.words) + 12;
        const int right = std::min(group.rect.right() + 4, all.width() - 4);
        const QRect r = group.rect;
        for (const QPoint at : {QPoint(right - wide, r.top() - 20),
                                QPoint(r.left() - 4, r.top() - 20),
                                QPoint(right - wide, r.bottom() + 4),
                                QPoint(r.left() - wide - 8, r.top()),
                                QPoint(r.right() + 8, r.top())}) {
            const QRect tag(at, QSize(wide, 16));
            bool free = rect().contains(tag);
            for (const QRect& other : taken)
                free = free && !other.intersects(tag);
            if (!free)
                continue;
            taken.push_back(tag);
            p.setPen(Qt::NoPen);
            p.setBrush(c.accent);
            p.drawRoundedRect(tag, 3, 3);
            p.setPen(c.onAccent);
            p.drawText(tag, Qt::AlignCenter, group.words);
            break;
        }
    }
}

} // namespace mw
