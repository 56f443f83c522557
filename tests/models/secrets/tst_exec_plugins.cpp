// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plugins as real processes: good ones, and each way in which they go wrong.
#include "models/secrets/exec_plugins.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now = World(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + 9h;

QByteArray credential(const char* token, const char* more = "")
{
    return QByteArray("echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\","
                      "\"kind\":\"ExecCredential\",\"status\":{\"token\":\"")
        + token + "\"" + more + "}}'\n";
}

struct Bench
{
    QTemporaryDir dir;
    FixedClock clock{now};
    AllowedPrograms allowed{dir.path().toStdString() + "/allowed"};
    std::unique_ptr<ExecPlugins> plugins;

    explicit Bench(ProgramLimits limits = {std::chrono::seconds(120), 4096})
    {
        plugins = std::make_unique<ExecPlugins>(clock, allowed, limits, "/bin/sh");
    }
    std::string script(const QByteArray& body, const char* name = "plugin")
    {
        QFile out(dir.path() + QLatin1Char('/') + QLatin1String(name));
        const QByteArray content
            = "#!/bin/sh\necho run >> '" + dir.path().toUtf8() + "/runs'\n" + body;
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write");
        out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                           | QFileDevice::ExeOwner);
        return out.fileName().toStdString();
    }
    ExecCommand command(const QByteArray& body, std::vector<std::string> args = {})
    {
        ExecCommand out;
        out.command = script(body);
        out.args = std::move(args);
        out.folder = dir.path().toStdString();
        out.place = {"kubeconfig", 7, 5};
        allow(out, out.command);
        return out;
    }
    void allow(const ExecCommand& command_, const std::string& file)
    {
        if (!allowed.add(ProgramWish{identity(command_, file), readProgramFile(file).value(), {}}))
            qFatal("cannot allow");
    }
    int runs() const
    {
        QFile file(dir.path() + QStringLiteral("/runs"));
        return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
    }
    ExecAnswer ask(const ExecCommand& command_)
    {
        std::optional<ExecAnswer> got;
        plugins->get(command_, [&](ExecAnswer answer) { got = std::move(answer); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 100'000))
            qFatal("no answer");
        return *got;
    }
};

} // namespace

class ExecPluginsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAsKubectlDoes()
    {
        Bench b;
        ExecCommand command = b.command(
            "printf '%s|%s|%s|%s' \"$KUBERNETES_EXEC_INFO\" \"$EXTRA\" \"$*\" \"$0\" > \"$(dirname "
            "\"$0\")/seen\"\nif [ -t 0 ]; then exit 9; fi\ncat > /dev/null\n"
                + credential("t1"),
            {"get-token", "a b"});
        // a name relative to the kubeconfig's folder, as kubectl takes it
        command.command = "./plugin";
        command.env = {{"EXTRA", "x y"}};
        command.cluster = R"({"server":"https://a"})";
        b.allow(command, b.dir.path().toStdString() + "/plugin");
        const ExecAnswer answer = b.ask(command);
        QVERIFY2(answer.credential, answer.error ? answer.error->detail.c_str() : "");
        QVERIFY(answer.credential->token->reveal() == "t1");
        QCOMPARE(answer.program, b.dir.path().toStdString() + "/plugin");
        QFile seen(b.dir.path() + QStringLiteral("/seen"));
        QVERIFY(seen.open(QIODevice::ReadOnly));
        const QByteArray said = seen.readAll();
        QVERIFY2(said.contains("\"interactive\":false") && said.contains("\"server\":\"https://a\"")
                     && said.contains("|x y|get-token a b|"),
                 said.constData());
    }

    void oneRunForManyAndUntilItExpires()
    {
        Bench b;
        const ExecCommand command = b.command(
            "sleep 0.3\n" + credential("t", ",\"expirationTimestamp\":\"2026-11-26T09:10:00Z\""));
        int answers = 0;
        SecretPtr first;
        for (int i = 0; i < 20; ++i)
            b.plugins->get(command, [&](const ExecAnswer& answer) {
                QVERIFY(answer.credential);
                first = answer.credential->token;
                ++answers;
            });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 20, 60'000);
        QCOMPARE(b.runs(), 1);
        QCOMPARE(b.ask(command).renewAt, now + 9min); // a minute early
        b.clock.advance(8min);
        QVERIFY(b.ask(command).credential->token == first);
        QCOMPARE(b.runs(), 1);
        b.clock.advance(90s); // 09:09:30: renewed before it has expired
        // The plugin keeps its own until the end and gives the same: used until then.
        QCOMPARE(b.ask(command).renewAt, now + 10min);
        QCOMPARE(b.runs(), 2);
        QVERIFY(b.ask(command).credential);
        QCOMPARE(b.runs(), 2);
        // another cluster of the same command is another credential
        ExecCommand other = command;
        other.cluster = "{}";
        QVERIFY(b.ask(other).credential);
        QCOMPARE(b.runs(), 3);
    }

    void oneMoreRunPerRefusal()
    {
        Bench b;
        const ExecCommand command = b.command(credential("t$$"));
        const ExecAnswer first = b.ask(command);
        b.plugins->refused(command, first.credential);
        b.plugins->refused(command, first.credential); // by two sources
        const ExecAnswer second = b.ask(command);
        QVERIFY(second.credential != first.credential);
        QVERIFY(b.ask(command).credential == second.credential);
        QCOMPARE(b.runs(), 2);
        b.plugins->refused(command, first.credential); // late: it is not the one we keep
        QVERIFY(b.ask(command).credential == second.credential);
        b.plugins->refused(command, second.credential); // a server that refuses whatever comes
        QVERIFY(b.ask(command).credential == second.credential);
        QCOMPARE(b.runs(), 2);
        b.clock.advance(2min);
        b.plugins->refused(command, second.credential);
        QVERIFY(b.ask(command).credential != second.credential);
        QCOMPARE(b.runs(), 3);
    }

    void onlyWhatIsAllowed()
    {
        Bench b;
        ExecCommand command = b.command(credential("t"), {"--for", "prod"});
        command.args = {"--for", "dev"};
        const ExecAnswer asked = b.ask(command);
        QVERIFY(!asked.credential);
        QCOMPARE(asked.error->kind, ErrorKind::Misconfigured);
        QCOMPARE(*asked.error->place, (Place{"kubeconfig", 7, 5}));
        QVERIFY(asked.error->hint.starts_with("allow-exec "));
        QCOMPARE(asked.wantsAllowance.words, identity(command, command.command));
        QVERIFY(!asked.wantsAllowance.before);
        QCOMPARE(b.runs(), 0);
        // the file's own environment decides too what runs
        ExecCommand preloaded = b.command(credential("t"), {"--for", "prod"});
        preloaded.env = {{"LD_PRELOAD", "/tmp/evil.so"}};
        QVERIFY(!b.ask(preloaded).credential);
        QCOMPARE(b.runs(), 0);
        Status allowed;
        bool done = false;
        b.plugins->allow({command.command, "--for", "dev"}, [&](const Status& status) {
            allowed = status;
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
        QVERIFY(allowed);
        QVERIFY(b.ask(command).credential);
        QCOMPARE(b.runs(), 1);
        // remembered
        QVERIFY(!AllowedPrograms(b.allowed.file())
                     .wish(identity(command, command.command), asked.wantsAllowance.program));
    }

    void aChangedProgramIsAskedForAgain()
    {
        Bench b;
        const ExecCommand command = b.command(credential("t"));
        QFile file(QString::fromStdString(command.command));
        const auto dated = [&](World at) {
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(
                QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC),
                QFileDevice::FileModificationTime));
            file.close();
        };
        dated(now - 48h);
        b.allow(command, command.command); // the same content: nothing new is kept
        QVERIFY(b.ask(command).credential);
        QCOMPARE(b.runs(), 1);
        // Copied anew with another date, it is still the program that was allowed.
        dated(now - 24h);
        b.plugins->refused(command, b.ask(command).credential);
        const ExecAnswer same = b.ask(command);
        QVERIFY(same.credential);
        QCOMPARE(b.runs(), 2);
        b.clock.advance(2min);
        b.plugins->refused(command, same.credential);
        static_cast<void>(b.script(credential("another")));
        dated(now - 1h);
        const ExecAnswer changed = b.ask(command);
        QVERIFY(!changed.credential);
        QCOMPARE(b.runs(), 2); // not run
        QCOMPARE(changed.error->kind, ErrorKind::Misconfigured);
        QVERIFY2(changed.error->hint.starts_with("allow-changed "), changed.error->hint.c_str());
        QVERIFY2(changed.error->detail.find("2026-11-26T08:00:00") != std::string::npos,
                 changed.error->detail.c_str());
        QVERIFY(changed.wantsAllowance.before.has_value());
        QCOMPARE(changed.wantsAllowance.program.modified, now - 1h);
        // A yes is for the file that was asked about, not for what lies there by then.
        const ProgramWish asked = changed.wantsAllowance;
        static_cast<void>(b.script(credential("a-third")));
        QVERIFY(b.allowed.add(asked));
        const ExecAnswer third = b.ask(command);
        QVERIFY(!third.credential);
        QCOMPARE(third.wantsAllowance.before, std::optional(now - 1h));
        QVERIFY(b.allowed.add(third.wantsAllowance));
        QVERIFY(b.ask(command).credential->token->reveal() == "a-third");
        // The list has one line a command, and outlives the program.
        QFile list(QString::fromStdString(b.allowed.file()));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QCOMPARE(list.readAll().count('\n'), 1);
        const AllowedPrograms later(b.allowed.file());
        QVERIFY(!later.wish(asked.words, third.wantsAllowance.program));
        QVERIFY(later.wish(asked.words, asked.program));
    }

    // A list of a time when only the words were kept, and an agreement that is about no program.
    void wordsAloneAllowNoProgram()
    {
        Bench b;
        const ExecCommand command = b.command(credential("t"));
        const auto words = identity(command, command.command);
        QVERIFY(QFile::remove(QString::fromStdString(b.allowed.file())));
        AllowedPrograms fresh(b.allowed.file());
        QVERIFY(fresh.add(words));
        QVERIFY(fresh.contains(words));
        const auto wish = fresh.wish(words, readProgramFile(command.command).value());
        QVERIFY(wish);
        QVERIFY(!wish->before);
        QVERIFY(!readProgramFile(b.dir.path().toStdString() + "/nothing"));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char* name,
                            const QByteArray& script,
                            const char* says,
                            ErrorKind kind,
                            int seconds = 120) {
            QTest::newRow(name) << script << QString::fromLatin1(says) << int(kind) << seconds;
        };
        row("hangs, with children",
            "sleep 300 & sleep 300",
            "did not answer within 1 s",
            ErrorKind::Unauthorized,
            1);
        row("prompts",
            "echo 'Password:' >&2; read answer || exit 9; echo \"$answer\"",
            "exit code 9: Password:",
            ErrorKind::Unauthorized);
        row("prompts on the terminal",
            "read answer < /dev/tty || exit 8",
            "exit code",
            ErrorKind::Unauthorized);
        row("garbage", "echo hello s3cr3t", "exactly one JSON object", ErrorKind::Misconfigured);
        row("half a key pair",
            credential("t", ",\"clientKeyData\":\"s3cr3t\""),
            "half a key pair",
            ErrorKind::Misconfigured);
        row("huge",
            "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done",
            "wrote more than 4096 bytes",
            ErrorKind::Misconfigured);
        row("fails",
            "echo 'session expired; token=s3cr3t' >&2; exit 3",
            "exit code 3: session expired",
            ErrorKind::Unauthorized);
        row("killed", "kill -9 $$", "failed", ErrorKind::Unauthorized);
        row("expired",
            credential("s3cr3t", ",\"expirationTimestamp\":\"2026-11-26T08:59:00Z\""),
            "expired at",
            ErrorKind::Unauthorized);
        row("wrong version",
            "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"kind\":"
            "\"ExecCredential\",\"status\":{\"token\":\"s3cr3t\"}}'",
            "asks for client.authentication.k8s.io/v1",
            ErrorKind::Misconfigured);
    }
    void faults()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, says);
        QFETCH(int, kind);
        QFETCH(int, seconds);
        Bench b({std::chrono::seconds(seconds), 4096});
        const ExecCommand command = b.command(script + "\n");
        const ExecAnswer answer = b.ask(command);
        QVERIFY(!answer.credential);
        QVERIFY2(QString::fromStdString(answer.error->detail).contains(says),
                 answer.error->detail.c_str());
        QVERIFY2(answer.error->detail.find("s3cr3t") == std::string::npos,
                 answer.error->detail.c_str());
        QCOMPARE(int(answer.error->kind), kind);
        QVERIFY(answer.error->hint.starts_with("run-yourself "));
        QCOMPARE(answer.error->place->line, 7);
        // Who asks in the same breath gets the same answer; nothing storms.
        if (answer.error->kind == ErrorKind::Unauthorized) {
            QVERIFY(b.ask(command).error);
            QCOMPARE(b.runs(), 1);
        }
    }

    void missingAndTerminal()
    {
        Bench b;
        ExecCommand command;
        command.command = "no-such-plugin-here";
        command.installHint = "apt install it";
        const ExecAnswer missing = b.ask(command);
        QCOMPARE(missing.error->kind, ErrorKind::Misconfigured);
        QCOMPARE(missing.error->hint, std::string("install apt install it"));
        QVERIFY(missing.error->detail.find("no-such-plugin-here") != std::string::npos);
        ExecCommand always = b.command(credential("t"));
        always.needsTerminal = true;
        QVERIFY(b.ask(always).error->hint.starts_with("no-terminal"));
        QCOMPARE(b.runs(), 0);
    }

    void thePathOfTheLoginShell()
    {
        // A "shell" that greets and has a folder which our own PATH lacks.
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("bin")));
        const auto write = [&](const QString& name, const QByteArray& content) {
            QFile out(dir.path() + name);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
            out.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner
                               | QFileDevice::WriteOwner);
        };
        write(QStringLiteral("/shell"),
              "#!/bin/sh\necho Welcome\nexport PATH=\"$(dirname \"$0\")/bin:relative:/bin\"\n"
              "shift 2\neval \"$1\"\n");
        write(QStringLiteral("/bin/only-there"), "#!/bin/sh\n" + credential("from-there"));
        FixedClock clock{now};
        AllowedPrograms allowed{dir.path().toStdString() + "/allowed"};
        ExecPlugins plugins(
            clock, allowed, {std::chrono::seconds(120), 4096}, dir.path().toStdString() + "/shell");
        ExecCommand command;
        command.command = "only-there";
        const std::string file = dir.path().toStdString() + "/bin/only-there";
        QVERIFY(
            allowed.add(ProgramWish{identity(command, file), readProgramFile(file).value(), {}}));
        std::optional<ExecAnswer> got;
        plugins.get(command, [&](ExecAnswer answer) { got = std::move(answer); });
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 60'000);
        QVERIFY2(got->credential, got->error ? got->error->detail.c_str() : "");
        QCOMPARE(got->program, file);
    }

    void processesEndWithTheirOwner()
    {
        Bench b;
        const ExecCommand command = b.command("echo $$ > \"$(dirname \"$0\")/pid\"\nsleep 300\n");
        b.plugins->get(command, [](const ExecAnswer&) { QFAIL("nobody is there any more"); });
        const QString pidFile = b.dir.path() + QStringLiteral("/pid");
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pidFile).size() > 0, 60'000);
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString pid = QString::fromLatin1(file.readAll().trimmed());
        b.plugins.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(QStringLiteral("/proc/") + pid), 20'000);
    }
};

MIDWATCH_TEST(ExecPluginsTest)
#include "tst_exec_plugins.moc"
