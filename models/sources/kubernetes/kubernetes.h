// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kubernetes: lists and watches of nodes, namespaces, pods, workloads and events, readyz, usage
// from metrics.k8s.io. Parts: pods nodes namespaces deployments statefulsets daemonsets events
// readyz metrics. A role may allow some of that in some namespaces only: see kind_group.h.
#pragma once

#include "models/sources/source.h"

#include <memory>
#include <string>
#include <vector>

namespace mw {

struct KubernetesSettings
{
    std::string cluster; // the estate's name of it: rows carry it
    std::string serviceLabel; // the estate's; empty = the well-known ones only
    std::string tenantLabel, ownerLabel; // empty = nothing has one
    std::string poolLabel; // node pool, likewise
    int pageSize = 500;
    bool compressLists = true; // gzip costs more than it saves on a local link
    // Pods, workloads, events and usage of pods are asked in these namespaces only; empty = in the
    // whole cluster, and where that is refused in the one that the kubeconfig's context names.
    std::vector<std::string> namespaces = {};
    std::string contextNamespace = {};
};

std::unique_ptr<Source> makeKubernetesSource(KubernetesSettings settings);

} // namespace mw
