// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/cell_delegate.h"

#include "models/items/row_model.h"
#include "widgets/controls/shorten.h"
#include "widgets/theme/paint.h"

#include <QTableView>

namespace mw {

namespace {
constexpr int pad = 8;
constexpr int markSize = 8;
constexpr qint64 glowMs = 1200;
constexpr int cacheLimit = 12'000;

// Where the unit of "1.5 GiB", "250m", "14.4×", "4 (20s ago)" begins; the end if there is none.
qsizetype unitAt(const QString& text)
{
    qsizetype at = 0;
    const auto ofNumber = [](QChar c) {
        return c.isDigit() || c == u'.' || c == u',' || c == u'-' || c == u'<' || c == QChar(0x2212)
            || c == QChar(0x202F) || c == QChar(0x221E);
    };
    while (at < text.size() && ofNumber(text[at]))
        ++at;
    // words and the dash of "not measured" have no unit
    return at == 0 ? text.size() : at;
}
} // namespace

StatusKind statusOfMark(int cellMark)
{
    switch (CellMark(cellMark)) {
    case CellMark::Ok:
        return StatusKind::Ok;
    case CellMark::Info:
        return StatusKind::Info;
    case CellMark::Warning:
        return StatusKind::Warning;
    case CellMark::Critical:
        return StatusKind::Critical;
    case CellMark::Stale:
        return StatusKind::Stale;
    case CellMark::Forbidden:
        return StatusKind::Forbidden;
    case CellMark::None:
    case CellMark::Unknown:
        break;
    }
    return StatusKind::Unknown;
}

CellDelegate::CellDelegate(const Theme& theme, QTableView* view)
    : QStyledItemDelegate(view), m_theme(theme), m_view(view)
{
    m_time.start();
    m_fade.setInterval(40);
    connect(&m_fade, &QTimer::timeout, this, &CellDelegate::fade);
    connect(&theme, &Theme::changed, this, &CellDelegate::forget);
}

void CellDelegate::forget()
{
    m_lines.clear();
    m_columns.clear();
}

const CellDelegate::Line&
CellDelegate::line(const QString& text, int width, Qt::TextElideMode mode, bool strong) const
{
    // Two steps of caching: the natural width of a text, and its elided form for a width.
    const QString key = text % (strong ? u'\x02' : u'\x01');
    auto it = m_lines.find(key);
    if (it == m_lines.end()) {
        if (m_lines.size() > cacheLimit)
            m_lines.clear();
        Line made;
        made.text.setTextFormat(Qt::PlainText);
        made.text.setPerformanceHint(QStaticText::AggressiveCaching);
        made.text.setText(text);
        made.text.prepare({},
                          m_theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal));
        made.width = made.text.size().width();
        made.height = made.text.size().height();
        it = m_lines.insert(key, made);
    }
    if (it->width <= width + 0.5)
        return *it;
    const QString cut = key % QString::number(width) % QChar(ushort(mode));
    const auto found = m_lines.constFind(cut);
    if (found != m_lines.constEnd())
        return *found;
    const QFont font = m_theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal);
    Line made;
    made.text.setTextFormat(Qt::PlainText);
    made.text.setText(shortened(text, QFontMetrics(font), mode, width));
    made.text.prepare({}, font);
    made.width = made.text.size().width();
    made.height = made.text.size().height();
    return *m_lines.insert(cut, made);
}

CellDelegate::Column& CellDelegate::column(const QAbstractItemModel& model, int section) const
{
    const auto found = m_columns.find(section);
    if (found != m_columns.end())
        return *found;
    Column c;
    c.unit = model.headerData(section, Qt::Horizontal, UnitRole).toBool();
    c.right
        = model.headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    c.timed = model.headerData(section, Qt::Horizontal, TimedRole).toBool();
    c.prose = model.headerData(section, Qt::Horizontal, ProseRole).toBool();
    return *m_columns.insert(section, c);
}

// Strength of the glow of this cell, 0 … 1. A cell glows when its text differs from the one painted
// last for the same row; rows that come into view do not.
qreal CellDelegate::glow(const QModelIndex& index, const QString& text, bool timed) const
{
    if (!m_glow || timed || m_theme.reducedMotion())
        return 0;
    const QVariant slot = index.data(SlotRole);
    if (!slot.isValid())
        return 0;
    const quint64 id = (quint64(slot.toUInt()) << 16) | quint64(index.column());
    const auto seen = m_seen.find(id);
    if (seen == m_seen.end()) {
        if (m_seen.size() > cacheLimit)
            m_seen.clear();
        m_seen.insert(id, text);
        return 0;
    }
    auto* self = const_cast<CellDelegate*>(this);
    if (*seen != text) {
        *seen = text;
        m_glowing.insert(id, {QPersistentModelIndex(index), m_time.elapsed()});
        if (!m_fade.isActive())
            self->m_fade.start();
    }
    const auto burning = m_glowing.constFind(id);
    if (burning == m_glowing.constEnd())
        return 0;
    return std::max(0.0, 1.0 - qreal(m_time.elapsed() - burning->since) / qreal(glowMs));
}

void CellDelegate::fade()
{
    const qint64 now = m_time.elapsed();
    for (auto it = m_glowing.begin(); it != m_glowing.end();) {
        if (it->index.isValid())
            m_view->update(it->index);
        it = now - it->since > glowMs || !it->index.isValid() ? m_glowing.erase(it) : ++it;
    }
    if (m_glowing.isEmpty())
        m_fade.stop();
}

// The unit begins where the number ends, in a slot as wide as the widest unit of the column, so
// that the digits of all rows stand under each other. Returns the width of the slot.
qreal CellDelegate::paintUnit(
    QPainter& p, const QRectF& area, const QString& unit, Column& look, const QColor& ink) const
{
    if (!unit.isEmpty()) {
        const Line& l = line(unit, int(area.width()), Qt::ElideRight, false);
        if (l.width > look.unitWidth) {
            if (look.unitWidth > 0)
                m_view->viewport()->update(); // rows painted before stand wrong now
            look.unitWidth = l.width;
        }
        p.setPen(ink);
        p.setFont(m_theme.font());
        p.drawStaticText(QPointF(area.right() - look.unitWidth, area.center().y() - l.height / 2),
                         l.text);
    }
    return look.unitWidth;
}

void CellDelegate::paint(QPainter* p, const QStyleOptionViewItem& o, const QModelIndex& index) const
{
    const mw::Palette& c = m_theme.palette();
    const QRect cell = o.rect;
    const bool selected = o.state.testFlag(QStyle::State_Selected);
    const bool hovered = index.row() == m_hovered;
    if (selected)
        p->fillRect(cell, c.selection);
    else if (hovered)
        p->fillRect(cell, c.hover);
    // Row line, drawn here so that it costs no grid.
    p->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), c.hairline);

    const QRectF inside = QRectF(cell).adjusted(pad, 0, -pad, -1);
    const auto painter = m_painters.constFind(index.column());
    if (painter != m_painters.constEnd() && (*painter)(*p, inside, index))
        return;

    const QAbstractItemModel& model = *index.model();
    QString text = model.data(index, Qt::DisplayRole).toString();
    Column& look = column(model, index.column());
    const qreal glowing = glow(index, text, look.timed);
    if (glowing > 0) {
        QColor light = c.accent;
        light.setAlphaF(float(0.28 * glowing));
        p->fillRect(cell, light);
    }
    const QVariant mark = model.data(index, MarkRole);
    const bool marked = mark.isValid() && mark.toInt() != int(CellMark::None);
    const bool right = look.right;

    QRectF area = inside;
    QColor ink = c.text;
    bool strong = false;
    StatusKind kind = StatusKind::Unknown;
    if (marked) {
        kind = statusOfMark(mark.toInt());
        const QRectF box(area.left(), area.center().y() - 5, 10, 10);
        if (kind == StatusKind::Critical || kind == StatusKind::Warning) {
            // Loudness is area: outline a warning, fill a critical.
            const QRectF pill = QRectF(cell).adjusted(3, 3, -3, -4);
            paintStatusCell(*p, m_theme, kind, pill);
            const bool filled = kind == StatusKind::Critical;
            ink = filled ? c.on(kind) : c.text;
            strong = filled;
            paintStatusShape(*p, shapeOf(kind), box, filled ? c.on(kind) : c.of(kind));
        } else {
            const QRectF small = kind == StatusKind::Ok
                ? QRectF(area.left() + 1, area.center().y() - markSize / 2.0, markSize, markSize)
                : box;
            paintStatus(*p, m_theme, kind, small, Loudness::Quiet);
        }
        area.setLeft(area.left() + 16);
    } else if (!o.state.testFlag(QStyle::State_Enabled)) {
        ink = c.disabled;
    }
    if (index.column() > 0 && !marked && !selected && look.timed && !look.unit && !look.prose)
        ink = c.muted; // ages only
    if (look.unit) {
        const qsizetype at = unitAt(text);
        area.setRight(area.right()
                      - paintUnit(*p, area, text.mid(at), look, strong ? ink : c.faint));
        text.truncate(at);
    }
    if (text.isEmpty())
        return;
    const Line& l = line(text,
                         std::max(0, int(area.width())),
                         look.prose || right ? Qt::ElideRight : Qt::ElideMiddle,
                         strong);
    p->setPen(ink);
    p->setFont(m_theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal));
    const qreal x = right ? area.right() - l.width : area.left();
    p->drawStaticText(QPointF(x, area.center().y() - l.height / 2), l.text);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const Line& l = line(text, 4000, Qt::ElideNone, false);
    const bool marked = index.data(MarkRole).toInt() != int(CellMark::None);
    return {int(l.width) + 2 * pad + (marked ? 16 : 0) + 1, m_theme.rowHeight()};
}

} // namespace mw
