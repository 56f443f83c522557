// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/slo_entry.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mw::prom {
namespace {

std::string percent(double share)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.3g %%", share * 100);
    return buffer;
}

// "w:60" → 60 minutes; zero if it is another part.
Minutes windowOf(const std::string& part)
{
    return part.starts_with("w:") ? Minutes(std::strtoll(part.c_str() + 2, nullptr, 10))
                                  : Minutes(0);
}

} // namespace

std::string groupingText(const Labels& labels, const std::set<std::string>& own)
{
    std::string text;
    for (const auto& [name, value] : labels) {
        if (name == "__name__" || name == partLabel || own.contains(name))
            continue;
        text += (text.empty() ? "" : ",") + name + "=" + value;
    }
    return text;
}

bool SloGroup::empty() const
{
    const bool anyBurn = std::any_of(
        burns.begin(), burns.end(), [](const auto& one) { return !std::isnan(one.second); });
    return !anyBurn && std::isnan(valid) && std::isnan(bad) && std::isnan(ratio) && !(slices > 0);
}

std::string SloEntry::groupingOf(const Labels& labels) const
{
    return groupingText(labels, ownLabels);
}

void SloEntry::forgetValues()
{
    m_groups.clear();
    burnDone = periodDone = chartDone = false;
    refused.clear();
    m_warning.clear();
}

void SloEntry::noteWarnings(const QueryAnswer& answer)
{
    m_warning = answer.warnings.empty() ? std::string() : answer.warnings.front().substr(0, 200);
}

void SloEntry::dropEmptyGroups()
{
    std::erase_if(m_groups, [](const auto& one) { return one.second.empty(); });
}

void SloEntry::takeBurn(const QueryAnswer& answer)
{
    for (auto& [name, group] : m_groups) {
        std::erase_if(group.burns, [](const auto& one) { return one.first <= Minutes(360); });
    }
    for (const Series& series : answer.series) {
        const auto part = series.labels.find(partLabel);
        if (part == series.labels.end() || series.points.empty())
            continue;
        m_groups[groupingOf(series.labels)].burns[windowOf(part->second)]
            = series.points.front().value;
        m_evaluated = std::max(m_evaluated, series.points.front().at);
    }
    noteWarnings(answer);
    dropEmptyGroups();
    burnDone = true;
}

void SloEntry::takePeriod(const QueryAnswer& answer)
{
    for (auto& [name, group] : m_groups) {
        SloGroup fresh;
        fresh.burns = std::move(group.burns);
        std::erase_if(fresh.burns, [](const auto& one) { return one.first > Minutes(360); });
        fresh.chart = std::move(group.chart);
        fresh.spent = std::move(group.spent);
        group = std::move(fresh);
    }
    for (const Series& series : answer.series) {
        const auto found = series.labels.find(partLabel);
        if (found == series.labels.end() || series.points.empty())
            continue;
        const std::string& part = found->second;
        SloGroup& group = m_groups[groupingOf(series.labels)];
        const double value = series.points.front().value;
        m_evaluated = std::max(m_evaluated, series.points.front().at);
        if (part == "bad")
            group.bad = value;
        else if (part == "valid")
            group.valid = value;
        else if (part == "ratio")
            group.ratio = value;
        else if (part == "coverage")
            group.slices = value;
        else if (part == "errorCoverage")
            group.errorSlices = value;
        else if (part == "recorded")
            group.recordedSlices = value;
        else if (part == "first")
            group.firstSeen = value;
        else if (windowOf(part) > Minutes(0))
            group.burns[windowOf(part)] = value;
    }
    for (auto& [name, group] : m_groups) {
        // No error has ever been counted: that is zero errors, if there is traffic to count.
        if (std::isnan(group.bad) && !std::isnan(group.valid)) {
            group.bad = 0;
            group.errorsAbsent = true;
        }
    }
    noteWarnings(answer);
    dropEmptyGroups();
    periodDone = true;
}

void SloEntry::takeChart(const QueryAnswer& answer, World start, World end, Minutes step)
{
    struct Columns
    {
        std::map<World, double> bad, valid, ratio;
    };
    std::map<std::string, Columns> groups;
    for (const Series& series : answer.series) {
        const auto part = series.labels.find(partLabel);
        if (part == series.labels.end())
            continue;
        Columns& columns = groups[groupingOf(series.labels)];
        auto& into = part->second == "bad" ? columns.bad
            : part->second == "valid"      ? columns.valid
                                           : columns.ratio;
        for (const SamplePoint& point : series.points)
            into[point.at] = point.value;
    }
    for (auto& [name, group] : m_groups) {
        group.chart.clear();
        group.spent.clear();
    }
    for (auto& [name, columns] : groups) {
        const auto known = m_groups.find(name);
        if (known == m_groups.end())
            continue; // a group that has gone since
        SloGroup& group = known->second;
        double events = 0;
        for (const auto& [at, value] : columns.valid)
            events += std::isnan(value) ? 0 : value;
        const auto at = [](const std::map<World, double>& column, World when) {
            const auto it = column.find(when);
            return it == column.end() ? notMeasured : it->second;
        };
        const double steps = static_cast<double>((end - start) / step);
        for (World when = start + step; when <= end; when += step) {
            const double valid = at(columns.valid, when);
            double bad = at(columns.bad, when);
            if (std::isnan(bad) && !std::isnan(valid))
                bad = 0;
            double ratio = at(columns.ratio, when);
            double spent = std::isnan(ratio) ? 0 : ratio / steps;
            if (!columns.valid.empty()) {
                ratio = errorRatio(bad, valid); // idle is a gap, not zero
                spent = events > 0 && !std::isnan(bad) ? bad / events : 0;
            }
            group.chart.push_back({when, ratio});
            group.spent.push_back(spent);
        }
    }
    chartDone = true;
}

double SloEntry::dataShare(const SloGroup& group) const
{
    if (std::isnan(group.firstSeen) || m_evaluated == World{})
        return 1;
    const double window = static_cast<double>(identity.window.count()) * 60;
    const double slice = static_cast<double>(sliceOf(identity.window).count()) * 60;
    const double now = static_cast<double>(m_evaluated.time_since_epoch().count()) / 1000;
    const double share = (now - group.firstSeen + slice) / window;
    // Slices are coarse: what began within the first two of them fills the window.
    return share >= 1 - 2 * slice / window ? 1 : std::max(0.0, share);
}

Slo SloEntry::row(const std::string& grouping, const SloGroup& group) const
{
    Slo row = identity;
    row.key.grouping = grouping;
    row.errorQuery = errorRatioQuery(*sli, row.window);
    row.computedAt = m_evaluated;
    for (const auto& [window, ratio] : group.burns)
        row.burns.push_back({window, ratio, notMeasured});

    const double share = dataShare(group);
    const double slices = static_cast<double>(row.window / sliceOf(row.window));
    if (!std::isnan(group.slices))
        row.coverage = std::min(1.0, group.slices / slices);
    if (sli->kind != Sli::Kind::Counters) {
        row.sli = 1 - group.ratio;
    } else if (group.valid > 0 && sli->unit == Sli::Unit::Unknown) {
        row.sli = 1 - group.bad / group.valid;
    } else {
        const double scale
            = sli->unit == Sli::Unit::PerSecond ? static_cast<double>(row.window.count()) * 60 : 1;
        row.validEvents = group.valid * scale;
        row.goodEvents = (group.valid - group.bad) * scale;
    }
    row.history = group.chart;
    double level = 1;
    for (size_t i = 0; i < group.spent.size(); ++i) {
        level -= group.spent[i] / objective.budget * share;
        row.budgetHistory.push_back({group.chart[i].at, level});
    }
    judgeSlo(row, objective, share);
    if (!row.budgetHistory.empty() && row.budgetHistory.back().at < m_evaluated
        && !std::isnan(row.remaining))
        row.budgetHistory.push_back({m_evaluated, row.remaining});
    if (const auto it = recorded.find(grouping); it != recorded.end())
        row.recordedRemaining = it->second;
    row.brokenReason = doubtAbout(row, group, share);
    return row;
}

std::string SloEntry::doubtAbout(const Slo& row, const SloGroup& group, double share) const
{
    if (!refused.empty()) // the values are the last good ones
        return refused;
    if (!doubt.empty())
        return doubt;
    if (!m_warning.empty())
        return "the server says that its answer may be partial: " + m_warning;
    if (!rulesExist || std::isnan(row.remaining))
        return {};
    const bool isRecorded = recorded.contains(row.key.grouping);
    if (isRecorded && std::isnan(row.recordedRemaining))
        return "an interval without traffic left NaN in the recorded ratio; until it leaves the "
               "window the recorded budget is NaN";
    if (!isRecorded) {
        return group.errorsAbsent
            ? "no error series exists, so the rules record nothing; it is counted as zero errors"
            : "the rules record no remaining budget";
    }
    const std::string says
        = "they say " + percent(row.recordedRemaining) + " left, it is " + percent(row.remaining);
    if (std::fabs(row.recordedRemaining - row.remaining) <= 0.05)
        return {};
    if (share < 1)
        return "there are data for " + percent(share)
            + " of the window only and the rules divide by those: " + says;
    if (group.errorSlices < 0.98 * group.slices)
        return "the error series exists for " + percent(group.errorSlices / group.slices)
            + " of the time only and the rules average over that: " + says;
    if (!sli->slothId.empty() && group.recordedSlices < 0.9 * group.slices)
        return "the rules have recorded for " + percent(group.recordedSlices / group.slices)
            + " of the time only: " + says;
    return "the rules average five-minute ratios whatever the traffic: " + says;
}

std::vector<Slo> SloEntry::rows() const
{
    std::vector<Slo> result;
    const std::string& wrong = problem.empty() && m_groups.empty() ? refused : problem;
    if (!wrong.empty() || !sli) {
        Slo broken = identity;
        broken.state = Slo::State::Broken;
        broken.brokenReason = wrong;
        broken.objective = objective.fraction;
        broken.objectiveText = objective.text;
        if (sli)
            broken.errorQuery = errorRatioQuery(*sli, broken.window);
        result.push_back(std::move(broken));
        return result;
    }
    for (const auto& [grouping, group] : m_groups)
        result.push_back(row(grouping, group));
    if (result.empty())
        result.push_back(row({}, {}));
    return result;
}

} // namespace mw::prom
