// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents and on-call of PagerDuty. Values only, no I/O. Times are UTC; World{} = not set. (The
// incident record of Midwatch itself is another thing.)
#pragma once

#include "models/base/clock.h"
#include "models/data/source_key.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw {

struct PagePerson
{
    std::string id; // "PXPGF42"
    std::string name;
    World at{}; // assigned or acknowledged
    bool operator==(const PagePerson&) const = default;
};

struct Page
{
    enum class State { Triggered, Acknowledged, Resolved, Other };

    SourceKey key; // id "Q1…"
    int64_t number = 0;
    std::string title;
    State state = State::Triggered;
    Atom stateWord; // as sent
    bool high = true; // urgency
    std::string priority; // "P1"; empty if the account has none
    std::string serviceId, service;
    std::string policyId, policy; // escalation policy
    std::string incidentKey; // dedup key
    std::vector<PagePerson> assignees;
    std::vector<PagePerson> acknowledgers;
    World created{};
    World lastChange{};
    std::string lastChangeBy;
    World resolved{};
    World escalatesAt{}; // World{} = not known or it will not
    std::string escalatesTo; // names; empty = nobody is known
    World unacknowledgesAt{}; // the acknowledgement runs out and it escalates again
    int32_t alerts = 0;
    std::string url; // for the browser
    bool operator==(const Page&) const = default;
};

struct OnCallShift
{
    SourceKey key; // policy/level/user/schedule/start
    std::string user;
    std::string userId;
    std::string schedule; // empty = on call by policy, not by schedule
    std::string policyId, policy; // escalation policy
    int32_t level = 0; // 1 = first
    World start{}; // World{} = always
    World end{}; // World{} = for ever
    bool me = false; // the user of the token
    bool operator==(const OnCallShift&) const = default;
};

// In whose name we speak: `From` of writes.
struct PagerIdentity
{
    SourceKey key; // id "me"
    std::string userId; // empty: the key belongs to the account, not to a person
    std::string name;
    std::string email; // of the user, else of the estate file
    bool operator==(const PagerIdentity&) const = default;
};

inline const SourceKey& rowKey(const Page& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const OnCallShift& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const PagerIdentity& row)
{
    return row.key;
}

} // namespace mw
