// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All series of the simulated estate, as a source for PromQL. Thread-safe. Nothing is locked while
// a query runs: it works on a snapshot.
#pragma once

#include "app/simulator/metrics/families.h"

namespace mw::sim {

class World;

class MetricSource final : public promql::SeriesSource
{
public:
    explicit MetricSource(MetricInput input);

    std::vector<promql::SeriesViewPtr>
    select(const promql::Matchers& matchers, int64_t from, int64_t to) const override;
    // The labels of those that match and do have samples in the interval. What `wanted` declines
    // is passed by, without the costly look for a sample.
    void existing(const promql::Matchers& matchers,
                  int64_t from,
                  int64_t to,
                  const std::function<bool(const promql::Labels&)>& wanted,
                  const std::function<void(const promql::Labels&)>& take) const;
    const MetricInput& input() const { return m_input; }
    Ms oldest() const { return m_input.horizon->oldest; }
    Ms now() const { return m_input.horizon->now.load(); }

private:
    template <class Take>
    void eachMatch(const promql::Matchers& matchers, int64_t from, int64_t to, Take take) const;
    // Made when first asked for.
    const SeriesList& family(size_t index) const;

    struct Slot
    {
        std::once_flag once;
        SeriesList series;
    };
    MetricInput m_input;
    std::unique_ptr<Slot[]> m_slots; // as metricFamilies()
};

class Metrics
{
public:
    explicit Metrics(World& world);
    // The estate up to this moment.
    std::shared_ptr<const MetricSource> source();

private:
    MetricInput inputFor(const std::shared_ptr<const History>& history);

    World& m_world;
    std::mutex m_mutex;
    std::shared_ptr<Horizon> m_horizon;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const VolumeGrid>> m_volumes;
    std::vector<std::shared_ptr<SloRecords>> m_slos;
    std::shared_ptr<const MetricSource> m_source;
};

} // namespace mw::sim
