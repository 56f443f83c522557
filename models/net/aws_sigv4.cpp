// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/aws_sigv4.h"
#include "models/base/percent.h"

#include "models/net/headers.h"
#include "models/net/url.h"

#include <algorithm>
#include <array>
#include <map>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mw {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
// A refusal with a Date this far off was a refusal for the clock.
constexpr Millis offClock = std::chrono::minutes(1);

std::string hex(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string sha256(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string hmac(std::string_view key, std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(),
         key.data(),
         static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()),
         text.size(),
         digest.data(),
         &size);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// RFC 3986 §5.2.4, and runs of slashes folded to one.
std::string normalized(std::string_view path)
{
    std::vector<std::string_view> parts;
    bool folder = true; // ends with a slash
    for (size_t at = 0; at < path.size();) {
        const size_t slash = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, slash - at);
        folder = slash < path.size() || part == "." || part == "..";
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.push_back(part);
        at = slash + 1;
    }
    std::string out;
    for (const std::string_view part : parts)
        out.append("/").append(part);
    return folder || out.empty() ? out + "/" : out;
}

// Every service but S3 signs the path as it is sent, encoded once more; S3 the decoded path,
// encoded once, which for the paths we send is what is sent.
std::string canonicalPath(std::string_view path, const SigV4Scope& scope)
{
    const std::string whole = path.empty() ? "/" : std::string(path);
    if (scope.service == "s3")
        return percentEncoded(decoded(whole), "/");
    return percentEncoded(scope.normalizePath ? normalized(whole) : whole, "/");
}

std::string canonicalQuery(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (size_t at = 0; at < query.size();) {
        const size_t end = std::min(query.find('&', at), query.size());
        const std::string_view one = query.substr(at, end - at);
        if (!one.empty()) {
            const size_t equals = std::min(one.find('='), one.size());
            pairs.emplace_back(
                percentEncoded(decoded(one.substr(0, equals))),
                percentEncoded(decoded(one.substr(std::min(equals + 1, one.size())))));
        }
        at = end + 1;
    }
    std::sort(pairs.begin(), pairs.end());
    std::string out;
    for (const auto& [name, value] : pairs)
        out.append(out.empty() ? "" : "&").append(name).append("=").append(value);
    return out;
}

// Without blanks around it, and runs of them inside (also of folded lines) as one.
std::string trimmed(std::string_view value)
{
    std::string out;
    for (const char c : value) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

// What somebody on the way may change or add.
bool travels(std::string_view lowered)
{
    static constexpr std::array<std::string_view, 10> never{"authorization",
                                                            "connection",
                                                            "expect",
                                                            "keep-alive",
                                                            "proxy-authorization",
                                                            "te",
                                                            "transfer-encoding",
                                                            "upgrade",
                                                            "user-agent",
                                                            "x-amzn-trace-id"};
    return std::find(never.begin(), never.end(), lowered) == never.end();
}

class Signing
{
public:
    Signing(const HttpCall& call,
            const AwsCredentials& credentials,
            const SigV4Scope& scope,
            World at)
        : m_call(call), m_credentials(credentials), m_scope(scope)
    {
        for (const char c : formatTime(std::chrono::floor<std::chrono::seconds>(at))) {
            if (c != '-' && c != ':')
                m_time += c;
        }
        m_place = m_time.substr(0, 8) + "/" + scope.region + "/" + scope.service + "/aws4_request";
        const size_t mark = std::min(call.target.find('?'), call.target.size());
        m_path = call.target.substr(0, mark);
        m_query = call.target.substr(std::min(mark + 1, call.target.size()));
    }

    const std::string& time() const { return m_time; }
    std::string credential() const { return m_credentials.accessKeyId + "/" + m_place; }

    void header(std::string_view name, std::string_view value)
    {
        const std::string lowered = toLower(name);
        if (!travels(lowered))
            return;
        std::string& known = m_headers[lowered];
        known += known.empty() ? trimmed(value) : "," + trimmed(value);
    }
    void headers(const std::string& host)
    {
        header("host", host);
        for (const auto& [name, value] : m_call.headers) {
            if (!equalsIgnoringCase(name, "host"))
                header(name, value);
        }
    }
    std::string signedNames() const
    {
        std::string out;
        for (const auto& [name, value] : m_headers)
            out.append(out.empty() ? "" : ";").append(name);
        return out;
    }
    void parameter(std::string_view name, std::string_view value)
    {
        added += (added.empty() ? "" : "&") + std::string(name) + "=" + percentEncoded(value);
    }

    void finish(SigV4Signature& out, const std::string& bodyHash) const
    {
        std::string query = m_query;
        if (!added.empty())
            query += (query.empty() ? "" : "&") + added;
        std::string& request = out.canonicalRequest;
        request = m_call.method + "\n" + canonicalPath(m_path, m_scope) + "\n"
            + canonicalQuery(query) + "\n";
        for (const auto& [name, value] : m_headers)
            request.append(name).append(":").append(value).append("\n");
        request += "\n" + signedNames() + "\n" + bodyHash;
        out.stringToSign
            = std::string(algorithm) + "\n" + m_time + "\n" + m_place + "\n" + sha256Hex(request);
        std::string key = "AWS4";
        key += m_credentials.secretKey ? m_credentials.secretKey->reveal() : std::string_view();
        for (const std::string_view word : {std::string_view(m_time).substr(0, 8),
                                            std::string_view(m_scope.region),
                                            std::string_view(m_scope.service),
                                            std::string_view("aws4_request")}) {
            std::string next = hmac(key, word);
            OPENSSL_cleanse(key.data(), key.size());
            key = std::move(next);
        }
        out.signature = hex(hmac(key, out.stringToSign));
        OPENSSL_cleanse(key.data(), key.size());
    }

    std::string added; // query parameters of the query form

private:
    const HttpCall& m_call;
    const AwsCredentials& m_credentials;
    const SigV4Scope& m_scope;
    std::string m_time, m_place, m_path, m_query;
    std::map<std::string, std::string> m_headers;
};

} // namespace

std::string sha256Hex(std::string_view text)
{
    return hex(sha256(text));
}

SigV4Signature signHeaders(const HttpCall& call,
                           const std::string& host,
                           const AwsCredentials& credentials,
                           const SigV4Scope& scope,
                           World at)
{
    Signing signing(call, credentials, scope, at);
    SigV4Signature out;
    const std::string bodyHash = sha256Hex(call.body);
    out.headers.emplace_back("X-Amz-Date", signing.time());
    if (scope.signBody)
        out.headers.emplace_back("x-amz-content-sha256", bodyHash);
    if (credentials.sessionToken && scope.signToken)
        out.headers.emplace_back("X-Amz-Security-Token",
                                 std::string(credentials.sessionToken->reveal()));
    signing.headers(host);
    for (const auto& [name, value] : out.headers)
        signing.header(name, value);
    if (credentials.sessionToken && !scope.signToken)
        out.headers.emplace_back("X-Amz-Security-Token",
                                 std::string(credentials.sessionToken->reveal()));
    signing.finish(out, bodyHash);
    out.headers.emplace_back("Authorization",
                             std::string(algorithm) + " Credential=" + signing.credential()
                                 + ", SignedHeaders=" + signing.signedNames()
                                 + ", Signature=" + out.signature);
    return out;
}

SigV4Signature signQuery(const HttpCall& call,
                         const std::string& host,
                         const AwsCredentials& credentials,
                         const SigV4Scope& scope,
                         World at,
                         std::chrono::seconds validFor)
{
    Signing signing(call, credentials, scope, at);
    SigV4Signature out;
    signing.headers(host);
    signing.parameter("X-Amz-Algorithm", algorithm);
    signing.parameter("X-Amz-Credential", signing.credential());
    signing.parameter("X-Amz-Date", signing.time());
    signing.parameter("X-Amz-SignedHeaders", signing.signedNames());
    signing.parameter("X-Amz-Expires", std::to_string(validFor.count()));
    if (credentials.sessionToken && scope.signToken)
        signing.parameter("X-Amz-Security-Token", credentials.sessionToken->reveal());
    signing.finish(out, sha256Hex(call.body));
    if (credentials.sessionToken && !scope.signToken)
        signing.parameter("X-Amz-Security-Token", credentials.sessionToken->reveal());
    out.query = signing.added + "&X-Amz-Signature=" + out.signature;
    return out;
}

AwsSigner::AwsSigner(AwsCredentials credentials, SigV4Scope scope)
    : m_credentials(std::move(credentials)), m_scope(std::move(scope))
{
}

void AwsSigner::sign(HttpCall& call, const Endpoint& endpoint, World now) const
{
    const Result<Url> url = parseUrl(endpoint.baseUrl);
    if (!url)
        return; // the transport says what is wrong with it
    // An address with a path of its own (a proxy in front) is signed as it is sent.
    const std::string authority = url->authority();
    HttpCall whole = call;
    if (const size_t path = endpoint.baseUrl.find('/', endpoint.baseUrl.find("//") + 2);
        path != std::string::npos)
        whole.target = endpoint.baseUrl.substr(path) + call.target;
    // Sent as well, so they are signed as well.
    for (const auto& [name, value] : endpoint.headers) {
        if (!findHeader(whole.headers, name))
            whole.headers.emplace_back(name, value);
    }
    const SigV4Signature signature
        = signHeaders(whole, authority, m_credentials, m_scope, now + m_offset);
    for (const auto& [name, value] : signature.headers)
        call.headers.emplace_back(name, value);
}

void AwsSigner::learn(const ResponseHead& head, World now) const
{
    if (head.status != 400 && head.status != 401 && head.status != 403)
        return;
    const std::string* date = findHeader(head.headers, "Date");
    const auto at = date ? httpDate(*date) : std::nullopt;
    if (!at)
        return;
    const Millis difference = *at - now;
    m_offset = difference > offClock || difference < -offClock ? difference : Millis(0);
}

} // namespace mw
