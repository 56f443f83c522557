// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What plugins and issuers may say, and what we make of it.
#include "models/secrets/exec_credential.h"
#include "models/secrets/login_path.h"
#include "models/secrets/oidc_answers.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace mw;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const World now = World(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + 9h;
const char* cert = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
const char* key = "-----BEGIN PRIVATE KEY-----\ns3cr3tkey\n-----END PRIVATE KEY-----\n";

json answer(json status, const char* version = execApiV1)
{
    return {{"apiVersion", version}, {"kind", "ExecCredential"}, {"status", std::move(status)}};
}

std::string jwt(int64_t exp)
{
    const QByteArray claims
        = QByteArray::fromStdString(json{{"exp", exp}}.dump())
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return "e30." + claims.toStdString() + ".c2ln";
}

} // namespace

class ExecCredentialTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodAnswers()
    {
        const auto token = readExecCredential(
            answer({{"token", "t0k3n"}, {"expirationTimestamp", "2026-11-26T09:15:00Z"}}).dump(),
            execApiV1,
            now);
        QVERIFY2(token.has_value(), token ? "" : token.error().detail.c_str());
        QVERIFY(token->token->reveal() == "t0k3n");
        QCOMPARE(token->expires, now + 15min);
        QVERIFY(token->clientCertPem.empty() && !token->clientKeyPem);
        const auto all = readExecCredential(
            "\n"
                + answer({{"token", "t"}, {"clientCertificateData", cert}, {"clientKeyData", key}},
                         execApiV1Beta1)
                      .dump(2)
                + "\n",
            execApiV1Beta1,
            now);
        QVERIFY(all.has_value());
        QCOMPARE(all->clientCertPem, std::string(cert));
        QVERIFY(all->clientKeyPem->reveal() == key);
        QCOMPARE(all->expires, World::max());
        // null counts as absent, fields of later versions are no trouble
        QVERIFY(readExecCredential(
            answer({{"token", "t"}, {"clientKeyData", nullptr}, {"later", {1, 2}}}).dump(),
            execApiV1,
            now));
    }

    void badAnswers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromLatin1(says);
        };
        row("nothing", "", "exactly one JSON object");
        row("garbage", "Please sign in: s3cr3t", "exactly one JSON object");
        row("a list", "[]", "exactly one JSON object");
        row("two documents",
            answer({{"token", "s3cr3t"}}).dump() + answer({{"token", "x"}}).dump(),
            "exactly one JSON object");
        row("other kind",
            json{{"kind", "Secret"}, {"apiVersion", "v1"}}.dump(),
            "kind ExecCredential");
        row("no version", json{{"kind", "ExecCredential"}}.dump(), "names no apiVersion");
        row("other version",
            answer({{"token", "s3cr3t"}}, "client.authentication.k8s.io/v1alpha1").dump(),
            "answers in apiVersion client.authentication.k8s.io/v1alpha1");
        row("the other version", answer({{"token", "t"}}, execApiV1Beta1).dump(), "v1beta1");
        row("no status",
            json{{"kind", "ExecCredential"}, {"apiVersion", execApiV1}}.dump(),
            "no status");
        row("neither", answer({{"expirationTimestamp", "2026-11-26T10:00:00Z"}}).dump(), "neither");
        row("half a pair",
            answer({{"clientCertificateData", cert}}).dump(),
            "half a key pair: clientKeyData is missing");
        row("the other half",
            answer({{"token", "s3cr3t"}, {"clientKeyData", key}}).dump(),
            "half a key pair: clientCertificateData is missing");
        row("no certificate",
            answer({{"clientCertificateData", "AAAA"}, {"clientKeyData", key}}).dump(),
            "no PEM certificate");
        row("no key",
            answer({{"clientCertificateData", cert}, {"clientKeyData", "k"}}).dump(),
            "no PEM private key");
        row("a number", answer({{"token", 7}}).dump(), "status.token is not a string");
        row("smuggled header",
            answer({{"token", "s3cr3t\r\nX-Admin: 1"}}).dump(),
            "control characters");
        row("no time",
            answer({{"token", "s3cr3t"}, {"expirationTimestamp", "soon"}}).dump(),
            "no time of RFC 3339");
        row("expired",
            answer({{"token", "s3cr3t"}, {"expirationTimestamp", "2026-11-26T08:00:00Z"}}).dump(),
            "expired at 2026-11-26T08:00:00");
        row("deep", std::string(100'000, '['), "exactly one JSON object");
    }
    void badAnswers()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto read = readExecCredential(text.toStdString(), execApiV1, now);
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().detail).contains(says),
                 read.error().detail.c_str());
        QVERIFY(read.error().detail.find("s3cr3t") == std::string::npos);
        QVERIFY(read.error().kind == ErrorKind::Misconfigured
                || read.error().kind == ErrorKind::Unauthorized);
    }

    void plainOutput()
    {
        QVERIFY(readPlainCredential("s3cr3t pass phrase\r\n", now)->token->reveal()
                == "s3cr3t pass phrase");
        QVERIFY(readPlainCredential(answer({{"token", "t"}}, execApiV1Beta1).dump(), now)
                    ->token->reveal()
                == "t");
        QVERIFY(!readPlainCredential("\n", now));
        QVERIFY(!readPlainCredential("one\ntwo\n", now));
        QVERIFY(!readPlainCredential(std::string("a\0b", 3), now));
        QVERIFY(!readPlainCredential(std::string(20'000, 'x'), now));
    }

    void theQuestion()
    {
        ExecCommand command;
        command.cluster = R"({"server":"https://a","config":{"audience":"x"}})";
        const json info = json::parse(execInfo(command));
        QCOMPARE(info["apiVersion"].get<std::string>(), std::string(execApiV1));
        QCOMPARE(info["kind"].get<std::string>(), std::string("ExecCredential"));
        QCOMPARE(info["spec"]["interactive"].get<bool>(), false);
        QCOMPARE(info["spec"]["cluster"]["config"]["audience"].get<std::string>(),
                 std::string("x"));
        command.cluster.clear();
        QVERIFY(!json::parse(execInfo(command))["spec"].contains("cluster"));
    }

    void identityHoldsWhatDecides()
    {
        ExecCommand command;
        command.args = {"eks", "get-token"};
        command.env = {{"AWS_PROFILE", "prod"}, {"VAULT_TOKEN", "s3cr3t"}};
        QCOMPARE(identity(command, "/usr/bin/aws"),
                 (std::vector<std::string>{
                     "AWS_PROFILE=prod", "VAULT_TOKEN=***", "/usr/bin/aws", "eks", "get-token"}));
    }

    void complaintsLoseTheirSecrets()
    {
        const std::string token = jwt(1'790'000'000);
        for (const std::string& said : {"token " + token + std::string(40, 'a') + " is bad",
                                        std::string("password: hunter2secret"),
                                        std::string("AWS_SECRET_ACCESS_KEY=hunter2secret aws"),
                                        std::string("Authorization: Bearer hunter2secret"),
                                        std::string("{\"token\": \"hunter2secret\"}"),
                                        std::string("client_secret=hunter2secret&x=1")}) {
            const std::string shown = withoutSecrets(said);
            QVERIFY2(shown.find("hunter2secret") == std::string::npos
                         && shown.find(std::string(40, 'a')) == std::string::npos,
                     shown.c_str());
        }
        const std::string innocent = "Error loading SSO Token: Token for corp does not exist; run: "
                                     "aws sso login --profile prod (/home/ada/.aws/sso/cache)";
        QVERIFY2(withoutSecrets(innocent).find("aws sso login --profile prod") != std::string::npos,
                 withoutSecrets(innocent).c_str());
        QVERIFY(withoutSecrets(innocent).find("/home/ada/.aws/sso/cache") != std::string::npos);
    }

    void pathsBetweenMarks()
    {
        QCOMPARE(pathBetweenMarks("Welcome!\n<midwatch-path>/a:/b c</midwatch-path>\nbye"),
                 std::string("/a:/b c"));
        QCOMPARE(pathBetweenMarks("no marks"), std::string());
        QCOMPARE(pathBetweenMarks("<midwatch-path>/a"), std::string());
    }

    void expiryOfWebTokens()
    {
        QCOMPARE(jwtExpiry(jwt(1'790'000'000)), World(std::chrono::seconds(1'790'000'000)));
        QCOMPARE(jwtExpiry("opaque"), World{});
        QCOMPARE(jwtExpiry("a.b"), World{});
        QCOMPARE(jwtExpiry("a.%%%.c"), World{});
        QCOMPARE(jwtExpiry(jwt(-5)), World{});
    }

    void discovery()
    {
        const auto said = [](const char* issuer, const char* endpoint) {
            return json{{"issuer", issuer}, {"token_endpoint", endpoint}};
        };
        const auto kind = [](const std::string& text) {
            const auto read = readDiscovery(text, "https://i");
            return read ? ErrorKind::Internal : read.error().kind;
        };
        const auto good = readDiscovery(said("https://i.example/", "https://i.example/t").dump(),
                                        "https://i.example");
        QVERIFY(good.has_value());
        QCOMPARE(good->tokenEndpoint, std::string("https://i.example/t"));
        QVERIFY(good->basic);
        json post = said("https://i", "https://i/t");
        post["token_endpoint_auth_methods_supported"] = {"client_secret_post"};
        QVERIFY(!readDiscovery(post.dump(), "https://i")->basic);
        QCOMPARE(kind(said("https://evil", "https://evil/t").dump()), ErrorKind::Misconfigured);
        QCOMPARE(kind(said("https://i", "http://i/t").dump()), ErrorKind::Protocol);
        QCOMPARE(kind("<html>login</html>"), ErrorKind::Protocol);
    }

    void tokenAnswers()
    {
        const int64_t later
            = std::chrono::duration_cast<std::chrono::seconds>((now + 1h).time_since_epoch())
                  .count();
        const auto good = readTokens(
            json{{"id_token", jwt(later)}, {"refresh_token", "r2"}, {"access_token", "a"}}.dump(),
            200,
            now);
        QVERIFY(good.has_value());
        QCOMPARE(good->expires, now + 1h);
        QVERIFY(good->refreshToken->reveal() == "r2");
        QVERIFY(!readTokens(json{{"id_token", jwt(later)}}.dump(), 200, now)->refreshToken);
        const auto kind = [&](const json& body, int status) {
            const auto read = readTokens(body.dump(), status, now);
            return read ? ErrorKind::Internal : read.error().kind;
        };
        QCOMPARE(kind({{"access_token", "a"}}, 200), ErrorKind::Misconfigured);
        QCOMPARE(kind({{"id_token", "opaque"}}, 200), ErrorKind::Protocol);
        QCOMPARE(kind({{"id_token", "e30.e30.x"}}, 200), ErrorKind::Protocol);
        QCOMPARE(kind({{"id_token", jwt(later - 7200)}}, 200), ErrorKind::Unauthorized);
        QCOMPARE(kind({{"error", "invalid_grant"}}, 400), ErrorKind::Unauthorized);
        QCOMPARE(kind("x", 503), ErrorKind::Unavailable);
        QCOMPARE(kind({{"error", "slow_down"}}, 429), ErrorKind::Throttled);
        const auto said = readTokens(
            json{{"error", "invalid_grant"}, {"error_description", "Token has been revoked."}}
                .dump(),
            400,
            now);
        QVERIFY(said.error().detail.find("invalid_grant: Token has been revoked.")
                != std::string::npos);
    }
};

MIDWATCH_TEST(ExecCredentialTest)
#include "tst_exec_credential.moc"
