// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/grid.h"

#include <algorithm>

namespace mw::sim {

Ms scrapeOffset(const std::string& target)
{
    uint64_t hash = 0xcbf29ce484222325u; // FNV-1a: the same on every machine
    for (const char c : target)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return static_cast<Ms>((hash ^ (hash >> 32)) % static_cast<uint64_t>(scrapeInterval));
}

Ms gridBefore(Ms t, Ms offset)
{
    const Ms past = (t - offset) % scrapeInterval;
    return t - (past < 0 ? past + scrapeInterval : past);
}

Ms gridAfter(Ms t, Ms offset)
{
    const Ms before = gridBefore(t, offset);
    return before == t ? t : before + scrapeInterval;
}

GridSeries::GridSeries(promql::Labels labels,
                       Ms offset,
                       Life life,
                       std::shared_ptr<const Horizon> horizon)
    : m_labels(std::move(labels)), m_offset(offset), m_life(life), m_horizon(std::move(horizon))
{
}

bool GridSeries::overlaps(Ms from, Ms to) const
{
    // One scrape after its end there is still the stale marker.
    return m_life.from <= to && (m_life.until == never || from <= m_life.until + scrapeInterval);
}

void GridSeries::clip(Ms& from, Ms& to) const
{
    from = std::max({from, m_horizon->oldest, m_life.from});
    to = std::min(to, m_horizon->now.load());
    if (m_life.until != never)
        to = std::min(to, m_life.until - 1);
}

bool GridSeries::exists(Ms from, Ms to) const
{
    clip(from, to);
    // From the end: what is asked about is mostly still there.
    for (Ms t = gridBefore(to, m_offset); t >= from; t -= scrapeInterval) {
        if (present(t))
            return true;
    }
    return false;
}

void GridSeries::read(int64_t from, int64_t to, std::vector<promql::Sample>& out) const
{
    from = std::max({from, m_horizon->oldest, m_life.from});
    to = std::min(to, m_horizon->now.load());
    if (m_life.until != never)
        to = std::min(to, m_life.until + scrapeInterval);
    if (from > to)
        return;
    const Ms first = gridAfter(from, m_offset);
    if (first > to)
        return;
    const size_t count = static_cast<size_t>((to - first) / scrapeInterval) + 1;
    out.reserve(out.size() + count);
    expect(count);
    const Ms previous = first - scrapeInterval;
    bool before = previous >= m_horizon->oldest && there(previous);
    for (Ms t = first; t <= to; t += scrapeInterval) {
        const bool now = there(t);
        if (now)
            out.push_back({t, value(t)});
        else if (before)
            out.push_back({t, promql::staleValue()});
        before = now;
    }
}

} // namespace mw::sim
