// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened in the last seven days (of pages: thirty, see Change), made from what the hub's
// topics and findings say while they change: the marks of the incident clock. One happening has one
// id, also after a relist or a restart. GUI thread; owned beside the hub, which must outlive it.
#pragma once

#include "models/data/change.h"
#include "models/hub/hub.h"
#include "models/insight/change_groups.h"
#include "models/insight/change_rollouts.h"

#include <QObject>
#include <QTimer>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mw {

class ChangeLog : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t most = 20'000; // the oldest go first, those of pages last
    static constexpr size_t slice = 500; // events per turn of the event loop
    static constexpr size_t mostSteps = 200; // of one Deployment

    explicit ChangeLog(const Hub& hub, QObject* parent = nullptr);
    ~ChangeLog() override;

    // What a store remembered; before or after start(). What is known already wins. Does not
    // signal added().
    void preload(std::vector<Change> remembered);
    // Notes of people, marks of runs: not made from topics.
    void record(Change change);

    std::vector<Change> all() const; // oldest first
    // Those that touch the time between; oldest first.
    std::vector<Change> between(World from, World to) const;
    const Change* find(const std::string& id) const;
    // Of a mark of several: the nodes, the pods; as far as they were seen since the start.
    std::vector<std::string> membersOf(const std::string& id) const { return m_groups.members(id); }
    size_t size() const { return m_changes.size(); }
    // Everything that waits for its turn, at once: for tests and for the command line.
    void catchUp();

Q_SIGNALS:
    // New, or not what it was before (it ended): to be kept under its id.
    void added(const std::vector<mw::Change>& changes);
    void changed(); // after added(), and when old ones are forgotten

private:
    void start();
    template <class Row>
    void follow(void (ChangeLog::*take)(const Row&));
    void put(Change change);
    void put(const Happening& happening);
    void tell();
    void end(const std::string& id, World at);
    void forgetOld();
    void takeDeployment(const Deployment& row);
    void takeRun(const PipelineRun& row);
    void takeAlert(const Alert& row);
    void takePage(const Page& row);
    void takeProvider(const ProviderIncident& row);
    void takeNode(const KubeNode& row);
    void takeWorkload(const Workload& row);
    void takeEvent(const KubeEvent& row);
    void takeFindings();
    void someEvents(size_t most);
    void nodesGone(const RowChanges& changes);
    void alertsGone(const RowChanges& changes);
    void reconcile(); // what was remembered as going on, and is not there any more
    bool goesOn(const Change& change) const;
    void takeStep(const KubeEvent& row);
    void putReplicas(const ObjectKey& deployment);
    std::string environmentOf(const std::string& source) const;
    std::string serviceOf(const ObjectKey& workload) const;
    ObjectKey workloadOf(const KubeEvent& row) const;

    struct Seen // of a workload, to notice that it became another
    {
        std::string version;
        int64_t revision = 0;
        int32_t desired = 0;
    };
    const Hub& m_hub;
    std::map<std::string, Change> m_changes;
    ChangeGroups m_groups;
    std::map<ObjectKey, Seen> m_workloads;
    std::map<ObjectKey, std::pair<std::string, std::string>> m_versions; // before, after
    std::map<ObjectKey, std::map<std::string, ReplicaStep>> m_steps; // by name of the event
    std::map<ObjectKey, bool> m_nodes; // ready?
    std::set<std::string> m_burning; // ids of findings that have a mark that goes on
    std::deque<Slot> m_events; // that wait
    std::vector<Change> m_news;
    QTimer m_turn;
    World m_forgot{};
};

} // namespace mw
