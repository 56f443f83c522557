// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// sum, topk, count_values and the other aggregations.
#include "app/simulator/promql/evaluator.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <cmath>

namespace mw::sim::promql {

namespace {

struct Group
{
    Labels labels;
    double value = 0;
    double mean = 0;
    double count = 1;
    std::vector<double> values; // quantile
    std::vector<const Item*> heap; // topk: smallest first; bottomk: largest first
};

void fold(Tok op, Group& group, double v)
{
    switch (op) {
    case Tok::Sum:
        group.value += v;
        break;
    case Tok::Avg:
        ++group.count;
        if (std::isinf(group.mean)) {
            if (std::isinf(v) && (group.mean > 0) == (v > 0))
                break;
            if (std::isfinite(v))
                break;
        }
        group.mean += v / group.count - group.mean / group.count;
        break;
    case Tok::Max:
        if (group.value < v || std::isnan(group.value))
            group.value = v;
        break;
    case Tok::Min:
        if (group.value > v || std::isnan(group.value))
            group.value = v;
        break;
    case Tok::Count:
    case Tok::CountValues:
        ++group.count;
        break;
    case Tok::Stdvar:
    case Tok::Stddev: {
        ++group.count;
        const double delta = v - group.mean;
        group.mean += delta / group.count;
        group.value += delta * (v - group.mean);
        break;
    }
    case Tok::Quantile:
        group.values.push_back(v);
        break;
    default:
        break;
    }
}

double finished(Tok op, Group& group, double parameter)
{
    switch (op) {
    case Tok::Avg:
        return group.mean;
    case Tok::Count:
    case Tok::CountValues:
        return group.count;
    case Tok::Stdvar:
        return group.value / group.count;
    case Tok::Stddev:
        return std::sqrt(group.value / group.count);
    case Tok::Quantile:
        return quantile(parameter, group.values);
    case Tok::Group:
        return 1;
    default:
        return group.value;
    }
}

// A is worse than b and leaves the k best first; NaN is worst of all.
bool worse(bool top, double a, double b)
{
    if (std::isnan(a))
        return true;
    return top ? a < b : a > b;
}

// A binary heap with the worst of the k best in front; sifts exactly as the usual one does, so
// that among equals the same ones survive.
class Best
{
public:
    Best(std::vector<const Item*>& heap, bool top) : m_heap(heap), m_top(top) { }
    void offer(const Item& item, size_t k)
    {
        if (m_heap.size() < k) {
            m_heap.push_back(&item);
            up(m_heap.size() - 1);
            return;
        }
        const double worst = m_heap[0]->v;
        if (std::isnan(worst) || (m_top ? worst < item.v : worst > item.v)) {
            // Out with the worst, and the new one in at the end.
            m_heap[0] = m_heap.back();
            m_heap.pop_back();
            down(0);
            m_heap.push_back(&item);
            up(m_heap.size() - 1);
        }
    }

private:
    bool less(size_t i, size_t j) const { return worse(m_top, m_heap[i]->v, m_heap[j]->v); }
    void up(size_t j)
    {
        while (j > 0) {
            const size_t i = (j - 1) / 2;
            if (!less(j, i))
                break;
            std::swap(m_heap[i], m_heap[j]);
            j = i;
        }
    }
    void down(size_t i)
    {
        for (;;) {
            size_t j = 2 * i + 1;
            if (j >= m_heap.size())
                break;
            if (j + 1 < m_heap.size() && less(j + 1, j))
                ++j;
            if (!less(j, i))
                break;
            std::swap(m_heap[i], m_heap[j]);
            i = j;
        }
    }
    std::vector<const Item*>& m_heap;
    bool m_top;
};

class Aggregation
{
public:
    explicit Aggregation(const Expr& expr)
        : m_op(expr.op), m_without(expr.without), m_grouping(expr.grouping)
    {
        if (m_op == Tok::CountValues) {
            m_valueLabel = unwrap(*expr.right).text;
            if (!m_without)
                m_grouping.push_back(m_valueLabel);
        }
        if (m_without)
            m_grouping.emplace_back(metricName);
    }

    void step(std::vector<Vector>& in, Vector& out)
    {
        const double parameter = in[0].empty() ? 0 : in[0][0].v;
        const bool ranked = m_op == Tok::TopK || m_op == Tok::BottomK;
        size_t k = 0;
        if (ranked) {
            if (!(parameter >= -9223372036854775808.0 && parameter < 9223372036854775808.0))
                failEvaluation("Scalar value " + generalNumber(parameter) + " overflows int64");
            if (parameter < 1)
                return;
            k = static_cast<size_t>(std::min(parameter, 1e9));
        }
        if (m_op == Tok::CountValues && !isLabelName(m_valueLabel))
            failEvaluation("invalid label name " + quote(m_valueLabel));
        m_groups.clear();
        m_byNumber.assign(m_numbers.size(), none);
        for (const Item& item : in[1]) {
            const size_t number = groupOf(item);
            if (m_byNumber.size() <= number)
                m_byNumber.resize(number + 1, none);
            const bool fresh = m_byNumber[number] == none;
            if (fresh) {
                m_byNumber[number] = m_groups.size();
                m_groups.push_back(first(number, item));
            }
            Group& group = m_groups[m_byNumber[number]];
            if (ranked)
                Best(group.heap, m_op == Tok::TopK).offer(item, k);
            else if (!fresh)
                fold(m_op, group, item.v);
        }
        for (Group& group : m_groups) {
            if (!ranked) {
                out.push_back({group.labels, finished(m_op, group, parameter), 0, 0});
                continue;
            }
            std::stable_sort(
                group.heap.begin(), group.heap.end(), [this](const Item* a, const Item* b) {
                    // Best first, NaN last.
                    if (std::isnan(a->v) || std::isnan(b->v))
                        return !std::isnan(a->v);
                    return m_op == Tok::TopK ? a->v > b->v : a->v < b->v;
                });
            for (const Item* item : group.heap)
                out.push_back({item->metric, item->v, 0, 0});
        }
    }

private:
    static constexpr size_t none = ~size_t(0);

    static std::string generalNumber(double value)
    {
        return std::isfinite(value) ? formatExponent(value) : formatPlain(value);
    }

    Labels reduced(const Labels& labels) const
    {
        if (m_without)
            return labels.dropping(m_grouping);
        return m_grouping.empty() ? Labels() : labels.keeping(m_grouping);
    }

    // A dense number per set of grouping labels, remembered per series.
    size_t groupOf(const Item& item)
    {
        const auto number = [this](Labels labels) {
            const auto [it, fresh] = m_numbers.try_emplace(std::move(labels), m_numbers.size());
            if (fresh)
                m_labels.push_back(it->first);
            return it->second;
        };
        if (m_op == Tok::CountValues) // depends on the value
            return number(reduced(item.metric.with(m_valueLabel, formatPlain(item.v))));
        if (m_bySeries.size() <= item.series)
            m_bySeries.resize(item.series + 1, none);
        size_t& known = m_bySeries[item.series];
        if (known == none)
            known = number(reduced(item.metric));
        return known;
    }

    Group first(size_t number, const Item& item) const
    {
        Group group;
        group.labels = m_labels[number];
        group.mean = item.v;
        group.value = m_op == Tok::Stdvar || m_op == Tok::Stddev ? 0 : item.v;
        if (m_op == Tok::Quantile)
            group.values.push_back(item.v);
        return group;
    }

    Tok m_op;
    bool m_without;
    Labels::Names m_grouping;
    std::string m_valueLabel;
    std::unordered_map<Labels, size_t, LabelsHash> m_numbers;
    std::vector<Labels> m_labels;
    std::vector<size_t> m_bySeries;
    std::vector<size_t> m_byNumber;
    std::vector<Group> m_groups;
};

} // namespace

double quantile(double q, std::vector<double>& values)
{
    if (values.empty() || std::isnan(q))
        return std::numeric_limits<double>::quiet_NaN();
    if (q < 0)
        return -std::numeric_limits<double>::infinity();
    if (q > 1)
        return std::numeric_limits<double>::infinity();
    std::sort(values.begin(), values.end(), [](double a, double b) {
        return std::isnan(a) ? !std::isnan(b) : a < b;
    });
    const double n = static_cast<double>(values.size());
    const double rank = q * (n - 1);
    const double lower = std::max(0.0, std::floor(rank));
    const double upper = std::min(n - 1, lower + 1);
    const double weight = rank - std::floor(rank);
    return values[static_cast<size_t>(lower)] * (1 - weight)
        + values[static_cast<size_t>(upper)] * weight;
}

StepFunction aggregateStep(const Expr& expr)
{
    auto aggregation = std::make_shared<Aggregation>(expr);
    return [aggregation](std::vector<Vector>& in, int64_t, Vector& out) {
        aggregation->step(in, out);
    };
}

} // namespace mw::sim::promql
