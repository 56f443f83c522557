// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/ast.h"

#include <QRegularExpression>
#include <QString>

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

constexpr Function functions[]{{"default", 2, 2},
                               {"duration", 1, 1},
                               {"has", 1, 1},
                               {"if", 3, 3},
                               {"join", 2, 2},
                               {"json", 1, 1},
                               {"len", 1, 1},
                               {"lower", 1, 1},
                               {"matches", 2, 2},
                               {"max", 1, 16},
                               {"min", 1, 16},
                               {"now", 0, 0},
                               {"round", 1, 2},
                               {"split", 2, 2},
                               {"time", 1, 1},
                               {"upper", 1, 1}};

Error wrong(const std::string& message)
{
    return {ErrorKind::Invalid, message, 0, {}, {}};
}

Error wants(const std::string& name, const char* what, const Value& got)
{
    return wrong(name + "() wants " + what + ", not " + toString(got.type()));
}

Result<Value> length(const Value& v)
{
    if (const auto* s = v.string())
        return Value::integer(QString::fromStdString(*s).toUcs4().size());
    if (const auto* l = v.list())
        return Value::integer(static_cast<int64_t>(l->size()));
    if (const auto* m = v.map())
        return Value::integer(static_cast<int64_t>(m->size()));
    return wants("len", "a string, list or object", v);
}

Result<Value> matches(const Value& text, const Value& pattern)
{
    if (!text.string() || !pattern.string())
        return wrong("matches() wants two strings");
    if (text.string()->size() > 65536 || pattern.string()->size() > 1024)
        return wrong("matches(): the text or the pattern is too long");
    // PCRE2 gives up by itself after a fixed number of steps: bounded.
    const QRegularExpression re(QString::fromStdString(*pattern.string()));
    if (!re.isValid())
        return wrong("matches(): \"" + *pattern.string() + "\" is no regular expression");
    return Value(re.match(QString::fromStdString(*text.string())).hasMatch());
}

Result<Value> split(const Value& text, const Value& separator)
{
    if (!text.string() || !separator.string() || separator.string()->empty())
        return wrong("split() wants two strings, the second not empty");
    Value::List out;
    size_t start = 0;
    for (;;) {
        const size_t at = text.string()->find(*separator.string(), start);
        out.push_back(text.string()->substr(start, at - start));
        if (at == std::string::npos)
            return Value(std::move(out));
        if (out.size() > 10'000)
            return wrong("split() gives more than 10,000 parts");
        start = at + separator.string()->size();
    }
}

Result<Value> join(const Value& list, const Value& separator)
{
    if (!list.list() || !separator.string())
        return wrong("join() wants a list and a string");
    std::string out;
    for (const Value& item : *list.list()) {
        if (&item != &list.list()->front())
            out += *separator.string();
        out += toText(item);
        if (out.size() > (1u << 20))
            return wrong("join() gives more than 1 MiB");
    }
    return Value(std::move(out));
}

Result<Value> asDuration(const Value& v)
{
    if (v.duration())
        return v;
    if (const auto* n = v.number()) // seconds
        return Value(Millis(n->nano / 1'000'000));
    if (const auto* s = v.string())
        return valueFromText(*s, Type::Duration);
    return wants("duration", "a number of seconds or a string", v);
}

Result<Value> asTime(const Value& v)
{
    if (v.time())
        return v;
    if (const auto* n = v.number()) // seconds since the epoch
        return Value(World(Millis(n->nano / 1'000'000)));
    if (const auto* s = v.string())
        return valueFromText(*s, Type::Time);
    return wants("time", "a number of seconds since 1970 or a string", v);
}

Result<Value> extreme(const std::string& name, const std::vector<Value>& args)
{
    const std::vector<Value>& items = args.size() == 1 && args[0].list() ? *args[0].list() : args;
    if (items.empty())
        return wrong(name + "() of an empty list");
    const Value* best = &items[0];
    for (const Value& item : items) {
        if (item.type() != best->type())
            return wrong(name + "() of different types");
        bool less = false;
        if (item.number())
            less = *item.number() < *best->number();
        else if (item.duration())
            less = *item.duration() < *best->duration();
        else if (item.time())
            less = *item.time() < *best->time();
        else
            return wants(name, "numbers, durations or times", item);
        const bool greater = !less && !(item == *best);
        if (name == "min" ? less : greater)
            best = &item;
    }
    return *best;
}

Result<Value> rounded(const std::vector<Value>& args)
{
    const Decimal* n = args[0].number();
    const Decimal* places = args.size() > 1 ? args[1].number() : nullptr;
    if (!n || (args.size() > 1 && !places))
        return wrong("round() wants numbers");
    const int64_t p = places ? places->integer() : 0;
    if (p < 0 || p > 9)
        return wrong("round() to 0 … 9 places");
    int64_t unit = Decimal::one;
    for (int64_t i = 0; i < p; ++i)
        unit /= 10;
    const int64_t rest = n->nano % unit;
    int64_t out = n->nano - rest;
    const int64_t twice = unit - (rest < 0 ? -rest : rest);
    if ((rest < 0 ? -rest : rest) >= twice && rest != 0) {
        if (__builtin_add_overflow(out, rest < 0 ? -unit : unit, &out))
            return wrong("round(): too large");
    }
    return Value(Decimal{out});
}

std::string changeCase(const std::string& text, bool upper)
{
    const QString q = QString::fromStdString(text);
    return (upper ? q.toUpper() : q.toLower()).toStdString();
}

} // namespace

const Function* findFunction(std::string_view name)
{
    for (const Function& f : functions) {
        if (name == f.name)
            return &f;
    }
    return nullptr;
}

std::vector<std::string> functionNames()
{
    std::vector<std::string> out;
    for (const Function& f : functions)
        out.emplace_back(f.name);
    return out;
}

Result<Value>
callFunction(const std::string& name, const std::vector<Value>& args, const Scope& scope)
{
    if (name == "now")
        return Value(scope.now());
    if (name == "len")
        return length(args[0]);
    if (name == "lower" || name == "upper") {
        if (!args[0].string())
            return wants(name, "a string", args[0]);
        return Value(changeCase(*args[0].string(), name == "upper"));
    }
    if (name == "matches")
        return matches(args[0], args[1]);
    if (name == "split")
        return split(args[0], args[1]);
    if (name == "join")
        return join(args[0], args[1]);
    if (name == "json") {
        if (!args[0].string())
            return wants(name, "a string", args[0]);
        const auto json = nlohmann::json::parse(*args[0].string(), nullptr, false);
        if (json.is_discarded())
            return wrong("json(): this is no JSON");
        return valueFromJson(json);
    }
    if (name == "duration")
        return asDuration(args[0]);
    if (name == "time")
        return asTime(args[0]);
    if (name == "min" || name == "max")
        return extreme(name, args);
    if (name == "round")
        return rounded(args);
    return wrong("there is no function " + name + "()");
}

} // namespace mw::runbook
