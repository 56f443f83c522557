// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/dora_strip.h"

#include "models/text/format.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace mw {
namespace {

constexpr double left = 12, right = 10, above = 8;
constexpr int mostLines = 3;

int linesOf(const QFont& font, const QString& text, double width)
{
    const QFontMetrics metrics(font);
    if (QFontMetricsF(font).horizontalAdvance(text) <= width + 0.5)
        return 1;
    const QRect box = metrics.boundingRect(QRect(0, 0, int(width), 1000), Qt::TextWordWrap, text);
    return std::clamp(box.height() / std::max(1, metrics.lineSpacing()), 1, mostLines);
}

// One line as everywhere; more are wrapped at words.
void paintLines(QPainter& p, const QRectF& rect, int lines, const QString& text)
{
    if (lines == 1 || QFontMetricsF(p.font()).horizontalAdvance(text) <= rect.width() + 0.5)
        paintLine(p, QRectF(rect.left(), rect.top(), rect.width(), rect.height() / lines), text);
    else
        p.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
}

} // namespace

DoraStrip::DoraStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, [this] {
        measure();
        update();
    });
}

void DoraStrip::setOrigin(std::function<Provenance(const DoraTile&)> origin, const Clock& clock)
{
    m_origin = std::move(origin);
    m_clock = &clock;
    setProvenancePlaces(this, [this] {
        std::vector<ProvenancePlace> out;
        for (size_t i = 0; i < m_tiles.size(); ++i) {
            // A figure that is not there comes from nowhere.
            Provenance from
                = m_tiles[i].value == text::none() ? Provenance{} : m_origin(m_tiles[i]);
            if (!from.empty())
                out.push_back({rectOf(i).toRect().adjusted(8, 6, -8, -6), std::move(from)});
        }
        return out;
    });
}

void DoraStrip::setTiles(std::vector<DoraTile> tiles, const QString& window)
{
    if (tiles == m_tiles && window == m_window)
        return;
    m_tiles = std::move(tiles);
    m_window = window;
    QStringList words;
    for (const DoraTile& tile : m_tiles)
        words << tile.label % QLatin1Char(' ') % tile.value % QLatin1Char(' ') % tile.unit
                % QStringLiteral(", ") % tile.note % QLatin1Char(' ') % tile.aside;
    setAccessibleName(words.join(QStringLiteral("; ")));
    measure();
    update();
}

QString DoraStrip::noteOf(size_t tile) const
{
    const DoraTile& one = m_tiles[tile];
    if (tile == 0)
        return one.note % QStringLiteral(" · ") % m_window;
    if (one.aside.isEmpty())
        return one.note;
    // In a small window it would push the others' lines down; tooltip and inspector have it.
    QString whole = one.note % QStringLiteral(" · ") % one.aside;
    const double wide = rectOf(tile).width() - left - right;
    return linesOf(m_theme.font(TextSize::Tiny), whole, wide) <= 2 ? whole : one.note;
}

void DoraStrip::measure()
{
    Lines lines;
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        const double wide = rectOf(i).width() - left - right;
        lines.label
            = std::max(lines.label, linesOf(m_theme.font(TextSize::Small), m_tiles[i].label, wide));
        lines.note = std::max(lines.note, linesOf(m_theme.font(TextSize::Tiny), noteOf(i), wide));
        lines.basis
            = std::max(lines.basis, linesOf(m_theme.font(TextSize::Tiny), m_tiles[i].basis, wide));
    }
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

void DoraStrip::resizeEvent(QResizeEvent*)
{
    measure();
}

QRectF DoraStrip::rectOf(size_t tile) const
{
    const auto count = double(std::max<size_t>(1, m_tiles.size()));
    const double wide = (width() - (count - 1) * space::tight) / count;
    return {double(tile) * (wide + space::tight), 0, wide, double(height())};
}

int DoraStrip::tileAt(const QPoint& at) const
{
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        if (rectOf(i).contains(at))
            return int(i);
    }
    return -1;
}

void DoraStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        const DoraTile& tile = m_tiles[i];
        const QRectF rect = rectOf(i);
        paintCard(p, m_theme, rect.adjusted(0.5, 0.5, -0.5, -0.5));
        const QRectF inner = rect.adjusted(left, above, -right, -above);
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(colors.muted);
        double y = inner.top();
        paintLines(p,
                   QRectF(inner.left(), y, inner.width(), 18 * m_lines.label),
                   m_lines.label,
                   tile.label);
        y += 18 * m_lines.label + 2;
        p.setFont(m_theme.font(TextSize::Head, QFont::DemiBold));
        p.setPen(colors.text);
        const double figure
            = std::min(QFontMetricsF(p.font()).horizontalAdvance(tile.value) + 2, inner.width());
        const QRectF line(inner.left(), y, inner.width(), 28);
        paintLine(p, QRectF(line.left(), line.top(), figure, line.height()), tile.value);
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(colors.faint);
        const double unit = QFontMetricsF(p.font()).horizontalAdvance(tile.unit);
        paintLine(p,
                  QRectF(line.left() + figure + 5, line.top() + 4, inner.width() - figure - 5, 24),
                  tile.unit);
        // dots: one per value, between the smallest and the largest
        const double from = line.left() + figure + 5 + unit + 10;
        const double room = inner.right() - from - 4;
        if (tile.dots.size() > 1 && room > 40) {
            const double low = std::log(std::max(1.0, tile.dots.front()));
            const double high = std::max(low + 0.01, std::log(std::max(1.0, tile.dots.back())));
            p.setPen(QPen(colors.hairline, 1));
            p.drawLine(QPointF(from, line.center().y()), QPointF(from + room, line.center().y()));
            p.setPen(Qt::NoPen);
            QColor dot = colors.series[0];
            dot.setAlpha(200);
            p.setBrush(dot);
            for (const double value : tile.dots) {
                const double share = (std::log(std::max(1.0, value)) - low) / (high - low);
                p.drawEllipse(QPointF(from + share * room, line.center().y()), 3, 3);
            }
        }
        p.setFont(m_theme.font(TextSize::Tiny));
        p.setPen(colors.muted);
        const double basis = inner.bottom() - 15 * m_lines.basis;
        const double note = basis - 15 * m_lines.note;
        paintLines(p,
                   QRectF(inner.left(), note, inner.width(), 15 * m_lines.note),
                   m_lines.note,
                   noteOf(i));
        p.setPen(colors.faint);
        paintLines(p,
                   QRectF(inner.left(), basis, inner.width(), 15 * m_lines.basis),
                   m_lines.basis,
                   tile.basis);
        if (hasFocus() && int(i) == m_focus) {
            p.setPen(QPen(colors.accent, 2));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(rect.adjusted(1, 1, -1, -1), space::radius, space::radius);
        }
    }
}

void DoraStrip::mousePressEvent(QMouseEvent* event)
{
    const int tile = tileAt(event->pos());
    if (tile < 0)
        return;
    m_focus = tile;
    update();
    Q_EMIT explained(m_tiles[size_t(tile)].id);
}

void DoraStrip::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step != 0 && !m_tiles.empty()) {
        m_focus = std::clamp(m_focus + step, 0, int(m_tiles.size()) - 1);
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
               && m_focus < int(m_tiles.size())) {
        Q_EMIT explained(m_tiles[size_t(m_focus)].id);
    } else {
        QWidget::keyPressEvent(event);
    }
}

QString DoraStrip::tooltip(int tile) const
{
    const DoraTile& one = m_tiles[size_t(tile)];
    QStringList lines{one.label, one.definition};
    lines << QString(one.note % QStringLiteral(" · ") % m_window);
    for (const auto& [name, value] : one.also)
        lines << QString(name % QStringLiteral(": ") % value);
    if (m_origin)
        lines << describe(m_origin(one), m_clock->world());
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

bool DoraStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int tile = tileAt(help->pos());
    if (tile < 0) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(help->globalPos(), tooltip(tile), this);
    return true;
}

} // namespace mw
