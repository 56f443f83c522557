// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/document/document.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;

class SchemaTest : public QObject
{
    Q_OBJECT
private:
    static std::vector<Diagnostic> check(const char* yaml, const char* schema)
    {
        const auto node = parseYaml(yaml, "f");
        if (!node)
            return {{Diagnostic::Severity::Error, {}, {}, "yaml", describe(node.error())}};
        return validateSchema(*node, nlohmann::json::parse(schema), "f");
    }

private Q_SLOTS:
    void unknownKeyIsPlacedAndGuessed()
    {
        const auto found = check("a: 1\nreplica: 2\n",
                                 R"({"type":"object","additionalProperties":false,
                                     "properties":{"a":{},"replicas":{"type":"integer"}}})");
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].code, std::string("unknown-key"));
        QCOMPARE(format(found[0]),
                 std::string("f:2:1: error: unknown key \"replica\" (did you mean \"replicas\"?)"));
    }

    void typesAndRanges()
    {
        const char* schema = R"({"type":"object","properties":{
            "n":{"type":"integer","minimum":1,"maximum":9},
            "s":{"type":"string","pattern":"^[a-z]+$","maxLength":4},
            "l":{"type":"array","items":{"type":"number"},"minItems":1,"uniqueItems":true},
            "e":{"enum":["up","down"]}},"required":["n"]})";
        QVERIFY(check("n: 3\ns: abc\nl: [1, 2.5]\ne: up\n", schema).empty());
        QCOMPARE(check("s: abc\n", schema)[0].code, std::string("required"));
        QCOMPARE(check("n: 0\n", schema)[0].code, std::string("minimum"));
        QCOMPARE(check("n: 10\n", schema)[0].code, std::string("maximum"));
        QCOMPARE(check("n: 1.5\n", schema)[0].code, std::string("type"));
        QCOMPARE(check("n: 1\ns: A\n", schema)[0].code, std::string("pattern"));
        QCOMPARE(check("n: 1\ns: abcde\n", schema)[0].code, std::string("max-length"));
        QCOMPARE(check("n: 1\nl: []\n", schema)[0].code, std::string("too-few"));
        QCOMPARE(check("n: 1\nl: [1, 1]\n", schema)[0].code, std::string("unique"));
        QCOMPARE(check("n: 1\nl: [a]\n", schema)[0].path, std::string("l/0"));
        QCOMPARE(check("n: 1\ne: dwon\n", schema)[0].message,
                 std::string("\"dwon\" is not one of up, down (did you mean \"down\"?)"));
    }

    void choiceReportsTheMeantBranch()
    {
        const char* schema = R"({"oneOf":[
            {"type":"object","properties":{"do":{"const":"wait"},"for":{"type":"string"}},
             "required":["do","for"]},
            {"type":"object","properties":{"do":{"const":"scale"},"to":{"type":"integer"}},
             "required":["do","to"]}]})";
        QVERIFY(check("{do: scale, to: 3}", schema).empty());
        const auto found = check("{do: scale, to: many}", schema);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].path, std::string("to"));
        QCOMPARE(found[0].code, std::string("type"));
    }

    void conditionalsAndNot()
    {
        const char* schema = R"({"type":"object",
            "if":{"properties":{"k":{"const":"a"}},"required":["k"]},
            "then":{"required":["x"]},"else":{"required":["y"]},
            "not":{"required":["p","q"]}})";
        QVERIFY(check("{k: a, x: 1}", schema).empty());
        QCOMPARE(check("{k: a}", schema)[0].code, std::string("required"));
        QCOMPARE(check("{k: b}", schema)[0].message, std::string("\"y\" is missing"));
        QCOMPARE(check("{k: a, x: 1, p: 1, q: 1}", schema)[0].message,
                 std::string("\"p\" and \"q\" may not stand together here"));
    }

    void recursiveSchemaEnds()
    {
        const char* schema = R"({"$ref":"#/$defs/n","$defs":{"n":{"$ref":"#/$defs/n"}}})";
        QVERIFY(check("a", schema).empty());
    }

    void examplesAreValid()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        std::ifstream in(shared.toStdString() + "/design/runbook-v1.schema.json");
        const auto schema = nlohmann::json::parse(in);
        for (const char* name : {"promote-replica", "region-failover"}) {
            const auto path = shared.toStdString() + "/design/examples/" + name + ".runbook.yaml";
            const auto node = readYamlFile(path);
            QVERIFY2(node, path.c_str());
            const auto found = validateSchema(*node, schema, path);
            QVERIFY2(found.empty(), found.empty() ? "" : format(found[0]).c_str());
        }
    }
};
MIDWATCH_TEST(SchemaTest)
#include "tst_schema.moc"
