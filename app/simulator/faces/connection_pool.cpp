// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/connection_pool.h"

namespace mw::sim {

void ConnectionPool::enqueue(std::function<void()> connection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(connection));
        if (m_waiting.size() > m_idle && m_threads.size() < m_most)
            m_threads.emplace_back([this] { work(); });
    }
    m_change.notify_one();
}

void ConnectionPool::shutdown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_change.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void ConnectionPool::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_change.wait(lock, [this] { return !m_waiting.empty() || m_over; });
        --m_idle;
        if (m_waiting.empty())
            return;
        const std::function<void()> connection = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        connection();
        lock.lock();
    }
}

} // namespace mw::sim
