// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GUI thread only. Every answer comes from the event loop, never from inside the call; answers that
// are still due when the store goes are dropped.
#include "models/base/hand_over.h"
#include "models/secrets/secret.h"
#include "models/secrets/secret_file.h"

#include <QByteArray>
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <openssl/crypto.h>
#include <qt6keychain/keychain.h>
#include <utility>

namespace mw {
namespace {

// The one service name under which everything of ours lies in the keychain.
QString serviceName()
{
    return QStringLiteral("midwatch");
}

Error makeError(ErrorKind kind, std::string detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    return error;
}

Error keychainError(const QKeychain::Job& job)
{
    ErrorKind kind = ErrorKind::Io;
    const char* fallback = "the keychain failed";
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        kind = ErrorKind::NotAvailable;
        fallback = "no such entry";
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        kind = ErrorKind::NotAvailable;
        fallback = "no keychain service is running";
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        kind = ErrorKind::Forbidden;
        fallback = "access to the keychain was denied";
        break;
    default:
        break;
    }
    const std::string said = job.errorString().toStdString();
    return makeError(
        kind, "keychain:" + job.key().toStdString() + ": " + (said.empty() ? fallback : said));
}

std::pair<std::string, std::string> splitId(const SecretId& id)
{
    const size_t colon = id.str().find(':');
    if (colon == std::string::npos)
        return {std::string(), id.str()};
    return {id.str().substr(0, colon), id.str().substr(colon + 1)};
}

// An id without a scheme may be a secret that was pasted into the wrong place: it is not quoted.
Error badId(const std::string& scheme)
{
    return makeError(ErrorKind::Misconfigured,
                     scheme.empty() ? std::string("a secret is named by env:, file: or keychain:")
                                    : "unknown kind of secret '" + scheme
                             + ":', use env:, file: or keychain:");
}

class SystemSecretStore final : public SecretStore
{
public:
    void fetch(const SecretId& id, Done done) override
    {
        const auto [scheme, name] = splitId(id);
        if (scheme == "keychain" && !name.empty()) {
            readKeychain(name, std::move(done));
            return;
        }
        answer(std::move(done), readLocal(scheme, name));
    }

    void store(const SecretId& id, SecretPtr secret, std::function<void(Status)> done) override
    {
        const auto [scheme, name] = splitId(id);
        if (scheme != "keychain" || name.empty() || !secret) {
            answer(std::move(done), Status(onlyKeychain()));
            return;
        }
        auto* job = new QKeychain::WritePasswordJob(serviceName());
        const std::string_view value = secret->reveal();
        job->setTextData(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
        start(job, name, std::move(done));
    }

    void remove(const SecretId& id, std::function<void(Status)> done) override
    {
        const auto [scheme, name] = splitId(id);
        if (scheme != "keychain" || name.empty()) {
            answer(std::move(done), Status(onlyKeychain()));
            return;
        }
        start(new QKeychain::DeletePasswordJob(serviceName()), name, std::move(done));
    }

private:
    static Error onlyKeychain()
    {
        return makeError(ErrorKind::Misconfigured, "only keychain: entries can be written");
    }

    static Result<SecretPtr> readLocal(const std::string& scheme, const std::string& name)
    {
        if (scheme == "env")
            return readEnvironmentSecret(name);
        if (scheme != "file")
            return badId(scheme);
        if (name.empty() || name.front() != '/')
            return makeError(ErrorKind::Misconfigured, "file: needs an absolute path");
        return readFileSecret(name);
    }

    template <class Callback, class Value>
    void answer(Callback done, Value value)
    {
        QMetaObject::invokeMethod(
            &m_context,
            handOver([done = std::move(done), value = std::move(value)] { done(value); }),
            Qt::QueuedConnection);
    }

    void prepare(QKeychain::Job* job, const std::string& name)
    {
        // Never a plain text file: an absent keychain is an answer, not a reason to write one.
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        job->setKey(QString::fromStdString(name));
    }

    void start(QKeychain::Job* job, const std::string& name, std::function<void(Status)> done)
    {
        prepare(job, name);
        QObject::connect(job,
                         &QKeychain::Job::finished,
                         &m_context,
                         [done = std::move(done)](QKeychain::Job* finished) {
                             done(finished->error() == QKeychain::NoError
                                      ? Status()
                                      : Status(keychainError(*finished)));
                         });
        job->start();
    }

    void readKeychain(const std::string& name, Done done)
    {
        auto* job = new QKeychain::ReadPasswordJob(serviceName());
        prepare(job, name);
        QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, done = std::move(done)] {
            if (job->error() != QKeychain::NoError) {
                done(keychainError(*job));
                return;
            }
            QByteArray bytes = job->binaryData();
            auto secret = std::make_shared<const Secret>(
                Secret(std::string(bytes.constData(), static_cast<size_t>(bytes.size()))));
            OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
            done(SecretPtr(std::move(secret)));
        });
        job->start();
    }

    // Stands for "the store still lives" in every connection and queued answer.
    QObject m_context;
};

} // namespace

std::unique_ptr<SecretStore> makeSystemSecretStore()
{
    return std::make_unique<SystemSecretStore>();
}

} // namespace mw
