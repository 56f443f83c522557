// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Deployment and ReplicaSet controllers, and what all workload controllers share.
#include "app/simulator/estate/cluster.h"

#include <cmath>

namespace mw::sim {

namespace {

// "25%" or 2, of `whole`.
int share(const Json& value, int whole, bool up)
{
    if (value.is_number_integer())
        return value.get<int>();
    const std::string text = value.is_string() ? value.get<std::string>() : "25%";
    const double part = std::atof(text.c_str()) * whole / 100;
    return static_cast<int>(up ? std::ceil(part) : std::floor(part));
}

void setCondition(Json& status,
                  const std::string& type,
                  bool yes,
                  const std::string& reason,
                  const std::string& message,
                  Ms t)
{
    Json& conditions = status["conditions"];
    if (!conditions.is_array())
        conditions = Json::array();
    const std::string word = yes ? "True" : "False";
    for (Json& condition : conditions) {
        if (condition.value("type", "") != type)
            continue;
        if (condition.value("status", "") == word && condition.value("reason", "") == reason
            && condition.value("message", "") == message)
            return;
        if (condition.value("status", "") != word)
            condition["lastTransitionTime"] = timeText(t);
        condition["lastUpdateTime"] = timeText(t);
        condition["status"] = word;
        condition["reason"] = reason;
        condition["message"] = message;
        return;
    }
    conditions.push_back({{"type", type},
                          {"status", word},
                          {"lastUpdateTime", timeText(t)},
                          {"lastTransitionTime", timeText(t)},
                          {"reason", reason},
                          {"message", message}});
}

} // namespace

void Cluster::reconcile(WorkloadRun& workload)
{
    if (now() < workload.held) {
        wake(workload, workload.held);
    } else if (workload.kind == Kind::Deployment) {
        reconcileDeployment(workload);
    } else if (workload.kind == Kind::StatefulSet) {
        reconcileStateful(workload);
    } else {
        reconcileDaemon(workload);
    }
    updateBudget(workload);
    updateAutoscaler(workload);
    if (!workload.service.empty())
        m_core.touchService(m_name, workload.service);
}

void Cluster::putIfChanged(Kind kind, const ObjectPtr& before, Json doc)
{
    if (before && *before->doc == doc)
        return;
    m_store.putDoc(kind, std::move(doc));
    m_core.changed();
}

Cluster::Counts Cluster::count(WorkloadRun& workload, const SetRun& set, int minReady)
{
    Counts counts;
    for (const std::string& name : set.pods) {
        const ObjectPtr object = m_store.find(Kind::Pod, workload.ns, name);
        if (!object)
            continue;
        ++counts.current;
        if (!object->pod->ready)
            continue;
        ++counts.ready;
        const Ms due = object->pod->readyChanged + minReady * second;
        if (due <= now()) {
            ++counts.available;
        } else {
            wake(workload, due);
        }
    }
    return counts;
}

size_t Cluster::activeSet(WorkloadRun& workload, const Json& podTemplate)
{
    const std::string key = templateKey(podTemplate);
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        if (workload.sets[i].key == key)
            return i;
    }
    SetRun set;
    set.podTemplate = podTemplate;
    set.tmpl = makeTemplate(podTemplate);
    set.key = key;
    set.hash = safeText(hashText(workload.ns + workload.name + key), 10);
    set.name = workload.name + "-" + set.hash;
    set.uid = m_core.random().uuid();
    set.created = now();
    workload.sets.push_back(std::move(set));
    return workload.sets.size() - 1;
}

void Cluster::fitSet(WorkloadRun& workload, SetRun& set)
{
    while (static_cast<int>(set.pods.size()) < set.desired)
        createPod(workload, set, 0, {});
    if (static_cast<int>(set.pods.size()) <= set.desired)
        return;
    // Unscheduled first, then not ready, then the youngest.
    std::vector<std::pair<std::tuple<int, int, Ms>, std::string>> order;
    for (const std::string& name : set.pods) {
        const ObjectPtr object = m_store.find(Kind::Pod, workload.ns, name);
        if (!object)
            continue;
        const PodObject& pod = *object->pod;
        order.push_back(
            {{pod.scheduled == 0 ? 0 : 1, pod.ready ? 1 : 0, -pod.history->created}, name});
    }
    std::sort(order.begin(), order.end());
    size_t surplus = set.pods.size() - static_cast<size_t>(set.desired);
    for (const auto& entry : order) {
        if (surplus-- == 0)
            break;
        event("Normal",
              "SuccessfulDelete",
              Kind::ReplicaSet,
              workload.ns,
              set.name,
              set.uid,
              "Deleted pod: " + entry.second,
              "replicaset-controller");
        deletePod(objectKey(workload.ns, entry.second), set.tmpl->grace);
    }
}

void Cluster::rollOut(WorkloadRun& workload, const Json& spec, int replicas)
{
    const Json rolling
        = spec.value("strategy", Json::object()).value("rollingUpdate", Json::object());
    const bool recreate
        = spec.value("strategy", Json::object()).value("type", "RollingUpdate") == "Recreate";
    const int minReady = spec.value("minReadySeconds", 0);
    int surge = share(rolling.value("maxSurge", Json("25%")), replicas, true);
    int unavailable = share(rolling.value("maxUnavailable", Json("25%")), replicas, false);
    if (surge == 0 && unavailable == 0)
        unavailable = 1;
    const auto scale = [&](SetRun& set, int to) {
        if (set.desired == to)
            return;
        event("Normal",
              "ScalingReplicaSet",
              Kind::Deployment,
              workload.ns,
              workload.name,
              workload.uid,
              std::string("Scaled ") + (to > set.desired ? "up" : "down") + " replica set "
                  + set.name + " from " + std::to_string(set.desired) + " to " + std::to_string(to),
              "deployment-controller");
        set.desired = to;
    };
    SetRun& active = workload.sets[workload.active];
    int total = 0, oldPods = 0, oldDesired = 0;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        total += workload.sets[i].desired;
        if (i != workload.active) {
            oldPods += static_cast<int>(workload.sets[i].pods.size());
            oldDesired += workload.sets[i].desired;
        }
    }
    if (recreate) {
        for (size_t i = 0; i < workload.sets.size(); ++i) {
            if (i != workload.active)
                scale(workload.sets[i], 0);
        }
        if (oldPods == 0)
            scale(active, replicas);
        return;
    }
    if (active.desired > replicas) {
        scale(active, replicas);
    } else if (active.desired < replicas) {
        const int room = replicas + surge - total;
        if (oldDesired == 0)
            scale(active, replicas);
        else if (room > 0)
            scale(active, std::min(replicas, active.desired + room));
    }
    if (oldDesired == 0)
        return;
    const Counts fresh = count(workload, active, minReady);
    const int minAvailable = replicas - unavailable;
    int available = fresh.available, desired = active.desired;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        if (i == workload.active)
            continue;
        available += count(workload, workload.sets[i], minReady).available;
        desired += workload.sets[i].desired;
    }
    // Old pods that do not serve go first, as long as enough would remain; then serving ones.
    int mayGo = desired - minAvailable - (active.desired - fresh.available);
    for (size_t i = 0; i < workload.sets.size() && mayGo > 0; ++i) {
        SetRun& old = workload.sets[i];
        if (i == workload.active || old.desired == 0)
            continue;
        const int unhealthy = old.desired - count(workload, old, minReady).available;
        const int down = std::min(std::max(unhealthy, 0), mayGo);
        mayGo -= down;
        scale(old, old.desired - down);
    }
    int spare = available - minAvailable;
    for (size_t i = 0; i < workload.sets.size() && spare > 0; ++i) {
        SetRun& old = workload.sets[i];
        if (i == workload.active || old.desired == 0)
            continue;
        const int down = std::min(spare, old.desired);
        spare -= down;
        scale(old, old.desired - down);
    }
}

void Cluster::reconcileDeployment(WorkloadRun& workload)
{
    const ObjectPtr object = m_store.find(Kind::Deployment, workload.ns, workload.name);
    if (!object)
        return;
    const Json& spec = (*object->doc)["spec"];
    const int replicas = spec.value("replicas", 1);
    const bool paused = spec.value("paused", false);
    const int minReady = spec.value("minReadySeconds", 0);
    const size_t before = workload.active;
    if (!paused)
        workload.active = activeSet(workload, spec["template"]);
    SetRun& active = workload.sets[workload.active];
    if (workload.active != before || active.revision == 0) {
        int newest = 0;
        for (const SetRun& set : workload.sets)
            newest = std::max(newest, set.revision);
        active.revision = newest + 1;
        workload.progress = now();
        workload.progressUpdated = workload.progressReady = -1;
        workload.history.revision.set(
            now(),
            {active.revision, active.tmpl->images.front(), active.tmpl->version, active.name});
        wake(workload, now() + spec.value("progressDeadlineSeconds", 600) * second + second);
    }
    // Acting may complete the conditions for the next act at once (a scale-down makes room).
    if (paused) {
        int others = 0;
        for (size_t i = 0; i < workload.sets.size(); ++i)
            others += i == workload.active ? 0 : workload.sets[i].desired;
        active.desired = std::max(0, replicas - others);
    } else {
        for (int pass = 0; pass < 2; ++pass)
            rollOut(workload, spec, replicas);
    }
    Counts all;
    Counts updated;
    for (size_t i = 0; i < workload.sets.size(); ++i) {
        SetRun& set = workload.sets[i];
        fitSet(workload, set);
        const Counts counts = count(workload, set, minReady);
        all.current += counts.current;
        all.ready += counts.ready;
        all.available += counts.available;
        if (i == workload.active)
            updated = counts;
        const Json rolling
            = spec.value("strategy", Json::object()).value("rollingUpdate", Json::object());
        writeReplicaSet(workload,
                        set,
                        counts,
                        replicas,
                        replicas + share(rolling.value("maxSurge", Json("25%")), replicas, true));
    }
    writeDeployment(workload, all, updated);
    writeHistory(workload, replicas, all, updated);
}

void Cluster::writeReplicaSet(
    WorkloadRun& workload, SetRun& set, const Counts& counts, int replicas, int max)
{
    const ObjectPtr before = m_store.find(Kind::ReplicaSet, workload.ns, set.name);
    Json doc;
    if (before) {
        doc = *before->doc;
    } else {
        Json podTemplate = set.podTemplate;
        podTemplate["metadata"]["labels"]["pod-template-hash"] = set.hash;
        const ObjectPtr owner = m_store.find(Kind::Deployment, workload.ns, workload.name);
        Json selector = (*owner->doc)["spec"]["selector"];
        selector["matchLabels"]["pod-template-hash"] = set.hash;
        doc = {{"metadata",
                {{"name", set.name},
                 {"namespace", workload.ns},
                 {"uid", set.uid},
                 {"generation", 0},
                 {"creationTimestamp", timeText(set.created)},
                 {"labels", podTemplate["metadata"]["labels"]},
                 {"annotations", Json::object()},
                 {"ownerReferences",
                  Json::array({{{"apiVersion", "apps/v1"},
                                {"kind", "Deployment"},
                                {"name", workload.name},
                                {"uid", workload.uid},
                                {"controller", true},
                                {"blockOwnerDeletion", true}}})}}},
               {"spec", {{"replicas", -1}, {"selector", selector}, {"template", podTemplate}}},
               {"status", Json::object()}};
        const ObjectPtr& deployment = owner;
        const Json annotations
            = (*deployment->doc)["metadata"].value("annotations", Json::object());
        if (annotations.contains("kubernetes.io/change-cause"))
            doc["metadata"]["annotations"]["kubernetes.io/change-cause"]
                = annotations["kubernetes.io/change-cause"];
    }
    Json& metadata = doc["metadata"];
    Json& annotations = metadata["annotations"];
    annotations["deployment.kubernetes.io/desired-replicas"] = std::to_string(replicas);
    annotations["deployment.kubernetes.io/max-replicas"] = std::to_string(max);
    annotations["deployment.kubernetes.io/revision"] = std::to_string(set.revision);
    if (doc["spec"]["replicas"] != set.desired) {
        doc["spec"]["replicas"] = set.desired;
        metadata["generation"] = metadata.value("generation", 0) + 1;
    }
    Json status = {{"replicas", counts.current}};
    if (counts.current > 0)
        status["fullyLabeledReplicas"] = counts.current;
    if (counts.ready > 0)
        status["readyReplicas"] = counts.ready;
    if (counts.available > 0)
        status["availableReplicas"] = counts.available;
    status["observedGeneration"] = metadata["generation"];
    doc["status"] = std::move(status);
    putIfChanged(Kind::ReplicaSet, before, std::move(doc));
}

void Cluster::writeDeployment(WorkloadRun& workload, const Counts& all, const Counts& updated)
{
    const ObjectPtr before = m_store.find(Kind::Deployment, workload.ns, workload.name);
    Json doc = *before->doc;
    const SetRun& active = workload.sets[workload.active];
    const Json& spec = doc["spec"];
    const int replicas = spec.value("replicas", 1);
    doc["metadata"]["annotations"]["deployment.kubernetes.io/revision"]
        = std::to_string(active.revision);
    Json status = {{"observedGeneration", doc["metadata"].value("generation", 1)}};
    const auto put = [&status](const char* name, int value) {
        if (value > 0)
            status[name] = value;
    };
    put("replicas", all.current);
    put("updatedReplicas", updated.current);
    put("readyReplicas", all.ready);
    put("availableReplicas", all.available);
    put("unavailableReplicas", std::max(0, std::max(replicas, all.current) - all.available));
    if (doc.contains("status") && doc["status"].contains("conditions"))
        status["conditions"] = doc["status"]["conditions"];
    const Json rolling
        = spec.value("strategy", Json::object()).value("rollingUpdate", Json::object());
    const int unavailable = share(rolling.value("maxUnavailable", Json("25%")), replicas, false);
    const bool enough = all.available >= replicas - unavailable;
    setCondition(status,
                 "Available",
                 enough,
                 enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                 enough ? "Deployment has minimum availability."
                        : "Deployment does not have minimum availability.",
                 now());
    const bool complete
        = updated.current == replicas && all.current == replicas && all.available >= replicas;
    const int progressed = updated.current - (all.current - updated.current);
    if (progressed > workload.progressUpdated || all.available > workload.progressReady) {
        workload.progress = now();
        const Ms deadline = spec.value("progressDeadlineSeconds", 600) * second + second;
        wake(workload, now() + deadline);
    }
    workload.progressUpdated = progressed;
    workload.progressReady = all.available;
    const Ms deadline = spec.value("progressDeadlineSeconds", 600) * second;
    // Once a rollout has completed, later trouble with its pods is no failure to progress.
    std::string reason;
    for (const Json& condition : status["conditions"]) {
        if (condition.value("type", "") == "Progressing")
            reason = condition.value("reason", "");
    }
    const std::string what = "ReplicaSet \"" + active.name + "\"";
    std::string about;
    for (const Json& condition : status["conditions"]) {
        if (condition.value("type", "") == "Progressing")
            about = condition.value("message", "");
    }
    const bool done
        = reason == "NewReplicaSetAvailable" && about.find(active.name) != std::string::npos;
    if (complete || done) {
        setCondition(status,
                     "Progressing",
                     true,
                     "NewReplicaSetAvailable",
                     what + " has successfully progressed.",
                     now());
    } else if (spec.value("paused", false)) {
        setCondition(
            status, "Progressing", true, "DeploymentPaused", "Deployment is paused", now());
    } else if (now() - workload.progress > deadline) {
        setCondition(status,
                     "Progressing",
                     false,
                     "ProgressDeadlineExceeded",
                     what + " has timed out progressing.",
                     now());
    } else {
        setCondition(
            status, "Progressing", true, "ReplicaSetUpdated", what + " is progressing.", now());
    }
    doc["status"] = std::move(status);
    putIfChanged(Kind::Deployment, before, std::move(doc));
}

void Cluster::writeHistory(WorkloadRun& workload,
                           int desired,
                           const Counts& all,
                           const Counts& updated)
{
    WorkloadHistory& history = workload.history;
    history.desired.set(now(), desired);
    history.current.set(now(), all.current);
    history.ready.set(now(), all.ready);
    history.available.set(now(), all.available);
    history.updated.set(now(), updated.current);
    const ObjectPtr object = m_store.find(workload.kind, workload.ns, workload.name);
    const int64_t generation = (*object->doc)["metadata"].value("generation", int64_t{1});
    history.generation.set(now(), generation);
    history.observed.set(now(), generation);
    m_core.setWorkload(workload.slot, std::make_shared<const WorkloadHistory>(history));
}

} // namespace mw::sim
