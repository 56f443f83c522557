// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The objectives for which the organisation runs Sloth, and what Sloth makes of them: recording
// rules and alerts as text, and the values that the rules record, computed from the same counters.
#pragma once

#include "app/simulator/metrics/service_counters.h"

#include <array>
#include <string>
#include <vector>

namespace mw::sim {

struct SloSpec
{
    std::string service; // also the service that is measured
    std::string name;
    std::string objective; // per cent, as written
    std::string alert; // name of its alerts
    std::string owner;
    bool latency = false; // share slower than half a second; else share of 5xx

    std::string id() const { return service + "-" + name; }
    double ratio() const; // 0.9990000000000001 for "99.9", as Sloth computes it
    double budget() const { return 1 - ratio(); }
};

const std::vector<SloSpec>& sloSpecs();
inline constexpr const char* sloCluster = "agent-factory-prod";

struct SloWindow
{
    const char* name;
    Ms length;
};
inline constexpr std::array<SloWindow, 8> sloWindows{{{"5m", 5 * minute},
                                                      {"30m", 30 * minute},
                                                      {"1h", hour},
                                                      {"2h", 2 * hour},
                                                      {"6h", 6 * hour},
                                                      {"1d", day},
                                                      {"3d", 3 * day},
                                                      {"30d", 30 * day}}};

// An alert fires when both windows of one of its pairs burn the budget faster than the factor.
struct SloAlertPair
{
    size_t shortWindow, longWindow; // indices into sloWindows
    double factor;
};
inline constexpr std::array<SloAlertPair, 2> sloPagePairs{{{0, 2, 14.4}, {1, 4, 6}}};
inline constexpr std::array<SloAlertPair, 2> sloTicketPairs{{{3, 5, 3}, {4, 6, 1}}};
constexpr const std::array<SloAlertPair, 2>& sloAlertPairs(bool page)
{
    return page ? sloPagePairs : sloTicketPairs;
}

// One rule as /api/v1/rules shows it.
struct RuleText
{
    std::string name; // of the record or the alert
    std::string query;
    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<std::pair<std::string, std::string>> annotations; // of alerts
    bool alert = false;
    bool page = false; // alerts: severity page, else ticket
};
struct RuleGroupText
{
    std::string name;
    bool alerts = false;
    std::vector<RuleText> rules;
};
// Of one SLO: SLI recordings, meta recordings, alerts.
std::vector<RuleGroupText> sloRules(const SloSpec& spec);
std::vector<std::pair<std::string, std::string>> sloLabels(const SloSpec& spec);

// What the rules have recorded. Values are on the rules' own grid; sums over 30 days are kept as
// running totals, extended when time has gone on. Thread-safe.
class SloRecords
{
public:
    SloRecords(const SloSpec& spec, Ms oldest);
    // Another snapshot of the same service: the past is the same, the present may not be.
    void use(std::shared_ptr<const ServiceCounters> counters);

    const SloSpec& spec() const { return m_spec; }
    Ms offset() const { return m_offset; }
    // Error ratio of the window that ends at t; NaN where nothing was measured. `window` indexes
    // sloWindows; the last one is the mean of all recorded 5m ratios, as in Sloth.
    double ratio(size_t window, Ms t) const;
    // Fewer than two scrapes lie in the window: the rule gave no sample.
    bool measured(size_t window, Ms t) const;
    // The value of the alert's expression; NaN while it does not fire.
    double firing(bool page, Ms t) const;
    // The last instant of the interval at which it fired; never if it did not.
    Ms lastFired(bool page, Ms from, Ms to) const;
    // Since when it has fired without a pause, t included; never if it does not.
    Ms firingSince(bool page, Ms t) const;

private:
    std::shared_ptr<const ServiceCounters> counters() const;
    double plainRatio(const ServiceCounters& counters, Ms window, Ms t) const;
    double periodRatio(Ms t) const;

    SloSpec m_spec;
    Ms m_oldest;
    Ms m_offset; // of the rules' grid
    Ms m_first; // first instant with a 5m ratio
    mutable std::mutex m_mutex;
    std::shared_ptr<const ServiceCounters> m_counters;
    mutable std::vector<double> m_totals; // running sum of the 5m ratios since m_first
};

} // namespace mw::sim
