// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lost nodes among what needs a person: they come first, and what began with them stands under
// them.
#include "models/insight/watch_needs.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <algorithm>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

class WatchNeedsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Thirty rows of pods without a place: the pool that is gone stands before them.
    void lostNodesComeBeforeWhatFindsNoPlace()
    {
        std::vector<Finding> findings;
        for (int i = 0; i < 30; ++i) {
            findings.push_back(finding(("PEND:prod/a/app" + std::to_string(i)).c_str(),
                                       Severity::Critical,
                                       three - 25min));
            findings.back().object
                = {Atom("prod"), Atom("Deployment"), Atom("a"), "app" + std::to_string(i)};
        }
        findings.push_back(finding("NODE:prod/pool/worker", Severity::Critical, three - 26min));
        findings.back().object.cluster = Atom("prod");
        findings.push_back(finding("NODE:dr/pool/worker", Severity::Critical, three - 26min));
        findings.back().object.cluster = Atom("dr");
        const auto rows = watchNeeds({findings, {}, {}, {}});
        QCOMPARE(rows.size(), size_t(32));
        QCOMPARE(rows[0].object, std::string("prod/pool/worker"));
        QVERIFY(rows[0].tonight && rows[0].rule == NeedRow::Rule::Nodes);
        for (size_t i = 1; i <= 30; ++i)
            QCOMPARE(rows[i].under, rows[0].key);
        // Where nothing finds no place, own findings still wake nobody.
        QCOMPARE(rows[31].object, std::string("dr/pool/worker"));
        QVERIFY(!rows[31].tonight);
    }

    // The alerts about its nodes are the pool's row: it still is the one that the others stand
    // under.
    void aPoolThatIsShoutedAboutComesFirstToo()
    {
        std::vector<Finding> findings{
            finding("PEND:prod/a/app", Severity::Critical, three - 25min),
            finding("NODE:prod/pool/worker", Severity::Critical, three - 26min)};
        findings[0].object = {Atom("prod"), Atom("Deployment"), Atom("a"), "app"};
        findings[1].object.cluster = Atom("prod");
        Shout pool;
        pool.key = "p";
        pool.object = "prod/pool/worker";
        pool.cluster = Atom("prod");
        pool.severity = pool.findingSeverity = Severity::Critical;
        pool.since = three - 26min;
        pool.findings = {findings[1].id};
        pool.groups.resize(1);
        pool.groups[0].alerts.resize(8);
        pool.groups[0].name = "KubeNodeNotReady";
        pool.groups[0].severity = Severity::Warning;
        auto rows = watchNeeds({findings, {pool}, {}, {}});
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].key, std::string("shout:p"));
        QVERIFY(rows[0].tonight && rows[0].rule == NeedRow::Rule::Nodes);
        QCOMPARE(rows[1].under, rows[0].key);
        // Whoever was called for it sees that first.
        pool.pages = {SourceKey{Atom("pd"), "P1"}};
        rows = watchNeeds({findings, {pool}, {}, {}});
        QVERIFY(rows[0].rule == NeedRow::Rule::Page);
    }

    // What stands under lost nodes: workloads of that cluster, not before them, nobody called.
    void underLostNodesStandsOnlyWhatBeganWithThem()
    {
        const auto workload = [](const char* check, const char* name, World since) {
            auto out = finding(
                (std::string(check) + ":prod/a/" + name).c_str(), Severity::Critical, since);
            out.object = {Atom("prod"), Atom("Deployment"), Atom("a"), name};
            return out;
        };
        std::vector<Finding> findings{
            workload("PEND", "with", three - 24min),
            workload("DEPL", "after", three - 1min),
            workload("DEPL", "before", three - 40min),
            workload("SLO", "users", three - 20min),
            workload("PEND", "called", three - 20min),
            finding("DNS:prod", Severity::Critical, three - 20min),
            finding("NODE:prod/pool/worker", Severity::Critical, three - 26min)};
        findings[5].object.cluster = findings[6].object.cluster = Atom("prod");
        Shout called;
        called.key = "s";
        called.object = "called";
        called.cluster = Atom("prod");
        called.severity = Severity::Critical;
        called.since = three - 20min;
        called.findings = {findings[4].id};
        called.pages = {SourceKey{Atom("pd"), "P1"}};
        Shout node;
        node.key = "n";
        node.object = "ip-10-0-0-1";
        node.cluster = Atom("prod");
        node.severity = Severity::Warning;
        node.since = three - 12min;
        node.groups.resize(1);
        node.groups[0].alerts.resize(1);
        node.groups[0].name = "KubeNodeNotReady";
        Shout kafka = node; // of the same cluster and time, of no node
        kafka.key = "k";
        kafka.groups[0].name = "KafkaUnderReplicated";
        const auto rows = watchNeeds({findings, {called, node, kafka}, {}, {}});
        QCOMPARE(rows.size(), size_t(9));
        std::vector<std::string> under;
        std::string head;
        for (const NeedRow& row : rows) {
            if (row.rule == NeedRow::Rule::Nodes)
                head = row.key;
            if (!row.under.empty()) {
                QCOMPARE(row.under, head); // and behind it
                under.push_back(row.findingId.empty() ? row.key : row.findingId);
            }
        }
        std::sort(under.begin(), under.end());
        QCOMPARE(under,
                 (std::vector<std::string>{"DEPL:prod/a/after", "PEND:prod/a/with", "shout:n"}));
    }
};

MIDWATCH_TEST(WatchNeedsTest)
#include "tst_watch_needs.moc"
