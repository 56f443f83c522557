// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/log_follower.h"

namespace mw {

LogFollower::LogFollower(Hub& hub, QObject* parent) : QObject(parent), m_hub(hub)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogFollower::tick);
}

LogFollower::~LogFollower()
{
    *m_alive = false;
    cancel();
}

void LogFollower::cancel()
{
    ++m_turn;
    m_timer.stop();
    m_due.reset();
    if (const uint64_t ticket = std::exchange(m_ticket, 0); ticket != 0)
        m_hub.cancel(ticket);
}

void LogFollower::stop()
{
    cancel();
    m_begun = false;
    m_last = World{};
    forget();
}

void LogFollower::begin()
{
    m_begun = true;
    ask(Priority::Person);
}

void LogFollower::again()
{
    if (m_begun && m_ticket == 0)
        ask(Priority::Person);
}

void LogFollower::tick()
{
    if (!m_due || m_ticket != 0)
        return;
    const auto left = std::chrono::ceil<Millis>(*m_due - m_hub.clock().monotonic());
    // The first look is a click; the later ones wait their turn like every poll.
    if (left > Millis(0))
        m_timer.start(static_cast<int>(left.count()));
    else
        ask(Priority::Normal);
}

void LogFollower::askIn(Millis wait)
{
    m_due = m_hub.clock().monotonic() + wait;
    m_timer.start(static_cast<int>(wait.count()));
}

void LogFollower::ask(Priority priority)
{
    if (!m_begun)
        return;
    cancel();
    Question asked = question();
    if (asked.call.target.empty())
        return;
    m_ticket = m_hub.submit(asked.source,
                            std::move(asked.call),
                            priority,
                            [this, alive = m_alive, turn = m_turn](Result<HttpResponse> answer) {
                                if (!*alive || turn != m_turn)
                                    return; // somebody looks at another log by now
                                m_ticket = 0;
                                heard(answer);
                            });
}

void LogFollower::heard(const Result<HttpResponse>& answer)
{
    const uint64_t turn = m_turn;
    m_last = m_hub.clock().world();
    Next next = Next::Later;
    if (answer) {
        next = answered(*answer);
    } else {
        Q_EMIT failed(answer.error());
        next = lost();
    }
    if (!m_begun || turn != m_turn)
        return; // whoever was told has chosen another one
    if (next == Next::Now)
        ask(Priority::Person);
    else if (next == Next::Later)
        askIn(later());
}

} // namespace mw
