// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_findings.h"

#include "models/insight/finding_words.h"
#include "models/insight/slo_budget.h"

#include <algorithm>
#include <charconv>
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

// Rounded as number() says it: a finding stays equal, and keeps its place, while its sentence does.
double asSaid(double value)
{
    const std::string text = number(value);
    double out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return std::isfinite(out) ? out : 0;
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
    const QString left = Findings::qs(percent(slo.remaining));
    const QString window = Findings::qs(length(slo.window));
    if (slo.remaining <= 0)
        //: %1 = a window such as "30 d", %2 = a share such as "−392 %"
        return "; "
            + Findings::tr("the error budget of %1 is used up (%2 left)")
                  .arg(window, left)
                  .toStdString();
    if (slo.exhaustionSeconds > 0 && std::isfinite(slo.exhaustionSeconds))
        //: %1 = a share such as "46 %", %2 = a window such as "30 d", %3 = a time such as "44 h"
        return "; "
            + Findings::tr("%1 of the %2 error budget left, gone in %3 at this rate")
                  .arg(left, window, Findings::qs(wait(slo.exhaustionSeconds)))
                  .toStdString();
    //: %1 = a share such as "46 %", %2 = a window such as "30 d"
    return "; " + Findings::tr("%1 of the %2 error budget left").arg(left, window).toStdString();
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
    finding.objective = slo.objective * 100;
    return finding;
}

std::string burning(const Slo& slo, const BurnPair& pair)
{
    //: continues the name of a service level objective; %1, %3 = how many times too fast,
    //: %2, %4 = windows, %5 = the limit, %6 = a number such as "99.9"
    std::string text = Findings::tr("burns its error budget %1× over %2 and %3× over %4 (limit "
                                    "%5×, objective %6 %)")
                           .arg(Findings::qs(number(burnOver(slo, pair.longWindow))),
                                Findings::qs(length(pair.longWindow)),
                                Findings::qs(number(burnOver(slo, pair.shortWindow))),
                                Findings::qs(length(pair.shortWindow)),
                                Findings::qs(number(pair.factor)),
                                Findings::qs(slo.objectiveText))
                           .toStdString()
        + budgetText(slo);
    if (slo.lowTraffic)
        text += "; " + Findings::tr("low traffic, single failures weigh much").toStdString();
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
            //: continues the name of a service level objective; %1 = why
            finding.sentence
                = Findings::tr("cannot be computed: %1")
                      .arg(slo.brokenReason.empty() ? Findings::tr("its definition is wrong")
                                                    : Findings::qs(slo.brokenReason))
                      .toStdString();
        } else if (slo.state == Slo::State::NoData) {
            finding.severity = Severity::Unknown;
            //: continues the name of a service level objective
            finding.sentence = Findings::tr("has no data: its queries give nothing").toStdString();
        } else if (pair) {
            finding.severity = pair->page ? Severity::Critical : Severity::Warning;
            finding.sentence = burning(slo, *pair);
            finding.burn = std::max(asSaid(burnOver(slo, pair->longWindow)),
                                    asSaid(burnOver(slo, pair->shortWindow)));
            if (const auto age = incidentAge(slo.burns); age && slo.computedAt != World{})
                finding.since = slo.computedAt - *age;
        } else if (slo.remaining <= 0) {
            finding.severity = Severity::Warning;
            //: continues the name of a service level objective; %1 = a window such as "30 d",
            //: %2 = a share such as "−392 %", %3 = a number such as "99.9"
            finding.sentence
                = Findings::tr("has used up its error budget of %1: %2 left (objective %3 %)")
                      .arg(Findings::qs(length(slo.window)),
                           Findings::qs(percent(slo.remaining)),
                           Findings::qs(slo.objectiveText))
                      .toStdString();
        } else if (!slo.brokenReason.empty()) {
            // Our own numbers are right; whoever looks at the recorded ones is misled.
            finding.id += ":rules";
            finding.severity = Severity::Info;
            //: continues the name of a service level objective; %1 = why
            finding.sentence = Findings::tr("has recording rules that cannot be believed: %1")
                                   .arg(Findings::qs(slo.brokenReason))
                                   .toStdString();
        } else {
            continue;
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace mw
