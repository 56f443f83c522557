// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes as kube-state-metrics and the node exporter show them.
#include "app/simulator/metrics/families.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <cmath>

namespace mw::sim {

namespace {

using Node = std::shared_ptr<const NodeHistory>;
using Pods = std::shared_ptr<const std::vector<std::shared_ptr<const PodHistory>>>;

constexpr double ownCpu = 0.03; // share of the cores that kernel, kubelet and agents take
constexpr double ownMemory = 700e6; // bytes

void addState(SeriesMaker& maker,
              const Node& node,
              const LabelPairs& extra,
              FunctionSeries::Value value)
{
    LabelPairs pairs{{"cluster", node->cluster},
                     {"instance", "kube-state-metrics." + node->cluster + ":8080"},
                     {"job", "kube-state-metrics"},
                     {"node", node->name}};
    pairs.insert(pairs.end(), extra.begin(), extra.end());
    maker.add(std::move(pairs),
              stateTarget(node->cluster),
              {node->created, node->removed},
              std::move(value));
}

void addExporter(SeriesMaker& maker,
                 const Node& node,
                 const LabelPairs& extra,
                 FunctionSeries::Value value)
{
    LabelPairs pairs{{"cluster", node->cluster},
                     {"instance", node->name + ":9100"},
                     {"job", "node-exporter"},
                     {"node", node->name}};
    pairs.insert(pairs.end(), extra.begin(), extra.end());
    maker.add(std::move(pairs),
              exporterTarget(node->cluster, node->name),
              {node->created, node->removed},
              std::move(value),
              [node](Ms t) { return node->ready.at(t); });
}

template <class One>
std::function<void(SeriesMaker&)> eachNode(One one)
{
    return [one](SeriesMaker& maker) {
        for (const Node& node : maker.history().nodes) {
            if (node->removed > maker.input().horizon->oldest)
                one(maker, node);
        }
    };
}

// Who ever ran where. CPU seconds of pods that are gone stay in the node's counter.
std::map<std::pair<std::string, std::string>, std::vector<std::shared_ptr<const PodHistory>>>
podsByNode(const History& history)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::shared_ptr<const PodHistory>>>
        result;
    for (const auto& pod : history.pods) {
        if (!pod->node.empty())
            result[{pod->cluster, pod->node.last()}].push_back(pod);
    }
    return result;
}

template <class One>
std::function<void(SeriesMaker&)> eachNodeWithPods(One one)
{
    return [one](SeriesMaker& maker) {
        auto all = podsByNode(maker.history());
        eachNode([&](SeriesMaker& inner, const Node& node) {
            one(inner,
                node,
                std::make_shared<const std::vector<std::shared_ptr<const PodHistory>>>(
                    std::move(all[{node->cluster, node->name}])));
        })(maker);
    };
}

double cpuOf(const NodeHistory& node, const Pods& pods, Ms t)
{
    double total = ownCpu * node.cores * static_cast<double>(t - node.created) / 1000;
    for (const auto& pod : *pods)
        total += pod->cpuSeconds(t);
    return total;
}

ResourceUse useOf(const NodeHistory& node, const Pods& pods, Ms t)
{
    ResourceUse use{ownCpu * node.cores, ownMemory};
    for (const auto& pod : *pods) {
        const ResourceUse part = pod->use(t);
        use.cpu += part.cpu;
        use.memory += part.memory;
    }
    return use;
}

void condition(SeriesMaker& maker, const Node& node)
{
    // A kubelet that is silent makes the condition unknown.
    addState(maker, node, {{"condition", "Ready"}, {"status", "true"}}, [node](Ms t) {
        return node->ready.at(t) ? 1 : 0;
    });
    addState(maker, node, {{"condition", "Ready"}, {"status", "false"}}, [](Ms) { return 0; });
    addState(maker, node, {{"condition", "Ready"}, {"status", "unknown"}}, [node](Ms t) {
        return node->ready.at(t) ? 0 : 1;
    });
}

void allocatable(SeriesMaker& maker, const Node& node)
{
    const auto one = [&](const char* resource, const char* unit, double value) {
        addState(
            maker, node, {{"resource", resource}, {"unit", unit}}, [value](Ms) { return value; });
    };
    one("cpu", "core", node->cores);
    one("memory", "byte", node->memory);
    one("pods", "integer", node->pods);
}

void cpuSeconds(SeriesMaker& maker, const Node& node, const Pods& pods)
{
    // The work spreads evenly over the cores.
    const int cores = std::max(1, static_cast<int>(std::lround(node->cores)));
    struct Mode
    {
        const char* name;
        double share; // of what is busy; idle: of what is left
    };
    for (const Mode& mode :
         {Mode{"idle", 0.996}, Mode{"iowait", 0.004}, Mode{"system", 0.22}, Mode{"user", 0.78}}) {
        const bool rest = std::string_view(mode.name).starts_with('i');
        for (int core = 0; core < cores; ++core)
            addExporter(maker,
                        node,
                        {{"cpu", std::to_string(core)}, {"mode", mode.name}},
                        [node, pods, cores, rest, share = mode.share](Ms t) {
                            const double busy = cpuOf(*node, pods, t) / cores;
                            const double all = static_cast<double>(t - node->created) / 1000;
                            return share * (rest ? all - busy : busy);
                        });
    }
}

} // namespace

void addNodeFamilies(std::vector<MetricFamily>& all)
{
    const auto family = [&all](const char* name, const char* type, const char* help, auto make) {
        all.push_back({name, type, help, make});
    };
    family("kube_node_info",
           "gauge",
           "Information about a cluster node.",
           eachNode([](SeriesMaker& maker, const Node& node) {
               addState(maker, node, {}, [](Ms) { return 1; });
           }));
    family("kube_node_labels",
           "gauge",
           "Kubernetes labels converted to Prometheus labels.",
           eachNode([](SeriesMaker& maker, const Node& node) {
               addState(
                   maker,
                   node,
                   {{"label_eks_amazonaws_com_capacity_type", node->spot ? "SPOT" : "ON_DEMAND"},
                    {"label_eks_amazonaws_com_nodegroup", node->pool},
                    {"label_node_kubernetes_io_instance_type", node->instanceType},
                    {"label_topology_kubernetes_io_zone", node->zone}},
                   [](Ms) { return 1; });
           }));
    family("kube_node_status_condition",
           "gauge",
           "The condition of a cluster node.",
           eachNode(condition));
    family("kube_node_status_allocatable",
           "gauge",
           "The allocatable for different resources of a node that are available for scheduling.",
           eachNode(allocatable));
    family("kube_node_spec_unschedulable",
           "gauge",
           "Whether a node can schedule new pods.",
           eachNode([](SeriesMaker& maker, const Node& node) {
               addState(
                   maker, node, {}, [node](Ms t) { return node->unschedulable.at(t) ? 1 : 0; });
           }));
    family("node_cpu_seconds_total",
           "counter",
           "Seconds the CPUs spent in each mode.",
           eachNodeWithPods(cpuSeconds));
    family("node_load1",
           "gauge",
           "1m load average.",
           eachNodeWithPods([](SeriesMaker& maker, const Node& node, const Pods& pods) {
               addExporter(
                   maker, node, {}, [node, pods](Ms t) { return useOf(*node, pods, t).cpu; });
           }));
    family("node_memory_MemTotal_bytes",
           "gauge",
           "Memory information field MemTotal_bytes.",
           eachNode([](SeriesMaker& maker, const Node& node) {
               addExporter(maker, node, {}, [node](Ms) { return node->memory + ownMemory; });
           }));
    family("node_memory_MemAvailable_bytes",
           "gauge",
           "Memory information field MemAvailable_bytes.",
           eachNodeWithPods([](SeriesMaker& maker, const Node& node, const Pods& pods) {
               addExporter(maker, node, {}, [node, pods](Ms t) {
                   return std::max(0.0, node->memory + ownMemory - useOf(*node, pods, t).memory);
               });
           }));
}

} // namespace mw::sim
