// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The estate's inside: what is due when, the clusters, the services' behaviour, the injected
// faults. Everything here is used under World's lock only.
#pragma once

#include "app/simulator/estate/history.h"
#include "app/simulator/estate/pipelines.h"
#include "app/simulator/estate/provider_events.h"
#include "app/simulator/estate/random.h"
#include "app/simulator/estate/wire_faults.h"

#include <functional>
#include <map>
#include <memory>
#include <queue>
#include <string>

namespace mw::sim {

class Cluster;

// How a version of a service behaves; unknown versions are faultless.
struct Quality
{
    double errors = 0; // share of the answers of its pods
    double crashes = 0; // share of its pods that cannot start
    double latency = 1; // factor
    std::string message; // what a crashing container says
};

// A service and what acts upon it.
struct ServiceRun
{
    std::string cluster, name;
    int workload = -1;
    std::shared_ptr<const ServiceHistory> history;
    Flow base;
    double load = 1; // injected factor on the traffic
    double podsNeeded = 0; // ready pods that carry the load of factor 1; 0 = any number does
    double overloadErrors = 0; // share of failing requests when there are no pods left to carry it
    double errors = 0; // injected
    double latency = 1; // injected
};

class Core
{
public:
    Core(Ms born, uint64_t seed);
    ~Core();

    Ms now() const { return m_now; }
    Random& random() { return m_random; }
    // Runs `what` at that instant of virtual time (at once if it has passed), in order.
    void at(Ms when, std::function<void()> what);
    void advance(Ms to);
    Ms nextDue() const;
    uint64_t changes() const { return m_changes; }
    void changed() { ++m_changes; }

    Cluster& addCluster(const std::string& name, const std::string& region);
    Cluster* cluster(const std::string& name);
    const std::vector<std::unique_ptr<Cluster>>& clusters() const { return m_clusters; }

    ServiceRun& addService(ServiceRun service);
    ServiceRun* service(const std::string& cluster, const std::string& name);
    // Works out anew how the service behaves, because its pods or faults have changed.
    void touchService(const std::string& cluster, const std::string& name);
    void setQuality(const std::string& service, const std::string& version, Quality quality);
    const Quality* quality(const std::string& service, const std::string& version) const;

    size_t addPod(std::shared_ptr<const PodHistory> pod);
    void setPod(size_t slot, std::shared_ptr<const PodHistory> pod);
    size_t addNode(std::shared_ptr<const NodeHistory> node);
    void setNode(size_t slot, std::shared_ptr<const NodeHistory> node);
    size_t addWorkload(std::shared_ptr<const WorkloadHistory> workload);
    void setWorkload(size_t slot, std::shared_ptr<const WorkloadHistory> workload);

    std::shared_ptr<const History> snapshot();
    void setStart(Ms start) { m_history.start = start; }

    WireFaults wire;
    Pipelines pipelines;
    std::vector<ProviderEvent> providerEvents;
    // Factor on what a service of the cloud costs.
    std::map<std::string, Steps<double>> spend;

private:
    struct Due
    {
        Ms at;
        uint64_t order;
        std::function<void()> what;
    };
    struct Later
    {
        bool operator()(const Due& a, const Due& b) const
        {
            return a.at != b.at ? a.at > b.at : a.order > b.order;
        }
    };

    Ms m_now;
    Random m_random;
    uint64_t m_order = 0;
    uint64_t m_changes = 0;
    std::priority_queue<Due, std::vector<Due>, Later> m_due;
    std::vector<std::unique_ptr<Cluster>> m_clusters;
    std::vector<ServiceRun> m_services;
    std::map<std::string, Quality> m_qualities; // "service@version"
    History m_history; // the vectors of the next snapshot
    std::shared_ptr<const History> m_snapshot;
    bool m_stale = true;
};

} // namespace mw::sim
