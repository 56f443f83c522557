// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/needs_list.h"

#include "models/text/format.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/theme/paint.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace mw {
namespace {

constexpr double rowHeight = 44, headingHeight = 30, moreHeight = 24, pad = 12, top = 6;
constexpr qint64 busyFor = 30'000; // ms after the last touch

} // namespace

NeedsList::NeedsList(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    //: The list of what needs a person, for screen readers
    setAccessibleName(tr("Needs a person"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NeedsList::setContent(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    m_first = std::clamp(m_first, 0, std::max(0, int(m_content.rows.size()) - 1));
    QStringList words;
    for (const Row& row : m_content.rows)
        words << text::qs(row.need.object) + QLatin1Char(' ') + text::qs(row.need.what);
    setAccessibleDescription(words.isEmpty() ? m_content.empty : words.join(QStringLiteral("; ")));
    update();
}

const NeedsList::Row* NeedsList::current() const
{
    for (const Row& row : m_content.rows) {
        if (row.need.key == m_key)
            return &row;
    }
    return nullptr;
}

bool NeedsList::select(const std::string& key)
{
    for (int i = 0; i < int(m_content.rows.size()); ++i) {
        if (m_content.rows[size_t(i)].need.key != key)
            continue;
        m_key = key;
        if (i < m_first)
            m_first = i;
        while (m_first < i && rowRect(i).isEmpty())
            ++m_first;
        update();
        Q_EMIT chosen();
        return true;
    }
    return false;
}

void NeedsList::move(int by)
{
    m_touched.restart();
    const int count = int(m_content.rows.size());
    if (count == 0)
        return;
    int at = -1;
    for (int i = 0; i < count; ++i) {
        if (m_content.rows[size_t(i)].need.key == m_key)
            at = i;
    }
    at = at < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(at + by, 0, count - 1);
    select(m_content.rows[size_t(at)].need.key);
}

bool NeedsList::isBusy() const
{
    return m_touched.isValid() && m_touched.elapsed() < busyFor && (hasFocus() || underMouse());
}

void NeedsList::setStrip(const QString& words)
{
    if (words == m_strip)
        return;
    m_strip = words;
    update();
}

std::vector<NeedsList::Line> NeedsList::lines() const
{
    std::vector<Line> out;
    const int count = int(m_content.rows.size());
    const auto number = [this](auto&& is) {
        return int(std::count_if(m_content.rows.begin(), m_content.rows.end(), is));
    };
    const int snoozed = number([](const Row& r) { return !r.snoozed.isEmpty(); });
    const int under = number([](const Row& r) { return r.under; });
    const int waiting = number(
        [](const Row& r) { return !r.under && (!r.need.tonight || !r.snoozed.isEmpty()); });
    double y = top;
    const auto add = [&](Line::Kind kind, double height, int row, const QString& words) {
        out.push_back({kind, row, words, QRectF(1, y, width() - 2, height)});
        y += height;
    };
    if (waiting + under == count && count > 0)
        add(Line::Kind::Sentence, headingHeight + 6, -1, m_content.empty);
    // What can be shown or hidden keeps its place at the end.
    const double foot = m_content.snoozed > 0 ? moreHeight : 0;
    int rows = 0;
    for (int i = m_first; i < count; ++i) {
        const Row& row = m_content.rows[size_t(i)];
        int before = i - 1; // the row above it that has a heading of its own
        while (before >= m_first && m_content.rows[size_t(before)].under)
            --before;
        const bool first = !row.under
            && (before < m_first || m_content.rows[size_t(before)].need.tonight != row.need.tonight
                || m_content.rows[size_t(before)].snoozed.isEmpty() != row.snoozed.isEmpty());
        const double heading = first ? headingHeight : 0;
        const double fold = row.folded > 0 ? moreHeight : 0;
        const bool last = i + 1 == count;
        if (rows == mostRows
            || y + heading + rowHeight + fold + (last ? foot : foot + moreHeight) > height() - 4) {
            //: Below a list. %n = rows that do not fit
            add(Line::Kind::More, moreHeight, -1, tr("and %n more", nullptr, count - i));
            break;
        }
        ++rows;
        if (first && !row.snoozed.isEmpty())
            //: Heading: rows that were put off. %1 = how many
            add(Line::Kind::Heading, headingHeight, -1, tr("snoozed (%1)").arg(snoozed));
        else if (first && row.need.tonight)
            //: Heading. %1 = how many
            add(Line::Kind::Heading,
                headingHeight,
                -1,
                m_content.unseen.isEmpty()
                    ? tr("needs you tonight (%1)").arg(count - waiting - under)
                    //: Heading. %1 = how many, %2 = "3 of 9 sources are not seen"
                    : tr("needs you tonight (%1) · %2")
                          .arg(count - waiting - under)
                          .arg(m_content.unseen));
        else if (first)
            add(Line::Kind::Heading,
                headingHeight,
                -1,
                //: Heading. %1 = "can wait until Monday", %2 = how many
                tr("%1 (%2)").arg(watch::waitsWords(m_content.waits)).arg(waiting - snoozed));
        add(Line::Kind::Row, rowHeight, i, {});
        if (fold > 0) {
            //: Below a row of lost nodes. %n = rows of workloads and nodes of that cluster
            const QString words
                = tr("%n more of this cluster, since then or later", nullptr, row.folded);
            add(Line::Kind::Fold,
                fold,
                i,
                row.open
                    //: Below a row, can be clicked. %1 = "30 more of this cluster, since …"
                    ? tr("%1: hide").arg(words)
                    //: Below a row, can be clicked. %1 = "30 more of this cluster, since …"
                    : tr("%1: show").arg(words));
        }
    }
    if (foot > 0) {
        y = std::max(y, height() - 4 - foot);
        //: Below a list, can be clicked. %n = rows put off until later
        const QString words = tr("%n snoozed", nullptr, int(m_content.snoozed));
        add(Line::Kind::Snoozed,
            foot,
            -1,
            m_content.showsSnoozed
                //: Below a list, can be clicked. %1 = "2 snoozed"
                ? tr("%1: hide").arg(words)
                //: Below a list, can be clicked. %1 = "2 snoozed"
                : tr("%1: show").arg(words));
    }
    return out;
}

QRectF NeedsList::rowRect(int index) const
{
    for (const Line& line : lines()) {
        if (line.kind == Line::Kind::Row && line.row == index)
            return line.rect;
    }
    return {};
}

int NeedsList::rowAt(const QPointF& at) const
{
    for (const Line& line : lines()) {
        if (line.kind == Line::Kind::Row && line.rect.contains(at))
            return line.row;
    }
    return -1;
}

void NeedsList::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    paintCard(p, m_theme, rect());
    if (m_content.rows.empty())
        paintEmpty(p);
    for (const Line& line : lines()) {
        switch (line.kind) {
        case Line::Kind::Sentence:
            p.setFont(m_theme.font(TextSize::Title, QFont::DemiBold));
            p.setPen(c.text);
            mw::paintLine(p, line.rect.adjusted(pad + 4, 4, -pad, 0), line.words);
            break;
        case Line::Kind::Heading:
            p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
            p.setPen(c.faint);
            mw::paintLine(p, line.rect.adjusted(pad + 4, 4, -pad, 0), line.words);
            break;
        case Line::Kind::Row:
            paintRow(p, m_content.rows[size_t(line.row)], line.row, line.rect);
            break;
        case Line::Kind::More:
            p.setFont(m_theme.font(TextSize::Small));
            p.setPen(c.faint);
            mw::paintLine(p, line.rect.adjusted(pad + 46, 0, -pad, 0), line.words);
            break;
        case Line::Kind::Fold:
            paintFold(p, line);
            break;
        case Line::Kind::Snoozed:
            p.setFont(m_theme.font(TextSize::Small));
            p.setPen(c.muted);
            mw::paintLine(p, line.rect.adjusted(pad + 4, 0, -pad, 0), line.words);
            break;
        }
    }
    if (!m_strip.isEmpty()) { // over the heading, so that no row moves
        const QRectF strip(8, 6, width() - 16, 32);
        p.setPen(QPen(c.border, 1));
        p.setBrush(c.raised);
        p.drawRoundedRect(strip, space::radius, space::radius);
        paintStatus(p,
                    m_theme,
                    StatusKind::Critical,
                    QRectF(strip.left() + 10, strip.center().y() - 6, 12, 12));
        p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
        p.setPen(c.text);
        mw::paintLine(p, strip.adjusted(32, 0, -10, 0), m_strip);
    }
    if (hasFocus() && m_key.empty()) {
        p.setPen(QPen(c.border, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    }
}

void NeedsList::paintFold(QPainter& p, const Line& line) const
{
    const mw::Palette& c = m_theme.palette();
    const bool open = m_content.rows[size_t(line.row)].open;
    const QPointF at(line.rect.left() + pad + 48, line.rect.center().y());
    QPolygonF arrow;
    if (open)
        arrow << at + QPointF(-4, -2) << at + QPointF(0, 2) << at + QPointF(4, -2);
    else
        arrow << at + QPointF(-2, -4) << at + QPointF(2, 0) << at + QPointF(-2, 4);
    p.setPen(QPen(c.muted, 1.5));
    p.setBrush(Qt::NoBrush);
    p.drawPolyline(arrow);
    p.setFont(m_theme.font(TextSize::Small));
    mw::paintLine(p, line.rect.adjusted(pad + 58, 0, -pad, 0), line.words);
}

const NeedsList::Row* NeedsList::foldOfCurrent() const
{
    const Row* row = current();
    if (!row)
        return nullptr;
    const std::string& key = row->under ? row->need.under : row->need.key;
    const auto head
        = std::find_if(m_content.rows.begin(), m_content.rows.end(), [&key](const Row& r) {
              return r.need.key == key && r.folded > 0;
          });
    return head == m_content.rows.end() ? nullptr : &*head;
}

void NeedsList::fold(bool open)
{
    const Row* head = foldOfCurrent();
    if (!head || head->open == open)
        return;
    const std::string key = head->need.key;
    select(key); // what is hidden cannot be current
    Q_EMIT foldRequested(key, open);
}

void NeedsList::toggleFold()
{
    if (const Row* head = foldOfCurrent())
        fold(!head->open);
}

void NeedsList::paintEmpty(QPainter& p) const
{
    const mw::Palette& c = m_theme.palette();
    p.setFont(m_theme.font(TextSize::Title, QFont::DemiBold));
    p.setPen(c.text);
    mw::paintLine(p, QRectF(pad + 4, 12, width() - 2 * pad - 8, 28), m_content.empty);
}

void NeedsList::paintRow(QPainter& p, const Row& row, int index, const QRectF& rect) const
{
    const mw::Palette& c = m_theme.palette();
    const StatusKind kind = statusOf(row.need.severity);
    const bool chosen = row.need.key == m_key;
    if (chosen || index == m_hover) {
        p.setPen(Qt::NoPen);
        p.setBrush(chosen ? c.selection : c.hover);
        p.drawRoundedRect(rect.adjusted(6, 1, -6, -1), space::smallRadius, space::smallRadius);
    }
    if (chosen || row.focus) {
        p.setPen(Qt::NoPen);
        p.setBrush(chosen ? c.accent : m_theme.status(kind));
        p.drawRoundedRect(QRectF(rect.left() + 5, rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5);
    }
    const double indent = row.under ? 22 : 0;
    const QRectF cell(rect.left() + pad + 4 + indent, rect.center().y() - 13, 26, 26);
    paintStatusCell(p, m_theme, kind, cell);
    const QRectF box(cell.center().x() - 6, cell.center().y() - 6, 12, 12);
    if (kind == StatusKind::Critical)
        paintStatusShape(p, shapeOf(kind), box, c.on(kind));
    else
        paintStatus(p, m_theme, kind, box);

    const double right = rect.right() - pad - 4;
    const double left = cell.right() + 12;
    // Right: when, and below it the runbook.
    const bool tonight = row.need.tonight && row.snoozed.isEmpty();
    const QString when = !row.snoozed.isEmpty() ? QString()
        : tonight
        //: When a row is due, very short: now, at night
        ? tr("tonight")
        : watch::waitsShort(m_content.waits);
    p.setFont(m_theme.font(TextSize::Small, tonight ? QFont::DemiBold : QFont::Normal));
    p.setPen(tonight ? c.text : c.faint);
    const double whenWidth = QFontMetricsF(p.font()).horizontalAdvance(when) + 4;
    mw::paintLine(p,
                  QRectF(right - whenWidth, rect.top() + 4, whenWidth, 20),
                  when,
                  Qt::AlignRight | Qt::AlignVCenter);
    p.setFont(m_theme.font(TextSize::Small));
    double second = right;
    const QString tail = row.owner.isEmpty() ? row.runbook
        : row.runbook.isEmpty()              ? row.owner
                                : QString(row.owner + QStringLiteral(" · ") + row.runbook);
    if (!tail.isEmpty()) {
        const double wide
            = std::min(QFontMetricsF(p.font()).horizontalAdvance(tail) + 4, rect.width() * 0.4);
        p.setPen(c.muted);
        mw::paintLine(p,
                      QRectF(right - wide, rect.top() + 22, wide, 18),
                      tail,
                      Qt::AlignRight | Qt::AlignVCenter);
        second = right - wide - 12;
    }
    QFont name = m_theme.font(TextSize::Body, QFont::DemiBold);
    const QString object = text::qs(row.need.object);
    const double firstRight = right - whenWidth - 12;
    const double nameWidth
        = std::min(QFontMetricsF(name).horizontalAdvance(object) + 1, (firstRight - left) * 0.55);
    p.setFont(name);
    p.setPen(c.text);
    mw::paintLine(p,
                  QRectF(left, rect.top() + 4, nameWidth, 20),
                  object,
                  Qt::AlignLeft | Qt::AlignVCenter,
                  Qt::ElideMiddle);
    p.setFont(m_theme.font());
    mw::paintLine(
        p,
        QRectF(left + nameWidth + 8, rect.top() + 4, firstRight - left - nameWidth - 8, 20),
        text::qs(row.need.what));
    p.setFont(m_theme.font(TextSize::Small));
    p.setPen(c.faint);
    const QString line = !row.snoozed.isEmpty() ? row.snoozed
        : row.guess.isEmpty()                   ? row.line
                              : QString(row.line + QStringLiteral(" · ") + row.guess);
    mw::paintLine(p, QRectF(left, rect.top() + 22, second - left, 18), line);
}

void NeedsList::mousePressEvent(QMouseEvent* event)
{
    m_touched.restart();
    if (!m_strip.isEmpty() && QRectF(8, 6, width() - 16, 32).contains(event->position())) {
        Q_EMIT stripActivated();
        return;
    }
    if (const int row = rowAt(event->position()); row >= 0)
        select(m_content.rows[size_t(row)].need.key);
    for (const Line& line : lines()) {
        if (line.kind == Line::Kind::Snoozed && event->button() == Qt::LeftButton
            && line.rect.contains(event->position()))
            return Q_EMIT snoozedRequested();
        if (line.kind == Line::Kind::Fold && event->button() == Qt::LeftButton
            && line.rect.contains(event->position())) {
            const Row& head = m_content.rows[size_t(line.row)];
            select(head.need.key);
            return Q_EMIT foldRequested(head.need.key, !head.open);
        }
    }
}

void NeedsList::contextMenuEvent(QContextMenuEvent* event)
{
    m_touched.restart();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const int row = rowAt(event->pos());
        if (row < 0)
            return;
        select(m_content.rows[size_t(row)].need.key);
        Q_EMIT menuRequested(event->globalPos());
        return;
    }
    // The key of the menu: below the row that is chosen.
    for (int i = 0; i < int(m_content.rows.size()); ++i) {
        if (m_content.rows[size_t(i)].need.key == m_key && !rowRect(i).isEmpty())
            Q_EMIT menuRequested(mapToGlobal(rowRect(i).bottomLeft().toPoint() + QPoint(40, -8)));
    }
}

void NeedsList::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (rowAt(event->position()) >= 0)
        Q_EMIT activated();
}

void NeedsList::mouseMoveEvent(QMouseEvent* event)
{
    m_touched.restart();
    const int row = rowAt(event->position());
    if (row == m_hover)
        return;
    m_hover = row;
    update();
}

void NeedsList::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void NeedsList::wheelEvent(QWheelEvent* event)
{
    const int by = event->angleDelta().y() < 0 ? 1 : -1;
    const auto shown = lines();
    const bool more = std::any_of(
        shown.begin(), shown.end(), [](const Line& l) { return l.kind == Line::Kind::More; });
    if (by < 0 || more)
        m_first = std::clamp(m_first + by, 0, std::max(0, int(m_content.rows.size()) - 1));
    update();
    event->accept();
}

void NeedsList::keyPressEvent(QKeyEvent* event)
{
    m_touched.restart();
    switch (event->key()) {
    case Qt::Key_Down:
        return move(1);
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_Right:
        return fold(true);
    case Qt::Key_Left:
        return fold(false);
    case Qt::Key_Home:
        return move(-int(m_content.rows.size()));
    case Qt::Key_End:
        return move(int(m_content.rows.size()));
    case Qt::Key_Space:
        if (hasStrip()) {
            Q_EMIT stripActivated();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void NeedsList::focusInEvent(QFocusEvent*)
{
    update();
}

void NeedsList::focusOutEvent(QFocusEvent*)
{
    update();
}

void NeedsList::resizeEvent(QResizeEvent*)
{
    m_first = 0;
    if (current())
        select(m_key);
}

void NeedsList::setOrigin(Origin origin, const Clock& clock)
{
    m_origin = std::move(origin);
    m_clock = &clock;
    setProvenancePlaces(this, [this] {
        std::vector<ProvenancePlace> out;
        for (const Line& line : lines()) {
            if (line.kind != Line::Kind::Row)
                continue;
            Provenance from = m_origin(m_content.rows[size_t(line.row)].need);
            if (!from.empty())
                out.push_back({line.rect.toRect().adjusted(8, 3, -8, -3), std::move(from)});
        }
        return out;
    });
}

QString NeedsList::tooltip(int index) const
{
    const Row& row = m_content.rows[size_t(index)];
    QStringList lines{text::qs(row.need.object) + QStringLiteral(": ") + text::qs(row.need.what),
                      watch::ruleWords(row.need.rule)};
    if (m_origin)
        lines << describe(m_origin(row.need), m_clock->world());
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

bool NeedsList::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = rowAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
            return true;
        }
        QToolTip::showText(help->globalPos(), tooltip(index), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mw
