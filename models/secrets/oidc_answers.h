// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenID Connect as a kubeconfig's auth-provider "oidc" needs it: who asks, what an issuer answers.
// Pure; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/secrets/secret.h"

#include <string>
#include <string_view>

namespace mw {

// The user of a kubeconfig. Secrets stay in memory.
struct OidcUser
{
    std::string issuer; // idp-issuer-url, without a slash at its end
    std::string clientId;
    SecretPtr clientSecret; // may be null: a public client
    SecretPtr idToken, refreshToken; // may be null
    std::string caPem; // of the issuer; empty = the system's
    Place place;
};

struct OidcDiscovery
{
    std::string tokenEndpoint;
    bool basic = true; // client_secret_basic is spoken there
};
// .well-known/openid-configuration. Misconfigured: it speaks for another issuer; Protocol: it is
// something else, a login page perhaps.
Result<OidcDiscovery> readDiscovery(std::string_view json, const std::string& issuer);

struct OidcTokens
{
    SecretPtr idToken;
    SecretPtr refreshToken; // null: the old one goes on
    World expires = World::max();
};
// The token endpoint's answer to a refresh. Errors name the field, never a value; an OAuth error
// ("invalid_grant") is Unauthorized in the issuer's words.
Result<OidcTokens> readTokens(std::string_view json, int status, World now);

// "exp" of a JSON Web Token; World{} for any other token. The signature is the server's business.
World jwtExpiry(std::string_view token);

} // namespace mw
