// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/lexer.h"

#include "app/simulator/promql/text.h"

#include <array>
#include <cstdio>

namespace mw::sim::promql {

namespace {

struct Word
{
    const char* text;
    Tok tok;
};

constexpr std::array<Word, 28> words{{
    {"and", Tok::And},
    {"or", Tok::Or},
    {"unless", Tok::Unless},
    {"atan2", Tok::Atan2},
    {"sum", Tok::Sum},
    {"avg", Tok::Avg},
    {"count", Tok::Count},
    {"min", Tok::Min},
    {"max", Tok::Max},
    {"group", Tok::Group},
    {"stddev", Tok::Stddev},
    {"stdvar", Tok::Stdvar},
    {"topk", Tok::TopK},
    {"bottomk", Tok::BottomK},
    {"count_values", Tok::CountValues},
    {"quantile", Tok::Quantile},
    {"offset", Tok::Offset},
    {"by", Tok::By},
    {"without", Tok::Without},
    {"on", Tok::On},
    {"ignoring", Tok::Ignoring},
    {"group_left", Tok::GroupLeft},
    {"group_right", Tok::GroupRight},
    {"bool", Tok::Bool},
    {"start", Tok::Start},
    {"end", Tok::Finish},
    {"inf", Tok::Number},
    {"nan", Tok::Number},
}};

bool isSpace(int32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isDigit(int32_t c)
{
    return c >= '0' && c <= '9';
}
bool isAlpha(int32_t c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isAlnum(int32_t c)
{
    return isAlpha(c) || isDigit(c);
}

} // namespace

std::string spelling(Tok tok)
{
    switch (tok) {
    case Tok::Add:
        return "+";
    case Tok::Sub:
        return "-";
    case Tok::Mul:
        return "*";
    case Tok::Div:
        return "/";
    case Tok::Mod:
        return "%";
    case Tok::Pow:
        return "^";
    case Tok::Eq:
        return "==";
    case Tok::Ne:
        return "!=";
    case Tok::Le:
        return "<=";
    case Tok::Lt:
        return "<";
    case Tok::Ge:
        return ">=";
    case Tok::Gt:
        return ">";
    default:
        break;
    }
    for (const Word& word : words) {
        if (word.tok == tok)
            return word.text;
    }
    return {};
}

std::string describe(const Token& token)
{
    if (token.tok == Tok::End)
        return "end of input";
    if (isKeyword(token.tok))
        return "<" + token.text + ">";
    if (isOperator(token.tok))
        return "<op:" + token.text + ">";
    if (isAggregator(token.tok))
        return "<aggr:" + token.text + ">";
    const bool name = token.tok == Tok::Identifier || token.tok == Tok::MetricIdentifier;
    std::string shown = quote(token.text);
    if (!name && token.text.size() > 10) {
        // The first ten characters, and dots.
        size_t at = 0;
        size_t length = 0;
        for (int i = 0; i < 10 && at < token.text.size(); ++i, at += length)
            decodeUtf8(token.text, at, length);
        shown = quote(token.text.substr(0, at)) + "...";
    }
    switch (token.tok) {
    case Tok::Identifier:
        return "identifier " + shown;
    case Tok::MetricIdentifier:
        return "metric identifier " + shown;
    case Tok::String:
        return "string " + shown;
    case Tok::Number:
        return "number " + shown;
    case Tok::Duration:
        return "duration " + shown;
    default:
        return shown;
    }
}

int32_t Lexer::peek() const
{
    if (m_at >= m_text.size())
        return -1;
    size_t length = 0;
    const int32_t rune = decodeUtf8(m_text, m_at, length);
    return rune < 0 ? 0xfffd : rune;
}

int32_t Lexer::take()
{
    m_width = 0;
    if (m_at >= m_text.size())
        return -1;
    const int32_t rune = decodeUtf8(m_text, m_at, m_width);
    m_at += m_width;
    return rune < 0 ? 0xfffd : rune;
}

bool Lexer::accept(std::string_view set)
{
    if (m_at >= m_text.size() || set.find(m_text[m_at]) == std::string_view::npos)
        return false;
    ++m_at;
    return true;
}

Token Lexer::emit(Tok tok)
{
    return {tok, std::string(m_text.substr(m_begin, m_at - m_begin)), m_begin, m_at};
}

Token Lexer::error(std::string sentence)
{
    return {Tok::Error, std::move(sentence), m_begin, m_text.size()};
}

void Lexer::skip()
{
    for (;;) {
        while (isSpace(peek()))
            ++m_at;
        if (m_braces || peek() != '#')
            return;
        while (m_at < m_text.size() && m_text[m_at] != '\n' && m_text[m_at] != '\r')
            ++m_at;
    }
}

Token Lexer::next()
{
    if (m_wantDuration) {
        m_wantDuration = false;
        while (isSpace(peek()))
            ++m_at;
        m_begin = m_at;
        return duration();
    }
    skip();
    m_begin = m_at;
    return m_braces ? insideBraces() : statement();
}

Token Lexer::statement()
{
    const int32_t c = take();
    switch (c) {
    case -1:
        if (m_parens != 0)
            return error("unclosed left parenthesis");
        if (m_brackets)
            return error("unclosed left bracket");
        return emit(Tok::End);
    case ',':
        return emit(Tok::Comma);
    case '*':
        return emit(Tok::Mul);
    case '/':
        return emit(Tok::Div);
    case '%':
        return emit(Tok::Mod);
    case '+':
        return emit(Tok::Add);
    case '-':
        return emit(Tok::Sub);
    case '^':
        return emit(Tok::Pow);
    case '@':
        return emit(Tok::At);
    case '=':
        if (accept("="))
            return emit(Tok::Eq);
        if (peek() == '~')
            return error("unexpected character after '=': " + quoteRune(peek()));
        return emit(Tok::Assign);
    case '!': {
        const int32_t after = take();
        if (after == '=')
            return emit(Tok::Ne);
        return error("unexpected character after '!': " + quoteRune(after));
    }
    case '<':
        return emit(accept("=") ? Tok::Le : Tok::Lt);
    case '>':
        return emit(accept("=") ? Tok::Ge : Tok::Gt);
    case '"':
    case '\'':
        return string(c);
    case '`':
        return rawString();
    case '(':
        ++m_parens;
        return emit(Tok::LeftParen);
    case ')':
        if (--m_parens < 0) {
            m_begin = m_at; // the real one names the place behind it
            return error("unexpected right parenthesis " + quoteRune(c));
        }
        return emit(Tok::RightParen);
    case '{':
        m_braces = true;
        return emit(Tok::LeftBrace);
    case '[':
        if (m_brackets)
            return error("unexpected left bracket " + quoteRune(c));
        m_colon = false;
        m_brackets = true;
        m_wantDuration = true;
        return emit(Tok::LeftBracket);
    case ']':
        if (!m_brackets)
            return error("unexpected right bracket " + quoteRune(c));
        m_brackets = false;
        return emit(Tok::RightBracket);
    default:
        break;
    }
    if (isDigit(c) || (c == '.' && isDigit(peek()))) {
        m_at -= m_width;
        return numberOrDuration();
    }
    if (isAlpha(c) || c == ':') {
        if (!m_brackets)
            return word();
        if (m_colon)
            return error("unexpected colon " + quoteRune(c));
        m_colon = true;
        return emit(Tok::Colon);
    }
    return error("unexpected character: " + quoteRune(c));
}

Token Lexer::insideBraces()
{
    const int32_t c = take();
    switch (c) {
    case -1:
        return error("unexpected end of input inside braces");
    case ',':
        return emit(Tok::Comma);
    case '"':
    case '\'':
        return string(c);
    case '`':
        return rawString();
    case '=':
        return emit(accept("~") ? Tok::EqualRegex : Tok::Assign);
    case '!': {
        const int32_t after = take();
        if (after == '~')
            return emit(Tok::NotRegex);
        if (after == '=')
            return emit(Tok::Ne);
        return error("unexpected character after '!' inside braces: " + quoteRune(after));
    }
    case '{':
        return error("unexpected left brace " + quoteRune(c));
    case '}':
        m_braces = false;
        return emit(Tok::RightBrace);
    default:
        break;
    }
    if (isAlpha(c)) {
        while (isAlnum(peek()))
            ++m_at;
        return emit(Tok::Identifier);
    }
    return error("unexpected character inside braces: " + quoteRune(c));
}

Token Lexer::word()
{
    while (isAlnum(peek()) || peek() == ':')
        ++m_at;
    Token token = emit(Tok::Identifier);
    std::string lower = token.text;
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    for (const Word& known : words) {
        if (lower == known.text) {
            token.tok = known.tok;
            return token;
        }
    }
    if (token.text.find(':') != std::string::npos)
        token.tok = Tok::MetricIdentifier;
    return token;
}

bool Lexer::scanNumber()
{
    std::string_view digits = "0123456789";
    if (accept("0") && accept("xX"))
        digits = "0123456789abcdefABCDEF";
    while (accept(digits)) { }
    if (accept(".")) {
        while (accept(digits)) { }
    }
    if (accept("eE")) {
        accept("+-");
        while (accept("0123456789")) { }
    }
    return !isAlnum(peek());
}

bool Lexer::acceptDuration()
{
    if (!accept("smhdwy"))
        return false;
    accept("s"); // the second half of ms; other pairs fail when the duration is read
    while (accept("0123456789")) {
        while (accept("0123456789")) { }
        if (!accept("smhdw"))
            return false;
        accept("s");
    }
    if (!isAlnum(peek()))
        return true;
    take(); // the offending character is part of what the error quotes
    return false;
}

Token Lexer::numberOrDuration()
{
    if (scanNumber())
        return emit(Tok::Number);
    if (acceptDuration())
        return emit(Tok::Duration);
    return error("bad number or duration syntax: " + quote(m_text.substr(m_begin, m_at - m_begin)));
}

Token Lexer::duration()
{
    if (scanNumber())
        return error("missing unit character in duration");
    if (acceptDuration())
        return emit(Tok::Duration);
    return error("bad duration syntax: " + quote(m_text.substr(m_begin, m_at - m_begin)));
}

Token Lexer::string(int32_t mark)
{
    for (;;) {
        const int32_t c = take();
        if (c == -1 || c == '\n')
            return error("unterminated quoted string");
        if (c == mark)
            return emit(Tok::String);
        if (c == '\\') {
            Token wrong = escape(mark);
            if (wrong.tok == Tok::Error)
                return wrong;
        }
    }
}

Token Lexer::escape(int32_t mark)
{
    const auto sharp = [](int32_t rune) {
        std::array<char, 32> text;
        std::snprintf(text.data(), text.size(), "U+%04X ", static_cast<unsigned>(rune));
        return text.data() + quoteRune(rune);
    };
    const int32_t c = take();
    int digits = 0;
    int base = 16;
    int32_t most = 255;
    switch (c) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\':
        return {};
    case 'x':
        digits = 2;
        break;
    case 'u':
        digits = 4;
        most = 0x10ffff;
        break;
    case 'U':
        digits = 8;
        most = 0x10ffff;
        break;
    case -1:
        return error("escape sequence not terminated");
    default:
        break;
    }
    if (c == mark)
        return {};
    if (c >= '0' && c <= '7') {
        digits = 3;
        base = 8;
        m_at -= m_width;
    }
    if (digits == 0)
        return error("unknown escape sequence " + sharp(c));
    int64_t value = 0;
    for (int i = 0; i < digits; ++i) {
        const int32_t d = take();
        int32_t n = base;
        if (isDigit(d))
            n = d - '0';
        else if ((d >= 'a' && d <= 'f') || (d >= 'A' && d <= 'F'))
            n = (d | 0x20) - 'a' + 10;
        if (n >= base) {
            if (d == -1)
                return error("escape sequence not terminated");
            return error("illegal character " + sharp(d) + " in escape sequence");
        }
        value = value * base + n;
    }
    if (value > most || (value >= 0xd800 && value < 0xe000))
        return error("escape sequence is an invalid Unicode code point");
    return {};
}

Token Lexer::rawString()
{
    for (;;) {
        const int32_t c = take();
        if (c == -1)
            return error("unterminated raw string");
        if (c == '`')
            return emit(Tok::String);
    }
}

} // namespace mw::sim::promql
