// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/families.h"

#include <algorithm>

namespace mw::sim {

std::shared_ptr<const NodeHistory> MetricInput::node(const std::string& cluster,
                                                     const std::string& name) const
{
    const auto it = nodes.find({cluster, name});
    return it == nodes.end() ? nullptr : it->second;
}

promql::Labels SeriesMaker::labels(LabelPairs pairs) const
{
    pairs.emplace_back(promql::metricName, m_name);
    return promql::Labels(std::move(pairs));
}

void SeriesMaker::addAt(LabelPairs pairs,
                        Ms offset,
                        Life life,
                        FunctionSeries::Value value,
                        FunctionSeries::Present present)
{
    m_out.push_back(std::make_shared<FunctionSeries>(labels(std::move(pairs)),
                                                     offset,
                                                     life,
                                                     m_input.horizon,
                                                     std::move(value),
                                                     std::move(present)));
}

void SeriesMaker::add(LabelPairs pairs,
                      const std::string& target,
                      Life life,
                      FunctionSeries::Value value,
                      FunctionSeries::Present present)
{
    addAt(std::move(pairs), scrapeOffset(target), life, std::move(value), std::move(present));
}

const std::vector<MetricFamily>& metricFamilies()
{
    static const std::vector<MetricFamily> families = [] {
        std::vector<MetricFamily> all;
        addServiceFamilies(all);
        addPodFamilies(all);
        addWorkloadFamilies(all);
        addNodeFamilies(all);
        addTargetFamilies(all);
        addSloFamilies(all);
        std::sort(all.begin(), all.end(), [](const MetricFamily& a, const MetricFamily& b) {
            return std::string_view(a.name) < b.name;
        });
        return all;
    }();
    return families;
}

std::string stateTarget(const std::string& cluster)
{
    return cluster + "/kube-state-metrics";
}

std::string serviceTarget(const std::string& cluster)
{
    return cluster + "/mesh";
}

std::string kubeletTarget(const std::string& cluster, const std::string& node)
{
    return cluster + "/" + node + ":10250";
}

std::string exporterTarget(const std::string& cluster, const std::string& node)
{
    return cluster + "/" + node + ":9100";
}

} // namespace mw::sim
