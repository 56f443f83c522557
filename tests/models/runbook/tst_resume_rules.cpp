// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every step type does when the program died in the middle of it (runbooks.md §2.4).
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const std::string target = "{cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}";

struct Rig
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    MemoryFiles files;
    FakeWorld world{clock};
    std::unique_ptr<Engine> engine;

    void begin(const std::string& steps, Mode mode = Mode::Live)
    {
        engine = std::make_unique<Engine>(world.services(files));
        RunRequest r = request(runbookText(steps));
        r.mode = mode;
        const auto made = engine->create(r);
        if (!made)
            qFatal("%s", describe(made.error()).c_str());
        turn();
        if (!engine->start("Ana"))
            qFatal("start");
        turn();
    }
    void turn(int limit = 4000) { crank(*engine, world, clock, limit); }
    // A little time only, whatever the card is.
    void seconds(int count)
    {
        for (int i = 0; i < count * 2; ++i) {
            QCoreApplication::processEvents();
            world.deliver();
            engine->poll();
            clock.advance(Millis(500));
        }
    }
    void die()
    {
        m_dir = engine->view().dir;
        engine.reset();
        files.restart(false);
    }
    void resume()
    {
        engine = std::make_unique<Engine>(world.services(files));
        const auto opened = engine->resume(m_dir, "Ana");
        if (!opened)
            qFatal("%s", describe(opened.error()).c_str());
    }
    void kill()
    {
        die();
        resume();
        turn();
    }
    void confirm()
    {
        if (card().kind == CardKind::LocalLock)
            QVERIFY(engine->acceptLocalLock("Ana"));
        turn();
        const auto done = engine->confirm(card().stepId, "Ana", card().word);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
    }
    CardView card() const { return engine->view().card; }
    StepRow row(const std::string& id) const
    {
        for (const StepRow& r : engine->view().steps) {
            if (r.id == id)
                return r;
        }
        return {};
    }
    int count(const std::string& type, const std::string& step = {})
    {
        int n = 0;
        const auto whole
            = readJournal(files, engine->view().dir); // kept: the loop only refers to it
        for (const Record& record : whole->records)
            n += record.type == type
                && (step.empty() || record.body.value("step", std::string()) == step);
        return n;
    }
    // Cuts the journal after the first record of that type: what a kill right there leaves.
    void dieAfter(const std::string& type)
    {
        die();
        auto& file = files.files[m_dir + "/journal.jsonl"];
        size_t at = 0;
        std::string previous;
        for (;;) {
            const size_t end = file.bytes.find('\n', at);
            if (end == std::string::npos)
                qFatal("no record %s", type.c_str());
            const std::string line = file.bytes.substr(at, end - at);
            if (line.find("\"type\":\"" + type + "\"") != std::string::npos) {
                file.bytes.resize(end + 1);
                file.synced = end + 1;
                files.files.erase(m_dir + "/head"); // it is only fsynced at the end
                return;
            }
            at = end + 1;
        }
    }

private:
    std::string m_dir;
};

} // namespace

class ResumeRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void peopleAreAskedAgain_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("kind");
        QTest::newRow("manual") << "do: manual\n  with: {ask: Look.}" << int(CardKind::Manual);
        QTest::newRow("input") << "do: input\n  with: {fields: {size: {type: integer, default: 3}}}"
                               << int(CardKind::Input);
        QTest::newRow("decision")
            << "do: decision\n  with: {question: Which?, options: [{id: a, label: A}]}"
            << int(CardKind::Decision);
    }
    void peopleAreAskedAgain()
    {
        QFETCH(QString, step);
        QFETCH(int, kind);
        Rig rig;
        rig.begin("- id: it\n  " + step.toStdString() + "\n");
        const CardView before = rig.card();
        QCOMPARE(int(before.kind), kind);
        rig.kill();
        const CardView after = rig.card();
        QCOMPARE(int(after.kind), kind);
        QCOMPARE(after.ask, before.ask);
        QCOMPARE(after.options, before.options);
        QCOMPARE(rig.count("step.enter", "it"), 1); // the same visit goes on
    }

    void votesAreKept()
    {
        Rig rig;
        rig.begin("- {id: ok, do: approval, with: {need: 2, from: [boss], ask: Agree?}}\n"
                  "- id: it\n  do: k8s.scale\n  with: "
                  + target + ", replicas: 6}\n  tags: [purpose]\n");
        const std::string words = rig.card().approval->hashWords;
        QVERIFY(rig.engine->approve("ok", "Ben"));
        rig.kill();
        QCOMPARE(rig.card().kind, CardKind::Approval);
        QCOMPARE(rig.card().approval->hashWords, words); // bound to the same arguments
        QCOMPARE(rig.card().approval->votes.size(), size_t{1});
        QVERIFY(!rig.engine->approve("ok", "Ben"));
        QVERIFY(rig.engine->approve("ok", "Cho"));
        QCOMPARE(rig.row("ok").state, StepState::Succeeded);
    }

    void theLastVoteCountsEvenIfNothingFollowedIt()
    {
        Rig rig;
        rig.begin("- {id: ok, do: approval, with: {need: 1, from: [boss], ask: Agree?}}\n"
                  "- {id: end, do: manual, with: {ask: x}}\n");
        QVERIFY(rig.engine->approve("ok", "Ben"));
        rig.dieAfter("approval.vote");
        rig.resume();
        rig.turn();
        QCOMPARE(rig.row("ok").state, StepState::Succeeded);
        QCOMPARE(rig.card().stepId, std::string("end"));
    }

    void whatIsLeftOutStaysLeftOut()
    {
        Rig rig;
        rig.begin("- {id: no, when: \"1 > 2\", do: notify, with: {to: [desktop], text: never}}\n"
                  "- {id: drilled, drill: skip, do: notify, with: {to: [desktop], text: never}}\n"
                  "- {id: end, do: manual, with: {ask: x}}\n",
                  Mode::Drill);
        // Directly after the step was entered: the worst moment.
        rig.dieAfter("step.enter");
        rig.resume();
        rig.turn();
        QCOMPARE(rig.row("no").state, StepState::Skipped);
        QCOMPARE(rig.row("drilled").state, StepState::Skipped);
        QVERIFY(rig.row("drilled").notExercised);
        QVERIFY(rig.world.notifications.empty());
    }

    void nothingRunsBehindTheEnd()
    {
        Rig rig;
        rig.begin("- {id: done, do: end, with: {status: succeeded, message: well}}\n"
                  "- {id: other, do: notify, with: {to: [desktop], text: never}}\n"
                  "- {id: no, do: end, with: {status: aborted}}\n");
        rig.dieAfter("step.outcome");
        rig.resume();
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.row("other").state, StepState::Pending);
        QVERIFY(rig.world.notifications.empty());
    }

    void marksAreJournaledOnce()
    {
        Rig rig;
        rig.begin("- {id: here, do: mark, with: {mark: decided}}\n"
                  "- {id: end, do: manual, with: {ask: x}}\n");
        rig.dieAfter("mark");
        rig.resume();
        rig.turn();
        QCOMPARE(rig.row("here").state, StepState::Succeeded);
        QCOMPARE(rig.count("mark"), 1);
    }

    void valuesComeFromTheJournal()
    {
        Rig rig;
        rig.begin("- {id: v, do: set, with: {values: {at: \"${{ now() }}\"}}}\n"
                  "- {id: it, do: manual, with: {ask: \"${{ steps.v.outputs.at }}\"}}\n");
        const std::string before = rig.card().ask;
        rig.die();
        rig.clock.advance(Millis(3'600'000));
        rig.resume();
        rig.turn();
        QCOMPARE(rig.card().ask, before);
    }

    void sustainedStartsAnew()
    {
        Rig rig;
        rig.begin(
            "- id: well\n  do: promql\n  with: {query: x, success: result < 1, sustained: 60s, "
            "every: 5s}\n- {id: end, do: manual, with: {ask: x}}\n");
        // crank() ran it to its end once; now with a kill after 40 s.
        QCOMPARE(rig.row("well").state, StepState::Succeeded);
        Rig second;
        second.world.samples = {"5"};
        second.begin(
            "- id: well\n  do: promql\n  timeout: 10h\n  with: {query: x, success: result < 1, "
            "sustained: 60s, every: 5s}\n- {id: end, do: manual, with: {ask: x}}\n");
        second.world.samples = {"0.5"};
        second.seconds(40);
        QCOMPARE(second.row("well").state, StepState::Running);
        second.die();
        second.resume();
        second.seconds(50); // 90 s of success in all, but only 50 unbroken by us
        QCOMPARE(second.row("well").state, StepState::Running);
        QVERIFY(second.engine->view().gates.front().samples.size() > 10); // also those of before
        second.seconds(20);
        QCOMPARE(second.row("well").state, StepState::Succeeded);
    }

    void readsAreMadeAgain()
    {
        Rig rig;
        rig.world.silent = true;
        rig.begin("- id: look\n  do: k8s.get\n  timeout: 1d\n  with: " + target
                  + "}\n- {id: end, do: manual, with: {ask: x}}\n");
        QCOMPARE(rig.row("look").state, StepState::Running);
        rig.die();
        rig.world.silent = false;
        rig.resume();
        rig.turn();
        QCOMPARE(rig.row("look").state, StepState::Succeeded);
    }

    void waitUntilLooksAgain()
    {
        Rig rig;
        rig.world.readyReplicas = 1;
        rig.world.ready = false;
        rig.begin("- id: wait\n  do: wait-until\n  timeout: 1d\n  with:\n    every: 5s\n    that: "
                  "result.status.readyReplicas == 3\n    check: {id: look, do: k8s.get, with: "
                  + target + "}}\n- {id: end, do: manual, with: {ask: x}}\n");
        QCOMPARE(rig.row("wait").state, StepState::Running);
        rig.die();
        rig.world.ready = true;
        rig.resume();
        rig.turn();
        QCOMPARE(rig.row("wait").state, StepState::Succeeded);
    }

    // The same value again, read from the journal: not a new one.
    void restartSendsTheJournaledTime()
    {
        Rig rig;
        rig.begin("- id: it\n  do: k8s.rollout\n  tags: [purpose]\n  with: " + target
                  + ", action: restart}\n");
        rig.world.silent = true; // sent, and no answer
        rig.confirm();
        rig.seconds(1);
        rig.die();
        rig.world.silent = false;
        rig.world.deliver(); // it lands all the same
        const std::string first = rig.world.restartedAt;
        rig.clock.advance(Millis(120'000));
        rig.resume();
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QVERIFY(!first.empty());
        QCOMPARE(rig.world.restartedAt, first);
        QCOMPARE(rig.world.effective, 1);
    }

    // Past the point of no return a stop undoes nothing, but it waits for what was sent: else
    // nobody would say that it was changed.
    void aStopWaitsForWhatIsOnItsWay()
    {
        Rig rig;
        rig.begin("- {id: line, do: mark, with: {mark: point-of-no-return}}\n"
                  "- id: grow\n  do: k8s.scale\n  with: "
                  + target + ", replicas: 6}\n");
        QVERIFY(rig.engine->view().beyondNoReturn);
        rig.world.silent = true;
        rig.confirm();
        rig.seconds(1);
        QCOMPARE(rig.row("grow").state, StepState::Running);
        QVERIFY(!rig.engine->abort("Ana", "enough"));
        QVERIFY(!isFinal(rig.engine->view().state));
        rig.world.silent = false;
        rig.world.deliver();
        rig.turn();
        QCOMPARE(rig.world.replicas, int64_t{6});
        QCOMPARE(rig.engine->view().leftChanged.size(), size_t{1});
    }

    // runbooks.md §2.3: `critical` is true unless it says false, whatever on_failure says.
    void aCriticalFailureIsAFailedRun_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("end");
        QTest::newRow("by itself") << QByteArray("on_failure: continue") << int(RunState::Failed);
        QTest::newRow("said") << QByteArray("critical: true, on_failure: continue")
                              << int(RunState::Failed);
        QTest::newRow("not critical") << QByteArray("critical: false, on_failure: continue")
                                      << int(RunState::SucceededWithExceptions);
    }
    void aCriticalFailureIsAFailedRun()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, end);
        Rig rig;
        rig.begin("- {id: is, do: assert, with: {that: \"1 == 2\"}, " + fields.toStdString()
                  + "}\n- {id: then, do: set, with: {values: {a: 1}}}\n");
        rig.turn();
        QCOMPARE(int(rig.engine->view().state), end);
    }

    void pauseIsSetAgain()
    {
        Rig rig;
        rig.begin("- id: it\n  do: k8s.rollout\n  tags: [purpose]\n  with: " + target
                  + ", action: pause}\n");
        rig.world.loseReply = true;
        rig.confirm();
        rig.seconds(1);
        QCOMPARE(rig.row("it").state, StepState::Unknown);
        rig.kill();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QVERIFY(rig.world.paused);
        QCOMPARE(rig.world.patches, 1); // looked at: it was done
    }

    void notifyIsAskedAndMarkedAsRepeated()
    {
        Rig rig;
        rig.begin("- {id: tell, do: notify, with: {to: [desktop], text: hello}}\n");
        rig.dieAfter("step.intent");
        rig.resume();
        rig.turn();
        QCOMPARE(rig.card().kind, CardKind::Unknown);
        QCOMPARE(rig.card().choices.front().kind, ChoiceKind::SendAgain);
        QVERIFY(rig.engine->retry("tell", "Ana"));
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.world.notifications.size(), size_t{2});
        QVERIFY2(rig.world.notifications.back().find("(repeat)") != std::string::npos,
                 rig.world.notifications.back().c_str());
        QVERIFY(rig.row("tell").repeated);
    }

    void aRunOfAnotherEstateIsNotTakenUp()
    {
        Rig rig;
        rig.begin("- {id: it, do: manual, with: {ask: x}}\n");
        const std::string dir = rig.engine->view().dir;
        rig.die();
        auto services = rig.world.services(rig.files);
        services.estate.name = "another";
        Engine engine(services);
        const auto opened = engine.resume(dir, "Ana");
        QVERIFY(!opened);
        QVERIFY2(opened.error().detail.find("another") != std::string::npos,
                 opened.error().detail.c_str());
        rig.resume(); // and it is still free
    }

    void handOverIsJournaled()
    {
        Rig rig;
        rig.begin("- {id: it, do: manual, with: {ask: x}}\n");
        QVERIFY(!rig.engine->handOver("ana ", "Ana"));
        QVERIFY(rig.engine->handOver("Ben", "Ana"));
        QCOMPARE(rig.engine->view().operatorName, std::string("Ben"));
        rig.die();
        rig.resume();
        QCOMPARE(rig.count("lease"), 3);
    }

    void impactIsProposedAndConfirmed()
    {
        Rig rig;
        rig.begin("- id: began\n  do: promql\n  with: {query: x}\n  outputs: {since: {from: "
                  "\"1772333000 + result * 0\", type: time}}\n"
                  "- {id: i, do: mark, with: {mark: impact-start, at: \"${{ "
                  "steps.began.outputs.since }}\"}}\n"
                  "- {id: gate, do: promql, with: {query: y, success: result < 1}}\n"
                  "- {id: r, do: mark, with: {mark: service-restored}}\n");
        QCOMPARE(rig.card().kind, CardKind::ImpactStart);
        QVERIFY(rig.engine->view().clocks.impactProposed);
        QVERIFY(rig.engine->view().clocks.rto.has_value());
        QVERIFY(!rig.engine->view().clocks.objectivesJudged);
        QVERIFY(rig.card().gate.has_value());
        rig.kill();
        QCOMPARE(rig.card().kind, CardKind::ImpactStart);
        World corrected{Millis(1'772'333'060'000)};
        QVERIFY(rig.engine->setMark("impact-start", corrected, false, "Ana"));
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(*rig.engine->view().clocks.impactStart, corrected);
        QVERIFY(rig.engine->view().clocks.objectivesJudged);
    }

    void impactMayStayUnconfirmed()
    {
        Rig rig;
        rig.begin("- {id: i, do: mark, with: {mark: impact-start, at: 2026-03-01T02:00:00Z}}\n"
                  "- {id: r, do: mark, with: {mark: service-restored}}\n");
        QCOMPARE(rig.card().kind, CardKind::ImpactStart);
        QVERIFY(rig.engine->finish("Ana"));
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QVERIFY(!rig.engine->view().clocks.objectivesJudged);
    }
};

MIDWATCH_TEST(ResumeRules)
#include "tst_resume_rules.moc"
