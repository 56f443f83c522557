// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who was not to vote is found again in the journal: verify repeats what the engine refuses.
#include "tests/models/runbook/approval_rig.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;
using Rig = ApprovalRig;

class ExcludedVotesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verifyFindsAVoteOfSomebodyExcluded()
    {
        const auto run = [](Rig& rig, const std::string& with, const char* forgedDriver = nullptr) {
            rig.begin(approval("ok", "need: 1, from: [boss]" + with));
            if (rig.card().approval->isSigned)
                QCOMPARE(rig.give("ed"), std::string());
            else
                QVERIFY(rig.engine->approve("ok", "Ed"));
            rig.turn();
            QCOMPARE(int(rig.engine->view().state), int(RunState::Succeeded));
            QVERIFY(rig.verified().intact());
            if (forgedDriver)
                forge(rig.files, rig.dir, "lease", [&](nlohmann::json& body) {
                    body["operator"] = forgedDriver;
                });
        };
        const auto vote = [](Rig& rig) {
            const auto content = readJournal(rig.files, rig.dir);
            for (const Record& record : content->records) {
                if (record.type == "approval.vote")
                    return "journal.jsonl:" + std::to_string(record.seq) + ": the vote of ";
            }
            return std::string("no vote");
        };
        const auto damage = [](Rig& rig) {
            const VerifyReport report = rig.verified();
            return report.damage.empty() ? std::string("none") : report.damage.front();
        };
        Rig byName;
        run(byName, "", "ed@x.example");
        QCOMPARE(damage(byName), vote(byName) + "Ed: Ed drives this run and may not approve it");
        Rig isSigned;
        isSigned.signers(Rig::threePeople());
        run(isSigned, ", distinct_from: [operator]", "Ed");
        QCOMPARE(damage(isSigned),
                 vote(isSigned)
                     + "ed@x.example: ed@x.example drives this run and may not approve it");
        // Who drove later could vote before; who may vote in any case still may.
        Rig anybody;
        run(anybody, ", distinct_from: []", "Ed");
        QVERIFY(anybody.verified().intact());
        // The journal names one principal of the key; the key has another, which drives.
        Rig hidden;
        hidden.signers(signersLine("ed@x.example,dee@x.example", "ed"));
        run(hidden, "");
        forge(hidden.files, hidden.dir, "lease", [](nlohmann::json& body) {
            body["operator"] = "dee";
        });
        forge(hidden.files, hidden.dir, "approval.vote", [](nlohmann::json& body) {
            body["names"] = {"ed@x.example"};
        });
        QVERIFY2(said(damage(hidden)).contains("dee@x.example drives this run"),
                 damage(hidden).c_str());
        QVERIFY(said(damage(hidden)).startsWith(said(vote(hidden))));
    }

    void verifyFindsAVoteOfTheAuthor()
    {
        Rig rig;
        rig.signers(Rig::threePeople());
        rig.begin(approval("ok", "need: 1, from: [boss], distinct_from: [author]"));
        QCOMPARE(rig.give("ed"), std::string());
        rig.turn();
        QVERIFY(rig.verified().intact());
        // Had Ed written the runbook, the vote would not have counted.
        std::string& bytes = rig.files.files[journalPath(rig.dir)].bytes;
        auto line = nlohmann::json::parse(bytes.substr(0, bytes.find('\n')));
        line["type"] = "run.author";
        line["body"] = {{"names", {"Somebody", "Ed"}}};
        bytes.insert(bytes.find('\n') + 1, line.dump() + "\n");
        forge(rig.files, rig.dir, "none", {});
        const VerifyReport report = rig.verified();
        QVERIFY(!report.intact());
        QVERIFY2(said(report.damage.front()).contains("ed@x.example wrote this runbook"),
                 report.damage.front().c_str());
    }
};

MIDWATCH_TEST(ExcludedVotesTest)
#include "tst_excluded_votes.moc"
