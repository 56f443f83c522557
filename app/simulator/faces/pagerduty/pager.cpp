// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/pagerduty/pager.h"

#include "app/simulator/estate/random.h"
#include "app/simulator/faces/alertmanager/routing.h"

#include <algorithm>

namespace mw::sim {

namespace {

constexpr Ms groupWait = 30 * second;
constexpr Ms resolveDelay = minute;

std::string idOf(const std::string& text)
{
    static constexpr char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    uint64_t value = hashText(text);
    std::string id = "Q";
    for (int i = 0; i < 12; ++i, value >>= 5)
        id += digits[value & 31];
    return id;
}

bool pages(const AlertSpan& span)
{
    const auto receivers = receiversOf(span.labels);
    return std::find(receivers.begin(), receivers.end(), "pagerduty") != receivers.end();
}

} // namespace

const std::vector<PagerUser>& pagerUsers()
{
    static const std::vector<PagerUser> all{{"PANAR01", "Ana Ruiz", "ana@agent-factory.example"},
                                            {"PBENO02", "Ben Otieno", "ben@agent-factory.example"},
                                            {"PCHOP03", "Cho Park", "cho@agent-factory.example"}};
    return all;
}

std::vector<PagerShift> shiftsAt(Ms t)
{
    // Ana has the nights, Ben the days; each is the other's second. Handover at 07:00 and 19:00.
    const Ms seven = t - ((t - 7 * hour) % (12 * hour));
    const bool day_ = ((seven - 7 * hour) / (12 * hour)) % 2 == 0;
    const size_t first = day_ ? 1 : 0;
    return {{first, 1, "Primary", seven, seven + 12 * hour},
            {1 - first, 2, "Secondary", seven, seven + 12 * hour},
            {2, 3, {}, 0, 0}};
}

size_t onCall(int level, Ms t)
{
    for (const PagerShift& shift : shiftsAt(t)) {
        if (shift.level == level)
            return shift.user;
    }
    return 0;
}

std::vector<PagerIncident> Pager::incidents(Ms now)
{
    // One incident per bundle of alerts, as Alertmanager tells PagerDuty; it stays one while any of
    // the bundle fires.
    struct Open
    {
        PagerIncident incident;
        Ms ended = 0;
    };
    std::vector<Open> all;
    std::map<LabelMap, size_t> newest;
    for (const AlertSpan& span : m_timeline->spans()) {
        if (!pages(span) || span.startsAt + groupWait > now)
            continue;
        const LabelMap bundle = groupLabelsOf(span.labels);
        const auto it = newest.find(bundle);
        if (it != newest.end() && span.startsAt <= all[it->second].ended) {
            ++all[it->second].incident.alerts;
            all[it->second].ended = std::max(all[it->second].ended, span.endedAt);
            continue;
        }
        Open one;
        one.incident.created = span.startsAt + groupWait;
        one.incident.key = fingerprint(bundle);
        one.incident.id = idOf(one.incident.key + std::to_string(span.startsAt));
        const std::string about = span.label("sloth_service").empty() ? span.label("namespace")
                                                                      : span.label("sloth_service");
        one.incident.title = "[FIRING:1] " + span.label("alertname") + " " + about + " ("
            + span.label("severity") + ")";
        one.incident.service = span.label("owner") == "agents" ? "PAGENTS" : "PPLATFM";
        one.incident.alerts = 1;
        one.ended = span.endedAt;
        newest[bundle] = all.size();
        all.push_back(std::move(one));
    }
    std::sort(all.begin(), all.end(), [](const Open& a, const Open& b) {
        return std::tie(a.incident.created, a.incident.id)
            < std::tie(b.incident.created, b.incident.id);
    });
    std::vector<PagerIncident> out;
    int64_t number = 40'213;
    const std::lock_guard lock(m_mutex);
    for (Open& one : all) {
        one.incident.number = number++;
        one.incident.notes = m_notes[one.incident.id];
        out.push_back(replay(std::move(one.incident), one.ended, now));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

PagerIncident Pager::replay(PagerIncident incident, Ms ended, Ms now) const
{
    incident.status = "triggered";
    incident.assigned = incident.changed = incident.created;
    incident.escalates = incident.created + escalationDelay;
    const auto timers = [&incident](Ms until) {
        for (;;) {
            if (incident.status == "triggered" && incident.escalates != 0
                && incident.escalates <= until) {
                ++incident.level;
                incident.assigned = incident.escalates;
                incident.escalates
                    = incident.level < pagerLevels ? incident.escalates + escalationDelay : 0;
            } else if (incident.status == "acknowledged" && incident.unacknowledges <= until) {
                incident.status = "triggered";
                incident.changed = incident.unacknowledges;
                incident.escalates
                    = incident.level < pagerLevels ? incident.unacknowledges + escalationDelay : 0;
                incident.unacknowledges = 0;
                incident.acknowledged.reset();
            } else {
                return;
            }
        }
    };
    const auto resolve = [&incident](Ms at) {
        incident.status = "resolved";
        incident.resolved = incident.changed = at;
        incident.escalates = incident.unacknowledges = 0;
        incident.acknowledged.reset();
    };
    const Ms over = ended == never ? never : ended + resolveDelay;
    const auto acts = m_acts.find(incident.id);
    if (acts != m_acts.end()) {
        for (const PagerAct& act : acts->second) {
            if (act.at > now || act.at >= over || incident.status == "resolved")
                break;
            timers(act.at);
            if (act.status == "resolved") {
                resolve(act.at);
            } else if (act.status == "acknowledged") {
                incident.status = "acknowledged";
                incident.changed = act.at;
                incident.escalates = 0;
                incident.unacknowledges = act.at + acknowledgementTimeout;
                incident.acknowledged = act;
            }
        }
    }
    if (incident.status != "resolved") {
        timers(std::min(now, over));
        if (over <= now)
            resolve(over);
    }
    return incident;
}

bool Pager::act(const std::string& id, PagerAct act)
{
    for (const PagerIncident& one : incidents(act.at)) {
        if (one.id != id)
            continue;
        const std::lock_guard lock(m_mutex);
        m_acts[id].push_back(std::move(act));
        return true;
    }
    return false;
}

std::optional<PagerNote>
Pager::note(const std::string& id, const std::string& content, size_t user, Ms now)
{
    for (const PagerIncident& one : incidents(now)) {
        if (one.id != id)
            continue;
        PagerNote note{idOf(id + content + std::to_string(now)), content, now, user};
        const std::lock_guard lock(m_mutex);
        m_notes[id].push_back(note);
        return note;
    }
    return std::nullopt;
}

} // namespace mw::sim
