// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run on the command line leaves behind: how it ended, how long it took and for whom, what
// was kept and what was left changed.
#include "app/cli/runbook_terminal.h"
#include "app/cli/runbook_words.h"
#include "models/runbook/expression/value.h"
#include "models/runbook/spoken.h"

#include <cstdio>

namespace mw::cli {

using namespace runbook;

namespace {

std::string span(const std::optional<Millis>& time)
{
    return time ? toText(std::chrono::floor<std::chrono::seconds>(*time))
                : Terminal::tr("not measured").toStdString();
}

// "met", "missed" or why it cannot be said.
std::string judged(const ClockView& clocks)
{
    if (!clocks.rtoObjective || !clocks.rto)
        return {};
    //: Behind a measured time. %1 = a time
    const QString objective
        = Terminal::tr("objective %1").arg(QString::fromStdString(span(clocks.rtoObjective)));
    const auto behind = [&objective](const QString& words) {
        return ", " + objective.toStdString() + ": " + words.toStdString();
    };
    if (clocks.notExercised > 0)
        return behind(Terminal::tr("not proven, %1 steps NOT EXERCISED").arg(clocks.notExercised));
    if (!clocks.restored)
        return behind(Terminal::tr("not proven, the service was not marked as restored"));
    if (clocks.impactProposed)
        return behind(Terminal::tr("not proven, nobody confirmed the start of the impact"));
    //: An objective was kept, or not
    return behind(*clocks.rto <= *clocks.rtoObjective ? Terminal::tr("met")
                                                      : Terminal::tr("missed"));
}

// A line of the report; its labels are up to 18 characters wide.
void row(const QString& label, const std::string& words)
{
    std::printf("  %s%s\n", padded(label, 19).c_str(), words.c_str());
}

} // namespace

void RunTerminal::printReport()
{
    const RunView& view = m_engine.view();
    const ClockView& clocks = view.clocks;
    std::printf("\n%s\n", spoken(view.endMessage).c_str());
    const auto mark =
        [](const QString& name, const std::optional<World>& at, const QString& note = {}) {
            if (at)
                row(name,
                    formatTime(*at) + (note.isEmpty() ? std::string() : "  " + note.toStdString()));
        };
    //: Report of a run: moments and times, at most 18 letters
    mark(Terminal::tr("impact start"),
         clocks.impactStart,
         clocks.impactProposed ? Terminal::tr("(proposed from data)") : QString());
    mark(Terminal::tr("detected"), clocks.detected);
    mark(Terminal::tr("declared"), clocks.declared);
    mark(Terminal::tr("decided"), clocks.decided);
    mark(Terminal::tr("data safe"),
         clocks.dataSafe,
         //: Behind a time that a person has entered
         clocks.rpoForced ? Terminal::tr("(typed, not measured)") : QString());
    mark(Terminal::tr("service restored"), clocks.restored);
    row(Terminal::tr("recovery time"), span(clocks.rto) + judged(clocks));
    if (clocks.rpo)
        row(Terminal::tr("data loss"),
            span(clocks.rpo)
                + (clocks.rpoObjective ? ", "
                           + Terminal::tr("objective %1")
                                 .arg(QString::fromStdString(span(clocks.rpoObjective)))
                                 .toStdString()
                                       : std::string()));
    row(Terminal::tr("run"),
        //: How long a run took. %1 = all of it, %2 = how much of it somebody was waited for
        Terminal::tr("%1, of it waiting for people %2")
            .arg(QString::fromStdString(span(clocks.elapsed)),
                 QString::fromStdString(span(clocks.people)))
            .toStdString());
    for (const std::string& line : view.overrides)
        //: Report of a run, at most 18 letters: gone on without the approval that was needed
        row(Terminal::tr("BROKEN GLASS"), line);
    for (const std::string& who : view.people)
        row(Terminal::tr("people"), who);
    for (const EvidenceView& one : view.evidence) {
        const std::string what
            = one.step + ": " + one.kind + (one.label.empty() ? "" : " " + one.label);
        row(Terminal::tr("evidence"), what + withdrawnWords(one).toStdString());
    }
    for (const std::string& line : view.notes)
        row(Terminal::tr("note"), line);
    for (const LeftChangedView& entry : view.leftChanged) {
        const QString until = entry.until
            //: Until when somebody owns it. %1 = a time
            ? QStringLiteral(", ")
                + Terminal::tr("until %1").arg(QString::fromStdString(formatTime(*entry.until)))
            : QString();
        row(Terminal::tr("left changed"),
            spoken(entry.what) + ": " + spoken(entry.from) + " → " + spoken(entry.to)
                + (entry.owner.empty() ? "  " + Terminal::tr("(nobody owns it)").toStdString()
                                       : "  (" + entry.owner + until.toStdString() + ")"));
    }
    if (view.leftChanged.empty())
        row(Terminal::tr("left changed"), Terminal::tr("nothing").toStdString());
    row(Terminal::tr("journal"),
        //: %1 = how many records, %2 = words that stand for the last one
        Terminal::tr("%1 records, head: %2")
            .arg(view.journal.records)
            .arg(QString::fromStdString(view.journal.headWords))
            .toStdString());
    if (!view.head.text.empty() && view.head.signatures.empty())
        //: Report of a run, at most 18 letters: who signed its journal
        row(Terminal::tr("signature"),
            //: Nobody signed. %1 = a command
            Terminal::tr("none yet; what to sign: %1")
                .arg(QStringLiteral("midwatch runbook sign '") + QString::fromStdString(view.dir)
                     + QStringLiteral("' --request"))
                .toStdString());
    row(Terminal::tr("folder"), view.dir);
}

} // namespace mw::cli
