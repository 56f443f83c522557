// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_marks.h"

#include "models/insight/change_rules.h"
#include "models/insight/finding_order.h"

#include <algorithm>

namespace mw {
namespace {

constexpr const char* snoozed = "snooze:";
constexpr const char* owned = "owner:";

Change mark(std::string id, World now, std::string sentence, const std::string& who)
{
    Change out;
    out.id = std::move(id);
    out.lane = ClockLane::Notes;
    out.at = now;
    out.severity = Severity::Info;
    out.sentence = std::move(sentence);
    out.provenance = who;
    return out;
}

std::string by(const std::string& who)
{
    return who.empty() ? std::string("somebody") : who;
}

std::string nameOf(const SourceKey& page)
{
    return page.source.str() + "/" + page.id;
}

std::string numberOf(const Page& page)
{
    return "page #" + std::to_string(page.number) + " " + page.title;
}

std::string afterColon(const std::string& sentence)
{
    const size_t at = sentence.find(": ");
    return at == std::string::npos ? std::string() : sentence.substr(at + 2);
}

} // namespace

Change snoozeMark(
    const NeedRow& row, World now, World until, const std::string& who, const std::string& why)
{
    until = std::min(until, now + longestSnooze);
    Change out
        = mark(std::string(snoozed) + row.key,
               now,
               by(who) + " snoozed " + row.object + " until " + formatTime(until) + ": " + why,
               who);
    out.until = until;
    out.severity = row.severity;
    out.service = row.object;
    return out;
}

Change snoozeEnd(const Snooze& snooze, World now, const std::string& who)
{
    Change out = mark(std::string(snoozed) + snooze.key,
                      now,
                      by(who) + " ended the snooze of " + snooze.object,
                      who);
    out.until = now;
    out.service = snooze.object;
    return out;
}

std::map<std::string, Snooze> snoozesIn(const std::vector<Change>& changes, World now)
{
    std::map<std::string, Snooze> out;
    for (const Change& change : changes) {
        if (!change.id.starts_with(snoozed) || change.until <= now)
            continue;
        const std::string key = change.id.substr(std::string_view(snoozed).size());
        out[key] = {key,
                    change.service,
                    change.until,
                    change.provenance,
                    afterColon(change.sentence),
                    change.severity};
    }
    return out;
}

bool holds(const Snooze& snooze, const NeedRow& row, World now)
{
    return snooze.until > now && row.rule != NeedRow::Rule::Page
        && rank(row.severity) <= rank(snooze.severity);
}

Change ownerMark(const NeedRow& row, World now, const std::string& owner, const std::string& who)
{
    const std::string said
        = owner.empty() ? "nobody has " + row.object + " any more" : owner + " has " + row.object;
    Change out = mark(std::string(owned) + row.key,
                      now,
                      who.empty() || who == owner ? said : said + ", says " + who,
                      owner);
    out.service = row.object;
    return out;
}

std::map<std::string, std::string> ownersIn(const std::vector<Change>& changes)
{
    std::map<std::string, std::string> out;
    for (const Change& change : changes) {
        if (change.id.starts_with(owned) && !change.provenance.empty())
            out[change.id.substr(std::string_view(owned).size())] = change.provenance;
    }
    return out;
}

Change outcomeMark(const Page& page,
                   World now,
                   const std::string& cause,
                   const std::string& words,
                   const std::string& who)
{
    Change out = mark("outcome:" + nameOf(page.key),
                      now,
                      numberOf(page) + " was "
                          + (cause == "real"        ? "a real cause"
                                 : cause == "noise" ? "noise"
                                                    : "a false alarm")
                          + ", says " + by(who) + (words.empty() ? "" : ": " + words),
                      who);
    out.service = page.service;
    out.link = page.url;
    return out;
}

bool hasOutcome(const std::vector<Change>& changes, const SourceKey& page)
{
    const std::string id = "outcome:" + nameOf(page);
    return std::any_of(
        changes.begin(), changes.end(), [&](const Change& change) { return change.id == id; });
}

Change updateMark(const Page& page, World now, const std::string& words, const std::string& who)
{
    Change out = mark("update:" + nameOf(page.key) + ":" + secondsOf(now),
                      now,
                      "status update of " + by(who) + " on page #" + std::to_string(page.number)
                          + ": " + words,
                      who);
    out.service = page.service;
    return out;
}

World updateDue(const Page& page, const std::vector<Change>& changes)
{
    if (page.state != Page::State::Acknowledged)
        return {};
    World last = page.acknowledgers.empty() ? page.lastChange : page.acknowledgers.front().at;
    const std::string stem = "update:" + nameOf(page.key) + ":";
    for (const Change& change : changes) {
        if (change.id.starts_with(stem))
            last = std::max(last, change.at);
    }
    return last == World{} ? World{} : last + std::chrono::minutes(page.priority == "P1" ? 15 : 30);
}

} // namespace mw
