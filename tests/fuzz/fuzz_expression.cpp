// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a template and as a condition: parsed, checked, evaluated. Evaluation always ends and
// gives the same twice; what the checker says of the type is true; a value survives the journal.
#include "models/runbook/expression/expression.h"

#include <cstdlib>

#include <nlohmann/json.hpp>

using namespace mw::runbook;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const std::map<std::string, Value>& roots()
{
    static const std::map<std::string, Value> all{
        {"inputs",
         Value::Map{{"n", Value::integer(3)},
                    {"big", Decimal{INT64_MAX}},
                    {"small", Decimal{INT64_MIN}},
                    {"name", "api"},
                    {"for", mw::Millis(90'000)},
                    {"at", mw::World(mw::Millis(1'700'000'000'123))},
                    {"on", true},
                    {"none", Value()},
                    {"list", Value::List{Value::integer(1), "two", Value()}}}},
        {"steps",
         Value::Map{
             {"lag",
              Value::Map{
                  {"outputs",
                   Value::Map{{"lag_s", Decimal{1'500'000'000}},
                              {"text", std::string("{\"a\":[1,2.5,\"\xff\"]}")},
                              {"deep", std::string(300'000, '[') + std::string(300'000, ']')}}}}}}},
        {"result", Decimal{995'000'000}}};
    return all;
}

MapScope scope()
{
    MapScope out(mw::World(mw::Millis(1'700'000'000'000)));
    for (const auto& [name, value] : roots())
        out.set(name, value);
    return out;
}

// Knows exactly what the scope above holds.
class Known final : public StaticScope
{
public:
    Answer lookUp(const std::vector<std::string>& path) const override
    {
        const auto root = roots().find(path.front());
        if (root == roots().end())
            return {Type::Any, 0, "there is no " + path.front()};
        const Value* at = &root->second;
        size_t used = 1;
        for (; used < path.size() && at->map(); ++used) {
            at = at->member(path[used]);
            if (!at)
                return {Type::Any, used, "there is no " + path[used]};
        }
        return {at->type(), used, {}};
    }
};

void use(const Template& parsed, std::string_view text)
{
    std::vector<ExpressionError> problems;
    const Type type = parsed.check(Known(), problems);
    for (const ExpressionError& problem : problems)
        require(problem.offset <= text.size() && !problem.message.empty());
    for (const Reference& reference : parsed.references())
        require(!reference.path.empty() && reference.offset <= text.size());
    const auto value = parsed.evaluate(scope());
    const auto again = parsed.evaluate(scope());
    require(value.has_value() == again.has_value());
    if (!value) {
        require(!value.error().detail.empty() && value.error().detail == again.error().detail);
        return;
    }
    require(*value == *again);
    require(toText(*value).size() < (16u << 20));
    // default() answers for what is not there yet, so its type is a guess.
    if (problems.empty() && type != Type::Any && text.find("default") == std::string_view::npos)
        require(value->type() == type);
    require(valueFromTypedJson(toTypedJson(*value)) == *value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    ExpressionError where;
    if (const auto parsed = Template::parse(text, &where))
        use(*parsed, text);
    else
        require(where.offset <= size && !where.message.empty());
    ExpressionError condition;
    const auto parsed = Template::parseCondition(text, &condition);
    if (parsed)
        use(*parsed, text);
    else
        require(condition.offset <= size && !condition.message.empty());
    const auto verdict = evaluateCondition(text, scope());
    require(!verdict || parsed.has_value());
    comparedNumbers(text, "result");
    return 0;
}
