// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of HealthCheck; private to this room.
#pragma once

#include "models/insight/health.h"

#include <map>
#include <unordered_map>

namespace mw {

struct HealthMemory::Impl
{
    struct Stand
    {
        World first{};
        World last{};
        uint64_t round = 0;
    };
    uint64_t round = 1; // of evaluation
    std::unordered_map<std::string, Stand> stands; // since when something is as it is
    std::unordered_map<std::string, std::vector<World>> changes; // of Ready, by node
    // The earliest of what is known and what was seen without a break; a break of up to `grace`
    // does not count as one.
    World since(const std::string& what, World known, World now, Millis grace = Millis(0));
    void forget(World now);
};

struct HealthCheck::Impl
{
    HealthThresholds limits;
    HealthMemory::Impl& memory;
    World now;

    struct Cluster
    {
        bool announced = false;
        SourceStatus status;
        std::set<std::string> criticalNamespaces;
        const PartStatus* part(const char* name) const;
        bool seen(const char* name) const; // was read completely at least once
        int nodes = 0;
        std::vector<Finding> notReady, pressed; // one per node, before they are judged together
        std::vector<std::string> pools; // of notReady, in the same order
        int unschedulable = 0; // pods
        bool apiKnown = false, etcdKnown = false;
        std::map<std::string, Severity> worst; // by check
    };
    std::map<std::string, Cluster> clusters;
    std::vector<SourceStatus> others;

    // Pods in trouble, by what owns them.
    struct Group
    {
        Atom cluster, ns;
        std::string owner; // "Deployment/web"; "Pod/x" if nothing owns it
        int crashing = 0, notReady = 0, waiting = 0, killed = 0, pending = 0;
        int64_t restarts = 0;
        World since{}, pendingSince{};
        World unreadySince{}; // of any pod that is not ready, however shortly
        std::string reason, message, pendingMessage, example;
    };
    std::map<std::string, Group> groups;
    struct Mismatch
    {
        Finding finding;
        bool certain = false; // failed by its own word: no waiting time
        double minutes = 15;
        std::string group; // key of its pods
        World since{};
    };
    std::vector<Mismatch> mismatches;
    std::set<std::string> deployments; // keys of groups
    std::vector<Finding> findings;

    static std::string groupKey(Atom cluster, Atom ns, std::string_view owner);
    Millis aged(World since) const { return since == World{} ? Millis(0) : now - since; }
    bool lasts(World since, double minutes) const; // for at least
    bool longer(World since, double minutes) const; // more than
    std::string ago(World since) const;

    void addNode(const KubeNode& row);
    void addState(const ClusterState& row);
    void addPod(const Pod& row);
    void addWorkload(const Workload& row);
    void crash(const Pod& row, Group& group);
    void judgeNodes(const std::string& name, Cluster& cluster);
    void judgeGroups();
    void judgeWorkloads();
    void judgeAge(const SourceStatus& status, const std::string& cluster);
    void emit(Finding finding, const std::string& cluster);
    std::vector<CheckState> checkStates();
};

} // namespace mw
