// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/statuspage/source.h"

#include "models/net/headers.h"
#include "models/sources/statuspage/page_decoder.h"

#include <algorithm>
#include <set>

namespace mw {

std::unique_ptr<Source> makeStatuspageSource(StatuspageSettings settings)
{
    return std::make_unique<statuspage::StatuspageSource>(std::move(settings));
}

namespace statuspage {
namespace {

constexpr const char* incidentList = "incidents";
constexpr const char* maintenanceList = "maintenances";
constexpr const char* summaryKey = "summary";

bool isCalled(const ProviderComponent& row, const std::string& wanted)
{
    return equalsIgnoringCase(wanted, row.name)
        || (!row.group.empty()
            && (equalsIgnoringCase(wanted, row.group)
                || equalsIgnoringCase(wanted, row.group + " - " + row.name)));
}

} // namespace

StatuspageSource::StatuspageSource(StatuspageSettings settings)
    : m_settings(std::move(settings)), m_source(m_settings.id.str())
{
}

SourceRequest StatuspageSource::ask(const std::string& key, Millis wait) const
{
    SourceRequest request;
    request.key = request.part = key;
    request.notBefore = wait;
    request.conditional = true;
    request.call.headers = {{"Accept", "application/json"}};
    if (key == summaryKey) {
        request.call.target = "/api/v2/summary.json";
        request.limits.maxBodyBytes = 4u << 20; // five hundred components are half of one
        request.decoder = std::make_unique<PageDecoder>(
            [source = m_source, url = m_settings.url](std::string_view body) {
                return PageDecoder::read(decodeSummary(body, source, url));
            });
        return request;
    }
    const History which = key == incidentList ? History::Incidents : History::Maintenances;
    request.call.target = which == History::Incidents ? "/api/v2/incidents.json"
                                                      : "/api/v2/scheduled-maintenances.json";
    request.limits.maxBodyBytes = 16u << 20;
    request.decoder
        = std::make_unique<PageDecoder>([source = m_source, which](std::string_view body) {
              return PageDecoder::read(decodeHistory(body, source, which));
          });
    return request;
}

Step StatuspageSource::start(World)
{
    Step step;
    for (const char* key : {summaryKey, incidentList, maintenanceList})
        step.requests.push_back(ask(key, Millis(0)));
    return step;
}

Step StatuspageSource::finished(Outcome outcome, World now)
{
    if (outcome.error)
        return failed(outcome);
    Step step;
    if (outcome.key == summaryKey) {
        if (!outcome.notModified())
            takeSummary(std::any_cast<Summary>(std::move(outcome.result)), now, step);
        if (m_summary)
            step.part = summaryPart();
        step.requests.push_back(
            ask(summaryKey, isTroubled() ? m_settings.troubleEvery : m_settings.calmEvery));
        return step;
    }
    if (!outcome.notModified()) {
        auto list = std::any_cast<std::vector<ProviderIncident>>(std::move(outcome.result));
        for (const ProviderIncident& row : list) {
            if (row.ended != World{})
                m_gone.erase(row.key.id); // now it is known when
        }
        m_history[outcome.key] = std::move(list);
        if (m_summary)
            emitAll(now, step);
    }
    step.requests.push_back(ask(outcome.key, m_settings.historyEvery));
    return step;
}

// What was known stays, and ages. A list that a page does not keep is asked for rarely, and is no
// gap in what is seen: what the summary says is what holds.
Step StatuspageSource::failed(const Outcome& outcome) const
{
    Step step;
    const bool list = outcome.key != summaryKey;
    if (list && outcome.error->http == 404) {
        PartStatus part;
        part.part = outcome.key;
        part.state = SourceState::Disabled;
        step.part = part;
        step.requests.push_back(ask(outcome.key, std::chrono::hours(6)));
        return step;
    }
    if (!list && outcome.error->http == 404) {
        PartStatus part;
        part.part = outcome.key;
        part.state = m_summary ? SourceState::Stale : SourceState::Misconfigured;
        part.error = outcome.error;
        part.error->detail = "this is no page with Statuspage's API (" + outcome.error->detail
            + "); url is the address of the page itself, without /api";
        step.part = part;
    }
    step.requests.push_back(ask(outcome.key, list ? Millis(60'000) : Millis(0)));
    return step;
}

void StatuspageSource::takeSummary(Summary&& summary, World now, Step& step)
{
    summary.page.only = m_settings.components;
    std::set<std::string> named;
    for (const ProviderIncident& row : summary.incidents) {
        named.insert(row.key.id);
        m_gone.erase(row.key.id);
    }
    bool incidentOver = false, maintenanceOver = false;
    for (const ProviderIncident& before :
         m_summary ? m_summary->incidents : std::vector<ProviderIncident>()) {
        if (named.contains(before.key.id) || !inForce(before))
            continue;
        // Until the list says more, the end is when we noticed.
        ProviderIncident& row = m_gone[before.key.id] = before;
        row.state = row.maintenance ? ProviderIncident::State::Completed
                                    : ProviderIncident::State::Resolved;
        row.ended = now;
        row.endSeen = true;
        (row.maintenance ? maintenanceOver : incidentOver) = true;
    }
    m_summary = std::move(summary);
    if (incidentOver)
        step.requests.push_back(ask(incidentList, Millis(0)));
    if (maintenanceOver)
        step.requests.push_back(ask(maintenanceList, Millis(0)));
    emitAll(now, step);
}

// Also by the name of its group.
bool StatuspageSource::isWatched(const ProviderComponent& row) const
{
    const auto& wanted = m_settings.components;
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
               return isCalled(row, one);
           });
}

// One that names no component may be about any.
bool StatuspageSource::isWatched(const ProviderIncident& row) const
{
    if (m_settings.components.empty() || row.components.empty())
        return true;
    for (const std::string& name : row.components) {
        for (const std::string& wanted : m_settings.components) {
            if (equalsIgnoringCase(name, wanted))
                return true;
        }
        for (const ProviderComponent& one : m_summary->components) {
            if (isWatched(one) && isCalled(one, name))
                return true;
        }
    }
    return false;
}

bool StatuspageSource::isTroubled() const
{
    if (!m_summary)
        return false;
    if (m_settings.components.empty() && m_summary->page.impact != ProviderImpact::None)
        return true;
    const auto& parts = m_summary->components;
    const auto& events = m_summary->incidents;
    return std::any_of(parts.begin(),
                       parts.end(),
                       [this](const ProviderComponent& row) {
                           return row.health != ProviderHealth::Operational && isWatched(row);
                       })
        || std::any_of(events.begin(), events.end(), [this](const ProviderIncident& row) {
               return inForce(row) && isWatched(row);
           });
}

std::vector<ProviderIncident> StatuspageSource::incidents(World now) const
{
    std::map<std::string, const ProviderIncident*> all;
    for (const auto& [key, list] : m_history) {
        // What goes on is the summary's to say: a list may come from a slower cache.
        for (const ProviderIncident& row : list) {
            if (row.ended != World{})
                all[row.key.id] = &row;
        }
    }
    for (const auto& [id, row] : m_gone)
        all.emplace(id, &row);
    for (const ProviderIncident& row : m_summary->incidents) {
        const auto known = all.find(row.key.id);
        if (known == all.end() || known->second->updated <= row.updated)
            all[row.key.id] = &row;
    }
    std::vector<ProviderIncident> out;
    for (const auto& [id, row] : all) {
        if (isWatched(*row) && (row->ended == World{} || row->ended > now - m_settings.historyFor))
            out.push_back(*row);
    }
    return out;
}

std::vector<std::string> StatuspageSource::missing() const
{
    std::vector<std::string> out;
    for (const std::string& wanted : m_settings.components) {
        const auto& parts = m_summary->components;
        if (std::none_of(parts.begin(), parts.end(), [&](const ProviderComponent& row) {
                return isCalled(row, wanted);
            }))
            out.push_back(wanted);
    }
    return out;
}

void StatuspageSource::emitAll(World now, Step& step) const
{
    Rows<ProviderPage> pages;
    pages.begin = pages.commit = true;
    pages.scope = m_source.str() + "/ProviderPage";
    pages.upserts.push_back(m_summary->page);
    step.delta.emplace_back(std::move(pages));
    Rows<ProviderComponent> parts;
    parts.begin = parts.commit = true;
    parts.scope = m_source.str() + "/ProviderComponent";
    for (const ProviderComponent& row : m_summary->components) {
        if (isWatched(row))
            parts.upserts.push_back(row);
    }
    step.delta.emplace_back(std::move(parts));
    Rows<ProviderIncident> events;
    events.begin = events.commit = true;
    events.scope = m_source.str() + "/ProviderIncident";
    events.upserts = incidents(now);
    step.delta.emplace_back(std::move(events));
}

PartStatus StatuspageSource::summaryPart() const
{
    PartStatus part;
    part.part = summaryKey;
    part.state = SourceState::Live;
    part.items = static_cast<int64_t>(m_summary->components.size());
    std::string names;
    for (const std::string& one : missing())
        names += (names.empty() ? "\"" : ", \"") + one + "\"";
    if (!names.empty())
        part.error = Error{ErrorKind::Misconfigured,
                           "the page has no component " + names
                               + ": see its own list, or leave components out to watch all",
                           0,
                           {},
                           {}};
    return part;
}

} // namespace statuspage
} // namespace mw
