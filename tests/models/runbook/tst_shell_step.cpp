// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that really run: what they are given, what they leave, and what is known about them after
// the program that started them is gone.
#include "models/runbook/journal/journal.h"
#include "models/runbook/steps/shell/child.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>
#include <fstream>

#include <nlohmann/json.hpp>

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
    // A script that runs until it is ended; `first` before, `more` as further lines of the step.
    void beginLong(const std::string& first, const std::string& more)
    {
        begin("- id: it\n  do: shell\n  with: {script: \"" + first
              + "echo begun; while :; do sleep 0.1; done\"}\n  " + more + "\n");
        QVERIFY(engine->confirm("it", "Ana"));
        QVERIFY(until([&] { return said("begun"); }));
    }
    nlohmann::json record(const std::string& type)
    {
        nlohmann::json last;
        const auto whole = readJournal(*files, dir); // kept: the loop only refers to it
        for (const Record& one : whole->records) {
            if (one.type == type)
                last = one.body;
        }
        return last;
    }
    int64_t pid()
    {
        const nlohmann::json body = record("step.dispatched");
        return body.is_object() ? body["handle"]["pid"].get<int64_t>() : 0;
    }
    // The child or anything it started. A zombie that nobody reaps is not alive.
    bool isAlive()
    {
        const nlohmann::json body = record("step.dispatched");
        return body.is_object()
            && groupIsRunning({pid(), body["handle"]["started"].get<std::string>()});
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

    void aStopKillsTheScriptAndSaysSo()
    {
        Rig rig;
        rig.beginLong("trap 'echo tidied; exit 9' TERM; ", "on_cancel: kill");
        QVERIFY(rig.engine->abort("Ana", "wrong cluster"));
        QVERIFY(!rig.engine->abort("Ana", "again")); // under way
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::LeftChanged; }));
        const auto& row = rig.engine->view().steps.front();
        QCOMPARE(row.state, StepState::Unknown);
        QVERIFY2(row.line.find("exit code 9") != std::string::npos, row.line.c_str());
        QVERIFY(rig.said("tidied"));
        QVERIFY(!rig.isAlive());
        const auto& left = rig.engine->view().leftChanged;
        QCOMPARE(left.size(), 1u);
        QCOMPARE(left[0].stepId, std::string("it"));
        const auto body = rig.record("step.cancel");
        QCOMPARE(body.value("how", ""), std::string("kill"));
        QCOMPARE(body.value("who", ""), std::string("Ana"));
        QVERIFY(rig.record("step.outcome").value("stopped", false));
        QVERIFY(rig.engine->finish("Ana"));
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
    }

    void aScriptThatDoesNotListenIsKilledHard()
    {
        Rig rig;
        // also what it started itself, which does not listen either
        rig.beginLong("trap '' TERM; sleep 300 & ", "on_cancel: kill");
        QVERIFY(rig.engine->abort("Ana", "wrong cluster"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::LeftChanged; }, 30'000));
        const auto& row = rig.engine->view().steps.front();
        QCOMPARE(row.state, StepState::Unknown);
        QVERIFY2(row.line.find("did not end when asked") != std::string::npos, row.line.c_str());
        QVERIFY(!rig.isAlive());
    }

    void whatWasKilledIsUndone()
    {
        Rig rig;
        rig.beginLong("",
                      "on_cancel: kill\n  undo:\n  - {id: back, do: shell, with: {script: \"echo "
                      "u > "
                          + rig.path("undone") + "\"}}");
        QVERIFY(rig.engine->abort("Ana", "wrong cluster"));
        QVERIFY(rig.until([&] { return isFinal(rig.engine->view().state); }));
        QCOMPARE(rig.read(rig.path("undone")), std::string("u\n"));
        QVERIFY(rig.engine->view().leftChanged.empty());
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
    }

    void aStopWaitsWhereNothingElseIsSaid()
    {
        Rig rig;
        rig.begin("- id: it\n  do: shell\n  with: {script: \"while ! test -e " + rig.path("go")
                  + "; do sleep 0.1; done; echo all\"}\n"
                    "- id: next\n  do: manual\n  with: {ask: more}\n");
        QVERIFY(rig.engine->confirm("it", "Ana"));
        QVERIFY(rig.until([&] { return rig.isAlive(); }));
        QVERIFY(rig.engine->pause("Ana")); // the window's way to a stop
        QVERIFY2(rig.card().abortVerb.find("When the script has ended") != std::string::npos,
                 rig.card().abortVerb.c_str());
        QVERIFY(rig.engine->abort("Ana", "no need"));
        rig.until([&] { return false; }, 300);
        QVERIFY(rig.isAlive());
        QVERIFY(!isFinal(rig.engine->view().state));
        QVERIFY(std::ofstream(rig.path("go")).good());
        QVERIFY(rig.until([&] { return isFinal(rig.engine->view().state); }));
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
        QCOMPARE(rig.engine->view().steps[0].state, StepState::Succeeded);
        QCOMPARE(rig.engine->view().steps[1].state, StepState::Pending);
        QVERIFY(rig.engine->view().leftChanged.empty());
    }

    void aScriptThatIsLeftGoesOnAndIsOnTheList()
    {
        Rig rig;
        rig.beginLong("", "on_cancel: leave");
        QVERIFY(rig.engine->abort("Ana", "not mine"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::LeftChanged; }));
        QVERIFY(rig.isAlive());
        const auto& row = rig.engine->view().steps.front();
        QCOMPARE(row.state, StepState::Unknown);
        QVERIFY2(row.line.find(std::to_string(rig.pid())) != std::string::npos, row.line.c_str());
        QCOMPARE(rig.engine->view().leftChanged.size(), 1u);
        ::kill(static_cast<pid_t>(-rig.pid()), SIGKILL);
    }

    // The program is killed between the order and its effect: whoever takes the run up carries the
    // order out, once, and nothing of the script is left.
    void anOrderedStopSurvivesUs()
    {
        Rig rig;
        rig.beginLong("trap '' TERM; ", "on_cancel: kill");
        const int64_t pid = rig.pid();
        QVERIFY(rig.engine->abort("Ana", "wrong cluster"));
        const std::string copy = rig.path("copy");
        QVERIFY(QProcess::execute(QStringLiteral("cp"),
                                  {QStringLiteral("-r"),
                                   QString::fromStdString(rig.dir),
                                   QString::fromStdString(copy)})
                == 0);
        rig.engine.reset();
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0); // it runs still
        rig.dir = copy;
        rig.engine = std::make_unique<Engine>(rig.services());
        QVERIFY(rig.engine->resume(copy, "Bo"));
        QVERIFY(rig.engine->acceptLocalLock("Bo"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::LeftChanged; }, 30'000));
        QVERIFY(!rig.isAlive());
        QCOMPARE(rig.engine->view().steps.front().state, StepState::Unknown);
        QCOMPARE(rig.engine->view().leftChanged.size(), 1u);
        QVERIFY(rig.engine->finish("Bo"));
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
    }

    void whatRunsAfterAnInterruptionCanBeStopped()
    {
        Rig rig;
        rig.beginLong("", "on_cancel: kill");
        const std::string copy = rig.path("copy");
        QVERIFY(QProcess::execute(QStringLiteral("cp"),
                                  {QStringLiteral("-r"),
                                   QString::fromStdString(rig.dir),
                                   QString::fromStdString(copy)})
                == 0);
        // As a kill leaves it: nothing is ended in good order.
        const std::unique_ptr<Engine> dead = std::move(rig.engine);
        rig.dir = copy;
        rig.engine = std::make_unique<Engine>(rig.services());
        QVERIFY(rig.engine->resume(copy, "Bo"));
        QVERIFY(rig.engine->acceptLocalLock("Bo"));
        rig.until([&] { return false; }, 300);
        QVERIFY(rig.isAlive());
        QVERIFY(rig.engine->abort("Bo", "wrong cluster"));
        QVERIFY(rig.until([&] { return rig.card().kind == CardKind::LeftChanged; }));
        QVERIFY(!rig.isAlive());
    }
};

MIDWATCH_TEST(ShellStep)
#include "tst_shell_step.moc"
