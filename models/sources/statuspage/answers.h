// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a status page as rows. Any thread. Errors name the endpoint and the field: Protocol
// (no JSON, or JSON of something else), Decode (damaged, wrong types). Words that are not known
// become Other and stay as sent; only a list that is there and empty means that there is nothing.
#pragma once

#include "models/base/result.h"
#include "models/data/provider.h"

#include <string_view>
#include <vector>

namespace mw::statuspage {

struct Summary
{
    ProviderPage page;
    std::vector<ProviderComponent> components; // without the groups, whose names they bear
    std::vector<ProviderIncident> incidents; // unresolved ones, announced and running maintenance
};

enum class History { Incidents, Maintenances };

// /api/v2/summary.json. url: of the page, where the answer does not say.
Result<Summary> decodeSummary(std::string_view body, Atom source, const std::string& url);
// /api/v2/incidents.json and /api/v2/scheduled-maintenances.json: the last fifty, ended ones too.
Result<std::vector<ProviderIncident>>
decodeHistory(std::string_view body, Atom source, History which);

} // namespace mw::statuspage
