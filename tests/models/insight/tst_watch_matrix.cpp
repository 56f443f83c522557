// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of Watch: which fact stands in which column, who tells of a column, what is not seen.
#include "models/insight/said_where.h"
#include "models/insight/watch_matrix.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace mw;
using namespace mwtest;

namespace {

SourceStatus
source(const char* id, const char* type, SourceState state, const char* environment = "prod")
{
    SourceStatus out;
    out.id = SourceId(id);
    out.type = type;
    out.environment = environment;
    out.state = state;
    return out;
}

Alert alertOf(const char* name, LabelSet labels = {}, const char* service = "")
{
    Alert out;
    out.key = {Atom("am"), name};
    out.name = name;
    out.labels = std::move(labels);
    out.service = service;
    return out;
}

Finding ofObject(const char* id, const char* kind, const char* ns, const char* name)
{
    Finding out = finding(id, Severity::Warning);
    out.object = {Atom("prod"), Atom(kind), Atom(ns), name};
    return out;
}

Shout shoutOf(const Alert& alert, const char* object, Severity severity)
{
    Shout out;
    out.key = std::string("shout ") + object;
    out.object = object;
    out.cluster = alert.cluster;
    out.severity = severity;
    out.headline = alert.name;
    AlertGroup group;
    group.name = alert.name;
    group.severity = severity;
    SharedAlert shared;
    shared.key = alert.key;
    group.alerts.push_back(shared);
    out.groups.push_back(std::move(group));
    return out;
}

struct World2 // two environments and what is told of them
{
    std::vector<MatrixPlace> places{{"prod", "us-east-1", {"prod"}}, {"dr", "us-west-2", {"dr"}}};
    std::vector<SourceStatus> sources;
    std::vector<Finding> findings;
    std::vector<CheckState> checks;
    std::vector<Shout> shouts;
    std::vector<Alert> alerts;
    std::vector<std::string> slos;
    std::set<std::string> stateful;
    const ReadyReport* ready = nullptr;

    Matrix matrix() const
    {
        return watchMatrix({places,
                            sources,
                            findings,
                            checks,
                            shouts,
                            slos,
                            stateful,
                            [this](const SourceKey& key) -> const Alert* {
                                for (const Alert& one : alerts) {
                                    if (one.key == key)
                                        return &one;
                                }
                                return nullptr;
                            },
                            ready});
    }
    MatrixCell cell(size_t place, Domain domain) const
    {
        const Matrix all = matrix();
        for (size_t i = 0; i < all.domains.size(); ++i) {
            if (all.domains[i] == domain)
                return all.rows[place].cells[i];
        }
        return {};
    }
};

} // namespace

class WatchMatrixTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // An alert without a cluster of the estate is where its Alertmanager is.
    void alertsAreWhereTheirSourceIs()
    {
        World2 w;
        w.sources = {source("prod", "kubernetes", SourceState::Live),
                     source("dr", "kubernetes", SourceState::Live, "dr"),
                     source("am", "alertmanager", SourceState::Live),
                     source("am-dr", "alertmanager", SourceState::Live, "dr"),
                     source("am-all", "alertmanager", SourceState::Live, "")};
        const auto shout = [](const char* from, const char* cluster) {
            Alert alert = alertOf("PostgreSQLDown");
            alert.cluster = Atom(cluster);
            Shout out = shoutOf(alert, "db", Severity::Critical);
            out.groups[0].alerts[0].key = {Atom(from), "1"};
            out.groups[0].alerts[0].sources = {Atom(from)};
            return out;
        };
        const auto rows = [&w](const Shout& one) {
            w.shouts = {one};
            std::string out;
            for (size_t i = 0; i < w.places.size(); ++i) {
                if (w.cell(i, Domain::Data).severity == Severity::Critical)
                    out += (out.empty() ? "" : " ") + w.places[i].environment;
            }
            return out;
        };
        QCOMPARE(rows(shout("am", "")), std::string("prod"));
        QCOMPARE(rows(shout("am-dr", "")), std::string("dr"));
        QCOMPARE(rows(shout("am-all", "")), std::string("prod dr"));
        QCOMPARE(rows(shout("am-dr", "prod")), std::string("prod")); // its label knows better
        QCOMPARE(rows(shout("am-dr", "eks-0815")), std::string("dr")); // nobody knows this one
        Shout both = shout("am", "");
        both.groups[0].alerts[0].sources = {Atom("am"), Atom("am-dr")};
        QCOMPARE(rows(both), std::string("prod dr"));
        SharedAlert quiet;
        quiet.key = {Atom("am-dr"), "2"};
        quiet.sources = {Atom("am-dr")};
        quiet.quiet = true;
        Shout one = shout("am", "");
        one.groups[0].alerts.push_back(quiet);
        QCOMPARE(rows(one), std::string("prod")); // what is quiet is loud nowhere
        // A finding says who it is of in its provenance.
        Finding told = finding("ALERT:/db", Severity::Warning);
        told.provenance = "am, am-dr: /api/v2/alerts";
        QCOMPARE(environmentsOf(told, w.sources),
                 SaidEnvironments(std::set<std::string>{"dr", "prod"}));
        told.provenance = "am-dr: /api/v2/alerts";
        QCOMPARE(environmentsOf(told, w.sources), SaidEnvironments(std::set<std::string>{"dr"}));
        told.provenance.clear();
        QVERIFY(!environmentsOf(told, w.sources));
    }

    void alertsByWhatTheyAreAbout_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("column");
        const auto row
            = [](const char* name, const char* label, const char* value, const char* to) {
                  QTest::addRow("%s %s", name, value)
                      << QString::fromUtf8(name) << QString::fromUtf8(label)
                      << QString::fromUtf8(value) << QString::fromUtf8(to);
              };
        // Names first …
        row("KubeAPIErrorBudgetBurn", "", "", "users");
        row("HighBurnRate", "", "", "users");
        row("Anything", "sloth_slo", "requests-availability", "users");
        row("CloudCostAnomaly", "", "", "cost");
        row("PostgresBackupFailed", "", "", "recovery");
        row("VeleroNoNewBackups", "", "", "recovery");
        row("KubeClientCertificateExpiration", "", "", "edge");
        row("CertManagerCertExpirySoon", "", "", "edge");
        row("CoreDNSDown", "", "", "edge");
        row("TLSCertificates", "", "", "edge");
        row("BlackboxProbeFailed", "", "", "edge");
        row("IngressHighErrorRate", "", "", "edge");
        row("RedisCertificateExpires", "", "", "edge"); // the certificate, not what is in there
        row("ArgoCDOutOfSync", "", "", "ship");
        row("KubePersistentVolumeFillingUp", "", "", "data");
        row("PostgreSQLDown", "", "", "data");
        row("MySQLReplicationLag", "", "", "data");
        row("RedisMissingPrimary", "service", "cost-api", "data");
        // … then what they speak of …
        row("TargetDown", "job", "coredns", "edge");
        row("HighErrorRate", "namespace", "ingress-nginx", "edge");
        row("DiskFilling", "service", "redis", "data");
        row("KubeStatefulSetReplicasMismatch", "statefulset", "orders", "data");
        row("KubePodCrashLooping", "pod", "kafka-0", "data");
        // … and everything else is Work.
        row("KubePodCrashLooping", "pod", "checkout-7f9", "work");
        row("HighErrorRate", "service", "agent-runtime", "work");
        row("NodeDiskPressure", "node", "ip-10-0-1-7", "work");
        row("KubeDeploymentReplicasMismatch", "deployment", "checkout", "work");
        row("KubeDeploymentRolloutStuck", "deployment", "checkout", "work");
        row("KubeAPIDown", "", "", "work");
        row("etcdNoLeader", "", "", "work");
        row("PrometheusNotificationQueueRunningFull", "", "", "work");
        row("", "", "", "work");
    }
    void alertsByWhatTheyAreAbout()
    {
        QFETCH(QString, name);
        QFETCH(QString, label);
        QFETCH(QString, value);
        QFETCH(QString, column);
        LabelSet labels;
        if (!label.isEmpty())
            labels.emplace_back(label.toStdString(), value.toStdString());
        const Domain got = columnOf(alertOf(name.toUtf8().constData(), std::move(labels)));
        QCOMPARE(QString::fromUtf8(toString(got)), column);
    }

    void findingsByWhatTheySpeakOf()
    {
        const auto of = [](const Finding& one) { return columnOf(one); };
        QVERIFY(of(finding("SLO:prom/api", Severity::Critical)) == Domain::Users);
        QVERIFY(of(finding("SHIP:o/api", Severity::Warning)) == Domain::Ship);
        QVERIFY(of(finding("COST:b", Severity::Warning)) == Domain::Cost);
        QVERIFY(of(finding("API:prod", Severity::Critical)) == Domain::Work);
        QVERIFY(of(ofObject("NODE:prod/a", "Node", "", "ip-dns-1")) == Domain::Work);
        QVERIFY(of(ofObject("PODS:a", "Deployment", "agents", "api")) == Domain::Work);
        QVERIFY(of(ofObject("PODS:a", "StatefulSet", "agents", "orders")) == Domain::Data);
        QVERIFY(of(ofObject("STS/DS:a", "DaemonSet", "monitoring", "node-exporter"))
                == Domain::Work);
        QVERIFY(of(ofObject("DEPL:a", "Deployment", "kube-system", "coredns")) == Domain::Edge);
        QVERIFY(of(ofObject("DEPL:a", "Deployment", "cert-manager", "webhook")) == Domain::Edge);
        // What a workload is called after is not what it is about, but for these two.
        QVERIFY(of(ofObject("DEPL:a", "Deployment", "x", "cost-pipeline")) == Domain::Work);
        for (const char* none : {"ALERT:prod/x", "SEEN:prom", "PROV:gh"})
            QVERIFY(!of(finding(none, Severity::Critical)));
    }

    void onlyWhatIsToldApplies()
    {
        World2 w;
        w.sources = {source("prod", "kubernetes", SourceState::Live),
                     source("dr", "kubernetes", SourceState::Unreachable, "dr"),
                     source("prom", "prometheus", SourceState::Live),
                     source("gh", "github", SourceState::Disabled)};
        w.slos = {"prom"};
        w.checks = {{"NODE", "prod", Severity::Ok}, {"API", "prod", Severity::Unknown}};
        const Matrix m = w.matrix();
        QCOMPARE(m.domains.size(), size_t(7));
        QVERIFY(m.domains.front() == Domain::Users && m.domains.back() == Domain::Cost);
        QVERIFY(w.cell(0, Domain::Users).severity == Severity::Ok);
        QVERIFY(!w.cell(1, Domain::Users).applies); // nobody tells of users there
        const MatrixCell work = w.cell(0, Domain::Work);
        QVERIFY(work.severity == Severity::Unknown); // API is not seen
        QCOMPARE(work.unseenCheck + "/" + work.unseenCluster, std::string("API/prod"));
        QVERIFY(work.sources == std::vector<std::string>{"prod"});
        QVERIFY(w.cell(1, Domain::Work).unseen == SourceState::Unreachable);
        QCOMPARE(w.cell(1, Domain::Work).unseenSource, std::string("dr"));
        QVERIFY(w.cell(1, Domain::Work).severity == Severity::Unknown);
        for (const Domain none : {Domain::Edge, Domain::Ship, Domain::Recovery, Domain::Cost})
            QVERIFY2(!w.cell(0, none).applies, toString(none));
        // A Prometheus without SLOs tells nothing of users.
        w.slos.clear();
        QVERIFY(!w.cell(0, Domain::Users).applies);
        // Nobody tells of anything: no columns at all.
        w.sources.clear();
        QVERIFY(w.matrix().domains.empty());
        QCOMPARE(w.matrix().rows.size(), size_t(2));
    }

    void dataNeedsSomethingThatHoldsIt()
    {
        World2 w;
        w.sources = {source("prod", "kubernetes", SourceState::Live)};
        w.checks = {{"STS/DS", "prod", Severity::Ok}};
        QVERIFY(!w.cell(0, Domain::Data).applies); // no stateful set, nobody else tells
        w.stateful = {"prod"};
        QVERIFY(w.cell(0, Domain::Data).applies);
        QVERIFY(w.cell(0, Domain::Data).severity == Severity::Ok);
        w.stateful.clear();
        w.checks = {{"STS/DS", "prod", Severity::Unknown}}; // there may be some
        QVERIFY(w.cell(0, Domain::Data).applies);
        QVERIFY(w.cell(0, Domain::Data).severity == Severity::Unknown);
        QVERIFY(w.cell(0, Domain::Work).severity == Severity::Unknown);
        w.findings = {
            ofObject("STS/DS:prod/agents/StatefulSet/orders", "StatefulSet", "agents", "orders")};
        QVERIFY(w.cell(0, Domain::Data).severity == Severity::Warning);
        QCOMPARE(w.cell(0, Domain::Data).findingId, w.findings[0].id);
        QVERIFY(w.cell(0, Domain::Work).severity == Severity::Unknown); // one cause, one mark
        QVERIFY(!w.cell(1, Domain::Data).applies);
    }

    void anAlertStandsWhereItBelongs()
    {
        World2 w;
        w.sources = {source("prod", "kubernetes", SourceState::Live),
                     source("dr", "kubernetes", SourceState::Live, "dr"),
                     source("am", "alertmanager", SourceState::Live, "")};
        Alert dns = alertOf("CoreDNSDown");
        dns.cluster = Atom("dr");
        Alert pods = alertOf("KubePodCrashLooping");
        pods.cluster = Atom("prod");
        Alert stray = alertOf("HighErrorRate");
        stray.cluster = Atom("nobody-knows-it"); // then who tells it says where
        w.alerts = {dns, pods, stray};
        QVERIFY(w.cell(0, Domain::Edge).severity == Severity::Ok); // told, and nothing is wrong
        w.shouts = {shoutOf(dns, "coredns", Severity::Critical),
                    shoutOf(pods, "api", Severity::Warning)};
        QVERIFY(w.cell(1, Domain::Edge).severity == Severity::Critical);
        QCOMPARE(w.cell(1, Domain::Edge).fact, std::string("coredns: CoreDNSDown"));
        QCOMPARE(w.cell(1, Domain::Edge).shoutKey, std::string("shout coredns"));
        QVERIFY(w.cell(0, Domain::Edge).severity == Severity::Ok);
        QVERIFY(w.cell(0, Domain::Work).severity == Severity::Warning);
        QVERIFY(w.cell(1, Domain::Work).severity == Severity::Ok);
        w.shouts = {shoutOf(stray, "api", Severity::Critical)};
        QVERIFY(w.cell(0, Domain::Work).severity == Severity::Critical);
        QVERIFY(w.cell(1, Domain::Work).severity == Severity::Critical);
        // Silenced: nothing shouts.
        w.shouts[0].quiet = Shout::Quiet::Silenced;
        QVERIFY(w.cell(0, Domain::Work).severity == Severity::Ok);
    }

    void anAlertIsLostInNoColumn()
    {
        World2 w;
        w.sources = {source("am", "alertmanager", SourceState::Live)};
        const Alert backup = alertOf("VeleroBackupFailed");
        w.alerts = {backup};
        QVERIFY(!w.cell(0, Domain::Recovery).applies);
        w.shouts = {shoutOf(backup, "velero", Severity::Warning)};
        QVERIFY(w.cell(0, Domain::Recovery).applies); // although nobody declared a recovery
        QVERIFY(w.cell(0, Domain::Recovery).severity == Severity::Warning);
    }

    void aPageStandsWithTheAlertItWasSentFor()
    {
        World2 w;
        w.sources = {source("am", "alertmanager", SourceState::Live),
                     source("pd", "pagerduty", SourceState::Live)};
        const Alert disk = alertOf("RedisDiskFilling");
        w.alerts = {disk};
        w.shouts = {shoutOf(disk, "redis", Severity::Warning)};
        w.shouts[0].severity = Severity::Critical; // somebody was called
        w.shouts[0].pages = {{Atom("pd"), "Q1"}};
        QVERIFY(w.cell(0, Domain::Data).severity == Severity::Critical);
        // No alert is known behind it: the words of the page say.
        w.shouts[0].groups.clear();
        w.shouts[0].headline = "Certificate of shop.example expires";
        QVERIFY(w.cell(0, Domain::Edge).severity == Severity::Critical);
        QVERIFY(w.cell(0, Domain::Data).severity == Severity::Ok);
    }

    void recoveryIsOfWhatTheEstateNames()
    {
        World2 w;
        w.places.push_back({"dev", "", {"dev"}});
        w.sources = {source("prod", "kubernetes", SourceState::Live),
                     source("dr", "kubernetes", SourceState::Live, "dr"),
                     source("dev", "kubernetes", SourceState::Live, "dev"),
                     source("pd", "pagerduty", SourceState::Live)}; // of prod
        ReadyReport report;
        report.declared = report.asked = true;
        const auto item = [](ReadyTopic topic, ReadyState state, const char* subject) {
            ReadyItem one;
            one.topic = topic;
            one.state = state;
            one.subject = subject;
            return one;
        };
        report.items = {item(ReadyTopic::Credentials, ReadyState::Missing, "dr"),
                        item(ReadyTopic::Credentials, ReadyState::Ok, "pd")};
        QVERIFY(!w.cell(0, Domain::Recovery).applies); // a recording: nobody asks
        w.ready = &report;
        QVERIFY(w.cell(0, Domain::Recovery).severity == Severity::Ok);
        QVERIFY(w.cell(1, Domain::Recovery).severity == Severity::Warning);
        QCOMPARE(w.cell(1, Domain::Recovery).ready->subject, std::string("dr"));
        QVERIFY(!w.cell(2, Domain::Recovery).applies); // recovery does not name it
        // A runbook is needed wherever.
        report.items.push_back(item(ReadyTopic::Runbooks, ReadyState::NotKnown, "failover"));
        QVERIFY(w.cell(0, Domain::Recovery).severity == Severity::Unknown);
        QVERIFY(w.cell(0, Domain::Recovery).unseen == SourceState::Connecting);
        QVERIFY(w.cell(1, Domain::Recovery).severity == Severity::Warning); // the worse one
        QVERIFY(!w.cell(2, Domain::Recovery).applies);
        report.asked = false; // the first check is not over
        QVERIFY(w.cell(1, Domain::Recovery).severity == Severity::Unknown);
        report.declared = false;
        QVERIFY(!w.cell(1, Domain::Recovery).applies);
    }
};

MIDWATCH_TEST(WatchMatrixTest)
#include "tst_watch_matrix.moc"
