// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/logging.h"

#include "app/boot/redact.h"
#include "models/base/clock.h"

#include <QLoggingCategory>
#include <QString>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace mw {

namespace {

// The message handler is a plain function: what it needs has to live beside it.
struct Log
{
    std::mutex mutex;
    bool verbose = false;
    bool fatalIsUnusable = false;
    std::string path;
    std::FILE* file = nullptr;
    long written = 0;
};

Log& log()
{
    static Log instance;
    return instance;
}

constexpr long maxFileBytes = 4L << 20;

void openFile(Log& l)
{
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(l.path).parent_path(), ignored);
    if (std::filesystem::file_size(l.path, ignored) > static_cast<uintmax_t>(maxFileBytes)
        && !ignored)
        std::filesystem::rename(l.path, l.path + ".old", ignored);
    l.file = std::fopen(l.path.c_str(), "ae");
    if (l.file)
        std::filesystem::permissions(l.path,
                                     std::filesystem::perms::owner_read
                                         | std::filesystem::perms::owner_write,
                                     ignored);
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const char* word = "debug";
    switch (type) {
    case QtDebugMsg:
        break;
    case QtInfoMsg:
        word = "info";
        break;
    case QtWarningMsg:
        word = "warning";
        break;
    case QtCriticalMsg:
        word = "error";
        break;
    case QtFatalMsg:
        word = "fatal";
        break;
    }
    std::string line = formatTime(SystemClock().world());
    line += ' ';
    line += word;
    if (context.category && std::string_view(context.category) != "default") {
        line += ' ';
        line += context.category;
    }
    line += ": " + redact(message.toStdString()) + "\n";

    Log& l = log();
    const std::lock_guard lock(l.mutex);
    const bool quiet = !l.verbose && (type == QtDebugMsg || type == QtInfoMsg);
    if (!quiet)
        std::fputs(line.c_str(), stderr);
    if (l.file) {
        std::fputs(line.c_str(), l.file);
        std::fflush(l.file);
        l.written += static_cast<long>(line.size());
        if (l.written > maxFileBytes) {
            std::fclose(l.file);
            openFile(l);
            l.written = 0;
        }
    }
    if (type == QtFatalMsg && l.fatalIsUnusable)
        std::_Exit(2);
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void setFatalIsUnusable(bool unusable)
{
    const std::lock_guard lock(log().mutex);
    log().fatalIsUnusable = unusable;
}

void installLogging(const LogOptions& options)
{
    Log& l = log();
    {
        const std::lock_guard lock(l.mutex);
        l.verbose = options.verbose;
        l.path = options.file;
        if (!l.path.empty() && !l.file)
            openFile(l);
    }
    if (options.verbose)
        QLoggingCategory::setFilterRules(QStringLiteral("mw.*.debug=true"));
    qInstallMessageHandler(handle);
}

} // namespace mw
