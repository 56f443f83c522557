// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

World start()
{
    World at{};
    parseTime("2026-03-01T03:00:00Z", at);
    return at;
}

const char* const scaleStep = R"(- id: grow
  title: Grow
  do: k8s.scale
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 6}
)";

struct Rig
{
    FixedClock clock{start()};
    MemoryFiles files;
    FakeWorld world{clock};
    std::unique_ptr<Engine> engine;

    void begin(const std::string& steps, const std::string& head = {}, Mode mode = Mode::Live)
    {
        engine = std::make_unique<Engine>(world.services(files));
        auto r = request(runbookText(steps, head));
        r.mode = mode;
        const auto created = engine->create(r);
        if (!created)
            qFatal("%s", describe(created.error()).c_str());
        turn();
        QVERIFY(engine->start("Ana"));
        turn();
    }
    void turn(int limit = 4000) { crank(*engine, world, clock, limit); }
    const CardView& card() const { return engine->view().card; }
    StepState state(const std::string& id) const
    {
        for (const StepRow& row : engine->view().steps) {
            if (row.id == id)
                return row.state;
        }
        return StepState::Pending;
    }
    void confirm()
    {
        if (card().kind == CardKind::LocalLock)
            QVERIFY(engine->acceptLocalLock("Ana"));
        const auto done = engine->confirm(card().stepId, "Ana", card().word);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        turn();
    }
    void resume()
    {
        const std::string dir = engine->view().dir;
        engine.reset();
        files.restart(false);
        engine = std::make_unique<Engine>(world.services(files));
        const auto opened = engine->resume(dir, "Ana");
        QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
        turn();
    }
    VerifyReport verify() { return verifyRun(files, engine->view().dir); }
};

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pureStepsRunThrough()
    {
        Rig rig;
        rig.begin(R"(- id: names
  do: set
  with: {values: {a: "${{ 1 + 2 }}", b: hello}}
- id: right
  do: assert
  with: {that: "steps.names.outputs.a == 3"}
- id: pause
  do: wait
  with: {for: 30s}
- id: decided
  do: mark
  with: {mark: decided}
)");
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.state("pause"), StepState::Succeeded);
        QVERIFY(rig.engine->view().clocks.elapsed >= Millis(30'000));
        const auto report = rig.verify();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QVERIFY(report.closed);
        QCOMPARE(report.state, std::string("succeeded"));
    }

    void effectNeedsLockAndConfirmation()
    {
        Rig rig;
        rig.begin(scaleStep);
        QCOMPARE(rig.card().kind, CardKind::LocalLock);
        QVERIFY(!rig.engine->confirm("grow", "Ana"));
        QVERIFY(rig.engine->acceptLocalLock("Ana"));
        QCOMPARE(rig.card().kind, CardKind::Effect);
        QVERIFY(rig.card().request.find("\"replicas\":6") != std::string::npos);
        QVERIFY(rig.card().now.find("3") != std::string::npos);
        QVERIFY(rig.card().dryRun.find("accepts") != std::string::npos);
        QCOMPARE(rig.world.patches, 0);
        rig.confirm();
        QCOMPARE(rig.world.replicas, int64_t{6});
        QCOMPARE(rig.world.patches, 1);
        // Not undone and not the purpose of the run: on the list.
        QCOMPARE(rig.card().kind, CardKind::LeftChanged);
        QCOMPARE(rig.engine->view().leftChanged.size(), size_t{1});
        QCOMPARE(rig.engine->view().leftChanged[0].from, std::string("3"));
    }

    void leftChangedIsRestoredOrOwned()
    {
        Rig rig;
        rig.begin(scaleStep);
        rig.confirm();
        const std::string key = rig.engine->view().leftChanged[0].key;
        QVERIFY(rig.engine->restore(key, "Ana"));
        rig.turn();
        QCOMPARE(rig.world.replicas, int64_t{3});
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);

        Rig other;
        other.begin(scaleStep);
        other.confirm();
        QVERIFY(!other.engine->assign(key, "Ben", other.clock.world(), "Ana"));
        QVERIFY(
            other.engine->assign(key, "Ben", other.clock.world() + std::chrono::hours(4), "Ana"));
        other.turn();
        QCOMPARE(other.engine->view().state, RunState::Succeeded);

        Rig third;
        third.begin(scaleStep);
        third.confirm();
        QVERIFY(third.engine->finish("Ana"));
        QCOMPARE(third.engine->view().state, RunState::SucceededWithExceptions);
        QCOMPARE(third.engine->view().endMessage, std::string("Succeeded with 1 left changed"));
    }

    void staleNowIsReadAgain()
    {
        Rig rig;
        rig.begin(scaleStep);
        QVERIFY(rig.engine->acceptLocalLock("Ana"));
        rig.clock.advance(Millis(60'000));
        QVERIFY(rig.engine->viewNow().card.nowStale);
        rig.world.replicas = 5; // changed behind our back
        QVERIFY(rig.engine->confirm("grow", "Ana"));
        rig.turn();
        QCOMPARE(rig.world.patches, 0); // not what was confirmed: asked again
        QVERIFY(rig.card().now.find("5") != std::string::npos);
        rig.confirm();
        QCOMPARE(rig.world.replicas, int64_t{6});
    }

    void rollBackPinsTheRevision()
    {
        Rig rig;
        rig.begin(R"(- id: back
  tags: [purpose]
  do: k8s.rollout
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, action: undo}
)");
        QVERIFY(rig.card().kind == CardKind::LocalLock);
        QVERIFY(rig.card().request.empty()); // one question at a time
        QVERIFY(rig.engine->acceptLocalLock("Ana"));
        rig.turn();
        QVERIFY2(rig.card().then.find("api:1.1 → api:1.0") != std::string::npos,
                 rig.card().then.c_str());
        rig.world.ready = false;
        rig.confirm();
        QCOMPARE(rig.world.images[rig.world.currentRevision], std::string("api:1.0"));
        QCOMPARE(rig.state("back"), StepState::TimedOut); // never through: 10 min
        rig.world.ready = true;
        QVERIFY(rig.engine->retry("back", "Ana")); // looks again, does not send again
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.world.patches, 1);
    }

    void lostReplyIsLookedAtNotResent()
    {
        Rig rig;
        rig.begin(scaleStep);
        rig.world.loseReply = true;
        rig.confirm();
        QCOMPARE(rig.world.patches, 1);
        QCOMPARE(rig.state("grow"), StepState::Succeeded);
    }

    void lateEffectIsWaitedFor()
    {
        Rig rig;
        rig.begin(scaleStep);
        rig.world.landsAfter = Millis(50'000); // within settle (60 s)
        rig.confirm();
        QCOMPARE(rig.world.patches, 1);
        QCOMPARE(rig.world.replicas, int64_t{6});
    }

    void refusedAsksAPerson()
    {
        Rig rig;
        rig.world.refuse = true;
        rig.begin(scaleStep);
        rig.confirm();
        QCOMPARE(rig.card().kind, CardKind::Failed);
        QCOMPARE(rig.engine->view().paused, PauseReason::FailedStep);
        QCOMPARE(rig.card().choices.size(), size_t{4});
        QVERIFY(!rig.engine->skip("grow", "Ana", "why not")); // critical: a second person
        QVERIFY(!rig.engine->skip("grow", "Ana", "why not", "Ana"));
        QVERIFY(!rig.engine->skip("grow", "Ana", "why not", "ana@example.com"));
        QVERIFY(!rig.engine->byHand("grow", "Ana", {})); // no evidence
        QVERIFY(rig.engine->byHand("grow", "Ana", {{"text", "", "kubectl scale says 6"}}));
        rig.turn();
        QCOMPARE(rig.state("grow"), StepState::ByHand);
        QCOMPARE(rig.engine->view().state, RunState::SucceededWithExceptions);
        QVERIFY(rig.verify().intact());
    }

    // What failed is told in the words in which it was confirmed, also after a resume.
    void theFailureCardShowsTheRequestAsItWasShown()
    {
        Rig rig;
        rig.world.refuse = true;
        rig.begin(scaleStep);
        if (rig.card().kind == CardKind::LocalLock)
            QVERIFY(rig.engine->acceptLocalLock("Ana"));
        rig.turn();
        QVERIFY(rig.card().kind == CardKind::Effect);
        const std::string shown = rig.card().request;
        QVERIFY2(shown.starts_with("PATCH /apis/apps/v1/namespaces/shop/deployments/api"),
                 shown.c_str());
        QVERIFY(shown.ends_with("{\"spec\":{\"replicas\":6}}"));
        rig.confirm();
        QVERIFY(rig.card().kind == CardKind::Failed);
        QCOMPARE(rig.card().request, shown);
        rig.resume();
        QVERIFY(rig.card().kind == CardKind::Failed);
        QCOMPARE(rig.card().request, shown);
        QVERIFY(rig.verify().intact());
    }

    void retryPolicyBacksOff()
    {
        Rig rig;
        rig.world.refuse = true;
        rig.begin(std::string(scaleStep) + "  retry: {attempts: 3, delay: 10s}\n");
        rig.confirm();
        QCOMPARE(std::count_if(rig.world.log.begin(),
                               rig.world.log.end(),
                               [](const std::string& line) {
                                   return line.starts_with("PATCH")
                                       && line.find("dryRun") == std::string::npos;
                               }),
                 3);
        QCOMPARE(rig.card().kind, CardKind::Failed);
    }

    void abortUndoesInReverse()
    {
        Rig rig;
        rig.begin(R"(- id: grow
  do: k8s.scale
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 6}
  undo:
  - id: shrink
    do: k8s.scale
    with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 3}
- id: ask
  do: manual
  with: {ask: Look}
)");
        rig.confirm();
        QCOMPARE(rig.card().kind, CardKind::Manual);
        QCOMPARE(rig.card().abortVerb, std::string("Undo and stop (1 step back)"));
        QVERIFY(rig.engine->abort("Ana", "wrong service"));
        rig.turn();
        QCOMPARE(rig.world.replicas, int64_t{3});
        QCOMPARE(rig.state("grow"), StepState::Undone);
        QCOMPARE(rig.engine->view().state, RunState::Aborted);
        QVERIFY(rig.engine->view().leftChanged.empty());
    }

    void noUndoPastTheMark()
    {
        Rig rig;
        rig.begin(std::string(scaleStep) + R"(  undo:
  - id: shrink
    do: k8s.scale
    with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 3}
- id: line
  do: mark
  with: {mark: point-of-no-return}
- id: ask
  do: manual
  with: {ask: Look}
)");
        rig.confirm();
        QVERIFY(rig.engine->view().beyondNoReturn);
        QVERIFY(!rig.engine->undo("Ana", "no"));
        QCOMPARE(rig.card().abortVerb, std::string("Stop")); // this runbook pages nobody
        QVERIFY(rig.engine->abort("Ana", "stop"));
        rig.turn();
        QCOMPARE(rig.world.replicas, int64_t{6});
        QCOMPARE(rig.card().kind, CardKind::LeftChanged);
    }

    void gateIsSustainedAndInconclusiveAsks()
    {
        Rig rig;
        rig.world.samples = {"0.5", "0.001", "error", "0.001", "0.001"};
        rig.begin(R"(- id: well
  do: promql
  with: {query: up, success: result < 0.01, every: 10s, sustained: 1m, error_limit: 3}
)");
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        const auto& gate = rig.engine->view().gates.at(0);
        QVERIFY(gate.samples.size() >= 9); // error broke the first success
        QCOMPARE(gate.successLines, std::vector<double>{0.01});

        Rig none;
        none.world.samples = {"NaN"};
        none.begin("- id: well\n  do: promql\n  with: {query: up, success: result < 0.01, failure: "
                   "result > 0.5}\n");
        QCOMPARE(none.card().kind, CardKind::Inconclusive);
        none.world.samples = {"0.9"};
        QVERIFY(none.engine->retry("well", "Ana"));
        none.turn();
        QCOMPARE(none.card().kind, CardKind::Failed);
    }

    void decisionJumpsAndNeedsReasons()
    {
        Rig rig;
        rig.begin(R"(- id: which
  do: decision
  with:
    question: Which?
    options:
    - {id: no, label: "No", goto: stop, reason: true}
    - {id: never, label: Never, when: "1 == 2"}
    - {id: yes, label: "Yes", goto: good}
- id: stop
  do: end
  with: {status: aborted, message: Not now.}
- id: good
  do: end
  with: {status: succeeded}
)");
        QCOMPARE(rig.card().options.size(), size_t{3});
        QVERIFY(!rig.engine->decide("which", "never", "", "Ana"));
        QVERIFY(!rig.engine->decide("which", "no", "", "Ana"));
        QVERIFY(rig.engine->decide("which", "yes", "", "Ana"));
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.state("stop"), StepState::Pending);
    }

    void approvalsAreDistinctAndBound()
    {
        Rig rig;
        rig.begin(std::string("- id: ok\n  do: approval\n  with: {need: 2, from: [boss], "
                              "distinct_from: [operator], expires: 5m}\n")
                  + scaleStep);
        QCOMPARE(rig.card().kind, CardKind::Approval);
        QCOMPARE(rig.card().approval->covers.size(), size_t{1});
        QVERIFY(!rig.engine->approve("ok", "ana"));
        QVERIFY(rig.engine->approve("ok", "Ed"));
        QVERIFY(!rig.engine->approve("ok", "ed "));
        QVERIFY(rig.engine->approve("ok", "Cho"));
        rig.turn();
        rig.confirm();
        QCOMPARE(rig.world.replicas, int64_t{6});

        Rig late;
        late.begin(
            std::string("- id: ok\n  do: approval\n  with: {need: 1, from: [boss], expires: 5m}\n")
            + scaleStep);
        late.clock.advance(std::chrono::minutes(6));
        late.turn();
        QCOMPARE(late.card().kind, CardKind::Failed);
        QVERIFY(!late.engine->approve("ok", "Ed"));
    }

    void drillSaysWhatItDidNotExercise()
    {
        Rig rig;
        auto services = rig.world.services(rig.files);
        services.estate.targets[0].environmentKind = "drill";
        rig.engine = std::make_unique<Engine>(services);
        auto r = request(runbookText(
            std::string(scaleStep) + "  drill: skip\n- id: two\n  do: wait\n  with: {for: 1s}\n",
            "modes: [live, drill]\nneeds: {clusters: [prod]}\n"));
        r.mode = Mode::Drill;
        QVERIFY(rig.engine->create(r));
        rig.turn();
        QVERIFY(rig.engine->start("Ana"));
        rig.turn();
        QCOMPARE(rig.world.patches, 0);
        QCOMPARE(rig.engine->view().clocks.notExercised, 1);
        QVERIFY(!rig.engine->view().clocks.objectivesJudged);
        QVERIFY(rig.engine->view().steps[0].notExercised);
        QVERIFY(rig.engine->view().endMessage.find("NOT EXERCISED") != std::string::npos);

        // A drill names no production cluster.
        Engine other(rig.world.services(rig.files));
        QVERIFY(!other.create(r));
    }

    void checksGuardAndConfirm()
    {
        Rig rig;
        rig.begin(std::string(scaleStep) + R"(  before:
  - id: three
    do: assert
    with: {that: "1 == 2", message: not three}
)");
        QCOMPARE(rig.card().kind, CardKind::Failed);
        QCOMPARE(rig.card().stepId, std::string("grow"));
        QCOMPARE(rig.world.patches, 0);

        Rig after;
        after.begin(std::string(scaleStep) + R"(  expect:
  - id: six
    do: wait-until
    timeout: 1m
    with:
      every: 5s
      that: result.spec.replicas == 6
      check: {id: look, do: k8s.get, with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}}}
)");
        after.confirm();
        QCOMPARE(after.state("six"), StepState::Succeeded);
        QCOMPARE(after.state("grow"), StepState::Succeeded);
    }

    void failurePolicyRunsAndGoesOn()
    {
        Rig rig;
        rig.begin(R"(- id: bad
  do: assert
  with: {that: "false"}
  on_failure: {run: [{id: fix, do: set, with: {values: {a: 1}}}], then: "goto:end"}
- id: skipped
  do: assert
  with: {that: "false"}
- id: end
  do: set
  with: {values: {b: "${{ default(steps.fix.outputs.a, 0) }}"}}
)");
        QCOMPARE(rig.state("fix"), StepState::Succeeded);
        QCOMPARE(rig.state("skipped"), StepState::Pending);
        QCOMPARE(rig.state("end"), StepState::Succeeded);
        QCOMPARE(rig.engine->view().state, RunState::SucceededWithExceptions);
    }

    void unsafeUnknownIsAsked()
    {
        Rig rig;
        rig.begin("- id: tell\n  do: notify\n  with: {to: [desktop], text: hi}\n- id: m\n  do: "
                  "manual\n  with: {ask: x}\n");
        QCOMPARE(rig.world.notifications.size(), size_t{1});
        QCOMPARE(rig.card().kind, CardKind::Manual);
        rig.resume();
        QCOMPARE(rig.card().kind, CardKind::Manual);
        QVERIFY(rig.engine->answer("m", "Ana"));
        rig.turn();
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QCOMPARE(rig.world.notifications.size(), size_t{1});
    }

    void waitKeepsItsDeadlineOverAResume()
    {
        Rig rig;
        rig.engine = std::make_unique<Engine>(rig.world.services(rig.files));
        QVERIFY(
            rig.engine->create(request(runbookText("- id: w\n  do: wait\n  with: {for: 1h}\n"))));
        rig.turn();
        QVERIFY(rig.engine->start("Ana"));
        const World began = rig.clock.world();
        rig.turn(60);
        const std::string dir = rig.engine->view().dir;
        rig.engine.reset();
        rig.clock.advance(std::chrono::minutes(30));
        rig.engine = std::make_unique<Engine>(rig.world.services(rig.files));
        QVERIFY(rig.engine->resume(dir, "Ben"));
        rig.turn(7200);
        QCOMPARE(rig.engine->view().state, RunState::Succeeded);
        QVERIFY(rig.clock.world() - began < std::chrono::minutes(61));
        QCOMPARE(rig.engine->view().operatorName, std::string("Ben"));
    }

    void twoWritersAreKeptApart()
    {
        Rig rig;
        rig.begin("- id: m\n  do: manual\n  with: {ask: x}\n");
        Engine second(rig.world.services(rig.files));
        const auto opened = second.resume(rig.engine->view().dir, "Ben");
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::NotAvailable);
        Engine reader(rig.world.services(rig.files));
        QVERIFY(reader.openReadOnly(rig.engine->view().dir));
        QCOMPARE(reader.view().card.kind, CardKind::Manual);
        QVERIFY(!reader.answer("m", "Ben"));
    }

    void badDiskStopsEverything()
    {
        Rig rig;
        rig.begin(scaleStep);
        QVERIFY(rig.engine->acceptLocalLock("Ana"));
        rig.files.failSyncAfter = rig.files.syncs;
        QVERIFY(!rig.engine->confirm("grow", "Ana"));
        rig.turn();
        QCOMPARE(rig.world.patches, 0); // no effect without a durable intent
        QVERIFY(!rig.engine->view().journal.problem.empty());
        QCOMPARE(rig.engine->view().paused, PauseReason::Journal);
    }

    void secondPersonAndEvidence()
    {
        Rig rig;
        rig.begin(R"(- id: m
  do: manual
  with: {ask: Turn it, second_person: true, respond: Serial}
  evidence: [{kind: text, label: Serial, required: true}]
)");
        QVERIFY(!rig.engine->answer("m", "Ana", "42"));
        QVERIFY(!rig.engine->answer("m", "Ana", "42", "ANA"));
        QVERIFY(!rig.engine->answer("m", "Ana", "", "Ben"));
        QVERIFY(rig.engine->answer("m", "Ana", "password=hunter2secret", "Ben"));
        rig.turn();
        for (const auto& [path, file] : rig.files.files)
            QVERIFY2(file.bytes.find("hunter2secret") == std::string::npos, path.c_str());
        QVERIFY(rig.verify().intact());
        for (auto& [path, file] : rig.files.files) {
            if (path.find("evidence/") != std::string::npos && !path.ends_with(".salt"))
                file.bytes += "x";
        }
        QVERIFY(!rig.verify().intact());
    }
};

MIDWATCH_TEST(EngineTest)
#include "tst_engine.moc"
