// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/history.h"

#include <cmath>
#include <numbers>

namespace mw::sim {

namespace {

constexpr double twoPi = 2 * std::numbers::pi;

struct Wave
{
    double share;
    double period; // seconds
    double phase;
};

// The shares of one service's waves add up to less than 1, so that the rate never gets negative.
std::array<Wave, 5> waves(const ServiceHistory& service)
{
    // The busiest hour is about 15:00 UTC; short waves of incommensurate periods make it look
    // alive.
    return {Wave{service.daily, 86'400, -0.625 * twoPi + twoPi / 4 + service.phase * 0.1},
            Wave{service.weekly, 604'800, service.phase},
            Wave{0.03, 2'717, service.phase * 3},
            Wave{0.02, 611, service.phase * 7},
            Wave{0.012, 173, service.phase * 11}};
}

double seconds(Ms t)
{
    return static_cast<double>(t) / 1000;
}

} // namespace

double ServiceHistory::curve(Ms t) const
{
    double value = 1;
    for (const Wave& wave : waves(*this))
        value += wave.share * std::sin(twoPi * seconds(t % (7 * day)) / wave.period + wave.phase);
    return base * value;
}

double ServiceHistory::integral(Ms t) const
{
    // The curve repeats every week (curve() takes t modulo a week), so its antiderivative is summed
    // borders is not needed: the antiderivative is summed per whole week plus the rest.
    const auto within = [this](double from, double to) {
        double value = to - from;
        for (const Wave& wave : waves(*this)) {
            const double omega = twoPi / wave.period;
            value += wave.share / omega
                * (std::cos(omega * from + wave.phase) - std::cos(omega * to + wave.phase));
        }
        return base * value;
    };
    constexpr Ms week = 7 * day;
    const Ms first = origin / week;
    const Ms last = t / week;
    const double weekSeconds = seconds(week);
    if (first == last)
        return within(seconds(origin % week), seconds(t % week));
    return within(seconds(origin % week), weekSeconds)
        + static_cast<double>(last - first - 1) * within(0, weekSeconds)
        + within(0, seconds(t % week));
}

const ServiceHistory::Segment& ServiceHistory::segment(Ms t) const
{
    static const Segment none{};
    const auto it
        = std::upper_bound(m_segments.begin(), m_segments.end(), t, [](Ms left, const Segment& s) {
              return left < s.from;
          });
    return it == m_segments.begin() ? (m_segments.empty() ? none : m_segments.front())
                                    : *std::prev(it);
}

void ServiceHistory::setFlow(Ms at, const Flow& flow)
{
    if (!m_segments.empty()) {
        Segment& last = m_segments.back();
        if (last.flow == flow)
            return;
        if (last.from >= at) {
            last.flow = flow;
            return;
        }
    }
    Segment next;
    next.from = at;
    next.flow = flow;
    if (!m_segments.empty()) {
        next.requests = requests(at);
        next.errors = errors(at);
        next.seconds = latencySum(at);
        for (size_t i = 0; i < latencyBounds.size(); ++i)
            next.within[i] = fasterThan(latencyBounds[i], at);
    }
    m_segments.push_back(next);
}

Flow ServiceHistory::flow(Ms t) const
{
    return segment(t).flow;
}

double ServiceHistory::requestRate(Ms t) const
{
    return curve(t) * flow(t).load;
}

double ServiceHistory::requests(Ms t) const
{
    const Segment& s = segment(t);
    if (t <= s.from)
        return s.requests;
    return s.requests + s.flow.load * (integral(t) - integral(s.from));
}

double ServiceHistory::errors(Ms t) const
{
    const Segment& s = segment(t);
    if (t <= s.from)
        return s.errors;
    return s.errors + s.flow.errors * s.flow.load * (integral(t) - integral(s.from));
}

const std::vector<std::string>& ServiceHistory::codes()
{
    static const std::vector<std::string> all = {"200", "404", "500", "503"};
    return all;
}

double ServiceHistory::requests(const std::string& code, Ms t) const
{
    if (code == "500")
        return 0.7 * errors(t);
    if (code == "503")
        return 0.3 * errors(t);
    const double answered = requests(t) - errors(t);
    if (code == "404")
        return clientErrors * answered;
    return code == "200" ? (1 - clientErrors) * answered : 0;
}

double ServiceHistory::shareWithin(const Flow& flow, double bound)
{
    if (bound <= 0)
        return 0;
    if (std::isinf(bound))
        return 1;
    return 0.5 * std::erfc(-std::log(bound / flow.median) / (flow.spread * std::numbers::sqrt2));
}

double ServiceHistory::fasterThan(double bound, Ms t) const
{
    const auto known = std::find(latencyBounds.begin(), latencyBounds.end(), bound);
    if (known == latencyBounds.end()) {
        // Any other bound: walk the segments.
        double total = 0;
        for (size_t i = 0; i < m_segments.size() && m_segments[i].from < t; ++i) {
            const Ms to = i + 1 < m_segments.size() ? std::min(t, m_segments[i + 1].from) : t;
            const Flow& f = m_segments[i].flow;
            total += shareWithin(f, bound) * f.load * (integral(to) - integral(m_segments[i].from));
        }
        return total;
    }
    const Segment& s = segment(t);
    const double before = s.within[static_cast<size_t>(known - latencyBounds.begin())];
    if (t <= s.from)
        return before;
    return before + shareWithin(s.flow, bound) * s.flow.load * (integral(t) - integral(s.from));
}

double ServiceHistory::latencySum(Ms t) const
{
    const Segment& s = segment(t);
    if (t <= s.from)
        return s.seconds;
    const double mean = s.flow.median * std::exp(s.flow.spread * s.flow.spread / 2);
    return s.seconds + mean * s.flow.load * (integral(t) - integral(s.from));
}

ResourceUse PodHistory::use(Ms t) const
{
    if (!exists(t) || phases.at(t) != "Running" || !waiting.at(t).empty())
        return {};
    const double s = seconds(t - created);
    const double wave = 1 + 0.25 * std::sin(twoPi * s / 86'400 + phase)
        + 0.1 * std::sin(twoPi * s / 433 + 3 * phase);
    // Memory creeps up over two days and then stays.
    const double grown = 0.75 + 0.25 * (1 - std::exp(-s / 172'800));
    return {cpuRequest * busy * wave, memoryRequest * grown * std::min(0.95, 0.45 + busy / 2)};
}

double PodHistory::cpuSeconds(Ms t) const
{
    // Sum over the stretches in which the container runs.
    const auto antiderivative = [this](double s) {
        const double a = twoPi / 86'400;
        const double b = twoPi / 433;
        return cpuRequest * busy
            * (s - 0.25 / a * std::cos(a * s + phase) - 0.1 / b * std::cos(b * s + 3 * phase));
    };
    const Ms end = std::min(t, removed);
    double total = 0;
    for (size_t i = 0; i < phases.steps().size(); ++i) {
        if (phases.steps()[i].second != "Running")
            continue;
        Ms from = phases.steps()[i].first;
        const Ms to
            = i + 1 < phases.steps().size() ? std::min(end, phases.steps()[i + 1].first) : end;
        std::vector<Ms> cuts = {from};
        for (const auto& [at, reason] : waiting.steps()) {
            if (at > from && at < to)
                cuts.push_back(at);
        }
        cuts.push_back(to);
        for (size_t k = 0; k + 1 < cuts.size(); ++k) {
            if (cuts[k + 1] > cuts[k] && waiting.at(cuts[k]).empty())
                total += antiderivative(seconds(cuts[k + 1] - created))
                    - antiderivative(seconds(cuts[k] - created));
        }
    }
    return total;
}

const ServiceHistory* History::service(const std::string& cluster, const std::string& name) const
{
    for (const auto& entry : services) {
        if (entry->cluster == cluster && entry->name == name)
            return entry.get();
    }
    return nullptr;
}

const WorkloadHistory* History::workload(const std::string& cluster,
                                         const std::string& kind,
                                         const std::string& ns,
                                         const std::string& name) const
{
    for (const auto& entry : workloads) {
        if (entry->cluster == cluster && entry->kind == kind && entry->ns == ns
            && entry->name == name)
            return entry.get();
    }
    return nullptr;
}

std::vector<std::shared_ptr<const PodHistory>> History::podsAt(Ms t) const
{
    std::vector<std::shared_ptr<const PodHistory>> found;
    for (const auto& pod : pods) {
        if (pod->exists(t))
            found.push_back(pod);
    }
    return found;
}

} // namespace mw::sim
