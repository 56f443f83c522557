// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/journal.h"

#include "models/runbook/journal/hash.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;
constexpr size_t maxJournalBytes = 256u << 20;
constexpr size_t maxLineBytes = 4u << 20;

std::string headPath(const std::string& dir)
{
    return dir + "/head";
}

std::string parentOf(const std::string& path)
{
    const size_t slash = path.find_last_of('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

std::string lineOf(const Record& record)
{
    Json line = Json::object();
    line["v"] = 1;
    line["seq"] = record.seq;
    line["at"] = formatTime(record.at);
    line["run"] = record.run;
    line["fence"] = record.fence;
    line["type"] = record.type;
    line["prev"] = record.prev;
    line["body"] = record.body;
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Empty: the line is a record.
std::string readLine(std::string_view text, Record& out)
{
    const Json line = Json::parse(text, nullptr, false);
    if (line.is_discarded() || !line.is_object())
        return "this line is no JSON record";
    const auto string = [&](const char* key, std::string& into) {
        const auto it = line.find(key);
        if (it == line.end() || !it->is_string())
            return false;
        into = it->get<std::string>();
        return true;
    };
    const auto number = [&](const char* key) -> std::optional<int64_t> {
        const auto it = line.find(key);
        if (it == line.end() || !it->is_number_integer())
            return std::nullopt;
        return it->get<int64_t>();
    };
    if (number("v") != 1)
        return "the record's version is not 1";
    const auto seq = number("seq");
    const auto fence = number("fence");
    std::string at;
    if (!seq || *seq < 1 || !fence || !string("at", at) || !parseTime(at, out.at)
        || !string("run", out.run) || !string("type", out.type) || !string("prev", out.prev)
        || !line.contains("body") || !line["body"].is_object() || line.size() != 8)
        return "a field of the record is missing or of the wrong kind";
    out.seq = static_cast<uint64_t>(*seq);
    out.fence = *fence;
    out.body = line["body"];
    return {};
}

// Records that may be lost with the power: the next durable one takes them to the disk with it.
bool isLazy(const std::string& type)
{
    return type == "step.enter" || type == "step.started" || type == "step.waiting"
        || type == "step.progress";
}

// Power went while several writes were on their way and a later one reached the disk first: the
// file then has zeros where the earlier one belongs. Nothing that was waited for can lie behind
// them, but for the very last line, whose fsync had not returned.
bool isUnwrittenTail(std::string_view tail)
{
    if (tail.find(std::string(16, '\0')) == std::string_view::npos)
        return false;
    while (!tail.empty()) {
        const size_t end = tail.find('\n');
        if (end == std::string_view::npos)
            return true;
        Record record;
        const bool last = end + 1 == tail.size();
        if (!last && readLine(tail.substr(0, end), record).empty() && !isLazy(record.type))
            return false;
        tail.remove_prefix(end + 1);
    }
    return true;
}

} // namespace

std::string journalPath(const std::string& dir)
{
    return dir + "/journal.jsonl";
}

Result<JournalContent> parseJournal(std::string_view bytes, const std::string& file)
{
    JournalContent out;
    int line = 0;
    const auto damage = [&](const std::string& what) {
        return Error{ErrorKind::Decode, what, 0, {}, Place{file, line, 0}};
    };
    while (out.goodBytes < bytes.size()) {
        ++line;
        const size_t end = bytes.find('\n', out.goodBytes);
        if (end == std::string_view::npos) {
            out.tornBytes = bytes.size() - out.goodBytes;
            break;
        }
        const std::string_view text = bytes.substr(out.goodBytes, end - out.goodBytes);
        Record record;
        if (const std::string problem = readLine(text, record); !problem.empty()) {
            if (!isUnwrittenTail(bytes.substr(out.goodBytes)))
                return damage(problem);
            out.tornBytes = bytes.size() - out.goodBytes;
            break;
        }
        if (record.prev != out.headHash)
            return damage("the chain is broken: the line before this one was changed or removed");
        if (record.seq != out.records.size() + 1)
            return damage("the sequence number is " + std::to_string(record.seq) + ", not "
                          + std::to_string(out.records.size() + 1));
        if (!out.records.empty()) {
            if (record.run != out.records.front().run)
                return damage("the record belongs to another run");
            if (record.fence < out.records.back().fence)
                return damage("written by a writer that had lost the run (fence "
                              + std::to_string(record.fence) + " after "
                              + std::to_string(out.records.back().fence) + ")");
        }
        out.beforeHeadHash = out.headHash;
        out.headHash = sha256Hex(text);
        out.goodBytes = end + 1;
        out.records.push_back(std::move(record));
    }
    return out;
}

Result<JournalContent> readJournal(FileLayer& files, const std::string& dir)
{
    const auto bytes = files.read(journalPath(dir), maxJournalBytes);
    if (!bytes)
        return bytes.error();
    return parseJournal(*bytes, journalPath(dir));
}

Error Journal::fail(Error error)
{
    m_broken = error;
    m_file.reset();
    return error;
}

Result<std::unique_ptr<Journal>> Journal::create(FileLayer& files,
                                                 const Clock& clock,
                                                 const std::string& dir,
                                                 const std::string& run)
{
    if (files.exists(journalPath(dir)))
        return Error{ErrorKind::Conflict, "this run exists already", 0, {}, Place{dir, 0, 0}};
    if (auto made = files.makeDirs(dir); !made)
        return made.error();
    std::unique_ptr<Journal> out(new Journal(files, clock));
    out->m_dir = dir;
    out->m_run = run;
    auto lock = files.lock(dir + "/lock");
    if (!lock)
        return lock.error();
    out->m_lock = std::move(*lock);
    auto file = files.openAppend(journalPath(dir), true);
    if (!file)
        return file.error();
    out->m_file = std::move(*file);
    if (auto head = files.overwrite(headPath(dir), "", false); !head)
        return head.error();
    for (const std::string& folder : {dir, parentOf(dir)}) {
        if (auto synced = files.syncDir(folder); !synced)
            return synced.error();
    }
    return out;
}

Result<std::unique_ptr<Journal>>
Journal::open(FileLayer& files, const Clock& clock, const std::string& dir, bool evidence)
{
    std::unique_ptr<Journal> out(new Journal(files, clock));
    out->m_dir = dir;
    if (!files.exists(journalPath(dir)))
        return Error{ErrorKind::NotAvailable, "there is no journal", 0, {}, Place{dir, 0, 0}};
    auto lock = files.lock(dir + "/lock");
    if (!lock)
        return lock.error();
    out->m_lock = std::move(*lock);
    const VerifyReport report = verifyRun(files, dir, evidence);
    if (!report.intact())
        return Error{ErrorKind::Decode,
                     report.damage.empty() ? "unreadable" : report.damage.front(),
                     0,
                     {},
                     Place{journalPath(dir), 0, 0}};
    auto content = readJournal(files, dir);
    if (!content)
        return content.error();
    if (content->records.empty())
        return Error{ErrorKind::Decode, "no whole record", 0, {}, Place{journalPath(dir), 1, 0}};
    if (content->tornBytes > 0) {
        if (auto cut = files.truncate(journalPath(dir), content->goodBytes); !cut)
            return cut.error();
        out->m_dropped = content->tornBytes;
    }
    auto file = files.openAppend(journalPath(dir), false);
    if (!file)
        return file.error();
    out->m_file = std::move(*file);
    const Record& last = content->records.back();
    out->m_run = last.run;
    out->m_seq = last.seq;
    out->m_fence = last.fence + 1;
    out->m_lastAt = last.at;
    out->m_head = content->headHash;
    out->m_before = content->beforeHeadHash;
    out->m_durable = last.seq;
    out->m_bytes = content->goodBytes;
    for (const Record& record : content->records)
        out->m_closed = out->m_closed || record.type == "run.closed";
    if (!out->m_closed) {
        if (auto settled = out->settle(); !settled)
            return settled.error();
    }
    out->m_found = std::move(content->records);
    return out;
}

// What was found is what goes on, and the disk must know it before another record takes a number: a
// head left over from a record that was lost would say of its successor that it is a forgery, and
// one that counts records as kept must not be there before they are.
Status Journal::settle()
{
    if (auto synced = m_file->sync(); !synced)
        return synced;
    return writeHead(m_before, "open", true);
}

// One small write in place before the line itself: "this sequence number has this hash, the one
// before had that; up to so many are surely on the disk". After a crash the last line must fit.
Status Journal::writeHead(const std::string& before, const char* phase, bool durable)
{
    const std::string text = std::to_string(m_seq) + ' ' + m_head + ' '
        + (before.empty() ? "-" : before) + ' ' + std::to_string(m_durable) + ' ' + phase + '\n';
    return m_files.overwrite(headPath(m_dir), text, durable);
}

Result<Record> Journal::append(const std::string& type, Json body, Keep keep)
{
    if (m_broken)
        return *m_broken;
    const bool signature = type == "run.signed";
    const bool follows = m_closed && (signature || type == "evidence.withdrawn");
    if (!m_lock || (m_closed ? !follows : signature))
        return Error{ErrorKind::Invalid,
                     m_closed ? "the run is over" : "the run is not over",
                     0,
                     {},
                     Place{journalPath(m_dir), 0, 0}};
    // Fencing: whoever took the run over has written since, and this writer is no longer the one.
    const auto there = m_files.size(journalPath(m_dir));
    if (!there)
        return fail(there.error());
    if (*there != m_bytes)
        return fail({ErrorKind::Conflict,
                     "another window or process has taken this run over",
                     0,
                     {},
                     Place{journalPath(m_dir), 0, 0}});
    Record record;
    record.seq = m_seq + 1;
    // The order of records is the order of time, also when the wall clock is set back.
    record.at = std::max(m_clock.world(), m_lastAt);
    record.run = m_run;
    record.fence = m_fence;
    record.type = type;
    record.prev = m_head;
    record.body = std::move(body);
    std::string line = lineOf(record);
    if (line.size() > maxLineBytes)
        return fail({ErrorKind::TooLarge, "a record of more than 4 MiB", 0, {}, {}});
    const std::string before = m_head;
    m_head = sha256Hex(line);
    m_seq = record.seq;
    m_lastAt = record.at;
    line += '\n';
    // The last record has no successor: what it must be is on the disk before it is.
    const bool last = type == "run.closed" || follows;
    m_before = before;
    if (auto head = writeHead(before, last ? "closing" : "open", last); !head)
        return fail(head.error());
    if (auto written = m_file->append(line); !written)
        return fail(written.error());
    m_bytes += line.size();
    if (keep == Keep::Durable) {
        const auto start = std::chrono::steady_clock::now();
        if (auto synced = m_file->sync(); !synced)
            return fail(synced.error()); // never retried: the kernel may have dropped the pages
        m_lastSync = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start);
        m_durable = record.seq;
    }
    m_closed = last;
    return record;
}

Status Journal::seal()
{
    if (m_broken)
        return *m_broken;
    return writeHead(m_before, "closed", true);
}

void Journal::letGo()
{
    m_file.reset();
    m_lock.reset();
}

} // namespace mw::runbook
