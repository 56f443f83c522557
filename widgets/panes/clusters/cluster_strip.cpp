// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/cluster_strip.h"

#include "models/text/format.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace mw {
namespace {

constexpr int headHeight = 24;
constexpr int rowHeight = 30;
constexpr int mostLines = 6;
constexpr int pad = 12;

} // namespace

// Right to left: age, checks, counts; the name takes what is left and gives up the place and the
// version first.
struct ClusterStrip::Columns
{
    QRectF name, place, version, nodes, pods, age;
    double firstCheck = 0, checkWidth = 0;
};

ClusterStrip::ClusterStrip(const Theme& theme, const Hub& hub, ScopeState& scope, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_hub(hub), m_scope(scope), m_pods(hub.pods())
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setProvenancePlaces(this, [this] { return provenancePlaces(); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&scope, &ScopeState::changed, this, &ClusterStrip::refresh);
}

int ClusterStrip::shownLines() const
{
    return std::min(mostLines, int(m_lines.size()));
}

QSize ClusterStrip::sizeHint() const
{
    return {900, headHeight + rowHeight * std::max(1, shownLines()) + 4};
}

void ClusterStrip::refresh()
{
    std::vector<ClusterLine> lines = clusterLines(m_hub, m_scope, m_pods);
    if (lines == m_lines)
        return;
    const bool grown = lines.size() != m_lines.size();
    m_lines = std::move(lines);
    m_first = std::clamp(m_first, 0, std::max(0, int(m_lines.size()) - shownLines()));
    m_focus.line = std::clamp(m_focus.line, 0, std::max(0, int(m_lines.size()) - 1));
    QStringList words;
    for (const ClusterLine& line : m_lines)
        words << line.title + QLatin1Char(' ') + wordOf(line.state)
                + (line.limit.isEmpty() ? QString() : QString(u' ' + line.limit));
    setAccessibleName(tr("Clusters: %1").arg(words.join(QStringLiteral(", "))));
    setVisible(!m_lines.empty());
    if (grown)
        updateGeometry();
    update();
}

ClusterStrip::Columns ClusterStrip::columns() const
{
    Columns at;
    const double inner = width() - 2 * pad;
    const bool wide = inner > 1000;
    at.checkWidth = wide ? 60 : 48;
    double right = width() - pad;
    const auto take = [&right](double width) {
        right -= width;
        return QRectF(right, 0, width, 0);
    };
    at.age = take(48);
    right -= at.checkWidth * double(checkNames().size()) + 8;
    at.firstCheck = right;
    right -= 8;
    at.pods = take(wide ? 76 : 64);
    at.nodes = take(wide ? 76 : 64);
    if (wide)
        at.version = take(132);
    double left = pad + 20;
    const double room = right - left;
    if (room > 320) {
        at.place = QRectF(left + room * 0.58, 0, room * 0.42 - 8, 0);
        at.name = QRectF(left, 0, room * 0.58 - 8, 0);
    } else {
        at.name = QRectF(left, 0, room - 8, 0);
    }
    return at;
}

QRect ClusterStrip::cellRect(int line, int check) const
{
    if (line < m_first || line >= m_first + shownLines())
        return {};
    const double top = headHeight + (line - m_first) * rowHeight;
    const Columns at = columns();
    if (check < 0)
        return QRectF(1, top, at.firstCheck - 9, rowHeight).toRect();
    return QRectF(at.firstCheck + check * at.checkWidth, top, at.checkWidth, rowHeight).toRect();
}

ClusterStrip::Place ClusterStrip::placeAt(QPointF at) const
{
    for (int line = m_first; line < m_first + shownLines(); ++line) {
        for (int check = -1; check < int(checkNames().size()); ++check) {
            if (QRectF(cellRect(line, check)).contains(at))
                return {line, check};
        }
    }
    return {};
}

void ClusterStrip::paintHead(QPainter& painter, const Columns& at) const
{
    painter.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
    painter.setPen(m_theme.palette().faint);
    const auto word = [&](const QRectF& column, const QString& text, Qt::Alignment align) {
        if (column.width() > 0)
            paintLine(painter,
                      QRectF(column.left(), 3, column.width(), headHeight - 3),
                      text,
                      align | Qt::AlignVCenter);
    };
    //: Heading of a column: name of the cluster
    word(at.name, tr("Cluster"), Qt::AlignLeft);
    //: Heading of a column: environment and region of a cluster
    word(at.place, tr("Where"), Qt::AlignLeft);
    //: Heading of a column: version of Kubernetes
    word(at.version, tr("Version"), Qt::AlignLeft);
    //: Heading of a column: nodes that are ready, of all
    word(at.nodes, tr("Nodes"), Qt::AlignRight);
    //: Heading of a column: number of pods
    word(at.pods, tr("Pods"), Qt::AlignRight);
    for (size_t i = 0; i < checkNames().size(); ++i)
        word(QRectF(at.firstCheck + double(i) * at.checkWidth, 0, at.checkWidth, 0),
             QString::fromLatin1(checkNames()[i]),
             Qt::AlignHCenter);
    //: Heading of a column: age of the newest answer
    word(at.age, tr("Age"), Qt::AlignRight);
}

void ClusterStrip::paintCell(QPainter& painter, const CheckCell& cell, const QRectF& rect) const
{
    const Palette& colors = m_theme.palette();
    const QRectF box = rect.adjusted(4, 4, -4, -4);
    paintStatusCell(painter, m_theme, cell.kind, box);
    const bool filled = cell.kind == StatusKind::Critical;
    const bool loud = filled || cell.kind == StatusKind::Warning;
    // what is unknown is drawn larger than what is well
    const double size = cell.kind == StatusKind::Ok ? 8 : loud ? 10 : 12;
    const QString count = loud && cell.findings > 1 ? QString::number(cell.findings) : QString();
    painter.setFont(m_theme.font(TextSize::Small, filled ? QFont::DemiBold : QFont::Normal));
    const double words
        = count.isEmpty() ? 0 : QFontMetricsF(painter.font()).horizontalAdvance(count) + 4;
    QRectF mark(0, 0, size, size);
    mark.moveCenter(QPointF(box.center().x() - words / 2, box.center().y()));
    if (loud)
        paintStatusShape(painter,
                         shapeOf(cell.kind),
                         mark,
                         filled ? colors.on(cell.kind) : colors.of(cell.kind));
    else
        paintStatus(painter, m_theme, cell.kind, mark, Loudness::Quiet);
    if (count.isEmpty())
        return;
    painter.setPen(filled ? colors.on(cell.kind) : colors.text);
    paintLine(painter, QRectF(mark.right() + 4, box.top(), words, box.height()), count);
}

void ClusterStrip::paintEntry(QPainter& painter,
                              const Columns& at,
                              int index,
                              const QRectF& row) const
{
    const Palette& colors = m_theme.palette();
    const ClusterLine& line = m_lines[size_t(index)];
    const std::string& scoped = m_scope.scope().cluster;
    const bool chosen = scoped == line.cluster;
    const QRectF inside = row.adjusted(1, 0, -1, 0);
    if (chosen)
        painter.fillRect(inside, colors.selection);
    else if (index == m_hover.line)
        painter.fillRect(inside, colors.hover);
    if (chosen)
        painter.fillRect(QRectF(row.left() + 1, row.top(), 2, row.height()), colors.accent);
    painter.setPen(QPen(colors.hairline, 1));
    painter.drawLine(QPointF(row.left() + pad, row.top() + 0.5),
                     QPointF(row.right() - pad, row.top() + 0.5));
    painter.setOpacity(!scoped.empty() && !chosen ? 0.55 : 1.0);
    const auto cell = [&](const QRectF& column) {
        return QRectF(column.left(), row.top(), column.width(), row.height());
    };
    const double size = line.state == StatusKind::Ok ? 8 : 11;
    QRectF mark(0, 0, size, size);
    mark.moveCenter(QPointF(pad + 8, row.center().y()));
    paintStatus(painter, m_theme, line.state, mark, Loudness::Quiet);
    // What is wrong with it is said at every width; where it stands only if there is room.
    QRectF name = cell(at.name), second = cell(at.place);
    painter.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
    const QString& said = line.trouble.isEmpty() ? line.limit : line.trouble;
    if (at.place.width() <= 0 && !said.isEmpty()) {
        const double wide = std::min(QFontMetricsF(painter.font()).horizontalAdvance(line.title),
                                     name.width() * 0.55);
        second = QRectF(name.left() + wide + 8, name.top(), name.width() - wide - 8, name.height());
        name.setWidth(wide + 1);
    }
    painter.setPen(colors.text);
    paintLine(painter, name, line.title, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle);
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(said.isEmpty() ? colors.muted : colors.text);
    if (second.width() > 0)
        paintLine(
            painter, second, said.isEmpty() ? line.place : said, Qt::AlignLeft | Qt::AlignVCenter);
    if (at.version.width() > 0)
        paintLine(painter, cell(at.version), line.version, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setFont(m_theme.font(TextSize::Body));
    const QString all = QStringLiteral("/%1").arg(line.nodes);
    const double behind = QFontMetricsF(painter.font()).horizontalAdvance(all);
    painter.setPen(line.nodesReady < line.nodes ? colors.text : colors.muted);
    if (line.nodesKnown) {
        paintLine(painter, cell(at.nodes), all, Qt::AlignRight | Qt::AlignVCenter);
        painter.setPen(colors.text);
        paintLine(painter,
                  cell(at.nodes).adjusted(0, 0, -behind, 0),
                  QString::number(line.nodesReady),
                  Qt::AlignRight | Qt::AlignVCenter);
    } else {
        paintLine(painter, cell(at.nodes), text::none(), Qt::AlignRight | Qt::AlignVCenter);
    }
    painter.setPen(line.pods < 0 ? colors.muted : colors.text);
    paintLine(painter,
              cell(at.pods),
              line.pods < 0 ? text::none() : text::count(line.pods),
              Qt::AlignRight | Qt::AlignVCenter);
    painter.setPen(colors.muted);
    paintLine(painter, cell(at.age), line.age, Qt::AlignRight | Qt::AlignVCenter);
    for (int check = 0; check < int(line.checks.size()); ++check) {
        const QRectF rect(
            at.firstCheck + check * at.checkWidth, row.top(), at.checkWidth, row.height());
        if (m_hover == Place{index, check}) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.hover);
            painter.drawRoundedRect(
                rect.adjusted(3, 3, -3, -3), space::smallRadius, space::smallRadius);
        }
        paintCell(painter, line.checks[size_t(check)], rect);
    }
    painter.setOpacity(1);
}

void ClusterStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, m_theme, rect());
    const Columns at = columns();
    paintHead(painter, at);
    for (int line = m_first; line < m_first + shownLines(); ++line)
        paintEntry(painter,
                   at,
                   line,
                   QRectF(0, headHeight + (line - m_first) * rowHeight, width(), rowHeight));
    const Palette& colors = m_theme.palette();
    if (int(m_lines.size()) > shownLines()) {
        const double track = rowHeight * shownLines() - 4;
        const double share = double(shownLines()) / double(m_lines.size());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.border);
        painter.drawRoundedRect(
            QRectF(width() - 6,
                   headHeight + 2 + track * double(m_first) / double(m_lines.size()),
                   3,
                   track * share),
            1.5,
            1.5);
    }
    if (hasFocus() && !m_lines.empty()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(cellRect(m_focus.line, m_focus.check)).adjusted(3, 3, -3, -3),
            space::smallRadius,
            space::smallRadius);
    }
}

void ClusterStrip::choose(Place place)
{
    if (place.line < 0 || place.line >= int(m_lines.size()))
        return;
    const ClusterLine& line = m_lines[size_t(place.line)];
    if (place.check >= 0) {
        Q_EMIT checkChosen(QString::fromStdString(line.cluster), checkId(place.check));
        return;
    }
    Scope scope = m_scope.scope();
    scope.cluster = scope.cluster == line.cluster ? std::string() : line.cluster;
    m_scope.setScope(scope);
}

void ClusterStrip::mouseMoveEvent(QMouseEvent* event)
{
    const Place hover = placeAt(event->position());
    if (hover == m_hover)
        return;
    m_hover = hover;
    setCursor(hover.line >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ClusterStrip::leaveEvent(QEvent*)
{
    m_hover = {};
    update();
}

void ClusterStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(placeAt(event->position()));
}

void ClusterStrip::wheelEvent(QWheelEvent* event)
{
    const int last = int(m_lines.size()) - shownLines();
    if (last <= 0)
        return QWidget::wheelEvent(event);
    m_first = std::clamp(m_first + (event->angleDelta().y() > 0 ? -1 : 1), 0, last);
    event->accept();
    update();
}

void ClusterStrip::bringIntoView(int line)
{
    m_first = std::clamp(m_first, line - shownLines() + 1, line);
}

void ClusterStrip::keyPressEvent(QKeyEvent* event)
{
    const int lastLine = std::max(0, int(m_lines.size()) - 1);
    const int lastCheck = int(checkNames().size()) - 1;
    switch (event->key()) {
    case Qt::Key_Right:
        m_focus.check = std::min(lastCheck, m_focus.check + 1);
        break;
    case Qt::Key_Left:
        m_focus.check = std::max(-1, m_focus.check - 1);
        break;
    case Qt::Key_Down:
    case Qt::Key_J:
        m_focus.line = std::min(lastLine, m_focus.line + 1);
        break;
    case Qt::Key_Up:
    case Qt::Key_K:
        m_focus.line = std::max(0, m_focus.line - 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_focus);
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    bringIntoView(m_focus.line);
    update();
}

std::vector<ProvenancePlace> ClusterStrip::provenancePlaces() const
{
    std::vector<ProvenancePlace> out;
    const Columns at = columns();
    for (int index = m_first; index < m_first + shownLines(); ++index) {
        const ClusterLine& line = m_lines[size_t(index)];
        const int top = headHeight + (index - m_first) * rowHeight;
        const auto add = [&](const QRectF& column, const Provenance& from) {
            if (!from.empty() && column.width() > 0)
                out.push_back(
                    {QRectF(column.left(), top, column.width(), rowHeight).toRect(), from});
        };
        if (!line.version.isEmpty())
            add(at.version, line.from);
        add(at.nodes, line.nodesFrom);
        add(at.pods, line.podsFrom);
        for (int check = 0; check < int(line.checks.size()); ++check)
            add(QRectF(cellRect(index, check)), line.checks[size_t(check)].from);
        add(at.age, line.from);
    }
    return out;
}

QString ClusterStrip::tipAt(QPoint at) const
{
    const Place place = placeAt(at);
    if (place.line < 0)
        return {};
    const ClusterLine& line = m_lines[size_t(place.line)];
    if (place.check >= 0)
        return line.checks[size_t(place.check)].tip;
    const Columns columns_ = columns();
    const auto over = [&at](const QRectF& column) {
        return at.x() >= column.left() && at.x() < column.right();
    };
    const World now = m_hub.clock().world();
    if (over(columns_.nodes) && line.nodesKnown)
        //: Tooltip. %1 = nodes that are ready, %2 = all nodes
        return tr("%1 of %2 nodes are ready").arg(line.nodesReady).arg(line.nodes) + u'\n'
            + describe(line.nodesFrom, now);
    if (over(columns_.pods) && line.pods >= 0)
        return tr("%n pod(s)", nullptr, line.pods)
            + (line.podsTip.isEmpty() ? QString() : QString(u'\n' + line.podsTip)) + u'\n'
            + describe(line.podsFrom, now);
    return line.tip;
}

bool ClusterStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mw
