// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/slo_spec.h"

#include "app/simulator/promql/text.h"

#include <limits>

namespace mw::sim {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string braces(const Pairs& pairs)
{
    std::string out;
    for (const auto& [name, value] : pairs)
        out += (out.empty() ? "{" : ",") + name + "=" + promql::quote(value);
    return out + "}";
}

std::string sliQuery(const SloSpec& spec, const std::string& window)
{
    // Matchers in the order in which the real server prints them: by name.
    const auto selector = [&spec](const std::string& name, const std::string& more) {
        return name + "{cluster=\"" + sloCluster + "\"," + more + "service=\"" + spec.service
            + "\"}";
    };
    const auto rate = [&](const std::string& name, const std::string& more = {}) {
        return "sum(rate(" + selector(name, more) + "[" + window + "]))";
    };
    if (spec.latency) {
        const std::string all = rate("http_request_duration_seconds_count");
        return "(" + all + " - " + rate("http_request_duration_seconds_bucket", "le=\"0.5\",")
            + ") / (" + all + ")";
    }
    return "(" + rate("http_requests_total", "code=~\"5..\",") + ") / ("
        + rate("http_requests_total") + ")";
}

std::string alertQuery(const SloSpec& spec, bool page, const std::string& ids)
{
    std::string out;
    for (const SloAlertPair& pair : sloAlertPairs(page)) {
        const auto side = [&](size_t window) {
            return std::string("max without (sloth_window) (slo:sli_error:ratio_rate")
                + sloWindows[window].name + ids + " > (" + promql::formatPlain(pair.factor) + " * "
                + promql::formatPlain(spec.budget()) + "))";
        };
        out += (out.empty() ? "(" : " or (") + side(pair.shortWindow) + " and "
            + side(pair.longWindow) + ")";
    }
    return out;
}

Pairs joined(Pairs first, const Pairs& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

} // namespace

double SloSpec::ratio() const
{
    return promql::parseFloat(objective).value_or(std::numeric_limits<double>::quiet_NaN()) / 100;
}

const std::vector<SloSpec>& sloSpecs()
{
    static const std::vector<SloSpec> specs{
        {"agent-runtime", "requests-availability", "99.9", "AgentRuntimeErrorBudgetBurn", "agents"},
        {"agent-factory", "requests-availability", "99.5", "AgentFactoryErrorBudgetBurn", "agents"},
        {"agent-registry",
         "requests-availability",
         "99.9",
         "AgentRegistryErrorBudgetBurn",
         "agents"},
        {"api-gateway", "requests-latency", "99", "ApiGatewaySlowRequests", "platform", true},
    };
    return specs;
}

Pairs sloLabels(const SloSpec& spec)
{
    return {{"owner", spec.owner},
            {"sloth_id", spec.id()},
            {"sloth_service", spec.service},
            {"sloth_slo", spec.name}};
}

std::vector<RuleGroupText> sloRules(const SloSpec& spec)
{
    const Pairs labels = sloLabels(spec);
    const std::string ids = braces({labels.begin() + 1, labels.end()});
    const std::string id = spec.id();
    RuleGroupText sli{"sloth-slo-sli-recordings-" + id, false, {}};
    for (const SloWindow& window : sloWindows) {
        const std::string name = window.name;
        const std::string five = "slo:sli_error:ratio_rate5m" + ids + "[" + name + "]";
        sli.rules.push_back({"slo:sli_error:ratio_rate" + name,
                             window.length == 30 * day ? "sum_over_time(" + five
                                     + ") / ignoring (sloth_window) count_over_time(" + five + ")"
                                                       : sliQuery(spec, name),
                             joined(labels, {{"sloth_window", name}}),
                             {}});
    }
    RuleGroupText meta{"sloth-slo-meta-recordings-" + id, false, {}};
    const std::string ratio = promql::formatPlain(spec.ratio());
    const std::string budget
        = " / on (sloth_id, sloth_slo, sloth_service) group_left () slo:error_budget:ratio" + ids;
    const auto add = [&](const char* name, const std::string& query) {
        meta.rules.push_back({name, query, labels, {}});
    };
    add("slo:objective:ratio", "vector(" + ratio + ")");
    add("slo:error_budget:ratio", "vector(1 - " + ratio + ")");
    add("slo:time_period:days", "vector(30)");
    add("slo:current_burn_rate:ratio", "slo:sli_error:ratio_rate5m" + ids + budget);
    add("slo:period_burn_rate:ratio", "slo:sli_error:ratio_rate30d" + ids + budget);
    add("slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio" + ids);
    meta.rules.push_back({"sloth_slo_info",
                          "vector(1)",
                          joined(labels,
                                 {{"sloth_mode", "ctrl-gen-k8s"},
                                  {"sloth_objective", spec.objective},
                                  {"sloth_spec", "sloth.slok.dev/v1"},
                                  {"sloth_version", "v0.16.0"}}),
                          {}});
    RuleGroupText alerts{"sloth-slo-alerts-" + id, true, {}};
    for (const bool page : {true, false})
        alerts.rules.push_back({spec.alert,
                                alertQuery(spec, page, ids),
                                {{"owner", spec.owner},
                                 {"sloth_severity", page ? "page" : "ticket"},
                                 {"severity", page ? "critical" : "warning"}},
                                {{"summary",
                                  "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error "
                                  "budget burn rate is over expected."},
                                 {"title",
                                  std::string(page ? "(page)" : "(ticket)")
                                      + " {{$labels.sloth_service}} {{$labels.sloth_slo}} SLO "
                                        "error budget burn rate is too fast."}},
                                true,
                                page});
    return {sli, meta, alerts};
}

} // namespace mw::sim
