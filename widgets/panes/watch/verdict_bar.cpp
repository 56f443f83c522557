// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/verdict_bar.h"

#include "widgets/controls/chip.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace mw {
namespace {

constexpr int markCell = 40;

bool isLoud(StatusKind kind)
{
    return kind == StatusKind::Critical || kind == StatusKind::Warning;
}

} // namespace

VerdictBar::VerdictBar(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setProvenancePlaces(this, [this] { return m_places; });
    setMinimumHeight(80); // where room is short
    setMaximumHeight(88);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void VerdictBar::setContent(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    setAccessibleName(wordOf(m_content.status) % QStringLiteral(": ") % m_content.headline);
    setAccessibleDescription(
        m_content.incident.isEmpty()
            ? m_content.detail
            : QString(m_content.incident % QStringLiteral(". ") % m_content.detail));
    update();
}

double VerdictBar::paintGlyphs(QPainter& p, double right) const
{
    const mw::Palette& c = m_theme.palette();
    constexpr double wide = 44;
    const double left = right - wide * double(m_content.glyphs.size());
    double x = left;
    for (const Glyph& glyph : m_content.glyphs) {
        const QRectF column(x, 0, wide, height());
        p.setFont(m_theme.font(TextSize::Tiny));
        p.setPen(c.faint);
        mw::paintLine(p, QRectF(x, 18, wide, 18), glyph.title, Qt::AlignHCenter | Qt::AlignVCenter);
        const QRectF box(column.center().x() - 7, 42, 14, 14);
        if (!glyph.applies) {
            p.drawText(QRectF(x, 38, wide, 20), Qt::AlignCenter, QStringLiteral("·"));
        } else {
            const QRectF cell = box.adjusted(-7, -5, 7, 5);
            paintStatusCell(p, m_theme, glyph.status, cell);
            if (glyph.status == StatusKind::Critical)
                paintStatusShape(p, shapeOf(glyph.status), box, c.on(glyph.status));
            else
                paintStatus(p,
                            m_theme,
                            glyph.status,
                            glyph.status == StatusKind::Ok ? box.adjusted(3, 3, -3, -3) : box,
                            Loudness::Quiet);
        }
        x += wide;
    }
    return left;
}

// An open incident waits for its next status update, whether or not a page is on the screen.
void VerdictBar::paintIncident(QPainter& p, double right, double y)
{
    const mw::Palette& c = m_theme.palette();
    p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
    constexpr double keys = 30, inner = 10, high = 28;
    const double words = QFontMetricsF(p.font()).horizontalAdvance(m_content.incident) + 2;
    m_incident = QRectF(right - words - keys - 2 * inner, y, words + keys + 2 * inner, high);
    const StatusKind kind = StatusKind::Warning;
    p.setPen(QPen(m_content.due ? m_theme.status(kind) : c.border, 1));
    p.setBrush(m_content.due ? m_theme.status(kind) : c.raised);
    p.drawRoundedRect(m_incident, space::radius, space::radius);
    p.setPen(m_content.due ? c.on(kind) : c.text);
    mw::paintLine(p, m_incident.adjusted(inner, 0, -keys - inner / 2, 0), m_content.incident);
    KeyHint::paint(p,
                   m_theme,
                   QRectF(m_incident.right() - keys - 4, y + 2, keys, high - 4).toRect(),
                   {QStringLiteral("U")});
}

// Only as wide as the words: the outline stands round them.
void VerdictBar::place(const QRectF& rect,
                       const QString& words,
                       const QFont& font,
                       const Provenance& from)
{
    if (from.empty() || words.isEmpty())
        return;
    QRectF tight = rect;
    tight.setWidth(std::min(rect.width(), QFontMetricsF(font).horizontalAdvance(words) + 2));
    m_places.push_back({tight.toRect(), from});
}

QString VerdictBar::tooltip(const QPoint& at) const
{
    QStringList lines{m_content.headline, m_content.detail};
    for (const ProvenancePlace& one : m_places) {
        if (one.rect.contains(at))
            lines << describe(one.from, m_clock.world());
    }
    //: Tooltip of the verdict
    lines << tr("Enter or click: why");
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void VerdictBar::paintEvent(QPaintEvent*)
{
    m_incident = {};
    m_places.clear();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    paintCard(p, m_theme, rect());
    if (underMouse()) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.hover);
        p.drawRoundedRect(rect(), space::radius, space::radius);
    }
    const StatusKind kind = m_content.status;
    const QRectF cell(space::padding, (height() - markCell) / 2.0, markCell, markCell);
    paintStatusCell(p, m_theme, kind, cell);
    const QRectF box(cell.center().x() - 9, cell.center().y() - 9, 18, 18);
    if (kind == StatusKind::Critical)
        paintStatusShape(p, shapeOf(kind), box, c.on(kind));
    else
        paintStatus(p,
                    m_theme,
                    kind,
                    kind == StatusKind::Ok ? box.adjusted(3, 3, -3, -3) : box,
                    Loudness::Quiet);

    double right = width() - space::padding;
    if (!m_content.glyphs.empty())
        right = paintGlyphs(p, right) - space::padding;
    const double left = cell.right() + 14;
    const bool incident = !m_content.incident.isEmpty();
    if (incident && m_content.glyphs.empty()) {
        paintIncident(p, right, 14);
        right = m_incident.left() - space::padding;
    }
    p.setFont(m_theme.font(TextSize::Small));
    // A verdict of "Well" has it in its sentence.
    if (!m_content.seen.isEmpty() && isLoud(kind) && m_content.glyphs.empty() && !incident) {
        const double wide = QFontMetricsF(p.font()).horizontalAdvance(m_content.seen) + 2;
        p.setPen(c.faint);
        mw::paintLine(p,
                      QRectF(right - wide, 16, wide, 32),
                      m_content.seen,
                      Qt::AlignRight | Qt::AlignVCenter);
        place(QRectF(right - wide, 20, wide, 24), m_content.seen, p.font(), m_content.seenFrom);
        right -= wide + space::padding;
    }
    QFont font = m_theme.font(TextSize::Figure, QFont::DemiBold);
    for (const TextSize smaller : {TextSize::Head, TextSize::Title}) {
        if (QFontMetricsF(font).horizontalAdvance(m_content.headline) > right - left)
            font = m_theme.font(smaller, QFont::DemiBold);
    }
    p.setFont(font);
    p.setPen(c.text);
    // With little room the sentence stands on two lines: it is what the bar is for.
    const bool folded = QFontMetricsF(font).horizontalAdvance(m_content.headline) > right - left;
    const QRectF headline(left, folded ? 8 : 14, right - left, folded ? 44 : 36);
    if (folded)
        mw::paintTwoLines(p, headline, m_content.headline);
    else
        mw::paintLine(p, headline, m_content.headline);
    place(headline, m_content.headline, font, m_content.headlineFrom);
    double end = width() - space::padding;
    if (!m_content.glyphs.empty())
        end = right;
    if (incident && !m_content.glyphs.empty()) { // no room beside the sentence
        paintIncident(p, end, 50);
        end = m_incident.left() - space::padding;
    }
    p.setFont(m_theme.font());
    p.setPen(c.muted);
    // With little room the top bar alone says that the panes show the past.
    if (!m_content.aside.isEmpty() && (!incident || m_content.glyphs.empty())) {
        const double wide = QFontMetricsF(p.font()).horizontalAdvance(m_content.aside) + 2;
        p.setPen(c.accent);
        mw::paintLine(p,
                      QRectF(end - wide, 52, wide, 22),
                      m_content.aside,
                      Qt::AlignRight | Qt::AlignVCenter);
        end -= wide + space::padding;
        p.setPen(c.muted);
    }
    const QRectF detail(left, 52, end - left, 22);
    mw::paintLine(p, detail, m_content.detail);
    place(detail, m_content.detail, p.font(), m_content.detailFrom);
    if (hasFocus()) {
        p.setPen(QPen(c.accent, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    }
}

void VerdictBar::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    if (m_incident.contains(event->position()))
        Q_EMIT updateRequested();
    else
        Q_EMIT whyRequested();
}

void VerdictBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT whyRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool VerdictBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tooltip(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave
        || event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace mw
