// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and silences of Alertmanager (api v2). Values only, no I/O. Times are UTC; World{} = not
// set. A word that the API may send and we do not know is kept as it came (Other).
#pragma once

#include "models/base/clock.h"
#include "models/data/source_key.h"

#include <string>
#include <string_view>
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

// How Alertmanager bundles an alert before it tells somebody.
struct AlertNotification
{
    std::string receiver;
    LabelSet groupLabels;
    bool operator==(const AlertNotification&) const = default;
};

struct Alert
{
    enum class State { Active, Suppressed, Unprocessed, Other };

    SourceKey key; // id = fingerprint: the same alert has the same one in every Alertmanager
    LabelSet labels;
    LabelSet annotations;
    std::string name; // label alertname
    Atom severity; // label severity as sent: "critical", "page", "warning", …
    State state = State::Unprocessed;
    Atom stateWord; // as sent
    std::vector<std::string> silencedBy; // ids of silences
    std::vector<std::string> inhibitedBy; // fingerprints
    std::vector<std::string> mutedBy; // names of time intervals (from 0.28 on)
    std::vector<std::string> receivers;
    std::vector<AlertNotification> notifications; // empty until somebody looks
    std::string summary; // annotation summary, else message, else description; may be empty
    std::string runbookUrl; // annotation runbook_url
    std::string generatorUrl;
    World startsAt{};
    World endsAt{}; // moves forward with every resend
    World updatedAt{};
    // What the labels speak of, as a finding would name it ("prod/agent-platform/agent-runtime");
    // empty if they name nothing.
    std::string subject;
    Atom cluster; // estate name where one is known, else the label's value
    std::string service; // label of the estate's convention, service, app, sloth_service, job
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
    enum class State { Pending, Active, Expired, Other };

    SourceKey key; // id as Alertmanager gave it; a changed silence gets a new one
    State state = State::Pending;
    Atom stateWord; // as sent
    std::vector<SilenceMatcher> matchers;
    std::string createdBy;
    std::string comment;
    World startsAt{};
    World endsAt{};
    World updatedAt{};
    bool operator==(const Silence&) const = default;
};

// One Alertmanager: what it is and whom it tells.
struct AlertServer
{
    SourceKey key; // id "status"
    std::string version;
    std::string clusterStatus; // ready settling disabled
    int32_t peers = 0;
    World started{};
    std::vector<std::string> receivers;
    bool operator==(const AlertServer&) const = default;
};

inline const SourceKey& rowKey(const Alert& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const Silence& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const AlertServer& row)
{
    return row.key;
}

} // namespace mw
