// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments, StatefulSets and DaemonSets as kube-state-metrics shows them.
#include "app/simulator/metrics/families.h"

#include <algorithm>

namespace mw::sim {

namespace {

using Read = double (*)(const WorkloadHistory&, Ms);

std::function<void(SeriesMaker&)> eachOf(const char* kind, const char* label, Read read)
{
    return [kind, label, read](SeriesMaker& maker) {
        for (const auto& workload : maker.history().workloads) {
            if (workload->kind != kind)
                continue;
            maker.add({{"cluster", workload->cluster},
                       {"instance", "kube-state-metrics." + workload->cluster + ":8080"},
                       {"job", "kube-state-metrics"},
                       {label, workload->name},
                       {"namespace", workload->ns}},
                      stateTarget(workload->cluster),
                      {workload->created, never},
                      [workload, read](Ms t) { return read(*workload, t); });
        }
    };
}

double desired(const WorkloadHistory& w, Ms t)
{
    return w.desired.at(t);
}
double current(const WorkloadHistory& w, Ms t)
{
    return w.current.at(t);
}
double readyCount(const WorkloadHistory& w, Ms t)
{
    return w.ready.at(t);
}
double updated(const WorkloadHistory& w, Ms t)
{
    return w.updated.at(t);
}
double available(const WorkloadHistory& w, Ms t)
{
    return w.available.at(t);
}
double unavailable(const WorkloadHistory& w, Ms t)
{
    return std::max(0, w.desired.at(t) - w.available.at(t));
}
double generation(const WorkloadHistory& w, Ms t)
{
    return static_cast<double>(w.generation.at(t));
}
double observed(const WorkloadHistory& w, Ms t)
{
    return static_cast<double>(w.observed.at(t));
}

} // namespace

void addWorkloadFamilies(std::vector<MetricFamily>& all)
{
    struct Row
    {
        const char* name;
        const char* help;
        Read read;
    };
    const auto rows = [&all](const char* kind, const char* label, std::initializer_list<Row> list) {
        for (const Row& row : list)
            all.push_back({row.name, "gauge", row.help, eachOf(kind, label, row.read)});
    };
    rows("Deployment",
         "deployment",
         {{"kube_deployment_spec_replicas", "Number of desired pods for a deployment.", desired},
          {"kube_deployment_status_replicas", "The number of replicas per deployment.", current},
          {"kube_deployment_status_replicas_ready",
           "The number of ready replicas per deployment.",
           readyCount},
          {"kube_deployment_status_replicas_updated",
           "The number of updated replicas per deployment.",
           updated},
          {"kube_deployment_status_replicas_available",
           "The number of available replicas per deployment.",
           available},
          {"kube_deployment_status_replicas_unavailable",
           "The number of unavailable replicas per deployment.",
           unavailable},
          {"kube_deployment_metadata_generation",
           "Sequence number representing a specific generation of the desired state.",
           generation},
          {"kube_deployment_status_observed_generation",
           "The generation observed by the deployment controller.",
           observed}});
    rows("StatefulSet",
         "statefulset",
         {{"kube_statefulset_replicas", "Number of desired pods for a StatefulSet.", desired},
          {"kube_statefulset_status_replicas", "The number of replicas per StatefulSet.", current},
          {"kube_statefulset_status_replicas_ready",
           "The number of ready replicas per StatefulSet.",
           readyCount},
          {"kube_statefulset_status_replicas_updated",
           "The number of updated replicas per StatefulSet.",
           updated}});
    rows("DaemonSet",
         "daemonset",
         {{"kube_daemonset_status_desired_number_scheduled",
           "The number of nodes that should be running the daemon pod.",
           desired},
          {"kube_daemonset_status_current_number_scheduled",
           "The number of nodes running at least one daemon pod and are supposed to.",
           current},
          {"kube_daemonset_status_number_ready",
           "The number of nodes that should be running the daemon pod and have one or more of the "
           "daemon pod running and ready.",
           readyCount},
          {"kube_daemonset_status_number_available",
           "The number of nodes that should be running the daemon pod and have one or more of the "
           "daemon pod running and available",
           available},
          {"kube_daemonset_status_updated_number_scheduled",
           "The total number of nodes that are running updated daemon pod",
           updated}});
}

} // namespace mw::sim
