// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The PromQL of the simulated estate against a real Prometheus that was given the same samples:
// value by value, label by label, and error text by error text.
#include "app/simulator/promql/engine.h"
#include "app/simulator/promql/parser.h"
#include "tests/peers/promql_expressions.h"
#include "tests/peers/promql_peer.h"
#include "tests/support/test_registry.h"

#include <map>

using namespace mw::sim::promql;
using nlohmann::json;

class PromqlPeer : public QObject
{
    Q_OBJECT

    struct Tally
    {
        int asked = 0;
        int values = 0;
        int exact = 0;
        std::vector<std::string> differences;
    };
    using Points = std::vector<std::pair<int64_t, std::string>>;
    // By labels: order counts only where a function sorts.
    using Answers = std::map<std::string, Points>;

    mwtest::PrometheusPeer m_peer;
    MemorySource m_source;

    static int64_t toMs(const json& seconds)
    {
        return static_cast<int64_t>(std::llround(seconds.get<double>() * 1000));
    }

    static Answers fromReal(const json& data, std::vector<std::string>& order)
    {
        Answers answers;
        for (const json& item : data["result"]) {
            std::vector<Labels::Pair> pairs;
            for (const auto& [name, value] : item["metric"].items())
                pairs.emplace_back(name, value.get<std::string>());
            order.push_back(Labels(std::move(pairs)).str());
            Points& points = answers[order.back()];
            if (item.contains("value"))
                points.emplace_back(toMs(item["value"][0]), item["value"][1]);
            else
                for (const json& point : item["values"])
                    points.emplace_back(toMs(point[0]), point[1]);
        }
        return answers;
    }

    static Answers fromOurs(const Answer& answer, std::vector<std::string>& order)
    {
        Answers answers;
        for (const Series& series : answer.matrix) {
            order.push_back(series.metric.str());
            Points& points = answers[order.back()];
            for (const Sample& sample : series.points)
                points.emplace_back(sample.t, formatSample(sample.v));
        }
        return answers;
    }

    static bool near(const std::string& a, const std::string& b)
    {
        const double x = parseFloat(a).value_or(0);
        const double y = parseFloat(b).value_or(0);
        // Elementary functions of the two languages differ in the last bits.
        return std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y))
            || (std::abs(x) < 1e-13 && std::abs(y) < 1e-13);
    }

    static std::string difference(const Answers& real, const Answers& ours, Tally& tally)
    {
        if (real.size() != ours.size())
            return std::to_string(real.size()) + " series, ours " + std::to_string(ours.size());
        for (const auto& [labels, points] : real) {
            const auto found = ours.find(labels);
            if (found == ours.end())
                return "ours lacks " + labels;
            if (points.size() != found->second.size())
                return labels + " has " + std::to_string(points.size()) + " points, ours "
                    + std::to_string(found->second.size());
            for (size_t i = 0; i < points.size(); ++i) {
                const auto& [t, value] = points[i];
                const auto& [ourT, ourValue] = found->second[i];
                ++tally.values;
                tally.exact += value == ourValue ? 1 : 0;
                if (t != ourT || (value != ourValue && !near(value, ourValue)))
                    return labels + " at " + std::to_string(t) + ": " + value + ", ours " + ourValue
                        + " at " + std::to_string(ourT);
            }
        }
        return {};
    }

    void compare(const std::string& text,
                 const mwtest::HttpReply& reply,
                 const Answer& answer,
                 bool sorted,
                 Tally& tally)
    {
        ++tally.asked;
        const json real = reply.json();
        std::string wrong;
        if (real.is_discarded()) {
            wrong = "no JSON came";
        } else if (real["status"] == "error") {
            if (answer.error != real["error"])
                wrong = "error: " + real["error"].get<std::string>() + "; ours: " + answer.error;
        } else if (!answer.error.empty()) {
            wrong = "ours failed: " + answer.error;
        } else if (const std::string kind = real["data"]["resultType"]; kind == "string") {
            if (real["data"]["result"][1] != answer.text)
                wrong = "string, ours " + answer.text;
        } else if (kind == "scalar") {
            const std::string value = real["data"]["result"][1];
            ++tally.values;
            const std::string our = formatSample(answer.matrix.at(0).points.at(0).v);
            tally.exact += value == our ? 1 : 0;
            if (answer.type != Type::Scalar || (value != our && !near(value, our)))
                wrong = value + ", ours " + our;
        } else {
            std::vector<std::string> order;
            std::vector<std::string> ourOrder;
            const Answers theirs = fromReal(real["data"], order);
            wrong = difference(theirs, fromOurs(answer, ourOrder), tally);
            if (wrong.empty() && sorted && order != ourOrder)
                wrong = "another order";
        }
        if (!wrong.empty())
            tally.differences.push_back(text + "\n      " + wrong);
    }

    static std::vector<std::string> expressions()
    {
        std::vector<std::string> all = mwtest::handwrittenExpressions();
        for (std::string& expr : mwtest::generatedExpressions())
            all.push_back(std::move(expr));
        return all;
    }

    static Parsed parsed(const std::string& text, Tally& tally)
    {
        Parsed result = parseExpr(text);
        if (!result.expr)
            tally.differences.push_back(text + "\n      ours does not parse: " + result.error);
        return result;
    }

    static void report(const char* what, const Tally& tally)
    {
        qInfo("%s: %d questions, %d values, %d of them equal to the last digit",
              what,
              tally.asked,
              tally.values,
              tally.exact);
        for (const std::string& difference : tally.differences)
            qWarning("%s", difference.c_str());
        QVERIFY2(tally.differences.empty(), "the two servers differ");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(mwtest::PrometheusPeer::installed(), "Debian's prometheus package is needed");
        mwtest::PromData data = mwtest::vectorData();
        for (mwtest::PromFamily& family : mwtest::awkwardData())
            data.push_back(std::move(family));
        mwtest::fill(m_source, data);
        const QString error = m_peer.start(data);
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void instant()
    {
        Tally tally;
        const int64_t end = mwtest::vectorT * 1000;
        const std::vector<int64_t> instants{
            end, end - 37'500, end - 12LL * 3'600'000, end - 715LL * 60'000 + 1};
        for (const std::string& text : expressions()) {
            const Parsed query = parsed(text, tally);
            if (!query.expr)
                continue;
            const bool sorted = text.starts_with("sort") && text.find("odd") == std::string::npos;
            for (const int64_t at : instants)
                compare(text + "  @" + std::to_string(at),
                        m_peer.query(text, at),
                        queryInstant(m_source, *query.expr, at),
                        sorted,
                        tally);
        }
        QVERIFY(tally.asked >= 1200);
        report("instant", tally);
    }

    void range()
    {
        Tally tally;
        const int64_t end = mwtest::vectorT * 1000;
        struct Window
        {
            int64_t start, end, step;
        };
        const std::vector<Window> windows{{end - 7'200'000, end, 420'000},
                                          {end - 50'000'123, end - 40'000'000, 61'500},
                                          {end - 80'000'000, end, 7'200'000}};
        for (const std::string& text : expressions()) {
            const Parsed query = parsed(text, tally);
            if (!query.expr)
                continue;
            for (const Window& window : windows)
                compare(text + "  step " + std::to_string(window.step),
                        m_peer.queryRange(text, window.start, window.end, window.step),
                        queryRange(m_source, *query.expr, window.start, window.end, window.step),
                        true,
                        tally);
        }
        QVERIFY(tally.asked >= 900);
        report("range", tally);
    }

    void errors()
    {
        Tally tally;
        for (const std::string& text : mwtest::wrongExpressions()) {
            ++tally.asked;
            const json real = m_peer.query(text, mwtest::vectorT * 1000).json();
            const Parsed ours = parseExpr(text);
            const std::string wanted = real["status"] == "error" ? real["error"] : "";
            const std::string prefix = "invalid parameter \"query\": ";
            if (wanted != (ours.error.empty() ? "" : prefix + ours.error))
                tally.differences.push_back(text + "\n      " + wanted
                                            + "\n      ours: " + ours.error);
        }
        report("errors", tally);
    }

    void executionErrors()
    {
        Tally tally;
        const int64_t at = mwtest::vectorT * 1000;
        for (const char* text :
             {"jobs_total + on(zone) jobs_total",
              "capacity * on(zone) jobs_total",
              "jobs_total * on(zone) capacity",
              "temperature * on() group_left capacity",
              "capacity * on(zone) group_left jobs_total",
              "capacity * on(zone) group_right jobs_total{kind=\"x\"} or jobs_total * on(zone) "
              "group_right jobs_total",
              "jobs_total * on(zone) group_left(zone_x) capacity",
              "label_replace({__name__=~\"jobs_total|temperature\"}, \"a b\", \"\", \"\", \"\")",
              "label_replace(temperature, \"x\", \"\", \"zone\", \"(\")",
              "label_replace(temperature, \"zone\", \"q\", \"zone\", \".*\")",
              "label_join(temperature, \"zone\", \"\", \"unit\")",
              "label_join(temperature, \"z-z\", \"\", \"unit\")",
              "label_join(temperature, \"z\", \"\", \"unit-x\")",
              "count_values(\"a-b\", temperature)",
              "topk(NaN, temperature)",
              "topk(1e30, temperature)",
              "topk(-Inf, temperature)",
              "-{__name__=~\"answer_count|temperature\",zone=\"a\"} + 1",
              "abs({__name__=~\"answer_count|brief\",zone=\"a\"})",
              "sum_over_time({__name__=~\"answer_count|brief\",zone=\"a\"}[1h])",
              "sum_over_time((-{__name__=~\"answer_count|brief\",zone=\"a\"})[1h:1m])",
              "holt_winters(temperature[5m], 2, 0.5)",
              "holt_winters(temperature[5m], 0.5, -1)",
              "rate({__name__=~\"answer_count|brief\",zone=\"a\"}[1h])",
              "{__name__=~\"answer_count|brief\",zone=\"a\"} * 2",
              "sum by (zone) (temperature) + on() group_left sum by (kind) (jobs_total)"}) {
            const Parsed query = parsed(text, tally);
            if (query.expr)
                compare(text,
                        m_peer.query(text, at),
                        queryInstant(m_source, *query.expr, at),
                        false,
                        tally);
        }
        report("execution errors", tally);
    }
};

MIDWATCH_TEST(PromqlPeer)
#include "tst_promql.moc"
