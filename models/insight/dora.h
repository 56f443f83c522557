// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The five delivery metrics of dora.dev and, apart from them, the recovery of incidents (domain.md
// §2). Pure functions over what was delivered and what failed; any thread. Nothing here is ever
// flattering: no deployments are no failure rate of 0, few values are no percentile, what cannot be
// right (a commit from the future) is left out and counted.
#pragma once

#include "models/base/clock.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::dora {

// One rollout to production that has come to an end.
struct Deployment
{
    std::string id;
    std::string service; // what incidents name: "agent-runtime"
    std::string target; // where it went: "owner/repo · production": the next one there replaces it
    std::string sha; // the same sha on several targets is one deployment
    World finished{};
    bool succeeded = true; // failed rollouts never reached users: counted apart
    std::vector<World> authored; // author time of each change in it
    bool rollback = false; // what it brought is older than what it replaced
    bool hotfix = false; // its own name says that it repairs
};

struct Incident
{
    std::string id;
    std::string service;
    World created{};
    World acknowledged{}; // the first time; World{} = not (known)
    World resolved{}; // World{} = open
    World impact{}; // when users began to feel it, where a person confirmed it
    std::string cause; // id of a deployment, where somebody named it
};

struct Rules
{
    World from{}, to{};
    World knownSince{}; // there is no data before this; World{} = all of the window is covered
    // An incident without a named cause blames the newest deployment of its service that had
    // finished at most this long before.
    Millis blame{std::chrono::minutes(60)};
    Millis pipeline{std::chrono::hours(4)}; // targets of one pipeline follow within this
};

// Values in seconds, with what people should see of them: under `enough` single dots, no
// percentile.
struct Spread
{
    static constexpr size_t enough = 10;
    std::vector<double> values; // sorted
    double p50 = 0, p90 = 0; // percentileCont; NaN without values
    int ignored = 0; // left out: negative or not in the past
    bool few() const { return values.size() < enough; }
};

struct Ratio
{
    int part = 0, whole = 0;
    // n/a where there is nothing to divide by.
    std::optional<double> value() const
    {
        return whole > 0 ? std::optional(static_cast<double>(part) / whole) : std::nullopt;
    }
};

// By the median of days with a deployment per week, as Four Keys does.
enum class Pace { None, Rarer, Monthly, Weekly, Daily };

struct Recovery
{
    enum class By { Rollback, Fix, IncidentClosed };
    std::string deployment; // that failed
    std::string by; // id of the deployment or the incident that ended it
    By how = By::Rollback;
    Millis took{0};
};

// MTBF and availability over an observed time with these outages (domain.md §2.1).
struct Reliability
{
    double mttr = 0, mtbf = 0; // seconds; NaN without an outage
    double availability = 1; // share
};
Reliability reliability(Millis observed, const std::vector<Millis>& outages);

struct Metrics
{
    Rules rules;
    double covered = 1; // share of the window for which there is data
    int deployments = 0; // successful, merged
    int failedRollouts = 0; // in no other figure
    double perDay = 0; // over the covered part; NaN if nothing is covered
    std::vector<int> perWeek; // deployments per full week (Monday, UTC), oldest first
    std::vector<int> daysPerWeek; // days of it with a deployment
    double medianDaysPerWeek = 0; // NaN without a full week
    Pace pace = Pace::None;
    Spread leadTime;
    Ratio changeFail; // deployments with at least one failure ÷ deployments
    std::vector<Recovery> recoveries;
    Spread recovery; // FDRT
    int unrecovered = 0; // failed and not yet restored
    Ratio rework; // deployments that repair ÷ deployments
    int incidents = 0;
    Spread toAcknowledge; // MTTA, as a spread
    Spread toResolve; // MTTR
    int fromImpact = 0; // of toResolve: counted from the start of the impact
    int openIncidents = 0;
    // Between the incidents of the covered part of the window, of whatever service. Those that
    // overlap are one outage; one that is open lasts until the end of the window.
    Reliability apart;
    int outages = 0; // that it stands on
};

Metrics measure(std::vector<Deployment> deployments,
                const std::vector<Incident>& incidents,
                const Rules& rules);

} // namespace mw::dora
