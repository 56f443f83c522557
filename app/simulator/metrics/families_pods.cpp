// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pods as kube-state-metrics and cAdvisor show them.
#include "app/simulator/metrics/families.h"

namespace mw::sim {

namespace {

using Pod = std::shared_ptr<const PodHistory>;

LabelPairs podLabels(const PodHistory& pod, const LabelPairs& extra)
{
    LabelPairs pairs{{"cluster", pod.cluster},
                     {"instance", "kube-state-metrics." + pod.cluster + ":8080"},
                     {"job", "kube-state-metrics"},
                     {"namespace", pod.ns},
                     {"pod", pod.name},
                     {"uid", pod.uid}};
    pairs.insert(pairs.end(), extra.begin(), extra.end());
    return pairs;
}

// Pods that were gone before the oldest sample are no series.
bool remembered(const SeriesMaker& maker, const PodHistory& pod)
{
    return pod.removed > maker.input().horizon->oldest;
}

void add(SeriesMaker& maker,
         const Pod& pod,
         const LabelPairs& extra,
         FunctionSeries::Value value,
         FunctionSeries::Present present = {})
{
    maker.add(podLabels(*pod, extra),
              stateTarget(pod->cluster),
              {pod->created, pod->removed},
              std::move(value),
              std::move(present));
}

template <class One>
std::function<void(SeriesMaker&)> eachPod(One one)
{
    return [one](SeriesMaker& maker) {
        for (const Pod& pod : maker.history().pods) {
            if (remembered(maker, *pod))
                one(maker, pod);
        }
    };
}

void info(SeriesMaker& maker, const Pod& pod)
{
    const bool set = !pod->replicaSet.empty();
    const std::string node = pod->node.empty() ? std::string() : pod->node.last();
    if (!node.empty())
        add(
            maker,
            pod,
            {{"created_by_kind", set ? "ReplicaSet" : pod->workloadKind},
             {"created_by_name", set ? pod->replicaSet : pod->workload},
             {"node", node}},
            [](Ms) { return 1; },
            [pod](Ms t) { return !pod->node.at(t).empty(); });
}

void phase(SeriesMaker& maker, const Pod& pod)
{
    for (const char* name : {"Failed", "Pending", "Running", "Succeeded", "Unknown"})
        add(maker, pod, {{"phase", name}}, [pod, name](Ms t) {
            return pod->phases.at(t) == name ? 1 : 0;
        });
}

void ready(SeriesMaker& maker, const Pod& pod)
{
    for (const char* name : {"true", "false", "unknown"}) {
        const bool yes = name == std::string_view("true");
        const bool no = name == std::string_view("false");
        add(maker, pod, {{"condition", name}}, [pod, yes, no](Ms t) {
            return pod->ready.at(t) ? yes : no;
        });
    }
}

// One series per reason that ever was; it is there as long as the reason holds.
void reasons(SeriesMaker& maker, const Pod& pod, const Steps<std::string> PodHistory::*steps)
{
    std::set<std::string> names;
    for (const auto& [at, reason] : ((*pod).*steps).steps())
        names.insert(reason);
    names.erase("");
    for (const std::string& name : names)
        add(
            maker,
            pod,
            {{"container", pod->container}, {"reason", name}},
            [](Ms) { return 1; },
            [pod, steps, name](Ms t) { return ((*pod).*steps).at(t) == name; });
}

void requested(SeriesMaker& maker, const Pod& pod)
{
    const std::string node = pod->node.empty() ? std::string() : pod->node.last();
    const auto one = [&](const char* resource, const char* unit, double value) {
        add(maker,
            pod,
            {{"container", pod->container}, {"node", node}, {"resource", resource}, {"unit", unit}},
            [value](Ms) { return value; });
    };
    one("cpu", "core", pod->cpuRequest);
    one("memory", "byte", pod->memoryRequest);
}

// cAdvisor: only what runs, and only where the kubelet answers.
void container(SeriesMaker& maker, const Pod& pod, FunctionSeries::Value value)
{
    const std::string name = pod->node.empty() ? std::string() : pod->node.last();
    const auto node = maker.input().node(pod->cluster, name);
    if (!node)
        return;
    maker.add({{"cluster", pod->cluster},
               {"container", pod->container},
               {"image", pod->image},
               {"instance", name + ":10250"},
               {"job", "kubelet"},
               {"namespace", pod->ns},
               {"node", name},
               {"pod", pod->name}},
              kubeletTarget(pod->cluster, name),
              {pod->created, pod->removed},
              std::move(value),
              [pod, node](Ms t) {
                  return pod->phases.at(t) == "Running" && node->exists(t) && node->ready.at(t);
              });
}

} // namespace

void addPodFamilies(std::vector<MetricFamily>& all)
{
    const auto family = [&all](const char* name, const char* type, const char* help, auto one) {
        all.push_back({name, type, help, eachPod(one)});
    };
    family("kube_pod_info", "gauge", "Information about pod.", info);
    family("kube_pod_status_phase", "gauge", "The pods current phase.", phase);
    family("kube_pod_status_ready",
           "gauge",
           "Describes whether the pod is ready to serve requests.",
           ready);
    family("kube_pod_created",
           "gauge",
           "Unix creation timestamp",
           [](SeriesMaker& maker, const Pod& pod) {
               add(maker, pod, {}, [pod](Ms) {
                   const Ms seconds = pod->created / 1000;
                   return static_cast<double>(seconds);
               });
           });
    family("kube_pod_container_status_restarts_total",
           "counter",
           "The number of container restarts per container.",
           [](SeriesMaker& maker, const Pod& pod) {
               add(maker, pod, {{"container", pod->container}}, [pod](Ms t) {
                   return pod->restarts.at(t);
               });
           });
    family("kube_pod_container_status_waiting_reason",
           "gauge",
           "Describes the reason the container is currently in waiting state.",
           [](SeriesMaker& maker, const Pod& pod) { reasons(maker, pod, &PodHistory::waiting); });
    family(
        "kube_pod_container_status_last_terminated_reason",
        "gauge",
        "Describes the last reason the container was in terminated state.",
        [](SeriesMaker& maker, const Pod& pod) { reasons(maker, pod, &PodHistory::lastReason); });
    family("kube_pod_container_resource_requests",
           "gauge",
           "The number of requested request resource by a container.",
           requested);
    family("container_cpu_usage_seconds_total",
           "counter",
           "Cumulative cpu time consumed in seconds.",
           [](SeriesMaker& maker, const Pod& pod) {
               container(maker, pod, [pod](Ms t) { return pod->cpuSeconds(t); });
           });
    family("container_memory_working_set_bytes",
           "gauge",
           "Current working set in bytes.",
           [](SeriesMaker& maker, const Pod& pod) {
               container(maker, pod, [pod](Ms t) { return pod->use(t).memory; });
           });
}

} // namespace mw::sim
