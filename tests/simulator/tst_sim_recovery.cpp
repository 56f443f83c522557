// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The right action, made through the Kubernetes face, ends what the scenario began, as the
// Prometheus face sees it: at 600 times the speed, within the scenario's own limit.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

using namespace mwtest;

class SimRecoveryTest : public QObject
{
    Q_OBJECT

    const std::string runtime = "/apis/apps/v1/namespaces/agent-platform/deployments/agent-runtime";
    const std::string m_ratio
        = "sum(rate(http_requests_total{cluster=\"agent-factory-prod\","
          "service=\"agent-runtime\",code=~\"5..\"}[2m])) / sum(rate(http_requests_total"
          "{cluster=\"agent-factory-prod\",service=\"agent-runtime\"}[2m]))";

    // Virtual minutes until the error ratio is below one in a thousand; 60 if it never is.
    static double minutesUntilWell(Simulation& sim, const std::string& ratio)
    {
        const auto begun = sim.simulator->now();
        for (;;) {
            const double minutes
                = std::chrono::duration<double>(sim.simulator->now() - begun).count() / 60;
            if (minutes > 60 || sim.measure(ratio) < 0.001)
                return std::min(minutes, 60.0);
            QTest::qWait(20);
        }
    }

private Q_SLOTS:
    void rollingBackEndsABadDeploy()
    {
        Simulation sim("bad-deploy", 0);
        QVERIFY(std::abs(sim.measure(m_ratio) - 0.062) < 0.002);
        QVERIFY(sim.measure("count(ALERTS{severity=\"critical\"})") >= 1);
        // As kubectl rollout undo: the template of the revision before.
        const Json now = sim.get(runtime).json();
        const int revision = std::stoi(
            now["metadata"]["annotations"]["deployment.kubernetes.io/revision"].get<std::string>());
        Json before;
        const Json sets
            = sim.get("/apis/apps/v1/namespaces/agent-platform/replicasets?labelSelector="
                      "app.kubernetes.io%2Fname%3Dagent-runtime")
                  .json();
        for (const Json& set : sets["items"]) {
            if (set["metadata"]["annotations"]["deployment.kubernetes.io/revision"]
                == std::to_string(revision - 1))
                before = set["spec"]["template"];
        }
        QVERIFY(before.is_object());
        before["metadata"]["labels"].erase("pod-template-hash");
        const Answer patched = sim.write(
            "PATCH",
            runtime,
            Json::array({{{"op", "replace"}, {"path", "/spec/template"}, {"value", before}}}),
            "application/json-patch+json");
        QCOMPARE(patched.code, 200);
        sim.control("POST", "/_sim/clock", {{"speed", 600}});
        const double minutes = minutesUntilWell(sim, m_ratio);
        QVERIFY2(minutes < 15, std::to_string(minutes).c_str());
        // The long windows still see it, the short ones no longer: the page ends.
        sim.control("POST", "/_sim/clock", {{"speed", 0}, {"jump", "10m"}});
        QVERIFY(std::isnan(sim.measure("count(ALERTS{severity=\"critical\"})")));
        const Json well = sim.get(runtime).json();
        SAME_JSON(well["status"]["readyReplicas"], well["spec"]["replicas"]);
    }

    void scalingOutEndsABudgetBurn()
    {
        Simulation sim("budget-burn", 0);
        QVERIFY(std::abs(sim.measure(m_ratio) - 0.02) < 0.002);
        QCOMPARE(sim.write("PATCH", runtime + "/scale", {{"spec", {{"replicas", 60}}}}).code, 200);
        sim.control("POST", "/_sim/clock", {{"speed", 600}});
        const double minutes = minutesUntilWell(sim, m_ratio);
        QVERIFY2(minutes < 20, std::to_string(minutes).c_str());
        sim.control("POST", "/_sim/clock", {{"speed", 0}, {"jump", "40m"}});
        QVERIFY(sim.measure(m_ratio) < 0.001);
        QCOMPARE(sim.measure("kube_deployment_status_replicas_ready{cluster=\"agent-factory-prod\","
                             "deployment=\"agent-runtime\"}"),
                 60.0);
    }

    void doingNothingHelpsNobody()
    {
        for (const char* scenario : {"bad-deploy", "budget-burn"}) {
            Simulation sim(scenario, 0);
            sim.jump("1h");
            QVERIFY2(sim.measure(m_ratio) > 0.01, scenario);
        }
    }
};

MIDWATCH_TEST(SimRecoveryTest)
#include "tst_sim_recovery.moc"
