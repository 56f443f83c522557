// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a query's tree; each node gives all its steps at once. Internal to this folder. Failures
// are thrown as EvalFailure and caught in engine.cpp.
#pragma once

#include "app/simulator/promql/engine.h"

#include <functional>
#include <span>
#include <unordered_map>

namespace mw::sim::promql {

struct EvalFailure
{
    Answer::Failure kind = Answer::Failure::Execution;
    std::string text;
};
[[noreturn]] void failEvaluation(std::string text);

// One element of an instant vector; `series` is its place in the matrix it came from, so that what
// depends on labels alone can be computed once per series.
struct Item
{
    Labels metric;
    double v = 0;
    int64_t t = 0;
    size_t series = 0;
};
using Vector = std::vector<Item>;

// What all evaluators of one query share.
struct QueryState
{
    const SeriesSource& source;
    const Options& options;
    int64_t start = 0; // of the query, for @ start() and @ end()
    int64_t end = 0;
    size_t samples = 0;

    void checkDeadline() const;
    void hold(size_t count);
    void release(size_t count) { samples -= std::min(samples, count); }
};

// Labels that are derived from those of a series, once per series.
class Derived
{
public:
    template <class Make>
    const Labels& get(const Item& item, Make make)
    {
        if (m_labels.size() <= item.series)
            m_labels.resize(item.series + 1);
        Entry& entry = m_labels[item.series];
        if (!entry.known || !(entry.from == item.metric)) {
            entry.from = item.metric;
            entry.to = make(item.metric);
            entry.known = true;
        }
        return entry.to;
    }
    const Labels& withoutName(const Item& item)
    {
        return get(item, [](const Labels& labels) { return labels.withoutName(); });
    }

private:
    struct Entry
    {
        Labels from;
        Labels to;
        bool known = false;
    };
    std::vector<Entry> m_labels;
};

// Called once per step with one vector per argument; appends to the last parameter.
using StepFunction = std::function<void(std::vector<Vector>&, int64_t ts, Vector& out)>;

class Evaluator
{
public:
    Evaluator(QueryState& query, int64_t start, int64_t end, int64_t interval)
        : m_query(query), m_start(start), m_end(end), m_interval(interval)
    {
    }

    Matrix eval(const Expr& expr);

private:
    size_t stepCount() const { return static_cast<size_t>((m_end - m_start) / m_interval) + 1; }
    // The instant a selector looks at when the step is at ts.
    int64_t effective(const Expr& selector, int64_t ts) const;
    Matrix forEachStep(const std::vector<const Expr*>& exprs, const StepFunction& function);

    Matrix number(double value) const;
    Matrix vectorSelector(const Expr& expr);
    Matrix matrixSelector(const Expr& expr);
    Matrix subquery(const Expr& expr);
    Matrix unary(const Expr& expr);
    Matrix binary(const Expr& expr);
    Matrix aggregate(const Expr& expr);
    Matrix call(const Expr& expr);
    Matrix rangeCall(const Expr& expr, size_t matrixIndex);
    Matrix timestampOf(const Expr& selector);
    Matrix absentOverTime(const Matrix& present, const Expr& argument) const;

    QueryState& m_query;
    int64_t m_start;
    int64_t m_end;
    int64_t m_interval;
};

// The pieces, by file.
StepFunction binaryStep(const Expr& expr);
StepFunction aggregateStep(const Expr& expr);
// Null for a name that is no function of instant vectors and scalars.
StepFunction instantFunction(const Expr& call);
StepFunction histogramFunction(const Expr& call);

struct RangeInput
{
    std::span<const Sample> points; // never empty
    int64_t start = 0; // of the window
    int64_t end = 0;
    int64_t range = 0; // its length in ms
    int64_t ts = 0; // of the step
    std::span<const double> scalars; // the other arguments in order
};
// False: no result at this step.
using RangeFunction = bool (*)(const RangeInput&, double& result);
RangeFunction rangeFunction(std::string_view name);

double quantile(double q, std::vector<double>& values);
double kahanSum(double increment, double sum, double& compensation);
double maxOf(double a, double b);
double minOf(double a, double b);
Labels absentLabels(const Expr& argument);
// A set that has one label set twice is no vector.
void refuseDuplicates(const Vector& vector);
void refuseDuplicates(const Matrix& matrix);

} // namespace mw::sim::promql
