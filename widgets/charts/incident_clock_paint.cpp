// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/change_sentences.h"
#include "models/text/format.h"
#include "models/text/moment.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/charts/time_chart.h"
#include "widgets/theme/paint.h"

#include <QDateTime>
#include <algorithm>

namespace mw {
namespace {

constexpr double markSize = 10;

QString timeOfDay(World at, bool day)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return text::written(utc, day ? QStringLiteral("ddd d") : QStringLiteral("HH:mm"));
}

} // namespace

QString laneTitle(ClockLane lane)
{
    switch (lane) {
    case ClockLane::Users:
        //: Lane of the incident clock: what users felt
        return IncidentClock::tr("Users");
    case ClockLane::Alerts:
        //: Lane of the incident clock: alerts and pages
        return IncidentClock::tr("Alerts");
    case ClockLane::Deploys:
        //: Lane of the incident clock: rollouts and pipelines
        return IncidentClock::tr("Deploys");
    case ClockLane::Cluster:
        //: Lane of the incident clock: nodes, pods, warnings
        return IncidentClock::tr("Cluster");
    case ClockLane::Robots:
        //: Lane of the incident clock: autoscalers and controllers
        return IncidentClock::tr("Robots");
    case ClockLane::Provider:
        //: Lane of the incident clock: incidents of the cloud provider
        return IncidentClock::tr("Provider");
    case ClockLane::Run:
        //: Lane of the incident clock: runbook runs
        return IncidentClock::tr("Run");
    case ClockLane::Notes:
        break;
    }
    //: Lane of the incident clock: notes of people
    return IncidentClock::tr("Notes");
}

StatusKind statusOf(const Change& change)
{
    return statusOf(change.severity);
}

void IncidentClock::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    paintCard(p, m_theme, rect());
    paintLanes(p);
    paintAxis(p);
    const QRectF area = plot();
    p.save();
    p.setClipRect(area.adjusted(0, 0, 0, axisHeight));
    if (m_end > m_now) // nothing can be there yet
        p.fillRect(QRectF(QPointF(xOf(m_now), area.top()), area.bottomRight()), c.hover);
    if (m_impact)
        paintLine(p,
                  *m_impact,
                  m_theme.status(StatusKind::Critical),
                  //: Label of a line on the incident clock
                  m_proposed ? tr("impact?") : tr("impact"),
                  m_proposed);
    p.restore();
    for (int i = 0; i < laneCount; ++i) {
        const std::vector<Mark> marks = marksOf(i);
        for (size_t k = 0; k < marks.size(); ++k) {
            const double room = (k + 1 < marks.size() ? marks[k + 1].from - 6 : area.right())
                - marks[k].from - markSize - 4;
            paintMark(p, marks[k], laneRect(i), room);
        }
    }
    p.save();
    p.setClipRect(area.adjusted(-1, 0, 1, axisHeight));
    if (m_now >= begin() && m_now <= m_end)
        paintLine(p, m_now, c.faint, {}, false);
    if (m_cursor)
        paintLine(p, *m_cursor, c.accent, text::clockTimeUtc(*m_cursor), false);
    else if (m_hover && area.contains(*m_hover) && timeAt(m_hover->x()) <= m_now)
        paintLine(
            p, timeAt(m_hover->x()), c.border, text::clockTimeUtc(timeAt(m_hover->x())), false);
    p.restore();
    if (hasFocus()) {
        p.setPen(QPen(c.accent, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    }
}

void IncidentClock::paintLanes(QPainter& p) const
{
    const mw::Palette& c = m_theme.palette();
    for (int i = 0; i < laneCount; ++i) {
        const QRectF r = laneRect(i);
        if (i > 0) {
            p.setPen(QPen(c.hairline, 1));
            const double y = std::round(r.top()) + 0.5;
            p.drawLine(QPointF(space::padding, y), QPointF(width() - 12, y));
        }
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(c.muted);
        mw::paintLine(p,
                      QRectF(space::padding, r.top(), r.left() - space::padding - 6, r.height()),
                      laneTitle(ClockLane(i)));
        if (m_unwatched[size_t(i)].isEmpty() || !marksOf(i).empty())
            continue;
        p.setFont(m_theme.font(TextSize::Tiny));
        p.setPen(c.faint);
        paintStatus(p, m_theme, StatusKind::Unknown, QRectF(r.left(), r.center().y() - 5, 10, 10));
        mw::paintLine(p, r.adjusted(16, 0, 0, 0), m_unwatched[size_t(i)]);
    }
}

void IncidentClock::paintAxis(QPainter& p) const
{
    const mw::Palette& c = m_theme.palette();
    const QRectF area = plot();
    p.setFont(m_theme.font(TextSize::Tiny));
    const QFontMetricsF metrics(p.font());
    const bool days = m_range > std::chrono::hours(36);
    p.setPen(c.faint);
    mw::paintLine(
        p,
        QRectF(space::padding, area.bottom(), area.left() - space::padding - 6, axisHeight),
        QStringLiteral("UTC"));
    for (const World tick :
         TimeChart::timeTicks(begin(), m_end, std::max(2, int(area.width() / 110)))) {
        const double x = xOf(tick);
        if (x < area.left() || x > area.right())
            continue;
        p.setPen(QPen(c.hairline, 1));
        p.drawLine(QPointF(std::round(x) + 0.5, area.top()),
                   QPointF(std::round(x) + 0.5, area.bottom()));
        p.setPen(c.faint);
        const bool midnight = tick.time_since_epoch() % std::chrono::hours(24) == Millis(0);
        const QString label = timeOfDay(tick, days || midnight);
        const double half = metrics.horizontalAdvance(label) / 2;
        if (x - half < area.left() - 4 || x + half > width() - 4)
            continue;
        constexpr double tagHalf = 34; // the word at the line of the impact, which goes over it
        if (m_impact && std::abs(xOf(*m_impact) - x) < half + tagHalf)
            continue;
        p.drawText(QRectF(x - half, area.bottom(), 2 * half + 2, axisHeight),
                   Qt::AlignCenter | Qt::TextSingleLine,
                   label);
    }
}

void IncidentClock::paintMark(QPainter& p, const Mark& mark, const QRectF& lane, double room) const
{
    const mw::Palette& c = m_theme.palette();
    const bool loud = mark.worst == StatusKind::Critical || mark.worst == StatusKind::Warning;
    const QColor ink = loud ? m_theme.status(mark.worst) : c.muted;
    const double y = lane.center().y();
    const double length = mark.to - mark.from;
    const bool lasted = length > markSize;
    if (lasted) {
        // A bar below the mark: how long it went on. What goes on has no right end.
        QColor tint = ink;
        tint.setAlphaF(mark.worst == StatusKind::Critical ? 0.34f : 0.22f);
        const QRectF bar(mark.from, y - 5, length, 10);
        p.setPen(Qt::NoPen);
        p.setBrush(tint);
        p.drawRoundedRect(bar, 2, 2);
        if (!mark.open) {
            p.setPen(QPen(ink, 1.25));
            p.drawLine(bar.topRight() + QPointF(-0.5, 1), bar.bottomRight() + QPointF(-0.5, -1));
        }
    }
    const QRectF box(mark.from - markSize / 2, y - markSize / 2, markSize, markSize);
    const bool chosen = std::any_of(mark.changes.begin(), mark.changes.end(), [this](size_t i) {
        return m_changes[i].id == m_selected;
    });
    if (chosen) {
        p.setPen(QPen(c.accent, 1.5));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(box.adjusted(-3, -3, 3, 3));
    }
    const StatusKind kind = mark.worst;
    if (loud)
        paintStatus(p, m_theme, kind, box);
    else
        paintStatusShape(p, StatusShape::Disc, box.adjusted(1.5, 1.5, -1.5, -1.5), ink);
    const Change& first = m_changes[mark.changes.front()];
    QString label = text::sentence(first);
    if (mark.changes.size() > 1)
        label = QStringLiteral("%1×  ").arg(mark.changes.size()) + label;
    constexpr double least = 48; // fewer letters say nothing
    // Beside a short bar, over a long one.
    const double start = (length < 80 ? std::max(box.right(), mark.to) : box.right()) + 4;
    room -= start - box.right() - 4;
    if (room < least)
        return;
    p.setFont(m_theme.font(TextSize::Tiny));
    p.setPen(loud ? c.text : c.muted);
    mw::paintLine(p, QRectF(start, lane.top(), std::min(room, 420.0), lane.height()), label);
}

void IncidentClock::paintLine(
    QPainter& p, World at, const QColor& ink, const QString& label, bool dashed) const
{
    const QRectF area = plot();
    const double x = std::round(xOf(at)) + 0.5;
    if (x < area.left() - 1 || x > area.right() + 1)
        return;
    p.setPen(QPen(ink, 1.25, dashed ? Qt::DashLine : Qt::SolidLine));
    p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (label.isEmpty())
        return;
    p.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
    const double wide = QFontMetricsF(p.font()).horizontalAdvance(label) + 10;
    QRectF tag(x - wide / 2, area.bottom() + 2, wide, axisHeight - 5);
    tag.moveLeft(std::clamp(tag.left(), area.left(), std::max(area.left(), area.right() - wide)));
    p.setPen(Qt::NoPen);
    p.setBrush(m_theme.palette().panel);
    p.drawRect(tag.adjusted(-3, 0, 3, 2));
    p.setPen(ink);
    p.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, label);
}

} // namespace mw
