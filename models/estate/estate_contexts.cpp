// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An estate of a kubeconfig alone.
#include "models/estate/estate.h"

#include <algorithm>

namespace mw {

Estate estateFromContexts(const Kubeconfig& kubeconfig, const std::vector<std::string>& contexts)
{
    Estate estate;
    estate.environments.push_back({"default", "prod", {}});
    estate.diagnostics = kubeconfig.diagnostics; // a file of the list that cannot be read
    for (const std::string& name : contexts) {
        EstateCluster cluster;
        cluster.name = name;
        cluster.environment = "default";
        cluster.context = name;
        const auto& all = kubeconfig.contexts;
        const auto it
            = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.name == name; });
        if (it == all.end()) {
            cluster.error = Error{ErrorKind::Misconfigured,
                                  "there is no context \"" + name + "\" in the kubeconfig",
                                  0,
                                  {},
                                  {}};
        }
        estate.clusters.push_back(std::move(cluster));
    }
    return estate;
}

} // namespace mw
