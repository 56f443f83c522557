// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs belong to the estate that is open: those of a simulated one never mix with real ones.
#include "models/runbook/library.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

EstateFacts estate(const std::string& name, const std::string& kind)
{
    EstateFacts out;
    out.name = name;
    out.targets = {{"c", "e", kind, true, {}}, {"p", "e", kind, false, {}}};
    return out;
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

    // A run that was made and left open, as a killed window leaves it.
    static void makeRun(const std::string& runs, const EstateFacts& in, Mode mode)
    {
        FixedClock clock{World(Millis(1'772'334'000'000))};
        FakeWorld world{clock};
        const auto files = makeFileLayer();
        MemoryFiles unused;
        Services services = world.services(unused);
        services.files = files.get();
        services.estate = in;
        RunRequest r = request(runbookText("- {id: a, do: wait, with: {for: 1s}}\n"));
        r.runsDir = runs;
        r.mode = mode;
        Engine engine(services);
        const Status made = engine.create(r);
        QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
    }

private Q_SLOTS:
    void oneMadeUpTargetDoesNotMakeAnEstateSimulated()
    {
        QVERIFY(isSimulated(estate("demo", "simulated")));
        QVERIFY(!isSimulated(estate("real", "prod")));
        QVERIFY(!isSimulated(EstateFacts{}));
        EstateFacts mixed = estate("mixed", "simulated");
        mixed.targets.front().environmentKind = "prod";
        QVERIFY(!isSimulated(mixed));
    }

    void runsOfTheSimulatedEstateStayThere()
    {
        const QTemporaryDir dir;
        const std::string runs = dir.path().toStdString();
        const EstateFacts real = estate("Shop", "prod");
        const EstateFacts other = estate("Other shop", "prod");
        const EstateFacts demo = estate("Demo", "simulated");
        makeRun(runs, real, Mode::Live);
        makeRun(runs, demo, Mode::Live); // live also in the demo: the mode does not tell
        makeRun(runs, demo, Mode::Simulate);
        if (QTest::currentTestFailed())
            return;
        const auto seen = [&](const EstateFacts& in) {
            std::multiset<std::string> names;
            for (const RunSummary& run : scanLibrary({}, runs, World{}, &in).runs)
                names.insert(run.estate);
            return names;
        };
        QCOMPARE(scanRuns(runs).size(), size_t(3));
        QVERIFY(seen(real) == (std::multiset<std::string>{"Shop"}));
        QVERIFY(seen(demo) == (std::multiset<std::string>{"Demo", "Demo"}));
        // Another real estate: it is there, and its name stands beside it.
        QVERIFY(seen(other) == (std::multiset<std::string>{"Shop"}));
        QVERIFY(seen(estate("Another demo", "simulated")).empty());
    }
};

MIDWATCH_TEST(LibraryTest)
#include "tst_library.moc"
