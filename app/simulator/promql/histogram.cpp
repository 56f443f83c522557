// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// histogram_quantile over classic buckets.
#include "app/simulator/promql/evaluator.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <cmath>

namespace mw::sim::promql {

namespace {

struct Bucket
{
    double bound = 0;
    double count = 0;
};

double bucketQuantile(double q, std::vector<Bucket>& buckets)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    if (std::isnan(q))
        return nan;
    if (q < 0)
        return -infinity;
    if (q > 1)
        return infinity;
    std::stable_sort(buckets.begin(), buckets.end(), [](const Bucket& a, const Bucket& b) {
        return a.bound < b.bound;
    });
    if (buckets.back().bound != infinity)
        return nan;
    // Buckets of one bound are one bucket.
    size_t last = 0;
    for (size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].bound == buckets[last].bound)
            buckets[last].count += buckets[i].count;
        else
            buckets[++last] = buckets[i];
    }
    buckets.resize(last + 1);
    // Counts of a scrape torn apart may decrease; they must not.
    double most = buckets.front().count;
    for (Bucket& bucket : buckets) {
        if (bucket.count > most)
            most = bucket.count;
        else if (bucket.count < most)
            bucket.count = most;
    }
    if (buckets.size() < 2)
        return nan;
    const double observations = buckets.back().count;
    if (observations == 0)
        return nan;
    double rank = q * observations;
    // Binary search as the real one does it: with NaN in the counts the way matters.
    size_t low = 0;
    size_t high = buckets.size() - 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (!(buckets[middle].count >= rank))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == buckets.size() - 1)
        return buckets[buckets.size() - 2].bound;
    if (low == 0 && buckets[0].bound <= 0)
        return buckets[0].bound;
    double start = 0;
    double count = buckets[low].count;
    if (low > 0) {
        start = buckets[low - 1].bound;
        count -= buckets[low - 1].count;
        rank -= buckets[low - 1].count;
    }
    return start + (buckets[low].bound - start) * (rank / count);
}

void quantiles(std::vector<Vector>& in, Vector& out)
{
    static const Labels::Names excluded{std::string(bucketLabel), std::string(metricName)};
    const double q = in[0][0].v;
    std::unordered_map<Labels, size_t, LabelsHash> index;
    std::vector<std::vector<Bucket>> histograms;
    std::vector<Labels> labels;
    for (const Item& item : in[1]) {
        const std::optional<double> bound = parseFloat(item.metric.get(bucketLabel));
        if (!bound)
            continue;
        const auto [it, fresh]
            = index.try_emplace(item.metric.dropping(excluded), histograms.size());
        if (fresh) {
            histograms.emplace_back();
            labels.push_back(it->first);
        }
        histograms[it->second].push_back({*bound, item.v});
    }
    for (size_t i = 0; i < histograms.size(); ++i)
        out.push_back({labels[i], bucketQuantile(q, histograms[i]), 0, 0});
}

} // namespace

StepFunction histogramFunction(const Expr& call)
{
    if (std::string_view(call.function->name) != "histogram_quantile")
        return nullptr;
    return [](std::vector<Vector>& in, int64_t, Vector& out) { quantiles(in, out); };
}

} // namespace mw::sim::promql
