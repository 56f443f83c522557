// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The estate as functions of time: an immutable snapshot from which any face computes what it would
// have measured at any instant of the last 30 days, without stored samples. All functions are
// const, need no lock, and give the same answer for the same instant for ever (the past does not
// change; an instant after `until` is the extrapolation of the present state).
//
// How metrics derive (scrape grid of 60 s; label values are the fields named here):
//   http_requests_total{namespace,service,code}      floor(service.requests(code, t)), never resets
//   http_request_duration_seconds_bucket{le}         floor(service.fasterThan(le, t)), le of
//   latencyBounds …_sum / …_count                                  service.latencySum(t) /
//   floor(service.requests(t)) kube_pod_* (phase, ready, restarts, info)        podsAt(t): PodView;
//   pods that do not exist at t: no sample kube_deployment_*, statefulset, daemonset workloads:
//   desired/ready/updated/available .at(t) kube_node_status_condition, _spec_unschedulable  nodes:
//   ready.at(t) … container_cpu_usage_seconds_total                pod.cpuSeconds(t);
//   _memory_working_set_bytes pod.memory(t) node_cpu / node_memory                           sum of
//   the pods of the node plus its own share up{job,instance} targets of a node that is not ready,
//   or a pod not ready: 0
#pragma once

#include "app/simulator/estate/steps.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace mw::sim {

// What one service does to its callers, constant between two steps.
struct Flow
{
    double load = 1; // factor on the service's own daily curve
    double errors = 0; // share of answers with a 5xx, 0…1
    double median = 0.05; // of the answer time, seconds
    double spread = 0.6; // sigma of the log-normal answer time
    bool operator==(const Flow&) const = default;
};

inline constexpr std::array<double, 12> latencyBounds
    = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

class ServiceHistory
{
public:
    std::string cluster; // "agent-factory-prod"
    std::string ns;
    std::string name; // value of app.kubernetes.io/name
    double base = 10; // requests per second, mean
    double daily = 0.35; // share of the mean that follows the time of day
    double weekly = 0.08;
    double phase = 0; // radians; makes curves of services differ
    double clientErrors = 0.006; // constant share of 4xx
    Ms origin = 0; // the counters were 0 here (before the oldest instant anyone may ask for)

    // Only World calls this; at ≥ the last step.
    void setFlow(Ms at, const Flow& flow);
    Flow flow(Ms t) const;

    double requestRate(Ms t) const; // per second, all codes
    double errorRatio(Ms t) const { return flow(t).errors; }
    // Cumulative since origin, exact integrals of the above, monotone in t.
    double requests(Ms t) const;
    double errors(Ms t) const; // 5xx
    // code: "200" "404" "500" "503"; others 0. They add up to requests(t).
    double requests(const std::string& code, Ms t) const;
    static const std::vector<std::string>& codes();
    // Requests answered within `bound` seconds; bound may be any value, +Inf = all.
    double fasterThan(double bound, Ms t) const;
    double latencySum(Ms t) const; // seconds
    // Share of the requests at this instant answered within bound.
    static double shareWithin(const Flow& flow, double bound);

    // A stretch of constant flow, with the totals where it begins. Within it each total is
    // value(from) + share · flow.load · (volume(t) − volume(from)): for whoever computes many
    // samples at once.
    struct Segment
    {
        Ms from = 0;
        Flow flow;
        double requests = 0, errors = 0, seconds = 0; // totals at `from`
        std::array<double, latencyBounds.size()> within{}; // totals at `from` per bound
    };
    const std::vector<Segment>& segments() const { return m_segments; }
    // Integral of the traffic of load 1 since origin. Grows by the same amount every week.
    double volume(Ms t) const { return integral(t); }

private:
    const Segment& segment(Ms t) const;
    double curve(Ms t) const; // the daily curve, per second
    double integral(Ms t) const; // its integral since origin
    std::vector<Segment> m_segments;
};

struct ResourceUse
{
    double cpu = 0; // cores
    double memory = 0; // bytes
};

// One pod from creation to removal. Immutable once shared (the world replaces it by a changed
// copy).
struct PodHistory
{
    std::string cluster, ns, name, uid;
    std::string workloadKind, workload; // "Deployment" "agent-runtime"; StatefulSet, DaemonSet
    std::string replicaSet; // owner's name for Deployments
    std::string service; // app.kubernetes.io/name
    std::string container, image, version;
    Ms created = 0;
    Ms removed = never; // gone from the API
    double cpuRequest = 0; // cores
    double memoryRequest = 0; // bytes
    double busy = 0.4; // mean use as a share of the request
    double phase = 0; // radians
    Steps<std::string> node; // empty until scheduled
    Steps<std::string> phases; // Pending, Running, Succeeded, Failed
    Steps<bool> ready;
    Steps<std::string> waiting; // waiting reason of the container, empty while it runs
    Steps<int> restarts; // count; each step is the instant of a restart
    Steps<std::string> lastReason; // reason of the last termination: Error, OOMKilled

    bool exists(Ms t) const { return created <= t && t < removed; }
    ResourceUse use(Ms t) const; // 0 while no container runs
    double cpuSeconds(Ms t) const; // cumulative since created, monotone
};

struct NodeHistory
{
    std::string cluster, name, pool, zone, instanceType;
    bool spot = false;
    Ms created = 0;
    Ms removed = never;
    double cores = 0; // allocatable
    double memory = 0; // allocatable, bytes
    int pods = 0; // allocatable
    Steps<bool> ready; // kubelet says so; false also stands for Unknown
    Steps<bool> unschedulable;
    bool exists(Ms t) const { return created <= t && t < removed; }
};

// Deployment, StatefulSet or DaemonSet.
struct WorkloadHistory
{
    struct Revision
    {
        int number = 0;
        std::string image;
        std::string version;
        std::string replicaSet; // Deployments
        bool operator==(const Revision&) const = default;
    };
    std::string cluster, kind, ns, name, service;
    Ms created = 0;
    Steps<int> desired, current, ready, updated, available;
    Steps<Revision> revision; // begins when the rollout begins
    Steps<int64_t> generation, observed;
};

struct History
{
    Ms start = 0; // when the simulation began; history reaches back to start − 30 d
    Ms until = 0; // everything up to here has happened
    uint64_t version = 0; // changes whenever anything was added
    std::vector<std::shared_ptr<const ServiceHistory>> services;
    std::vector<std::shared_ptr<const PodHistory>>
        pods; // of all clusters, also those that are gone
    std::vector<std::shared_ptr<const NodeHistory>> nodes;
    std::vector<std::shared_ptr<const WorkloadHistory>> workloads;

    const ServiceHistory* service(const std::string& cluster, const std::string& name) const;
    const WorkloadHistory* workload(const std::string& cluster,
                                    const std::string& kind,
                                    const std::string& ns,
                                    const std::string& name) const;
    std::vector<std::shared_ptr<const PodHistory>> podsAt(Ms t) const; // existing at t
};

} // namespace mw::sim
