// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/session_watch.h"

#include <QDBusConnection>

namespace mw {

SessionWatch::SessionWatch(QObject* parent) : QObject(parent)
{
    // A missing service only means that its signal never comes; connecting does not block on it.
    auto system = QDBusConnection::systemBus();
    if (system.isConnected()) {
        system.connect(QStringLiteral("org.freedesktop.login1"),
                       QStringLiteral("/org/freedesktop/login1"),
                       QStringLiteral("org.freedesktop.login1.Manager"),
                       QStringLiteral("PrepareForSleep"),
                       this,
                       SLOT(prepareForSleep(bool)));
        system.connect(QStringLiteral("org.freedesktop.login1"),
                       QString(),
                       QStringLiteral("org.freedesktop.login1.Session"),
                       QStringLiteral("Lock"),
                       this,
                       SLOT(sessionLock()));
        system.connect(QStringLiteral("org.freedesktop.NetworkManager"),
                       QStringLiteral("/org/freedesktop/NetworkManager"),
                       QStringLiteral("org.freedesktop.NetworkManager"),
                       QStringLiteral("StateChanged"),
                       this,
                       SLOT(networkState(uint)));
    }
    auto session = QDBusConnection::sessionBus();
    if (!session.isConnected())
        return;
    for (const auto& name :
         {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver")}) {
        session.connect(
            name, QString(), name, QStringLiteral("ActiveChanged"), this, SLOT(screenSaver(bool)));
    }
}

void SessionWatch::prepareForSleep(bool before)
{
    if (before)
        Q_EMIT sleeping();
    else
        Q_EMIT woke();
}

void SessionWatch::screenSaver(bool active)
{
    if (active)
        Q_EMIT locked();
}

void SessionWatch::sessionLock()
{
    Q_EMIT locked();
}

void SessionWatch::networkState(uint)
{
    Q_EMIT networkChanged();
}

} // namespace mw
