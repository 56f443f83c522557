// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our Prometheus source against Debian's Prometheus: the published vectors, budgets and burn rates
// of the data set, and SLOs that Sloth-style rules declare.
#include "models/insight/slo_budget.h"
#include "models/insight/slo_findings.h"
#include "models/sources/prometheus/answer.h"
#include "models/sources/prometheus/prometheus.h"
#include "tests/peers/prometheus/server.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace std::chrono_literals;

namespace {

constexpr int64_t end = 1769817600; // of the data set: 30 days after its begin
constexpr double relative = 1e-4; // against Prometheus: extrapolation differs between its versions

bool near(double a, double b, double tolerance)
{
    return std::fabs(a - b) <= tolerance * std::max(1e-12, std::fabs(b));
}

// The rules of one SLO as Sloth writes them: one ratio per window, the period as their mean.
std::string
slothRules(const std::string& service, const std::string& errors, const std::string& total)
{
    const std::string id = service + "-availability";
    const std::string labels = "        labels: {sloth_id: " + id + ", sloth_service: " + service
        + ", sloth_slo: availability, owner: web";
    const auto put = [](std::string text, const std::string& window) {
        for (size_t at = text.find("WINDOW"); at != std::string::npos; at = text.find("WINDOW"))
            text.replace(at, 6, window);
        return text;
    };
    const auto rule
        = [&](const std::string& record, const std::string& expr, const std::string& more) {
              return "      - record: " + record + "\n        expr: |\n          " + expr + "\n"
                  + labels + more + "}\n";
          };
    const std::string ids = "{sloth_id=\"" + id + "\"}";
    std::string text = "  - name: sloth-slo-sli-recordings-" + id + "\n    rules:\n";
    for (const char* window : {"5m", "30m", "1h", "2h", "6h", "1d", "3d"}) {
        text += rule(std::string("slo:sli_error:ratio_rate") + window,
                     "(" + put(errors, window) + ")\n          /\n          (" + put(total, window)
                         + ")",
                     std::string(", sloth_window: ") + window);
    }
    const std::string mean = "slo:sli_error:ratio_rate5m" + ids + "[30d]";
    text += rule("slo:sli_error:ratio_rate30d",
                 "sum_over_time(" + mean + ") / ignoring(sloth_window) count_over_time(" + mean
                     + ")",
                 ", sloth_window: 30d");
    text += "  - name: sloth-slo-meta-recordings-" + id + "\n    rules:\n";
    text += rule("slo:objective:ratio", "vector(0.9990000000000001)", "");
    text += rule("slo:error_budget:ratio", "vector(1-0.9990000000000001)", "");
    text += rule("slo:time_period:days", "vector(30)", "");
    text += rule("slo:period_burn_rate:ratio",
                 "slo:sli_error:ratio_rate30d" + ids
                     + " / on(sloth_id, sloth_slo, sloth_service) group_left slo:error_budget:ratio"
                     + ids,
                 "");
    text += rule(
        "slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio" + ids, "");
    text += rule("sloth_slo_info",
                 "vector(1)",
                 ", sloth_version: v0.16.0, sloth_mode: cli-gen-prom, sloth_spec: prometheus/v1, "
                 "sloth_objective: \"99.9\"");
    return text;
}

DeclaredSloSpec counters(const std::string& svc, const std::string& metric = "http_requests_total")
{
    const std::string match
        = metric == "http_requests_total" ? "svc=\"" + svc + "\"" : std::string();
    DeclaredSloSpec spec;
    spec.name = svc;
    spec.service = svc;
    spec.objective = "99.9";
    spec.window = "30d";
    spec.errors = metric + "{" + match + (match.empty() ? "" : ",") + "code=~\"5..\"}";
    spec.total = metric + "{" + match + "}";
    return spec;
}

double burnOver(const Slo& slo, Minutes window)
{
    for (const BurnWindow& one : slo.burns) {
        if (one.window == window)
            return one.burn;
    }
    return notMeasured;
}

} // namespace

class PrometheusPeerTest : public QObject
{
    Q_OBJECT
private:
    mwtest::NodeExporter m_exporter;
    mwtest::PrometheusServer m_server;
    mwtest::Caller m_caller;

    // By labels, as text; a scalar under "scalar".
    std::map<std::string, double> ask(const std::string& promql, int64_t second)
    {
        HttpCall call;
        call.method = "POST";
        call.target = "/api/v1/query";
        call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        call.body = mwtest::formQuery(promql, second);
        std::map<std::string, double> values;
        const auto response = m_caller.call(m_server.endpoint(), call);
        if (!response)
            return values;
        const auto answer = prom::decodeQuery(response->body);
        if (!answer)
            return values;
        for (const prom::Series& series : answer->series)
            values[nlohmann::json(series.labels).dump()] = series.points.at(0).value;
        return values;
    }

private Q_SLOTS:
    void initTestCase()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        for (const char* tool : {"prometheus", "promtool", "prometheus-node-exporter", "python3"})
            QVERIFY2(!QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty(), tool);
        const std::string rules = "groups:\n"
            + slothRules("fastburn",
                         "sum(rate(http_requests_total{svc=\"fastburn\",code=~\"5..\"}[WINDOW]))",
                         "sum(rate(http_requests_total{svc=\"fastburn\"}[WINDOW]))")
            + slothRules("clean",
                         "sum(rate(http_requests_total{svc=\"clean\",code=~\"5..\"}[WINDOW]))",
                         "sum(rate(http_requests_total{svc=\"clean\"}[WINDOW]))");
        QString wrong = m_exporter.start();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        wrong = m_server.start(shared + QStringLiteral("/vectors/gen_openmetrics.py"),
                               QByteArray::fromStdString(rules),
                               m_exporter.address());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void publishedVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString path = shared + QStringLiteral("/vectors/promql_vectors.json");
        std::ifstream file(path.toStdString());
        const auto all = nlohmann::json::parse(file);
        HttpCall call;
        call.target = "/api/v1/status/buildinfo";
        const auto build = m_caller.call(m_server.endpoint(), call);
        QVERIFY(build);
        const auto version = prom::decodeBuildInfo(build->body);
        QVERIFY(version);
        const char* column = version->version.starts_with("2.") ? "prom_2_42_0" : "prom_3_5_3";
        int compared = 0;
        for (const auto& vector : all["vectors"]) {
            const std::string expr = vector["expr"];
            std::map<std::string, double> expected;
            const auto number = [](const std::string& text) {
                return text == "NaN" ? notMeasured : std::strtod(text.c_str(), nullptr);
            };
            const auto& want = vector[column];
            if (want.contains("scalar"))
                expected["{}"] = number(want["scalar"]);
            else if (want.contains("vector"))
                for (const auto& one : want["vector"])
                    expected[one["metric"].dump()] = number(one["value"]);
            else
                continue;
            const auto got = ask(expr, vector["time"]);
            QVERIFY2(got.size() == expected.size(), expr.c_str());
            for (const auto& [labels, value] : expected) {
                QVERIFY2(got.count(labels) == 1, expr.c_str());
                const double ours = got.at(labels);
                const bool same = std::isnan(value) ? std::isnan(ours)
                    : std::isinf(value)             ? ours == value
                                                    : near(ours, value, 1e-9) || value == ours;
                QVERIFY2(same, (expr + " = " + std::to_string(ours)).c_str());
                ++compared;
            }
            if (expected.empty())
                ++compared;
        }
        QVERIFY2(compared >= 90, qPrintable(QString::number(compared)));
    }

    void budgetsOfTheDataSet()
    {
        PrometheusSettings settings;
        settings.id = SourceId("peer");
        settings.discover = false;
        settings.evaluateAt = World{std::chrono::seconds(end)};
        settings.slos = {counters("outage"),
                         counters("fastburn"),
                         counters("clean"),
                         counters("req", "req_total"),
                         counters("idle", "idle_total"),
                         counters("nothing")};
        DeclaredSloSpec probe;
        probe.name = "probe";
        probe.objective = "99.9";
        probe.window = "30d";
        probe.errorRatioQuery = "1 - avg_over_time(probe_ok[$window])";
        settings.slos.push_back(probe);
        mwtest::SourceRun run(m_caller, m_server.endpoint(), makePrometheusSource(settings));
        run.run();
        QVERIFY2(run.errors.empty(), run.errors.empty() ? "" : run.errors[0].c_str());

        const Slo* outage = run.slo("outage");
        QVERIFY(outage);
        QVERIFY(near(outage->validEvents, 43'200'000, relative)); // P1
        QVERIFY(near(outage->validEvents - outage->goodEvents, 43'000, relative)); // P2
        QVERIFY(near(1 - outage->sli, 0.00099537037, relative)); // P3
        QVERIFY(near(outage->remaining, 0.0046296296, 5e-3)); // P4: what is left of 1 magnifies
        QVERIFY(std::fabs(outage->remaining - 0.0046296296) < 1e-6);
        QVERIFY(near(outage->coverage, 1, 2e-3));
        QCOMPARE(outage->state, Slo::State::Ok);

        const Slo* fast = run.slo("fastburn");
        QVERIFY(fast);
        const std::pair<Minutes, double> burns[]{{5min, 20},
                                                 {30min, 20},
                                                 {60min, 20},
                                                 {120min, 10.833333},
                                                 {360min, 3.611111},
                                                 {1440min, 0.9027778},
                                                 {4320min, 0.3009259}}; // P5 … P11
        for (const auto& [window, burn] : burns)
            QVERIFY2(near(burnOver(*fast, window), burn, relative),
                     qPrintable(QString::number(burnOver(*fast, window))));
        QVERIFY(near((1 - fast->sli) / 0.001, 0.030092593, relative)); // P12
        QCOMPARE(fast->state, Slo::State::Critical);
        const auto findings = sloFindings({*fast});
        QCOMPARE(findings.at(0).severity, Severity::Critical);
        QVERIFY(std::chrono::abs(fast->computedAt - findings[0].since - Millis(65min)) < 2min);
        // In the chart only the last steps burn.
        QVERIFY(fast->history.size() > 900 && fast->history.size() <= 1000);
        QCOMPARE(fast->history[500].value, 0.0);
        QVERIFY(near(fast->history.back().value, 0.02, relative));
        QCOMPARE(fast->budgetHistory.back().value, fast->remaining);
        QCOMPARE(fast->budgetHistory.back().at, fast->computedAt);

        // P13/P14: no error series at all is no error.
        const Slo* clean = run.slo("clean");
        QCOMPARE(clean->remaining, 1.0);
        QCOMPARE(burnOver(*clean, 5min), 0.0);
        QCOMPARE(clean->state, Slo::State::Ok);

        // P16, not P17: errors over requests, not the mean of ratios.
        QVERIFY(near(run.slo("req")->remaining, 1 - 0.00099009900990 / 0.001, 0.05));
        QVERIFY(run.slo("req")->remaining > 0);

        // P22: idle is neither 0 nor NaN nor missing.
        QCOMPARE(run.slo("idle")->state, Slo::State::NoTraffic);
        QVERIFY(std::isnan(run.slo("idle")->remaining));
        QCOMPARE(run.slo("nothing")->state, Slo::State::NoData);

        // P18/P19: 43 of 43,200 minutes.
        QVERIFY(near(1 - run.slo("probe")->sli, 0.00099537037, relative));
        QVERIFY(std::fabs(run.slo("probe")->remaining - 0.00462963) < 1e-5);
        qInfo("%d requests, largest %zu bytes", run.requests, run.largestQuery);
    }

    void mistakesAreTheServersWords()
    {
        PrometheusSettings settings;
        settings.id = SourceId("peer");
        settings.discover = false;
        DeclaredSloSpec broken;
        broken.name = "broken";
        broken.objective = "99";
        broken.window = "1d";
        broken.errorRatioQuery = "sum(rate(x[$window])";
        settings.slos = {broken, counters("outage")};
        settings.evaluateAt = World{std::chrono::seconds(end)};
        mwtest::SourceRun run(m_caller, m_server.endpoint(), makePrometheusSource(settings));
        run.run();
        QCOMPARE(run.slo("broken")->state, Slo::State::Broken);
        QVERIFY2(run.slo("broken")->brokenReason.find("parse error") != std::string::npos,
                 run.slo("broken")->brokenReason.c_str());
        QCOMPARE(run.slo("outage")->state, Slo::State::Ok);
    }

    void slothsRulesAreFoundAndChecked()
    {
        // The rules are evaluated every second; the last of their chain needs a few rounds.
        const std::string last
            = "slo:period_error_budget_remaining:ratio{sloth_id=\"fastburn-availability\"}";
        // Groups of rules begin at moments of their own.
        const std::string other = "sloth_slo_info{sloth_id=\"clean-availability\"}";
        const auto recorded = [this](const std::string& series) {
            return !ask(series, QDateTime::currentSecsSinceEpoch() + 1).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(recorded(last) && recorded(other), 60'000);
        PrometheusSettings settings;
        settings.id = SourceId("peer");
        mwtest::SourceRun run(m_caller, m_server.endpoint(), makePrometheusSource(settings));
        run.run();
        QVERIFY2(run.errors.empty(), run.errors.empty() ? "" : run.errors[0].c_str());
        const Slo* fast = run.slo("fastburn-availability");
        QVERIFY(fast);
        QCOMPARE(fast->origin, Slo::Origin::Sloth);
        QCOMPARE(fast->service, std::string("fastburn"));
        QCOMPARE(fast->name, std::string("availability"));
        QCOMPARE(fast->objectiveText, std::string("99.9"));
        QCOMPARE(fast->window.count(), 43200);
        // The samples end a little before now, so windows have slid by a minute or two.
        QVERIFY(near(burnOver(*fast, 5min), 20, 1e-3));
        QVERIFY(near(burnOver(*fast, 60min), 20, 1e-3));
        QVERIFY(near(fast->validEvents, 43'200'000, 1e-3));
        QVERIFY(std::fabs(fast->remaining - (1 - 0.030092593)) < 1e-3);
        QCOMPARE(fast->state, Slo::State::Critical);
        // The rules have seen this burn only, and say so: about −1900 %.
        QVERIFY(near(fast->recordedRemaining, -19, 1e-2));
        QVERIFY2(fast->brokenReason.find("of the time only") != std::string::npos,
                 fast->brokenReason.c_str());
        QVERIFY(fast->errorQuery.find("rate(http_requests_total{") != std::string::npos);

        const Slo* clean = run.slo("clean-availability");
        QVERIFY(clean);
        QCOMPARE(clean->remaining, 1.0);
        QVERIFY(std::isnan(clean->recordedRemaining));
        QVERIFY2(clean->brokenReason.find("no error series exists") != std::string::npos,
                 clean->brokenReason.c_str());
        // A second round keeps the rows.
        run.release("burn/");
        run.release("discover");
        QVERIFY(run.slo("fastburn-availability"));
        QCOMPARE(run.slo("clean-availability")->state, Slo::State::Ok);
    }

    void whatTheProgramSaysOfIt()
    {
        // `midwatch status` as a process: Sloth's SLOs found, one of our own over what the
        // node-exporter says, and a second source that nobody answers for.
        const QString binary = qEnvironmentVariable("MIDWATCH_BINARY");
        QVERIFY2(QFile::exists(binary), qPrintable(binary));
        // It has looked at the exporter once.
        QTRY_VERIFY_WITH_TIMEOUT(
            !ask("up{job=\"node\"} == 1", QDateTime::currentSecsSinceEpoch()).empty(), 60'000);
        QTemporaryDir home;
        const std::string url = m_server.endpoint()->baseUrl;
        QFile estate(home.filePath(QStringLiteral("estate.yaml")));
        QVERIFY(estate.open(QIODevice::WriteOnly));
        estate.write(QByteArray::fromStdString(
            "apiVersion: midwatch/v1\nkind: Estate\nsources:\n"
            "  - name: peer\n    type: prometheus\n    url: "
            + url
            + "\n    slos:\n      - name: node-up\n        service: node\n        objective: 99\n"
              "        window: 1h\n        errorRatioQuery: "
              "1 - avg_over_time(up{job=\"node\"}[$window])\n"
              "  - {name: nobody, type: prometheus, url: \"http://127.0.0.1:1\"}\n"));
        estate.close();
        const auto run = [&](const QStringList& arguments) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("HOME"), home.path());
            environment.remove(QStringLiteral("KUBECONFIG"));
            process.setProcessEnvironment(environment);
            process.start(binary, arguments);
            const bool ended = process.waitForFinished(60'000);
            return std::pair(ended ? process.exitCode() : -1, process.readAllStandardOutput());
        };
        const QStringList common{QStringLiteral("--estate"),
                                 estate.fileName(),
                                 QStringLiteral("--wait"),
                                 QStringLiteral("20")};
        const auto [code, out] = run(QStringList{QStringLiteral("status")} + common
                                     + QStringList{QStringLiteral("--json")});
        const auto json = nlohmann::json::parse(out.toStdString(), nullptr, false);
        QVERIFY2(json.is_object(), out.constData());
        QCOMPARE(code, 1);
        QCOMPARE(json["verdict"].get<std::string>(), std::string("critical"));
        std::map<std::string, nlohmann::json> slos, sources;
        for (const auto& slo : json["slos"])
            slos[slo["id"].get<std::string>()] = slo;
        for (const auto& source : json["sources"])
            sources[source["id"].get<std::string>()] = source;
        QCOMPARE(sources["peer"]["state"].get<std::string>(), std::string("live"));
        QVERIFY(sources["peer"]["latencyMs"].is_number());
        QCOMPARE(sources["nobody"]["state"].get<std::string>(), std::string("unreachable"));
        QCOMPARE(slos.size(), size_t(3));
        const auto& fast = slos["fastburn-availability"];
        QCOMPARE(fast["state"].get<std::string>(), std::string("critical"));
        QCOMPARE(fast["origin"].get<std::string>(), std::string("sloth"));
        QVERIFY(near(fast["burn"]["60m"].get<double>(), 20, 1e-2));
        QVERIFY(std::fabs(fast["remaining"].get<double>() - (1 - 0.030092593)) < 1e-2);
        QCOMPARE(slos["clean-availability"]["state"].get<std::string>(), std::string("ok"));
        const auto& node = slos["node-up"];
        QVERIFY2(node["state"] == "ok", node.dump().c_str());
        QCOMPARE(node["sli"].get<double>(), 1.0);
        const auto found = std::find_if(
            json["findings"].begin(), json["findings"].end(), [](const auto& finding) {
                return finding["severity"] == "critical"
                    && finding["subject"].template get<std::string>().find("fastburn")
                    != std::string::npos;
            });
        QVERIFY2(found != json["findings"].end(), json["findings"].dump().c_str());

        const auto [listCode, table]
            = run(QStringList{QStringLiteral("list"), QStringLiteral("slos")} + common
                  + QStringList{QStringLiteral("--tsv")});
        QCOMPARE(listCode, 0);
        QVERIFY2(table.contains("availability") && table.count('\n') >= 3, table.constData());
    }
};

MIDWATCH_TEST(PrometheusPeerTest)
#include "tst_prometheus.moc"
