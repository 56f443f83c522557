// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and silences of Alertmanager (api v2), incidents and on-call of PagerDuty. Values only, no
// I/O. Times are UTC; World{} = not set.
#pragma once

#include "models/base/clock.h"
#include "models/data/source_key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw {

// Sorted by name.
using LabelSet = std::vector<std::pair<std::string, std::string>>;
// Empty text if there is no such label.
inline std::string_view labelOf(const LabelSet& labels, std::string_view name)
{
    for (const auto& [key, value] : labels) {
        if (key == name)
            return value;
    }
    return {};
}

struct Alert
{
    enum class State { Active, Suppressed, Unprocessed };

    SourceKey key; // id = fingerprint: the same alert has the same one in every Alertmanager
    LabelSet labels;
    LabelSet annotations;
    std::string name; // label alertname
    Atom severity; // label severity as sent: "critical", "page", "warning", …
    State state = State::Unprocessed;
    std::vector<std::string> silencedBy; // ids of silences
    std::vector<std::string> inhibitedBy; // fingerprints
    std::vector<std::string> receivers;
    std::string summary; // annotation summary, else message, else description; may be empty
    std::string runbookUrl; // annotation runbook_url
    std::string generatorUrl;
    World startsAt{};
    World endsAt{}; // moves forward with every resend
    World updatedAt{};
    // Object the labels speak of, as a finding would name it ("prod/agent-platform/agent-runtime");
    // empty if they name none.
    std::string subject;
    bool operator==(const Alert&) const = default;
};

struct SilenceMatcher
{
    std::string name;
    std::string value;
    bool isRegex = false;
    bool isEqual = true;
    bool operator==(const SilenceMatcher&) const = default;
};

struct Silence
{
    enum class State { Pending, Active, Expired };

    SourceKey key; // id as Alertmanager gave it; a changed silence gets a new one
    State state = State::Pending;
    std::vector<SilenceMatcher> matchers;
    std::string createdBy;
    std::string comment;
    World startsAt{};
    World endsAt{};
    World updatedAt{};
    bool operator==(const Silence&) const = default;
};

// Of PagerDuty. (The incident record of Midwatch itself is another thing, models/data/incident.h.)
struct Page
{
    enum class State { Triggered, Acknowledged, Resolved };

    SourceKey key; // id "Q1…"
    int64_t number = 0;
    std::string title;
    State state = State::Triggered;
    bool high = true; // urgency
    std::string priority; // "P1"; empty if the account has none
    std::string service;
    std::string escalationPolicy;
    std::string incidentKey; // dedup key
    std::vector<std::string> assignees; // names
    std::vector<std::string> acknowledgers; // names
    World created{};
    World lastChange{};
    World resolved{};
    World escalatesAt{}; // World{} = not known or it will not
    std::string escalatesTo;
    int32_t alerts = 0;
    std::string url; // for the browser
    bool operator==(const Page&) const = default;
};

struct OnCallShift
{
    SourceKey key; // policy/level/user/start
    std::string user;
    std::string userId;
    std::string schedule; // empty = on call by policy, not by schedule
    std::string escalationPolicy;
    int32_t level = 0; // 1 = first
    World start{}; // World{} = always
    World end{}; // World{} = for ever
    bool me = false; // the user of the token
    bool operator==(const OnCallShift&) const = default;
};

inline const SourceKey& rowKey(const Alert& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const Silence& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const Page& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const OnCallShift& row)
{
    return row.key;
}

} // namespace mw
