// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/answer.h"
#include "models/sources/prometheus/decoder.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <algorithm>
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mw::prom;

namespace {

// JSON without a forest of backslashes: ' stands for ".
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

struct Recording
{
    int status = 0;
    std::string body;
    Headers headers;
    std::string path;
};

Recording load(const QString& file)
{
    std::ifstream stream(file.toStdString());
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    Recording result;
    const auto& response = json["response"];
    result.status = response.value("status", 0);
    result.path = json["request"].value("path", "");
    if (response.contains("body")) {
        const auto& body = response["body"];
        result.body = body.is_string() ? body.get<std::string>() : body.dump();
    }
    for (const auto& [key, value] : response["headers"].items())
        result.headers.emplace_back(key,
                                    value.is_string() ? value.get<std::string>() : value.dump());
    return result;
}

std::string success(const std::string& result, const char* type = "vector")
{
    return (json("{'status':'success','data':{'resultType':'")) + type + json("','result':")
        + result + "}}";
}

} // namespace

class PromAnswerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordedQueryDecodes()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        int decoded = 0;
        for (const char* server : {"prometheus-2.42", "prometheus-3.5", "victoriametrics"}) {
            QDirIterator files(shared + QStringLiteral("/recordings/") + QLatin1String(server),
                               {QStringLiteral("*.json")});
            while (files.hasNext()) {
                const QString file = files.next();
                const Recording one = load(file);
                const bool query = one.path.starts_with("/api/v1/query?")
                    || one.path.starts_with("/api/v1/query_range") || one.path == "/api/v1/query";
                if (!query || one.body.empty())
                    continue;
                const auto answer = decodeQuery(one.body);
                ++decoded;
                if (one.status == 200 && one.body.find("\"string\"") == std::string::npos) {
                    QVERIFY2(answer, qPrintable(file));
                } else {
                    QVERIFY2(!answer, qPrintable(file));
                    QVERIFY2(
                        answer.error().kind == ErrorKind::Invalid
                            || answer.error().kind == ErrorKind::Unavailable
                            || answer.error().kind == ErrorKind::Decode
                            || (one.body[0] != '{' && answer.error().kind == ErrorKind::Protocol),
                        qPrintable(file));
                    QVERIFY2(!answer.error().detail.empty(), qPrintable(file));
                }
            }
        }
        QVERIFY2(decoded > 60, qPrintable(QString::number(decoded)));
    }

    void valuesAreWhatTheServerSaid()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString folder = shared + QStringLiteral("/recordings/prometheus-2.42/");
        const auto odd = decodeQuery(load(folder + QStringLiteral("query-nan-inf.json")).body);
        QCOMPARE(odd->series.size(), size_t(3));
        QVERIFY(std::isnan(odd->series[0].points[0].value));
        QCOMPARE(odd->series[1].points[0].value, std::numeric_limits<double>::infinity());
        QCOMPARE(odd->series[1].labels.at("a"), std::string("inf"));
        QCOMPARE(odd->series[2].points[0].value, -std::numeric_limits<double>::infinity());
        QCOMPARE(odd->series[0].points[0].at.time_since_epoch().count(), int64_t(1795229414452));
        const auto scalar = decodeQuery(load(folder + QStringLiteral("query-scalar.json")).body);
        QCOMPARE(scalar->series[0].points[0].value, 2.0);
        const auto range = decodeQuery(load(folder + QStringLiteral("range-nan.json")).body);
        QVERIFY(range->series[0].points.size() > 20);
        QVERIFY(std::isnan(range->series[0].points[3].value));
        QVERIFY(
            decodeQuery(load(folder + QStringLiteral("query-empty.json")).body)->series.empty());
        const auto rules = decodeRules(load(folder + QStringLiteral("rules.json")).body);
        QVERIFY(rules);
        for (const Rule& rule : rules->rules)
            QVERIFY(rule.record.empty() != rule.alert.empty() && !rule.query.empty());
        QCOMPARE(
            decodeBuildInfo(load(folder + QStringLiteral("status-buildinfo.json")).body)->version,
            std::string("2.42.0+ds"));
        const QString other = shared + QStringLiteral("/recordings/victoriametrics/");
        QCOMPARE(decodeBuildInfo(load(other + QStringLiteral("buildinfo.json")).body)->version,
                 std::string());
        QVERIFY(decodeRules(load(other + QStringLiteral("rules.json")).body)->rules.empty());
    }

    void warningsAreKept()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto answer = decodeQuery(
            load(shared + QStringLiteral("/recordings/prometheus-3.5/warn-quantile.json")).body);
        QVERIFY(answer && !answer->warnings.empty());
    }

    void errorsCarryKindAndWords()
    {
        const auto error = [](const char* type) {
            return decodeQuery((json("{'status':'error','errorType':'")) + type
                               + json("','error':'why'}"))
                .error();
        };
        QCOMPARE(error("bad_data").kind, ErrorKind::Invalid);
        QCOMPARE(error("bad_data").detail, std::string("bad_data: why"));
        QCOMPARE(error("execution").kind, ErrorKind::Invalid);
        QCOMPARE(error("422").kind, ErrorKind::Invalid);
        QCOMPARE(error("timeout").kind, ErrorKind::Unavailable);
        QCOMPARE(error("internal").kind, ErrorKind::Unavailable);
        QCOMPARE(error("not_found").kind, ErrorKind::NotFound);
    }

    void nonsenseIsNamed()
    {
        for (const char* body : {"", "  ", "<html>", "[]", "Service Unavailable", "\"x\""})
            QVERIFY2(decodeQuery(body).error().kind == ErrorKind::Protocol, body);
        QCOMPARE(decodeQuery(json("{'ok':true}")).error().kind, ErrorKind::Protocol);
        const std::string vector = json("[{'metric':{'a':'b'},'value':[1,'2']}]");
        QVERIFY(decodeQuery(success(vector)));
        for (const std::string& wrong : {json("{}"),
                                         json("[1]"),
                                         json("[{'value':[1,2]}]"),
                                         json("[{'value':['1','2']}]"),
                                         json("[{'value':[1]}]"),
                                         json("[{'value':[1,'two']}]"),
                                         json("[{'value':[1,'']}]"),
                                         json("[{'value':[1e300,'1']}]"),
                                         json("[{'metric':[],'value':[1,'2']}]"),
                                         json("[{'metric':{'a':1},'value':[1,'2']}]"),
                                         json("[{'values':{}}]")})
            QVERIFY2(decodeQuery(success(wrong)).error().kind == ErrorKind::Decode, wrong.c_str());
        QCOMPARE(decodeQuery(success(vector, "string")).error().kind, ErrorKind::Decode);
        QCOMPARE(decodeRules(json("{'status':'success','data':{'groups':3}}")).error().kind,
                 ErrorKind::Decode);
    }

    void truncatedAnywhereIsAnError()
    {
        const std::string body = success(json("[{'metric':{'a':'ü\\n'},'value':[1.5,'-2e-3']}]"));
        QCOMPARE(decodeQuery(body)->series[0].points[0].value, -0.002);
        for (size_t length = 0; length < body.size(); ++length)
            QVERIFY2(!decodeQuery(body.substr(0, length)), qPrintable(QString::number(length)));
    }

    void deepNestingEnds()
    {
        std::string deep = json("{'status':'success','data':");
        deep += std::string(100'000, '[') + std::string(100'000, ']') + "}";
        QCOMPARE(decodeQuery(deep).error().kind, ErrorKind::Decode);
    }

    void decoderJudgesHeadAndCuts()
    {
        AnswerDecoder page(AnswerKind::Query);
        ResponseHead head;
        head.status = 200;
        head.headers = {{"Content-Type", "text/html; charset=utf-8"}};
        QCOMPARE(page.head(head).error().kind, ErrorKind::Protocol);

        AnswerDecoder decoder(AnswerKind::Query);
        head.headers = {{"content-type", "application/json"}};
        QVERIFY(decoder.head(head));
        const std::string body = success(json("[{'metric':{},'value':[1,'2']}]"));
        for (const char c : body)
            QVERIFY(decoder.feed({&c, 1}));
        QVERIFY(decoder.finish());
        const auto answer = std::any_cast<QueryAnswer>(decoder.takeResult());
        QCOMPARE(answer.series[0].points[0].value, 2.0);

        AnswerDecoder untyped(AnswerKind::BuildInfo);
        head.headers.clear();
        QVERIFY(untyped.head(head));
        QVERIFY(untyped.feed("plain"));
        QCOMPARE(untyped.finish().error().kind, ErrorKind::Protocol);
        QVERIFY(!untyped.takeResult().has_value());
    }
};

MIDWATCH_TEST(PromAnswerTest)
#include "tst_answer.moc"
