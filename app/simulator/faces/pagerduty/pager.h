// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents as functions of what fired and of what people did: created half a minute after a
// critical alert began, escalated level by level until somebody acknowledges, resolved when the
// alert is over. Virtual time. Thread-safe.
#pragma once

#include "app/simulator/alerts/timeline.h"

#include <optional>

namespace mw::sim {

struct PagerUser
{
    const char* id;
    const char* name;
    const char* email;
};
const std::vector<PagerUser>& pagerUsers();
inline constexpr size_t tokenUser = 0; // whose key the console has

struct PagerShift
{
    size_t user = 0;
    int level = 1;
    std::string schedule; // empty: on call by the policy itself
    Ms start = 0, end = 0; // 0 = for ever
};
// Of the one escalation policy, at t; level by level.
std::vector<PagerShift> shiftsAt(Ms t);
size_t onCall(int level, Ms t);
inline constexpr int pagerLevels = 3;
inline constexpr Ms escalationDelay = 10 * minute;
inline constexpr Ms acknowledgementTimeout = 30 * minute;

struct PagerAct // of a person
{
    Ms at = 0;
    size_t user = 0;
    std::string status; // acknowledged resolved triggered
};
struct PagerNote
{
    std::string id, content;
    Ms at = 0;
    size_t user = 0;
};

struct PagerIncident
{
    std::string id, key, title, service; // service: its id
    int64_t number = 0;
    Ms created = 0;
    int alerts = 0;
    std::string status; // triggered acknowledged resolved
    int level = 1;
    Ms assigned = 0; // to the present level
    Ms changed = 0; // last change of the status
    Ms resolved = 0; // 0 = not
    Ms escalates = 0; // 0 = it will not
    Ms unacknowledges = 0;
    std::optional<PagerAct> acknowledged; // while it holds
    std::vector<PagerNote> notes;
};

class Pager
{
public:
    explicit Pager(std::shared_ptr<AlertTimeline> timeline) : m_timeline(std::move(timeline)) { }
    std::vector<PagerIncident> incidents(Ms now); // newest first
    bool act(const std::string& id, PagerAct act); // false: no such incident
    std::optional<PagerNote>
    note(const std::string& id, const std::string& content, size_t user, Ms now);

private:
    PagerIncident replay(PagerIncident incident, Ms ended, Ms now) const;

    std::shared_ptr<AlertTimeline> m_timeline;
    std::mutex m_mutex;
    std::map<std::string, std::vector<PagerAct>> m_acts; // by incident id
    std::map<std::string, std::vector<PagerNote>> m_notes;
};

} // namespace mw::sim
