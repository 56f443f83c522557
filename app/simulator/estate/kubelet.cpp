// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a pod: created, scheduled, started, ready or crashing, deleted, gone.
#include "app/simulator/estate/cluster.h"

#include <cmath>

namespace mw::sim {

namespace {

constexpr const char* kubelet = "kubelet";

std::string fieldPathOf(const PodObject& pod)
{
    return "spec.containers{" + pod.tmpl->containers.front() + "}";
}

} // namespace

ObjectPtr Cluster::livePod(const std::string& key, const std::string& uid) const
{
    const auto& pods = m_store.all(Kind::Pod);
    const auto it = pods.find(key);
    return it == pods.end() || it->second->uid != uid ? nullptr : it->second;
}

bool Cluster::updatePod(const std::string& key,
                        const std::function<void(PodObject&, PodHistory&)>& change)
{
    const auto& pods = m_store.all(Kind::Pod);
    const auto it = pods.find(key);
    if (it == pods.end())
        return false;
    const ObjectPtr before = it->second;
    auto pod = std::make_shared<PodObject>(*before->pod);
    auto history = std::make_shared<PodHistory>(*pod->history);
    change(*pod, *history);
    pod->history = history;
    m_core.setPod(pod->slot, history);
    if (pod->workload >= 0)
        touch(*m_workloads[static_cast<size_t>(pod->workload)]);
    Object object = *before;
    object.pod = std::move(pod);
    m_store.put(Kind::Pod, std::move(object));
    return true;
}

PodObject
Cluster::freshPod(WorkloadRun& workload, SetRun& set, PodHistory& history, Ms created, int ordinal)
{
    Random& random = m_core.random();
    PodObject pod;
    pod.tmpl = set.tmpl;
    pod.workload = workload.index;
    pod.hash = set.hash;
    pod.ownerApiVersion = "apps/v1";
    if (workload.kind == Kind::Deployment) {
        pod.ownerKind = "ReplicaSet";
        pod.ownerName = set.name;
        pod.ownerUid = set.uid;
        pod.generateName = set.name + "-";
    } else {
        pod.ownerKind = kindName(workload.kind);
        pod.ownerName = workload.name;
        pod.ownerUid = workload.uid;
        pod.generateName = workload.name + "-";
    }
    if (workload.kind == Kind::StatefulSet) {
        history.name = workload.name + "-" + std::to_string(ordinal);
    } else {
        do {
            history.name = pod.generateName + random.suffix(5);
        } while (m_store.find(Kind::Pod, workload.ns, history.name));
    }
    ++m_nextIp;
    pod.ip = "10." + std::to_string(64 + (m_nextIp >> 16) % 64) + "."
        + std::to_string((m_nextIp >> 8) & 255u) + "." + std::to_string(m_nextIp & 255u);
    pod.readyChanged = created;
    history.cluster = m_name;
    history.ns = workload.ns;
    history.uid = random.uuid();
    history.workloadKind = kindName(workload.kind);
    history.workload = workload.name;
    history.replicaSet = workload.kind == Kind::Deployment ? set.name : std::string();
    history.service = workload.service;
    history.container = set.tmpl->containers.front();
    history.image = set.tmpl->images.front();
    history.version = set.tmpl->version;
    history.created = created;
    history.cpuRequest = set.tmpl->cpuRequest;
    history.memoryRequest = set.tmpl->memoryRequest;
    history.busy = workload.busy * random.between(0.94, 1.06);
    history.phase = random.between(0, 6.28);
    history.phases.set(created, "Pending");
    history.ready.set(created, false);
    history.restarts.set(created, 0);
    return pod;
}

void Cluster::createPod(WorkloadRun& workload, SetRun& set, int ordinal, const std::string& node)
{
    auto history = std::make_shared<PodHistory>();
    PodObject pod = freshPod(workload, set, *history, now(), ordinal);
    pod.history = history;
    pod.slot = m_core.addPod(history);
    m_core.changed();
    Object object;
    object.ns = workload.ns;
    object.name = history->name;
    object.uid = history->uid;
    object.pod = std::make_shared<const PodObject>(std::move(pod));
    set.pods.insert(object.name);
    const std::string key = objectKey(object.ns, object.name);
    const std::string uid = object.uid;
    const ObjectPtr stored = m_store.put(Kind::Pod, std::move(object));
    const bool direct = workload.kind != Kind::Deployment;
    event("Normal",
          "SuccessfulCreate",
          direct ? workload.kind : Kind::ReplicaSet,
          workload.ns,
          direct ? workload.name : set.name,
          direct ? workload.uid : set.uid,
          direct && workload.kind == Kind::StatefulSet
              ? "create Pod " + stored->name + " in StatefulSet " + workload.name + " successful"
              : "Created pod: " + stored->name,
          workload.kind == Kind::Deployment        ? "replicaset-controller"
              : workload.kind == Kind::StatefulSet ? "statefulset-controller"
                                                   : "daemonset-controller");
    const Ms after = static_cast<Ms>(20 + m_core.random().below(180));
    m_core.at(now() + after, [this, key, uid, node] {
        if (!node.empty() && livePod(key, uid))
            bindPod(key, node); // a DaemonSet's pod belongs to one node
        else
            schedulePod(key, uid);
    });
}

std::string Cluster::chooseNode(const PodTemplate& tmpl, std::string* why)
{
    std::string pool;
    for (const auto& [key, value] : tmpl.nodeSelector) {
        if (key == "eks.amazonaws.com/nodegroup")
            pool = value;
    }
    int mismatched = 0, unready = 0, cordoned = 0, cpu = 0, memory = 0, crowded = 0;
    const auto inPool = m_pools.find(pool);
    const size_t size = inPool == m_pools.end() ? 0 : inPool->second.size();
    std::string best;
    double bestFree = -1;
    size_t& turn = m_turn[pool];
    // The freest of the first eight that fit, going on where the last search ended.
    int fits = 0;
    for (size_t i = 0; i < size && fits < 8; ++i) {
        const NodeRun& node = m_nodes.at(inPool->second[(turn + i) % size]);
        if (!node.ready || !node.reachable) {
            ++unready;
        } else if (node.unschedulable) {
            ++cordoned;
        } else if (node.podsFree < 1) {
            ++crowded;
        } else if (node.cpuFree + 1e-9 < tmpl.cpuRequest) {
            ++cpu;
        } else if (node.memoryFree < tmpl.memoryRequest) {
            ++memory;
        } else {
            ++fits;
            const double free = node.cpuFree / std::max(1.0, node.history.cores);
            if (free > bestFree) {
                bestFree = free;
                best = node.name;
            }
        }
    }
    turn = size == 0 ? 0 : (turn + 1) % size;
    if (best.empty() && why) {
        mismatched = static_cast<int>(m_nodes.size() - size);
        std::string text = "0/" + std::to_string(m_nodes.size()) + " nodes are available: ";
        std::string parts;
        const auto add = [&parts](int n, const std::string& what) {
            if (n > 0)
                parts += (parts.empty() ? "" : ", ") + std::to_string(n) + " " + what;
        };
        add(cpu, "Insufficient cpu");
        add(memory, "Insufficient memory");
        add(crowded, "Too many pods");
        add(unready, "node(s) had untolerated taint {node.kubernetes.io/unreachable: }");
        add(cordoned, "node(s) were unschedulable");
        add(mismatched, "node(s) didn't match Pod's node affinity/selector");
        const std::string total = std::to_string(m_nodes.size());
        *why = text + parts + ". preemption: 0/" + total + " nodes are available: " + total
            + " Preemption is not helpful for scheduling.";
    }
    return best;
}

void Cluster::schedulePod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object || object->pod->deletion != 0 || object->pod->scheduled != 0)
        return;
    std::string why;
    const std::string node = chooseNode(*object->pod->tmpl, &why);
    if (!node.empty()) {
        m_pending.erase(key);
        bindPod(key, node);
        return;
    }
    const bool told = object->pod->schedulingMessage == why;
    m_pending.insert(key);
    if (!told) {
        updatePod(key, [&](PodObject& pod, PodHistory&) {
            if (pod.unschedulable == 0)
                pod.unschedulable = now();
            pod.schedulingMessage = why;
        });
    }
    event("Warning",
          "FailedScheduling",
          Kind::Pod,
          object->ns,
          object->name,
          uid,
          why,
          "default-scheduler");
}

void Cluster::retryPending()
{
    const std::set<std::string> pending = m_pending;
    for (const std::string& key : pending) {
        const auto it = m_store.all(Kind::Pod).find(key);
        if (it == m_store.all(Kind::Pod).end()) {
            m_pending.erase(key);
            continue;
        }
        schedulePod(key, it->second->uid);
    }
}

void Cluster::bindPod(const std::string& key, const std::string& nodeName)
{
    const auto it = m_nodes.find(nodeName);
    const ObjectPtr object = m_store.all(Kind::Pod).at(key);
    if (it == m_nodes.end())
        return;
    NodeRun& node = it->second;
    node.pods.insert(key);
    node.cpuFree -= object->pod->tmpl->cpuRequest;
    node.memoryFree -= object->pod->tmpl->memoryRequest;
    --node.podsFree;
    updatePod(key, [&](PodObject& pod, PodHistory& history) {
        pod.scheduled = now();
        pod.unschedulable = 0;
        pod.hostIp = node.ip;
        history.node.set(now(), nodeName);
        history.waiting.set(now(), "ContainerCreating");
    });
    event("Normal",
          "Scheduled",
          Kind::Pod,
          object->ns,
          object->name,
          object->uid,
          "Successfully assigned " + key + " to " + nodeName,
          "default-scheduler");
    const Ms pulling = static_cast<Ms>(900 + m_core.random().below(2600));
    m_core.at(now() + pulling, [this, key, uid = object->uid] { startPod(key, uid); });
}

void Cluster::startPod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object || object->pod->deletion != 0)
        return;
    const std::string node = object->pod->history->node.last();
    const auto it = m_nodes.find(node);
    if (it == m_nodes.end() || !it->second.reachable)
        return; // its kubelet is gone; it starts when it comes back
    updatePod(key, [&](PodObject& pod, PodHistory& history) {
        history.phases.set(now(), "Running");
        history.waiting.set(now(), "");
        pod.startedAt = now();
    });
    const PodObject& pod = *object->pod;
    const std::string name = pod.tmpl->containers.front();
    const auto tell = [&](const char* reason, const std::string& message) {
        event("Normal",
              reason,
              Kind::Pod,
              object->ns,
              object->name,
              uid,
              message,
              kubelet,
              node,
              fieldPathOf(pod));
    };
    tell("Pulled",
         "Container image \"" + pod.tmpl->images.front() + "\" already present on machine");
    tell("Created", "Created container: " + name);
    tell("Started", "Started container " + name);
    const WorkloadRun& workload = *m_workloads[static_cast<size_t>(pod.workload)];
    const Quality* quality = m_core.quality(workload.service, pod.tmpl->version);
    const double lot = static_cast<double>(hashText(uid) % 10'000) / 10'000;
    if (quality && lot < quality->crashes) {
        const Ms life = static_cast<Ms>(4000 + m_core.random().below(5000));
        m_core.at(now() + life, [this, key, uid] { crashPod(key, uid); });
        return;
    }
    const Ms startup = static_cast<Ms>(static_cast<double>(workload.startup)
                                       * m_core.random().between(0.85, 1.25));
    m_core.at(now() + startup, [this, key, uid] { readyPod(key, uid); });
}

void Cluster::readyPod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object || object->pod->deletion != 0 || object->pod->ready || object->pod->nodeLost)
        return;
    updatePod(key, [&](PodObject& pod, PodHistory& history) {
        pod.ready = true;
        pod.readyChanged = now();
        history.ready.set(now(), true);
    });
}

void Cluster::crashPod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object || object->pod->deletion != 0 || object->pod->nodeLost)
        return;
    const PodObject& pod = *object->pod;
    const int restarts = pod.history->restarts.last();
    const Ms backOff = std::min<Ms>(300, 10ll << std::min(restarts, 5)) * second;
    const std::string container = pod.tmpl->containers.front();
    const std::string place = object->name + "_" + object->ns + "(" + uid + ")";
    const std::string wait = backOff >= 300 * second
        ? "5m0s"
        : (backOff >= minute ? std::to_string(backOff / minute) + "m" : std::string())
            + std::to_string(backOff % minute / second) + "s";
    updatePod(key, [&](PodObject& changed, PodHistory& history) {
        changed.lastStarted = changed.startedAt;
        changed.lastFinished = now();
        changed.lastExit = 1;
        if (changed.ready)
            changed.readyChanged = now();
        changed.ready = false;
        changed.waitingMessage
            = "back-off " + wait + " restarting failed container=" + container + " pod=" + place;
        history.waiting.set(now(), "CrashLoopBackOff");
        history.lastReason.set(now(), "Error");
        history.ready.set(now(), false);
    });
    event("Warning",
          "BackOff",
          Kind::Pod,
          object->ns,
          object->name,
          uid,
          "Back-off restarting failed container " + container + " in pod " + place,
          kubelet,
          pod.history->node.last(),
          fieldPathOf(pod));
    m_core.at(now() + backOff, [this, key, uid] { restartPod(key, uid); });
}

void Cluster::restartPod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object || object->pod->deletion != 0 || object->pod->nodeLost)
        return;
    updatePod(key, [&](PodObject& pod, PodHistory& history) {
        pod.startedAt = now();
        pod.waitingMessage.clear();
        history.waiting.set(now(), "");
        history.restarts.set(now(), history.restarts.last() + 1);
    });
    const Ms life = static_cast<Ms>(4000 + m_core.random().below(5000));
    m_core.at(now() + life, [this, key, uid] { crashPod(key, uid); });
}

void Cluster::deletePod(const std::string& key, int grace)
{
    const auto it = m_store.all(Kind::Pod).find(key);
    if (it == m_store.all(Kind::Pod).end())
        return;
    const ObjectPtr object = it->second;
    WorkloadRun& workload = *m_workloads[static_cast<size_t>(object->pod->workload)];
    for (SetRun& set : workload.sets)
        set.pods.erase(object->name);
    touch(workload);
    if (object->pod->scheduled == 0 || grace == 0) {
        finishPod(key, object->uid);
        return;
    }
    if (object->pod->deletion != 0)
        return;
    updatePod(key, [&](PodObject& pod, PodHistory&) {
        pod.deletion = now() + grace * second;
        pod.grace = grace;
    });
    const std::string node = object->pod->history->node.last();
    event("Normal",
          "Killing",
          Kind::Pod,
          object->ns,
          object->name,
          object->uid,
          "Stopping container " + object->pod->tmpl->containers.front(),
          kubelet,
          node,
          fieldPathOf(*object->pod));
    const auto home = m_nodes.find(node);
    if (home != m_nodes.end() && home->second.reachable) {
        const Ms stopping
            = std::min<Ms>(grace * second, static_cast<Ms>(1200 + m_core.random().below(2500)));
        m_core.at(now() + stopping, [this, key, uid = object->uid] { finishPod(key, uid); });
    }
}

void Cluster::finishPod(const std::string& key, const std::string& uid)
{
    const ObjectPtr object = livePod(key, uid);
    if (!object)
        return;
    const PodObject& pod = *object->pod;
    const std::string node = pod.history->node.empty() ? std::string() : pod.history->node.last();
    if (const auto it = m_nodes.find(node); it != m_nodes.end()) {
        it->second.pods.erase(key);
        it->second.cpuFree += pod.tmpl->cpuRequest;
        it->second.memoryFree += pod.tmpl->memoryRequest;
        ++it->second.podsFree;
    }
    auto history = std::make_shared<PodHistory>(*pod.history);
    history->removed = now();
    m_core.setPod(pod.slot, history);
    m_pending.erase(key);
    m_store.remove(Kind::Pod, object->ns, object->name);
    WorkloadRun& workload = *m_workloads[static_cast<size_t>(pod.workload)];
    for (SetRun& set : workload.sets)
        set.pods.erase(object->name);
    touch(workload);
    if (!m_pending.empty())
        m_core.at(now() + 500, [this] { retryPending(); });
}

void Cluster::patchPod(const std::string& key, Json labels, Json annotations)
{
    updatePod(key, [&](PodObject& pod, PodHistory&) {
        pod.patched = Json{{"labels", std::move(labels)}, {"annotations", std::move(annotations)}};
    });
}

void Cluster::placePod(
    WorkloadRun& workload, SetRun& set, Ms created, const std::string& nodeName, int ordinal)
{
    auto history = std::make_shared<PodHistory>();
    PodObject pod = freshPod(workload, set, *history, created, ordinal);
    NodeRun& node = m_nodes.at(nodeName);
    Random& random = m_core.random();
    const Ms scheduled = created + static_cast<Ms>(random.below(200));
    const Ms started = scheduled + static_cast<Ms>(1000 + random.below(3000));
    const Ms ready = started + workload.startup;
    history->node.set(scheduled, nodeName);
    history->waiting.set(scheduled, "ContainerCreating");
    history->waiting.set(started, "");
    history->phases.set(started, "Running");
    history->ready.set(ready, true);
    pod.scheduled = scheduled;
    pod.hostIp = node.ip;
    pod.startedAt = started;
    pod.ready = true;
    pod.readyChanged = ready;
    // A few have restarted once, long ago.
    if (random.below(17) == 0 && now() - ready > 3 * day) {
        const Ms finished
            = ready + static_cast<Ms>(random.below(static_cast<uint64_t>(now() - ready - 2 * day)));
        pod.lastStarted = started;
        pod.lastFinished = finished;
        pod.lastExit = 1;
        pod.startedAt = finished + second;
        pod.readyChanged = pod.startedAt + workload.startup;
        history->ready.set(finished, false);
        history->restarts.set(pod.startedAt, 1);
        history->lastReason.set(finished, "Error");
        history->ready.set(pod.readyChanged, true);
    }
    node.pods.insert(objectKey(workload.ns, history->name));
    node.cpuFree -= set.tmpl->cpuRequest;
    node.memoryFree -= set.tmpl->memoryRequest;
    --node.podsFree;
    pod.history = history;
    pod.slot = m_core.addPod(history);
    Object object;
    object.ns = workload.ns;
    object.name = history->name;
    object.uid = history->uid;
    object.pod = std::make_shared<const PodObject>(std::move(pod));
    set.pods.insert(object.name);
    m_store.put(Kind::Pod, std::move(object));
}

} // namespace mw::sim
