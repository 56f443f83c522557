// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `midwatch incident list|show --json` keep to their published schemas, with a record that has
// everything.
#include "models/incident/record.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mw;
using namespace mw::incident;
using namespace std::chrono_literals;

class IncidentJsonTest : public QObject
{
    Q_OBJECT

    static QByteArray printed(const QStringList& arguments)
    {
        QProcess midwatch;
        midwatch.start(qEnvironmentVariable("MIDWATCH_BINARY"), arguments);
        if (!midwatch.waitForFinished(60'000) || midwatch.exitCode() != 0)
            return "failed: " + midwatch.readAllStandardError();
        return midwatch.readAllStandardOutput();
    }

    // What the validator objects to; empty: nothing.
    static QString objections(const QByteArray& document, const char* schema)
    {
        QProcess python;
        python.start(QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import json,sys,jsonschema\n"
                                     "with open(sys.argv[1]) as f: schema=json.load(f)\n"
                                     "jsonschema.Draft202012Validator(schema).validate("
                                     "json.load(sys.stdin))"),
                      qEnvironmentVariable("MIDWATCH_SOURCE_DIR")
                          + QStringLiteral("/resources/schemas/") + QString::fromLatin1(schema)
                          + QStringLiteral("-v1.schema.json")});
        python.write(document);
        python.closeWriteChannel();
        if (!python.waitForFinished(60'000))
            return QStringLiteral("python3 did not end");
        return python.exitCode() == 0 ? QString()
                                      : QString::fromUtf8(python.readAllStandardError());
    }

private Q_SLOTS:
    void listAndShowKeepToTheirSchemas()
    {
        QTemporaryDir dir;
        const QString root = dir.filePath(QStringLiteral("incidents"));
        FixedClock clock{World(Millis(1'768'618'872'000))};
        const auto files = runbook::makeFileLayer();
        Declaration declaration;
        declaration.title = "Users of agent-runtime fail";
        declaration.estate = "/etc/estate.yaml";
        declaration.level = Level::P1;
        declaration.commander = declaration.who = "Ana";
        declaration.impact = clock.world() - 9min;
        declaration.impactFrom = "SLO agent-runtime-availability";
        auto made = IncidentRecord::declare(*files, clock, root.toStdString(), declaration);
        QVERIFY(made);
        QVERIFY((*made)->note("looked at the dashboards", "Ana", clock.world()));
        QVERIFY((*made)->confirmImpact(clock.world() - 8min, "Ana"));
        const QStringList where{QStringLiteral("--json"), QStringLiteral("--dir"), root};
        const QString group = QStringLiteral("incident");
        const QByteArray all = printed(QStringList{group, QStringLiteral("list")} + where);
        QCOMPARE(objections(all, "incidents"), QString());
        QVERIFY(all.contains("INC-0001"));
        const QByteArray one
            = printed(QStringList{group, QStringLiteral("show"), QStringLiteral("1")} + where);
        QCOMPARE(objections(one, "incident"), QString());
        QVERIFY(one.contains("looked at the dashboards"));
        // and the validator does object
        QVERIFY(!objections(QByteArray(one).replace("\"INC-0001\"", "7"), "incident").isEmpty());
    }
};

MIDWATCH_TEST(IncidentJsonTest)
#include "tst_incident_json.moc"
