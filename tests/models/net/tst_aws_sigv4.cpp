// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The signatures of AWS's own test suite (both forms of all its cases), and the signer as an
// endpoint uses it.
#include "models/net/aws_sigv4.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace mw;

namespace {

struct Request
{
    HttpCall call;
    std::string host;
};

// The suite's raw requests: header lines may be folded, targets may hold raw UTF-8 and blanks.
Request parse(const std::string& text)
{
    Request out;
    size_t at = 0;
    const auto line = [&] {
        const size_t end = std::min(text.find('\n', at), text.size());
        std::string found = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        return found;
    };
    const std::string first = line();
    const size_t space = first.find(' ');
    out.call.method = first.substr(0, space);
    out.call.target = first.substr(space + 1, first.rfind(' ') - space - 1);
    while (at < text.size()) {
        const std::string header = line();
        if (header.empty())
            break;
        if (header.front() == ' ') {
            out.call.headers.back().second += "\n" + header;
            continue;
        }
        const size_t colon = header.find(':');
        const std::string name = header.substr(0, colon);
        if (name == "Host")
            out.host = header.substr(colon + 1);
        else
            out.call.headers.emplace_back(name, header.substr(colon + 1));
    }
    out.call.body = text.substr(at);
    return out;
}

SecretPtr secret(const std::string& text)
{
    return std::make_shared<const Secret>(Secret(text));
}

std::string text(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

std::string header(const Headers& headers, const char* name)
{
    const std::string* value = findHeader(headers, name);
    return value ? *value : std::string();
}

World worldAt(const char* time)
{
    World at{};
    if (!parseTime(time, at))
        qFatal("no time: %s", time);
    return at;
}

AwsCredentials example()
{
    return {
        "AKIDEXAMPLE", secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), nullptr, World::max()};
}

} // namespace

class AwsSigV4Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void suite_data()
    {
        QTest::addColumn<QJsonObject>("one");
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/specs/aws/sigv4-test-suite.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the suite is not there");
        const QJsonObject cases
            = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("cases")].toObject();
        QCOMPARE(cases.size(), 38);
        for (auto it = cases.begin(); it != cases.end(); ++it)
            QTest::newRow(qPrintable(it.key())) << it.value().toObject();
    }
    void suite()
    {
        QFETCH(QJsonObject, one);
        const QJsonObject context = one[QStringLiteral("context")].toObject();
        const QJsonObject keys = context[QStringLiteral("credentials")].toObject();
        AwsCredentials credentials{
            text(keys, "access_key_id"), secret(text(keys, "secret_access_key")), nullptr, {}};
        if (keys.contains(QStringLiteral("token")))
            credentials.sessionToken = secret(text(keys, "token"));
        SigV4Scope scope;
        scope.region = text(context, "region");
        scope.service = text(context, "service");
        scope.normalizePath = context[QStringLiteral("normalize")].toBool();
        scope.signBody = context[QStringLiteral("sign_body")].toBool();
        scope.signToken = !context[QStringLiteral("omit_session_token")].toBool(false);
        const World at = worldAt(text(context, "timestamp").c_str());
        const Request request = parse(text(one, "request"));

        const SigV4Signature plain
            = signHeaders(request.call, request.host, credentials, scope, at);
        QCOMPARE(plain.canonicalRequest, text(one, "header_canonical_request"));
        QCOMPARE(plain.stringToSign, text(one, "header_string_to_sign"));
        QCOMPARE(plain.signature, text(one, "header_signature"));
        const Request asSent = parse(text(one, "header_signed_request"));
        for (const auto& [name, value] : plain.headers)
            QCOMPARE(value, header(asSent.call.headers, name.c_str()));

        const SigV4Signature query = signQuery(
            request.call,
            request.host,
            credentials,
            scope,
            at,
            std::chrono::seconds(context[QStringLiteral("expiration_in_seconds")].toInt()));
        QCOMPARE(query.canonicalRequest, text(one, "query_canonical_request"));
        QCOMPARE(query.stringToSign, text(one, "query_string_to_sign"));
        QCOMPARE(query.signature, text(one, "query_signature"));
        const std::string target = request.call.target;
        QCOMPARE(target + (target.find('?') == std::string::npos ? "?" : "&") + query.query,
                 parse(text(one, "query_signed_request")).call.target);
    }

    void signerAddsWhatTheServerWants()
    {
        AwsCredentials credentials = example();
        credentials.sessionToken = secret("token");
        const AwsSigner signer(credentials, {"us-east-1", "ce", true, false, true});
        Endpoint endpoint;
        endpoint.baseUrl = "https://ce.us-east-1.amazonaws.com";
        HttpCall call;
        call.method = "POST";
        call.target = "/";
        call.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                        {"X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage"}};
        call.body = "{}";
        signer.sign(call, endpoint, worldAt("2026-11-26T10:00:00.750Z"));
        QCOMPARE(header(call.headers, "X-Amz-Date"), std::string("20261126T100000Z"));
        QCOMPARE(header(call.headers, "X-Amz-Security-Token"), std::string("token"));
        const std::string authorization = header(call.headers, "Authorization");
        QVERIFY(
            authorization.starts_with("AWS4-HMAC-SHA256 "
                                      "Credential=AKIDEXAMPLE/20261126/us-east-1/ce/"
                                      "aws4_request, SignedHeaders=content-type;host;x-amz-date;"
                                      "x-amz-security-token;x-amz-target, Signature="));
        // nobody reads the key out of it
        for (const auto& [name, value] : call.headers)
            QVERIFY(value.find("wJalrXUtnFEMI") == std::string::npos);
    }

    void whatAProxyChangesIsNotSigned()
    {
        HttpCall call;
        call.target = "/";
        const auto at = worldAt("2026-11-26T10:00:00Z");
        const SigV4Scope scope{"us-east-1", "ce", true, false, true};
        const std::string before = signHeaders(call, "h", example(), scope, at).signature;
        call.headers = {{"User-Agent", "x"}, {"Connection", "close"}, {"Expect", "100-continue"}};
        QCOMPARE(signHeaders(call, "h", example(), scope, at).signature, before);
        call.headers = {{"X-Other", "x"}};
        QVERIFY(signHeaders(call, "h", example(), scope, at).signature != before);
    }

    void anAddressWithAPathIsSignedWhole()
    {
        const AwsSigner signer(example(), {"us-east-1", "ce", true, false, true});
        const World at = worldAt("2026-11-26T10:00:00Z");
        Endpoint endpoint;
        endpoint.baseUrl = "http://127.0.0.1:5000/aws";
        HttpCall call;
        call.target = "/x";
        signer.sign(call, endpoint, at);
        HttpCall whole;
        whole.target = "/aws/x";
        QCOMPARE(
            header(call.headers, "Authorization"),
            header(
                signHeaders(
                    whole, "127.0.0.1:5000", example(), {"us-east-1", "ce", true, false, true}, at)
                    .headers,
                "Authorization"));
    }

    void s3SignsThePathAsItIs()
    {
        HttpCall call;
        call.target = "/a%20b//c/../d";
        const auto at = worldAt("2026-11-26T10:00:00Z");
        const auto pathOf = [&](const SigV4Scope& scope) {
            const std::string canonical
                = signHeaders(call, "h", example(), scope, at).canonicalRequest;
            return canonical.substr(4, canonical.find('\n', 4) - 4);
        };
        QCOMPARE(pathOf({"r", "s3", false, true, true}), std::string("/a%20b//c/../d"));
        QCOMPARE(pathOf({"r", "ce", true, false, true}), std::string("/a%2520b/d"));
    }

    void theServersClockIsLearntFromARefusal()
    {
        const AwsSigner signer(example(), {"us-east-1", "ce", true, false, true});
        const World now = worldAt("2026-11-26T10:00:00Z");
        const auto answer = [&](int status, const char* date) {
            ResponseHead head;
            head.status = status;
            head.headers = {{"Date", date}};
            signer.learn(head, now);
            return signer.clockOffset();
        };
        QCOMPARE(answer(200, "Thu, 26 Nov 2026 10:20:00 GMT"), Millis(0)); // was accepted
        QCOMPARE(answer(403, "Thu, 26 Nov 2026 10:00:30 GMT"), Millis(0)); // not for the clock
        QCOMPARE(answer(403, "not a date"), Millis(0));
        QCOMPARE(answer(403, "Thu, 26 Nov 2026 10:20:00 GMT"), Millis(1'200'000));
        Endpoint endpoint;
        endpoint.baseUrl = "https://ce.us-east-1.amazonaws.com";
        HttpCall call;
        call.target = "/";
        signer.sign(call, endpoint, now);
        QCOMPARE(header(call.headers, "X-Amz-Date"), std::string("20261126T102000Z"));
        // our clock was set right meanwhile: now the correction is what is wrong
        QCOMPARE(answer(400, "Thu, 26 Nov 2026 10:00:01 GMT"), Millis(0));
    }
};

MIDWATCH_TEST(AwsSigV4Test)
#include "tst_aws_sigv4.moc"
