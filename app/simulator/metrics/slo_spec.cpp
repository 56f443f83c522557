// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/slo_spec.h"

#include "app/simulator/promql/text.h"

#include <cmath>
#include <limits>

namespace mw::sim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr size_t halfSecond = 6; // place of 0.5 in latencyBounds
static_assert(latencyBounds[halfSecond] == 0.5);
constexpr size_t period = sloWindows.size() - 1;

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string braces(const Pairs& pairs)
{
    std::string out;
    for (const auto& [name, value] : pairs)
        out += (out.empty() ? "{" : ",") + name + "=" + promql::quote(value);
    return out + "}";
}

std::string sliQuery(const SloSpec& spec, const std::string& window)
{
    const std::string where
        = "cluster=\"" + std::string(sloCluster) + "\",service=\"" + spec.service + "\"";
    const auto rate = [&window](const std::string& selector) {
        return "sum(rate(" + selector + "[" + window + "]))";
    };
    if (spec.latency) {
        const std::string all = rate("http_request_duration_seconds_count{" + where + "}");
        return "(" + all + " - "
            + rate("http_request_duration_seconds_bucket{" + where + ",le=\"0.5\"}") + ") / (" + all
            + ")";
    }
    return "(" + rate("http_requests_total{" + where + ",code=~\"5..\"}") + ") / ("
        + rate("http_requests_total{" + where + "}") + ")";
}

// Long and short window of two pairs; one of them is enough.
struct AlertPair
{
    size_t shortWindow;
    size_t longWindow;
    double factor;
};
constexpr std::array<AlertPair, 2> pagePairs{{{0, 2, 14.4}, {1, 4, 6}}};
constexpr std::array<AlertPair, 2> ticketPairs{{{3, 5, 3}, {4, 6, 1}}};

std::string alertQuery(const SloSpec& spec, bool page, const std::string& ids)
{
    std::string out;
    for (const AlertPair& pair : page ? pagePairs : ticketPairs) {
        const auto side = [&](size_t window) {
            return std::string("max without (sloth_window) (slo:sli_error:ratio_rate")
                + sloWindows[window].name + ids + " > (" + promql::formatPlain(pair.factor) + " * "
                + promql::formatPlain(spec.budget()) + "))";
        };
        out += (out.empty() ? "(" : " or (") + side(pair.shortWindow) + " and "
            + side(pair.longWindow) + ")";
    }
    return out;
}

// The rules' first instant with two scrapes behind it.
Ms firstRatio(Ms oldest, Ms offset)
{
    const Ms scrapes = scrapeOffset(std::string(sloCluster) + "/mesh");
    return gridAfter(gridAfter(oldest, scrapes) + scrapeInterval, offset);
}

Pairs joined(Pairs first, const Pairs& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

} // namespace

double SloSpec::ratio() const
{
    return promql::parseFloat(objective).value_or(nan) / 100;
}

const std::vector<SloSpec>& sloSpecs()
{
    static const std::vector<SloSpec> specs{
        {"agent-runtime", "requests-availability", "99.9", "AgentRuntimeErrorBudgetBurn", "agents"},
        {"agent-factory", "requests-availability", "99.5", "AgentFactoryErrorBudgetBurn", "agents"},
        {"agent-registry",
         "requests-availability",
         "99.9",
         "AgentRegistryErrorBudgetBurn",
         "agents"},
        {"api-gateway", "requests-latency", "99", "ApiGatewaySlowRequests", "platform", true},
    };
    return specs;
}

Pairs sloLabels(const SloSpec& spec)
{
    return {{"owner", spec.owner},
            {"sloth_id", spec.id()},
            {"sloth_service", spec.service},
            {"sloth_slo", spec.name}};
}

std::vector<RuleGroupText> sloRules(const SloSpec& spec)
{
    const Pairs labels = sloLabels(spec);
    const std::string ids = braces({labels.begin() + 1, labels.end()});
    const std::string id = spec.id();
    RuleGroupText sli{"sloth-slo-sli-recordings-" + id, false, {}};
    for (const SloWindow& window : sloWindows) {
        const std::string name = window.name;
        const std::string five = "slo:sli_error:ratio_rate5m" + ids + "[" + name + "]";
        sli.rules.push_back({"slo:sli_error:ratio_rate" + name,
                             window.length == 30 * day ? "sum_over_time(" + five
                                     + ") / ignoring (sloth_window) count_over_time(" + five + ")"
                                                       : sliQuery(spec, name),
                             joined(labels, {{"sloth_window", name}}),
                             {}});
    }
    RuleGroupText meta{"sloth-slo-meta-recordings-" + id, false, {}};
    const std::string ratio = promql::formatPlain(spec.ratio());
    const std::string budget
        = " / on (sloth_id, sloth_slo, sloth_service) group_left () slo:error_budget:ratio" + ids;
    const auto add = [&](const char* name, const std::string& query) {
        meta.rules.push_back({name, query, labels, {}});
    };
    add("slo:objective:ratio", "vector(" + ratio + ")");
    add("slo:error_budget:ratio", "vector(1 - " + ratio + ")");
    add("slo:time_period:days", "vector(30)");
    add("slo:current_burn_rate:ratio", "slo:sli_error:ratio_rate5m" + ids + budget);
    add("slo:period_burn_rate:ratio", "slo:sli_error:ratio_rate30d" + ids + budget);
    add("slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio" + ids);
    meta.rules.push_back({"sloth_slo_info",
                          "vector(1)",
                          joined(labels,
                                 {{"sloth_mode", "ctrl-gen-k8s"},
                                  {"sloth_objective", spec.objective},
                                  {"sloth_spec", "sloth.slok.dev/v1"},
                                  {"sloth_version", "v0.16.0"}}),
                          {}});
    RuleGroupText alerts{"sloth-slo-alerts-" + id, true, {}};
    for (const bool page : {true, false})
        alerts.rules.push_back({spec.alert,
                                alertQuery(spec, page, ids),
                                {{"owner", spec.owner},
                                 {"sloth_severity", page ? "page" : "ticket"},
                                 {"severity", page ? "critical" : "warning"}},
                                {{"summary",
                                  "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error "
                                  "budget burn rate is over expected."},
                                 {"title",
                                  std::string(page ? "(page)" : "(ticket)")
                                      + " {{$labels.sloth_service}} {{$labels.sloth_slo}} SLO "
                                        "error budget burn rate is too fast."}},
                                true,
                                page});
    return {sli, meta, alerts};
}

SloRecords::SloRecords(const SloSpec& spec, Ms oldest)
    : m_spec(spec)
    , m_oldest(oldest)
    , m_offset(scrapeOffset("rules/" + spec.id()))
    , m_first(firstRatio(oldest, m_offset))
{
}

void SloRecords::use(std::shared_ptr<const ServiceCounters> counters)
{
    const std::lock_guard lock(m_mutex);
    m_counters = std::move(counters);
}

std::shared_ptr<const ServiceCounters> SloRecords::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

double SloRecords::plainRatio(const ServiceCounters& counters, Ms window, Ms t) const
{
    // What rate() would see: the first and the last scrape inside the window.
    const Ms offset = counters.offset();
    const Ms first = gridAfter(std::max(t - window, m_oldest), offset);
    const Ms last = gridBefore(t, offset);
    if (last <= first)
        return nan;
    const auto grown = [first, last](auto&& counter) { return counter(last) - counter(first); };
    if (m_spec.latency) {
        const double all = grown([&](Ms at) { return counters.bucket(latencyBounds.size(), at); });
        return (all - grown([&](Ms at) { return counters.bucket(halfSecond, at); })) / all;
    }
    return grown([&](Ms at) { return counters.withCode5xx(at); })
        / grown([&](Ms at) { return counters.allCodes(at); });
}

double SloRecords::periodRatio(Ms t) const
{
    const Ms last = gridBefore(t, m_offset);
    if (last < m_first)
        return nan;
    const size_t index = static_cast<size_t>((last - m_first) / scrapeInterval);
    const std::lock_guard lock(m_mutex);
    if (m_totals.size() + 600 < index)
        m_counters->prepare();
    while (m_totals.size() <= index) {
        const Ms at = m_first + static_cast<Ms>(m_totals.size()) * scrapeInterval;
        const double ratio = plainRatio(*m_counters, sloWindows[0].length, at);
        m_totals.push_back((m_totals.empty() ? 0 : m_totals.back()) + ratio);
    }
    const Ms begin = gridAfter(t - sloWindows[period].length, m_offset);
    const size_t skipped
        = begin <= m_first ? 0 : static_cast<size_t>((begin - m_first) / scrapeInterval);
    const double before = skipped == 0 ? 0 : m_totals[skipped - 1];
    return (m_totals[index] - before) / static_cast<double>(index + 1 - skipped);
}

double SloRecords::ratio(size_t window, Ms t) const
{
    const auto current = counters();
    if (!current)
        return nan;
    return window == period ? periodRatio(t) : plainRatio(*current, sloWindows[window].length, t);
}

bool SloRecords::measured(size_t window, Ms t) const
{
    if (window == period)
        return t >= m_first;
    const auto current = counters();
    if (!current)
        return false;
    return gridBefore(t, current->offset())
        > gridAfter(std::max(t - sloWindows[window].length, m_oldest), current->offset());
}

double SloRecords::firing(bool page, Ms t) const
{
    for (const AlertPair& pair : page ? pagePairs : ticketPairs) {
        const double limit = pair.factor * m_spec.budget();
        const double shortRatio = ratio(pair.shortWindow, t);
        if (shortRatio > limit && ratio(pair.longWindow, t) > limit)
            return shortRatio;
    }
    return nan;
}

Ms SloRecords::firingSince(bool page, Ms t) const
{
    Ms since = never;
    for (Ms at = gridBefore(t, m_offset); at >= m_first; at -= scrapeInterval) {
        if (std::isnan(firing(page, at)))
            break;
        since = at;
    }
    return since;
}

} // namespace mw::sim
