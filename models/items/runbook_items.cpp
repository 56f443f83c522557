// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/runbook_items.h"

#include "models/items/column_helpers.h"

#include <QCoreApplication>
#include <algorithm>

namespace mw {
namespace {

using namespace items;

// A class of its own: lupdate takes the context of a translation from it.
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(Columns)
};

// Like an age, but the word for World{} is "never", not "–": it has been looked for.
template <class Row>
ColumnSpec<Row> lastColumn(const char* id, QString title, std::function<World(const Row&)> at)
{
    auto spec = ageColumn<Row>(id, std::move(title), at);
    spec.width = 104;
    spec.text = [at](const Row& row, World now) {
        return at(row) == World{} ? Columns::tr("never")
                                  : Columns::tr("%1 ago").arg(text::age(at(row), now));
    };
    return spec;
}

QString modeWord(const std::string& mode)
{
    return mode == "live" ? Columns::tr("live")
        : mode == "drill" ? Columns::tr("drill")
                          : Columns::tr("simulated");
}

// Of a run that is closed or driven elsewhere; its words are those of the journal.
QString stateWord(const std::string& state)
{
    if (state == "open")
        //: a run that somebody drives now
        return Columns::tr("under way");
    if (state == "succeeded")
        return Columns::tr("succeeded");
    if (state == "succeeded-with-exceptions")
        return Columns::tr("succeeded with exceptions");
    if (state == "failed")
        return Columns::tr("failed");
    if (state == "aborted")
        return Columns::tr("stopped");
    return text::qs(state);
}

bool cameThrough(const runbook::RunSummary& run)
{
    return run.state == "succeeded" || run.state == "succeeded-with-exceptions";
}

void count(RunbookRow& row, const std::vector<runbook::RunSummary>& runs)
{
    std::vector<Millis> took;
    for (const runbook::RunSummary& run : runs) {
        if (run.runbookId != row.id || !run.closedAt)
            continue;
        ++row.ended;
        row.live += run.mode == runbook::Mode::Live;
        row.drills += run.mode == runbook::Mode::Drill;
        if (!cameThrough(run))
            continue;
        ++row.through;
        took.push_back(*run.closedAt - run.createdAt);
        const bool live = run.mode == runbook::Mode::Live;
        if (*run.closedAt == (live ? row.lastSuccess : row.lastDrill))
            (live ? row.successJournal : row.drillJournal) = run.dir;
    }
    if (took.empty())
        return;
    std::sort(took.begin(), took.end());
    row.took = took[took.size() / 2];
    row.shortest = took.front();
    row.longest = took.back();
}

QString tookWords(Millis took)
{
    return took < Millis(0) ? text::none()
                            : text::span(std::chrono::duration_cast<std::chrono::seconds>(took));
}

ColumnSpec<RunbookRow> tookColumn()
{
    ColumnSpec<RunbookRow> took;
    took.id = QStringLiteral("took");
    took.title = Columns::tr("Took");
    took.width = 92;
    took.numeric = true;
    took.text = [](const RunbookRow& r, World) { return tookWords(r.took); };
    took.key = [](const RunbookRow& r) { return sortKey(int64_t(r.took.count())); };
    took.tip = [](const RunbookRow& r) {
        return r.through == 0
            ? Columns::tr("No run of it came through yet.")
            //: %1, %2 = shortest and longest time
            : Columns::tr("Median of %n run(s) that came through: %1 to %2", nullptr, r.through)
                  .arg(tookWords(r.shortest), tookWords(r.longest));
    };
    return took;
}

// A share of few is told as a count, as in the delivery figures.
ColumnSpec<RunbookRow> throughColumn()
{
    ColumnSpec<RunbookRow> through;
    through.id = QStringLiteral("through");
    //: Column: how many runs of a runbook ended well
    through.title = Columns::tr("Came through");
    through.width = 110;
    through.numeric = true;
    constexpr int enough = 10;
    through.text = [](const RunbookRow& r, World) {
        if (r.ended == 0)
            return text::none();
        return r.ended < enough
            //: %1 of %2 runs
            ? Columns::tr("%1 of %2").arg(r.through).arg(r.ended)
            : text::percent(double(r.through) / r.ended, 0, text::Round::Floor);
    };
    through.key = [](const RunbookRow& r) {
        return sortKey(r.ended == 0 ? int64_t(-1) : int64_t(r.through) * 1000 / r.ended);
    };
    through.tip = [](const RunbookRow& r) {
        return QString(
            Columns::tr("Runs that came through ÷ runs that ended; stopped and failed ones did not")
            + QLatin1Char('\n') + runsCounted(r));
    };
    return through;
}

} // namespace

QString runsCounted(const RunbookRow& row)
{
    //: Runs of a runbook by their mode. %1 = live, %2 = drills, %3 = simulated
    return Columns::tr("%n run(s): %1 live, %2 drill, %3 simulated", nullptr, row.ended)
        .arg(row.live)
        .arg(row.drills)
        .arg(row.ended - row.live - row.drills);
}

RunbookRow rowOf(const runbook::LibraryEntry& entry, const std::vector<runbook::RunSummary>& runs)
{
    RunbookRow row;
    row.id = entry.id;
    row.file = entry.file;
    row.title = entry.title.empty() ? entry.file : entry.title;
    row.team = entry.team;
    row.startWhen = entry.startWhen;
    row.stale = entry.stale;
    row.errors = entry.errors;
    row.warnings = entry.warnings;
    row.startable = entry.startable() && entry.unreadable.empty();
    row.lastDrill = entry.lastDrill.value_or(World{});
    row.lastSuccess = entry.lastSuccess.value_or(World{});
    row.alerts = entry.alerts;
    count(row, runs);
    if (!entry.unreadable.empty()) {
        row.problem = entry.unreadable;
    } else if (!entry.unavailable.empty()) {
        QStringList types;
        for (const std::string& type : entry.unavailable)
            types << text::qs(type);
        //: %1 = types of steps, as in "sql, http"
        row.problem = Columns::tr("steps this version cannot run: %1")
                          .arg(types.join(QStringLiteral(", ")))
                          .toStdString();
    } else {
        for (const Diagnostic& diagnostic : entry.diagnostics) {
            if (diagnostic.severity == Diagnostic::Severity::Error) {
                row.problem = format(diagnostic);
                break;
            }
        }
    }
    return row;
}

RowTraits<RunbookRow> runbookTraits()
{
    RowTraits<RunbookRow> traits;
    traits.key = [](const RunbookRow& r) { return text::qs(r.file); };
    traits.order = [](const RunbookRow& a, const RunbookRow& b) -> std::strong_ordering {
        if (const int title = a.title.compare(b.title); title != 0)
            return title <=> 0;
        return a.file.compare(b.file) <=> 0;
    };
    auto title
        = textColumn<RunbookRow>("title", Columns::tr("Runbook"), 320, [](const RunbookRow& r) {
              return std::string_view(r.title);
          });
    title.tip = [](const RunbookRow& r) { return text::qs(r.file); };
    ColumnSpec<RunbookRow> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 150;
    state.text = [](const RunbookRow& r, World) {
        if (!r.startable)
            return Columns::tr("cannot start");
        return r.stale.empty() ? Columns::tr("ready") : text::qs(r.stale);
    };
    state.key = [](const RunbookRow& r) {
        return sortKey(int64_t(!r.startable ? 0 : r.stale.empty() ? 2 : 1));
    };
    state.mark = [](const RunbookRow& r) {
        if (!r.startable)
            return CellMark::Critical;
        return r.stale.empty() ? CellMark::Ok : CellMark::Warning;
    };
    state.tip = [](const RunbookRow& r) { return text::qs(r.problem); };
    auto when = textColumn<RunbookRow>(
        "startWhen", Columns::tr("Start when"), 420, [](const RunbookRow& r) {
            return std::string_view(r.startWhen);
        });
    when.prose = true;
    when.tip = [](const RunbookRow& r) { return text::qs(r.startWhen); };
    traits.columns = {
        std::move(title),
        std::move(state),
        textColumn<RunbookRow>("team",
                               Columns::tr("Owner"),
                               120,
                               [](const RunbookRow& r) { return std::string_view(r.team); }),
        lastColumn<RunbookRow>("lastDrill",
                               Columns::tr("Last drill"),
                               [](const RunbookRow& r) { return r.lastDrill; }),
        lastColumn<RunbookRow>("lastSuccess",
                               Columns::tr("Last success"),
                               [](const RunbookRow& r) { return r.lastSuccess; }),
        tookColumn(),
        throughColumn(),
        std::move(when),
    };
    traits.contains = [](const RunbookRow& r, std::string_view word) {
        return containsWord(r.title, word) || containsWord(r.id, word) || containsWord(r.team, word)
            || containsWord(r.startWhen, word);
    };
    return traits;
}

RunRow rowOf(const runbook::RunSummary& run)
{
    RunRow row;
    row.id = run.id;
    row.dir = run.dir;
    row.runbookId = run.runbookId;
    row.title = run.runbookTitle.empty() ? run.runbookId : run.runbookTitle;
    row.state = run.state;
    row.who = run.operatorName;
    row.problem = run.problem;
    row.mode = runbook::toString(run.mode);
    row.estate = run.estate;
    row.created = run.createdAt;
    row.closedAt = run.closedAt.value_or(World{});
    row.closed = run.closed;
    row.writerAlive = run.writerAlive;
    return row;
}

RowTraits<RunRow> runTraits()
{
    RowTraits<RunRow> traits;
    traits.key = [](const RunRow& r) { return text::qs(r.dir); };
    traits.order = [](const RunRow& a, const RunRow& b) -> std::strong_ordering {
        if (a.created != b.created) // newest first
            return a.created > b.created ? std::strong_ordering::less
                                         : std::strong_ordering::greater;
        return a.dir.compare(b.dir) <=> 0;
    };
    ColumnSpec<RunRow> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 200;
    state.text = [](const RunRow& r, World) {
        if (!r.problem.empty())
            return Columns::tr("journal damaged");
        if (r.interrupted())
            //: a run that is open although nobody drives it
            return Columns::tr("interrupted: resume");
        return stateWord(r.state);
    };
    state.key = [](const RunRow& r) { return sortKey(std::string_view(r.state)); };
    state.mark = [](const RunRow& r) {
        if (!r.problem.empty() || r.state == "failed")
            return CellMark::Critical;
        if (r.interrupted())
            return CellMark::Warning;
        return r.closed ? CellMark::None : CellMark::Info;
    };
    state.tip = [](const RunRow& r) { return text::qs(r.problem); };
    auto mode = textColumn<RunRow>(
        "mode", Columns::tr("Mode"), 90, [](const RunRow& r) { return std::string_view(r.mode); });
    mode.text = [](const RunRow& r, World) { return modeWord(r.mode); };
    traits.columns = {
        ageColumn<RunRow>(
            "created", Columns::tr("Started"), [](const RunRow& r) { return r.created; }),
        textColumn<RunRow>("title",
                           Columns::tr("Runbook"),
                           320,
                           [](const RunRow& r) { return std::string_view(r.title); }),
        std::move(mode),
        std::move(state),
        textColumn<RunRow>("estate",
                           Columns::tr("Estate"),
                           180,
                           [](const RunRow& r) { return std::string_view(r.estate); }),
        textColumn<RunRow>("who",
                           Columns::tr("Driver"),
                           140,
                           [](const RunRow& r) { return std::string_view(r.who); }),
        textColumn<RunRow>(
            "id", Columns::tr("Run"), 300, [](const RunRow& r) { return std::string_view(r.id); }),
    };
    traits.contains = [](const RunRow& r, std::string_view word) {
        return containsWord(r.title, word) || containsWord(r.id, word)
            || containsWord(r.state, word) || containsWord(r.who, word);
    };
    return traits;
}

} // namespace mw
