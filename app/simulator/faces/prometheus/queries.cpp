// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// /query and /query_range.
#include "app/simulator/faces/prometheus/json_text.h"
#include "app/simulator/faces/prometheus/prometheus_face.h"
#include "app/simulator/promql/text.h"

namespace mw::sim {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::nanoseconds queryTimeout = std::chrono::minutes(2);
constexpr int64_t maxPoints = 11'000;
constexpr int64_t nsPerMs = 1'000'000;

std::string noTime(const std::string& text)
{
    return "cannot parse " + promql::quote(text) + " to a valid timestamp";
}

} // namespace

template <class Evaluate>
PrometheusFace::Answer PrometheusFace::evaluated(const Call& call, int64_t at, Evaluate evaluate)
{
    std::chrono::nanoseconds timeout = queryTimeout;
    if (const std::string text = call.form.value("timeout"); !text.empty()) {
        const ApiDuration given = parseApiDuration(text);
        if (!given.error.empty())
            return badParameter("timeout", given.error);
        timeout = std::min(timeout, std::chrono::nanoseconds(given.ns));
    }
    promql::Options options;
    options.deadline = Steady::now() + timeout;
    if (timeout.count() < 0 || !m_gate.try_acquire_until(options.deadline))
        return failed(503, "timeout", "query timed out in query queue");
    const promql::Answer answer = evaluate(options);
    m_gate.release();
    switch (answer.failure) {
    case promql::Answer::Failure::None:
        return ok(queryData(answer, at));
    case promql::Answer::Failure::BadData:
        return failed(400, "bad_data", answer.error);
    case promql::Answer::Failure::Execution:
        return failed(422, "execution", answer.error);
    case promql::Answer::Failure::Timeout:
        break;
    }
    return failed(503, "timeout", answer.error);
}

PrometheusFace::Answer PrometheusFace::query(const Call& call)
{
    int64_t at = call.source->now();
    if (const std::string text = call.form.value("time"); !text.empty()) {
        const auto time = parseApiTime(text);
        if (!time)
            return badParameter("time", "Invalid time value for 'time': " + noTime(text));
        at = *time;
    }
    const promql::Parsed parsed = promql::parseExpr(call.form.value("query"));
    // A bad timeout is told first.
    return evaluated(call, at, [&](const promql::Options& options) {
        if (parsed.expr)
            return promql::queryInstant(*call.source, *parsed.expr, at, options);
        promql::Answer answer;
        answer.failure = promql::Answer::Failure::BadData;
        answer.error = "invalid parameter \"query\": " + parsed.error;
        return answer;
    });
}

PrometheusFace::Answer PrometheusFace::queryRange(const Call& call)
{
    const auto start = parseApiTime(call.form.value("start"));
    if (!start)
        return badParameter("start", noTime(call.form.value("start")));
    const auto end = parseApiTime(call.form.value("end"));
    if (!end)
        return badParameter("end", noTime(call.form.value("end")));
    if (*end < *start)
        return badParameter("end", "end timestamp must not be before start time");
    const ApiDuration step = parseApiDuration(call.form.value("step"));
    if (!step.error.empty())
        return badParameter("step", step.error);
    if (step.ns <= 0)
        return badParameter("step",
                            "zero or negative query resolution step widths are not accepted. Try "
                            "a positive integer");
    const double points = static_cast<double>(*end - *start) * static_cast<double>(nsPerMs)
        / static_cast<double>(step.ns);
    if (points >= static_cast<double>(maxPoints) + 1)
        return failed(400,
                      "bad_data",
                      "exceeded maximum resolution of 11,000 points per timeseries. Try "
                      "decreasing the query resolution (?step=XX)");
    const promql::Parsed parsed = promql::parseExpr(call.form.value("query"));
    return evaluated(call, *end, [&](const promql::Options& options) {
        if (parsed.expr)
            return promql::queryRange(*call.source,
                                      *parsed.expr,
                                      *start,
                                      *end,
                                      std::max<int64_t>(1, step.ns / nsPerMs),
                                      options);
        promql::Answer answer;
        answer.failure = promql::Answer::Failure::BadData;
        answer.error = parsed.error;
        return answer;
    });
}

} // namespace mw::sim
