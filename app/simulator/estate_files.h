// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kubeconfig and estate.yaml of a running simulation: the only way the console learns of it.
#pragma once

#include "models/base/result.h"

#include <string>
#include <vector>

namespace mw::sim {

struct EstateFiles
{
    struct Cluster
    {
        std::string name, region;
        int port = 0;
    };
    // Who has a Role in this namespace and no other right: user and context are named after it.
    static constexpr const char* roleNamespace = "portal";
    std::string dir, host, caPem, adminToken, viewerToken, roleToken, title, runbookDir;
    // Single sign-on of the recovery clusters; no issuer: they know the admin by a token.
    std::string issuer, oldIdToken, refreshToken;
    std::string freezeFrom, freezeUntil; // RFC 3339
    int controlPort = 0;
    int prometheusPort = 0;
    std::vector<Cluster> clusters;
    std::string sources,
        sections; // YAML of the other faces: entries of `sources:`, further sections
};

std::string urlOf(const std::string& scheme, const std::string& host, int port);
// Both files, readable by the owner only (the kubeconfig holds tokens).
Status writeEstateFiles(const EstateFiles& files);

} // namespace mw::sim
