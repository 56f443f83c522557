// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One SLO as we compute it ourselves (domain.md §1), with what its own recording rules say beside
// it.
#pragma once

#include "models/base/atom.h"
#include "models/base/clock.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace mw {

inline constexpr double notMeasured = std::numeric_limits<double>::quiet_NaN();

struct SloKey
{
    Atom source; // Prometheus source id
    std::string id; // sloth id or the estate's name
    std::string grouping; // "cluster=eu" for grouped SLOs; empty otherwise
    auto operator<=>(const SloKey&) const = default;
    bool operator==(const SloKey&) const = default;
};

struct SamplePoint
{
    World at{};
    double value = notMeasured; // NaN = gap
    bool operator==(const SamplePoint& o) const
    {
        return at == o.at && (value == o.value || (std::isnan(value) && std::isnan(o.value)));
    }
};

struct BurnWindow
{
    std::chrono::minutes window{};
    double errorRatio = notMeasured; // bad / valid in the window
    double burn = notMeasured; // errorRatio / (1 − objective)
    bool operator==(const BurnWindow& o) const
    {
        const auto same
            = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        return window == o.window && same(errorRatio, o.errorRatio) && same(burn, o.burn);
    }
};

struct Slo
{
    enum class Origin { Estate, Sloth, Pyrra, OpenSlo, Mixin };
    enum class State { Ok, Warning, Critical, NoTraffic, NoData, Broken };

    SloKey key;
    std::string name;
    std::string service;
    Origin origin = Origin::Estate;
    double objective = 0; // fraction, parsed from the decimal text
    std::string objectiveText; // "99.9"
    std::chrono::minutes window{}; // 30 d = 43200
    State state = State::NoData;
    double sli = notMeasured; // good / valid over the window
    double remaining = notMeasured; // of the error budget, 1 = untouched, negative = overspent
    std::vector<BurnWindow> burns; // 5m 30m 1h 2h 6h 1d 3d
    double exhaustionSeconds
        = notMeasured; // at the present burn; +Inf = not at this rate; 0 = gone
    double coverage = notMeasured; // share of the window that has data, 0…1
    double goodEvents = notMeasured, validEvents = notMeasured; // over the window
    bool lowTraffic = false;
    std::string brokenReason; // why the recording rules cannot be believed; empty = fine
    double recordedRemaining = notMeasured; // what the rules say, for comparison
    std::string errorQuery; // provenance: error-ratio query with the window in it
    std::vector<SamplePoint> history; // SLI error ratio over time, for the chart (≤ 1,000 points)
    std::vector<SamplePoint> budgetHistory; // remaining over time
    World computedAt{};
};

} // namespace mw
