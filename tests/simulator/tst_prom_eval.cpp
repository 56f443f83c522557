// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a backfilled server cannot show: stale markers, limits, deadlines; and the forms of text.
#include "app/simulator/promql/engine.h"
#include "app/simulator/promql/memory_source.h"
#include "app/simulator/promql/parser.h"
#include "app/simulator/promql/text.h"
#include "tests/support/test_registry.h"

#include <limits>

using namespace mw::sim::promql;

class PromEval : public QObject
{
    Q_OBJECT

    MemorySource m_source;

    Answer ask(const char* text, int64_t at, const Options& options = {})
    {
        const Parsed parsed = parseExpr(text);
        if (!parsed.expr)
            qFatal("%s: %s", text, parsed.error.c_str());
        return queryInstant(m_source, *parsed.expr, at, options);
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<Sample> ended;
        std::vector<Sample> whole;
        for (int i = 0; i <= 20; ++i) {
            ended.push_back({i * 60'000, i == 10 ? staleValue() : double(i)});
            whole.push_back({i * 60'000, double(i)});
        }
        ended.resize(11); // the marker is the last
        m_source.add(Labels(std::vector<Labels::Pair>{{"__name__", "ended"}}), ended);
        m_source.add(Labels(std::vector<Labels::Pair>{{"__name__", "whole"}}), whole);
    }

    void staleMarkerHidesAtOnce()
    {
        QCOMPARE(ask("ended", 599'999).matrix.size(), size_t(1));
        QCOMPARE(ask("ended", 600'000).matrix.size(), size_t(0));
        QCOMPARE(ask("ended", 660'000).matrix.size(), size_t(0));
        // The marker is no sample of a range.
        QCOMPARE(ask("count_over_time(ended[10m])", 600'000).matrix.at(0).points.at(0).v, 10.0);
        QCOMPARE(ask("ended[10m]", 600'000).matrix.at(0).points.size(), size_t(10));
    }

    void lookbackIsClosed()
    {
        QCOMPARE(ask("whole", 1'500'000).matrix.size(), size_t(1));
        QCOMPARE(ask("whole", 1'500'001).matrix.size(), size_t(0));
        Options options;
        options.lookback = 1'000;
        QCOMPARE(ask("whole", 1'201'000, options).matrix.size(), size_t(1));
        QCOMPARE(ask("whole", 1'201'001, options).matrix.size(), size_t(0));
    }

    void limits()
    {
        Options options;
        options.maxSamples = 15;
        const Answer many = ask("sum_over_time(whole[20m])", 1'200'000, options);
        QVERIFY(many.failure == Answer::Failure::Execution);
        QCOMPARE(many.error,
                 std::string("query processing would load too many samples into memory in query "
                             "execution"));
        options = {};
        options.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
        const Answer late = ask("whole", 0, options);
        QVERIFY(late.failure == Answer::Failure::Timeout);
        QCOMPARE(late.error, std::string("query timed out in expression evaluation"));
    }

    void nestingIsBounded()
    {
        const auto refused = [](const std::string& text) {
            return parseExpr(text).error.find("nests deeper") != std::string::npos;
        };
        QVERIFY(refused(std::string(100'000, '(')));
        QVERIFY(refused(std::string(100'000, '-') + "1"));
        std::string chain = "1";
        for (int i = 0; i < 100'000; ++i)
            chain += "+1";
        QVERIFY(refused(chain));
        std::string fair = "up";
        for (int i = 0; i < 200; ++i)
            fair += " or up";
        QVERIFY(parseExpr(fair).expr != nullptr);
    }

    void numbers()
    {
        QCOMPARE(formatSample(1e21), std::string("1e+21"));
        QCOMPARE(formatSample(1e-7), std::string("1e-07"));
        QCOMPARE(formatSample(0.1 + 0.2), std::string("0.30000000000000004"));
        QCOMPARE(formatSample(-0.0), std::string("-0"));
        QCOMPARE(formatSample(9223372036854775807.0), std::string("9223372036854776000"));
        QCOMPARE(formatSample(123456789012345680000.0), std::string("123456789012345680000"));
        QCOMPARE(formatSample(1e-6), std::string("0.000001"));
        QCOMPARE(formatSample(-std::numeric_limits<double>::infinity()), std::string("-Inf"));
        QCOMPARE(formatExponent(1), std::string("1e+00"));
        QCOMPARE(formatExponent(0.5017182130584197), std::string("5.017182130584197e-01"));
        QCOMPARE(parseFloat("0x1p4").value_or(-1), 16.0);
        QVERIFY(!parseFloat("1e400"));
        QVERIFY(!parseFloat("1_000"));
        QCOMPARE(quote("a\"\\\n\x01\xff"), std::string("\"a\\\"\\\\\\n\\x01\\xff\""));
    }

    void durations()
    {
        QCOMPARE(parseDuration("1y2w3d4h5m6s7ms").ms,
                 ((((365LL + 14 + 3) * 24 + 4) * 60 + 5) * 60 + 6) * 1000 + 7);
        QVERIFY(!parseDuration("1m1h").error.empty());
        QVERIFY(!parseDuration("1.5h").error.empty());
        QVERIFY(!parseDuration("").error.empty());
        QCOMPARE(parseDuration("300y").error, std::string("duration out of range"));
        QCOMPARE(parseDuration("99999999999999999999y").error,
                 std::string("duration out of range"));
    }
};

MIDWATCH_TEST(PromEval)
#include "tst_prom_eval.moc"
