// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/aws/signature.h"

#include "models/base/clock.h"

#include <algorithm>
#include <httplib.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sstream>
#include <vector>

namespace mw::sim {

namespace {

std::string hexOf(const std::string& bytes)
{
    std::string out;
    char two[3];
    for (const char byte : bytes) {
        std::snprintf(
            two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        out += two;
    }
    return out;
}

std::string digest(const std::string& text)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), bytes, &size, EVP_sha256(), nullptr);
    return {reinterpret_cast<char*>(bytes), size};
}

std::string keyed(const std::string& key, const std::string& text)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    HMAC(EVP_sha256(),
         key.data(),
         static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()),
         text.size(),
         bytes,
         &size);
    return {reinterpret_cast<char*>(bytes), size};
}

std::vector<std::string> cut(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::stringstream stream(text);
    std::string part;
    while (std::getline(stream, part, at))
        parts.push_back(part);
    return parts;
}

// "Credential=…, SignedHeaders=…, Signature=…" behind the algorithm.
std::string field(const std::string& header, const std::string& name)
{
    const size_t at = header.find(name + "=");
    if (at == std::string::npos)
        return {};
    const size_t from = at + name.size() + 1;
    return header.substr(from, header.find_first_of(", ", from) - from);
}

std::string folded(const std::string& value)
{
    std::string out;
    for (const char c : value) {
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c;
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

// "20261126T090000Z"
std::optional<int64_t> amzTime(const std::string& text)
{
    if (text.size() != 16)
        return std::nullopt;
    const std::string iso = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 5)
        + ":" + text.substr(11, 2) + ":" + text.substr(13);
    mw::World at{};
    if (!parseTime(iso, at))
        return std::nullopt;
    return at.time_since_epoch().count();
}

} // namespace

Verified
verify(const httplib::Request& request, const KeyLookup& keys, int64_t now, int64_t tolerance)
{
    Verified out;
    const std::string header = request.get_header_value("Authorization");
    const auto scope = cut(field(header, "Credential"), '/');
    const std::string when = request.get_header_value("X-Amz-Date");
    const auto at = amzTime(when);
    if (!header.starts_with("AWS4-HMAC-SHA256 ") || scope.size() != 5 || !at)
        return out;
    out.keyId = scope[0];
    out.region = scope[2];
    out.service = scope[3];
    const auto key = keys(out.keyId);
    const bool token = key && key->token == request.get_header_value("X-Amz-Security-Token");
    if (!key || !token) {
        out.verdict = Verdict::UnknownKey;
        return out;
    }
    if (key->expires != 0 && key->expires <= now) {
        out.verdict = Verdict::Expired;
        return out;
    }
    // What was sent is one encoding; the canonical form encodes its percent signs again, and the
    // paths of these services have none.
    const std::string path = request.target.substr(0, request.target.find('?'));
    const std::string names = field(header, "SignedHeaders");
    std::string canonical = request.method + "\n" + path + "\n\n";
    bool host = false;
    for (const std::string& name : cut(names, ';')) {
        host = host || name == "host";
        std::string value;
        const auto [from, to] = request.headers.equal_range(name);
        for (auto it = from; it != to; ++it)
            value += (value.empty() ? "" : ",") + folded(it->second);
        canonical += name + ":" + value + "\n";
    }
    canonical += "\n" + names + "\n" + hexOf(digest(request.body));
    const std::string place = when.substr(0, 8) + "/" + scope[2] + "/" + scope[3] + "/" + scope[4];
    const std::string text
        = "AWS4-HMAC-SHA256\n" + when + "\n" + place + "\n" + hexOf(digest(canonical));
    const std::string signing
        = keyed(keyed(keyed(keyed("AWS4" + key->secret, when.substr(0, 8)), scope[2]), scope[3]),
                "aws4_request");
    const bool right = host && scope[4] == "aws4_request" && scope[1] == when.substr(0, 8)
        && hexOf(keyed(signing, text)) == field(header, "Signature");
    out.verdict = !right                  ? Verdict::Wrong
        : std::abs(*at - now) > tolerance ? Verdict::Skewed
                                          : Verdict::Good;
    return out;
}

} // namespace mw::sim
