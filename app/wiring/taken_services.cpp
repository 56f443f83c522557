// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/taken_services.h"

#include "models/base/percent.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace mw {
namespace {

constexpr qint64 mostBytes = 1 << 20;
constexpr const char* use = "use";
constexpr const char* notNow = "not-now";

bool sameService(const TakenService& a, const TakenService& b)
{
    return a.server == b.server && a.context == b.context && a.type == b.type
        && a.service == b.service;
}

std::string word(const QByteArray& encoded)
{
    return QByteArray::fromPercentEncoding(encoded).toStdString();
}

} // namespace

std::string takenServicesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()
        + "/cluster-services";
}

// One decision a line: answer, server, context, type, service, each percent-encoded. What is not
// understood is left out: it is asked again.
TakenServices::TakenServices(std::string file) : m_file(std::move(file))
{
    QFile in(QString::fromStdString(m_file));
    if (!in.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray& line : in.read(mostBytes).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 5 || (words[0] != use && words[0] != notNow))
            continue;
        m_all.push_back({words[0] == use ? TakenService::Answer::Use : TakenService::Answer::NotNow,
                         word(words[1]),
                         word(words[2]),
                         word(words[3]),
                         word(words[4])});
    }
}

Status TakenServices::put(TakenService decided)
{
    std::erase_if(m_all, [&](const TakenService& one) { return sameService(one, decided); });
    m_all.push_back(std::move(decided));
    return write();
}

Status TakenServices::forget(const TakenService& one)
{
    std::erase_if(m_all, [&](const TakenService& other) { return sameService(other, one); });
    return write();
}

Status TakenServices::write() const
{
    std::string text;
    for (const TakenService& one : m_all) {
        text += one.answer == TakenService::Answer::Use ? use : notNow;
        for (const std::string* each : {&one.server, &one.context, &one.type, &one.service})
            text += ' ' + percentEncoded(*each, "/:");
        text += '\n';
    }
    const QString path = QString::fromStdString(m_file);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (!written)
        return Error{ErrorKind::Io, m_file + " cannot be written", 0, {}, {}};
    return {};
}

} // namespace mw
