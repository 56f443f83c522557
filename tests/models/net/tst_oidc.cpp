// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Refreshing ID tokens at an issuer inside this process.
#include "models/net/oidc.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/fake_secret_store.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const World now = World(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + 9h;

std::string jwt(World expires, const std::string& id = "x")
{
    const auto part = [](const json& value) {
        return QByteArray::fromStdString(value.dump())
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
            .toStdString();
    };
    return part({{"alg", "RS256"}}) + "."
        + part({{"exp", expires.time_since_epoch().count() / 1000}, {"jti", id}}) + ".c2lnbg";
}

// An issuer that rotates its refresh tokens.
struct Issuer
{
    FaultServer server;
    std::atomic<int> refreshes{0};
    std::atomic<int> status{200};
    std::string valid = "refresh-1"; // guarded by m_mutex
    std::mutex mutex;
    FixedClock* clock = nullptr;

    Issuer()
    {
        server.on("/idp/.well-known/openid-configuration", [this](Conversation& c) {
            c.reply(200,
                    {{"Content-Type", "application/json"}},
                    json{{"issuer", url()}, {"token_endpoint", url() + "/token"}}.dump());
        });
        server.on("/idp/token", [this](Conversation& c) { token(c); });
    }
    std::string url() const { return server.url() + "/idp"; }
    void token(Conversation& c)
    {
        const std::lock_guard lock(mutex);
        const Headers type{{"Content-Type", "application/json"}};
        const int n = ++refreshes;
        if (status != 200) {
            c.reply(status, type, "<html>maintenance</html>");
            return;
        }
        if (c.request.body.find("refresh_token=" + valid) == std::string::npos) {
            c.reply(400, type, json{{"error", "invalid_grant"}}.dump());
            return;
        }
        valid = "refresh-" + std::to_string(n + 1);
        c.reply(200,
                type,
                json{{"id_token", jwt(now + 20min * n, std::to_string(n))},
                     {"refresh_token", valid},
                     {"token_type", "Bearer"}}
                    .dump());
    }
};

struct Bench
{
    Issuer issuer;
    FixedClock clock{now};
    FakeSecretStore store;
    std::unique_ptr<Transport> transport = makeCurlTransport();
    std::unique_ptr<OidcIssuers> issuers = std::make_unique<OidcIssuers>(*transport, clock, &store);
    OidcUser user;

    Bench()
    {
        user.issuer = issuer.url();
        user.clientId = "kube client";
        user.idToken = secret(jwt(now - 1h));
        user.refreshToken = secret("refresh-1");
        user.place = {"config", 4, 2};
    }
    OidcAnswer ask()
    {
        std::optional<OidcAnswer> got;
        issuers->get(user, {}, [&](OidcAnswer answer) { got = std::move(answer); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 60'000))
            qFatal("no answer");
        return *got;
    }
};

} // namespace

class OidcTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKubeconfigsTokenWhileItIsGood()
    {
        Bench b;
        b.user.idToken = secret(jwt(now + 30min));
        const OidcAnswer answer = b.ask();
        QVERIFY(answer.token == b.user.idToken);
        QVERIFY(!answer.renewed);
        QCOMPARE(answer.expires, now + 30min);
        QCOMPARE(answer.renewAt, now + 29min);
        QVERIFY(b.issuer.server.requests().empty());
    }

    void refreshedOnceForManyAndKept()
    {
        Bench b;
        int answers = 0;
        for (int i = 0; i < 10; ++i)
            b.issuers->get(b.user, {}, [&](const OidcAnswer& answer) {
                QVERIFY(answer.token && answer.renewed);
                ++answers;
            });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 10, 60'000);
        QCOMPARE(b.issuer.refreshes.load(), 1);
        const auto requests = b.issuer.server.requests();
        QCOMPARE(requests.size(), size_t(2));
        QCOMPARE(requests[1].body,
                 std::string("grant_type=refresh_token&refresh_token=refresh-1&client_id="
                             "kube%20client"));
        QVERIFY(requests[1].target.find("refresh-1") == std::string::npos);
        QVERIFY(b.ask().token);
        QCOMPARE(b.issuer.refreshes.load(), 1);
        b.clock.advance(19min + 30s); // within the last minute: renewed with the rotated token
        const OidcAnswer second = b.ask();
        QVERIFY2(second.token, second.error ? second.error->detail.c_str() : "");
        QCOMPARE(second.expires, now + 40min);
        QCOMPARE(b.issuer.refreshes.load(), 2);
    }

    void aNewProcessFindsTheRotatedTokenInTheKeychain()
    {
        Bench b;
        QVERIFY(b.ask().token);
        b.issuers = std::make_unique<OidcIssuers>(*b.transport, b.clock, &b.store);
        const OidcAnswer answer = b.ask(); // the kubeconfig still says refresh-1
        QVERIFY2(answer.token, answer.error ? answer.error->detail.c_str() : "");
        // and without a keychain it is said what is to be done
        b.issuers = std::make_unique<OidcIssuers>(*b.transport, b.clock, nullptr);
        const OidcAnswer refused = b.ask();
        QVERIFY(!refused.token);
        QCOMPARE(refused.error->kind, ErrorKind::Unauthorized);
        QCOMPARE(refused.error->hint, "sign-in " + b.user.issuer);
        QCOMPARE(*refused.error->place, (Place{"config", 4, 2}));
        QVERIFY(refused.error->detail.find("invalid_grant") != std::string::npos);
        QVERIFY(refused.error->detail.find("refresh-") == std::string::npos);
    }

    void aClientSecretGoesIntoTheHeader()
    {
        Bench b;
        b.user.clientSecret = secret("s3cr3t&x");
        QVERIFY(b.ask().token);
        const auto request = b.issuer.server.requests().back();
        QCOMPARE(request.header("Authorization"),
                 "Basic " + QByteArray("kube%20client:s3cr3t%26x").toBase64().toStdString());
        QVERIFY(request.body.find("s3cr3t") == std::string::npos);
    }

    void aRefusedTokenIsRenewedOnce()
    {
        Bench b;
        b.user.idToken = secret(jwt(now + 30min));
        const OidcAnswer first = b.ask();
        b.issuers->refused(b.user, first.token);
        const OidcAnswer second = b.ask();
        QVERIFY(second.token && second.token != first.token);
        b.issuers->refused(b.user, second.token); // a server that refuses whatever comes
        QVERIFY(b.ask().token == second.token);
        QCOMPARE(b.issuer.refreshes.load(), 1);
        b.issuers->refused(b.user, first.token);
        QVERIFY(b.ask().token == second.token);
    }

    void whatGoesWrongIsSaid()
    {
        Bench b;
        b.issuer.status = 503;
        const OidcAnswer down = b.ask();
        QVERIFY(!down.token);
        QCOMPARE(down.error->kind, ErrorKind::Unauthorized);
        QCOMPARE(down.error->hint, "issuer-down " + b.user.issuer);
        QVERIFY(b.ask().error); // in the same breath: not asked again
        QCOMPARE(b.issuer.refreshes.load(), 1);
        Bench none;
        none.user.refreshToken = nullptr;
        const OidcAnswer expired = none.ask();
        QVERIFY(expired.error->detail.find("no refresh-token") != std::string::npos);
        Bench elsewhere;
        elsewhere.user.issuer = elsewhere.issuer.server.url(); // it calls itself …/idp
        elsewhere.issuer.server.on("/.well-known/openid-configuration", [&](Conversation& c) {
            c.reply(200,
                    {{"Content-Type", "application/json"}},
                    json{{"issuer", "https://evil.example"},
                         {"token_endpoint", elsewhere.issuer.url() + "/token"}}
                        .dump());
        });
        const OidcAnswer wrong = elsewhere.ask();
        QCOMPARE(wrong.error->kind, ErrorKind::Misconfigured);
        QCOMPARE(elsewhere.issuer.refreshes.load(), 0); // our token did not go there
        const RefusingPort nobody;
        Bench gone;
        gone.user.issuer = "http://127.0.0.1:" + std::to_string(nobody.port());
        QCOMPARE(gone.ask().error->hint, "issuer-down " + gone.user.issuer);
    }

    void anIssuerWithItsOwnAuthority()
    {
        const Authority authority;
        FaultOptions options;
        options.tls = true;
        options.identity = authority.issue();
        FaultServer server(options);
        server.on("/.well-known/openid-configuration", [&](Conversation& c) {
            c.reply(200,
                    {{"Content-Type", "application/json"}},
                    json{{"issuer", server.url()}, {"token_endpoint", server.url() + "/t"}}.dump());
        });
        server.on("/t", answer(200, json{{"id_token", jwt(now + 1h)}}.dump()));
        Bench b;
        b.user.issuer = server.url();
        QVERIFY(!b.ask().token); // nobody vouches for it
        b.user.caPem = authority.pem();
        b.clock.advance(1min);
        const OidcAnswer good = b.ask();
        QVERIFY2(good.token, good.error ? good.error->detail.c_str() : "");
    }
};

MIDWATCH_TEST(OidcTest)
#include "tst_oidc.moc"
