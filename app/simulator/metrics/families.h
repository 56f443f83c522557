// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which metrics there are, and how each derives from the history of the estate.
#pragma once

#include "app/simulator/metrics/slo_spec.h"

#include <map>
#include <set>

namespace mw::sim {

// What series are made from: one snapshot of the estate and what outlives snapshots.
struct MetricInput
{
    std::shared_ptr<const History> history;
    std::shared_ptr<const Horizon> horizon;
    std::vector<std::shared_ptr<const ServiceCounters>> services; // as in history->services
    std::vector<std::shared_ptr<const SloRecords>> slos;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const NodeHistory>>
        nodes; // by cluster and name
    std::set<std::string> clusters;

    std::shared_ptr<const NodeHistory> node(const std::string& cluster,
                                            const std::string& name) const;
};

using SeriesList = std::vector<std::shared_ptr<const GridSeries>>;
using LabelPairs = std::vector<promql::Labels::Pair>;

// Puts together the series of one metric.
class SeriesMaker
{
public:
    SeriesMaker(const MetricInput& input, const char* name, SeriesList& out)
        : m_input(input), m_name(name), m_out(out)
    {
    }
    const MetricInput& input() const { return m_input; }
    const History& history() const { return *m_input.history; }
    // `target`: what is scraped, see scrapeOffset().
    void add(LabelPairs labels,
             const std::string& target,
             Life life,
             FunctionSeries::Value value,
             FunctionSeries::Present present = {});
    void addAt(LabelPairs labels,
               Ms offset,
               Life life,
               FunctionSeries::Value value,
               FunctionSeries::Present present = {});
    void add(std::shared_ptr<const GridSeries> series) { m_out.push_back(std::move(series)); }
    promql::Labels labels(LabelPairs pairs) const;

private:
    const MetricInput& m_input;
    const char* m_name;
    SeriesList& m_out;
};

struct MetricFamily
{
    const char* name; // of the samples: histograms have one family per _bucket, _sum, _count
    const char* type; // counter, gauge, histogram; null for what rules record
    const char* help;
    std::function<void(SeriesMaker&)> make;
};

// Sorted by name.
const std::vector<MetricFamily>& metricFamilies();

// By file.
void addServiceFamilies(std::vector<MetricFamily>& all);
void addPodFamilies(std::vector<MetricFamily>& all);
void addWorkloadFamilies(std::vector<MetricFamily>& all);
void addNodeFamilies(std::vector<MetricFamily>& all);
void addTargetFamilies(std::vector<MetricFamily>& all);
void addSloFamilies(std::vector<MetricFamily>& all);

// One thing that is scraped.
struct ScrapeTarget
{
    LabelPairs labels; // cluster, job, instance and what the job adds
    std::string pool, url;
    Life life;
    FunctionSeries::Present up;
    Ms offset = 0;
};
std::vector<ScrapeTarget> scrapeTargets(const MetricInput& input);

// Names of targets, as used for scrapeOffset().
std::string stateTarget(const std::string& cluster); // kube-state-metrics
std::string serviceTarget(const std::string& cluster);
std::string kubeletTarget(const std::string& cluster, const std::string& node);
std::string exporterTarget(const std::string& cluster, const std::string& node);

} // namespace mw::sim
