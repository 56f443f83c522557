// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/parser.h"

#include "app/simulator/promql/checker.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mw::sim::promql {

namespace {

struct Abort // syntax: nothing sensible can follow
{
};

int precedence(Tok tok)
{
    switch (tok) {
    case Tok::Or:
        return 1;
    case Tok::And:
    case Tok::Unless:
        return 2;
    case Tok::Add:
    case Tok::Sub:
        return 4;
    case Tok::Mul:
    case Tok::Div:
    case Tok::Mod:
    case Tok::Atan2:
        return 5;
    case Tok::Pow:
        return 6;
    default:
        return isComparison(tok) ? 3 : 0;
    }
}

class Parser
{
public:
    explicit Parser(std::string_view text) : m_text(text), m_lexer(text) { }

    Parsed whole()
    {
        Parsed result;
        try {
            advance();
            if (m_token.tok == Tok::End)
                complain({0, 0}, "no expression found in input");
            else
                result.expr = expression(1);
            if (m_error.empty() && m_token.tok != Tok::End)
                unexpected("", "");
            if (m_error.empty())
                checkTypes(*result.expr, m_text, [this](Span span, std::string sentence) {
                    complain(span, std::move(sentence));
                });
        } catch (const Abort&) {
        }
        if (!m_error.empty())
            return {nullptr, m_error};
        return result;
    }

private:
    // Only the first complaint is told.
    void complain(Span span, std::string sentence)
    {
        if (!m_error.empty())
            return;
        const size_t at = std::min(span.begin, m_text.size());
        const std::string_view before = m_text.substr(0, at);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const size_t lastBreak = before.rfind('\n');
        const size_t column = lastBreak == std::string_view::npos ? at + 1 : at - lastBreak;
        m_error = std::to_string(line) + ":" + std::to_string(column)
            + ": parse error: " + std::move(sentence);
    }

    [[noreturn]] void unexpected(const char* context, const char* expected)
    {
        std::string sentence = "unexpected " + describe(m_token);
        if (*context)
            sentence += std::string(" in ") + context;
        if (*expected)
            sentence += std::string(", expected ") + expected;
        complain({m_token.begin, m_token.end}, std::move(sentence));
        throw Abort{};
    }

    void advance()
    {
        m_lastEnd = m_token.end;
        m_token = m_lexer.next();
        if (m_token.tok == Tok::Error) {
            complain({m_token.begin, m_token.end}, m_token.text);
            throw Abort{};
        }
    }
    bool is(Tok tok) const { return m_token.tok == tok; }
    bool accept(Tok tok)
    {
        if (!is(tok))
            return false;
        advance();
        return true;
    }

    ExprPtr make(Expr::Kind kind, Type type, size_t begin)
    {
        auto expr = std::make_unique<Expr>(kind, type);
        expr->span = {begin, begin};
        return expr;
    }

    // Ends the node at the last word that was read, and keeps trees from growing too deep.
    ExprPtr finish(ExprPtr expr)
    {
        expr->span.end = m_lastEnd;
        const auto below = [&expr](const ExprPtr& child) {
            if (child)
                expr->depth = std::max(expr->depth, child->depth + 1);
        };
        below(expr->left);
        below(expr->right);
        for (const ExprPtr& argument : expr->args)
            below(argument);
        if (expr->depth > maxDepth)
            tooDeep(expr->span);
        return expr;
    }
    [[noreturn]] void tooDeep(Span span)
    {
        complain(span, "expression nests deeper than " + std::to_string(maxDepth) + " levels");
        throw Abort{};
    }

    ExprPtr expression(int least)
    {
        if (++m_nesting > maxDepth)
            tooDeep({m_token.begin, m_token.end});
        ExprPtr left = operand();
        for (;;) {
            const Tok op = m_token.tok;
            const int level = precedence(op);
            if (level == 0 || level < least)
                break;
            advance();
            ExprPtr expr = make(Expr::Kind::Binary, Type::Scalar, left->span.begin);
            expr->op = op;
            binaryModifiers(*expr);
            ExprPtr right = expression(op == Tok::Pow ? level : level + 1);
            if (left->type != Type::Scalar || right->type != Type::Scalar)
                expr->type = Type::Vector;
            expr->left = std::move(left);
            expr->right = std::move(right);
            left = finish(std::move(expr));
        }
        --m_nesting;
        return left;
    }

    void binaryModifiers(Expr& expr)
    {
        VectorMatching matching;
        expr.returnBool = accept(Tok::Bool);
        if (is(Tok::On) || is(Tok::Ignoring)) {
            matching.on = is(Tok::On);
            advance();
            matching.labels = groupingLabels();
            if (is(Tok::GroupLeft) || is(Tok::GroupRight)) {
                matching.card
                    = is(Tok::GroupLeft) ? Cardinality::ManyToOne : Cardinality::OneToMany;
                advance();
                if (is(Tok::LeftParen))
                    matching.include = groupingLabels();
            }
        }
        expr.matching = std::move(matching);
    }

    ExprPtr operand()
    {
        if (is(Tok::Add) || is(Tok::Sub)) {
            const size_t begin = m_token.begin;
            const bool negative = is(Tok::Sub);
            advance();
            ExprPtr inner = expression(precedence(Tok::Pow));
            if (inner->kind == Expr::Kind::Number) {
                inner->number = negative ? -inner->number : inner->number;
                inner->span.begin = begin;
                return inner;
            }
            ExprPtr expr = make(Expr::Kind::Unary, inner->type, begin);
            expr->op = negative ? Tok::Sub : Tok::Add;
            expr->left = std::move(inner);
            return finish(std::move(expr));
        }
        ExprPtr expr = primary();
        for (;;) {
            if (is(Tok::LeftBracket))
                expr = brackets(std::move(expr));
            else if (is(Tok::Offset))
                offset(*expr);
            else if (is(Tok::At))
                at(*expr);
            else
                return expr;
        }
    }

    ExprPtr primary()
    {
        const Token token = m_token;
        switch (token.tok) {
        case Tok::Number: {
            ExprPtr expr = make(Expr::Kind::Number, Type::Scalar, token.begin);
            expr->number = number();
            return finish(std::move(expr));
        }
        case Tok::String: {
            ExprPtr expr = make(Expr::Kind::String, Type::String, token.begin);
            expr->text = unquote(token.text);
            advance();
            return finish(std::move(expr));
        }
        case Tok::LeftParen: {
            advance();
            ExprPtr inner = expression(1);
            ExprPtr expr = make(Expr::Kind::Paren, inner->type, token.begin);
            expr->left = std::move(inner);
            if (!accept(Tok::RightParen))
                unexpected("", "");
            return finish(std::move(expr));
        }
        case Tok::LeftBrace:
            return selector(token, "");
        case Tok::MetricIdentifier:
            advance();
            return selector(token, token.text);
        case Tok::Identifier:
            advance();
            return is(Tok::LeftParen) ? call(token) : selector(token, token.text);
        default:
            break;
        }
        if (isAggregator(token.tok)) {
            advance();
            if (is(Tok::LeftParen) || is(Tok::By) || is(Tok::Without))
                return aggregate(token);
            return selector(token, token.text);
        }
        // Words that are also names of metrics.
        switch (token.tok) {
        case Tok::By:
        case Tok::Without:
        case Tok::And:
        case Tok::Or:
        case Tok::Unless:
        case Tok::Offset:
        case Tok::Start:
        case Tok::Finish:
            advance();
            return selector(token, token.text);
        default:
            unexpected("", "");
        }
    }

    double number()
    {
        const Token token = m_token;
        advance();
        // Integers first: a leading zero means octal, as in the real one.
        const std::string_view text = token.text;
        int64_t integer = 0;
        int base = 10;
        size_t skip = 0;
        if (text.size() > 1 && text[0] == '0') {
            const bool hex = (text[1] | 0x20) == 'x';
            base = hex ? 16 : 8;
            skip = hex ? 2 : 1;
        }
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + skip, end, integer, base);
        if (read.ec == std::errc{} && read.ptr == end)
            return static_cast<double>(integer);
        const auto value = parseFloat(text);
        if (!value)
            complain({token.begin, token.end},
                     "error parsing number: strconv.ParseFloat: parsing " + quote(text)
                         + ": invalid syntax");
        return value.value_or(0);
    }

    int64_t duration(const char* context, const char* expected)
    {
        if (!is(Tok::Duration))
            unexpected(context, expected);
        DurationResult read = parseDuration(m_token.text);
        if (read.error.empty() && read.ms == 0)
            read.error = "duration must be greater than 0";
        if (!read.error.empty())
            complain({m_token.begin, m_token.end}, read.error);
        advance();
        return read.ms;
    }

    ExprPtr brackets(ExprPtr inner)
    {
        const Span opening{m_token.begin, m_token.end};
        advance();
        const int64_t range = duration("subquery selector", "duration");
        if (accept(Tok::Colon)) {
            ExprPtr expr = make(Expr::Kind::Subquery, Type::Matrix, inner->span.begin);
            expr->range = range;
            if (is(Tok::Duration)) {
                expr->step = duration("subquery selector", "duration or \"]\"");
                if (!is(Tok::RightBracket))
                    unexpected("subquery selector", "\"]\"");
            } else if (!is(Tok::RightBracket)) {
                unexpected("subquery selector", "duration or \"]\"");
            }
            advance();
            expr->left = std::move(inner);
            return finish(std::move(expr));
        }
        if (!is(Tok::RightBracket))
            unexpected("subquery or range", "\":\" or \"]\"");
        advance();
        if (inner->kind != Expr::Kind::Vector)
            complain(opening, "ranges only allowed for vector selectors");
        else if (inner->offset != 0)
            complain(opening, "no offset modifiers allowed before range");
        else if (inner->at)
            complain(opening, "no @ modifiers allowed before range");
        ExprPtr expr = make(Expr::Kind::Matrix, Type::Matrix, inner->span.begin);
        expr->range = range;
        expr->left = std::move(inner);
        return finish(std::move(expr));
    }

    // The node that carries offset and @, or nullptr.
    Expr* modified(Expr& expr, const std::string& what)
    {
        if (expr.kind == Expr::Kind::Matrix)
            return expr.left.get();
        if (expr.kind == Expr::Kind::Vector || expr.kind == Expr::Kind::Subquery)
            return &expr;
        complain(expr.span,
                 what
                     + " modifier must be preceded by an instant vector selector or range vector "
                       "selector or a subquery");
        return nullptr;
    }

    void offset(Expr& expr)
    {
        advance();
        const bool negative = accept(Tok::Sub);
        const int64_t ms = duration("offset", "duration");
        expr.span.end = m_lastEnd;
        Expr* target = modified(expr, "offset");
        if (!target)
            return;
        if (target->offset != 0)
            complain(expr.span, "offset may not be set multiple times");
        else
            target->offset = negative ? -ms : ms;
    }

    void at(Expr& expr)
    {
        advance();
        AtModifier modifier;
        if (is(Tok::Start) || is(Tok::Finish)) {
            modifier.kind = is(Tok::Start) ? AtModifier::Kind::Start : AtModifier::Kind::End;
            advance();
            if (!accept(Tok::LeftParen) || !accept(Tok::RightParen))
                unexpected("@", "timestamp");
        } else {
            const bool negative = is(Tok::Sub);
            if (is(Tok::Sub) || is(Tok::Add))
                advance();
            if (!is(Tok::Number))
                unexpected("@", "timestamp");
            const double seconds = number() * (negative ? -1 : 1);
            if (!(std::abs(seconds) < 9'223'372'036'854'774.0))
                complain(expr.span,
                         "timestamp out of bounds for @ modifier: " + formatFixed(seconds));
            else
                modifier.ms = static_cast<int64_t>(std::round(seconds * 1000));
        }
        expr.span.end = m_lastEnd;
        Expr* target = modified(expr, "@");
        if (!target)
            return;
        if (target->at)
            complain(expr.span, "@ <timestamp> may not be set multiple times");
        else
            target->at = modifier;
    }

    ExprPtr selector(const Token& first, const std::string& name)
    {
        ExprPtr expr = make(Expr::Kind::Vector, Type::Vector, first.begin);
        expr->text = name;
        if (accept(Tok::LeftBrace)) {
            while (!is(Tok::RightBrace)) {
                matcher(expr->matchers);
                if (!is(Tok::Comma) && !is(Tok::RightBrace))
                    unexpected("label matching", "\",\" or \"}\"");
                accept(Tok::Comma);
            }
            advance();
        }
        if (!name.empty())
            expr->matchers.push_back(
                {Matcher::Kind::Equal, std::string(metricName), name, nullptr});
        return finish(std::move(expr));
    }

    void matcher(Matchers& matchers)
    {
        if (!is(Tok::Identifier))
            unexpected("label matching", "identifier or \"}\"");
        const Token label = m_token;
        advance();
        Matcher result;
        switch (m_token.tok) {
        case Tok::Assign:
            result.kind = Matcher::Kind::Equal;
            break;
        case Tok::Ne:
            result.kind = Matcher::Kind::NotEqual;
            break;
        case Tok::EqualRegex:
            result.kind = Matcher::Kind::Regex;
            break;
        case Tok::NotRegex:
            result.kind = Matcher::Kind::NotRegex;
            break;
        default:
            unexpected("label matching", "label matching operator");
        }
        advance();
        if (!is(Tok::String))
            unexpected("label matching", "string");
        result.name = label.text;
        result.value = unquote(m_token.text);
        if (result.kind == Matcher::Kind::Regex || result.kind == Matcher::Kind::NotRegex) {
            result.regex = Regex::compile(result.value);
            if (!result.regex->error().empty())
                complain({label.begin, m_token.end}, result.regex->error());
        }
        matchers.push_back(std::move(result));
        advance();
    }

    Labels::Names groupingLabels()
    {
        if (!is(Tok::LeftParen))
            unexpected("grouping opts", "\"(\"");
        advance();
        Labels::Names names;
        while (!is(Tok::RightParen)) {
            const bool word = is(Tok::Identifier) || is(Tok::MetricIdentifier) || is(Tok::Atan2)
                || isSetOperator(m_token.tok) || isAggregator(m_token.tok)
                || isKeyword(m_token.tok);
            if (!word || !isLabelName(m_token.text))
                unexpected("grouping opts", "label");
            names.push_back(m_token.text);
            advance();
            if (!is(Tok::Comma) && !is(Tok::RightParen))
                unexpected("grouping opts", "\",\" or \")\"");
            accept(Tok::Comma);
        }
        advance();
        return names;
    }

    std::vector<ExprPtr> arguments()
    {
        std::vector<ExprPtr> args;
        advance(); // the parenthesis
        while (!is(Tok::RightParen)) {
            args.push_back(expression(1));
            if (is(Tok::Comma)) {
                const Span comma{m_token.begin, m_token.end};
                advance();
                if (is(Tok::RightParen))
                    complain(comma, "trailing commas not allowed in function call args");
            } else if (!is(Tok::RightParen)) {
                unexpected("", "");
            }
        }
        advance();
        return args;
    }

    ExprPtr call(const Token& name)
    {
        ExprPtr expr = make(Expr::Kind::Call, Type::None, name.begin);
        expr->function = findFunction(name.text);
        expr->args = arguments();
        if (!expr->function)
            complain({name.begin, name.end}, "unknown function with name " + quote(name.text));
        else
            expr->type = expr->function->result;
        return finish(std::move(expr));
    }

    void aggregateModifier(Expr& expr)
    {
        expr.without = is(Tok::Without);
        advance();
        expr.grouping = groupingLabels();
    }

    ExprPtr aggregate(const Token& op)
    {
        ExprPtr expr = make(Expr::Kind::Aggregate, Type::Vector, op.begin);
        expr->op = op.tok;
        const bool before = !is(Tok::LeftParen);
        if (before)
            aggregateModifier(*expr);
        if (!is(Tok::LeftParen))
            unexpected("aggregation", "");
        std::vector<ExprPtr> args = arguments();
        if (!before && (is(Tok::By) || is(Tok::Without)))
            aggregateModifier(*expr);
        expr->span.end = m_lastEnd;
        const bool parameter = op.tok == Tok::TopK || op.tok == Tok::BottomK
            || op.tok == Tok::CountValues || op.tok == Tok::Quantile;
        const size_t wanted = parameter ? 2 : 1;
        if (args.empty())
            complain(expr->span, "no arguments for aggregate expression provided");
        else if (args.size() != wanted)
            complain(expr->span,
                     "wrong number of arguments for aggregate expression provided, expected "
                         + std::to_string(wanted) + ", got " + std::to_string(args.size()));
        if (args.size() == wanted) {
            expr->left = std::move(args.back());
            if (parameter)
                expr->right = std::move(args.front());
        }
        return finish(std::move(expr));
    }

    std::string_view m_text;
    Lexer m_lexer;
    Token m_token;
    size_t m_lastEnd = 0;
    int m_nesting = 0;
    std::string m_error;
};

} // namespace

Parsed parseExpr(std::string_view text)
{
    return Parser(text).whole();
}

ParsedSelector parseSelector(std::string_view text)
{
    // The real server has a grammar of its own for these, with its own words.
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {{}, "1:1: parse error: unexpected end of input"};
    Parsed parsed = parseExpr(text);
    if (parsed.error.ends_with("vector selector must contain at least one non-empty matcher"))
        return {{}, "match[] must contain at least one non-empty matcher"};
    if (!parsed.expr)
        return {{}, parsed.error};
    const Expr& expr = *parsed.expr;
    if (expr.kind != Expr::Kind::Vector || expr.offset != 0 || expr.at)
        return {{}, "1:1: parse error: unexpected expression, expected a series selector"};
    return {expr.matchers, {}};
}

} // namespace mw::sim::promql
