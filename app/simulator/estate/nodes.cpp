// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the node controller does when a kubelet falls silent, and when it comes back.
#include "app/simulator/estate/cluster.h"

namespace mw::sim {

namespace {
constexpr Ms graceOfNode = 50 * second; // until the node counts as NotReady
constexpr Ms toleration = 300 * second; // until its pods are evicted
} // namespace

void Cluster::updateNodeDoc(NodeRun& node, const std::function<void(Json&)>& change)
{
    const ObjectPtr before = m_store.find(Kind::Node, "", node.name);
    if (!before)
        return;
    Json doc = *before->doc;
    change(doc);
    m_store.putDoc(Kind::Node, std::move(doc));
    m_core.changed();
}

void Cluster::heartbeat(const std::string& name)
{
    const auto it = m_nodes.find(name);
    if (it == m_nodes.end())
        return;
    if (it->second.reachable) {
        updateNodeDoc(it->second, [this](Json& doc) {
            for (Json& condition : doc["status"]["conditions"])
                condition["lastHeartbeatTime"] = timeText(now());
        });
    }
    m_core.at(now() + 5 * minute, [this, name] { heartbeat(name); });
}

void Cluster::setNodeReady(NodeRun& node, bool ready)
{
    node.ready = ready;
    node.history.ready.set(now(), ready);
    m_core.setNode(node.slot, std::make_shared<const NodeHistory>(node.history));
    updateNodeDoc(node, [&](Json& doc) {
        Json& spec = doc["spec"];
        Json taints = Json::array();
        for (const Json& taint : spec.value("taints", Json::array())) {
            if (taint.value("key", "") != "node.kubernetes.io/unreachable")
                taints.push_back(taint);
        }
        if (!ready) {
            for (const char* effect : {"NoSchedule", "NoExecute"}) {
                taints.push_back({{"key", "node.kubernetes.io/unreachable"},
                                  {"effect", effect},
                                  {"timeAdded", timeText(now())}});
            }
        }
        spec.erase("taints");
        if (!taints.empty())
            spec["taints"] = std::move(taints);
        for (Json& condition : doc["status"]["conditions"]) {
            const std::string type = condition.value("type", "");
            const std::string status = !ready ? "Unknown" : type == "Ready" ? "True" : "False";
            if (condition.value("status", "") != status)
                condition["lastTransitionTime"] = timeText(now());
            condition["status"] = status;
            if (!ready) {
                condition["reason"] = "NodeStatusUnknown";
                condition["message"] = "Kubelet stopped posting node status.";
                continue;
            }
            condition["lastHeartbeatTime"] = timeText(now());
            const bool memory = type == "MemoryPressure";
            const bool disk = type == "DiskPressure";
            condition["reason"] = type == "Ready" ? "KubeletReady"
                : memory                          ? "KubeletHasSufficientMemory"
                : disk                            ? "KubeletHasNoDiskPressure"
                                                  : "KubeletHasSufficientPID";
            condition["message"] = type == "Ready" ? "kubelet is posting ready status"
                : memory                           ? "kubelet has sufficient memory available"
                : disk                             ? "kubelet has no disk pressure"
                                                   : "kubelet has sufficient PID available";
        }
    });
    event("Normal",
          ready ? "NodeReady" : "NodeNotReady",
          Kind::Node,
          "",
          node.name,
          node.name,
          "Node " + node.name + " status is now: " + (ready ? "NodeReady" : "NodeNotReady"),
          ready ? "kubelet" : "node-controller",
          ready ? node.name : std::string());
}

void Cluster::nodeLost(const std::string& name)
{
    const auto it = m_nodes.find(name);
    if (it == m_nodes.end() || !it->second.reachable)
        return;
    it->second.reachable = false;
    m_core.at(now() + graceOfNode, [this, name] {
        const auto found = m_nodes.find(name);
        if (found == m_nodes.end() || found->second.reachable)
            return;
        setNodeReady(found->second, false);
        const std::set<std::string> pods = found->second.pods;
        for (const std::string& key : pods) {
            updatePod(key, [&](PodObject& pod, PodHistory& history) {
                if (pod.ready)
                    pod.readyChanged = now();
                pod.ready = false;
                pod.nodeLost = true;
                history.ready.set(now(), false);
            });
            const auto object = m_store.all(Kind::Pod).find(key);
            if (object != m_store.all(Kind::Pod).end()) {
                event("Warning",
                      "NodeNotReady",
                      Kind::Pod,
                      object->second->ns,
                      object->second->name,
                      object->second->uid,
                      "Node is not ready",
                      "node-controller");
            }
        }
        m_core.at(now() + toleration, [this, name] { evictFrom(name); });
    });
}

void Cluster::evictFrom(const std::string& name)
{
    const auto it = m_nodes.find(name);
    if (it == m_nodes.end() || it->second.reachable)
        return;
    const std::set<std::string> pods = it->second.pods;
    for (const std::string& key : pods) {
        const auto object = m_store.all(Kind::Pod).find(key);
        if (object == m_store.all(Kind::Pod).end())
            continue;
        // Daemons tolerate an unreachable node for ever.
        if (object->second->pod->ownerKind == "DaemonSet")
            continue;
        event("Normal",
              "TaintManagerEviction",
              Kind::Pod,
              object->second->ns,
              object->second->name,
              object->second->uid,
              "Marking for deletion Pod " + key,
              "taint-eviction-controller");
        deletePod(key, object->second->pod->tmpl->grace);
    }
}

void Cluster::nodeBack(const std::string& name)
{
    const auto it = m_nodes.find(name);
    if (it == m_nodes.end() || it->second.reachable)
        return;
    it->second.reachable = true;
    const bool wasReady = it->second.ready;
    if (!wasReady)
        setNodeReady(it->second, true);
    const std::set<std::string> pods = it->second.pods;
    for (const std::string& key : pods) {
        const auto found = m_store.all(Kind::Pod).find(key);
        if (found == m_store.all(Kind::Pod).end())
            continue;
        const ObjectPtr object = found->second;
        if (object->pod->deletion != 0) {
            m_core.at(now() + 2 * second, [this, key, uid = object->uid] { finishPod(key, uid); });
            continue;
        }
        updatePod(key, [](PodObject& pod, PodHistory&) { pod.nodeLost = false; });
        const bool started = object->pod->history->phases.last() == "Running";
        m_core.at(now() + 3 * second, [this, key, uid = object->uid, started] {
            if (started)
                readyPod(key, uid);
            else
                startPod(key, uid);
        });
    }
    retryPending();
}

void Cluster::nodeRemoved(const std::string& name)
{
    const auto it = m_nodes.find(name);
    if (it == m_nodes.end())
        return;
    NodeRun& node = it->second;
    node.reachable = false;
    node.ready = false;
    node.history.ready.set(now(), false);
    node.history.removed = now();
    m_core.setNode(node.slot, std::make_shared<const NodeHistory>(node.history));
    const std::set<std::string> pods = node.pods;
    for (const std::string& key : pods)
        deletePod(key, 0); // the garbage collector of pods
    event("Normal",
          "RemovingNode",
          Kind::Node,
          "",
          name,
          name,
          "Node " + name + " event: Removing Node " + name + " from Controller",
          "node-controller");
    std::erase(m_pools[node.pool], name);
    m_store.remove(Kind::Node, "", name);
    m_nodes.erase(it);
    for (const auto& workload : m_workloads) {
        if (workload->kind == Kind::DaemonSet)
            touch(*workload);
    }
    m_core.changed();
}

} // namespace mw::sim
