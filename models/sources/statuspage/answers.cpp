// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/statuspage/answers.h"

#include "models/base/beginning.h"
#include "models/sources/json_fields.h"

#include <map>
#include <set>

namespace mw::statuspage {
namespace {

using State = ProviderIncident::State;

constexpr size_t longestUpdate = 600; // bytes of what was said last

template <class Value, size_t N>
Value valueOf(const std::pair<const char*, Value> (&known)[N],
              std::string_view word,
              Value otherwise)
{
    for (const auto& [name, value] : known) {
        if (word == name)
            return value;
    }
    return otherwise;
}

ProviderHealth health(std::string_view word)
{
    constexpr std::pair<const char*, ProviderHealth> known[]
        = {{"operational", ProviderHealth::Operational},
           {"under_maintenance", ProviderHealth::Maintenance},
           {"degraded_performance", ProviderHealth::Degraded},
           {"partial_outage", ProviderHealth::PartialOutage},
           {"major_outage", ProviderHealth::MajorOutage},
           // incident.io's pages
           {"full_outage", ProviderHealth::MajorOutage}};
    return valueOf(known, word, ProviderHealth::Other);
}

ProviderImpact impact(std::string_view word)
{
    constexpr std::pair<const char*, ProviderImpact> known[]
        = {{"none", ProviderImpact::None},
           {"maintenance", ProviderImpact::Maintenance},
           {"minor", ProviderImpact::Minor},
           {"major", ProviderImpact::Major},
           {"critical", ProviderImpact::Critical}};
    return valueOf(known, word, ProviderImpact::Other);
}

State state(std::string_view word)
{
    constexpr std::pair<const char*, State> known[] = {{"investigating", State::Investigating},
                                                       {"identified", State::Identified},
                                                       {"monitoring", State::Monitoring},
                                                       {"resolved", State::Resolved},
                                                       {"postmortem", State::Resolved},
                                                       {"scheduled", State::Scheduled},
                                                       {"in_progress", State::InProgress},
                                                       {"verifying", State::InProgress},
                                                       {"completed", State::Completed}};
    return valueOf(known, word, State::Other);
}

std::string oneLine(std::string text)
{
    for (char& c : text)
        c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return text;
}

World firstOf(std::initializer_list<World> times)
{
    for (const World at : times) {
        if (at != World{})
            return at;
    }
    return {};
}

ProviderIncident readIncident(const JsonNode& one, Atom source, bool maintenance)
{
    ProviderIncident row;
    row.key = {source, one.text("id")};
    one.expect(!row.key.id.empty(), "an incident: it has no id");
    row.name = one.text("name");
    row.maintenance = maintenance;
    row.stateWord = Atom(one.text("status"));
    row.state = state(row.stateWord.view());
    row.impactWord = Atom(one.text("impact"));
    row.impact = impact(row.impactWord.view());
    row.updated = one.time("updated_at");
    row.url = one.text("shortlink");
    const World created = one.time("created_at"), started = one.time("started_at");
    // started_at of maintenance is when it was announced.
    row.started = maintenance ? firstOf({one.time("scheduled_for"), started, created})
                              : firstOf({started, created});
    row.plannedEnd = one.time("scheduled_until");
    // Pages set resolved_at early, and a postmortem keeps it.
    if (row.state == State::Resolved || row.state == State::Completed)
        row.ended = firstOf({one.time("resolved_at"), row.updated});
    std::set<std::string> affected;
    bool first = true;
    one.each("incident_updates", [&](const JsonNode& update) { // newest first
        if (std::exchange(first, false))
            row.update = beginning(oneLine(update.text("body")), longestUpdate);
        update.each("affected_components",
                    [&](const JsonNode& component) { affected.insert(component.text("name")); });
    });
    one.each("components", [&](const JsonNode& component) {
        if (std::string name = component.text("name"); !name.empty())
            row.components.push_back(std::move(name));
    });
    if (row.components.empty())
        row.components.assign(affected.begin(), affected.end());
    return row;
}

// A list that must be there: its absence is no "nothing".
bool hasList(const JsonNode& root, JsonReading& reading, const char* name)
{
    if (!reading.error() && !root.any(name).isArray())
        reading.fail(ErrorKind::Protocol,
                     std::string("the answer is JSON but has no list of ") + name);
    return !reading.error();
}

void readComponents(const JsonNode& root, Atom source, Summary& out)
{
    std::map<std::string, std::string> groups; // id → name
    root.each("components", [&](const JsonNode& one) {
        if (one.flag("group"))
            groups[one.text("id")] = one.text("name");
    });
    root.each("components", [&](const JsonNode& one) {
        if (one.flag("group"))
            return;
        ProviderComponent row;
        row.key = {source, one.text("id")};
        one.expect(!row.key.id.empty(), "a component: it has no id");
        row.name = one.text("name");
        if (const auto group = groups.find(one.text("group_id")); group != groups.end())
            row.group = group->second;
        row.healthWord = Atom(one.text("status"));
        row.health = health(row.healthWord.view());
        row.updated = one.time("updated_at");
        out.components.push_back(std::move(row));
    });
}

} // namespace

Result<Summary> decodeSummary(std::string_view body, Atom source, const std::string& url)
{
    simdjson::dom::parser parser;
    JsonReading reading("/api/v2/summary.json");
    const JsonNode root = JsonNode::root(parser, body, reading);
    Summary out;
    if (!reading.error() && !root.any("status").isObject())
        reading.fail(ErrorKind::Protocol, "the answer is JSON but not of a status page");
    hasList(root, reading, "components");
    hasList(root, reading, "incidents");
    const JsonNode page = root.object("page");
    out.page.key = {source, "page"};
    out.page.name = page.text("name");
    out.page.url = page.text("url");
    if (out.page.url.empty())
        out.page.url = url;
    out.page.updated = page.time("updated_at");
    const JsonNode status = root.object("status");
    out.page.impactWord = Atom(status.text("indicator"));
    out.page.impact = impact(out.page.impactWord.view());
    out.page.description = status.text("description");
    readComponents(root, source, out);
    root.each("incidents", [&](const JsonNode& one) {
        out.incidents.push_back(readIncident(one, source, false));
    });
    root.each("scheduled_maintenances", [&](const JsonNode& one) {
        out.incidents.push_back(readIncident(one, source, true));
    });
    if (reading.error())
        return *reading.error();
    return out;
}

Result<std::vector<ProviderIncident>>
decodeHistory(std::string_view body, Atom source, History which)
{
    const bool maintenance = which == History::Maintenances;
    const char* list = maintenance ? "scheduled_maintenances" : "incidents";
    simdjson::dom::parser parser;
    JsonReading reading(maintenance ? "/api/v2/scheduled-maintenances.json"
                                    : "/api/v2/incidents.json");
    const JsonNode root = JsonNode::root(parser, body, reading);
    std::vector<ProviderIncident> out;
    if (hasList(root, reading, list))
        root.each(list, [&](const JsonNode& one) {
            out.push_back(readIncident(one, source, maintenance));
        });
    if (reading.error())
        return *reading.error();
    return out;
}

} // namespace mw::statuspage
