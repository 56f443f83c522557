// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/duration.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>

using namespace mw;
using std::chrono::nanoseconds;

namespace {

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray bytes(const QJsonValue& value)
{
    return value.toString().toUtf8();
}

} // namespace

class DurationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agesAreKubectls()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonArray rows = readJson(shared + QStringLiteral("/vectors/vectors.json"))
                                    .value(QStringLiteral("duration"))
                                    .toArray();
        QVERIFY(rows.size() >= 39);
        for (const QJsonValue& row : rows) {
            const QByteArray in = bytes(row[QStringLiteral("in")]);
            const auto parsed = parseGoDuration({in.constData(), size_t(in.size())});
            QVERIFY2(parsed, in.constData());
            const QByteArray human = bytes(row[QStringLiteral("human")]);
            QVERIFY2(humanDuration(*parsed) == human.toStdString(), in.constData());
            const QByteArray brief = bytes(row[QStringLiteral("short")]);
            QVERIFY2(shortHumanDuration(*parsed) == brief.toStdString(), in.constData());
        }
    }

    void agesWithoutTheVectors()
    {
        using namespace std::chrono_literals;
        QCOMPARE(humanDuration(-2s), std::string("<invalid>"));
        QCOMPARE(humanDuration(-2s + 1ns), std::string("0s"));
        QCOMPARE(humanDuration(7h + 59min + 59s), std::string("7h59m"));
        QCOMPARE(humanDuration(24h * 365 * 8 - 1ms), std::string("7y364d"));
        const World now{Millis{1'000'000}};
        QCOMPARE(humanAge(World{}, now), std::string("<unknown>"));
        QCOMPARE(humanAge(now - Millis{61'000}, now), std::string("61s"));
    }

    void goDurations()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonObject all
            = readJson(shared + QStringLiteral("/specs/vectors/go-duration.json"));
        const QJsonArray valid = all.value(QStringLiteral("valid")).toArray();
        const QJsonArray invalid = all.value(QStringLiteral("invalid")).toArray();
        QVERIFY(!valid.isEmpty() && !invalid.isEmpty());
        for (const QJsonValue& row : valid) {
            const QByteArray in = bytes(row[QStringLiteral("in")]);
            const auto parsed = parseGoDuration(in.toStdString());
            QVERIFY2(parsed, in.constData());
            QVERIFY2(double(parsed->count()) == row[QStringLiteral("ns")].toDouble(),
                     in.constData());
            QVERIFY2(parseGoDuration(formatGoDuration(*parsed)) == parsed, in.constData());
        }
        for (const QJsonValue& row : invalid)
            QVERIFY2(!parseGoDuration(bytes(row).toStdString()), bytes(row).constData());
    }

    void goDurationsPrint()
    {
        using namespace std::chrono_literals;
        QCOMPARE(formatGoDuration(0ns), std::string("0s"));
        QCOMPARE(formatGoDuration(1h), std::string("1h0m0s"));
        QCOMPARE(formatGoDuration(-90s), std::string("-1m30s"));
        QCOMPARE(formatGoDuration(34'475ms), std::string("34.475s"));
        QCOMPARE(formatGoDuration(1'500us), std::string("1.5ms"));
        QCOMPARE(formatGoDuration(1'100ns), std::string("1.1\xC2\xB5s"));
        const nanoseconds least{std::numeric_limits<int64_t>::min()};
        QCOMPARE(formatGoDuration(least), std::string("-2562047h47m16.854775808s"));
        QVERIFY(parseGoDuration("-2562047h47m16.854775808s") == least);
        QVERIFY(!parseGoDuration("2562047h47m16.854775808s"));
        QVERIFY(!parseGoDuration("99999999999999999999999h"));
        QVERIFY(!parseGoDuration("."));
        QVERIFY(!parseGoDuration(".s"));
        QVERIFY(!parseGoDuration("-"));
    }

    void promDurations()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QJsonObject all = readJson(shared + QStringLiteral("/specs/vectors/prometheus.json"))
                                    .value(QStringLiteral("duration"))
                                    .toObject();
        const auto check = [&](const QString& name, bool negative) {
            const QJsonArray rows = all.value(name).toArray();
            QVERIFY(!rows.isEmpty());
            for (const QJsonValue& row : rows) {
                const QByteArray in = bytes(row[QStringLiteral("in")]);
                const auto parsed = parsePromDuration(in.toStdString(), negative);
                QVERIFY2(parsed, in.constData());
                QVERIFY2(double(parsed->count()) == row[QStringLiteral("ms")].toDouble(),
                         in.constData());
                const QByteArray prints = bytes(row[QStringLiteral("prints")]);
                QVERIFY2(formatPromDuration(*parsed) == prints.toStdString(), in.constData());
                if (negative)
                    QVERIFY2(!parsePromDuration(in.toStdString()), in.constData());
            }
        };
        check(QStringLiteral("valid"), false);
        check(QStringLiteral("negativeWhenAllowed"), true);
        for (const QJsonValue& row : all.value(QStringLiteral("invalid")).toArray())
            QVERIFY2(!parsePromDuration(bytes(row).toStdString()), bytes(row).constData());
    }

    void promDurationsAreStrict()
    {
        for (const char* text : {"1h 30m", "30m1h", "1h1h", "1H", "5", "-5m", "+5m", "5mss", "5 m"})
            QVERIFY2(!parsePromDuration(text), text);
        QCOMPARE(parsePromDuration("1h30m5ms")->count(), int64_t(5'400'005));
        QCOMPARE(formatPromDuration(Millis{int64_t(28) * 86'400'000}), std::string("4w"));
        QCOMPARE(formatPromDuration(Millis{int64_t(30) * 86'400'000}), std::string("30d"));
        QCOMPARE(formatPromDuration(Millis{int64_t(365) * 86'400'000}), std::string("1y"));
    }
};

MIDWATCH_TEST(DurationTest)
#include "tst_duration.moc"
