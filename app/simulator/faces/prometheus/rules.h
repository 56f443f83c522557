// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server's rules are and what they last gave: Sloth's groups, alerts evaluated by the
// PromQL engine at the latest instant of the group's own grid. Thread-safe.
#pragma once

#include "app/simulator/metrics/metrics.h"
#include "app/simulator/promql/parser.h"

namespace mw::sim {

struct ActiveAlert
{
    std::map<std::string, std::string> labels, annotations;
    Ms since = 0;
    double value = 0;
};

struct RuleState
{
    RuleText text;
    double seconds = 0; // the last evaluation took
    std::string error; // it failed
    std::vector<ActiveAlert> alerts;
};

struct GroupState
{
    std::string name, file;
    bool alerting = false;
    Ms evaluated = 0; // instant of the last evaluation; 0 = none yet
    std::vector<RuleState> rules;
};

class Rules
{
public:
    Rules();
    std::vector<GroupState> evaluate(const MetricSource& source);

private:
    struct Rule
    {
        RuleText text;
        promql::ExprPtr expr;
    };
    struct Group
    {
        std::string name, file;
        size_t slo; // index into sloSpecs()
        bool alerting;
        std::vector<Rule> rules;
        GroupState last;
        uint64_t version = 0; // of the history it was evaluated with
    };
    void evaluateGroup(Group& group, const MetricSource& source, Ms at);
    static RuleState
    evaluateRule(const Rule& rule, const SloRecords& records, const MetricSource& source, Ms at);

    std::mutex m_mutex;
    std::vector<Group> m_groups;
};

// {"groups":[…]}; type: "alert", "record" or empty for both.
std::string rulesJson(const std::vector<GroupState>& groups, const std::string& type);
std::string alertsJson(const std::vector<GroupState>& groups);

} // namespace mw::sim
