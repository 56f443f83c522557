// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's page at one moment, as Statuspage writes it. Pure.
#pragma once

#include "app/simulator/estate/provider_events.h"

#include <nlohmann/json.hpp>

namespace mw::sim {

struct ProviderSite
{
    const char* path; // "github"
    const char* id; // of the page
    const char* name;
    std::vector<const char*> components;
};
const std::vector<ProviderSite>& providerSites();

// events: of this provider only; what begins after now is not known yet. url: of the page.
nlohmann::ordered_json summaryJson(const ProviderSite& site,
                                   const std::vector<ProviderEvent>& events,
                                   Ms now,
                                   const std::string& url);
nlohmann::ordered_json incidentsJson(const ProviderSite& site,
                                     const std::vector<ProviderEvent>& events,
                                     Ms now,
                                     const std::string& url);
// There is no announced work in the simulated estate.
nlohmann::ordered_json
maintenancesJson(const ProviderSite& site, Ms changed, const std::string& url);

} // namespace mw::sim
