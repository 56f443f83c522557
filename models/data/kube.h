// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Projected rows of Kubernetes objects: what tables, findings and the command line need, never the
// whole object. Values only, no I/O. Times are UTC; World{} (epoch) = not set.
#pragma once

#include "models/base/atom.h"
#include "models/base/clock.h"
#include "models/base/units.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw {

// Identity of a row: unique within a topic. kind only where a topic mixes kinds.
struct ObjectKey
{
    Atom cluster; // estate name of the cluster
    Atom kind; // "Pod", "Deployment", …
    Atom ns; // empty for cluster-scoped
    std::string name;
    auto operator<=>(const ObjectKey&) const = default;
    bool operator==(const ObjectKey&) const = default;
};

struct Condition
{
    Atom type;
    Atom status; // "True" "False" "Unknown"
    Atom reason;
    World since{}; // lastTransitionTime
    bool operator==(const Condition&) const = default;
};

struct Pod
{
    ObjectKey key;
    std::string uid;
    Atom node;
    Atom phase; // status.phase
    Atom status; // the word kubectl prints (domain.md §4.6)
    Atom owner; // "ReplicaSet/agent-runtime-5c7d"
    Atom service; // label app.kubernetes.io/name, app, or the estate's service label
    Atom tenant; // the estate's tenant label; empty = none of its own
    std::string ip;
    int16_t readyContainers = 0;
    int16_t totalContainers = 0;
    int32_t restarts = 0;
    World lastRestart{};
    World created{};
    World deleted{}; // deletionTimestamp
    World readySince{}; // lastTransitionTime of Ready=True
    World notReadySince{}; // … of Ready=False
    World unschedulableSince{}; // PodScheduled=False, reason Unschedulable
    World oomKilledAt{}; // newest lastState.terminated.reason == OOMKilled
    Atom waitingReason; // first container's waiting.reason
    std::string message; // why it waits or failed, as the server says it; may be empty
    int64_t cpuRequest = 0; // millicores
    int64_t memoryRequest = 0; // bytes
    int64_t cpuUsage = -1; // millicores; -1 = not measured
    int64_t memoryUsage = -1; // bytes; -1 = not measured
    bool operator==(const Pod&) const = default;
};

struct KubeNode
{
    ObjectKey key;
    std::string uid;
    std::string status; // "Ready", "NotReady,SchedulingDisabled" as kubectl prints it
    std::string roles; // "control-plane" or "<none>"
    std::string version; // kubelet
    Atom pool; // from well-known labels or the estate's convention
    Atom zone;
    Atom instanceType;
    bool ready = false;
    bool controlPlane = false;
    bool unschedulable = false;
    std::vector<Condition> conditions;
    World created{};
    World readyChanged{};
    // The control plane has tainted it not-ready or unreachable, since the earliest of these that
    // says when. leaving: it is being taken away on purpose (autoscaler, spot, maintenance).
    bool tainted = false, leaving = false;
    Atom taint; // "node.kubernetes.io/unreachable"
    World taintedSince{};
    int64_t cpuAllocatable = 0; // millicores
    int64_t memoryAllocatable = 0; // bytes
    int64_t podsAllocatable = 0;
    int64_t cpuUsage = -1;
    int64_t memoryUsage = -1;
    bool operator==(const KubeNode&) const = default;
};

struct Namespace
{
    ObjectKey key;
    Atom phase; // STATUS
    Atom tenant, team; // labels of the estate's convention; empty = none
    World created{};
    bool operator==(const Namespace&) const = default;
};

// Deployment, StatefulSet, DaemonSet (key.kind says which).
struct Workload
{
    ObjectKey key;
    std::string uid;
    Atom service;
    Atom tenant, team; // labels of the estate's convention; empty = none of its own
    int32_t desired = 0; // DaemonSet: desiredNumberScheduled
    int32_t current = 0;
    int32_t ready = 0;
    int32_t updated = 0; // UP-TO-DATE
    int32_t available = 0;
    int32_t misscheduled = 0;
    int64_t generation = 0;
    int64_t observedGeneration = 0;
    int64_t revision = 0; // deployment.kubernetes.io/revision
    bool paused = false;
    std::string nodeSelector; // DaemonSet column
    std::vector<std::string> images;
    std::vector<Condition> conditions;
    World created{};
    World mismatchSince{}; // since when ready/updated differ from desired, as far as we know
    bool operator==(const Workload&) const = default;
};

struct KubeEvent
{
    ObjectKey key;
    std::string uid;
    Atom type; // Normal, Warning
    Atom reason;
    std::string object; // "pod/api-1"
    Atom objectKind;
    std::string objectName;
    std::string message;
    int32_t count = 1;
    World firstSeen{};
    // series.lastObservedTime, lastTimestamp, else firstSeen, as kubectl; World{} if it names no
    // time: then sort by created.
    World lastSeen{};
    World created{}; // of the event object itself
    bool operator==(const KubeEvent&) const = default;
};

// One row per cluster: readyz, version, what the source saw.
struct ClusterState
{
    ObjectKey key; // cluster set, name = cluster
    int readyz = -1; // HTTP status of /readyz, -1 = not asked yet or no answer
    std::string readyzText; // failed lines only
    int etcd = -1; // HTTP status of /readyz/etcd; -1 unknown, 404 = hidden by the provider
    std::string version; // gitVersion
    World checked{};
    bool metricsAvailable = false;
    bool operator==(const ClusterState&) const = default;
};

} // namespace mw
