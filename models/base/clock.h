// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two clocks. Monotonic drives time-outs and back-off; World drives ages, windows, waits and marks
// (its speed may differ from real time when an estate names a simulated clock). Both are injected.
// now() may be called from any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace mw {

using Millis = std::chrono::milliseconds;
using Monotonic = std::chrono::steady_clock::time_point;
// UTC, milliseconds since the epoch.
using World = std::chrono::time_point<std::chrono::system_clock, Millis>;

class Clock
{
public:
    virtual ~Clock() = default;
    virtual Monotonic monotonic() const = 0;
    virtual World world() const = 0;
};

class SystemClock final : public Clock
{
public:
    Monotonic monotonic() const override { return std::chrono::steady_clock::now(); }
    World world() const override
    {
        return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
    }
};

// Turns by hand; for tests and for `render --at`.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(World at) : m_world(at) { }
    Monotonic monotonic() const override { return m_monotonic; }
    World world() const override { return m_world; }
    void advance(Millis by)
    {
        m_world += by;
        m_monotonic += by;
    }

private:
    World m_world;
    Monotonic m_monotonic{};
};

// RFC 3339 in UTC: "2026-01-01T00:00:00Z", with ".250" only when there are milliseconds.
std::string formatTime(World time);
// RFC 3339 with any offset and up to nine fractional digits (cut to milliseconds). False if it is
// not one.
bool parseTime(std::string_view text, World& time);

} // namespace mw
