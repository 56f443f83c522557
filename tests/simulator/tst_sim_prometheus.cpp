// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Prometheus face: words, shapes and codes of the real server, rules that agree with what was
// recorded, faults of the way.
#include "app/simulator/metrics/metrics.h"
#include "app/simulator/promql/engine.h"
#include "app/simulator/promql/parser.h"
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QProcess>

using namespace mwtest;

class SimPrometheusTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;

    static Json recording(const QString& shared, const QString& name)
    {
        QFile file(shared + QStringLiteral("/recordings/prometheus-2.42/") + name
                   + QStringLiteral(".json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return Json::parse(file.readAll().toStdString(), nullptr, false);
    }
    static std::string encoded(const std::string& text)
    {
        return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
    }
    // Times are not those of the recording.
    static Json timeless(Json body)
    {
        for (Json& one : body["data"]["result"]) {
            if (one.is_object() && one.contains("value"))
                one["value"][0] = 0;
        }
        if (body["data"]["resultType"] == "scalar" || body["data"]["resultType"] == "string")
            body["data"]["result"][0] = 0;
        return body;
    }

private Q_SLOTS:
    void initTestCase() { m_sim = std::make_unique<Simulation>("bad-deploy", 0); }
    void cleanupTestCase() { m_sim.reset(); }

    void answersAreThoseOfTheRealServer_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char* name : {"err-400-empty",
                                 "err-400-end-before-start",
                                 "err-400-label-name",
                                 "err-400-matrix",
                                 "err-400-no-match",
                                 "err-400-nofunc",
                                 "err-400-parse",
                                 "err-400-resolution",
                                 "err-400-time",
                                 "err-400-zero-step",
                                 "err-404-parse-query",
                                 "err-404-path",
                                 "healthy",
                                 "ready",
                                 "query-empty",
                                 "query-float-format",
                                 "query-nan-inf",
                                 "query-scalar",
                                 "query-string",
                                 "query-unicode",
                                 "status-walreplay",
                                 "metadata-one",
                                 "query-absent"})
            QTest::newRow(name) << QByteArray("GET");
        QTest::newRow("err-405-delete") << QByteArray("DELETE");
    }
    void answersAreThoseOfTheRealServer()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, method);
        const Json real = recording(shared, QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(real.is_object());
        Ask ask;
        ask.prometheus = true;
        ask.method = method;
        ask.path = real["request"]["path"];
        const Answer answer = m_sim->ask(ask);
        const Json& response = real["response"];
        QCOMPARE(answer.code, response["status"].get<int>());
        QCOMPARE(answer.type.toStdString(), response["headers"]["Content-Type"].get<std::string>());
        QCOMPARE(answer.headers.contains("allow"), response["headers"].contains("Allow"));
        if (response["body"].is_string())
            QCOMPARE(answer.body.toStdString(), response["body"].get<std::string>());
        else if (response["body"].contains("data"))
            SAME_JSON(timeless(answer.json()), timeless(response["body"]));
        else
            SAME_JSON(answer.json(), response["body"]);
    }

    void shapesAreThoseOfTheRealServer_data()
    {
        QTest::addColumn<QByteArray>("path");
        const auto row
            = [](const char* name, const char* path) { QTest::newRow(name) << QByteArray(path); };
        row("rules", "/api/v1/rules");
        row("alerts", "/api/v1/alerts");
        row("targets", "/api/v1/targets");
        row("metadata", "/api/v1/metadata?limit=20");
        row("status-buildinfo", "/api/v1/status/buildinfo");
        row("status-runtimeinfo", "/api/v1/status/runtimeinfo");
        row("status-tsdb", "/api/v1/status/tsdb");
        row("status-config", "/api/v1/status/config");
        row("alertmanagers", "/api/v1/alertmanagers");
    }
    // Every path of keys of ours occurs in the recording, with the same type.
    void shapesAreThoseOfTheRealServer()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, path);
        const auto paths = [](const Json& value, auto self) -> std::set<std::string> {
            std::set<std::string> all{value.is_number() ? "number" : value.type_name()};
            const auto add = [&](const std::string& key, const Json& child) {
                for (const std::string& below : self(child, self))
                    all.insert(key + "/" + below);
            };
            if (value.is_object()) {
                // Keys of label sets, annotations and metadata are data.
                for (const auto& [key, child] : value.items()) {
                    const bool open
                        = key == "labels" || key == "annotations" || key == "discoveredLabels";
                    open ? void(all.insert(key)) : add(key, child);
                }
            } else if (value.is_array()) {
                for (const Json& child : value)
                    add("*", child);
            }
            return all;
        };
        Json real
            = recording(shared, QString::fromUtf8(QTest::currentDataTag()))["response"]["body"];
        if (real.is_string())
            real = Json::parse(real.get<std::string>());
        Json ours = m_sim->prometheus(path.toStdString()).json();
        QVERIFY(ours.is_object());
        if (path.startsWith("/api/v1/metadata")) {
            QCOMPARE(ours["data"].size(), size_t(20));
            real = real["data"].begin().value();
            ours = ours["data"].begin().value();
        }
        const auto known = paths(real, paths);
        const auto got = paths(ours, paths);
        for (const std::string& one : got)
            QVERIFY2(known.contains(one), one.c_str());
        if (!path.startsWith("/api/v1/alertmanagers"))
            QCOMPARE(got.size(), known.size());
    }

    void longFormsAndTheBodyFirst()
    {
        Ask ask;
        ask.prometheus = true;
        ask.method = "POST";
        ask.path = "/api/v1/query?query=1";
        ask.type = "application/x-www-form-urlencoded";
        std::string sum = "0";
        for (int i = 0; i < 4000; ++i)
            sum += " + 1";
        ask.body = QByteArray::fromStdString("query=" + encoded(sum));
        QVERIFY(ask.body.size() > 16'000);
        // Deeper than our parser goes, and far longer than httplib takes by itself.
        QVERIFY(m_sim->ask(ask).json()["error"].get<std::string>().find("deep")
                != std::string::npos);
        ask.body = "query=" + QByteArray(20'000, ' ') + "2";
        QCOMPARE(m_sim->ask(ask).json()["data"]["result"][1].get<std::string>(), std::string("2"));
        ask.type = "text/plain";
        QCOMPARE(m_sim->ask(ask).json()["data"]["result"][1].get<std::string>(), std::string("1"));
    }

    void compressesWhenAsked()
    {
        for (const char* coding : {"gzip", "deflate"}) {
            QNetworkRequest request(
                QUrl(QString::fromStdString(m_sim->simulator->prometheusUrl() + "/api/v1/labels")));
            request.setRawHeader("Accept-Encoding", coding);
            const Answer answer = Simulation::finish(m_sim->manager.get(request));
            QCOMPARE(answer.headers["content-encoding"], QByteArray(coding));
            QVERIFY(!answer.body.startsWith('{'));
            if (QByteArray(coding) == "gzip") {
                QProcess gunzip;
                gunzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc")});
                gunzip.write(answer.body);
                gunzip.closeWriteChannel();
                QVERIFY(gunzip.waitForFinished());
                QVERIFY(gunzip.readAllStandardOutput().startsWith("{\"status\":\"success\""));
            } else {
                QByteArray sized(4, '\0'); // qUncompress wants a hint of the size before it
                QVERIFY(qUncompress(sized + answer.body).startsWith("{\"status\":\"success\""));
            }
        }
    }

    // What the rules' texts say, evaluated by the engine, is what was recorded: for all SLOs and
    // windows but the month's, and for the alerts.
    void recordedValuesAreTheRules()
    {
        using namespace mw::sim;
        Metrics metrics(m_sim->simulator->world());
        const auto source = metrics.source();
        int compared = 0;
        for (size_t i = 0; i < sloSpecs().size(); ++i) {
            const Ms at = gridBefore(source->now(), source->input().slos[i]->offset());
            for (const RuleGroupText& group : sloRules(sloSpecs()[i])) {
                for (const RuleText& rule : group.rules) {
                    const auto parsed = promql::parseExpr(rule.query);
                    QVERIFY2(parsed.expr, (rule.query + ": " + parsed.error).c_str());
                    if (rule.alert || rule.name == "slo:sli_error:ratio_rate3d")
                        continue; // alerts are compared below; three days are many samples
                    for (const Ms t : {at, at - 13 * minute}) {
                        const auto evaluated = promql::queryInstant(*source, *parsed.expr, t);
                        QVERIFY2(evaluated.error.empty(), evaluated.error.c_str());
                        QCOMPARE(evaluated.matrix.size(), size_t(1));
                        std::string selector = rule.name + "{";
                        for (const auto& [name, value] : rule.labels)
                            selector += name + "=\"" + value + "\",";
                        const auto recorded = promql::queryInstant(
                            *source, *promql::parseExpr(selector + "}").expr, t);
                        QCOMPARE(recorded.matrix.size(), size_t(1));
                        const double want = evaluated.matrix[0].points[0].v;
                        const double got = recorded.matrix[0].points[0].v;
                        QVERIFY2(
                            std::abs(got - want) <= 1e-9 * std::abs(want) + 1e-15,
                            (rule.name + ": " + std::to_string(want) + " " + std::to_string(got))
                                .c_str());
                        ++compared;
                    }
                }
            }
        }
        QCOMPARE(compared, 4 * 14 * 2);
    }

    void alertsFire()
    {
        const Json alerts = m_sim->prometheus("/api/v1/alerts").json()["data"]["alerts"];
        std::set<std::string> severities;
        for (const Json& alert : alerts) {
            QCOMPARE(alert["labels"]["alertname"].get<std::string>(),
                     std::string("AgentRuntimeErrorBudgetBurn"));
            QCOMPARE(alert["labels"]["sloth_service"].get<std::string>(),
                     std::string("agent-runtime"));
            QCOMPARE(alert["state"].get<std::string>(), std::string("firing"));
            QVERIFY(alert["annotations"]["title"].get<std::string>().find("agent-runtime")
                    != std::string::npos);
            severities.insert(alert["labels"]["severity"]);
            mw::World since{};
            QVERIFY(mw::parseTime(alert["activeAt"].get<std::string>(), since));
            const auto age = m_sim->simulator->now() - since;
            QVERIFY(age > mw::Millis(0) && age < mw::Millis(22 * 60'000));
        }
        QVERIFY(severities.contains("critical"));
        const auto count = [&](const char* query) { return m_sim->measure(query); };
        QCOMPARE(count("count(ALERTS{alertstate=\"firing\"})"), double(alerts.size()));
        QCOMPARE(count("count(ALERTS_FOR_STATE)"), double(alerts.size()));
        QVERIFY(std::isnan(count("count(ALERTS offset 1h)")));
        const Json series
            = m_sim->prometheus("/api/v1/series?match[]=ALERTS&match[]=up%7Bjob=%22mesh%22%7D")
                  .json()["data"];
        // The month's own incidents raised some too.
        QVERIFY(series.size() >= alerts.size() + 2);
        const Json rules = m_sim->prometheus("/api/v1/rules?type=alert").json()["data"]["groups"];
        size_t firing = 0;
        for (const Json& group : rules) {
            for (const Json& rule : group["rules"]) {
                QCOMPARE(rule["type"].get<std::string>(), std::string("alerting"));
                firing += rule["alerts"].size();
            }
        }
        QCOMPARE(firing, alerts.size());
    }

    void faultsOfTheWay()
    {
        const auto inject = [&](Json fault) {
            fault["cluster"] = "prometheus";
            QCOMPARE(m_sim->control("POST", "/_sim/faults", fault).code, 201);
        };
        const auto code = [&] { return m_sim->prometheus("/api/v1/query?query=1").code; };
        inject({{"kind", "throttled"}, {"retryAfter", 7}});
        const Answer answer = m_sim->prometheus("/api/v1/query?query=1");
        QCOMPARE(answer.code, 429);
        QCOMPARE(answer.headers["retry-after"], QByteArray("7"));
        inject({{"kind", "unavailable"}});
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 200); // not the cluster's fault
        QCOMPARE(code(), 503);
        inject({{"kind", "unauthorized"}});
        QCOMPARE(code(), 401);
        inject({{"kind", "forbidden"}});
        QCOMPARE(code(), 403);
        // Qt's client repeats what got no answer, so the fault lasts until it is taken away.
        inject({{"kind", "reset"}, {"duration", "1h"}});
        QCOMPARE(code(), 0);
        QCOMPARE(m_sim->control("DELETE", "/_sim/faults").code, 200);
        inject({{"kind", "slow"}, {"delayMs", 400}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(code(), 200);
        QVERIFY(timer.elapsed() >= 400);
        const auto asked = [&] {
            const Json counts = m_sim->control("GET", "/_sim/requests").json();
            return counts["requests"]["prometheus"].get<int>();
        };
        const int before = asked();
        QCOMPARE(code(), 200);
        QCOMPARE(asked(), before + 1);
        // Faults of stored objects pass by: the next list meets it.
        QCOMPARE(m_sim->control("POST", "/_sim/faults", {{"kind", "gone"}, {"count", 1}}).code,
                 201);
        QCOMPARE(code(), 200);
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 410);
        inject({{"kind", "half-open"}});
        Ask ask;
        ask.prometheus = true;
        ask.path = "/api/v1/query?query=1";
        QCOMPARE(Simulation::finish(m_sim->send(ask), 600).code, 0);
        QCOMPARE(code(), 200);
    }

    // Thirty days are there, each sample the same whenever it is asked for.
    void aMonthOfHistory()
    {
        const std::string traffic = "sum(rate(http_requests_total{cluster=\"agent-factory-prod\","
                                    "service=\"api-gateway\"}[5m]";
        const std::string rate = traffic + " offset ";
        for (const char* offset : {"1h", "1d", "7d", "29d"}) {
            const double value = m_sim->measure(rate + offset + "))");
            QVERIFY2(value > 1, offset);
            QCOMPARE(m_sim->measure(rate + offset + "))"), value);
        }
        QVERIFY(std::isnan(m_sim->measure(rate + "31d))")));
        const int64_t end = m_sim->simulator->now().time_since_epoch().count() / 1000;
        QElapsedTimer timer;
        timer.start();
        const Json body = m_sim
                              ->prometheus("/api/v1/query_range?query=" + encoded(traffic + "))")
                                           + "&start=" + std::to_string(end - 30 * 86'400 + 600)
                                           + "&end=" + std::to_string(end) + "&step=3600")
                              .json();
        QCOMPARE(body["data"]["result"][0]["values"].size(), size_t(720));
        QVERIFY2(timer.elapsed() < 15'000, std::to_string(timer.elapsed()).c_str());
    }

    void lostNodesAreDownTargets()
    {
        Simulation loss("node-pool-loss", 0);
        QCOMPARE(loss.measure("count(up{job=\"kubelet\",cluster=\"agent-factory-prod\"} == 0)"),
                 8.0);
        int down = 0;
        const Json body = loss.prometheus("/api/v1/targets?state=active&scrapePool=kubelet").json();
        QVERIFY(!body["data"]["activeTargets"].empty());
        for (const Json& target : body["data"]["activeTargets"]) {
            QCOMPARE(target["health"] == "down", !target["lastError"].get<std::string>().empty());
            down += target["health"] == "down" ? 1 : 0;
        }
        QCOMPARE(down, 8);
    }
};

MIDWATCH_TEST(SimPrometheusTest)
#include "tst_sim_prometheus.moc"
