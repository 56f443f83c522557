// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disruption budgets (domain.md §4.8) and the horizontal autoscaler (§4.4).
#include "app/simulator/estate/cluster.h"

#include <cmath>

namespace mw::sim {

namespace {

constexpr Ms disruptedFor = 2 * minute; // a granted eviction counts as unhealthy for so long

int part(const Json& value, int whole)
{
    if (value.is_number_integer())
        return value.get<int>();
    return static_cast<int>(std::ceil(std::atof(value.get<std::string>().c_str()) * whole / 100));
}

} // namespace

void Cluster::updateBudget(WorkloadRun& workload)
{
    if (workload.pdb.empty())
        return;
    const ObjectPtr before = m_store.find(Kind::PodDisruptionBudget, workload.ns, workload.pdb);
    if (!before)
        return;
    Json doc = *before->doc;
    const Json& spec = doc["spec"];
    int healthy = 0;
    const int total = matching(spec.value("selector", Json::object()), workload.ns, healthy);
    const int scale = workload.history.desired.empty() ? total : workload.history.desired.last();
    int expected = scale;
    int desired = 0;
    if (spec.contains("maxUnavailable")) {
        desired = std::max(0, expected - part(spec["maxUnavailable"], expected));
    } else if (spec.contains("minAvailable")) {
        if (spec["minAvailable"].is_number_integer())
            expected = total;
        desired = part(spec["minAvailable"], expected);
    }
    Json disrupted = Json::object();
    const Json old = doc.value("status", Json::object());
    const std::string limit = timeText(now() - disruptedFor);
    const Json oldDisrupted = old.value("disruptedPods", Json::object());
    for (const auto& [pod, at] : oldDisrupted.items()) {
        const ObjectPtr object = m_store.find(Kind::Pod, workload.ns, pod);
        if (object && object->pod->deletion == 0 && at.get<std::string>() > limit) {
            disrupted[pod] = at;
            healthy -= object->pod->ready ? 1 : 0;
        }
    }
    const int allowed = expected <= 0 ? 0 : std::max(0, healthy - desired);
    Json status = {{"observedGeneration", doc["metadata"].value("generation", 1)}};
    if (!disrupted.empty())
        status["disruptedPods"] = disrupted;
    status["disruptionsAllowed"] = allowed;
    status["currentHealthy"] = healthy;
    status["desiredHealthy"] = desired;
    status["expectedPods"] = expected;
    std::string since = timeText(now());
    const std::string word = allowed > 0 ? "True" : "False";
    for (const Json& condition : old.value("conditions", Json::array())) {
        if (condition.value("status", "") == word)
            since = condition.value("lastTransitionTime", since);
    }
    status["conditions"]
        = Json::array({{{"type", "DisruptionAllowed"},
                        {"status", word},
                        {"observedGeneration", status["observedGeneration"]},
                        {"lastTransitionTime", since},
                        {"reason", allowed > 0 ? "SufficientPods" : "InsufficientPods"},
                        {"message", ""}}});
    doc["status"] = std::move(status);
    putIfChanged(Kind::PodDisruptionBudget, before, std::move(doc));
}

bool Cluster::mayEvict(const PodObject& pod,
                       const std::string& ns,
                       std::string& budget,
                       std::string& why)
{
    const WorkloadRun& workload = *m_workloads[static_cast<size_t>(pod.workload)];
    if (workload.pdb.empty() || !pod.ready)
        return true; // a pod that does not serve may always go here
    const ObjectPtr object = m_store.find(Kind::PodDisruptionBudget, ns, workload.pdb);
    if (!object)
        return true;
    budget = workload.pdb;
    const Json& status = (*object->doc)["status"];
    if (status.value("disruptionsAllowed", 0) > 0)
        return true;
    why = "The disruption budget " + budget + " needs "
        + std::to_string(status.value("desiredHealthy", 0)) + " healthy pods and has "
        + std::to_string(status.value("currentHealthy", 0)) + " currently";
    return false;
}

void Cluster::spendBudget(const std::string& ns, const std::string& budget, const std::string& pod)
{
    const ObjectPtr before = m_store.find(Kind::PodDisruptionBudget, ns, budget);
    if (!before)
        return;
    Json doc = *before->doc;
    doc["status"]["disruptedPods"][pod] = timeText(now());
    doc["status"]["disruptionsAllowed"]
        = std::max(0, doc["status"].value("disruptionsAllowed", 0) - 1);
    m_store.putDoc(Kind::PodDisruptionBudget, std::move(doc));
    m_core.changed();
    m_core.at(now() + disruptedFor + second,
              [this, ns, budget] { changedDoc(Kind::PodDisruptionBudget, ns, budget); });
}

void Cluster::updateAutoscaler(WorkloadRun& workload)
{
    if (workload.hpa.empty())
        return;
    const ObjectPtr before = m_store.find(Kind::HorizontalPodAutoscaler, workload.ns, workload.hpa);
    const ObjectPtr target = m_store.find(Kind::Deployment, workload.ns, workload.name);
    if (!before || !target || workload.history.ready.empty())
        return;
    Json doc = *before->doc;
    const Json& spec = doc["spec"];
    const int wanted = spec["metrics"][0]["resource"]["target"].value("averageUtilization", 70);
    // Pods that are not ready count as idle ones, so that a crash does not look like load.
    const int pods = std::max(1, workload.history.current.last());
    const int replicas = (*target->doc)["spec"].value("replicas", 1);
    const ServiceRun* service = m_core.service(m_name, workload.service);
    const double load = service ? service->load : 1;
    const double use = 100 * workload.busy * load * workload.baseline / pods;
    int desired = replicas;
    const bool moving = workload.history.current.last() != replicas
        || workload.history.updated.last() != replicas;
    if (std::abs(use / wanted - 1) > 0.1 && !moving && !workload.blind)
        desired = static_cast<int>(std::ceil(pods * use / wanted));
    const int least = spec.value("minReplicas", 1);
    const int most = spec.value("maxReplicas", 10);
    const int bounded = std::clamp(desired, least, most);
    int next = bounded;
    if (bounded < replicas) {
        // Fewer pods only after five calm minutes.
        if (workload.calmSince == 0) {
            workload.calmSince = now();
            wake(workload, now() + 5 * minute + second);
        }
        if (now() - workload.calmSince < 5 * minute)
            next = replicas;
    } else {
        workload.calmSince = 0;
    }
    const Json old = doc.value("status", Json::object());
    Json status = {{"currentReplicas", workload.history.current.last()}, {"desiredReplicas", next}};
    if (next != replicas)
        status["lastScaleTime"] = timeText(now());
    else if (old.contains("lastScaleTime"))
        status["lastScaleTime"] = old["lastScaleTime"];
    const SetRun& set = workload.sets[workload.active];
    if (!workload.blind) {
        status["currentMetrics"] = Json::array(
            {{{"type", "Resource"},
              {"resource",
               {{"name", "cpu"},
                {"current",
                 {{"averageValue",
                   std::to_string(static_cast<int>(std::lround(use * set.tmpl->cpuRequest * 10)))
                       + "m"},
                  {"averageUtilization", static_cast<int>(std::lround(use))}}}}}}});
    }
    const bool limited = desired != bounded;
    const auto condition
        = [&](const char* type, bool yes, const char* reason, const char* message) {
              const std::string word = yes ? "True" : "False";
              std::string since = timeText(now());
              for (const Json& entry : old.value("conditions", Json::array())) {
                  if (entry.value("type", "") == type && entry.value("status", "") == word)
                      since = entry.value("lastTransitionTime", since);
              }
              status["conditions"].push_back({{"type", type},
                                              {"status", word},
                                              {"lastTransitionTime", since},
                                              {"reason", reason},
                                              {"message", message}});
          };
    condition("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size");
    condition("ScalingActive",
              true,
              "ValidMetricFound",
              "the HPA was able to successfully calculate a replica count from cpu resource "
              "utilization (percentage of request)");
    if (limited) {
        condition("ScalingLimited",
                  true,
                  desired > most ? "TooManyReplicas" : "TooFewReplicas",
                  desired > most
                      ? "the desired replica count is more than the maximum replica count"
                      : "the desired replica count is less than the minimum replica count");
    } else {
        condition("ScalingLimited",
                  false,
                  "DesiredWithinRange",
                  "the desired count is within the acceptable range");
    }
    doc["status"] = std::move(status);
    putIfChanged(Kind::HorizontalPodAutoscaler, before, std::move(doc));
    if (next == replicas)
        return;
    workload.calmSince = 0;
    const char* direction = use > wanted ? "above" : "below";
    event("Normal",
          "SuccessfulRescale",
          Kind::HorizontalPodAutoscaler,
          workload.ns,
          workload.hpa,
          before->uid,
          "New size: " + std::to_string(next)
              + "; reason: cpu resource utilization (percentage of request) " + direction
              + " target",
          "horizontal-pod-autoscaler");
    Json scaled = *target->doc;
    scaled["spec"]["replicas"] = next;
    scaled["metadata"]["generation"] = scaled["metadata"].value("generation", 1) + 1;
    m_store.putDoc(Kind::Deployment, std::move(scaled));
    touch(workload);
}

} // namespace mw::sim
