// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/regex_parser.h"

#include "app/simulator/promql/regex_classes.h"
#include "app/simulator/promql/text.h"

#include <algorithm>

namespace mw::sim::promql {

namespace {

using Range = Regex::Range;
using Op = Regex::Op;
constexpr size_t maxProgram = 20'000;
constexpr int maxNesting = 200;

struct Failure
{
    std::string text;
};

// What was read, as a piece of program with relative jumps: easy to repeat.
struct Piece
{
    std::vector<Regex::Instruction> code;
};

class Parser
{
public:
    Parser(std::string_view text, Regex::Program& program) : m_text(text), m_program(program) { }

    void parse()
    {
        m_program.groupNames = {""};
        Piece whole = alternation(0);
        if (m_at < m_text.size())
            fail("unexpected )", m_text);
        m_program.code = std::move(whole.code);
        m_program.code.push_back({});
        // Relative jumps become absolute.
        for (size_t i = 0; i < m_program.code.size(); ++i) {
            Regex::Instruction& in = m_program.code[i];
            if (in.op == Op::Split || in.op == Op::Jump) {
                in.x += static_cast<int>(i);
                in.y += static_cast<int>(i);
            }
        }
    }

private:
    struct Flags
    {
        bool ignoreCase = false, multiLine = false, dotAll = false, lazy = false;
    };

    [[noreturn]] void fail(const std::string& what, std::string_view part) const
    {
        throw Failure{"error parsing regexp: " + what + ": `" + std::string(part) + "`"};
    }

    bool more() const { return m_at < m_text.size(); }
    char peek() const { return m_text[m_at]; }
    bool take(char c)
    {
        if (!more() || peek() != c)
            return false;
        ++m_at;
        return true;
    }
    char32_t takeRune()
    {
        size_t length = 0;
        const int32_t rune = decodeUtf8(m_text, m_at, length);
        if (rune < 0)
            throw Failure{"error parsing regexp: invalid UTF-8: `" + std::string(m_text) + "`"};
        m_at += length;
        return static_cast<char32_t>(rune);
    }

    static void append(Piece& to, const Piece& from)
    {
        if (to.code.size() + from.code.size() > maxProgram)
            throw Failure{"error parsing regexp: expression too large"};
        to.code.insert(to.code.end(), from.code.begin(), from.code.end());
    }
    static Regex::Instruction jump(Op op, size_t x, size_t y = 0)
    {
        Regex::Instruction in;
        in.op = op;
        in.x = static_cast<int>(x);
        in.y = static_cast<int>(y);
        return in;
    }

    Piece alternation(int depth)
    {
        if (depth > maxNesting)
            fail("expression nests too deeply", m_text);
        const Flags saved = m_flags;
        Piece result = sequence(depth);
        while (take('|')) {
            const Piece other = sequence(depth);
            Piece joined;
            joined.code.push_back(jump(Op::Split, 1, result.code.size() + 2));
            append(joined, result);
            joined.code.push_back(jump(Op::Jump, other.code.size() + 1));
            append(joined, other);
            result = std::move(joined);
        }
        m_flags = saved;
        return result;
    }

    Piece sequence(int depth)
    {
        Piece result;
        Piece last;
        bool have = false;
        size_t lastOperator = std::string_view::npos;
        while (more() && peek() != '|' && peek() != ')') {
            const size_t from = m_at;
            int least = 0;
            int most = 0;
            if (repetition(least, most)) {
                const size_t end = m_at;
                const bool question = take('?');
                if (!have)
                    fail("missing argument to repetition operator",
                         m_text.substr(from, end - from));
                if (lastOperator != std::string_view::npos)
                    fail("invalid nested repetition operator",
                         m_text.substr(lastOperator, m_at - lastOperator));
                lastOperator = from;
                last = repeat(last, least, most, question != m_flags.lazy);
                continue;
            }
            if (have)
                append(result, last);
            lastOperator = std::string_view::npos;
            have = m_text.substr(m_at, 2) == "\\Q" ? quoted(result, last) : atom(last, depth);
        }
        if (have)
            append(result, last);
        return result;
    }

    // \Q…\E: what follows repeats its last character only, so the others join the result. False if
    // it is empty.
    bool quoted(Piece& result, Piece& last)
    {
        m_at += 2;
        const size_t end = m_text.find("\\E", m_at);
        const size_t stop = end == std::string_view::npos ? m_text.size() : end;
        bool any = false;
        for (; m_at < stop; any = true) {
            if (any)
                append(result, last);
            last = rune(takeRune());
        }
        if (end != std::string_view::npos)
            m_at += 2;
        return any;
    }

    // * + ? {n} {n,} {n,m}; most is −1 without a limit. A brace that is none is a literal.
    bool repetition(int& least, int& most)
    {
        const size_t from = m_at;
        if (take('*') || take('+') || take('?')) {
            least = m_text[from] == '+' ? 1 : 0;
            most = m_text[from] == '?' ? 1 : -1;
            return true;
        }
        if (!take('{'))
            return false;
        const bool ok = number(least);
        most = least;
        bool valid = ok;
        if (ok && take(',')) {
            most = -1;
            if (more() && peek() != '}')
                valid = number(most);
        }
        if (!valid || !take('}')) {
            m_at = from;
            return false;
        }
        if (least > 1000 || most > 1000 || (most >= 0 && least > most))
            fail("invalid repeat count", m_text.substr(from, m_at - from));
        return true;
    }

    bool number(int& value)
    {
        const size_t from = m_at;
        value = 0;
        while (more() && peek() >= '0' && peek() <= '9') {
            value = std::min(100'000, value * 10 + (peek() - '0'));
            ++m_at;
        }
        const size_t digits = m_at - from;
        return digits > 0 && !(digits > 1 && m_text[from] == '0');
    }

    Piece repeat(const Piece& one, int least, int most, bool lazy)
    {
        Piece result;
        for (int i = 0; i < least; ++i)
            append(result, one);
        const size_t size = one.code.size();
        const auto split = [lazy](size_t go, size_t skip) {
            return lazy ? jump(Op::Split, skip, go) : jump(Op::Split, go, skip);
        };
        if (most < 0) {
            result.code.push_back(split(1, size + 2));
            append(result, one);
            Regex::Instruction back;
            back.op = Op::Jump;
            back.x = -static_cast<int>(size) - 1;
            result.code.push_back(back);
        } else {
            const size_t rest = static_cast<size_t>(most - least);
            for (size_t i = 0; i < rest; ++i) {
                result.code.push_back(split(1, (rest - i) * (size + 1)));
                append(result, one);
            }
        }
        return result;
    }

    static Piece single(Op op)
    {
        Piece piece;
        piece.code.push_back(jump(op, 0));
        return piece;
    }

    Piece rune(char32_t c)
    {
        if (m_flags.ignoreCase && otherCase(c) != c)
            return set({{c, c}, {otherCase(c), otherCase(c)}});
        Piece piece = single(Op::Rune);
        piece.code.back().rune = c;
        return piece;
    }

    Piece set(std::vector<Range> ranges)
    {
        m_program.classes.push_back(normalised(std::move(ranges)));
        Piece piece = single(Op::Class);
        piece.code.back().x = static_cast<int>(m_program.classes.size()) - 1;
        return piece;
    }

    // False when only flags were set: nothing a repetition could apply to.
    bool atom(Piece& piece, int depth)
    {
        if (peek() == '(')
            return group(piece, depth);
        if (peek() == '[') {
            piece = set(bracket());
            return true;
        }
        if (take('.')) {
            piece = single(m_flags.dotAll ? Op::Any : Op::AnyButNewline);
        } else if (take('^')) {
            piece = single(m_flags.multiLine ? Op::LineBegin : Op::Begin);
        } else if (take('$')) {
            piece = single(m_flags.multiLine ? Op::LineEnd : Op::End);
        } else if (peek() == '\\') {
            piece = escape();
        } else {
            piece = rune(takeRune());
        }
        return true;
    }

    bool group(Piece& piece, int depth)
    {
        const size_t from = m_at;
        ++m_at;
        size_t number = 0;
        const Flags outer = m_flags;
        if (take('?')) {
            if (!flagsOrName(from, number))
                return false; // (?i) holds until the end of the group it stands in
        } else {
            number = m_program.groupNames.size();
            m_program.groupNames.emplace_back();
        }
        Piece inner = alternation(depth + 1);
        if (!take(')'))
            fail("missing closing )", m_text);
        m_flags = outer;
        piece = {};
        if (number > 0)
            piece.code.push_back(jump(Op::Save, 2 * number));
        append(piece, inner);
        if (number > 0)
            piece.code.push_back(jump(Op::Save, 2 * number + 1));
        return true;
    }

    bool flagsOrName(size_t from, size_t& number)
    {
        if (take('P')) {
            size_t end = m_text.find('>', m_at);
            if (end == std::string_view::npos || !take('<'))
                fail("invalid named capture", m_text.substr(from));
            const std::string name(m_text.substr(m_at, end - m_at));
            const bool digitFirst = !name.empty() && name[0] >= '0' && name[0] <= '9';
            if (name.empty() || !(isLabelName(name) || (digitFirst && isLabelName("_" + name))))
                fail("invalid named capture", m_text.substr(from, end + 1 - from));
            m_at = end + 1;
            number = m_program.groupNames.size();
            m_program.groupNames.push_back(
                name); // may be there twice; the first that matched counts
            return true;
        }
        bool on = true;
        bool any = false;
        for (;;) {
            if (!more())
                fail("missing closing )", m_text);
            const char c = m_text[m_at++];
            if (c == 'i' || c == 'm' || c == 's' || c == 'U') {
                bool& flag = c == 'i' ? m_flags.ignoreCase
                    : c == 'm'        ? m_flags.multiLine
                    : c == 's'        ? m_flags.dotAll
                                      : m_flags.lazy;
                flag = on;
                any = true;
            } else if (c == '-' && on) {
                on = false;
                any = false;
            } else if ((c == ':' || c == ')') && (on || any)) {
                return c == ':';
            } else {
                fail("invalid or unsupported Perl syntax", m_text.substr(from, m_at - from));
            }
        }
    }

    Piece escape()
    {
        const size_t from = m_at++;
        if (!more())
            fail("trailing backslash at end of expression", "");
        const char c = peek();
        switch (c) {
        case 'A':
            ++m_at;
            return single(Op::Begin);
        case 'z':
            ++m_at;
            return single(Op::End);
        case 'b':
            ++m_at;
            return single(Op::Word);
        case 'B':
            ++m_at;
            return single(Op::NotWord);
        case 'd':
        case 's':
        case 'w':
            ++m_at;
            return set(perlClass(c));
        case 'D':
        case 'S':
        case 'W':
            ++m_at;
            return set(negated(perlClass(static_cast<char>(c | 0x20))));
        case 'p':
        case 'P': {
            // Classes of Unicode are not known here: refused as an unknown name of one would be.
            const size_t close = m_text.find('}', m_at);
            const bool braces
                = m_text.substr(m_at + 1, 1) == "{" && close != std::string_view::npos;
            fail("invalid character class range",
                 m_text.substr(from, braces ? close + 1 - from : 3));
        }
        default:
            m_at = from;
            return rune(escapedRune());
        }
    }

    char32_t escapedRune()
    {
        const size_t from = m_at++;
        if (!more())
            fail("trailing backslash at end of expression", "");
        const char32_t c = takeRune();
        switch (c) {
        case 'a':
            return 7;
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case 'v':
            return '\v';
        default:
            break;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (c < 0x80 && !letter && !digit)
            return c;
        const auto octal = [this] { return more() && peek() >= '0' && peek() <= '7'; };
        if (c == '0' || (c >= '1' && c <= '7' && octal())) {
            char32_t value = c - '0';
            for (int i = 1; i < 3 && octal(); ++i)
                value = value * 8 + static_cast<char32_t>(m_text[m_at++] - '0');
            return value;
        }
        if (c == 'x') {
            const bool braces = take('{');
            char32_t value = 0;
            int digits = 0;
            while (more() && (braces || digits < 2)) {
                const std::string_view hex = "0123456789abcdef";
                const size_t found = hex.find(
                    static_cast<char>(peek() >= 'A' && peek() <= 'F' ? peek() | 0x20 : peek()));
                if (found == std::string_view::npos)
                    break;
                value = value * 16 + static_cast<char32_t>(found);
                ++digits;
                ++m_at;
                if (value > maxRune)
                    break;
            }
            if (value <= maxRune && (braces ? digits > 0 && take('}') : digits == 2))
                return value;
        }
        fail("invalid escape sequence", m_text.substr(from, m_at - from));
    }

    std::vector<Range> bracket()
    {
        const size_t from = m_at++;
        const bool negative = take('^');
        std::vector<Range> ranges;
        bool first = true;
        while (!more() || peek() != ']' || first) {
            if (!more())
                fail("missing closing ]", m_text.substr(from));
            // A dash stands for itself only at the border.
            if (peek() == '-' && !first && m_at + 1 < m_text.size() && m_text[m_at + 1] != ']') {
                const size_t begin = m_at;
                ++m_at;
                takeRune();
                fail("invalid character class range", m_text.substr(begin, m_at - begin));
            }
            first = false;
            if (namedClass(ranges))
                continue;
            const size_t begin = m_at;
            const char32_t low = classRune();
            char32_t high = low;
            if (m_at + 1 < m_text.size() && peek() == '-' && m_text[m_at + 1] != ']') {
                ++m_at;
                high = classRune();
                if (high < low)
                    fail("invalid character class range", m_text.substr(begin, m_at - begin));
            }
            ranges.push_back({low, high});
        }
        ++m_at;
        if (m_flags.ignoreCase) {
            const std::vector<Range> plain = ranges;
            for (const Range& range : plain) {
                for (char32_t c = range.first; c <= std::min<char32_t>(range.last, 0x44f); ++c) {
                    if (otherCase(c) != c)
                        ranges.push_back({otherCase(c), otherCase(c)});
                }
            }
        }
        return negative ? negated(std::move(ranges)) : ranges;
    }

    char32_t classRune()
    {
        if (!more())
            fail("missing closing ]", m_text);
        return peek() == '\\' ? escapedRune() : takeRune();
    }

    // [:alpha:], \d and the like inside brackets.
    bool namedClass(std::vector<Range>& ranges)
    {
        if (peek() == '\\' && m_at + 1 < m_text.size()) {
            const char c = m_text[m_at + 1];
            const char lower = static_cast<char>(c | 0x20);
            if (lower != 'd' && lower != 's' && lower != 'w')
                return false;
            m_at += 2;
            const auto found = c == lower ? perlClass(lower) : negated(perlClass(lower));
            ranges.insert(ranges.end(), found.begin(), found.end());
            return true;
        }
        if (m_text.substr(m_at, 2) != "[:")
            return false;
        const size_t end = m_text.find(":]", m_at + 2);
        if (end == std::string_view::npos)
            return false;
        std::string_view name = m_text.substr(m_at + 2, end - m_at - 2);
        const bool negative = !name.empty() && name[0] == '^';
        name.remove_prefix(negative ? 1 : 0);
        for (const NamedClass& known : posixClasses()) {
            if (name != known.name)
                continue;
            m_at = end + 2;
            const auto found = negative ? negated(known.ranges) : known.ranges;
            ranges.insert(ranges.end(), found.begin(), found.end());
            return true;
        }
        fail("invalid character class range", m_text.substr(m_at, end + 2 - m_at));
    }

    std::string_view m_text;
    Regex::Program& m_program;
    size_t m_at = 0;
    Flags m_flags;
};

} // namespace

std::string compileRegex(std::string_view whole, Regex::Program& program)
{
    try {
        Parser(whole, program).parse();
        return {};
    } catch (const Failure& failure) {
        program = {};
        return failure.text;
    }
}

} // namespace mw::sim::promql
