// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and one evaluation, for the tests of health.
#pragma once

#include "models/insight/health.h"
#include "tests/support/test_registry.h"

#include <set>

namespace healthtest {

using namespace mw;
using namespace std::chrono_literals;

inline const World now{std::chrono::hours(24 * 20000)};

inline ObjectKey keyOf(const char* kind, const char* ns, const std::string& name)
{
    return {Atom("prod"), Atom(kind), Atom(ns), name};
}

inline KubeNode node(const std::string& name, World notReadySince = {})
{
    KubeNode row;
    row.key = keyOf("Node", "", name);
    row.ready = notReadySince == World{};
    row.readyChanged = row.ready ? now - 24h : notReadySince;
    row.conditions.push_back({Atom("Ready"),
                              Atom(row.ready ? "True" : "Unknown"),
                              Atom(row.ready ? "KubeletReady" : "NodeStatusUnknown"),
                              row.readyChanged});
    return row;
}

inline Pod pod(const std::string& name, const char* owner = "ReplicaSet/web-5c7d")
{
    Pod row;
    row.key = keyOf("Pod", "shop", name);
    row.uid = "uid-" + name;
    row.owner = Atom(owner);
    row.phase = Atom("Running");
    row.status = Atom("Running");
    row.totalContainers = row.readyContainers = 1;
    row.created = now - 48h;
    row.readySince = now - 47h;
    return row;
}

inline Pod unready(const std::string& name, Millis ago, const char* owner = "ReplicaSet/web-5c7d")
{
    Pod row = pod(name, owner);
    row.readyContainers = 0;
    row.readySince = {};
    row.notReadySince = now - ago;
    return row;
}

inline Pod crashing(const std::string& name, Millis ago)
{
    Pod row = unready(name, ago);
    row.status = row.waitingReason = Atom("CrashLoopBackOff");
    row.restarts = 4;
    row.message = "back-off 40s restarting failed container";
    return row;
}

inline Pod pending(const std::string& name, Millis ago, const char* owner = "ReplicaSet/web-5c7d")
{
    Pod row = unready(name, ago, owner);
    row.phase = row.status = Atom("Pending");
    row.notReadySince = {};
    row.unschedulableSince = now - ago;
    row.message = "0/12 nodes are available: 12 Insufficient cpu.";
    return row;
}

inline Workload workload(const char* kind, const std::string& name, int desired, int available)
{
    Workload row;
    row.key = keyOf(kind, "shop", name);
    row.desired = desired;
    row.current = row.updated = desired;
    row.ready = row.available = available;
    row.generation = row.observedGeneration = 3;
    return row;
}

inline SourceStatus liveStatus()
{
    SourceStatus status;
    status.id = SourceId("prod");
    status.state = SourceState::Live;
    status.lastGood = now;
    for (const char* name : {"pods",
                             "nodes",
                             "namespaces",
                             "deployments",
                             "statefulsets",
                             "daemonsets",
                             "events",
                             "readyz"}) {
        PartStatus part;
        part.part = name;
        part.state = SourceState::Live;
        part.lastGood = now;
        status.parts.push_back(part);
    }
    return status;
}

// One evaluation. The memory is the caller's when it matters.
class Look
{
public:
    explicit Look(World at = now) : m_check({}, m_own, at) { }
    Look(HealthMemory& memory, World at) : m_check({}, memory, at) { }
    Look& status(const SourceStatus& status, std::set<std::string> critical = {})
    {
        m_check.cluster("prod", status, critical);
        return *this;
    }
    template <class Row>
    Look& operator<<(const Row& row)
    {
        m_check.add(row);
        return *this;
    }
    const HealthReport& report()
    {
        if (!m_done)
            m_report = m_check.finish();
        m_done = true;
        return m_report;
    }
    const std::vector<Finding>& findings() { return report().findings; }
    // "NODE:prod/n1 warning"
    std::vector<std::string> list()
    {
        std::vector<std::string> texts;
        for (const Finding& finding : findings())
            texts.push_back(finding.id + ' ' + toString(finding.severity));
        return texts;
    }
    const Finding& only()
    {
        static const Finding none;
        return findings().size() == 1 ? findings().front() : none;
    }
    Severity check(const char* name)
    {
        for (const CheckState& state : report().checks) {
            if (state.check == name)
                return state.severity;
        }
        return Severity::Info;
    }

private:
    HealthMemory m_own;
    HealthCheck m_check;
    HealthReport m_report;
    bool m_done = false;
};

using List = std::vector<std::string>;

inline bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

inline ClusterState state(int readyz, int etcd)
{
    ClusterState row;
    row.key.cluster = Atom("prod");
    row.key.name = "prod";
    row.readyz = readyz;
    row.etcd = etcd;
    row.checked = now;
    return row;
}

} // namespace healthtest
