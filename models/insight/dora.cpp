// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/dora.h"

#include "models/insight/percentile.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace mw::dora {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double seconds(Millis time)
{
    return static_cast<double>(time.count()) / 1000;
}

std::chrono::sys_days dayOf(World time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

std::chrono::sys_days mondayOf(std::chrono::sys_days day)
{
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

Spread spread(std::vector<double> values, int ignored)
{
    Spread out;
    out.ignored = ignored;
    out.values = std::move(values);
    std::sort(out.values.begin(), out.values.end());
    out.p50 = percentileCont(out.values, 0.5);
    out.p90 = percentileCont(out.values, 0.9);
    return out;
}

// One rollout on several targets is one deployment, with the time of its last one. The same sha on
// the same target again is another deployment: a rollback to it.
std::vector<Deployment> merged(std::vector<Deployment> all, Millis within)
{
    struct Group
    {
        size_t index;
        World first;
        std::set<std::string> targets;
    };
    std::vector<Deployment> out;
    std::map<std::pair<std::string, std::string>, Group> open; // service, sha
    for (Deployment& each : all) {
        const auto key = std::pair(each.service, each.sha);
        const auto it = each.sha.empty() ? open.end() : open.find(key);
        if (it != open.end() && each.finished - it->second.first <= within
            && !it->second.targets.contains(each.target)
            && out[it->second.index].succeeded == each.succeeded) {
            Deployment& known = out[it->second.index];
            known.finished = each.finished;
            known.authored.insert(known.authored.end(), each.authored.begin(), each.authored.end());
            std::sort(known.authored.begin(), known.authored.end());
            known.authored.erase(std::unique(known.authored.begin(), known.authored.end()),
                                 known.authored.end());
            known.rollback = known.rollback || each.rollback;
            known.hotfix = known.hotfix || each.hotfix;
            it->second.targets.insert(each.target);
            continue;
        }
        if (!each.sha.empty())
            open[key] = {out.size(), each.finished, {each.target}};
        out.push_back(std::move(each));
    }
    std::stable_sort(out.begin(), out.end(), [](const Deployment& a, const Deployment& b) {
        return a.finished < b.finished;
    });
    return out;
}

struct Failure
{
    World restored{}; // earliest; World{} = not yet
    std::string by;
    Recovery::By how = Recovery::By::IncidentClosed;
};

World beganAt(const Incident& incident)
{
    return incident.impact != World{} ? incident.impact : incident.created;
}

class Ledger
{
public:
    Ledger(const std::vector<Deployment>& done,
           const std::vector<Incident>& incidents,
           const Rules& rules)
        : m_done(done), m_rules(rules)
    {
        for (const Incident& incident : incidents)
            blame(incident);
        for (size_t i = 0; i < done.size(); ++i) {
            if (done[i].rollback)
                undone(i);
            else if (done[i].hotfix || repairs(i))
                repaired(i);
        }
    }
    const std::map<size_t, Failure>& failures() const { return m_failures; }
    bool rework(size_t index) const { return m_rework.contains(index); }

private:
    // The newest of the service that was there before `at`.
    std::optional<size_t> before(const std::string& service, World at, Millis within) const
    {
        for (size_t i = m_done.size(); i-- > 0;) {
            const Deployment& each = m_done[i];
            if (each.service != service || each.finished > at)
                continue;
            return at - each.finished <= within ? std::optional(i) : std::nullopt;
        }
        return std::nullopt;
    }

    void restore(size_t index, World at, const std::string& by, Recovery::By how)
    {
        Failure& failure = m_failures[index];
        if (at == World{} || at < m_done[index].finished)
            return;
        if (failure.restored == World{} || at < failure.restored)
            failure = {at, by, how};
    }

    void blame(const Incident& incident)
    {
        std::optional<size_t> guilty;
        for (size_t i = 0; i < m_done.size() && !incident.cause.empty(); ++i) {
            if (m_done[i].id == incident.cause)
                guilty = i;
        }
        if (incident.cause.empty() && !incident.service.empty())
            guilty = before(incident.service, beganAt(incident), m_rules.blame);
        if (!guilty)
            return;
        restore(*guilty, incident.resolved, incident.id, Recovery::By::IncidentClosed);
        m_open[*guilty].push_back(incident);
    }

    // What the rollback replaced has failed, whether or not anybody opened an incident.
    void undone(size_t index)
    {
        m_rework.insert(index);
        for (size_t i = index; i-- > 0;) {
            if (m_done[i].service != m_done[index].service || m_done[i].rollback)
                continue;
            restore(i, m_done[index].finished, m_done[index].id, Recovery::By::Rollback);
            return;
        }
    }

    // It came while an incident that its predecessor caused was open.
    bool repairs(size_t index) const
    {
        for (const auto& [guilty, incidents] : m_open) {
            if (guilty >= index || m_done[guilty].service != m_done[index].service)
                continue;
            for (const Incident& incident : incidents) {
                if (beganAt(incident) <= m_done[index].finished
                    && (incident.resolved == World{}
                        || m_done[index].finished <= incident.resolved))
                    return true;
            }
        }
        return false;
    }

    void repaired(size_t index)
    {
        m_rework.insert(index);
        for (const auto& [guilty, incidents] : m_open) {
            // Only what was broken when it came was ended by it; a name alone proves nothing.
            if (guilty < index && m_done[guilty].service == m_done[index].service && repairs(index))
                restore(guilty, m_done[index].finished, m_done[index].id, Recovery::By::Fix);
        }
    }

    const std::vector<Deployment>& m_done;
    const Rules& m_rules;
    std::map<size_t, Failure> m_failures;
    std::map<size_t, std::vector<Incident>> m_open; // by the deployment they blame
    std::set<size_t> m_rework;
};

Pace paceOf(const std::vector<int>& days, int deployments, double coveredDays)
{
    if (deployments == 0)
        return Pace::None;
    const double median = percentileCont({days.begin(), days.end()}, 0.5);
    if (median >= 3)
        return Pace::Daily;
    if (median >= 1)
        return Pace::Weekly;
    return deployments * 30.0 / std::max(1.0, coveredDays) >= 1 ? Pace::Monthly : Pace::Rarer;
}

void frequency(Metrics& out, const std::vector<const Deployment*>& counted, World begin, World end)
{
    const double days = seconds(end - begin) / 86'400;
    out.deployments = static_cast<int>(counted.size());
    out.perDay = days > 0 ? out.deployments / days : none;
    auto monday = mondayOf(dayOf(begin));
    if (World(monday) < begin)
        monday += std::chrono::days(7);
    for (; World(monday + std::chrono::days(7)) <= end; monday += std::chrono::days(7)) {
        std::set<std::chrono::sys_days> dates;
        int count = 0;
        for (const Deployment* each : counted) {
            const auto day = dayOf(each->finished);
            if (mondayOf(day) != monday)
                continue;
            ++count;
            dates.insert(day);
        }
        out.perWeek.push_back(count);
        out.daysPerWeek.push_back(static_cast<int>(dates.size()));
    }
    out.medianDaysPerWeek = percentileCont({out.daysPerWeek.begin(), out.daysPerWeek.end()}, 0.5);
    out.pace = paceOf(out.daysPerWeek, out.deployments, days);
}

void recoveries(Metrics& out, const std::vector<Incident>& incidents, const Rules& rules)
{
    std::vector<double> acknowledge, resolve;
    int ignoredAck = 0, ignored = 0;
    for (const Incident& each : incidents) {
        if (each.created < rules.from || each.created >= rules.to)
            continue;
        ++out.incidents;
        if (each.acknowledged != World{})
            each.acknowledged >= each.created
                ? acknowledge.push_back(seconds(each.acknowledged - each.created))
                : void(++ignoredAck);
        if (each.resolved == World{})
            ++out.openIncidents;
        else if (each.resolved < beganAt(each))
            ++ignored;
        else {
            resolve.push_back(seconds(each.resolved - beganAt(each)));
            out.fromImpact += each.impact != World{} ? 1 : 0;
        }
    }
    out.toAcknowledge = spread(std::move(acknowledge), ignoredAck);
    out.toResolve = spread(std::move(resolve), ignored);
}

void between(Metrics& out, const std::vector<Incident>& incidents, World begin, World end)
{
    std::vector<std::pair<World, World>> down;
    for (const Incident& each : incidents) {
        const World from = std::max(beganAt(each), begin);
        const World to = each.resolved == World{} ? end : std::min(each.resolved, end);
        if (from < end && to >= from)
            down.emplace_back(from, to);
    }
    std::sort(down.begin(), down.end());
    std::vector<Millis> outages;
    World until = begin;
    for (const auto& [from, to] : down) {
        if (outages.empty() || from > until) {
            outages.push_back(to - from);
            until = to;
        } else if (to > until) {
            outages.back() += to - until;
            until = to;
        }
    }
    out.outages = static_cast<int>(outages.size());
    out.apart = reliability(end - begin, outages);
}

} // namespace

Metrics measure(std::vector<Deployment> deployments,
                const std::vector<Incident>& incidents,
                const Rules& rules)
{
    Metrics out;
    out.rules = rules;
    const World begin = std::clamp(rules.knownSince, rules.from, rules.to);
    if (rules.to > rules.from)
        out.covered = seconds(rules.to - begin) / seconds(rules.to - rules.from);
    std::stable_sort(
        deployments.begin(), deployments.end(), [](const Deployment& a, const Deployment& b) {
            return a.finished < b.finished;
        });
    const std::vector<Deployment> all = merged(std::move(deployments), rules.pipeline);
    std::vector<Deployment> done;
    for (const Deployment& each : all) {
        if (each.succeeded)
            done.push_back(each);
        else if (each.finished >= begin && each.finished < rules.to)
            ++out.failedRollouts;
    }
    const Ledger ledger(done, incidents, rules);
    std::vector<const Deployment*> counted;
    std::vector<double> lead, restored;
    int ignored = 0;
    for (size_t i = 0; i < done.size(); ++i) {
        const Deployment& each = done[i];
        if (each.finished < begin || each.finished >= rules.to)
            continue;
        counted.push_back(&each);
        for (const World authored : each.authored)
            authored < each.finished ? lead.push_back(seconds(each.finished - authored))
                                     : void(++ignored);
        if (ledger.rework(i))
            ++out.rework.part;
        const auto failure = ledger.failures().find(i);
        if (failure == ledger.failures().end())
            continue;
        ++out.changeFail.part;
        if (failure->second.restored == World{}) {
            ++out.unrecovered;
            continue;
        }
        const Millis took = failure->second.restored - each.finished;
        out.recoveries.push_back({each.id, failure->second.by, failure->second.how, took});
        restored.push_back(seconds(took));
    }
    frequency(out, counted, begin, rules.to);
    out.changeFail.whole = out.rework.whole = out.deployments;
    out.leadTime = spread(std::move(lead), ignored);
    out.recovery = spread(std::move(restored), 0);
    recoveries(out, incidents, rules);
    between(out, incidents, begin, rules.to);
    return out;
}

Reliability reliability(Millis observed, const std::vector<Millis>& outages)
{
    Reliability out;
    double down = 0;
    for (const Millis each : outages)
        down += seconds(each);
    const double total = seconds(observed);
    const auto count = static_cast<double>(outages.size());
    out.mttr = outages.empty() ? none : down / count;
    out.mtbf = outages.empty() ? none : (total - down) / count;
    out.availability = total > 0 ? 1 - down / total : none;
    return out;
}

} // namespace mw::dora
