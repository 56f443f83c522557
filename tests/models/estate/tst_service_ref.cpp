// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Services inside clusters: how they are written, what the API server is asked, and what an estate
// file gets told about its mistakes.
#include "models/estate/estate.h"
#include "models/estate/service_ref.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <fstream>

using namespace mw;

class ServiceRefTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    Estate read(const std::string& sources)
    {
        const std::string path = m_dir.path().toStdString() + "/estate.yaml";
        std::ofstream(path, std::ios::binary)
            << "apiVersion: midwatch/v1\nkind: Estate\nenvironments: [{name: prod}]\n"
               "clusters: [{name: eu, environment: prod}, {name: us, environment: prod}]\n"
               "sources:\n"
            << sources;
        const auto estate = readEstate(path);
        return estate ? *estate : Estate{};
    }

private Q_SLOTS:
    void spelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path"); // empty: refused
        const auto row = [](const char* name, const char* text, const char* path) {
            QTest::newRow(name) << QString::fromLatin1(
                text) << QString::fromLatin1("/api/v1/namespaces/") + QString::fromLatin1(path);
        };
        row("number",
            "monitoring/prometheus-operated:9090",
            "monitoring/services/prometheus-operated:9090/proxy");
        row("name of a port", "obs/am:web", "obs/services/am:web/proxy");
        row("only port", "obs/am", "obs/services/am/proxy");
        row("tls", "obs/https:am:9093", "obs/services/https:am:9093/proxy");
        row("tls, only port", "obs/https:am:", "obs/services/https:am:/proxy");
        row("plain, said so", "obs/http:am:9093", "obs/services/am:9093/proxy");
        row("below a path", "obs/p:9090/prom/eu/", "obs/services/p:9090/proxy/prom/eu");
        // As Kubernetes reads it: a service that is called https.
        row("two parts", "obs/https:web", "obs/services/https:web/proxy");
        for (const char* bad : {"prometheus:9090",
                                "obs/",
                                "/p:9090",
                                "obs/p:",
                                "obs/p:0",
                                "obs/p:70000",
                                "obs/p:09090",
                                "obs/p:9090:x:y",
                                "obs/ftp:p:21",
                                "Obs/p:9090",
                                "obs/-p:9090",
                                "obs/p:web_ui",
                                "obs/p:9090/../../secrets",
                                "obs/p:9090/a?b",
                                "obs/p:9090/%2e%2e",
                                "obs/p 1:9090"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }
    void spelling()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const auto parsed = parseService(text.toStdString());
        if (path.isEmpty()) {
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().kind, ErrorKind::Misconfigured);
            QVERIFY(!parsed.error().detail.empty());
            return;
        }
        QVERIFY2(parsed, parsed ? "" : describe(parsed.error()).c_str());
        QCOMPARE(QString::fromStdString(proxyPath(*parsed)), path);
        // What it is written as means the same again.
        const auto again = parseService(serviceText(*parsed));
        QVERIFY(again && *again == *parsed);
    }

    void addressHoldsAnyNameOfACluster()
    {
        for (const char* name : {"eu", "arn:aws:eks:eu-west-1:1:cluster/prod", "a b%2F/ü"}) {
            const InCluster where{name, *parseService("monitoring/https:p:9090/x")};
            const auto back = inCluster(inClusterUrl(where));
            QVERIFY2(back && *back == where, inClusterUrl(where).c_str());
        }
        QVERIFY(!inCluster("https://prometheus.example.test"));
        QVERIFY(!inCluster("cluster://eu"));
        QVERIFY(!inCluster(""));
    }

    void estateFileNamesIt()
    {
        const Estate estate = read("- {name: p, type: prometheus, cluster: us,\n"
                                   "   service: monitoring/prometheus-k8s:9090, orgId: a}\n"
                                   "- {name: q, type: prometheus, url: 'http://a:1'}\n");
        QVERIFY2(estate.diagnostics.empty(),
                 estate.diagnostics.empty() ? "" : format(estate.diagnostics[0]).c_str());
        QCOMPARE(estate.sources.size(), size_t(2));
        const auto where = inCluster(estate.sources[0].url);
        QVERIFY(where);
        QCOMPARE(where->cluster, std::string("us"));
        QCOMPARE(serviceText(where->service), std::string("monitoring/prometheus-k8s:9090"));
        QCOMPARE(estate.sources[0].environment, std::string("prod"));
        QVERIFY(!inCluster(estate.sources[1].url));
    }

    void mistakesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("rest"); // of the entry that begins at 6:3
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* rest, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(rest) << QString::fromLatin1(said);
        };
        row("which cluster",
            "type: prometheus, service: 'a/b:1'}",
            ":6:44: error: which of the clusters?");
        row("no such cluster",
            "type: prometheus, cluster: de, service: 'a/b:1'}",
            ":6:44: error: there is no cluster \"de\"");
        row("bad service",
            "type: prometheus, cluster: eu, service: nowhere}",
            ":6:57: error: a service is written NAMESPACE/NAME:PORT");
        row("both",
            "type: prometheus, cluster: eu, service: 'a/b:1', url: 'http://a'}",
            ":6:3: error: \"service\" and \"url\" may not stand together here");
        row("neither", "type: prometheus}", ":6:3: error: \"url\" is missing");
        row("own credentials",
            "type: prometheus, cluster: eu, service: 'a/b:1', auth: {bearer: 'env:X'}}",
            ": auth has no meaning with service");
        row("own proxy",
            "type: prometheus, cluster: eu, service: 'a/b:1', proxy: 'http://p'}",
            ": proxy has no meaning with service");
        row("not that type",
            "type: pagerduty, cluster: eu, service: 'a/b:1'}",
            "are not asked through a cluster");
        row("cluster alone",
            "type: prometheus, cluster: eu, url: 'http://a'}",
            ":6:44: error: cluster says where a service is");
    }
    void mistakesHaveTheirPlace()
    {
        QFETCH(QString, rest);
        QFETCH(QString, said);
        const Estate estate = read("- {name: wrong, " + rest.toStdString() + "\n");
        QCOMPARE(estate.sources.size(), size_t(1));
        QVERIFY(estate.sources[0].error);
        std::string all;
        for (const Diagnostic& one : estate.diagnostics)
            all += format(one) + "\n";
        QVERIFY2(all.find(said.toStdString()) != std::string::npos, all.c_str());
    }
};

MIDWATCH_TEST(ServiceRefTest)
#include "tst_service_ref.moc"
