// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run on the command line leaves behind: how it ended, how long it took and for whom, what
// was kept and what was left changed.
#include "app/cli/runbook_terminal.h"
#include "models/runbook/expression/value.h"

#include <cstdio>

namespace mw::cli {

using namespace runbook;

namespace {

std::string span(const std::optional<Millis>& time)
{
    return time ? toText(std::chrono::floor<std::chrono::seconds>(*time))
                : std::string("not measured");
}

// "met", "missed" or why it cannot be said.
std::string judged(const ClockView& clocks)
{
    if (!clocks.rtoObjective || !clocks.rto)
        return {};
    const std::string of = ", objective " + span(clocks.rtoObjective);
    if (clocks.notExercised > 0)
        return of + ": not proven, " + std::to_string(clocks.notExercised) + " steps NOT EXERCISED";
    if (!clocks.restored)
        return of + ": not proven, the service was not marked as restored";
    if (clocks.impactProposed)
        return of + ": not proven, nobody confirmed the start of the impact";
    return of + (*clocks.rto <= *clocks.rtoObjective ? ": met" : ": missed");
}

} // namespace

void RunTerminal::printReport()
{
    const RunView& view = m_engine.view();
    const ClockView& clocks = view.clocks;
    std::printf("\n%s\n", view.endMessage.c_str());
    const auto mark = [](const char* name, const std::optional<World>& at, const char* note = "") {
        if (at)
            std::printf("  %-18s %s%s\n", name, formatTime(*at).c_str(), note);
    };
    mark("impact start", clocks.impactStart, clocks.impactProposed ? "  (proposed from data)" : "");
    mark("detected", clocks.detected);
    mark("declared", clocks.declared);
    mark("decided", clocks.decided);
    mark("data safe", clocks.dataSafe, clocks.rpoForced ? "  (typed, not measured)" : "");
    mark("service restored", clocks.restored);
    std::printf(
        "  %-18s %s%s\n", "recovery time", span(clocks.rto).c_str(), judged(clocks).c_str());
    if (clocks.rpo)
        std::printf("  %-18s %s%s\n",
                    "data loss",
                    span(clocks.rpo).c_str(),
                    clocks.rpoObjective ? (", objective " + span(clocks.rpoObjective)).c_str()
                                        : "");
    std::printf("  %-18s %s, of it waiting for people %s\n",
                "run",
                span(clocks.elapsed).c_str(),
                span(clocks.people).c_str());
    for (const std::string& who : view.people)
        std::printf("  %-18s %s\n", "people", who.c_str());
    for (const std::string& line : view.evidence)
        std::printf("  %-18s %s\n", "evidence", line.c_str());
    for (const std::string& line : view.notes)
        std::printf("  %-18s %s\n", "note", line.c_str());
    for (const LeftChangedView& entry : view.leftChanged)
        std::printf("  %-18s %s: %s → %s%s\n",
                    "left changed",
                    entry.what.c_str(),
                    entry.from.c_str(),
                    entry.to.c_str(),
                    entry.owner.empty()
                        ? "  (nobody owns it)"
                        : ("  (" + entry.owner
                           + (entry.until ? ", until " + formatTime(*entry.until) : "") + ")")
                              .c_str());
    if (view.leftChanged.empty())
        std::printf("  %-18s nothing\n", "left changed");
    std::printf("  %-18s %llu records, head: %s\n",
                "journal",
                static_cast<unsigned long long>(view.journal.records),
                view.journal.headWords.c_str());
    std::printf("  %-18s %s\n", "folder", view.dir.c_str());
}

} // namespace mw::cli
