// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the library of runbooks: what they count, and which journals they come from.
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/provenance.h"
#include "widgets/panes/runbooks/library_origin.h"
#include "widgets/panes/runbooks/runbooks_pane.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

RunSummary run(const char* name, const char* state, Mode mode, Millis ago, Millis took)
{
    RunSummary out;
    out.id = name;
    out.dir = std::string("/runs/") + name;
    out.runbookId = "t";
    out.state = state;
    out.mode = mode;
    out.createdAt = PaneFixture::night() - ago;
    if (out.state != "open") {
        out.closed = true;
        out.closedAt = out.createdAt + took;
    }
    return out;
}

// Newest first, as scanRuns() gives them.
std::vector<RunSummary> someRuns()
{
    std::vector<RunSummary> runs{run("now", "open", Mode::Live, 1min, 0min),
                                 run("d", "aborted", Mode::Live, 10h, 1min),
                                 run("c", "succeeded", Mode::Live, 20h, 4min),
                                 run("b", "succeeded-with-exceptions", Mode::Drill, 50h, 9min),
                                 run("a", "succeeded", Mode::Live, 100h, 3min)};
    runs.push_back(run("other", "succeeded", Mode::Live, 1h, 1h));
    runs.back().runbookId = "u";
    return runs;
}

LibraryEntry entry()
{
    LibraryEntry out;
    out.id = "t";
    out.title = "Test";
    out.file = "/books/t.runbook.yaml";
    out.lastSuccess = PaneFixture::night() - 20h + 4min;
    out.lastDrill = PaneFixture::night() - 50h + 9min;
    return out;
}

QString cell(const RunbookRow& row, const char* column)
{
    const RowTraits<RunbookRow> traits = runbookTraits();
    for (const auto& spec : traits.columns) {
        if (spec.id == QLatin1String(column))
            return spec.text(row, PaneFixture::night());
    }
    return QStringLiteral("no such column");
}

} // namespace

class LibraryOriginTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsCounted()
    {
        const RunbookRow row = rowOf(entry(), someRuns());
        QCOMPARE(row.ended, 4); // neither the open one nor those of another runbook
        QCOMPARE(row.through, 3);
        QCOMPARE(row.live, 3);
        QCOMPARE(row.drills, 1);
        QVERIFY(row.took == 4min);
        QVERIFY(row.shortest == 3min && row.longest == 9min);
        QCOMPARE(cell(row, "through"), QStringLiteral("3 of 4"));
        QVERIFY(cell(row, "took").startsWith(QStringLiteral("4")));
        const RunbookRow none = rowOf(entry(), {});
        QCOMPARE(cell(none, "through"), QString::fromUtf8("–"));
        QCOMPARE(cell(none, "took"), QString::fromUtf8("–"));
    }

    void whichJournals()
    {
        const auto runs = someRuns();
        const std::string dir = "/runs";
        const World at = PaneFixture::night();
        const RunbookRow row = rowOf(entry(), runs);
        const LibraryRead read{runs, dir, at};
        const Provenance success = libraryOrigin(row, QStringLiteral("lastSuccess"), read);
        QVERIFY2(success.query.startsWith(QStringLiteral("/runs/c/")), qPrintable(success.query));
        QVERIFY(success.at == at);
        const Provenance drill = libraryOrigin(row, QStringLiteral("lastDrill"), read);
        QVERIFY(drill.query.startsWith(QStringLiteral("/runs/b/")));
        const Provenance took = libraryOrigin(row, QStringLiteral("took"), read);
        QCOMPARE(took.query, QStringLiteral("4 journal(s) of it in /runs"));
        QVERIFY2(took.window.startsWith(QStringLiteral("2026-01-12")), qPrintable(took.window));
        QCOMPARE(libraryOrigin(row, QStringLiteral("state"), read).query,
                 QStringLiteral("/books/t.runbook.yaml"));
        // "never" is a statement about every journal there is
        const std::vector<RunSummary> empty;
        LibraryEntry fresh = entry();
        fresh.lastSuccess.reset();
        const Provenance never
            = libraryOrigin(rowOf(fresh, empty), QStringLiteral("lastSuccess"), {empty, dir, at});
        QCOMPARE(never.query, QStringLiteral("0 journal(s) of it in /runs"));
    }

    // From the disk to the tooltip, the outline of F2 and the inspector.
    void theTablesAndTheInspectorSayIt()
    {
        PaneFixture f;
        QTemporaryDir folder;
        const std::string book = runbookText(
            "- {id: look, title: Look, do: manual, with: {ask: Look., confirm: tick}}\n");
        QFile file(folder.filePath(QStringLiteral("t.runbook.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(book.c_str()) > 0);
        file.close();
        FakeWorld world(f.clock);
        static MemoryFiles unused;
        RunbooksSetup setup;
        setup.services = world.services(unused);
        setup.services.files = nullptr; // the real disk
        setup.folders = {folder.path().toStdString()};
        setup.runsDir = folder.filePath(QStringLiteral("runs")).toStdString();
        {
            Engine engine(setup.services);
            RunRequest wanted = request(book);
            wanted.runsDir = setup.runsDir;
            wanted.mode = Mode::Live;
            QVERIFY(engine.create(wanted));
            crank(engine, world, f.clock);
            QVERIFY(engine.start("Ana"));
            crank(engine, world, f.clock);
            QVERIFY(engine.answer("look", "Ana", "", "", {}));
            crank(engine, world, f.clock);
            QVERIFY(isFinal(engine.view().state));
        }
        auto made = std::make_unique<RunbooksPane>(std::move(setup));
        RunbooksPane* pane = made.get();
        made->attach(f.context);
        made->resize(1352, 828);
        made->show();
        made->setActive(true);
        f.pane = std::move(made);
        QTRY_VERIFY_WITH_TIMEOUT(pane->settled(), 30'000);
        const auto tables = pane->findChildren<DataTable*>();
        QCOMPARE(tables.size(), 2);
        DataTable* books = nullptr;
        QStringList counts;
        for (DataTable* table : tables) {
            counts << table->countText();
            if (counts.last() == QStringLiteral("1 runbook(s)"))
                books = table;
        }
        QVERIFY2(books, qPrintable(counts.join(QLatin1Char(','))));
        QVERIFY(counts.contains(QStringLiteral("1 run(s)")));
        const auto places = provenancePlacesOf(books->view()->viewport());
        QVERIFY(!places.empty());
        for (const ProvenancePlace& place : places)
            QVERIFY(place.from.at != World{});
        int ofJournals = 0, ofFile = 0;
        for (int column = 0; column < books->model()->columnCount(); ++column) {
            const QString tip = books->model()->index(0, column).data(Qt::ToolTipRole).toString();
            ofJournals += tip.contains(QStringLiteral("Source: journals on this laptop"));
            ofFile += tip.contains(QStringLiteral("Source: runbook file"));
        }
        QCOMPARE(ofJournals, 4); // last drill, last success, took, came through
        QVERIFY(ofFile >= 3);
        const auto content = pane->inspect(RunbookRef{"t"});
        QVERIFY(content);
        int told = 0;
        for (const InspectorSection& section : content->sections) {
            for (const Fact& fact : section.facts) {
                QVERIFY2(!fact.from.empty(), qPrintable(fact.label));
                told += fact.value == QStringLiteral("1 of 1");
            }
        }
        QCOMPARE(told, 1);
        const auto& runs = f.context.selection; // nothing is selected by looking
        QVERIFY(runs.empty());
    }
};

MIDWATCH_TEST(LibraryOriginTest)
#include "tst_library_origin.moc"
