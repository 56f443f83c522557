// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/estate_watch.h"

#include "models/base/hand_over.h"

#include <QFileInfo>
#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace mw {
namespace {

using SystemTime = std::chrono::system_clock::time_point;

SystemTime writtenAt(const struct stat& file)
{
    return SystemTime(std::chrono::duration_cast<SystemTime::duration>(
        std::chrono::seconds(file.st_mtim.tv_sec)
        + std::chrono::nanoseconds(file.st_mtim.tv_nsec)));
}

// A time in the future says nothing: it would be news after every opening.
bool anyWrittenSince(const std::vector<std::string>& files, SystemTime when)
{
    const SystemTime now = std::chrono::system_clock::now();
    return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
        struct stat found
        {
        };
        return ::stat(file.c_str(), &found) == 0 && S_ISREG(found.st_mode)
            && writtenAt(found) > when && writtenAt(found) <= now;
    });
}

// The file's folder, or the nearest one above that exists: a sign comes when more of it is there.
QString folderToWatch(const QString& file)
{
    QString path = QFileInfo(file).absolutePath();
    while (!QFileInfo(path).isDir()) {
        const QString above = QFileInfo(path).absolutePath();
        if (above == path)
            break;
        path = above;
    }
    return path;
}

} // namespace

EstateWatch::EstateWatch(std::string estateFile,
                         std::vector<std::string> contexts,
                         SystemTime opened,
                         QObject* parent)
    : QObject(parent)
    , m_estateFile(std::move(estateFile))
    , m_contexts(std::move(contexts))
    , m_opened(opened)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &EstateWatch::look);
    const auto sign = [this] {
        if (!m_soon.isActive()) // a folder that never rests does not put it off for ever
            m_soon.start(m_quiet);
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, sign);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, sign);
}

EstateWatch::~EstateWatch()
{
    m_pool.waitForDone();
}

void EstateWatch::start()
{
    look();
}

std::string EstateWatch::stampOf(const std::vector<std::string>& files)
{
    std::string stamp;
    for (const std::string& file : files) {
        struct stat found
        {
        };
        if (::stat(file.c_str(), &found) != 0) {
            stamp += "-;";
            continue;
        }
        stamp += std::to_string(found.st_dev) + ',' + std::to_string(found.st_ino) + ','
            + std::to_string(found.st_size) + ',' + std::to_string(found.st_mtim.tv_sec) + '.'
            + std::to_string(found.st_mtim.tv_nsec) + ',' + std::to_string(found.st_mode) + ';';
    }
    return stamp;
}

void EstateWatch::look()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    m_pool.start([this, known = m_files, stamp = m_stamp] {
        Seen seen;
        // Before the reading: what is written meanwhile is seen at the next sign.
        seen.stamp = stampOf(known);
        seen.same = !known.empty() && seen.stamp == stamp;
        if (!seen.same) {
            seen.imprint = imprintOf(m_estateFile, m_contexts);
            seen.wroteSince = anyWrittenSince(seen.imprint.files, m_opened);
        }
        QMetaObject::invokeMethod(
            this, handOver([this, seen] { take(seen); }), Qt::QueuedConnection);
    });
}

void EstateWatch::take(Seen seen)
{
    m_looking = false;
    if (m_again) {
        m_again = false;
        m_soon.start(m_quiet);
    }
    if (seen.same) {
        Q_EMIT looked();
        return;
    }
    const bool first = !m_hasBase;
    if (first) {
        m_hasBase = true;
        m_base = seen.imprint;
    }
    std::set<std::string> files(m_base.files.begin(), m_base.files.end());
    files.insert(seen.imprint.files.begin(), seen.imprint.files.end());
    const bool otherFiles = files != std::set<std::string>(m_files.begin(), m_files.end());
    m_files.assign(files.begin(), files.end());
    const bool known = !m_stamp.empty();
    m_stamp = otherFiles ? std::string() : seen.stamp;
    follow();
    if (otherFiles) // what was written to them before they were watched
        m_soon.start(m_quiet);
    const auto isNew = [this](const Error& error) {
        return std::none_of(m_base.unreadable.begin(),
                            m_base.unreadable.end(),
                            [&](const Error& old) { return describe(old) == describe(error); });
    };
    const auto& broken = seen.imprint.unreadable;
    const auto worse = std::find_if(broken.begin(), broken.end(), isNew);
    if (first) {
        if (seen.wroteSince && broken.empty())
            Q_EMIT changed();
    } else if (worse != broken.end()) {
        m_told = true;
        Q_EMIT unreadable(*worse);
    } else if (seen.imprint.meaning != m_base.meaning) {
        m_told = true;
        Q_EMIT changed();
    } else {
        if (std::exchange(m_told, false))
            Q_EMIT asBefore();
        if (known)
            Q_EMIT renewed();
    }
    Q_EMIT looked();
}

// A file that was replaced is not watched any more: all are named again.
void EstateWatch::follow()
{
    QStringList wanted;
    for (const std::string& each : m_files) {
        const QString file = QString::fromStdString(each);
        if (QFileInfo::exists(file))
            wanted << file;
        wanted << folderToWatch(file);
    }
    wanted.removeDuplicates();
    const QStringList now = m_watcher.files() + m_watcher.directories();
    for (const QString& each : now) {
        if (!wanted.contains(each))
            m_watcher.removePath(each);
    }
    for (const QString& each : wanted) {
        if (!now.contains(each))
            m_watcher.addPath(each);
    }
}

} // namespace mw
