// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions of the RE2 family: the syntax of label matchers and label_replace. Time is
// linear in the text whatever the pattern (no backtracking), so a query cannot hang the server.
// Always matches the whole text, as "^(?:pattern)$". Not here: Unicode classes (\pL), refused.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sim::promql {

class Regex
{
public:
    // Never null; check error(): the sentence the real server gives, empty if all is well.
    static std::shared_ptr<const Regex> compile(std::string_view pattern);

    const std::string& error() const { return m_error; }
    bool matches(std::string_view text) const;
    // Byte positions of the groups, two per group, −1 where a group took no part; group 0 is the
    // whole. Empty if there is no match.
    std::vector<int> groups(std::string_view text) const;
    // Puts $1, ${1}, $name and ${name} of a match into the template; $$ is a dollar.
    std::string expand(std::string_view replacement,
                       std::string_view text,
                       const std::vector<int>& groups) const;

    struct Range
    {
        char32_t first;
        char32_t last;
    };
    enum class Op {
        Rune,
        Class,
        Any,
        AnyButNewline,
        Split,
        Jump,
        Save,
        Begin,
        End,
        LineBegin,
        LineEnd,
        Word,
        NotWord,
        Match
    };
    struct Instruction
    {
        Op op = Op::Match;
        int x = 0; // next for Split (preferred), target for Jump, slot for Save, class index
        int y = 0; // other branch of Split
        char32_t rune = 0;
    };
    struct Program
    {
        std::vector<Instruction> code;
        std::vector<std::vector<Range>> classes;
        std::vector<std::string> groupNames; // by number; empty = unnamed
    };

private:
    std::vector<int> run(std::string_view text, bool wantGroups, bool& found) const;
    Program m_program;
    std::string m_error;
    std::string m_literal; // the pattern, when it has no operator
    bool m_isLiteral = false;
    bool m_matchesAll = false; // ".*"
};

} // namespace mw::sim::promql
