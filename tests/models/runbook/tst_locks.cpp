// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two laptops, one cluster: a run that holds the lock keeps the other one from its first effect;
// what cannot be shared is said and asked; what is lost stops everything.
#include "models/runbook/journal/journal.h"
#include "models/runbook/lock/lease_lock.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const char* const scale
    = "- id: it\n  do: k8s.scale\n  with: {cluster: prod, ref: {kind: Deployment, "
      "namespace: shop, name: api}, replicas: 6}\n  tags: [purpose]\n";
const char* const remoteLock = "locks: [{name: \"app:shop\", cluster: prod, namespace: shop}]\n";

struct Laptop
{
    FakeWorld& world;
    FixedClock& clock;
    MemoryFiles files;
    std::unique_ptr<Engine> engine;

    Laptop(FakeWorld& w, FixedClock& c, const std::string& who, const std::string& head)
        : world(w), clock(c), engine(std::make_unique<Engine>(w.services(files)))
    {
        RunRequest r = request(runbookText(scale, head));
        r.operatorName = who;
        const auto made = engine->create(r);
        if (!made)
            qFatal("%s", describe(made.error()).c_str());
        turn();
        if (!engine->start(who))
            qFatal("start");
        turn();
    }
    // A few seconds: crank() would stop at the first card.
    void turn(int seconds = 3)
    {
        for (int i = 0; i < seconds * 10; ++i) {
            QCoreApplication::processEvents();
            world.deliver();
            engine->poll();
            clock.advance(Millis(100));
        }
    }
    CardView card() const { return engine->view().card; }
    std::vector<std::string> lockRecords()
    {
        std::vector<std::string> out;
        const auto whole
            = readJournal(files, engine->view().dir); // kept: the loop only refers to it
        for (const Record& record : whole->records) {
            if (record.type == "lock")
                out.push_back(record.body.value("state", std::string()));
            else if (record.type.starts_with("lock."))
                out.push_back(record.type);
        }
        return out;
    }
};

struct Fixture
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    FakeWorld world{clock};
};

} // namespace

class Locks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leaseNamesAreValidAndDistinct()
    {
        QCOMPARE(leaseNameOf("app:payments"), std::string("midwatch-app-payments"));
        QVERIFY(leaseNameOf("app:Payments") != leaseNameOf("app:payments"));
        QVERIFY(leaseNameOf("a/b") != leaseNameOf("a:b"));
        QVERIFY(leaseNameOf(std::string(500, 'x')).size() <= 253);
    }

    void withoutALockItIsSaidAndAsked()
    {
        Fixture f;
        Laptop ana(f.world, f.clock, "Ana", "");
        QCOMPARE(ana.card().kind, CardKind::LocalLock);
        QVERIFY(ana.engine->view().lockLocalOnly);
        QVERIFY(ana.card().problem.find("names no lock") != std::string::npos);
        QVERIFY(!ana.engine->confirm("it", "Ana"));
        QCOMPARE(f.world.patches, 0);
        QVERIFY(ana.engine->acceptLocalLock("Ana"));
        ana.turn();
        QCOMPARE(ana.card().kind, CardKind::Effect);
        QVERIFY(ana.engine->confirm("it", "Ana"));
        ana.turn();
        QCOMPARE(f.world.patches, 1);
    }

    void theLeaseIsTakenRenewedAndGivenBack()
    {
        Fixture f;
        Laptop ana(f.world, f.clock, "Ana", remoteLock);
        QCOMPARE(ana.card().kind, CardKind::Effect); // nothing to accept: others see the lock
        QVERIFY(!ana.engine->view().lockLocalOnly);
        QCOMPARE(ana.engine->view().lockLine, std::string("lock app:shop held in prod"));
        const std::string path
            = "/apis/coordination.k8s.io/v1/namespaces/shop/leases/midwatch-app-shop";
        QVERIFY(f.world.leases.count(path));
        const auto first = f.world.leases[path];
        QVERIFY(first["spec"]["holderIdentity"].get<std::string>().starts_with(
            ana.engine->view().runId));
        QCOMPARE(first["metadata"]["annotations"]["midwatch/driver"].get<std::string>(),
                 std::string("Ana"));
        ana.turn(25);
        QVERIFY(f.world.leases[path]["spec"]["renewTime"] != first["spec"]["renewTime"]);
        QCOMPARE(f.world.leases[path]["spec"]["acquireTime"].dump(),
                 first["spec"]["acquireTime"].dump());
        QVERIFY(ana.engine->refresh("it"));
        ana.turn();
        QVERIFY(ana.engine->confirm("it", "Ana"));
        ana.turn();
        QCOMPARE(ana.engine->view().state, RunState::Succeeded);
        QCOMPARE(f.world.leases[path]["spec"]["holderIdentity"].get<std::string>(), std::string());
        QVERIFY(ana.engine->settled());
        QCOMPARE(ana.lockRecords(), std::vector<std::string>{"held"});
        QVERIFY(verifyRun(ana.files, ana.engine->view().dir).intact());
    }

    void theSecondLaptopWaits()
    {
        Fixture f;
        Laptop ana(f.world, f.clock, "Ana", remoteLock);
        Laptop ben(f.world, f.clock, "Ben", remoteLock);
        QCOMPARE(ben.card().kind, CardKind::LocalLock);
        QCOMPARE(ben.engine->view().paused, PauseReason::LostLease);
        QVERIFY2(ben.card().problem.find("Ana (run ") != std::string::npos,
                 ben.card().problem.c_str());
        QVERIFY(!ben.engine->confirm("it", "Ben"));
        QVERIFY(!ben.engine->acceptLocalLock("Ben")); // not without a reason
        QCOMPARE(f.world.patches, 0);
        ana.turn();
        QVERIFY(ana.engine->confirm("it", "Ana"));
        ana.turn();
        QCOMPARE(ana.engine->view().state, RunState::Succeeded);
        ben.turn(8); // given back: it goes on by itself, and sees that nothing is left to do
        QCOMPARE(ben.engine->view().state, RunState::Succeeded);
        QCOMPARE(f.world.patches, 1);
    }

    void aDeadHolderIsWaitedOut()
    {
        Fixture f;
        auto ana = std::make_unique<Laptop>(f.world, f.clock, "Ana", remoteLock);
        ana->engine.reset(); // its laptop is gone; the lease stays
        Laptop ben(f.world, f.clock, "Ben", remoteLock);
        QCOMPARE(ben.card().kind, CardKind::LocalLock);
        ben.turn(50);
        QCOMPARE(ben.card().kind, CardKind::LocalLock); // not one second before its time
        ben.turn(15);
        QCOMPARE(ben.card().kind, CardKind::Effect);
        const auto lock = ben.engine->view().locks.front();
        QCOMPARE(lock.fence, int64_t{1}); // it has changed hands once
    }

    void theSameRunTakesItBackAtOnce()
    {
        Fixture f;
        Laptop ana(f.world, f.clock, "Ana", remoteLock);
        const std::string dir = ana.engine->view().dir;
        ana.engine.reset();
        ana.files.restart(false);
        ana.engine = std::make_unique<Engine>(f.world.services(ana.files));
        QVERIFY(ana.engine->resume(dir, "Ana"));
        ana.turn();
        QCOMPARE(ana.card().kind, CardKind::Effect);
        QVERIFY(ana.engine->confirm("it", "Ana"));
        ana.turn();
        QCOMPARE(f.world.patches, 1);
    }

    void notReachableIsSaidAsked()
    {
        Fixture f;
        f.world.leasesForbidden = true;
        Laptop ana(f.world, f.clock, "Ana", remoteLock);
        QCOMPARE(ana.card().kind, CardKind::LocalLock);
        QVERIFY2(ana.card().problem.find("leases.coordination.k8s.io is forbidden")
                     != std::string::npos,
                 ana.card().problem.c_str());
        QVERIFY(ana.engine->view().lockLocalOnly);
        QVERIFY(ana.engine->acceptLocalLock("Ana"));
        ana.turn();
        QCOMPARE(ana.card().kind, CardKind::Effect);
        f.world.leasesForbidden = false; // it kept trying
        ana.turn(8);
        QVERIFY(!ana.engine->view().lockLocalOnly);
    }

    void whatIsLostStopsEverything()
    {
        Fixture f;
        Laptop ana(f.world, f.clock, "Ana", remoteLock);
        QCOMPARE(ana.card().kind, CardKind::Effect);
        f.world.leasesForbidden = true; // cannot be renewed any more
        ana.turn(45);
        QCOMPARE(ana.engine->view().paused, PauseReason::LostLease);
        QVERIFY(!ana.engine->confirm("it", "Ana"));
        QCOMPARE(f.world.patches, 0);
        f.world.leasesForbidden = false;
        ana.turn(8);
        QCOMPARE(ana.card().kind, CardKind::Effect);
        // Somebody else took it while we were away.
        for (auto& [path, lease] : f.world.leases) {
            lease["spec"]["holderIdentity"] = "somebody";
            lease["metadata"]["annotations"] = nlohmann::json::object();
            lease["metadata"]["resourceVersion"] = "x";
        }
        ana.turn(25);
        QCOMPARE(ana.engine->view().paused, PauseReason::LostLease);
        QVERIFY(!ana.engine->confirm("it", "Ana"));
        QVERIFY(ana.engine->acceptLocalLock("Ana", "somebody is asleep, the shop burns"));
        ana.turn();
        QVERIFY(ana.engine->confirm("it", "Ana"));
        ana.turn();
        QCOMPARE(f.world.patches, 1);
        QCOMPARE(ana.engine->view().state, RunState::SucceededWithExceptions); // loud
        const auto records = ana.lockRecords();
        QVERIFY(std::find(records.begin(), records.end(), "lock.broken") != records.end());
        for (const auto& [path, lease] : f.world.leases)
            QCOMPARE(lease["spec"]["holderIdentity"].get<std::string>(), std::string("somebody"));
    }
};

MIDWATCH_TEST(Locks)
#include "tst_locks.moc"
