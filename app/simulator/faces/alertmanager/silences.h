// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Silences with Alertmanager's rules about ids: a silence keeps its id only while its matchers
// (and, once active, its start) stay; else the old one expires and a new one is made. Thread-safe;
// shared by the peers of the cluster.
#pragma once

#include "app/simulator/alerts/timeline.h"
#include "app/simulator/promql/matcher.h"

#include <nlohmann/json.hpp>

namespace mw::sim {

struct SilenceMatch
{
    std::string name, value;
    bool isRegex = false, isEqual = true;
    bool operator==(const SilenceMatch&) const = default;
};

struct SimSilence
{
    std::string id;
    std::vector<SilenceMatch> matchers;
    promql::Matchers compiled;
    Ms startsAt = 0, endsAt = 0, updatedAt = 0;
    std::string createdBy, comment;
    const char* state(Ms now) const
    {
        return now >= endsAt ? "expired" : now < startsAt ? "pending" : "active";
    }
    bool quiets(const LabelMap& labels) const;
};

class SilenceStore
{
public:
    struct Answer
    {
        int code = 200;
        nlohmann::json body; // null: an empty body
    };
    Answer set(const std::string& body, Ms now);
    Answer expire(const std::string& id, Ms now);
    std::vector<SimSilence> all() const; // in the order of Alertmanager: active, pending, expired
    nlohmann::json document(const SimSilence& silence, Ms now) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, SimSilence> m_silences;
};

// A filter parameter or a matcher of a silence, ready to match; the error text if it is none.
std::string compileMatcher(const SilenceMatch& match, promql::Matcher& out);
bool parseFilter(const std::string& text, SilenceMatch& out);
std::string alertTime(Ms t); // "2026-11-21T02:48:25.000Z"
bool isUuid(const std::string& text);

} // namespace mw::sim
