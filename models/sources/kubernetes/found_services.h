// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster's own monitoring looks like in its list of services: Prometheus, Alertmanager and
// OpenCost, as prometheus-operator, kube-prometheus, the charts of prometheus-community, OpenCost
// and Kubecost label them. Pure; any thread.
#pragma once

#include "models/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct ListedPort
{
    std::string name, protocol, appProtocol;
    int number = 0;
};

struct ListedService
{
    std::string ns, name, type;
    bool headless = false;
    std::map<std::string, std::string> labels, selector;
    std::vector<ListedPort> ports;
};

struct ServicePage
{
    std::vector<ListedService> services;
    std::string continueToken; // empty: it was the last page
};

// One page of GET /api/v1/services. Decode: it is no such list.
Result<ServicePage> decodeServices(std::string_view body);

struct FoundService
{
    std::string type; // of the source it could become: "prometheus"
    std::string ns, name;
    int port = 0;
    bool https = false;
    std::string why; // what it was known by: "label operated-prometheus=true"
    bool operator==(const FoundService&) const = default;
};

// Of all pages; per type the most specific first. Services that stand for the same pods are told
// once.
std::vector<FoundService> findServices(const std::vector<ListedService>& services);

} // namespace mw
