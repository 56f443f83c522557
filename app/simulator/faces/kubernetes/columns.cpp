// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/tables.h"

#include <map>

namespace mw::sim {

namespace {

struct Column
{
    const char* name;
    const char* type;
    const char* description;
    int priority = 0;
};

Json made(std::initializer_list<Column> columns)
{
    Json list = Json::array();
    for (const Column& column : columns) {
        const std::string name = column.name;
        list.push_back({{"name", name},
                        {"type", column.type},
                        {"format", name == "Name" ? "name" : ""},
                        {"description", column.description},
                        {"priority", column.priority}});
    }
    return list;
}

constexpr Column name{"Name", "string", "Name of the object, unique within its namespace."};
constexpr Column age{"Age", "string", "Time since the object was created."};
constexpr Column containers{"Containers", "string", "Names of each container in the template.", 1};
constexpr Column images{
    "Images", "string", "Images referenced by each container in the template.", 1};
constexpr Column selector{"Selector", "string", "Label selector for pods.", 1};

std::map<Kind, Json> table()
{
    std::map<Kind, Json> all;
    all[Kind::Pod] = made({name,
                           {"Ready", "string", "Containers that accept traffic."},
                           {"Status", "string", "The aggregate status of the containers."},
                           {"Restarts", "string", "How often containers were restarted, and when."},
                           age,
                           {"IP", "string", "Address of the pod.", 1},
                           {"Node", "string", "Node the pod is scheduled on.", 1},
                           {"Nominated Node", "string", "Node that is being freed for it.", 1},
                           {"Readiness Gates", "string", "Gates that are met.", 1}});
    all[Kind::Node] = made({name,
                            {"Status", "string", "The status of the node"},
                            {"Roles", "string", "The roles of the node"},
                            age,
                            {"Version", "string", "Kubelet Version reported by the node."},
                            {"Internal-IP", "string", "Address inside the network.", 1},
                            {"External-IP", "string", "Address from outside.", 1},
                            {"OS-Image", "string", "Operating system reported by the node.", 1},
                            {"Kernel-Version", "string", "Kernel reported by the node.", 1},
                            {"Container-Runtime", "string", "Runtime reported by the node.", 1}});
    all[Kind::Namespace] = made({name, {"Status", "string", "The status of the namespace"}, age});
    all[Kind::Deployment]
        = made({name,
                {"Ready", "string", "Number of the pod with ready state"},
                {"Up-to-date", "string", "Pods that have the desired template."},
                {"Available", "string", "Pods ready for at least minReadySeconds."},
                age,
                containers,
                images,
                selector});
    all[Kind::StatefulSet] = made(
        {name, {"Ready", "string", "Number of the pod with ready state"}, age, containers, images});
    all[Kind::DaemonSet] = made({name,
                                 {"Desired", "integer", "Nodes that should run the daemon."},
                                 {"Current", "integer", "Nodes that have its pod."},
                                 {"Ready", "integer", "Nodes on which it is ready."},
                                 {"Up-to-date", "integer", "Nodes that run the updated pod."},
                                 {"Available", "integer", "Nodes on which it is available."},
                                 {"Node Selector", "string", "Labels a node must have."},
                                 age,
                                 containers,
                                 images,
                                 selector});
    all[Kind::ReplicaSet] = made({name,
                                  {"Desired", "integer", "Replicas wanted."},
                                  {"Current", "integer", "Replicas there are."},
                                  {"Ready", "integer", "Replicas that are ready."},
                                  age,
                                  containers,
                                  images,
                                  selector});
    all[Kind::Service] = made({name,
                               {"Type", "string", "How the service is exposed."},
                               {"Cluster-IP", "string", "Address inside the cluster."},
                               {"External-IP", "string", "Addresses from outside."},
                               {"Port(s)", "string", "Ports exposed by the service."},
                               age,
                               {"Selector", "string", "Labels of the pods behind it.", 1}});
    all[Kind::Event] = made({{"Last Seen", "string", "Most recent occurrence."},
                             {"Type", "string", "Normal or Warning."},
                             {"Reason", "string", "Reason for the transition, for machines."},
                             {"Object", "string", "The object that this event is about."},
                             {"Subobject", "string", "The part of the object.", 1},
                             {"Source", "string", "The component reporting this event.", 1},
                             {"Message", "string", "Description for people."},
                             {"First Seen", "string", "First occurrence.", 1},
                             {"Count", "string", "The number of occurrences.", 1},
                             {"Name", "string", "Name of the event.", 1}});
    all[Kind::HorizontalPodAutoscaler] = made({name,
                                               {"Reference", "string", "What it scales."},
                                               {"Targets", "string", "Present and wanted value."},
                                               {"MinPods", "string", "Lower limit."},
                                               {"MaxPods", "string", "Upper limit."},
                                               {"Replicas", "string", "Present replicas."},
                                               age});
    all[Kind::PodDisruptionBudget]
        = made({name,
                {"Min Available", "string", "Pods that must be available."},
                {"Max Unavailable", "string", "Pods that may be unavailable."},
                {"Allowed Disruptions", "integer", "Pods that may be disrupted now."},
                age});
    all[Kind::ControllerRevision] = made({name,
                                          {"Controller", "string", "Controller of the object"},
                                          {"Revision", "string", "Number of the revision."},
                                          age});
    all[Kind::Lease] = made({name, {"Holder", "string", "Who holds the lease."}, age});
    all[Kind::ConfigMap] = made({name, {"Data", "string", "Number of keys."}, age});
    return all;
}

} // namespace

const Json& columnsOf(Kind kind)
{
    static const std::map<Kind, Json> all = table();
    return all.at(kind);
}

} // namespace mw::sim
