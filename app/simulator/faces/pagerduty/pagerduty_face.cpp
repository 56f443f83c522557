// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/pagerduty/pagerduty_face.h"

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/certificates.h"
#include "app/simulator/faces/pagerduty/pager_json.h"
#include "app/simulator/faces/prometheus/form.h"
#include "models/base/clock.h"

#include <algorithm>
#include <fstream>
#include <httplib.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

namespace mw::sim {

using nlohmann::json;

namespace {

constexpr int requestsPerMinute = 960;

FaceAnswer asJson(const json& body, int code = 200)
{
    return {code, body.dump(), "application/json;charset=UTF-8", {}};
}

FaceAnswer
failed(int http, int code, const char* message, const std::vector<std::string>& errors = {})
{
    json error{{"code", code}, {"message", message}};
    if (!errors.empty())
        error["errors"] = errors;
    return asJson({{"error", std::move(error)}}, http);
}

FaceAnswer notFound()
{
    return failed(404, 2100, "Not Found");
}

// offset, limit, more; total is null unless it was asked for.
FaceAnswer paged(const char* name, const json& all, const FormValues& form, int most = 25)
{
    const auto number = [&form](const char* key, int fallback) {
        const std::string text = form.value(key);
        return text.empty() ? fallback : std::max(0, std::atoi(text.c_str()));
    };
    const int limit = std::min(100, number("limit", most));
    const int offset = number("offset", 0);
    if (offset + limit > 10'000)
        return failed(400,
                      2001,
                      "Invalid Input Provided",
                      {"Offset must be less than 10,000 records from the start."});
    json list = json::array();
    for (size_t i = size_t(offset); i < all.size() && list.size() < size_t(limit); ++i)
        list.push_back(all[i]);
    const bool more = size_t(offset) + list.size() < all.size();
    return asJson({{name, std::move(list)},
                   {"limit", limit},
                   {"offset", offset},
                   {"more", more},
                   {"total", form.value("total") == "true" ? json(all.size()) : json()}});
}

std::optional<Ms> timeOf(const std::string& text)
{
    mw::World time{};
    if (!parseTime(text, time))
        return std::nullopt;
    return time.time_since_epoch().count();
}

} // namespace

PagerDutyFace::PagerDutyFace(World& world, std::shared_ptr<AlertTimeline> timeline)
    : m_world(world), m_pager(std::move(timeline)), m_token("u+" + randomToken().substr(0, 18))
{
}

PagerDutyFace::~PagerDutyFace()
{
    stop();
}

Status PagerDutyFace::start(const std::string& host, int port, const std::string& dir)
{
    m_tokenFile = dir + "/pagerduty.token";
    {
        std::ofstream out(m_tokenFile, std::ios::trunc);
        chmod(m_tokenFile.c_str(), 0600);
        if (!(out << m_token << "\n"))
            return Error{ErrorKind::Io, "cannot write " + m_tokenFile, 0, {}, {}};
    }
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            serveFace(
                m_world, *m_server, name(), request, response, [&] { return answer(request); });
        });
}

void PagerDutyFace::stop()
{
    if (m_server)
        m_server->stop();
}

std::string PagerDutyFace::estateSources(const std::string& url) const
{
    // relative to the estate file, which lies in the same folder
    return "- name: pagerduty\n  type: pagerduty\n  environment: prod\n  url: " + url
        + "\n  auth: {bearer: " + json("file:pagerduty.token").dump() + "}\n";
}

FaceAnswer PagerDutyFace::answer(const httplib::Request& request)
{
    if (request.get_header_value("Authorization") != "Token token=" + m_token)
        return failed(401, 2006, "You are not authorized to perform this action");
    const Ms now = m_world.now();
    int left = 0;
    {
        const std::lock_guard lock(m_rateMutex);
        if (m_rateMinute != now / minute) {
            m_rateMinute = now / minute;
            m_rateUsed = 0;
        }
        left = requestsPerMinute - ++m_rateUsed;
    }
    const size_t mark = request.target.find('?');
    const FormValues form(
        mark == std::string::npos ? std::string() : request.target.substr(mark + 1), {});
    FaceAnswer out
        = left < 0 ? failed(429, 2020, "Rate Limit Exceeded") : route(request, form, now);
    out.headers.push_back({"ratelimit-limit", std::to_string(requestsPerMinute)});
    out.headers.push_back({"ratelimit-remaining", std::to_string(std::max(0, left))});
    out.headers.push_back({"ratelimit-reset", std::to_string((minute - now % minute) / second)});
    return out;
}

FaceAnswer PagerDutyFace::route(const httplib::Request& request, const FormValues& form, Ms now)
{
    const std::string& path = request.path;
    const bool get = request.method == "GET";
    if (path.rfind("/incidents/", 0) == 0) {
        const std::string rest = path.substr(11);
        const size_t slash = rest.find('/');
        const std::string id = rest.substr(0, slash);
        if (slash == std::string::npos)
            return incident(request, id, now);
        return rest.substr(slash) == "/notes" ? notes(request, id, now) : notFound();
    }
    if (path == "/incidents" && request.method == "PUT") {
        const json body = json::parse(request.body, nullptr, false);
        if (!body.is_object() || !body.value("incidents", json()).is_array())
            return failed(400, 2001, "Invalid Input Provided", {"Incidents cannot be empty"});
        json changed = json::array();
        for (const json& one : body["incidents"]) {
            FaceAnswer done
                = update(one, one.is_object() ? one.value("id", std::string()) : "", now);
            if (done.code != 200)
                return done;
            changed.push_back(json::parse(done.body)["incident"]);
        }
        return asJson({{"incidents", std::move(changed)}});
    }
    if (!get)
        return notFound();
    if (path == "/incidents")
        return incidents(form, now);
    if (path == "/oncalls")
        return onCalls(form, now);
    if (path == "/users/me")
        return asJson({{"user", userJson(tokenUser)}});
    json all = json::array();
    if (path == "/users") {
        for (size_t i = 0; i < pagerUsers().size(); ++i)
            all.push_back(userJson(i));
        return paged("users", all, form);
    }
    if (path == "/services")
        return paged("services", servicesJson(), form);
    if (path == "/escalation_policies")
        return paged("escalation_policies", policiesJson(), form);
    return notFound();
}

FaceAnswer PagerDutyFace::incidents(const FormValues& form, Ms now)
{
    const auto& statuses = form.values("statuses[]");
    const bool all = form.value("date_range") == "all";
    const Ms since = timeOf(form.value("since")).value_or(all ? 0 : now - 30 * day);
    const Ms until = timeOf(form.value("until")).value_or(now + day);
    if (!all && until - since > 184 * day)
        return failed(
            400, 2001, "Invalid Input Provided", {"The date range cannot exceed 6 months"});
    json list = json::array();
    for (const PagerIncident& one : m_pager.incidents(now)) {
        const bool wanted = statuses.empty()
            || std::find(statuses.begin(), statuses.end(), one.status) != statuses.end();
        if (wanted && (all || (one.created >= since && one.created < until)))
            list.push_back(incidentJson(one));
    }
    return paged("incidents", list, form, 100);
}

FaceAnswer PagerDutyFace::incident(const httplib::Request& request, const std::string& id, Ms now)
{
    if (request.method == "PUT") {
        const json body = json::parse(request.body, nullptr, false);
        if (!body.is_object() || !body.value("incident", json()).is_object())
            return failed(400, 2001, "Invalid Input Provided", {"Incident cannot be empty"});
        return update(body["incident"], id, now);
    }
    for (const PagerIncident& one : m_pager.incidents(now)) {
        if (one.id == id && request.method == "GET")
            return asJson({{"incident", incidentJson(one)}});
    }
    return notFound();
}

FaceAnswer PagerDutyFace::update(const json& wanted, const std::string& id, Ms now)
{
    const std::string type = wanted.is_object() ? wanted.value("type", std::string()) : "";
    if (type != "incident_reference" && type != "incident")
        return failed(400, 2001, "Invalid Input Provided", {"Incident type is invalid"});
    const std::string status = wanted.value("status", std::string());
    if (status != "acknowledged" && status != "resolved")
        return failed(400, 2001, "Invalid Input Provided", {"Incident status is invalid"});
    for (const PagerIncident& one : m_pager.incidents(now)) {
        if (one.id == id && one.status == "resolved")
            return failed(400, 2001, "Invalid Input Provided", {"Incident Already Resolved"});
    }
    if (!m_pager.act(id, {now, tokenUser, status}))
        return notFound();
    for (const PagerIncident& one : m_pager.incidents(now)) {
        if (one.id == id)
            return asJson({{"incident", incidentJson(one)}});
    }
    return notFound();
}

FaceAnswer PagerDutyFace::notes(const httplib::Request& request, const std::string& id, Ms now)
{
    if (request.method == "POST") {
        const json body = json::parse(request.body, nullptr, false);
        const json note = body.is_object() ? body.value("note", json()) : json();
        if (!note.is_object() || !note.value("content", json()).is_string()
            || note["content"].get<std::string>().empty())
            return failed(400, 2001, "Invalid Input Provided", {"Content cannot be empty"});
        const auto made = m_pager.note(id, note["content"], tokenUser, now);
        return made ? asJson({{"note", noteJson(*made)}}, 201) : notFound();
    }
    for (const PagerIncident& one : m_pager.incidents(now)) {
        if (one.id != id || request.method != "GET")
            continue;
        json list = json::array();
        for (auto it = one.notes.rbegin(); it != one.notes.rend(); ++it)
            list.push_back(noteJson(*it));
        return asJson({{"notes", std::move(list)}});
    }
    return notFound();
}

FaceAnswer PagerDutyFace::onCalls(const FormValues& form, Ms now)
{
    json list = json::array();
    const Ms since = timeOf(form.value("since")).value_or(now);
    const Ms until = timeOf(form.value("until")).value_or(since);
    if (until - since > 90 * day)
        return failed(
            400, 2001, "Invalid Input Provided", {"The date range cannot exceed 3 months"});
    bool more = true;
    for (Ms at = since; more; more = at < until) {
        Ms next = until;
        for (const PagerShift& shift : shiftsAt(at)) {
            if (at == since || shift.start > since) // whoever is on call for ever is named once
                list.push_back(onCallJson(shift));
            if (shift.end != 0)
                next = std::min(next, shift.end);
        }
        at = std::max(next, at + 1);
    }
    return paged("oncalls", list, form);
}

} // namespace mw::sim
