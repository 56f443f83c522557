// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/job_graph.h"

#include "models/items/delivery_items.h"
#include "models/text/format.h"
#include "widgets/controls/cell_delegate.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <map>
#include <set>

namespace mw {
namespace {

constexpr double boxWidth = 184;
constexpr double boxHeight = 42;
constexpr double gapX = 44;
constexpr double gapY = 10;
constexpr double edge = 8;

} // namespace

JobGraph::JobGraph(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void JobGraph::setJobs(std::vector<PipelineJob> jobs, World now)
{
    m_now = now;
    std::sort(jobs.begin(), jobs.end(), [](const PipelineJob& a, const PipelineJob& b) {
        return a.name != b.name ? a.name < b.name : a.key < b.key;
    });
    if (jobs == m_jobs) {
        update(); // times go on
        return;
    }
    m_jobs = std::move(jobs);
    const bool stays = std::any_of(m_jobs.begin(), m_jobs.end(), [&](const PipelineJob& job) {
        return job.key.id == m_current;
    });
    if (!stays)
        m_current.clear();
    layOut();
    QStringList words;
    for (const PipelineJob& job : m_jobs)
        words << text::qs(job.name) + QLatin1Char(' ') + stateWord(job.status, job.conclusion);
    setAccessibleName(tr("Jobs: %1").arg(words.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

// Depth = longest way from a job without needs. A circle (the file cannot have one, a foreign
// answer may) ends after as many rounds as there are jobs.
void JobGraph::layOut()
{
    m_boxes.clear();
    std::map<std::string, int> depth;
    m_known = !m_jobs.empty();
    for (const PipelineJob& job : m_jobs) {
        depth[job.ref] = 0;
        m_known = m_known && job.needsKnown;
    }
    for (size_t round = 0; m_known && round < m_jobs.size(); ++round) {
        bool moved = false;
        for (const PipelineJob& job : m_jobs) {
            for (const std::string& need : job.needs) {
                const auto before = depth.find(need);
                if (before == depth.end() || depth[job.ref] > before->second)
                    continue;
                depth[job.ref] = before->second + 1;
                moved = true;
            }
        }
        if (!moved)
            break;
    }
    std::map<int, int> used;
    m_columns = m_rows = 0;
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        Box box;
        box.job = i;
        box.column = std::min(depth[m_jobs[i].ref], int(m_jobs.size()));
        box.row = used[box.column]++;
        m_columns = std::max(m_columns, box.column + 1);
        m_rows = std::max(m_rows, box.row + 1);
        m_boxes.push_back(box);
    }
    setMinimumSize(sizeHint());
}

int JobGraph::columnOf(const std::string& ref) const
{
    for (const Box& box : m_boxes) {
        if (m_jobs[box.job].ref == ref)
            return box.column;
    }
    return -1;
}

QSize JobGraph::sizeHint() const
{
    return {int(2 * edge + m_columns * boxWidth + std::max(0, m_columns - 1) * gapX),
            int(2 * edge + std::max(1, m_rows) * boxHeight + std::max(0, m_rows - 1) * gapY)};
}

QRectF JobGraph::rectOf(const Box& box) const
{
    return {edge + box.column * (boxWidth + gapX),
            edge + box.row * (boxHeight + gapY),
            boxWidth,
            boxHeight};
}

int JobGraph::boxAt(const QPoint& at) const
{
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (rectOf(m_boxes[i]).contains(at))
            return int(i);
    }
    return -1;
}

QRect JobGraph::currentRect() const
{
    for (const Box& box : m_boxes) {
        if (m_jobs[box.job].key.id == m_current)
            return rectOf(box).toAlignedRect();
    }
    return {};
}

const PipelineJob* JobGraph::current() const
{
    for (const PipelineJob& job : m_jobs) {
        if (job.key.id == m_current)
            return &job;
    }
    return nullptr;
}

void JobGraph::setCurrent(const std::string& keyId)
{
    m_current = keyId;
    update();
}

void JobGraph::choose(int box)
{
    if (box < 0 || box >= int(m_boxes.size()))
        return;
    const std::string& id = m_jobs[m_boxes[size_t(box)].job].key.id;
    if (id == m_current)
        return;
    m_current = id;
    update();
    Q_EMIT currentChanged();
}

void JobGraph::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    std::map<std::string, std::vector<QRectF>> byRef;
    for (const Box& box : m_boxes)
        byRef[m_jobs[box.job].ref].push_back(rectOf(box));
    p.setBrush(Qt::NoBrush);
    for (const Box& box : m_boxes) {
        if (!m_known)
            break;
        const QRectF to = rectOf(box);
        for (const std::string& need : m_jobs[box.job].needs) {
            for (const QRectF& from : byRef[need]) {
                const QPointF a(from.right(), from.center().y());
                const QPointF b(to.left(), to.center().y());
                QPainterPath path(a);
                path.cubicTo(a + QPointF(gapX / 2, 0), b - QPointF(gapX / 2, 0), b);
                p.setPen(QPen(colors.border, 1.5));
                p.drawPath(path);
            }
        }
    }
    for (const Box& box : m_boxes) {
        const PipelineJob& job = m_jobs[box.job];
        const QRectF rect = rectOf(box);
        const bool current = job.key.id == m_current;
        p.setPen(current ? QPen(colors.accent, 2) : QPen(colors.border, 1));
        p.setBrush(job.jobId == 0 ? QBrush(Qt::NoBrush) : QBrush(colors.raised));
        p.drawRoundedRect(
            rect.adjusted(0.5, 0.5, -0.5, -0.5), space::smallRadius, space::smallRadius);
        const CellMark mark = markOfState(job.status, job.conclusion);
        if (mark != CellMark::None)
            paintStatus(p,
                        m_theme,
                        statusOfMark(int(mark)),
                        QRectF(rect.left() + 9, rect.top() + 8, 10, 10),
                        mark == CellMark::Ok ? Loudness::Quiet : Loudness::Normal);
        p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
        p.setPen(job.jobId == 0 ? colors.muted : colors.text);
        paintLine(p,
                  QRectF(rect.left() + 26, rect.top() + 3, rect.width() - 34, 19),
                  text::qs(job.name),
                  Qt::AlignLeft | Qt::AlignVCenter,
                  Qt::ElideMiddle);
        p.setFont(m_theme.font(TextSize::Tiny));
        p.setPen(colors.muted);
        QString second = stateWord(job.status, job.conclusion);
        if (job.started != World{} && job.conclusion.view() != "skipped")
            second += QStringLiteral(" · ") + tookText(job.started, job.finished, m_now);
        paintLine(p, QRectF(rect.left() + 26, rect.top() + 21, rect.width() - 34, 17), second);
    }
    if (hasFocus() && m_current.empty() && !m_boxes.empty()) {
        p.setPen(QPen(colors.accent, 1, Qt::DotLine));
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void JobGraph::mousePressEvent(QMouseEvent* event)
{
    choose(boxAt(event->pos()));
}

void JobGraph::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (boxAt(event->pos()) >= 0)
        Q_EMIT activated();
}

void JobGraph::keyPressEvent(QKeyEvent* event)
{
    int at = -1;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_jobs[m_boxes[i].job].key.id == m_current)
            at = int(i);
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (at >= 0)
            Q_EMIT activated();
        return;
    }
    const int dx = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int dy = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (dx == 0 && dy == 0)
        return QWidget::keyPressEvent(event);
    if (at < 0)
        return choose(0);
    // The nearest in that direction.
    const Box& from = m_boxes[size_t(at)];
    int best = -1, bestDistance = 1'000'000;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        const int x = m_boxes[i].column - from.column, y = m_boxes[i].row - from.row;
        const bool ahead = dx != 0 ? x * dx > 0 : x == 0 && y * dy > 0;
        const int distance = std::abs(x) * (dx != 0 ? 100 : 1) + std::abs(y);
        if (ahead && distance < bestDistance) {
            best = int(i);
            bestDistance = distance;
        }
    }
    choose(best);
}

bool JobGraph::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int box = boxAt(help->pos());
    if (box < 0) {
        QToolTip::hideText();
        return true;
    }
    const PipelineJob& job = m_jobs[m_boxes[size_t(box)].job];
    QString tip = text::qs(job.name) + QLatin1Char('\n') + stateWord(job.status, job.conclusion);
    for (const PipelineStep& step : job.steps) {
        if (markOfState(step.status, step.conclusion) == CellMark::Critical)
            //: which step of a job failed
            tip += QLatin1Char('\n') + tr("Failed step: %1").arg(text::qs(step.name));
    }
    if (!job.runner.empty())
        tip += QLatin1Char('\n') + text::qs(job.runner);
    if (const Provenance from = provenanceOf(this); !from.empty())
        tip += QLatin1Char('\n') + describe(from, m_now);
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

} // namespace mw
