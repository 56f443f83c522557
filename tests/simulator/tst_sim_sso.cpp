// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Single sign-on of the simulated estate: an issuer, and the clusters that know people by it.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

using namespace mwtest;
using mw::sim::Json;

namespace {

QByteArray decoded(const std::string& part)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(part),
                                  QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// As anybody would check it who knows nothing but the published key.
bool signatureIsRight(const std::string& token, const Json& key)
{
    const QByteArray point = QByteArray(1, 4) + decoded(key["x"].get<std::string>())
        + decoded(key["y"].get<std::string>());
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>("P-256"), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY,
                                          const_cast<char*>(point.constData()),
                                          static_cast<size_t>(point.size())),
        OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
    EVP_PKEY* publicKey = nullptr;
    const bool made = EVP_PKEY_fromdata_init(context) == 1
        && EVP_PKEY_fromdata(context, &publicKey, EVP_PKEY_PUBLIC_KEY, parameters) == 1;
    bool right = false;
    const size_t dot = token.rfind('.');
    const QByteArray both = decoded(token.substr(dot + 1));
    if (made && both.size() == 64) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(both.constData());
        ECDSA_SIG* parts = ECDSA_SIG_new();
        ECDSA_SIG_set0(parts, BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
        unsigned char* der = nullptr;
        const int size = i2d_ECDSA_SIG(parts, &der);
        EVP_MD_CTX* digest = EVP_MD_CTX_new();
        right = EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, publicKey) == 1
            && EVP_DigestVerify(digest,
                                der,
                                static_cast<size_t>(size),
                                reinterpret_cast<const unsigned char*>(token.data()),
                                dot)
                == 1;
        EVP_MD_CTX_free(digest);
        OPENSSL_free(der);
        ECDSA_SIG_free(parts);
    }
    EVP_PKEY_free(publicKey);
    EVP_PKEY_CTX_free(context);
    return right;
}

} // namespace

class SimSsoTest : public QObject
{
    Q_OBJECT
    // The oidc user of the kubeconfig: what a console has to go by.
    static Json user(const Simulation& sim)
    {
        const auto config = mw::readYamlFile(sim.simulator->kubeconfigFile());
        for (const mw::Node& one : config->find("users")->items) {
            if (one.string("name") == "sso")
                return mw::toJson(*one.at("user/auth-provider/config"));
        }
        return {};
    }
    static Answer ask(Simulation& sim, const std::string& url, const QByteArray& form = {})
    {
        QNetworkRequest request(QUrl(QString::fromStdString(url)));
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArray("application/x-www-form-urlencoded"));
        return Simulation::finish(
            sim.manager.sendCustomRequest(request, form.isEmpty() ? "GET" : "POST", form));
    }
    static QByteArray refresh(const Json& config, const char* token = nullptr)
    {
        return "grant_type=refresh_token&client_id="
            + QByteArray::fromStdString(config["client-id"].get<std::string>()) + "&refresh_token="
            + (token ? QByteArray(token)
                     : QByteArray::fromStdString(config["refresh-token"].get<std::string>()));
    }
    static int codeWith(Simulation& sim, const std::string& token)
    {
        Ask what;
        what.path = "/api/v1/namespaces";
        what.token = QByteArray::fromStdString(token);
        return sim.ask(what).code;
    }

private Q_SLOTS:
    void aTokenForAnHour()
    {
        Simulation sim;
        const Json config = user(sim);
        const std::string issuer = config["idp-issuer-url"].get<std::string>();
        const Json discovery = ask(sim, issuer + "/.well-known/openid-configuration").json();
        QCOMPARE(discovery["issuer"].get<std::string>(), issuer);
        // the one of the kubeconfig is of yesterday
        QCOMPARE(codeWith(sim, config["id-token"].get<std::string>()), 401);
        const Json answer
            = ask(sim, discovery["token_endpoint"].get<std::string>(), refresh(config)).json();
        const std::string id = answer["id_token"].get<std::string>();
        QCOMPARE(answer["token_type"].get<std::string>(), std::string("bearer"));
        const Json keys = ask(sim, discovery["jwks_uri"].get<std::string>()).json();
        QVERIFY(signatureIsRight(id, keys["keys"][0]));
        std::string forged = id;
        forged[forged.find('.') + 5] ^= 1;
        QVERIFY(!signatureIsRight(forged, keys["keys"][0]));
        const size_t first = id.find('.') + 1;
        const Json claims
            = Json::parse(decoded(id.substr(first, id.find('.', first) - first)).toStdString());
        QCOMPARE(claims["iss"].get<std::string>(), issuer);
        QCOMPARE(claims["aud"].get<std::string>(), config["client-id"].get<std::string>());
        QCOMPARE(claims["exp"].get<int64_t>() - claims["iat"].get<int64_t>(), int64_t(3600));
        QCOMPARE(codeWith(sim, id), 200);
        QCOMPARE(codeWith(sim, forged), 401);
        sim.jump("61m");
        QCOMPARE(codeWith(sim, id), 401);
        QVERIFY(ask(sim, issuer + "/token", refresh(config)).json().contains("id_token"));
    }

    void whatItRefuses()
    {
        Simulation sim;
        const Json config = user(sim);
        const std::string token = config["idp-issuer-url"].get<std::string>() + "/token";
        const Answer wrong = ask(sim, token, refresh(config, "guessed"));
        QCOMPARE(wrong.code, 400);
        QCOMPARE(wrong.json()["error"].get<std::string>(), std::string("invalid_grant"));
        QByteArray other = refresh(config);
        other.replace("client_id=midwatch-console", "client_id=other");
        QCOMPARE(ask(sim, token, other).code, 401);
        QCOMPARE(ask(sim, token, "grant_type=password&username=ada&password=x")
                     .json()["error"]
                     .get<std::string>(),
                 std::string("unsupported_grant_type"));
        QCOMPARE(ask(sim, config["idp-issuer-url"].get<std::string>() + "/userinfo").code, 404);
    }

    void downWhileTheClustersLive()
    {
        Simulation sim("sso-down");
        const Json config = user(sim);
        const std::string issuer = config["idp-issuer-url"].get<std::string>();
        QCOMPARE(ask(sim, issuer + "/.well-known/openid-configuration").code, 503);
        QCOMPARE(ask(sim, issuer + "/token", refresh(config)).code, 503);
        QCOMPARE(codeWith(sim, "admin"), 200); // who does not depend on it sees as ever
        sim.jump("91m");
        QVERIFY(ask(sim, issuer + "/token", refresh(config)).json().contains("id_token"));
    }

    void rightsAreTold()
    {
        Simulation sim;
        const auto rules = [&](const char* token) {
            Ask what;
            what.method = "POST";
            what.path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
            what.body = QByteArray::fromStdString(Json{
                {"apiVersion", "authorization.k8s.io/v1"},
                {"kind", "SelfSubjectRulesReview"},
                {"spec", {{"namespace", "edge"}}}}.dump());
            what.token = token;
            return sim.ask(what);
        };
        const Answer admin = rules("admin");
        QCOMPARE(admin.code, 201);
        QCOMPARE(admin.json()["status"]["resourceRules"][0]["verbs"][0].get<std::string>(),
                 std::string("*"));
        const Json viewer = rules("viewer").json();
        QCOMPARE(viewer["status"]["incomplete"].get<bool>(), false);
        for (const Json& rule : viewer["status"]["resourceRules"])
            QVERIFY(rule["verbs"].dump().find("patch") == std::string::npos);
    }
};

MIDWATCH_TEST(SimSsoTest)
#include "tst_sim_sso.moc"
