// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials that are handed out by somebody while the program runs: plugins of a kubeconfig,
// commands of an estate file, OpenID Connect issuers. Remembers who got which, so that a refusal
// leads to one renewal. GUI thread.
#pragma once

#include "app/wiring/endpoints.h"
#include "models/estate/kube_auth.h"
#include "models/net/oidc.h"
#include "models/secrets/exec_plugins.h"

#include <variant>

namespace mw {

class IssuedCredentials
{
public:
    IssuedCredentials(Transport& transport, const Clock& clock, SecretStore& store);
    // Fills endpoint and facts (origin, program, expiry, what it wants); done may come at once.
    using Done = std::function<void(std::optional<Error>)>;
    void issue(const std::string& source,
               const KubeAuth& auth,
               const std::shared_ptr<Endpoint>& endpoint,
               const std::shared_ptr<CredentialFacts>& facts,
               const Done& done);
    // "exec:COMMAND ARGS" of an estate file; folder and place are the file's.
    using SecretDone = std::function<void(Result<SecretPtr>)>;
    void secret(const std::string& source,
                const SecretId& id,
                const std::string& folder,
                const Place& place,
                const std::shared_ptr<Endpoint>& endpoint,
                const std::shared_ptr<CredentialFacts>& facts,
                const SecretDone& done);
    // What this source was given last was refused or has expired.
    void refused(const std::string& source);
    // Null, or what is being waited for on behalf of this source.
    const CredentialFacts* underWay(const std::string& source) const;
    ExecPlugins& plugins() { return m_exec; }
    AllowedPrograms& allowed() { return m_allowed; }

private:
    struct ByPlugin
    {
        ExecCommand command;
        ExecCredentialPtr credential;
    };
    struct ByIssuer
    {
        OidcUser user;
        SecretPtr token;
    };
    void run(const std::string& source,
             const ExecCommand& command,
             const std::shared_ptr<Endpoint>& endpoint,
             const std::shared_ptr<CredentialFacts>& facts,
             std::function<void(const ExecAnswer&)> done);

    AllowedPrograms m_allowed;
    ExecPlugins m_exec;
    OidcIssuers m_oidc;
    std::map<std::string, std::vector<std::variant<ByPlugin, ByIssuer>>> m_given; // by source
    std::map<std::string, std::shared_ptr<CredentialFacts>> m_underWay;
};

} // namespace mw
