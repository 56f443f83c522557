// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/allowed_programs.h"

#include "models/base/hand_over.h"
#include "models/secrets/program.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace mw {
namespace {

constexpr const char* digestMark = "sha256:";
constexpr qsizetype hexDigits = 64;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QByteArray hashOf(const std::vector<std::string>& words)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& word : words) {
        hash.addData(QByteArrayView(word.data(), static_cast<qsizetype>(word.size())));
        hash.addData(QByteArrayView("\0", 1)); // words cannot be cut another way
    }
    return hash.result().toHex();
}

} // namespace

Result<ProgramFile> readProgramFile(const std::string& path)
{
    QFile file(text(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{ErrorKind::NotAvailable,
                     "the program " + path
                         + " cannot be read, so nobody can tell whether it has changed",
                     0,
                     {},
                     {}};
    const qint64 ms = QFileInfo(file).lastModified().toMSecsSinceEpoch();
    return ProgramFile{path, hash.result().toHex().toStdString(), World(Millis(ms))};
}

void readProgramFile(const std::string& path,
                     QObject* owner,
                     std::function<void(Result<ProgramFile>)> done)
{
    // Some plugins have 80 MB: not in the window's thread.
    const auto promise = std::make_shared<QPromise<Result<ProgramFile>>>();
    promise->start();
    auto* watcher = new QFutureWatcher<Result<ProgramFile>>(owner);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, watcher, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            done(watcher->result());
        });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start(handOver([promise, path] {
        promise->addResult(readProgramFile(path));
        promise->finish();
    }));
}

std::optional<AllowedPrograms::Known>
AllowedPrograms::known(const std::vector<std::string>& words) const
{
    const QByteArray wanted = hashOf(words);
    if (const auto it = m_now.find(wanted.toStdString()); it != m_now.end())
        return it->second;
    QFile file(text(m_file));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    for (const QByteArray& line : file.read(1 << 20).split('\n')) {
        if (!line.startsWith(wanted))
            continue;
        // HASH sha256:HEX TIME COMMAND, or HASH WORDS
        const QByteArray rest = line.mid(hexDigits + 1);
        Known out;
        if (rest.startsWith(digestMark)) {
            const auto parts = rest.split(' ');
            out.sha256 = parts[0].mid(qsizetype(qstrlen(digestMark))).toStdString();
            if (parts.size() > 1)
                static_cast<void>(parseTime(parts[1].toStdString(), out.modified));
        }
        return out;
    }
    return std::nullopt;
}

Status AllowedPrograms::keep(const std::vector<std::string>& words, const Known& agreed)
{
    const QByteArray hash = hashOf(words);
    m_now[hash.toStdString()] = agreed;
    const QFileInfo place(text(m_file));
    QDir().mkpath(place.path());
    QByteArray content;
    QFile old(text(m_file));
    if (old.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : old.readAll().split('\n')) {
            if (!line.isEmpty() && !line.startsWith(hash))
                content += line + '\n';
        }
    }
    QByteArray shown = QByteArray::fromStdString(shownCommand(words));
    shown.replace('\n', ' ');
    content += hash + ' ';
    if (!agreed.sha256.empty())
        content += digestMark + QByteArray::fromStdString(agreed.sha256) + ' '
            + QByteArray::fromStdString(formatTime(agreed.modified)) + ' ';
    content += shown + '\n';
    QSaveFile file(text(m_file));
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    if (!written)
        return Error{ErrorKind::Io, m_file + " cannot be written", 0, {}, {}};
    return {};
}

std::optional<ProgramWish> AllowedPrograms::wish(const std::vector<std::string>& words,
                                                 const ProgramFile& program) const
{
    const auto before = known(words);
    ProgramWish out{words, program, {}};
    if (before && !before->sha256.empty()) {
        if (before->sha256 == program.sha256)
            return std::nullopt;
        out.before = before->modified;
    }
    return out;
}

Status AllowedPrograms::add(const ProgramWish& agreed)
{
    if (!wish(agreed.words, agreed.program))
        return {};
    return keep(agreed.words, {agreed.program.sha256, agreed.program.modified});
}

bool AllowedPrograms::contains(const std::vector<std::string>& words) const
{
    return known(words).has_value();
}

Status AllowedPrograms::add(const std::vector<std::string>& words)
{
    return contains(words) ? Status{} : keep(words, {});
}

} // namespace mw
