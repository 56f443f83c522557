// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/core.h"

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/world.h"

namespace mw::sim {

Core::Core(Ms born, uint64_t seed) : m_now(born), m_random(seed) { }

Core::~Core() = default;

void Core::at(Ms when, std::function<void()> what)
{
    m_due.push({std::max(when, m_now), m_order++, std::move(what)});
}

void Core::advance(Ms to)
{
    while (!m_due.empty() && m_due.top().at <= to) {
        const Due due = m_due.top();
        m_due.pop();
        m_now = std::max(m_now, due.at);
        due.what();
        for (const auto& cluster : m_clusters)
            cluster->settle();
    }
    m_now = std::max(m_now, to);
}

Ms Core::nextDue() const
{
    return m_due.empty() ? never : m_due.top().at;
}

Cluster& Core::addCluster(const std::string& name, const std::string& region)
{
    const uint64_t rv = 180'000'000 + m_random.below(200'000'000);
    m_clusters.push_back(std::make_unique<Cluster>(*this, name, region, rv));
    return *m_clusters.back();
}

Cluster* Core::cluster(const std::string& name)
{
    for (const auto& cluster : m_clusters) {
        if (cluster->name() == name)
            return cluster.get();
    }
    return nullptr;
}

ServiceRun& Core::addService(ServiceRun service)
{
    m_services.push_back(std::move(service));
    m_stale = true;
    return m_services.back();
}

ServiceRun* Core::service(const std::string& cluster, const std::string& name)
{
    for (ServiceRun& service : m_services) {
        if (service.cluster == cluster && service.name == name)
            return &service;
    }
    return nullptr;
}

void Core::touchService(const std::string& clusterName, const std::string& name)
{
    ServiceRun* service = this->service(clusterName, name);
    Cluster* home = cluster(clusterName);
    if (!service || !home || service->workload < 0)
        return;
    const WorkloadRun& workload = *home->workloads()[static_cast<size_t>(service->workload)];
    int ready = 0;
    std::map<std::string, int> versions;
    for (const SetRun& set : workload.sets) {
        for (const std::string& pod : set.pods) {
            const ObjectPtr object = home->store().find(Kind::Pod, workload.ns, pod);
            if (object && object->pod->ready && object->pod->deletion == 0) {
                ++ready;
                ++versions[set.tmpl->version];
            }
        }
    }
    Flow flow = service->base;
    flow.load = service->load;
    if (ready == 0) {
        flow.errors = 1; // nobody answers: the gateway says 503
    } else {
        double latency = 0;
        for (const auto& [version, count] : versions) {
            const double share = static_cast<double>(count) / ready;
            const Quality* how = quality(name, version);
            flow.errors += how ? share * how->errors : 0;
            latency += share * (how ? how->latency : 1);
        }
        flow.median *= latency * service->latency;
        const double needed = service->podsNeeded * service->load;
        if (needed > ready) {
            const double missing = 1 - ready / needed;
            flow.errors += missing * service->overloadErrors;
            flow.median *= 1 + 4 * missing;
        }
        flow.errors = std::min(1.0, flow.errors + service->errors);
    }
    if (service->history->flow(m_now) == flow)
        return;
    auto next = std::make_shared<ServiceHistory>(*service->history);
    next->setFlow(m_now, flow);
    service->history = std::move(next);
    m_stale = true;
    changed();
}

void Core::setQuality(const std::string& service, const std::string& version, Quality quality)
{
    m_qualities[service + "@" + version] = std::move(quality);
}

const Quality* Core::quality(const std::string& service, const std::string& version) const
{
    const auto it = m_qualities.find(service + "@" + version);
    return it == m_qualities.end() ? nullptr : &it->second;
}

size_t Core::addPod(std::shared_ptr<const PodHistory> pod)
{
    m_history.pods.push_back(std::move(pod));
    m_stale = true;
    return m_history.pods.size() - 1;
}

void Core::setPod(size_t slot, std::shared_ptr<const PodHistory> pod)
{
    m_history.pods[slot] = std::move(pod);
    m_stale = true;
    changed();
}

size_t Core::addNode(std::shared_ptr<const NodeHistory> node)
{
    m_history.nodes.push_back(std::move(node));
    m_stale = true;
    return m_history.nodes.size() - 1;
}

void Core::setNode(size_t slot, std::shared_ptr<const NodeHistory> node)
{
    m_history.nodes[slot] = std::move(node);
    m_stale = true;
    changed();
}

size_t Core::addWorkload(std::shared_ptr<const WorkloadHistory> workload)
{
    m_history.workloads.push_back(std::move(workload));
    m_stale = true;
    return m_history.workloads.size() - 1;
}

void Core::setWorkload(size_t slot, std::shared_ptr<const WorkloadHistory> workload)
{
    m_history.workloads[slot] = std::move(workload);
    m_stale = true;
    changed();
}

std::shared_ptr<const History> Core::snapshot()
{
    if (m_stale || !m_snapshot) {
        m_history.services.clear();
        for (const ServiceRun& service : m_services)
            m_history.services.push_back(service.history);
        ++m_history.version;
        m_history.until = m_now;
        m_snapshot = std::make_shared<const History>(m_history);
        m_stale = false;
    }
    return m_snapshot;
}

} // namespace mw::sim
