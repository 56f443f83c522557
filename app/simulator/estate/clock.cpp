// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/clock.h"

namespace mw::sim {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

VirtualClock::VirtualClock(Ms start, double speed)
    : m_base(start)
    , m_real(steady_clock::now())
    , m_speed(speed <= 0 ? 0 : std::clamp(speed, 0.001, 600.0))
{
}

Ms VirtualClock::nowLocked() const
{
    const std::chrono::duration<double, std::milli> real = steady_clock::now() - m_real;
    return m_base + static_cast<Ms>(real.count() * m_speed);
}

Ms VirtualClock::now() const
{
    const std::lock_guard lock(m_mutex);
    return nowLocked();
}

double VirtualClock::speed() const
{
    const std::lock_guard lock(m_mutex);
    return m_speed;
}

void VirtualClock::setSpeed(double speed)
{
    const std::lock_guard lock(m_mutex);
    m_base = nowLocked();
    m_real = steady_clock::now();
    m_speed = speed <= 0 ? 0 : std::clamp(speed, 0.001, 600.0);
}

void VirtualClock::jump(Ms by)
{
    const std::lock_guard lock(m_mutex);
    m_base += std::max<Ms>(by, 0);
}

milliseconds VirtualClock::until(Ms instant) const
{
    const std::lock_guard lock(m_mutex);
    const Ms now = nowLocked();
    if (instant <= now)
        return milliseconds(0);
    if (m_speed <= 0 || instant == never)
        return milliseconds::max();
    return milliseconds(static_cast<int64_t>(static_cast<double>(instant - now) / m_speed) + 1);
}

} // namespace mw::sim
