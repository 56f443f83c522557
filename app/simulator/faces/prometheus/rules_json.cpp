// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and alerts in the words of /api/v1/rules and /api/v1/alerts.
#include "app/simulator/faces/prometheus/json_text.h"
#include "app/simulator/faces/prometheus/rules.h"
#include "app/simulator/promql/text.h"

namespace mw::sim {

namespace {

std::string joined(const std::vector<std::string>& parts)
{
    std::string out = "[";
    for (const std::string& part : parts)
        out += (out.size() > 1 ? "," : "") + part;
    return out + "]";
}

std::string alertJson(const ActiveAlert& alert)
{
    return "{\"labels\":" + labelsJson(alert.labels) + ",\"annotations\":"
        + labelsJson(alert.annotations) + ",\"state\":\"firing\",\"activeAt\":\""
        + goTime(alert.since) + "\",\"value\":\"" + promql::formatExponent(alert.value) + "\"}";
}

std::string ruleJson(const RuleState& rule, Ms evaluated)
{
    std::string out = "{";
    if (rule.text.alert) {
        out += std::string("\"state\":\"") + (rule.alerts.empty() ? "inactive" : "firing") + "\",";
        out += "\"name\":" + goString(rule.text.name) + ",\"query\":" + goString(rule.text.query)
            + ",\"duration\":0,\"keepFiringFor\":0,\"labels\":"
            + labelsJson(asMap(rule.text.labels))
            + ",\"annotations\":" + labelsJson(asMap(rule.text.annotations)) + ",\"alerts\":";
        std::vector<std::string> alerts;
        alerts.reserve(rule.alerts.size());
        for (const ActiveAlert& alert : rule.alerts)
            alerts.push_back(alertJson(alert));
        out += joined(alerts);
    } else {
        out += "\"name\":" + goString(rule.text.name) + ",\"query\":" + goString(rule.text.query);
        if (!rule.text.labels.empty())
            out += ",\"labels\":" + labelsJson(asMap(rule.text.labels));
    }
    out += std::string(",\"health\":\"") + (rule.error.empty() ? "ok" : "err") + "\"";
    if (!rule.error.empty())
        out += ",\"lastError\":" + goString(rule.error);
    return out + ",\"evaluationTime\":" + goNumber(rule.seconds) + ",\"lastEvaluation\":\""
        + goTime(evaluated) + "\",\"type\":\"" + (rule.text.alert ? "alerting" : "recording")
        + "\"}";
}

} // namespace

std::string rulesJson(const std::vector<GroupState>& groups, const std::string& type)
{
    std::vector<std::string> shown;
    for (const GroupState& group : groups) {
        std::vector<std::string> rules;
        double seconds = 0;
        for (const RuleState& rule : group.rules) {
            seconds += rule.seconds;
            if (type.empty() || (type == "alert") == rule.text.alert)
                rules.push_back(ruleJson(rule, group.evaluated));
        }
        shown.push_back("{\"name\":" + goString(group.name) + ",\"file\":" + goString(group.file)
                        + ",\"rules\":" + joined(rules)
                        + ",\"interval\":" + goNumber(scrapeInterval / 1000.0)
                        + ",\"limit\":0,\"evaluationTime\":" + goNumber(seconds)
                        + ",\"lastEvaluation\":\"" + goTime(group.evaluated) + "\"}");
    }
    return "{\"groups\":" + joined(shown) + "}";
}

std::string alertsJson(const std::vector<GroupState>& groups)
{
    std::vector<std::string> alerts;
    for (const GroupState& group : groups) {
        for (const RuleState& rule : group.rules) {
            for (const ActiveAlert& alert : rule.alerts)
                alerts.push_back(alertJson(alert));
        }
    }
    return "{\"alerts\":" + joined(alerts) + "}";
}

} // namespace mw::sim
