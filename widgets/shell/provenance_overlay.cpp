// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/provenance_overlay.h"

#include "models/text/format.h"
#include "widgets/theme/paint.h"

#include <algorithm>
#include <cstdlib>

namespace mw {

ProvenanceOverlay::ProvenanceOverlay(const Theme& theme, const Clock& clock, QWidget* window)
    : QWidget(window), m_theme(theme), m_clock(clock)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

namespace {
QString words(const Provenance& from, World now)
{
    QStringList parts;
    if (!from.source.isEmpty())
        parts << from.source;
    if (!from.window.isEmpty())
        parts << from.window;
    if (from.at != World{})
        parts << text::age(from.at, now);
    return parts.join(QStringLiteral(" · "));
}
} // namespace

// Neighbours in one row that say the same are one.
void ProvenanceOverlay::add(std::vector<Place>& row, const Place& next)
{
    if (!row.empty() && row.back().words == next.words && row.back().rect.top() == next.rect.top()
        && row.back().rect.height() == next.rect.height()
        && next.rect.left() - row.back().rect.right() <= 12)
        row.back().rect |= next.rect;
    else
        row.push_back(next);
}

// Rows of a table that follow each other and say the same are one: an outline round each of forty
// rows would hide what they say.
void ProvenanceOverlay::mergeRows(std::vector<Place>& places)
{
    std::vector<Place> out;
    for (const Place& place : places) {
        const auto above = std::find_if(out.rbegin(), out.rend(), [&place](const Place& one) {
            return one.words == place.words && one.rect.left() == place.rect.left()
                && one.rect.right() == place.rect.right()
                && std::abs(place.rect.top() - one.rect.bottom()) <= 2;
        });
        if (above == out.rend())
            out.push_back(place);
        else
            above->rect |= place.rect;
    }
    places = std::move(out);
}

void ProvenanceOverlay::begin()
{
    m_places.clear();
    QWidget* window = parentWidget();
    const World now = m_clock.world();
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        std::vector<Place> own;
        for (const ProvenancePlace& place : provenancePlacesOf(widget)) {
            const QRect rect = place.rect.translated(widget->mapTo(window, QPoint(0, 0)));
            add(own, {rect, words(place.from, now)});
        }
        mergeRows(own);
        m_places.insert(m_places.end(), own.begin(), own.end());
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
