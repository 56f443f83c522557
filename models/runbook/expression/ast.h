// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Syntax tree of one expression. Internal to the expression folder.
#pragma once

#include "models/runbook/expression/expression.h"

namespace mw::runbook {

enum class Op { Eq, Ne, Lt, Le, Gt, Ge, And, Or, Add, Sub, Mul, Div, In, Not, Neg };
const char* toString(Op op);

struct Ast
{
    enum class Kind { Literal, Name, Member, Index, Unary, Binary, Call, List };
    Kind kind = Kind::Literal;
    size_t offset = 0;
    Value literal;
    std::string name; // Name, Member, Call
    Op op = Op::Eq;
    std::vector<std::shared_ptr<const Ast>>
        args; // operands; Member: the object; Index: object, index
};
using AstPtr = std::shared_ptr<const Ast>;

// "a.b.c" → {"a","b","c"}; empty if it is no plain path.
std::vector<std::string> pathOf(const Ast& ast);

struct Function
{
    const char* name;
    size_t minArgs, maxArgs;
};
const Function* findFunction(std::string_view name);
std::vector<std::string> functionNames();
// Evaluated arguments; has, default and if are not among them.
Result<Value>
callFunction(const std::string& name, const std::vector<Value>& args, const Scope& scope);

Result<AstPtr> parseAst(std::string_view text, ExpressionError* where);
Type checkAst(const Ast& ast, const StaticScope& scope, std::vector<ExpressionError>& problems);

} // namespace mw::runbook
