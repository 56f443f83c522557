// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/scenario.h"
#include "app/simulator/estate/world.h"
#include "app/simulator/simulator.h"
#include "models/document/document.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <cmath>

using namespace mw::sim;

namespace {

constexpr Ms start = 1'795'402'800'000; // 2026-11-23T03:00:00Z
const std::string prod = "agent-factory-prod";

std::string scenarioFile(const char* name)
{
    const QString file = mwtest::sourceDir() + QStringLiteral("/resources/scenarios/")
        + QString::fromUtf8(name) + QStringLiteral(".yaml");
    return file.toStdString();
}

// Stands still but for jumps, so that the test decides how much time passes.
struct Case
{
    explicit Case(const char* name)
    {
        auto read = readScenario(scenarioFile(name));
        if (!read)
            qFatal("%s", mw::describe(read.error()).c_str());
        scenario = *read;
        WorldOptions options;
        options.start = start;
        options.speed = 0;
        options.scenario = &scenario;
        world = std::make_unique<World>(options);
    }
    double errors(const char* service)
    {
        return world->history()->service(prod, service)->errorRatio(world->now());
    }
    template <class F>
    void inCluster(F&& act)
    {
        const World::Guard guard(*world);
        act(*guard->cluster(prod));
    }
    void pass(Ms time)
    {
        world->clock().jump(time);
        const World::Guard guard(*world);
    }
    Scenario scenario;
    std::unique_ptr<World> world;
};

int unready(Cluster& cluster)
{
    int count = 0;
    for (const auto& [key, pod] : cluster.store().all(Kind::Pod))
        count += pod->pod->ready ? 0 : 1;
    return count;
}

void setReplicas(Cluster& cluster, const std::string& ns, const std::string& name, int replicas)
{
    Json doc = *cluster.store().find(Kind::Deployment, ns, name)->doc;
    doc["spec"]["replicas"] = replicas;
    cluster.store().putDoc(Kind::Deployment, std::move(doc));
    cluster.changedDoc(Kind::Deployment, ns, name);
}

} // namespace

class SimWorldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameEstate()
    {
        Case a("bad-deploy"), b("bad-deploy");
        const auto x = a.world->history();
        const auto y = b.world->history();
        QCOMPARE(x->pods.size(), y->pods.size());
        for (size_t i = 0; i < x->pods.size(); ++i) {
            QCOMPARE(x->pods[i]->name, y->pods[i]->name);
            QCOMPARE(x->pods[i]->uid, y->pods[i]->uid);
            QVERIFY(x->pods[i]->ready.steps() == y->pods[i]->ready.steps());
        }
        QCOMPARE(x->nodes.size(), size_t(46));
        QVERIFY(x->podsAt(start).size() > 350);
    }

    void countersAreTheIntegralsOfTheRates()
    {
        Case quiet("quiet-night");
        const auto history = quiet.world->history();
        for (const auto& service : history->services) {
            // Simpson over two hours across a week's border, in steps of a second.
            const Ms week = 7 * day;
            const Ms from = start / week * week - hour;
            double sum = 0;
            for (Ms t = from; t < from + 2 * hour; t += second) {
                sum += (service->requestRate(t) + 4 * service->requestRate(t + 500)
                        + service->requestRate(t + 999))
                    / 6;
            }
            const double counted = service->requests(from + 2 * hour) - service->requests(from);
            QVERIFY2(std::abs(sum / counted - 1) < 1e-3, service->name.c_str());
            double last = -1;
            for (Ms t = start - 30 * day; t < start + day; t += 13 * minute) {
                const double now = service->requests(t);
                QVERIFY(now >= last);
                last = now;
                double codes = 0;
                for (const std::string& code : ServiceHistory::codes())
                    codes += service->requests(code, t);
                QVERIFY(std::abs(codes - now) <= 1e-6 * now);
                QVERIFY(service->fasterThan(0.1, t) <= service->fasterThan(0.25, t));
                QVERIFY(service->fasterThan(30, t) <= now * (1 + 1e-9));
            }
        }
    }

    void anyBoundAgreesWithTheKeptOnes()
    {
        Case quiet("quiet-night");
        const auto history = quiet.world->history();
        const ServiceHistory& service = *history->service(prod, "payments-api");
        const double kept = service.fasterThan(0.25, start);
        const double below = service.fasterThan(0.2499999, start);
        QVERIFY(std::abs(kept / below - 1) < 1e-5);
    }

    void pastIncidentsLeaveMostOfTheBudget()
    {
        Case quiet("quiet-night");
        const auto history = quiet.world->history();
        const auto used = [&](const char* name, double objective) {
            const ServiceHistory& s = *history->service(prod, name);
            const Ms from = start - 30 * day;
            return (s.errors(start) - s.errors(from)) / (s.requests(start) - s.requests(from))
                / (1 - objective);
        };
        QVERIFY(used("agent-runtime", 0.9999) > 0.05);
        QVERIFY(used("agent-runtime", 0.9999) < 0.5);
        QVERIFY(used("api-gateway", 0.999) < 0.5);
        QVERIFY(used("payments-api", 0.9995) < 0.5);
    }

    void podCpuIsTheIntegralOfItsUse()
    {
        Case bad("bad-deploy");
        for (const auto& pod : bad.world->history()->pods) {
            if (pod->restarts.last() == 0 || !pod->exists(start))
                continue;
            const Ms from = start - 10 * minute;
            double sum = 0;
            for (Ms t = from; t < start; t += 100)
                sum += pod->use(t).cpu * 0.1;
            QVERIFY(std::abs(sum - (pod->cpuSeconds(start) - pod->cpuSeconds(from))) < 0.2);
        }
    }

    void quietNightIsQuiet()
    {
        Case quiet("quiet-night");
        quiet.inCluster([](Cluster& cluster) {
            QCOMPARE(unready(cluster), 0);
            for (const auto& [key, budget] : cluster.store().all(Kind::PodDisruptionBudget))
                QVERIFY2((*budget->doc)["status"].value("disruptionsAllowed", 0) > 0, key.c_str());
            QVERIFY(cluster.store().all(Kind::Event).size() > 5);
        });
        quiet.pass(6 * hour);
        quiet.inCluster([](Cluster& cluster) {
            QCOMPARE(unready(cluster), 0);
            QCOMPARE(cluster.store().all(Kind::Event).size(), size_t(0)); // they live for an hour
        });
        QVERIFY(quiet.errors("agent-runtime") < 1e-4);
    }

    void badDeployFailsAndHealsByRollingBack()
    {
        Case bad("bad-deploy");
        QVERIFY2(std::abs(bad.errors("agent-runtime") - 0.062) < 0.0005,
                 std::to_string(bad.errors("agent-runtime")).c_str());
        // The last old pod went more than a quarter of an hour ago: so long have the others
        // crashed.
        const auto history = bad.world->history();
        Ms gone = 0;
        int crashing = 0;
        for (const auto& pod : history->pods) {
            if (pod->service == "agent-runtime" && pod->cluster == prod && pod->version == "2.14.0")
                gone = std::max(gone, pod->removed);
            if (pod->exists(start) && pod->restarts.last() > 2 && pod->lastReason.last() == "Error")
                ++crashing;
        }
        QVERIFY2(start - gone > 15 * minute && start - gone < 20 * minute,
                 std::to_string((start - gone) / 1000).c_str());
        QVERIFY2(crashing >= 2 && crashing <= 6, std::to_string(crashing).c_str());
        bad.inCluster([](Cluster& cluster) {
            // As kubectl rollout undo: the template of the revision before.
            const WorkloadRun& run
                = *cluster.workload(Kind::Deployment, "agent-platform", "agent-runtime");
            Json before;
            for (const SetRun& set : run.sets) {
                if (set.revision == 43)
                    before = set.podTemplate;
            }
            Json doc
                = *cluster.store().find(Kind::Deployment, "agent-platform", "agent-runtime")->doc;
            doc["spec"]["template"] = before;
            cluster.store().putDoc(Kind::Deployment, std::move(doc));
            cluster.changedDoc(Kind::Deployment, "agent-platform", "agent-runtime");
        });
        bad.pass(15 * minute);
        QVERIFY(bad.errors("agent-runtime") < 0.001);
        bad.inCluster([](Cluster& cluster) { QCOMPARE(unready(cluster), 0); });
        const auto* workload
            = bad.world->history()->workload(prod, "Deployment", "agent-platform", "agent-runtime");
        QCOMPARE(workload->revision.last().version, std::string("2.14.0"));
        QCOMPARE(workload->revision.last().number, 45);
    }

    void budgetBurnEndsWithEnoughPods()
    {
        Case burn("budget-burn");
        QVERIFY(std::abs(burn.errors("agent-runtime") - 0.02) < 0.001);
        burn.inCluster(
            [](Cluster& cluster) { setReplicas(cluster, "agent-platform", "agent-runtime", 48); });
        burn.pass(10 * minute);
        QVERIFY(burn.errors("agent-runtime") > 0.005); // not enough
        burn.inCluster(
            [](Cluster& cluster) { setReplicas(cluster, "agent-platform", "agent-runtime", 60); });
        burn.pass(20 * minute);
        QVERIFY(burn.errors("agent-runtime") < 0.001);
        burn.inCluster([](Cluster& cluster) {
            // The blind autoscaler has left the number alone.
            const auto deployment
                = cluster.store().find(Kind::Deployment, "agent-platform", "agent-runtime");
            QCOMPARE((*deployment->doc)["spec"].value("replicas", 0), 60);
            QCOMPARE(unready(cluster), 0);
        });
    }

    void autoscalerOverwritesWhatItOwns()
    {
        Case quiet("quiet-night");
        quiet.inCluster(
            [](Cluster& cluster) { setReplicas(cluster, "agent-platform", "agent-runtime", 60); });
        quiet.pass(2 * minute);
        const auto replicas = [&] {
            int value = 0;
            quiet.inCluster([&](Cluster& cluster) {
                const auto doc = cluster.store()
                                     .find(Kind::Deployment, "agent-platform", "agent-runtime")
                                     ->doc;
                value = (*doc)["spec"].value("replicas", 0);
            });
            return value;
        };
        QCOMPARE(replicas(), 60);
        quiet.pass(10 * minute);
        QVERIFY(replicas() >= 38 && replicas() <= 42);
    }

    void lostNodePoolLeavesPodsPendingAndComesBack()
    {
        Case loss("node-pool-loss");
        loss.inCluster([](Cluster& cluster) {
            int notReady = 0, pending = 0;
            for (const auto& [name, node] : cluster.nodes())
                notReady += node.ready ? 0 : 1;
            for (const auto& [key, pod] : cluster.store().all(Kind::Pod)) {
                if (pod->pod->unschedulable != 0) {
                    ++pending;
                    QVERIFY(start - pod->pod->unschedulable > 15 * minute);
                }
            }
            QCOMPARE(notReady, 8);
            QVERIFY2(pending > 30, std::to_string(pending).c_str());
            QVERIFY(applyFault(cluster.core(), {{"kind", "nodes-back"}, {"pool", "worker"}})
                        .has_value());
        });
        loss.pass(5 * minute);
        loss.inCluster([](Cluster& cluster) { QCOMPARE(unready(cluster), 0); });
    }

    void everyScenarioFileIsValidAndEveryFaultLands()
    {
        QFile schemaFile(mwtest::sourceDir()
                         + QStringLiteral("/resources/schemas/scenario-v1.schema.json"));
        QVERIFY(schemaFile.open(QIODevice::ReadOnly));
        const auto schema = nlohmann::json::parse(schemaFile.readAll().toStdString());
        const QDir dir(mwtest::sourceDir() + QStringLiteral("/resources/scenarios"));
        const QStringList files = dir.entryList({QStringLiteral("*.yaml")});
        QVERIFY(files.size() >= 4);
        for (const QString& file : files) {
            const std::string path = dir.filePath(file).toStdString();
            const auto node = mw::readYamlFile(path);
            QVERIFY2(node.has_value(), path.c_str());
            for (const mw::Diagnostic& diagnostic : mw::validateSchema(*node, schema, path))
                QFAIL(mw::format(diagnostic).c_str());
            const auto scenario = readScenario(path);
            QVERIFY2(scenario.has_value(), path.c_str());
            QCOMPARE(QString::fromStdString(scenario->name) + QStringLiteral(".yaml"), file);
            Case quiet("quiet-night");
            for (const TimedFault& fault : scenario->faults) {
                const World::Guard guard(*quiet.world);
                const auto done = applyFault(*guard, fault.fault);
                QVERIFY2(done.has_value(), fault.fault.dump().c_str());
            }
        }
    }

    void wrongScenariosAreRefusedWithAPlace()
    {
        QVERIFY(!findScenario("no-such-scenario"));
        QVERIFY(findScenario("quiet-night").has_value());
        QVERIFY(!parseOffset("18"));
        QVERIFY(!parseOffset("m"));
        QVERIFY(!parseOffset(""));
        QCOMPARE(*parseOffset("-1h30m"), -90 * minute);
        Case quiet("quiet-night");
        const World::Guard guard(*quiet.world);
        QVERIFY(!applyFault(*guard, {{"kind", "no-such"}}));
        QVERIFY(!applyFault(*guard, {{"kind", "rollout"}, {"deployment", "nobody"}}));
        QVERIFY(!applyFault(*guard, {{"kind", "nodes-lost"}, {"pool", "nobody"}}));
        QVERIFY(!applyFault(*guard, nlohmann::json::array()));
    }

    void clockRunsPausesAndJumps()
    {
        VirtualClock clock(start, 600);
        QTest::qSleep(50);
        const Ms now = clock.now();
        QVERIFY(now - start > 20 * second && now - start < 5 * minute);
        clock.setSpeed(0);
        const Ms still = clock.now();
        QTest::qSleep(20);
        QCOMPARE(clock.now(), still);
        QVERIFY(clock.until(still + 1) == std::chrono::milliseconds::max());
        clock.jump(hour);
        QCOMPARE(clock.now(), still + hour);
        clock.jump(-hour);
        QCOMPARE(clock.now(), still + hour);
    }
};

MIDWATCH_TEST(SimWorldTest)
#include "tst_sim_world.moc"
