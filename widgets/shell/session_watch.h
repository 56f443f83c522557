// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when the screen was locked, the lid closed or opened, the network changed or costs by
// volume: over D-Bus (logind, ScreenSaver) and by what Qt knows of the network (NetworkManager,
// GLib), where they exist. A burst of news is one: a roaming laptop tells ten in a second. GUI
// thread.
#pragma once

#include <QNetworkInformation>
#include <QObject>
#include <QTimer>

namespace mw {

class SessionWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr int calmMs = 1'500; // after the last news
    explicit SessionWatch(QObject* parent = nullptr);
    // Looks at the network as it is; signals follow from here on.
    void start();
    // What the network's backend says; public for tests, which have no such backend.
    void takeReachability(QNetworkInformation::Reachability now);
    void takeMetered(bool metered);
    void noteChange(); // addresses, routes

Q_SIGNALS:
    void locked();
    void sleeping();
    void woke();
    void networkLost();
    void networkChanged(); // there is one again, or another one
    void meteredChanged(bool metered);

private Q_SLOTS:
    void prepareForSleep(bool before);
    void screenSaver(bool active);
    void sessionLock();
    void networkState(uint state);

private:
    void calm();
    QTimer m_calm;
    bool m_woke = false;
    bool m_changed = false;
    bool m_metered = false;
    QNetworkInformation::Reachability m_reachability = QNetworkInformation::Reachability::Unknown;
};

} // namespace mw
