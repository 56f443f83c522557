// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AWS Signature Version 4, as headers or as query parameters. Our own: libcurl 7.88 signs queries
// in the order they are written, which the servers refuse. The functions are pure; the signer is
// used on the GUI thread.
#pragma once

#include "models/net/transport.h"

#include <memory>
#include <string>

namespace mw {

struct AwsCredentials
{
    std::string accessKeyId;
    SecretPtr secretKey;
    SecretPtr sessionToken; // null for long-lived keys
    World expires = World::max(); // max = they do not say
};

struct SigV4Scope
{
    std::string region; // "us-east-1"
    std::string service; // "ce", "sts"
    bool normalizePath = true; // false for S3: neither dots nor slashes are folded
    bool signBody = false; // adds x-amz-content-sha256 (S3 wants it)
    bool signToken = true; // false: the session token is sent, but not signed
};

struct SigV4Signature
{
    Headers headers; // to add: X-Amz-Date, Authorization, … (empty in the query form)
    std::string query; // to append to the target, without ? or & (empty in the header form)
    std::string canonicalRequest, stringToSign, signature; // hex; for tests
};

// Signs all headers of the call but those that a proxy may change, and Host. The target is as it
// goes out: path and query encoded.
SigV4Signature signHeaders(const HttpCall& call,
                           const std::string& host,
                           const AwsCredentials& credentials,
                           const SigV4Scope& scope,
                           World at);
SigV4Signature signQuery(const HttpCall& call,
                         const std::string& host,
                         const AwsCredentials& credentials,
                         const SigV4Scope& scope,
                         World at,
                         std::chrono::seconds validFor);

// Signs by the server's clock once a refusal has shown that ours differs by more than a minute.
class AwsSigner final : public RequestSigner
{
public:
    AwsSigner(AwsCredentials credentials, SigV4Scope scope);
    void sign(HttpCall& call, const Endpoint& endpoint, World now) const override;
    void learn(const ResponseHead& head, World now) const override;
    World validUntil() const override { return m_credentials.expires; }
    Millis clockOffset() const { return m_offset; }

private:
    AwsCredentials m_credentials;
    SigV4Scope m_scope;
    mutable Millis m_offset{0};
};

std::string sha256Hex(std::string_view text);

} // namespace mw
