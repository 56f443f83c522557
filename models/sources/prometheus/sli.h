// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an SLO counts, as PromQL with $window for the range, and the queries made of it. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::prom {

using Minutes = std::chrono::minutes;

struct Sli
{
    enum class Kind {
        Counters, // errors and total: ratio of the two, weighted by traffic
        Ratio, // one expression that gives the error ratio
        Recorded, // only the recorded 5-minute ratios are known
    };
    enum class Unit { PerSecond, Events, Unknown }; // of what total gives

    Kind kind = Kind::Counters;
    Unit unit = Unit::Unknown;
    std::string errors, total; // Counters
    std::string ratio; // Ratio; Recorded: the name's "5m" is $window
    std::string
        period; // Recorded: what is recorded of the whole window; empty = the mean of the ratios
    std::string slothId; // whose recorded ratio is to be looked at beside it; empty = none
    bool operator==(const Sli&) const = default;
};

// From the selectors of an estate file.
Sli sliFromSelectors(const std::string& errors, const std::string& total);
Sli sliFromRatio(const std::string& query);
// SLI recording rules of two windows: the shorter one and, to know which ranges are the window's, a
// longer one (may be empty). nullopt if the shorter one's window is no range in it.
std::optional<Sli> sliFromRules(const std::string& shorter,
                                const std::string& longer,
                                const std::string& shortWindow = "5m",
                                const std::string& longWindow = "30m");
Sli sliFromRecorded(const std::string& slothId);

// "…[$window]…" with the window put in.
std::string withWindow(const std::string& text, const std::string& window);
// Prometheus' form: "30d", "1h".
std::string windowText(Minutes window);
// Double quotes and escapes for a label matcher.
std::string promqlQuoted(std::string_view text);

// What people see as provenance: the error ratio over this window.
std::string errorRatioQuery(const Sli& sli, Minutes window);

// Every value of an SLO comes in one answer; label mw_part tells them apart:
//   burn    "w:5" …                         error ratio over so many minutes
//   period  "bad" "valid" (Counters), "ratio" (else); "w:1440" "w:4320"; "coverage", "first",
//           "errorCoverage": slices with data, time of the first one, slices with an error series;
//           "recorded": slices with a recorded ratio
//   chart   "bad" "valid" or "ratio", at each step
inline constexpr const char* partLabel = "mw_part";
std::string burnQuery(const Sli& sli, const std::vector<Minutes>& windows);
std::string periodQuery(const Sli& sli, Minutes window, const std::vector<Minutes>& longBurns);
std::string chartQuery(const Sli& sli, Minutes step);

// Slices for coverage: 720 of them, five minutes at least.
Minutes sliceOf(Minutes window);
// Step of the chart: at most 999 points in the window, one more for now, five minutes at least.
Minutes chartStepOf(Minutes window);

} // namespace mw::prom
