// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence is taken out of a run; that it was there, and who took it out, stays and verifies.
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

constexpr const char* steps = "- {id: ask, do: manual, with: {ask: done?}}\n"
                              "- {id: again, do: manual, with: {ask: and now?}}\n";

struct Rig
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    MemoryFiles files;
    FakeWorld world{clock};
    std::unique_ptr<Engine> engine;
    std::string dir;

    Rig()
    {
        engine = std::make_unique<Engine>(world.services(files));
        if (const Status made = engine->create(request(runbookText(steps))); !made)
            qFatal("%s", describe(made.error()).c_str());
        crank(*engine, world, clock);
        dir = engine->view().dir;
        if (!engine->start("Ana"))
            qFatal("not started");
        crank(*engine, world, clock);
        if (!engine->answer("ask", "Ana", {}, {}, {{"text", "who called", "Mrs. Smith, 555-0199"}}))
            qFatal("not answered");
        crank(*engine, world, clock);
    }
    void close()
    {
        QVERIFY(engine->answer("again", "Ana"));
        crank(*engine, world, clock);
        QVERIFY(isFinal(engine->view().state));
    }
    const EvidenceView& kept() const { return engine->view().evidence.front(); }
    std::string path(const std::string& suffix = {}) const
    {
        return dir + '/' + kept().file + suffix;
    }
    VerifyReport verify() { return verifyRun(files, dir); }
    void open()
    {
        engine = std::make_unique<Engine>(world.services(files));
        QVERIFY(engine->openReadOnly(dir));
    }
    bool notes(const std::string& words)
    {
        const VerifyReport report = verify();
        return std::any_of(report.notes.begin(), report.notes.end(), [&](const auto& note) {
            return note.find(words) != std::string::npos;
        });
    }
};

} // namespace

class WithdrawTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromAnOpenRun()
    {
        Rig rig;
        QVERIFY(rig.files.exists(rig.path()) && rig.files.exists(rig.path(".salt")));
        QVERIFY(!rig.engine->withdraw(rig.kept().file, "Ana", {})); // a reason is needed
        QVERIFY(!rig.engine->withdraw("evidence/99-ask", "Ana", "x"));
        QVERIFY(rig.engine->withdraw(rig.kept().file, "Ana", "a caller's number"));
        QVERIFY(!rig.files.exists(rig.path()) && !rig.files.exists(rig.path(".salt")));
        QCOMPARE(rig.kept().withdrawnBy, std::string("Ana"));
        QCOMPARE(rig.kept().withdrawnWhy, std::string("a caller's number"));
        QVERIFY(!rig.engine->withdraw(rig.kept().file, "Bo", "again"));
        rig.close();
        const VerifyReport report = rig.verify();
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QCOMPARE(report.withdrawn.size(), 1u);
        QCOMPARE(report.withdrawn[0].file, rig.kept().file);
        QCOMPARE(report.withdrawn[0].step, std::string("ask"));
        QCOMPARE(report.withdrawn[0].who, std::string("Ana"));
        QCOMPARE(report.withdrawn[0].reason, std::string("a caller's number"));
        QVERIFY(rig.notes("withdrawn by Ana at 2026-03-01T"));
        // The proof that it was there stays.
        const auto content = readJournal(rig.files, rig.dir);
        QVERIFY(content);
        QVERIFY(std::any_of(
            content->records.begin(), content->records.end(), [&](const Record& record) {
                return record.type == "evidence" && record.body.value("file", "") == rig.kept().file
                    && record.body.value("sha256", "").size() == 64;
            }));
    }

    void fromARunThatIsOverItsHeadStays()
    {
        Rig rig;
        rig.close();
        const VerifyReport before = rig.verify();
        QVERIFY(before.intact() && before.closed);
        rig.open();
        QVERIFY(rig.engine->withdraw(rig.kept().file, "Cho", "seen in the review"));
        QVERIFY(!rig.files.exists(rig.path()));
        const VerifyReport after = rig.verify();
        QVERIFY2(after.intact(), after.damage.empty() ? "" : after.damage.front().c_str());
        QCOMPARE(after.headWords, before.headWords); // noted elsewhere: still true
        QCOMPARE(after.records, before.records + 1);
        QCOMPARE(after.state, before.state);
        rig.open(); // and it can be read again
        QCOMPARE(rig.kept().withdrawnBy, std::string("Cho"));
        QVERIFY(isFinal(rig.engine->view().state));
    }

    void fromARunThatSomebodyElseDrives()
    {
        Rig rig;
        Engine other(rig.world.services(rig.files));
        QVERIFY(other.openReadOnly(rig.dir));
        const Status refused = other.withdraw(rig.kept().file, "Cho", "why");
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(ErrorKind::NotAvailable));
        QVERIFY(rig.files.exists(rig.path()));
        rig.engine.reset(); // nobody drives it any more
        QVERIFY(other.withdraw(other.view().evidence.front().file, "Cho", "why"));
        QVERIFY(rig.verify().intact());
        rig.engine = std::make_unique<Engine>(rig.world.services(rig.files));
        QVERIFY(rig.engine->resume(rig.dir, "Ana"));
        rig.close();
        QVERIFY(rig.verify().intact());
    }

    // Died between the record and the file.
    void whatWasLeftBehindIsRemovedTheSecondTime()
    {
        Rig rig;
        const auto bytes = rig.files.files[rig.path()];
        QVERIFY(rig.engine->withdraw(rig.kept().file, "Ana", "why"));
        rig.files.files[rig.path()] = bytes;
        QVERIFY(rig.verify().intact());
        QVERIFY(rig.notes("still here"));
        const uint64_t records = rig.verify().records;
        QVERIFY(rig.engine->withdraw(rig.kept().file, "Ana", "why"));
        QVERIFY(!rig.files.exists(rig.path()));
        QCOMPARE(rig.verify().records, records);
    }

    void aFileThatIsGoneWithoutARecordIsDamage()
    {
        Rig rig;
        QVERIFY(rig.files.remove(rig.path()));
        QVERIFY(!rig.verify().intact());
    }

    void aWithdrawalOfNothingOrByNobodyIsDamage_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("reason");
        QTest::newRow("never kept") << "evidence/99-x"
                                    << "Ana"
                                    << "why";
        QTest::newRow("nobody") << ""
                                << ""
                                << "why";
        QTest::newRow("no reason") << ""
                                   << "Ana"
                                   << "";
        QTest::newRow("something outside") << "../../notes"
                                           << "Ana"
                                           << "why";
    }

    void aWithdrawalOfNothingOrByNobodyIsDamage()
    {
        QFETCH(QString, file);
        QFETCH(QString, who);
        QFETCH(QString, reason);
        Rig rig;
        const std::string kept = rig.kept().file;
        rig.engine.reset();
        auto journal = Journal::open(rig.files, rig.clock, rig.dir);
        QVERIFY(journal);
        QVERIFY((*journal)->append("evidence.withdrawn",
                                   {{"file", file.isEmpty() ? kept : file.toStdString()},
                                    {"who", who.toStdString()},
                                    {"reason", reason.toStdString()}},
                                   Journal::Keep::Durable));
        QVERIFY(!rig.verify().intact());
    }

    void nothingElseFollowsTheEnd()
    {
        Rig rig;
        rig.close();
        auto journal = Journal::open(rig.files, rig.clock, rig.dir);
        QVERIFY(journal);
        QVERIFY(!(*journal)->append("note", {{"text", "x"}}, Journal::Keep::Durable));
    }
};

MIDWATCH_TEST(WithdrawTest)
#include "tst_withdraw.moc"
