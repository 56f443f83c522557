// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One simulated Kubernetes cluster: its objects and the controllers, scheduler and kubelets that
// act upon them in virtual time. Used under World's lock only.
#pragma once

#include "app/simulator/estate/core.h"
#include "app/simulator/estate/store.h"

#include <optional>
#include <set>

namespace mw::sim {

struct NodeRun
{
    std::string name, pool, ip;
    std::map<std::string, std::string> labels;
    double cpuFree = 0, memoryFree = 0;
    int podsFree = 0;
    bool reachable = true; // its kubelet answers
    bool ready = true; // what the API says
    bool unschedulable = false;
    NodeHistory history;
    size_t slot = 0;
    std::set<std::string> pods; // keys of all pods on it, also terminating ones
};

// A ReplicaSet, or one revision of a StatefulSet or DaemonSet.
struct SetRun
{
    std::string name, hash, uid;
    Json podTemplate;
    std::string key; // templateKey(podTemplate)
    std::shared_ptr<const PodTemplate> tmpl;
    int desired = 0;
    int revision = 0;
    Ms created = 0;
    std::set<std::string> pods; // names, without those being deleted
};

struct WorkloadRun
{
    int index = 0;
    Kind kind = Kind::Deployment;
    std::string ns, name, uid, service, pdb, hpa;
    Ms created = 0;
    std::vector<SetRun> sets;
    size_t active = 0;
    Ms progress = 0; // last time its rollout got on
    int progressUpdated = -1, progressReady = -1;
    bool dirty = false;
    std::set<Ms> wakes; // when its controller looks again
    Ms held = 0; // its controller does nothing until then
    double busy = 0.4;
    int baseline = 1; // replicas at which the pods are `busy`
    Ms startup = 5000; // from started to ready
    bool blind = false; // its autoscaler gets no metrics
    Ms calmSince = 0; // autoscaler: since when fewer replicas would do
    WorkloadHistory history;
    size_t slot = 0;
};

struct Usage
{
    double cpu = 0, memory = 0;
};

class Cluster
{
public:
    Cluster(Core& core, std::string name, std::string region, uint64_t firstRv);

    Core& core() { return m_core; }
    const std::string& name() const { return m_name; }
    const std::string& region() const { return m_region; }
    Store& store() { return m_store; }
    const Store& store() const { return m_store; }
    Ms now() const { return m_core.now(); }

    // -- what a blueprint and scenarios do
    NodeRun& addNode(NodeRun node, Json doc);
    WorkloadRun& addWorkload(WorkloadRun workload);
    WorkloadRun* workload(Kind kind, const std::string& ns, const std::string& name);
    const std::vector<std::unique_ptr<WorkloadRun>>& workloads() const { return m_workloads; }
    std::map<std::string, NodeRun>& nodes() { return m_nodes; }
    // The revision with this template; added if there is none.
    size_t activeSet(WorkloadRun& workload, const Json& podTemplate);
    // A pod that has long been running, created in the past.
    void
    placePod(WorkloadRun& workload, SetRun& set, Ms created, const std::string& node, int ordinal);
    std::string chooseNode(const PodTemplate& tmpl, std::string* why);
    void nodeLost(const std::string& node); // the kubelet stops answering
    void nodeBack(const std::string& node);
    void nodeRemoved(const std::string& node); // the machine is gone, and its object

    // -- what the API does, after its own checks
    void changedDoc(Kind kind, const std::string& ns, const std::string& name); // spec was replaced
    void deletePod(const std::string& key, int grace);
    // Negative: refused; the message says why (domain.md §4.8).
    bool
    mayEvict(const PodObject& pod, const std::string& ns, std::string& budget, std::string& why);
    void spendBudget(const std::string& ns, const std::string& budget, const std::string& pod);
    void patchPod(const std::string& key, Json labels, Json annotations);
    void touch(WorkloadRun& workload);
    void wake(WorkloadRun& workload, Ms when); // touches it then; once however often asked
    void heartbeat(const std::string& node); // begins the node's status reports
    void settle(); // lets controllers act until nothing is left to do
    int matching(const Json& selector, const std::string& ns, int& healthy) const;

    void event(const std::string& type,
               const std::string& reason,
               Kind kind,
               const std::string& ns,
               const std::string& name,
               const std::string& uid,
               const std::string& message,
               const std::string& component,
               const std::string& host = {},
               const std::string& fieldPath = {});
    Usage podUsage(const PodObject& pod) const;

private:
    // kubelet.cpp: the life of a pod
    void createPod(WorkloadRun& workload, SetRun& set, int ordinal, const std::string& node);
    void schedulePod(const std::string& key, const std::string& uid);
    void bindPod(const std::string& key, const std::string& node);
    void startPod(const std::string& key, const std::string& uid);
    void readyPod(const std::string& key, const std::string& uid);
    void crashPod(const std::string& key, const std::string& uid);
    void restartPod(const std::string& key, const std::string& uid);
    void finishPod(const std::string& key, const std::string& uid);
    void retryPending();
    ObjectPtr livePod(const std::string& key, const std::string& uid) const;
    bool updatePod(const std::string& key,
                   const std::function<void(PodObject&, PodHistory&)>& change);
    PodObject
    freshPod(WorkloadRun& workload, SetRun& set, PodHistory& history, Ms created, int ordinal);
    // controllers.cpp
    void reconcile(WorkloadRun& workload);
    void reconcileDeployment(WorkloadRun& workload);
    void reconcileStateful(WorkloadRun& workload);
    void reconcileDaemon(WorkloadRun& workload);
    void rollOut(WorkloadRun& workload, const Json& spec, int replicas);
    void fitSet(WorkloadRun& workload, SetRun& set);
    struct Counts
    {
        int current = 0, ready = 0, available = 0;
    };
    Counts count(WorkloadRun& workload, const SetRun& set, int minReady);
    void putIfChanged(Kind kind, const ObjectPtr& before, Json doc);
    void writeReplicaSet(
        WorkloadRun& workload, SetRun& set, const Counts& counts, int replicas, int max);
    void writeDeployment(WorkloadRun& workload, const Counts& all, const Counts& updated);
    void writeHistory(WorkloadRun& workload, int desired, const Counts& all, const Counts& updated);
    // budgets.cpp
    void updateBudget(WorkloadRun& workload);
    void updateAutoscaler(WorkloadRun& workload);
    // nodes.cpp
    void setNodeReady(NodeRun& node, bool ready);
    void updateNodeDoc(NodeRun& node, const std::function<void(Json&)>& change);
    void evictFrom(const std::string& node);

    Core& m_core;
    std::string m_name, m_region;
    Store m_store;
    std::map<std::string, NodeRun> m_nodes;
    std::map<std::string, std::vector<std::string>> m_pools; // pool → node names
    std::map<std::string, size_t> m_turn; // where the scheduler goes on in a pool
    std::vector<std::unique_ptr<WorkloadRun>> m_workloads;
    std::vector<int> m_dirty;
    std::set<std::string> m_pending; // keys of pods no node takes
    std::map<std::string, std::string> m_eventNames; // what is told → name of its event
    uint32_t m_nextIp = 0;
};

} // namespace mw::sim
