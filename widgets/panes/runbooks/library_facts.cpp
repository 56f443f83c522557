// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about a runbook and about a run, and where the cells of the two tables
// come from.
#include "models/text/format.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/runbooks/library_origin.h"
#include "widgets/panes/runbooks/runbooks_pane.h"

namespace mw {
namespace {

Fact fact(const QString& label, const QString& value, Provenance from, bool mono = false)
{
    Fact one;
    one.label = label;
    one.value = value;
    one.mono = mono;
    one.from = std::move(from);
    return one;
}

} // namespace

void RunbooksPane::tellOrigins()
{
    bindProvenance<RunbookRow>(
        *m_bookTable,
        *m_bookModel,
        m_context->clock,
        [this](const RunbookRow& row, const QString& column) {
            return libraryOrigin(row, column, {m_library.runs, m_setup.runsDir, m_read});
        });
    bindProvenance<RunRow>(
        *m_runTable, *m_runModel, m_context->clock, [this](const RunRow& row, const QString&) {
            return libraryOrigin(row, m_read);
        });
}

std::optional<InspectorContent> RunbooksPane::inspect(const Selected& what) const
{
    if (const auto* ref = std::get_if<RunbookRef>(&what)) {
        for (const auto& entry : m_library.entries) {
            if (entry.id == ref->id)
                return inspectBook(entry);
        }
    } else if (const auto* run = std::get_if<RunRef>(&what)) {
        for (const auto& one : m_library.runs) {
            if (one.dir == run->dir)
                return inspectRun(one);
        }
    }
    return std::nullopt;
}

InspectorContent RunbooksPane::inspectBook(const runbook::LibraryEntry& entry) const
{
    const RunbookRow row = rowOf(entry, m_library.runs);
    const World now = m_context->clock.world();
    const RowTraits<RunbookRow> traits = runbookTraits();
    const auto origin = [&](const char* column) {
        return libraryOrigin(
            row, QString::fromLatin1(column), {m_library.runs, m_setup.runsDir, m_read});
    };
    InspectorContent content;
    content.what = RunbookRef{entry.id};
    content.kind = tr("Runbook");
    content.icon = icon();
    content.title = text::qs(row.title);
    content.subtitle = text::qs(row.team);
    content.status = !row.startable ? StatusKind::Critical
        : row.stale.empty()         ? StatusKind::Ok
                                    : StatusKind::Warning;
    content.sentence = text::qs(row.problem.empty() ? row.stale : row.problem);
    InspectorSection when;
    when.title = tr("Start when");
    when.prose = text::qs(entry.startWhen);
    content.sections.push_back(std::move(when));
    if (!entry.summary.empty()) {
        InspectorSection about;
        about.title = tr("About");
        about.prose = text::qs(entry.summary);
        content.sections.push_back(std::move(about));
    }
    // The same words as in the table.
    InspectorSection runs;
    runs.title = tr("Runs");
    for (const ColumnSpec<RunbookRow>& column : traits.columns) {
        for (const char* id : {"lastDrill", "lastSuccess", "took", "through"}) {
            if (column.id == QLatin1String(id))
                runs.facts.push_back(fact(column.title, column.text(row, now), origin(id)));
        }
    }
    if (row.ended > 0)
        //: Inspector: how many runs the figures were computed from
        runs.facts.push_back(fact(tr("Counted"), runsCounted(row), origin("through")));
    content.sections.push_back(std::move(runs));
    InspectorSection facts;
    facts.title = tr("Facts");
    const Provenance file = origin("title");
    facts.facts.push_back(fact(tr("Contact"), text::qs(entry.contact), file));
    facts.facts.push_back(fact(tr("File"), text::qs(entry.file), file));
    QStringList alerts;
    for (const std::string& alert : entry.alerts)
        alerts << text::qs(alert);
    if (!alerts.isEmpty())
        facts.facts.push_back(fact(tr("Alerts"), alerts.join(QStringLiteral(", ")), file));
    facts.facts.push_back(
        fact(tr("Lint"),
             QString(tr("%n error(s)", nullptr, entry.errors) + QStringLiteral(", ")
                     + tr("%n warning(s)", nullptr, entry.warnings)),
             file));
    content.sections.push_back(std::move(facts));
    return content;
}

InspectorContent RunbooksPane::inspectRun(const runbook::RunSummary& run) const
{
    const RunRow row = rowOf(run);
    const World now = m_context->clock.world();
    const Provenance from = libraryOrigin(row, m_read);
    InspectorContent content;
    content.what = RunRef{run.dir};
    //: Inspector: one run of a runbook
    content.kind = tr("Run of a runbook");
    content.icon = icon();
    content.title = text::qs(row.title);
    content.subtitle = text::qs(row.estate);
    content.sentence = text::qs(row.problem);
    InspectorSection facts;
    facts.title = tr("Facts");
    for (const ColumnSpec<RunRow>& column : runTraits().columns) {
        if (column.id == QLatin1String("title") || column.id == QLatin1String("estate"))
            continue;
        if (column.id == QLatin1String("state") && column.mark) {
            const CellMark mark = column.mark(row);
            content.status = mark == CellMark::Critical ? StatusKind::Critical
                : mark == CellMark::Warning             ? StatusKind::Warning
                : mark == CellMark::Info                ? StatusKind::Info
                                                        : StatusKind::Ok;
        }
        facts.facts.push_back(
            fact(column.title, column.text(row, now), from, column.id == QLatin1String("id")));
    }
    if (row.closed)
        facts.facts.push_back(fact(tr("Took"),
                                   text::span(std::chrono::duration_cast<std::chrono::seconds>(
                                       row.closedAt - row.created)),
                                   from));
    content.sections.push_back(std::move(facts));
    return content;
}

} // namespace mw
