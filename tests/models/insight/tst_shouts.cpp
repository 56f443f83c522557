// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/alert_labels.h"
#include "models/insight/shouts.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <tuple>

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World at{std::chrono::seconds(1795229305)};

Alert alert(const char* source, const char* fingerprint, LabelSet labels)
{
    std::sort(labels.begin(), labels.end());
    Alert out;
    out.key = {Atom(source), fingerprint};
    out.name = labelOf(labels, "alertname");
    out.severity = Atom(labelOf(labels, "severity"));
    out.state = Alert::State::Active;
    out.startsAt = at;
    out.receivers = {"pager"};
    const AlertObject object = objectOf(labels, {});
    out.cluster = Atom(object.cluster);
    out.service = object.service;
    out.subject = object.subject;
    out.labels = std::move(labels);
    return out;
}

Alert silenced(Alert out)
{
    out.state = Alert::State::Suppressed;
    out.silencedBy = {"s1"};
    return out;
}

Finding finding(const char* check, const char* name, Severity severity)
{
    Finding out;
    out.check = check;
    out.id = std::string(check) + ":" + name;
    out.severity = severity;
    out.subject = name;
    out.since = at - 5min;
    return out;
}

} // namespace

class ShoutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneAlertOfTwoServersIsOneAlert()
    {
        ShoutInput input;
        input.alerts = {
            alert("b", "f1", {{"alertname", "Down"}, {"severity", "critical"}, {"service", "api"}}),
            alert(
                "a", "f1", {{"alertname", "Down"}, {"severity", "critical"}, {"service", "api"}})};
        const auto shouts = joinShouts(input, {});
        QCOMPARE(shouts.size(), size_t(1));
        QCOMPARE(shouts[0].alertCount, size_t(1));
        QCOMPARE(shouts[0].groups[0].alerts[0].sources, (std::vector<Atom>{Atom("a"), Atom("b")}));
        QCOMPARE(shouts[0].groups[0].alerts[0].key.source.str(), std::string("a"));
    }

    void whoShoutsSpeaksForTheSilencedOne()
    {
        ShoutInput input;
        const Alert loud = alert(
            "b", "f1", {{"alertname", "Down"}, {"severity", "critical"}, {"service", "api"}});
        Alert quiet = silenced(loud);
        quiet.key.source = Atom("a");
        input.alerts = {quiet, loud};
        const auto shouts = joinShouts(input, {});
        const SharedAlert& shared = shouts[0].groups[0].alerts[0];
        QVERIFY(!shared.quiet && shouts[0].quiet == Shout::Quiet::No);
        QCOMPARE(shared.key.source.str(), std::string("b"));
        QCOMPARE(shared.quietIn, std::vector<Atom>{Atom("a")});
    }

    void alertFindingAndPageOfOneServiceAreOneRow()
    {
        ShoutInput input;
        input.alerts = {alert("a",
                              "f1",
                              {{"alertname", "ErrorBudgetBurn"},
                               {"severity", "page"},
                               {"sloth_service", "runtime"},
                               {"sloth_slo", "availability"}}),
                        alert("a",
                              "f2",
                              {{"alertname", "ErrorBudgetBurn"},
                               {"severity", "ticket"},
                               {"sloth_service", "runtime"},
                               {"sloth_slo", "availability"}}),
                        alert("a",
                              "f3",
                              {{"alertname", "PodCrash"},
                               {"severity", "warning"},
                               {"cluster", "prod"},
                               {"namespace", "agents"},
                               {"pod", "runtime-7d-x1"}})};
        input.workloads["prod/agents/runtime-7d-x1"] = "runtime-deploy";
        Page page;
        page.key = {Atom("pd"), "Q1"};
        page.title = "[FIRING:2] ErrorBudgetBurn runtime";
        page.service = "Agents";
        input.pages = {page};
        ShoutContext context;
        context.services["prod/agents/runtime-deploy"] = "runtime";
        Finding slo = finding("SLO", "runtime/availability", Severity::Critical);
        context.sloServices[slo.id] = "runtime";
        Finding pods = finding("PODS", "prod/agents/runtime-deploy", Severity::Critical);
        pods.object = {Atom("prod"), Atom("Deployment"), Atom("agents"), "runtime-deploy"};
        context.findings = {slo, pods};
        const auto shouts = joinShouts(input, context);
        QCOMPARE(shouts.size(), size_t(1));
        const Shout& row = shouts[0];
        QCOMPARE(row.object, std::string("runtime"));
        QCOMPARE(row.cluster.str(), std::string("prod"));
        QCOMPARE(row.groups.size(), size_t(2));
        QCOMPARE(row.headline, std::string("ErrorBudgetBurn"));
        QCOMPARE(row.findings.size(), size_t(2));
        QCOMPARE(row.pages.size(), size_t(1));
        QCOMPARE(row.signalCount(), size_t(5));
        QCOMPARE(row.severity, Severity::Critical);
        QVERIFY(row.since == at - 5min); // the finding saw it first
        QVERIFY(alertFindings(shouts).empty()); // the findings say as much
    }

    // Forty nodes of a lost pool are one finding: their alerts are its row, not forty of their own.
    void alertsOfNodesAreTheRowOfTheirPool()
    {
        Finding pool;
        pool.id = "NODE:prod/pool/worker";
        pool.check = "NODE";
        pool.severity = Severity::Critical;
        pool.subject = "prod/pool/worker";
        pool.object.cluster = Atom("prod");
        pool.nodes = {"node-1", "node-2"};
        ShoutInput input;
        for (const auto& [id, cluster, node] : {std::tuple("1", "prod", "node-1"),
                                                std::tuple("2", "prod", "node-2"),
                                                std::tuple("3", "prod", "node-3"),
                                                std::tuple("4", "staging", "node-1")})
            input.alerts.push_back(alert("am",
                                         id,
                                         {{"alertname", "KubeNodeNotReady"},
                                          {"severity", "warning"},
                                          {"cluster", cluster},
                                          {"node", node}}));
        ShoutContext context;
        context.findings = {pool};
        const auto shouts = joinShouts(input, context);
        QCOMPARE(shouts.size(), size_t(3));
        QCOMPARE(shouts[0].object, std::string("prod/pool/worker"));
        QCOMPARE(shouts[0].alertCount, size_t(2));
        QCOMPARE(shouts[0].severity, Severity::Critical);
        // only of the two that no finding speaks of
        const auto told = alertFindings(shouts);
        QCOMPARE(told.size(), size_t(2));
        for (const Finding& one : told)
            QVERIFY2(one.subject == "prod/node-3" || one.subject == "staging/node-1",
                     one.subject.c_str());
    }

    void sameNameElsewhereIsAnotherRow()
    {
        ShoutInput input;
        input.alerts
            = {alert("a",
                     "f1",
                     {{"alertname", "X"},
                      {"severity", "critical"},
                      {"cluster", "prod"},
                      {"namespace", "n"},
                      {"deployment", "web"}}),
               alert("a",
                     "f2",
                     {{"alertname", "X"},
                      {"severity", "warning"},
                      {"cluster", "dr"},
                      {"namespace", "n"},
                      {"deployment", "web"}}),
               alert("a", "f3", {{"alertname", "Y"}, {"severity", "page"}, {"service", "web"}})};
        const auto shouts = joinShouts(input, {});
        QCOMPARE(shouts.size(), size_t(2));
        QCOMPARE(shouts[0].cluster.str(), std::string("prod"));
        QCOMPARE(shouts[0].groups.size(),
                 size_t(2)); // Y does not say where: the louder one takes it
        QCOMPARE(shouts[1].groups.size(), size_t(1));
    }

    void loudBeforeQuietWorstFirst()
    {
        ShoutInput input;
        input.alerts
            = {alert("a", "1", {{"alertname", "Watchdog"}, {"severity", "none"}}),
               silenced(alert(
                   "a", "2", {{"alertname", "S"}, {"severity", "critical"}, {"service", "s"}})),
               alert("a", "3", {{"alertname", "W"}, {"severity", "warning"}, {"service", "w"}}),
               alert("a", "4", {{"alertname", "C"}, {"severity", "critical"}, {"service", "c"}})};
        const auto shouts = joinShouts(input, {});
        QCOMPARE(shouts.size(), size_t(4));
        QCOMPARE(shouts[0].object, std::string("c"));
        QCOMPARE(shouts[1].object, std::string("w"));
        QCOMPARE(int(shouts[2].quiet), int(Shout::Quiet::Silenced));
        QCOMPARE(shouts[3].object, std::string("Watchdog"));
        QCOMPARE(int(shouts[3].quiet), int(Shout::Quiet::Meant));
        QVERIFY(shouts[2].receivers.empty()); // nobody is told
        const auto findings = alertFindings(shouts);
        QCOMPARE(findings.size(), size_t(2));
        QCOMPARE(findings[0].check, std::string("ALERT"));
        QCOMPARE(findings[0].id, std::string("ALERT://c"));
        QCOMPARE(findings[0].severity, Severity::Critical);
        QCOMPARE(findings[0].provenance, std::string("a: /api/v2/alerts"));
    }

    void pageWithoutAlertIsARowOfItsOwn()
    {
        ShoutInput input;
        Page page;
        page.key = {Atom("pd"), "Q1"};
        page.title = "Customer calls";
        page.service = "Support";
        Page over = page;
        over.key.id = "Q2";
        over.service = "Old";
        over.state = Page::State::Resolved;
        input.pages = {page, over};
        const auto shouts = joinShouts(input, {});
        QCOMPARE(shouts.size(), size_t(1));
        QCOMPARE(shouts[0].object, std::string("Support"));
        QCOMPARE(shouts[0].headline, std::string("Customer calls"));
        QCOMPARE(shouts[0].severity, Severity::Critical);
    }

    void orderOfInputDoesNotMatter()
    {
        ShoutInput input;
        for (int i = 0; i < 40; ++i) {
            const std::string n = std::to_string(i);
            input.alerts.push_back(alert(i % 2 ? "a" : "b",
                                         n.c_str(),
                                         {{"alertname", "A" + std::to_string(i % 3)},
                                          {"severity", i % 5 ? "warning" : "page"},
                                          {"service", "s" + std::to_string(i % 7)}}));
        }
        const auto before = joinShouts(input, {});
        std::reverse(input.alerts.begin(), input.alerts.end());
        QVERIFY(joinShouts(input, {}) == before);
        QCOMPARE(before.size(), size_t(7));
    }

    void labelsNameTheObject_data()
    {
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("service");
        QTest::newRow("deployment")
            << "cluster=c,namespace=n,deployment=d,service=kube-state-metrics"
            << "c/n/d"
            << "";
        QTest::newRow("pod") << "cluster=c,namespace=n,pod=p,container=x,job=kubelet"
                             << "c/n/p"
                             << "";
        QTest::newRow("node") << "cluster=c,node=ip-1,service=prometheus-node-exporter"
                              << "c/ip-1"
                              << "";
        QTest::newRow("service") << "cluster=c,namespace=n,service=api"
                                 << "c/n/api"
                                 << "api";
        QTest::newRow("instance") << "cluster=c,instance=10.0.0.1:9100"
                                  << "c/10.0.0.1:9100"
                                  << "";
        QTest::newRow("slo") << "sloth_service=api,sloth_slo=latency,cluster=c"
                             << "api/latency"
                             << "api";
        QTest::newRow("slo with its service") << "sloth_service=api,sloth_slo=api-latency"
                                              << "api-latency"
                                              << "api";
        QTest::newRow("nothing") << "severity=none"
                                 << ""
                                 << "";
    }
    void labelsNameTheObject()
    {
        QFETCH(QString, labels);
        QFETCH(QString, subject);
        QFETCH(QString, service);
        LabelSet set;
        for (const QString& one : labels.split(QLatin1Char(',')))
            set.emplace_back(one.section(QLatin1Char('='), 0, 0).toStdString(),
                             one.section(QLatin1Char('='), 1).toStdString());
        const AlertObject object = objectOf(set, {});
        QCOMPARE(QString::fromStdString(object.subject), subject);
        QCOMPARE(QString::fromStdString(object.service), service);
    }

    void clusterNamesOfTheEstate()
    {
        LabelConvention convention;
        convention.clusterLabel = "k8s";
        convention.clusters["eks-prod-1"] = "prod";
        convention.cluster = "only";
        QCOMPARE(objectOf({{"k8s", "eks-prod-1"}}, convention).cluster, std::string("prod"));
        QCOMPARE(objectOf({{"k8s", "other"}}, convention).cluster, std::string("other"));
        QCOMPARE(objectOf({}, convention).cluster, std::string("only"));
    }

    void severityWords()
    {
        QCOMPARE(severityOf("page"), Severity::Critical);
        QCOMPARE(severityOf("CRITICAL"), Severity::Critical);
        QCOMPARE(severityOf("ticket"), Severity::Warning);
        QCOMPARE(severityOf("none"), Severity::Info);
        QCOMPARE(severityOf("purple"), Severity::Info);
    }
};

MIDWATCH_TEST(ShoutsTest)
#include "tst_shouts.moc"
