// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/memory_source.h"

#include <algorithm>

namespace mw::sim::promql {

void MemorySeries::read(int64_t from, int64_t to, std::vector<Sample>& out) const
{
    const auto before = [](const Sample& sample, int64_t t) { return sample.t < t; };
    const auto begin = std::lower_bound(m_samples.begin(), m_samples.end(), from, before);
    const auto end = std::upper_bound(
        begin, m_samples.end(), to, [](int64_t t, const Sample& sample) { return t < sample.t; });
    out.insert(out.end(), begin, end);
}

void MemorySource::add(Labels labels, std::vector<Sample> samples)
{
    m_series.push_back(std::make_shared<MemorySeries>(std::move(labels), std::move(samples)));
}

std::vector<SeriesViewPtr> MemorySource::select(const Matchers& matchers, int64_t, int64_t) const
{
    std::vector<SeriesViewPtr> found;
    for (const SeriesViewPtr& series : m_series) {
        if (matchesAll(matchers, series->labels()))
            found.push_back(series);
    }
    std::sort(found.begin(), found.end(), [](const SeriesViewPtr& a, const SeriesViewPtr& b) {
        return a->labels() < b->labels();
    });
    return found;
}

} // namespace mw::sim::promql
