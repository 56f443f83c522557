// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first line of a plan answers "is it safe?": it must not say so of what nobody knows.
#include "models/runbook/lint/lint.h"
#include "models/runbook/plan.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const std::string api = "{cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}";
const std::string scale
    = "- id: more\n  title: Make it more\n  do: k8s.scale\n  with: " + api + ", replicas: 6}\n";
const std::string script
    = "- id: it\n  title: Run the old script\n  do: shell\n  with: {script: \"true\"}\n";

PlanView planOf(const std::string& steps,
                Mode mode = Mode::Drill,
                const std::function<void(FakeWorld&)>& set = {})
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    MemoryFiles files;
    FakeWorld world{clock};
    if (set)
        set(world);
    RunRequest r = request(runbookText(steps));
    r.mode = mode;
    Planner planner(world.services(files));
    planner.start(r);
    for (int i = 0; i < 2000 && !planner.view().done; ++i) {
        QCoreApplication::processEvents();
        world.deliver();
    }
    return planner.view();
}

const PlanStep& step(const PlanView& plan, const std::string& id)
{
    for (const PlanStep& one : plan.steps) {
        if (one.id == id)
            return one;
    }
    qFatal("no step %s", id.c_str());
}

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What somebody else will put back, and what the server itself warns of.
    void whoKeepsTheObjectIsSaid_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("warning");
        QTest::newRow("Argo CD, annotation")
            << QByteArray(R"({"annotations": {"argocd.argoproj.io/tracking-id":
                              "shop-api:apps/Deployment:shop/api"}})")
            << QStringLiteral("Argo CD keeps this object (application shop-api): with automatic "
                              "sync it puts the change back.");
        QTest::newRow("Argo CD, label")
            << QByteArray(R"({"labels": {"argocd.argoproj.io/instance": "shop"}})")
            << QStringLiteral("Argo CD keeps this object (application shop): with automatic sync "
                              "it puts the change back.");
        QTest::newRow("Flux")
            << QByteArray(R"({"labels": {"kustomize.toolkit.fluxcd.io/name": "apps"}})")
            << QStringLiteral("Flux keeps this object (apps): at its next reconciliation it puts "
                              "the change back.");
        QTest::newRow("nobody") << QByteArray(R"({"labels": {"app.kubernetes.io/instance": "x"}})")
                                << QString();
    }
    void whoKeepsTheObjectIsSaid()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(QString, warning);
        std::vector<std::string> expected;
        if (!warning.isEmpty())
            expected.push_back(warning.toStdString());
        const std::string back
            = "- id: back\n  do: k8s.rollout\n  with: " + api + ", action: undo}\n";
        const auto kept = [&](FakeWorld& world) {
            world.metadata = nlohmann::json::parse(metadata.toStdString());
        };
        const PlanView plan = planOf(scale + back, Mode::Live, kept);
        QCOMPARE(step(plan, "more").warnings, expected);
        QCOMPARE(step(plan, "back").warnings, expected);
        const std::string again
            = "- id: again\n  do: k8s.rollout\n  with: " + api + ", action: restart}\n";
        QVERIFY(step(planOf(again, Mode::Live, kept), "again").warnings.empty());
    }

    void whatTheServerWarnsOfIsSaid()
    {
        const PlanView plan = planOf(scale, Mode::Live, [](FakeWorld& world) {
            world.warning = R"(policy \"small\" wants fewer replicas)";
        });
        QCOMPARE(
            step(plan, "more").warnings,
            std::vector<std::string>{R"(The server warns: policy "small" wants fewer replicas)"});
    }

    void whatCanBePutBackIsReversible()
    {
        const PlanView plan = planOf(scale);
        QCOMPARE(plan.sentence, std::string("Changes 1 Deployment. Reversible."));
        QVERIFY(plan.wayBack == WayBack::Known);
        QCOMPARE(step(plan, "more").undo, std::string("set 3 again"));
        QCOMPARE(step(plan, "more").risk, std::string("reversible"));
    }

    void aScriptWithoutUndoIsNotKnownToBe()
    {
        const PlanView plan = planOf(scale + script);
        QVERIFY(plan.done);
        QCOMPARE(plan.sentence,
                 std::string("Changes 1 Deployment, 1 shell step. Not known to be reversible: Run "
                             "the old script."));
        QVERIFY(plan.wayBack == WayBack::Unknown);
        QCOMPARE(step(plan, "it").undo, std::string("none known"));
        QCOMPARE(step(plan, "it").risk,
                 std::string("not known to be reversible, unsafe to repeat"));
    }

    // A warning in the plan, never in its way.
    void aFreezeIsSaidWhereThePlanChangesSomething()
    {
        const World now(Millis(1'772'334'000'000));
        EstateFacts estate;
        estate.targets = {{"prod", "production", "prod", true, {}},
                          {"west", "dr", "prod", true, {}},
                          {"prom", "dr", "prod", false, {}}};
        estate.freezes = {{"quarter end", {"production"}, now - Millis(1), now + Millis(1)},
                          {"over", {}, now - Millis(2), now - Millis(1)},
                          {"dr test", {"dr"}, now - Millis(1), now + Millis(9)}};
        RunRequest r = request(runbookText(scale, "needs: {clusters: [prod]}\n"));
        auto found = planFreezes(r, estate, now);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].environment, std::string("production"));
        QCOMPARE(found[0].freeze.reason, std::string("quarter end"));
        r = request(
            runbookText(scale, "inputs:\n  where: {type: cluster, title: Where, default: prod}\n"));
        QCOMPARE(planFreezes(r, estate, now).size(), size_t(1));
        r.inputs["where"] = "west";
        found = planFreezes(r, estate, now);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].freeze.reason, std::string("dr test"));
        QVERIFY(planFreezes(r, estate, now + Millis(9)).empty());
        r = request(runbookText(scale, "needs: {sources: [prom]}\n"));
        QVERIFY(planFreezes(r, estate, now).empty()); // it is only read
    }

    void aScriptWithUndoStepsIsReversible()
    {
        const PlanView plan
            = planOf(script + "  undo:\n  - {id: back, do: shell, with: {script: \"false\"}}\n");
        QCOMPARE(plan.sentence, std::string("Changes 1 shell step. Reversible."));
        QCOMPARE(step(plan, "it").risk, std::string("reversible, unsafe to repeat"));
    }

    void noWayBackIsSaidFirst()
    {
        const std::string gone
            = "- {id: ok, do: approval, with: {need: 1, from: [boss], ask: Agree?}}\n- id: gone\n"
              "  title: Throw it away\n  do: shell\n  effect: unsafe\n  irreversible: true\n"
              "  requires_ack: GONE\n  drill: run\n"
              "  probe: {id: p, do: k8s.get, with: "
            + api + "}}\n  done_when: result.spec.replicas == 6\n  with: {script: \"true\"}\n";
        const PlanView plan = planOf(gone + script);
        QVERIFY2(plan.problems.empty(), plan.problems.empty() ? "" : plan.problems.front().c_str());
        QCOMPARE(plan.sentence,
                 std::string("Changes 2 shell steps. 1 step with no way back: Throw it away. Not "
                             "known to be reversible: Run the old script."));
        QVERIFY(plan.wayBack == WayBack::None);
        QCOMPARE(step(plan, "gone").risk, std::string("no way back"));
    }

    void readsAndToldPeopleChangeNothing()
    {
        const PlanView plan
            = planOf("- {id: look, do: k8s.get, with: " + api
                     + "}}\n- {id: tell, do: notify, with: {to: [desktop], text: hello}}\n");
        QCOMPARE(plan.sentence, std::string("Changes nothing."));
        QVERIFY(plan.wayBack == WayBack::NotNeeded);
    }

    // What an earlier step will find out is not known: what the type says counts.
    void unresolvedStepsAreJudgedByTheirType()
    {
        const PlanView plan = planOf(
            "- id: a\n  do: set\n  with: {values: {n: 4}}\n  outputs: {n: {from: result, type: "
            "integer}}\n- id: b\n  title: Set it\n  do: k8s.scale\n  with: "
            + api
            + ", replicas: \"${{ steps.a.outputs.n }}\"}\n- id: c\n  title: Run it\n  do: shell\n"
              "  with: {script: \"true\", env: {N: \"${{ steps.a.outputs.n }}\"}}\n");
        QVERIFY(!step(plan, "c").unresolved.empty());
        QVERIFY(step(plan, "b").wayBack == WayBack::Known);
        QVERIFY(step(plan, "c").wayBack == WayBack::Unknown);
        QVERIFY(plan.sentence.ends_with("Not known to be reversible: Run it."));
    }

    void optionsSayWhereTheyLead()
    {
        const PlanView plan = planOf(
            "- id: ask\n  do: decision\n  with:\n    question: Which?\n    options:\n"
            "    - {id: a, label: This one, goto: last, reason: true}\n"
            "    - {id: b, label: That one, when: \"1 == 1\", steps: [{id: in, do: set, with: "
            "{values: {x: 1}}}]}\n- {id: mid, do: wait, with: {for: 1s}}\n- {id: last, title: The "
            "last, do: end, with: {status: succeeded}}\n");
        const PlanStep& asked = step(plan, "ask");
        QCOMPARE(asked.options.size(), size_t(2));
        QCOMPARE(asked.options[0].label, std::string("This one"));
        QCOMPARE(asked.options[0].targetTitle, std::string("The last"));
        QCOMPARE(asked.options[0].targetNumber, 3);
        QVERIFY(asked.options[0].needsReason);
        QVERIFY(asked.options[1].target.empty());
        QCOMPARE(asked.options[1].steps, 1);
        QCOMPARE(asked.options[1].when, std::string("1 == 1"));
        QVERIFY2(asked.request.find('{') == std::string::npos, asked.request.c_str());
        QVERIFY(asked.request.find("Which?") != std::string::npos);
    }

    void everyStepOfAnotherVersionIsNamedWithItsPlace()
    {
        const std::string text = "- {id: a, do: sql, with: {}}\n- id: b\n  do: wait\n  with: {for: "
                                 "1s}\n  before:\n  - {id: c, do: http, with: {}}\n";
        const PlanView plan = planOf(text);
        QCOMPARE(plan.problems,
                 (std::vector<std::string>{
                     "t.runbook.yaml:7:15: this version cannot run steps of type sql",
                     "t.runbook.yaml:12:17: this version cannot run steps of type http"}));
        QVERIFY(!plan.runnable());
        QCOMPARE(plan.sentence, std::string("Cannot be run like this."));
        FixedClock clock{World(Millis(1'772'334'000'000))};
        MemoryFiles files;
        FakeWorld world{clock};
        Engine engine(world.services(files));
        RunRequest r = request(runbookText(text));
        r.mode = Mode::Drill;
        const Status made = engine.create(r);
        QVERIFY(!made);
        for (const std::string& problem : plan.problems)
            QVERIFY2(made.error().detail.find(problem) != std::string::npos,
                     made.error().detail.c_str());
    }
};

MIDWATCH_TEST(PlanTest)
#include "tst_plan.moc"
