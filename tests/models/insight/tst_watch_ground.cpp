// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On what ground a change stands beside a page: what the service depends on, and what is one
// change.
#include "models/insight/watch_focus.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

class WatchGroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDependencyIsOfTheSameEnvironment()
    {
        const World impact = three - 8min;
        const auto groundOf = [&](const char* cluster, const char* environment) {
            auto one = change("scale:r", ClockLane::Deploys, "registry", impact - 20min);
            one.object.cluster = Atom(cluster);
            one.environment = environment;
            const auto found = changedBefore(
                {one}, {"runtime", Atom("prod-a"), {}, impact, {"registry"}, "prod"}, three);
            return found.at(0);
        };
        using Ground = FocusChange::Ground;
        const FocusChange other = groundOf("prod-b", "prod"); // another cluster of it
        QVERIFY(other.ground == Ground::SameDependency);
        QVERIFY(other.strongest); // nothing of the service itself is known
        QVERIFY(groundOf("dr", "dr").ground == Ground::TimeOnly);
        QVERIFY(groundOf("prod-b", "").ground == Ground::TimeOnly); // whose it is, is not known
        QVERIFY(groundOf("prod-a", "").ground == Ground::SameDependency);
    }

    void nodesBelowAreADependency()
    {
        const World impact = three - 8min;
        auto lost = change("node:prod/worker:1", ClockLane::Cluster, "", impact - 5min);
        lost.object = {Atom("prod"), Atom("Node"), {}, "n8"};
        auto other = change("node:prod/gpu:1", ClockLane::Cluster, "", impact - 1min);
        other.object = {Atom("prod"), Atom("Node"), {}, "g1"};
        FocusSubject subject{"runtime", Atom("prod"), {}, impact, {}};
        subject.below = {lost.id};
        const auto found = changedBefore({other, lost}, subject, three);
        QCOMPARE(found[0].change.id, lost.id);
        QVERIFY(found[0].ground == FocusChange::Ground::SameDependency);
        QVERIFY(found[0].through == FocusChange::Through::Node);
        QVERIFY(found[0].strongest);
        QVERIFY(found[1].ground == FocusChange::Ground::SameCluster);
    }

    void aDeployAndTheRunThatMadeItAreOne()
    {
        const World impact = three - 8min;
        auto run
            = change("run:gh/1:1", ClockLane::Deploys, "runtime", impact - 13min, impact - 100s);
        auto made
            = change("deploy:gh/7", ClockLane::Deploys, "runtime", impact - 5min, impact - 106s);
        auto failed
            = change("run:gh/2:1", ClockLane::Deploys, "runtime", impact - 14min, impact - 99s);
        failed.severity = Severity::Warning;
        for (Change* one : {&run, &made, &failed})
            one->source = SourceId("gh");
        const auto found
            = changedBefore({run, made, failed}, {"runtime", Atom("prod"), {}, impact, {}}, three);
        QCOMPARE(found.size(), size_t(2));
        for (const FocusChange& one : found)
            QVERIFY(one.change.id != run.id); // the failed one says where, and stays
    }
};

MIDWATCH_TEST(WatchGroundTest)
#include "tst_watch_ground.moc"
