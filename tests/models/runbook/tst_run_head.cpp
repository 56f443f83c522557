// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a closed run, its signatures, and what verify says of them.
#include "models/runbook/journal/run_head.h"
#include "tests/models/runbook/signed_rig.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const char* const book = "- {id: then, do: wait, with: {for: 1s}}\n";

struct Rig
{
    FixedClock clock{[] {
        World at{};
        parseTime("2026-03-01T03:00:00Z", at);
        return at;
    }()};
    Death death;
    MemoryFiles files{&death};
    FakeWorld world{clock};
    FakeSigning signing;
    std::unique_ptr<Engine> engine;
    std::string dir;

    Rig() { files.files["/repo/.git"]; }
    void govern(const std::string& more = {})
    {
        files.files["/repo/allowed_signers"].bytes = signersLine("ed@x.example", "ed")
            + signersLine("cho@x.example", "cho", "namespaces=\"midwatch-run\"") + more;
    }
    Services services()
    {
        Services out = world.services(files);
        out.signing = &signing;
        return out;
    }
    void begin(const std::string& steps = book)
    {
        engine = std::make_unique<Engine>(services());
        auto r = request(runbookText(steps));
        r.runbook.file = "/repo/ops/t.runbook.yaml";
        const Status created = engine->create(r);
        if (!created)
            qFatal("%s", describe(created.error()).c_str());
        crank(*engine, world, clock);
        dir = engine->view().dir;
    }
    void close(const std::string& steps = book)
    {
        begin(steps);
        QVERIFY(engine->start("Ana"));
        crank(*engine, world, clock);
        QCOMPARE(int(engine->view().state), int(RunState::Succeeded));
    }
    void show() // as after a restart
    {
        engine.reset();
        files.restart(false);
        engine = std::make_unique<Engine>(services());
        const auto opened = engine->openReadOnly(dir);
        QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
    }
    const HeadView& head() const { return engine->view().head; }
    std::string sign(const char* key) const
    {
        return fakeSignature(key, head().text, runNamespace);
    }
    static std::string give(Engine& engine, const std::string& signature)
    {
        std::string said = "…";
        engine.signHead(signature, [&said](const Status& status) {
            said = status ? "" : status.error().detail;
        });
        return said;
    }
    std::string give(const std::string& signature) { return give(*engine, signature); }
    VerifyReport verified() { return verifiedRun(files, dir, signing); }
    std::string damage()
    {
        const VerifyReport report = verified();
        return report.damage.empty() ? "none" : report.damage.front();
    }
    std::string& journal() { return files.files[journalPath(dir)].bytes; }
    std::string last()
    {
        const auto lines = QByteArray::fromStdString(journal()).count('\n');
        return "journal.jsonl:" + std::to_string(lines) + ": ";
    }
};

} // namespace

class RunHeadTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSignedSaysWhichRunAndHowItEnded()
    {
        Rig rig;
        rig.begin();
        QVERIFY(rig.head().text.empty());
        QVERIFY(said(rig.give(fakeSignature("ed", "x", runNamespace))).contains("not over"));
        QVERIFY(rig.engine->start("Ana"));
        crank(*rig.engine, rig.world, rig.clock);
        const RunView view = rig.engine->view();
        const VerifyReport report = rig.verified();
        const auto content = readJournal(rig.files, rig.dir);
        QCOMPARE(content->records.back().type, std::string("run.closed"));
        QCOMPARE(report.headHash, content->headHash);
        QCOMPARE(view.journal.headWords, report.headWords);
        for (const std::string& line : {"Midwatch run record\nrun      " + view.runId,
                                        "runbook  Test (" + view.sha256.substr(0, 12) + ")",
                                        std::string("mode     live"),
                                        std::string("state    succeeded"),
                                        "closed   " + formatTime(content->records.back().at),
                                        "head     " + report.headHash,
                                        "words    " + report.headWords})
            QVERIFY2(said(view.head.text).contains(said(line + "\n")), view.head.text.c_str());
        QVERIFY(report.intact());
        QVERIFY(report.heads.empty());
    }

    void onlyKeysOfTheFrozenFileCount()
    {
        Rig rig;
        rig.govern(signersLine("old@x.example", "old", "valid-before=\"20260101\"")
                   + signersLine("*@x.example", "shared")
                   + signersLine("dee@x.example", "dee", "namespaces=\"midwatch-approval\""));
        rig.close(); // without any approval: it is frozen all the same
        QVERIFY(rig.head().governed);
        QCOMPARE(rig.head().signersFile, std::string("/repo/allowed_signers"));
        QCOMPARE(rig.head().voters.size(), size_t{4}); // Dee's key is for approvals only
        QVERIFY(rig.head().voters[0].counts);
        QVERIFY(!rig.head().voters[2].counts); // has expired
        const std::string before = rig.journal();
        const auto refused = [&](const std::string& signature, const char* why) {
            const std::string text = rig.give(signature);
            QVERIFY2(said(text).contains(why), text.c_str());
        };
        const std::string text = rig.head().text;
        refused("yes", "no SSH signature");
        refused(fakeSignature("ed", text), "for \"midwatch-approval\", not for a run");
        refused(rig.sign("eve"), "is not in allowed_signers");
        refused(rig.sign("old"), "has expired");
        refused(rig.sign("shared"), "no single person");
        refused(fakeSignature("ed", text + " ", runNamespace), "does not belong to this run");
        refused(fakeSignature("ed", text.substr(0, text.size() - 1), runNamespace),
                "last line end");
        QCOMPARE(rig.journal(), before); // nothing follows the end, no attempt either
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
        refused(rig.sign("ed"), "signed already, as ed@x.example");
        QCOMPARE(rig.give(rig.sign("cho")), std::string());
        QCOMPARE(rig.head().signatures.size(), size_t{2});
        QCOMPARE(rig.head().signatures[0].who, std::string("ed@x.example"));
        QCOMPARE(rig.head().text, text); // it is the same head, however many sign it
        const VerifyReport report = rig.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QCOMPARE(report.heads.size(), size_t{2});
        QVERIFY(report.heads[0].holds && report.heads[1].holds);
        QCOMPARE(report.headWords, rig.engine->view().journal.headWords);
        rig.signing.there = false;
        QVERIFY(said(rig.verified().unchecked).contains("no ssh-keygen"));
    }

    void withoutTheFileNobodyVouches()
    {
        Rig rig;
        rig.close();
        QVERIFY(!rig.head().governed);
        QVERIFY(said(rig.give(fakeSignature("eve", "x", runNamespace))).contains("not belong"));
        QCOMPARE(rig.give(rig.sign("eve")), std::string());
        QVERIFY(said(rig.give(rig.sign("eve"))).contains("this key has signed already"));
        QVERIFY(rig.head().signatures[0].who.empty());
        VerifyReport report = rig.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QVERIFY(report.heads[0].holds && report.heads[0].who.empty());
        // A name that somebody writes into such a record is not taken for one.
        forge(rig.files, rig.dir, "run.signed", [](nlohmann::json& body) {
            body["who"] = "ed@x.example";
        });
        report = rig.verified();
        QVERIFY(report.intact() && report.heads[0].who.empty());
        rig.show();
        QVERIFY(rig.head().signatures[0].who.empty());
    }

    void aBrokenFileHoldsUpNoRunWithoutApprovals()
    {
        Rig rig;
        rig.files.files["/repo/allowed_signers"].bytes = "ed@x.example ssh-ed25519 AAAA\n";
        rig.close();
        QVERIFY(!rig.head().governed);
        QVERIFY(rig.verified().intact());
    }

    // Closing waits for nobody; whoever dies before the signature leaves a run that takes it later.
    void itIsSignedLaterAndByTwoWindows()
    {
        Rig rig;
        rig.govern();
        rig.close();
        const std::string words = rig.engine->view().journal.headWords;
        // The window that drove it holds nothing any more.
        Engine other(rig.services());
        QVERIFY(other.openReadOnly(rig.dir));
        QCOMPARE(other.view().journal.headWords, words);
        QCOMPARE(Rig::give(other, rig.sign("cho")), std::string());
        QVERIFY(said(rig.give(rig.sign("cho"))).contains("signed already, as cho@x.example"));
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
        QCOMPARE(rig.head().signatures.size(), size_t{2});
        rig.show();
        QCOMPARE(rig.head().signatures.size(), size_t{2});
        QCOMPARE(rig.engine->view().journal.headWords, words);
        const VerifyReport report = rig.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QCOMPARE(report.headWords, words);
    }

    void anotherEstateOnlyShowsIt()
    {
        Rig rig;
        rig.close();
        Services elsewhere = rig.services();
        elsewhere.estate.name = "another";
        Engine other(elsewhere);
        QVERIFY(other.openReadOnly(rig.dir));
        QVERIFY(said(other.view().head.whyNot).contains("open is \"another\""));
        QVERIFY(said(Rig::give(other, rig.sign("ed"))).contains("belongs to the estate"));
    }

    void whoWritesAtThisMomentIsWaitedFor()
    {
        Rig rig;
        rig.close();
        rig.files.locks.insert(rig.dir + "/lock");
        QVERIFY(said(rig.give(rig.sign("ed"))).contains("at this moment"));
        rig.files.locks.clear();
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
    }

    void theEndOfTheRunTakesNothingElse()
    {
        Rig rig;
        rig.close();
        auto opened = Journal::open(rig.files, rig.clock, rig.dir);
        QVERIFY(opened.has_value());
        QVERIFY(!(*opened)->append("note", {{"text", "late"}}, Journal::Keep::Durable));
        opened->reset();
        QVERIFY(rig.verified().intact());
        // And somebody who writes it there all the same is found.
        auto line = nlohmann::json::parse(rig.journal().substr(0, rig.journal().find('\n')));
        line["type"] = "note";
        rig.journal() += line.dump() + "\n";
        forge(rig.files, rig.dir, "none", {});
        QCOMPARE(rig.damage(), rig.last() + "records follow the end of the run");
    }

    // Whoever dies while the signature is written leaves a closed run, whole, without it.
    void aTornSignatureIsDropped()
    {
        Rig rig;
        rig.close();
        const std::string closed = rig.journal();
        const std::string sealed = rig.files.files[rig.dir + "/head"].bytes;
        const std::string armor = rig.sign("ed");
        QCOMPARE(rig.give(armor), std::string());
        const std::string whole = rig.journal();
        // What the head said while the line was on its way.
        auto parts = said(rig.files.files[rig.dir + "/head"].bytes).split(' ');
        parts[3] = QByteArray::number(parts[0].toInt() - 1);
        parts[4] = "closing\n";
        const std::string head = parts.join(' ').toStdString();
        for (size_t end = closed.size(); end < whole.size(); ++end) {
            // The head said that a line comes; so much of it came.
            rig.journal() = whole.substr(0, end);
            rig.files.files[rig.dir + "/head"].bytes = head;
            VerifyReport report = rig.verified();
            QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
            QVERIFY(report.closed && report.heads.empty());
            if (end % 97 != 0 && end + 1 < whole.size())
                continue;
            rig.show();
            QCOMPARE(rig.give(armor), std::string());
            report = rig.verified();
            QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
            QVERIFY(report.heads.size() == 1 && report.heads[0].holds);
        }
        // Without that word of the head the same piece is damage.
        rig.journal() = whole.substr(0, closed.size() + 10);
        rig.files.files[rig.dir + "/head"].bytes = sealed;
        QVERIFY(said(rig.damage()).contains("after the end of the run"));
    }

    void whoeverDiesWhileSigningLosesOnlyTheSignature_data()
    {
        QTest::addColumn<bool>("power");
        QTest::newRow("the program") << false;
        QTest::newRow("the machine") << true;
    }
    void whoeverDiesWhileSigningLosesOnlyTheSignature()
    {
        QFETCH(bool, power);
        bool kept = false, lost = false;
        for (int moment = 0; moment < 60; ++moment) {
            Rig rig;
            rig.govern();
            rig.close();
            const std::string words = rig.engine->view().journal.headWords;
            const std::string armor = rig.sign("ed");
            rig.death.at = moment;
            rig.death.moments = 0;
            const std::string answer = rig.give(armor);
            const bool died = rig.death.dead;
            rig.death.dead = false;
            rig.death.at = -1;
            rig.engine.reset();
            rig.files.restart(power);
            VerifyReport report = rig.verified();
            QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
            QVERIFY(report.closed);
            QCOMPARE(report.headWords, words);
            const bool there = !report.heads.empty();
            QVERIFY(there || !answer.empty()); // what was said to be kept is
            (there ? kept : lost) = true;
            rig.show();
            if (!there)
                QCOMPARE(rig.give(armor), std::string());
            report = rig.verified();
            QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
            QVERIFY(report.heads.size() == 1 && report.heads[0].holds);
            if (!died)
                break;
            QVERIFY(moment < 59);
        }
        QVERIFY(kept && lost);
    }

    void oneByteIsFound()
    {
        Rig rig;
        rig.govern();
        rig.close();
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
        const std::string whole = rig.journal();
        const size_t from = whole.rfind("-----BEGIN SSH SIGNATURE-----");
        const size_t to = whole.find("-----END SSH SIGNATURE-----", from);
        QVERIFY(from != std::string::npos && to != std::string::npos);
        for (size_t at = from; at < to; ++at) {
            rig.journal() = whole;
            rig.journal()[at] = static_cast<char>(whole[at] ^ 1);
            QVERIFY2(said(rig.damage()).startsWith(said(rig.last())), rig.damage().c_str());
        }
        // Somebody who owns the folder makes the chain anew: the signature still tells.
        rig.journal() = whole;
        forge(rig.files, rig.dir, "run.signed", [](nlohmann::json& body) {
            std::string armor = body["signature"];
            const size_t last = armor.rfind("\n-----END") - 6;
            armor[last] = armor[last] == 'A' ? 'B' : 'A';
            body["signature"] = armor;
        });
        QVERIFY2(said(rig.damage()).startsWith(said(rig.last() + "the signature of")),
                 rig.damage().c_str());
    }

    void whatSomebodyForgedIsFound_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* field, const char* value, const char* says) {
            QTest::addRow("%s %s", field, value)
                << QString::fromUtf8(field) << QString::fromUtf8(value) << QString::fromUtf8(says);
        };
        row("who", "cho@x.example", "the signature is that of ed@x.example");
        row("who", "", "nobody is named");
        row("key", "SHA256:abc", "is of the key SHA256:");
        row("head", "00", "for another head");
        row("text", "Midwatch run record\n", "not of this run");
        row("signature", "none", "this is no SSH signature");
    }
    void whatSomebodyForgedIsFound()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, says);
        Rig rig;
        rig.govern();
        rig.close();
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
        forge(rig.files, rig.dir, "run.signed", [&](nlohmann::json& body) {
            body[field.toStdString()] = value.toStdString();
        });
        const QString damage = QString::fromStdString(rig.damage());
        QVERIFY2(damage.startsWith(QString::fromStdString(rig.last())), qPrintable(damage));
        QVERIFY2(damage.contains(says), qPrintable(damage));
    }

    void aSignatureOfAnotherRunDoesNotHoldHere()
    {
        Rig other;
        other.govern();
        other.close();
        const std::string armor = other.sign("ed");
        Rig rig;
        rig.govern();
        rig.clock.advance(std::chrono::seconds(5));
        rig.close();
        QVERIFY(said(rig.give(armor)).contains("does not belong to this run"));
        QCOMPARE(rig.give(rig.sign("ed")), std::string());
        forge(rig.files, rig.dir, "run.signed", [&](nlohmann::json& body) {
            body["signature"] = armor;
        });
        QVERIFY2(said(rig.damage()).startsWith(said(rig.last() + "the signature of the head by")),
                 rig.damage().c_str());
        // Its whole record: the text is not of this run.
        forge(rig.files, rig.dir, "run.signed", [&](nlohmann::json& body) {
            body["text"] = other.head().text;
        });
        QVERIFY(said(rig.damage()).contains("not of this run"));
        // A state that was changed afterwards is not what was signed.
        Rig changed;
        changed.govern();
        changed.close();
        QCOMPARE(changed.give(changed.sign("ed")), std::string());
        forge(changed.files, changed.dir, "run.closed", [](nlohmann::json& body) {
            body["state"] = "failed";
        });
        QVERIFY(said(changed.damage()).contains("for another head"));
        // Cut off behind the end: the head file knows that there was more.
        Rig cut;
        cut.close();
        QCOMPARE(cut.give(cut.sign("ed")), std::string());
        cut.journal().resize(cut.journal().rfind('\n', cut.journal().size() - 2) + 1);
        QVERIFY(said(cut.damage()).contains("which is not here"));
    }

    void aSignatureIsBeingChecked()
    {
        Rig rig;
        rig.govern();
        rig.close();
        rig.signing.answers = false;
        std::string first = "…";
        rig.engine->signHead(rig.sign("ed"), [&](const Status& status) {
            first = status ? "" : status.error().detail;
        });
        QVERIFY(rig.head().checking);
        QVERIFY(said(rig.give(rig.sign("cho"))).contains("another signature"));
        rig.signing.pending();
        QCOMPARE(first, std::string());
        QVERIFY(!rig.head().checking);
        QCOMPARE(rig.head().signatures.size(), size_t{1});
    }
};

MIDWATCH_TEST(RunHeadTest)
#include "tst_run_head.moc"
