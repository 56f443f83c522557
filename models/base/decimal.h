// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal text as int64 counts of 10⁻⁹ (money, quantities, numbers of runbooks), and the 128-bit
// arithmetic that both need. Never a double. Pure; any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

__extension__ using Wide = __int128;

inline constexpr int64_t nanoPerUnit = 1'000'000'000;

// What to do with digits beyond the ninth place.
enum class Beyond { HalfUp, HalfEven, Refuse };
// "-12", "+0.5", "1e-3", "3.75E-06". nullopt: no number, or it does not fit (saturate: the limit).
std::optional<int64_t> parseNano(std::string_view text, Beyond beyond, bool saturate = false);
// The shortest text that gives the same value: "12", "-0.5", "0.0000038".
std::string nanoText(int64_t nano);

inline std::optional<int64_t> narrow(Wide value)
{
    if (value > std::numeric_limits<int64_t>::max() || value < std::numeric_limits<int64_t>::min())
        return std::nullopt;
    return static_cast<int64_t>(value);
}
// a / b; b must not be 0. |a| and |b| up to 2¹²⁵.
Wide divideHalfAway(Wide a, Wide b);
Wide divideHalfEven(Wide a, Wide b);

} // namespace mw
