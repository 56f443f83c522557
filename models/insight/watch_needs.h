// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a person: alerts, pages and findings about one object as one row, and whether it can
// wait. Pure; any thread.
#pragma once

#include "models/data/page.h"
#include "models/data/shout.h"

#include <functional>
#include <string>
#include <vector>

namespace mw {

struct NeedRow
{
    // Why it is for tonight (or why not): the rule, visible in "why".
    enum class Rule {
        Page, // somebody was called
        Burning, // users are losing their error budget fast
        Gate, // API, ETCD, DNS, WEBH, PEND critical in production
        Nodes, // nodes are lost in a cluster one of whose gates is critical since
        CriticalAlert, // the estate's own rules call it critical
        NotProduction,
        OwnFinding, // our findings alone wake nobody
        Warning,
        NotReady, // this laptop could not run a failover: nothing is wrong yet
    };
    std::string key; // stable
    Severity severity = Severity::Unknown;
    std::string object; // what people call it
    std::string what; // fact with its number
    size_t signalCount = 1;
    World since{};
    bool tonight = false;
    bool nodes = false; // a finding says critically of nodes: where others begin, look there first
    // Every finding is about a workload's pods, or there is none and every alert is one of
    // kubernetes-mixin's about a node; and nobody was called.
    bool work = false;
    // Key of the row of lost nodes in the same cluster, where this one began with them or after:
    // it stands behind that row, and a list may fold it there. Time and place, no cause.
    std::string under;
    Rule rule = Rule::OwnFinding;
    Atom cluster;
    std::string findingId; // worst of its findings; may be empty
    SourceKey alert; // worst of its alerts; id empty: none
    std::vector<SourceKey> pages;
    std::vector<std::string> alertNames; // for runbooks; worst first
    std::string runbookUrl;
    bool operator==(const NeedRow&) const = default;
};

struct NeedsInput
{
    const std::vector<Finding>& findings;
    const std::vector<Shout>& shouts;
    const std::vector<Page>& pages;
    // Of a cluster or a source; true where it is not known.
    std::function<bool(const std::string&)> isProduction;
};

// Tonight's first, then the worst, those with a page first, lost nodes, then the oldest; what is
// under a row directly behind it.
std::vector<NeedRow> watchNeeds(const NeedsInput& input);

} // namespace mw
