// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/pagerduty/pager_json.h"

#include "app/simulator/estate/objects.h"

#include <nlohmann/json.hpp>

namespace mw::sim {

using nlohmann::json;

namespace {

constexpr const char* site = "https://agent-factory.pagerduty.example";
constexpr const char* api = "https://api.pagerduty.com";
constexpr const char* policyId = "PFACTRY";
constexpr const char* policyName = "Agent Factory on-call";

json reference(const std::string& id,
               const std::string& type,
               const std::string& summary,
               const std::string& place)
{
    return {{"id", id},
            {"type", type},
            {"summary", summary},
            {"self", std::string(api) + "/" + place + "/" + id},
            {"html_url", std::string(site) + "/" + place + "/" + id}};
}

json userReference(size_t user)
{
    return reference(pagerUsers()[user].id, "user_reference", pagerUsers()[user].name, "users");
}

json policyReference()
{
    return reference(policyId, "escalation_policy_reference", policyName, "escalation_policies");
}

json serviceReference(const std::string& id)
{
    return reference(
        id, "service_reference", id == "PAGENTS" ? "Agent platform" : "Platform", "services");
}

json scheduleReference(const std::string& name)
{
    return reference(
        name == "Primary" ? "PSCHED1" : "PSCHED2", "schedule_reference", name, "schedules");
}

json timeOrNull(Ms t)
{
    return t == 0 ? json() : json(timeText(t));
}

} // namespace

json userJson(size_t user)
{
    json out = userReference(user);
    out["type"] = "user";
    out["name"] = pagerUsers()[user].name;
    out["email"] = pagerUsers()[user].email;
    out["time_zone"] = "Etc/UTC";
    out["color"] = "purple";
    out["role"] = "user";
    out["avatar_url"] = "https://secure.gravatar.com/avatar/0.png";
    out["description"] = nullptr;
    out["invitation_sent"] = false;
    out["job_title"] = nullptr;
    out["teams"] = json::array();
    out["contact_methods"] = json::array();
    out["notification_rules"] = json::array();
    return out;
}

json incidentJson(const PagerIncident& incident)
{
    json out = reference(incident.id,
                         "incident",
                         "[#" + std::to_string(incident.number) + "] " + incident.title,
                         "incidents");
    const bool open = incident.status != "resolved";
    json pending = json::array();
    if (incident.escalates != 0)
        pending.push_back({{"type", "escalate"}, {"at", timeText(incident.escalates)}});
    if (incident.unacknowledges != 0)
        pending.push_back({{"type", "unacknowledge"}, {"at", timeText(incident.unacknowledges)}});
    json assignments = json::array();
    if (open)
        assignments.push_back(
            {{"at", timeText(incident.assigned)},
             {"assignee", userReference(onCall(incident.level, incident.assigned))}});
    json acknowledgements = json::array();
    if (incident.acknowledged)
        acknowledgements.push_back({{"at", timeText(incident.acknowledged->at)},
                                    {"acknowledger", userReference(incident.acknowledged->user)}});
    out["incident_number"] = incident.number;
    out["title"] = incident.title;
    out["created_at"] = timeText(incident.created);
    out["updated_at"] = timeText(std::max(incident.changed, incident.assigned));
    out["status"] = incident.status;
    out["incident_key"] = incident.key;
    out["service"] = serviceReference(incident.service);
    out["assignments"] = std::move(assignments);
    out["assigned_via"] = "escalation_policy";
    out["last_status_change_at"] = timeText(incident.changed);
    out["last_status_change_by"] = incident.acknowledged
        ? userReference(incident.acknowledged->user)
        : serviceReference(incident.service);
    out["resolved_at"] = timeOrNull(incident.resolved);
    out["first_trigger_log_entry"] = reference("R" + incident.id,
                                               "trigger_log_entry_reference",
                                               "Triggered through the API",
                                               "log_entries");
    out["alert_counts"] = {{"all", incident.alerts},
                           {"triggered", open ? incident.alerts : 0},
                           {"resolved", open ? 0 : incident.alerts}};
    out["is_mergeable"] = true;
    out["escalation_policy"] = policyReference();
    out["teams"] = json::array();
    out["pending_actions"] = std::move(pending);
    out["acknowledgements"] = std::move(acknowledgements);
    out["alert_grouping"] = nullptr;
    out["priority"] = nullptr;
    out["resolve_reason"] = nullptr;
    out["conference_bridge"] = nullptr;
    out["incidents_responders"] = json::array();
    out["responder_requests"] = json::array();
    out["urgency"] = "high";
    return out;
}

json noteJson(const PagerNote& note)
{
    return {{"id", note.id},
            {"user", userReference(note.user)},
            {"channel", {{"summary", "The PagerDuty website or APIs"}}},
            {"content", note.content},
            {"created_at", timeText(note.at)}};
}

json onCallJson(const PagerShift& shift)
{
    return {{"user", userReference(shift.user)},
            {"schedule", shift.schedule.empty() ? json() : scheduleReference(shift.schedule)},
            {"escalation_policy", policyReference()},
            {"escalation_level", shift.level},
            {"start", timeOrNull(shift.start)},
            {"end", timeOrNull(shift.end)}};
}

json servicesJson()
{
    json all = json::array();
    for (const char* id : {"PAGENTS", "PPLATFM"}) {
        json one = serviceReference(id);
        one["type"] = "service";
        one["name"] = one["summary"];
        one["description"] = nullptr;
        one["auto_resolve_timeout"] = nullptr;
        one["acknowledgement_timeout"] = acknowledgementTimeout / second;
        one["created_at"] = "2024-01-08T09:00:00Z";
        one["status"] = "active";
        one["escalation_policy"] = policyReference();
        one["teams"] = json::array();
        one["integrations"] = json::array();
        one["incident_urgency_rule"] = {{"type", "constant"}, {"urgency", "high"}};
        one["alert_creation"] = "create_alerts_and_incidents";
        all.push_back(std::move(one));
    }
    return all;
}

json policiesJson()
{
    json rules = json::array();
    for (int level = 1; level <= pagerLevels; ++level)
        rules.push_back({{"id", "PRULE0" + std::to_string(level)},
                         {"escalation_delay_in_minutes", escalationDelay / minute},
                         {"targets",
                          json::array({level == 1       ? scheduleReference("Primary")
                                           : level == 2 ? scheduleReference("Secondary")
                                                        : userReference(2)})}});
    json one = policyReference();
    one["type"] = "escalation_policy";
    one["name"] = policyName;
    one["description"] = nullptr;
    one["escalation_rules"] = std::move(rules);
    one["services"] = json::array({serviceReference("PAGENTS"), serviceReference("PPLATFM")});
    one["num_loops"] = 0;
    one["teams"] = json::array();
    one["on_call_handoff_notifications"] = "if_has_services";
    return json::array({std::move(one)});
}

} // namespace mw::sim
