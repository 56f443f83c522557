// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/service_counters.h"

#include <algorithm>
#include <cmath>

namespace mw::sim {

namespace {

constexpr Ms week = 7 * day;

} // namespace

VolumeGrid::VolumeGrid(std::shared_ptr<const ServiceHistory> service, Ms offset)
    : m_service(std::move(service))
    , m_offset(offset)
    , m_base(gridAfter(m_service->origin, offset))
    , m_weekly(m_service->volume(m_base + week) - m_service->volume(m_base))
{
}

double VolumeGrid::at(Ms t) const
{
    const Ms since = std::max<Ms>(0, t - m_base);
    const Ms weeks = since / week;
    const Ms within = since % week;
    const double volume = m_ready.load(std::memory_order_acquire)
        ? m_week[static_cast<size_t>(within / scrapeInterval)]
        : m_service->volume(m_base + within);
    return volume + static_cast<double>(weeks) * m_weekly;
}

void VolumeGrid::prepare() const
{
    std::call_once(m_once, [this] {
        m_week.resize(static_cast<size_t>(week / scrapeInterval));
        for (size_t i = 0; i < m_week.size(); ++i)
            m_week[i] = m_service->volume(m_base + static_cast<Ms>(i) * scrapeInterval);
        m_ready.store(true, std::memory_order_release);
    });
}

ServiceCounters::ServiceCounters(std::shared_ptr<const ServiceHistory> service,
                                 std::shared_ptr<const VolumeGrid> volume)
    : m_service(std::move(service)), m_volume(std::move(volume))
{
    for (const ServiceHistory::Segment& segment : m_service->segments())
        m_volumeAt.push_back(m_service->volume(segment.from));
}

ServiceCounters::Totals ServiceCounters::at(Ms t) const
{
    static const ServiceHistory::Segment none;
    const auto& segments = m_service->segments();
    if (segments.empty())
        return {none, 0};
    // Mostly the last one; there are few.
    size_t i = segments.size() - 1;
    while (i > 0 && segments[i].from > t)
        --i;
    const ServiceHistory::Segment& segment = segments[i];
    const double grown = t <= segment.from
        ? 0
        : std::max(0.0, segment.flow.load * (m_volume->at(t) - m_volumeAt[i]));
    return {segment, grown};
}

double ServiceCounters::requests(size_t code, Ms t) const
{
    const Totals totals = at(t);
    const double all = totals.segment.requests + totals.grown;
    const double failed = totals.segment.errors + totals.segment.flow.errors * totals.grown;
    switch (code) { // the split of ServiceHistory::requests(code, t)
    case 0:
        return std::floor((1 - m_service->clientErrors) * (all - failed));
    case 1:
        return std::floor(m_service->clientErrors * (all - failed));
    case 2:
        return std::floor(0.7 * failed);
    default:
        return std::floor(0.3 * failed);
    }
}

double ServiceCounters::withCode5xx(Ms t) const
{
    return requests(2, t) + requests(3, t);
}

double ServiceCounters::allCodes(Ms t) const
{
    return requests(0, t) + requests(1, t) + withCode5xx(t);
}

double ServiceCounters::bucket(size_t bound, Ms t) const
{
    const Totals totals = at(t);
    if (bound >= latencyBounds.size())
        return std::floor(totals.segment.requests + totals.grown);
    const double share = ServiceHistory::shareWithin(totals.segment.flow, latencyBounds[bound]);
    return std::floor(totals.segment.within[bound] + share * totals.grown);
}

double ServiceCounters::seconds(Ms t) const
{
    const Totals totals = at(t);
    const Flow& flow = totals.segment.flow;
    const double mean = flow.median * std::exp(flow.spread * flow.spread / 2);
    return totals.segment.seconds + mean * totals.grown;
}

} // namespace mw::sim
