// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says of itself: targets, metadata, rules, build, configuration.
#include "app/simulator/faces/prometheus/json_text.h"
#include "app/simulator/faces/prometheus/prometheus_face.h"
#include "app/simulator/promql/text.h"

#include <algorithm>

namespace mw::sim {

namespace {

std::string object(const std::vector<std::pair<std::string, std::string>>& texts)
{
    std::string out = "{";
    for (const auto& [name, value] : texts)
        out += (out.size() > 1 ? "," : "") + goString(name) + ":" + goString(value);
    return out + "}";
}

std::string targetJson(const ScrapeTarget& target, Ms now)
{
    const Ms at = gridBefore(now, target.offset);
    const bool scraped = at >= target.life.from;
    const bool up = !target.up || target.up(at);
    const auto labels = asMap(target.labels);
    auto discovered = labels;
    const std::string instance = labels.at("instance");
    discovered.erase("instance");
    const size_t scheme = target.url.find("://");
    discovered["__address__"] = instance;
    discovered["__metrics_path__"] = "/metrics";
    discovered["__scheme__"] = target.url.substr(0, scheme);
    discovered["__scrape_interval__"] = "1m";
    discovered["__scrape_timeout__"] = "10s";
    const std::string error
        = up ? std::string() : "Get " + promql::quote(target.url) + ": context deadline exceeded";
    // A few milliseconds, the same for a target; a scrape that failed took its whole timeout.
    const double took = up ? 0.003 + static_cast<double>(target.offset % 4000) / 1e6 : 10;
    return "{\"discoveredLabels\":" + labelsJson(discovered) + ",\"labels\":" + labelsJson(labels)
        + ",\"scrapePool\":" + goString(target.pool) + ",\"scrapeUrl\":" + goString(target.url)
        + ",\"globalUrl\":" + goString(target.url)
        + ",\"lastError\":" + goString(scraped ? error : std::string()) + ",\"lastScrape\":\""
        + (scraped ? goTime(at) : "0001-01-01T00:00:00Z")
        + "\",\"lastScrapeDuration\":" + (scraped ? goNumber(took) : "0") + ",\"health\":\""
        + (!scraped ? "unknown"
               : up ? "up"
                    : "down")
        + "\",\"scrapeInterval\":\"1m\",\"scrapeTimeout\":\"10s\"}";
}

// The name under which a family's metadata is known.
std::string metadataName(const MetricFamily& family)
{
    std::string name = family.name;
    if (std::string_view(family.type) == "histogram")
        name.erase(name.rfind('_'));
    return name;
}

} // namespace

PrometheusFace::Answer PrometheusFace::targets(const Call& call)
{
    std::string state = call.form.value("state");
    std::transform(state.begin(), state.end(), state.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    const std::string pool = call.form.value("scrapePool");
    const Ms now = call.source->now();
    std::vector<ScrapeTarget> found;
    if (state.empty() || state == "any" || state == "active") {
        for (ScrapeTarget& target : scrapeTargets(call.source->input())) {
            if (target.life.from <= now && now < target.life.until
                && (pool.empty() || pool == target.pool))
                found.push_back(std::move(target));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.pool, a.url) < std::tie(b.pool, b.url);
    });
    std::string active;
    for (const ScrapeTarget& target : found)
        active += (active.empty() ? "" : ",") + targetJson(target, now);
    return ok("{\"activeTargets\":[" + active + "],\"droppedTargets\":[]}");
}

PrometheusFace::Answer PrometheusFace::metadata(const Call& call)
{
    int64_t limit = -1;
    if (const std::string text = call.form.value("limit"); !text.empty()) {
        const auto number = promql::parseFloat(text);
        if (!number || text.find_first_not_of("+-0123456789") != std::string::npos)
            return failed(400, "bad_data", "limit must be a number");
        limit = static_cast<int64_t>(*number);
    }
    const std::string wanted = call.form.value("metric");
    std::map<std::string, std::string> metrics;
    for (const MetricFamily& family : metricFamilies()) {
        if (!family.type || (!wanted.empty() && wanted != metadataName(family)))
            continue;
        metrics[metadataName(family)]
            = "[" + object({{"type", family.type}, {"help", family.help}, {"unit", ""}}) + "]";
    }
    std::string out = "{";
    for (const auto& [name, text] : metrics) {
        if (limit >= 0 && limit-- == 0)
            break;
        out += (out.size() > 1 ? "," : "") + goString(name) + ":" + text;
    }
    return ok(out + "}");
}

PrometheusFace::Answer PrometheusFace::alertmanagers(const Call&)
{
    return ok("{\"activeAlertmanagers\":[],\"droppedAlertmanagers\":[]}");
}

PrometheusFace::Answer PrometheusFace::rules(const Call& call)
{
    std::string type = call.form.value("type");
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    if (!type.empty() && type != "alert" && type != "record")
        return badParameter("type", "not supported value " + promql::quote(type));
    return ok(rulesJson(m_rules.evaluate(*call.source), type));
}

PrometheusFace::Answer PrometheusFace::alerts(const Call& call)
{
    return ok(alertsJson(m_rules.evaluate(*call.source)));
}

PrometheusFace::Answer PrometheusFace::buildInfo(const Call&)
{
    return ok(object({{"version", "2.42.0"},
                      {"revision", "225c61122d88b01d1f0eaaee0e05b6f3e0567ac0"},
                      {"branch", "HEAD"},
                      {"buildUser", "root@c67d48967507"},
                      {"buildDate", "20230201-07:53:32"},
                      {"goVersion", "go1.19.5"}}));
}

PrometheusFace::Answer PrometheusFace::runtimeInfo(const Call& call)
{
    const std::string begun = goTime(call.source->oldest() / 1000 * 1000);
    return ok("{\"startTime\":\"" + begun
              + "\",\"CWD\":\"/prometheus\",\"reloadConfigSuccess\":true,\"lastConfigTime\":\""
              + begun
              + "\",\"corruptionCount\":0,\"goroutineCount\":44,\"GOMAXPROCS\":2,\"GOGC\":\"\","
                "\"GODEBUG\":\"\",\"storageRetention\":\"30d\"}");
}

PrometheusFace::Answer PrometheusFace::walReplay(const Call&)
{
    return ok("{\"min\":0,\"max\":0,\"current\":0}");
}

} // namespace mw::sim
