// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a query, one at a time. The state (inside braces, inside brackets) is the lexer's own,
// as in the real one, so that the same text fails at the same place with the same sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::sim::promql {

enum class Tok {
    End,
    Error, // text is the sentence
    Identifier,
    MetricIdentifier, // with a colon
    String,
    Number,
    Duration,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    At,
    Assign, // =
    EqualRegex,
    NotRegex,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    Atan2,
    Eq, // ==
    Ne,
    Le,
    Lt,
    Ge,
    Gt,
    And,
    Or,
    Unless,
    Sum,
    Avg,
    Count,
    Min,
    Max,
    Group,
    Stddev,
    Stdvar,
    TopK,
    BottomK,
    CountValues,
    Quantile,
    Offset,
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Bool,
    Start,
    Finish, // end
};

inline bool isAggregator(Tok tok)
{
    return tok >= Tok::Sum && tok <= Tok::Quantile;
}
inline bool isOperator(Tok tok)
{
    return tok >= Tok::Add && tok <= Tok::Unless;
}
inline bool isComparison(Tok tok)
{
    return tok >= Tok::Eq && tok <= Tok::Gt;
}
inline bool isSetOperator(Tok tok)
{
    return tok >= Tok::And && tok <= Tok::Unless;
}
inline bool isKeyword(Tok tok)
{
    return tok >= Tok::Offset;
}

struct Token
{
    Tok tok = Tok::End;
    std::string text; // as written; strings with their quotes
    size_t begin = 0;
    size_t end = 0;
};

// How a word is named in an error: `identifier "foo"`, `<op:+>`, `end of input`.
std::string describe(const Token& token);
// How an operator is written.
std::string spelling(Tok tok);

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) { }
    Token next();

private:
    int32_t peek() const;
    int32_t take();
    bool accept(std::string_view set);
    Token emit(Tok tok);
    Token error(std::string sentence);
    void skip();
    Token statement();
    Token insideBraces();
    Token duration();
    Token numberOrDuration();
    Token word();
    Token string(int32_t mark);
    Token rawString();
    bool scanNumber();
    bool acceptDuration();
    Token escape(int32_t mark);

    std::string_view m_text;
    size_t m_begin = 0;
    size_t m_at = 0;
    size_t m_width = 0; // of what take() took last
    int m_parens = 0;
    bool m_braces = false;
    bool m_brackets = false;
    bool m_colon = false;
    bool m_wantDuration = false;
};

} // namespace mw::sim::promql
