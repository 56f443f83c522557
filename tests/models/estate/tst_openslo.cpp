// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/openslo.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mw;

namespace {

constexpr const char* checkout = R"(apiVersion: openslo/v1
kind: SLO
metadata: {name: checkout-availability, displayName: Checkout availability}
spec:
  service: checkout
  indicator:
    metadata: {name: checkout-errors}
    spec:
      ratioMetric:
        counter: true
        good: {metricSource: {type: Prometheus, spec: {query: 'http_requests_total{code!~"5.."}'}}}
        total: {metricSource: {type: Prometheus, spec: {query: 'http_requests_total'}}}
  timeWindow: [{duration: 28d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{displayName: three nines, target: 0.999}]
)";

} // namespace

class OpenSloTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    std::string write(const char* name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(text);
        return file.fileName().toStdString();
    }

    DeclaredSlo only(const QByteArray& text)
    {
        std::vector<Diagnostic> found;
        const auto slos = readOpenSlo({write("one.yaml", text)}, found);
        if (slos.size() != 1)
            qFatal("%zu SLOs, %zu diagnostics", slos.size(), found.size());
        return slos.front();
    }

    static QByteArray with(const char* from, const char* to)
    {
        QByteArray text(checkout);
        if (!text.contains(from))
            qFatal("no %s", from);
        return text.replace(from, to);
    }

private Q_SLOTS:
    void theSpecificationsOwnExample()
    {
        const DeclaredSlo slo = only(checkout);
        QVERIFY2(!slo.error, slo.error ? describe(*slo.error).c_str() : "");
        QCOMPARE(slo.name, std::string("checkout-availability"));
        QCOMPARE(slo.service, std::string("checkout"));
        QCOMPARE(slo.objective, std::string("99.9"));
        QCOMPARE(slo.window, std::string("28d"));
        QCOMPARE(slo.errorRatioQuery,
                 std::string(
                     "(1 - (((sum(increase(http_requests_total{code!~\"5..\"}[$window]))) or 0 * "
                     "(sum(increase(http_requests_total[$window])))) / "
                     "((sum(increase(http_requests_total[$window]))) > 0)))"));
    }

    void targetsStayDecimal_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("percent");
        const std::pair<const char*, const char*> cases[] = {{"target: 0.999", "99.9"},
                                                             {"target: 0.9995", "99.95"},
                                                             {"target: 0.9", "90"},
                                                             {"target: 0.95", "95"},
                                                             {"target: 0.90", "90"},
                                                             {"target: 0.05", "5"},
                                                             {"target: 0", "0"},
                                                             {"targetPercent: 99.99", "99.99"}};
        for (const auto& [target, percent] : cases)
            QTest::newRow(target) << QByteArray(target) << QByteArray(percent);
    }
    void targetsStayDecimal()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, percent);
        const DeclaredSlo slo = only(with("target: 0.999", target.constData()));
        QVERIFY2(!slo.error, slo.error ? describe(*slo.error).c_str() : "");
        QCOMPARE(slo.objective, percent.toStdString());
    }

    void mistakesAreThatSlosAndHaveAPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QByteArray& text, int line, const char* word) {
            QTest::newRow(name) << text << line << QString::fromUtf8(word);
        };
        row("both targets",
            with("target: 0.999", "target: 0.9, targetPercent: 90"),
            15,
            "either target");
        row("target of one", with("target: 0.999", "target: 1.0"), 15, "target");
        row("calendar", with("isRolling: true", "isRolling: false"), 13, "calendar");
        row("two windows",
            with("isRolling: true}", "isRolling: true}, {duration: 7d}"),
            13,
            "exactly one");
        row("minutes meant as month", with("28d", "1m"), 13, "timeWindow.duration");
        row("another system",
            with("total: {metricSource: {type: Prometheus", "total: {metricSource: {type: Datadog"),
            12,
            "datadog");
        row("unknown reference",
            with("indicator:\n    metadata: {name: checkout-errors}\n    spec:",
                 "indicatorRef: gone\n  other:\n    spec:"),
            5,
            "gone");
        row("an expression without a window",
            with("query: 'http_requests_total'", "query: 'sum(rate(x[5m]))'"),
            10,
            "$window");
        row("method", with("Occurrences", "Guesses"), 5, "Guesses");
        row("no slice", with("Occurrences", "Timeslices"), 15, "timeSliceWindow");
    }
    void mistakesAreThatSlosAndHaveAPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, word);
        const DeclaredSlo slo = only(text);
        QVERIFY(slo.error);
        QVERIFY2(slo.error->detail.find(word.toStdString()) != std::string::npos,
                 slo.error->detail.c_str());
        QCOMPARE(slo.error->place->line, line);
    }

    void methodsOfBudgeting()
    {
        const DeclaredSlo slices
            = only(with("Occurrences", "Timeslices")
                       .replace("target: 0.999",
                                "target: 0.999, timeSliceTarget: 0.95, timeSliceWindow: 5"));
        QVERIFY(!slices.error);
        QVERIFY(slices.errorRatioQuery.ends_with(">= bool 0.95) or vector(1))[$window:5m])"));
        QVERIFY(slices.errorRatioQuery.find("http_requests_total[5m]") != std::string::npos);
        const DeclaredSlo ratios
            = only(with("Occurrences", "RatioTimeslices")
                       .replace("target: 0.999", "target: 0.999, timeSliceWindow: 1m"));
        QVERIFY(!ratios.error);
        QVERIFY(ratios.errorRatioQuery.ends_with("[$window:1m])"));
    }

    void manyDocumentsAndSharedIndicators()
    {
        const QByteArray sli = R"(apiVersion: openslo/v1
kind: SLI
metadata: {name: latency}
spec:
  thresholdMetric:
    metricSource: {type: prometheus, spec: {query: 'job:latency:p95'}}
---
apiVersion: openslo/v1
kind: SLO
metadata: {name: fast}
spec:
  service: shop
  indicatorRef: latency
  timeWindow: [{duration: 1M, isRolling: true}]
  objectives: [{op: lte, value: 0.5, target: 0.99}]
---
kind: AlertPolicy
apiVersion: openslo/v1
)";
        write("a.yaml", sli);
        write("b.yml", "apiVersion: openslo/v1alpha\nkind: SLO\n");
        write("c.yaml", "a: [\n");
        std::vector<Diagnostic> found;
        const auto slos = readOpenSlo({m_folder.path().toStdString()}, found);
        const auto fast = std::find_if(
            slos.begin(), slos.end(), [](const auto& slo) { return slo.name == "fast"; });
        QVERIFY(fast != slos.end());
        QVERIFY2(!fast->error, fast->error ? describe(*fast->error).c_str() : "");
        QCOMPARE(fast->window, std::string("30d"));
        QCOMPARE(fast->errorRatioQuery,
                 std::string("(1 - avg_over_time(((job:latency:p95) <= bool 0.5)[$window:1m]))"));
        QCOMPARE(fast->place.line, 15);
        QCOMPARE(found.size(), size_t(2)); // the damaged file, the old version
        QVERIFY(found[0].place.file.ends_with("c.yaml"));
        QVERIFY(found[1].place.file.ends_with("b.yml"));
    }
};

MIDWATCH_TEST(OpenSloTest)
#include "tst_openslo.moc"
