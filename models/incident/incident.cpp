// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incident/incident.h"

#include <algorithm>

namespace mw::incident {
namespace {

using Json = nlohmann::json;

std::string word(const Json& body, const char* key)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_string() ? it->get<std::string>() : std::string();
}

World time(const Json& body, const char* key)
{
    World out{};
    return parseTime(word(body, key), out) ? out : World{};
}

int64_t number(const Json& body, const char* key)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_number_integer() ? it->get<int64_t>() : 0;
}

void correct(const runbook::Record& record,
             Correction::Of of,
             std::string before,
             std::string after,
             Incident& out,
             std::string beforeFrom = {})
{
    if (before != after)
        out.corrections.push_back({record.at,
                                   word(record.body, "who"),
                                   of,
                                   std::move(before),
                                   std::move(after),
                                   std::move(beforeFrom)});
}

void take(const runbook::Record& record, Incident& out)
{
    const Json& body = record.body;
    if (record.type == "imported") {
        out.pagerSource = word(body, "source");
        out.pagerId = word(body, "id");
        out.pagerNumber = number(body, "number");
        out.pagerUrl = word(body, "url");
    } else if (record.type == "changed") {
        if (const auto level = levelOf(word(body, "level"))) {
            correct(record, Correction::Of::Level, toString(out.level), toString(*level), out);
            out.level = *level;
        }
        if (body.contains("commander"))
            correct(record, Correction::Of::Commander, out.commander, word(body, "commander"), out);
        for (const auto& [key, field] : {std::pair("title", &out.title),
                                         std::pair("commander", &out.commander),
                                         std::pair("channel", &out.channel),
                                         std::pair("bridge", &out.bridge)}) {
            if (body.contains(key))
                *field = word(body, key);
        }
    } else if (record.type == "impact-proposed") {
        if (!out.impactConfirmed) { // what a person said is not overruled by data
            out.impact = out.impactProposed = time(body, "at");
            out.impactFrom = out.impactProposedFrom = word(body, "from");
        }
    } else if (record.type == "impact-confirmed") {
        const World at = time(body, "at");
        if (out.impact != World{})
            correct(record,
                    Correction::Of::Impact,
                    formatTime(out.impact),
                    formatTime(at),
                    out,
                    out.impactFrom);
        out.impact = at;
        out.impactConfirmed = true;
        out.impactFrom = word(body, "who");
        out.impactSaid = record.at;
    } else if (record.type == "note") {
        // A note is of the moment its key was pressed, not of when it was finished.
        const World at = time(body, "at");
        out.notes.push_back(
            {at == World{} ? record.at : at, word(body, "who"), word(body, "words")});
    } else if (record.type == "update") {
        out.updates.push_back({record.at, word(body, "who"), word(body, "words")});
    } else if (record.type == "run") {
        const std::string run = word(body, "run");
        if (std::find(out.runs.begin(), out.runs.end(), run) == out.runs.end())
            out.runs.push_back(run);
    } else if (record.type == "left-changed") {
        LeftChanged one{word(body, "key"),
                        word(body, "what"),
                        word(body, "from"),
                        word(body, "to"),
                        word(body, "run"),
                        word(body, "owner"),
                        time(body, "until"),
                        body.value("restored", false),
                        word(body, "undo")};
        const auto known = std::find_if(
            out.leftChanged.begin(), out.leftChanged.end(), [&](const LeftChanged& other) {
                return other.key == one.key && other.run == one.run;
            });
        if (known == out.leftChanged.end())
            out.leftChanged.push_back(std::move(one));
        else
            *known = std::move(one);
    } else if (record.type == "closed") {
        out.closed = record.at;
        out.cause = causeOf(word(body, "cause"));
        out.closedBy = word(body, "who");
        out.closingWords = word(body, "words");
    }
}

} // namespace

const char* toString(Level level)
{
    return level == Level::P1 ? "P1" : level == Level::P2 ? "P2" : "P3";
}

const char* toString(Cause cause)
{
    switch (cause) {
    case Cause::Real:
        return "real";
    case Cause::FalseAlarm:
        return "false-alarm";
    case Cause::Noise:
        break;
    }
    return "noise";
}

std::optional<Level> levelOf(const std::string& text)
{
    for (const Level level : {Level::P1, Level::P2, Level::P3}) {
        if (text == toString(level))
            return level;
    }
    return std::nullopt;
}

std::optional<Cause> causeOf(const std::string& text)
{
    for (const Cause cause : {Cause::Real, Cause::FalseAlarm, Cause::Noise}) {
        if (text == toString(cause))
            return cause;
    }
    return std::nullopt;
}

Result<Incident> fold(const std::vector<runbook::Record>& records)
{
    if (records.empty() || records.front().type != "declared")
        return Error{ErrorKind::Decode, "the record does not begin with a declaration", 0, {}, {}};
    const runbook::Record& first = records.front();
    Incident out;
    out.id = first.run;
    out.number = int(number(first.body, "number"));
    out.title = word(first.body, "title");
    out.estate = word(first.body, "estate");
    out.simulated = first.body.value("simulated", false);
    out.level = levelOf(word(first.body, "level")).value_or(Level::P2);
    out.commander = word(first.body, "commander");
    out.channel = word(first.body, "channel");
    out.bridge = word(first.body, "bridge");
    out.declared = first.at;
    out.declaredBy = word(first.body, "who");
    for (size_t i = 1; i < records.size(); ++i)
        take(records[i], out);
    return out;
}

World updateDue(const Incident& incident)
{
    if (!incident.isOpen())
        return {};
    const World last = incident.updates.empty() ? incident.declared : incident.updates.back().at;
    return last
        + (incident.level == Level::P1 ? std::chrono::minutes(15) : std::chrono::minutes(30));
}

} // namespace mw::incident
