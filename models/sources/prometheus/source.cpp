// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/source.h"

#include "models/base/duration.h"

namespace mw {

std::unique_ptr<Source> makePrometheusSource(PrometheusSettings settings)
{
    return std::make_unique<prom::PrometheusSource>(std::move(settings));
}

namespace prom {
namespace {

// Nobody answered, or not to us: the same question again, when the hub thinks fit.
bool isTransport(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Throttled:
    case ErrorKind::Unavailable:
        return true;
    default:
        return false;
    }
}

// The decoded answer; an error if there is none (a decoder always leaves one on success).
template <class Answer>
const Answer* answerOf(Outcome& outcome)
{
    if (outcome.error)
        return nullptr;
    const auto* answer = std::any_cast<Answer>(&outcome.result);
    if (!answer)
        outcome.error = Error{ErrorKind::Internal, "an answer without content", 0, {}, {}};
    return answer;
}

std::string words(const Error& error)
{
    return error.detail.empty() ? std::string(toString(error.kind)) : error.detail;
}

} // namespace

PrometheusSource::PrometheusSource(PrometheusSettings settings)
    : m_settings(std::move(settings)), m_scope(m_settings.id.str() + "/Slo")
{
    declare();
}

void PrometheusSource::declare()
{
    for (const DeclaredSloSpec& spec : m_settings.slos) {
        auto entry = std::make_unique<SloEntry>();
        entry->identity.key = {Atom(m_settings.id.str()), spec.name, {}};
        entry->identity.name = spec.name;
        entry->identity.service = spec.service;
        entry->identity.origin = spec.openSlo ? Slo::Origin::OpenSlo : Slo::Origin::Estate;
        entry->problem = spec.problem;
        const auto window = parsePromDuration(spec.window);
        if (window && *window >= std::chrono::hours(1))
            entry->identity.window = std::chrono::floor<Minutes>(*window);
        else if (entry->problem.empty())
            entry->problem = "its window \"" + spec.window + "\" is not a duration such as 30d";
        if (const auto objective = parseObjective(spec.objective))
            entry->objective = *objective;
        else if (entry->problem.empty())
            entry->problem = "its objective \"" + spec.objective + "\" is not per cent below 100";
        if (!spec.errorRatioQuery.empty())
            entry->sli = sliFromRatio(spec.errorRatioQuery);
        else if (!spec.errors.empty() && !spec.total.empty())
            entry->sli = sliFromSelectors(spec.errors, spec.total);
        else if (entry->problem.empty())
            entry->problem = "it names neither errors and total nor an errorRatioQuery";
        m_entries.insert_or_assign(spec.name, std::move(entry));
    }
}

Step PrometheusSource::start(World)
{
    Step step;
    HttpCall call;
    call.target = "/api/v1/status/buildinfo";
    call.headers = {{"Accept", "application/json"}};
    step.requests.push_back(
        request("buildinfo", AnswerKind::BuildInfo, std::move(call), Millis(0)));
    return step;
}

Step PrometheusSource::wake(World now)
{
    if (!m_begun)
        return start(now);
    Step step;
    begin(step, now);
    return step;
}

void PrometheusSource::begin(Step& step, World now)
{
    m_begun = true;
    if (m_settings.discover)
        step.requests.push_back(discovery(Millis(0)));
    for (auto& [id, entry] : m_entries) {
        ask(*entry, step, now);
        if (!entry->problem.empty())
            emitRows(*entry, step);
    }
    if (!m_settings.discover && !m_discovered) {
        m_discovered = true;
        emitAll(step);
    }
}

void PrometheusSource::ask(SloEntry& entry, Step& step, World now)
{
    if (!entry.usable())
        return;
    step.requests.push_back(burn(entry, Millis(0)));
    step.requests.push_back(period(entry, Millis(0)));
    step.requests.push_back(chart(entry, now, Millis(0)));
}

Step PrometheusSource::finished(Outcome outcome, World now)
{
    if (outcome.key == "buildinfo")
        return buildInfoDone(outcome, now);
    Step step;
    if (outcome.key == "discover") {
        step = discoveryDone(outcome);
    } else if (outcome.key == "rules") {
        step = rulesDone(outcome, now);
    } else if (const size_t slash = outcome.key.find('/'); slash != std::string::npos) {
        step = sloDone(outcome.key.substr(0, slash), outcome.key.substr(slash + 1), outcome, now);
    }
    return step;
}

Step PrometheusSource::buildInfoDone(const Outcome& outcome, World now)
{
    if (outcome.error
        && (isTransport(*outcome.error) || outcome.error->kind == ErrorKind::Protocol))
        return start(now);
    // Proxies and relatives of Prometheus refuse or lack this one path: the queries will tell.
    Step step;
    begin(step, now);
    step.part = part();
    return step;
}

Step PrometheusSource::discoveryDone(Outcome& outcome)
{
    Step step;
    const auto* answer = answerOf<QueryAnswer>(outcome);
    if (!answer) {
        const bool refused = outcome.error->kind == ErrorKind::Invalid;
        if (refused)
            m_discovered = m_rulesKnown = true;
        step.requests.push_back(discovery(refused ? m_settings.periodEvery : Millis(0)));
        if (refused && !m_entries.empty())
            step.part = part(); // a dialect without regular expressions; declared SLOs work on
        return step;
    }
    m_inSeries.clear();
    for (FoundSlo& one : readDiscovery(*answer))
        m_inSeries.emplace(one.id, std::move(one));
    learn();
    bool needRules = !m_rulesKnown || m_discoveries % 3 == 0; // definitions change, but seldom
    for (const auto& [id, entry] : m_entries)
        needRules = needRules || (entry->problem.empty() && !entry->sli);
    ++m_discoveries;
    if (needRules)
        step.requests.push_back(rules());
    m_discovered = true;
    step.requests.push_back(discovery(m_settings.periodEvery));
    emitAll(step);
    step.part = part();
    return step;
}

// Keeps what is known of SLOs that are still there; others are forgotten.
void PrometheusSource::learn()
{
    std::map<std::string, FoundSlo> found = m_inRules;
    for (const auto& [id, one] : m_inSeries)
        found.insert_or_assign(id, one); // series say more than rules
    std::set<std::string> seen;
    for (const auto& [foundId, one] : found) {
        // The estate's own declaration of the same name wins.
        std::string id = foundId;
        if (const auto it = m_entries.find(id); it != m_entries.end() && !it->second->discovered)
            id = "sloth:" + id;
        seen.insert(id);
        auto& entry = m_entries[id];
        if (!entry) {
            entry = std::make_unique<SloEntry>();
            entry->identity.key = {Atom(m_settings.id.str()), id, {}};
            entry->identity.origin = one.origin;
            entry->discovered = foundId;
            entry->rulesExist = true;
        }
        entry->identity.name = one.name;
        entry->identity.service = one.service;
        const Minutes window{static_cast<int64_t>(one.days * 1440)};
        if (entry->identity.window != window) {
            entry->identity.window = window;
            entry->sli.reset(); // asked anew
            entry->forgetValues();
        }
        const bool mixin = one.origin == Slo::Origin::Mixin && !m_mixinObjective.empty();
        const std::string& percent = mixin ? m_mixinObjective : one.objective;
        const auto objective = parseObjective(percent);
        entry->problem = objective ? std::string()
                                   : "its objective \"" + percent + "\" is not per cent below 100";
        if (objective)
            entry->objective = *objective;
        entry->ownLabels = one.labels;
        entry->recorded = one.remaining;
    }
    std::erase_if(m_entries, [&](const auto& one) {
        return one.second->discovered && !seen.contains(one.first);
    });
}

Step PrometheusSource::rulesDone(Outcome& outcome, World now)
{
    Step step;
    const bool unchanged = outcome.notModified();
    const auto* answer = unchanged ? nullptr : answerOf<RulesAnswer>(outcome);
    if (!answer && !unchanged && isTransport(*outcome.error)) {
        step.requests.push_back(rules());
        return step;
    }
    m_rulesKnown = true;
    if (!unchanged)
        m_slis = answer ? readSlis(*answer) : std::map<std::string, Sli>{};
    if (answer) {
        m_mixinObjective = mixinObjective(*answer);
        m_inRules.clear();
        for (FoundSlo& one : readDiscovery(*answer))
            m_inRules.emplace(one.id, std::move(one));
        learn();
    }
    for (auto& [id, entry] : m_entries) {
        if (!entry->discovered)
            continue;
        const auto it = m_slis.find(*entry->discovered);
        if (it == m_slis.end() && entry->sli)
            continue; // what worked keeps working
        entry->doubt.clear();
        std::optional<Sli> sli;
        if (it != m_slis.end()) {
            sli = it->second;
        } else {
            const auto series = m_inSeries.find(*entry->discovered);
            if (series != m_inSeries.end())
                sli = recordedSli(series->second);
            if (sli && sli->period.empty())
                entry->doubt = outcome.error
                    ? "its rules are not visible (" + words(*outcome.error)
                        + "): these are means of recorded ratios, whatever the traffic"
                    : "no recording rule of it has the window as its range: these are means of "
                      "recorded ratios, whatever the traffic";
        }
        if (!sli) {
            entry->problem = "no recording rule says what it counts";
            emitRows(*entry, step);
            continue;
        }
        if (entry->sli == sli)
            continue;
        entry->sli = sli;
        entry->forgetValues();
        ask(*entry, step, now);
    }
    step.part = part();
    return step;
}

Step PrometheusSource::sloDone(const std::string& what,
                               const std::string& id,
                               Outcome& outcome,
                               World now)
{
    Step step;
    const auto it = m_entries.find(id);
    if (it == m_entries.end() || !it->second->usable())
        return step; // gone since it was asked
    SloEntry& entry = *it->second;
    const bool burning = what == "burn";
    const bool charting = what == "chart";
    Millis wait = burning ? m_settings.burnEvery : m_settings.periodEvery;
    const auto* answer = answerOf<QueryAnswer>(outcome);
    if (!answer) {
        const Error& error = *outcome.error;
        if (isTransport(error)) {
            // A question that is too heavy for the server must not be asked in a tight circle.
            const bool heavy = error.kind == ErrorKind::Unavailable && !burning;
            wait = heavy ? std::min(m_settings.periodEvery, m_settings.burnEvery * outcome.failures)
                         : Millis(0);
        } else {
            // The trouble of this one SLO, not of the server; an answer that cannot be understood
            // is also the hub's to tell, which lets what is known age.
            const bool damaged = error.kind == ErrorKind::Decode
                || error.kind == ErrorKind::Protocol || error.kind == ErrorKind::TooLarge;
            if (!charting)
                entry.refused = (damaged ? "the answer to its query cannot be used: "
                                         : "the server refuses its query: ")
                    + words(error);
            (burning ? entry.burnDone : charting ? entry.chartDone : entry.periodDone) = true;
            wait = damaged ? Millis(0) : m_settings.periodEvery;
            emitRows(entry, step);
            if (!damaged)
                step.part = part();
        }
    } else {
        if (burning) {
            entry.takeBurn(*answer);
        } else if (charting) {
            const auto [start, end] = m_chartSpans[id];
            const Minutes size = chartStepOf(entry.identity.window);
            entry.takeChart(*answer, start, end, size);
            // It waited while nobody looked: what is shown now must not end in the past.
            if (!m_settings.evaluateAt && now - end > 2 * size + m_settings.periodEvery)
                wait = Millis(1);
        } else {
            entry.takePeriod(*answer);
        }
        if (!charting)
            entry.refused.clear();
        emitRows(entry, step);
        step.part = part();
    }
    if (burning)
        step.requests.push_back(burn(entry, wait));
    else if (charting)
        step.requests.push_back(chart(entry, now, wait));
    else
        step.requests.push_back(period(entry, wait));
    return step;
}

void PrometheusSource::emitRows(SloEntry& entry, Step& step)
{
    if (!entry.complete())
        return;
    Rows<Slo> rows;
    rows.scope = m_scope;
    rows.upserts = entry.rows();
    std::set<SloKey> keys;
    for (const Slo& row : rows.upserts)
        keys.insert(row.key);
    for (const SloKey& old : entry.emitted) {
        if (!keys.contains(old))
            rows.removed.push_back(old);
    }
    entry.emitted = std::move(keys);
    step.delta.push_back(std::move(rows));
}

// A new generation: SLOs that are no longer declared go.
void PrometheusSource::emitAll(Step& step)
{
    Rows<Slo> rows;
    rows.scope = m_scope;
    rows.begin = rows.commit = true;
    for (auto& [id, entry] : m_entries) {
        if (!entry->complete())
            continue;
        entry->emitted.clear();
        for (Slo& row : entry->rows()) {
            entry->emitted.insert(row.key);
            rows.upserts.push_back(std::move(row));
        }
    }
    step.delta.push_back(std::move(rows));
}

PartStatus PrometheusSource::part() const
{
    PartStatus status;
    status.part = "slo";
    const bool known = m_discovered && (m_rulesKnown || !m_settings.discover);
    status.state = known ? SourceState::Live : SourceState::Connecting;
    for (const auto& [id, entry] : m_entries) {
        if (entry->pending())
            status.state = SourceState::Connecting;
        status.items += static_cast<int64_t>(entry->emitted.size());
    }
    return status;
}

} // namespace prom
} // namespace mw
