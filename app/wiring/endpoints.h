// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an estate's entries to endpoints: kubeconfig contexts, addresses, secrets. What is wrong
// with one entry becomes that entry's Error, with its place and a remedy. GUI thread.
#pragma once

#include "models/estate/estate.h"
#include "models/hub/hub.h"
#include "models/secrets/secret.h"

#include <functional>
#include <map>
#include <string>

namespace mw {

class EndpointMaker
{
public:
    explicit EndpointMaker(SecretStore& secrets) : m_secrets(secrets) { }
    struct Made
    {
        EndpointPtr endpoint; // null on error
        std::optional<Error> error;
        std::string permanentWarning;
    };
    using Done = std::function<void(Made)>;
    // done may be called before the function returns (nothing to ask the keychain for).
    void forCluster(const EstateCluster& cluster, Done done);
    void forSource(const EstateSource& source, Done done);
    // Kubeconfigs are read once; this forgets them, so that a renewed token is seen.
    void forget() { m_kubeconfigs.clear(); }

private:
    const Result<Kubeconfig>& kubeconfig(const std::string& path);
    void
    withSecrets(std::shared_ptr<Endpoint> endpoint,
                std::vector<std::pair<SecretId, std::function<void(Endpoint&, SecretPtr)>>> wanted,
                Place place,
                std::string warning,
                Done done);

    SecretStore& m_secrets;
    std::map<std::string, Result<Kubeconfig>> m_kubeconfigs;
};

} // namespace mw
