// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/scenario.h"

#include "app/simulator/estate/cluster.h"
#include "models/document/document.h"

namespace mw::sim {

using nlohmann::json;

namespace {

Error misconfigured(const std::string& detail, const std::string& file, const Mark& mark = {})
{
    Error error;
    error.kind = ErrorKind::Misconfigured;
    error.detail = detail;
    error.place = Place{file, mark.line, mark.column};
    return error;
}

} // namespace

std::optional<Ms> parseOffset(const std::string& text)
{
    size_t i = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        ++i;
    Ms total = 0;
    bool any = false;
    while (i < text.size()) {
        Ms number = 0;
        const size_t from = i;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && number < 1'000'000; ++i)
            number = number * 10 + (text[i] - '0');
        if (i == from || i == text.size())
            return text == "0" ? std::optional<Ms>(0) : std::nullopt;
        switch (text[i++]) {
        case 's':
            total += number * second;
            break;
        case 'm':
            total += number * minute;
            break;
        case 'h':
            total += number * hour;
            break;
        case 'd':
            total += number * day;
            break;
        default:
            return std::nullopt;
        }
        any = true;
    }
    if (!any)
        return std::nullopt;
    return negative ? -total : total;
}

Result<Scenario> readScenario(const std::string& path)
{
    const Result<Node> read = readYamlFile(path);
    if (!read)
        return read.error();
    const Node& root = *read;
    if (!root.isMapping() || root.string("apiVersion") != "midwatch/v1"
        || root.string("kind") != "Scenario")
        return misconfigured(
            "not a scenario: apiVersion midwatch/v1, kind Scenario expected", path, root.begin);
    Scenario scenario;
    scenario.name = root.string("name");
    scenario.title = root.string("title");
    if (const Node* lead = root.find("lead")) {
        const auto value = parseOffset(lead->text);
        if (!value || *value <= 0)
            return misconfigured("lead: a duration such as 2h expected", path, lead->begin);
        scenario.lead = *value;
    }
    if (const Node* versions = root.find("versions")) {
        for (const Node& version : versions->items)
            scenario.versions.push_back(toJson(version));
    }
    if (const Node* faults = root.find("faults")) {
        for (const Node& fault : faults->items) {
            const auto at = parseOffset(fault.string("at", "0"));
            if (!at)
                return misconfigured("at: an offset such as -18m expected", path, fault.begin);
            if (fault.string("kind").empty())
                return misconfigured("a fault needs a kind", path, fault.begin);
            if (-*at > scenario.lead)
                return misconfigured("at lies before the estate is born (lead)", path, fault.begin);
            scenario.faults.push_back({*at, toJson(fault)});
        }
    }
    const Node* expect = root.find("expect");
    if (!expect)
        return misconfigured("expect is missing", path, root.begin);
    scenario.verdict = expect->string("verdict");
    if (const Node* findings = expect->find("findings")) {
        for (const Node& finding : findings->items)
            scenario.findings.push_back(finding.text);
    }
    if (const Node* response = root.find("response"))
        scenario.response = toJson(*response);
    return scenario;
}

void schedule(Core& core, const Scenario& scenario, Ms start)
{
    for (const json& version : scenario.versions) {
        Quality quality;
        quality.errors = version.value("errors", 0.0);
        quality.crashes = version.value("crashes", 0.0);
        quality.latency = version.value("latency", 1.0);
        quality.message = version.value("message", "");
        core.setQuality(version.value("service", ""), version.value("version", ""), quality);
    }
    for (const TimedFault& fault : scenario.faults) {
        // A fault the estate cannot take (a name that is not there) is caught by the test of the
        // scenario files; at run time there is nobody to tell.
        core.at(start + fault.at,
                [&core, what = fault.fault] { static_cast<void>(applyFault(core, what)); });
    }
}

} // namespace mw::sim
