// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Journals. First byte even: the rest as it is. Odd: the rest's lines become the bodies of a whole
// chain, of which one byte is then changed: unless it is in the last line, that must be found.
#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/journal.h"

#include <algorithm>
#include <cstdlib>

using namespace mw::runbook;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// A run's folder that can only be read.
class Folder final : public FileLayer
{
public:
    Folder(std::string journal, std::string head)
        : m_files{{"run/journal.jsonl", std::move(journal)}, {"run/head", std::move(head)}}
    {
    }
    mw::Status makeDirs(const std::string&) override { return refused(); }
    mw::Status syncDir(const std::string&) override { return refused(); }
    mw::Result<std::unique_ptr<AppendFile>> openAppend(const std::string&, bool) override
    {
        return refused();
    }
    mw::Result<std::string> read(const std::string& path, size_t maxBytes) override
    {
        const auto it = m_files.find(path);
        if (it == m_files.end() || it->second.size() > maxBytes)
            return refused();
        return it->second;
    }
    mw::Status truncate(const std::string&, size_t) override { return refused(); }
    mw::Status overwrite(const std::string&, std::string_view, bool) override { return refused(); }
    mw::Result<std::unique_ptr<FileLock>> lock(const std::string&) override { return refused(); }
    mw::Result<size_t> size(const std::string& path) override
    {
        const auto it = m_files.find(path);
        if (it == m_files.end())
            return refused();
        return it->second.size();
    }
    bool exists(const std::string& path) override { return m_files.contains(path); }
    mw::Status remove(const std::string&) override { return refused(); }

private:
    static mw::Error refused() { return {mw::ErrorKind::Io, "refused", 0, {}, {}}; }
    std::map<std::string, std::string> m_files;
};

void checkContent(std::string_view bytes, const JournalContent& content)
{
    require(content.goodBytes + content.tornBytes == bytes.size());
    const std::string_view good = bytes.substr(0, content.goodBytes);
    require(good.empty() || good.back() == '\n');
    require(size_t(std::count(good.begin(), good.end(), '\n')) == content.records.size());
    // Pages that the file system had not written when power was lost read as zeros, whatever stands
    // around them: all of that is the torn tail.
    const std::string_view tail = bytes.substr(content.goodBytes);
    const bool unwritten = tail.find(std::string(16, '\0')) != std::string_view::npos;
    require(unwritten || tail.find('\n') == std::string_view::npos);
    std::string before;
    size_t at = 0;
    for (size_t i = 0; i < content.records.size(); ++i) {
        const Record& record = content.records[i];
        require(record.seq == i + 1 && record.prev == before && record.body.is_object());
        const size_t end = bytes.find('\n', at);
        before = sha256Hex(bytes.substr(at, end - at));
        at = end + 1;
    }
    require(before == content.headHash);
    require(content.records.empty() || content.records.back().prev == content.beforeHeadHash);
    // A prefix is what was there before: never damage.
    for (const size_t size : {bytes.size() / 2, content.goodBytes - (content.goodBytes > 0)}) {
        const auto shorter = parseJournal(bytes.substr(0, size), "fuzz");
        require(unwritten
                || (shorter.has_value() && shorter->records.size() <= content.records.size()));
    }
}

void check(std::string_view bytes, std::string head)
{
    const auto content = parseJournal(bytes, "fuzz");
    if (content)
        checkContent(bytes, *content);
    else
        require(content.error().place.has_value() && content.error().place->line >= 1);
    Folder folder{std::string(bytes), std::move(head)};
    const VerifyReport report = verifyRun(folder, "run");
    require(content.has_value() || !report.intact());
    require(!content || report.records == content->records.size());
}

std::string chain(std::string_view lines, std::string& last)
{
    std::string out, prev;
    int64_t seq = 0;
    for (size_t at = 0; at < lines.size() && seq < 64;) {
        const size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string_view line = lines.substr(at, end - at);
        at = end + 1;
        const nlohmann::json body = nlohmann::json::parse(line, nullptr, false);
        const nlohmann::json record{
            {"v", 1},
            {"seq", ++seq},
            {"at", "2026-01-31T03:00:00Z"},
            {"run", "r"},
            {"fence", 1 + seq / 4},
            {"type", seq % 3 == 0 ? "evidence" : "note"},
            {"prev", prev},
            {"body", body.is_object() ? body : nlohmann::json{{"text", std::string(line)}}}};
        last = prev;
        const std::string text
            = record.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        prev = sha256Hex(text);
        out += text + '\n';
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 4)
        return 0;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    if (data[0] % 2 == 0) {
        // The head stands in front of the first zero byte, if there is one.
        text.remove_prefix(1);
        const size_t cut = text.find('\0');
        const bool head = cut != std::string_view::npos;
        check(head ? text.substr(cut + 1) : text, std::string(head ? text.substr(0, cut) : ""));
        return 0;
    }
    std::string before;
    std::string whole = chain(text.substr(4), before);
    if (whole.empty())
        return 0;
    const auto content = parseJournal(whole, "fuzz");
    require(content.has_value() && content->tornBytes == 0 && content->beforeHeadHash == before);
    const std::string count = std::to_string(content->records.size());
    check(whole,
          count + ' ' + content->headHash + ' ' + (before.empty() ? "-" : before) + ' ' + count
              + " open\n");
    const size_t flip = (size_t(data[1]) << 8 | data[2]) % whole.size();
    const size_t lastLine = whole.rfind('\n', whole.size() - 2) + 1; // npos + 1: the first
    const std::string was = whole;
    whole[flip] = static_cast<char>(whole[flip] ^ (data[3] ? data[3] : 1));
    require(flip >= lastLine || !parseJournal(whole, "fuzz"));
    // The head guards what the chain does not.
    Folder folder(whole,
                  count + ' ' + content->headHash + ' ' + (before.empty() ? "-" : before) + ' '
                      + count + " open\n");
    require(!verifyRun(folder, "run").intact());
    return 0;
}
