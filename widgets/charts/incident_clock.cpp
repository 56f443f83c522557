// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/incident_clock.h"

#include "models/text/change_sentences.h"
#include "models/text/format.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace mw {
namespace {

constexpr int labelWidth = 84, rightMargin = 14;
constexpr double reach = 8; // of the pointer around a mark
constexpr double lineReach = 4; // of the pointer around the line of the impact
// A little future, so that the newest mark and the line of now are not at the very edge.
constexpr double ahead = 0.02;

} // namespace

IncidentClock::IncidentClock(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    //: The incident clock, for screen readers
    setAccessibleName(tr("Incident clock"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize IncidentClock::sizeHint() const
{
    return {1256, topPadding + laneCount * laneHeight + axisHeight};
}

QSize IncidentClock::minimumSizeHint() const
{
    return {480, topPadding + laneCount * 16 + axisHeight};
}

QRectF IncidentClock::plot() const
{
    return QRectF(rect()).adjusted(labelWidth, topPadding, -rightMargin, -axisHeight);
}

double IncidentClock::lane() const
{
    return plot().height() / laneCount;
}

QRectF IncidentClock::laneRect(int index) const
{
    const QRectF area = plot();
    return {area.left(), area.top() + index * lane(), area.width(), lane()};
}

double IncidentClock::xOf(World at) const
{
    const double share
        = double((at - begin()).count()) / double(std::max<int64_t>(1, m_range.count()));
    return plot().left() + share * plot().width();
}

World IncidentClock::timeAt(double x) const
{
    const double share = (x - plot().left()) / std::max(1.0, plot().width());
    return begin() + Millis(int64_t(share * double(m_range.count())));
}

void IncidentClock::setChanges(std::vector<Change> changes)
{
    if (changes == m_changes)
        return;
    m_changes = std::move(changes);
    update();
}

void IncidentClock::setNow(World now)
{
    if (m_now == now)
        return;
    m_now = now;
    if (m_follows)
        m_end = now + Millis(int64_t(double(m_range.count()) * ahead));
    update();
}

void IncidentClock::setCursor(std::optional<World> at)
{
    if (m_cursor == at)
        return;
    m_cursor = at;
    if (at && (*at < begin() || *at > m_end)) {
        m_follows = false;
        m_end = *at + m_range / 2;
        clampWindow();
        Q_EMIT rangeChanged();
    }
    update();
}

void IncidentClock::setImpact(std::optional<World> at, bool proposed)
{
    if (m_dragsImpact || (m_impact == at && m_proposed == proposed))
        return;
    m_impact = at;
    m_proposed = proposed;
    update();
}

void IncidentClock::setUnwatched(ClockLane lane, const QString& words)
{
    if (m_unwatched[size_t(lane)] == words)
        return;
    m_unwatched[size_t(lane)] = words;
    update();
}

void IncidentClock::setSelected(const std::string& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    update();
}

void IncidentClock::clampWindow()
{
    const World latest = m_now + Millis(int64_t(double(m_range.count()) * ahead));
    const World earliest = m_now - longestRange + m_range;
    m_end = std::clamp(m_end, std::min(earliest, latest), latest);
    m_follows = m_end == latest;
}

void IncidentClock::setRange(Millis range)
{
    zoom(double(range.count()) / double(m_range.count()), m_cursor.value_or(m_now));
}

void IncidentClock::zoom(double factor, World around)
{
    const Millis before = m_range;
    const double wanted = double(m_range.count()) * factor;
    m_range = std::clamp(Millis(int64_t(wanted)), Millis(shortestRange), Millis(longestRange));
    if (m_range == before)
        return;
    // The moment under the pointer stays where it is; at the right edge now does.
    const double share = double((m_end - around).count()) / double(before.count());
    const bool followed = m_follows;
    m_end = around + Millis(int64_t(share * double(m_range.count())));
    if (followed && around >= m_now)
        m_end = m_now + Millis(int64_t(double(m_range.count()) * ahead));
    clampWindow();
    Q_EMIT rangeChanged();
    update();
}

void IncidentClock::pan(Millis by)
{
    m_end += by;
    clampWindow();
    Q_EMIT rangeChanged();
    update();
}

void IncidentClock::backToNow()
{
    m_range = standardRange;
    m_follows = true;
    m_end = m_now + Millis(int64_t(double(m_range.count()) * ahead));
    Q_EMIT rangeChanged();
    update();
}

const Change* IncidentClock::next(World from, bool forward, bool deploysOnly) const
{
    const Change* best = nullptr;
    for (const Change& change : m_changes) {
        if (deploysOnly && change.lane != ClockLane::Deploys)
            continue;
        if (forward ? change.at <= from : change.at >= from)
            continue;
        if (!best || (forward ? change.at < best->at : change.at > best->at))
            best = &change;
    }
    return best;
}

const Change* IncidentClock::find(const std::string& id) const
{
    const auto it = std::find_if(
        m_changes.begin(), m_changes.end(), [&](const Change& c) { return c.id == id; });
    return it == m_changes.end() ? nullptr : &*it;
}

// Neighbours closer than a mark is wide share one: nobody could tell them apart or hit one.
std::vector<IncidentClock::Mark> IncidentClock::marksOf(int index) const
{
    constexpr double wide = 11;
    std::vector<Mark> out;
    for (size_t i = 0; i < m_changes.size(); ++i) {
        const Change& change = m_changes[i];
        if (int(change.lane) != index)
            continue;
        const World until = change.open ? m_now : std::max(change.at, change.until);
        if (until < begin() || change.at > m_end)
            continue;
        const double from = std::max(plot().left(), xOf(change.at));
        const double to = std::min(plot().right(), xOf(until));
        const StatusKind kind = statusOf(change);
        if (!out.empty() && from - out.back().from < wide) {
            Mark& mark = out.back();
            mark.changes.push_back(i);
            mark.to = std::max(mark.to, to);
            mark.open = mark.open || change.open;
            if (rankOf(kind) > rankOf(mark.worst))
                mark.worst = kind;
            continue;
        }
        out.push_back({{i}, from, to, change.open, kind});
    }
    return out;
}

std::vector<std::string> IncidentClock::marksAt(QPointF at) const
{
    const QRectF area = plot();
    if (!area.adjusted(-reach, 0, reach, 0).contains(at))
        return {};
    const int index = std::clamp(int((at.y() - area.top()) / lane()), 0, laneCount - 1);
    std::vector<std::string> ids;
    double best = reach + 1;
    for (const Mark& mark : marksOf(index)) {
        const double away = at.x() < mark.from ? mark.from - at.x()
            : at.x() > mark.to                 ? at.x() - mark.to
                                               : 0;
        // Of bars that lie over each other the one that began last.
        if (away > reach || away > best)
            continue;
        best = away;
        ids.clear();
        for (const size_t i : mark.changes)
            ids.push_back(m_changes[i].id);
    }
    std::stable_sort(ids.begin(), ids.end(), [this](const std::string& a, const std::string& b) {
        return rankOf(statusOf(*find(a))) > rankOf(statusOf(*find(b)));
    });
    return ids;
}

QString IncidentClock::tooltip(const std::vector<std::string>& ids) const
{
    QStringList lines;
    constexpr size_t most = 8;
    for (size_t i = 0; i < ids.size() && i < most; ++i) {
        const Change* change = find(ids[i]);
        if (!change)
            continue;
        QString when = text::clockTimeUtc(change->at);
        if (change->open)
            //: Time span of a mark that has not ended. %1 = its beginning
            when = tr("since %1").arg(when);
        else if (change->until != World{})
            when += QStringLiteral("–") + text::clockTimeUtc(change->until);
        lines << when + QStringLiteral("  ") + text::sentence(*change);
    }
    if (ids.size() > most)
        //: Last line of a tooltip. %n = marks that are not listed
        lines << tr("and %n more", nullptr, int(ids.size() - most));
    return lines.join(QLatin1Char('\n'));
}

bool IncidentClock::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString words = tooltip(marksAt(help->pos()));
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    return QWidget::event(event);
}

void IncidentClock::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y())) {
        pan(Millis(int64_t(-turned.x() / 1200.0 * double(m_range.count()))));
    } else if (turned.y() != 0) {
        zoom(std::pow(1.25, -turned.y() / 120.0),
             std::min(timeAt(event->position().x()), std::max(m_now, begin())));
    }
    event->accept();
}

bool IncidentClock::isOnImpact(QPointF at) const
{
    return m_impact && plot().adjusted(0, 0, 0, axisHeight).contains(at)
        && std::abs(xOf(*m_impact) - at.x()) <= lineReach;
}

void IncidentClock::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press = event->position();
    m_pressEnd = m_end;
    m_dragged = false;
    m_dragsImpact = isOnImpact(event->position());
}

void IncidentClock::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = event->position();
    QWidget::setCursor(m_dragsImpact || isOnImpact(event->position()) ? Qt::SizeHorCursor
                                                                      : Qt::ArrowCursor);
    if (m_press) {
        const double dx = event->position().x() - m_press->x();
        m_dragged = m_dragged || std::abs(dx) > 4;
        if (m_dragged && m_dragsImpact) {
            m_impact = std::min(timeAt(event->position().x()), m_now);
        } else if (m_dragged) {
            const double perPixel = double(m_range.count()) / std::max(1.0, plot().width());
            m_end = m_pressEnd - Millis(int64_t(dx * perPixel));
            clampWindow();
            Q_EMIT rangeChanged();
        }
    }
    update();
}

void IncidentClock::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    m_press.reset();
    const bool onImpact = std::exchange(m_dragsImpact, false);
    if (onImpact && m_dragged) {
        Q_EMIT impactMoved(*m_impact);
        return;
    }
    if (m_dragged || !plot().adjusted(0, 0, 0, axisHeight).contains(event->position()))
        return;
    const auto ids = marksAt(event->position());
    const Change* change = ids.empty() ? nullptr : find(ids.front());
    if (change) {
        const std::string id = change->id;
        const World at = change->at;
        Q_EMIT markPicked(id);
        Q_EMIT picked(at);
        return;
    }
    if (onImpact && m_proposed) {
        Q_EMIT impactClicked(*m_impact);
        return;
    }
    if (const World at = timeAt(event->position().x()); at < m_now)
        Q_EMIT picked(at);
}

void IncidentClock::mouseDoubleClickEvent(QMouseEvent*)
{
    backToNow();
}

void IncidentClock::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-m_range / 10);
    case Qt::Key_Right:
        return pan(m_range / 10);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, m_cursor.value_or(m_now));
    case Qt::Key_Minus:
        return zoom(1.25, m_cursor.value_or(m_now));
    case Qt::Key_0:
    case Qt::Key_Home:
        return backToNow();
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void IncidentClock::leaveEvent(QEvent*)
{
    m_hover.reset();
    update();
}

} // namespace mw
