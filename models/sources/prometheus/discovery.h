// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SLOs that Sloth's rules declare, read from its series and rules (domain.md §1.6). Pure.
#pragma once

#include "models/sources/prometheus/answer.h"
#include "models/sources/prometheus/sli.h"

#include <optional>
#include <set>

namespace mw::prom {

struct SlothSlo
{
    std::string id, service, name;
    std::string objective; // per cent, decimal text; empty if nothing says it
    double days = 30;
    std::set<std::string> labels; // of the SLO itself, not of a group
    std::map<std::string, double> remaining; // recorded, by grouping
};

// One instant query for all of it.
std::string discoveryQuery();
std::vector<SlothSlo> readDiscovery(const QueryAnswer& answer);
// The SLI of each sloth_id whose recording rules are there.
std::map<std::string, Sli> readSlis(const RulesAnswer& rules);

} // namespace mw::prom
