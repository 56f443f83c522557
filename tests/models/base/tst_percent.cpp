// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/percent.h"
#include "tests/support/test_registry.h"

using namespace mw;

class PercentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyTheUnreservedStayAsTheyAre()
    {
        const std::string plain = "AZaz09-._~";
        QCOMPARE(percentEncoded(plain), plain);
        QCOMPARE(percentEncoded(" +&=%/?#\"{}"), std::string("%20%2B%26%3D%25%2F%3F%23%22%7B%7D"));
        QCOMPARE(percentEncoded("ü\n"), std::string("%C3%BC%0A")); // bytes, capital digits
        QCOMPARE(percentEncoded(std::string_view("\0\xff", 2)), std::string("%00%FF"));
        QVERIFY(percentEncoded("").empty());
    }

    void callersMayKeepMore()
    {
        QCOMPARE(percentEncoded(".github/a b.yml", "/"), std::string(".github/a%20b.yml"));
    }
};

MIDWATCH_TEST(PercentTest)
#include "tst_percent.moc"
