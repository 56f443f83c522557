// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SLOs that the rules of Sloth, Pyrra and kubernetes-mixin declare, read from series and rules
// (domain.md §1.6). Sloth records error ratios under "ratio_rate"; Pyrra's and the mixin's
// "burnrate" are error ratios too, in spite of the name. Pure.
#pragma once

#include "models/sources/prometheus/answer.h"
#include "models/sources/prometheus/sli.h"

#include <optional>
#include <set>

namespace mw::prom {

struct FoundSlo
{
    Slo::Origin origin = Slo::Origin::Sloth;
    std::string
        id; // unique over all origins: "checkout-availability", "pyrra:checkout", "apiserver:read"
    std::string service, name;
    std::string objective; // per cent, decimal text; empty if nothing says it
    double days = 30;
    std::set<std::string> labels; // of the SLO itself, not of a group
    std::map<std::string, double> remaining; // recorded, by grouping
    bool operator==(const FoundSlo&) const = default;
};

// One instant query for all of it.
std::string discoveryQuery();
std::vector<FoundSlo> readDiscovery(const QueryAnswer& answer);
// Pyrra without its generic rules says everything in burn-rate and alert rules only.
std::vector<FoundSlo> readDiscovery(const RulesAnswer& rules);
// The SLI of each FoundSlo::id whose recording rules are there and can be computed from raw
// counters.
std::map<std::string, Sli> readSlis(const RulesAnswer& rules);
// From what the rules have recorded: nullopt if nothing of it is recorded.
std::optional<Sli> recordedSli(const FoundSlo& slo);
// Target of the mixin's KubeAPIErrorBudgetBurn alert, per cent; empty if there is none.
std::string mixinObjective(const RulesAnswer& rules);

} // namespace mw::prom
