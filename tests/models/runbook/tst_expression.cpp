// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/inputs.h"
#include "models/runbook/expression/expression.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mw::runbook;

namespace {

MapScope scope()
{
    World now{};
    parseTime("2026-03-01T03:00:00Z", now);
    MapScope out(now);
    out.set(
        "inputs",
        valueFromJson(
            {{"n", 3}, {"name", "api"}, {"list", {1, 2, 3}}, {"nested", {{"a-b", {{"c", "x"}}}}}}));
    out.set("age", Value(Millis(90'000)));
    out.set("nothing", Value());
    return out;
}

std::string eval(const std::string& text)
{
    const auto parsed = Expression::parse(text);
    if (!parsed)
        return "parse: " + parsed.error().detail;
    const auto value = parsed->evaluate(scope());
    return value ? toText(*value) : "error: " + value.error().detail;
}

class Names final : public StaticScope
{
public:
    Answer lookUp(const std::vector<std::string>& path) const override
    {
        const std::map<std::string, Type> known{{"n", Type::Number},
                                                {"s", Type::String},
                                                {"d", Type::Duration},
                                                {"t", Type::Time},
                                                {"b", Type::Bool},
                                                {"x", Type::Any}};
        const auto it = known.find(path[0]);
        if (it == known.end())
            return {Type::Any, 0, "there is no " + path[0]};
        return {it->second, 1, {}};
    }
};

std::string check(const std::string& text)
{
    const auto parsed = Expression::parse(text);
    if (!parsed)
        return "parse: " + parsed.error().detail;
    std::vector<ExpressionError> problems;
    const Type type = parsed->check(Names(), problems);
    return problems.empty() ? toString(type) : problems[0].message;
}

} // namespace

class ExpressionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("want");
        const std::pair<const char*, const char*> rows[]{
            {"1 + 2 * 3", "7"},
            {"(1 + 2) * 3", "9"},
            {"0.1 + 0.2 == 0.3", "true"}, // decimal, not double
            {"1 / 3", "0.333333333"},
            {"2 / 3", "0.666666667"},
            {"10 - 2 - 3", "5"},
            {"-inputs.n", "-3"},
            {"!(1 < 2)", "false"},
            {"1 < 2 && 2 < 3 || 1 / 0 == 1", "true"}, // the rest is not evaluated
            {"'a' + \"b\"", "ab"},
            {"'it\\'s'", "it's"},
            {"inputs.nested.a-b.c", "x"},
            {"inputs.nested['a-b'].c", "x"},
            {"inputs.list[-1]", "3"},
            {"2 in inputs.list", "true"},
            {"'n' in inputs", "true"},
            {"inputs.n in [1, 3]", "true"},
            {"len(inputs.list) + len('äö')", "5"},
            {"if(inputs.n > 2, 'many', 'few')", "many"},
            {"has(inputs.zip)", "false"},
            {"has(nothing)", "false"},
            {"default(inputs.zip.zap, 'none')", "none"},
            {"join(split('a,b,c', ','), '-')", "a-b-c"},
            {"upper(inputs.name)", "API"},
            {"matches('web-12', '^web-[0-9]+$')", "true"},
            {"json('{\"a\": [1, {\"b\": 2}]}').a[1].b", "2"},
            {"duration('1h30m') + duration(30)", "1h30m30s"},
            {"duration('1h') / duration('20m')", "3"},
            {"age < duration('2m')", "true"},
            {"time('2026-03-01T04:00:00+01:00') == now()", "true"},
            {"now() - time('2026-03-01T02:59:00Z')", "1m"},
            {"time('2026-03-01T00:00:00Z') + duration('1d')", "2026-03-02T00:00:00Z"},
            {"min(3, 1, 2)", "1"},
            {"max([3, 7, 2])", "7"},
            {"round(2.345, 2)", "2.35"},
            {"round(-2.5)", "-3"},
            {"nothing == null", "true"},
            {"inputs.list", "[1,2,3]"},
        };
        for (const auto& [text, want] : rows)
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(want);
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(QString, want);
        QCOMPARE(QString::fromStdString(eval(text.toStdString())), want);
    }

    void errorsAreValues_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"1 / 0",
                                 "9000000000 * 9000000000",
                                 "9223372036 + 9223372036",
                                 "inputs.zip",
                                 "inputs.list[3]",
                                 "inputs.name.x",
                                 "1 + 'a'",
                                 "1 == 'a'",
                                 "1 && true",
                                 "if(1, 2, 3)",
                                 "len(1)",
                                 "duration('5 minutes')",
                                 "time('yesterday')",
                                 "json('{')",
                                 "matches('a', '(')",
                                 "min('a')",
                                 "min([])",
                                 "ghost"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
    void errorsAreValues()
    {
        QFETCH(QString, text);
        const std::string got = eval(text.toStdString());
        QVERIFY2(got.starts_with("error: "), got.c_str());
    }

    void syntax_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "1 +",
                                 "(1",
                                 "a ? b : c",
                                 "1 2",
                                 "'open",
                                 "a.",
                                 "a[",
                                 "foo(1)",
                                 "len()",
                                 "len(1, 2)",
                                 "1 < 2 < 3",
                                 "12abc",
                                 "a = b",
                                 "99999999999",
                                 "${{ 1 }}",
                                 "in"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
    void syntax()
    {
        QFETCH(QString, text);
        ExpressionError where;
        QVERIFY(!Expression::parse(text.toStdString(), &where));
        QVERIFY(!where.message.empty());
        QVERIFY(where.offset <= static_cast<size_t>(text.size()));
    }

    void staticTypes()
    {
        QCOMPARE(check("n + 1 > 2"), std::string("boolean"));
        QCOMPARE(check("t - t"), std::string("duration"));
        QCOMPARE(check("if(b, n, 1)"), std::string("number"));
        QCOMPARE(check("x.anything[0].at.all"), std::string("any"));
        QCOMPARE(check("nn"), std::string("there is no nn"));
        for (const char* text : {"n + s",
                                 "s > n",
                                 "n && b",
                                 "!n",
                                 "d == n",
                                 "len(n)",
                                 "n.x",
                                 "if(n, 1, 2)",
                                 "t + t"}) {
            const std::string got = check(text);
            QVERIFY2(got.find(' ') != std::string::npos, (std::string(text) + ": " + got).c_str());
        }
    }

    void depthAndSizeAreBounded()
    {
        std::string deep(5000, '(');
        QVERIFY(!Expression::parse(deep + "1" + std::string(5000, ')')));
        QVERIFY(!Expression::parse(std::string(5000, '!') + "true"));
        std::string chain = "1";
        for (int i = 0; i < 3000; ++i)
            chain += "+1";
        QVERIFY(!Expression::parse(chain));
        QVERIFY(!Expression::parse(std::string(9000, ' ') + "1"));
        // A pattern that would run for ever gives up.
        eval("matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$')");
    }

    void templates()
    {
        const auto text = Template::parse("n=${{ inputs.n }}, '${{ '}}' }}'");
        QVERIFY(text.has_value());
        QCOMPARE(toText(*text->evaluate(scope())), std::string("n=3, '}}'"));
        const auto single = Template::parse("${{ inputs.list }}");
        QVERIFY(single->evaluate(scope())->list() != nullptr); // keeps its type
        QVERIFY(!Template::parse("a ${{ 1"));
        QVERIFY(*evaluateCondition("${{ inputs.n == 3 }}\n", scope()));
        QVERIFY(*evaluateCondition("inputs.n == 3", scope()));
        QVERIFY(!evaluateCondition("inputs.n", scope()));
        QCOMPARE(comparedNumbers("result >= 0.995 && result < 2", "result"),
                 (std::vector<double>{0.995, 2}));
    }

    void decimals()
    {
        QCOMPARE(toText(*parseDecimal("1e-9")), std::string("0.000000001"));
        QCOMPARE(toText(*parseDecimal("0.0000000005")), std::string("0.000000001"));
        QCOMPARE(toText(*parseDecimal("-12.50")), std::string("-12.5"));
        QCOMPARE(toText(*parseDecimal("9223372036.854775807")),
                 std::string("9223372036.854775807"));
        QVERIFY(!parseDecimal("9223372036.854775808"));
        QCOMPARE(parseDecimal("-9223372036.854775808")->nano, std::numeric_limits<int64_t>::min());
        QVERIFY(!parseDecimal("-9223372036.854775809"));
        QVERIFY(!parseDecimal("1e400"));
        QVERIFY(!parseDecimal("1.2.3"));
        QVERIFY(!parseDecimal("."));
        QCOMPARE(parseDecimalSaturating("1e400")->nano, std::numeric_limits<int64_t>::max());
        QCOMPARE(toText(*parseDecimal("1e-400")), std::string("0"));
        for (const char* text : {"5", "5 m", "m", "1w", "1h 2m", "-5s", ""})
            QVERIFY2(!parseDuration(text), text);
        QCOMPARE(parseDuration("1d2h3m4s5ms")->count(), int64_t{93'784'005});
        QCOMPARE(toText(Millis(93'784'005)), std::string("1d2h3m4s5ms"));
    }

    void journalsKeepTypes()
    {
        const Value all(Value::Map{{"d", Value(Millis(1500))},
                                   {"t", scope().now()},
                                   {"n", Value(*parseDecimal("0.1"))},
                                   {"l", Value(Value::List{Value(true), Value()})}});
        QVERIFY(valueFromTypedJson(nlohmann::json::parse(toTypedJson(all).dump())) == all);
        // What came from outside and only looks like one of ours stays what it is.
        for (const char* theirs : {R"({"$time":"2026-01-31T03:00:00Z"})",
                                   R"({"$duration":"5m"})",
                                   R"({"$map":{"$number":"1.5"}})",
                                   R"({"a":{"$time":"2026-01-31T03:00:00Z"},"b":1})"}) {
            const Value map = valueFromJson(nlohmann::json::parse(theirs));
            QVERIFY(map.map() != nullptr);
            QVERIFY2(valueFromTypedJson(toTypedJson(map)) == map, theirs);
        }
    }

    void inputsAreChecked()
    {
        InputDef def;
        def.name = "n";
        def.type = "integer";
        def.min = "2";
        def.max = "10";
        def.must = "value != 7";
        QVERIFY(resolveInput(def, "5", scope()));
        for (const char* text : {"1", "11", "7", "2.5", "x"})
            QVERIFY2(!resolveInput(def, text, scope()), text);
        InputDef name;
        name.name = "s";
        name.type = "string";
        name.pattern = "[a-z]+";
        QVERIFY(resolveInput(name, "abc", scope()));
        QVERIFY(!resolveInput(name, "abc;rm -rf /", scope()));
        QVERIFY(!resolveInputs({name}, {{"ghost", "x"}}, scope()));
        name.required = true;
        QVERIFY(!resolveInputs({name}, {}, scope()));
    }
};

MIDWATCH_TEST(ExpressionTest)
#include "tst_expression.moc"
