// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The language inside ${{ … }}: total (no loops, no I/O), typed, checked before a run. Text longer
// than 8 KiB, nesting deeper than 60 and results larger than 1 MiB are refused.
#pragma once

#include "models/runbook/expression/value.h"

#include <functional>
#include <memory>
#include <set>

namespace mw::runbook {

struct Ast; // ast.h

struct ExpressionError
{
    size_t offset = 0; // bytes from the start of the given text
    std::string message;
};

// What an expression may read, before a run. path: {"steps","lag","outputs","lag_s"}.
class StaticScope
{
public:
    virtual ~StaticScope() = default;
    // The type of the longest known prefix; a message if something of the path does not exist.
    struct Answer
    {
        Type type = Type::Any;
        size_t used = 0; // how many parts were understood; the rest is looked up in the value
        std::string problem;
    };
    virtual Answer lookUp(const std::vector<std::string>& path) const = 0;
};

// The same at run time. nullptr: not there.
class Scope
{
public:
    virtual ~Scope() = default;
    virtual std::optional<Value> root(const std::string& name) const = 0;
    virtual World now() const = 0; // from the journal, never from the wall
};

// Roots by name, and the time they were made.
class MapScope final : public Scope
{
public:
    explicit MapScope(World now = {}) : m_now(now) { }
    void set(const std::string& name, Value value) { m_roots[name] = std::move(value); }
    std::optional<Value> root(const std::string& name) const override;
    World now() const override { return m_now; }

private:
    std::map<std::string, Value> m_roots;
    World m_now;
};

struct Reference
{
    std::vector<std::string> path;
    size_t offset = 0;
    bool guarded = false; // inside has() or default()
};

class Expression
{
public:
    // text without the ${{ }}.
    static Result<Expression> parse(std::string_view text, ExpressionError* where = nullptr);
    Type check(const StaticScope& scope, std::vector<ExpressionError>& problems) const;
    std::vector<Reference> references() const;
    Result<Value> evaluate(const Scope& scope) const;
    const Ast& ast() const { return *m_ast; }

private:
    std::shared_ptr<const Ast> m_ast;
};

// A text with any number of ${{ … }} in it. One that is nothing but one expression keeps its type.
class Template
{
public:
    static Result<Template> parse(std::string_view text, ExpressionError* where = nullptr);
    // A condition may be written with or without ${{ }}.
    static Result<Template> parseCondition(std::string_view text, ExpressionError* where = nullptr);
    bool hasExpressions() const;
    bool isSingle() const; // nothing but one expression
    Type check(const StaticScope& scope, std::vector<ExpressionError>& problems) const;
    std::vector<Reference> references() const;
    Result<Value> evaluate(const Scope& scope) const;
    const Expression* single() const { return isSingle() ? &m_parts[0].expression[0] : nullptr; }

private:
    struct Part
    {
        std::string literal;
        std::vector<Expression> expression; // none or one
        size_t offset = 0;
    };
    std::vector<Part> m_parts;
};

// Evaluates every string in the tree; mappings and sequences keep their shape.
Result<Value> evaluateTree(const Node& node, const Scope& scope);
Result<bool> evaluateCondition(const std::string& text, const Scope& scope);
// The numbers that `name` is compared with ("result >= 0.995" → 0.995), for lines in charts; with a
// scope also those that have a name ("result < inputs.limit").
std::vector<double> comparedNumbers(const std::string& condition,
                                    const std::string& name,
                                    const Scope* scope = nullptr);

} // namespace mw::runbook
