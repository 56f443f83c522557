// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/discovery.h"

#include "models/base/duration.h"
#include "models/insight/slo_budget.h"
#include "models/sources/prometheus/slo_entry.h"

#include <algorithm>
#include <cmath>

namespace mw::prom {
namespace {

constexpr const char* info = "sloth_slo_info";
constexpr const char* objectiveRatio = "slo:objective:ratio";
constexpr const char* periodDays = "slo:time_period:days";
constexpr const char* remainingRatio = "slo:period_error_budget_remaining:ratio";
constexpr const char* pyrraObjective = "pyrra_objective";
constexpr const char* pyrraWindow = "pyrra_window";
constexpr const char* pyrraAvailability = "pyrra_availability";
constexpr const char* mixinAvailability = "apiserver_request:availability30d";
constexpr const char* mixinBurn = "apiserver_request:burnrate5m";
constexpr const char* mixinDefault = "99"; // kubernetes-mixin's own default

std::string labelOf(const Labels& labels, const char* name)
{
    const auto it = labels.find(name);
    return it == labels.end() ? std::string() : it->second;
}

std::string pyrraId(const std::string& slo)
{
    return "pyrra:" + slo;
}

std::string mixinId(const std::string& verb)
{
    return "apiserver:" + verb;
}

double remainingOf(double availability, const std::string& objective)
{
    const auto known = parseObjective(objective);
    return known ? (availability - known->fraction) / known->budget : notMeasured;
}

void readSloth(const QueryAnswer& answer, std::map<std::string, FoundSlo>& found)
{
    for (const Series& series : answer.series) {
        const std::string id = labelOf(series.labels, "sloth_id");
        if (id.empty() || series.points.empty())
            continue;
        const std::string name = labelOf(series.labels, "__name__");
        const double value = series.points.front().value;
        FoundSlo& one = found[id];
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
    for (auto& [id, one] : found)
        one.labels.insert({"sloth_id", "sloth_service", "sloth_slo", "sloth_window"});
    for (const Series& series : answer.series) {
        const auto one = found.find(labelOf(series.labels, "sloth_id"));
        if (one == found.end() || series.points.empty()
            || labelOf(series.labels, "__name__") != remainingRatio)
            continue;
        one->second.remaining[groupingText(series.labels, one->second.labels)]
            = series.points.front().value;
    }
}

FoundSlo& pyrraSlo(std::map<std::string, FoundSlo>& found, const Labels& labels)
{
    const std::string name = labelOf(labels, "slo");
    FoundSlo& one = found[pyrraId(name)];
    one.origin = Slo::Origin::Pyrra;
    one.id = pyrraId(name);
    one.name = name;
    if (one.service.empty())
        one.service = labelOf(labels, "service");
    return one;
}

void readPyrra(const QueryAnswer& answer, std::map<std::string, FoundSlo>& found)
{
    for (const Series& series : answer.series) {
        const std::string name = labelOf(series.labels, "__name__");
        if (!name.starts_with("pyrra_") || labelOf(series.labels, "slo").empty()
            || series.points.empty())
            continue;
        FoundSlo& one = pyrraSlo(found, series.labels);
        const double value = series.points.front().value;
        for (const auto& [label, text] : series.labels)
            one.labels.insert(label);
        if (name == pyrraObjective) {
            if (const auto objective = objectiveFromRatio(value))
                one.objective = objective->text;
        } else if (name == pyrraWindow && value >= 3600 && value <= 366 * 86400.0) {
            one.days = value / 86400;
        }
    }
    for (const Series& series : answer.series) {
        const auto one = found.find(pyrraId(labelOf(series.labels, "slo")));
        if (one != found.end() && !series.points.empty()
            && labelOf(series.labels, "__name__") == pyrraAvailability)
            one->second.remaining[{}]
                = remainingOf(series.points.front().value, one->second.objective);
    }
}

void readMixin(const QueryAnswer& answer, std::map<std::string, FoundSlo>& found)
{
    for (const Series& series : answer.series) {
        const std::string verb = labelOf(series.labels, "verb");
        if (verb.empty() || series.points.empty()
            || labelOf(series.labels, "__name__") != mixinBurn)
            continue;
        FoundSlo& one = found[mixinId(verb)];
        one.origin = Slo::Origin::Mixin;
        one.id = mixinId(verb);
        one.service = "kube-apiserver";
        one.name = "API server, " + verb;
        one.objective = mixinDefault;
        one.labels = {"verb"};
    }
    for (const Series& series : answer.series) {
        const auto one = found.find(mixinId(labelOf(series.labels, "verb")));
        if (one != found.end() && !series.points.empty()
            && labelOf(series.labels, "__name__") == mixinAvailability)
            one->second.remaining[groupingText(series.labels, one->second.labels)]
                = remainingOf(series.points.front().value, mixinDefault);
    }
}

// "http_requests:burnrate5m" → "5m"; empty for another record.
std::string burnWindow(const std::string& record)
{
    constexpr std::string_view word = ":burnrate";
    const size_t at = record.rfind(word);
    return at == std::string::npos ? std::string() : record.substr(at + word.size());
}

// "… > (14 * (1-0.999))" → "0.999": how Pyrra writes its thresholds.
std::string pyrraTarget(const std::string& query)
{
    const size_t at = query.find("(1-");
    if (at == std::string::npos)
        return {};
    const size_t end = query.find_first_not_of("0123456789.", at + 3);
    return end == std::string::npos || query[end] != ')' ? std::string()
                                                         : query.substr(at + 3, end - at - 3);
}

} // namespace

std::string discoveryQuery()
{
    return std::string("{__name__=~\"") + info + "|" + objectiveRatio + "|" + periodDays + "|"
        + remainingRatio + "\",sloth_id!=\"\"} or {__name__=~\"" + pyrraObjective + "|"
        + pyrraWindow + "|" + pyrraAvailability + "\",slo!=\"\"} or {__name__=~\""
        + mixinAvailability + "|" + mixinBurn + "\"}";
}

std::vector<FoundSlo> readDiscovery(const QueryAnswer& answer)
{
    std::map<std::string, FoundSlo> found;
    readSloth(answer, found);
    readPyrra(answer, found);
    readMixin(answer, found);
    std::vector<FoundSlo> result;
    result.reserve(found.size());
    for (auto& [id, one] : found)
        result.push_back(std::move(one));
    return result;
}

std::vector<FoundSlo> readDiscovery(const RulesAnswer& rules)
{
    std::map<std::string, FoundSlo> found;
    for (const Rule& rule : rules.rules) {
        if (labelOf(rule.labels, "slo").empty())
            continue;
        if (!rule.record.empty() && !burnWindow(rule.record).empty()) {
            pyrraSlo(found, rule.labels);
        } else if (rule.alert == "ErrorBudgetBurn" || !labelOf(rule.labels, "exhaustion").empty()) {
            const auto target = pyrraTarget(rule.query);
            if (const auto objective = target.empty()
                    ? std::nullopt
                    : objectiveFromRatio(std::strtod(target.c_str(), nullptr)))
                pyrraSlo(found, rule.labels).objective = objective->text;
        }
        constexpr std::string_view increase = ":increase";
        const size_t at = rule.record.rfind(increase);
        if (at == std::string::npos)
            continue;
        const auto window = parsePromDuration(rule.record.substr(at + increase.size()));
        if (window && *window >= std::chrono::hours(24))
            pyrraSlo(found, rule.labels).days
                = std::chrono::duration<double>(*window).count() / 86400;
    }
    std::vector<FoundSlo> result;
    for (auto& [id, one] : found) {
        if (!one.objective.empty())
            result.push_back(std::move(one));
    }
    return result;
}

std::map<std::string, Sli> readSlis(const RulesAnswer& rules)
{
    struct Query
    {
        std::chrono::milliseconds window{};
        std::string text, range;
    };
    std::map<std::string, std::vector<Query>> queries; // by FoundSlo::id
    std::map<std::string, std::string> sloths;
    for (const Rule& rule : rules.rules) {
        constexpr std::string_view sloth = "slo:sli_error:ratio_rate";
        std::string id = labelOf(rule.labels, "sloth_id");
        std::string range;
        if (!id.empty() && rule.record.starts_with(sloth)) {
            range = rule.record.substr(sloth.size());
            if (range != "5m" && range != "30m")
                continue; // the others are means of these
            sloths[id] = id;
        } else if (id = labelOf(rule.labels, "slo"); !id.empty()) {
            range = burnWindow(rule.record);
            id = pyrraId(id);
        }
        const auto window = parsePromDuration(range);
        if (window)
            queries[id].push_back({*window, rule.query, range});
    }
    std::map<std::string, Sli> result;
    for (auto& [id, list] : queries) {
        std::sort(list.begin(), list.end(), [](const Query& a, const Query& b) {
            return a.window < b.window;
        });
        const Query other = list.size() > 1 ? list[1] : Query{};
        if (auto sli = sliFromRules(list[0].text, other.text, list[0].range, other.range)) {
            if (const auto own = sloths.find(id); own != sloths.end())
                sli->slothId = own->second;
            result.emplace(id, *std::move(sli));
        }
    }
    return result;
}

std::optional<Sli> recordedSli(const FoundSlo& slo)
{
    if (slo.origin == Slo::Origin::Sloth)
        return sliFromRecorded(slo.id);
    if (slo.origin != Slo::Origin::Mixin)
        return std::nullopt;
    const std::string verb = promqlQuoted(slo.id.substr(slo.id.find(':') + 1));
    Sli sli;
    sli.kind = Sli::Kind::Recorded;
    sli.ratio = "apiserver_request:burnrate$window{verb=" + verb + "}";
    if (!slo.remaining.empty())
        sli.period = std::string("1 - ") + mixinAvailability + "{verb=" + verb + "}";
    return sli;
}

std::string mixinObjective(const RulesAnswer& rules)
{
    for (const Rule& rule : rules.rules) {
        if (rule.alert != "KubeAPIErrorBudgetBurn")
            continue;
        // "… > (14.40 * 0.01000)"
        const size_t times = rule.query.find('*');
        if (times == std::string::npos)
            continue;
        const double budget = std::strtod(rule.query.c_str() + times + 1, nullptr);
        if (budget > 0 && budget < 1) {
            if (const auto objective = objectiveFromRatio(1 - budget))
                return objective->text;
        }
    }
    return {};
}

} // namespace mw::prom
