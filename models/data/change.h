// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Something that happened: one mark on the incident clock. Made from what sources say (a finished
// deployment, a node that went, an alert that began) and by people (notes). Kept for seven days;
// what is said of a page (who took it first, what it turned out to be) for thirty: figures of pages
// are shown over so long a time.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/data/finding.h"
#include "models/data/kube.h"

#include <string>
#include <string_view>

namespace mw {

// The lanes of the incident clock, top to bottom (wireframes.md §1).
enum class ClockLane { Users, Alerts, Deploys, Cluster, Robots, Provider, Run, Notes };
const char* toString(ClockLane lane); // "users" "alerts" "deploys" …

struct Change
{
    // Stable: the same happening seen again (after a relist, a restart) has the same id.
    std::string id; // "deploy:prod/agents/agent-runtime:14", "alert:prom:3fd2…"
    ClockLane lane = ClockLane::Cluster;
    World at{}; // when it began, by the world clock of who said so
    World until{}; // when it was over; World{} = a moment, or still going on if `open`
    bool open = false;
    Severity severity = Severity::Info;
    std::string environment; // "prod"; empty: not of one
    std::string service; // "agent-runtime": label of the estate's conventions; may be empty
    ObjectKey object; // where there is one
    SourceId source; // who said so; empty: a person at this console
    std::string sentence; // English: "agent-runtime 2.14.0 → 2.14.1"
    std::string link; // page of the run, the alert, the incident; may be empty
    std::string provenance; // API path or query
    bool operator==(const Change&) const = default;
};

inline constexpr std::chrono::hours keptMarks{7 * 24};
// The longest period that figures of pages are shown for (MTTA, MTTR, noise).
inline constexpr std::chrono::hours keptPageMarks{30 * 24};
// Ids of such marks begin with these.
inline constexpr std::string_view pageMarks[]{"ack:", "outcome:"};
bool isPageMark(const Change& change);
inline std::chrono::hours keptFor(const Change& change)
{
    return isPageMark(change) ? keptPageMarks : keptMarks;
}

} // namespace mw
