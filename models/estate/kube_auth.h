// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Users of a kubeconfig whose credentials are not in it but come from somewhere: a plugin to run,
// an OpenID Connect issuer to ask. Reads the named files only.
#pragma once

#include "models/secrets/exec_credential.h"
#include "models/secrets/oidc_answers.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

struct KubeAuth
{
    std::optional<ExecCommand> exec;
    std::optional<OidcUser> oidc;
};

// For one context. Neither: the user has no such entry, or has a token, a password or a certificate
// beside it, which win as in kubectl. Misconfigured with the place of what cannot work.
Result<KubeAuth> readKubeAuth(const std::vector<std::string>& files, const std::string& context);

// Where the kubeconfig switches the verification of this context's server off.
std::optional<Place> tlsOffPlace(const std::vector<std::string>& files, const std::string& context);

} // namespace mw
