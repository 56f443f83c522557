// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/alert_actions.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

using Json = nlohmann::ordered_json;

Headers pagerHeaders(const std::string& from)
{
    Headers out{{"Accept", "application/vnd.pagerduty+json;version=2"},
                {"Content-Type", "application/json"}};
    if (!from.empty())
        out.emplace_back("From", from); // needed where the key belongs to the account
    return out;
}

std::string placeOf(const Page& page)
{
    return "/incidents/" + page.key.id;
}

std::string numberOf(const Page& page)
{
    return "#" + std::to_string(page.number);
}

const nlohmann::json* at(const nlohmann::json& json, const char* key)
{
    const auto it = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && it != json.end() ? &*it : nullptr;
}

std::string text(const nlohmann::json& json, const char* key)
{
    const nlohmann::json* value = at(json, key);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

} // namespace

ActionRequest acknowledgeRequest(const Page& page, const std::string& from)
{
    ActionRequest out;
    out.title = "Acknowledge " + numberOf(page) + " " + page.title;
    out.endpoint = page.key.source.str();
    out.call.method = "PUT";
    out.call.target = placeOf(page);
    out.call.headers = pagerHeaders(from);
    out.call.body
        = Json{{"incident", {{"type", "incident_reference"}, {"status", "acknowledged"}}}}.dump();
    out.timeout = std::chrono::seconds(8); // it escalates meanwhile
    return out;
}

ActionRequest noteRequest(const Page& page, const std::string& from, const std::string& content)
{
    ActionRequest out;
    out.title = "Note on " + numberOf(page);
    out.endpoint = page.key.source.str();
    out.call.method = "POST";
    out.call.target = placeOf(page) + "/notes";
    out.call.headers = pagerHeaders(from);
    out.call.body = Json{{"note", {{"content", content}}}}.dump();
    out.timeout = std::chrono::seconds(8);
    return out;
}

HttpCall readIncident(const Page& page)
{
    HttpCall call;
    call.target = placeOf(page);
    call.headers = pagerHeaders({});
    return call;
}

HttpCall readNotes(const Page& page)
{
    HttpCall call = readIncident(page);
    call.target += "/notes";
    return call;
}

std::optional<IncidentSeen> incidentIn(const std::string& body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    const nlohmann::json* incident = at(json, "incident");
    if (!incident || text(*incident, "status").empty())
        return std::nullopt;
    IncidentSeen seen{text(*incident, "status"), {}};
    if (const nlohmann::json* all = at(*incident, "acknowledgements"); all && all->is_array()) {
        for (const nlohmann::json& one : *all) {
            if (const nlohmann::json* who = at(one, "acknowledger"))
                seen.acknowledgers.push_back(text(*who, "summary"));
        }
    }
    return seen;
}

std::optional<bool> noteIn(const std::string& body, const std::string& content)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    const nlohmann::json* notes = at(json, "notes");
    if (!notes || !notes->is_array())
        return std::nullopt;
    for (const nlohmann::json& one : *notes) {
        if (text(one, "content") == content)
            return true;
    }
    return false;
}

ActionRequest silenceRequest(const SilenceDraft& draft)
{
    ActionRequest out;
    out.title = (draft.id.empty() ? "Silence in " : "Change a silence in ") + draft.source;
    out.endpoint = draft.source;
    out.call.method = "POST";
    out.call.target = "/api/v2/silences";
    out.call.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    Json matchers = Json::array();
    for (const SilenceMatcher& one : draft.matchers)
        matchers.push_back({{"name", one.name},
                            {"value", one.value},
                            {"isRegex", one.isRegex},
                            {"isEqual", one.isEqual}});
    Json body{{"matchers", std::move(matchers)},
              {"startsAt", formatTime(draft.startsAt)},
              {"endsAt", formatTime(draft.endsAt)},
              {"createdBy", draft.createdBy},
              {"comment", draft.comment}};
    if (!draft.id.empty())
        body["id"] = draft.id;
    out.call.body = body.dump();
    return out;
}

ActionRequest expireRequest(const Silence& silence)
{
    ActionRequest out;
    out.title = "Expire a silence in " + silence.key.source.str();
    out.endpoint = silence.key.source.str();
    out.call.method = "DELETE";
    out.call.target = "/api/v2/silence/" + silence.key.id;
    out.call.headers = {{"Accept", "application/json"}};
    return out;
}

std::optional<std::string> silenceIdIn(const std::string& body)
{
    const std::string id = text(nlohmann::json::parse(body, nullptr, false), "silenceID");
    return id.empty() ? std::nullopt : std::optional<std::string>(id);
}

} // namespace mw::runbook
