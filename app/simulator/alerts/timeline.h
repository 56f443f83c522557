// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which alerts fired from when to when, from three hours before the simulation began until now:
// what Prometheus has sent to the Alertmanagers. Walks the minutes that have passed whenever it is
// asked. Thread-safe; shared by the faces.
#pragma once

#include "app/simulator/alerts/alert_rules.h"

#include <memory>
#include <mutex>
#include <optional>

namespace mw::sim {

struct AlertSpan
{
    LabelMap labels, annotations;
    std::string fingerprint;
    Ms startsAt = 0;
    Ms endedAt = never; // never: it fires
    Ms updatedAt = 0; // last evaluation that knew it
    bool firesAt(Ms t) const { return startsAt <= t && t < endedAt; }
    std::string label(const char* name) const
    {
        const auto it = labels.find(name);
        return it == labels.end() ? std::string() : it->second;
    }
};

class AlertTimeline
{
public:
    explicit AlertTimeline(World& world);
    // Oldest first, also those that are over.
    std::vector<AlertSpan> spans();

private:
    void step(const MetricSource& source, Ms at);

    Metrics m_metrics;
    std::mutex m_mutex;
    std::optional<Ms> m_last; // evaluated up to here
    std::vector<AlertSpan> m_spans;
    std::map<std::string, size_t> m_open; // fingerprint → index of the span that fires
};

} // namespace mw::sim
