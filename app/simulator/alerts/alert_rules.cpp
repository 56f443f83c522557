// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/alerts/alert_rules.h"

#include <algorithm>
#include <cmath>

namespace mw::sim {

namespace {

constexpr Ms pending = 15 * minute; // `for` of the rules about Kubernetes

std::string runbookUrl(const std::string& alert)
{
    std::string page = alert;
    std::transform(page.begin(), page.end(), page.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return "https://runbooks.prometheus-operator.dev/runbooks/kubernetes/" + page;
}

std::string filled(std::string text, const LabelMap& labels)
{
    const std::string open = "{{$labels.";
    for (size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const size_t end = text.find("}}", at);
        if (end == std::string::npos)
            break;
        const auto it = labels.find(text.substr(at + open.size(), end - at - open.size()));
        text.replace(at, end + 2 - at, it == labels.end() ? std::string() : it->second);
    }
    return text;
}

void addSloAlerts(const MetricSource& source, Ms at, std::vector<FiringAlert>& out)
{
    for (const auto& records : source.input().slos) {
        const Ms grid = gridBefore(at, records->offset());
        for (const RuleGroupText& group : sloRules(records->spec())) {
            for (const RuleText& rule : group.rules) {
                if (!rule.alert || std::isnan(records->firing(rule.page, grid)))
                    continue;
                FiringAlert alert;
                for (const auto& [name, value] : sloLabels(records->spec()))
                    alert.labels[name] = value;
                for (const auto& [name, value] : rule.labels)
                    alert.labels[name] = value;
                for (const auto& [name, value] : rule.annotations)
                    alert.annotations[name] = filled(value, alert.labels);
                alert.labels["alertname"] = rule.name;
                alert.labels["cluster"] = sloCluster;
                alert.since = records->firingSince(rule.page, grid);
                out.push_back(std::move(alert));
            }
        }
    }
}

LabelMap kubeLabels(const char* name, const char* severity, const std::string& cluster)
{
    return {{"alertname", name},
            {"severity", severity},
            {"cluster", cluster},
            {"job", "kube-state-metrics"},
            {"prometheus", "monitoring/k8s"}};
}

// Since when the waiting reason has been seen again and again, never gone for five minutes.
Ms crashingSince(const PodHistory& pod, Ms at)
{
    Ms since = never;
    Ms gone = at; // until here it was not waiting
    const auto& steps = pod.waiting.steps();
    for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
        if (it->first > at)
            continue;
        if (it->second == "CrashLoopBackOff")
            since = it->first;
        else if (gone - it->first > 5 * minute)
            break;
        gone = it->first;
    }
    return since;
}

// When `bad` began to hold at t without a pause; never if it does not.
template <class T, class Bad>
Ms holdsSince(const Steps<T>& steps, Ms at, Bad bad)
{
    Ms since = never;
    const auto& all = steps.steps();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->first > at)
            continue;
        if (!bad(it->second))
            break;
        since = it->first;
    }
    return since;
}

void addPodAlerts(const MetricSource& source, Ms at, std::vector<FiringAlert>& out)
{
    for (const auto& pod : source.input().history->pods) {
        if (!pod->exists(at))
            continue;
        const Ms crashing = pod->waiting.empty() ? never : crashingSince(*pod, at);
        if (crashing != never && at - crashing >= pending) {
            FiringAlert alert;
            alert.labels = kubeLabels("KubePodCrashLooping", "warning", pod->cluster);
            alert.labels["namespace"] = pod->ns;
            alert.labels["pod"] = pod->name;
            alert.labels["container"] = pod->container;
            alert.labels["reason"] = "CrashLoopBackOff";
            alert.annotations = {{"summary", "Pod is crash looping."},
                                 {"description",
                                  "Pod " + pod->ns + "/" + pod->name + " (" + pod->container
                                      + ") is in waiting state (reason: \"CrashLoopBackOff\")."},
                                 {"runbook_url", runbookUrl("KubePodCrashLooping")}};
            alert.since = crashing + pending;
            out.push_back(std::move(alert));
        }
        const Ms stuck = holdsSince(
            pod->phases, at, [](const std::string& phase) { return phase == "Pending"; });
        if (stuck != never && at - stuck >= pending) {
            FiringAlert alert;
            alert.labels = kubeLabels("KubePodNotReady", "warning", pod->cluster);
            alert.labels["namespace"] = pod->ns;
            alert.labels["pod"] = pod->name;
            alert.annotations
                = {{"summary", "Pod has been in a non-ready state for more than 15 minutes."},
                   {"description",
                    "Pod " + pod->ns + "/" + pod->name
                        + " has been in a non-ready state for longer than 15 minutes."},
                   {"runbook_url", runbookUrl("KubePodNotReady")}};
            alert.since = stuck + pending;
            out.push_back(std::move(alert));
        }
    }
}

void addWorkloadAlerts(const MetricSource& source, Ms at, std::vector<FiringAlert>& out)
{
    for (const auto& workload : source.input().history->workloads) {
        if (workload->kind != "Deployment" || workload->created > at)
            continue;
        const int desired = workload->desired.at(at);
        const Ms wrong = holdsSince(
            workload->available, at, [desired](int available) { return available != desired; });
        // As the rule has it: not while the rollout still gets on.
        const Ms moved = workload->updated.since(at);
        if (wrong == never || desired == workload->available.at(at))
            continue;
        const Ms since = std::max(wrong, moved == never ? wrong : moved + 10 * minute) + pending;
        if (at < since)
            continue;
        FiringAlert alert;
        alert.labels = kubeLabels("KubeDeploymentReplicasMismatch", "warning", workload->cluster);
        alert.labels["namespace"] = workload->ns;
        alert.labels["deployment"] = workload->name;
        alert.annotations = {
            {"summary", "Deployment has not matched the expected number of replicas."},
            {"description",
             "Deployment " + workload->ns + "/" + workload->name
                 + " has not matched the expected number of replicas for longer than 15 minutes."},
            {"runbook_url", runbookUrl("KubeDeploymentReplicasMismatch")}};
        alert.since = since;
        out.push_back(std::move(alert));
    }
}

void addNodeAlerts(const MetricSource& source, Ms at, std::vector<FiringAlert>& out)
{
    for (const auto& node : source.input().history->nodes) {
        if (!node->exists(at))
            continue;
        const Ms down = holdsSince(node->ready, at, [](bool ready) { return !ready; });
        if (down == never || at - down < pending)
            continue;
        FiringAlert alert;
        alert.labels = kubeLabels("KubeNodeNotReady", "warning", node->cluster);
        alert.labels["node"] = node->name;
        alert.labels["condition"] = "Ready";
        alert.annotations
            = {{"summary", "Node is not ready."},
               {"description", node->name + " has been unready for more than 15 minutes."},
               {"runbook_url", runbookUrl("KubeNodeNotReady")}};
        alert.since = down + pending;
        out.push_back(std::move(alert));
    }
}

} // namespace

std::vector<FiringAlert> firingAt(const MetricSource& source, Ms at)
{
    std::vector<FiringAlert> out;
    FiringAlert watchdog;
    watchdog.labels = {{"alertname", "Watchdog"},
                       {"severity", "none"},
                       {"cluster", sloCluster},
                       {"prometheus", "monitoring/k8s"}};
    watchdog.annotations
        = {{"summary",
            "An alert that should always be firing to certify that Alertmanager is "
            "working properly."}};
    watchdog.since = source.oldest();
    out.push_back(std::move(watchdog));
    addSloAlerts(source, at, out);
    addPodAlerts(source, at, out);
    addWorkloadAlerts(source, at, out);
    addNodeAlerts(source, at, out);
    return out;
}

std::string fingerprint(const LabelMap& labels)
{
    uint64_t hash = 14695981039346656037ull;
    const auto byte = [&hash](unsigned char c) {
        hash ^= c;
        hash *= 1099511628211ull;
    };
    for (const auto& [name, value] : labels) {
        for (const char c : name)
            byte(static_cast<unsigned char>(c));
        byte(255);
        for (const char c : value)
            byte(static_cast<unsigned char>(c));
        byte(255);
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace mw::sim
