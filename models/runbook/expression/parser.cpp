// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/ast.h"

#include <array>

namespace mw::runbook {
namespace {

constexpr size_t maxText = 8192;
constexpr int maxDepth = 60;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isWord(char c)
{
    return isWordStart(c) || isDigit(c);
}

struct Token
{
    enum class Kind { End, Number, String, Word, Symbol, Bad };
    Kind kind = Kind::End;
    size_t offset = 0;
    std::string text; // String: unescaped
};

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) { }

    // After a '.', a name may hold '-' (ids of steps do).
    Token next(bool afterDot)
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'
                   || m_text[m_at] == '\r'))
            ++m_at;
        Token token;
        token.offset = m_at;
        if (m_at >= m_text.size())
            return token;
        const char c = m_text[m_at];
        if (isDigit(c))
            return number(token);
        if (isWordStart(c)) {
            token.kind = Token::Kind::Word;
            while (m_at < m_text.size()
                   && (isWord(m_text[m_at])
                       || (afterDot && m_text[m_at] == '-' && m_at + 1 < m_text.size()
                           && isWord(m_text[m_at + 1]))))
                token.text += m_text[m_at++];
            return token;
        }
        if (c == '\'' || c == '"')
            return string(token);
        token.kind = Token::Kind::Symbol;
        constexpr std::array<std::string_view, 6> doubles{"==", "!=", "<=", ">=", "&&", "||"};
        for (const std::string_view two : doubles) {
            if (m_text.substr(m_at).starts_with(two)) {
                token.text = two;
                m_at += 2;
                return token;
            }
        }
        token.text = c;
        ++m_at;
        if (std::string_view("<>!+-*/.,()[]").find(c) == std::string_view::npos)
            token.kind = Token::Kind::Bad;
        return token;
    }

private:
    Token number(Token token)
    {
        token.kind = Token::Kind::Number;
        const auto digits = [&] {
            while (m_at < m_text.size() && isDigit(m_text[m_at]))
                token.text += m_text[m_at++];
        };
        digits();
        if (m_at + 1 < m_text.size() && m_text[m_at] == '.' && isDigit(m_text[m_at + 1])) {
            token.text += m_text[m_at++];
            digits();
        }
        if (m_at < m_text.size() && isWord(m_text[m_at])) {
            token.kind = Token::Kind::Bad;
            token.text += m_text[m_at++];
        }
        return token;
    }

    Token string(Token token)
    {
        const char quote = m_text[m_at++];
        token.kind = Token::Kind::String;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            char c = m_text[m_at++];
            if (c == '\\' && m_at < m_text.size()) {
                c = m_text[m_at++];
                if (c == 'n')
                    c = '\n';
                else if (c == 't')
                    c = '\t';
            }
            token.text += c;
        }
        if (m_at >= m_text.size()) {
            token.kind = Token::Kind::Bad;
            token.text = "a string that does not end";
            return token;
        }
        ++m_at;
        return token;
    }

    std::string_view m_text;
    size_t m_at = 0;
};

class Parser
{
public:
    Parser(std::string_view text, ExpressionError* where) : m_lexer(text), m_where(where)
    {
        m_token = m_lexer.next(false);
    }

    AstPtr whole()
    {
        AstPtr ast = binary(0);
        if (ast && m_token.kind != Token::Kind::End)
            return fail("\"" + m_token.text + "\" is not expected here");
        return ast;
    }
    const std::string& message() const { return m_message; }

private:
    using Kind = Token::Kind;

    struct Guard
    {
        explicit Guard(int& d) : depth(d) { ++depth; }
        ~Guard() { --depth; }
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;
        int& depth;
    };

    AstPtr fail(std::string message)
    {
        if (m_message.empty()) {
            m_message = m_token.kind == Kind::End && message.empty()
                ? "the expression ends too early"
                : std::move(message);
            if (m_where)
                *m_where = {m_token.offset, m_message};
        }
        return nullptr;
    }

    void advance(bool afterDot = false) { m_token = m_lexer.next(afterDot); }
    bool symbol(std::string_view text) const
    {
        return m_token.kind == Kind::Symbol && m_token.text == text;
    }

    bool operatorAt(int level, Op& op) const
    {
        struct Row
        {
            int level;
            const char* text;
            Op op;
        };
        constexpr Row rows[]{{0, "||", Op::Or},
                             {1, "&&", Op::And},
                             {2, "==", Op::Eq},
                             {2, "!=", Op::Ne},
                             {3, "<", Op::Lt},
                             {3, "<=", Op::Le},
                             {3, ">", Op::Gt},
                             {3, ">=", Op::Ge},
                             {3, "in", Op::In},
                             {4, "+", Op::Add},
                             {4, "-", Op::Sub},
                             {5, "*", Op::Mul},
                             {5, "/", Op::Div}};
        for (const Row& row : rows) {
            const bool kind
                = row.op == Op::In ? m_token.kind == Kind::Word : m_token.kind == Kind::Symbol;
            if (row.level == level && kind && m_token.text == row.text) {
                op = row.op;
                return true;
            }
        }
        return false;
    }

    AstPtr binary(int level)
    {
        if (level == 6)
            return unary();
        AstPtr left = binary(level + 1);
        Op op{};
        int chain = 0;
        while (left && operatorAt(level, op)) {
            if (++chain + m_depth > maxDepth)
                return fail("the expression is too deep");
            auto node = std::make_shared<Ast>();
            node->kind = Ast::Kind::Binary;
            node->op = op;
            node->offset = m_token.offset;
            advance();
            AstPtr right = binary(level + 1);
            if (!right)
                return nullptr;
            node->args = {left, right};
            left = node;
            if ((level == 2 || level == 3) && operatorAt(level, op))
                return fail("comparisons cannot be chained; use &&");
        }
        return left;
    }

    AstPtr unary()
    {
        const Guard guard(m_depth);
        if (m_depth > maxDepth)
            return fail("the expression is too deep");
        if (symbol("!") || symbol("-")) {
            auto node = std::make_shared<Ast>();
            node->kind = Ast::Kind::Unary;
            node->op = symbol("!") ? Op::Not : Op::Neg;
            node->offset = m_token.offset;
            advance();
            AstPtr operand = unary();
            if (!operand)
                return nullptr;
            node->args = {operand};
            return node;
        }
        return postfix(primary());
    }

    AstPtr postfix(AstPtr base)
    {
        int chain = 0;
        while (base) {
            if (++chain > maxDepth)
                return fail("the expression is too deep");
            if (symbol(".")) {
                auto node = std::make_shared<Ast>();
                node->kind = Ast::Kind::Member;
                advance(true);
                node->offset = m_token.offset;
                if (m_token.kind != Kind::Word)
                    return fail("a name is expected after \".\"");
                node->name = m_token.text;
                node->args = {base};
                advance();
                base = node;
            } else if (symbol("[")) {
                auto node = std::make_shared<Ast>();
                node->kind = Ast::Kind::Index;
                node->offset = m_token.offset;
                advance();
                AstPtr index = binary(0);
                if (!index)
                    return nullptr;
                if (!symbol("]"))
                    return fail("\"]\" is missing");
                advance();
                node->args = {base, index};
                base = node;
            } else {
                break;
            }
        }
        return base;
    }

    AstPtr primary()
    {
        auto node = std::make_shared<Ast>();
        node->offset = m_token.offset;
        if (m_token.kind == Kind::Number) {
            const auto number = parseDecimal(m_token.text);
            if (!number)
                return fail("this number is too large");
            node->literal = *number;
            advance();
            return node;
        }
        if (m_token.kind == Kind::String) {
            node->literal = m_token.text;
            advance();
            return node;
        }
        if (symbol("("))
            return list(node, ")", true);
        if (symbol("["))
            return list(node, "]", false);
        if (m_token.kind != Kind::Word || m_token.text == "in")
            return fail(m_token.kind == Kind::End ? ""
                            : m_token.text == "?"
                            ? "there is no \"?:\" here; write if(condition, then, else)"
                            : "\"" + m_token.text + "\" is not expected here");
        node->name = m_token.text;
        advance();
        if (symbol("("))
            return call(node);
        if (node->name == "true" || node->name == "false")
            node->literal = node->name == "true";
        else if (node->name == "null")
            node->literal = Value();
        else
            node->kind = Ast::Kind::Name;
        return node;
    }

    // "( x )" or "[ a, b ]".
    AstPtr list(const std::shared_ptr<Ast>& node, std::string_view close, bool single)
    {
        const Guard guard(m_depth);
        advance();
        node->kind = Ast::Kind::List;
        while (!symbol(close)) {
            AstPtr item = binary(0);
            if (!item)
                return nullptr;
            node->args.push_back(item);
            if (single || !symbol(","))
                break;
            advance();
        }
        if (!symbol(close))
            return fail("\"" + std::string(close) + "\" is missing");
        advance();
        if (single && node->args.empty())
            return fail("nothing between the brackets");
        return single ? node->args[0] : node;
    }

    AstPtr call(const std::shared_ptr<Ast>& node)
    {
        node->kind = Ast::Kind::Call;
        const std::string name = node->name;
        const Function* function = findFunction(name);
        if (!function)
            return fail("there is no function " + name + "()");
        if (!list(node, ")", false))
            return nullptr;
        node->kind = Ast::Kind::Call;
        if (node->args.size() < function->minArgs || node->args.size() > function->maxArgs) {
            return fail(name + "() takes " + std::to_string(function->minArgs)
                        + (function->maxArgs > function->minArgs ? " or more" : "")
                        + " arguments, not " + std::to_string(node->args.size()));
        }
        return node;
    }

    Lexer m_lexer;
    ExpressionError* m_where;
    Token m_token;
    std::string m_message;
    int m_depth = 0;
};

} // namespace

const char* toString(Op op)
{
    constexpr const char* words[]{
        "==", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "-", "*", "/", "in", "!", "-"};
    return words[static_cast<int>(op)];
}

std::vector<std::string> pathOf(const Ast& ast)
{
    if (ast.kind == Ast::Kind::Name)
        return {ast.name};
    if (ast.kind == Ast::Kind::Member) {
        auto path = pathOf(*ast.args[0]);
        if (!path.empty())
            path.push_back(ast.name);
        return path;
    }
    if (ast.kind == Ast::Kind::Index && ast.args[1]->kind == Ast::Kind::Literal) {
        if (const std::string* key = ast.args[1]->literal.string()) {
            auto path = pathOf(*ast.args[0]);
            if (!path.empty())
                path.push_back(*key);
            return path;
        }
    }
    return {};
}

Result<AstPtr> parseAst(std::string_view text, ExpressionError* where)
{
    if (text.size() > maxText) {
        if (where)
            *where = {0, "the expression is longer than 8 KiB"};
        return Error{ErrorKind::Misconfigured, "the expression is longer than 8 KiB", 0, {}, {}};
    }
    Parser parser(text, where);
    if (AstPtr ast = parser.whole())
        return ast;
    return Error{ErrorKind::Misconfigured, parser.message(), 0, {}, {}};
}

} // namespace mw::runbook
