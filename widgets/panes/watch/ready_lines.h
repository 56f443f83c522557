// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Watch pane says of change freezes, chaos experiments and "Ready for DR": lines in the T
// box, and a row each for what is missing. Pure.
#pragma once

#include "models/data/chaos.h"
#include "models/data/readiness.h"
#include "models/insight/freezes.h"
#include "models/insight/watch_needs.h"
#include "widgets/panes/watch/tonight_card.h"

#include <functional>

namespace mw::watch {

// "freeze prod until 06:00"; declared: freezes of the estate file, also those
// that are over; bad: those that could not be understood.
QString freezeLine(const FreezesTonight& freezes, size_t declared, size_t bad, World now);

struct ChaosLine
{
    QString words; // "chaos: none", "chaos: node-failure on staging since 02:10"
    bool loud = false; // one runs, or that is not known
};
// environmentOf: of a cluster; as people call it.
ChaosLine chaosLine(const std::vector<ChaosSight>& sights,
                    const std::function<QString(const std::string&)>& environmentOf,
                    World now);

// key: of the list behind the line, as people press it.
void fillReady(TonightCard::Content& content,
               const ReadyReport& report,
               bool busy,
               const QString& key);

// Where the line and the rows come from.
Provenance readyOrigin(const ReadyReport& report);

struct ReadyRow
{
    NeedRow need;
    QString line; // what helps
};
// One a topic with something missing: it can wait, and goes again when it is mended.
std::vector<ReadyRow> readyRows(const ReadyReport& report, World now);

} // namespace mw::watch
