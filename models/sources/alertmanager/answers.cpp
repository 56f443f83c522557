// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/alertmanager/answers.h"

#include "models/sources/json_fields.h"

namespace mw::am {
namespace {

// The list that every answer but the status is. A failure that came with 200 says so in its words.
template <class Out, class Read>
Result<Out> readList(const char* endpoint, std::string_view body, Read&& read)
{
    simdjson::dom::parser parser;
    JsonReading reading(endpoint);
    const JsonNode root = JsonNode::root(parser, body, reading);
    Out out{};
    if (!reading.error() && !root.isArray()) {
        std::string words = root.isText() ? root.asText() : std::string();
        for (const char* key : {"message", "error"}) {
            if (words.empty() && root.any(key).isText())
                words = root.text(key);
        }
        if (words.empty() && root.any("data").isArray())
            words = "the answer is of api/v1, which is no longer spoken";
        reading.fail(ErrorKind::Protocol, words.empty() ? "the answer is JSON but no list" : words);
    }
    if (!reading.error())
        root.each([&](const JsonNode& one) { read(one, out); });
    if (reading.error())
        return *reading.error();
    return out;
}

std::vector<std::string> receiverNames(const JsonNode& alert)
{
    std::vector<std::string> names;
    alert.each("receivers", [&](const JsonNode& one) { names.push_back(one.text("name")); });
    return names;
}

Alert::State alertState(std::string_view word)
{
    if (word == "active")
        return Alert::State::Active;
    if (word == "suppressed")
        return Alert::State::Suppressed;
    return word == "unprocessed" || word.empty() ? Alert::State::Unprocessed : Alert::State::Other;
}

Silence::State silenceState(std::string_view word)
{
    if (word == "active")
        return Silence::State::Active;
    if (word == "pending")
        return Silence::State::Pending;
    return word == "expired" ? Silence::State::Expired : Silence::State::Other;
}

std::string firstOf(const LabelSet& labels, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (const std::string_view value = labelOf(labels, name); !value.empty())
            return std::string(value);
    }
    return {};
}

void readAlert(const JsonNode& one,
               Atom source,
               const LabelConvention& convention,
               const Bundles* bundles,
               std::vector<Alert>& out)
{
    Alert alert;
    alert.key = {source, one.text("fingerprint")};
    one.expect(!alert.key.id.empty(), "an alert: it has no fingerprint");
    alert.labels = one.labels("labels");
    alert.annotations = one.labels("annotations");
    alert.name = labelOf(alert.labels, "alertname");
    alert.severity = Atom(firstOf(alert.labels, {"severity", "sloth_severity"}));
    const JsonNode status = one.object("status");
    alert.stateWord = Atom(status.text("state"));
    alert.state = alertState(alert.stateWord.view());
    alert.silencedBy = status.texts("silencedBy");
    alert.inhibitedBy = status.texts("inhibitedBy");
    alert.mutedBy = status.texts("mutedBy");
    alert.receivers = receiverNames(one);
    alert.summary = firstOf(alert.annotations, {"summary", "message", "description"});
    alert.runbookUrl = firstOf(alert.annotations, {"runbook_url", "runbook"});
    alert.generatorUrl = one.text("generatorURL");
    alert.startsAt = one.time("startsAt");
    alert.endsAt = one.time("endsAt");
    alert.updatedAt = one.time("updatedAt");
    AlertObject object = objectOf(alert.labels, convention);
    alert.subject = std::move(object.subject);
    alert.cluster = Atom(object.cluster);
    alert.service = std::move(object.service);
    if (bundles) {
        if (const auto it = bundles->find(alert.key.id); it != bundles->end())
            alert.notifications = it->second;
    }
    out.push_back(std::move(alert));
}

void readSilence(const JsonNode& one, Atom source, std::vector<Silence>& out)
{
    Silence silence;
    silence.key = {source, one.text("id")};
    one.expect(!silence.key.id.empty(), "a silence: it has no id");
    silence.stateWord = Atom(one.object("status").text("state"));
    silence.state = silenceState(silence.stateWord.view());
    one.each("matchers", [&](const JsonNode& matcher) {
        silence.matchers.push_back({matcher.text("name"),
                                    matcher.text("value"),
                                    matcher.flag("isRegex"),
                                    matcher.flag("isEqual", true)});
    });
    silence.createdBy = one.text("createdBy");
    silence.comment = one.text("comment");
    silence.startsAt = one.time("startsAt");
    silence.endsAt = one.time("endsAt");
    silence.updatedAt = one.time("updatedAt");
    out.push_back(std::move(silence));
}

} // namespace

Result<std::vector<Alert>> decodeAlerts(std::string_view body,
                                        Atom source,
                                        const LabelConvention& labels,
                                        const Bundles* bundles)
{
    return readList<std::vector<Alert>>(
        "/api/v2/alerts", body, [&](const JsonNode& one, std::vector<Alert>& out) {
            readAlert(one, source, labels, bundles, out);
        });
}

Result<std::vector<Silence>> decodeSilences(std::string_view body, Atom source)
{
    return readList<std::vector<Silence>>(
        "/api/v2/silences", body, [&](const JsonNode& one, std::vector<Silence>& out) {
            readSilence(one, source, out);
        });
}

Result<Bundles> decodeGroups(std::string_view body)
{
    return readList<
        Bundles>("/api/v2/alerts/groups", body, [](const JsonNode& group, Bundles& out) {
        const AlertNotification told{group.object("receiver").text("name"), group.labels("labels")};
        group.each("alerts",
                   [&](const JsonNode& alert) { out[alert.text("fingerprint")].push_back(told); });
    });
}

Result<std::vector<std::string>> decodeReceivers(std::string_view body)
{
    return readList<std::vector<std::string>>(
        "/api/v2/receivers", body, [](const JsonNode& one, std::vector<std::string>& out) {
            out.push_back(one.text("name"));
        });
}

Result<AlertServer> decodeStatus(std::string_view body, Atom source)
{
    simdjson::dom::parser parser;
    JsonReading reading("/api/v2/status");
    const JsonNode root = JsonNode::root(parser, body, reading);
    root.expect(root.isObject(), "an object");
    AlertServer server;
    server.key = {source, "status"};
    server.version = root.object("versionInfo").text("version");
    const JsonNode cluster = root.object("cluster");
    server.clusterStatus = cluster.text("status");
    cluster.each("peers", [&](const JsonNode&) { ++server.peers; });
    server.started = root.time("uptime");
    if (reading.error())
        return *reading.error();
    return server;
}

} // namespace mw::am
