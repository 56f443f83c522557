// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What programs, SSO and STS answer, as credentials.
#include "models/net/aws_resolve.h"

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>

namespace mw {
namespace {

using nlohmann::json;

Error failure(ErrorKind kind, std::string detail)
{
    return {kind, std::move(detail), 0, {}, {}};
}

std::string text(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

// The parser's copy is wiped; the Secret is what remains.
SecretPtr secret(json& object, const char* key)
{
    const auto it = object.find(key);
    if (it == object.end() || !it->is_string() || it->get_ref<std::string&>().empty())
        return nullptr;
    auto& value = it->get_ref<std::string&>();
    auto out = std::make_shared<const Secret>(Secret(value));
    OPENSSL_cleanse(value.data(), value.size());
    return out;
}

// Go, Python and C# write times with and without zone letters and fractions.
bool anyTime(std::string text, World& at)
{
    if (text.ends_with("UTC"))
        text.replace(text.size() - 3, 3, "Z");
    return parseTime(text, at);
}

std::string element(std::string_view xml, const std::string& name)
{
    const size_t open = xml.find("<" + name + ">");
    if (open == std::string_view::npos)
        return {};
    const size_t from = open + name.size() + 2;
    const size_t to = xml.find("</" + name + ">", from);
    return to == std::string_view::npos ? std::string() : std::string(xml.substr(from, to - from));
}

} // namespace

Result<AwsCredentials> readProgramAnswer(std::string_view text_, World now)
{
    json root = json::parse(text_, nullptr, false);
    if (!root.is_object())
        return failure(ErrorKind::Misconfigured, "it wrote no JSON object");
    if (root.value("Version", json()) != 1)
        return failure(ErrorKind::Misconfigured, "it does not say \"Version\": 1");
    AwsCredentials out;
    out.accessKeyId = text(root, "AccessKeyId");
    out.secretKey = secret(root, "SecretAccessKey");
    out.sessionToken = secret(root, "SessionToken");
    if (out.accessKeyId.empty() || !out.secretKey)
        return failure(ErrorKind::Misconfigured,
                       std::string("it gave only half a key pair: ")
                           + (out.accessKeyId.empty() ? "AccessKeyId" : "SecretAccessKey")
                           + " is missing");
    if (const std::string expires = text(root, "Expiration"); !expires.empty()) {
        if (!anyTime(expires, out.expires))
            return failure(ErrorKind::Misconfigured, "its Expiration is no time");
        if (out.expires <= now)
            return failure(ErrorKind::Unauthorized, "the credentials it gave have expired");
    }
    return out;
}

Result<AwsCredentials> readAssumedRole(std::string_view xml)
{
    AwsCredentials out;
    out.accessKeyId = element(xml, "AccessKeyId");
    std::string key = element(xml, "SecretAccessKey");
    std::string token = element(xml, "SessionToken");
    const bool whole = !out.accessKeyId.empty() && !key.empty() && !token.empty()
        && parseTime(element(xml, "Expiration"), out.expires);
    if (whole) {
        out.secretKey = std::make_shared<const Secret>(Secret(key));
        out.sessionToken = std::make_shared<const Secret>(Secret(token));
    }
    OPENSSL_cleanse(key.data(), key.size());
    OPENSSL_cleanse(token.data(), token.size());
    if (!whole)
        return failure(ErrorKind::Protocol, "STS answered without credentials");
    return out;
}

Result<SecretPtr> readSsoToken(std::string_view text_, World now)
{
    json root = json::parse(text_, nullptr, false);
    World expires{};
    SecretPtr token = root.is_object() ? secret(root, "accessToken") : nullptr;
    if (!token || !anyTime(text(root, "expiresAt"), expires))
        return failure(ErrorKind::Unauthorized, "the cached SSO token is damaged");
    if (expires <= now)
        return failure(ErrorKind::Unauthorized,
                       "the SSO session expired at " + formatTime(expires));
    return token;
}

Result<AwsCredentials> readSsoCredentials(std::string_view text_)
{
    json root = json::parse(text_, nullptr, false);
    if (!root.is_object() || !root.contains("roleCredentials")
        || !root["roleCredentials"].is_object())
        return failure(ErrorKind::Protocol, "SSO answered without credentials");
    json& keys = root["roleCredentials"];
    AwsCredentials out;
    out.accessKeyId = text(keys, "accessKeyId");
    out.secretKey = secret(keys, "secretAccessKey");
    out.sessionToken = secret(keys, "sessionToken");
    const auto expires = keys.find("expiration"); // ms since the epoch
    if (out.accessKeyId.empty() || !out.secretKey || !out.sessionToken)
        return failure(ErrorKind::Protocol, "SSO answered with half a key pair");
    if (expires != keys.end() && expires->is_number_integer())
        out.expires = World(Millis(expires->get<int64_t>()));
    return out;
}

} // namespace mw
