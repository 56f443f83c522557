// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics/families.h"
#include "app/simulator/metrics/slo_spec.h"

#include <cmath>
#include <limits>

namespace mw::sim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr size_t halfSecond = 6; // place of 0.5 in latencyBounds
static_assert(latencyBounds[halfSecond] == 0.5);
constexpr size_t period = sloWindows.size() - 1;

// The rules' first instant with two scrapes behind it.
Ms firstRatio(Ms oldest, Ms offset)
{
    const Ms scrapes = scrapeOffset(serviceTarget(sloCluster));
    return gridAfter(gridAfter(oldest, scrapes) + scrapeInterval, offset);
}

} // namespace

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
    for (const SloAlertPair& pair : sloAlertPairs(page)) {
        const double limit = pair.factor * m_spec.budget();
        const double shortRatio = ratio(pair.shortWindow, t);
        if (shortRatio > limit && ratio(pair.longWindow, t) > limit)
            return shortRatio;
    }
    return nan;
}

Ms SloRecords::lastFired(bool page, Ms from, Ms to) const
{
    const auto current = counters();
    if (!current)
        return never;
    double limit = 1;
    Ms memory = 0; // how long after a bad stretch the short windows still see it
    for (const SloAlertPair& pair : sloAlertPairs(page)) {
        limit = std::min(limit, pair.factor * m_spec.budget());
        memory = std::max(memory, sloWindows[pair.shortWindow].length);
    }
    from = std::max(from, m_first);
    Ms end = never;
    const auto& segments = current->service().segments();
    for (auto it = segments.rbegin(); it != segments.rend() && end > from; end = it++->from) {
        const double share = m_spec.latency
            ? 1 - ServiceHistory::shareWithin(it->flow, latencyBounds[halfSecond])
            : it->flow.errors;
        if (share <= limit)
            continue;
        const Ms last = end == never ? to : std::min(to, end + memory + 2 * scrapeInterval);
        for (Ms at = gridBefore(last, m_offset); at >= std::max(from, it->from);
             at -= scrapeInterval) {
            if (!std::isnan(firing(page, at)))
                return at;
        }
    }
    return never;
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
