// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals with the real ssh-keygen, throw-away keys and a real Git repository.
#include "models/runbook/engine.h"
#include "models/runbook/sign/audit.h"
#include "models/runbook/sign/ssh_signature.h"
#include "tests/models/runbook/fake_world.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

constexpr int patience = 60'000; // on a busy machine a process takes its time

QByteArray run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

class Keys
{
public:
    Keys()
    {
        for (const char* name : {"ed", "cho", "old", "early", "git", "eve"})
            run(QStringLiteral("ssh-keygen"),
                {QStringLiteral("-q"),
                 QStringLiteral("-t"),
                 QStringLiteral("ed25519"),
                 QStringLiteral("-N"),
                 QString(),
                 QStringLiteral("-f"),
                 m_dir.filePath(QString::fromLatin1(name))});
    }
    QByteArray pub(const char* name) const
    {
        QFile file(m_dir.filePath(QString::fromLatin1(name) + QStringLiteral(".pub")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no key");
        return file.readAll().split(' ').mid(0, 2).join(' ');
    }
    std::string sign(const char* name,
                     const std::string& text,
                     const QString& space = QStringLiteral("midwatch-approval")) const
    {
        return run(QStringLiteral("ssh-keygen"),
                   {QStringLiteral("-Y"),
                    QStringLiteral("sign"),
                    QStringLiteral("-n"),
                    space,
                    QStringLiteral("-f"),
                    m_dir.filePath(QString::fromLatin1(name))},
                   QByteArray::fromStdString(text))
            .toStdString();
    }
    QByteArray allowed() const
    {
        return "ed@x.example " + pub("ed") + "\ncho@x.example namespaces=\"midwatch-*\" "
            + pub("cho") + "\nold@x.example valid-before=\"20260101\" " + pub("old")
            + "\nearly@x.example valid-after=\"20270101\" " + pub("early")
            + "\ngit@x.example namespaces=\"git\" " + pub("git") + "\n";
    }

private:
    QTemporaryDir m_dir;
};

struct Repo
{
    QTemporaryDir dir;
    FixedClock clock{[] {
        World at{};
        parseTime("2026-03-01T03:00:00Z", at);
        return at;
    }()};
    FakeWorld world{clock};
    std::unique_ptr<FileLayer> files = makeFileLayer();
    std::unique_ptr<Engine> engine;

    QString at(const char* name) const { return dir.filePath(QString::fromLatin1(name)); }
    void begin(const Keys& keys, const std::string& steps, bool governed = true)
    {
        QDir().mkpath(at("repo/ops"));
        if (governed)
            write(at("repo/allowed_signers"), keys.allowed());
        const std::string text = runbookText(steps);
        write(at("repo/ops/t.runbook.yaml"), QByteArray::fromStdString(text));
        const auto git = [&](const QStringList& arguments) {
            run(QStringLiteral("git"),
                QStringList{QStringLiteral("-C"),
                            at("repo"),
                            QStringLiteral("-c"),
                            QStringLiteral("user.name=Ed Ny"),
                            QStringLiteral("-c"),
                            QStringLiteral("user.email=ed@x.example")}
                    + arguments);
        };
        git({QStringLiteral("init"), QStringLiteral("-q")});
        git({QStringLiteral("add"), QStringLiteral(".")});
        git({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-mall")});
        engine = std::make_unique<Engine>(world.services(*files));
        auto wanted = request(text);
        wanted.runbook.file = at("repo/ops/t.runbook.yaml").toStdString();
        wanted.runsDir = at("runs").toStdString();
        const Status created = engine->create(wanted);
        if (!created)
            qFatal("%s", describe(created.error()).c_str());
        crank(*engine, world, clock, 100);
        QVERIFY(engine->start("Ana"));
        crank(*engine, world, clock, 100);
    }
    std::string text() const { return engine->view().card.approval->requestText; }
    std::string give(const std::string& signature)
    {
        std::string said = "…";
        engine->approveSigned("ok", signature, [&said](Status status) {
            said = status ? "" : status.error().detail;
        });
        if (!QTest::qWaitFor([&] { return said != "…"; }, patience))
            return "it never ended";
        return said;
    }
    VerifyReport verified()
    {
        const auto report = std::make_shared<VerifyReport>(verifyRun(*files, engine->view().dir));
        const auto signing = makeSshSigning();
        QObject owner;
        bool done = false;
        checkSignatures(report, *signing, &owner, [&done] { done = true; });
        if (!QTest::qWaitFor([&] { return done; }, patience))
            qFatal("the check of the signatures did not end");
        return *report;
    }
};

} // namespace

class SignaturesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Keys> m_keys;

private Q_SLOTS:
    void initTestCase() { m_keys = std::make_unique<Keys>(); }

    void eachRefusalSaysWhich()
    {
        Repo repo;
        repo.begin(*m_keys,
                   "- {id: ok, do: approval, with: {need: 2, from: [boss]}}\n"
                   "- {id: then, do: wait, with: {for: 1s}}\n");
        const auto refused = [&](const std::string& signature, const char* why) {
            const std::string said = repo.give(signature);
            QVERIFY2(QByteArray::fromStdString(said).contains(why), said.c_str());
        };
        const std::string text = repo.text();
        refused(m_keys->sign("ed", text, QStringLiteral("file")), "signed for \"file\"");
        refused(m_keys->sign("ed", text + "x"), "another run, or the text was changed");
        refused(m_keys->sign("ed", text.substr(0, text.size() - 1)), "last line end");
        refused(m_keys->sign("eve", text), "is not in allowed_signers");
        refused(m_keys->sign("old", text), "has expired");
        refused(m_keys->sign("early", text), "does not count yet");
        refused(m_keys->sign("git", text), "may not sign approvals");
        std::string damaged = m_keys->sign("ed", text);
        const size_t last = damaged.rfind("\n-----END") - 8;
        damaged[last] = damaged[last] == 'A' ? 'B' : 'A';
        QVERIFY(!repo.give(damaged).empty());
        QVERIFY(repo.engine->view().card.approval->votes.empty());

        QCOMPARE(repo.give(m_keys->sign("ed", text)), std::string());
        refused(m_keys->sign("ed", text), "voted already, as ed@x.example");
        const auto& vote = repo.engine->view().card.approval->votes.at(0);
        QCOMPARE(vote.who, std::string("ed@x.example"));
        QCOMPARE(vote.keyType, std::string("ED25519"));
        // It is the fingerprint that ssh-keygen and we both make of the key.
        const auto parts = m_keys->pub("ed").split(' ');
        QCOMPARE(vote.key, keyFingerprint(parts[0].toStdString(), parts[1].toStdString()));
        QCOMPARE(repo.give(m_keys->sign("cho", text)), std::string());
        crank(*repo.engine, repo.world, repo.clock, 100);
        QCOMPARE(int(repo.engine->view().state), int(RunState::Succeeded));
        const VerifyReport report = repo.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QCOMPARE(report.votes.size(), size_t{2});
        QVERIFY(report.votes[0].holds && report.votes[1].holds);
    }

    void theHeadOfARunIsSigned()
    {
        Repo repo;
        repo.begin(*m_keys, "- {id: then, do: wait, with: {for: 1s}}\n");
        crank(*repo.engine, repo.world, repo.clock, 100);
        QCOMPARE(int(repo.engine->view().state), int(RunState::Succeeded));
        const auto give = [&](const std::string& signature) -> std::string {
            std::string said = "…";
            repo.engine->signHead(signature, [&said](const Status& status) {
                said = status ? "" : status.error().detail;
            });
            return QTest::qWaitFor([&] { return said != "…"; }, patience) ? said : "it never ended";
        };
        const auto refused = [&](const std::string& signature, const char* why) {
            const std::string said = give(signature);
            QVERIFY2(QByteArray::fromStdString(said).contains(why), said.c_str());
        };
        const QString space = QStringLiteral("midwatch-run");
        const std::string text = repo.engine->view().head.text;
        refused(m_keys->sign("ed", text), "not for a run: sign with -n midwatch-run");
        refused(m_keys->sign("ed", text + "x", space), "does not belong to this run");
        refused(m_keys->sign("ed", text.substr(0, text.size() - 1), space), "last line end");
        refused(m_keys->sign("eve", text, space), "is not in allowed_signers");
        refused(m_keys->sign("old", text, space), "has expired");
        refused(m_keys->sign("git", text, space), "may not sign runs");
        QCOMPARE(give(m_keys->sign("ed", text, space)), std::string());
        QCOMPARE(give(m_keys->sign("cho", text, space)), std::string());
        const VerifyReport report = repo.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QCOMPARE(report.heads.size(), size_t{2});
        QVERIFY(report.heads[0].holds && report.heads[1].holds);
        QCOMPARE(report.heads[1].who, std::string("cho@x.example"));
        QCOMPARE(report.heads[0].keyType, std::string("ED25519"));
    }

    void withoutTheFileTheKeyAloneIsNamed()
    {
        Repo repo;
        repo.begin(*m_keys, "- {id: then, do: wait, with: {for: 1s}}\n", false);
        crank(*repo.engine, repo.world, repo.clock, 100);
        const std::string text = repo.engine->view().head.text;
        std::string said = "…";
        repo.engine->signHead(
            m_keys->sign("eve", text, QStringLiteral("midwatch-run")),
            [&said](const Status& status) { said = status ? "" : status.error().detail; });
        QTRY_COMPARE_WITH_TIMEOUT(said, std::string(), patience);
        VerifyReport report = repo.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QVERIFY(report.heads.size() == 1 && report.heads[0].holds && report.heads[0].who.empty());
        const auto parts = m_keys->pub("eve").split(' ');
        QCOMPARE(report.heads[0].key,
                 keyFingerprint(parts[0].toStdString(), parts[1].toStdString()));
    }

    void theAuthorMayBeBarred()
    {
        Repo repo;
        repo.begin(*m_keys,
                   "- {id: ok, do: approval, with: {need: 1, from: [boss], distinct_from: "
                   "[author]}}\n");
        const auto known = [&] {
            const RunView view = repo.engine->viewNow();
            const auto& never = view.card.approval->notFrom;
            return std::find(never.begin(), never.end(), "ed@x.example") != never.end();
        };
        QTRY_VERIFY_WITH_TIMEOUT(known(), patience);
        const std::string said = repo.give(m_keys->sign("ed", repo.text()));
        QVERIFY2(QByteArray::fromStdString(said).contains("wrote this runbook"), said.c_str());
        QCOMPARE(repo.give(m_keys->sign("cho", repo.text())), std::string());
    }

    void withoutTheProgramTheRemedyIsNamed()
    {
        const auto signing = makeSshSigning("/nowhere");
        QObject owner;
        std::string said;
        signing->check(
            {m_keys->allowed().toStdString(), "text", m_keys->sign("ed", "text"), {}},
            &owner,
            [&](Result<Signer> signer) { said = signer ? "found" : signer.error().detail; });
        QTRY_VERIFY_WITH_TIMEOUT(!said.empty(), patience);
        QVERIFY2(QByteArray::fromStdString(said).contains("openssh-client"), said.c_str());
    }

    void anAgentSigns()
    {
        // An agent of our own, which ends with the test.
        QTemporaryDir dir;
        const QString socket = dir.filePath(QStringLiteral("agent"));
        QProcess agent;
        agent.start(QStringLiteral("ssh-agent"),
                    {QStringLiteral("-D"), QStringLiteral("-a"), socket});
        QVERIFY(agent.waitForStarted(patience));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), patience);
        const QByteArray before = qgetenv("SSH_AUTH_SOCK");
        qputenv("SSH_AUTH_SOCK", socket.toUtf8());
        QObject owner;
        const auto signing = makeSshSigning();
        std::optional<Result<std::vector<AgentKey>>> none;
        signing->keys(&owner, [&](auto keys) { none = std::move(keys); });
        QTRY_VERIFY_WITH_TIMEOUT(none.has_value(), patience);
        QVERIFY(none->has_value() && (*none)->empty());
        const QString key = dir.filePath(QStringLiteral("key"));
        run(QStringLiteral("ssh-keygen"),
            {QStringLiteral("-q"),
             QStringLiteral("-t"),
             QStringLiteral("ed25519"),
             QStringLiteral("-N"),
             QString(),
             QStringLiteral("-f"),
             key});
        run(QStringLiteral("ssh-add"), {QStringLiteral("-q"), key});
        QFile::remove(key); // only the agent has it now
        std::optional<Result<std::vector<AgentKey>>> some;
        signing->keys(&owner, [&](auto keys) { some = std::move(keys); });
        QTRY_VERIFY_WITH_TIMEOUT(some.has_value(), patience);
        QVERIFY(some->has_value() && (*some)->size() == 1);
        std::optional<Result<std::string>> signature;
        signing->sign(
            "a text\n", (**some)[0], runNamespace, &owner, [&](auto out) { signature = out; });
        QTRY_VERIFY_WITH_TIMEOUT(signature.has_value(), patience);
        QVERIFY2(signature->has_value(),
                 signature->has_value() ? "" : signature->error().detail.c_str());
        const auto parsed = parseSshSignature(**signature);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->fingerprint, (**some)[0].fingerprint);
        bool fits = false;
        bool answered = false;
        signing->fits("a text\n", parsed->armor, runNamespace, &owner, [&](bool yes) {
            fits = yes;
            answered = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(answered, patience);
        QVERIFY(fits);
        agent.terminate();
        QVERIFY(agent.waitForFinished(patience));
        std::optional<Result<std::vector<AgentKey>>> gone;
        signing->keys(&owner, [&](auto keys) { gone = std::move(keys); });
        QTRY_VERIFY_WITH_TIMEOUT(gone.has_value(), patience);
        QVERIFY(!gone->has_value() && gone->error().kind == ErrorKind::NotAvailable);
        before.isNull() ? qunsetenv("SSH_AUTH_SOCK") : qputenv("SSH_AUTH_SOCK", before);
    }
};
MIDWATCH_TEST(SignaturesTest)
#include "tst_signatures.moc"
