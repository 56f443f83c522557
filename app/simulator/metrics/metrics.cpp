// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/metrics.h"

#include "app/simulator/estate/world.h"

#include <algorithm>

namespace mw::sim {

namespace {

constexpr Ms retention = 30 * day;

} // namespace

MetricSource::MetricSource(MetricInput input)
    : m_input(std::move(input)), m_slots(std::make_unique<Slot[]>(metricFamilies().size()))
{
}

const SeriesList& MetricSource::family(size_t index) const
{
    Slot& slot = m_slots[index];
    std::call_once(slot.once, [&] {
        const MetricFamily& family = metricFamilies()[index];
        SeriesMaker maker(m_input, family.name, slot.series);
        family.make(maker);
        std::sort(slot.series.begin(), slot.series.end(), [](const auto& a, const auto& b) {
            return a->labels() < b->labels();
        });
    });
    return slot.series;
}

template <class Take>
void MetricSource::eachMatch(const promql::Matchers& matchers,
                             int64_t from,
                             int64_t to,
                             Take take) const
{
    // The name decides on families as a whole.
    promql::Matchers byName;
    promql::Matchers others;
    for (const promql::Matcher& matcher : matchers)
        (matcher.name == promql::metricName ? byName : others).push_back(matcher);
    for (size_t i = 0; i < metricFamilies().size(); ++i) {
        const std::string_view name = metricFamilies()[i].name;
        if (!std::all_of(byName.begin(), byName.end(), [name](const promql::Matcher& matcher) {
                return matcher.matches(name);
            }))
            continue;
        for (const auto& series : family(i)) {
            if (series->overlaps(from, to) && promql::matchesAll(others, series->labels()))
                take(series);
        }
    }
}

std::vector<promql::SeriesViewPtr>
MetricSource::select(const promql::Matchers& matchers, int64_t from, int64_t to) const
{
    std::vector<promql::SeriesViewPtr> found;
    eachMatch(matchers, from, to, [&found](const auto& series) { found.push_back(series); });
    return found;
}

void MetricSource::existing(const promql::Matchers& matchers,
                            int64_t from,
                            int64_t to,
                            const std::function<bool(const promql::Labels&)>& wanted,
                            const std::function<void(const promql::Labels&)>& take) const
{
    eachMatch(matchers, from, to, [&](const auto& series) {
        if (wanted(series->labels()) && series->exists(from, to))
            take(series->labels());
    });
}

Metrics::Metrics(World& world) : m_world(world) { }

std::shared_ptr<const MetricSource> Metrics::source()
{
    // In this order: the snapshot knows everything up to `now`.
    const Ms now = m_world.now();
    const std::shared_ptr<const History> history = m_world.history();
    const std::lock_guard lock(m_mutex);
    if (!m_horizon) {
        m_horizon = std::make_shared<Horizon>();
        m_horizon->oldest = history->start - retention;
        for (const SloSpec& spec : sloSpecs())
            m_slos.push_back(std::make_shared<SloRecords>(spec, m_horizon->oldest));
    }
    if (!m_source || m_source->input().history->version != history->version)
        m_source = std::make_shared<MetricSource>(inputFor(history));
    // Requests overtake each other; time does not go back. Last, so that whoever sees the new time
    // also sees what happened until then.
    m_horizon->now = std::max(m_horizon->now.load(), now);
    return m_source;
}

MetricInput Metrics::inputFor(const std::shared_ptr<const History>& history)
{
    MetricInput input;
    input.history = history;
    input.horizon = m_horizon;
    for (const auto& service : history->services) {
        auto& volume = m_volumes[{service->cluster, service->name}];
        if (!volume)
            volume = std::make_shared<VolumeGrid>(service,
                                                  scrapeOffset(serviceTarget(service->cluster)));
        input.services.push_back(std::make_shared<ServiceCounters>(service, volume));
        input.clusters.insert(service->cluster);
        for (const auto& slo : m_slos) {
            if (service->cluster == sloCluster && service->name == slo->spec().service)
                slo->use(input.services.back());
        }
    }
    for (const auto& node : history->nodes) {
        input.nodes[{node->cluster, node->name}] = node;
        input.clusters.insert(node->cluster);
    }
    input.slos.assign(m_slos.begin(), m_slos.end());
    return input;
}

} // namespace mw::sim
