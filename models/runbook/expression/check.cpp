// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Static checks: names exist, types fit, as far as they are known before a run.
#include "models/runbook/expression/ast.h"

namespace mw::runbook {
namespace {

class Checker
{
public:
    Checker(const StaticScope& scope, std::vector<ExpressionError>& problems)
        : m_scope(scope), m_problems(problems)
    {
    }

    Type check(const Ast& ast)
    {
        switch (ast.kind) {
        case Ast::Kind::Literal:
            return ast.literal.type();
        case Ast::Kind::Name:
        case Ast::Kind::Member:
        case Ast::Kind::Index:
            return path(ast);
        case Ast::Kind::Unary: {
            const Type t = check(*ast.args[0]);
            if (ast.op == Op::Not)
                return want(ast, t, {Type::Bool}, "!"), Type::Bool;
            want(ast, t, {Type::Number, Type::Duration}, "-");
            return t;
        }
        case Ast::Kind::Binary:
            return binary(ast);
        case Ast::Kind::Call:
            return call(ast);
        case Ast::Kind::List:
            for (const AstPtr& arg : ast.args)
                check(*arg);
            break;
        }
        return Type::List;
    }

private:
    void add(const Ast& ast, std::string message)
    {
        m_problems.push_back({ast.offset, std::move(message)});
    }

    void want(const Ast& ast, Type got, std::initializer_list<Type> allowed, const std::string& by)
    {
        if (got == Type::Any)
            return;
        std::string words;
        for (const Type t : allowed) {
            if (t == got)
                return;
            words += std::string(words.empty() ? "" : " or ") + toString(t);
        }
        add(ast, by + " wants " + words + ", this is " + toString(got));
    }

    Type path(const Ast& ast)
    {
        const auto parts = pathOf(ast);
        if (!parts.empty()) {
            const auto answer = m_scope.lookUp(parts);
            if (!answer.problem.empty()) {
                add(ast, answer.problem);
                return Type::Any;
            }
            if (answer.used < parts.size() && answer.type != Type::Any
                && answer.type != Type::Map) {
                add(ast,
                    std::string("a ") + toString(answer.type) + " has no \"" + parts[answer.used]
                        + "\"");
                return Type::Any;
            }
            return answer.used < parts.size() ? Type::Any : answer.type;
        }
        const Type object = check(*ast.args[0]);
        if (ast.kind == Ast::Kind::Index) {
            const Type index = check(*ast.args[1]);
            want(*ast.args[1], index, {Type::Number, Type::String}, "[ ]");
            want(ast, object, {Type::List, Type::Map}, "[ ]");
        } else {
            want(ast, object, {Type::Map}, "\"." + ast.name + "\"");
        }
        return Type::Any;
    }

    Type binary(const Ast& ast)
    {
        const Type a = check(*ast.args[0]);
        const Type b = check(*ast.args[1]);
        const bool known = a != Type::Any && b != Type::Any;
        const std::string op = toString(ast.op);
        switch (ast.op) {
        case Op::And:
        case Op::Or:
            want(*ast.args[0], a, {Type::Bool}, op);
            want(*ast.args[1], b, {Type::Bool}, op);
            return Type::Bool;
        case Op::Eq:
        case Op::Ne:
            if (known && a != b && a != Type::Null && b != Type::Null)
                add(ast, std::string("a ") + toString(a) + " never equals a " + toString(b));
            return Type::Bool;
        case Op::Lt:
        case Op::Le:
        case Op::Gt:
        case Op::Ge:
            for (const size_t i : {0u, 1u})
                want(*ast.args[i],
                     i == 0 ? a : b,
                     {Type::Number, Type::String, Type::Duration, Type::Time},
                     op);
            if (known && a != b)
                add(ast, std::string("a ") + toString(a) + " is compared with a " + toString(b));
            return Type::Bool;
        case Op::In:
            want(*ast.args[1], b, {Type::List, Type::Map}, op);
            return Type::Bool;
        default:
            break;
        }
        if (!known)
            return Type::Any;
        const Type result = arithmetic(ast.op, a, b);
        if (result == Type::Null) {
            add(ast, std::string("there is no ") + toString(a) + " " + op + " " + toString(b));
            return Type::Any;
        }
        return result;
    }

    static Type arithmetic(Op op, Type a, Type b)
    {
        struct Row
        {
            Op op;
            Type a, b, result;
        };
        constexpr Row rows[]{
            {Op::Add, Type::Number, Type::Number, Type::Number},
            {Op::Add, Type::String, Type::String, Type::String},
            {Op::Add, Type::Duration, Type::Duration, Type::Duration},
            {Op::Add, Type::Time, Type::Duration, Type::Time},
            {Op::Sub, Type::Number, Type::Number, Type::Number},
            {Op::Sub, Type::Duration, Type::Duration, Type::Duration},
            {Op::Sub, Type::Time, Type::Duration, Type::Time},
            {Op::Sub, Type::Time, Type::Time, Type::Duration},
            {Op::Mul, Type::Number, Type::Number, Type::Number},
            {Op::Mul, Type::Duration, Type::Number, Type::Duration},
            {Op::Mul, Type::Number, Type::Duration, Type::Duration},
            {Op::Div, Type::Number, Type::Number, Type::Number},
            {Op::Div, Type::Duration, Type::Number, Type::Duration},
            {Op::Div, Type::Duration, Type::Duration, Type::Number},
        };
        for (const Row& row : rows) {
            if (row.op == op && row.a == a && row.b == b)
                return row.result;
        }
        return Type::Null;
    }

    Type call(const Ast& ast)
    {
        std::vector<Type> types;
        types.reserve(ast.args.size());
        for (const AstPtr& arg : ast.args)
            types.push_back(check(*arg));
        const std::string by = ast.name + "()";
        const auto arg = [&](size_t i, std::initializer_list<Type> allowed) {
            want(*ast.args[i], types[i], allowed, by);
        };
        if (ast.name == "has")
            return Type::Bool;
        if (ast.name == "default")
            return types[0] == types[1] || types[0] == Type::Any ? types[1] : Type::Any;
        if (ast.name == "if") {
            arg(0, {Type::Bool});
            return types[1] == types[2] ? types[1] : Type::Any;
        }
        if (ast.name == "len") {
            arg(0, {Type::String, Type::List, Type::Map});
            return Type::Number;
        }
        if (ast.name == "lower" || ast.name == "upper") {
            arg(0, {Type::String});
            return Type::String;
        }
        if (ast.name == "matches") {
            arg(0, {Type::String});
            arg(1, {Type::String});
            return Type::Bool;
        }
        if (ast.name == "split") {
            arg(0, {Type::String});
            arg(1, {Type::String});
            return Type::List;
        }
        if (ast.name == "join") {
            arg(0, {Type::List});
            arg(1, {Type::String});
            return Type::String;
        }
        if (ast.name == "json") {
            arg(0, {Type::String});
            return Type::Any;
        }
        if (ast.name == "duration") {
            arg(0, {Type::Number, Type::String, Type::Duration});
            return Type::Duration;
        }
        if (ast.name == "time") {
            arg(0, {Type::Number, Type::String, Type::Time});
            return Type::Time;
        }
        if (ast.name == "now")
            return Type::Time;
        if (ast.name == "round") {
            arg(0, {Type::Number});
            return Type::Number;
        }
        for (size_t i = 0; i < types.size(); ++i) // min, max
            arg(i, {Type::Number, Type::Duration, Type::Time, Type::List});
        return types[0] == Type::List ? Type::Any : types[0];
    }

    const StaticScope& m_scope;
    std::vector<ExpressionError>& m_problems;
};

void collect(const Ast& ast, bool guarded, std::vector<Reference>& out)
{
    const auto path = pathOf(ast);
    if (!path.empty()) {
        out.push_back({path, ast.offset, guarded});
        return;
    }
    const bool call = ast.kind == Ast::Kind::Call;
    for (size_t i = 0; i < ast.args.size(); ++i) {
        const bool guards = call && (ast.name == "has" || (ast.name == "default" && i == 0));
        collect(*ast.args[i], guarded || guards, out);
    }
}

} // namespace

Type checkAst(const Ast& ast, const StaticScope& scope, std::vector<ExpressionError>& problems)
{
    return Checker(scope, problems).check(ast);
}

Type Expression::check(const StaticScope& scope, std::vector<ExpressionError>& problems) const
{
    return checkAst(*m_ast, scope, problems);
}

std::vector<Reference> Expression::references() const
{
    std::vector<Reference> out;
    collect(*m_ast, false, out);
    return out;
}

Result<Expression> Expression::parse(std::string_view text, ExpressionError* where)
{
    auto ast = parseAst(text, where);
    if (!ast)
        return ast.error();
    Expression out;
    out.m_ast = std::move(*ast);
    return out;
}

} // namespace mw::runbook
