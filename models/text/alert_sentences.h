// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts, silences, pages and on-call in words for people. Pure; any thread.
#pragma once

#include "models/data/page.h"
#include "models/data/shout.h"

#include <QString>
#include <vector>

namespace mw::text {

QString word(const Alert& alert); // "firing", "silenced", "inhibited", "muted"; else as sent
QString word(const Shout& shout); // "critical", "silenced", "meant to fire", …
QString word(Silence::State state, const Atom& asSent = {});
QString word(Page::State state, const Atom& asSent = {});
QString ends(World end, World now); // "in 1 h 50 min", "12m ago"; "never" for World{}
// "1:48 → Ben", "overdue → Ben", empty when it will not escalate.
QString escalation(const Page& page, World now);
// "Ana (you) → 07:00": level 1 of the policy of ours, else of all; empty when nobody is known.
QString onCallLine(const std::vector<OnCallShift>& shifts, World now);
QString minutesSeconds(Millis left); // "1:48", never negative

} // namespace mw::text
