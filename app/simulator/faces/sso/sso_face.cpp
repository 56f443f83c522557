// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/sso/sso_face.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/faces/certificates.h"
#include "app/simulator/faces/prometheus/form.h"

#include <httplib.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <nlohmann/json.hpp>

namespace mw::sim {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* client = "midwatch-console";
constexpr const char* subject = "ada@agent-factory.example";
constexpr const char* keyId = "simulated-1";
constexpr Ms lifetime = hour;

std::string base64Url(const std::string& bytes)
{
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    out.resize(static_cast<size_t>(size));
    while (out.ends_with('='))
        out.pop_back();
    for (char& c : out)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return out;
}

constexpr int coordinate = 32; // bytes, of P-256

std::string fixedWidth(const BIGNUM* number)
{
    std::string bytes(coordinate, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), coordinate);
    return bytes;
}

// A number of the public key, as a JSON Web Key writes it.
std::string keyNumber(EVP_PKEY* key, const char* name)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        return {};
    const std::string bytes = fixedWidth(number);
    BN_free(number);
    return base64Url(bytes);
}

// r and s behind each other (RFC 7518 §3.4), out of OpenSSL's DER.
std::string joined(const std::string& der)
{
    const auto* data = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts(
        d2i_ECDSA_SIG(nullptr, &data, static_cast<long>(der.size())), ECDSA_SIG_free);
    return parts
        ? fixedWidth(ECDSA_SIG_get0_r(parts.get())) + fixedWidth(ECDSA_SIG_get0_s(parts.get()))
        : std::string();
}

FaceAnswer oauthError(int code, const char* word, const char* description)
{
    return {code,
            Json{{"error", word}, {"error_description", description}}.dump(),
            "application/json",
            {{"Cache-Control", "no-store"}}};
}

} // namespace

SsoFace::SsoFace(World& world)
    : m_world(world), m_key(EVP_EC_gen("P-256"), EVP_PKEY_free), m_refresh(randomToken())
{
}

SsoFace::~SsoFace()
{
    stop();
}

Status SsoFace::start(const std::string& host, int port, const std::string&)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

std::string SsoFace::issuer() const
{
    return m_server->url();
}

void SsoFace::stop()
{
    if (m_server)
        m_server->stop();
}

void SsoFace::handle(const httplib::Request& request, httplib::Response& response)
{
    serveFace(m_world, *m_server, name(), request, response, [&] { return answer(request); });
}

FaceAnswer SsoFace::answer(const httplib::Request& request)
{
    if (request.path == "/.well-known/openid-configuration" && request.method == "GET")
        return {200,
                Json{{"issuer", issuer()},
                     {"authorization_endpoint", issuer() + "/authorize"},
                     {"token_endpoint", issuer() + "/token"},
                     {"jwks_uri", issuer() + "/keys"},
                     {"response_types_supported", {"code"}},
                     {"subject_types_supported", {"public"}},
                     {"grant_types_supported", {"authorization_code", "refresh_token"}},
                     {"id_token_signing_alg_values_supported", {"ES256"}},
                     {"token_endpoint_auth_methods_supported", {"none"}},
                     {"scopes_supported", {"openid", "email", "groups", "offline_access"}}}
                    .dump(),
                "application/json",
                {}};
    if (request.path == "/keys" && request.method == "GET")
        return {200,
                Json{{"keys",
                      Json::array({Json{{"kty", "EC"},
                                        {"crv", "P-256"},
                                        {"use", "sig"},
                                        {"alg", "ES256"},
                                        {"kid", keyId},
                                        {"x", keyNumber(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_X)},
                                        {"y", keyNumber(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_Y)}}})}}
                    .dump(),
                "application/json",
                {}};
    if (request.path == "/token" && request.method == "POST")
        return token(request);
    return {404, "404 page not found\n", "text/plain; charset=utf-8", {}};
}

FaceAnswer SsoFace::token(const httplib::Request& request)
{
    const FormValues form({}, request.body);
    if (form.value("grant_type") != "refresh_token")
        return oauthError(400, "unsupported_grant_type", "only refresh_token is left here");
    if (form.value("client_id") != client)
        return oauthError(401, "invalid_client", "Invalid client credentials.");
    if (form.value("refresh_token") != m_refresh)
        return oauthError(400,
                          "invalid_grant",
                          "Refresh token is invalid or has already been "
                          "claimed by another client.");
    const Ms now = m_world.now();
    const std::string id = signedToken(now, now + lifetime);
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_issued, [now](const auto& one) { return one.second <= now; });
        m_issued[id] = now + lifetime;
    }
    return {200,
            Json{{"access_token", randomToken()},
                 {"token_type", "bearer"},
                 {"expires_in", lifetime / second},
                 {"refresh_token", m_refresh},
                 {"id_token", id}}
                .dump(),
            "application/json",
            {{"Cache-Control", "no-store"}}};
}

std::string SsoFace::signedToken(Ms issued, Ms expires) const
{
    const std::string text
        = base64Url(Json{{"alg", "ES256"}, {"typ", "JWT"}, {"kid", keyId}}.dump()) + "."
        + base64Url(Json{{"iss", issuer()},
                         {"sub", subject},
                         {"aud", client},
                         {"email", subject},
                         {"groups", {"platform-admins"}},
                         {"iat", issued / second},
                         {"exp", expires / second},
                         {"jti", randomToken().substr(0, 16)}}
                        .dump());
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    const auto* data = reinterpret_cast<const unsigned char*>(text.data());
    size_t size = 0;
    std::string signature;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestSign(context.get(), nullptr, &size, data, text.size()) == 1) {
        signature.resize(size);
        EVP_DigestSign(context.get(),
                       reinterpret_cast<unsigned char*>(signature.data()),
                       &size,
                       data,
                       text.size());
        signature.resize(size);
    }
    return text + "." + base64Url(joined(signature));
}

std::string SsoFace::oldIdToken()
{
    const Ms now = m_world.now();
    return signedToken(now - 10 * hour, now - 9 * hour);
}

std::optional<std::string> SsoFace::subjectOf(const std::string& idToken) const
{
    const Ms now = m_world.now();
    const std::lock_guard lock(m_mutex);
    const auto it = m_issued.find(idToken);
    return it == m_issued.end() || it->second <= now ? std::nullopt
                                                     : std::optional(std::string(subject));
}

} // namespace mw::sim
