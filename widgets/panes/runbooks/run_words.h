// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words and marks of a run, for people: states, modes, clocks.
#pragma once

#include "models/runbook/plan.h"
#include "models/runbook/run_view.h"
#include "widgets/theme/status.h"

#include <QString>
#include <optional>

namespace mw::run {

QString word(runbook::StepState state);
QString word(runbook::RunState state);
QString word(runbook::Mode mode); // LIVE, DRILL, SIMULATED
QString word(runbook::Effect effect); // "reads", "safe to repeat", …
// Was the recovery objective met? Only if every effect ran and the start is confirmed.
QString judgement(const runbook::ClockView& clocks);
std::optional<StatusKind> mark(runbook::StepState state); // none: pending, skipped, running
bool failed(runbook::StepState state);
QString listTitle(const std::string& list); // heading of a list of steps; empty: the main one

QString clockText(Millis duration); // "25:02", "1:03:20"
QString clockText(const std::optional<Millis>& duration);
QString timeText(World at); // "03:12:40Z"
QString ageText(World at, World now); // "4 s ago"
QString text(const std::string& utf8);
// What the engine keeps in English, in the language of the program.
QString said(const std::string& english);
// Why something was refused, in the language of the program, with its place in a file.
QString said(const Error& error);
// "output revisions" of a kept piece of evidence: its kind in words.
QString evidenceText(const std::string& kept);
// "→ 6 The decision stands": where an option of a decision leads.
QString leadsTo(const runbook::PlanOption& option);
// Bold, lists and code of Markdown; everything else is text. No images, no links are followed.
QString limitedMarkdown(const std::string& utf8);

} // namespace mw::run
