// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Outside providers, as far as their status pages tell and we have seen them: what holds, what was
// over shortly before, and what is not seen. "No event" is only said of what was seen. Pure; any
// thread.
#pragma once

#include "models/data/change.h"
#include "models/data/finding.h"
#include "models/data/provider.h"
#include "models/data/source_status.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

struct ProviderRows
{
    std::vector<ProviderPage> pages;
    std::vector<ProviderComponent> components;
    std::vector<ProviderIncident> incidents;
};

struct ProviderView
{
    std::string source; // estate name
    std::string name; // as the page calls itself, else the estate does
    std::string url; // for the browser; may be empty
    // The summary was answered and is not stale. What stands below is otherwise the last known.
    bool seen = false;
    bool pastSeen = false; // the page's list of ended ones too
    SourceState state = SourceState::Connecting;
    World lastGood{}; // of the summary; World{} = never
    std::vector<ProviderIncident> now; // in force, worst first
    std::vector<ProviderIncident> before; // over, but it touched the window; last ended first
    std::vector<ProviderComponent> unwell; // worst first
    bool isCalm() const { return seen && now.empty() && before.empty() && unwell.empty(); }
    bool operator==(const ProviderView&) const = default;
};

// Of every source of type statuspage that is not switched off, in their order. from: where the
// window begins that ends now.
std::vector<ProviderView>
providerViews(const std::vector<SourceStatus>& sources, const ProviderRows& rows, World from);

// Our word for how bad it is by what the page says.
Severity severityOf(const ProviderIncident& row);
Severity severityOf(ProviderHealth health);

// Check "PROV": an incident of a provider that holds. Context for whoever looks, never by itself a
// reason to wake somebody or to call our own estate unwell: Info.
std::vector<Finding> providerFindings(const ProviderRows& rows);

// Its mark on the incident clock; nullopt: only announced, or without a beginning. page: name of
// the provider.
std::optional<Change> changeOf(const ProviderIncident& row, const std::string& page);
// "provider:github-status/x1": the id of that mark.
std::string changeId(const SourceKey& incident);

} // namespace mw
