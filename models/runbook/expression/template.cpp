// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/ast.h"

namespace mw::runbook {
namespace {

// The "}}" that ends an expression starting at `from`; those inside strings do not count.
size_t closing(std::string_view text, size_t from)
{
    char quote = 0;
    for (size_t i = from; i + 1 < text.size(); ++i) {
        if (quote) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == quote)
                quote = 0;
        } else if (text[i] == '\'' || text[i] == '"') {
            quote = text[i];
        } else if (text[i] == '}' && text[i + 1] == '}') {
            return i;
        }
    }
    return std::string_view::npos;
}

// A number that is written there, or named: "result < inputs.limit".
std::optional<Decimal> numberOf(const Ast& ast, const Scope* scope)
{
    if (ast.kind == Ast::Kind::Literal && ast.literal.number())
        return *ast.literal.number();
    const auto path = pathOf(ast);
    if (!scope || path.empty())
        return std::nullopt;
    std::optional<Value> value = scope->root(path.front());
    for (size_t i = 1; value && i < path.size(); ++i) {
        const Value* member = value->member(path[i]);
        value = member ? std::optional<Value>(*member) : std::nullopt;
    }
    return value && value->number() ? std::optional<Decimal>(*value->number()) : std::nullopt;
}

void numbersIn(const Ast& ast,
               const std::string& name,
               const Scope* scope,
               std::vector<double>& out)
{
    const auto isName = [&](const Ast& a) {
        const auto path = pathOf(a);
        return path.size() == 1 && path[0] == name;
    };
    if (ast.kind == Ast::Kind::Binary && ast.op <= Op::Ge) {
        for (const size_t i : {0u, 1u}) {
            if (!isName(*ast.args[i]))
                continue;
            if (const auto number = numberOf(*ast.args[1 - i], scope))
                out.push_back(number->approximate());
        }
    }
    for (const AstPtr& arg : ast.args)
        numbersIn(*arg, name, scope, out);
}

} // namespace

Result<Template> Template::parse(std::string_view text, ExpressionError* where)
{
    Template out;
    size_t at = 0;
    while (at < text.size()) {
        const size_t open = text.find("${{", at);
        if (open == std::string_view::npos || open > at) {
            Part part;
            part.literal = text.substr(at, open == std::string_view::npos ? open : open - at);
            part.offset = at;
            out.m_parts.push_back(std::move(part));
            if (open == std::string_view::npos)
                break;
        }
        const size_t close = closing(text, open + 3);
        if (close == std::string_view::npos) {
            if (where)
                *where = {open, "\"${{\" has no \"}}\""};
            return Error{ErrorKind::Misconfigured, "\"${{\" has no \"}}\"", 0, {}, {}};
        }
        auto expression = Expression::parse(text.substr(open + 3, close - open - 3), where);
        if (!expression) {
            if (where)
                where->offset += open + 3;
            return expression.error();
        }
        Part part;
        part.offset = open + 3;
        part.expression.push_back(std::move(*expression));
        out.m_parts.push_back(std::move(part));
        at = close + 2;
    }
    return out;
}

Result<Template> Template::parseCondition(std::string_view text, ExpressionError* where)
{
    if (text.find("${{") != std::string_view::npos) {
        auto parsed = parse(text, where);
        if (parsed && !parsed->isSingle()) {
            // Spaces and a newline around it are harmless ("|" blocks end with one).
            std::vector<Part> kept;
            for (Part& part : parsed->m_parts) {
                if (!part.expression.empty()
                    || part.literal.find_first_not_of(" \t\r\n") != std::string::npos)
                    kept.push_back(std::move(part));
            }
            parsed->m_parts = std::move(kept);
            if (!parsed->isSingle()) {
                if (where)
                    *where = {0, "a condition is one expression"};
                return Error{ErrorKind::Misconfigured, "a condition is one expression", 0, {}, {}};
            }
        }
        return parsed;
    }
    auto expression = Expression::parse(text, where);
    if (!expression)
        return expression.error();
    Template out;
    Part part;
    part.expression.push_back(std::move(*expression));
    out.m_parts.push_back(std::move(part));
    return out;
}

bool Template::hasExpressions() const
{
    for (const Part& part : m_parts) {
        if (!part.expression.empty())
            return true;
    }
    return false;
}

bool Template::isSingle() const
{
    return m_parts.size() == 1 && !m_parts[0].expression.empty();
}

Type Template::check(const StaticScope& scope, std::vector<ExpressionError>& problems) const
{
    Type type = Type::String;
    for (const Part& part : m_parts) {
        for (const Expression& expression : part.expression) {
            const size_t before = problems.size();
            type = expression.check(scope, problems);
            for (size_t i = before; i < problems.size(); ++i)
                problems[i].offset += part.offset;
        }
    }
    return isSingle() ? type : Type::String;
}

std::vector<Reference> Template::references() const
{
    std::vector<Reference> out;
    for (const Part& part : m_parts) {
        for (const Expression& expression : part.expression) {
            for (Reference& reference : expression.references()) {
                reference.offset += part.offset;
                out.push_back(std::move(reference));
            }
        }
    }
    return out;
}

Result<Value> Template::evaluate(const Scope& scope) const
{
    if (isSingle())
        return m_parts[0].expression[0].evaluate(scope);
    std::string out;
    for (const Part& part : m_parts) {
        out += part.literal;
        for (const Expression& expression : part.expression) {
            auto value = expression.evaluate(scope);
            if (!value)
                return value;
            out += toText(*value);
        }
        if (out.size() > (1u << 20))
            return Error{ErrorKind::TooLarge, "the text is longer than 1 MiB", 0, {}, {}};
    }
    return Value(std::move(out));
}

Result<Value> evaluateTree(const Node& node, const Scope& scope)
{
    if (node.isString()) {
        if (node.text.find("${{") == std::string::npos)
            return Value(node.text);
        auto parsed = Template::parse(node.text);
        if (!parsed)
            return parsed.error();
        return parsed->evaluate(scope);
    }
    if (node.isSequence()) {
        Value::List out;
        for (const Node& item : node.items) {
            auto value = evaluateTree(item, scope);
            if (!value)
                return value;
            out.push_back(std::move(*value));
        }
        return Value(std::move(out));
    }
    if (node.isMapping()) {
        Value::Map out;
        for (const auto& entry : node.entries) {
            auto value = evaluateTree(entry.value, scope);
            if (!value)
                return value;
            out.emplace(entry.key, std::move(*value));
        }
        return Value(std::move(out));
    }
    return valueFromNode(node);
}

Result<bool> evaluateCondition(const std::string& text, const Scope& scope)
{
    const auto parsed = Template::parseCondition(text);
    if (!parsed)
        return parsed.error();
    const auto value = parsed->evaluate(scope);
    if (!value)
        return value.error();
    if (const bool* b = value->boolean())
        return *b;
    return Error{ErrorKind::Invalid,
                 std::string("a condition must be true or false, this is a ")
                     + toString(value->type()),
                 0,
                 {},
                 {}};
}

std::vector<double>
comparedNumbers(const std::string& condition, const std::string& name, const Scope* scope)
{
    std::vector<double> out;
    const auto parsed = Template::parseCondition(condition);
    if (parsed && parsed->single())
        numbersIn(parsed->single()->ast(), name, scope, out);
    return out;
}

} // namespace mw::runbook
