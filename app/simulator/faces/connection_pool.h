// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thread for every connection, made when it is needed: httplib's own pool makes all of them at
// once, which for a dozen ports is two thousand. A watch holds its thread for as long as it lasts.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <httplib.h>
#include <mutex>
#include <thread>
#include <vector>

namespace mw::sim {

class ConnectionPool final : public httplib::TaskQueue
{
public:
    explicit ConnectionPool(size_t most) : m_most(most) { }
    // Any thread. Beyond `most` connections the next one waits.
    void enqueue(std::function<void()> connection) override;
    // Waits for all; httplib has closed their sockets.
    void shutdown() override;

private:
    void work();

    const size_t m_most;
    std::mutex m_mutex; // guards all below
    std::condition_variable m_change;
    std::deque<std::function<void()>> m_waiting;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    bool m_over = false;
};

} // namespace mw::sim
