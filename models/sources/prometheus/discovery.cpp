// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/discovery.h"

#include "models/insight/slo_budget.h"
#include "models/sources/prometheus/slo_entry.h"

#include <cmath>

namespace mw::prom {
namespace {

constexpr const char* info = "sloth_slo_info";
constexpr const char* objectiveRatio = "slo:objective:ratio";
constexpr const char* periodDays = "slo:time_period:days";
constexpr const char* remainingRatio = "slo:period_error_budget_remaining:ratio";

std::string labelOf(const Labels& labels, const char* name)
{
    const auto it = labels.find(name);
    return it == labels.end() ? std::string() : it->second;
}

} // namespace

std::string discoveryQuery()
{
    return std::string("{__name__=~\"") + info + "|" + objectiveRatio + "|" + periodDays + "|"
        + remainingRatio + "\",sloth_id!=\"\"}";
}

std::vector<SlothSlo> readDiscovery(const QueryAnswer& answer)
{
    std::map<std::string, SlothSlo> found;
    for (const Series& series : answer.series) {
        const std::string id = labelOf(series.labels, "sloth_id");
        if (id.empty() || series.points.empty())
            continue;
        const std::string name = labelOf(series.labels, "__name__");
        const double value = series.points.front().value;
        SlothSlo& one = found[id];
        one.id = id;
        one.service = labelOf(series.labels, "sloth_service");
        one.name = labelOf(series.labels, "sloth_slo");
        if (name == info) {
            one.objective = labelOf(series.labels, "sloth_objective");
        } else if (name == objectiveRatio && one.objective.empty()) {
            if (const auto objective = objectiveFromRatio(value))
                one.objective = objective->text;
        } else if (name == periodDays && value >= 1 && value <= 366) {
            one.days = value;
        }
        // What these carry, every series of the SLO carries.
        if (name != remainingRatio) {
            for (const auto& [label, text] : series.labels)
                one.labels.insert(label);
        }
    }
    for (const Series& series : answer.series) {
        const auto one = found.find(labelOf(series.labels, "sloth_id"));
        if (one == found.end() || series.points.empty()
            || labelOf(series.labels, "__name__") != remainingRatio)
            continue;
        std::set<std::string> own = one->second.labels;
        own.insert({"sloth_id", "sloth_service", "sloth_slo", "sloth_window"});
        one->second.remaining[groupingText(series.labels, own)] = series.points.front().value;
    }
    std::vector<SlothSlo> result;
    for (auto& [id, one] : found) {
        one.labels.insert({"sloth_id", "sloth_service", "sloth_slo", "sloth_window"});
        result.push_back(std::move(one));
    }
    return result;
}

std::map<std::string, Sli> readSlis(const RulesAnswer& rules)
{
    std::map<std::string, std::pair<std::string, std::string>> queries;
    for (const Rule& rule : rules.rules) {
        const std::string id = labelOf(rule.labels, "sloth_id");
        if (id.empty())
            continue;
        if (rule.record == "slo:sli_error:ratio_rate5m")
            queries[id].first = rule.query;
        else if (rule.record == "slo:sli_error:ratio_rate30m")
            queries[id].second = rule.query;
    }
    std::map<std::string, Sli> result;
    for (const auto& [id, pair] : queries) {
        if (auto sli = sliFromRules(pair.first, pair.second)) {
            sli->slothId = id;
            result.emplace(id, *std::move(sli));
        }
    }
    return result;
}

} // namespace mw::prom
