// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/prometheus/rules.h"

#include "app/simulator/promql/engine.h"

#include <algorithm>

namespace mw::sim {

namespace {

using Clock = std::chrono::steady_clock;

// Annotations of Sloth use nothing but {{$labels.NAME}}.
std::string expanded(std::string text, const std::map<std::string, std::string>& labels)
{
    const std::string open = "{{$labels.";
    for (size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const size_t end = text.find("}}", at);
        if (end == std::string::npos)
            break;
        const auto it = labels.find(text.substr(at + open.size(), end - at - open.size()));
        const std::string value = it == labels.end() ? std::string() : it->second;
        text.replace(at, end + 2 - at, value);
        at += value.size();
    }
    return text;
}

} // namespace

Rules::Rules()
{
    for (size_t slo = 0; slo < sloSpecs().size(); ++slo) {
        const SloSpec& spec = sloSpecs()[slo];
        for (const RuleGroupText& group : sloRules(spec)) {
            Group made{group.name,
                       "/etc/prometheus/rules/sloth-" + spec.id() + ".yaml",
                       slo,
                       group.alerts,
                       {},
                       {},
                       0};
            for (const RuleText& rule : group.rules)
                made.rules.push_back({rule, promql::parseExpr(rule.query).expr});
            m_groups.push_back(std::move(made));
        }
    }
    std::sort(m_groups.begin(), m_groups.end(), [](const Group& a, const Group& b) {
        return std::tie(a.file, a.name) < std::tie(b.file, b.name);
    });
}

std::vector<GroupState> Rules::evaluate(const MetricSource& source)
{
    std::vector<GroupState> states;
    const std::lock_guard lock(m_mutex);
    for (Group& group : m_groups) {
        const Ms at = gridBefore(source.now(), source.input().slos[group.slo]->offset());
        const uint64_t version = source.input().history->version;
        if (group.last.evaluated < at || group.version != version) {
            group.version = version;
            evaluateGroup(group, source, std::max(at, group.last.evaluated));
        }
        states.push_back(group.last);
    }
    return states;
}

void Rules::evaluateGroup(Group& group, const MetricSource& source, Ms at)
{
    group.last = {group.name, group.file, group.alerting, at, {}};
    for (const Rule& rule : group.rules)
        group.last.rules.push_back(evaluateRule(rule, *source.input().slos[group.slo], source, at));
}

RuleState
Rules::evaluateRule(const Rule& rule, const SloRecords& records, const MetricSource& source, Ms at)
{
    RuleState state{rule.text, 0, {}, {}};
    const auto begun = Clock::now();
    if (!rule.text.alert) {
        // Its samples are functions of time already (SloRecords): reading one is evaluating it.
        promql::Matchers name{{promql::Matcher::Kind::Equal,
                               std::string(promql::metricName),
                               rule.text.name,
                               nullptr}};
        std::vector<promql::Sample> samples;
        for (const auto& series : source.select(name, at, at))
            series->read(at, at, samples);
    } else {
        const promql::Answer answer = promql::queryInstant(source, *rule.expr, at);
        state.error = answer.error;
        for (const promql::Series& series : answer.matrix) {
            ActiveAlert alert;
            alert.labels = [&] {
                std::map<std::string, std::string> labels;
                for (const auto& [name, value] : series.metric.withoutName().pairs())
                    labels[name] = value;
                return labels;
            }();
            for (const auto& [name, text] : rule.text.annotations)
                alert.annotations[name] = expanded(text, alert.labels);
            for (const auto& [name, value] : rule.text.labels)
                alert.labels[name] = value;
            alert.labels["alertname"] = rule.text.name;
            const Ms since = records.firingSince(rule.text.page, at);
            alert.since = since == never ? at : since;
            alert.value = series.points.front().v;
            state.alerts.push_back(std::move(alert));
        }
    }
    state.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return state;
}

} // namespace mw::sim
