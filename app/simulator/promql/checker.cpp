// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/checker.h"

#include "app/simulator/promql/text.h"

#include <algorithm>

namespace mw::sim::promql {

namespace {

class Checker
{
public:
    Checker(std::string_view text, const Complain& complain)
        : m_text(text), m_complain(complain) { }

    Type check(Expr& expr)
    {
        switch (expr.kind) {
        case Expr::Kind::Aggregate:
            aggregate(expr);
            break;
        case Expr::Kind::Binary:
            binary(expr);
            break;
        case Expr::Kind::Call:
            call(expr);
            break;
        case Expr::Kind::Paren:
            check(*expr.left);
            break;
        case Expr::Kind::Unary: {
            const Type type = check(*expr.left);
            if (type != Type::Scalar && type != Type::Vector)
                m_complain(expr.span,
                           "unary expression only allowed on expressions of type scalar or instant "
                           "vector, got "
                               + quote(documentedName(type)));
            break;
        }
        case Expr::Kind::Subquery: {
            const Type type = check(*expr.left);
            if (type != Type::Vector)
                m_complain(expr.span,
                           std::string("subquery is only allowed on instant vector, got ")
                               + plainName(type) + " instead");
            break;
        }
        case Expr::Kind::Matrix:
            check(*expr.left);
            break;
        case Expr::Kind::Vector:
            selector(expr);
            break;
        case Expr::Kind::Number:
        case Expr::Kind::String:
            break;
        }
        return expr.type;
    }

private:
    static const char* plainName(Type type)
    {
        return type == Type::Vector ? "vector"
            : type == Type::Matrix  ? "matrix"
                                    : documentedName(type);
    }

    void expect(Expr& expr, Type wanted, const std::string& where)
    {
        const Type type = check(expr);
        if (type != wanted)
            m_complain(expr.span,
                       std::string("expected type ") + documentedName(wanted) + " in " + where
                           + ", got " + documentedName(type));
    }

    void aggregate(Expr& expr)
    {
        expect(*expr.left, Type::Vector, "aggregation expression");
        if (expr.op == Tok::TopK || expr.op == Tok::BottomK || expr.op == Tok::Quantile)
            expect(*expr.right, Type::Scalar, "aggregation parameter");
        if (expr.op == Tok::CountValues)
            expect(*expr.right, Type::String, "aggregation parameter");
    }

    // Where the operator stands.
    Span operatorSpan(const Expr& expr) const
    {
        Span span{expr.left->span.end, expr.right->span.begin};
        while (span.begin < m_text.size()
               && std::string_view(" \t\r\n").find(m_text[span.begin]) != std::string_view::npos)
            ++span.begin;
        return span;
    }

    void binary(Expr& expr)
    {
        const Type left = check(*expr.left);
        const Type right = check(*expr.right);
        if (expr.returnBool && !isComparison(expr.op))
            m_complain(operatorSpan(expr),
                       "bool modifier can only be used on comparison operators");
        if (isComparison(expr.op) && !expr.returnBool && left == Type::Scalar
            && right == Type::Scalar)
            m_complain(operatorSpan(expr), "comparisons between scalars must use BOOL modifier");
        VectorMatching& matching = *expr.matching;
        if (isSetOperator(expr.op) && matching.card == Cardinality::OneToOne)
            matching.card = Cardinality::ManyToMany;
        for (const std::string& label : matching.labels) {
            if (matching.on
                && std::find(matching.include.begin(), matching.include.end(), label)
                    != matching.include.end())
                m_complain(operatorSpan(expr),
                           "label " + quote(label)
                               + " must not occur in ON and GROUP clause at once");
        }
        const auto fits = [](Type type) { return type == Type::Scalar || type == Type::Vector; };
        const char* wrong = "binary expression must contain only scalar and instant vector types";
        if (!fits(left))
            m_complain(expr.left->span, wrong);
        if (!fits(right))
            m_complain(expr.right->span, wrong);
        const std::string op = quote(spelling(expr.op));
        if (left != Type::Vector || right != Type::Vector) {
            if (!matching.labels.empty())
                m_complain(expr.span, "vector matching only allowed between instant vectors");
            expr.matching.reset();
        } else if (isSetOperator(expr.op)) {
            if (matching.card == Cardinality::OneToMany || matching.card == Cardinality::ManyToOne)
                m_complain(expr.span, "no grouping allowed for " + op + " operation");
        }
        if ((left == Type::Scalar || right == Type::Scalar) && isSetOperator(expr.op))
            m_complain(expr.span,
                       "set operator " + op + " not allowed in binary scalar expression");
    }

    void call(Expr& expr)
    {
        const Function* function = expr.function;
        if (!function)
            return; // said before
        const size_t wanted = function->arguments.size();
        const size_t given = expr.args.size();
        const auto complain = [&](const char* word, size_t count) {
            m_complain(expr.span,
                       std::string("expected ") + word + std::to_string(count)
                           + " argument(s) in call to " + quote(function->name) + ", got "
                           + std::to_string(given));
        };
        if (function->variadic == 0) {
            if (wanted != given)
                complain("", wanted);
        } else if (wanted - 1 > given) {
            complain("at least ", wanted - 1);
        } else if (function->variadic > 0
                   && wanted - 1 + static_cast<size_t>(function->variadic) < given) {
            complain("at most ", wanted - 1 + static_cast<size_t>(function->variadic));
        }
        for (size_t i = 0; i < given; ++i) {
            if (i >= wanted && function->variadic == 0)
                break;
            expect(*expr.args[i],
                   function->arguments[std::min(i, wanted - 1)],
                   "call to function " + quote(function->name));
        }
    }

    void selector(const Expr& expr)
    {
        if (!expr.text.empty()) {
            // The matcher that stands for the name is the last one.
            for (size_t i = 0; i + 1 < expr.matchers.size(); ++i) {
                if (expr.matchers[i].name == metricName)
                    m_complain(expr.span,
                               "metric name must not be set twice: " + quote(expr.text) + " or "
                                   + quote(expr.matchers[i].value));
            }
            return;
        }
        for (const Matcher& matcher : expr.matchers) {
            if (!matcher.matches(std::string_view()))
                return;
        }
        m_complain(expr.span, "vector selector must contain at least one non-empty matcher");
    }

    std::string_view m_text;
    const Complain& m_complain;
};

} // namespace

void checkTypes(Expr& root, std::string_view text, const Complain& complain)
{
    Checker(text, complain).check(root);
}

} // namespace mw::sim::promql
