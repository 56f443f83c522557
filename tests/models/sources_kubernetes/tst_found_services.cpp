// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of services as API servers write it, and what is found in it: labels, names and ports as
// the charts and the operator really set them.
#include "models/sources/kubernetes/found_services.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace mw;

namespace {

using Json = nlohmann::json;

// Braces around one element mean different things to different compilers.
Json list(Json::initializer_list_t items)
{
    return Json::array(items);
}

Json port(const char* name, int number, const char* protocol = "TCP")
{
    return {{"name", name}, {"port", number}, {"targetPort", name}, {"protocol", protocol}};
}

Json service(const char* ns, const char* name, Json labels, Json ports, Json spec = Json::object())
{
    Json all = {{"ports", std::move(ports)}, {"type", "ClusterIP"}, {"clusterIP", "10.0.0.7"}};
    all.update(spec);
    return {{"metadata",
             {{"name", name},
              {"namespace", ns},
              {"labels", std::move(labels)},
              {"managedFields", Json::array({{{"manager", "helm"}, {"ports", "not these"}}})}}},
            {"spec", std::move(all)},
            {"status", {{"loadBalancer", Json::object()}}}};
}

std::vector<ListedService> listed(const Json& items)
{
    const Json list = {{"kind", "ServiceList"},
                       {"apiVersion", "v1"},
                       {"metadata", {{"resourceVersion", "7"}}},
                       {"items", items}};
    const auto page = decodeServices(list.dump());
    return page ? page->services : std::vector<ListedService>{};
}

// "prometheus monitoring/name:9090", one a line.
std::string found(const Json& items)
{
    std::string out;
    for (const FoundService& one : findServices(listed(items)))
        out += (out.empty() ? "" : "\n") + one.type + " " + one.ns + "/"
            + (one.https ? "https:" : "") + one.name + ":" + std::to_string(one.port);
    return out;
}

// kube-prometheus-stack: its own services beside those of the operator.
Json stack()
{
    const auto own = [](const char* what) {
        return Json{{"app", std::string("kube-prometheus-stack-") + what},
                    {"self-monitor", "true"},
                    {"release", "kps"},
                    {"app.kubernetes.io/instance", "kps"},
                    {"app.kubernetes.io/part-of", "kube-prometheus-stack"},
                    {"app.kubernetes.io/managed-by", "Helm"}};
    };
    return Json::array(
        {service("kube-system",
                 "kps-kubelet",
                 {{"app.kubernetes.io/name", "kubelet"}},
                 Json::array({port("https-metrics", 10250)}),
                 {{"clusterIP", "None"}}),
         service(
             "monitoring",
             "alertmanager-operated",
             {{"operated-alertmanager", "true"}, {"managed-by", "prometheus-operator"}},
             Json::array(
                 {port("http-web", 9093), port("tcp-mesh", 9094), port("udp-mesh", 9094, "UDP")}),
             {{"clusterIP", "None"}, {"selector", {{"app.kubernetes.io/name", "alertmanager"}}}}),
         service("monitoring",
                 "kps-alertmanager",
                 own("alertmanager"),
                 Json::array({port("http-web", 9093), port("reloader-web", 8080)})),
         service("monitoring",
                 "kps-grafana",
                 {{"app.kubernetes.io/name", "grafana"}},
                 Json::array({port("http-web", 80)})),
         service("monitoring",
                 "kps-kube-state-metrics",
                 {{"app.kubernetes.io/name", "kube-state-metrics"}},
                 Json::array({port("http", 8080)})),
         service("monitoring",
                 "kps-operator",
                 {{"app", "kube-prometheus-stack-operator"}},
                 Json::array({port("https", 443)})),
         service("monitoring",
                 "kps-prometheus",
                 own("prometheus"),
                 Json::array({port("http-web", 9090), port("reloader-web", 8080)})),
         service("monitoring",
                 "kps-prometheus-node-exporter",
                 {{"app.kubernetes.io/name", "prometheus-node-exporter"}},
                 Json::array({port("http-metrics", 9100)})),
         service(
             "monitoring",
             "prometheus-operated",
             {{"operated-prometheus", "true"}, {"managed-by", "prometheus-operator"}},
             Json::array({port("http-web", 9090), port("grpc", 10901)}),
             {{"clusterIP", "None"}, {"selector", {{"app.kubernetes.io/name", "prometheus"}}}})});
}

} // namespace

class FoundServicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stackOfCharts()
    {
        QCOMPARE(found(stack()),
                 std::string("prometheus monitoring/kps-prometheus:9090\n"
                             "alertmanager monitoring/kps-alertmanager:9093"));
        const auto all = findServices(listed(stack()));
        QCOMPARE(all[0].why, std::string("label app=kube-prometheus-stack-prometheus"));
    }

    void operatorAlone()
    {
        Json items = stack();
        for (auto it = items.begin(); it != items.end();)
            it = (*it)["metadata"]["labels"].contains("self-monitor") ? items.erase(it) : it + 1;
        QCOMPARE(found(items),
                 std::string("prometheus monitoring/prometheus-operated:9090\n"
                             "alertmanager monitoring/alertmanager-operated:9093"));
    }

    void oneChartEach_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const Json& items, const char* said) {
            QTest::newRow(name) << QByteArray::fromStdString(items.dump()) << QByteArray(said);
        };
        const char* n = "app.kubernetes.io/name";
        const char* c = "app.kubernetes.io/component";
        row("kube-prometheus",
            list({service("monitoring",
                          "prometheus-k8s",
                          {{n, "prometheus"}, {c, "prometheus"}},
                          list({port("web", 9090), port("reloader-web", 8080)})),
                  service("monitoring",
                          "alertmanager-main",
                          {{n, "alertmanager"}, {c, "alert-router"}},
                          list({port("web", 9093), port("reloader-web", 8080)})),
                  service("monitoring",
                          "prometheus-adapter",
                          {{n, "prometheus-adapter"}, {c, "metrics-adapter"}},
                          list({port("https", 443)}))}),
            "prometheus monitoring/prometheus-k8s:9090\n"
            "alertmanager monitoring/alertmanager-main:9093");
        row("prometheus chart",
            list({service("obs",
                          "prom-prometheus-server",
                          {{n, "prometheus"}, {c, "server"}},
                          list({port("http", 80)})),
                  service("obs",
                          "prom-alertmanager",
                          {{n, "alertmanager"}},
                          list({port("http", 9093)}),
                          {{"selector", {{n, "alertmanager"}}}}),
                  service("obs",
                          "prom-alertmanager-headless",
                          {{n, "alertmanager"}},
                          list({port("http", 9093)}),
                          {{"clusterIP", "None"}, {"selector", {{n, "alertmanager"}}}}),
                  service("obs",
                          "prom-prometheus-pushgateway",
                          {{n, "prometheus-pushgateway"}},
                          list({port("http", 9091)}))}),
            "prometheus obs/prom-prometheus-server:80\nalertmanager obs/prom-alertmanager:9093");
        row("prometheus chart of old",
            list({service("obs",
                          "prometheus-server",
                          {{"app", "prometheus"}, {"component", "server"}},
                          list({port("http", 80)})),
                  service("obs",
                          "prometheus-alertmanager",
                          {{"app", "prometheus"}, {"component", "alertmanager"}},
                          list({port("http", 80)})),
                  service("obs",
                          "prometheus-node-exporter",
                          {{"app", "prometheus"}, {"component", "node-exporter"}},
                          list({port("metrics", 9100)}))}),
            "prometheus obs/prometheus-server:80\nalertmanager obs/prometheus-alertmanager:80");
        row("opencost, not its page",
            list({service("opencost",
                          "opencost",
                          {{n, "opencost"}},
                          list({port("http-ui", 9090), port("http", 9003)}))}),
            "opencost opencost/opencost:9003");
        row("kubecost",
            list({service("kubecost",
                          "kubecost-cost-analyzer",
                          {{n, "cost-analyzer"}},
                          list({port("tcp-model", 9003), port("tcp-frontend", 9090)}))}),
            "opencost kubecost/kubecost-cost-analyzer:9003");
        row("only names",
            list({service("a", "prometheus", {}, list({port("", 9090)}))}),
            "prometheus a/prometheus:9090");
        row("tls",
            list({service("a", "p", {{n, "prometheus"}}, list({port("https-web", 9090)}))}),
            "prometheus a/https:p:9090");
        row("two servers",
            list({service("b", "p", {{n, "prometheus"}}, list({port("web", 9090)})),
                  service("a", "p", {{n, "prometheus"}}, list({port("web", 9090)}))}),
            "prometheus a/p:9090\nprometheus b/p:9090");
        row("no port that fits",
            list({service(
                "a", "p", {{n, "prometheus"}}, list({port("grpc", 10901), port("mesh", 1)}))}),
            "");
        row("a name outside",
            list({service("a",
                          "prometheus",
                          {{n, "prometheus"}},
                          list({port("web", 9090)}),
                          {{"type", "ExternalName"}})}),
            "");
        row("udp",
            list({service("a", "p", {{n, "alertmanager"}}, list({port("web", 9093, "UDP")}))}),
            "");
    }
    void oneChartEach()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, said);
        QCOMPARE(QByteArray::fromStdString(found(Json::parse(json.toStdString()))), said);
    }

    void pagesNameTheNext()
    {
        const auto first = decodeServices(
            R"({"kind":"ServiceList","metadata":{"continue":"abc","remainingItemCount":3},"items":[)"
            R"({"metadata":{"name":"a","namespace":"n","labels":null},"spec":{"ports":null}}]})");
        QVERIFY2(first, first ? "" : describe(first.error()).c_str());
        QCOMPARE(first->continueToken, std::string("abc"));
        QCOMPARE(first->services.size(), size_t(1));
        QCOMPARE(first->services[0].ns, std::string("n"));
        const auto last = decodeServices(R"({"kind":"ServiceList","metadata":{},"items":[]})");
        QVERIFY(last && last->continueToken.empty() && last->services.empty());
    }

    void whatIsNoListIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>Please sign in</html>");
        QTest::newRow("cut") << QByteArray(R"({"items":[{"metadata":{"name":"a")");
        QTest::newRow("no items") << QByteArray(R"({"kind":"Status","code":403})");
        QTest::newRow("broken item") << QByteArray(R"({"items":[{"metadata":{"name":}}]})");
    }
    void whatIsNoListIsAnError()
    {
        QFETCH(QByteArray, body);
        const auto page = decodeServices(body.toStdString());
        QVERIFY(!page);
        QCOMPARE(int(page.error().kind), int(ErrorKind::Decode));
    }

    void oddTypesCostAFieldNotTheList()
    {
        const auto page = decodeServices(
            R"({"items":[{"metadata":{"name":"a","namespace":7,"labels":["x"]},)"
            R"("spec":{"ports":[{"port":"9090"},{"port":9090,"name":null}],"type":{}}},)"
            R"({"metadata":{"name":"prometheus","namespace":"n"},)"
            R"("spec":{"ports":[{"port":9090}]}}]})");
        QVERIFY2(page, page ? "" : describe(page.error()).c_str());
        QCOMPARE(page->services.size(), size_t(2));
        QCOMPARE(findServices(page->services).size(), size_t(1));
    }
};

MIDWATCH_TEST(FoundServicesTest)
#include "tst_found_services.moc"
