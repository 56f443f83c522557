// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Virtual time: real time times a speed, which may be changed, paused (speed 0) or jumped forward.
// Thread-safe; never goes back.
#pragma once

#include "app/simulator/estate/steps.h"

#include <chrono>
#include <mutex>

namespace mw::sim {

class VirtualClock
{
public:
    VirtualClock(Ms start, double speed);
    Ms now() const;
    double speed() const;
    void setSpeed(double speed); // 0 = paused, else 1…600
    void jump(Ms by); // forward only
    // Real time until the virtual instant; max() when paused, 0 if it has passed.
    std::chrono::milliseconds until(Ms instant) const;

private:
    Ms nowLocked() const;
    mutable std::mutex m_mutex;
    Ms m_base;
    std::chrono::steady_clock::time_point m_real;
    double m_speed;
};

} // namespace mw::sim
