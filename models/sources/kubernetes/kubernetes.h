// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kubernetes: lists and watches of nodes, namespaces, pods, workloads and events, readyz, usage
// from metrics.k8s.io. Parts: pods nodes namespaces deployments statefulsets daemonsets events
// readyz metrics.
#pragma once

#include "models/sources/source.h"

#include <memory>
#include <string>

namespace mw {

struct KubernetesSettings
{
    std::string cluster; // the estate's name of it: rows carry it
    std::string serviceLabel; // the estate's; empty = the well-known ones only
    std::string tenantLabel, ownerLabel; // empty = nothing has one
    std::string poolLabel; // node pool, likewise
    int pageSize = 500;
    bool compressLists = true; // gzip costs more than it saves on a local link
};

std::unique_ptr<Source> makeKubernetesSource(KubernetesSettings settings);

} // namespace mw
