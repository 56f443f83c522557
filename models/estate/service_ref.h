// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A service inside a cluster that is asked through the cluster's API server (its service proxy),
// with the cluster's own credentials. The estate file names it by `cluster:` and `service:`; an
// EstateSource carries both in its url, as cluster://CLUSTER/NAMESPACE/SERVICE:PORT. Pure; any
// thread.
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw {

struct ServiceRef
{
    std::string ns, name;
    std::string port; // number or name; empty = the service has but one
    bool https = false; // how the API server speaks to the service
    std::string path; // below which the service answers: "/prometheus"; empty = its root
    bool operator==(const ServiceRef&) const = default;
};

// "monitoring/prometheus-operated:9090", "monitoring/https:alertmanager:9093/alerts".
std::string serviceText(const ServiceRef& service);
// Misconfigured, without a place: what is wrong with the text.
Result<ServiceRef> parseService(std::string_view text);
// "/api/v1/namespaces/monitoring/services/prometheus-operated:9090/proxy", without a slash at the
// end.
std::string proxyPath(const ServiceRef& service);

struct InCluster
{
    std::string cluster; // its logical name
    ServiceRef service;
    bool operator==(const InCluster&) const = default;
};

// Names of clusters can hold anything (contexts of EKS are ARNs): they stand percent-encoded.
std::string inClusterUrl(const InCluster& where);
std::optional<InCluster> inCluster(std::string_view url); // nullopt: an address of its own

// What can be asked in this way.
bool mayBeInCluster(const std::string& sourceType);

} // namespace mw
