// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/layout_guard.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace mw {

LayoutGuard::LayoutGuard(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    qApp->installEventFilter(this);
}

void LayoutGuard::watch(QWidget* region)
{
    m_watched.insert(region, {region, {}, {}});
    connect(region, &QObject::destroyed, this, [this](QObject* gone) { m_watched.remove(gone); });
}

void LayoutGuard::disturb(QWidget* region)
{
    const auto it = m_watched.find(region);
    if (it != m_watched.end())
        it->movedAt = m_clock.monotonic();
}

bool LayoutGuard::isInert(const QWidget* region) const
{
    const auto it = m_watched.constFind(const_cast<QWidget*>(region));
    return it != m_watched.cend() && it->movedAt && m_clock.monotonic() - *it->movedAt < inert;
}

QWidget* LayoutGuard::regionAround(QObject* object) const
{
    for (QObject* o = object; o; o = o->parent()) {
        if (m_watched.contains(o))
            return static_cast<QWidget*>(o);
    }
    return nullptr;
}

bool LayoutGuard::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Move: {
        const auto it = m_watched.find(object);
        if (it == m_watched.end() || !it->region || !it->region->isVisible())
            break;
        // A move together with the whole window is none: places are relative to the window.
        const QRect place(it->region->mapTo(it->region->window(), QPoint()), it->region->size());
        if (event->type() == QEvent::Show || place.topLeft() != it->place.topLeft())
            it->movedAt = m_clock.monotonic();
        it->place = place;
        break;
    }
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::KeyPress: {
        if (!object->isWidgetType())
            break;
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space)
                break;
        }
        QWidget* region = regionAround(object);
        if (region && isInert(region)) {
            Q_EMIT swallowed(region);
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace mw
