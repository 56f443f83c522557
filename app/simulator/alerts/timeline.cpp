// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/alerts/timeline.h"

#include <set>

namespace mw::sim {

namespace {

constexpr Ms before = 3 * hour;

} // namespace

AlertTimeline::AlertTimeline(World& world) : m_metrics(world) { }

std::vector<AlertSpan> AlertTimeline::spans()
{
    const auto source = m_metrics.source();
    const std::lock_guard lock(m_mutex);
    const Ms now = gridBefore(source->now(), 0);
    if (!m_last)
        m_last = gridBefore(source->input().history->start - before, 0) - minute;
    for (Ms at = *m_last + minute; at <= now; at += minute) {
        step(*source, at);
        m_last = at;
    }
    return m_spans;
}

void AlertTimeline::step(const MetricSource& source, Ms at)
{
    std::set<std::string> firing;
    for (FiringAlert& alert : firingAt(source, at)) {
        const std::string print = fingerprint(alert.labels);
        firing.insert(print);
        const auto it = m_open.find(print);
        if (it != m_open.end()) {
            m_spans[it->second].updatedAt = at;
            continue;
        }
        m_open[print] = m_spans.size();
        m_spans.push_back(
            {std::move(alert.labels), std::move(alert.annotations), print, alert.since, never, at});
    }
    for (auto it = m_open.begin(); it != m_open.end();) {
        if (firing.contains(it->first)) {
            ++it;
            continue;
        }
        m_spans[it->second].endedAt = at;
        it = m_open.erase(it);
    }
}

} // namespace mw::sim
