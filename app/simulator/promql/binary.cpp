// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic, comparison and set operators.
#include "app/simulator/promql/evaluator.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mw::sim::promql {

namespace {

// The value, and whether a comparison keeps the element.
struct Outcome
{
    double value = 0;
    bool keep = true;
};

Outcome apply(Tok op, double l, double r)
{
    switch (op) {
    case Tok::Add:
        return {l + r};
    case Tok::Sub:
        return {l - r};
    case Tok::Mul:
        return {l * r};
    case Tok::Div:
        return {l / r};
    case Tok::Mod:
        return {std::fmod(l, r)};
    case Tok::Pow:
        return {std::pow(l, r)};
    case Tok::Atan2:
        return {std::atan2(l, r)};
    case Tok::Eq:
        return {l, l == r};
    case Tok::Ne:
        return {l, l != r};
    case Tok::Gt:
        return {l, l > r};
    case Tok::Lt:
        return {l, l < r};
    case Tok::Ge:
        return {l, l >= r};
    case Tok::Le:
        return {l, l <= r};
    default:
        return {0, false};
    }
}

bool dropsName(Tok op)
{
    return op >= Tok::Add && op <= Tok::Pow;
}

void scalars(const Expr& expr, std::vector<Vector>& in, Vector& out)
{
    const Outcome outcome = apply(expr.op, in[0][0].v, in[1][0].v);
    out.push_back({{}, isComparison(expr.op) ? (outcome.keep ? 1.0 : 0.0) : outcome.value, 0, 0});
}

StepFunction vectorAndScalar(const Expr& expr, bool scalarIsLeft)
{
    return [&expr, scalarIsLeft, cache = Derived()](
               std::vector<Vector>& in, int64_t, Vector& out) mutable {
        const double scalar = in[scalarIsLeft ? 0 : 1][0].v;
        for (const Item& item : in[scalarIsLeft ? 1 : 0]) {
            Outcome outcome
                = scalarIsLeft ? apply(expr.op, scalar, item.v) : apply(expr.op, item.v, scalar);
            // A comparison keeps the vector's value on whichever side it stands.
            if (isComparison(expr.op))
                outcome.value = item.v;
            if (expr.returnBool)
                outcome = {outcome.keep ? 1.0 : 0.0, true};
            if (!outcome.keep)
                continue;
            const bool drop = dropsName(expr.op) || expr.returnBool;
            out.push_back({drop ? cache.withoutName(item) : item.metric, outcome.value, 0, 0});
        }
    };
}

// What is common to all elements with the same values of the matching labels.
class Signatures
{
public:
    explicit Signatures(const VectorMatching& matching) : m_matching(matching)
    {
        m_ignored = matching.labels;
        m_ignored.emplace_back(metricName);
    }
    Labels of(const Labels& labels) const
    {
        return m_matching.on ? labels.keeping(m_matching.labels) : labels.dropping(m_ignored);
    }
    // As a dense number; equal for both sides.
    size_t number(const Item& item, std::vector<size_t>& cache)
    {
        constexpr size_t unknown = ~size_t(0);
        if (cache.size() <= item.series)
            cache.resize(item.series + 1, unknown);
        size_t& number = cache[item.series];
        if (number == unknown)
            number = m_numbers.try_emplace(of(item.metric), m_numbers.size()).first->second;
        return number;
    }
    size_t count() const { return m_numbers.size(); }

private:
    const VectorMatching& m_matching;
    Labels::Names m_ignored;
    std::unordered_map<Labels, size_t, LabelsHash> m_numbers;
};

// State of one operator between two vectors over all steps.
struct Matching
{
    explicit Matching(const Expr& e) : expr(e), signatures(*e.matching) { }

    void sets(std::vector<Vector>& in, Vector& out)
    {
        Vector& left = in[0];
        Vector& right = in[1];
        std::vector<bool> seen;
        const auto mark = [&](const Item& item, std::vector<size_t>& known) {
            const size_t number = signatures.number(item, known);
            if (seen.size() <= number)
                seen.resize(std::max(number + 1, signatures.count()), false);
            seen[number] = true;
        };
        const auto marked = [&](const Item& item, std::vector<size_t>& known) {
            const size_t number = signatures.number(item, known);
            return number < seen.size() && seen[number];
        };
        if (expr.op == Tok::Or) {
            for (Item& item : left) {
                mark(item, leftCache);
                out.push_back(item);
            }
            for (Item& item : right) {
                if (!marked(item, rightCache))
                    out.push_back(item);
            }
            return;
        }
        for (const Item& item : right)
            mark(item, rightCache);
        for (const Item& item : left) {
            if (marked(item, leftCache) == (expr.op == Tok::And))
                out.push_back(item);
        }
    }

    void operate(std::vector<Vector>& in, Vector& out)
    {
        const VectorMatching& matching = *expr.matching;
        const bool swapped = matching.card == Cardinality::OneToMany;
        const Vector& many = in[swapped ? 1 : 0];
        const Vector& one = in[swapped ? 0 : 1];
        if (many.empty() || one.empty())
            return;
        std::vector<size_t>& manyCache = swapped ? rightCache : leftCache;
        std::vector<size_t>& oneCache = swapped ? leftCache : rightCache;
        constexpr size_t none = ~size_t(0);
        std::vector<size_t> bySignature;
        for (size_t i = 0; i < one.size(); ++i) {
            const size_t number = signatures.number(one[i], oneCache);
            if (bySignature.size() <= number)
                bySignature.resize(number + 1, none);
            if (bySignature[number] != none)
                duplicate(one[i], one[bySignature[number]], swapped);
            bySignature[number] = i;
        }
        std::vector<bool> used(bySignature.size());
        std::set<std::pair<size_t, Labels>> inserted;
        for (const Item& item : many) {
            const size_t number = signatures.number(item, manyCache);
            if (number >= bySignature.size() || bySignature[number] == none)
                continue;
            const Item& other = one[bySignature[number]];
            Outcome outcome
                = swapped ? apply(expr.op, other.v, item.v) : apply(expr.op, item.v, other.v);
            if (expr.returnBool)
                outcome.value = outcome.keep ? 1 : 0;
            else if (!outcome.keep)
                continue;
            Labels metric = resultLabels(item, other);
            if (matching.card == Cardinality::OneToOne) {
                if (used[number])
                    failEvaluation("multiple matches for labels: many-to-one matching must be "
                                   "explicit (group_left/group_right)");
                used[number] = true;
            } else if (!inserted.emplace(number, metric).second) {
                failEvaluation(
                    "multiple matches for labels: grouping labels must ensure unique matches");
            }
            out.push_back({std::move(metric), outcome.value, 0, 0});
        }
    }

    [[noreturn]] void duplicate(const Item& second, const Item& first, bool swapped) const
    {
        const VectorMatching& matching = *expr.matching;
        const Labels group
            = matching.on ? second.metric.keeping(matching.labels) : signatures.of(second.metric);
        failEvaluation("found duplicate series for the match group " + group.str() + " on the "
                       + (swapped ? "left" : "right") + " hand-side of the operation: ["
                       + second.metric.str() + ", " + first.metric.str()
                       + "];many-to-many matching not allowed: matching labels must be unique on "
                         "one side");
    }

    Labels resultLabels(const Item& item, const Item& other)
    {
        // One to one, the labels depend on one side alone; else the pair decides.
        const VectorMatching& matching = *expr.matching;
        const auto make = [&](const Labels& from) {
            Labels labels = from;
            if (dropsName(expr.op) || expr.returnBool)
                labels = labels.withoutName();
            if (matching.card == Cardinality::OneToOne)
                labels = matching.on ? labels.keeping(matching.labels)
                                     : labels.dropping(matching.labels);
            for (const std::string& name : matching.include)
                labels = labels.with(name, other.metric.get(name));
            return labels;
        };
        return matching.include.empty() ? cache.get(item, make) : make(item.metric);
    }

    const Expr& expr;
    Signatures signatures;
    std::vector<size_t> leftCache;
    std::vector<size_t> rightCache;
    Derived cache;
};

} // namespace

StepFunction binaryStep(const Expr& expr)
{
    const bool leftScalar = expr.left->type == Type::Scalar;
    const bool rightScalar = expr.right->type == Type::Scalar;
    if (leftScalar && rightScalar)
        return [&expr](std::vector<Vector>& in, int64_t, Vector& out) { scalars(expr, in, out); };
    if (leftScalar || rightScalar)
        return vectorAndScalar(expr, leftScalar);
    auto matching = std::make_shared<Matching>(expr);
    return [matching](std::vector<Vector>& in, int64_t, Vector& out) {
        if (isSetOperator(matching->expr.op))
            matching->sets(in, out);
        else
            matching->operate(in, out);
    };
}

} // namespace mw::sim::promql
