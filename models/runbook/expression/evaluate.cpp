// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/ast.h"

namespace mw::runbook {
namespace {

Error wrong(std::string message)
{
    return {ErrorKind::Invalid, std::move(message), 0, {}, {}};
}

std::string pathText(const Ast& ast)
{
    std::string out;
    for (const std::string& part : pathOf(ast))
        out += (out.empty() ? "" : ".") + part;
    return out.empty() ? "the value" : out;
}

Result<Value> compare(Op op, const Value& a, const Value& b)
{
    if (op == Op::Eq || op == Op::Ne) {
        if (a.type() != b.type() && !a.isNull() && !b.isNull())
            return wrong(std::string("a ") + toString(a.type()) + " is compared with a "
                         + toString(b.type()));
        return Value((a == b) == (op == Op::Eq));
    }
    if (a.type() != b.type())
        return wrong(std::string("a ") + toString(a.type()) + " is compared with a "
                     + toString(b.type()));
    std::strong_ordering order = std::strong_ordering::equal;
    if (a.number())
        order = *a.number() <=> *b.number();
    else if (a.string())
        order = a.string()->compare(*b.string()) <=> 0;
    else if (a.duration())
        order = a.duration()->count() <=> b.duration()->count();
    else if (a.time())
        order = a.time()->time_since_epoch().count() <=> b.time()->time_since_epoch().count();
    else
        return wrong(std::string("a ") + toString(a.type()) + " has no order");
    switch (op) {
    case Op::Lt:
        return Value(order < 0);
    case Op::Le:
        return Value(order <= 0);
    case Op::Gt:
        return Value(order > 0);
    default:
        return Value(order >= 0);
    }
}

Result<Value> number(std::optional<Decimal> value)
{
    if (!value)
        return wrong("the number is too large");
    return Value(*value);
}

Result<Value> duration(std::optional<int64_t> millis)
{
    constexpr int64_t limit = int64_t{1000} * 366 * 86'400'000;
    if (!millis || *millis > limit || *millis < -limit)
        return wrong("the duration is too long");
    return Value(Millis(*millis));
}

std::optional<int64_t> scaled(int64_t millis, Decimal by, bool dividing)
{
    const auto wide = Decimal{millis}; // as if millis were nano: only the ratio matters
    const auto out = dividing ? divide(wide, by) : multiply(wide, by);
    return out ? std::optional<int64_t>(out->nano) : std::nullopt;
}

Result<Value> arithmetic(Op op, const Value& a, const Value& b)
{
    const auto none = [&] {
        return wrong(std::string("there is no ") + toString(a.type()) + " " + toString(op) + " "
                     + toString(b.type()));
    };
    const auto* x = a.number();
    const auto* y = b.number();
    const auto* dx = a.duration();
    const auto* dy = b.duration();
    switch (op) {
    case Op::Add:
        if (x && y)
            return number(add(*x, *y));
        if (dx && dy)
            return duration(dx->count() + dy->count());
        if (a.time() && dy)
            return Value(*a.time() + *dy);
        if (a.string() && b.string()) {
            if (a.string()->size() + b.string()->size() > (1u << 20))
                return wrong("the text is longer than 1 MiB");
            return Value(*a.string() + *b.string());
        }
        return none();
    case Op::Sub:
        if (x && y)
            return number(subtract(*x, *y));
        if (dx && dy)
            return duration(dx->count() - dy->count());
        if (a.time() && dy)
            return Value(*a.time() - *dy);
        if (a.time() && b.time())
            return duration((*a.time() - *b.time()).count());
        return none();
    case Op::Mul:
        if (x && y)
            return number(multiply(*x, *y));
        if (dx && y)
            return duration(scaled(dx->count(), *y, false));
        if (x && dy)
            return duration(scaled(dy->count(), *x, false));
        return none();
    default:
        break;
    }
    if ((y && y->nano == 0) || (dy && dy->count() == 0))
        return wrong("division by zero");
    if (x && y)
        return number(divide(*x, *y));
    if (dx && y)
        return duration(scaled(dx->count(), *y, true));
    if (dx && dy)
        return number(divide(Decimal{dx->count()}, Decimal{dy->count()}));
    return none();
}

Result<Value> contains(const Value& item, const Value& in)
{
    if (const auto* list = in.list()) {
        for (const Value& other : *list) {
            if (other == item)
                return Value(true);
        }
        return Value(false);
    }
    if (const auto* map = in.map()) {
        if (const auto* key = item.string())
            return Value(map->count(*key) > 0);
    }
    return wrong("\"in\" wants a list, or a string and an object");
}

class Evaluator
{
public:
    explicit Evaluator(const Scope& scope) : m_scope(scope) { }

    Result<Value> evaluate(const Ast& ast)
    {
        switch (ast.kind) {
        case Ast::Kind::Literal:
            return ast.literal;
        case Ast::Kind::Name:
            if (auto root = m_scope.root(ast.name))
                return *root;
            return wrong("there is no " + ast.name);
        case Ast::Kind::Member:
            return member(ast);
        case Ast::Kind::Index:
            return index(ast);
        case Ast::Kind::Unary:
            return unary(ast);
        case Ast::Kind::Binary:
            return binary(ast);
        case Ast::Kind::Call:
            return call(ast);
        case Ast::Kind::List:
            break;
        }
        Value::List out;
        for (const AstPtr& arg : ast.args) {
            auto value = evaluate(*arg);
            if (!value)
                return value;
            out.push_back(std::move(*value));
        }
        return Value(std::move(out));
    }

private:
    Result<Value> member(const Ast& ast)
    {
        auto object = evaluate(*ast.args[0]);
        if (!object)
            return object;
        if (const Value* found = object->member(ast.name))
            return Value(*found);
        if (object->isNull())
            return wrong(pathText(*ast.args[0]) + " is null");
        if (!object->map())
            return wrong(pathText(*ast.args[0]) + " is a " + toString(object->type())
                         + " and has no \"" + ast.name + "\"");
        return wrong(pathText(*ast.args[0]) + " has no \"" + ast.name + "\"");
    }

    Result<Value> index(const Ast& ast)
    {
        auto object = evaluate(*ast.args[0]);
        if (!object)
            return object;
        auto at = evaluate(*ast.args[1]);
        if (!at)
            return at;
        if (const auto* list = object->list()) {
            const auto* n = at->number();
            if (!n || !n->isInteger())
                return wrong("a list wants an integer in [ ]");
            const int64_t size = static_cast<int64_t>(list->size());
            const int64_t i = n->integer() < 0 ? n->integer() + size : n->integer();
            if (i < 0 || i >= size)
                return wrong(pathText(*ast.args[0]) + " has " + std::to_string(size)
                             + " elements, no [" + toText(*n) + "]");
            return Value((*list)[static_cast<size_t>(i)]);
        }
        if (const auto* key = at->string()) {
            if (const Value* found = object->member(*key))
                return Value(*found);
            return wrong(pathText(*ast.args[0]) + " has no \"" + *key + "\"");
        }
        return wrong(std::string("a ") + toString(object->type()) + " has no elements");
    }

    Result<Value> unary(const Ast& ast)
    {
        auto value = evaluate(*ast.args[0]);
        if (!value)
            return value;
        if (ast.op == Op::Not) {
            if (const bool* b = value->boolean())
                return Value(!*b);
            return wrong(std::string("! of a ") + toString(value->type()));
        }
        if (const auto* n = value->number())
            return number(subtract(Decimal{0}, *n));
        if (const auto* d = value->duration())
            return Value(-*d);
        return wrong(std::string("- of a ") + toString(value->type()));
    }

    Result<Value> binary(const Ast& ast)
    {
        auto left = evaluate(*ast.args[0]);
        if (!left)
            return left;
        if (ast.op == Op::And || ast.op == Op::Or) {
            const bool* a = left->boolean();
            if (!a)
                return wrong(std::string(toString(ast.op)) + " of a " + toString(left->type()));
            if (*a == (ast.op == Op::Or))
                return left;
            auto right = evaluate(*ast.args[1]);
            if (right && !right->boolean())
                return wrong(std::string(toString(ast.op)) + " of a " + toString(right->type()));
            return right;
        }
        auto right = evaluate(*ast.args[1]);
        if (!right)
            return right;
        if (ast.op <= Op::Ge)
            return compare(ast.op, *left, *right);
        return ast.op == Op::In ? contains(*left, *right) : arithmetic(ast.op, *left, *right);
    }

    Result<Value> call(const Ast& ast)
    {
        if (ast.name == "has") {
            const auto value = evaluate(*ast.args[0]);
            return Value(value.has_value() && !value->isNull());
        }
        if (ast.name == "default") {
            auto value = evaluate(*ast.args[0]);
            if (value && !value->isNull())
                return value;
            return evaluate(*ast.args[1]);
        }
        if (ast.name == "if") {
            auto condition = evaluate(*ast.args[0]);
            if (!condition)
                return condition;
            if (!condition->boolean())
                return wrong(std::string("if() of a ") + toString(condition->type()));
            return evaluate(*ast.args[*condition->boolean() ? 1 : 2]);
        }
        std::vector<Value> args;
        for (const AstPtr& arg : ast.args) {
            auto value = evaluate(*arg);
            if (!value)
                return value;
            args.push_back(std::move(*value));
        }
        return callFunction(ast.name, args, m_scope);
    }

    const Scope& m_scope;
};

} // namespace

std::optional<Value> MapScope::root(const std::string& name) const
{
    const auto it = m_roots.find(name);
    return it == m_roots.end() ? std::nullopt : std::optional<Value>(it->second);
}

Result<Value> Expression::evaluate(const Scope& scope) const
{
    return Evaluator(scope).evaluate(*m_ast);
}

} // namespace mw::runbook
