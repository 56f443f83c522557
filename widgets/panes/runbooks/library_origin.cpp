// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/library_origin.h"

#include "models/runbook/journal/journal.h"
#include "models/text/format.h"

#include <QCoreApplication>
#include <algorithm>

namespace mw {
namespace {

struct LibraryOrigin
{
    Q_DECLARE_TR_FUNCTIONS(LibraryOrigin)
};

// "3 journals in /…/runs", or the one there is.
Provenance ofJournals(const RunbookRow& row, const LibraryRead& read)
{
    Provenance from;
    //: Source of a number: what the runs on this laptop have written
    from.source = LibraryOrigin::tr("journals on this laptop");
    from.at = read.at;
    World first{}, last{};
    std::string only;
    int ended = 0;
    for (const runbook::RunSummary& run : read.runs) {
        if (run.runbookId != row.id || !run.closedAt)
            continue;
        ++ended;
        only = run.dir;
        first = first == World{} ? run.createdAt : std::min(first, run.createdAt);
        last = std::max(last, *run.closedAt);
    }
    from.query = ended == 1 ? text::qs(runbook::journalPath(only))
                            //: Which journals a number was computed from. %1 = folder
                            : LibraryOrigin::tr("%n journal(s) of it in %1", nullptr, ended)
                                  .arg(text::qs(read.runsDir));
    if (ended > 0)
        from.window = text::timeUtc(first) + QStringLiteral(" – ") + text::timeUtc(last);
    return from;
}

} // namespace

Provenance libraryOrigin(const RunbookRow& row, const QString& column, const LibraryRead& read)
{
    const bool drill = column == QLatin1String("lastDrill");
    if (drill || column == QLatin1String("lastSuccess")) {
        Provenance from = ofJournals(row, read);
        const std::string& one = drill ? row.drillJournal : row.successJournal;
        if (!one.empty()) { // "never" is said of all of them
            from.query = text::qs(runbook::journalPath(one));
            from.window.clear();
        }
        return from;
    }
    if (column == QLatin1String("took") || column == QLatin1String("through"))
        return ofJournals(row, read);
    //: Source of a number: the file of a runbook
    return {LibraryOrigin::tr("runbook file"), text::qs(row.file), {}, read.at};
}

Provenance libraryOrigin(const RunRow& row, World readAt)
{
    //: Source of a number: what a run has written
    return {LibraryOrigin::tr("journal of the run"),
            text::qs(runbook::journalPath(row.dir)),
            {},
            readAt};
}

} // namespace mw
