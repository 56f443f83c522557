// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/ready_laptop.h"

#include "models/base/hand_over.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDir>
#include <QPointer>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QThreadPool>

namespace mw {
namespace {

constexpr int patience = 3000; // ms, for each question over D-Bus

QString secretService()
{
    return QStringLiteral("org.freedesktop.secrets");
}

QString properties()
{
    return QStringLiteral("org.freedesktop.DBus.Properties");
}

// One round over a laptop; lives until its answer.
class Round : public QObject
{
public:
    Round(SecretStore& store,
          const std::string& journals,
          const Clock& clock,
          QObject* owner,
          std::function<void(LaptopFacts)> done)
        : QObject(owner), m_store(store), m_clock(clock), m_done(std::move(done))
    {
        m_facts.folder = journals;
    }

    void start()
    {
        m_open = 3;
        askDisk();
        askKeychain();
        askPower();
    }

private:
    using Answer = std::function<void(const QDBusMessage&)>;

    void call(const QDBusConnection& bus, const QDBusMessage& question, Answer answer)
    {
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, patience), this);
        connect(watcher,
                &QDBusPendingCallWatcher::finished,
                this,
                [answer = std::move(answer)](QDBusPendingCallWatcher* self) {
                    self->deleteLater();
                    answer(self->reply());
                });
    }

    static QDBusMessage property(const QString& service,
                                 const QString& path,
                                 const QString& interface,
                                 const QString& name)
    {
        QDBusMessage question
            = QDBusMessage::createMethodCall(service, path, properties(), QStringLiteral("Get"));
        question.setArguments({interface, name});
        return question;
    }

    static QVariant valueOf(const QDBusMessage& reply)
    {
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return {};
        return reply.arguments().constFirst().value<QDBusVariant>().variant();
    }

    void askDisk()
    {
        const QPointer<Round> self(this);
        const QString folder = QString::fromStdString(m_facts.folder);
        QThreadPool::globalInstance()->start(handOver([self, folder] {
            QString problem;
            qint64 bytes = -1;
            if (!QDir().mkpath(folder)) {
                problem = QStringLiteral("the folder cannot be made");
            } else {
                QTemporaryFile probe(folder + QStringLiteral("/.ready-XXXXXX"));
                if (!probe.open() || probe.write("midwatch\n") < 0 || !probe.flush())
                    problem = probe.errorString();
                bytes = QStorageInfo(folder).bytesAvailable();
            }
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      handOver([self, problem, bytes] {
                                          if (!self)
                                              return;
                                          self->m_facts.diskProblem = problem.toStdString();
                                          self->m_facts.freeBytes = bytes;
                                          self->one();
                                      }),
                                      Qt::QueuedConnection);
        }));
    }

    void keychainIs(LaptopFacts::Keychain state, const QString& said = {})
    {
        m_facts.keychain = state;
        m_facts.keychainSaid = said.toStdString();
        one();
    }

    // Nothing is started and no prompt can appear: only whoever runs already is asked, and only for
    // a property.
    void askKeychain()
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return keychainIs(LaptopFacts::Keychain::None);
        QDBusMessage owner = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
                                                            QStringLiteral("/org/freedesktop/DBus"),
                                                            QStringLiteral("org.freedesktop.DBus"),
                                                            QStringLiteral("ListNames"));
        call(bus, owner, [this, bus](const QDBusMessage& reply) {
            const QStringList names = reply.arguments().value(0).toStringList();
            for (const auto& wallet :
                 {QStringLiteral("org.kde.kwalletd6"), QStringLiteral("org.kde.kwalletd5")}) {
                if (names.contains(wallet)
                    && qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QStringLiteral("KDE")))
                    return askWallet(bus, wallet);
            }
            if (names.contains(secretService()))
                return askCollection(bus);
            mayBeStarted(bus);
        });
    }

    // One that is started on demand is there, but would have to be woken to tell.
    void mayBeStarted(const QDBusConnection& bus)
    {
        const QDBusMessage question
            = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
                                             QStringLiteral("/org/freedesktop/DBus"),
                                             QStringLiteral("org.freedesktop.DBus"),
                                             QStringLiteral("ListActivatableNames"));
        call(bus, question, [this](const QDBusMessage& reply) {
            const bool can = reply.arguments().value(0).toStringList().contains(secretService());
            keychainIs(can ? LaptopFacts::Keychain::NotKnown : LaptopFacts::Keychain::None,
                       can ? QStringLiteral("it has not been started yet") : QString());
        });
    }

    void askCollection(const QDBusConnection& bus)
    {
        QDBusMessage alias
            = QDBusMessage::createMethodCall(secretService(),
                                             QStringLiteral("/org/freedesktop/secrets"),
                                             QStringLiteral("org.freedesktop.Secret.Service"),
                                             QStringLiteral("ReadAlias"));
        alias.setArguments({QStringLiteral("default")});
        call(bus, alias, [this, bus](const QDBusMessage& reply) {
            const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
            if (path.size() < 2)
                return keychainIs(LaptopFacts::Keychain::NotKnown,
                                  reply.errorMessage().isEmpty()
                                      ? QStringLiteral("it has no default collection")
                                      : reply.errorMessage());
            call(bus,
                 property(secretService(),
                          path,
                          QStringLiteral("org.freedesktop.Secret.Collection"),
                          QStringLiteral("Locked")),
                 [this](const QDBusMessage& answer) {
                     const QVariant locked = valueOf(answer);
                     if (!locked.isValid())
                         return keychainIs(LaptopFacts::Keychain::NotKnown, answer.errorMessage());
                     if (locked.toBool())
                         return keychainIs(LaptopFacts::Keychain::Locked);
                     tryToWrite();
                 });
        });
    }

    void askWallet(const QDBusConnection& bus, const QString& service)
    {
        const QString path = service.endsWith(QLatin1Char('6'))
            ? QStringLiteral("/modules/kwalletd6")
            : QStringLiteral("/modules/kwalletd5");
        const QString interface = QStringLiteral("org.kde.KWallet");
        call(bus,
             QDBusMessage::createMethodCall(
                 service, path, interface, QStringLiteral("networkWallet")),
             [this, bus, service, path, interface](const QDBusMessage& reply) {
                 QDBusMessage question = QDBusMessage::createMethodCall(
                     service, path, interface, QStringLiteral("isOpen"));
                 question.setArguments({reply.arguments().value(0).toString()});
                 call(bus, question, [this](const QDBusMessage& answer) {
                     const QVariant open = answer.arguments().value(0);
                     if (!open.isValid())
                         return keychainIs(LaptopFacts::Keychain::NotKnown, answer.errorMessage());
                     if (!open.toBool())
                         return keychainIs(LaptopFacts::Keychain::Locked);
                     tryToWrite();
                 });
             });
    }

    void tryToWrite()
    {
        const SecretId id("keychain:ready-check");
        const QPointer<Round> self(this);
        m_store.store(id,
                      std::make_shared<const Secret>(Secret("may be removed")),
                      [self, id](const Status& written) {
                          if (!self)
                              return;
                          if (!written)
                              return self->keychainIs(
                                  LaptopFacts::Keychain::Refuses,
                                  QString::fromStdString(written.error().detail));
                          self->m_store.remove(id, [](const Status&) {});
                          self->keychainIs(LaptopFacts::Keychain::Unlocked);
                      });
    }

    void askPower()
    {
        const QDBusConnection bus = QDBusConnection::systemBus();
        if (!bus.isConnected())
            return one();
        const QString service = QStringLiteral("org.freedesktop.UPower");
        const QString device = QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice");
        QDBusMessage all = QDBusMessage::createMethodCall(
            service, device, properties(), QStringLiteral("GetAll"));
        all.setArguments({QStringLiteral("org.freedesktop.UPower.Device")});
        call(bus, all, [this, bus, service](const QDBusMessage& reply) {
            const QVariantMap values = qdbus_cast<QVariantMap>(reply.arguments().value(0));
            if (!values.value(QStringLiteral("IsPresent")).toBool())
                return one(); // a machine without a battery, or nobody who tells of one
            m_facts.batteryPercent = values.value(QStringLiteral("Percentage")).toDouble();
            call(bus,
                 property(service,
                          QStringLiteral("/org/freedesktop/UPower"),
                          service,
                          QStringLiteral("OnBattery")),
                 [this](const QDBusMessage& answer) {
                     const QVariant onBattery = valueOf(answer);
                     m_facts.onMains = onBattery.isValid() && !onBattery.toBool();
                     one();
                 });
        });
    }

    void one()
    {
        if (--m_open > 0)
            return;
        deleteLater();
        m_facts.checked = m_clock.world();
        m_done(std::move(m_facts));
    }

    SecretStore& m_store;
    const Clock& m_clock;
    std::function<void(LaptopFacts)> m_done;
    LaptopFacts m_facts;
    int m_open = 0; // questions without an answer
};

} // namespace

void askLaptop(SecretStore& store,
               const std::string& journals,
               const Clock& clock,
               QObject* owner,
               std::function<void(LaptopFacts)> done)
{
    // From the event loop: the answer never comes inside the call.
    auto* round = new Round(store, journals, clock, owner, std::move(done));
    QMetaObject::invokeMethod(
        round, [round] { round->start(); }, Qt::QueuedConnection);
}

} // namespace mw
