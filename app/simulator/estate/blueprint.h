// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo organisation "Agent Factory" (simulator.md) as it stands when a simulation is born.
#pragma once

#include "app/simulator/estate/cluster.h"

#include <string>
#include <vector>

namespace mw::sim {

struct PoolSpec
{
    const char* name;
    const char* instance;
    int nodes;
    double cores;
    double gigabytes;
    double spot; // share
    bool bulk = false; // only there to make the estate large
};

struct AppSpec
{
    Kind kind;
    std::string ns, name, image, version;
    int replicas;
    std::string pool; // empty for DaemonSets: every node
    const char* cpu;
    const char* memory;
    double busy = 0.4;
    int startup = 6; // seconds
    int rolledDays = 12; // days since the last rollout
    int revisions = 4;
    const char* sidecar = nullptr;
    int hpaMin = 0, hpaMax = 0; // 0 = no autoscaler
    int pdb = 0; // maxUnavailable; 0 = none
    int port = 8080;
    double rate = 0; // mean requests per second; 0 = no HTTP service
    double median = 0.05; // seconds
    double errors = 2e-5; // on a good day
};

const std::vector<PoolSpec>& pools(bool primary);
std::vector<AppSpec> apps(bool primary);

Json podTemplateDoc(const AppSpec& app, const std::string& version, const std::string& region);
Json workloadDoc(const AppSpec& app, const Json& podTemplate, const std::string& uid, Ms created);
Json nodeDoc(const NodeRun& node, const PoolSpec& pool, Random& random);
Json serviceDoc(const AppSpec& app, const std::string& uid, const std::string& ip, Ms created);
// Services of the monitoring namespace that belong to no workload above: the operator's own, and
// OpenCost's (the faces answer for them; see KubernetesFace::setBehind).
std::vector<Json> operatedServiceDocs(bool primary, Ms created);

// Labels "tenant" and "agent" of a workload's pods; empty: they have none.
std::string tenantOf(const std::string& ns, const std::string& workload);
// Label "team" of a namespace and of the workloads in it; empty: it has none.
std::string teamOf(const std::string& ns);
std::string agentOf(const std::string& ns, const std::string& workload);

// Both clusters with 30 days of past; `scale` ≥ 1 multiplies the primary's nodes and pods.
void buildEstate(Core& core, int scale);

} // namespace mw::sim
