// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as what a credential plugin, a command or an OpenID Connect issuer says. What is taken
// for a credential is one; no message repeats what may be a secret.
#include "models/secrets/exec_credential.h"
#include "models/secrets/login_path.h"
#include "models/secrets/oidc_answers.h"

#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool header(std::string_view value)
{
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void checkCredential(const mw::Result<mw::ExecCredential>& read, mw::World now)
{
    if (!read) {
        require(!read.error().detail.empty());
        // The version it names is quoted on purpose.
        if (read.error().detail.find("answers in apiVersion") == std::string::npos)
            require(read.error().detail.find("~~") == std::string::npos);
        return;
    }
    require(read->token || !read->clientCertPem.empty());
    require(read->clientCertPem.empty() == !read->clientKeyPem);
    require(!read->token || (!read->token->empty() && header(read->token->reveal())));
    require(read->expires > now);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const mw::World now(std::chrono::seconds(1'790'000'000));
    checkCredential(mw::readExecCredential(text, mw::execApiV1, now), now);
    checkCredential(mw::readExecCredential(text, mw::execApiV1Beta1, now), now);
    checkCredential(mw::readPlainCredential(text, now), now);

    if (const auto found = mw::readDiscovery(text, "https://issuer.example"))
        require(!found->tokenEndpoint.empty() && !found->tokenEndpoint.starts_with("http://"));
    for (const int status : {200, 400, 503}) {
        const auto tokens = mw::readTokens(text, status, now);
        if (tokens)
            require(status == 200 && tokens->idToken && header(tokens->idToken->reveal())
                    && tokens->expires > now);
        else
            require(!tokens.error().detail.empty());
    }
    require(mw::jwtExpiry(text) >= mw::World{});
    static_cast<void>(mw::pathBetweenMarks(std::string(text)));
    // Never longer than a mark for each letter, and stable: what is blotted stays blotted.
    const std::string once = mw::withoutSecrets(std::string(text));
    require(once.size() <= text.size() * 3 + 3);
    return 0;
}
