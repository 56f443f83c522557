// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/matrix_view.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>

namespace mw {

MatrixView::MatrixView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

StatusKind MatrixView::statusOfCell(const MatrixCell& cell)
{
    if (cell.severity == Severity::Critical || cell.severity == Severity::Warning)
        return statusOf(cell.severity);
    if (cell.unseen)
        return statusOf(*cell.unseen) == StatusKind::Ok ? StatusKind::Unknown
                                                        : statusOf(*cell.unseen);
    return statusOf(cell.severity);
}

// What is wrong there, or part of it, may be over: not all that tells of it answers.
bool MatrixView::isPast(const MatrixCell& cell)
{
    const bool wrong = cell.severity == Severity::Critical || cell.severity == Severity::Warning;
    return wrong && !cell.ready && cell.unseen;
}

void MatrixView::setMatrix(Matrix matrix)
{
    if (matrix == m_matrix)
        return;
    m_matrix = std::move(matrix);
    QStringList words;
    for (int row = 0; row < int(m_matrix.rows.size()); ++row) {
        for (int column = 0; column < int(m_matrix.domains.size()); ++column) {
            if (m_matrix.rows[size_t(row)].cells[size_t(column)].applies)
                words << tooltip(row, column).section(QLatin1Char('\n'), 0, 0);
        }
    }
    setAccessibleName(words.join(QStringLiteral("; ")));
    update();
}

void MatrixView::setOrigin(Origin origin, const Clock& clock)
{
    m_origin = std::move(origin);
    m_clock = &clock;
    setProvenancePlaces(this, [this] {
        std::vector<ProvenancePlace> out;
        for (int row = 0; row < int(m_matrix.rows.size()); ++row) {
            for (int column = 0; column < int(m_matrix.domains.size()); ++column) {
                Provenance from = m_origin(m_matrix.rows[size_t(row)].cells[size_t(column)],
                                           m_matrix.domains[size_t(column)]);
                if (!from.empty())
                    out.push_back(
                        {cellRect(row, column).toRect().adjusted(3, 3, -3, -3), std::move(from)});
            }
        }
        return out;
    });
}

double MatrixView::labelWidth() const
{
    const double cells = 45.0 * double(std::max<size_t>(1, m_matrix.domains.size()));
    return std::max(88.0, std::min(width() - 2 * 12 - cells, width() * 0.36));
}

double MatrixView::rowStep() const
{
    const double room = height() - headHeight - 6;
    return std::min(double(rowHeight), room / double(std::max<size_t>(1, m_matrix.rows.size())));
}

QRectF MatrixView::cellRect(int row, int column) const
{
    const double left = 12 + labelWidth();
    const double wide
        = (width() - 12 - left) / double(std::max<size_t>(1, m_matrix.domains.size()));
    return {left + column * wide, headHeight + row * rowStep(), wide, rowStep()};
}

QPoint MatrixView::cellAt(QPointF at) const
{
    for (int row = 0; row < int(m_matrix.rows.size()); ++row) {
        for (int column = 0; column < int(m_matrix.domains.size()); ++column) {
            if (cellRect(row, column).contains(at))
                return {column, row};
        }
    }
    return {-1, -1};
}

QString MatrixView::tooltip(int row, int column) const
{
    if (row < 0 || column < 0)
        return {};
    const MatrixRow& line = m_matrix.rows[size_t(row)];
    const MatrixCell& cell = line.cells[size_t(column)];
    const Domain domain = m_matrix.domains[size_t(column)];
    QString head = text::qs(line.place.environment) + QStringLiteral(" · ")
        + watch::domainTitle(domain) + QStringLiteral(": ");
    if (!cell.applies)
        //: A cell of the matrix: no source tells of it
        return head + tr("does not apply, no source tells of it") + QLatin1Char('\n')
            + watch::domainWords(domain);
    const QString reason = watch::cellReason(cell, m_clock ? m_clock->world() : World{});
    head += reason.isEmpty() ? wordOf(statusOfCell(cell)) : reason;
    if (isPast(cell) && !cell.unseenSource.empty())
        //: Hover of the matrix. %1 = a source, %2 = "unreachable"
        head += QLatin1Char('\n')
            + tr("not all of it is seen now: %1 %2")
                  .arg(text::qs(cell.unseenSource), text::word(*cell.unseen));
    head += QLatin1Char('\n') + watch::domainWords(domain);
    if (m_origin) {
        const QString from = describe(m_origin(cell, domain), m_clock->world());
        if (!from.isEmpty())
            head += QLatin1Char('\n') + from;
    }
    return head;
}

void MatrixView::paintCell(QPainter& p, const MatrixCell& cell, const QRectF& rect, bool hot) const
{
    const mw::Palette& c = m_theme.palette();
    const QRectF inner(rect.center().x() - 17,
                       rect.center().y() - std::min(13.0, rect.height() / 2 - 2),
                       34,
                       std::min(26.0, rect.height() - 4));
    if (hot && cell.applies) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.hover);
        p.drawRoundedRect(inner, space::smallRadius, space::smallRadius);
    }
    if (!cell.applies) {
        p.setPen(c.faint);
        p.setFont(m_theme.font());
        p.drawText(rect, Qt::AlignCenter, QStringLiteral("·"));
        return;
    }
    const StatusKind kind = statusOfCell(cell);
    paintStatusCell(p, m_theme, kind, inner);
    if (isPast(cell)) {
        QPainterPath round;
        round.addRoundedRect(inner, space::smallRadius, space::smallRadius);
        p.save();
        p.setClipPath(round);
        paintHatch(p, inner, kind == StatusKind::Critical ? c.panel : c.border, 6);
        p.restore();
    }
    const double size = kind == StatusKind::Ok ? 8 : 14;
    const QRectF box(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size);
    if (kind == StatusKind::Critical)
        paintStatusShape(p, shapeOf(kind), box, c.on(kind));
    else
        paintStatus(p, m_theme, kind, box, Loudness::Quiet);
}

void MatrixView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    paintCard(p, m_theme, rect());
    p.setFont(m_theme.font(TextSize::Tiny));
    p.setPen(c.faint);
    for (int column = 0; column < int(m_matrix.domains.size()); ++column) {
        const QRectF cell = cellRect(0, column);
        mw::paintLine(p,
                      QRectF(cell.left(), 8, cell.width(), 22),
                      watch::domainTitle(m_matrix.domains[size_t(column)]),
                      Qt::AlignHCenter | Qt::AlignVCenter);
    }
    if (m_matrix.rows.empty() || m_matrix.domains.empty()) {
        p.setFont(m_theme.font());
        p.setPen(c.muted);
        mw::paintLine(
            p, QRectF(16, headHeight, width() - 32, 24), tr("No source tells of anything yet."));
        return;
    }
    for (int row = 0; row < int(m_matrix.rows.size()); ++row) {
        const MatrixPlace& place = m_matrix.rows[size_t(row)].place;
        const QRectF label(16, headHeight + row * rowStep(), labelWidth() - 8, rowStep());
        p.setFont(m_theme.font());
        p.setPen(c.text);
        const QString name = text::qs(place.environment);
        mw::paintLine(p, label, name);
        const double used = QFontMetricsF(p.font()).horizontalAdvance(name) + 8;
        if (!place.region.empty() && label.width() - used > 40) {
            p.setFont(m_theme.font(TextSize::Tiny));
            p.setPen(c.faint);
            mw::paintLine(p, label.adjusted(used, 1, 0, 0), text::qs(place.region));
        }
        for (int column = 0; column < int(m_matrix.domains.size()); ++column) {
            const bool hot = m_hover == QPoint(column, row);
            const QRectF cell = cellRect(row, column);
            paintCell(p, m_matrix.rows[size_t(row)].cells[size_t(column)], cell, hot);
            if (hasFocus() && m_focus == QPoint(column, row)) {
                p.setPen(QPen(c.accent, 1));
                p.setBrush(Qt::NoBrush);
                p.drawRoundedRect(
                    cell.adjusted(2.5, 2.5, -2.5, -2.5), space::smallRadius, space::smallRadius);
            }
        }
    }
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = cellAt(event->position());
    if (at == m_hover)
        return;
    m_hover = at;
    setCursor(at.x() >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void MatrixView::leaveEvent(QEvent*)
{
    m_hover = {-1, -1};
    update();
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint at = cellAt(event->position());
    if (event->button() == Qt::LeftButton && at.x() >= 0)
        Q_EMIT cellClicked(at.y(), at.x());
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    QPoint to = m_focus;
    switch (event->key()) {
    case Qt::Key_Left:
        to.rx() -= 1;
        break;
    case Qt::Key_Right:
        to.rx() += 1;
        break;
    case Qt::Key_Up:
        to.ry() -= 1;
        break;
    case Qt::Key_Down:
        to.ry() += 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_matrix.rows.empty())
            Q_EMIT cellClicked(m_focus.y(), m_focus.x());
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    m_focus = {std::clamp(to.x(), 0, std::max(0, int(m_matrix.domains.size()) - 1)),
               std::clamp(to.y(), 0, std::max(0, int(m_matrix.rows.size()) - 1))};
    update();
}

void MatrixView::focusInEvent(QFocusEvent*)
{
    update();
}

void MatrixView::focusOutEvent(QFocusEvent*)
{
    update();
}

bool MatrixView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QPoint at = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), tooltip(at.y(), at.x()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mw
