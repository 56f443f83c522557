// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
};

std::optional<Head> readHead(const std::string& text)
{
    std::istringstream in(text);
    Head head;
    std::string rest;
    if (!(in >> head.seq >> head.hash >> head.before) || in >> rest || head.hash.size() != 64)
        return std::nullopt;
    if (text != std::to_string(head.seq) + ' ' + head.hash + ' ' + head.before + '\n')
        return std::nullopt;
    return head;
}

std::string text(const Json& body, const char* key)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_string() ? it->get<std::string>() : std::string();
}

void checkHead(FileLayer& files,
               const std::string& dir,
               const JournalContent& content,
               VerifyReport& out)
{
    const std::string file = "head: ";
    const auto bytes = files.read(dir + "/head", 4096);
    const uint64_t last = content.records.size();
    if (!bytes) {
        out.damage.push_back(file + "missing: the last line of the journal cannot be checked");
        return;
    }
    const auto head = readHead(*bytes);
    if (!head) {
        if (bytes->empty() && last == 0)
            return;
        out.damage.push_back(file + "unreadable");
        return;
    }
    if (head->seq == last) {
        if (head->hash != content.headHash)
            out.damage.push_back("journal.jsonl:" + std::to_string(last)
                                 + ": the last line is not the one that was written");
        else if (out.closed && (head->before == "-" ? "" : head->before) != content.beforeHeadHash)
            out.damage.push_back(file + "does not name the line before the last");
    } else if (head->seq == last + 1 && !out.closed) {
        // Died between the head and its line.
        if ((head->before == "-" ? "" : head->before) != content.headHash)
            out.damage.push_back("journal.jsonl:" + std::to_string(last)
                                 + ": the last line is not the one that was written");
        else
            out.notes.push_back("the writer died while writing record " + std::to_string(last + 1));
    } else if (head->seq < last && !out.closed) {
        out.notes.push_back("the head is older than the journal (power was lost)");
    } else {
        out.damage.push_back("journal.jsonl:" + std::to_string(last) + ": "
                             + std::to_string(head->seq) + " records were written, "
                             + std::to_string(last) + " are here");
    }
}

void checkFiles(FileLayer& files,
                const std::string& dir,
                const JournalContent& content,
                VerifyReport& out)
{
    std::set<std::string> withdrawn;
    for (const Record& record : content.records) {
        if (record.type == "evidence.withdrawn")
            withdrawn.insert(text(record.body, "file"));
    }
    for (const Record& record : content.records) {
        if (record.type == "run.created") {
            const auto bytes = files.read(dir + "/runbook.yaml", 4u << 20);
            if (!bytes)
                out.damage.push_back("runbook.yaml: missing");
            else if (sha256Hex(*bytes) != text(record.body, "sha256"))
                out.damage.push_back("runbook.yaml: is not the text that was run");
        }
        if (record.type != "evidence" || text(record.body, "file").empty())
            continue;
        const std::string name = text(record.body, "file");
        if (withdrawn.count(name)) {
            out.notes.push_back(name + ": withdrawn");
            continue;
        }
        const auto bytes = files.read(dir + '/' + name, 256u << 20);
        const auto salt = files.read(dir + '/' + name + ".salt", 256);
        if (!bytes || !salt)
            out.damage.push_back(name + ": missing");
        else if (sha256Hex(*salt + *bytes) != text(record.body, "sha256"))
            out.damage.push_back(name + ": was changed after it was kept");
    }
}

} // namespace

VerifyReport verifyRun(FileLayer& files, const std::string& dir)
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
    out.headHash = content->headHash;
    out.headWords = hashWords(content->headHash);
    for (const Record& record : content->records) {
        out.run = record.run;
        if (record.type == "run.closed") {
            out.closed = true;
            out.state = text(record.body, "state");
        }
    }
    if (out.closed && content->records.back().type != "run.closed")
        out.damage.push_back("journal.jsonl:" + std::to_string(out.records)
                             + ": records follow the end of the run");
    if (content->tornBytes > 0) {
        const std::string what = "journal.jsonl:" + std::to_string(out.records + 1)
            + ": an unfinished last line of " + std::to_string(content->tornBytes) + " bytes";
        if (out.closed)
            out.damage.push_back(what + " after the end of the run");
        else
            out.notes.push_back(what + " is dropped");
    }
    if (content->records.empty())
        out.damage.push_back("journal.jsonl: no whole record");
    checkHead(files, dir, *content, out);
    checkFiles(files, dir, *content, out);
    return out;
}

} // namespace mw::runbook
