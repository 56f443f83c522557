// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one SLO between answers, and the rows made of it. GUI thread (inside the
// source).
#pragma once

#include "models/insight/slo_budget.h"
#include "models/sources/prometheus/answer.h"
#include "models/sources/prometheus/sli.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mw::prom {

// One label set of a grouped SLO; the only one, "", otherwise.
struct SloGroup
{
    std::map<Minutes, double> burns; // error ratio by window, short and long ones
    double bad = notMeasured, valid = notMeasured; // over the SLO's window, in the SLI's unit
    double ratio = notMeasured; // where there are no counters
    double slices = notMeasured, errorSlices = notMeasured; // with data, with an error series
    double recordedSlices = 0; // with a ratio recorded by the rules
    double firstSeen = notMeasured; // seconds; the first slice with data
    bool errorsAbsent = false;
    std::vector<SamplePoint> chart; // error ratio at every step
    std::vector<double> spent; // share of the window's events that were bad, step by step
    bool empty() const;
};

class SloEntry
{
public:
    Slo identity; // key, name, service, origin, window
    Objective objective;
    std::optional<Sli> sli; // absent until the rules are known
    std::string problem; // the definition cannot be used at all
    std::string doubt; // the values are worse than usual, and why
    std::set<std::string> ownLabels; // of the SLO itself: they do not group
    std::map<std::string, double> recorded; // remaining budget by grouping, as the rules say
    std::optional<std::string> discovered; // FoundSlo::id; nullopt = declared in the estate
    bool rulesExist = false; // there are recording rules to compare with

    bool burnDone = false, periodDone = false, chartDone = false; // answered or refused once
    std::string refused; // the server's words about our query
    std::set<SloKey> emitted;

    bool usable() const { return problem.empty() && sli.has_value(); }
    // Rows may be shown: everything but the chart was answered.
    bool complete() const { return !problem.empty() || (sli && burnDone && periodDone); }
    bool pending() const { return problem.empty() && (!complete() || !chartDone); }
    void forgetValues();

    void takeBurn(const QueryAnswer& answer);
    void takePeriod(const QueryAnswer& answer);
    void takeChart(const QueryAnswer& answer, World start, World end, Minutes step);
    std::vector<Slo> rows() const;

private:
    std::string groupingOf(const Labels& labels) const;
    void dropEmptyGroups();
    Slo row(const std::string& grouping, const SloGroup& group) const;
    double dataShare(const SloGroup& group) const;
    std::string doubtAbout(const Slo& row, const SloGroup& group, double share) const;
    void noteWarnings(const QueryAnswer& answer);

    std::map<std::string, SloGroup> m_groups;
    std::string m_warning;
    World m_evaluated{};
};

// "cluster=eu,tenant=a" of the labels that are not in `own`.
std::string groupingText(const Labels& labels, const std::set<std::string>& own);

} // namespace mw::prom
