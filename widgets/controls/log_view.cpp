// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/log_view.h"

#include "widgets/theme/paint.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace mw {
namespace {

constexpr size_t sliceLines = 4'000;
constexpr int pad = 8;
constexpr int foldWidth = 16;

} // namespace

LogView::LogView(const Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Log"));
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &LogView::slice);
    connect(&theme, &Theme::changed, this, &LogView::restyle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_moving)
            m_follow = value >= verticalScrollBar()->maximum();
    });
    restyle();
}

void LogView::restyle()
{
    m_font = m_theme.mono(TextSize::Small);
    updateBars();
    viewport()->update();
}

int LogView::lineHeight() const
{
    return QFontMetrics(m_font).height() + 3;
}

int LogView::gutter() const
{
    const QFontMetrics metrics(m_font);
    const int digits = int(QString::number(std::max<size_t>(m_log.lineCount(), 100)).size());
    int width = pad + metrics.horizontalAdvance(QLatin1Char('0')) * digits + pad + foldWidth;
    if (m_times)
        width += metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + pad;
    return width;
}

void LogView::setOrigin(LogOrigin origin)
{
    m_log.setOrigin(origin);
    clear();
}

void LogView::clear()
{
    m_log.clear();
    m_search.begin({});
    m_line = m_anchor = 0;
    m_follow = true;
    updateBars();
    viewport()->update();
    Q_EMIT contentChanged();
}

void LogView::setWhole(std::string_view whole)
{
    const size_t before = m_log.lineCount();
    if (!m_log.update(whole))
        return;
    if (m_log.lineCount() < before) {
        const std::string words = m_search.words();
        m_search.begin(words);
        m_line = m_anchor = 0;
    }
    updateBars();
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    if (!m_search.done(m_log))
        m_slice.start();
    viewport()->update();
    Q_EMIT contentChanged();
}

void LogView::updateBars()
{
    const int visible = std::max(1, viewport()->height() / lineHeight());
    m_moving = true;
    verticalScrollBar()->setRange(0, std::max(0, int(m_log.rowCount()) - visible));
    verticalScrollBar()->setPageStep(visible);
    horizontalScrollBar()->setRange(0, QFontMetrics(m_font).averageCharWidth() * 240);
    horizontalScrollBar()->setPageStep(viewport()->width());
    m_moving = false;
}

void LogView::slice()
{
    m_search.run(m_log, sliceLines);
    if (m_search.done(m_log))
        m_slice.stop();
    viewport()->update();
    Q_EMIT searchChanged();
}

void LogView::search(const QString& words)
{
    m_search.begin(words.toStdString());
    if (m_search.done(m_log))
        m_slice.stop();
    else
        m_slice.start();
    viewport()->update();
    Q_EMIT searchChanged();
}

void LogView::showLine(size_t line)
{
    if (line >= m_log.lineCount())
        return;
    m_log.reveal(line);
    m_line = m_anchor = line;
    updateBars();
    const int row = int(m_log.rowOf(line));
    const int first = verticalScrollBar()->value();
    const int visible = verticalScrollBar()->pageStep();
    m_follow = false;
    if (row < first || row >= first + visible)
        verticalScrollBar()->setValue(std::max(0, row - visible / 3));
    viewport()->update();
}

void LogView::findNext(bool forward)
{
    const bool onMatch = m_search.matches(m_line);
    std::optional<size_t> from(m_line);
    if (!onMatch && m_line == 0 && forward)
        from.reset();
    if (const auto found = m_search.next(from, forward))
        showLine(*found);
}

bool LogView::jumpToFirstError()
{
    const auto line = m_log.firstError();
    if (line)
        showLine(*line);
    return line.has_value();
}

void LogView::setTimes(bool shown)
{
    m_times = shown;
    viewport()->update();
}

void LogView::foldAll(bool folded)
{
    m_log.foldAll(folded);
    updateBars();
    viewport()->update();
}

QString LogView::selectedText() const
{
    QStringList lines;
    const auto [from, to] = std::minmax(m_line, m_anchor);
    for (size_t line = from; line <= to && line < m_log.lineCount(); ++line) {
        if (m_log.kindOf(line) != LogKind::EndGroup)
            lines << QString::fromStdString(m_log.line(line).text);
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<size_t> LogView::rowAt(int y) const
{
    const auto row = size_t(verticalScrollBar()->value()) + size_t(std::max(0, y / lineHeight()));
    return y >= 0 && row < m_log.rowCount() ? std::optional(row) : std::nullopt;
}

// The eight colours are taken from the theme: what a terminal shows as bright yellow on black would
// vanish on white.
QColor LogView::inkOf(const LogSpan& span, const QColor& plain) const
{
    const Palette& colors = m_theme.palette();
    switch (span.color) {
    case 2:
        return m_theme.status(StatusKind::Critical);
    case 3:
        return m_theme.status(StatusKind::Ok);
    case 4:
        return m_theme.status(StatusKind::Warning);
    case 5:
    case 7:
        return m_theme.status(StatusKind::Info);
    case 6:
        return colors.accent;
    default:
        return span.dim ? colors.faint : plain;
    }
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter p(viewport());
    const Palette& colors = m_theme.palette();
    p.fillRect(viewport()->rect(), colors.sunken);
    p.setFont(m_font);
    const QFontMetrics metrics(m_font);
    const int height = lineHeight();
    const int left = gutter();
    const int shift = horizontalScrollBar()->value();
    const auto first = size_t(verticalScrollBar()->value());
    const auto [from, to] = std::minmax(m_line, m_anchor);
    for (size_t row = first; row < m_log.rowCount(); ++row) {
        const int y = int(row - first) * height;
        if (y > viewport()->height())
            break;
        const size_t number = m_log.lineAt(row);
        const LogLine line = m_log.line(number);
        const QRect whole(0, y, viewport()->width(), height);
        if (number >= from && number <= to)
            p.fillRect(whole, colors.selection);
        QColor ink = colors.text;
        StatusKind mark = StatusKind::Ok;
        if (line.kind == LogKind::Error || line.kind == LogKind::Warning) {
            mark = line.kind == LogKind::Error ? StatusKind::Critical : StatusKind::Warning;
            p.fillRect(QRect(left - 3, y, 2, height), m_theme.status(mark));
            ink = m_theme.status(mark);
        } else if (line.kind == LogKind::Debug || line.kind == LogKind::Command) {
            ink = colors.muted;
        }
        // text, clipped beside the gutter
        p.save();
        p.setClipRect(QRect(left, y, viewport()->width() - left, height));
        const QString text = QString::fromStdString(line.text);
        int x = left + 4 - shift;
        const int base = y + metrics.ascent() + 1;
        QFont bold = m_font;
        bold.setWeight(QFont::DemiBold);
        if (m_search.matches(number)) {
            QColor found = colors.accent;
            found.setAlpha(90);
            for (const LogSpan& place : LogSearch::places(line.text, m_search.words())) {
                const int before
                    = metrics.horizontalAdvance(QString::fromUtf8(line.text.data(), place.from));
                const int wide = metrics.horizontalAdvance(
                    QString::fromUtf8(line.text.data() + place.from, place.length));
                p.fillRect(QRect(x + before, y, wide, height), found);
            }
        }
        if (line.spans.empty() || mark != StatusKind::Ok) {
            p.setPen(ink);
            p.setFont(line.kind == LogKind::Group ? bold : m_font);
            p.drawText(x, base, text);
        } else {
            int at = 0;
            const auto piece = [&](int begin, int length, const QColor& color, bool strong) {
                const QString part = QString::fromUtf8(line.text.data() + begin, length);
                p.setPen(color);
                p.setFont(strong ? bold : m_font);
                p.drawText(x, base, part);
                x += QFontMetrics(p.font()).horizontalAdvance(part);
            };
            for (const LogSpan& span : line.spans) {
                if (span.from > at)
                    piece(at, span.from - at, ink, false);
                piece(span.from, span.length, inkOf(span, ink), span.bold);
                at = span.from + span.length;
            }
            if (at < int(line.text.size()))
                piece(at, int(line.text.size()) - at, ink, false);
        }
        p.restore();
        // gutter
        p.setFont(m_font);
        p.setPen(colors.faint);
        const int digits = left - foldWidth - pad
            - (m_times ? metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + pad : 0);
        p.drawText(QRect(0, y, digits, height),
                   Qt::AlignRight | Qt::AlignVCenter,
                   QString::number(number + 1));
        if (m_times && line.time.size() >= 23)
            p.drawText(QRect(digits + pad, y, left - digits, height),
                       Qt::AlignLeft | Qt::AlignVCenter,
                       QString::fromLatin1(line.time.data() + 11, 12));
        if (m_log.isGroup(number))
            m_theme.paintIcon(p,
                              QPointF(left - foldWidth - 2, y + (height - 12) / 2.0),
                              m_log.folded(number) ? QStringLiteral("chevron-right")
                                                   : QStringLiteral("chevron-down"),
                              colors.muted,
                              12);
    }
    if (hasFocus()) {
        p.setPen(QPen(colors.accent, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void LogView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    QScrollBar* bar = verticalScrollBar();
    const int row = m_log.rowCount() == 0 ? 0 : int(m_log.rowOf(m_line));
    const auto inSight
        = [&] { return row >= bar->value() && row < bar->value() + bar->pageStep(); };
    const bool seen = inSight();
    updateBars();
    if (m_follow)
        bar->setValue(bar->maximum());
    else if (seen && !inSight()) // the line somebody looks at stays in sight
        bar->setValue(std::max(0, row - bar->pageStep() / 3));
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    const auto row = rowAt(int(event->position().y()));
    if (!row || event->button() != Qt::LeftButton)
        return;
    const size_t line = m_log.lineAt(*row);
    if (m_log.isGroup(line) && event->position().x() < gutter()) {
        m_log.fold(line, !m_log.folded(line));
        updateBars();
    }
    m_line = line;
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = line;
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    const auto row = rowAt(int(event->position().y()));
    if (!row || !event->buttons().testFlag(Qt::LeftButton))
        return;
    m_line = m_log.lineAt(*row);
    viewport()->update();
}

void LogView::moveTo(size_t row, bool extend)
{
    if (m_log.rowCount() == 0)
        return;
    row = std::min(row, m_log.rowCount() - 1);
    const size_t anchor = m_anchor;
    showLine(m_log.lineAt(row));
    if (extend)
        m_anchor = anchor;
    m_follow = row + 1 == m_log.rowCount();
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    const size_t row = m_log.rowCount() == 0 ? 0 : m_log.rowOf(m_line);
    const auto page = size_t(verticalScrollBar()->pageStep());
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(selectedText());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(row > 0 ? row - 1 : 0, extend);
    case Qt::Key_Down:
        return moveTo(row + 1, extend);
    case Qt::Key_PageUp:
        return moveTo(row > page ? row - page : 0, extend);
    case Qt::Key_PageDown:
        return moveTo(row + page, extend);
    case Qt::Key_Home:
        return moveTo(0, extend);
    case Qt::Key_End:
        return moveTo(m_log.rowCount(), extend);
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (m_log.rowCount() > 0 && m_log.isGroup(m_line)) {
            m_log.fold(m_line, event->key() == Qt::Key_Left);
            updateBars();
            viewport()->update();
            return;
        }
        break;
    case Qt::Key_F3:
        return findNext(!extend);
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LogView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

} // namespace mw
