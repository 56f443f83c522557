// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/tonight_card.h"

#include "widgets/panes/watch/watch_origin.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>
#include <algorithm>

namespace mw {
namespace {

constexpr double line = 24;

} // namespace

TonightCard::TonightCard(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setProvenancePlaces(this, [this] { return m_places; });
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TonightCard::setContent(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    QStringList spoken{m_content.people, m_content.next, m_content.frozen, m_content.chaos};
    spoken << m_content.ready + QLatin1Char(' ') + m_content.readyCount;
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(". ")));
    update();
}

QString TonightCard::tooltip(const QPoint& at) const
{
    QStringList lines{m_content.people, m_content.next};
    lines += m_content.inForce;
    lines << m_content.frozen << m_content.chaos;
    if (!m_content.ready.isEmpty())
        lines << m_content.ready + QStringLiteral(": ") + m_content.readyCount;
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
    double y = height() < 60 ? (height() - line) / 2.0 : 12;
    // What is short and always said keeps its place; the list above it says how much is left out.
    const double bottom = height() - 6 - footHeight();
    const auto room = [&] { return y + line <= bottom; };
    m_places.clear();
    m_readyPlace = {};
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
    constexpr double heading = 20;
    if (!m_content.inForce.isEmpty() && y + heading + line <= bottom) {
        p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
        p.setPen(c.faint);
        //: Heading: silences and snoozes that hold now
        paintLine(p, QRectF(space::padding, y, width() - 32, heading), tr("in force"));
        y += heading;
        const auto fits = qsizetype((bottom - y) / line);
        const bool all = m_content.more == 0 && m_content.inForce.size() <= fits;
        const qsizetype shown = std::min(m_content.inForce.size(), all ? fits : fits - 1);
        for (qsizetype i = 0; i < shown; ++i)
            say(m_content.inForce[i],
                c.text,
                size_t(i) < m_content.inForceFrom.size() ? m_content.inForceFrom[size_t(i)]
                                                         : Provenance{});
        if (const auto more = m_content.more + int(m_content.inForce.size() - shown); more > 0)
            //: Below a list. %n = silences that are left out
            say(tr("and %n more", nullptr, more), c.faint, m_content.silencesFrom);
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
    if (footHeight() > 0)
        paintFoot(p, height() - 8 - footHeight());
}

// None where only the first line fits.
double TonightCard::footHeight() const
{
    return line * (double(footLines().size()) + (showsReady() ? 1 : 0));
}

// People, handover and one line of what is in force come first.
int TonightCard::roomAtFoot() const
{
    return std::max(0, int((height() - 3 * line) / line));
}

bool TonightCard::showsReady() const
{
    return !m_content.ready.isEmpty() && roomAtFoot() > 0;
}

std::vector<TonightCard::FootLine> TonightCard::footLines() const
{
    const FootLine freezes{m_content.frozen, m_content.frozenNow};
    const FootLine chaos{m_content.chaos, m_content.chaosLoud};
    std::vector<FootLine> out{freezes, chaos};
    const QString both = freezes.words + QStringLiteral(" · ") + chaos.words;
    const double wide = QFontMetricsF(m_theme.font()).horizontalAdvance(both);
    if (!freezes.words.isEmpty() && !chaos.words.isEmpty() && wide <= width() - 2 * space::padding)
        out = {{both, freezes.loud || chaos.loud}};
    std::erase_if(out, [](const FootLine& one) { return one.words.isEmpty(); });
    const auto room = size_t(roomAtFoot() - (showsReady() ? 1 : 0));
    // What is loud stays.
    if (out.size() > room)
        std::stable_sort(out.begin(), out.end(), [](const FootLine& a, const FootLine& b) {
            return a.loud > b.loud;
        });
    out.resize(std::min(out.size(), room));
    return out;
}

void TonightCard::paintFoot(QPainter& p, double top)
{
    const mw::Palette& c = m_theme.palette();
    const double wide = width() - 2 * space::padding;
    double y = top;
    for (const FootLine& one : footLines()) {
        p.setFont(m_theme.font());
        p.setPen(one.loud ? c.text : c.muted);
        paintLine(p, QRectF(space::padding, y, wide, line), one.words);
        y += line;
    }
    if (!showsReady())
        return;
    m_readyPlace = QRect(space::padding, int(y), int(wide), int(line));
    if (!m_content.readyFrom.empty())
        m_places.push_back({m_readyPlace.adjusted(0, 1, 0, -1), m_content.readyFrom});
    const QFont plain = m_theme.font();
    p.setFont(plain);
    p.setPen(c.text);
    double x = space::padding;
    const auto word = [&](const QString& words) {
        const double w = std::min(QFontMetricsF(plain).horizontalAdvance(words) + 1,
                                  space::padding + wide - x);
        paintLine(p, QRectF(x, y, w, line), words);
        x += w + 8;
    };
    word(m_content.ready);
    const bool calm = m_content.readyStatus == StatusKind::Ok;
    paintStatus(p,
                m_theme,
                m_content.readyStatus,
                QRectF(x, y + 7, 10, 10),
                calm ? Loudness::Quiet : Loudness::Normal);
    x += 18;
    word(m_content.readyCount);
    p.setFont(m_theme.font(TextSize::Small));
    p.setPen(c.faint);
    if (QFontMetricsF(p.font()).horizontalAdvance(m_content.readyKey) < space::padding + wide - x)
        paintLine(p, QRectF(x, y, space::padding + wide - x, line), m_content.readyKey);
}

void TonightCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_readyPlace.contains(event->pos()))
        Q_EMIT readyRequested();
    else
        QWidget::mouseReleaseEvent(event);
}

void TonightCard::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(m_readyPlace.contains(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QWidget::mouseMoveEvent(event);
}

} // namespace mw
