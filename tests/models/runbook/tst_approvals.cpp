// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals: whose vote counts, and what happens without one. Signatures of the real ssh-keygen:
// tst_signatures.cpp.
#include "tests/models/runbook/approval_rig.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;
using Rig = ApprovalRig;

class ApprovalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsFoundBesideTheRunbookOrAboveIt()
    {
        MemoryFiles files;
        const std::string book = "/repo/ops/db/t.runbook.yaml";
        const auto found = [&](const std::vector<std::string>& roots = {}) -> std::string {
            const auto out = findAllowedSigners(files, book, roots);
            return !out ? describe(out.error()) : *out ? (*out)->file : "none";
        };
        QCOMPARE(found(), std::string("none"));
        files.files["/allowed_signers"].bytes = signersLine("ed@x", "ed");
        files.files["/repo/allowed_signers"].bytes = signersLine("ed@x", "ed");
        QCOMPARE(found(), std::string("none")); // nothing says how far the library goes
        QCOMPARE(found({"/repo/ops"}), std::string("none"));
        QCOMPARE(found({"/repo"}), std::string("/repo/allowed_signers"));
        QCOMPARE(found({"/repo/"}), std::string("/repo/allowed_signers"));
        files.files["/repo/.git"];
        QCOMPARE(found(), std::string("/repo/allowed_signers"));
        files.files["/repo/ops/db/allowed_signers"].bytes = signersLine("cho@x", "cho");
        QCOMPARE(found(), std::string("/repo/ops/db/allowed_signers"));
    }

    void whatIsBrokenIsNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& content, const char* says) {
            QTest::newRow(name) << QString::fromStdString(content) << QString::fromUtf8(says);
        };
        row("no key", "# a\ned@x\n", "/repo/allowed_signers:2:1");
        row("damaged key", "ed@x ssh-ed25519 AAAA\n", "damaged");
        row("another type", "ed@x ssh-rsa " + keyOf("ed").toBase64().toStdString(), "damaged");
        row("unknown option", signersLine("ed@x", "ed", "namespace=\"git\""), "unknown option");
        row("no time", signersLine("ed@x", "ed", "valid-before=\"soon\""), "no time");
        row("no such day", signersLine("ed@x", "ed", "valid-before=\"20260231\""), "no time");
        row("nobody", "# only words\n", "names nobody");
        row("only for git", signersLine("ed@x", "ed", "namespaces=\"git\""), "midwatch-approval");
        row("an empty name", signersLine("ed@x,", "ed"), "empty principal");
    }
    void whatIsBrokenIsNamedWithItsLine()
    {
        QFETCH(QString, content);
        QFETCH(QString, says);
        Rig rig;
        rig.signers(content.toStdString());
        const Status refused = rig.create(approval("ok", "need: 1, from: [boss]"));
        QVERIFY(!refused);
        const QString why = QString::fromStdString(describe(refused.error()));
        QVERIFY2(why.contains(says), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("/repo/allowed_signers:")), qPrintable(why));
        // A runbook that asks nobody is not held up by it.
        QVERIFY(rig.create("- {id: a, do: wait, with: {for: 1s}}\n"));
    }

    void optionsAreUnderstood()
    {
        const auto parsed = parseAllowedSigners(
            signersLine("\"Ed Ny\"",
                        "ed",
                        "namespaces=\"git,midwatch-*\",valid-after=\"20260101\","
                        "valid-before=\"202612312359Z\"")
                + signersLine("*@x.example", "ca", "cert-authority"),
            "f");
        QVERIFY(parsed.has_value());
        const SignerKey& ed = parsed->keys[0];
        QCOMPARE(ed.principals.front(), std::string("Ed Ny"));
        QVERIFY(ed.forApprovals());
        QVERIFY(ed.validAt(start()));
        QVERIFY(!ed.validAt(start() + std::chrono::hours(24 * 400)));
        QVERIFY(!ed.validAt(start() - std::chrono::hours(24 * 100)));
        QVERIFY(parsed->keys[1].authority);
        QVERIFY(!parsed->key(parsed->keys[1].fingerprint)); // it certifies, it does not sign
        QVERIFY(isPattern("*@x.example"));
    }

    void withoutTheFileVotesAreByName()
    {
        Rig rig;
        rig.begin(approval("ok", "need: 2, from: [boss]") + grow);
        QVERIFY(!rig.card().approval->isSigned);
        QVERIFY(rig.give("ed").find("no allowed_signers") != std::string::npos);
        QVERIFY(rig.engine->approve("ok", "Ed"));
        // Who drives it is who drives it, however the name is written.
        QVERIFY(!rig.engine->approve("ok", "ana@x.example"));
        QVERIFY(!rig.engine->approve("ok", "e.d@x.example"));
        QVERIFY(rig.engine->approve("ok", "Cho"));
        rig.turn();
        const VerifyReport report = rig.verified();
        QVERIFY(report.intact());
        QVERIFY(report.signers.empty());
        QCOMPARE(report.votes.size(), size_t{2});
        QVERIFY(!report.votes[0].isSigned);
    }

    void onlySignaturesCountAndEachRefusalSaysWhy()
    {
        Rig rig;
        rig.signers(Rig::threePeople() + signersLine("dee@x.example", "dee2")
                    + signersLine("*@x.example", "shared"));
        rig.begin(approval("ok", "need: 2, from: [boss], distinct_from: [operator]") + grow);
        const auto& shown = *rig.card().approval;
        QVERIFY(shown.isSigned);
        QCOMPARE(shown.signersFile, std::string("/repo/allowed_signers"));
        QCOMPARE(shown.voters.size(), size_t{5});
        QVERIFY(shown.voters[0].counts);
        QVERIFY(!shown.voters[2].counts); // ana drives
        QVERIFY(said(shown.voters[2].whyNot).contains("drives this run"));
        QCOMPARE(shown.unchecked.size(), size_t{1}); // who is a boss

        const auto refused = [&](const std::string& signature, const char* why) {
            const std::string text = rig.give(signature);
            QVERIFY2(said(text).contains(why), text.c_str());
        };
        QVERIFY(!rig.engine->approve("ok", "Ed"));
        refused("yes", "no SSH signature");
        refused("-----BEGIN OPENSSH PRIVATE KEY-----\nabc", "private key");
        refused("-----BEGIN SSH SIGNATURE-----\nAAAA\n", "cut off");
        refused("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----", "damaged");
        refused(fakeSignature("ed", rig.text(), "git"), "signed for \"git\"");
        refused(fakeSignature("eve", rig.text()), "is not in allowed_signers");
        refused(fakeSignature("ed", rig.text() + " "), "another run, or the text was changed");
        std::string cut = rig.text();
        cut.pop_back();
        refused(fakeSignature("ed", cut), "last line end");
        refused(fakeSignature("ana", rig.text()), "ana@x.example drives this run");
        refused(fakeSignature("shared", rig.text()), "no single person");
        QCOMPARE(rig.records("approval.vote"), 0);
        QVERIFY(rig.card().approval->votes.empty());

        // White space that a chat adds does no harm.
        std::string quoted = "  " + fakeSignature("ed", rig.text());
        for (size_t at = quoted.find('\n'); at != std::string::npos; at = quoted.find('\n', at + 4))
            quoted.replace(at, 1, "\r\n  ");
        QCOMPARE(rig.give(quoted), std::string());
        refused(fakeSignature("ed", rig.text()), "voted already, as ed@x.example");
        QCOMPARE(rig.card().approval->votes.size(), size_t{1});
        QVERIFY(rig.card().approval->votes[0].isSigned);
        QVERIFY(rig.card().approval->votes[0].key.starts_with("SHA256:"));
        QCOMPARE(rig.give("cho"), std::string());
        rig.turn();
        QCOMPARE(rig.records("approval.vote"), 2);
        QCOMPARE(rig.records("approval.refused"), 11);
        const auto content = readJournal(rig.files, rig.dir);
        for (const Record& record : content->records) {
            if (record.type == "approval.refused")
                QVERIFY(!record.body.contains("signature"));
        }
        const VerifyReport report = rig.verified();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QVERIFY(report.votes.size() == 2 && report.votes[0].holds && report.votes[1].holds);
    }

    void twoKeysOfOnePersonAreOneVote()
    {
        Rig rig;
        rig.signers(signersLine("ed@x.example", "ed") + signersLine("ed@x.example", "edTwo")
                    + signersLine("cho@x.example,ed@x.example", "cho"));
        rig.begin(approval("ok", "need: 2, from: [boss]"));
        QCOMPARE(rig.give("ed"), std::string());
        QVERIFY(said(rig.give("edTwo")).contains("ed@x.example has voted already"));
        QVERIFY(said(rig.give("cho")).contains("ed@x.example has voted already"));
        QCOMPARE(rig.records("approval.vote"), 1);
    }

    void aSignatureOfAnotherRequestSaysOfWhich()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("first", "need: 1, from: [boss]")
                  + approval("ok", "need: 1, from: [boss], expires: 5m"));
        const std::string first = rig.text();
        QCOMPARE(rig.give(fakeSignature("ed", first), "first"), std::string());
        rig.turn();
        QVERIFY(said(rig.give(fakeSignature("ed", first))).contains("request of the step first"));
        const std::string early = rig.text();
        rig.clock.advance(std::chrono::minutes(6));
        QVERIFY(said(rig.give(fakeSignature("ed", early))).contains("expired"));
        rig.turn();
        QCOMPARE(rig.card().kind, CardKind::Failed);
        QVERIFY(rig.engine->retry("ok", "Ana"));
        rig.turn();
        QVERIFY(said(rig.give(fakeSignature("ed", early))).contains("earlier request"));
        Rig other;
        other.signers(Rig::threePeople());
        other.begin(approval("ok", "need: 1, from: [boss], expires: 5m"));
        QVERIFY(said(rig.give(fakeSignature("ed", other.text()))).contains("another run"));
        QCOMPARE(rig.give("cho"), std::string());
    }

    void theRequestMayEndWhileASignatureIsChecked()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 1, from: [boss], expires: 5m"));
        rig.signing.answers = false;
        std::string first = "…";
        std::string second = "…";
        const std::string text = rig.text();
        rig.engine->approveSigned("ok", fakeSignature("ed", text), [&](Status status) {
            first = status ? "" : status.error().detail;
        });
        QVERIFY(rig.card().approval->checking);
        rig.engine->approveSigned("ok", fakeSignature("cho", text), [&](Status status) {
            second = status ? "" : status.error().detail;
        });
        QVERIFY(said(second).contains("another signature"));
        rig.clock.advance(std::chrono::minutes(6));
        rig.engine->poll();
        QCOMPARE(first, std::string("…"));
        rig.signing.pending();
        QVERIFY2(said(first).contains("over"), first.c_str());
        QCOMPARE(rig.records("approval.vote"), 0);
    }

    void peopleOfRolesAreChecked()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 1, from: [approver]"),
                  "roles: {approver: {from: [ed@x.example]}}\n");
        QVERIFY(rig.card().approval->unchecked.empty());
        QVERIFY(rig.card().approval->voters[0].counts);
        QVERIFY(!rig.card().approval->voters[1].counts);
        QVERIFY(said(rig.give("cho")).contains("not asked by this step"));
        QCOMPARE(rig.give("ed"), std::string());
    }

    void whoDroveItOnceMayNotApproveIt()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 1, from: [boss]"));
        QVERIFY(rig.engine->handOver("Ed", "Ana"));
        QVERIFY(said(rig.give("ed")).contains("drives this run"));
        QVERIFY(said(rig.give("ana")).contains("drives this run")); // she did, before
    }

    void votesSurviveACrash()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 2, from: [boss]") + grow);
        QCOMPARE(rig.give("ed"), std::string());
        const std::string text = rig.text();
        // What lies in the repository now does not matter any more.
        rig.signers(signersLine("eve@x.example", "eve"));
        rig.resume();
        QCOMPARE(rig.text(), text);
        QVERIFY(rig.card().approval->isSigned);
        QCOMPARE(rig.card().approval->votes.size(), size_t{1});
        QVERIFY(said(rig.give("eve")).contains("not in allowed_signers"));
        QVERIFY(!rig.give("ed").empty());
        QCOMPARE(rig.give("cho"), std::string());
        rig.turn();
        QVERIFY(rig.verified().intact());
        rig.files.files[rig.dir + "/allowed_signers"].bytes += "\n";
        QVERIFY(!verifyRun(rig.files, rig.dir).intact());
    }

    void aJournalOfBeforeIsReadAsByName()
    {
        Rig rig;
        rig.begin(approval("ok", "need: 2, from: [boss]") + grow);
        QVERIFY(rig.engine->approve("ok", "Ed"));
        rig.engine.reset();
        rig.files.restart(false);
        forge(rig.files, rig.dir, "approval.vote", [](nlohmann::json& body) {
            body["signature"] = ""; // as they were written
        });
        rig.signers(Rig::threePeople()); // came later
        rig.resume();
        QVERIFY(!rig.card().approval->isSigned);
        QVERIFY(rig.engine->approve("ok", "Cho"));
        QVERIFY(rig.verified().intact());
    }

    void somebodyElseAddsAVote()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 1, from: [boss]") + grow);
        const std::string text = rig.text();
        Engine second(rig.services());
        const Status held = second.openForVote(rig.dir);
        QVERIFY(!held && held.error().kind == ErrorKind::NotAvailable);
        rig.engine.reset();
        rig.engine = std::make_unique<Engine>(rig.services());
        QVERIFY(rig.engine->openForVote(rig.dir));
        QCOMPARE(rig.engine->view().operatorName, std::string("Ana"));
        QVERIFY(!rig.give(fakeSignature("ana", text)).empty());
        QCOMPARE(rig.give("ed"), std::string());
        // It only votes: the next step is left to who drives.
        QCOMPARE(rig.card().kind, CardKind::Approval);
        rig.engine->poll();
        QCOMPARE(rig.card().kind, CardKind::Approval);
        rig.resume();
        QCOMPARE(rig.card().stepId, std::string("grow"));
        QVERIFY(rig.verified().intact());
    }

    void verifyFindsWhatSomebodyForged()
    {
        const auto closed = [](Rig& rig) {
            rig.signers(Rig::threePeople());
            rig.begin(approval("ok", "need: 2, from: [boss]"));
            QCOMPARE(rig.give("ed"), std::string());
            QCOMPARE(rig.give("cho"), std::string());
            rig.turn();
            QCOMPARE(int(rig.engine->view().state), int(RunState::Succeeded));
            QVERIFY(rig.verified().intact());
        };
        const auto found = [](Rig& rig, const char* what) {
            const VerifyReport report = rig.verified();
            QVERIFY(!report.intact());
            QVERIFY2(said(report.damage.front()).contains(what), report.damage.front().c_str());
            QVERIFY(said(report.damage.front()).startsWith("journal.jsonl:"));
        };
        {
            Rig rig;
            closed(rig);
            const std::string bad = fakeSignature("ed", "something else");
            forge(rig.files, rig.dir, "approval.vote", [&](nlohmann::json& body) {
                if (body["who"] == "ed@x.example")
                    body["signature"] = bad;
            });
            found(rig, "ed@x.example");
        }
        {
            Rig rig;
            closed(rig);
            forge(rig.files, rig.dir, "approval.vote", [](nlohmann::json& body) {
                if (body["who"] == "ed@x.example")
                    body["who"] = "ana@x.example";
            });
            found(rig, "ana@x.example drives this run and may not approve it");
        }
        {
            Rig rig;
            closed(rig);
            forge(rig.files, rig.dir, "approval.vote", [](nlohmann::json& body) {
                if (body["who"] == "ed@x.example")
                    body["who"] = "eda@x.example";
            });
            found(rig, "that of ed@x.example");
        }
        {
            Rig rig;
            closed(rig);
            forge(rig.files, rig.dir, "approval.vote", [](nlohmann::json& body) {
                body["signed"] = false;
            });
            found(rig, "is not signed");
        }
        {
            Rig rig;
            closed(rig);
            forge(rig.files, rig.dir, "approval.requested", [](nlohmann::json& body) {
                body["need"] = 1;
            });
            found(rig, "does not say what it asks for");
        }
        {
            Rig rig;
            closed(rig);
            forge(rig.files, rig.dir, "approval.vote", [](nlohmann::json& body) {
                body["approved"] = body["who"] != "ed@x.example";
            });
            found(rig, "went on with 1 of 2 approvals");
        }
        Rig rig;
        closed(rig);
        rig.signing.there = false;
        QVERIFY(said(rig.verified().unchecked).contains("no ssh-keygen"));
    }

    void breakingTheGlassIsLoud()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 2, from: [boss]")
                      + "- {id: after, do: wait, with: {for: 1s}}\n",
                  "tags: [a]\n");
        QCOMPARE(rig.card().approval->breakWord, std::string("BREAK GLASS"));
        QCOMPARE(rig.give("ed"), std::string());
        QVERIFY(!rig.engine->breakGlass("ok", "Ana", "", "BREAK GLASS"));
        QVERIFY(!rig.engine->breakGlass("ok", "Ana", "nobody answers"));
        QVERIFY(!rig.engine->breakGlass("ok", "Ana", "nobody answers", "break glass"));
        QCOMPARE(rig.records("override"), 0);
        QVERIFY(rig.engine->breakGlass("ok", "Ana", "nobody answers", "BREAK GLASS"));
        rig.turn();
        const RunView& view = rig.engine->view();
        QCOMPARE(int(view.state), int(RunState::SucceededWithExceptions));
        QCOMPARE(view.overrides.size(), size_t{1});
        QVERIFY(said(view.overrides[0]).contains("nobody answers"));
        QCOMPARE(view.leftChanged.size(), size_t{1});
        QCOMPARE(view.leftChanged[0].owner, std::string("a")); // the runbook's team
        QVERIFY(view.leftChanged[0].until.has_value());
        QVERIFY(std::find(view.people.begin(), view.people.end(), "broke the glass Ana")
                != view.people.end());
        const VerifyReport report = rig.verified();
        QVERIFY(report.intact());
        QVERIFY(said(report.notes.front()).contains("nobody answers"));

        Rig drill;
        drill.begin(approval("ok", "need: 1, from: [boss]"), "modes: [live, drill]\n", Mode::Drill);
        QVERIFY(drill.card().approval->breakWord.empty());
        QVERIFY(drill.engine->breakGlass("ok", "Ana", "exercise"));
    }

    void aBrokenGlassSurvivesACrash()
    {
        Rig rig;
        rig.begin(approval("ok", "need: 1, from: [boss]") + grow);
        QVERIFY(rig.engine->breakGlass("ok", "Ana", "nobody answers", "BREAK GLASS"));
        // Died right behind the record: what follows from it follows again.
        rig.engine.reset();
        std::string& bytes = rig.files.files[journalPath(rig.dir)].bytes;
        const size_t cut = bytes.find('\n', bytes.find("\"type\":\"override\"")) + 1;
        bytes.resize(cut);
        forge(rig.files, rig.dir, "none", {});
        rig.resume();
        QCOMPARE(rig.card().stepId, std::string("grow"));
        QCOMPARE(rig.engine->view().leftChanged.size(), size_t{1});
    }
};
MIDWATCH_TEST(ApprovalsTest)
#include "tst_approvals.moc"
