// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is scraped, and whether it answers.
#include "app/simulator/metrics/families.h"

namespace mw::sim {

namespace {

ScrapeTarget target(LabelPairs labels,
                    const std::string& pool,
                    const std::string& url,
                    const std::string& name,
                    Life life = {})
{
    return {std::move(labels), pool, url, life, {}, scrapeOffset(name)};
}

void clusterTargets(const std::string& cluster, std::vector<ScrapeTarget>& out)
{
    const auto one = [&](const char* job,
                         const std::string& instance,
                         const std::string& scheme,
                         const std::string& name) {
        out.push_back(target({{"cluster", cluster}, {"instance", instance}, {"job", job}},
                             job,
                             scheme + "://" + instance + "/metrics",
                             name));
    };
    one("apiserver", "api." + cluster + ":443", "https", cluster + "/apiserver");
    one("kube-state-metrics",
        "kube-state-metrics." + cluster + ":8080",
        "http",
        stateTarget(cluster));
    one("mesh", "mesh." + cluster + ":9102", "http", serviceTarget(cluster));
}

void nodeTargets(const MetricInput& input, std::vector<ScrapeTarget>& out)
{
    for (const auto& node : input.history->nodes) {
        if (node->removed <= input.horizon->oldest)
            continue;
        const auto one
            = [&](const char* job, const char* port, const char* scheme, const std::string& name) {
                  ScrapeTarget made = target({{"cluster", node->cluster},
                                              {"instance", node->name + port},
                                              {"job", job},
                                              {"node", node->name}},
                                             job,
                                             scheme + node->name + port + "/metrics",
                                             name,
                                             {node->created, node->removed});
                  made.up = [node](Ms t) { return node->ready.at(t); };
                  out.push_back(std::move(made));
              };
        one("kubelet", ":10250", "https://", kubeletTarget(node->cluster, node->name));
        one("node-exporter", ":9100", "http://", exporterTarget(node->cluster, node->name));
    }
}

// Pods of the services that answer HTTP.
void podTargets(const MetricInput& input, std::vector<ScrapeTarget>& out)
{
    std::set<std::pair<std::string, std::string>> served;
    for (const auto& service : input.history->services)
        served.insert({service->cluster, service->name});
    for (const auto& pod : input.history->pods) {
        if (pod->removed <= input.horizon->oldest || pod->node.empty()
            || !served.contains({pod->cluster, pod->service}))
            continue;
        const std::string instance = pod->name + ":8080";
        ScrapeTarget made
            = target({{"cluster", pod->cluster},
                      {"instance", instance},
                      {"job", pod->service},
                      {"namespace", pod->ns},
                      {"pod", pod->name}},
                     pod->service,
                     "http://" + instance + "/metrics",
                     pod->cluster + "/" + instance,
                     {std::max(pod->created, pod->node.steps().front().first), pod->removed});
        made.up = [pod](Ms t) { return pod->ready.at(t); };
        out.push_back(std::move(made));
    }
}

} // namespace

std::vector<ScrapeTarget> scrapeTargets(const MetricInput& input)
{
    std::vector<ScrapeTarget> out;
    out.push_back(target({{"instance", "localhost:9090"}, {"job", "prometheus"}},
                         "prometheus",
                         "http://localhost:9090/metrics",
                         "prometheus"));
    for (const std::string& cluster : input.clusters)
        clusterTargets(cluster, out);
    nodeTargets(input, out);
    podTargets(input, out);
    return out;
}

void addTargetFamilies(std::vector<MetricFamily>& all)
{
    // Made by the server itself, not scraped: no metadata.
    all.push_back({"up", nullptr, nullptr, [](SeriesMaker& maker) {
                       for (ScrapeTarget& one : scrapeTargets(maker.input()))
                           maker.addAt(std::move(one.labels),
                                       one.offset,
                                       one.life,
                                       [up = one.up](Ms t) { return !up || up(t) ? 1 : 0; });
                   }});
    all.push_back({"prometheus_build_info",
                   "gauge",
                   "A metric with a constant '1' value labeled by version, revision, branch, "
                   "goversion from which prometheus was built, and the goos and goarch for the "
                   "build.",
                   [](SeriesMaker& maker) {
                       maker.add({{"instance", "localhost:9090"},
                                  {"job", "prometheus"},
                                  {"version", "2.42.0"}},
                                 "prometheus",
                                 {},
                                 [](Ms) { return 1; });
                   }});
}

} // namespace mw::sim
