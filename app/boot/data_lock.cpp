// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/data_lock.h"

#include "models/base/clock.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

namespace mw {

DataLock::DataLock(std::unique_ptr<QLockFile> lock, std::string marker, bool crashed)
    : m_lock(std::move(lock)), m_marker(std::move(marker)), m_crashed(crashed)
{
}

DataLock::~DataLock()
{
    QFile::remove(QString::fromStdString(m_marker)); // ended by itself
}

Result<std::unique_ptr<DataLock>> DataLock::take(const std::string& directory)
{
    const QString dir = QString::fromStdString(directory);
    Error error;
    if (!QDir().mkpath(dir)) {
        error.kind = ErrorKind::Io;
        error.detail = "cannot make the directory " + directory;
        return error;
    }
    auto lock = std::make_unique<QLockFile>(dir + QStringLiteral("/window.lock"));
    lock->setStaleLockTime(0); // only a dead owner makes it stale, never its age
    if (!lock->tryLock(0)) {
        qint64 pid = 0;
        QString host, program;
        if (lock->error() == QLockFile::LockFailedError) {
            error.kind = ErrorKind::NotAvailable;
            error.detail = "another window uses this data directory";
            if (lock->getLockInfo(&pid, &host, &program))
                error.detail += " (process " + std::to_string(pid) + ")";
        } else {
            error.kind = ErrorKind::Io;
            error.detail = "cannot write in " + directory;
        }
        return error;
    }
    const QString marker = dir + QStringLiteral("/window.running");
    const bool crashed = QFile::exists(marker);
    QFile file(marker);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(QByteArray::fromStdString(formatTime(SystemClock().world()) + "\n"));
    return std::unique_ptr<DataLock>(new DataLock(std::move(lock), marker.toStdString(), crashed));
}

} // namespace mw
