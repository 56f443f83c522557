// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Change freezes and what a failover needs, in the estate file.
#include "tests/models/estate/estate_text.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mw;

class EstateRecoveryTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    Estate read(const char* text) { return mwtest::estateOf(m_dir, text); }
    // "line:column code" of every finding.
    static QStringList found(const Estate& estate)
    {
        QStringList out;
        for (const Diagnostic& one : estate.diagnostics)
            out << QStringLiteral("%1:%2 %3")
                       .arg(one.place.line)
                       .arg(one.place.column)
                       .arg(QString::fromStdString(one.code));
        return out;
    }

private Q_SLOTS:
    void freezesAreReadWithTheirOffsets()
    {
        const Estate estate = read("environments:\n"
                                   "- {name: prod, kind: prod}\n"
                                   "freezes:\n"
                                   "- reason: quarter end\n"
                                   "  environments: [prod]\n"
                                   "  from: 2026-12-24T18:00:00+01:00\n"
                                   "  until: \"2026-12-27T06:00:00Z\"\n"
                                   "- {reason: all, from: 2026-01-01T00:00:00Z, until: "
                                   "2026-01-02T00:00:00Z}\n");
        QCOMPARE(found(estate), QStringList());
        QCOMPARE(estate.freezes.size(), size_t(2));
        const EstateFreeze& first = estate.freezes[0];
        QCOMPARE(first.reason, std::string("quarter end"));
        QCOMPARE(first.environments, (std::vector<std::string>{"prod"}));
        QCOMPARE(formatTime(first.from), std::string("2026-12-24T17:00:00Z"));
        QCOMPARE(formatTime(first.until), std::string("2026-12-27T06:00:00Z"));
        QVERIFY(!first.error);
        QVERIFY(estate.freezes[1].environments.empty());
        QVERIFY(!estate.recovery);
    }

    void aWrongFreezeSaysWhereAndIsLeftOut()
    {
        const Estate estate = read("environments:\n"
                                   "- {name: prod, kind: prod}\n"
                                   "freezes:\n"
                                   "- reason: backwards\n"
                                   "  from: 2026-12-24T18:00:00Z\n"
                                   "  until: 2026-12-24T17:00:00Z\n"
                                   "- reason: nowhere\n"
                                   "  environments: [prod, staging]\n"
                                   "  from: 2026-12-24T18:00:00Z\n"
                                   "  until: 2026-12-25T18:00:00Z\n"
                                   "- reason: whenever\n"
                                   "  from: tomorrow\n"
                                   "  until: 2026-12-25T18:00:00Z\n"
                                   "- {from: 2026-12-24T18:00:00Z, until: 2026-12-25T18:00:00Z}\n");
        QCOMPARE(found(estate),
                 (QStringList{QStringLiteral("8:10 bad-time"),
                              QStringLiteral("10:24 unknown-environment"),
                              QStringLiteral("14:9 bad-time"),
                              QStringLiteral("16:3 required")}));
        QCOMPARE(estate.freezes.size(), size_t(4));
        for (const EstateFreeze& one : estate.freezes)
            QVERIFY2(one.error, one.reason.c_str());
        QVERIFY(estate.freezes[2].error->detail.find("tomorrow") != std::string::npos);
        QCOMPARE(estate.freezes[2].error->place->line, 14);
    }

    void whatAFailoverNeeds()
    {
        const Estate estate = read("environments:\n"
                                   "- {name: dr, kind: prod}\n"
                                   "clusters:\n"
                                   "- {name: west, environment: dr, context: west}\n"
                                   "sources:\n"
                                   "- {name: pager, type: pagerduty}\n"
                                   "contacts: {dba: \"#dba\"}\n"
                                   "recovery:\n"
                                   "  clusters: [west]\n"
                                   "  sources: [pager]\n"
                                   "  endpoints: [\"https://api.example.com/healthz\"]\n"
                                   "  contacts: [dba]\n");
        QCOMPARE(found(estate), QStringList());
        QVERIFY(estate.recovery);
        QCOMPARE(estate.recovery->clusters, (std::vector<std::string>{"west"}));
        QCOMPARE(estate.recovery->sources, (std::vector<std::string>{"pager"}));
        QCOMPARE(estate.recovery->endpoints,
                 (std::vector<std::string>{"https://api.example.com/healthz"}));
        QCOMPARE(estate.recovery->contacts, (std::vector<std::string>{"dba"}));
        QCOMPARE(estate.recovery->place.line, 11);
    }

    // They stay in the list: the check of the go-bag misses them too.
    void namesThatNobodyDeclaresAreFound()
    {
        const Estate estate = read("contacts: {dba: \"#dba\"}\n"
                                   "recovery:\n"
                                   "  clusters: [west]\n"
                                   "  sources: [pager]\n"
                                   "  endpoints: [\"ftp://a.b\", \"unix:///run/a.sock\", "
                                   "\"https://ana:pw@b\"]\n"
                                   "  contacts: [dba, nobody]\n");
        QCOMPARE(found(estate),
                 (QStringList{QStringLiteral("5:14 unknown-name"),
                              QStringLiteral("6:13 unknown-name"),
                              QStringLiteral("7:15 bad-url"),
                              QStringLiteral("7:28 bad-url"),
                              QStringLiteral("7:50 bad-url"),
                              QStringLiteral("8:19 unknown-contact")}));
        QVERIFY(estate.recovery->endpoints.empty());
        QCOMPARE(estate.recovery->contacts.size(), size_t(2));
        for (const Diagnostic& one : estate.diagnostics)
            QVERIFY2(one.message.find("pw") == std::string::npos, one.message.c_str());
    }
};

MIDWATCH_TEST(EstateRecoveryTest)
#include "tst_estate_recovery.moc"
