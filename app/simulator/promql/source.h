// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the evaluator gets its samples. select() and read() may be called from any thread; a view
// stays valid as long as it is held.
#pragma once

#include "app/simulator/promql/matcher.h"

#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace mw::sim::promql {

struct Sample
{
    int64_t t = 0; // ms since the epoch
    double v = 0;
};

// The value written when a series ends: it hides the series at once, and is itself never shown.
inline constexpr uint64_t staleBits = 0x7ff0000000000002u;
inline double staleValue()
{
    return std::bit_cast<double>(staleBits);
}
inline bool isStale(double value)
{
    return std::bit_cast<uint64_t>(value) == staleBits;
}

class SeriesView
{
public:
    virtual ~SeriesView() = default;
    virtual const Labels& labels() const = 0;
    // Appends the samples with from ≤ t ≤ to, in order of time.
    virtual void read(int64_t from, int64_t to, std::vector<Sample>& out) const = 0;
};

using SeriesViewPtr = std::shared_ptr<const SeriesView>;

class SeriesSource
{
public:
    virtual ~SeriesSource() = default;
    // The series that match and may have samples in the interval (both ends belong to it).
    virtual std::vector<SeriesViewPtr>
    select(const Matchers& matchers, int64_t from, int64_t to) const = 0;
};

} // namespace mw::sim::promql
