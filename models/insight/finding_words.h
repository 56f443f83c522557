// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of findings, in the language of the program: English where no other is installed.
// Findings are made on any thread; a translator is only installed before the first of them.
#pragma once

#include "models/data/source_status.h"

#include <QCoreApplication>
#include <QString>
#include <string>

namespace mw {

struct Findings
{
    Q_DECLARE_TR_FUNCTIONS(Findings)
public:
    static QString qs(const std::string& text) { return QString::fromStdString(text); }
    static QString pods(int count);
    static QString number(double value); // of a rule: "15", "2.5"
    static QString state(SourceState state); // "unreachable"
};

} // namespace mw
