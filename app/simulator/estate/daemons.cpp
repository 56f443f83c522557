// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The StatefulSet and DaemonSet controllers.
#include "app/simulator/estate/cluster.h"

namespace mw::sim {

namespace {

int ordinalOf(const std::string& pod)
{
    return std::atoi(pod.c_str() + pod.rfind('-') + 1);
}

} // namespace

// Both kinds keep their revisions as ControllerRevisions.
static Json revisionDoc(const WorkloadRun& workload, const SetRun& set)
{
    Json podTemplate = set.podTemplate;
    podTemplate["$patch"] = "replace";
    return {{"metadata",
             {{"name", set.name},
              {"namespace", workload.ns},
              {"uid", set.uid},
              {"creationTimestamp", timeText(set.created)},
              {"labels", set.podTemplate["metadata"].value("labels", Json::object())},
              {"ownerReferences",
               Json::array({{{"apiVersion", "apps/v1"},
                             {"kind", kindName(workload.kind)},
                             {"name", workload.name},
                             {"uid", workload.uid},
                             {"controller", true},
                             {"blockOwnerDeletion", true}}})}}},
            {"data", {{"spec", {{"template", podTemplate}}}}},
            {"revision", set.revision}};
}

void Cluster::reconcileStateful(WorkloadRun& workload)
{
    const ObjectPtr before = m_store.find(workload.kind, workload.ns, workload.name);
    if (!before)
        return;
    Json doc = *before->doc;
    const Json& spec = doc["spec"];
    const int replicas = spec.value("replicas", 1);
    const bool parallel = spec.value("podManagementPolicy", "OrderedReady") == "Parallel";
    const size_t last = workload.active;
    workload.active = activeSet(workload, spec["template"]);
    SetRun& active = workload.sets[workload.active];
    if (active.revision == 0 || workload.active != last) {
        int newest = 0;
        for (const SetRun& set : workload.sets)
            newest = std::max(newest, set.revision);
        active.revision = newest + 1;
        workload.history.revision.set(
            now(),
            {active.revision, active.tmpl->images.front(), active.tmpl->version, active.name});
    }
    putIfChanged(Kind::ControllerRevision,
                 m_store.find(Kind::ControllerRevision, workload.ns, active.name),
                 revisionDoc(workload, active));
    // One thing at a time: create the lowest missing, then remove the highest surplus or outdated.
    std::map<int, std::pair<size_t, ObjectPtr>> pods;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        for (const std::string& name : workload.sets[i].pods) {
            if (const ObjectPtr object = m_store.find(Kind::Pod, workload.ns, name))
                pods[ordinalOf(name)] = {i, object};
        }
    }
    bool waiting = false;
    for (int ordinal = 0; ordinal < replicas && (!waiting || parallel); ++ordinal) {
        const auto it = pods.find(ordinal);
        if (it != pods.end()) {
            waiting = waiting || !it->second.second->pod->ready;
            continue;
        }
        waiting = true;
        // The predecessor of that name must be gone first.
        const std::string name = workload.name + "-" + std::to_string(ordinal);
        if (!m_store.find(Kind::Pod, workload.ns, name))
            createPod(workload, active, ordinal, {});
    }
    if (!waiting) {
        for (auto it = pods.rbegin(); it != pods.rend(); ++it) {
            const bool surplus = it->first >= replicas;
            if (!surplus && it->second.first == workload.active)
                continue;
            event("Normal",
                  "SuccessfulDelete",
                  Kind::StatefulSet,
                  workload.ns,
                  workload.name,
                  workload.uid,
                  "delete Pod " + it->second.second->name + " in StatefulSet " + workload.name
                      + " successful",
                  "statefulset-controller");
            deletePod(objectKey(workload.ns, it->second.second->name), active.tmpl->grace);
            break;
        }
    }
    Counts all;
    Counts updated;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        const Counts counts = count(workload, workload.sets[i], spec.value("minReadySeconds", 0));
        all.current += counts.current;
        all.ready += counts.ready;
        all.available += counts.available;
        if (i == workload.active)
            updated = counts;
    }
    const bool rolledOut = updated.current == replicas && updated.ready == replicas;
    const Json old = doc.value("status", Json::object());
    const std::string current = rolledOut ? active.name : old.value("currentRevision", active.name);
    doc["status"]
        = {{"observedGeneration", doc["metadata"].value("generation", 1)},
           {"replicas", all.current},
           {"readyReplicas", all.ready},
           {"currentReplicas",
            rolledOut || current == active.name ? updated.current : all.current - updated.current},
           {"updatedReplicas", updated.current},
           {"currentRevision", current},
           {"updateRevision", active.name},
           {"collisionCount", 0},
           {"availableReplicas", all.available}};
    putIfChanged(workload.kind, before, std::move(doc));
    writeHistory(workload, replicas, all, updated);
}

void Cluster::reconcileDaemon(WorkloadRun& workload)
{
    const ObjectPtr before = m_store.find(workload.kind, workload.ns, workload.name);
    if (!before)
        return;
    Json doc = *before->doc;
    const Json& spec = doc["spec"];
    const size_t last = workload.active;
    workload.active = activeSet(workload, spec["template"]);
    SetRun& active = workload.sets[workload.active];
    if (active.revision == 0 || workload.active != last) {
        int newest = 0;
        for (const SetRun& set : workload.sets)
            newest = std::max(newest, set.revision);
        active.revision = newest + 1;
        workload.history.revision.set(
            now(),
            {active.revision, active.tmpl->images.front(), active.tmpl->version, active.name});
    }
    putIfChanged(Kind::ControllerRevision,
                 m_store.find(Kind::ControllerRevision, workload.ns, active.name),
                 revisionDoc(workload, active));
    std::map<std::string, std::pair<size_t, ObjectPtr>> byNode;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        for (const std::string& name : workload.sets[i].pods) {
            const ObjectPtr object = m_store.find(Kind::Pod, workload.ns, name);
            if (object && !object->pod->history->node.empty())
                byNode[object->pod->history->node.last()] = {i, object};
        }
    }
    int desired = 0, present = 0, ready = 0, unready = 0, current = 0;
    std::string outdated;
    std::vector<std::string> missing;
    for (const auto& [name, node] : m_nodes) {
        bool wanted = true;
        for (const auto& [key, value] : active.tmpl->nodeSelector) {
            const auto label = node.labels.find(key);
            wanted = wanted && label != node.labels.end() && label->second == value;
        }
        if (!wanted)
            continue;
        ++desired;
        const auto it = byNode.find(name);
        if (it == byNode.end()) {
            if (node.reachable)
                missing.push_back(name);
            ++unready;
            continue;
        }
        ++present;
        current += it->second.first == workload.active ? 1 : 0;
        if (it->second.second->pod->ready) {
            ++ready;
            if (it->second.first != workload.active && outdated.empty())
                outdated = it->second.second->name;
        } else if (node.reachable) {
            ++unready;
        }
    }
    // Pods whose binding is under way have no node yet; they are not missing.
    const size_t alive = [&] {
        size_t n = 0;
        for (const SetRun& set : workload.sets)
            n += set.pods.size();
        return n;
    }();
    if (alive == byNode.size()) {
        for (const std::string& node : missing)
            createPod(workload, active, 0, node);
        if (missing.empty() && unready == 0 && !outdated.empty()) {
            event("Normal",
                  "SuccessfulDelete",
                  Kind::DaemonSet,
                  workload.ns,
                  workload.name,
                  workload.uid,
                  "Deleted pod: " + outdated,
                  "daemonset-controller");
            deletePod(objectKey(workload.ns, outdated), active.tmpl->grace);
        }
    }
    Json status = {{"currentNumberScheduled", present},
                   {"numberMisscheduled", 0},
                   {"desiredNumberScheduled", desired},
                   {"numberReady", ready},
                   {"observedGeneration", doc["metadata"].value("generation", 1)},
                   {"updatedNumberScheduled", current}};
    if (ready > 0)
        status["numberAvailable"] = ready;
    if (desired > ready)
        status["numberUnavailable"] = desired - ready;
    doc["status"] = std::move(status);
    putIfChanged(workload.kind, before, std::move(doc));
    writeHistory(workload, desired, {present, ready, ready}, {current, ready, ready});
}

} // namespace mw::sim
