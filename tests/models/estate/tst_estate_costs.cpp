// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Budgets and the settings of sources of costs in the estate file.
#include "tests/models/estate/estate_text.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mw;

class EstateCostsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    Estate read(const char* text) { return mwtest::estateOf(m_dir, text); }
    static std::string first(const Estate& estate)
    {
        return estate.diagnostics.empty() ? std::string()
                                          : std::to_string(estate.diagnostics[0].place.line) + ": "
                + estate.diagnostics[0].message;
    }

private Q_SLOTS:
    void whatIsRight()
    {
        const Estate estate
            = read("sources:\n"
                   "- name: bill\n"
                   "  type: aws-cost-explorer\n"
                   "  settings: {profile: billing, split: account, everyHours: 12}\n"
                   "- name: invoice\n"
                   "  type: focus\n"
                   "  settings: {file: focus.csv}\n"
                   "- name: clusters\n"
                   "  type: opencost\n"
                   "  url: http://opencost:9003\n"
                   "  settings: {tenantLabel: tenant, agentLabel: agent}\n"
                   "budgets:\n"
                   "- {name: all, limit: \"16363.00\", currency: USD, source: bill}\n"
                   "- name: llm\n"
                   "  limit: 5500\n"
                   "  currency: USD\n"
                   "  services: [Amazon Bedrock]\n"
                   "  accounts: [\"1\"]\n"
                   "  basis: effective\n");
        QCOMPARE(first(estate), std::string());
        QCOMPARE(estate.budgets.size(), size_t(2));
        QCOMPARE(estate.budgets[0].limit, (Money{16'363'000'000'000, Atom("USD")}));
        QCOMPARE(estate.budgets[0].source, std::string("bill"));
        QVERIFY(!estate.budgets[0].effective && estate.budgets[1].effective);
        QCOMPARE(estate.budgets[1].services, std::vector<std::string>{"Amazon Bedrock"});
        for (const EstateSource& source : estate.sources)
            QVERIFY2(!source.error, source.name.c_str());
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const char* text, const char* says, int line) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(says) << line;
        };
        row("amount",
            "budgets:\n- {name: a, limit: \"$12\", currency: USD}\n",
            "\"$12\" is not an amount",
            4);
        row("nothing", "budgets:\n- {name: a, limit: 0, currency: USD}\n", "is not an amount", 4);
        row("no currency", "budgets:\n- {name: a, limit: 5}\n", "currency", 4);
        row("unknown source",
            "budgets:\n- {name: a, limit: 5, currency: USD, source: x}\n",
            "there is no source \"x\"",
            4);
        row("twice",
            "budgets:\n- {name: a, limit: 5, currency: USD}\n- {name: a, limit: 6, currency: "
            "USD}\n",
            "there are two budgets \"a\"",
            5);
        row("no file", "sources:\n- {name: f, type: focus}\n", "settings", 4);
        row("no url", "sources:\n- {name: o, type: opencost}\n", "url", 4);
        row("too often",
            "sources:\n- name: b\n  type: aws-cost-explorer\n  settings: {everyHours: 1}\n",
            "6",
            6);
        row("a key in the file",
            "sources:\n- name: b\n  type: aws-cost-explorer\n  settings: {accessKeyId: AKIA}\n",
            "accessKeyId",
            6);
    }
    void whatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        QFETCH(int, line);
        const Estate estate = read(text.constData());
        QVERIFY(!estate.diagnostics.empty());
        QVERIFY2(QString::fromStdString(first(estate)).contains(says), first(estate).c_str());
        QCOMPARE(estate.diagnostics[0].place.line, line);
        bool broken = false;
        for (const EstateBudget& budget : estate.budgets)
            broken = broken || budget.error;
        for (const EstateSource& source : estate.sources)
            broken = broken || source.error;
        QVERIFY(broken);
    }
};

MIDWATCH_TEST(EstateCostsTest)
#include "tst_estate_costs.moc"
