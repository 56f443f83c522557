// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/oidc_answers.h"

#include "models/secrets/exec_credential.h"

#include <QByteArray>
#include <QString>
#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

using nlohmann::json;

constexpr int deepest = 32;

json parsed(std::string_view text)
{
    return json::parse(
        text, [](int depth, json::parse_event_t, json&) { return depth <= deepest; }, false);
}

Error bad(ErrorKind kind, std::string detail)
{
    return {kind, std::move(detail), 0, {}, {}};
}

std::string text(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string trimmed(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

bool plainToken(const std::string& token)
{
    return !token.empty() && std::all_of(token.begin(), token.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
    });
}

// Words of a server for a person: one line, bounded, nothing that looks like a token.
std::string words(const std::string& said)
{
    return withoutSecrets(QString::fromStdString(said).simplified().left(300).toStdString());
}

} // namespace

Result<OidcDiscovery> readDiscovery(std::string_view text_, const std::string& issuer)
{
    const json root = parsed(text_);
    if (!root.is_object())
        return bad(ErrorKind::Protocol,
                   "the issuer's openid-configuration is no JSON object; a login page or a proxy "
                   "answers there");
    // Whoever answers for another issuer must not get our refresh token.
    if (const std::string said = text(root, "issuer"); trimmed(said) != trimmed(issuer))
        return bad(ErrorKind::Misconfigured,
                   said.empty() ? "the issuer's openid-configuration names no issuer"
                                : "the openid-configuration speaks for the issuer " + words(said)
                           + ", the kubeconfig names " + issuer);
    OidcDiscovery out;
    out.tokenEndpoint = text(root, "token_endpoint");
    if (out.tokenEndpoint.empty())
        return bad(ErrorKind::Protocol, "the openid-configuration names no token_endpoint");
    // A refresh token never goes out in the clear because an answer says so.
    if (out.tokenEndpoint.starts_with("http://") && !issuer.starts_with("http://"))
        return bad(ErrorKind::Protocol, "the issuer's token_endpoint is not https");
    const auto methods = root.find("token_endpoint_auth_methods_supported");
    if (methods != root.end() && methods->is_array()) {
        const auto speaks = [&](const char* name) {
            return std::find(methods->begin(), methods->end(), name) != methods->end();
        };
        out.basic = speaks("client_secret_basic") || !speaks("client_secret_post");
    }
    return out;
}

Result<OidcTokens> readTokens(std::string_view text_, int status, World now)
{
    const json root = parsed(text_);
    if (status != 200) {
        std::string said = root.is_object() ? words(text(root, "error")) : std::string();
        if (const std::string more = root.is_object() ? words(text(root, "error_description")) : "";
            !more.empty())
            said += (said.empty() ? "" : ": ") + more;
        if (said.empty())
            said = "HTTP " + std::to_string(status);
        Error error
            = bad(status == 429                                         ? ErrorKind::Throttled
                      : status >= 500                                   ? ErrorKind::Unavailable
                      : status == 400 || status == 401 || status == 403 ? ErrorKind::Unauthorized
                                                                        : ErrorKind::Protocol,
                  "the issuer gives no new token: " + said);
        error.http = status;
        return error;
    }
    if (!root.is_object())
        return bad(ErrorKind::Protocol, "the issuer's token answer is no JSON object");
    const std::string id = text(root, "id_token");
    if (id.empty())
        return bad(ErrorKind::Misconfigured,
                   "the issuer's token answer holds no id_token; the sign-in needs the scope "
                   "openid");
    if (!plainToken(id) || std::count(id.begin(), id.end(), '.') != 2)
        return bad(ErrorKind::Protocol, "the issuer's id_token is no JSON Web Token");
    OidcTokens out;
    const World expires = jwtExpiry(id);
    if (expires == World{})
        return bad(ErrorKind::Protocol, "the issuer's id_token does not say when it expires");
    if (expires <= now)
        return bad(ErrorKind::Unauthorized,
                   "the issuer gave a token that expired at " + formatTime(expires)
                       + "; perhaps one of the clocks is wrong");
    out.expires = expires;
    out.idToken = std::make_shared<const Secret>(Secret(id));
    if (std::string refresh = text(root, "refresh_token"); plainToken(refresh))
        out.refreshToken = std::make_shared<const Secret>(Secret(std::move(refresh)));
    return out;
}

World jwtExpiry(std::string_view token)
{
    const size_t first = token.find('.');
    const size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos)
        return {};
    const std::string_view claims = token.substr(first + 1, second - first - 1);
    const QByteArray plain
        = QByteArray::fromBase64(QByteArray(claims.data(), static_cast<qsizetype>(claims.size())),
                                 QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const json root = parsed({plain.constData(), static_cast<size_t>(plain.size())});
    if (!root.is_object() || !root.contains("exp") || !root["exp"].is_number())
        return {};
    const double seconds = root["exp"].get<double>();
    // Years beyond four digits are no times of ours.
    if (!(seconds > 0) || seconds > 253'402'300'799.0)
        return {};
    return World(std::chrono::seconds(static_cast<int64_t>(seconds)));
}

} // namespace mw
