// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/quantity.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <nlohmann/json.hpp>

using namespace mw;

namespace {

nlohmann::json readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    return nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

// "-0.000000004" exactly, without the parser under test.
Int128 nanosOf(const std::string& decimal)
{
    Int128 nanos = 0;
    int behind = -1;
    bool negative = false;
    for (const char c : decimal) {
        if (c == '-')
            negative = true;
        else if (c == '.')
            behind = 0;
        else {
            nanos = nanos * 10 + (c - '0');
            behind += behind >= 0 ? 1 : 0;
        }
    }
    for (int i = std::max(behind, 0); i < 9; ++i)
        nanos *= 10;
    return negative ? -nanos : nanos;
}

const char* nameOf(Quantity::Format format)
{
    switch (format) {
    case Quantity::Format::DecimalSI:
        return "DecimalSI";
    case Quantity::Format::DecimalExponent:
        return "DecimalExponent";
    case Quantity::Format::BinarySI:
        return "BinarySI";
    }
    return "";
}

} // namespace

class QuantityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto all = readJson(shared + QStringLiteral("/specs/vectors/k8s-quantity.json"));
        QVERIFY(all.contains("parse"));
        int seen = 0;
        for (const auto& vector : all["parse"]) {
            const auto text = vector["in"].get<std::string>();
            const auto expected = nanosOf(vector["value"].get<std::string>());
            for (const char* sign : {"", "+", "-"}) {
                const auto quantity = parseQuantity(sign + text);
                QVERIFY2(quantity, text.c_str());
                QVERIFY2(quantity->nano == (*sign == '-' ? -expected : expected), text.c_str());
                QCOMPARE(std::string(nameOf(quantity->format)),
                         vector["format"].get<std::string>());
                ++seen;
            }
        }
        QVERIFY(seen >= 250);
        for (const auto& text : all["invalid"])
            QVERIFY2(!parseQuantity(text.get<std::string>()), text.get<std::string>().c_str());
        for (const auto& vector : all["canonicalFromValue"]) {
            const auto expected = nanosOf(vector["value"].get<std::string>());
            for (const char* field : {"canonical", "alsoParsesFrom"}) {
                if (!vector.contains(field))
                    continue;
                const auto text = vector[field].get<std::string>();
                const auto quantity = parseQuantity(text);
                QVERIFY2(quantity && quantity->nano == expected, text.c_str());
            }
        }
        for (const auto& vector : all["compare"]) {
            const Int128 x = parseQuantity(vector["x"].get<std::string>())->nano;
            const Int128 y = parseQuantity(vector["y"].get<std::string>())->nano;
            QCOMPARE(x < y ? -1 : x > y ? 1 : 0, vector["cmp"].get<int>());
        }
    }

    void executedVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto all = readJson(shared + QStringLiteral("/vectors/vectors.json"));
        QVERIFY(all["quantity"].size() > 50);
        for (const auto& vector : all["quantity"]) {
            const auto text = vector["in"].get<std::string>();
            const auto quantity = parseQuantity(text);
            QVERIFY2(quantity.has_value() != vector.value("error", false), text.c_str());
            if (!quantity)
                continue;
            QVERIFY2(quantity->value() == vector["value"].get<int64_t>(), text.c_str());
            // Upstream's thousandths of the binary cap wrap round to -1000; ours say "does not
            // fit".
            const int64_t milli = text == "9Ei" ? 0 : vector["milli"].get<int64_t>();
            QVERIFY2(quantity->milliValue() == milli, text.c_str());
            QCOMPARE(std::string(nameOf(quantity->format)), vector["format"].get<std::string>());
        }
    }

    void strangers()
    {
        for (const char* text : {"",
                                 "+",
                                 "-",
                                 "e3",
                                 "m",
                                 "1mm",
                                 "1Kii",
                                 "1 ",
                                 "\t1",
                                 "1,5",
                                 "1..2",
                                 "\xd9\xa1",
                                 "1e+-3",
                                 "Infinity",
                                 "nan"})
            QVERIFY2(!parseQuantity(text), text);
        QVERIFY(!parseQuantity(std::string(100'000, '9')));
        QCOMPARE(parseQuantity("1e-99999")->value(), int64_t(1)); // tiny is still more than nothing
        QVERIFY(parseQuantity("1e99999")->tooLarge);
        QCOMPARE(parseQuantity("0e99999")->value(), int64_t(0));
        QCOMPARE(parseQuantity("0." + std::string(300, '0') + "1")->nano == 1, true);
        QCOMPARE(parseJsonQuantity(" 2Gi ")->value(), int64_t(2) << 30);
        QVERIFY(!parseJsonQuantity("  "));
    }

    void shortcuts()
    {
        QCOMPARE(millicoresOf("250m"), int64_t(250));
        QCOMPARE(millicoresOf("2"), int64_t(2000));
        QCOMPARE(millicoresOf("0.5"), int64_t(500));
        QCOMPARE(millicoresOf("183512345n"), int64_t(184)); // metrics.k8s.io counts in nanos
        QCOMPARE(millicoresOf("rubbish"), int64_t(0));
        QCOMPARE(bytesOf("256Mi"), int64_t(256) << 20);
        QCOMPARE(bytesOf("16393244Ki"), int64_t(16786681856));
        QCOMPARE(bytesOf("1e3"), int64_t(1000));
        QCOMPARE(bytesOf(""), int64_t(0));
    }
};

MIDWATCH_TEST(QuantityTest)
#include "tst_quantity.moc"
