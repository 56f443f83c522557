// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the Alerts pane: who shouts, what speaks of one object, silences, pages, who is on call.
#pragma once

#include "models/data/page.h"
#include "models/data/shout.h"
#include "models/hub/hub.h"
#include "models/items/columns.h"

namespace mw {

RowTraits<Shout> shoutTraits();

// One signal about an object: an alert, a finding or a page.
struct SignalRow
{
    enum class Kind { Alert, Finding, Page };
    Kind kind = Kind::Alert;
    SourceKey key; // alerts and pages
    std::string id; // findings: its id; else fingerprint or incident id
    Severity severity = Severity::Info;
    CellMark mark = CellMark::None;
    std::string state; // for people
    std::string name, object, summary, receivers, quietBy, sources;
    World since{};
    bool operator==(const SignalRow&) const = default;
};
std::vector<SignalRow> signalsOf(const Shout& shout, const Hub& hub);
RowTraits<SignalRow> signalTraits();

struct SilenceRow
{
    Silence silence; // as the Alertmanager says in which it is in force, if any
    std::vector<Atom> sources; // who knows it: a pair tells each other, and the id stays the same
    int64_t hits = 0; // alerts of these Alertmanagers that it matches now, each counted once
    bool operator==(const SilenceRow&) const = default;
};
// Those that are in force or to come, and those that ended within a day.
std::vector<SilenceRow> silenceRows(const Hub& hub, World now);
RowTraits<SilenceRow> silenceTraits();

RowTraits<Page> pageTraits();
RowTraits<OnCallShift> onCallTraits();
CellMark markOf(const Page& page);
CellMark markOf(const Shout& shout);
// "silence 2 h by Ben: deploy", "TargetDown", "weekends": what keeps an alert quiet.
QString quietBy(const Alert& alert, const Hub& hub);

} // namespace mw
