// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A piecewise constant function of time: the value from an instant on, until the next one. What the
// simulated estate keeps instead of samples. Plain value, no threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace mw::sim {

using Ms = int64_t; // UTC, milliseconds since the epoch, virtual time

inline constexpr Ms never = std::numeric_limits<Ms>::max();
inline constexpr Ms second = 1000;
inline constexpr Ms minute = 60 * second;
inline constexpr Ms hour = 60 * minute;
inline constexpr Ms day = 24 * hour;

template <class T>
class Steps
{
public:
    Steps() = default;
    // The value from `at` on; `at` may not lie before the last step. Equal values are not repeated.
    void set(Ms at, T value)
    {
        if (!m_steps.empty() && m_steps.back().second == value)
            return;
        if (!m_steps.empty() && m_steps.back().first >= at) {
            m_steps.back().second = std::move(value);
            return;
        }
        m_steps.emplace_back(at, std::move(value));
    }
    // Before the first step: a default constructed T.
    T at(Ms t) const
    {
        const auto it = after(t);
        return it == m_steps.begin() ? T{} : std::prev(it)->second;
    }
    // When the value that holds at t began; never if there is none yet.
    Ms since(Ms t) const
    {
        const auto it = after(t);
        return it == m_steps.begin() ? never : std::prev(it)->first;
    }
    bool empty() const { return m_steps.empty(); }
    const T& last() const { return m_steps.back().second; }
    const std::vector<std::pair<Ms, T>>& steps() const { return m_steps; }

private:
    auto after(Ms t) const
    {
        return std::upper_bound(m_steps.begin(), m_steps.end(), t, [](Ms left, const auto& step) {
            return left < step.first;
        });
    }
    std::vector<std::pair<Ms, T>> m_steps;
};

} // namespace mw::sim
