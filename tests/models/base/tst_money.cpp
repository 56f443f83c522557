// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The vectors of money handling: sums, products, rounding, splitting.
#include "models/base/money.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <limits>

using namespace mw;

namespace {

const Atom usd("USD");
constexpr int64_t largest = std::numeric_limits<int64_t>::max();

Money dollars(const char* text)
{
    const auto money = parseMoney(text, usd);
    if (!money)
        qFatal("not money: %s", text);
    return *money;
}

QString texts(const std::vector<Money>& list)
{
    QStringList out;
    for (const Money& money : list)
        out << QString::number(double(money.nano) / 1e9, 'f', 2);
    return out.join(QLatin1Char(' '));
}

std::vector<int64_t> weights(const QStringList& list)
{
    std::vector<int64_t> out;
    for (const QString& text : list)
        out.push_back(*parseNano(text.toStdString(), Beyond::Refuse));
    return out;
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("nano");
        const auto row = [](const char* text, int64_t nano) {
            QTest::newRow(text) << QByteArray(text) << qint64(nano);
        };
        row("0", 0);
        row("12", 12'000'000'000);
        row("-0.01", -10'000'000);
        row("3e-06", 3'000);
        row("3.75E-06", 3'750);
        row("1.5e3", 1'500'000'000'000);
        row("35.2E-7", 3'520);
        row(".5", 500'000'000);
        row("0.0000000005", 0); // half to even beyond the ninth place
        row("0.0000000015", 2);
        row("0.0000000025", 2);
        row("0.00000000250000001", 3);
        row("0.0000000004999", 0);
        row("-0.0000000015", -2);
        row("1e-400", 0);
        row("0e99999", 0);
        row("9223372036.854775807", largest);
        row("-9223372036.854775807", -largest);
        row("100.0000000000000000000", 100'000'000'000);
    }
    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, nano);
        const auto money = parseMoney(text.toStdString(), usd);
        QVERIFY(money);
        QCOMPARE(qint64(money->nano), nano);
        QCOMPARE(money->currency, usd);
    }

    void refuses()
    {
        for (const char* text : {"",
                                 "-",
                                 ".",
                                 "e3",
                                 "1e",
                                 "1,000.00",
                                 "$3",
                                 "3 USD",
                                 "1.2.3",
                                 "0x10",
                                 "NaN",
                                 "inf",
                                 " 1",
                                 "1 ",
                                 "9223372036.8547758075",
                                 "1e10",
                                 "1e400"})
            QVERIFY2(!parseMoney(text, usd), text);
    }

    void writesWhatItReads()
    {
        for (const char* text : {"0", "12", "-0.01", "0.000003", "-1234.5", "9223372036.854775807"})
            QCOMPARE(nanoText(parseMoney(text, usd)->nano), std::string(text));
        QCOMPARE(nanoText(std::numeric_limits<int64_t>::min()),
                 std::string("-9223372036.854775808"));
    }

    void m1AddsExactly() { QCOMPARE(*add(dollars("0.1"), dollars("0.2")), dollars("0.3")); }

    void m2AddsAMillionTimes()
    {
        Money sum;
        MoneySum wide;
        for (int i = 0; i < 1'000'000; ++i) {
            sum = *add(sum, dollars("0.01"));
            wide.add({10'000'000, usd});
        }
        QCOMPARE(sum, dollars("10000"));
        QCOMPARE(*wide.of(usd), dollars("10000"));
    }

    void m3MultipliesTinyPrices()
    {
        QCOMPARE(*scaled(dollars("0.000003"), 10'000, 1), dollars("0.03"));
        // LLM tokens, domain.md §3.10
        Money sum;
        for (const auto& [tokens, price] : {std::pair{120'000, "3e-06"},
                                            std::pair{800'000, "3e-07"},
                                            std::pair{50'000, "3.75e-06"},
                                            std::pair{30'000, "1.5e-05"}})
            sum = *add(sum, *scaled(dollars(price), tokens, 1));
        QCOMPARE(sum, dollars("1.2375"));
    }

    void m4RoundsHalfToEven()
    {
        QCOMPARE(roundToMinor(dollars("2.675")), dollars("2.68"));
        QCOMPARE(roundToMinor(dollars("2.665")), dollars("2.66"));
        QCOMPARE(roundToMinor(dollars("-2.675")), dollars("-2.68"));
        QCOMPARE(roundToMinor(dollars("-2.665")), dollars("-2.66"));
        QCOMPARE(roundToMinor(dollars("2.6650001")), dollars("2.67"));
        // half away from zero, as the numbers of runbooks are rounded
        QCOMPARE(int64_t(divideHalfAway(2'665, 10)), int64_t(267));
        QCOMPARE(int64_t(divideHalfAway(-2'665, 10)), int64_t(-267));
        QCOMPARE(int64_t(divideHalfEven(2'665, 10)), int64_t(266));
    }

    void m5RoundsOnceAtTheEnd()
    {
        Money sum;
        Money rounded;
        for (int i = 0; i < 1000; ++i) {
            sum = *add(sum, dollars("0.004"));
            rounded = *add(rounded, roundToMinor(dollars("0.004")));
        }
        QCOMPARE(roundToMinor(sum), dollars("4.00"));
        QCOMPARE(rounded, dollars("0.00"));
    }

    void splits_data()
    {
        QTest::addColumn<QByteArray>("total");
        QTest::addColumn<QStringList>("by");
        QTest::addColumn<QString>("shares");
        const auto row
            = [](const char* name, const char* total, const char* by, const char* shares) {
                  QTest::newRow(name)
                      << QByteArray(total) << QString::fromLatin1(by).split(QLatin1Char(' '))
                      << QString::fromLatin1(shares);
              };
        row("m6", "100.00", "1 1 1", "33.34 33.33 33.33");
        row("m7", "10.00", "1 1 1 1 1 1", "1.67 1.67 1.67 1.67 1.66 1.66");
        row("m8", "99.99", ".5 .3 .2", "49.99 30.00 20.00");
        row("m9", "0.01", "1 1", "0.01 0.00");
        row("m10", "1000.00", "123.45 67.89 8.66", "617.25 339.45 43.30");
        row("negative", "-100.00", "1 1 1", "-33.34 -33.33 -33.33");
        row("nothing for no weight", "0.05", "0 1 1", "0.00 0.03 0.02");
        row("less than a cent each", "0.02", "1 1 1", "0.01 0.01 0.00");
        row("rounded first", "0.125", "1 1", "0.06 0.06");
    }
    void splits()
    {
        QFETCH(QByteArray, total);
        QFETCH(QStringList, by);
        QFETCH(QString, shares);
        QCOMPARE(texts(split(dollars(total.constData()), weights(by))), shares);
    }

    void splitsOfTheSharedVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/vectors/vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll())
                                       .object()[QStringLiteral("money_split")]
                                       .toArray();
        QVERIFY(vectors.size() >= 5);
        for (const QJsonValue& vector : vectors) {
            QStringList by;
            QStringList expected;
            for (const QJsonValue& weight : vector[QStringLiteral("weights")].toArray())
                by << weight.toString();
            for (const QJsonValue& share : vector[QStringLiteral("shares")].toArray())
                expected << share.toString();
            const QByteArray total = vector[QStringLiteral("total")].toString().toLatin1();
            QCOMPARE(texts(split(dollars(total.constData()), weights(by))),
                     expected.join(QLatin1Char(' ')));
        }
    }

    void sharesAlwaysAddUp()
    {
        quint32 seed = 7;
        const auto random = [&seed] { return int64_t(seed = seed * 1'664'525u + 1'013'904'223u); };
        for (int round = 0; round < 2'000; ++round) {
            const int64_t total = random() * 2'000'003 % largest * (round % 2 ? 1 : -1);
            const int64_t unit = round % 3 == 0 ? 1 : 10'000'000;
            std::vector<int64_t> by;
            for (int i = 0; i < 1 + round % 9; ++i)
                by.push_back(random());
            by.back() += 1;
            int64_t sum = 0;
            for (const int64_t share : split(total, by, unit))
                sum += share;
            QCOMPARE(sum, total);
        }
        QVERIFY(split(100, {}, 1).empty());
        QVERIFY(split(100, {0, 0}, 1).empty());
        QVERIFY(split(100, {1, -1}, 1).empty());
        QCOMPARE(split(std::numeric_limits<int64_t>::min(), {1}, 1).front(),
                 std::numeric_limits<int64_t>::min());
    }

    void currenciesAreNotMixed()
    {
        const Money euros{5, Atom("EUR")};
        QVERIFY(!add(dollars("1"), euros));
        QVERIFY(!subtract(dollars("0"), euros)); // zero dollars are dollars
        QCOMPARE(*add(Money{}, euros), euros);
        QCOMPARE(*subtract(Money{}, euros), (Money{-5, Atom("EUR")}));
        MoneySum sum;
        QVERIFY(sum.empty());
        sum.add(dollars("1"));
        sum.add({9, Atom("EUR")});
        sum.add(dollars("-3"));
        QCOMPARE(*sum.of(usd), dollars("-2"));
        QCOMPARE(sum.of(Atom("EUR"))->nano, 9);
        QCOMPARE(sum.of(Atom("JPY"))->nano, 0);
        QCOMPARE(sum.currencies().front(), usd);
    }

    void overflowIsRefused()
    {
        const Money most{largest, usd};
        QVERIFY(!add(most, dollars("0.000000001")));
        QVERIFY(!subtract({std::numeric_limits<int64_t>::min(), usd}, dollars("1")));
        QVERIFY(!scaled(most, 2, 1));
        QVERIFY(!scaled(most, 1, 0));
        QCOMPARE(*scaled(most, largest, largest), most);
        QCOMPARE(negated({std::numeric_limits<int64_t>::min(), usd}).nano, largest);
        MoneySum sum;
        sum.add(most);
        sum.add(most);
        QVERIFY(!sum.of(usd));
        sum.add(negated(most));
        QCOMPARE(*sum.of(usd), most);
    }

    void minorUnits()
    {
        QCOMPARE(minorDigits(usd), 2);
        QCOMPARE(minorDigits(Atom("JPY")), 0);
        QCOMPARE(minorDigits(Atom("KWD")), 3);
        QCOMPARE(minorDigits(Atom("BHD")), 3);
        QCOMPARE(minorDigits(Atom("CLF")), 4);
        QCOMPARE(minorDigits(Atom()), 2);
        QCOMPARE(roundToMinor({1'500'000'000, Atom("JPY")}).nano, 2'000'000'000);
        QCOMPARE(roundToMinor({2'500'000'000, Atom("JPY")}).nano, 2'000'000'000);
    }

    void floatsBecomeDecimalOnce()
    {
        QCOMPARE(*fromFloat(0.1, usd), dollars("0.1"));
        QCOMPARE(*fromFloat(1.2341412, usd), dollars("1.2341412"));
        QCOMPARE(*fromFloat(3e-06, usd), dollars("0.000003"));
        QCOMPARE(*fromFloat(-0.0, usd), dollars("0"));
        QVERIFY(!fromFloat(std::nan(""), usd));
        QVERIFY(!fromFloat(INFINITY, usd));
        QVERIFY(!fromFloat(1e12, usd));
        QCOMPARE(approximate(dollars("2.5")), 2.5);
    }
};

MIDWATCH_TEST(MoneyTest)
#include "tst_money.moc"
