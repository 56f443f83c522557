// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/document/document.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;

class YamlTest : public QObject
{
    Q_OBJECT
private:
    static Error failure(std::string_view text, const YamlLimits& limits = {})
    {
        const auto result = parseYaml(text, "f.yaml", limits);
        return result ? Error{ErrorKind::Internal, "parsed", 0, {}, {}} : result.error();
    }

private Q_SLOTS:
    void coreSchemaScalars_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* text, Node::Kind kind) {
            QTest::newRow(text) << QString::fromUtf8(text) << int(kind);
        };
        row("no", Node::Kind::String);
        row("off", Node::Kind::String);
        row("yes", Node::Kind::String);
        row("0644", Node::Kind::Int);
        row("1.10", Node::Kind::Float);
        row("1e3", Node::Kind::Float);
        row("-.inf", Node::Kind::Float);
        row("true", Node::Kind::Bool);
        row("~", Node::Kind::Null);
        row("12:30", Node::Kind::String);
        row("2026-01-01", Node::Kind::String);
        row("0x1F", Node::Kind::Int);
        row("+12", Node::Kind::Int);
        row("1_000", Node::Kind::String);
        row(".", Node::Kind::String);
        row("\"12\"", Node::Kind::String);
    }
    void coreSchemaScalars()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const auto node = parseYaml("v: " + text.toStdString(), "f");
        QVERIFY(node);
        QCOMPARE(int(node->find("v")->kind), kind);
    }

    void placesCountCodePoints()
    {
        const std::string text = "grüße: \"ä\"\nb: [x, ÿ, 日本]\n";
        const auto node = parseYaml(text, "f");
        QVERIFY(node);
        const Node& last = node->find("b")->items[2];
        QCOMPARE(last.begin.line, 2);
        QCOMPARE(last.begin.column, 11);
        QCOMPARE(text.substr(last.begin.offset, last.end.offset - last.begin.offset),
                 std::string("日本"));
        QCOMPARE(node->findEntry("b")->keyBegin.offset, text.find("b:"));
    }

    void offsetsHoldInLongTexts()
    {
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += "k" + std::to_string(i) + ": \"größe " + std::to_string(i) + "\"\n";
        const auto node = parseYaml(text, "f");
        QVERIFY(node);
        for (const auto& entry : node->entries) {
            const Node& v = entry.value;
            QCOMPARE(text.substr(v.begin.offset, v.end.offset - v.begin.offset),
                     "\"" + v.text + "\"");
        }
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("duplicate key") << "a: 1\nb: 2\na: 3\n" << 3 << 1;
        QTest::newRow("anchor") << "a: &x 1\n" << 1 << 4;
        QTest::newRow("alias") << "a: 1\nb: *x\n" << 2 << 4;
        QTest::newRow("merge key") << "a:\n  <<: {b: 1}\n" << 2 << 3;
        QTest::newRow("tag") << "a: !!python/object 1\n" << 1 << 4;
        QTest::newRow("second document") << "a: 1\n---\nb: 1\n" << 2 << 1;
        QTest::newRow("truncated flow") << "a: {b: 1\n" << 2 << 1;
        QTest::newRow("tab indentation") << "a:\n\tb: 1\n" << 2 << 1;
        QTest::newRow("key is a list") << "[1]: 2\n" << 1 << 1;
    }
    void refusals()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const Error error = failure(text.toStdString());
        QCOMPARE(error.kind, ErrorKind::Misconfigured);
        QVERIFY(error.place);
        QCOMPARE(error.place->file, std::string("f.yaml"));
        QCOMPARE(error.place->line, line);
        QCOMPARE(error.place->column, column);
        QVERIFY(!error.detail.empty());
    }

    void brokenUtf8IsPlaced()
    {
        const Error error = failure("a: 1\nbb: \xff\xfe\n");
        QCOMPARE(error.kind, ErrorKind::Misconfigured);
        QCOMPARE(error.place->line, 2);
    }

    void deepNestingIsRefusedQuickly()
    {
        QVERIFY(failure(std::string(200'000, '[')).detail.find("64 levels") != std::string::npos);
        std::string blocks;
        for (int i = 0; i < 100; ++i)
            blocks += std::string(size_t(i), ' ') + "a:\n";
        QVERIFY(failure(blocks + std::string(100, ' ') + "b").detail.find("levels")
                != std::string::npos);
    }

    void sizeAndNumberAreBounded()
    {
        QVERIFY(failure(std::string(50u << 20, 'a')).detail.find("larger than")
                != std::string::npos);
        YamlLimits few;
        few.maxNodes = 10;
        QVERIFY(failure("[1,2,3,4,5,6,7,8,9,10,11]", few).detail.find("more than 10")
                != std::string::npos);
    }

    void filesAreRead()
    {
        const QTemporaryDir dir;
        const std::string path = dir.filePath(QStringLiteral("x.yaml")).toStdString();
        QCOMPARE(readYamlFile(path).error().kind, ErrorKind::NotAvailable);
        std::ofstream(path) << "a: {b: [1, two]}\n";
        const auto node = readYamlFile(path);
        QVERIFY(node);
        QCOMPARE(node->at("a/b/1")->text, std::string("two"));
        QCOMPARE(node->at("a/b/2"), nullptr);
        QCOMPARE(toJson(*node).dump(), std::string(R"({"a":{"b":[1,"two"]}})"));
    }

    void emptyFileIsNull()
    {
        const auto node = parseYaml("# nothing\n", "f");
        QVERIFY(node);
        QVERIFY(node->isNull());
    }

    void numbersOutsideInt64StayText()
    {
        const auto node = parseYaml("v: 99999999999999999999", "f");
        int64_t value = 0;
        QVERIFY(!node->find("v")->toInt(value));
        QCOMPARE(toJson(*node)["v"].get<std::string>(), std::string("99999999999999999999"));
    }
};
MIDWATCH_TEST(YamlTest)
#include "tst_yaml.moc"
