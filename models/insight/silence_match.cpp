// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/silence_match.h"

#include <re2/re2.h>

namespace mw {
namespace {

Error invalid(std::string detail)
{
    return {ErrorKind::Invalid, std::move(detail), 0, {}, {}};
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool endsPiece(char c)
{
    return c == ',' || c == '\n' || c == '}';
}

class MatcherParser
{
public:
    explicit MatcherParser(std::string_view text) : m_text(text) { }

    Result<std::vector<SilenceMatcher>> parse()
    {
        std::vector<SilenceMatcher> out;
        skip();
        const bool braces = take("{");
        for (;;) {
            while (skip(), take(",")) { }
            if (braces && take("}"))
                break;
            if (m_at == m_text.size()) {
                if (braces)
                    return unexpected("}");
                break;
            }
            SilenceMatcher one;
            if (const Status status = matcher(one); !status)
                return status.error();
            out.push_back(std::move(one));
            skipBlanks();
            if (m_at < m_text.size() && !endsPiece(m_text[m_at]))
                return unexpected("a comma");
        }
        skip();
        if (m_at != m_text.size())
            return unexpected("the end");
        return out;
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    void skipBlanks() // within a line
    {
        while (m_at < m_text.size() && m_text[m_at] != '\n' && isSpace(m_text[m_at]))
            ++m_at;
    }
    bool take(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }
    Error unexpected(const char* wanted) const
    {
        return invalid(std::string(wanted) + " expected before \""
                       + std::string(m_text.substr(m_at, 20)) + "\"");
    }
    Status matcher(SilenceMatcher& out)
    {
        if (m_text[m_at] == '"') {
            if (Status status = quoted(out.name); !status)
                return status;
        } else {
            const size_t begin = m_at;
            while (m_at < m_text.size() && !isSpace(m_text[m_at]) && !endsPiece(m_text[m_at])
                   && m_text[m_at] != '=' && m_text[m_at] != '!')
                ++m_at;
            out.name = m_text.substr(begin, m_at - begin);
        }
        if (out.name.empty())
            return unexpected("the name of a label");
        skipBlanks();
        if (take("=~"))
            out.isRegex = true;
        else if (take("!~"))
            out.isRegex = true, out.isEqual = false;
        else if (take("!="))
            out.isEqual = false;
        else if (!take("="))
            return unexpected("=, !=, =~ or !~");
        skipBlanks();
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted(out.value);
        const size_t begin = m_at;
        while (m_at < m_text.size() && !endsPiece(m_text[m_at]))
            ++m_at;
        out.value = m_text.substr(begin, m_at - begin);
        while (!out.value.empty() && isSpace(out.value.back()))
            out.value.pop_back();
        return {};
    }
    Status quoted(std::string& out)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return {};
            }
            if (c != '\\' || m_at + 1 == m_text.size()) {
                out += c;
                continue;
            }
            // Alertmanager knows these three; any other backslash is one (of an expression).
            const char next = m_text[++m_at];
            if (next == 'n')
                out += '\n';
            else if (next == '"' || next == '\\')
                out += next;
            else
                (out += c) += next;
        }
        return invalid("a closing quote is missing");
    }

    std::string_view m_text;
    size_t m_at = 0;
};

} // namespace

struct SilenceMatch::One
{
    SilenceMatcher matcher;
    std::unique_ptr<RE2> expression; // null: plain
    bool fits(std::string_view value) const
    {
        const bool same = expression
            ? RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *expression)
            : value == matcher.value;
        return same == matcher.isEqual;
    }
};

Result<SilenceMatch> SilenceMatch::compile(const std::vector<SilenceMatcher>& matchers)
{
    SilenceMatch out;
    bool particular = false;
    for (const SilenceMatcher& matcher : matchers) {
        if (matcher.name.empty())
            return invalid("a matcher without the name of a label");
        auto one = std::make_shared<One>();
        one->matcher = matcher;
        if (matcher.isRegex) {
            RE2::Options options;
            options.set_log_errors(false);
            one->expression = std::make_unique<RE2>(matcher.value, options);
            if (!one->expression->ok())
                return invalid("the expression of " + matcher.name
                               + " is not valid: " + one->expression->error());
        }
        particular = particular || !one->fits({});
        out.m_all.push_back(std::move(one));
    }
    if (matchers.empty())
        return invalid("a silence needs a matcher");
    if (!particular)
        return invalid("at least one matcher must not match the empty text: this would silence "
                       "everything");
    return out;
}

bool SilenceMatch::matches(const LabelSet& labels) const
{
    for (const auto& one : m_all) {
        if (!one->fits(labelOf(labels, one->matcher.name)))
            return false;
    }
    return true;
}

std::string matcherText(const SilenceMatcher& matcher)
{
    std::string out = matcher.name;
    out += matcher.isEqual ? (matcher.isRegex ? "=~" : "=") : (matcher.isRegex ? "!~" : "!=");
    out += '"';
    for (const char c : matcher.value) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

std::string matcherText(const std::vector<SilenceMatcher>& matchers)
{
    std::string out;
    for (const SilenceMatcher& one : matchers)
        out += (out.empty() ? "" : ", ") + matcherText(one);
    return out;
}

Result<std::vector<SilenceMatcher>> parseMatchers(std::string_view text)
{
    return MatcherParser(text).parse();
}

} // namespace mw
