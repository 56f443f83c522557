// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_verdict.h"

#include "models/data/source_parts.h"
#include "models/insight/finding_order.h"
#include "models/insight/seen_parts.h"
#include "models/insight/slo_findings.h"

#include <algorithm>

namespace mw {
namespace {

const Slo* sloOf(const Finding& finding, const std::vector<Slo>& slos)
{
    for (const Slo& slo : slos) {
        const std::string id = sloFindingId(slo);
        if (finding.id == id || finding.id.starts_with(id + ":"))
            return &slo;
    }
    return nullptr;
}

const BurnWindow* windowOf(const Slo& slo, std::chrono::minutes window)
{
    for (const BurnWindow& one : slo.burns) {
        if (one.window == window)
            return &one;
    }
    return nullptr;
}

// Five minutes against half an hour: the longer one lags behind, so a rise shows as a difference.
WatchVerdict::Trend trendOf(const Slo& slo)
{
    const BurnWindow* now = windowOf(slo, std::chrono::minutes(5));
    const BurnWindow* before = windowOf(slo, std::chrono::minutes(30));
    if (!now || !before || std::isnan(now->errorRatio) || std::isnan(before->errorRatio))
        return WatchVerdict::Trend::Unknown;
    constexpr double visible = 1.1;
    if (now->errorRatio > before->errorRatio * visible)
        return WatchVerdict::Trend::Rising;
    return now->errorRatio * visible < before->errorRatio ? WatchVerdict::Trend::Falling
                                                          : WatchVerdict::Trend::Steady;
}

// When the source of that name last answered, if it does not answer now.
World lastSeenBy(const std::string& source, const std::vector<SourceStatus>& sources)
{
    for (const SourceStatus& one : sources) {
        if (one.id.str() == source)
            return one.state == SourceState::Live ? World{} : one.lastGood;
    }
    return {};
}

void look(const std::vector<SourceStatus>& sources, World now, WatchVerdict& out)
{
    for (const SourceStatus& source : sources) {
        if (source.state == SourceState::Disabled)
            continue;
        ++out.asked;
        if (source.state != SourceState::Live) {
            out.unseen.push_back(
                {source.id.str(), {}, source.state, source.lastGood, source.nextTry, {}});
            continue;
        }
        ++out.live;
        out.oldest = std::max(out.oldest, pictureAge(source, now));
        if (auto only = refusedBeyond(source); !only.empty())
            out.unseen.push_back({source.id.str(), {}, source.state, {}, {}, std::move(only)});
        for (const PartStatus& part : source.parts) {
            if (notSeen(part))
                out.unseen.push_back(
                    {source.id.str(), part.part, part.state, part.lastGood, source.nextTry, {}});
        }
    }
}

} // namespace

std::string firstClause(const std::string& sentence)
{
    std::string text = sentence.substr(0, sentence.find("; "));
    while (!text.empty() && (text.back() == '.' || text.back() == ' '))
        text.pop_back();
    return text;
}

WatchVerdict watchVerdict(const std::vector<Finding>& findings,
                          const std::vector<SourceStatus>& sources,
                          const std::vector<Slo>& slos,
                          World now)
{
    using Kind = WatchVerdict::Kind;
    WatchVerdict out;
    look(sources, now, out);
    const Finding* worst = nullptr;
    for (const Finding& finding : findings) {
        // What is not seen is said as such; it is no statement about the estate.
        if (finding.check == "SEEN" || rank(finding.severity) < rank(Severity::Warning))
            continue;
        ++out.more;
        if (!worst || speaksBefore(finding, *worst))
            worst = &finding;
    }
    if (!worst) {
        out.kind = out.asked == 0 ? Kind::NotConfigured
            : out.live == 0       ? Kind::NothingSeen
            : !out.unseen.empty() ? Kind::WellWhereSeen
                                  : Kind::Well;
        out.severity = out.kind == Kind::Well ? Severity::Ok : Severity::Unknown;
        return out;
    }
    --out.more;
    out.kind = Kind::Wrong;
    out.severity = worst->severity;
    out.findingId = worst->id;
    out.subject = worst->subject;
    out.what = firstClause(worst->sentence);
    out.since = worst->since;
    const Slo* slo = worst->check == "SLO" ? sloOf(*worst, slos) : nullptr;
    out.lastSeen = lastSeenBy(slo ? slo->key.source.str() : worst->object.cluster.str(), sources);
    if (!slo)
        return out;
    const BurnWindow* now5 = windowOf(*slo, std::chrono::minutes(5));
    out.remaining = slo->remaining;
    out.exhaustionSeconds = slo->exhaustionSeconds;
    if (!now5 || std::isnan(now5->errorRatio) || now5->errorRatio <= 0)
        return out; // it burned; users do not fail at this moment
    out.kind = Kind::UsersFail;
    if (!slo->service.empty())
        out.subject = slo->service;
    out.errorRatio = now5->errorRatio;
    out.burn = now5->burn;
    if (out.lastSeen == World{})
        out.trend = trendOf(*slo);
    return out;
}

int loudness(const WatchVerdict& verdict)
{
    switch (verdict.severity) {
    case Severity::Critical:
        return 3;
    case Severity::Warning:
        return 2;
    case Severity::Unknown:
        return 1;
    case Severity::Ok:
    case Severity::Info:
        break;
    }
    return 0;
}

const WatchVerdict& VerdictHold::feed(const WatchVerdict& computed, bool settled, World now)
{
    const bool better = loudness(computed) < loudness(m_shown);
    if (!m_any || !m_settled || !better) {
        m_betterSince.reset();
        m_shown = computed;
    } else {
        if (!m_betterSince)
            m_betterSince = now;
        if (now - *m_betterSince >= hold) {
            m_betterSince.reset();
            m_shown = computed;
        } else {
            // How much is seen is told at once, and so is what is left of the budget.
            m_shown.asked = computed.asked;
            m_shown.live = computed.live;
            m_shown.oldest = computed.oldest;
            m_shown.unseen = computed.unseen;
        }
    }
    m_any = true;
    m_settled = m_settled || settled;
    return m_shown;
}

std::vector<WatchReason> watchReasons(const std::vector<Finding>& findings,
                                      const std::vector<SourceStatus>& sources)
{
    std::vector<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(), speaksBefore);
    std::vector<WatchReason> out;
    out.reserve(sorted.size());
    for (const Finding& finding : sorted)
        out.push_back({finding.severity,
                       finding.subject,
                       finding.sentence,
                       finding.provenance,
                       finding.since,
                       finding.id,
                       {},
                       SourceState::Live});
    for (const SourceStatus& source : sources) {
        if (source.state == SourceState::Disabled)
            continue;
        const bool live = source.state == SourceState::Live;
        out.push_back({live ? Severity::Ok : Severity::Unknown,
                       source.id.str(),
                       source.error ? describe(*source.error) : std::string(),
                       source.type,
                       source.lastGood,
                       {},
                       source.id.str(),
                       source.state});
    }
    return out;
}

} // namespace mw
