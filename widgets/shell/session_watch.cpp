// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/session_watch.h"

#include <QDBusConnection>
#include <utility>

namespace mw {

SessionWatch::SessionWatch(QObject* parent) : QObject(parent)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(calmMs);
    connect(&m_calm, &QTimer::timeout, this, &SessionWatch::calm);
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
    if (before) {
        Q_EMIT sleeping();
        return;
    }
    // The network comes back some moments after the lid: one waking for both.
    m_woke = true;
    m_calm.start();
}

void SessionWatch::start()
{
    if (!QNetworkInformation::loadDefaultBackend()) // none here: D-Bus tells what it can
        return;
    const QNetworkInformation* network = QNetworkInformation::instance();
    m_reachability = network->reachability();
    connect(
        network, &QNetworkInformation::reachabilityChanged, this, &SessionWatch::takeReachability);
    connect(network, &QNetworkInformation::isMeteredChanged, this, &SessionWatch::takeMetered);
    takeMetered(network->isMetered());
}

void SessionWatch::takeReachability(QNetworkInformation::Reachability now)
{
    const bool wasGone = m_reachability == QNetworkInformation::Reachability::Disconnected;
    m_reachability = now;
    // That it went is seen by those who ask; that it is back they would learn only in a while.
    if (now == QNetworkInformation::Reachability::Disconnected) {
        m_calm.stop();
        if (!wasGone)
            Q_EMIT networkLost();
    } else if (wasGone || m_woke || m_changed)
        noteChange();
}

void SessionWatch::takeMetered(bool metered)
{
    if (m_metered == metered)
        return;
    m_metered = metered;
    Q_EMIT meteredChanged(metered);
}

void SessionWatch::noteChange()
{
    m_changed = true;
    m_calm.start();
}

void SessionWatch::calm()
{
    const bool lid = std::exchange(m_woke, false);
    const bool network = std::exchange(m_changed, false);
    if (lid)
        Q_EMIT woke();
    else if (network)
        Q_EMIT networkChanged();
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

void SessionWatch::networkState(uint state)
{
    // NM_STATE_CONNECTED_LOCAL and above are a network; ASLEEP, DISCONNECTED and DISCONNECTING are
    // none; between them one is on its way.
    if (state >= 50)
        noteChange();
    else if (state >= 10 && state <= 30)
        Q_EMIT networkLost();
}

} // namespace mw
