// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator's Prometheus face beside a real Prometheus that holds the face's own samples and
// its rules: the same questions, answer by answer, and refusals word by word.
#include "app/simulator/metrics/metrics.h"
#include "tests/peers/promql_peer.h"
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QUrl>
#include <map>

using namespace mwtest;
using namespace mw::sim;

class PrometheusFacePeer : public QObject
{
    Q_OBJECT

    static constexpr Ms window = 100 * minute; // of samples that both have
    std::unique_ptr<Simulation> m_sim;
    PrometheusPeer m_peer;
    Ms m_now = 0;
    std::vector<std::string> m_names;

    // Nothing ended in the quiet night's last half hour, so what OpenMetrics cannot say (that a
    // series ended) changes no answer of it.
    PromData dump()
    {
        Metrics metrics(m_sim->simulator->world());
        const auto source = metrics.source();
        m_now = source->now();
        std::map<std::string, PromFamily> families;
        for (const auto& view : source->select({}, m_now - window, m_now)) {
            PromSeries series{view->labels(), {}};
            view->read(m_now - window, m_now, series.samples);
            std::erase_if(series.samples,
                          [](const promql::Sample& sample) { return promql::isStale(sample.v); });
            if (series.samples.empty())
                continue;
            const std::string name(view->labels().get(promql::metricName));
            PromFamily& family = families[name];
            family.name = name;
            family.type = "unknown";
            family.series.push_back(std::move(series));
        }
        PromData data;
        for (auto& [name, family] : families) {
            m_names.push_back(name);
            data.push_back(std::move(family));
        }
        return data;
    }

    static QByteArray ruleFile()
    {
        std::string out = "groups:\n";
        for (const SloSpec& spec : sloSpecs()) {
            for (const RuleGroupText& group : sloRules(spec)) {
                out += "- name: " + group.name + "\n  rules:\n";
                for (const RuleText& rule : group.rules) {
                    out += std::string("  - ") + (rule.alert ? "alert: " : "record: ") + rule.name
                        + "\n    expr: " + Json(rule.query).dump() + "\n";
                    for (const bool labels : {true, false}) {
                        const auto& pairs = labels ? rule.labels : rule.annotations;
                        if (!pairs.empty())
                            out += labels ? "    labels:\n" : "    annotations:\n";
                        for (const auto& [name, value] : pairs)
                            out += "      " + name + ": " + Json(value).dump() + "\n";
                    }
                }
            }
        }
        return QByteArray::fromStdString(out);
    }

    Answer ours(const QByteArray& method, const std::string& target, const QByteArray& form = {})
    {
        Ask ask;
        ask.prometheus = true;
        ask.method = method;
        ask.path = target;
        ask.body = form;
        ask.type = "application/x-www-form-urlencoded";
        return m_sim->ask(ask);
    }
    HttpReply
    theirs(const QByteArray& method, const std::string& target, const QByteArray& form = {}) const
    {
        return httpRequest(m_peer.port(), method, QByteArray::fromStdString(target), form);
    }
    // Byte for byte what is asked, which Qt's URLs are not.
    HttpReply raw(const QByteArray& method, const std::string& target) const
    {
        const QUrl url(QString::fromStdString(m_sim->simulator->prometheusUrl()));
        return httpRequest(
            static_cast<quint16>(url.port()), method, QByteArray::fromStdString(target), {});
    }
    static QByteArray header(const HttpReply& reply, const QByteArray& name)
    {
        const QByteArray begin = QByteArray(name).append(": ");
        for (const QByteArray& line : reply.head.split('\n')) {
            if (line.startsWith(begin))
                return line.mid(begin.size()).trimmed();
        }
        return {};
    }

    // Elements by labels; order is compared where it is defined.
    static std::map<std::string, Json> byLabels(const Json& data)
    {
        std::map<std::string, Json> all;
        for (const Json& one : data["result"])
            all[nlohmann::json(one["metric"]).dump()]
                = one.contains("value") ? Json::array({one["value"]}) : one["values"];
        return all;
    }
    static bool same(const Json& a, const Json& b)
    {
        if (a[0] != b[0])
            return false;
        if (a[1] == b[1])
            return true;
        const double x = std::stod(a[1].get<std::string>());
        const double y = std::stod(b[1].get<std::string>());
        return std::abs(x - y) <= 1e-11 * std::max(std::abs(x), std::abs(y))
            || (std::abs(x) < 1e-13 && std::abs(y) < 1e-13);
    }
    // Empty, or what differs.
    std::string compared(const std::string& path, const std::string& form, int& values)
    {
        const QByteArray body = QByteArray::fromStdString(form);
        const Answer mine = ours("POST", path, body);
        const HttpReply real = theirs("POST", path, body);
        if (mine.code != real.status)
            return "code " + std::to_string(real.status) + ", ours " + std::to_string(mine.code)
                + " " + mine.body.left(300).toStdString();
        const Json a = mine.json();
        const Json b = Json::parse(real.body.toStdString(), nullptr, false);
        if (mine.code != 200)
            return a == b ? "" : b.dump() + "; ours " + a.dump();
        if (a["data"]["resultType"] != b["data"]["resultType"])
            return "another type";
        if (b["data"]["resultType"] == "scalar")
            return same(a["data"]["result"], b["data"]["result"]) ? "" : "another scalar";
        const auto x = byLabels(a["data"]);
        const auto y = byLabels(b["data"]);
        if (x.size() != y.size())
            return std::to_string(y.size()) + " elements, ours " + std::to_string(x.size());
        for (const auto& [labels, points] : y) {
            const auto it = x.find(labels);
            if (it == x.end() || it->second.size() != points.size())
                return "ours lacks " + labels + " or points of it";
            for (size_t i = 0; i < points.size(); ++i, ++values) {
                if (!same(it->second[i], points[i]))
                    return labels + ": " + points[i].dump() + ", ours " + it->second[i].dump();
            }
        }
        if (b["data"]["resultType"] == "matrix") {
            for (size_t i = 0; i < a["data"]["result"].size(); ++i) {
                if (a["data"]["result"][i]["metric"] != b["data"]["result"][i]["metric"])
                    return "another order";
            }
        }
        return {};
    }

    std::vector<std::string> questions() const
    {
        std::vector<std::string> all = m_names;
        for (const std::string& name : m_names) {
            if (name.ends_with("_total") || name.ends_with("_bucket") || name.ends_with("_count"))
                all.push_back("rate(" + name + "[5m])");
        }
        const std::vector<std::string> more{
            "sum by (service, code) (rate(http_requests_total[10m]))",
            "histogram_quantile(0.95, sum by (le, service) "
            "(rate(http_request_duration_seconds_bucket[5m])))",
            "sum by (namespace) (kube_pod_status_phase{phase=\"Running\"})",
            "count by (job) (up == 1)",
            "topk(5, sum by (pod) (rate(container_cpu_usage_seconds_total[5m])))",
            "1 - avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))",
            "sum(kube_deployment_status_replicas_ready) by (cluster) / on (cluster) "
            "sum(kube_deployment_spec_replicas) by (cluster)",
            "kube_node_status_condition{condition=\"Ready\",status=\"true\"} == 0",
            "predict_linear(node_memory_MemAvailable_bytes[10m], 3600)",
            "increase(http_requests_total{service=\"api-gateway\"}[15m]) > 0",
            "avg_over_time(up[20m:1m])",
            "max_over_time(slo:current_burn_rate:ratio[25m])",
            "absent(up{job=\"nobody\"})",
            "sum(http_requests_total) without (code) + on () group_left vector(1)",
            "scalar(sum(up))",
        };
        all.insert(all.end(), more.begin(), more.end());
        for (const SloSpec& spec : sloSpecs()) {
            for (const RuleGroupText& group : sloRules(spec)) {
                for (const RuleText& rule : group.rules) {
                    // Ranges beyond the common samples differ for that reason.
                    bool longer = false;
                    for (const char* range : {"[2h]", "[6h]", "[1d]", "[3d]", "[30d]", "[1h]"})
                        longer = longer || rule.query.find(range) != std::string::npos;
                    if (!longer)
                        all.push_back(rule.query);
                }
            }
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(PrometheusPeer::installed(), "Debian's prometheus package is needed");
        m_sim = std::make_unique<Simulation>("quiet-night", 0);
        const QString error = m_peer.start(dump(), ruleFile());
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }
    void cleanupTestCase() { m_sim.reset(); }

    void valuesAreEqual()
    {
        int asked = 0, values = 0;
        std::vector<std::string> differences;
        for (const std::string& question : questions()) {
            const std::string query = "query=" + percentEncoded(question).toStdString();
            const auto at = [](Ms t) { return promql::formatPlain(static_cast<double>(t) / 1000); };
            const std::vector<std::pair<std::string, std::string>> requests{
                {"/api/v1/query", query + "&time=" + at(m_now)},
                {"/api/v1/query", query + "&time=" + at(m_now - 7 * minute - 123)},
                {"/api/v1/query_range",
                 query + "&start=" + at(m_now - 20 * minute) + "&end=" + at(m_now) + "&step=150"}};
            for (const auto& [path, form] : requests) {
                ++asked;
                if (const std::string wrong = compared(path, form, values); !wrong.empty())
                    differences.push_back(question + " " + path + "\n      " + wrong);
            }
        }
        qInfo("%d questions about %d metrics, %d values", asked, int(m_names.size()), values);
        for (const std::string& difference : differences)
            qWarning("%s", difference.substr(0, 600).c_str());
        QVERIFY(asked > 200 && values > 50'000);
        QVERIFY2(differences.empty(), "the two servers differ");
    }

    void namesAndSeriesAreEqual()
    {
        const std::string span = "start=" + std::to_string((m_now - 20 * minute) / 1000)
            + "&end=" + std::to_string(m_now / 1000);
        for (const char* path : {"/api/v1/label/__name__/values?",
                                 "/api/v1/label/job/values?match[]=up&",
                                 "/api/v1/label/le/values?",
                                 "/api/v1/labels?",
                                 "/api/v1/labels?match[]=kube_pod_info&match[]=up&",
                                 "/api/v1/series?match[]=up&match[]={__name__=~\"slo:.*\"}&",
                                 "/api/v1/series?match[]=kube_pod_info{namespace=\"kafka\"}&"}) {
            const QByteArray target
                = QUrl(QString::fromUtf8(path)).toEncoded() + QByteArray::fromStdString(span);
            const Json a = ours("GET", target.toStdString()).json();
            const Json b = Json::parse(
                theirs("GET", target.toStdString()).body.toStdString(), nullptr, false);
            QVERIFY2(!b["data"].empty(), path);
            QVERIFY2(a == b,
                     (std::string(path) + "\n" + a.dump().substr(0, 2000) + "\n"
                      + b.dump().substr(0, 2000))
                         .c_str());
        }
    }

    void rulesAreEqual()
    {
        const auto without = [](Json groups) {
            std::map<std::string, Json> byName;
            for (Json& group : groups) {
                for (const char* moving : {"file", "evaluationTime", "lastEvaluation"})
                    group.erase(moving);
                for (Json& rule : group["rules"]) {
                    for (const char* moving : {"evaluationTime",
                                               "lastEvaluation",
                                               "health",
                                               "lastError",
                                               "alerts",
                                               "state"})
                        rule.erase(moving);
                }
                byName[group["name"]] = group;
            }
            return byName;
        };
        for (const char* path :
             {"/api/v1/rules", "/api/v1/rules?type=alert", "/api/v1/rules?type=record"}) {
            const auto a = without(ours("GET", path).json()["data"]["groups"]);
            const auto b
                = without(Json::parse(theirs("GET", path).body.toStdString())["data"]["groups"]);
            QCOMPARE(a.size(), b.size());
            for (const auto& [name, group] : b)
                QCOMPARE(a.at(name).dump(2), group.dump(2));
        }
    }

    void refusalsAreEqual()
    {
        const std::string query = "/api/v1/query?query=";
        const std::string range = "/api/v1/query_range?query=";
        for (const std::string& target : std::vector<std::string>{
                 range + "sum(up&start=1&end=2&step=1",
                 range + "&start=1&end=2&step=1",
                 range + "up&start=&end=2&step=1",
                 range + "up&start=1&end=&step=1",
                 range + "up&start=1&end=2&step=",
                 range + "up&start=1&end=2&step=abc",
                 range + "up&start=1&end=2&step=1e18",
                 range + "up&start=1&end=2&step=-5",
                 range + "up&start=1&end=2&step=1&timeout=x",
                 range + "up&start=0&end=11001&step=1",
                 range + "%22a%22&start=0&end=1&step=1",
                 query + "up&time=1e400",
                 query + "up&time=2026-01-01",
                 query + "up&timeout=x",
                 query + "%zz",
                 query + "1;b=2",
                 query + "sum(%ff)",
                 query + "up+%2B+on()+group_left+up&time=" + std::to_string(m_now / 1000),
                 "/api/v1/series?match[]=up&start=x",
                 "/api/v1/series?match[]=",
                 "/api/v1/series?match[]={a=~%22.*%22}",
                 "/api/v1/series?match[]=up%7B",
                 "/api/v1/series?match[]=up&end=%zz",
                 "/api/v1/labels?match[]=%7B",
                 "/api/v1/labels?match[]={a=~%22.*%22}",
                 "/api/v1/labels?start=5&end=x",
                 "/api/v1/label/job/values?match[]=%7B",
                 "/api/v1/label/job/values?match[]={a=~%22.*%22}",
                 "/api/v1/label/a-b/values",
                 "/api/v1/label/a/b/values",
                 "/api/v1/rules?type=x",
                 "/api/v1/metadata?limit=x",
                 "/api/v1/",
                 "/api/v2/alerts",
                 "/foo",
                 "/api/v1/query_nothing"}) {
            const HttpReply mine = raw("GET", target);
            const HttpReply real = theirs("GET", target);
            QVERIFY2(mine.status == real.status, target.c_str());
            QCOMPARE(header(mine, "Content-Type"), header(real, "Content-Type"));
            if (mine.status >= 400 && mine.body != real.body)
                QFAIL((target + "\n" + real.body.toStdString() + "\n" + mine.body.toStdString())
                          .c_str());
        }
        // Where in the server the time ran out is chance: queue or execution.
        for (const char* timeout : {"0", "-1"}) {
            const std::string target = query + "up&timeout=" + timeout;
            QCOMPARE(raw("GET", target).status, theirs("GET", target).status);
        }
        for (const auto& [method, target] :
             std::vector<std::pair<QByteArray, std::string>>{{"PUT", "/api/v1/query"},
                                                             {"DELETE", "/api/v1/labels"},
                                                             {"POST", "/api/v1/rules"},
                                                             {"POST", "/-/healthy"},
                                                             {"OPTIONS", "/api/v1/query"}}) {
            const HttpReply mine = raw(method, target);
            const HttpReply real = theirs(method, target);
            QVERIFY2(mine.status == real.status,
                     (method.toStdString() + target + "\n" + mine.head.toStdString() + "\n"
                      + real.head.toStdString())
                         .c_str());
            QCOMPARE(mine.body, real.body);
            QCOMPARE(header(mine, "Allow"), header(real, "Allow"));
        }
    }

    void answersFollowTheOfficialDocument()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Simulation bad("bad-deploy", 0);
        QStringList arguments
            = {mwtest::sourceDir() + QStringLiteral("/tests/peers/validate_openapi.py"),
               shared + QStringLiteral("/specs/prometheus/openapi.trimmed.json")};
        const int64_t end = bad.simulator->now().time_since_epoch().count() / 1000;
        const std::string span
            = "start=" + std::to_string(end - 3600) + "&end=" + std::to_string(end);
        const std::vector<std::pair<const char*, std::string>> asked{
            {"/query", "/query?query=up"},
            {"/query", "/query?query=up[5m]"},
            {"/query", "/query?query=1"},
            {"/query", "/query?query=%22x%22"},
            {"/query", "/query?query=1%2F0"},
            {"/query", "/query?query=sum("},
            {"/query_range", "/query_range?query=up&step=60&" + span},
            {"/query_range", "/query_range?query=up&step=0&" + span},
            {"/labels", "/labels"},
            {"/label/{name}/values", "/label/job/values"},
            {"/series", "/series?match[]=up&" + span},
            {"/metadata", "/metadata"},
            {"/targets", "/targets"},
            {"/rules", "/rules"},
            {"/alerts", "/alerts"},
            {"/alertmanagers", "/alertmanagers"},
            {"/status/config", "/status/config"},
            {"/status/runtimeinfo", "/status/runtimeinfo"},
            {"/status/buildinfo", "/status/buildinfo"},
            {"/status/flags", "/status/flags"},
            {"/status/tsdb", "/status/tsdb"},
            {"/status/walreplay", "/status/walreplay"}};
        int n = 0;
        for (const auto& [path, target] : asked) {
            const Answer answer = bad.prometheus("/api/v1" + target);
            const QString file = bad.dir.path() + QStringLiteral("/answer-%1.json").arg(++n);
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(answer.body);
            arguments << QString::fromUtf8(path) << QString::number(answer.code) << file;
        }
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"), arguments);
        QVERIFY2(python.waitForFinished(120'000), "python3 with python3-jsonschema is needed");
        const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
        QVERIFY2(python.exitCode() == 0, said.constData());
    }
};

MIDWATCH_TEST(PrometheusFacePeer)
#include "tst_prometheus_face.moc"
