// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/step_list.h"

#include "widgets/panes/runbooks/run_words.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

namespace mw::run {
namespace {

constexpr int rowHeight = 28;
constexpr int tallRow = 44; // with an outcome line

QString timeOf(const runbook::StepRow& step, World now)
{
    if (!step.startedAt)
        return {};
    return clockText(step.finishedAt.value_or(now) - *step.startedAt);
}

} // namespace

StepList::StepList(Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Steps of the run"));
    viewport()->setMouseTracking(true);
}

void StepList::setSteps(const std::vector<runbook::StepRow>& steps, World now)
{
    m_now = now;
    const int before = currentRow();
    const bool relayout
        = steps.size() != m_steps.size()
        || !std::equal(
              steps.begin(), steps.end(), m_steps.begin(), [](const auto& a, const auto& b) {
                  return a.list == b.list && a.line.empty() == b.line.empty();
              });
    m_steps = steps;
    if (relayout)
        layoutLines();
    if (currentRow() != before) {
        m_looked = -1;
        for (int i = 0, y = 0; i < int(m_lines.size()); ++i) {
            const Line& line = m_lines[size_t(i)];
            const int height
                = line.row >= 0 && !m_steps[size_t(line.row)].line.empty() ? tallRow : rowHeight;
            if (line.row >= 0 && line.row == currentRow())
                verticalScrollBar()->setValue(y - viewport()->height() / 3);
            y += height;
        }
    }
    viewport()->update();
}

int StepList::currentRow() const
{
    for (size_t i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].current)
            return int(i);
    }
    return -1;
}

void StepList::layoutLines()
{
    m_lines.clear();
    std::string list = "steps";
    int height = 0;
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const auto& step = m_steps[i];
        if (step.list != list) {
            list = step.list;
            if (const QString heading = listTitle(list); !heading.isEmpty()) {
                m_lines.push_back({-1, heading, false});
                height += rowHeight;
            }
        }
        m_lines.push_back({int(i), {}, false});
        height += step.line.empty() ? rowHeight : tallRow;
        if (step.noWayBack) {
            m_lines.push_back({-1, tr("No way back"), true});
            height += rowHeight;
        }
    }
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight);
}

void StepList::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutLines();
}

void StepList::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    int y = -verticalScrollBar()->value();
    for (const Line& line : m_lines) {
        if (line.row < 0) {
            const QRect rect(0, y, viewport()->width(), rowHeight);
            painter.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
            painter.setPen(line.noWayBack ? m_theme.palette().text : m_theme.palette().muted);
            const QRect textRect = rect.adjusted(12, 0, -12, 0);
            painter.drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter, line.heading);
            const int from
                = 12 + painter.fontMetrics().horizontalAdvance(line.heading) + space::tight;
            painter.setPen(
                QPen(line.noWayBack ? m_theme.palette().text : m_theme.palette().hairline,
                     line.noWayBack ? 2 : 1));
            painter.drawLine(from, rect.center().y(), rect.right() - 12, rect.center().y());
            y += rowHeight;
            continue;
        }
        const auto& step = m_steps[size_t(line.row)];
        const QRect rect(0, y, viewport()->width(), step.line.empty() ? rowHeight : tallRow);
        if (rect.intersects(viewport()->rect()))
            paintRow(painter, rect, step, line.row == m_looked);
        y += rect.height();
    }
}

void StepList::paintRow(QPainter& painter,
                        const QRect& rect,
                        const runbook::StepRow& step,
                        bool looked)
{
    const Palette& colors = m_theme.palette();
    if (step.current)
        painter.fillRect(rect, colors.selection);
    if (looked) {
        painter.setPen(QPen(colors.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (step.current)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colors.accent);
    const int x = 12 + step.depth * 12;
    const QRectF box(x, rect.top() + (rowHeight - 12) / 2.0, 12, 12);
    using S = runbook::StepState;
    const bool done = step.state == S::Succeeded || step.state == S::ByHand;
    if (const auto kind = mark(step.state)) {
        paintStatus(painter, m_theme, *kind, box);
    } else if (done) {
        QPainterPath tick(QPointF(box.left() + 1.5, box.center().y() + 0.5));
        tick.lineTo(box.left() + 4.5, box.bottom() - 2);
        tick.lineTo(box.right() - 1, box.top() + 2);
        painter.setPen(QPen(colors.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    } else if (step.current) {
        QPainterPath arrow(QPointF(box.left() + 2, box.top()));
        arrow.lineTo(box.right(), box.center().y());
        arrow.lineTo(box.left() + 2, box.bottom());
        arrow.closeSubpath();
        painter.fillPath(arrow, colors.accent);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.faint);
        painter.drawEllipse(box.center(), 1.5, 1.5);
    }

    const bool quiet = !step.current && !mark(step.state) && (done || step.state == S::Skipped);
    const QString time = timeOf(step, m_now);
    painter.setFont(m_theme.font(TextSize::Small));
    const int timeWidth = time.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(time) + 8;
    painter.setPen(colors.muted);
    painter.drawText(QRect(rect.right() - 12 - timeWidth, rect.top(), timeWidth, rowHeight),
                     Qt::AlignRight | Qt::AlignVCenter,
                     time);
    painter.setFont(m_theme.font(TextSize::Body, step.current ? QFont::DemiBold : QFont::Normal));
    painter.setPen(quiet ? colors.muted : colors.text);
    QString title = text(step.title.empty() ? step.id : step.title);
    if (step.number > 0)
        title = QString(QString::number(step.number) + QStringLiteral("  ") + title);
    paintLine(
        painter, QRectF(x + 20, rect.top(), rect.width() - x - 32 - timeWidth, rowHeight), title);
    if (!step.line.empty()) {
        painter.setFont(m_theme.font(TextSize::Tiny));
        painter.setPen(colors.muted);
        QString line = text(step.line);
        if (step.notExercised) // the line says so itself
            line = QString(QStringLiteral("▨ ") + line);
        paintLine(painter, QRectF(x + 20, rect.top() + 24, rect.width() - x - 32, 16), line);
    }
}

int StepList::lineAt(int y) const
{
    int top = -verticalScrollBar()->value();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const int height
            = line.row >= 0 && !m_steps[size_t(line.row)].line.empty() ? tallRow : rowHeight;
        if (y >= top && y < top + height)
            return int(i);
        top += height;
    }
    return -1;
}

void StepList::look(int row)
{
    m_looked = row == currentRow() ? -1 : row;
    viewport()->update();
    Q_EMIT looked(m_looked < 0 ? QString() : text(m_steps[size_t(m_looked)].id));
}

void StepList::mousePressEvent(QMouseEvent* event)
{
    const int line = lineAt(event->position().toPoint().y());
    if (line >= 0 && m_lines[size_t(line)].row >= 0)
        look(m_lines[size_t(line)].row);
}

void StepList::keyPressEvent(QKeyEvent* event)
{
    const int from = m_looked >= 0 ? m_looked : currentRow();
    const int last = int(m_steps.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        if (last >= 0)
            look(std::clamp(from - 1, 0, last));
        return;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        if (last >= 0)
            look(std::clamp(from + 1, 0, last));
        return;
    case Qt::Key_Home:
        look(currentRow());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool StepList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int line = lineAt(help->pos().y());
        if (line >= 0 && m_lines[size_t(line)].row >= 0) {
            const auto& step = m_steps[size_t(m_lines[size_t(line)].row)];
            QString tip = QString(text(step.title) + QStringLiteral(" · ") + word(step.state));
            if (!step.who.empty())
                tip += QStringLiteral(" · ") + text(step.who);
            if (!step.line.empty())
                tip += QLatin1Char('\n') + text(step.line);
            QToolTip::showText(help->globalPos(), tip, viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace mw::run
