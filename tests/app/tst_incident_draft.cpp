// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `midwatch incident postmortem` tells what happened meanwhile, as the window's draft does, where
// the demo or the estate is named; what could not be read stands in the text.
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

namespace {

struct Said
{
    int code = -1;
    QByteArray out, error;
};

Said midwatch(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("MIDWATCH_BINARY"), arguments);
    Said out;
    if (!process.waitForFinished(180'000)) {
        process.kill();
        process.waitForFinished();
        out.error = "did not end";
        return out;
    }
    out.code = process.exitCode();
    out.out = process.readAllStandardOutput();
    out.error = process.readAllStandardError();
    return out;
}

} // namespace

class IncidentDraftTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString root() const { return m_dir.filePath(QStringLiteral("incidents")); }

    void declare(const char* estate)
    {
        FixedClock clock{World(Millis(1'768'618'872'000))}; // 2026-01-17T03:01:12Z
        const auto files = runbook::makeFileLayer();
        Declaration declaration;
        declaration.title = "Users of agent-runtime fail";
        declaration.estate = estate;
        declaration.simulated = true;
        declaration.level = Level::P1;
        declaration.commander = declaration.who = "Ana";
        declaration.impact = clock.world() - 9min;
        declaration.impactFrom = "SLO agent-runtime-availability";
        auto made = IncidentRecord::declare(*files, clock, root().toStdString(), declaration);
        QVERIFY(made);
        QVERIFY((*made)->note("looked at the dashboards", "Ana", clock.world()));
    }

    Said draft(const char* number, const QStringList& more = {})
    {
        return midwatch(QStringList{QStringLiteral("incident"),
                                    QStringLiteral("postmortem"),
                                    QString::fromLatin1(number),
                                    QStringLiteral("--lang"),
                                    QStringLiteral("en"),
                                    QStringLiteral("--dir"),
                                    root()}
                        + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        declare("demo:bad-deploy");
        declare("/nowhere/estate.yaml");
    }

    void theDemoTellsWhatHappened()
    {
        const Said alone = draft("1");
        QCOMPARE(alone.code, 0);
        QVERIFY(alone.out.contains("looked at the dashboards"));
        QVERIFY(!alone.out.contains("2.14.1"));
        QVERIFY2(alone.out.contains("the sources: none was asked (--demo asks them)"),
                 alone.out.constData());

        const Said told = draft(
            "1",
            {QStringLiteral("--demo=bad-deploy"), QStringLiteral("--wait"), QStringLiteral("90")});
        QVERIFY2(told.code == 0, told.error.constData());
        QVERIFY2(told.out.contains("looked at the dashboards"), told.out.constData());
        // The deployment before the impact, the users and the alerts of that night.
        QVERIFY2(told.out.contains("2.14.1"), told.out.constData());
        QVERIFY2(told.out.contains("- 2026-01-17T02:"), told.out.constData());
        QVERIFY2(told.out.contains("deploys: "), told.out.constData());
        QVERIFY2(told.out.contains("users: "), told.out.constData());
        QVERIFY2(told.out.contains("alert: ") || told.out.contains("alerts: "),
                 told.out.constData());
        // It is no memory of the window, and says so.
        QVERIFY2(told.out.contains("could not be read"), told.out.constData());
        QVERIFY2(told.out.contains("a demo is not remembered"), told.out.constData());
        QVERIFY2(told.out.contains("began anew at 2026-01-17T03:01:12Z"), told.out.constData());
    }

    void whatIsNotReachedIsNamed()
    {
        // No time for anything: every source is named as not read.
        const Said said = draft(
            "1",
            {QStringLiteral("--demo=bad-deploy"), QStringLiteral("--wait"), QStringLiteral("0")});
        QVERIFY2(said.out.contains("\n- agent-factory-prod: ")
                     || said.out.contains("\n- prometheus: "),
                 said.out.constData());
        QVERIFY(said.out.contains("looked at the dashboards"));
    }

    void anotherEstateIsRefused()
    {
        const Said other = draft("1", {QStringLiteral("--demo=quiet-night")});
        QCOMPARE(other.code, 2);
        QVERIFY2(other.error.contains("INC-0001 is of demo:bad-deploy, not of demo:quiet-night"),
                 other.error.constData());
        QVERIFY(other.out.isEmpty());
        const Said demo = draft("2", {QStringLiteral("--demo")});
        QCOMPARE(demo.code, 2);
        // Without memory the draft has the record's lines, and says what is missing.
        const Said alone = draft("2");
        QCOMPARE(alone.code, 0);
        QVERIFY2(alone.out.contains("the memory of the console: "), alone.out.constData());
        QVERIFY2(alone.out.contains("(--estate asks them)"), alone.out.constData());
    }
};

MIDWATCH_TEST(IncidentDraftTest)
#include "tst_incident_draft.moc"
