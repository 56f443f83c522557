// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the source's questions look on the wire.
#include "models/base/percent.h"
#include "models/sources/prometheus/source.h"

#include <cstdio>

namespace mw::prom {
namespace {

// Seconds with three decimals at most, never in exponent form.
std::string seconds(World time)
{
    const int64_t ms = time.time_since_epoch().count();
    char buffer[40];
    std::snprintf(buffer,
                  sizeof buffer,
                  "%lld.%03lld",
                  static_cast<long long>(ms / 1000),
                  static_cast<long long>(ms % 1000));
    return ms % 1000 == 0 ? std::to_string(ms / 1000) : std::string(buffer);
}

// POST is still a read; long queries do not fit into a URL.
HttpCall form(const char* path, std::string body)
{
    HttpCall call;
    call.method = "POST";
    call.target = path;
    call.headers
        = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    call.body = std::move(body);
    return call;
}

const std::vector<Minutes> shortBurns{
    Minutes(5), Minutes(30), Minutes(60), Minutes(120), Minutes(360)};
const std::vector<Minutes> longBurns{Minutes(1440), Minutes(4320)};

std::vector<Minutes> within(const std::vector<Minutes>& windows, Minutes limit)
{
    std::vector<Minutes> result;
    for (const Minutes window : windows) {
        if (window <= limit)
            result.push_back(window);
    }
    return result;
}

} // namespace

SourceRequest
PrometheusSource::request(std::string key, AnswerKind kind, HttpCall call, Millis wait) const
{
    SourceRequest request;
    request.key = std::move(key);
    request.part = "slo";
    request.call = std::move(call);
    // A month of raw counters takes a while; the server sends nothing before it is done.
    request.limits.stallTimeout = std::chrono::seconds(60);
    request.limits.maxBodyBytes = 32u << 20;
    request.notBefore = wait;
    request.decoder = std::make_unique<AnswerDecoder>(kind);
    return request;
}

SourceRequest PrometheusSource::query(std::string key, const std::string& promql, Millis wait) const
{
    std::string body = "query=" + percentEncoded(promql) + "&timeout=55s";
    if (m_settings.evaluateAt)
        body += "&time=" + seconds(*m_settings.evaluateAt);
    return request(std::move(key), AnswerKind::Query, form("/api/v1/query", std::move(body)), wait);
}

SourceRequest PrometheusSource::burn(const SloEntry& entry, Millis wait) const
{
    return query("burn/" + entry.identity.key.id,
                 burnQuery(*entry.sli, within(shortBurns, entry.identity.window)),
                 wait);
}

SourceRequest PrometheusSource::period(const SloEntry& entry, Millis wait) const
{
    return query(
        "period/" + entry.identity.key.id,
        periodQuery(*entry.sli, entry.identity.window, within(longBurns, entry.identity.window)),
        wait);
}

SourceRequest PrometheusSource::chart(const SloEntry& entry, World now, Millis wait)
{
    const Minutes step = chartStepOf(entry.identity.window);
    // Aligned to the step, else every refresh would move all points.
    const Millis at = m_settings.evaluateAt.value_or(now + wait).time_since_epoch();
    const World end{at - at % Millis(step)};
    const World start = end - step * (entry.identity.window / step);
    m_chartSpans[entry.identity.key.id] = {start, end};
    const std::string body = "query=" + percentEncoded(chartQuery(*entry.sli, step))
        + "&start=" + seconds(start + step) + "&end=" + seconds(end)
        + "&step=" + std::to_string(step.count() * 60) + "&timeout=55s";
    SourceRequest result = request("chart/" + entry.identity.key.id,
                                   AnswerKind::Query,
                                   form("/api/v1/query_range", body),
                                   wait);
    result.lane = Lane::Bulk;
    // The first one also tells when the budget runs out; later ones are for looking at.
    result.pauseWhenHidden = wait > Millis(0);
    return result;
}

SourceRequest PrometheusSource::discovery(Millis wait) const
{
    return query("discover", discoveryQuery(), wait);
}

SourceRequest PrometheusSource::rules() const
{
    HttpCall call;
    call.target = "/api/v1/rules";
    call.headers = {{"Accept", "application/json"}};
    // Thousands of rules that change once a week; caches in front of a server name their version.
    SourceRequest result = request("rules", AnswerKind::Rules, std::move(call), Millis(0));
    result.conditional = true;
    return result;
}

} // namespace mw::prom
