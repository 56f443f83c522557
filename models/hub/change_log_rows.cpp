// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From rows and findings to marks.
#include "models/hub/change_log.h"
#include "models/insight/change_rules.h"
#include "models/insight/providers.h"
#include "models/insight/slo_findings.h"

#include <algorithm>

namespace mw {
namespace {

using namespace std::chrono_literals;

std::string path(const ObjectKey& key)
{
    return key.cluster.str() + "/" + key.ns.str() + "/" + key.name;
}

// What controllers and autoscalers report of their own doing.
bool isRobot(std::string_view reason)
{
    return reason == "SuccessfulRescale" || reason == "TriggeredScaleUp" || reason == "ScaleDown"
        || reason == "ScaledUpGroup" || reason == "DisruptionTerminating"
        || reason == "DisruptionLaunching" || reason == "SpotInterrupted";
}

World when(const KubeEvent& row, bool last)
{
    const World seen = last ? row.lastSeen : row.firstSeen;
    return seen != World{} ? seen : row.created;
}

std::string firstLine(const std::string& text)
{
    std::string line = text.substr(0, text.find('\n'));
    if (line.size() > 160) {
        line.resize(157);
        // not in the middle of a character
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
            line.pop_back();
        if (!line.empty() && static_cast<unsigned char>(line.back()) >= 0xC0)
            line.pop_back();
        line += "…";
    }
    return line;
}

} // namespace

std::string ChangeLog::environmentOf(const std::string& source) const
{
    if (source.empty())
        return {};
    for (const SourceStatus& status : m_hub.sources()) {
        if (status.id.str() == source)
            return status.environment;
    }
    return {};
}

std::string ChangeLog::serviceOf(const ObjectKey& workload) const
{
    for (const char* kind : {"Deployment", "StatefulSet", "DaemonSet"}) {
        ObjectKey key = workload;
        key.kind = Atom(kind);
        if (const auto slot = m_hub.workloads().find(key)) {
            const Workload& row = m_hub.workloads().row(*slot);
            return row.service.empty() ? key.name : row.service.str();
        }
    }
    return workload.name;
}

ObjectKey ChangeLog::workloadOf(const KubeEvent& row) const
{
    ObjectKey key{row.key.cluster, row.objectKind, row.key.ns, row.objectName};
    if (row.objectKind.view() != "Pod")
        return key;
    key.name = workloadOfPod(row.objectName);
    key.kind = {};
    if (const auto slot
        = m_hub.pods().find({row.key.cluster, Atom("Pod"), row.key.ns, row.objectName})) {
        const std::string& owner = m_hub.pods().row(*slot).owner.str();
        const size_t slash = owner.find('/');
        if (slash != std::string::npos) {
            key.kind = Atom(owner.substr(0, slash));
            key.name = owner.substr(slash + 1);
            if (key.kind.view() == "ReplicaSet") {
                key.kind = Atom("Deployment");
                key.name = key.name.substr(0, key.name.rfind('-'));
            }
        }
    }
    return key;
}

void ChangeLog::takeDeployment(const Deployment& row)
{
    if (row.finished != World{} && row.finished < m_hub.clock().world() - keptMarks)
        return;
    std::string before;
    if (!row.replaced.empty()) {
        m_hub.topic<Deployment>().forEach([&](Slot, const Deployment& other) {
            if (other.sha == row.replaced && other.repository == row.repository
                && other.environment == row.environment)
                before = other.ref;
        });
    }
    if (auto change = changeOf(row, before))
        put(std::move(*change));
}

void ChangeLog::takeRun(const PipelineRun& row)
{
    if (auto change = changeOf(row))
        put(std::move(*change));
}

void ChangeLog::takeAlert(const Alert& row)
{
    if (auto change = changeOf(row)) {
        // Several Alertmanagers know it: who said so first stays, so that it does not flicker.
        if (const Change* known = find(change->id)) {
            change->source = known->source;
            change->environment = known->environment;
        }
        put(std::move(*change));
    }
}

void ChangeLog::takePage(const Page& row)
{
    if (auto change = changeOf(row))
        put(std::move(*change));
    if (auto change = acknowledgementOf(row))
        put(std::move(*change));
}

void ChangeLog::takeProvider(const ProviderIncident& row)
{
    std::string name = row.key.source.str();
    if (const auto slot = m_hub.topic<ProviderPage>().find({row.key.source, "page"});
        slot && !m_hub.topic<ProviderPage>().row(*slot).name.empty())
        name = m_hub.topic<ProviderPage>().row(*slot).name;
    if (auto change = changeOf(row, name))
        put(std::move(*change));
}

void ChangeLog::alertsGone(const RowChanges& changes)
{
    for (const Slot slot : changes.removed) {
        const Alert& gone = m_hub.topic<Alert>().row(slot);
        bool elsewhere = false;
        m_hub.topic<Alert>().forEach([&](Slot, const Alert& other) {
            elsewhere = elsewhere || other.key.id == gone.key.id;
        });
        if (!elsewhere)
            end("alert:" + gone.key.id + ":" + secondsOf(gone.startsAt), m_hub.clock().world());
    }
    tell();
}

void ChangeLog::takeNode(const KubeNode& row)
{
    const std::string pool = row.pool.empty() ? std::string("nodes") : row.pool.str();
    const auto known = m_nodes.find(row.key);
    const bool first = known == m_nodes.end();
    const bool wasReady = first || known->second;
    m_nodes[row.key] = row.ready;
    Happening node;
    node.member = row.key.name;
    node.gap = 5min;
    node.like.lane = ClockLane::Cluster;
    node.like.object = row.key;
    node.like.source = SourceId(row.key.cluster.str());
    node.like.provenance = "/api/v1/nodes";
    if (!row.ready || !wasReady) {
        node.group = "node:" + row.key.cluster.str() + "/" + pool;
        node.at = row.readyChanged == World{} ? m_hub.clock().world() : row.readyChanged;
        node.open = !row.ready;
        node.like.severity = Severity::Critical;
        node.one = "Node " + row.key.name + " of pool " + pool + " not ready";
        node.many = "{n} nodes of pool " + pool + " not ready";
        put(node);
    }
    if (row.created != World{} && row.created > m_hub.clock().world() - 24h) {
        node.group = "joined:" + row.key.cluster.str() + "/" + pool;
        node.at = row.created;
        node.open = false;
        node.like.lane = ClockLane::Robots;
        node.like.severity = Severity::Info;
        node.one = "Node " + row.key.name + " joined pool " + pool;
        node.many = "{n} nodes joined pool " + pool;
        put(node);
    }
}

void ChangeLog::nodesGone(const RowChanges& changes)
{
    std::map<Atom, size_t> left; // a cluster that lost all of its nodes was taken away
    m_hub.nodes().forEach([&](Slot, const KubeNode& row) { ++left[row.key.cluster]; });
    for (const Slot slot : changes.removed) {
        const KubeNode& row = m_hub.nodes().row(slot);
        m_nodes.erase(row.key);
        if (left[row.key.cluster] == 0)
            continue;
        const std::string pool = row.pool.empty() ? std::string("nodes") : row.pool.str();
        Happening gone;
        gone.group = "node:" + row.key.cluster.str() + "/" + pool + "/gone";
        gone.member = row.key.name;
        gone.gap = 5min;
        gone.at = m_hub.clock().world();
        gone.like.lane = ClockLane::Cluster;
        gone.like.severity = Severity::Warning;
        gone.like.object = row.key;
        gone.like.source = SourceId(row.key.cluster.str());
        gone.like.provenance = "/api/v1/nodes";
        gone.one = "Node " + row.key.name + " of pool " + pool + " is gone";
        gone.many = "{n} nodes of pool " + pool + " are gone";
        put(gone);
        if (!row.ready) { // it does not become ready any more
            gone.group = "node:" + row.key.cluster.str() + "/" + pool;
            gone.like.severity = Severity::Critical;
            gone.one = "Node " + row.key.name + " of pool " + pool + " not ready";
            gone.many = "{n} nodes of pool " + pool + " not ready";
            put(gone);
        }
    }
    tell();
}

void ChangeLog::takeWorkload(const Workload& row)
{
    Seen now{row.images.empty() ? std::string() : versionOf(row.images.front()),
             row.revision,
             row.desired};
    const auto known = m_workloads.find(row.key);
    if (known == m_workloads.end()) {
        m_workloads.emplace(row.key, std::move(now));
        return;
    }
    const Seen before = std::exchange(known->second, now);
    if (before.version != now.version)
        m_versions[row.key] = {before.version, now.version};
    // Deployments tell of their steps by events; the others have only their image.
    if (row.key.kind.view() == "Deployment" || before.version == now.version)
        return;
    Change change;
    change.id = "rollout:" + path(row.key) + ":" + secondsOf(m_hub.clock().world());
    change.lane = ClockLane::Deploys;
    change.at = m_hub.clock().world();
    change.severity = Severity::Info;
    change.service = serviceOf(row.key);
    change.object = row.key;
    change.source = SourceId(row.key.cluster.str());
    change.sentence = row.key.name + " " + before.version + " → " + now.version;
    change.provenance = "/apis/apps/v1";
    put(std::move(change));
}

void ChangeLog::takeStep(const KubeEvent& row)
{
    const auto step = replicaScalingIn(row.message);
    if (!step || when(row, true) < m_hub.clock().world() - keptMarks)
        return;
    const ObjectKey key{row.key.cluster, Atom("Deployment"), row.key.ns, row.objectName};
    auto& steps = m_steps[key];
    steps[row.key.name]
        = {step->set, step->up, step->from, step->to, when(row, false), when(row, true)};
    while (steps.size() > mostSteps)
        steps.erase(std::min_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
            return a.second.until < b.second.until;
        }));
    putReplicas(key);
}

void ChangeLog::putReplicas(const ObjectKey& key)
{
    std::vector<ReplicaStep> steps;
    for (const auto& [name, step] : m_steps[key])
        steps.push_back(step);
    const std::vector<ReplicaMark> marks = replicaMarks(std::move(steps));
    std::set<std::string> used;
    for (const ReplicaMark& mark : marks) {
        const std::string stem = "scale:" + path(key) + ":";
        Change change;
        change.id = stem + secondsOf(mark.at);
        change.at = mark.at;
        // A server forgets events after an hour: the mark that it was remembered as goes on.
        for (auto it = m_changes.lower_bound(stem);
             it != m_changes.end() && it->first.starts_with(stem);
             ++it) {
            if (used.count(it->first) == 0 && it->second.at <= mark.until
                && std::max(it->second.at, it->second.until) >= mark.at) {
                change.id = it->first;
                change.at = std::min(change.at, it->second.at);
                break;
            }
        }
        used.insert(change.id);
        change.until = mark.until > change.at ? mark.until : World{};
        change.severity = Severity::Info;
        change.service = serviceOf(key);
        change.object = key;
        change.source = SourceId(key.cluster.str());
        change.provenance = "events of deployment/" + key.name;
        if (mark.rollout) {
            change.lane = ClockLane::Deploys;
            change.sentence = "Rollout of " + key.name;
            const auto slot = m_hub.workloads().find(key);
            if (&mark == &marks.back() && m_versions.count(key) > 0)
                change.sentence += " " + m_versions[key].first + " → " + m_versions[key].second;
            else if (&mark == &marks.back() && slot && !m_hub.workloads().row(*slot).images.empty())
                change.sentence += " " + versionOf(m_hub.workloads().row(*slot).images.front());
        } else {
            change.lane = ClockLane::Robots;
            change.sentence = "Scaled " + key.name
                + (mark.from >= 0 ? " " + std::to_string(mark.from) + " → " : " to ")
                + std::to_string(mark.to);
        }
        put(std::move(change));
    }
}

void ChangeLog::takeEvent(const KubeEvent& row)
{
    const bool warning = row.type.view() == "Warning";
    if (row.reason.view() == "ScalingReplicaSet") {
        takeStep(row);
        return;
    }
    const bool robot = isRobot(row.reason.view());
    if (!warning && !robot)
        return;
    const ObjectKey about = workloadOf(row);
    Happening happening;
    happening.group
        = std::string(robot ? "robot:" : "warn:") + path(about) + ":" + row.reason.str();
    happening.member = row.objectName;
    happening.at = when(row, false);
    happening.until = when(row, true);
    happening.gap = robot ? Millis(2min) : Millis(30min);
    happening.like.lane = robot ? ClockLane::Robots : ClockLane::Cluster;
    happening.like.severity = warning && !robot ? Severity::Warning : Severity::Info;
    happening.like.object = about;
    happening.like.service = serviceOf(about);
    happening.like.source = SourceId(row.key.cluster.str());
    happening.like.provenance = "events of " + row.object;
    happening.one = row.reason.str() + " " + row.object + ": " + firstLine(row.message);
    happening.many = row.reason.str() + " on {n} of " + about.name;
    put(happening);
}

void ChangeLog::takeFindings()
{
    if (!m_hub.settled())
        return; // half of the rows are there: what looks wrong may not be
    const World now = m_hub.clock().world();
    std::set<std::string> present;
    for (const Finding& finding : m_hub.findings()) {
        std::string service;
        m_hub.slos().forEach([&](Slot, const Slo& slo) {
            const std::string id = sloFindingId(slo);
            if (finding.check == "SLO"
                && (finding.id == id || finding.id.starts_with(id + ":"))) // ":rules"
                service = slo.service;
        });
        if (service.empty() && !finding.object.name.empty())
            service = serviceOf(finding.object);
        auto change = changeOf(finding, service);
        if (!change) {
            if (finding.severity == Severity::Unknown)
                present.insert(finding.id); // not seen any more is not over
            continue;
        }
        present.insert(finding.id);
        if (change->at == World{})
            change->at = now;
        // The same one as before, although the moment of its beginning drifts.
        const std::string stem = change->id + ":";
        const auto last = m_changes.lower_bound(stem + ":"); // behind every digit
        const bool continues = last != m_changes.begin() && std::prev(last)->first.starts_with(stem)
            && (std::prev(last)->second.open || std::prev(last)->second.until > change->at);
        if (continues) {
            change->id = std::prev(last)->first;
            change->at = heldStart(change->id, std::prev(last)->second.at, change->at);
        } else {
            change->id = stem + secondsOf(change->at);
        }
        put(std::move(*change));
    }
    m_burning = present;
    if (m_hub.settled())
        reconcile();
}

bool ChangeLog::goesOn(const Change& change) const
{
    const std::string& id = change.id;
    if (id.starts_with("finding:"))
        return m_burning.count(id.substr(8, id.rfind(':') - 8)) > 0;
    if (id.starts_with("alert:")) {
        const std::string fingerprint = id.substr(6, id.rfind(':') - 6);
        bool there = false;
        m_hub.topic<Alert>().forEach([&](Slot, const Alert& row) {
            there = there
                || (row.key.id == fingerprint
                    && row.startsAt <= change.at + std::chrono::seconds(1));
        });
        return there;
    }
    if (id.starts_with("page:")) {
        const auto slot
            = m_hub.topic<Page>().find({Atom(change.source.str()), id.substr(id.rfind('/') + 1)});
        return slot && m_hub.topic<Page>().row(*slot).state != Page::State::Resolved;
    }
    if (id.starts_with("provider:")) {
        const auto slot = m_hub.topic<ProviderIncident>().find(
            {Atom(change.source.str()), id.substr(id.rfind('/') + 1)});
        return slot && inForce(m_hub.topic<ProviderIncident>().row(*slot));
    }
    if (id.starts_with("node:")) {
        bool there = false;
        m_hub.nodes().forEach([&](Slot, const KubeNode& row) {
            const std::string pool = row.pool.empty() ? std::string("nodes") : row.pool.str();
            there = there
                || (!row.ready && groupOf(id) == "node:" + row.key.cluster.str() + "/" + pool);
        });
        return there;
    }
    return true; // of people and runs: they end them
}

// Only of sources that are live: what is not seen has not ended.
void ChangeLog::reconcile()
{
    std::set<std::string> live;
    for (const SourceStatus& status : m_hub.sources()) {
        if (status.state == SourceState::Live)
            live.insert(status.id.str());
    }
    std::vector<std::string> over;
    for (const auto& [id, change] : m_changes) {
        if (change.open && (change.source.empty() || live.count(change.source.str()) > 0)
            && !goesOn(change))
            over.push_back(id);
    }
    for (const std::string& id : over)
        end(id, m_hub.clock().world());
}

} // namespace mw
