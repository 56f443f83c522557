// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/journal.h"
#include "models/runbook/journal/redact.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

FixedClock& clockOf()
{
    static FixedClock clock{World(Millis(1'770'000'000'000))};
    return clock;
}

std::unique_ptr<Journal> newRun(MemoryFiles& files)
{
    auto made = Journal::create(files, clockOf(), "/runs/r", "r");
    if (!made)
        qFatal("%s", describe(made.error()).c_str());
    return std::move(*made);
}

void writeRun(MemoryFiles& files)
{
    const auto journal = newRun(files);
    files.files["/runs/r/runbook.yaml"].bytes = "id: t\n";
    const auto keep = Journal::Keep::Durable;
    QVERIFY(
        journal->append("run.created", {{"runbook", "t"}, {"sha256", sha256Hex("id: t\n")}}, keep));
    QVERIFY(journal->append("note", {{"text", "äöü ✓"}, {"who", "Ana"}}, keep));
    QVERIFY(journal->append("step.progress", {{"step", "x"}, {"value", 0.5}}, Journal::Keep::Lazy));
    QVERIFY(journal->append("run.closed", {{"state", "succeeded"}}, keep));
    QVERIFY(journal->seal());
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreTheFinalFormat()
    {
        MemoryFiles files;
        writeRun(files);
        const std::string bytes = files.files["/runs/r/journal.jsonl"].bytes;
        std::string prev;
        size_t start = 0;
        int seq = 0;
        while (start < bytes.size()) {
            const size_t end = bytes.find('\n', start);
            const std::string line = bytes.substr(start, end - start);
            const auto json = nlohmann::json::parse(line);
            std::set<std::string> keys;
            for (const auto& [key, value] : json.items())
                keys.insert(key);
            QCOMPARE(
                keys,
                (std::set<std::string>{"v", "seq", "at", "run", "fence", "type", "prev", "body"}));
            QCOMPARE(json["seq"].get<int>(), ++seq);
            QCOMPARE(json["prev"].get<std::string>(), prev);
            prev = sha256Hex(line);
            start = end + 1;
        }
        const auto report = verifyRun(files, "/runs/r");
        QVERIFY(report.intact());
        QVERIFY(report.closed);
        QCOMPARE(report.headHash, prev);
        QCOMPARE(std::count(report.headWords.begin(), report.headWords.end(), ' '), 7);
    }

    // The power goes twice. First the head of a record is on the disk and the record is not; then,
    // after the run went on, the new record is there and its head is not: the head left on the
    // disk must not be the one of the record that was lost.
    void aHeadOfALostRecordIsSettledBeforeTheRunGoesOn()
    {
        MemoryFiles files;
        const auto lazily = Journal::Keep::Lazy;
        {
            const auto first = newRun(files);
            QVERIFY(first->append("note", {{"text", "kept"}}, Journal::Keep::Durable));
            QVERIFY(first->append("note", {{"text", "lost"}}, lazily));
        }
        auto& lines = files.files["/runs/r/journal.jsonl"];
        lines.bytes.resize(lines.synced);
        lines.writes.clear();
        files.files["/runs/r/head"].overwritten = false;
        files.locks.clear();
        {
            auto second = Journal::open(files, clockOf(), "/runs/r");
            QVERIFY2(second.has_value(), second ? "" : describe(second.error()).c_str());
            QVERIFY((*second)->append("note", {{"text", "another"}}, lazily));
        }
        auto& left = files.files["/runs/r/head"];
        QVERIFY(left.overwritten);
        left.bytes = left.before;
        left.overwritten = false;
        files.locks.clear();
        const auto report = verifyRun(files, "/runs/r");
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
        QVERIFY(Journal::open(files, clockOf(), "/runs/r").has_value());
    }

    // A head counts as kept only what is: a process that ends leaves its last lines to the kernel.
    void whatAHeadCountsAsKeptIsKept()
    {
        MemoryFiles files;
        {
            const auto first = newRun(files);
            QVERIFY(first->append("note", {{"text", "kept"}}, Journal::Keep::Durable));
            QVERIFY(first->append("note", {{"text", "in memory"}}, Journal::Keep::Lazy));
        }
        files.restart(false);
        {
            auto second = Journal::open(files, clockOf(), "/runs/r");
            QVERIFY(second.has_value());
            QVERIFY((*second)->append("note", {{"text", "more"}}, Journal::Keep::Lazy));
        }
        auto& lines = files.files["/runs/r/journal.jsonl"];
        lines.bytes.resize(lines.synced); // and the newest head is on the disk
        lines.writes.clear();
        files.files["/runs/r/head"].overwritten = false;
        files.locks.clear();
        const auto report = verifyRun(files, "/runs/r");
        QVERIFY2(report.intact(), report.damage.empty() ? "" : report.damage.front().c_str());
    }

    void everyFlippedByteIsFound()
    {
        MemoryFiles files;
        writeRun(files);
        std::string& bytes = files.files["/runs/r/journal.jsonl"].bytes;
        const std::string good = bytes;
        for (size_t i = 0; i < good.size(); ++i) {
            for (const int bit : {0, 1, 5, 7}) {
                bytes = good;
                bytes[i] = static_cast<char>(bytes[i] ^ (1 << bit));
                const auto report = verifyRun(files, "/runs/r");
                if (report.intact())
                    QFAIL(qPrintable(QStringLiteral("byte %1 bit %2").arg(i).arg(bit)));
            }
        }
        bytes = good;
        QVERIFY(verifyRun(files, "/runs/r").intact());
    }

    void cutsAndSwapsAreFound()
    {
        MemoryFiles files;
        writeRun(files);
        std::string& bytes = files.files["/runs/r/journal.jsonl"].bytes;
        const std::string good = bytes;
        for (size_t cut = 0; cut < good.size(); ++cut) {
            bytes = good.substr(0, cut);
            QVERIFY2(!verifyRun(files, "/runs/r").intact(), qPrintable(QString::number(cut)));
        }
        bytes = good + good.substr(0, good.find('\n') + 1);
        QVERIFY(!verifyRun(files, "/runs/r").intact());
        bytes = good;
        files.files["/runs/r/runbook.yaml"].bytes += " ";
        QVERIFY(!verifyRun(files, "/runs/r").intact());
    }

    void damageNamesTheLine()
    {
        MemoryFiles files;
        writeRun(files);
        std::string& bytes = files.files["/runs/r/journal.jsonl"].bytes;
        bytes[bytes.find("Ana")] = 'E'; // in line 2, seen in line 3
        const auto report = verifyRun(files, "/runs/r");
        QCOMPARE(report.damage.size(), size_t{1});
        QVERIFY2(report.damage[0].starts_with("journal.jsonl:3:"), report.damage[0].c_str());
    }

    void tornLastLineIsDropped()
    {
        MemoryFiles files;
        {
            const auto journal = newRun(files);
            files.files["/runs/r/runbook.yaml"].bytes = "x";
            QVERIFY(journal->append(
                "run.created", {{"sha256", sha256Hex("x")}}, Journal::Keep::Durable));
        }
        std::string& bytes = files.files["/runs/r/journal.jsonl"].bytes;
        const std::string good = bytes;
        bytes += "{\"v\":1,\"seq\":2,\"at\"";
        QVERIFY(verifyRun(files, "/runs/r").intact());
        auto opened = Journal::open(files, clockOf(), "/runs/r");
        QVERIFY(opened.has_value());
        QCOMPARE((*opened)->droppedBytes(), size_t{19});
        QCOMPARE((*opened)->fence(), int64_t{2});
        QCOMPARE(bytes, good);
        QVERIFY((*opened)->append("note", {{"text", "on"}}, Journal::Keep::Durable));
        QVERIFY(verifyRun(files, "/runs/r").intact());
    }

    void oldWriterIsFound()
    {
        MemoryFiles files;
        const auto first = newRun(files);
        files.files["/runs/r/runbook.yaml"].bytes = "x";
        QVERIFY(first->append("run.created", {{"sha256", sha256Hex("x")}}, Journal::Keep::Durable));
        files.restart(false); // its lock is lost: another machine takes over
        auto second = Journal::open(files, clockOf(), "/runs/r");
        QVERIFY(second.has_value());
        QVERIFY((*second)->append("note", {{"text", "2"}}, Journal::Keep::Durable));
        // It does not know, and is stopped before it writes; for good.
        const auto late = first->append("note", {{"text", "1"}}, Journal::Keep::Durable);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::Conflict);
        QVERIFY(!first->append("note", {{"text", "1"}}, Journal::Keep::Durable));
        QVERIFY(verifyRun(files, "/runs/r").intact());
        QVERIFY((*second)->append("note", {{"text", "3"}}, Journal::Keep::Durable));
        // Were it to write all the same, the chain would show it.
        std::string& bytes = files.files["/runs/r/journal.jsonl"].bytes;
        const size_t last = bytes.rfind('\n', bytes.size() - 2) + 1;
        std::string forged = bytes.substr(last);
        forged.replace(forged.find("\"fence\":2"), 9, "\"fence\":1");
        bytes.replace(last, std::string::npos, forged);
        QVERIFY(!verifyRun(files, "/runs/r").intact());
    }

    void fullDiskAndFailedSyncAreFinal()
    {
        for (const bool full : {true, false}) {
            MemoryFiles files;
            const auto journal = newRun(files);
            files.files["/runs/r/runbook.yaml"].bytes = "x";
            QVERIFY(journal->append(
                "run.created", {{"sha256", sha256Hex("x")}}, Journal::Keep::Durable));
            const auto size = static_cast<int>(files.files["/runs/r/journal.jsonl"].bytes.size());
            if (full)
                files.fullAfterBytes = size + 20;
            else
                files.failSyncAfter = files.syncs;
            QVERIFY(!journal->append("note", {{"text", "a"}}, Journal::Keep::Durable));
            files.fullAfterBytes = files.failSyncAfter = -1;
            QVERIFY(!journal->append(
                "note", {{"text", "b"}}, Journal::Keep::Durable)); // never tried again
            QVERIFY(journal->broken().has_value());
            files.files["/runs/r/runbook.yaml"].synced = 1;
            files.restart(true);
            QVERIFY(verifyRun(files, "/runs/r").intact());
        }
    }

    void realFilesBehaveTheSame()
    {
        QTemporaryDir temp;
        const auto files = makeFileLayer();
        const std::string dir = temp.path().toStdString() + "/runs/r";
        {
            auto journal = Journal::create(*files, clockOf(), dir, "r");
            QVERIFY(journal.has_value());
            QVERIFY(files->overwrite(dir + "/runbook.yaml", "x", true));
            QVERIFY((*journal)->append(
                "run.created", {{"sha256", sha256Hex("x")}}, Journal::Keep::Durable));
            QVERIFY(!Journal::create(*files, clockOf(), dir, "r"));
            const auto locked = Journal::open(*files, clockOf(), dir);
            QVERIFY(!locked);
            QCOMPARE(locked.error().kind, ErrorKind::NotAvailable);
        }
        auto again = Journal::open(*files, clockOf(), dir);
        QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
        QCOMPARE((*again)->found().size(), size_t{1});
        QVERIFY(verifyRun(*files, dir).intact());
    }

    void timeNeverRunsBackwards()
    {
        MemoryFiles files;
        FixedClock clock{World(Millis(1'770'000'000'000))};
        auto journal = Journal::create(files, clock, "/runs/r", "r");
        QVERIFY(journal.has_value());
        const auto first = (*journal)->append("note", {{"text", "a"}}, Journal::Keep::Durable);
        clock.advance(Millis(-3'600'000));
        const auto second = (*journal)->append("note", {{"text", "b"}}, Journal::Keep::Durable);
        QVERIFY(second->at >= first->at);
    }

    void secretsAreTakenOut()
    {
        Redactor redactor;
        redactor.add("env:DB", "s3cr3t-value");
        QCOMPARE(redactor.clean(std::string("x s3cr3t-value y")), std::string("x ‹env:DB› y"));
        for (const char* text :
             {"Authorization: Bearer abcdefghijklmnop",
              "password=hunter22",
              "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----",
              "postgres://app:pa55word@db/x",
              "AKIAIOSFODNN7EXAMPLE"}) {
            const std::string clean = redactor.clean(std::string(text));
            QVERIFY2(clean.find("‹") != std::string::npos, clean.c_str());
            for (const char* secret :
                 {"abcdefghijklmnop", "hunter22", "\nabc\n", "pa55word", "AKIAIOSFODNN7EXAMPLE"})
                QVERIFY2(clean.find(secret) == std::string::npos, clean.c_str());
        }
        const nlohmann::json env{{"name", "DB_PASSWORD"}, {"value", "plain"}};
        QCOMPARE(redactor.clean(env)["value"].get<std::string>(), std::string("‹redacted›"));
        QCOMPARE(redactor.clean(std::string("replicas: 6, revision 4")),
                 std::string("replicas: 6, revision 4"));
    }
};

MIDWATCH_TEST(JournalTest)
#include "tst_journal.moc"
