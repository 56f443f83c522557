// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What outside providers say of themselves on their status pages. Values only, no I/O. Times are
// UTC; World{} = not said. A word that is not known stays as sent and counts as trouble.
#pragma once

#include "models/base/clock.h"
#include "models/data/source_key.h"

#include <string>
#include <vector>

namespace mw {

// Of a part of a provider. Worse ones are greater; Other is a word we do not know.
enum class ProviderHealth {
    Operational,
    Maintenance,
    Other,
    Degraded,
    PartialOutage,
    MajorOutage,
};

// Of an incident, and of the page as a whole.
enum class ProviderImpact { None, Maintenance, Other, Minor, Major, Critical };

struct ProviderPage
{
    SourceKey key; // id "page"
    std::string name; // "GitHub", as the page calls itself
    std::string url; // for the browser
    ProviderImpact impact = ProviderImpact::Other;
    Atom impactWord; // as sent
    std::string description; // "All Systems Operational"
    World updated{}; // when the page was last changed, by its own word
    std::vector<std::string> only; // components that are watched; empty = all there are
    bool operator==(const ProviderPage&) const = default;
};

struct ProviderComponent
{
    SourceKey key; // id of the page
    std::string name; // "Actions"
    std::string group; // name of the group it stands in; empty = none
    ProviderHealth health = ProviderHealth::Other;
    Atom healthWord; // as sent
    World updated{};
    bool operator==(const ProviderComponent&) const = default;
};

struct ProviderIncident
{
    enum class State {
        Investigating,
        Identified,
        Monitoring,
        Resolved, // or its postmortem is written
        Scheduled, // announced maintenance that has not begun
        InProgress, // maintenance, also while it is verified
        Completed, // maintenance
        Other,
    };

    SourceKey key; // id of the page
    std::string name;
    bool maintenance = false; // announced before, not an incident
    State state = State::Other;
    Atom stateWord; // as sent
    ProviderImpact impact = ProviderImpact::Other;
    Atom impactWord; // as sent
    std::vector<std::string> components; // names; empty = it names none
    World started{}; // of maintenance: when it is to begin, or began
    World ended{}; // resolved or completed; World{} = not yet
    World plannedEnd{}; // of maintenance
    bool endSeen = false; // the page no longer names it; `ended` is when that was noticed
    World updated{};
    std::string update; // what was said last
    std::string url; // for the browser
    bool operator==(const ProviderIncident&) const = default;
};

// It holds now. What has no known word holds too: never call fine what was not understood.
inline bool inForce(const ProviderIncident& row)
{
    return row.state != ProviderIncident::State::Resolved
        && row.state != ProviderIncident::State::Completed
        && row.state != ProviderIncident::State::Scheduled;
}

inline const SourceKey& rowKey(const ProviderPage& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const ProviderComponent& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const ProviderIncident& row)
{
    return row.key;
}

} // namespace mw
