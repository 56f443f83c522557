// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/cluster.h"

#include <cmath>
#include <numbers>

namespace mw::sim {

Cluster::Cluster(Core& core, std::string name, std::string region, uint64_t firstRv)
    : m_core(core), m_name(std::move(name)), m_region(std::move(region)), m_store(firstRv)
{
}

NodeRun& Cluster::addNode(NodeRun node, Json doc)
{
    node.slot = m_core.addNode(std::make_shared<const NodeHistory>(node.history));
    node.cpuFree = node.history.cores;
    node.memoryFree = node.history.memory;
    node.podsFree = node.history.pods;
    m_pools[node.pool].push_back(node.name);
    m_store.putDoc(Kind::Node, std::move(doc));
    const std::string name = node.name;
    return m_nodes.insert_or_assign(name, std::move(node)).first->second;
}

WorkloadRun& Cluster::addWorkload(WorkloadRun workload)
{
    workload.index = static_cast<int>(m_workloads.size());
    workload.slot = m_core.addWorkload(std::make_shared<const WorkloadHistory>(workload.history));
    m_workloads.push_back(std::make_unique<WorkloadRun>(std::move(workload)));
    return *m_workloads.back();
}

WorkloadRun* Cluster::workload(Kind kind, const std::string& ns, const std::string& name)
{
    for (const auto& workload : m_workloads) {
        if (workload->kind == kind && workload->ns == ns && workload->name == name)
            return workload.get();
    }
    return nullptr;
}

void Cluster::touch(WorkloadRun& workload)
{
    if (workload.dirty)
        return;
    workload.dirty = true;
    m_dirty.push_back(workload.index);
}

void Cluster::wake(WorkloadRun& workload, Ms when)
{
    if (!workload.wakes.insert(when).second)
        return;
    m_core.at(when, [this, index = workload.index, when] {
        WorkloadRun& run = *m_workloads[static_cast<size_t>(index)];
        run.wakes.erase(when);
        touch(run);
    });
}

void Cluster::settle()
{
    // A controller's act may make others dirty; each pass works on what the last one left.
    while (!m_dirty.empty()) {
        std::vector<int> batch;
        batch.swap(m_dirty);
        for (const int index : batch) {
            WorkloadRun& workload = *m_workloads[static_cast<size_t>(index)];
            workload.dirty = false;
            reconcile(workload);
        }
    }
}

void Cluster::changedDoc(Kind kind, const std::string& ns, const std::string& name)
{
    m_core.changed();
    if (kind == Kind::Node) {
        const auto it = m_nodes.find(name);
        const ObjectPtr object = m_store.find(kind, ns, name);
        if (it == m_nodes.end() || !object)
            return;
        NodeRun& node = it->second;
        node.unschedulable
            = object->doc->value("spec", Json::object()).value("unschedulable", false);
        node.history.unschedulable.set(now(), node.unschedulable);
        m_core.setNode(node.slot, std::make_shared<const NodeHistory>(node.history));
        if (!node.unschedulable)
            retryPending();
        return;
    }
    if (kind == Kind::HorizontalPodAutoscaler || kind == Kind::PodDisruptionBudget) {
        for (const auto& workload : m_workloads) {
            if (workload->ns == ns && (workload->hpa == name || workload->pdb == name))
                touch(*workload);
        }
        return;
    }
    if (kind == Kind::ReplicaSet) {
        for (const auto& workload : m_workloads) {
            for (const SetRun& set : workload->sets) {
                if (workload->ns == ns && set.name == name)
                    touch(*workload); // the Deployment's controller puts it right again
            }
        }
        return;
    }
    if (WorkloadRun* workload = this->workload(kind, ns, name))
        touch(*workload);
}

void Cluster::event(const std::string& type,
                    const std::string& reason,
                    Kind kind,
                    const std::string& ns,
                    const std::string& name,
                    const std::string& uid,
                    const std::string& message,
                    const std::string& component,
                    const std::string& host,
                    const std::string& fieldPath)
{
    const std::string space = ns.empty() ? "default" : ns;
    const std::string same
        = space + "/" + kindName(kind) + "/" + name + "/" + reason + "/" + message;
    const auto known = m_eventNames.find(same);
    if (known != m_eventNames.end()) {
        if (const ObjectPtr before = m_store.find(Kind::Event, space, known->second)) {
            Json doc = *before->doc;
            doc["count"] = doc.value("count", 1) + 1;
            doc["lastTimestamp"] = timeText(now());
            m_store.putDoc(Kind::Event, std::move(doc));
            return;
        }
    }
    char stamp[20];
    std::snprintf(stamp,
                  sizeof stamp,
                  "%016llx",
                  static_cast<unsigned long long>(now()) * 1'000'000ull
                      + m_core.random().below(1'000'000));
    const std::string eventName = name + "." + stamp;
    Json object = {{"kind", kindName(kind)}};
    if (!ns.empty())
        object["namespace"] = ns;
    object["name"] = name;
    object["uid"] = kind == Kind::Node ? name : uid; // the kubelet and node controller use the name
    object["apiVersion"] = apiVersionOf(kind);
    if (!fieldPath.empty())
        object["fieldPath"] = fieldPath;
    Json source = {{"component", component}};
    if (!host.empty())
        source["host"] = host;
    m_store.putDoc(Kind::Event,
                   Json{{"metadata",
                         {{"name", eventName},
                          {"namespace", space},
                          {"uid", m_core.random().uuid()},
                          {"creationTimestamp", timeText(now())}}},
                        {"involvedObject", std::move(object)},
                        {"reason", reason},
                        {"message", message},
                        {"source", std::move(source)},
                        {"firstTimestamp", timeText(now())},
                        {"lastTimestamp", timeText(now())},
                        {"count", 1},
                        {"type", type},
                        {"eventTime", nullptr},
                        {"reportingComponent", component},
                        {"reportingInstance", host}});
    m_eventNames[same] = eventName;
    m_core.changed();
    // Events live for an hour after their last occurrence.
    const auto expire = [this, space, eventName, same](auto self) -> void {
        const ObjectPtr object_ = m_store.find(Kind::Event, space, eventName);
        if (!object_)
            return;
        const std::string limit = timeText(now() - hour);
        if (object_->doc->value("lastTimestamp", "") > limit) {
            m_core.at(now() + 5 * minute, [self] { self(self); });
            return;
        }
        m_store.remove(Kind::Event, space, eventName);
        m_eventNames.erase(same);
    };
    m_core.at(now() + hour, [expire] { expire(expire); });
}

int Cluster::matching(const Json& selector, const std::string& ns, int& healthy) const
{
    healthy = 0;
    int total = 0;
    const Json wanted = selector.value("matchLabels", Json::object());
    for (const auto& workload : m_workloads) {
        if (workload->ns != ns)
            continue;
        for (const SetRun& set : workload->sets) {
            const Json labels = set.tmpl->metadata.value("labels", Json::object());
            bool all = !wanted.empty();
            for (const auto& [key, value] : wanted.items())
                all = all && labels.contains(key) && labels[key] == value;
            if (!all)
                continue;
            for (const std::string& pod : set.pods) {
                const ObjectPtr object = m_store.find(Kind::Pod, ns, pod);
                if (!object)
                    continue;
                ++total;
                healthy += object->pod->ready ? 1 : 0;
            }
        }
    }
    return total;
}

Usage Cluster::podUsage(const PodObject& pod) const
{
    const ResourceUse use = pod.history->use(now());
    return {use.cpu, use.memory};
}

} // namespace mw::sim
