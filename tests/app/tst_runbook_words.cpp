// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `midwatch runbook plan|run` in a terminal: English for scripts whatever the machine speaks,
// another language where --lang asks for it; what is typed and what programs read stays English.
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

class RunbookWordsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString book() const { return m_dir.filePath(QStringLiteral("t.runbook.yaml")); }

    QByteArray printed(const QString& command, const QStringList& more = {})
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
        environment.insert(QStringLiteral("LANG"), QStringLiteral("de_DE.UTF-8"));
        environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("de"));
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice()); // nobody answers
        process.start(qEnvironmentVariable("MIDWATCH_BINARY"),
                      QStringList{QStringLiteral("runbook"),
                                  command,
                                  book(),
                                  QStringLiteral("--demo=quiet-night"),
                                  QStringLiteral("--mode"),
                                  QStringLiteral("simulate")}
                          + more);
        if (!process.waitForFinished(180'000)) {
            process.kill();
            process.waitForFinished();
            return "did not end";
        }
        return process.readAllStandardOutput() + process.readAllStandardError();
    }
    static void has(const QByteArray& out, std::initializer_list<const char*> words)
    {
        for (const char* word : words)
            QVERIFY2(out.contains(word),
                     QByteArray(QByteArray(word) + " is missing in:\n" + out).constData());
    }
    static void hasNot(const QByteArray& out, std::initializer_list<const char*> words)
    {
        for (const char* word : words)
            QVERIFY2(!out.contains(word),
                     QByteArray(QByteArray(word) + " stands in:\n" + out).constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(book());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"(apiVersion: runbook/v1
kind: Runbook
id: words
title: Words
owner: {team: a}
modes: [live, drill, simulate]
needs: {clusters: [agent-factory-prod]}
steps:
- id: ask
  title: Is it so
  do: decision
  with:
    question: Is it so?
    options:
    - {id: yes, label: It is}
    - {id: no, label: It is not, goto: end, reason: true}
- id: grow
  title: Set the number
  do: k8s.scale
  with: {cluster: agent-factory-prod, ref: {kind: Deployment, namespace: agent-platform, name: agent-runtime}, replicas: 9}
- id: end
  title: Over
  do: end
  with: {status: succeeded}
)");
    }

    void thePlan()
    {
        const QByteArray english = printed(QStringLiteral("plan"));
        has(english,
            {"\n    option  It is not -> ",
             " (say why)",
             "\n    request PATCH /apis/apps/v1",
             "\n    now     ",
             "\n    then    9 replicas",
             "\n    undo    "});
        const QByteArray german
            = printed(QStringLiteral("plan"), {QStringLiteral("--lang"), QStringLiteral("de")});
        has(german,
            {"\n    Wahl    It is not -> ",
             " (Grund nennen)",
             "\n    Anfrage PATCH /apis/apps/v1",
             "\n    jetzt   ",
             "\n    dann    9 "});
        hasNot(german, {"\n    now ", "\n    request ", "(say why)", "\n    then "});
        // What programs read is the same in every language.
        const QStringList json{QStringLiteral("--json"), QStringLiteral("--lang")};
        const auto a = QJsonDocument::fromJson(
            printed(QStringLiteral("plan"), json + QStringList{QStringLiteral("en")}));
        const auto b = QJsonDocument::fromJson(
            printed(QStringLiteral("plan"), json + QStringList{QStringLiteral("de")}));
        QVERIFY(a.isObject());
        QCOMPARE(b.object().value(QStringLiteral("sentence")),
                 a.object().value(QStringLiteral("sentence")));
        QCOMPARE(b.object().value(QStringLiteral("steps")),
                 a.object().value(QStringLiteral("steps")));
    }

    void theRun()
    {
        const auto run = [this](const char* lang, const char* folder) {
            QStringList more{QStringLiteral("--yes-to"),
                             QStringLiteral("lock"),
                             QStringLiteral("--runs"),
                             m_dir.filePath(QString::fromLatin1(folder))};
            if (lang)
                more << QStringLiteral("--lang") << QString::fromLatin1(lang);
            return printed(QStringLiteral("run"), more);
        };
        const QByteArray english = run(nullptr, "a");
        has(english,
            {"SIMULATED · Words",
             "\nrun ",
             "\nplan: ",
             "  2 It is not (say why)",
             "  abort REASON: ",
             "waiting for a person; go on with: midwatch runbook resume "});
        const QByteArray german = run("de", "b");
        has(german,
            {"SIMULIERT · Words",
             "\nLauf ",
             "\nPlan: ",
             "  2 It is not (Grund nennen)",
             "  abort GRUND: ",
             "midwatch runbook resume "});
        hasNot(german, {"waiting for a person", "(say why)", "\nplan: ", "SIMULATED"});
    }
};

MIDWATCH_TEST(RunbookWordsTest)
#include "tst_runbook_words.moc"
