// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_findings.h"

#include "models/insight/slo_budget.h"

#include <cmath>
#include <cstdio>

namespace mw {
namespace {

std::string number(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, std::fabs(value) >= 1000 ? "%.0f" : "%.3g", value);
    return buffer;
}

// Budget left in per cent, rounded down: 0.46, 94.4, −392.
std::string percent(double share)
{
    const double value = share * 100;
    const double unit = std::fabs(value) >= 100 ? 1 : std::fabs(value) >= 10 ? 10 : 100;
    return number(std::floor(value * unit + 1e-9) / unit) + " %";
}

std::string length(Minutes duration)
{
    const auto minutes = duration.count();
    if (minutes >= 2880 && minutes % 1440 == 0)
        return std::to_string(minutes / 1440) + " d";
    if (minutes >= 60 && minutes % 60 == 0)
        return std::to_string(minutes / 60) + " h";
    return std::to_string(minutes) + " min";
}

std::string wait(double seconds)
{
    const auto minutes = static_cast<int64_t>(seconds / 60);
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    if (minutes < 2880)
        return std::to_string(minutes / 60) + " h";
    return std::to_string(minutes / 1440) + " d";
}

double burnOver(const Slo& slo, Minutes window)
{
    for (const BurnWindow& one : slo.burns) {
        if (one.window == window)
            return one.burn;
    }
    return notMeasured;
}

std::string budgetText(const Slo& slo)
{
    if (std::isnan(slo.remaining))
        return {};
    if (slo.remaining <= 0)
        return "; the error budget of " + length(slo.window) + " is used up ("
            + percent(slo.remaining) + " left)";
    std::string text
        = "; " + percent(slo.remaining) + " of the " + length(slo.window) + " error budget left";
    if (slo.exhaustionSeconds > 0 && std::isfinite(slo.exhaustionSeconds))
        text += ", gone in " + wait(slo.exhaustionSeconds) + " at this rate";
    return text;
}

Finding base(const Slo& slo)
{
    Finding finding;
    finding.check = "SLO";
    finding.subject = slo.service.empty() || slo.name.find(slo.service) != std::string::npos
        ? slo.name
        : slo.service + "/" + slo.name;
    if (!slo.key.grouping.empty())
        finding.subject += " {" + slo.key.grouping + "}";
    finding.id = sloFindingId(slo);
    finding.provenance = slo.key.source.str() + ": " + slo.errorQuery;
    return finding;
}

std::string burning(const Slo& slo, const BurnPair& pair)
{
    std::string text = "burns its error budget " + number(burnOver(slo, pair.longWindow))
        + "× over " + length(pair.longWindow) + " and " + number(burnOver(slo, pair.shortWindow))
        + "× over " + length(pair.shortWindow) + " (limit " + number(pair.factor) + "×, objective "
        + slo.objectiveText + " %)" + budgetText(slo);
    if (slo.lowTraffic)
        text += "; low traffic, single failures weigh much";
    return text;
}

} // namespace

std::string sloFindingId(const Slo& slo)
{
    const std::string id = "SLO:" + slo.key.source.str() + "/" + slo.key.id;
    return slo.key.grouping.empty() ? id : id + "{" + slo.key.grouping + "}";
}

std::vector<Finding> sloFindings(const std::vector<Slo>& slos)
{
    std::vector<Finding> findings;
    for (const Slo& slo : slos) {
        Finding finding = base(slo);
        const auto pair = firingPair(slo.burns, slo.window);
        if (slo.state == Slo::State::Broken) {
            finding.severity = Severity::Unknown;
            finding.sentence = "cannot be computed: "
                + (slo.brokenReason.empty() ? "its definition is wrong" : slo.brokenReason);
        } else if (slo.state == Slo::State::NoData) {
            finding.severity = Severity::Unknown;
            finding.sentence = "has no data: its queries give nothing";
        } else if (pair) {
            finding.severity = pair->page ? Severity::Critical : Severity::Warning;
            finding.sentence = burning(slo, *pair);
            if (const auto age = incidentAge(slo.burns); age && slo.computedAt != World{})
                finding.since = slo.computedAt - *age;
        } else if (slo.remaining <= 0) {
            finding.severity = Severity::Warning;
            finding.sentence = "has used up its error budget of " + length(slo.window) + ": "
                + percent(slo.remaining) + " left (objective " + slo.objectiveText + " %)";
        } else if (!slo.brokenReason.empty()) {
            // Our own numbers are right; whoever looks at the recorded ones is misled.
            finding.id += ":rules";
            finding.severity = Severity::Info;
            finding.sentence = "has recording rules that cannot be believed: " + slo.brokenReason;
        } else {
            continue;
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace mw
