// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_words.h"

#include <cstdio>

namespace mw::cli {

std::string word(runbook::Mode mode)
{
    switch (mode) {
    case runbook::Mode::Live:
        return Terminal::tr("LIVE").toStdString();
    case runbook::Mode::Drill:
        return Terminal::tr("DRILL").toStdString();
    case runbook::Mode::Simulate:
        break;
    }
    return Terminal::tr("SIMULATED").toStdString();
}

std::string word(runbook::StepState state)
{
    static constexpr const char* known[]{
        //: State of a step of a runbook, in a terminal
        QT_TRANSLATE_NOOP("Terminal", "succeeded"),
        QT_TRANSLATE_NOOP("Terminal", "skipped"),
        QT_TRANSLATE_NOOP("Terminal", "failed"),
        QT_TRANSLATE_NOOP("Terminal", "timed-out"),
        QT_TRANSLATE_NOOP("Terminal", "by-hand"),
        QT_TRANSLATE_NOOP("Terminal", "undone"),
        QT_TRANSLATE_NOOP("Terminal", "undo-failed"),
        QT_TRANSLATE_NOOP("Terminal", "unknown"),
        QT_TRANSLATE_NOOP("Terminal", "inconclusive"),
        QT_TRANSLATE_NOOP("Terminal", "verifying"),
    };
    const std::string_view english = runbook::toString(state);
    for (const char* one : known) {
        if (english == one)
            return Terminal::tr(one).toStdString();
    }
    return std::string(english);
}

std::string padded(const QString& label, int width)
{
    // One space at least, also behind a label that is wider.
    return (label.size() < width ? label.leftJustified(width) : label + QLatin1Char(' '))
        .toStdString();
}

void labelled(int indent, int width, const QString& label, const std::string& text)
{
    if (text.empty())
        return;
    std::printf("%*s%s", indent, "", padded(label, width).c_str());
    for (const char c : text) {
        std::putchar(c);
        if (c == '\n')
            std::printf("%*s", indent + width, "");
    }
    std::putchar('\n');
}

QString withdrawnWords(const runbook::EvidenceView& evidence)
{
    if (evidence.withdrawnBy.empty())
        return {};
    //: A piece of evidence. %1 = a name, %2 = a reason
    return QStringLiteral(", ")
        + Terminal::tr("withdrawn by %1: %2")
              .arg(QString::fromStdString(evidence.withdrawnBy),
                   QString::fromStdString(evidence.withdrawnWhy));
}

void say(const QString& line)
{
    std::printf("%s\n", line.toStdString().c_str());
}

} // namespace mw::cli
