// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Single sign-on of the simulated estate: an issuer, and the clusters that know people by it.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

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
    const QByteArray n = decoded(key["n"].get<std::string>());
    const QByteArray e = decoded(key["e"].get<std::string>());
    const auto number = [](const QByteArray& bytes) {
        return BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.constData()),
                         static_cast<int>(bytes.size()),
                         nullptr);
    };
    BIGNUM* modulus = number(n);
    BIGNUM* exponent = number(e);
    OSSL_PARAM_BLD* builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent);
    OSSL_PARAM* parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY* publicKey = nullptr;
    const bool made = EVP_PKEY_fromdata_init(context) == 1
        && EVP_PKEY_fromdata(context, &publicKey, EVP_PKEY_PUBLIC_KEY, parameters) == 1;
    bool right = false;
    if (made) {
        const size_t dot = token.rfind('.');
        const QByteArray signature = decoded(token.substr(dot + 1));
        EVP_MD_CTX* digest = EVP_MD_CTX_new();
        right = EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, publicKey) == 1
            && EVP_DigestVerify(digest,
                                reinterpret_cast<const unsigned char*>(signature.constData()),
                                static_cast<size_t>(signature.size()),
                                reinterpret_cast<const unsigned char*>(token.data()),
                                dot)
                == 1;
        EVP_MD_CTX_free(digest);
    }
    EVP_PKEY_free(publicKey);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(modulus);
    BN_free(exponent);
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
