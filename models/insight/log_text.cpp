// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/log_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace mw {
namespace {

constexpr uint32_t noEnd = std::numeric_limits<uint32_t>::max();

bool digits(std::string_view text, size_t at, size_t count)
{
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return true;
}

// "2026-11-26T02:50:14.1230000Z " in front of a line, with its blank; 0 if there is none.
size_t timeLength(std::string_view line)
{
    if (line.size() < 20 || line[4] != '-' || line[7] != '-' || line[10] != 'T' || line[13] != ':'
        || line[16] != ':' || !digits(line, 0, 4) || !digits(line, 5, 2) || !digits(line, 8, 2)
        || !digits(line, 11, 2) || !digits(line, 14, 2) || !digits(line, 17, 2))
        return 0;
    size_t at = 19;
    if (line[at] == '.') {
        ++at;
        while (at < line.size() && line[at] >= '0' && line[at] <= '9')
            ++at;
    }
    if (at >= line.size() || line[at] != 'Z')
        return 0;
    ++at;
    return at < line.size() && line[at] == ' ' ? at + 1 : at;
}

struct Word
{
    std::string_view text;
    LogKind kind;
};
constexpr Word words[] = {{"##[error]", LogKind::Error},
                          {"##[warning]", LogKind::Warning},
                          {"##[notice]", LogKind::Notice},
                          {"##[debug]", LogKind::Debug},
                          {"##[command]", LogKind::Command},
                          {"##[group]", LogKind::Group},
                          {"##[endgroup]", LogKind::EndGroup}};

std::string_view withoutTime(std::string_view line)
{
    return line.substr(timeLength(line));
}

// Without the runner's "##[error]" in front: it is not shown.
std::string_view withoutWord(std::string_view text)
{
    if (!text.starts_with("##["))
        return text;
    for (const Word& word : words) {
        if (text.starts_with(word.text))
            return text.substr(word.text.size());
    }
    return text;
}

// How loud a program says its line is: klog's letter, logfmt, JSON, or a word where such a line
// begins. What says nothing of the kind is plain.
LogKind kindOfLevel(std::string_view level)
{
    static constexpr std::array<std::string_view, 7> bad{
        "error", "err", "fatal", "critical", "panic", "emerg", "alert"};
    static constexpr std::array<std::string_view, 2> doubtful{"warning", "warn"};
    static constexpr std::array<std::string_view, 2> low{"debug", "trace"};
    const auto is = [level](std::string_view word) {
        return level.size() == word.size()
            && std::equal(level.begin(), level.end(), word.begin(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
               });
    };
    if (std::any_of(bad.begin(), bad.end(), is))
        return LogKind::Error;
    if (std::any_of(doubtful.begin(), doubtful.end(), is))
        return LogKind::Warning;
    return std::any_of(low.begin(), low.end(), is) ? LogKind::Debug : LogKind::Plain;
}

// The letters from `at` on.
std::string_view wordAt(std::string_view text, size_t at)
{
    size_t end = at;
    while (end < text.size()
           && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z')))
        ++end;
    return text.substr(at, end - at);
}

LogKind levelOf(std::string_view text)
{
    for (const std::string_view begin : {"panic: ", "fatal error: ", "Traceback (most recent"}) {
        if (text.starts_with(begin))
            return LogKind::Error;
    }
    if (text.size() > 6 && digits(text, 1, 4) && text[5] == ' ')
        return text[0] == 'E' || text[0] == 'F' ? LogKind::Error
            : text[0] == 'W'                    ? LogKind::Warning
                                                : LogKind::Plain;
    for (const std::string_view key : {"level=", "\"level\":\"", "\"level\": \"", "lvl="}) {
        if (const size_t at = text.find(key); at != std::string_view::npos) {
            const size_t from = at + key.size();
            return kindOfLevel(
                wordAt(text, from < text.size() && text[from] == '"' ? from + 1 : from));
        }
    }
    // "ERROR …", "[error] …", "… ERROR …" behind a time of its own.
    const std::string_view head = text.substr(0, 60);
    for (size_t at = 0; at < head.size(); ++at) {
        const bool boxed = at > 0 && head[at - 1] == '[' && (at == 1 || head[at - 2] == ' ');
        const bool begins = at == 0 || head[at - 1] == ' ' || boxed;
        const std::string_view word = begins ? wordAt(head, at) : std::string_view();
        const bool shouts = word.size() > 3 && word == wordAt(text, at)
            && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a'; });
        if (!word.empty() && (shouts || boxed)) {
            const LogKind kind = kindOfLevel(word);
            if (kind != LogKind::Plain)
                return kind;
        }
    }
    return LogKind::Plain;
}

struct Style
{
    uint8_t color = 0;
    bool bold = false, dim = false;
    bool operator==(const Style&) const = default;
};

// The numbers of one "…m" sequence. 256 and true colours are taken for "some colour": none.
void apply(std::string_view numbers, Style& style)
{
    int value = 0;
    bool any = false;
    int skip = 0;
    const auto take = [&](int number) {
        if (skip > 0) {
            --skip;
            return;
        }
        if (number == 0)
            style = {};
        else if (number == 1)
            style.bold = true;
        else if (number == 2)
            style.dim = true;
        else if (number == 22)
            style.bold = style.dim = false;
        else if (number >= 30 && number <= 37)
            style.color = static_cast<uint8_t>(number - 29);
        else if (number >= 90 && number <= 97)
            style.color = static_cast<uint8_t>(number - 89);
        else if (number == 39)
            style.color = 0;
        else if (number == 38 || number == 48)
            skip = 2; // 38;5;n: good enough for 38;2;r;g;b too, whose rest is no style
    };
    for (const char c : numbers) {
        if (c >= '0' && c <= '9') {
            value = std::min(value * 10 + (c - '0'), 9999);
            any = true;
        } else {
            take(any ? value : 0);
            value = 0;
            any = false;
        }
    }
    take(any ? value : 0);
}

// The end of the escape sequence that begins at `at`, one past it; colours go into `style`.
size_t skipEscape(std::string_view line, size_t at, Style& style)
{
    if (at + 1 >= line.size())
        return line.size();
    const char kind = line[at + 1];
    if (kind == '[') {
        size_t end = at + 2;
        while (end < line.size() && (line[end] < '@' || line[end] > '~'))
            ++end;
        if (end < line.size() && line[end] == 'm')
            apply(line.substr(at + 2, end - at - 2), style);
        return std::min(end + 1, line.size());
    }
    if (kind == ']') { // a title or a link, ends with BEL or ESC backslash
        for (size_t end = at + 2; end < line.size(); ++end) {
            if (line[end] == '\a')
                return end + 1;
            if (line[end] == '\x1b')
                return std::min(end + 2, line.size());
        }
        return line.size();
    }
    return at + 2;
}

// Plain text of a line, and where its colours are.
void strip(std::string_view line, std::string& text, std::vector<LogSpan>* spans)
{
    Style style;
    size_t begun = 0;
    const auto close = [&] {
        if (spans && !(style == Style{}) && text.size() > begun)
            spans->push_back({static_cast<int>(begun),
                              static_cast<int>(text.size() - begun),
                              style.color,
                              style.bold,
                              style.dim});
        begun = text.size();
    };
    for (size_t i = 0; i < line.size();) {
        const char c = line[i];
        if (c == '\x1b') {
            Style next = style;
            i = skipEscape(line, i, next);
            if (!(next == style)) {
                close();
                style = next;
            }
            continue;
        }
        ++i;
        if (c == '\t')
            text.append("    ");
        else if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f')
            text += c;
    }
    close();
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Boyer-Moore is not needed: the first letter is looked for by memchr in both cases.
size_t findLowered(std::string_view text, const std::string& lowered, size_t from)
{
    if (lowered.empty() || text.size() < lowered.size())
        return std::string_view::npos;
    const char small = lowered.front();
    const char big = small >= 'a' && small <= 'z' ? static_cast<char>(small - 'a' + 'A') : small;
    const size_t last = text.size() - lowered.size();
    for (size_t i = from; i <= last; ++i) {
        if (text[i] != small && text[i] != big)
            continue;
        size_t k = 1;
        while (k < lowered.size() && lower(text[i + k]) == lowered[k])
            ++k;
        if (k == lowered.size())
            return i;
    }
    return std::string_view::npos;
}

} // namespace

void LogText::clear()
{
    setOrigin(m_origin);
}

void LogText::setOrigin(LogOrigin origin)
{
    *this = LogText();
    m_origin = origin;
}

size_t LogText::lineCount() const
{
    return m_starts.size();
}

void LogText::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    // A last line without its end was indexed already: look at it again.
    if (!m_starts.empty() && m_text.back() != '\n') {
        m_indexed = m_starts.back();
        const size_t line = m_starts.size() - 1;
        if (m_kinds.back() == LogKind::Error) {
            --m_errors;
            if (m_firstError == line)
                m_firstError.reset();
        }
        if (m_kinds.back() == LogKind::Group) {
            m_groups.pop_back();
            m_openGroup.reset();
        }
        if (m_kinds.back() == LogKind::EndGroup && !m_groups.empty()
            && m_groups.back().end == line) {
            m_groups.back().end = noEnd;
            m_openGroup = m_groups.size() - 1;
        }
        m_starts.pop_back();
        m_kinds.pop_back();
    }
    m_text.append(bytes);
    index();
}

bool LogText::update(std::string_view whole)
{
    if (whole == m_text)
        return false;
    if (whole.size() > m_text.size() && whole.starts_with(m_text)) {
        append(whole.substr(m_text.size()));
        return true;
    }
    if (goOn(whole))
        return true;
    clear();
    append(whole);
    return true;
}

// Only the newest lines were fetched: they begin with a line that is here already, and go on.
bool LogText::goOn(std::string_view newest)
{
    const size_t end = newest.find('\n');
    if (m_origin != LogOrigin::Container || end == std::string_view::npos
        || timeLength(newest.substr(0, end)) == 0 || m_text.size() + newest.size() > mostKept)
        return false;
    const std::string_view held(m_text);
    const std::string_view first = newest.substr(0, end + 1);
    size_t at = held.find(first);
    while (at != std::string_view::npos && at > 0 && held[at - 1] != '\n')
        at = held.find(first, at + 1);
    if (at == std::string_view::npos || !newest.starts_with(held.substr(at)))
        return false;
    append(newest.substr(held.size() - at));
    return true;
}

void LogText::index()
{
    while (m_indexed < m_text.size()) {
        m_starts.push_back(m_indexed);
        const size_t end = m_text.find('\n', m_indexed);
        m_indexed = end == std::string::npos ? m_text.size() : end + 1;
        m_kinds.push_back(LogKind::Plain);
        classify(m_starts.size() - 1);
    }
    buildRows();
}

void LogText::classify(size_t line)
{
    const std::string_view text = withoutTime(rawLine(line));
    if (m_origin == LogOrigin::Container) {
        mark(line, levelOf(text));
        return;
    }
    if (!text.starts_with("##["))
        return;
    for (const Word& word : words) {
        if (!text.starts_with(word.text))
            continue;
        mark(line, word.kind);
        if (word.kind == LogKind::Group) {
            m_groups.push_back({static_cast<uint32_t>(line), noEnd, true});
            m_openGroup = m_groups.size() - 1;
        } else if (word.kind == LogKind::EndGroup && m_openGroup) {
            m_groups[*m_openGroup].end = static_cast<uint32_t>(line);
            m_openGroup.reset();
        }
        return;
    }
}

void LogText::mark(size_t line, LogKind kind)
{
    m_kinds[line] = kind;
    if (kind != LogKind::Error)
        return;
    ++m_errors;
    if (!m_firstError)
        m_firstError = line;
}

// Groups do not nest (GitHub closes the one before). An open one is never folded: what comes now
// must be seen.
void LogText::buildRows()
{
    m_rows.clear();
    m_rows.reserve(m_starts.size());
    size_t group = 0;
    for (size_t line = 0; line < m_starts.size(); ++line) {
        while (group < m_groups.size() && m_groups[group].head < line)
            ++group;
        if (m_kinds[line] != LogKind::EndGroup)
            m_rows.push_back(static_cast<uint32_t>(line));
        if (group < m_groups.size() && m_groups[group].head == line && m_groups[group].folded
            && m_groups[group].end != noEnd)
            line = m_groups[group].end;
    }
}

std::string_view LogText::rawLine(size_t line) const
{
    const size_t from = m_starts[line];
    // The newest line ends where indexing stands, not where the text ends: else looking at each new
    // line would look at all that is still to come.
    const size_t to = line + 1 < m_starts.size() ? m_starts[line + 1] : m_indexed;
    std::string_view text = std::string_view(m_text).substr(from, to - from);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    // What a progress bar wrote over itself is what remains.
    const size_t over = text.rfind('\r');
    if (over != std::string_view::npos && timeLength(text) == 0)
        text.remove_prefix(over + 1);
    return text;
}

LogLine LogText::line(size_t line) const
{
    std::string_view raw = rawLine(line);
    LogLine out;
    out.kind = m_kinds[line];
    const size_t time = timeLength(raw);
    out.time = raw.substr(0, time);
    if (out.time.ends_with(' '))
        out.time.remove_suffix(1);
    raw.remove_prefix(time);
    if (m_origin == LogOrigin::Runner)
        raw = withoutWord(raw);
    const bool cut = raw.size() > longestLine;
    strip(raw.substr(0, longestLine), out.text, &out.spans);
    if (cut)
        out.text += "…";
    return out;
}

std::optional<size_t> LogText::firstError() const
{
    return m_firstError;
}

size_t LogText::rowOf(size_t line) const
{
    const auto it = std::upper_bound(m_rows.begin(), m_rows.end(), static_cast<uint32_t>(line));
    return it == m_rows.begin() ? 0 : static_cast<size_t>(it - m_rows.begin()) - 1;
}

const LogText::Group* LogText::groupAt(size_t head) const
{
    const auto it = std::lower_bound(
        m_groups.begin(), m_groups.end(), head, [](const Group& group, size_t line) {
            return group.head < line;
        });
    return it != m_groups.end() && it->head == head ? &*it : nullptr;
}

bool LogText::folded(size_t line) const
{
    const Group* group = groupAt(line);
    return group && group->folded && group->end != noEnd;
}

void LogText::fold(size_t line, bool folded)
{
    if (const Group* group = groupAt(line)) {
        m_groups[static_cast<size_t>(group - m_groups.data())].folded = folded;
        buildRows();
    }
}

void LogText::foldAll(bool folded)
{
    for (Group& group : m_groups)
        group.folded = folded;
    buildRows();
}

void LogText::reveal(size_t line)
{
    for (Group& group : m_groups) {
        if (group.head < line && line <= group.end && group.folded) {
            group.folded = false;
            buildRows();
            return;
        }
    }
}

void LogSearch::begin(const std::string& words)
{
    m_words.clear();
    for (const char c : words)
        m_words += lower(c);
    m_next = 0;
    m_matches.clear();
}

void LogSearch::run(const LogText& log, size_t lines)
{
    if (m_words.empty())
        return;
    const size_t end = std::min(log.lineCount(), m_next + lines);
    std::string plain;
    for (; m_next < end; ++m_next) {
        std::string_view text = withoutWord(withoutTime(log.rawLine(m_next)));
        if (text.find('\x1b') != std::string_view::npos) {
            plain.clear();
            strip(text, plain, nullptr);
            text = plain;
        }
        if (log.kindOf(m_next) != LogKind::EndGroup
            && findLowered(text, m_words, 0) != std::string_view::npos)
            m_matches.push_back(static_cast<uint32_t>(m_next));
    }
}

bool LogSearch::matches(size_t line) const
{
    return std::binary_search(m_matches.begin(), m_matches.end(), static_cast<uint32_t>(line));
}

std::optional<size_t> LogSearch::next(std::optional<size_t> line, bool forward) const
{
    if (m_matches.empty())
        return std::nullopt;
    if (!line)
        return forward ? m_matches.front() : m_matches.back();
    const auto at = static_cast<uint32_t>(*line);
    if (forward) {
        const auto it = std::upper_bound(m_matches.begin(), m_matches.end(), at);
        return it == m_matches.end() ? m_matches.front() : *it;
    }
    const auto it = std::lower_bound(m_matches.begin(), m_matches.end(), at);
    return it == m_matches.begin() ? m_matches.back() : *std::prev(it);
}

std::vector<LogSpan> LogSearch::places(std::string_view shown, const std::string& words)
{
    std::vector<LogSpan> out;
    std::string lowered;
    for (const char c : words)
        lowered += lower(c);
    for (size_t at = findLowered(shown, lowered, 0); at != std::string_view::npos;
         at = findLowered(shown, lowered, at + lowered.size())) {
        out.push_back({static_cast<int>(at), static_cast<int>(lowered.size()), 0, false, false});
        if (at + 2 * lowered.size() > shown.size())
            break;
    }
    return out;
}

} // namespace mw
