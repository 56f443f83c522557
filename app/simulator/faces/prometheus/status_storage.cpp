// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Configuration, flags and the statistics of the head block.
#include "app/simulator/faces/prometheus/json_text.h"
#include "app/simulator/faces/prometheus/prometheus_face.h"

#include <algorithm>
#include <set>

namespace mw::sim {

namespace {

using Counts = std::map<std::string, uint64_t>;

constexpr size_t topCount = 10;
constexpr Ms headLength = 2 * hour;
constexpr Ms samplesPerChunk = 120;

std::string top(const Counts& counts)
{
    std::vector<std::pair<std::string, uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second > b.second;
    });
    std::string out = "[";
    for (size_t i = 0; i < std::min(sorted.size(), topCount); ++i)
        out += (i > 0 ? "," : "") + std::string("{\"name\":") + goString(sorted[i].first)
            + ",\"value\":" + std::to_string(sorted[i].second) + "}";
    return out + "]";
}

std::string scrapeConfig(const std::string& job)
{
    return "- job_name: " + job
        + "\n  honor_timestamps: true\n  scrape_interval: 1m\n  scrape_timeout: 10s\n"
          "  metrics_path: /metrics\n  scheme: http\n  follow_redirects: true\n"
          "  enable_http2: true\n  file_sd_configs:\n  - files:\n    - /etc/prometheus/targets/"
        + job + ".json\n    refresh_interval: 5m\n";
}

} // namespace

PrometheusFace::Answer PrometheusFace::config(const Call& call)
{
    std::set<std::string> jobs;
    for (const ScrapeTarget& target : scrapeTargets(call.source->input()))
        jobs.insert(target.pool);
    std::string yaml = "global:\n  scrape_interval: 1m\n  scrape_timeout: 10s\n"
                       "  evaluation_interval: 1m\nrule_files:\n- /etc/prometheus/rules/*.yaml\n"
                       "scrape_configs:\n";
    for (const std::string& job : jobs)
        yaml += scrapeConfig(job);
    return ok("{\"yaml\":" + goString(yaml) + "}");
}

PrometheusFace::Answer PrometheusFace::flags(const Call&)
{
    return ok(labelsJson(std::map<std::string, std::string>{
        {"config.file", "/etc/prometheus/prometheus.yml"},
        {"enable-feature", ""},
        {"log.format", "logfmt"},
        {"log.level", "info"},
        {"query.lookback-delta", "5m"},
        {"query.max-concurrency", std::to_string(maxConcurrency)},
        {"query.max-samples", "50000000"},
        {"query.timeout", "2m"},
        {"storage.tsdb.min-block-duration", "2h"},
        {"storage.tsdb.path", "/prometheus/data"},
        {"storage.tsdb.retention.size", "0B"},
        {"storage.tsdb.retention.time", "30d"},
        {"web.cors.origin", ".*"},
        {"web.enable-admin-api", "false"},
        {"web.enable-lifecycle", "false"},
        {"web.route-prefix", "/"},
    }));
}

PrometheusFace::Answer PrometheusFace::tsdb(const Call& call)
{
    const Ms to = call.source->now();
    const Ms from = std::max(call.source->oldest(), to - headLength);
    Counts byMetric, byPair, memory, valuesPerName;
    std::map<std::string, std::set<std::string>> values;
    uint64_t series = 0;
    const auto count = [&](const promql::Labels& labels) {
        ++series;
        for (const auto& [name, value] : labels.pairs()) {
            ++byPair[name + "=" + value];
            values[name].insert(value);
            if (name == promql::metricName)
                ++byMetric[value];
        }
    };
    call.source->existing(
        {}, from, to, [](const promql::Labels&) { return true; }, count);
    uint64_t pairs = 0;
    for (const auto& [name, all] : values) {
        pairs += all.size();
        valuesPerName[name] = all.size();
        for (const std::string& value : all)
            memory[name] += value.size();
    }
    const uint64_t chunks
        = series * static_cast<uint64_t>((to - from) / scrapeInterval / samplesPerChunk + 1);
    return ok("{\"headStats\":{\"numSeries\":" + std::to_string(series) + ",\"numLabelPairs\":"
              + std::to_string(pairs) + ",\"chunkCount\":" + std::to_string(chunks)
              + ",\"minTime\":" + std::to_string(from) + ",\"maxTime\":" + std::to_string(to)
              + "},\"seriesCountByMetricName\":" + top(byMetric)
              + ",\"labelValueCountByLabelName\":" + top(valuesPerName)
              + ",\"memoryInBytesByLabelName\":" + top(memory)
              + ",\"seriesCountByLabelValuePair\":" + top(byPair) + "}");
}

} // namespace mw::sim
