// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the files an open estate was read from say something else on the disk. Looks a
// second after the first sign (editors write in several steps, or put another file in the place of
// the old one), on a thread of its own; what is renewed by itself, tokens and client certificates,
// is no change. Network file systems give no signs: Ctrl+Shift+O stays. GUI thread.
#pragma once

#include "models/estate/estate_imprint.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <string>
#include <vector>

namespace mw {

class EstateWatch : public QObject
{
    Q_OBJECT
public:
    // What the estate was opened with (Session), and when, by the system's clock: what was written
    // between then and the first look is a change.
    EstateWatch(std::string estateFile,
                std::vector<std::string> contexts,
                std::chrono::system_clock::time_point opened,
                QObject* parent = nullptr);
    ~EstateWatch() override;
    void setQuiet(std::chrono::milliseconds quiet) { m_quiet = quiet; } // tests
    void start();

Q_SIGNALS:
    // To be read again: everything can be read and means something else than when it was opened.
    void changed();
    // A file cannot be read as it is now, and could when the estate was opened.
    void unreadable(const mw::Error& error);
    void asBefore(); // after one of these two: it says what it said when it was opened
    void renewed(); // other bytes, the same meaning: a token perhaps
    void looked(); // after each look, whatever came of it

private:
    struct Seen
    {
        EstateImprint imprint;
        std::string stamp; // of all files: size, time, inode
        bool wroteSince = false; // one is newer than the opening
        bool same = false; // the stamp is the one known: nothing was read
    };
    void look();
    void take(Seen seen);
    void follow();
    static std::string stampOf(const std::vector<std::string>& files);

    const std::string m_estateFile;
    const std::vector<std::string> m_contexts;
    const std::chrono::system_clock::time_point m_opened;
    std::chrono::milliseconds m_quiet{1000};
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    EstateImprint m_base; // when it was opened
    std::vector<std::string> m_files; // of m_base and of the last look
    std::string m_stamp;
    bool m_hasBase = false;
    bool m_looking = false;
    bool m_again = false; // a sign while looking
    bool m_told = false; // changed or unreadable was said last
    QThreadPool m_pool; // last: its destructor waits for the look under way
};

} // namespace mw
