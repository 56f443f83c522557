// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/tonight_card.h"

#include "widgets/panes/watch/watch_origin.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace mw {

TonightCard::TonightCard(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setProvenancePlaces(this, [this] { return m_places; });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TonightCard::setContent(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    setAccessibleName(m_content.people + QStringLiteral(". ") + m_content.next);
    update();
}

QString TonightCard::tooltip(const QPoint& at) const
{
    QStringList lines{m_content.people, m_content.next};
    lines += m_content.inForce;
    lines << watch::tipAt(this, at, m_clock.world());
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

bool TonightCard::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tooltip(help->pos()), this);
    return true;
}

void TonightCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    paintCard(p, m_theme, rect());
    constexpr double line = 24;
    double y = height() < 60 ? (height() - line) / 2.0 : 12;
    const auto room = [&] { return y + line <= height() - 6; };
    m_places.clear();
    const auto say = [&](const QString& words,
                         const QColor& ink,
                         const Provenance& from,
                         int weight = QFont::Normal) {
        if (words.isEmpty() || !room())
            return;
        p.setFont(m_theme.font(TextSize::Body, weight));
        p.setPen(ink);
        const QRectF place(space::padding, y, width() - 2 * space::padding, line);
        paintLine(p, place, words);
        if (!from.empty())
            m_places.push_back({place.toRect().adjusted(0, 1, 0, -1), from});
        y += line;
    };
    say(m_content.people, c.text, m_content.peopleFrom, QFont::DemiBold);
    say(m_content.next, c.muted, m_content.peopleFrom);
    y += 6;
    if (!m_content.inForce.isEmpty() && room()) {
        p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
        p.setPen(c.faint);
        //: Heading: silences and snoozes that hold now
        paintLine(p, QRectF(space::padding, y, width() - 32, 20), tr("in force"));
        y += 20;
        for (qsizetype i = 0; i < m_content.inForce.size(); ++i)
            say(m_content.inForce[i],
                c.text,
                size_t(i) < m_content.inForceFrom.size() ? m_content.inForceFrom[size_t(i)]
                                                         : Provenance{});
        if (m_content.more > 0)
            //: Below a list. %n = silences that are left out
            say(tr("and %n more", nullptr, m_content.more), c.faint, m_content.silencesFrom);
        say(m_content.unseen, c.muted, {});
    } else {
        if (!m_content.known && room())
            paintStatus(p, m_theme, StatusKind::Unknown, QRectF(space::padding + 1, y + 6, 11, 11));
        const double left = m_content.known ? 0 : 20;
        if (room()) {
            p.setFont(m_theme.font());
            p.setPen(c.muted);
            paintLine(p,
                      QRectF(space::padding + left, y, width() - 2 * space::padding - left, line),
                      m_content.none);
            if (m_content.known && !m_content.silencesFrom.empty())
                m_places.push_back(
                    {QRect(space::padding, int(y) + 1, width() - 2 * space::padding, int(line) - 2),
                     m_content.silencesFrom});
            y += line;
        }
    }
    if (!m_content.notWatched.isEmpty() && height() >= 60) {
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(c.faint);
        const QRectF rest(space::padding, y + 4, width() - 32, height() - y - 14);
        if (rest.height() >= 18)
            p.drawText(
                rest, Qt::TextWordWrap | Qt::AlignBottom | Qt::AlignLeft, m_content.notWatched);
    }
}

} // namespace mw
