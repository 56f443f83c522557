// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page at 03:00: which pages are one cause, when users began to feel it, and what changed just
// before. "Just before" is all that is claimed. Pure; any thread.
#pragma once

#include "models/data/change.h"
#include "models/data/page.h"
#include "models/data/shout.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mw {

// Open pages that one row of shouts joins: one tab.
struct FocusPages
{
    std::vector<Page> pages; // those that wait for somebody first, then the oldest
    std::string shout; // key of the row; empty = none joins them
    std::string object; // what they speak of
    Atom cluster, ns;
    Severity severity = Severity::Critical;
    World impact{}; // when it began, as far as it is known
    bool impactMeasured = false; // an SLO says so; else the oldest signal or the page itself
    size_t signalCount = 0;
    bool operator==(const FocusPages&) const = default;
};
// Those with a page that nobody has taken first, then by age.
std::vector<FocusPages> focusPages(const std::vector<Page>& pages,
                                   const std::vector<Shout>& shouts,
                                   const std::vector<Finding>& findings);

struct FocusChange
{
    enum class Ground { SameObject, SameDependency, SameCluster, TimeOnly };
    // What kind of dependency: one that the estate file names, or a node that pods stand on.
    enum class Through { Service, Node };
    Change change;
    Ground ground = Ground::TimeOnly;
    Millis before{}; // impact minus what was felt; negative: after the impact
    bool strongest = false; // of a ground that names the object, and before the impact
    std::string of{}; // of SameDependency: whose
    Through through = Through::Service;
    bool operator==(const FocusChange&) const = default;
};
struct FocusSubject
{
    std::string object; // service
    Atom cluster, ns;
    World impact{};
    std::set<std::string> dependencies; // services it calls; empty = the estate does not say
    std::string environment{}; // of the page; a deploy to another one is no ground
    std::set<std::string> below{}; // ids of changes to nodes that its pods stand or stood on
};
// Ranked: ground, before the impact, deploys before robots before the cluster, nearest in time.
// A rollout that both the pipeline and the cluster tell of is there once.
std::vector<FocusChange>
changedBefore(const std::vector<Change>& changes, const FocusSubject& subject, World now);

// Which beginning to go by: the clock's mark, which does not slide back while users recover; but
// not the mark of an earlier burn whose end nobody saw, because this console was closed.
inline World heldBeginning(World marked, World computed)
{
    return computed - marked > std::chrono::minutes(30) ? computed : marked;
}

inline constexpr std::chrono::hours focusLooksBack{2};
inline constexpr std::chrono::minutes focusLooksAfter{10};

} // namespace mw
