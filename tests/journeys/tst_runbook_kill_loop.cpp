// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A dozen rounds of runbook_kill_loop.py against the real binary (MIDWATCH_KILL_ROUNDS for more).
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QProcess>

class RunbookKillLoop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rolledBackExactlyOnce()
    {
        const QString binary = qEnvironmentVariable("MIDWATCH_BINARY");
        QVERIFY2(QFile::exists(binary), qPrintable(binary));
        const QString rounds = qEnvironmentVariable("MIDWATCH_KILL_ROUNDS", QStringLiteral("12"));
        QProcess loop;
        loop.setProcessChannelMode(QProcess::MergedChannels);
        loop.start(QStringLiteral("python3"),
                   {mwtest::sourceDir() + QStringLiteral("/tests/journeys/runbook_kill_loop.py"),
                    binary,
                    QStringLiteral("--times"),
                    rounds});
        QVERIFY(loop.waitForFinished((rounds.toInt() + 2) * 60'000));
        const QByteArray said = loop.readAll();
        qInfo("%s", said.constData());
        QVERIFY2(loop.exitStatus() == QProcess::NormalExit && loop.exitCode() == 0,
                 said.constData());
    }
};

MIDWATCH_TEST(RunbookKillLoop)
#include "tst_runbook_kill_loop.moc"
