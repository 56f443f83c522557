// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written for others: the status update and the draft of the postmortem.
#include "models/incident/incident.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace mw::incident {
namespace {

std::string duration(Millis span)
{
    const int64_t minutes = std::max<int64_t>(0, span.count() / 60'000);
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    char text[48];
    std::snprintf(text,
                  sizeof text,
                  "%lld h %02lld min",
                  static_cast<long long>(minutes / 60),
                  static_cast<long long>(minutes % 60));
    return text;
}

// Text of people and servers inside a line of Markdown: no line breaks, no table or heading of its
// own, no link that hides where it leads.
std::string inLine(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string orUnknown(const std::string& text)
{
    return text.empty() ? "not known" : inLine(text);
}

struct Row
{
    World at{};
    std::string words;
};

std::vector<Row> timeline(const Incident& incident, const std::vector<Change>& changes, World end)
{
    std::vector<Row> rows;
    const auto add = [&rows](World at, std::string words) {
        if (at != World{})
            rows.push_back({at, std::move(words)});
    };
    add(incident.impact,
        std::string("**Impact began** (")
            + (incident.impactConfirmed ? "confirmed by " : "proposed by ")
            + orUnknown(incident.impactFrom) + ")");
    add(incident.declared, "**Declared** by " + orUnknown(incident.declaredBy));
    add(incident.closed, "**Closed** by " + orUnknown(incident.closedBy));
    for (const Line& note : incident.notes)
        add(note.at, "Note of " + orUnknown(note.who) + ": " + inLine(note.words));
    for (const Line& update : incident.updates)
        add(update.at, "Status update of " + orUnknown(update.who) + ": " + inLine(update.words));
    const World from = (incident.impact == World{} ? incident.declared : incident.impact)
        - std::chrono::hours(1);
    for (const Change& change : changes) {
        if (change.lane == ClockLane::Notes || change.at < from || change.at > end)
            continue;
        add(change.at, std::string(toString(change.lane)) + ": " + inLine(change.sentence));
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
    return rows;
}

} // namespace

std::string updateTemplate(const Incident& incident, World now)
{
    const World since = incident.impact == World{} ? incident.declared : incident.impact;
    return std::string(toString(incident.level)) + " " + incident.title + ", for "
        + duration(now - since) + ". We know: … We do: … Next update by "
        + formatTime(std::chrono::floor<std::chrono::minutes>(
            now
            + (incident.level == Level::P1 ? std::chrono::minutes(15) : std::chrono::minutes(30))))
        + ".";
}

std::string postmortem(const Incident& incident, const std::vector<Change>& changes, World now)
{
    const World end = incident.isOpen() ? now : incident.closed;
    std::string out = "# " + incident.id + ": " + inLine(incident.title) + "\n\n";
    out += "*Draft made from the record; what is not known is left open.*\n\n";
    const auto fact = [&out](const char* name, const std::string& value) {
        out += std::string("| ") + name + " | " + value + " |\n";
    };
    out += "| | |\n|---|---|\n";
    fact("Severity", toString(incident.level));
    fact("Commander", orUnknown(incident.commander));
    fact("Channel", orUnknown(incident.channel));
    if (incident.pagerNumber > 0)
        fact("Page", "#" + std::to_string(incident.pagerNumber) + " " + inLine(incident.pagerUrl));
    fact("Impact began",
         incident.impact == World{} ? "not known"
                                    : formatTime(incident.impact)
                 + (incident.impactConfirmed ? "" : " (proposed by data, nobody confirmed it)"));
    fact("Declared", formatTime(incident.declared));
    fact("Closed", incident.isOpen() ? "still open" : formatTime(incident.closed));
    if (incident.impact != World{})
        fact("Duration", duration(end - incident.impact) + (incident.isOpen() ? " so far" : ""));
    fact("Cause", incident.cause ? toString(*incident.cause) : "not known");
    if (!incident.closingWords.empty())
        fact("In short", inLine(incident.closingWords));

    out += "\n## What users felt\n\n…\n\n## Timeline (UTC)\n\n";
    for (const Row& row : timeline(incident, changes, end))
        out += "- " + formatTime(row.at) + "  " + row.words + "\n";
    out += "\n## What helped, what did not\n\n…\n\n## Left changed\n\n";
    if (incident.leftChanged.empty())
        out += "Nothing is known to be left changed.\n";
    for (const LeftChanged& one : incident.leftChanged)
        out += "- " + inLine(one.what) + ": " + inLine(one.from) + " → " + inLine(one.to) + ", "
            + (one.restored            ? std::string("restored")
                   : one.owner.empty() ? std::string("**nobody owns it**")
                                       : "owner " + inLine(one.owner)
                       + (one.until == World{} ? "" : ", until " + formatTime(one.until)))
            + "\n";
    if (!incident.runs.empty()) {
        out += "\n## Runbooks run\n\n";
        for (const std::string& run : incident.runs)
            out += "- " + inLine(run) + "\n";
    }
    out += "\n## Actions\n\n| What | Owner | Due |\n|---|---|---|\n| … | | |\n";
    return out;
}

} // namespace mw::incident
