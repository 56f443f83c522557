// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/statuspage/page_json.h"

#include "app/simulator/estate/random.h"
#include "models/base/clock.h"

#include <algorithm>

namespace mw::sim {

namespace {

using Json = nlohmann::ordered_json;

constexpr Ms opened = 1'485'893'105'370; // when the pages were made

// An incident goes through its stages at these shares of its length.
struct Stage
{
    const char* status;
    double share;
};
constexpr Stage stages[]
    = {{"investigating", 0}, {"identified", 0.25}, {"monitoring", 0.75}, {"resolved", 1}};

Json timeJson(Ms at)
{
    return formatTime(mw::World(Millis(at)));
}

// Twelve letters and digits, always the same for the same thing.
std::string idOf(const std::string& text)
{
    std::string out;
    uint64_t hash = hashText(text);
    for (int i = 0; i < 12; ++i) {
        out += "0123456789bcdfghjklmnpqrstvwxyz"[hash % 31];
        hash = hash / 31 + (i == 5 ? hashText(text + "!") : 0);
    }
    return out;
}

Ms stageAt(const ProviderEvent& event, const Stage& stage)
{
    // What has no end stays identified.
    if (event.until == never)
        return stage.share < 0.5 ? event.from + static_cast<Ms>(stage.share * 40 * minute) : never;
    const auto length = static_cast<double>(event.until - event.from);
    return event.from + static_cast<Ms>(stage.share * length);
}

bool goesOn(const ProviderEvent& event, Ms now)
{
    return event.from <= now && now < event.until;
}

const char* healthWord(const ProviderEvent& event, Ms now)
{
    if (now >= stageAt(event, stages[2]))
        return "degraded_performance"; // it is being watched
    return event.impact == "critical" ? "major_outage"
        : event.impact == "major"     ? "partial_outage"
                                      : "degraded_performance";
}

Json componentJson(const ProviderSite& site,
                   const char* name,
                   int position,
                   const std::vector<ProviderEvent>& events,
                   Ms now)
{
    std::string status = "operational";
    Ms updated = opened;
    for (const ProviderEvent& event : events) {
        if (std::find(event.components.begin(), event.components.end(), name)
            == event.components.end())
            continue;
        for (const Stage& stage : stages) {
            if (const Ms at = stageAt(event, stage); at <= now)
                updated = std::max(updated, at);
        }
        if (goesOn(event, now))
            status = healthWord(event, now);
    }
    return {{"id", idOf(std::string(site.path) + "/" + name)},
            {"name", name},
            {"status", status},
            {"created_at", timeJson(opened)},
            {"updated_at", timeJson(updated)},
            {"position", position},
            {"description", nullptr},
            {"showcase", false},
            {"start_date", nullptr},
            {"group_id", nullptr},
            {"page_id", site.id},
            {"group", false},
            {"only_show_if_degraded", false}};
}

Json incidentJson(const ProviderSite& site,
                  const ProviderEvent& event,
                  const std::vector<ProviderEvent>& events,
                  Ms now,
                  const std::string& url)
{
    const std::string id = idOf(event.name + std::to_string(event.from));
    Json updates = Json::array(); // newest first
    Ms updated = event.from, monitoring = never;
    std::string status;
    for (const Stage& stage : stages) {
        const Ms at = stageAt(event, stage);
        if (at > now)
            break;
        status = stage.status;
        updated = at;
        if (status == "monitoring")
            monitoring = at;
        const std::string body = status == "resolved" ? "This incident has been resolved."
            : status == "monitoring"
            ? "A fix has been implemented and we are monitoring the results."
            : event.note.empty() ? "We are investigating reports of degraded performance."
                                 : event.note;
        Json affected = Json::array();
        for (const std::string& name : event.components)
            affected.push_back(
                {{"code", idOf(std::string(site.path) + "/" + name)},
                 {"name", name},
                 {"old_status", at == event.from ? "operational" : healthWord(event, at - 1)},
                 {"new_status", status == "resolved" ? "operational" : healthWord(event, at)}});
        updates.insert(updates.begin(),
                       Json{{"id", idOf(id + status)},
                            {"status", status},
                            {"body", body},
                            {"incident_id", id},
                            {"created_at", timeJson(at)},
                            {"updated_at", timeJson(at)},
                            {"display_at", timeJson(at)},
                            {"affected_components", std::move(affected)},
                            {"deliver_notifications", true},
                            {"custom_tweet", nullptr},
                            {"tweet_id", nullptr}});
    }
    Json components = Json::array();
    for (size_t i = 0; i < site.components.size(); ++i) {
        if (std::find(event.components.begin(), event.components.end(), site.components[i])
            != event.components.end())
            components.push_back(
                componentJson(site, site.components[i], static_cast<int>(i) + 1, events, now));
    }
    return {{"id", id},
            {"name", event.name},
            {"status", status},
            {"created_at", timeJson(event.from)},
            {"updated_at", timeJson(updated)},
            {"monitoring_at", monitoring == never ? Json(nullptr) : timeJson(monitoring)},
            {"resolved_at", event.until <= now ? timeJson(event.until) : Json(nullptr)},
            {"impact", event.impact},
            {"shortlink", url + "/incidents/" + id},
            {"started_at", timeJson(event.from)},
            {"page_id", site.id},
            {"incident_updates", std::move(updates)},
            {"components", std::move(components)},
            {"reminder_intervals", nullptr}};
}

Ms lastChange(const std::vector<ProviderEvent>& events, Ms now)
{
    Ms last = opened;
    for (const ProviderEvent& event : events) {
        for (const Stage& stage : stages) {
            if (const Ms at = stageAt(event, stage); at <= now)
                last = std::max(last, at);
        }
    }
    return last;
}

Json pageJson(const ProviderSite& site, Ms changed, const std::string& url)
{
    return {{"id", site.id},
            {"name", site.name},
            {"url", url},
            {"time_zone", "Etc/UTC"},
            {"updated_at", timeJson(changed)}};
}

} // namespace

const std::vector<ProviderSite>& providerSites()
{
    static const std::vector<ProviderSite> sites{
        {"github",
         "kctbh9vrtdwd",
         "GitHub",
         {"Git Operations",
          "Webhooks",
          "API Requests",
          "Issues",
          "Pull Requests",
          "Actions",
          "Packages",
          "Pages"}},
        {"anthropic",
         "tymt9n04zgry",
         "Anthropic",
         {"claude.ai", "Claude Console", "Claude API", "Claude Code"}}};
    return sites;
}

Json summaryJson(const ProviderSite& site,
                 const std::vector<ProviderEvent>& events,
                 Ms now,
                 const std::string& url)
{
    Json components = Json::array();
    for (size_t i = 0; i < site.components.size(); ++i)
        components.push_back(
            componentJson(site, site.components[i], static_cast<int>(i) + 1, events, now));
    Json incidents = Json::array();
    std::string indicator = "none";
    for (const ProviderEvent& event : events) {
        if (!goesOn(event, now))
            continue;
        incidents.push_back(incidentJson(site, event, events, now, url));
        if (indicator == "none" || event.impact == "critical"
            || (event.impact == "major" && indicator == "minor"))
            indicator = event.impact;
    }
    const char* words = indicator == "none" ? "All Systems Operational"
        : indicator == "critical"           ? "Major Service Outage"
        : indicator == "major"              ? "Partial System Outage"
                                            : "Minor Service Outage";
    return {{"page", pageJson(site, lastChange(events, now), url)},
            {"components", std::move(components)},
            {"incidents", std::move(incidents)},
            {"scheduled_maintenances", Json::array()},
            {"status", {{"indicator", indicator}, {"description", words}}}};
}

Json incidentsJson(const ProviderSite& site,
                   const std::vector<ProviderEvent>& events,
                   Ms now,
                   const std::string& url)
{
    Json list = Json::array();
    for (const ProviderEvent& event : events) {
        if (event.from <= now)
            list.insert(list.begin(), incidentJson(site, event, events, now, url));
    }
    return {{"page", pageJson(site, lastChange(events, now), url)}, {"incidents", std::move(list)}};
}

Json maintenancesJson(const ProviderSite& site, Ms changed, const std::string& url)
{
    return {{"page", pageJson(site, std::max(changed, opened), url)},
            {"scheduled_maintenances", Json::array()}};
}

} // namespace mw::sim
