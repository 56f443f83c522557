// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Append-only JSON Lines, one folder per run. Line: {v, seq, at, run, fence, type, prev, body};
// prev = SHA-256 of the previous line's bytes without its newline ("" for the first). Beside it lie
// `head` (what the last line must be: guards the one line that has no successor), `lock`, the
// frozen runbook and the evidence. One writer at a time: the lock keeps a second one out, and a
// writer that lost the run (its lock went with a copied folder, a network file system) finds
// records that are not its own and stops. A failed write or fsync ends it for good. Behind
// `run.closed` only `run.signed` (run_head.h says why) and `evidence.withdrawn` may follow.
#pragma once

#include "models/base/clock.h"
#include "models/runbook/journal/file_layer.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace mw::runbook {

struct Record
{
    uint64_t seq = 0;
    World at{};
    std::string run;
    int64_t fence = 0;
    std::string type;
    std::string prev;
    nlohmann::json body;
};

// Every line of the bytes. Error Decode with Place{file, line}: damage that is not a torn last
// line.
struct JournalContent
{
    std::vector<Record> records;
    std::string headHash; // of the last whole line
    std::string beforeHeadHash;
    size_t goodBytes = 0;
    size_t tornBytes = 0; // an unfinished last line
};
Result<JournalContent> parseJournal(std::string_view bytes, const std::string& file);
std::string journalPath(const std::string& dir);
Result<JournalContent> readJournal(FileLayer& files, const std::string& dir);

class Journal
{
public:
    enum class Keep { Durable, Lazy };

    // The folder is made, and it and its parent fsynced.
    static Result<std::unique_ptr<Journal>>
    create(FileLayer& files, const Clock& clock, const std::string& dir, const std::string& run);
    // Takes the lock, drops a torn last line, raises the fence. NotAvailable: somebody else writes;
    // Decode: it is damaged. evidence: of what is kept beside it, too.
    static Result<std::unique_ptr<Journal>>
    open(FileLayer& files, const Clock& clock, const std::string& dir, bool evidence = true);

    // Durable: on the disk when it returns. After an error every further append fails.
    Result<Record> append(const std::string& type, nlohmann::json body, Keep keep);
    // The final record is followed by a durable head.
    Status seal();
    // Gives the lock back: the run is over, and others may add their signature. Nothing more can be
    // appended here; what is known of it stays.
    void letGo();

    const std::vector<Record>& found() const { return m_found; } // by open()
    const std::string& dir() const { return m_dir; }
    const std::string& run() const { return m_run; }
    int64_t fence() const { return m_fence; }
    uint64_t records() const { return m_seq; }
    const std::string& headHash() const { return m_head; }
    std::chrono::milliseconds lastSync() const { return m_lastSync; }
    const std::optional<Error>& broken() const { return m_broken; }
    size_t droppedBytes() const { return m_dropped; }

private:
    Journal(FileLayer& files, const Clock& clock) : m_files(files), m_clock(clock) { }
    Status settle();
    Status writeHead(const std::string& before, const char* phase, bool durable);
    Error fail(Error error);

    FileLayer& m_files;
    const Clock& m_clock;
    std::string m_dir, m_run, m_head, m_before;
    std::unique_ptr<FileLock> m_lock;
    std::unique_ptr<AppendFile> m_file;
    std::vector<Record> m_found;
    uint64_t m_seq = 0, m_durable = 0;
    size_t m_bytes = 0; // of the journal, as this writer left it
    int64_t m_fence = 1;
    World m_lastAt{};
    std::chrono::milliseconds m_lastSync{};
    std::optional<Error> m_broken;
    size_t m_dropped = 0;
    bool m_closed = false; // run.closed was written
};

// A vote of a run, as it was journaled.
struct VoteRecord
{
    std::string place; // "journal.jsonl:12"
    std::string step, who;
    World at{};
    bool isSigned = false;
    std::string key, signature, text; // text: the request it must fit
    bool holds = false; // signed, and checked by checkSignatures()
    std::vector<std::string> names; // of the key that signed
    // Who was not to vote when it came, and the rest of the sentence that says why.
    std::vector<std::pair<std::string, std::string>> barred;
};

// A signature of the head of a closed run, as it was journaled.
struct HeadSignature
{
    std::string place; // "journal.jsonl:57"
    std::string who; // empty: no allowed_signers vouches for the key
    World at{};
    std::string key, keyType, signature;
    std::string text; // what it must have signed
    bool holds = false; // checked by checkSignatures()
};

// Evidence that was kept and taken out later: the file is gone, the record of keeping stays.
struct WithdrawnEvidence
{
    std::string place; // "journal.jsonl:58"
    std::string file, step, who, reason; // file: "evidence/12-roll-back"
    World at{};
};

struct VerifyReport
{
    bool readable = true;
    uint64_t records = 0;
    std::string run, state;
    std::string headHash, headWords; // of a closed run: of run.closed, else of the last record
    bool closed = false;
    std::vector<std::string> damage; // "journal.jsonl:12: …"
    std::vector<std::string> notes; // a torn last line was dropped, evidence withdrawn
    std::vector<VoteRecord> votes; // approvals, in order
    std::vector<WithdrawnEvidence> withdrawn; // in order
    std::vector<HeadSignature> heads; // in order; none: the head is not signed
    std::string signers; // the frozen allowed_signers; empty: votes are by name
    std::string unchecked; // why signatures could not be checked
    bool intact() const { return readable && damage.empty(); }
};
// Chain, head, fences, frozen files, evidence hashes and whether each approval has its votes; needs
// no estate. Signatures themselves need ssh-keygen: checkSignatures() of sign/audit.h.
// evidence: its files, which may be large, are read as well.
VerifyReport verifyRun(FileLayer& files, const std::string& dir, bool evidence = true);
// The parts of it that look at approvals (verify_votes.cpp), and then at signatures of the head
// (verify_head.cpp).
void checkVotes(FileLayer& files,
                const std::string& dir,
                const JournalContent& content,
                VerifyReport& out);
void checkHeads(const JournalContent& content, VerifyReport& out);

} // namespace mw::runbook
