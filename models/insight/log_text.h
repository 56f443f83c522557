// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A log of many lines: own index of lines, groups that fold, ANSI colours as spans, times apart
// from the words, search in slices. Nothing is copied per line but what is shown. Not thread-safe;
// one object belongs to one view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

enum class LogKind : uint8_t { Plain, Error, Warning, Notice, Debug, Command, Group, EndGroup };

// Who wrote it. A runner marks its lines with ##[…] words; a container's program says its level in
// words of its own ("level=error", "panic: ", klog's "E0117 …"), and nothing folds.
enum class LogOrigin : uint8_t { Runner, Container };

// Eight colours of ANSI, 0 = none, 1…8 = black, red, green, yellow, blue, magenta, cyan, white.
struct LogSpan
{
    int from = 0, length = 0; // bytes of the shown text
    uint8_t color = 0;
    bool bold = false, dim = false;
    bool operator==(const LogSpan&) const = default;
};

struct LogLine
{
    std::string text; // without time, escape sequences, control characters and ##[…] words
    std::string_view time; // "2026-11-26T02:50:14.1230000Z"; empty if the line has none
    std::vector<LogSpan> spans;
    LogKind kind = LogKind::Plain;
};

class LogText
{
public:
    static constexpr size_t longestLine = 8'192; // shown; more is cut with "…"
    static constexpr size_t mostKept = 16u << 20; // bytes, of a container's log that goes on

    void clear();
    void setOrigin(LogOrigin origin); // clears
    // What came after what is there already; a line without its end is shown too and grows.
    void append(std::string_view bytes);
    // The whole log as fetched again. Where it goes on from what is there only the rest is taken,
    // and folds and searches stay; of a container also where only its newest lines were fetched
    // and they overlap (times make lines differ). True if something changed.
    bool update(std::string_view whole);

    size_t bytes() const { return m_text.size(); }
    size_t lineCount() const;
    std::string_view rawLine(size_t line) const;
    LogKind kindOf(size_t line) const { return m_kinds[line]; }
    LogLine line(size_t line) const;
    std::optional<size_t> firstError() const; // of kind Error
    size_t errors() const { return m_errors; }

    // Rows are the lines that folded groups leave over.
    size_t rowCount() const { return m_rows.size(); }
    size_t lineAt(size_t row) const { return m_rows[row]; }
    size_t rowOf(size_t line) const; // of the line, or of the head of the fold it is in
    bool isGroup(size_t line) const { return m_kinds[line] == LogKind::Group; }
    bool folded(size_t line) const;
    void fold(size_t line, bool folded);
    void foldAll(bool folded);
    void reveal(size_t line); // opens the groups around it

private:
    struct Group
    {
        uint32_t head = 0;
        uint32_t end = 0; // its ##[endgroup]; UINT32_MAX while it has none
        bool folded = false;
    };
    void index();
    void classify(size_t line);
    void mark(size_t line, LogKind kind);
    bool goOn(std::string_view newest);
    void buildRows();
    const Group* groupAt(size_t head) const;

    LogOrigin m_origin = LogOrigin::Runner;
    std::string m_text;
    std::vector<uint64_t> m_starts; // of each line
    std::vector<LogKind> m_kinds;
    std::vector<Group> m_groups; // by head, in order
    std::vector<uint32_t> m_rows;
    size_t m_indexed = 0; // bytes
    size_t m_errors = 0;
    std::optional<size_t> m_firstError;
    std::optional<size_t> m_openGroup; // index of the group under way
};

// Case-insensitive for ASCII, on what is shown (times left out). In slices, so that the window
// stays fluid: run() until done().
class LogSearch
{
public:
    void begin(const std::string& words); // empty: nothing is looked for
    const std::string& words() const { return m_words; }
    // Looks at most at so many lines; lines that came meanwhile are looked at too.
    void run(const LogText& log, size_t lines);
    bool done(const LogText& log) const { return m_words.empty() || m_next >= log.lineCount(); }
    size_t searched() const { return m_next; }
    const std::vector<uint32_t>& matches() const { return m_matches; } // lines, rising
    bool matches(size_t line) const;
    // The next match after `line` (before it if !forward), around the end; nullopt without any.
    std::optional<size_t> next(std::optional<size_t> line, bool forward) const;
    // Where in the shown text: for marking.
    static std::vector<LogSpan> places(std::string_view shown, const std::string& words);

private:
    std::string m_words; // lowered
    size_t m_next = 0;
    std::vector<uint32_t> m_matches;
};

} // namespace mw
