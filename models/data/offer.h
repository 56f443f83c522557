// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Something that was found beside what the estate names, and that a person may take into use.
#pragma once

#include <string>

namespace mw {

// A service inside a cluster that could become a source, asked through the cluster's API server.
struct Offer
{
    std::string cluster; // its logical name
    std::string context; // of the kubeconfig
    std::string type; // of the source: "prometheus"
    std::string service; // "monitoring/prometheus-k8s:9090"
    std::string why; // what it was known by; for programs
    bool declined = false; // a person said: not now
    bool operator==(const Offer&) const = default;
};

} // namespace mw
