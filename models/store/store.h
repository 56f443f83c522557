// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of one estate on disk: rows of every topic as last seen, states of sources, changes
// (seven days of them, of pages thirty: see Change). One thread owns the file; everything here may
// be called from any thread, and calls back on the store's thread. The destructor writes what waits
// and joins.
#pragma once

#include "models/base/clock.h"
#include "models/store/database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace mw {

struct StoreNotice
{
    enum class Kind {
        SetAside, // the file could not be read; it lies beside under another name, a new one began
        CannotWrite, // nothing is kept for now; what was committed stays as it was
        WritesAgain,
    };
    Kind kind = Kind::SetAside;
    std::string detail; // why
    std::string file; // SetAside: where the old one is
};

struct StoreOptions
{
    std::string file;
    std::function<void(StoreNotice)> notice;
    // After each commit: the moment it speaks of and how many rows it wrote.
    std::function<void(World at, size_t rows)> committed;
};

class Store
{
public:
    static constexpr size_t fullRows = 30'000; // waiting: the writer is behind, hold back

    explicit Store(StoreOptions options); // opens on its own thread
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // Everything there is. done: Io or Decode if it could not be read (it has been set aside then).
    void load(store::Portion portion, std::function<void(Result<store::LoadReport>)> done);
    // Portions of one state of things: all of them up to commit() become visible at once, or none.
    void put(Remembered portion);
    void commit(World at);
    size_t waitingRows() const { return m_rows.load(); }
    bool full() const { return waitingRows() >= fullRows; }

private:
    void post(size_t rows, std::function<void()> job);
    void run(); // the store's thread
    bool ensureOpen();
    void failed(const Error& error);
    void setAside(const Error& error);
    void tell(StoreNotice notice);

    const StoreOptions m_options;
    std::atomic<size_t> m_rows{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::pair<size_t, std::function<void()>>> m_jobs;
    bool m_ends = false;

    // The store's thread only.
    std::unique_ptr<store::Database> m_database;
    bool m_broken = false; // what is put goes nowhere until the next commit
    bool m_told = false; // that it cannot be written
    size_t m_written = 0; // since the last commit
    World m_pruned{};
    std::thread m_thread; // last: starts when everything else is there
};

// Where the memory of an estate is: a file of its own, so that two estates with sources of the same
// names never mix. `estate`: path of its file, or the contexts it is made of.
std::string storeFile(const std::string& dataDir, const std::string& estate);

} // namespace mw
