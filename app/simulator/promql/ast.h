// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed query. Nodes are immutable after parsing and may be evaluated by many threads at once.
#pragma once

#include "app/simulator/promql/lexer.h"
#include "app/simulator/promql/matcher.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::sim::promql {

enum class Type { None, Scalar, Vector, Matrix, String };
// "scalar", "instant vector", "range vector", "string", "none".
const char* documentedName(Type type);

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

// Half open, in bytes.
struct Span
{
    size_t begin = 0;
    size_t end = 0;
};

// The "@" modifier.
struct AtModifier
{
    enum class Kind { Time, Start, End };
    Kind kind = Kind::Time;
    int64_t ms = 0;
};

enum class Cardinality { OneToOne, ManyToOne, OneToMany, ManyToMany };

struct VectorMatching
{
    Cardinality card = Cardinality::OneToOne;
    bool on = false;
    Labels::Names labels;
    Labels::Names include;
};

struct Function
{
    const char* name;
    std::vector<Type> arguments;
    int variadic; // extra arguments allowed; −1 = any number
    Type result;
};
const Function* findFunction(std::string_view name);

struct Expr
{
    enum class Kind {
        Number,
        String,
        Vector,
        Matrix,
        Subquery,
        Paren,
        Unary,
        Binary,
        Aggregate,
        Call
    };

    Expr(Kind k, Type t) : kind(k), type(t) { }

    Kind kind;
    Type type;
    Span span;
    int depth = 1; // levels below and including this one

    double number = 0; // Number
    std::string text; // String: the value; Vector: the metric's name, if it was given so
    Matchers matchers; // Vector
    int64_t offset = 0; // Vector, Subquery: ms
    std::optional<AtModifier> at; // Vector, Subquery
    int64_t range = 0; // Matrix, Subquery: ms
    int64_t step = 0; // Subquery: ms; 0 = the default
    Tok op = Tok::End; // Unary, Binary, Aggregate
    bool returnBool = false; // Binary
    std::optional<VectorMatching> matching; // Binary between vectors
    Labels::Names grouping; // Aggregate
    bool without = false; // Aggregate
    const Function* function = nullptr; // Call; nullptr if unknown (the query is in error then)
    ExprPtr left; // Binary; the inner expression of Matrix, Subquery, Paren, Unary, Aggregate
    ExprPtr right; // Binary; the parameter of Aggregate
    std::vector<ExprPtr> args; // Call
};

// The expression inside any number of parentheses.
const Expr& unwrap(const Expr& expr);

} // namespace mw::sim::promql
