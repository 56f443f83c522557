// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Request counters of a service. A month of a counter is 43,200 samples: what is costly in them,
// the integral of the traffic, repeats every week, so that one week of it on the scrape grid gives
// all others.
#pragma once

#include "app/simulator/estate/history.h"
#include "app/simulator/metrics/grid.h"

#include <mutex>

namespace mw::sim {

// ServiceHistory::volume on the scrape grid of one target. Thread-safe.
class VolumeGrid
{
public:
    VolumeGrid(std::shared_ptr<const ServiceHistory> service, Ms offset);
    Ms offset() const { return m_offset; }
    // t on the grid, not before the service's origin.
    double at(Ms t) const;
    // Prepares for many calls.
    void prepare() const;

private:
    std::shared_ptr<const ServiceHistory> m_service;
    Ms m_offset;
    Ms m_base; // first instant of the grid after the origin
    double m_weekly; // growth per week
    mutable std::once_flag m_once;
    mutable std::atomic<bool> m_ready = false;
    mutable std::vector<double> m_week; // by minute after m_base
};

// What a service's counters read at an instant of the grid. Immutable.
class ServiceCounters
{
public:
    ServiceCounters(std::shared_ptr<const ServiceHistory> service,
                    std::shared_ptr<const VolumeGrid> volume);
    const ServiceHistory& service() const { return *m_service; }
    Ms offset() const { return m_volume->offset(); }
    void prepare() const { m_volume->prepare(); }

    double requests(size_t code, Ms t) const; // code: index into ServiceHistory::codes()
    double withCode5xx(Ms t) const; // sum of the counters of 500 and 503
    double allCodes(Ms t) const; // sum of the counters of all codes
    double bucket(size_t bound, Ms t) const; // index into latencyBounds; its size = +Inf
    double seconds(Ms t) const;

private:
    struct Totals
    {
        const ServiceHistory::Segment& segment;
        double grown; // requests since the segment began
    };
    Totals at(Ms t) const;

    std::shared_ptr<const ServiceHistory> m_service;
    std::shared_ptr<const VolumeGrid> m_volume;
    std::vector<double> m_volumeAt; // volume where each segment begins
};

} // namespace mw::sim
