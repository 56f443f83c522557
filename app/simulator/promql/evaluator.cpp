// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/evaluator.h"

#include "app/simulator/promql/memory_source.h"
#include "app/simulator/promql/window.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace mw::sim::promql {

void failEvaluation(std::string text)
{
    throw EvalFailure{Answer::Failure::Execution, std::move(text)};
}

void QueryState::checkDeadline() const
{
    if (options.deadline != std::chrono::steady_clock::time_point::max()
        && std::chrono::steady_clock::now() >= options.deadline)
        throw EvalFailure{Answer::Failure::Timeout, "query timed out in expression evaluation"};
}

void QueryState::hold(size_t count)
{
    samples += count;
    if (samples > options.maxSamples)
        failEvaluation(
            "query processing would load too many samples into memory in query execution");
}

namespace {

constexpr const char* sameLabels = "vector cannot contain metrics with the same labelset";

// Puts the vectors of all steps together to series.
class Collector
{
public:
    void add(Vector& vector, int64_t ts)
    {
        for (Item& item : vector) {
            const auto [it, fresh] = m_index.try_emplace(item.metric, m_matrix.size());
            if (fresh)
                m_matrix.push_back({std::move(item.metric), {}});
            std::vector<Sample>& points = m_matrix[it->second].points;
            if (!points.empty() && points.back().t == ts)
                failEvaluation(sameLabels);
            points.push_back({ts, item.v});
        }
    }
    Matrix take() { return std::move(m_matrix); }

private:
    std::unordered_map<Labels, size_t, LabelsHash> m_index;
    Matrix m_matrix;
};

size_t sampleCount(const Matrix& matrix)
{
    size_t count = 0;
    for (const Series& series : matrix)
        count += series.points.size();
    return count;
}

} // namespace

void refuseDuplicates(const Vector& vector)
{
    if (vector.size() < 2)
        return;
    std::unordered_set<Labels, LabelsHash> seen;
    for (const Item& item : vector) {
        if (!seen.insert(item.metric).second)
            failEvaluation(sameLabels);
    }
}

void refuseDuplicates(const Matrix& matrix)
{
    if (matrix.size() < 2)
        return;
    std::unordered_set<Labels, LabelsHash> seen;
    for (const Series& series : matrix) {
        if (!seen.insert(series.metric).second)
            failEvaluation(sameLabels);
    }
}

Matrix Evaluator::eval(const Expr& expr)
{
    m_query.checkDeadline();
    switch (expr.kind) {
    case Expr::Kind::Number:
        return number(expr.number);
    case Expr::Kind::Vector:
        return vectorSelector(expr);
    case Expr::Kind::Matrix:
        return matrixSelector(expr);
    case Expr::Kind::Subquery: {
        // Only as the whole of an instant query: the samples inside the window.
        Matrix all = subquery(expr);
        const int64_t end = effective(expr, m_start);
        for (Series& series : all)
            std::erase_if(series.points, [&](const Sample& sample) {
                return sample.t < end - expr.range || sample.t > end;
            });
        std::erase_if(all, [](const Series& series) { return series.points.empty(); });
        return all;
    }
    case Expr::Kind::Paren:
        return eval(*expr.left);
    case Expr::Kind::Unary:
        return unary(expr);
    case Expr::Kind::Binary:
        return binary(expr);
    case Expr::Kind::Aggregate:
        return aggregate(expr);
    case Expr::Kind::Call:
        return call(expr);
    case Expr::Kind::String:
        break;
    }
    return {};
}

int64_t Evaluator::effective(const Expr& selector, int64_t ts) const
{
    if (selector.at) {
        switch (selector.at->kind) {
        case AtModifier::Kind::Time:
            ts = selector.at->ms;
            break;
        case AtModifier::Kind::Start:
            ts = m_query.start;
            break;
        case AtModifier::Kind::End:
            ts = m_query.end;
            break;
        }
    }
    return ts - selector.offset;
}

Matrix Evaluator::forEachStep(const std::vector<const Expr*>& exprs, const StepFunction& function)
{
    std::vector<Matrix> matrices(exprs.size());
    std::vector<std::vector<size_t>> cursors(exprs.size());
    size_t held = 0;
    for (size_t i = 0; i < exprs.size(); ++i) {
        if (exprs[i] && exprs[i]->type != Type::String)
            matrices[i] = eval(*exprs[i]);
        cursors[i].assign(matrices[i].size(), 0);
        held += sampleCount(matrices[i]);
    }
    Collector collector;
    std::vector<Vector> vectors(exprs.size());
    Vector out;
    size_t count = 0;
    for (int64_t ts = m_start; ts <= m_end; ts += m_interval) {
        if ((++count & 0xff) == 0)
            m_query.checkDeadline();
        for (size_t i = 0; i < exprs.size(); ++i) {
            vectors[i].clear();
            for (size_t s = 0; s < matrices[i].size(); ++s) {
                const Series& series = matrices[i][s];
                size_t& cursor = cursors[i][s];
                if (cursor < series.points.size() && series.points[cursor].t == ts) {
                    vectors[i].push_back({series.metric, series.points[cursor].v, ts, s});
                    ++cursor;
                }
            }
        }
        out.clear();
        function(vectors, ts, out);
        if (m_start == m_end) {
            // An instant query keeps the order (sort, topk).
            refuseDuplicates(out);
            Matrix matrix;
            matrix.reserve(out.size());
            for (Item& item : out)
                matrix.push_back({std::move(item.metric), {{ts, item.v}}});
            m_query.release(held);
            m_query.hold(matrix.size());
            return matrix;
        }
        m_query.hold(out.size());
        collector.add(out, ts);
    }
    m_query.release(held);
    return collector.take();
}

Matrix Evaluator::number(double value) const
{
    Series series;
    series.points.reserve(stepCount());
    for (int64_t ts = m_start; ts <= m_end; ts += m_interval)
        series.points.push_back({ts, value});
    m_query.hold(series.points.size());
    return {std::move(series)};
}

Matrix Evaluator::vectorSelector(const Expr& expr)
{
    const int64_t lookback = m_query.options.lookback;
    const int64_t first = effective(expr, m_start);
    const int64_t last = effective(expr, m_end);
    Matrix matrix;
    Window window(first - lookback, last, m_interval, lookback, Window::Stale::Keep);
    for (const SeriesViewPtr& view : m_query.source.select(expr.matchers, first - lookback, last)) {
        window.open(*view);
        Series series;
        for (int64_t ts = m_start; ts <= m_end; ts += m_interval) {
            const int64_t at = effective(expr, ts);
            const auto points = window.between(at - lookback, at);
            if (!points.empty() && !isStale(points.back().v))
                series.points.push_back({ts, points.back().v});
        }
        if (series.points.empty())
            continue;
        m_query.hold(series.points.size());
        m_query.checkDeadline();
        series.metric = view->labels();
        matrix.push_back(std::move(series));
    }
    return matrix;
}

Matrix Evaluator::timestampOf(const Expr& selector)
{
    const int64_t lookback = m_query.options.lookback;
    const int64_t first = effective(selector, m_start);
    const int64_t last = effective(selector, m_end);
    Matrix matrix;
    Window window(first - lookback, last, m_interval, lookback, Window::Stale::Keep);
    for (const SeriesViewPtr& view :
         m_query.source.select(selector.matchers, first - lookback, last)) {
        window.open(*view);
        Series series;
        for (int64_t ts = m_start; ts <= m_end; ts += m_interval) {
            const int64_t at = effective(selector, ts);
            const auto points = window.between(at - lookback, at);
            if (!points.empty() && !isStale(points.back().v))
                series.points.push_back({ts, static_cast<double>(points.back().t) / 1000});
        }
        if (series.points.empty())
            continue;
        m_query.hold(series.points.size());
        series.metric = view->labels().withoutName();
        matrix.push_back(std::move(series));
    }
    refuseDuplicates(matrix);
    return matrix;
}

Matrix Evaluator::matrixSelector(const Expr& expr)
{
    const Expr& selector = *expr.left;
    const int64_t end = effective(selector, m_start);
    Matrix matrix;
    for (const SeriesViewPtr& view :
         m_query.source.select(selector.matchers, end - expr.range, end)) {
        Series series;
        view->read(end - expr.range, end, series.points);
        std::erase_if(series.points, [](const Sample& sample) { return isStale(sample.v); });
        if (series.points.empty())
            continue;
        m_query.hold(series.points.size());
        m_query.checkDeadline();
        series.metric = view->labels();
        matrix.push_back(std::move(series));
    }
    return matrix;
}

Matrix Evaluator::subquery(const Expr& expr)
{
    const int64_t end = effective(expr, m_end);
    const int64_t interval = expr.step != 0 ? expr.step : m_query.options.subqueryStep;
    const int64_t earliest = effective(expr, m_start) - expr.range;
    int64_t start = interval * (earliest / interval);
    if (start < earliest)
        start += interval;
    if (end < start)
        return {};
    return Evaluator(m_query, start, end, interval).eval(*expr.left);
}

Matrix Evaluator::unary(const Expr& expr)
{
    Matrix matrix = eval(*expr.left);
    if (expr.op != Tok::Sub)
        return matrix;
    for (Series& series : matrix) {
        series.metric = series.metric.withoutName();
        for (Sample& sample : series.points)
            sample.v = -sample.v;
    }
    refuseDuplicates(matrix);
    return matrix;
}

Matrix Evaluator::binary(const Expr& expr)
{
    return forEachStep({expr.left.get(), expr.right.get()}, binaryStep(expr));
}

Matrix Evaluator::aggregate(const Expr& expr)
{
    return forEachStep({expr.right.get(), expr.left.get()}, aggregateStep(expr));
}

Matrix Evaluator::call(const Expr& expr)
{
    const std::string_view name = expr.function->name;
    if (name == "timestamp") {
        const Expr& argument = unwrap(*expr.args[0]);
        if (argument.kind == Expr::Kind::Vector)
            return timestampOf(argument);
    }
    std::vector<const Expr*> args;
    for (size_t i = 0; i < expr.args.size(); ++i) {
        if (expr.args[i]->type == Type::Matrix)
            return rangeCall(expr, i);
        args.push_back(expr.args[i].get());
    }
    StepFunction function = histogramFunction(expr);
    return forEachStep(args, function ? function : instantFunction(expr));
}

Matrix Evaluator::rangeCall(const Expr& expr, size_t matrixIndex)
{
    const std::string_view name = expr.function->name;
    const RangeFunction function = rangeFunction(name);
    const Expr& argument = unwrap(*expr.args[matrixIndex]);
    const bool nested = argument.kind == Expr::Kind::Subquery;
    const Expr& selector = nested ? argument : *argument.left;
    const int64_t range = argument.range;
    const int64_t first = effective(selector, m_start) - range;
    const int64_t last = effective(selector, m_end);

    std::vector<SeriesViewPtr> views;
    if (nested) {
        for (Series& series : subquery(argument))
            views.push_back(
                std::make_shared<MemorySeries>(series.metric, std::move(series.points)));
    } else {
        views = m_query.source.select(selector.matchers, first, last);
    }
    // The other arguments are scalars: one value at every step.
    std::vector<Matrix> scalars;
    for (size_t i = 0; i < expr.args.size(); ++i) {
        if (i != matrixIndex)
            scalars.push_back(eval(*expr.args[i]));
    }
    std::vector<double> values(scalars.size());
    Matrix matrix;
    Window window(first, last, m_interval, range, Window::Stale::Drop);
    for (const SeriesViewPtr& view : views) {
        window.open(*view);
        m_query.hold(window.held());
        m_query.checkDeadline();
        Series series;
        size_t step = 0;
        for (int64_t ts = m_start; ts <= m_end; ts += m_interval, ++step) {
            if ((step & 0x3f) == 0x3f)
                m_query.checkDeadline();
            const int64_t end = effective(selector, ts);
            const auto points = window.between(end - range, end);
            if (points.empty())
                continue;
            for (size_t i = 0; i < values.size(); ++i)
                values[i] = scalars[i][0].points[step].v;
            double result = 0;
            if (function({points, end - range, end, range, ts, values}, result))
                series.points.push_back({ts, result});
        }
        m_query.release(window.held());
        if (series.points.empty())
            continue;
        m_query.hold(series.points.size());
        series.metric = name == "last_over_time" ? view->labels() : view->labels().withoutName();
        matrix.push_back(std::move(series));
    }
    if (name == "absent_over_time")
        return absentOverTime(matrix, argument);
    refuseDuplicates(matrix);
    return matrix;
}

Matrix Evaluator::absentOverTime(const Matrix& present, const Expr& argument) const
{
    std::vector<bool> found(stepCount());
    for (const Series& series : present) {
        for (const Sample& sample : series.points)
            found[static_cast<size_t>((sample.t - m_start) / m_interval)] = true;
    }
    Series series;
    for (size_t step = 0; step < found.size(); ++step) {
        if (!found[step])
            series.points.push_back({m_start + static_cast<int64_t>(step) * m_interval, 1});
    }
    if (series.points.empty())
        return {};
    series.metric = absentLabels(argument);
    return {std::move(series)};
}

} // namespace mw::sim::promql
