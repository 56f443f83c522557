// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/pane_area.h"

#include "widgets/theme/paint.h"

#include <QMouseEvent>

namespace mw {

namespace {
// The soft edge at the left of the floating inspector.
class Shade : public QWidget
{
public:
    Shade(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        QLinearGradient fade(0, 0, width(), 0);
        QColor dark = m_theme.palette().shadow;
        QColor clear = dark;
        clear.setAlpha(0);
        dark.setAlphaF(dark.alphaF() * 0.5f);
        fade.setColorAt(0, clear);
        fade.setColorAt(1, dark);
        p.fillRect(rect(), fade);
    }

private:
    const Theme& m_theme;
};
} // namespace

PaneArea::PaneArea(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedWidget(this))
    , m_inspector(new Inspector(theme, this))
    , m_grip(new QWidget(this))
    , m_shade(new Shade(theme, this))
{
    m_grip->setCursor(Qt::SizeHorCursor);
    m_grip->installEventFilter(this);
    m_inspector->hide();
    m_grip->hide();
    m_shade->hide();
    connect(m_inspector, &Inspector::closeRequested, this, [this] {
        setInspectorOpen(false);
        Q_EMIT inspectorChanged();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool PaneArea::docked() const
{
    return window()->width() >= dockWidth;
}

void PaneArea::setInspectorOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    // Focus must not stay on something invisible.
    if (!open && m_inspector->isAncestorOf(window()->focusWidget()) && m_stack->currentWidget())
        m_stack->currentWidget()->setFocus();
    place();
}

void PaneArea::setInspectorWidth(int px)
{
    m_width = std::clamp(px, 280, 560);
    place();
}

void PaneArea::place()
{
    const bool dock = m_open && docked();
    const int wide = std::min(m_width, std::max(280, width() - 200));
    m_stack->setGeometry(0, 0, dock ? width() - wide : width(), height());
    m_inspector->setFloating(!dock);
    m_inspector->setGeometry(width() - wide, 0, wide, height());
    m_grip->setGeometry(width() - wide - 3, 0, 6, height());
    m_shade->setGeometry(width() - wide - 20, 0, 20, height());
    m_inspector->setVisible(m_open);
    m_grip->setVisible(m_open);
    m_shade->setVisible(m_open && !dock && m_theme.palette().shadow.alpha() > 0);
    m_shade->raise();
    m_inspector->raise();
    m_grip->raise();
}

void PaneArea::resizeEvent(QResizeEvent*)
{
    place();
}

bool PaneArea::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_grip && event->type() == QEvent::MouseMove) {
        auto* move = static_cast<QMouseEvent*>(event);
        if (move->buttons() & Qt::LeftButton)
            setInspectorWidth(width() - mapFromGlobal(move->globalPosition().toPoint()).x());
        return true;
    }
    if (object == m_grip && event->type() == QEvent::MouseButtonRelease)
        Q_EMIT inspectorChanged();
    return QWidget::eventFilter(object, event);
}

void PaneArea::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.palette().window);
}

} // namespace mw
