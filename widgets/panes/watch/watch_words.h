// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of the Watch pane in words for people: short, the state first. Pure.
#pragma once

#include "models/insight/watch_focus.h"
#include "models/insight/watch_matrix.h"
#include "models/insight/watch_needs.h"
#include "models/insight/watch_next.h"
#include "models/insight/watch_tonight.h"
#include "models/insight/watch_verdict.h"

#include <QString>

namespace mw::watch {

struct TenantsTouched
{
    size_t touched = 0, all = 0;
    bool operator==(const TenantsTouched&) const = default;
};

// "Users of agent-runtime fail: 6.2 % of requests, since 02:52Z, still rising."
QString headline(const WatchVerdict& verdict, World now);
// What stands below it: budget, what is not seen, how many more.
QString detail(const WatchVerdict& verdict, World now);
// "9 of 9 sources live, oldest 41 s"
QString seen(const WatchVerdict& verdict);
// "Next: handover to Ben 06:00Z."
QString nextWords(const NextEvent& next, World now);
// Of the tenants that something has gone wrong for.
QString tenantWords(const TenantsTouched& tenants); // "4 of 12 tenants."
// A fact behind the verdict; of a source its state and what it said.
QString factWords(const WatchReason& reason);
QString spoken(Millis duration); // "1 min 46 s", "6 h 12 min"
QString shortTime(World at); // "02:52Z"

QString ruleWords(NeedRow::Rule rule); // "users are losing their budget"
QString waitsWords(WaitsUntil until); // "can wait until Monday"
QString waitsShort(WaitsUntil until); // "Mon"
// Second line of a need: "7 signals · since 02:52Z"
QString needLine(const NeedRow& row);

QString domainTitle(Domain domain); // "Users"
QString domainWords(Domain domain); // what the column speaks of
// The worst reason of a cell in one line; empty where nothing is wrong and all is seen.
QString cellReason(const MatrixCell& cell, World now);

QString groundWords(const FocusChange& change); // "same service · 1 min 46 s before"
QString nextOf(const Tonight& tonight, World now); // "Handover 07:00 from you to Ben"
QString peopleOf(const Tonight& tonight); // "On call Ana (you) · second Ben"
QString silenceWords(const Silence& silence, World now); // "silence node-exporter, 2 h left (Ben)"

} // namespace mw::watch
