// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/engine.h"

#include "app/simulator/promql/evaluator.h"

#include <algorithm>

namespace mw::sim::promql {

namespace {

Answer run(QueryState& query, const Expr& expr, int64_t start, int64_t end, int64_t step)
{
    Answer answer;
    try {
        query.checkDeadline();
        answer.matrix = Evaluator(query, start, end, step).eval(expr);
        answer.type = expr.type;
    } catch (const EvalFailure& failure) {
        answer.failure = failure.kind;
        answer.error = failure.text;
    }
    return answer;
}

} // namespace

Answer
queryInstant(const SeriesSource& source, const Expr& expr, int64_t at, const Options& options)
{
    if (expr.type == Type::String) {
        Answer answer;
        answer.type = Type::String;
        answer.text = unwrap(expr).text;
        return answer;
    }
    QueryState query{source, options, at, at, 0};
    Answer answer = run(query, expr, at, at, 1);
    if (answer.type == Type::Vector || answer.type == Type::Scalar) {
        for (Series& series : answer.matrix)
            series.points.front().t = at;
    }
    return answer;
}

Answer queryRange(const SeriesSource& source,
                  const Expr& expr,
                  int64_t start,
                  int64_t end,
                  int64_t step,
                  const Options& options)
{
    if (expr.type != Type::Vector && expr.type != Type::Scalar) {
        Answer answer;
        answer.failure = Answer::Failure::BadData;
        answer.error = std::string("invalid expression type \"") + documentedName(expr.type)
            + "\" for range query, must be Scalar or instant Vector";
        return answer;
    }
    QueryState query{source, options, start, end, 0};
    Answer answer = run(query, expr, start, end, step);
    if (answer.failure == Answer::Failure::None)
        answer.type = Type::Matrix;
    std::sort(answer.matrix.begin(), answer.matrix.end(), [](const Series& a, const Series& b) {
        return a.metric < b.metric;
    });
    return answer;
}

} // namespace mw::sim::promql
