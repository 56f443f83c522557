// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/why_card.h"

#include "models/text/format.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/theme/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace mw {
namespace {

constexpr int rowHeight = 40, headHeight = 32, pad = 16;

} // namespace

WhyCard::WhyCard(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    //: The list of facts behind the verdict, for screen readers
    setAccessibleName(tr("Why"));
    hide();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WhyCard::open(std::vector<WatchReason> reasons, World now)
{
    m_first = 0;
    setReasons(std::move(reasons), now);
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void WhyCard::setReasons(std::vector<WatchReason> reasons, World now)
{
    m_reasons = std::move(reasons);
    m_now = now;
    update();
}

int WhyCard::wantedHeight() const
{
    return headHeight + rowHeight * std::max(1, int(m_reasons.size())) + 10;
}

int WhyCard::shown() const
{
    return std::max(1, (height() - headHeight - 10) / rowHeight);
}

void WhyCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    p.setPen(QPen(c.border, 1));
    p.setBrush(c.raised);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
    p.setPen(c.faint);
    //: Heading over the facts behind the verdict. %n = facts
    paintLine(p,
              QRectF(pad, 6, width() - 2 * pad, headHeight - 6),
              tr("why: %n fact(s)", nullptr, int(m_reasons.size())));
    p.setFont(m_theme.font(TextSize::Small));
    //: Key that closes a floating card
    paintLine(p,
              QRectF(pad, 6, width() - 2 * pad, headHeight - 6),
              tr("Esc closes"),
              Qt::AlignRight | Qt::AlignVCenter);
    double y = headHeight;
    for (int i = m_first; i < int(m_reasons.size()) && i < m_first + shown(); ++i) {
        const WatchReason& one = m_reasons[size_t(i)];
        const StatusKind kind = statusOf(one.severity);
        paintStatus(p, m_theme, kind, QRectF(pad, y + 6, 11, 11), Loudness::Quiet);
        const double left = pad + 22;
        const double right = width() - pad;
        const QString age = one.since == World{} ? QString() : text::age(one.since, m_now);
        p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
        p.setPen(c.text);
        const QString subject = text::qs(one.subject);
        const double name
            = std::min(QFontMetricsF(p.font()).horizontalAdvance(subject) + 1, width() * 0.34);
        paintLine(p,
                  QRectF(left, y, name, 22),
                  subject,
                  Qt::AlignLeft | Qt::AlignVCenter,
                  Qt::ElideMiddle);
        p.setFont(m_theme.font());
        p.setPen(c.muted);
        paintLine(p, QRectF(right - 70, y, 70, 22), age, Qt::AlignRight | Qt::AlignVCenter);
        p.setPen(c.text);
        paintLine(
            p, QRectF(left + name + 8, y, right - 78 - left - name - 8, 22), watch::factWords(one));
        p.setFont(m_theme.mono(TextSize::Tiny));
        p.setPen(c.faint);
        paintLine(p, QRectF(left, y + 20, right - left, 16), text::qs(one.provenance));
        y += rowHeight;
    }
}

void WhyCard::keyPressEvent(QKeyEvent* event)
{
    const int most = std::max(0, int(m_reasons.size()) - shown());
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        hide();
        parentWidget()->setFocus();
        return;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        m_first = std::min(most, m_first + (event->key() == Qt::Key_Down ? 1 : shown()));
        break;
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        m_first = std::max(0, m_first - (event->key() == Qt::Key_Up ? 1 : shown()));
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

void WhyCard::wheelEvent(QWheelEvent* event)
{
    const int most = std::max(0, int(m_reasons.size()) - shown());
    m_first = std::clamp(m_first + (event->angleDelta().y() < 0 ? 1 : -1), 0, most);
    update();
    event->accept();
}

void WhyCard::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = m_first + int((event->position().y() - headHeight) / rowHeight);
    if (event->position().y() < headHeight || row >= int(m_reasons.size()))
        return;
    const WatchReason one = m_reasons[size_t(row)];
    hide();
    Q_EMIT picked(one.findingId, one.source);
}

void WhyCard::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason)
        hide();
}

} // namespace mw
