// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/pagerduty/answers.h"

#include "models/sources/json_fields.h"

namespace mw::pd {
namespace {

Page::State pageState(std::string_view word)
{
    if (word == "triggered")
        return Page::State::Triggered;
    if (word == "acknowledged")
        return Page::State::Acknowledged;
    return word == "resolved" ? Page::State::Resolved : Page::State::Other;
}

PagePerson person(const JsonNode& holder, const char* key)
{
    const JsonNode user = holder.object(key);
    return {user.text("id"), user.text("summary"), holder.time("at")};
}

Page readIncident(const JsonNode& one, Atom source)
{
    Page page;
    page.key = {source, one.text("id")};
    one.expect(!page.key.id.empty(), "an incident: it has no id");
    page.number = one.integer("incident_number");
    page.title = one.text("title");
    if (page.title.empty())
        page.title = one.text("summary");
    page.stateWord = Atom(one.text("status"));
    page.state = pageState(page.stateWord.view());
    page.high = one.text("urgency") != "low";
    page.priority = one.object("priority").text("summary");
    const JsonNode service = one.object("service");
    page.serviceId = service.text("id");
    page.service = service.text("summary");
    const JsonNode policy = one.object("escalation_policy");
    page.policyId = policy.text("id");
    page.policy = policy.text("summary");
    page.incidentKey = one.text("incident_key");
    one.each("assignments", [&](const JsonNode& assigned) {
        page.assignees.push_back(person(assigned, "assignee"));
    });
    one.each("acknowledgements", [&](const JsonNode& acknowledged) {
        page.acknowledgers.push_back(person(acknowledged, "acknowledger"));
    });
    page.created = one.time("created_at");
    page.lastChange = one.time("last_status_change_at");
    page.lastChangeBy = one.object("last_status_change_by").text("summary");
    page.resolved = one.time("resolved_at");
    one.each("pending_actions", [&](const JsonNode& action) {
        const std::string type = action.text("type");
        if (type == "escalate")
            page.escalatesAt = action.time("at");
        else if (type == "unacknowledge")
            page.unacknowledgesAt = action.time("at");
    });
    page.alerts = static_cast<int32_t>(one.object("alert_counts").integer("all"));
    page.url = one.text("html_url");
    return page;
}

OnCallShift readOnCall(const JsonNode& one, Atom source)
{
    OnCallShift shift;
    const JsonNode user = one.object("user");
    shift.userId = user.text("id");
    shift.user = user.text("summary");
    shift.schedule = one.object("schedule").text("summary");
    const JsonNode policy = one.object("escalation_policy");
    shift.policyId = policy.text("id");
    shift.policy = policy.text("summary");
    shift.level = static_cast<int32_t>(one.integer("escalation_level"));
    shift.start = one.time("start");
    shift.end = one.time("end");
    shift.key = {source,
                 shift.policyId + "/" + std::to_string(shift.level) + "/" + shift.userId + "/"
                     + one.object("schedule").text("id") + "/" + formatTime(shift.start)};
    return shift;
}

template <class Row, class Read>
Result<Paged<Row>>
readPage(const char* endpoint, const char* list, std::string_view body, Read&& read)
{
    simdjson::dom::parser parser;
    JsonReading reading(endpoint);
    const JsonNode root = JsonNode::root(parser, body, reading);
    Paged<Row> page;
    if (!reading.error() && !root.any(list).isArray()) {
        const std::string words
            = root.any("error").isObject() ? root.object("error").text("message") : std::string();
        reading.fail(ErrorKind::Protocol,
                     words.empty() ? std::string("the answer is JSON but has no list of ") + list
                                   : words);
    }
    root.each(list, [&](const JsonNode& one) { page.rows.push_back(read(one)); });
    page.offset = root.integer("offset");
    page.limit = root.integer("limit");
    page.more = root.flag("more");
    if (reading.error())
        return *reading.error();
    return page;
}

} // namespace

Result<Paged<Page>> decodeIncidents(std::string_view body, Atom source)
{
    return readPage<Page>("/incidents", "incidents", body, [&](const JsonNode& one) {
        return readIncident(one, source);
    });
}

Result<Paged<OnCallShift>> decodeOnCalls(std::string_view body, Atom source)
{
    return readPage<OnCallShift>(
        "/oncalls", "oncalls", body, [&](const JsonNode& one) { return readOnCall(one, source); });
}

Result<PagerIdentity> decodeUser(std::string_view body, Atom source)
{
    simdjson::dom::parser parser;
    JsonReading reading("/users/me");
    const JsonNode root = JsonNode::root(parser, body, reading); // outlives its fields
    root.expect(root.isObject(), "an object");
    const JsonNode user = root.object("user");
    PagerIdentity me;
    me.key = {source, "me"};
    me.userId = user.text("id");
    me.name = user.text("name");
    if (me.name.empty())
        me.name = user.text("summary");
    me.email = user.text("email");
    if (reading.error())
        return *reading.error();
    return me;
}

} // namespace mw::pd
