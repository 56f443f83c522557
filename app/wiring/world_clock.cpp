// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/world_clock.h"

namespace mw {

World WorldClock::world() const
{
    switch (m_mode.load()) {
    case Mode::Frozen:
        return World(Millis(m_world.load()));
    case Mode::Followed: {
        const auto now = monotonic().time_since_epoch();
        const double passed
            = double((std::chrono::duration_cast<std::chrono::nanoseconds>(now)).count()
                     - m_seen.load())
            / 1e6 * m_speed.load();
        return World(Millis(m_world.load() + int64_t(passed)));
    }
    case Mode::System:
        break;
    }
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

void WorldClock::freeze(World at)
{
    m_world = at.time_since_epoch().count();
    m_mode = Mode::Frozen;
}

void WorldClock::follow(World at, Monotonic seen, double speed)
{
    if (m_mode == Mode::Frozen)
        return;
    m_world = at.time_since_epoch().count();
    m_seen = std::chrono::duration_cast<std::chrono::nanoseconds>(seen.time_since_epoch()).count();
    m_speed = speed;
    m_mode = Mode::Followed;
}

} // namespace mw
