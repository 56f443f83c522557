// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/notice.h"

#include "widgets/theme/paint.h"

#include <QAccessible>
#include <QEvent>

namespace mw {

namespace {
constexpr int tall = 36, margin = 16, edge = 12; // the shadow needs room around
}

Notice::Notice(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    window->installEventFilter(this);
    m_gone.setSingleShot(true);
    m_gone.setInterval(5000);
    connect(&m_gone, &QTimer::timeout, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Notice::say(const QString& sentence)
{
    m_text = sentence;
    setAccessibleName(sentence);
    place();
    show();
    raise();
    update();
    m_gone.start();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void Notice::place()
{
    const QWidget* window = parentWidget();
    const int words = QFontMetrics(m_theme.font()).horizontalAdvance(m_text) + 1;
    const int wide = std::min(words + 2 * margin, window->width() - 64);
    setGeometry((window->width() - wide) / 2 - edge,
                window->height() - 28 - 16 - tall - edge,
                wide + 2 * edge,
                tall + 2 * edge);
}

bool Notice::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(object, event);
}

void Notice::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    const QRectF box = QRectF(rect()).adjusted(edge + 0.5, edge + 0.5, -edge - 0.5, -edge - 0.5);
    paintShadow(p, m_theme, box, edge);
    p.setPen(QPen(c.border, 1));
    p.setBrush(c.raised);
    p.drawRoundedRect(box, space::radius, space::radius);
    p.setFont(m_theme.font());
    p.setPen(c.text);
    paintLine(p, box.adjusted(margin, 0, -margin + 1, 0), m_text, Qt::AlignCenter, Qt::ElideMiddle);
}

} // namespace mw
