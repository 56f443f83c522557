// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every numeric vector that a real Prometheus 2.42 answered, answered by ours.
#include "app/simulator/promql/engine.h"
#include "app/simulator/promql/parser.h"
#include "tests/simulator/prom_data.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QtGlobal>
#include <nlohmann/json.hpp>

using namespace mw::sim::promql;
using nlohmann::json;

class PromVectors : public QObject
{
    Q_OBJECT

    MemorySource m_source;

    static bool close(const std::string& wanted, double got)
    {
        const auto value = parseFloat(wanted);
        if (!value)
            return false;
        if (std::isnan(*value) || std::isinf(*value))
            return formatSample(got) == wanted;
        return std::abs(got - *value) <= 1e-12 * std::max(std::abs(*value), std::abs(got));
    }

private Q_SLOTS:
    void initTestCase() { mwtest::fill(m_source, mwtest::vectorData()); }

    void everyVector()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/vectors/promql_vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const json all = json::parse(bytes.begin(), bytes.end());
        QCOMPARE(all["T"].get<int64_t>(), mwtest::vectorT);
        int count = 0;
        for (const json& entry : all["vectors"]) {
            const std::string text = entry["expr"];
            const Parsed parsed = parseExpr(text);
            QVERIFY2(parsed.expr, (text + ": " + parsed.error).c_str());
            const Answer answer = queryInstant(
                m_source, *parsed.expr, static_cast<int64_t>(entry["time"].get<double>() * 1000));
            QVERIFY2(answer.error.empty(), (text + ": " + answer.error).c_str());
            const json& wanted = entry["prom_2_42_0"];
            if (wanted.contains("scalar")) {
                QVERIFY2(answer.type == Type::Scalar, text.c_str());
                const double got = answer.matrix.at(0).points.at(0).v;
                QVERIFY2(close(wanted["scalar"], got), (text + ": " + formatSample(got)).c_str());
            } else {
                QVERIFY2(answer.type == Type::Vector, text.c_str());
                QVERIFY2(answer.matrix.size() == wanted["vector"].size(), text.c_str());
                for (const json& item : wanted["vector"]) {
                    std::vector<Labels::Pair> pairs;
                    for (const auto& [name, value] : item["metric"].items())
                        pairs.emplace_back(name, value.get<std::string>());
                    const Labels labels(std::move(pairs));
                    const auto found
                        = std::find_if(answer.matrix.begin(),
                                       answer.matrix.end(),
                                       [&](const Series& s) { return s.metric == labels; });
                    QVERIFY2(found != answer.matrix.end(), (text + ": " + labels.str()).c_str());
                    const double got = found->points.at(0).v;
                    QVERIFY2(close(item["value"], got), (text + ": " + formatSample(got)).c_str());
                }
            }
            ++count;
        }
        QVERIFY(count >= 80);
    }
};

MIDWATCH_TEST(PromVectors)
#include "tst_prom_vectors.moc"
