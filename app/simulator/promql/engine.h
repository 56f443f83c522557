// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as Prometheus 2.42 answers them. Stateless: any thread, many at once.
#pragma once

#include "app/simulator/promql/ast.h"
#include "app/simulator/promql/source.h"

#include <chrono>

namespace mw::sim::promql {

struct Series
{
    Labels metric;
    std::vector<Sample> points;
};
using Matrix = std::vector<Series>;

struct Options
{
    int64_t lookback = 300'000; // ms
    int64_t subqueryStep = 60'000; // ms, where a subquery names none
    size_t maxSamples = 50'000'000; // held at one time
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
};

struct Answer
{
    enum class Failure { None, BadData, Execution, Timeout };
    Failure failure = Failure::None;
    std::string error;
    // Scalar and Vector: one point per series (a scalar has no labels); String: text.
    Type type = Type::None;
    Matrix matrix;
    std::string text;
};

Answer queryInstant(const SeriesSource& source, const Expr& expr, int64_t at, const Options& = {});
// step > 0, end ≥ start. Series are sorted by labels.
Answer queryRange(const SeriesSource& source,
                  const Expr& expr,
                  int64_t start,
                  int64_t end,
                  int64_t step,
                  const Options& = {});

} // namespace mw::sim::promql
