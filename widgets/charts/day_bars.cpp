// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/day_bars.h"

#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace mw {
namespace {

constexpr int gap = 8;
constexpr int square = 8;

QString dayText(std::chrono::sys_days day, bool year)
{
    const std::chrono::year_month_day date(day);
    const QString text = QStringLiteral("%1-%2")
                             .arg(unsigned(date.month()), 2, 10, QLatin1Char('0'))
                             .arg(unsigned(date.day()), 2, 10, QLatin1Char('0'));
    return year ? QStringLiteral("%1-%2").arg(int(date.year())).arg(text) : text;
}

double drawn(double value)
{
    return std::isfinite(value) && value > 0 ? value : 0;
}

double sumOf(const DayBar& day)
{
    double sum = 0;
    for (const double value : day.values)
        sum += drawn(value);
    return sum;
}

} // namespace

DayBars::DayBars(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    m_valueText = [](double value) { return QString::number(value); };
}

void DayBars::setStyle(const ChartStyle& style)
{
    m_style = style;
    update();
}

void DayBars::setValueText(TimeChart::ValueText text)
{
    m_valueText = std::move(text);
    update();
}

void DayBars::setData(DayBarsData data)
{
    m_data = std::move(data);
    if (m_hovered >= int(m_data.days.size()))
        m_hovered = -1;
    QStringList said;
    for (const DayBar& day : m_data.days) {
        if (!day.ahead)
            said << dayText(day.day, true) + QLatin1Char(' ') + m_valueText(sumOf(day));
    }
    //: %1 a list of days with their amounts
    setAccessibleName(said.isEmpty() ? m_data.emptyText
                                     : tr("By day: %1").arg(said.join(QStringLiteral(", "))));
    update();
}

double DayBars::top() const
{
    double high = m_data.pace.value_or(0);
    for (const DayBar& day : m_data.days)
        high = std::max({high, sumOf(day), drawn(day.expected)});
    return high;
}

int DayBars::legendHeight() const
{
    return m_data.parts.empty() ? 0 : QFontMetrics(m_style.font).height() + gap;
}

QRectF DayBars::plot() const
{
    const QFontMetrics metrics(m_style.font);
    int axis = 0;
    for (const double tick : TimeChart::valueTicks(0, std::max(top(), 1e-9), 4))
        axis = std::max(axis, metrics.horizontalAdvance(m_valueText(tick)));
    return QRectF(axis + gap,
                  legendHeight() + metrics.height() / 2.0,
                  width() - axis - gap,
                  height() - legendHeight() - metrics.height() * 1.5 - gap);
}

QRectF DayBars::column(const QRectF& plot, size_t index) const
{
    const double step = plot.width() / double(std::max<size_t>(1, m_data.days.size()));
    const double wide = std::min(step * 0.72, 36.0);
    return {plot.left() + step * (double(index) + 0.5) - wide / 2, plot.top(), wide, plot.height()};
}

int DayBars::dayAt(const QPoint& at) const
{
    const QRectF area = plot();
    if (m_data.days.empty() || at.x() < area.left() || at.x() >= area.right())
        return -1;
    const double step = area.width() / double(m_data.days.size());
    return std::clamp(int((at.x() - area.left()) / step), 0, int(m_data.days.size()) - 1);
}

QString DayBars::tooltip(int index) const
{
    if (index < 0 || index >= int(m_data.days.size()))
        return {};
    const DayBar& day = m_data.days[size_t(index)];
    QString text = dayText(day.day, true) + QStringLiteral(" · ") + m_valueText(sumOf(day));
    if (day.ahead)
        return text + QLatin1Char('\n') + m_data.aheadText;
    if (day.provisional)
        text += QLatin1Char('\n') + m_data.provisionalText;
    if (drawn(day.expected) > 0)
        text += QLatin1Char('\n') + m_data.aheadText + QStringLiteral(": ")
            + m_valueText(day.expected);
    for (size_t i = day.values.size(); i-- > 0;) {
        if (i < m_data.parts.size() && drawn(day.values[i]) > 0)
            text += QLatin1Char('\n') + m_data.parts[i].name + QStringLiteral(": ")
                + m_valueText(day.values[i]);
    }
    if (!m_data.source.isEmpty())
        text += QLatin1Char('\n') + m_data.source;
    return text;
}

void DayBars::paintLegend(QPainter& painter) const
{
    const QFontMetrics metrics(m_style.font);
    double x = 0;
    const auto entry = [&](const QString& name, const std::function<void(const QRectF&)>& mark) {
        const double wide = square + 4 + metrics.horizontalAdvance(name);
        if (name.isEmpty() || x + wide > width())
            return;
        mark(QRectF(x, (metrics.height() - square) / 2.0, square, square));
        painter.setPen(m_style.mutedInk);
        painter.drawText(QRectF(x + square + 4, 0, wide, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         name);
        x += wide + 2 * gap;
    };
    for (const DayBarsPart& part : m_data.parts)
        entry(part.name, [&](const QRectF& box) { painter.fillRect(box, part.color); });
    bool provisional = false;
    bool ahead = false;
    for (const DayBar& day : m_data.days) {
        provisional = provisional || (day.provisional && sumOf(day) > 0);
        ahead = ahead || day.ahead || drawn(day.expected) > sumOf(day);
    }
    if (provisional)
        entry(m_data.provisionalText,
              [&](const QRectF& box) { paintHatch(painter, box, m_style.ink, 3); });
    if (ahead)
        entry(m_data.aheadText, [&](const QRectF& box) {
            painter.setPen(QPen(m_style.mutedInk, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        });
}

void DayBars::paintAxes(QPainter& painter, const QRectF& plot, double high) const
{
    const QFontMetrics metrics(m_style.font);
    for (const double tick : TimeChart::valueTicks(0, high, 4)) {
        const double y = plot.bottom() - tick / high * plot.height();
        painter.setPen(QPen(m_style.hairline, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_style.mutedInk);
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, plot.left() - gap, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         m_valueText(tick));
    }
    // As many days as have room, and always whole ones.
    const int wide = metrics.horizontalAdvance(QStringLiteral("00-00")) + gap;
    const double step = plot.width() / double(m_data.days.size());
    const size_t every = size_t(std::max(1.0, std::ceil(wide / std::max(step, 1.0))));
    for (size_t i = 0; i < m_data.days.size(); i += every) {
        const QRectF box = column(plot, i);
        painter.drawText(
            QRectF(box.center().x() - wide / 2.0, plot.bottom() + 4, wide, metrics.height()),
            Qt::AlignHCenter | Qt::AlignTop,
            dayText(m_data.days[i].day, false));
    }
}

void DayBars::paintDay(QPainter& painter, const QRectF& plot, double high, size_t index) const
{
    const DayBar& day = m_data.days[index];
    const QRectF box = column(plot, index);
    const double outlined = day.ahead ? sumOf(day) : drawn(day.expected);
    if (outlined > (day.ahead ? 0 : sumOf(day))) {
        const double tall = outlined / high * plot.height();
        painter.setPen(QPen(m_style.mutedInk, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        if (tall >= 1)
            painter.drawRect(QRectF(box.left(), plot.bottom() - tall, box.width(), tall)
                                 .adjusted(.5, .5, -.5, 0));
    }
    if (day.ahead)
        return;
    double bottom = plot.bottom();
    for (size_t i = 0; i < day.values.size() && i < m_data.parts.size(); ++i) {
        const double tall = drawn(day.values[i]) / high * plot.height();
        if (tall <= 0)
            continue;
        const QRectF part(box.left(), bottom - tall, box.width(), tall);
        QColor color = m_data.parts[i].color;
        if (day.provisional)
            color.setAlphaF(0.45f);
        painter.fillRect(part, color);
        // A hairline of the ground between neighbours: hues alone do not part them.
        if (bottom < plot.bottom())
            painter.fillRect(QRectF(part.left(), part.bottom() - 0.5, part.width(), 1),
                             m_style.ground);
        bottom -= tall;
    }
    if (day.provisional && bottom < plot.bottom())
        paintHatch(painter,
                   QRectF(box.left(), bottom, box.width(), plot.bottom() - bottom),
                   m_style.ground,
                   5);
}

void DayBars::paintPace(QPainter& painter, const QRectF& plot, double high) const
{
    if (!m_data.pace || *m_data.pace <= 0)
        return;
    const QFontMetrics metrics(m_style.font);
    const double y = plot.bottom() - *m_data.pace / high * plot.height();
    painter.setPen(QPen(m_style.ink, 1.25, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    const int wide = metrics.horizontalAdvance(m_data.paceLabel) + gap;
    const bool above = y - metrics.height() > plot.top() - metrics.height() / 2.0;
    const QRectF label(
        plot.right() - wide, above ? y - metrics.height() - 1 : y + 1, wide, metrics.height());
    QColor ground = m_style.ground;
    ground.setAlphaF(0.85f); // readable over the columns
    painter.fillRect(label, ground);
    painter.setPen(m_style.ink);
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, m_data.paceLabel);
}

void DayBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(m_style.font);
    const double high = top() * 1.04;
    if (m_data.days.empty() || high <= 0) {
        painter.setPen(m_style.mutedInk);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_data.emptyText);
        return;
    }
    const QRectF area = plot();
    paintLegend(painter);
    paintAxes(painter, area, high);
    if (m_hovered >= 0) {
        const QRectF box = column(area, size_t(m_hovered));
        painter.fillRect(box.adjusted(-2, 0, 2, 0), m_style.hairline);
    }
    for (size_t i = 0; i < m_data.days.size(); ++i)
        paintDay(painter, area, high, i);
    paintPace(painter, area, high);
}

bool DayBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = tooltip(dayAt(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void DayBars::mouseMoveEvent(QMouseEvent* event)
{
    const int at = dayAt(event->pos());
    if (at != m_hovered) {
        m_hovered = at;
        update();
    }
}

void DayBars::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

} // namespace mw
