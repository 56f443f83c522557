// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The record of one incident as people read it: a fold of its journal and nothing else. Values
// only; pure.
#pragma once

#include "models/base/clock.h"
#include "models/data/change.h"
#include "models/data/page.h"
#include "models/runbook/journal/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::incident {

enum class Level { P1, P2, P3 };
enum class Cause { Real, FalseAlarm, Noise };
const char* toString(Level level); // "P1"
const char* toString(Cause cause); // "real" "false-alarm" "noise"
std::optional<Level> levelOf(const std::string& word);
std::optional<Cause> causeOf(const std::string& word);

struct Line // a note, or a status update that was told to others
{
    World at{};
    std::string who, words;
    bool operator==(const Line&) const = default;
};
struct Correction // a person made the record say something else
{
    enum class Of { Impact, Level, Commander };
    World at{}; // when it was said
    std::string who;
    Of of = Of::Impact;
    // As the record writes them: RFC 3339, "P1", a name. Empty: it said nothing.
    std::string before, after;
    std::string beforeFrom; // of an impact: who or what had said the earlier time
    bool operator==(const Correction&) const = default;
};
struct LeftChanged // what a run, or a deed of a person, left otherwise than it found it
{
    std::string key, what, from, to, run;
    std::string owner;
    World until{};
    bool restored = false;
    std::string undo; // how it goes back; empty = the run knows
    bool operator==(const LeftChanged&) const = default;
};
struct Incident
{
    int number = 0;
    std::string id, dir; // "INC-0007" and its folder
    std::string title;
    // Which estate it happened in: path of its file, names of its contexts, "demo:bad-deploy".
    // Empty: a record of before estates were kept; it is nobody's to go on with.
    std::string estate;
    bool simulated = false; // a drill or a demo: no users were hurt
    Level level = Level::P2;
    std::string commander, channel, bridge;
    World declared{};
    std::string declaredBy;
    // Of the pager it was imported from; empty = declared here.
    std::string pagerSource, pagerId, pagerUrl;
    int64_t pagerNumber = 0;
    World impact{}; // when users began to feel it; World{} = not known
    bool impactConfirmed = false; // a person said so; else it is proposed by data
    std::string impactFrom; // where the proposal comes from, or who confirmed it
    World impactSaid{}; // when it was confirmed; World{} = nobody has
    World impactProposed{}; // the last that data proposed before somebody confirmed one
    std::string impactProposedFrom;
    std::vector<Correction> corrections; // oldest first
    std::vector<Line> notes, updates;
    std::vector<LeftChanged> leftChanged;
    std::vector<std::string> runs; // ids of runbook runs
    World closed{};
    std::optional<Cause> cause;
    std::string closedBy, closingWords;
    bool isOpen() const { return closed == World{}; }
    // May a window on this estate write into it? A record without an estate belongs to none.
    bool belongsTo(const std::string& there, bool simulatedThere) const
    {
        return !estate.empty() && estate == there && simulated == simulatedThere;
    }
};

// Decode: the first record declares nothing. A record of a kind that is not known is passed over.
Result<Incident> fold(const std::vector<runbook::Record>& records);

// When others must be told next: 15 minutes after the last time at P1, else 30; World{} = closed.
World updateDue(const Incident& incident);
// What stands in the box when the person is to write it.
std::string updateTemplate(const Incident& incident, World now);

// A draft to be completed by people: times, timeline of notes and of what happened meanwhile, left
// changed, empty headings. Markdown. unread: what the changes lack, and why; it stands above them.
std::string postmortem(const Incident& incident,
                       const std::vector<Change>& changes,
                       World now,
                       const std::vector<std::string>& unread = {});

} // namespace mw::incident
