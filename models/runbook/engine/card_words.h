// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the card of a step, in the language of the program. They are shown and never kept:
// what the journal holds is English everywhere, so that everybody can read it.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

namespace mw::runbook {

struct CardWords
{
    Q_DECLARE_TR_FUNCTIONS(CardWords)
public:
    static QString qs(const std::string& text) { return QString::fromStdString(text); }
    // A sentence as it is, or with its values.
    static std::string say(const QString& text) { return text.toStdString(); }
    template <typename... Values>
    static std::string say(const QString& text, const Values&... values)
    {
        return text.arg(qs(values)...).toStdString();
    }
};

} // namespace mw::runbook
