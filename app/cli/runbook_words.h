// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of a plan and of the guided run in a terminal, in the language that --lang names.
// Without it they are English, for scripts read them too. What a person types (yes, done, own …)
// is the same in every language: translations keep those words.
#pragma once

#include "models/runbook/run_view.h"

#include <QCoreApplication>
#include <string>

namespace mw::cli {

struct Terminal
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

std::string word(runbook::Mode mode); // LIVE, DRILL, SIMULATED
std::string word(runbook::StepState state); // of a step that is settled, as the journal names it
// "  now     it asks for 3 replicas": a column of labels `width` wide; nothing for an empty text.
// Lines that follow stand below the first.
void labelled(int indent, int width, const QString& label, const std::string& text);
// The label alone, as wide as `width` characters.
std::string padded(const QString& label, int width);
// ", withdrawn by Ana: a name was in it"; nothing while it is there.
QString withdrawnWords(const runbook::EvidenceView& evidence);
void say(const QString& line); // a line to standard output

} // namespace mw::cli
