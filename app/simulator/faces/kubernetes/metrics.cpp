// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// metrics.k8s.io: what the metrics server last measured, in windows of 15 seconds of virtual time.
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include <httplib.h>

#include <cmath>

namespace mw::sim {

namespace {

constexpr Ms window = 15 * second;

Json usageOf(double cores, double bytes)
{
    return {{"cpu", std::to_string(static_cast<int64_t>(std::llround(cores * 1e9))) + "n"},
            {"memory", std::to_string(static_cast<int64_t>(bytes / 1024)) + "Ki"}};
}

Json head(const char* kind)
{
    Json doc = Json::object();
    doc["kind"] = kind;
    doc["apiVersion"] = "metrics.k8s.io/v1beta1";
    return doc;
}

// A pod that is not running or has not run for a whole window is simply missing.
std::optional<Json> podMetrics(const Object& object, Ms now, const Json& labels)
{
    const PodObject& pod = *object.pod;
    const ResourceUse use = pod.history->use(now);
    if (use.cpu <= 0 || pod.nodeLost || now - pod.startedAt < 2 * window)
        return std::nullopt;
    Json doc = head("PodMetrics");
    doc["metadata"] = {{"name", object.name},
                       {"namespace", object.ns},
                       {"creationTimestamp", timeText(now)},
                       {"labels", labels}};
    doc["timestamp"] = timeText(now);
    doc["window"] = "15s";
    doc["containers"] = Json::array();
    // Sidecars take a small share each.
    const auto& names = pod.tmpl->containers;
    const double side = 0.04 * static_cast<double>(names.size() - 1);
    for (size_t i = 0; i < names.size(); ++i) {
        const double share = i == 0 ? 1 - side : 0.04;
        doc["containers"].push_back(
            {{"name", names[i]}, {"usage", usageOf(use.cpu * share, use.memory * share)}});
    }
    return doc;
}

} // namespace

Reply KubernetesFace::metrics(const Call& call)
{
    const bool nodes = call.resource->plural == "nodes";
    Accept accept;
    if (const auto wrong = makeSelector(nodes ? Kind::Node : Kind::Pod,
                                        call.param("labelSelector"),
                                        call.param("fieldSelector"),
                                        accept))
        return *wrong;
    Json items = Json::array();
    {
        const World::Guard guard(m_world);
        Cluster& home = *cluster(*guard);
        const Ms now = guard->now() / window * window;
        if (nodes) {
            for (const auto& [name, node] : home.nodes()) {
                const ObjectPtr object = home.store().find(Kind::Node, "", name);
                if (!node.reachable || !object || (accept && !accept(*object))
                    || (!call.name.empty() && name != call.name))
                    continue;
                double cpu = 0.04 * node.history.cores;
                double memory = 0.06 * node.history.memory;
                for (const std::string& key : node.pods) {
                    const auto pod = home.store().all(Kind::Pod).find(key);
                    if (pod == home.store().all(Kind::Pod).end())
                        continue;
                    const ResourceUse use = pod->second->pod->history->use(now);
                    cpu += use.cpu;
                    memory += use.memory;
                }
                Json doc = head("NodeMetrics");
                doc["metadata"] = {{"name", name},
                                   {"creationTimestamp", timeText(now)},
                                   {"labels", labelsOf(*object)}};
                doc["timestamp"] = timeText(now);
                doc["window"] = "15s";
                doc["usage"] = usageOf(cpu, memory);
                items.push_back(std::move(doc));
            }
        } else {
            size_t remaining = 0;
            const Store& store = home.store();
            for (const ObjectPtr& object :
                 store.at(Kind::Pod, store.rv(), call.ns, {}, 0, remaining, accept)) {
                if (!call.name.empty() && object->name != call.name)
                    continue;
                if (auto doc = podMetrics(*object, now, labelsOf(*object)))
                    items.push_back(std::move(*doc));
            }
        }
    }
    if (!call.name.empty()) {
        return items.empty() ? notFound("metrics.k8s.io", call.resource->plural, call.name)
                             : jsonReply(items[0]);
    }
    Json list = head(nodes ? "NodeMetricsList" : "PodMetricsList");
    list["metadata"] = Json::object();
    list["items"] = std::move(items);
    return jsonReply(list);
}

} // namespace mw::sim
