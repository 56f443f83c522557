// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that really run: what they are given, what they leave, and what is known about them after
// the program that started them is gone.
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

// The real disk and real processes; the time of the world stands, that of the machine goes on.
struct Rig
{
    QTemporaryDir temp;
    std::unique_ptr<FileLayer> files = makeFileLayer();
    FixedClock clock{World(Millis(1'772'334'000'000))};
    FakeWorld world{clock};
    std::unique_ptr<Engine> engine;
    std::string dir;

    Services services()
    {
        MemoryFiles unused;
        Services out = world.services(unused);
        out.files = files.get();
        return out;
    }
    std::string path(const char* name) const { return temp.path().toStdString() + "/" + name; }
    void begin(const std::string& steps)
    {
        RunRequest r = request(runbookText(steps));
        r.runbook.file = path("t.runbook.yaml");
        r.runsDir = path("runs");
        engine = std::make_unique<Engine>(services());
        const auto made = engine->create(r);
        if (!made)
            qFatal("%s", describe(made.error()).c_str());
        dir = engine->view().dir;
        until([&] { return engine->view().state == RunState::AwaitingStart; });
        QVERIFY(engine->start("Ana"));
        QVERIFY(engine->acceptLocalLock("Ana"));
        until([&] { return card().kind == CardKind::Effect; });
    }
    bool until(const std::function<bool()>& done, int millis = 10'000)
    {
        for (int i = 0; i < millis / 10; ++i) {
            if (done())
                return true;
            QTest::qWait(10);
            clock.advance(Millis(10));
            world.deliver();
            engine->poll();
        }
        return false;
    }
    const CardView& card() const { return engine->view().card; }
    // Whether the output of any script of the run, which the engine keeps below its folder, has
    // this word.
    bool said(const std::string& word)
    {
        QDirIterator outputs(QString::fromStdString(dir),
                             {QStringLiteral("*.out")},
                             QDir::Files,
                             QDirIterator::Subdirectories);
        while (outputs.hasNext()) {
            if (read(outputs.next().toStdString()).find(word) != std::string::npos)
                return true;
        }
        return false;
    }
    std::string read(const std::string& file) { return files->read(file, 1 << 20).value_or(""); }
};

} // namespace

class ShellStep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsWithItsOwnEnvironmentOnly()
    {
        qputenv("MIDWATCH_TEST_LEAK", "must not be seen");
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with:\n    env: {SIZE: 3}\n    script: |\n"
                  "      echo size=$SIZE leak=${MIDWATCH_TEST_LEAK:-none} run=$MIDWATCH_RUN\n"
                  "  outputs: {text: {from: result.stdout, type: string}}\n");
        QVERIFY2(rig.card().request.find("SIZE=3") != std::string::npos,
                 rig.card().request.c_str());
        QVERIFY2(rig.card().request.find("echo size=$SIZE") != std::string::npos,
                 rig.card().request.c_str());
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until([&] { return isFinal(rig.engine->view().state); }));
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        const std::string line = rig.engine->view().steps.front().line;
        bool seen = false;
        const auto whole = readJournal(*rig.files, rig.dir); // kept: the loop only refers to it
        for (const Record& record : whole->records) {
            if (record.type == "step.outcome")
                seen = record.body.dump().find("size=3 leak=none run=" + rig.engine->view().runId)
                    != std::string::npos;
        }
        QVERIFY2(seen, line.c_str());
        qunsetenv("MIDWATCH_TEST_LEAK");
    }

    void failureShowsWhatItSaid()
    {
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with: {script: \"echo no room >&2; exit 3\"}\n");
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::Failed; }));
        QVERIFY2(rig.card().problem.find("exit code 3") != std::string::npos
                     && rig.card().problem.find("no room") != std::string::npos,
                 rig.card().problem.c_str());
        QVERIFY2(rig.card().request.find("echo no room >&2; exit 3") != std::string::npos,
                 rig.card().request.c_str()); // the script itself, not the sum of its bytes
    }

    void whatWasSentHoldsNoSecret()
    {
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with: {script: \"PASSWORD=hunter2secret; exit 3\"}\n");
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::Failed; }));
        QVERIFY2(rig.card().request.find("exit 3") != std::string::npos,
                 rig.card().request.c_str());
        QVERIFY2(rig.card().request.find("hunter2") == std::string::npos,
                 rig.card().request.c_str());
    }

    void itOutlivesUsAndIsAdopted()
    {
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with: {script: \"sleep 1; echo x >> " + rig.path("did")
                  + "\"}\n");
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until(
            [&] { return rig.engine->view().steps.front().state == StepState::Running; }));
        // A copy of the folder as a kill would leave it; the first engine is only then ended.
        const std::string copy = rig.path("copy");
        QVERIFY(QProcess::execute(QStringLiteral("cp"),
                                  {QStringLiteral("-r"),
                                   QString::fromStdString(rig.dir),
                                   QString::fromStdString(copy)})
                == 0);
        Engine second(rig.services());
        QVERIFY(second.resume(copy, "Ana"));
        QVERIFY(rig.until([&] {
            second.poll();
            return !rig.read(rig.path("did")).empty();
        }));
        QVERIFY(rig.until([&] {
            second.poll();
            const auto& view = second.view();
            return isFinal(view.state) || !view.card.choices.empty();
        }));
        QCOMPARE(rig.read(rig.path("did")), std::string("x\n")); // once
    }

    void unknownShowsWhatIsKnown()
    {
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with: {script: \"echo begun; sleep 30\"}\n");
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until(
            [&] { return rig.engine->view().steps.front().state == StepState::Running; }));
        // What it says is in its file before the folder is copied, however late the child is given
        // a processor.
        QVERIFY(rig.until([&] { return rig.said("begun"); }));
        int64_t pid = 0;
        const auto whole = readJournal(*rig.files, rig.dir); // kept: the loop only refers to it
        for (const Record& record : whole->records) {
            if (record.type == "step.dispatched")
                pid = record.body["handle"]["pid"].get<int64_t>();
        }
        QVERIFY(pid > 0);
        const std::string copy = rig.path("copy");
        QVERIFY(QProcess::execute(QStringLiteral("cp"),
                                  {QStringLiteral("-r"),
                                   QString::fromStdString(rig.dir),
                                   QString::fromStdString(copy)})
                == 0);
        ::kill(static_cast<pid_t>(-pid), SIGKILL); // the script dies with nobody watching
        rig.until([&] { return false; }, 300);
        Engine second(rig.services());
        QVERIFY(second.resume(copy, "Ana"));
        QVERIFY(rig.until([&] {
            second.poll();
            return !second.view().card.choices.empty();
        }));
        const CardView card = second.view().card;
        QCOMPARE(card.kind, CardKind::Unknown);
        QVERIFY2(card.problem.find(std::to_string(pid)) != std::string::npos, card.problem.c_str());
        QVERIFY2(card.problem.find("will not send it again") != std::string::npos,
                 card.problem.c_str());
        QVERIFY2(card.output.find("begun") != std::string::npos, card.output.c_str());
    }
};

MIDWATCH_TEST(ShellStep)
#include "tst_shell_step.moc"
