// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

#include "app/cli/delivery_rows.h"
#include "app/cli/list_alerts.h"
#include "app/cli/list_costs.h"

#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

Json number(double value)
{
    if (std::isnan(value))
        return nullptr;
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    return value;
}

const char* word(Slo::State state)
{
    switch (state) {
    case Slo::State::Ok:
        return "ok";
    case Slo::State::Warning:
        return "warning";
    case Slo::State::Critical:
        return "critical";
    case Slo::State::NoTraffic:
        return "no-traffic";
    case Slo::State::NoData:
        return "no-data";
    case Slo::State::Broken:
        break;
    }
    return "broken";
}

const char* word(Slo::Origin origin)
{
    switch (origin) {
    case Slo::Origin::Estate:
        return "estate";
    case Slo::Origin::Sloth:
        return "sloth";
    case Slo::Origin::Pyrra:
        return "pyrra";
    case Slo::Origin::OpenSlo:
        return "openslo";
    case Slo::Origin::Mixin:
        break;
    }
    return "mixin";
}

Json clustersJson(const Hub& hub)
{
    struct Count
    {
        int nodes = 0, nodesReady = 0, pods = 0, workloads = 0;
        Json state;
    };
    std::map<std::string, Count> counts;
    for (const SourceStatus& source : hub.sources()) {
        if (source.type == "kubernetes")
            counts[source.id.str()];
    }
    hub.nodes().forEach([&](Slot, const KubeNode& node) {
        auto& c = counts[node.key.cluster.str()];
        ++c.nodes;
        c.nodesReady += node.ready;
    });
    hub.pods().forEach([&](Slot, const Pod& pod) { ++counts[pod.key.cluster.str()].pods; });
    hub.workloads().forEach(
        [&](Slot, const Workload& workload) { ++counts[workload.key.cluster.str()].workloads; });
    hub.clusters().forEach([&](Slot, const ClusterState& state) {
        counts[state.key.cluster.str()].state = {{"readyz", state.readyz},
                                                 {"version", state.version},
                                                 {"metricsAvailable", state.metricsAvailable}};
    });
    Json out = Json::array();
    for (const auto& [name, c] : counts) {
        Json one{{"name", name},
                 {"nodes", c.nodes},
                 {"nodesReady", c.nodesReady},
                 {"pods", c.pods},
                 {"workloads", c.workloads},
                 {"readyz", nullptr},
                 {"version", nullptr},
                 {"metricsAvailable", nullptr}};
        if (c.state.is_object()) {
            one["readyz"] = c.state["readyz"].get<int>() < 0 ? Json() : c.state["readyz"];
            one["version"] = c.state["version"];
            one["metricsAvailable"] = c.state["metricsAvailable"];
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

std::string text(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Json timeJson(World time)
{
    return time == World{} ? Json() : Json(formatTime(time));
}

Json errorJson(const Error& error)
{
    Json out{{"kind", toString(error.kind)}, {"detail", error.detail}};
    if (error.http != 0)
        out["http"] = error.http;
    if (error.place)
        out["place"] = {{"file", error.place->file},
                        {"line", error.place->line},
                        {"column", error.place->column}};
    return out;
}

Json budgetJson(const ApiBudget& budget)
{
    return {{"limit", budget.limit < 0 ? Json() : Json(budget.limit)},
            {"remaining", budget.remaining < 0 ? Json() : Json(budget.remaining)},
            {"reset", timeJson(budget.reset)},
            {"unchanged", budget.unchanged}};
}

Json sourceJson(const SourceStatus& source, World now)
{
    Json parts = Json::array();
    for (const PartStatus& part : source.parts) {
        parts.push_back({{"part", part.part},
                         {"state", toString(part.state)},
                         {"error", part.error ? errorJson(*part.error) : Json()},
                         {"onlyIn", part.onlyIn},
                         {"byChoice", part.byChoice}});
    }
    return {{"id", source.id.str()},
            {"type", source.type},
            {"state", toString(source.state)},
            {"ageMs", source.lastGood == World{} ? Json() : Json((now - source.lastGood).count())},
            {"latencyMs", source.latency.count() < 0 ? Json() : Json(source.latency.count())},
            {"error", source.error ? errorJson(*source.error) : Json()},
            {"budget", source.budget ? budgetJson(*source.budget) : Json()},
            {"parts", std::move(parts)}};
}

Json findingJson(const Finding& finding)
{
    return {{"id", finding.id},
            {"check", finding.check},
            {"severity", toString(finding.severity)},
            {"subject", finding.subject},
            {"sentence", finding.sentence},
            {"since", timeJson(finding.since)}};
}

Json sloJson(const Slo& slo)
{
    Json burns = Json::object();
    for (const BurnWindow& burn : slo.burns)
        burns[std::to_string(burn.window.count()) + "m"] = number(burn.burn);
    return {{"id", slo.key.id},
            {"grouping", slo.key.grouping},
            {"source", slo.key.source.str()},
            {"name", slo.name},
            {"service", slo.service},
            {"origin", word(slo.origin)},
            {"state", word(slo.state)},
            {"objective", slo.objective},
            {"windowMinutes", slo.window.count()},
            {"sli", number(slo.sli)},
            {"remaining", number(slo.remaining)},
            {"recordedRemaining", number(slo.recordedRemaining)},
            {"burn", std::move(burns)},
            {"exhaustionSeconds", number(slo.exhaustionSeconds)},
            {"coverage", number(slo.coverage)},
            {"lowTraffic", slo.lowTraffic},
            {"brokenReason", slo.brokenReason.empty() ? Json() : Json(slo.brokenReason)}};
}

Json statusJson(const Hub& hub)
{
    const World now = hub.clock().world();
    const Verdict verdict = hub.verdict();
    Json sources = Json::array();
    for (const SourceStatus& source : hub.sources())
        sources.push_back(sourceJson(source, now));
    Json slos = Json::array();
    hub.slos().forEach([&](Slot, const Slo& slo) { slos.push_back(sloJson(slo)); });
    Json findings = Json::array();
    for (const Finding& finding : hub.findings())
        findings.push_back(findingJson(finding));
    return {{"schema", "midwatch/status/v1"},
            {"at", formatTime(now)},
            {"verdict", verdictWord(verdict.severity)},
            {"sentence", verdict.sentence},
            {"sources", std::move(sources)},
            {"clusters", clustersJson(hub)},
            {"pipelines", pipelinesJson(hub)},
            {"slos", std::move(slos)},
            {"cost", costJson(hub)},
            {"alerts", alertsJson(hub)},
            {"findings", std::move(findings)}};
}

} // namespace mw::cli
