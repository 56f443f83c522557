// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console's two clocks. Monotonic is always real. World is the system's, or follows the clock
// an estate names (a simulation at any speed), or stands still at --at. Thread-safe.
#pragma once

#include "models/base/clock.h"

#include <atomic>
#include <optional>

namespace mw {

class WorldClock final : public Clock
{
public:
    Monotonic monotonic() const override { return std::chrono::steady_clock::now(); }
    World world() const override;
    void freeze(World at);
    // World was `at` at the monotonic moment `seen` and moves `speed` times as fast as real time.
    void follow(World at, Monotonic seen, double speed);
    bool isReal() const { return m_mode == Mode::System; }

private:
    enum class Mode { System, Followed, Frozen };
    std::atomic<Mode> m_mode{Mode::System};
    std::atomic<int64_t> m_world{0}; // ms
    std::atomic<int64_t> m_seen{0}; // ns of the steady clock
    std::atomic<double> m_speed{1};
};

} // namespace mw
