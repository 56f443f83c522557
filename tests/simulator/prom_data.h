// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Series for PromQL tests: the data set of the numeric vectors (a month of minutes), and a day of
// awkward ones (resets, gaps, NaN, uneven scrapes). The same samples go into a MemorySource or, as
// OpenMetrics, into a real Prometheus.
#pragma once

#include "app/simulator/promql/memory_source.h"
#include "app/simulator/promql/text.h"

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace mwtest {

namespace promql = mw::sim::promql;

struct PromSeries
{
    promql::Labels labels;
    std::vector<promql::Sample> samples;
};

// One metric family; OpenMetrics wants the samples of a family together.
struct PromFamily
{
    std::string name;
    std::string type;
    std::vector<PromSeries> series;
};
using PromData = std::vector<PromFamily>;

inline constexpr int64_t vectorT0 = 1767225600; // 2026-01-01T00:00:00Z
inline constexpr int vectorMinutes = 30 * 24 * 60;
inline constexpr int64_t vectorT = vectorT0 + 60LL * vectorMinutes;

using Pairs = std::vector<promql::Labels::Pair>;

// Samples of the minutes first…last after t0.
inline PromSeries minuteSeries(const std::string& name,
                               Pairs pairs,
                               int first,
                               int last,
                               const std::function<double(int)>& value)
{
    pairs.emplace_back("__name__", name);
    PromSeries series{promql::Labels(std::move(pairs)), {}};
    series.samples.reserve(static_cast<size_t>(last - first + 1));
    for (int m = first; m <= last; ++m)
        series.samples.push_back({(vectorT0 + 60LL * m) * 1000, value(m)});
    return series;
}

inline PromData vectorData()
{
    constexpr int n = vectorMinutes;
    constexpr int outage = 10 * 1440;
    const auto down = [](int m) { return outage < m && m <= outage + 43; };
    // A counter from what it gains in each minute.
    const auto counter
        = [](const std::string& name, Pairs pairs, const std::function<double(int)>& gain) {
              double total = 0;
              return minuteSeries(name, std::move(pairs), 0, n, [&](int m) {
                  return total += m > 0 ? gain(m) : 0;
              });
          };
    PromFamily requests{"http_requests", "counter", {}};
    const auto request
        = [&](const char* svc, const char* code, const std::function<double(int)>& gain) {
              requests.series.push_back(
                  counter("http_requests_total", {{"svc", svc}, {"code", code}}, gain));
          };
    request("outage", "200", [&](int m) { return down(m) ? 0 : 1000; });
    request("outage", "500", [&](int m) { return down(m) ? 1000 : 0; });
    request("fastburn", "200", [](int m) { return m > n - 65 ? 980 : 1000; });
    request("fastburn", "500", [](int m) { return m > n - 65 ? 20 : 0; });
    request("clean", "200", [](int) { return 1000; });
    PromFamily req{"req", "counter", {}};
    const auto atDay = [](int m) { return (m - 1) % 1440 < 720; };
    req.series.push_back(
        counter("req_total", {{"code", "200"}}, [&](int m) { return atDay(m) ? 1000 : 9; }));
    req.series.push_back(
        counter("req_total", {{"code", "500"}}, [&](int m) { return atDay(m) ? 0 : 1; }));
    PromFamily latency{"lat", "histogram", {}};
    constexpr int start = n - 3 * 1440;
    const std::vector<std::pair<std::string, int>> bounds{
        {"0.1", 900}, {"0.25", 980}, {"0.5", 995}, {"1.0", 999}, {"+Inf", 1000}};
    for (const auto& [le, per] : bounds) {
        latency.series.push_back(
            minuteSeries("lat_bucket", {{"le", le}}, start, n, [per = per](int m) {
                return per * (m - start);
            }));
    }
    latency.series.push_back(
        minuteSeries("lat_count", {}, start, n, [](int m) { return 1000 * (m - start); }));
    latency.series.push_back(
        minuteSeries("lat_sum", {}, start, n, [](int m) { return 50 * (m - start); }));
    PromFamily reset{"rst", "counter", {}};
    reset.series.push_back(minuteSeries(
        "rst_total", {}, n - 600, n, [](int m) { return (m - (n - 600)) % 100 * 10; }));
    PromFamily born{
        "born", "counter", {minuteSeries("born_total", {}, n - 3, n, [](int) { return 5; })}};
    PromFamily idle{"idle", "counter", {}};
    for (const char* code : {"200", "500"})
        idle.series.push_back(
            minuteSeries("idle_total", {{"code", code}}, n - 120, n, [](int) { return 7; }));
    PromData data{requests, req, latency, reset, born, idle};
    for (const int age : {4, 5, 6}) {
        const std::string name = "stale" + std::to_string(age);
        data.push_back(
            {name, "gauge", {minuteSeries(name, {}, n - 60, n - age, [](int) { return 1; })}});
    }
    data.push_back({"probe_ok", "gauge", {minuteSeries("probe_ok", {}, 1, n, [&](int m) {
                        return down(m) ? 0 : 1;
                    })}});
    return data;
}

// A day that ends at vectorT, in uneven steps and with everything that goes wrong in practice.
inline PromData awkwardData()
{
    constexpr int n = vectorMinutes;
    constexpr int first = n - 1440;
    uint64_t state = 88172645463325252u;
    const auto noise = [&state] { // xorshift: the same numbers on every machine
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return static_cast<double>(state >> 11) / 9007199254740992.0;
    };
    // Irregular: jitter of ±7 s, every 13th scrape is lost, and half an hour in the middle.
    const auto uneven = [&](PromSeries series, int lost) {
        std::vector<promql::Sample> kept;
        for (size_t i = 0; i < series.samples.size(); ++i) {
            if (i % 13 == static_cast<size_t>(lost) || (i > 700 && i < 731))
                continue;
            promql::Sample sample = series.samples[i];
            sample.t += static_cast<int64_t>(noise() * 14'000) - 7'000;
            kept.push_back(sample);
        }
        series.samples = std::move(kept);
        return series;
    };
    PromFamily jobs{"jobs", "counter", {}};
    int lost = 0;
    for (const char* zone : {"a", "b", "c"}) {
        for (const char* kind : {"batch", "live"}) {
            double total = std::floor(noise() * 500);
            const double rate = 1 + noise() * 40;
            jobs.series.push_back(uneven(
                minuteSeries(
                    "jobs_total",
                    {{"zone", zone}, {"kind", kind}, {"instance", std::string(zone) + ":9090"}},
                    first,
                    n,
                    [&](int m) {
                        if (m % 311 == 100 + lost)
                            total = 0; // the process was restarted
                        return total += std::floor(noise() * rate);
                    }),
                lost));
            ++lost;
        }
    }
    PromFamily temperature{"temperature", "gauge", {}};
    for (const char* zone : {"a", "b", "c"}) {
        temperature.series.push_back(minuteSeries(
            "temperature", {{"zone", zone}, {"unit", "celsius"}}, first, n, [&](int m) {
                return std::round((20 * std::sin(m / 97.0) + 8 * noise() - 4) * 1000) / 1000;
            }));
    }
    PromFamily capacity{"capacity", "gauge", {}};
    for (const char* zone : {"a", "b", "d"})
        capacity.series.push_back(
            minuteSeries("capacity", {{"zone", zone}, {"owner", "ops"}}, first, n, [&](int m) {
                return 100 + 10 * (zone[0] - 'a') + m / 400;
            }));
    PromFamily odd{"odd", "gauge", {}};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    odd.series.push_back(minuteSeries(
        "odd", {{"case", "nan"}}, first, n, [&](int m) { return m % 5 == 0 ? nan : m % 7; }));
    odd.series.push_back(minuteSeries(
        "odd", {{"case", "inf"}}, first, n, [&](int m) { return m % 11 == 0 ? infinity : 1; }));
    odd.series.push_back(minuteSeries("odd", {{"case", "both"}}, first, n, [&](int m) {
        return m % 11 == 0 ? infinity : m % 13 == 0 ? -infinity : -m % 17;
    }));
    odd.series.push_back(
        minuteSeries("odd", {{"case", "tiny"}, {"text", "a \"b\" \\ é"}}, first, n, [](int m) {
            return (m % 3 - 1) * 1.5e-9;
        }));
    odd.series.push_back(
        minuteSeries("odd", {{"case", "huge"}}, first, n, [](int m) { return 1e300 * (m % 4); }));
    PromFamily answer{"answer", "histogram", {}};
    for (const char* zone : {"a", "b"}) {
        std::vector<double> totals(6);
        std::vector<std::vector<double>> rows;
        for (int m = first; m <= n; ++m) {
            double sum = 0;
            for (double& total : totals)
                total += sum += std::floor(noise() * 30);
            rows.push_back(totals);
        }
        const std::vector<std::string> bounds{"0.05", "0.1", "0.5", "1", "5", "+Inf"};
        for (size_t b = 0; b < bounds.size(); ++b)
            answer.series.push_back(minuteSeries(
                "answer_bucket", {{"le", bounds[b]}, {"zone", zone}}, first, n, [&](int m) {
                    return rows[static_cast<size_t>(m - first)][b];
                }));
        answer.series.push_back(
            minuteSeries("answer_count", {{"zone", zone}}, first, n, [&](int m) {
                return rows[static_cast<size_t>(m - first)][5];
            }));
    }
    PromFamily brief{
        "brief",
        "gauge",
        {minuteSeries("brief", {{"zone", "a"}}, n - 30, n - 10, [](int m) { return m % 9; })}};
    return {jobs, temperature, capacity, odd, answer, brief};
}

inline void fill(promql::MemorySource& source, const PromData& data)
{
    for (const PromFamily& family : data) {
        for (const PromSeries& series : family.series)
            source.add(series.labels, series.samples);
    }
}

} // namespace mwtest
