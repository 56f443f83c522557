// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Deterministic randomness: the same seed gives the same estate. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::sim {

class Random
{
public:
    explicit Random(uint64_t seed) : m_state(seed) { }
    uint64_t next(); // splitmix64
    uint64_t below(uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    std::string suffix(size_t length); // as the API server generates names
    std::string uuid();

private:
    uint64_t m_state;
};

uint64_t hashText(std::string_view text); // FNV-1a
std::string safeText(uint64_t value, size_t length); // digits of the generated-name alphabet

} // namespace mw::sim
