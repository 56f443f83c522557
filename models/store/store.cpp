// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mw {

using store::Database;

std::string storeFile(const std::string& dataDir, const std::string& estate)
{
    const QByteArray name
        = QCryptographicHash::hash(QByteArray::fromStdString(estate), QCryptographicHash::Sha256)
              .toHex()
              .left(16);
    return dataDir + "/memory/" + name.toStdString() + ".sqlite";
}

Store::Store(StoreOptions options) : m_options(std::move(options)), m_thread([this] { run(); }) { }

Store::~Store()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Store::post(size_t rows, std::function<void()> job)
{
    m_rows += rows;
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.emplace_back(rows, std::move(job));
    }
    m_wake.notify_one();
}

void Store::run()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_ends || !m_jobs.empty(); });
        if (m_jobs.empty())
            break;
        auto [rows, job] = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        job = nullptr; // what it held goes before it counts as done
        m_rows -= rows;
    }
    m_database.reset(); // on this thread, as QtSql wants it
}

void Store::tell(StoreNotice notice)
{
    if (m_options.notice)
        m_options.notice(std::move(notice));
}

bool Store::ensureOpen()
{
    if (m_database)
        return true;
    const QString folder = QFileInfo(QString::fromStdString(m_options.file)).absolutePath();
    if (!QDir().mkpath(folder)) {
        failed({ErrorKind::Io, "cannot make the folder " + folder.toStdString(), 0, {}, {}});
        return false;
    }
    // Names of workloads and people are in it: nobody else's business.
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto opened = Database::open(m_options.file, Database::Access::Write);
        if (opened) {
            m_database = std::move(opened).value();
            return true;
        }
        if (opened.error().kind != ErrorKind::Decode || attempt > 0) {
            failed(opened.error());
            return false;
        }
        setAside(opened.error());
    }
    return false;
}

// Never deleted: somebody may still want to look. The log of SQLite goes with its file.
void Store::setAside(const Error& error)
{
    m_database.reset();
    const QString file = QString::fromStdString(m_options.file);
    const QString aside = file + QStringLiteral(".corrupt-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss.zzzZ"));
    bool moved = true;
    for (const QString& end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(file + end))
            moved = QFile::rename(file + end, aside + end) && moved;
    }
    m_written = 0;
    if (!moved)
        return failed({ErrorKind::Io, "cannot rename " + m_options.file, 0, {}, {}});
    tell({StoreNotice::Kind::SetAside, error.detail, aside.toStdString()});
}

void Store::failed(const Error& error)
{
    if (m_database)
        m_database->rollback();
    m_written = 0;
    m_broken = true;
    if (error.kind == ErrorKind::Decode)
        return setAside(error);
    m_database.reset(); // opened anew with the next attempt
    m_told = true;
    tell({StoreNotice::Kind::CannotWrite, error.detail, m_options.file});
}

void Store::load(store::Portion portion, std::function<void(Result<store::LoadReport>)> done)
{
    post(0, [this, portion = std::move(portion), done = std::move(done)] {
        if (!ensureOpen()) {
            m_broken = false;
            return done(Error{ErrorKind::Io, "the store cannot be opened", 0, {}, {}});
        }
        auto report = m_database->load(portion);
        if (!report) {
            failed(report.error());
            m_broken = false; // nothing was being written
        }
        done(std::move(report));
    });
}

void Store::put(Remembered portion)
{
    size_t rows = portion.changes.size() + portion.sources.size();
    for (const TopicDelta& each : portion.rows) {
        std::visit(
            [&](const auto& part) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(part)>, UsageRows>)
                    rows += part.upserts.size() + part.removed.size();
            },
            each);
    }
    const auto shared = std::make_shared<const Remembered>(std::move(portion));
    post(rows, [this, rows, shared] {
        if (m_broken || !ensureOpen())
            return;
        Status done = m_database->begin();
        if (done)
            done = m_database->put(*shared);
        if (!done)
            return failed(done.error());
        m_written += rows;
    });
}

void Store::commit(World at)
{
    post(0, [this, at] {
        if (std::exchange(m_broken, false) || !ensureOpen()) {
            m_broken = false;
            if (m_database)
                m_database->rollback();
            m_written = 0;
            return;
        }
        Status done = m_database->begin();
        if (done && at - m_pruned > std::chrono::hours(1)) {
            done = m_database->prune(at);
            m_pruned = at;
        }
        if (done)
            done = m_database->commit(at);
        if (!done) {
            failed(done.error());
            m_broken = false;
            return;
        }
        if (std::exchange(m_told, false))
            tell({StoreNotice::Kind::WritesAgain, {}, m_options.file});
        if (m_options.committed)
            m_options.committed(at, std::exchange(m_written, 0));
        m_written = 0;
    });
}

} // namespace mw
