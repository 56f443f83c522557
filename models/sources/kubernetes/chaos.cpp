// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/chaos.h"

#include "models/sources/json_fields.h"

#include <algorithm>
#include <array>

namespace mw {
namespace {

constexpr std::array<std::string_view, 3> looked{"podchaos", "networkchaos", "stresschaos"};
constexpr const char* pause = "experiment.chaos-mesh.org/pause";

bool holds(const JsonNode& status, std::string_view condition)
{
    bool out = false;
    status.each("conditions", [&](const JsonNode& one) {
        out = out || (one.text("type") == condition && one.text("status") == "True");
    });
    return out;
}

struct Faults
{
    bool injected = false; // one at least is in force
    World first{};
};

Faults faultsOf(const JsonNode& experiment)
{
    Faults out;
    experiment.each("containerRecords", [&out](const JsonNode& record) {
        out.injected = out.injected || record.text("phase").starts_with("Injected");
        record.each("events", [&out](const JsonNode& event) {
            if (event.text("operation") != "Apply" || event.text("type") != "Succeeded")
                return;
            const World at = event.time("timestamp");
            if (at != World{} && (out.first == World{} || at < out.first))
                out.first = at;
        });
    });
    return out;
}

// What is killed once is done when it is done: nothing is left to be undone.
bool isOneShot(const std::string& kind, const std::string& action)
{
    return kind == "PodChaos" && (action == "pod-kill" || action == "container-kill");
}

} // namespace

Result<std::vector<std::string>> servedChaos(std::string_view body)
{
    simdjson::dom::parser parser;
    JsonReading reading(chaosGroup);
    const JsonNode root = JsonNode::root(parser, body, reading);
    std::vector<std::string> out;
    root.any("resources").each([&out](const JsonNode& one) {
        const std::string name = one.text("name");
        if (std::find(looked.begin(), looked.end(), name) != looked.end())
            out.push_back(name);
    });
    if (reading.error())
        return *reading.error();
    return out;
}

Result<ChaosPage> decodeChaos(std::string_view body, const std::string& cluster)
{
    simdjson::dom::parser parser;
    JsonReading reading(chaosGroup);
    const JsonNode root = JsonNode::root(parser, body, reading);
    ChaosPage out;
    out.continueToken = root.object("metadata").text("continue");
    // The items of a list may leave their kind to the list: "PodChaosList".
    std::string listed = root.text("kind");
    if (listed.ends_with("List"))
        listed.resize(listed.size() - 4);
    root.any("items").each([&](const JsonNode& item) {
        const JsonNode meta = item.object("metadata");
        const JsonNode status = item.object("status");
        const JsonNode experiment = status.object("experiment");
        ChaosExperiment one;
        one.cluster = cluster;
        one.kind = item.text("kind").empty() ? listed : item.text("kind");
        one.ns = meta.text("namespace");
        one.name = meta.text("name");
        one.action = item.object("spec").text("action");
        one.deleting = meta.there() && meta.time("deletionTimestamp") != World{};
        const Faults faults = faultsOf(experiment);
        one.since = faults.first != World{} ? faults.first : meta.time("creationTimestamp");
        const bool recovered = holds(status, "AllRecovered");
        const bool injected = faults.injected || holds(status, "AllInjected");
        const bool paused = meta.object("annotations").text(pause) == "true";
        // A fault that is still in force outweighs what somebody wants of it.
        const bool runs = injected && !recovered && !isOneShot(one.kind, one.action)
            && (!paused || faults.injected);
        if (runs || one.deleting)
            out.running.push_back(std::move(one));
    });
    if (reading.error())
        return *reading.error();
    return out;
}

} // namespace mw
