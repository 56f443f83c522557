// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/layer.h"

#include "widgets/theme/paint.h"
#include "widgets/theme/style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>

namespace mw {

namespace {
class PanelFrame : public QWidget
{
public:
    PanelFrame(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) { }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(m_theme.palette().border, 1));
        p.setBrush(m_theme.palette().raised);
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
    void mousePressEvent(QMouseEvent*) override { } // stays inside

private:
    const Theme& m_theme;
};
} // namespace

Layer::Layer(const Theme& theme, QWidget* window)
    : QWidget(window), m_theme(theme), m_panel(new PanelFrame(theme, this))
{
    hide();
    window->installEventFilter(this);
    setFocusPolicy(Qt::NoFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Layer::open()
{
    if (!m_open) {
        m_before = QApplication::focusWidget();
        m_open = true;
    }
    place();
    show();
    raise();
    if (QWidget* first = firstFocus())
        first->setFocus(Qt::PopupFocusReason);
    Q_EMIT opened();
}

void Layer::close()
{
    if (!m_open)
        return;
    m_open = false;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

void Layer::place()
{
    setGeometry(parentWidget()->rect());
    m_panel->setGeometry(panelRect());
}

bool Layer::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && m_open)
        place();
    return QWidget::eventFilter(object, event);
}

void Layer::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    if (dims())
        p.fillRect(rect(), m_theme.palette().scrim);
    paintShadow(p, m_theme, m_panel->geometry());
}

void Layer::mousePressEvent(QMouseEvent*)
{
    if (closesOnOutsideClick())
        close();
}

void Layer::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    if (event->key() == Qt::Key_Escape)
        close();
    else if (enter && button && button->property("mwButton").toInt() != int(ButtonKind::Danger))
        button->click(); // what changes the world takes more than Enter
    else
        QWidget::keyPressEvent(event);
}

bool Layer::event(QEvent* event)
{
    // What lies below gets no key while a layer is open.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Layer::focusNextPrevChild(bool next)
{
    // The focus goes round inside the panel.
    QWidgetList stops;
    for (QWidget* w = m_panel->nextInFocusChain(); w != m_panel; w = w->nextInFocusChain()) {
        if (m_panel->isAncestorOf(w) && w->focusPolicy() & Qt::TabFocus && w->isEnabled()
            && w->isVisible() && !w->focusProxy())
            stops << w;
    }
    if (stops.isEmpty())
        return true;
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto step = next ? at + 1 : (at < 0 ? stops.size() - 1 : at - 1);
    stops.at((step + stops.size()) % stops.size())
        ->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace mw
