// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/topic.h"
#include "tests/support/test_registry.h"

#include <map>
#include <random>
#include <set>

using namespace mw;

namespace {

Pod pod(const std::string& name, int restarts = 0, const std::string& cluster = "prod")
{
    Pod p;
    p.key = {Atom(cluster), Atom("Pod"), Atom("default"), name};
    p.uid = "uid-" + name;
    p.restarts = restarts;
    return p;
}

Rows<Pod> rows(std::vector<Pod> upserts, bool begin = false, bool commit = false)
{
    Rows<Pod> r;
    r.scope = "prod/Pod";
    r.begin = begin;
    r.commit = commit;
    r.upserts = std::move(upserts);
    return r;
}

std::set<std::string> names(const Topic<Pod>& topic)
{
    std::set<std::string> found;
    topic.forEach([&](Slot, const Pod& p) { found.insert(p.key.name); });
    return found;
}

} // namespace

class TopicTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void relistRemovesWhatWasNotSent()
    {
        Topic<Pod> topic;
        topic.apply(rows({pod("a"), pod("b"), pod("c")}, true, true));
        QCOMPARE(topic.takeChanges().inserted.size(), size_t(3));
        // First page of a relist: the old rows stay visible until it is complete.
        topic.apply(rows({pod("a", 1)}, true, false));
        QCOMPARE(topic.size(), size_t(3));
        topic.apply(rows({pod("d")}, false, true));
        const RowChanges changes = topic.takeChanges();
        QCOMPARE(changes.inserted.size(), size_t(1));
        QCOMPARE(changes.updated.size(), size_t(1));
        QCOMPARE(changes.removed.size(), size_t(2));
        QCOMPARE(names(topic), (std::set<std::string>{"a", "d"}));
        for (const Slot slot : changes.removed) {
            QVERIFY(!topic.filled(slot));
            QVERIFY(!topic.row(slot).key.name.empty()); // still readable
        }
        topic.release(changes);
        QCOMPARE(topic.slotCount(), size_t(4));
        topic.apply(rows({pod("e"), pod("f")}));
        QCOMPARE(topic.slotCount(), size_t(4)); // freed slots are used again
    }

    void scopesDoNotTouchEachOther()
    {
        Topic<Pod> topic;
        topic.apply(rows({pod("a")}, true, true));
        Rows<Pod> other = rows({pod("x", 0, "staging")}, true, true);
        other.scope = "staging/Pod";
        topic.apply(std::move(other));
        QCOMPARE(topic.size(), size_t(2));
        topic.clearScope("prod/Pod");
        QCOMPARE(names(topic), (std::set<std::string>{"x"}));
    }

    void aSweepLeavesWhatWasTold()
    {
        Topic<Pod> topic;
        const auto add = [&topic](const char* scope, const char* name, const char* cluster) {
            Rows<Pod> told = rows({pod(name, 0, cluster)}, true, true);
            told.scope = scope;
            topic.apply(std::move(told));
        };
        add("prod/Pod", "whole", "prod");
        add("prod/Pod:a", "a", "prod");
        add("prod/Pod:b", "b", "prod");
        add("prod/Podium", "p", "prod");
        add("prod/Pod/Pod", "of the cluster prod/Pod", "prod/Pod");
        Rows<Pod> sweep = rows({});
        sweep.sweep = true;
        sweep.told = {"prod/Pod:a"};
        topic.apply(std::move(sweep));
        QCOMPARE(names(topic), (std::set<std::string>{"a", "p", "of the cluster prod/Pod"}));
        // What the store brings late of what was swept, or of a namespace named no longer, is not
        // put back.
        const auto late = [&topic](const char* scope, const char* name) {
            Rows<Pod> old = rows({pod(name)});
            old.scope = scope;
            topic.restore(std::move(old));
        };
        late("prod/Pod", "late");
        late("prod/Pod:c", "late too");
        late("prod/Podium", "another's"); // it has begun to tell itself
        QCOMPARE(topic.size(), size_t(3));
        late("dr/Pod:a", "remembered");
        QCOMPARE(topic.size(), size_t(4));
        Rows<Pod> whole = rows({pod("a")}, true, true);
        whole.sweep = true;
        whole.told = {"prod/Pod"};
        topic.apply(std::move(whole));
        QCOMPARE(topic.size(), size_t(4)); // the row is the same, its scope another
        QCOMPARE(topic.scopeOf(*topic.find(pod("a").key)), std::string("prod/Pod"));
    }

    void selectionSurvivesRelist()
    {
        Topic<Pod> topic;
        topic.apply(rows({pod("a"), pod("b")}, true, true));
        const Slot before = *topic.find(pod("b").key);
        topic.release(topic.takeChanges());
        topic.apply(rows({pod("b"), pod("a")}, true, true));
        QCOMPARE(*topic.find(pod("b").key), before);
        QVERIFY(topic.takeChanges().empty()); // nothing changed, nothing to repaint
    }

    void changesWithinOneFrameFold()
    {
        Topic<Pod> topic;
        topic.apply(rows({pod("a")}));
        topic.apply(rows({pod("a", 2)})); // insert + update = insert
        Rows<Pod> gone = rows({pod("b")});
        topic.apply(std::move(gone));
        Rows<Pod> removeB = rows({});
        removeB.removed.push_back(pod("b").key);
        topic.apply(std::move(removeB)); // insert + remove = nothing
        RowChanges changes = topic.takeChanges();
        QCOMPARE(changes.inserted.size(), size_t(1));
        QVERIFY(changes.updated.empty() && changes.removed.empty());
        // remove + insert of one key = update of the same slot
        Rows<Pod> removeA = rows({});
        removeA.removed.push_back(pod("a").key);
        topic.apply(std::move(removeA));
        QVERIFY(!topic.find(pod("a").key));
        topic.apply(rows({pod("a", 2)}));
        changes = topic.takeChanges();
        QCOMPARE(changes.updated.size(), size_t(1));
        QVERIFY(changes.inserted.empty() && changes.removed.empty());
        QCOMPARE(topic.size(), size_t(1));
    }

    void usageIsJoinedInAnyOrder()
    {
        Topic<Pod> topic;
        UsageRows usage;
        usage.cluster = Atom("prod");
        usage.entries = {{pod("a").key, 120, 1 << 20}, {pod("late").key, 7, 99}};
        topic.apply(rows({pod("a")}));
        topic.applyUsage(usage);
        topic.apply(rows({pod("late")}));
        QCOMPARE(topic.row(*topic.find(pod("a").key)).cpuUsage, int64_t(120));
        QCOMPARE(topic.row(*topic.find(pod("late").key)).memoryUsage, int64_t(99));
        // An update from the watch knows no usage and must not wipe it; a new object starts
        // unmeasured.
        topic.apply(rows({pod("a", 5)}));
        QCOMPARE(topic.row(*topic.find(pod("a").key)).cpuUsage, int64_t(120));
        Pod reborn = pod("a");
        reborn.uid = "other";
        topic.apply(rows({reborn}));
        QCOMPARE(topic.row(*topic.find(pod("a").key)).cpuUsage, int64_t(-1));
        // Nothing is measured any more: neither here nor for who comes later.
        usage.entries.push_back({pod("later").key, 8, 88});
        topic.applyUsage(usage);
        topic.takeChanges();
        UsageRows gone;
        gone.cluster = Atom("elsewhere");
        gone.gone = true;
        topic.applyUsage(gone);
        QVERIFY(topic.takeChanges().empty());
        gone.cluster = Atom("prod");
        topic.applyUsage(gone);
        QCOMPARE(topic.takeChanges().updated.size(), size_t(2));
        topic.apply(rows({pod("later")}));
        for (const char* name : {"a", "late", "later"}) {
            QCOMPARE(topic.row(*topic.find(pod(name).key)).cpuUsage, int64_t(-1));
            QCOMPARE(topic.row(*topic.find(pod(name).key)).memoryUsage, int64_t(-1));
        }
    }

    void equalsANaiveStoreUnderRandomChanges()
    {
        std::mt19937 random(7);
        Topic<Pod> topic;
        std::map<std::string, int> truth; // what the topic must hold
        std::map<Slot, std::string> view; // what a view that follows the signals believes
        for (int round = 0; round < 400; ++round) {
            const bool relist = random() % 10 == 0;
            Rows<Pod> change = rows({}, relist, relist);
            std::map<std::string, int> sent;
            const int count = static_cast<int>(random() % 40);
            for (int i = 0; i < count; ++i) {
                const std::string name = "p" + std::to_string(random() % 300);
                const int restarts = static_cast<int>(random() % 3);
                change.upserts.push_back(pod(name, restarts));
                sent[name] = restarts;
            }
            if (!relist) {
                for (int i = 0; i < 8; ++i) {
                    const std::string name = "p" + std::to_string(random() % 300);
                    change.removed.push_back(pod(name).key);
                    truth.erase(name);
                }
            } else {
                truth.clear();
            }
            for (const auto& [name, restarts] : sent)
                truth[name] = restarts;
            topic.apply(std::move(change));
            if (random() % 3 == 0) {
                const RowChanges changes = topic.takeChanges();
                for (const Slot s : changes.removed) {
                    QCOMPARE(view.at(s), topic.row(s).key.name);
                    view.erase(s);
                }
                for (const Slot s : changes.inserted) {
                    QVERIFY(!view.count(s));
                    view[s] = topic.row(s).key.name;
                }
                for (const Slot s : changes.updated)
                    QCOMPARE(view.at(s), topic.row(s).key.name);
                topic.release(changes);
                QCOMPARE(view.size(), truth.size());
            }
            QCOMPARE(topic.size(), truth.size());
            for (const auto& [name, restarts] : truth) {
                const auto slot = topic.find(pod(name).key);
                QVERIFY(slot);
                QCOMPARE(topic.row(*slot).restarts, restarts);
            }
        }
    }

    void mergesManyRowsFast()
    {
        Topic<Pod> topic;
        std::vector<Pod> many;
        for (int i = 0; i < 50'000; ++i)
            many.push_back(pod("pod-" + std::to_string(i)));
        QElapsedTimer timer;
        timer.start();
        topic.apply(rows(std::move(many), true, true));
        qInfo("50,000 inserts: %lld ms", timer.elapsed());
        QCOMPARE(topic.size(), size_t(50'000));
        QVERIFY(timer.elapsed() < 5'000);
    }
};

MIDWATCH_TEST(TopicTest)
#include "tst_topic.moc"
