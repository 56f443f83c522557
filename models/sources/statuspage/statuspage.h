// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's public status page that speaks Atlassian Statuspage's API v2 (GitHub, Anthropic,
// Cloudflare, Datadog and many others; incident.io's pages answer alike). No credentials. Parts:
// summary, incidents, maintenances. Topic rows: ProviderPage, ProviderComponent, ProviderIncident.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/sources/source.h"

#include <memory>
#include <string>
#include <vector>

namespace mw {

struct StatuspageSettings
{
    SourceId id;
    std::string url; // of the page, for the browser where it does not say itself
    // Names of components, or of groups of them, that matter here; empty = all there are.
    std::vector<std::string> components;
    Millis calmEvery{150'000};
    Millis troubleEvery{60'000}; // while something is wrong, or maintenance goes on
    // When ended ones ended: asked at once when one ends, and now and then.
    Millis historyEvery{std::chrono::minutes(15)};
    Millis historyFor{std::chrono::days(7)}; // as long as the incident clock remembers
};

std::unique_ptr<Source> makeStatuspageSource(StatuspageSettings settings);

} // namespace mw
