// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace mw {

void DesktopNotifier::notify(const std::string& title,
                             const std::string& text,
                             std::function<void(Status)> done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        done(Error{ErrorKind::NotAvailable,
                   "there is no desktop session (D-Bus) to show a notification in",
                   0,
                   {},
                   {}});
        return;
    }
    QDBusMessage call
        = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"),
                                         QStringLiteral("/org/freedesktop/Notifications"),
                                         QStringLiteral("org.freedesktop.Notifications"),
                                         QStringLiteral("Notify"));
    // the body may be read as markup: hand it over as plain text
    call.setArguments({QStringLiteral("Midwatch"),
                       uint(0),
                       QStringLiteral("midwatch"),
                       QString::fromStdString(title),
                       QString::fromStdString(text).toHtmlEscaped(),
                       QStringList(),
                       QVariantMap(),
                       -1});
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 5000));
    QObject::connect(watcher,
                     &QDBusPendingCallWatcher::finished,
                     watcher,
                     [done = std::move(done)](QDBusPendingCallWatcher* self) {
                         const QDBusPendingReply<uint> reply = *self;
                         self->deleteLater();
                         if (reply.isError())
                             done(Error{ErrorKind::NotAvailable,
                                        "the desktop did not take the notification: "
                                            + reply.error().message().toStdString(),
                                        0,
                                        {},
                                        {}});
                         else
                             done({});
                     });
}

} // namespace mw
