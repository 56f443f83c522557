// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/tables.h"

#include "app/simulator/faces/kubernetes/selectors.h"
#include "models/base/clock.h"

#include <map>

namespace mw::sim {

namespace {

const std::string none = "<none>";

Ms parsed(const Json& text)
{
    mw::World time{};
    if (!text.is_string() || !parseTime(text.get<std::string>(), time))
        return never;
    return time.time_since_epoch().count();
}

std::string age(Ms since, Ms now)
{
    // The server rounds both to whole seconds.
    return since == never ? "<unknown>" : humanDuration(now / 1000 * 1000 - since / 1000 * 1000);
}

struct Doc
{
    const Json& json;
    std::string created(Ms now) const
    {
        return age(parsed(json["metadata"].value("creationTimestamp", Json())), now);
    }
    Json spec() const { return json.value("spec", Json::object()); }
    Json status() const { return json.value("status", Json::object()); }
    std::pair<std::string, std::string> containers() const
    {
        std::string names, images;
        const Json podSpec = spec().value("template", Json::object()).value("spec", Json::object());
        for (const Json& container : podSpec.value("containers", Json::array())) {
            names += (names.empty() ? "" : ",") + container.value("name", "");
            images += (images.empty() ? "" : ",") + container.value("image", "");
        }
        return {names, images};
    }
    std::string selector() const { return selectorText(spec().value("selector", Json::object())); }
};

Json podCells(const Object& object, Ms now)
{
    const PodObject& pod = *object.pod;
    const PodHistory& h = *pod.history;
    const size_t total = pod.tmpl->containers.size();
    const bool running = h.phases.last() == "Running";
    const bool firstWaits = !h.waiting.empty() && !h.waiting.last().empty();
    size_t ready = running ? total - 1 : 0;
    // A lost kubelet's last word on its containers stands; only the pod's condition changes.
    if (running && (pod.ready || (pod.nodeLost && !firstWaits)))
        ++ready;
    const int restarts = h.restarts.empty() ? 0 : h.restarts.last();
    std::string restartText = std::to_string(restarts);
    if (restarts > 0 && pod.lastFinished != 0)
        restartText += " (" + age(pod.lastFinished, now) + " ago)";
    const std::string node = h.node.empty() ? std::string() : h.node.last();
    const bool hasIp = running || h.phases.last() == "Succeeded";
    return Json::array({object.name,
                        std::to_string(ready) + "/" + std::to_string(total),
                        podStatus(pod),
                        restartText,
                        age(h.created, now),
                        hasIp ? pod.ip : none,
                        node.empty() ? none : node,
                        none,
                        none});
}

Json nodeCells(const Object& object, Ms now)
{
    const Doc doc{*object.doc};
    std::string status;
    for (const Json& condition : doc.status().value("conditions", Json::array())) {
        if (condition.value("type", "") == "Ready")
            status = condition.value("status", "") == "True" ? "Ready" : "NotReady";
    }
    if (status.empty())
        status = "Unknown";
    if (doc.spec().value("unschedulable", false))
        status += ",SchedulingDisabled";
    std::string roles, internal = none, external = none;
    for (const auto& [key, value] : doc.json["metadata"]["labels"].items()) {
        const std::string prefix = "node-role.kubernetes.io/";
        if (key.rfind(prefix, 0) == 0)
            roles += (roles.empty() ? "" : ",") + key.substr(prefix.size());
    }
    for (const Json& address : doc.status().value("addresses", Json::array())) {
        if (address.value("type", "") == "InternalIP")
            internal = address.value("address", "");
        if (address.value("type", "") == "ExternalIP")
            external = address.value("address", "");
    }
    const Json info = doc.status().value("nodeInfo", Json::object());
    return Json::array({object.name,
                        status,
                        roles.empty() ? none : roles,
                        doc.created(now),
                        info.value("kubeletVersion", ""),
                        internal,
                        external,
                        info.value("osImage", ""),
                        info.value("kernelVersion", ""),
                        info.value("containerRuntimeVersion", "")});
}

Json workloadCells(Kind kind, const Object& object, Ms now)
{
    const Doc doc{*object.doc};
    const auto [names, images] = doc.containers();
    const Json status = doc.status();
    const int wanted = doc.spec().value("replicas", 0);
    const std::string ready
        = std::to_string(status.value("readyReplicas", 0)) + "/" + std::to_string(wanted);
    if (kind == Kind::Deployment) {
        return Json::array({object.name,
                            ready,
                            status.value("updatedReplicas", 0),
                            status.value("availableReplicas", 0),
                            doc.created(now),
                            names,
                            images,
                            doc.selector()});
    }
    if (kind == Kind::StatefulSet)
        return Json::array({object.name, ready, doc.created(now), names, images});
    if (kind == Kind::ReplicaSet) {
        return Json::array({object.name,
                            wanted,
                            status.value("replicas", 0),
                            status.value("readyReplicas", 0),
                            doc.created(now),
                            names,
                            images,
                            doc.selector()});
    }
    std::string nodeSelector;
    const Json wantedLabels = doc.spec()
                                  .value("template", Json::object())
                                  .value("spec", Json::object())
                                  .value("nodeSelector", Json::object());
    for (const auto& [key, value] : wantedLabels.items())
        nodeSelector += (nodeSelector.empty() ? "" : ",") + key + "=" + value.get<std::string>();
    return Json::array({object.name,
                        status.value("desiredNumberScheduled", 0),
                        status.value("currentNumberScheduled", 0),
                        status.value("numberReady", 0),
                        status.value("updatedNumberScheduled", 0),
                        status.value("numberAvailable", 0),
                        nodeSelector.empty() ? none : nodeSelector,
                        doc.created(now),
                        names,
                        images,
                        doc.selector()});
}

Json serviceCells(const Object& object, Ms now)
{
    const Doc doc{*object.doc};
    const Json spec = doc.spec();
    std::string external = none;
    if (spec.value("type", "") == "LoadBalancer") {
        external.clear();
        const Json balancer = doc.status().value("loadBalancer", Json::object());
        for (const Json& entry : balancer.value("ingress", Json::array())) {
            const std::string address = entry.value("ip", entry.value("hostname", ""));
            external += (external.empty() ? "" : ",") + address;
        }
        if (external.empty())
            external = "<pending>";
        else if (external.size() > 16)
            external = external.substr(0, 13) + "...";
    }
    std::string ports;
    for (const Json& port : spec.value("ports", Json::array())) {
        ports += (ports.empty() ? "" : ",") + std::to_string(port.value("port", 0));
        if (port.contains("nodePort"))
            ports += ":" + std::to_string(port.value("nodePort", 0));
        ports += "/" + port.value("protocol", "TCP");
    }
    const Json selector = {{"matchLabels", spec.value("selector", Json::object())}};
    const std::string text = selectorText(selector);
    return Json::array({object.name,
                        spec.value("type", ""),
                        spec.value("clusterIP", ""),
                        external,
                        ports.empty() ? none : ports,
                        doc.created(now),
                        text.empty() ? none : text});
}

Json eventCells(const Object& object, Ms now)
{
    const Json& doc = *object.doc;
    const Json about = doc.value("involvedObject", Json::object());
    std::string kind = about.value("kind", "");
    std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    const Json source = doc.value("source", Json::object());
    std::string from = source.value("component", "");
    if (const std::string host = source.value("host", ""); !host.empty())
        from += ", " + host;
    return Json::array({age(parsed(doc.value("lastTimestamp", Json())), now),
                        doc.value("type", ""),
                        doc.value("reason", ""),
                        kind + "/" + about.value("name", ""),
                        about.value("fieldPath", ""),
                        from,
                        doc.value("message", ""),
                        age(parsed(doc.value("firstTimestamp", Json())), now),
                        doc.value("count", 1),
                        object.name});
}

Json otherCells(Kind kind, const Object& object, Ms now)
{
    const Doc doc{*object.doc};
    const Json spec = doc.spec();
    const Json status = doc.status();
    const auto amount = [](const Json& value) {
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    switch (kind) {
    case Kind::Namespace:
        return Json::array({object.name, status.value("phase", ""), doc.created(now)});
    case Kind::ConfigMap:
        return Json::array(
            {object.name, doc.json.value("data", Json::object()).size(), doc.created(now)});
    case Kind::Lease:
        return Json::array({object.name, spec.value("holderIdentity", ""), doc.created(now)});
    case Kind::HorizontalPodAutoscaler: {
        const Json target = spec.value("scaleTargetRef", Json::object());
        const int wanted = spec["metrics"][0]["resource"]["target"].value("averageUtilization", 0);
        std::string current = "<unknown>";
        if (status.contains("currentMetrics")) {
            current = std::to_string(status["currentMetrics"][0]["resource"]["current"].value(
                          "averageUtilization", 0))
                + "%";
        }
        return Json::array({object.name,
                            target.value("kind", "") + "/" + target.value("name", ""),
                            "cpu: " + current + "/" + std::to_string(wanted) + "%",
                            std::to_string(spec.value("minReplicas", 1)),
                            spec.value("maxReplicas", 0),
                            status.value("currentReplicas", 0),
                            doc.created(now)});
    }
    case Kind::PodDisruptionBudget:
        return Json::array(
            {object.name,
             spec.contains("minAvailable") ? amount(spec["minAvailable"]) : "N/A",
             spec.contains("maxUnavailable") ? amount(spec["maxUnavailable"]) : "N/A",
             status.value("disruptionsAllowed", 0),
             doc.created(now)});
    case Kind::ControllerRevision: {
        const Json owner = doc.json["metadata"]["ownerReferences"][0];
        std::string ownerKind = owner.value("kind", "");
        std::transform(ownerKind.begin(), ownerKind.end(), ownerKind.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        return Json::array({object.name,
                            ownerKind + ".apps/" + owner.value("name", ""),
                            doc.json.value("revision", 0),
                            doc.created(now)});
    }
    default:
        return Json::array({object.name, doc.created(now)});
    }
}

} // namespace

std::string podStatus(const PodObject& pod)
{
    const PodHistory& h = *pod.history;
    const std::string phase = h.phases.last();
    const bool finished = phase == "Succeeded" || phase == "Failed";
    std::string word = phase;
    if (finished)
        word = pod.lastExit == 0 ? "Completed" : "Error";
    else if (!h.waiting.empty() && !h.waiting.last().empty())
        word = h.waiting.last();
    if (pod.deletion != 0 && !finished)
        word = "Terminating";
    return word;
}

Json cellsOf(Kind kind, const Object& object, Ms now)
{
    switch (kind) {
    case Kind::Pod:
        return podCells(object, now);
    case Kind::Node:
        return nodeCells(object, now);
    case Kind::Deployment:
    case Kind::StatefulSet:
    case Kind::DaemonSet:
    case Kind::ReplicaSet:
        return workloadCells(kind, object, now);
    case Kind::Service:
        return serviceCells(object, now);
    case Kind::Event:
        return eventCells(object, now);
    default:
        return otherCells(kind, object, now);
    }
}

std::string partialText(const std::string& objectText, bool inList)
{
    const Json whole = Json::parse(objectText, nullptr, false);
    Json out = Json::object();
    if (!inList) {
        out["kind"] = "PartialObjectMetadata";
        out["apiVersion"] = "meta.k8s.io/v1";
    }
    out["metadata"] = whole.value("metadata", Json::object());
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string rowText(Kind kind, const Object& object, IncludeObject include, Ms now)
{
    std::string out = "{\"cells\":";
    out += cellsOf(kind, object, now).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (object.pod) {
        const std::string phase = object.pod->history->phases.last();
        if (phase == "Succeeded" || phase == "Failed") {
            out += ",\"conditions\":[{\"type\":\"Completed\",\"status\":\"True\",\"reason\":\""
                + phase + "\",\"message\":\"The pod has completed "
                + (phase == "Succeeded" ? "successfully" : "unsuccessfully") + ".\"}]";
        }
    }
    out += ",\"object\":";
    if (include == IncludeObject::None)
        out += "null";
    else if (include == IncludeObject::Metadata)
        out += partialText(objectText(kind, object, false), false);
    else
        out += objectText(kind, object, false);
    return out + '}';
}

} // namespace mw::sim
