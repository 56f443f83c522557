// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lint/lint.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mw::runbook;

namespace {

const char* const head
    = "apiVersion: runbook/v1\nkind: Runbook\nid: t\ntitle: T\nowner: {team: a}\n";

std::vector<Diagnostic> lintText(const std::string& text)
{
    const auto book = parseRunbook(text, "t.yaml");
    if (!book)
        return {{Diagnostic::Severity::Error,
                 book.error().place.value_or(Place{}),
                 {},
                 "yaml",
                 book.error().detail}};
    return lint(*book);
}

std::vector<Diagnostic> lintSteps(const std::string& steps)
{
    return lintText(std::string(head) + "modes: [live]\nsteps:\n" + steps);
}

bool has(const std::vector<Diagnostic>& found, const std::string& code)
{
    return std::any_of(
        found.begin(), found.end(), [&](const Diagnostic& d) { return d.code == code; });
}

QByteArray codes(const std::vector<Diagnostic>& found)
{
    std::string text;
    for (const auto& one : found)
        text += one.code + ": " + format(one) + "\n";
    return QByteArray::fromStdString(text);
}

const char* const approved = R"(- id: ok
  do: approval
  with: {need: 1, from: [boss]}
- id: gone
  do: shell
  with: {script: "rm thing"}
  effect: unsafe
  irreversible: true
  probe: {id: look, do: shell, with: {script: "ls"}}
)";

} // namespace

class LintTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodOneIsClean()
    {
        const auto found = lintSteps("- {id: a, do: wait, with: {for: 5s}}\n"
                                     "- {id: b, do: end, with: {status: succeeded}}\n");
        QVERIFY2(found.empty(), codes(found).constData());
        const auto approvedFound = lintSteps(approved);
        QVERIFY2(approvedFound.empty(), codes(approvedFound).constData());
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* steps, const char* code) {
            QTest::newRow(name) << QString::fromUtf8(steps) << QString::fromLatin1(code);
        };
        row("misspelt field", "- {id: a, do: wait, with: {fro: 5s}}\n", "unknown-key");
        row("misspelt common field", "- {id: a, do: wait, wiht: {for: 5s}}\n", "unknown-key");
        row("unknown type", "- {id: a, do: k8s.scael, with: {}}\n", "unknown-type");
        row("type of another version", "- {id: a, do: sql, with: {}}\n", "unavailable-type");
        row("missing argument", "- {id: a, do: wait}\n", "required");
        row("bad duration",
            "- {id: a, do: wait, with: {for: 5s}, timeout: 20 minutes}\n",
            "pattern");
        row("duplicate id",
            "- {id: a, do: wait, with: {for: 5s}}\n- {id: a, do: wait, with: {for: 5s}}\n",
            "duplicate-id");
        row("goto nowhere",
            "- {id: a, do: wait, with: {for: 5s}, on_failure: 'goto:x'}\n",
            "unknown-step");
        row("option goto nowhere",
            "- id: a\n  do: decision\n  with: {question: q, options: [{id: x, label: X, goto: y}, "
            "{id: z, label: Z}]}\n",
            "unknown-step");
        row("expression in a script",
            "- {id: a, do: shell, with: {script: 'rm ${{ inputs.x }}'}}\n",
            "expression-in-script");
        row("unknown input", "- {id: a, do: wait, with: {for: '${{ inputs.x }}'}}\n", "expression");
        row("unknown step",
            "- {id: a, do: assert, with: {that: '${{ steps.x.outputs.y == 1 }}'}}\n",
            "expression");
        row("unknown output",
            "- {id: a, do: wait, with: {for: 5s}}\n- {id: b, do: assert, with: {that: '${{ "
            "steps.a.outputs.y == 1 }}'}}\n",
            "expression");
        row("broken expression",
            "- {id: a, do: assert, with: {that: '${{ 1 + }}'}}\n",
            "expression");
        row("output of a later step",
            "- {id: a, do: assert, with: {that: '${{ steps.b.outputs.y == 1 }}'}}\n"
            "- {id: b, do: set, with: {values: {y: 1}}}\n",
            "not-yet-run");
        row("output of a skippable step",
            "- {id: b, do: set, with: {values: {y: 1}}, when: \"${{ run.mode == 'live' }}\"}\n"
            "- {id: a, do: assert, with: {that: '${{ steps.b.outputs.y == 1 }}'}}\n",
            "may-not-have-run");
        row("unknown role", "- {id: a, do: wait, with: {for: 5s}, role: boss}\n", "unknown-role");
        row("weaker effect",
            "- {id: a, do: shell, with: {script: x}, effect: read}\n",
            "weaker-effect");
        row("secret in the open",
            "- {id: a, do: wait, with: {for: '${{ secrets.x }}'}}\n",
            "expression");
        row("irreversible without approval",
            "- {id: a, do: shell, with: {script: x}, irreversible: true, probe: {id: p, do: shell, "
            "with: {script: y}}}\n",
            "no-approval");
        row("a stop that undoes",
            "- {id: a, do: shell, with: {script: x}, on_cancel: undo}\n",
            "not-done");
        row("a stop that kills what is no script",
            "- {id: a, do: k8s.scale, with: {cluster: c, ref: {kind: Deployment, name: n, "
            "namespace: x}, replicas: 1}, on_cancel: kill}\n",
            "not-done");
        row("read aloud", "- {id: a, do: wait, with: {for: 5s}, duty: read-aloud}\n", "not-done");
        row("an expired approval that denies",
            "- {id: a, do: approval, with: {need: 1, from: [b], on_expire: deny}}\n",
            "not-done");
        row("a message that waits",
            "- {id: a, do: notify, with: {to: [desktop], text: x, ack: true}}\n",
            "not-done");
        row("irreversible without probe",
            "- {id: o, do: approval, with: {need: 1, from: [b]}}\n"
            "- {id: a, do: shell, with: {script: x}, irreversible: true}\n",
            "required");
    }
    void aStopThatKillsAScriptIsDone()
    {
        for (const char* how : {"wait", "kill", "leave"}) {
            const auto found = lintSteps(
                "- {id: a, do: shell, with: {script: x}, on_cancel: " + std::string(how) + "}\n");
            QVERIFY2(!has(found, "not-done"), codes(found).constData());
        }
    }

    void mistakes()
    {
        QFETCH(QString, steps);
        QFETCH(QString, code);
        const auto found = lintSteps(steps.toStdString());
        QVERIFY2(has(found, code.toStdString()), codes(found).constData());
        for (const auto& one : found)
            QVERIFY(one.place.line > 0 && one.place.column > 0);
    }

    void guardedReadsAreFine()
    {
        const auto found = lintSteps(
            "- {id: b, do: set, with: {values: {y: 1}}, when: \"${{ run.mode == 'live' }}\"}\n"
            "- {id: a, do: assert, with: {that: '${{ default(steps.b.outputs.y, 0) == 1 }}'}}\n");
        QVERIFY2(found.empty(), codes(found).constData());
    }

    void irreversibleNeedsADrillRule()
    {
        const auto found
            = lintText(std::string(head) + "modes: [live, drill]\nsteps:\n" + approved);
        QVERIFY2(has(found, "no-drill-rule"), codes(found).constData());
    }

    void whatIsNotDoneIsSaid()
    {
        const std::string steps = "steps:\n- {id: a, do: wait, with: {for: 5s}}\n";
        const auto options = lintText(
            std::string(head) + "inputs:\n  shard: {type: choice, options_from: shards}\n" + steps);
        QVERIFY2(has(options, "not-done"), codes(options).constData());
        const auto secret = lintText(std::string(head) + "secrets: {db: 'vault:kv/db'}\n" + steps);
        QVERIFY2(has(secret, "unavailable-secret"), codes(secret).constData());
        QVERIFY(count(secret).errors > 0);
        const auto fine = lintText(std::string(head) + "secrets: {db: 'env:DB'}\n" + steps);
        QVERIFY2(!has(fine, "unavailable-secret"), codes(fine).constData());
    }

    // What a step lacks is said where the step begins (found by fuzzing: it was line 0).
    void aStepWithoutAnIdHasItsPlace()
    {
        const std::string text = std::string(head)
            + "modes: [live, drill]\nsteps:\n"
              "- {id: fence, do: k8s.scale, drill: skip, with: {cluster: c, ref: {kind: "
              "Deployment, name: d, namespace: n}, replicas: 0}}\n"
              "- do: promql\n"
              "  with: {source: p, query: up, until: '${{ true }}'}\n";
        const auto found = lintText(text);
        const auto gate = std::find_if(found.begin(), found.end(), [](const Diagnostic& one) {
            return one.code == "drill-gate";
        });
        QVERIFY2(gate != found.end(), codes(found).constData());
        QCOMPARE(gate->place.line, 9);
        QCOMPARE(gate->place.column, 3);
    }

    void unavailableTypesAreNamed()
    {
        const auto book = parseRunbook(
            std::string(head)
                + "steps:\n- {id: a, do: sql, with: {}}\n- {id: b, do: sql, with: {}}\n",
            "t");
        QVERIFY(book);
        QCOMPARE(unavailableTypes(*book), std::vector<std::string>{"sql"});
        QCOMPARE(count(lint(*book)).errors, 0);
    }

    void brokenFilesAreOneFinding()
    {
        const QTemporaryDir dir;
        const std::string path = dir.path().toStdString() + "/x.runbook.yaml";
        std::ofstream(path) << "a: {b: 1\n";
        const auto found = lintFile(path);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].place.line, 2);
        // Why it cannot be read is what helps.
        const auto missing = lintFile(path + "x");
        QCOMPARE(missing.size(), size_t(1));
        QVERIFY2(missing[0].message.find("No such file") != std::string::npos,
                 missing[0].message.c_str());
        const auto folder = lintFile(dir.path().toStdString());
        QCOMPARE(folder.size(), size_t(1));
        QVERIFY2(folder[0].message.find("directory") != std::string::npos,
                 folder[0].message.c_str());
    }

    // The examples of the design and the runbooks we ship: no errors; the design's use step types
    // of later versions, which is a warning.
    void examplesHaveNoErrors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        for (const char* name : {"promote-replica", "region-failover"}) {
            const auto found
                = lintFile(shared.toStdString() + "/design/examples/" + name + ".runbook.yaml");
            QVERIFY2(count(found).errors == 0, codes(found).constData());
            QVERIFY(has(found, "unavailable-type"));
        }
    }

    void shippedRunbooksAreClean()
    {
        QDir dir(mwtest::sourceDir() + QStringLiteral("/resources/runbooks"));
        const auto files = dir.entryInfoList({QStringLiteral("*.runbook.yaml")});
        QVERIFY(files.size() >= 2);
        for (const QFileInfo& file : files) {
            const auto found = lintFile(file.absoluteFilePath().toStdString());
            QVERIFY2(found.empty(), codes(found).constData());
        }
    }

    // The published file is what the program prints, and an independent validator agrees with us.
    void schemaIsPublishedAndValid()
    {
        std::ifstream in(mwtest::sourceDir().toStdString()
                         + "/resources/schemas/runbook-v1.schema.json");
        QVERIFY(in.good());
        QCOMPARE(nlohmann::json::parse(in).dump(), runbookSchema().dump());
        QProcess python;
        python.start(
            QStringLiteral("/usr/bin/python3"),
            {QStringLiteral("-c"),
             QStringLiteral(
                 "import json,sys,yaml\n"
                 "from jsonschema import Draft202012Validator as V\n"
                 "s=json.load(open(sys.argv[1])); V.check_schema(s)\n"
                 "for p in sys.argv[2:]:\n"
                 "    e=list(V(s).iter_errors(yaml.safe_load(open(p))))\n"
                 "    assert not e, (p, e[0].message)\n"
                 "bad={'apiVersion':'runbook/v1','kind':'Runbook','id':'t','title':'T',"
                 "'owner':{'team':'a'},'steps':[{'id':'a','do':'wait','with':{'fro':'5s'}}]}\n"
                 "assert list(V(s).iter_errors(bad))\n"
                 "print('fine')\n"),
             mwtest::sourceDir() + QStringLiteral("/resources/schemas/runbook-v1.schema.json"),
             mwtest::sourceDir()
                 + QStringLiteral("/resources/runbooks/rollback-bad-deploy.runbook.yaml"),
             mwtest::sourceDir()
                 + QStringLiteral("/resources/runbooks/scale-out-under-burn.runbook.yaml")});
        QVERIFY(python.waitForFinished(60'000));
        QVERIFY2(python.readAllStandardOutput().trimmed() == "fine",
                 python.readAllStandardError().constData());
    }
};
MIDWATCH_TEST(LintTest)
#include "tst_lint.moc"
