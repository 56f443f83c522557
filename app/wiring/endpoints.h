// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an estate's entries to endpoints: kubeconfig contexts, addresses, secrets. What is wrong
// with one entry becomes that entry's Error, with its place and a remedy. GUI thread.
#pragma once

#include "models/estate/estate.h"
#include "models/hub/hub.h"
#include "models/secrets/allowed_programs.h"
#include "models/secrets/secret.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw {

// What a source is asked with, without any secret: for the doctor's report.
struct CredentialFacts
{
    std::string server; // base URL
    std::string kind; // "bearer token", "client certificate", "user and password", "none"
    std::string origin; // "file:/path", "keychain:name", "kubeconfig /path, user x"
    World expires{}; // of a certificate or a token that says so; World{} = not known
    size_t fingerprint = 0; // changes when the secret does; says nothing about it
    std::string remedy; // what a person can run or do, where we know it better than in general
    // A command that hands out credentials: not allowed yet, or its program has changed since.
    ProgramWish wantsAllowance;
    // The kubeconfig switches the verification of this server's certificate off and nobody has
    // agreed to that: the words that are remembered with a yes. Empty: nothing to agree to.
    std::vector<std::string> wantsTlsOff;
    std::string program; // the file that is run for it, resolved
    std::string proxy; // "http://proxy:3128 (environment)"; empty = direct
    std::string waitsFor; // a command or issuer that has not answered yet
    bool renewable = false; // somebody hands it out: what fails is worth saying at once
};

class AwsEndpoints;
class IssuedCredentials;

class EndpointMaker
{
public:
    explicit EndpointMaker(SecretStore& secrets);
    ~EndpointMaker();
    // For sources that sign their requests; before the first of them.
    void setAws(std::unique_ptr<AwsEndpoints> aws);
    AwsEndpoints* aws() { return m_aws.get(); }
    // For what is handed out by plugins, commands and issuers; before the first of them.
    void setIssued(std::unique_ptr<IssuedCredentials> issued);
    IssuedCredentials* issued() { return m_issued.get(); }
    struct Made
    {
        EndpointPtr endpoint; // null on error
        std::optional<Error> error;
        CredentialFacts credential;
    };
    using Done = std::function<void(Made)>;
    // done may be called before the function returns (nothing to ask the keychain for).
    void forCluster(const EstateCluster& cluster, Done done);
    void forSource(const EstateSource& source, Done done);
    std::string serverOf(const EstateCluster& cluster); // empty if nothing can be said
    std::string namespaceOf(const EstateCluster& cluster); // of its context; may be empty
    std::string contextName(const EstateCluster& cluster); // the current one where none is named
    bool verificationIsOff(const EstateCluster& cluster); // or would be, once agreed to
    // Kubeconfigs are read once; this forgets them, so that a renewed token is seen.
    void forget() { m_kubeconfigs.clear(); }

private:
    const Result<Kubeconfig>& kubeconfig(const std::string& path);
    const KubeContext* contextOf(const EstateCluster& cluster);
    // The entry that wants an endpoint.
    struct Asker
    {
        std::string name;
        std::string folder; // of its file
        Place place;
    };
    void
    withSecrets(std::shared_ptr<Endpoint> endpoint,
                std::vector<std::pair<SecretId, std::function<void(Endpoint&, SecretPtr)>>> wanted,
                Asker asker,
                const std::shared_ptr<CredentialFacts>& facts,
                Done done);

    SecretStore& m_secrets;
    std::unique_ptr<AwsEndpoints> m_aws;
    std::unique_ptr<IssuedCredentials> m_issued;
    std::map<std::string, Result<Kubeconfig>> m_kubeconfigs;
};

} // namespace mw
