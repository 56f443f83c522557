// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Series held in memory: results of subqueries, and what tests load. Immutable once shared.
#pragma once

#include "app/simulator/promql/source.h"

namespace mw::sim::promql {

class MemorySeries final : public SeriesView
{
public:
    MemorySeries(Labels labels, std::vector<Sample> samples)
        : m_labels(std::move(labels)), m_samples(std::move(samples))
    {
    }
    const Labels& labels() const override { return m_labels; }
    void read(int64_t from, int64_t to, std::vector<Sample>& out) const override;

private:
    Labels m_labels;
    std::vector<Sample> m_samples; // in order of time
};

class MemorySource final : public SeriesSource
{
public:
    void add(Labels labels, std::vector<Sample> samples);
    std::vector<SeriesViewPtr>
    select(const Matchers& matchers, int64_t from, int64_t to) const override;

private:
    std::vector<SeriesViewPtr> m_series;
};

} // namespace mw::sim::promql
