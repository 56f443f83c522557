// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/alert_labels.h"

#include <algorithm>
#include <array>

namespace mw {
namespace {

// What kube-state-metrics names when it speaks of one object, the most telling first.
constexpr std::array<const char*, 12> objectLabels{"deployment",
                                                   "statefulset",
                                                   "daemonset",
                                                   "cronjob",
                                                   "job_name",
                                                   "horizontalpodautoscaler",
                                                   "poddisruptionbudget",
                                                   "persistentvolumeclaim",
                                                   "replicaset",
                                                   "ingress",
                                                   "resourcequota",
                                                   "pod"};

// A ServiceMonitor labels everything with the name of what was scraped: whoever only reports about
// others is not the service in trouble.
bool isReporter(std::string_view service)
{
    for (const char* word : {"kube-state-metrics", "kubelet", "node-exporter", "cadvisor"}) {
        if (service.find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
}

std::string joined(const std::string& a, std::string_view b)
{
    return a.empty() ? std::string(b) : a + "/" + std::string(b);
}

} // namespace

std::string asPrometheusLabel(std::string label)
{
    std::replace_if(
        label.begin(),
        label.end(),
        [](char c) {
            return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        },
        '_');
    return label;
}

AlertObject objectOf(const LabelSet& labels, const LabelConvention& convention)
{
    AlertObject out;
    const std::string cluster(labelOf(labels, convention.clusterLabel));
    const auto known = convention.clusters.find(cluster);
    out.cluster = known != convention.clusters.end() ? known->second
        : cluster.empty()                            ? convention.cluster
                                                     : cluster;
    for (const std::string& label : convention.serviceLabels) {
        const std::string_view value = labelOf(labels, label);
        if (value.empty() || isReporter(value))
            continue;
        out.service = value;
        break;
    }
    // The SLO's own name, as the SLO check writes it.
    if (const std::string_view slo = labelOf(labels, "sloth_slo"); !slo.empty()) {
        const std::string_view service = labelOf(labels, "sloth_service");
        out.subject = service.empty() || slo.find(service) != std::string_view::npos
            ? std::string(slo)
            : std::string(service) + "/" + std::string(slo);
        return out;
    }
    const std::string_view ns = labelOf(labels, "namespace");
    if (!ns.empty()) {
        for (const char* label : objectLabels) {
            const std::string_view name = labelOf(labels, label);
            if (!name.empty()) {
                out.subject = joined(joined(out.cluster, ns), name);
                return out;
            }
        }
    }
    if (const std::string_view node = labelOf(labels, "node"); !node.empty())
        out.subject = joined(out.cluster, node);
    else if (!out.service.empty())
        out.subject = joined(ns.empty() ? out.cluster : joined(out.cluster, ns), out.service);
    else if (!ns.empty())
        out.subject = joined(out.cluster, ns);
    else if (const std::string_view instance = labelOf(labels, "instance"); !instance.empty())
        out.subject = joined(out.cluster, instance);
    else
        out.subject = out.cluster;
    return out;
}

Severity severityOf(std::string_view label)
{
    const std::string word = lower(label);
    for (const char* one : {"critical", "page", "emergency", "disaster", "fatal"}) {
        if (word == one)
            return Severity::Critical;
    }
    for (const char* one : {"warning", "warn", "ticket", "error", "major", "high", "average"}) {
        if (word == one)
            return Severity::Warning;
    }
    return Severity::Info;
}

} // namespace mw
