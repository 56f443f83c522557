// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when the screen was locked, the lid closed or opened, the network changed: over D-Bus
// (logind, ScreenSaver, NetworkManager), where they exist. GUI thread.
#pragma once

#include <QObject>

namespace mw {

class SessionWatch : public QObject
{
    Q_OBJECT
public:
    explicit SessionWatch(QObject* parent = nullptr);

Q_SIGNALS:
    void locked();
    void sleeping();
    void woke();
    void networkChanged();

private Q_SLOTS:
    void prepareForSleep(bool before);
    void screenSaver(bool active);
    void sessionLock();
    void networkState(uint state);
};

} // namespace mw
