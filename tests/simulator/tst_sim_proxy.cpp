// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Services of the simulated clusters, and what answers behind the API server's service proxy.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QStandardPaths>

using namespace mwtest;

namespace {

const std::string monitoring = "/api/v1/namespaces/monitoring/services";

} // namespace

class SimProxyTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;

    Answer get(const std::string& path, const char* token = "viewer")
    {
        Ask ask;
        ask.path = path;
        ask.token = token;
        return m_sim->ask(ask);
    }

private Q_SLOTS:
    void initTestCase() { m_sim = std::make_unique<Simulation>(); }
    void cleanupTestCase() { m_sim.reset(); }

    void servicesAreWrittenAsTheOperatorWritesThem()
    {
        const Answer list = get(monitoring);
        QCOMPARE(list.code, 200);
        std::map<std::string, Json> services;
        const Json all = list.json();
        for (const Json& one : all["items"])
            services[one["metadata"]["name"]] = one;
        const Json k8s = services["prometheus-k8s"];
        QCOMPARE(k8s["metadata"]["labels"]["app.kubernetes.io/name"].get<std::string>(),
                 std::string("prometheus"));
        QCOMPARE(k8s["spec"]["ports"][0]["port"].get<int>(), 9090);
        const Json operated = services["prometheus-operated"];
        QCOMPARE(operated["metadata"]["labels"]["operated-prometheus"].get<std::string>(),
                 std::string("true"));
        QCOMPARE(operated["spec"]["clusterIP"].get<std::string>(), std::string("None"));
        QVERIFY(services.contains("alertmanager-operated"));
        QCOMPARE(services["opencost"]["spec"]["ports"][0]["port"].get<int>(), 9003);
    }

    void answersAreThoseOfTheService_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::newRow("number") << QByteArray("prometheus-k8s:9090");
        QTest::newRow("name") << QByteArray("prometheus-k8s:web");
        QTest::newRow("scheme") << QByteArray("http:prometheus-operated:9090");
        QTest::newRow("only port") << QByteArray("prometheus-operated");
    }
    void answersAreThoseOfTheService()
    {
        QFETCH(QByteArray, service);
        const std::string query = "/api/v1/query?query=count%28up%29&time=1763867000";
        const Answer through = get(monitoring + "/" + service.toStdString() + "/proxy" + query);
        QCOMPARE(through.code, 200);
        Ask straight;
        straight.path = query;
        straight.prometheus = true;
        QCOMPARE(through.body, m_sim->ask(straight).body);
        QCOMPARE(through.type, QByteArray("application/json"));
    }

    void alertmanagerAndOpenCostAnswerToo()
    {
        const Answer alerts = get(monitoring + "/alertmanager-main:9093/proxy/api/v2/status");
        QCOMPARE(alerts.code, 200);
        QVERIFY(alerts.json().contains("versionInfo"));
        const Answer costs
            = get(monitoring + "/opencost:http/proxy/allocation?window=1d&aggregate=namespace");
        QCOMPARE(costs.code, 200);
        QVERIFY(costs.json().contains("data"));
        // An error of the service is the service's, not the API server's.
        const Answer wrong = get(monitoring + "/prometheus-k8s:9090/proxy/api/v1/query?query=%29");
        QCOMPARE(wrong.code, 400);
        QCOMPARE(wrong.json()["errorType"].get<std::string>(), std::string("bad_data"));
    }

    void refusalsAreTheApiServers()
    {
        const std::string target = monitoring + "/prometheus-k8s:9090/proxy/api/v1/query";
        Ask post;
        post.method = "POST";
        post.path = target;
        post.body = "query=up";
        post.type = "application/x-www-form-urlencoded";
        post.token = "viewer";
        // Whoever may only look may get services/proxy; a POST is a create.
        const Answer refused = m_sim->ask(post);
        QCOMPARE(refused.code, 403);
        QVERIFY2(refused.body.contains("cannot create resource \\\"services/proxy\\\""),
                 refused.body.constData());
        post.token = "admin";
        QCOMPARE(m_sim->ask(post).code, 200);
        QCOMPARE(get(target + "?query=up", "").code, 403);
        QCOMPARE(get(target + "?query=up", "wrong").code, 401);
        const Answer none = get(monitoring + "/nosuch:9090/proxy/");
        QCOMPARE(none.code, 404);
        QCOMPARE(none.json()["message"].get<std::string>(),
                 std::string("services \"nosuch\" not found"));
        const Answer port = get(monitoring + "/prometheus-k8s:1/proxy/");
        QCOMPARE(port.code, 503);
        QVERIFY2(port.body.contains("no endpoints available"), port.body.constData());
        QCOMPARE(get(monitoring + "/a:b:c:d/proxy/").code, 400);
        // Other subresources still have nothing behind them.
        QCOMPARE(get(monitoring + "/prometheus-k8s/status/more").code, 404);
    }

    void kubectlGetsItRaw()
    {
        const QString kubectl = QStandardPaths::findExecutable(QStringLiteral("kubectl"));
        QVERIFY2(!kubectl.isEmpty(), "kubectl is one of the packages that tests need");
        QProcess process;
        process.start(
            kubectl,
            {QStringLiteral("--kubeconfig"),
             QString::fromStdString(m_sim->simulator->kubeconfigFile()),
             QStringLiteral("get"),
             QStringLiteral("--raw"),
             QString::fromStdString(monitoring + "/prometheus-operated:9090/proxy/api/v1/query")
                 + QStringLiteral("?query=up")});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const Json answer = Json::parse(out.toStdString(), nullptr, false);
        QCOMPARE(answer["status"].get<std::string>(), std::string("success"));
        QVERIFY(!answer["data"]["result"].empty());
    }
};

MIDWATCH_TEST(SimProxyTest)
#include "tst_sim_proxy.moc"
