// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/rail.h"

#include "widgets/controls/button.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace mw {

namespace {
constexpr int entryHeight = 36;
}

Rail::Rail(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    //: Tooltip: makes the left rail narrow or wide
    , m_fold(new IconButton(theme, QStringLiteral("panel-left"), tr("Fold the rail"), this))
    //: Tooltip: shows all keys
    , m_help(new IconButton(theme, QStringLiteral("keyboard"), tr("Keys"), this))
    //: Tooltip: theme, density, about
    , m_menu(new IconButton(theme, QStringLiteral("more"), tr("Appearance and about"), this))
{
    setFixedWidth(wide);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    //: Accessible name of the left rail with the panes
    setAccessibleName(tr("Panes"));
    connect(m_fold, &QPushButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    connect(m_help, &QPushButton::clicked, this, &Rail::keysRequested);
    connect(m_menu, &QPushButton::clicked, this, [this] { Q_EMIT menuRequested(menuPoint()); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    placeFoot();
}

QPoint Rail::menuPoint() const
{
    return m_menu->mapToGlobal(QPoint(m_menu->width() + 4, 0));
}

void Rail::addEntry(const QString& icon, const QString& title, const QString& keys)
{
    m_entries.push_back({icon, title, keys, 0, StatusKind::Ok});
    update();
}

void Rail::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= count())
        return;
    m_current = index;
    setAccessibleDescription(m_entries[size_t(index)].title);
    update();
    Q_EMIT chosen(index);
}

void Rail::setBadge(int index, int count, StatusKind worst)
{
    if (index < 0 || index >= this->count())
        return;
    m_entries[size_t(index)].badge = count;
    m_entries[size_t(index)].worst = worst;
    update();
}

void Rail::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrow : wide);
    m_fold->setToolTip(collapsed ? tr("Unfold the rail") : tr("Fold the rail"));
    placeFoot();
    update();
    Q_EMIT collapsedChanged(collapsed);
}

void Rail::placeFoot()
{
    const int y = height() - 36;
    if (m_collapsed) {
        m_fold->move(14, y);
        m_help->move(14, y - 32);
        m_menu->move(14, y - 64);
    } else {
        m_fold->move(10, y);
        m_help->move(width() - 70, y);
        m_menu->move(width() - 38, y);
    }
}

void Rail::resizeEvent(QResizeEvent*)
{
    placeFoot();
}

QRect Rail::entryRect(int index) const
{
    return {8, 12 + index * (entryHeight + 4), width() - 16, entryHeight};
}

int Rail::indexAt(const QPoint& at) const
{
    for (int i = 0; i < count(); ++i) {
        if (entryRect(i).contains(at))
            return i;
    }
    return -1;
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    p.setPen(QPen(c.hairline, 1));
    p.drawLine(QPointF(width() - 0.5, 0), QPointF(width() - 0.5, height()));
    for (int i = 0; i < count(); ++i) {
        const Entry& entry = m_entries[size_t(i)];
        const QRectF r = entryRect(i);
        const bool chosen = i == m_current;
        if (chosen || i == m_hover) {
            p.setPen(Qt::NoPen);
            p.setBrush(chosen ? c.selection : c.hover);
            p.drawRoundedRect(r, space::radius, space::radius);
        }
        if (chosen && hasFocus()) {
            p.setPen(QPen(c.accent, 2));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(r.adjusted(1, 1, -1, -1), space::radius, space::radius);
        }
        const QColor ink = chosen ? c.text : c.muted;
        m_theme.paintIcon(p,
                          QPointF(r.left() + 10, r.center().y() - 10),
                          entry.icon,
                          chosen ? c.accent : c.muted,
                          20);
        const bool badge = entry.badge > 0;
        if (m_collapsed) {
            if (badge)
                paintStatus(p, m_theme, entry.worst, QRectF(r.right() - 12, r.top() + 4, 8, 8));
            continue;
        }
        qreal right = r.right() - 8;
        if (badge) {
            p.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
            const QString number
                = entry.badge > 999 ? QStringLiteral("999+") : QString::number(entry.badge);
            const qreal w = QFontMetricsF(p.font()).horizontalAdvance(number) + 1;
            p.setPen(ink);
            p.drawText(QRectF(right - w, r.top(), w, r.height()),
                       Qt::AlignVCenter | Qt::AlignRight,
                       number);
            paintStatus(p, m_theme, entry.worst, QRectF(right - w - 13, r.center().y() - 4, 8, 8));
            right -= w + 17;
        }
        p.setFont(m_theme.font(TextSize::Body, chosen ? QFont::DemiBold : QFont::Normal));
        p.setPen(ink);
        paintLine(
            p, QRectF(r.left() + 38, r.top(), right - r.left() - 38, r.height()), entry.title);
    }
}

void Rail::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(indexAt(event->pos()));
}

void Rail::mouseMoveEvent(QMouseEvent* event)
{
    const int hover = indexAt(event->pos());
    if (hover != m_hover) {
        m_hover = hover;
        update();
    }
}

void Rail::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down)
        setCurrent(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        setCurrent(m_current - 1);
    else
        QWidget::keyPressEvent(event);
}

bool Rail::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int i = indexAt(help->pos());
        if (i >= 0) {
            const Entry& entry = m_entries[size_t(i)];
            QToolTip::showText(help->globalPos(),
                               entry.title % QStringLiteral("  ") % entry.keys,
                               this,
                               entryRect(i));
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace mw
