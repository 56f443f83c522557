// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/body.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/journal.h"

#include <set>
#include <sstream>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

struct Head
{
    uint64_t seq = 0;
    std::string hash, before;
    uint64_t durable = 0;
    std::string phase; // open closing closed
};

std::optional<Head> readHead(const std::string& text)
{
    std::istringstream in(text);
    Head head;
    if (!(in >> head.seq >> head.hash >> head.before >> head.durable >> head.phase)
        || head.hash.size() != 64)
        return std::nullopt;
    if (text
        != std::to_string(head.seq) + ' ' + head.hash + ' ' + head.before + ' '
            + std::to_string(head.durable) + ' ' + head.phase + '\n')
        return std::nullopt;
    if (head.phase != "open" && head.phase != "closing" && head.phase != "closed")
        return std::nullopt;
    if (head.before == "-")
        head.before.clear();
    return head;
}

// The writer died while it added a signature behind the end.
bool wasSigning(FileLayer& files, const std::string& dir, uint64_t records)
{
    const auto bytes = files.read(dir + "/head", 4096);
    const auto head = bytes ? readHead(*bytes) : std::nullopt;
    return head && head->phase == "closing" && head->seq == records + 1;
}

// The chain guards every line but the last; the head guards that one.
void checkHead(FileLayer& files,
               const std::string& dir,
               const JournalContent& content,
               std::string_view tail,
               VerifyReport& out)
{
    const auto bytes = files.read(dir + "/head", 4096);
    const uint64_t last = content.records.size();
    const std::string at = "journal.jsonl:" + std::to_string(last) + ": ";
    const auto head = bytes ? readHead(*bytes) : std::nullopt;
    if (!head) {
        // It is only fsynced when a run ends.
        if (out.closed)
            out.damage.push_back("head: missing or unreadable: the last line cannot be checked");
        else
            out.notes.push_back(
                "the head is unreadable (power was lost); the last line cannot be checked");
        return;
    }
    if (head->phase == "closed" && (head->seq != last || !out.closed)) {
        out.damage.push_back(at + "the run was closed with record " + std::to_string(head->seq)
                             + ", which is not here");
    } else if (last < head->durable) {
        out.damage.push_back(at + std::to_string(head->durable) + " records were kept, "
                             + std::to_string(last) + " are here");
    } else if (head->seq == last) {
        if (head->hash != content.headHash)
            out.damage.push_back(at + "the last line is not the one that was written");
        else if (head->before != content.beforeHeadHash)
            out.damage.push_back("head: does not name the line before the last");
    } else if (head->seq == last + 1) {
        if (head->before != content.headHash)
            out.damage.push_back(at + "the last line is not the one that was written");
        else if (!tail.empty() && sha256Hex(tail.substr(0, tail.size() - 1)) == head->hash)
            out.damage.push_back("journal.jsonl:" + std::to_string(last + 1)
                                 + ": the end of the line was changed");
        else
            out.notes.push_back("the writer died while writing record " + std::to_string(last + 1));
    } else if (head->seq > last) {
        out.notes.push_back("records after " + std::to_string(last)
                            + " were not yet kept (power was lost)");
    } else if (out.closed) {
        out.damage.push_back("head: older than the end of the run");
    } else {
        out.notes.push_back("the head is older than the journal (power was lost)");
    }
}

// What was taken out must have been kept before, and somebody must stand for it.
std::set<std::string> checkWithdrawn(FileLayer& files,
                                     const std::string& dir,
                                     const JournalContent& content,
                                     VerifyReport& out)
{
    std::set<std::string> kept;
    std::set<std::string> withdrawn;
    for (const Record& record : content.records) {
        if (record.type == "evidence")
            kept.insert(text(record.body, "file"));
        if (record.type != "evidence.withdrawn")
            continue;
        WithdrawnEvidence one;
        one.place = "journal.jsonl:" + std::to_string(record.seq);
        one.file = text(record.body, "file");
        one.step = text(record.body, "step");
        one.who = text(record.body, "who");
        one.reason = text(record.body, "reason");
        one.at = record.at;
        if (!kept.count(one.file)) {
            out.damage.push_back(one.place + ": withdraws \"" + one.file
                                 + "\", which was not kept before");
            continue;
        }
        if (one.who.empty() || one.reason.empty())
            out.damage.push_back(one.place + ": withdraws " + one.file
                                 + ", and does not say who and why");
        if (!withdrawn.insert(one.file).second) {
            out.damage.push_back(one.place + ": withdraws " + one.file + " a second time");
            continue;
        }
        out.notes.push_back(one.file + ": withdrawn by " + one.who + " at " + formatTime(one.at)
                            + ": " + one.reason);
        if (files.exists(dir + '/' + one.file))
            out.notes.push_back(one.file + ": its file is still here; withdraw it again");
        out.withdrawn.push_back(std::move(one));
    }
    return withdrawn;
}

void checkFiles(FileLayer& files,
                const std::string& dir,
                const JournalContent& content,
                bool evidence,
                VerifyReport& out)
{
    const std::set<std::string> withdrawn = checkWithdrawn(files, dir, content, out);
    for (const Record& record : content.records) {
        if (record.type == "run.created") {
            const auto bytes = files.read(dir + "/runbook.yaml", 4u << 20);
            if (!bytes)
                out.damage.push_back("runbook.yaml: missing");
            else if (sha256Hex(*bytes) != text(record.body, "sha256"))
                out.damage.push_back("runbook.yaml: is not the text that was run");
        }
        if (!evidence || record.type != "evidence" || text(record.body, "file").empty())
            continue;
        const std::string name = text(record.body, "file");
        if (withdrawn.count(name))
            continue;
        const auto bytes = files.read(dir + '/' + name, 256u << 20);
        const auto salt = files.read(dir + '/' + name + ".salt", 256);
        if (!bytes || !salt)
            out.damage.push_back(std::string(name).append(": missing"));
        else if (sha256Hex(*salt + *bytes) != text(record.body, "sha256"))
            out.damage.push_back(std::string(name).append(": was changed after it was kept"));
    }
}

} // namespace

VerifyReport verifyRun(FileLayer& files, const std::string& dir, bool evidence)
{
    VerifyReport out;
    const auto bytes = files.read(journalPath(dir), 256u << 20);
    if (!bytes) {
        out.readable = false;
        out.damage.push_back(describe(bytes.error()));
        return out;
    }
    const auto content = parseJournal(*bytes, "journal.jsonl");
    if (!content) {
        out.damage.push_back(describe(content.error()));
        return out;
    }
    out.records = content->records.size();
    for (const Record& record : content->records) {
        out.run = record.run;
        if (record.type == "run.closed") {
            out.closed = true;
            out.state = text(record.body, "state");
        }
    }
    if (content->tornBytes > 0) {
        const std::string what = "journal.jsonl:" + std::to_string(out.records + 1)
            + ": an unfinished last line of " + std::to_string(content->tornBytes) + " bytes";
        if (out.closed && !wasSigning(files, dir, out.records))
            out.damage.push_back(what + " after the end of the run");
        else
            out.notes.push_back(what + " is dropped");
    }
    if (content->records.empty())
        out.damage.push_back("journal.jsonl: no whole record");
    checkHead(files, dir, *content, std::string_view(*bytes).substr(content->goodBytes), out);
    checkFiles(files, dir, *content, evidence, out);
    checkVotes(files, dir, *content, out);
    checkHeads(*content, out);
    return out;
}

} // namespace mw::runbook
