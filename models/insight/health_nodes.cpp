// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// API, ETCD, NODE, PRESS.
#include "models/insight/finding_words.h"
#include "models/insight/health_impl.h"

#include <algorithm>

namespace mw {
namespace {

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

bool over(size_t part, int whole, double percent)
{
    return whole > 0 && static_cast<double>(part) * 100.0 > percent * whole;
}

} // namespace

void HealthCheck::Impl::addState(const ClusterState& row)
{
    const std::string& name = row.key.name;
    Cluster& cluster = clusters[name];
    const auto finding = [&](const char* check, const char* path, const QString& sentence) {
        Finding result;
        result.check = check;
        result.id = std::string(check) + ':' + name;
        result.severity = Severity::Critical;
        result.subject = name;
        result.object = row.key;
        result.since = memory.since(result.id, {}, now);
        result.sentence = sentence.toStdString();
        result.provenance = "GET " + std::string(path);
        emit(std::move(result), name);
    };
    // 401, 403, 404 and 429 say something about us, not about the server's health.
    cluster.apiKnown = row.readyz == 200 || row.readyz >= 500;
    if (row.readyz >= 500) {
        //: %1 = a status of HTTP
        QString text = Findings::tr("readyz answers %1 (rule: not 200)").arg(row.readyz);
        if (!row.readyzText.empty())
            text += QStringLiteral(": ") + Findings::qs(firstLine(row.readyzText));
        finding("API", "/readyz?verbose", text);
    }
    cluster.etcdKnown = row.etcd == 200 || row.etcd >= 500;
    if (row.etcd >= 500)
        finding(
            "ETCD",
            "/readyz/etcd",
            //: %1 = a status of HTTP
            Findings::tr("The API server's etcd check answers %1 (rule: not 200)").arg(row.etcd));
}

void HealthCheck::Impl::addNode(const KubeNode& row)
{
    const std::string clusterName = row.key.cluster.str();
    Cluster& cluster = clusters[clusterName];
    ++cluster.nodes;
    Finding finding;
    finding.object = row.key;
    finding.subject = clusterName + '/' + row.key.name;

    // Changes of Ready, as far as we were there to see them.
    std::vector<World>& changes = memory.changes[finding.subject];
    if (row.readyChanged != World{} && (changes.empty() || changes.back() != row.readyChanged))
        changes.push_back(row.readyChanged);
    const Millis window(static_cast<int64_t>(limits.nodeFlapMinutes * 60'000));
    std::erase_if(changes, [&](World at) { return now - at > window; });
    const auto flaps = changes.size();

    // The control plane's taint outlasts a Ready condition that flips or that nobody writes.
    const bool unreachable = row.tainted && !row.leaving;
    if (!row.ready || unreachable) {
        const std::string what = "NODE:" + finding.subject;
        World since{};
        if (!row.ready)
            since = row.readyChanged;
        if (unreachable && row.taintedSince != World{})
            since = since == World{} ? row.taintedSince : std::min(since, row.taintedSince);
        if (since == World{})
            since = memory.since(what, {}, now);
        if (lasts(since, limits.nodeNotReadyMinutes)) {
            finding.check = "NODE";
            finding.id = what;
            finding.severity = row.controlPlane ? Severity::Critical : Severity::Warning;
            finding.since = since;
            const QString words = row.ready
                ? (row.controlPlane
                       //: %1 = an age such as "21m", %2 = minutes
                       ? Findings::tr("Control-plane node tainted as unreachable for %1 (rule: "
                                      "%2 min)")
                       //: %1 = an age such as "21m", %2 = minutes
                       : Findings::tr("Node tainted as unreachable for %1 (rule: %2 min)"))
                : (row.controlPlane
                       ? Findings::tr("Control-plane node not ready for %1 (rule: %2 min)")
                       : Findings::tr("Node not ready for %1 (rule: %2 min)"));
            finding.sentence
                = words.arg(Findings::qs(ago(since)), Findings::number(limits.nodeNotReadyMinutes))
                      .toStdString();
            for (const Condition& condition : row.conditions) {
                if (!row.ready && condition.type.view() == "Ready" && !condition.reason.empty())
                    finding.sentence += ": " + condition.reason.str();
            }
            if (row.ready)
                finding.sentence += ": " + row.taint.str();
            finding.provenance = unreachable ? "/api/v1/nodes condition Ready, taints"
                                             : "/api/v1/nodes condition Ready";
            cluster.notReady.push_back(finding);
            cluster.pools.push_back(row.pool.str());
        }
    }
    if (static_cast<double>(flaps) > limits.nodeFlaps
        && (cluster.notReady.empty() || cluster.notReady.back().subject != finding.subject)) {
        Finding flap = finding;
        flap.check = "NODE";
        flap.id = "NODE:" + finding.subject;
        flap.severity = row.controlPlane ? Severity::Critical : Severity::Warning;
        flap.since = changes.front();
        flap.sentence = Findings::tr("Node changed between ready and not ready %1 times in %2 min "
                                     "(rule: more than %3)")
                            .arg(QString::number(flaps),
                                 Findings::number(limits.nodeFlapMinutes),
                                 Findings::number(limits.nodeFlaps))
                            .toStdString();
        flap.provenance = "/api/v1/nodes condition Ready";
        emit(std::move(flap), clusterName);
    }

    std::string pressures;
    World since{};
    for (const Condition& condition : row.conditions) {
        const std::string_view type = condition.type.view();
        if ((type != "MemoryPressure" && type != "DiskPressure" && type != "PIDPressure")
            || condition.status.view() != "True")
            continue;
        const World start = condition.since != World{}
            ? condition.since
            : memory.since("PRESS:" + finding.subject + condition.type.str(), {}, now);
        if (!lasts(start, limits.pressMinutes))
            continue;
        pressures += (pressures.empty() ? "" : ", ") + condition.type.str();
        since = since == World{} ? start : std::min(since, start);
    }
    if (!pressures.empty()) {
        finding.check = "PRESS";
        finding.id = "PRESS:" + finding.subject;
        finding.severity = Severity::Warning;
        finding.since = since;
        //: %1 = conditions such as "DiskPressure", %2 = an age such as "21m"
        finding.sentence = Findings::tr("%1 for %2 (rule: %3 min)")
                               .arg(Findings::qs(pressures),
                                    Findings::qs(ago(since)),
                                    Findings::number(limits.pressMinutes))
                               .toStdString();
        finding.provenance = "/api/v1/nodes conditions";
        cluster.pressed.push_back(std::move(finding));
    }
}

void HealthCheck::Impl::judgeNodes(const std::string& name, Cluster& cluster)
{
    const auto share = [&](size_t part, double percent) {
        return "; "
            + Findings::tr("in all %1 of %2 nodes (rule: more than %3 %)")
                  .arg(QString::number(part),
                       QString::number(cluster.nodes),
                       Findings::number(percent))
                  .toStdString();
    };
    const auto together = [&](std::vector<Finding>& all,
                              std::vector<size_t> members,
                              const std::string& scope,
                              const QString& what) {
        Finding sum = all[members.front()];
        sum.id = sum.check + ':' + scope;
        sum.subject = scope;
        sum.object = {};
        sum.object.cluster = Atom(name);
        std::string names;
        for (size_t i = 0; i < members.size(); ++i) {
            const Finding& one = all[members[i]];
            if (one.severity == Severity::Critical)
                sum.severity = Severity::Critical;
            sum.since = std::min(sum.since, one.since);
            sum.nodes.push_back(one.object.name);
            if (i < 3)
                names += (names.empty() ? "" : ", ") + one.object.name;
        }
        std::sort(sum.nodes.begin(), sum.nodes.end()); // names are looked up among them
        if (members.size() > 3)
            //: after the names of three; %1 = how many more
            names += Findings::tr(" and %1 more").arg(members.size() - 3).toStdString();
        //: %1 = "12 nodes not ready", %2 = an age such as "21m", %3 = names
        sum.sentence = Findings::tr("%1; the longest for %2: %3")
                           .arg(what, Findings::qs(ago(sum.since)), Findings::qs(names))
                           .toStdString();
        return sum;
    };

    const auto notReady = [&](const std::string& pool, size_t count) {
        const QString minutes = Findings::number(limits.nodeNotReadyMinutes);
        return pool.empty()
            ? Findings::tr("%1 nodes not ready (rule: %2 min)").arg(QString::number(count), minutes)
            : Findings::tr("%1 nodes of pool %2 not ready (rule: %3 min)")
                  .arg(QString::number(count), Findings::qs(pool), minutes);
    };
    const bool manyDown = over(cluster.notReady.size(), cluster.nodes, limits.nodeCriticalPercent);
    std::map<std::string, std::vector<size_t>> byPool;
    for (size_t i = 0; i < cluster.notReady.size(); ++i)
        byPool[cluster.pools[i]].push_back(i);
    for (const auto& [pool, members] : byPool) {
        std::vector<Finding> out;
        if (members.size() >= 3) { // one row for a lost pool, not forty
            out.push_back(
                together(cluster.notReady,
                         members,
                         std::string(name).append(pool.empty() ? "/nodes" : "/pool/").append(pool),
                         notReady(pool, members.size())));
        } else {
            for (const size_t member : members)
                out.push_back(cluster.notReady[member]);
        }
        for (Finding& finding : out) {
            if (manyDown) {
                finding.severity = Severity::Critical;
                finding.sentence += share(cluster.notReady.size(), limits.nodeCriticalPercent);
            }
            emit(std::move(finding), name);
        }
    }

    const bool manyPressed
        = over(cluster.pressed.size(), cluster.nodes, limits.pressCriticalPercent);
    if (manyPressed && cluster.pressed.size() >= 3) {
        std::vector<size_t> members(cluster.pressed.size());
        for (size_t i = 0; i < members.size(); ++i)
            members[i] = i;
        Finding sum = together(cluster.pressed,
                               members,
                               name + "/nodes",
                               Findings::tr("%1 nodes under pressure").arg(cluster.pressed.size()));
        sum.severity = Severity::Critical;
        sum.sentence += share(cluster.pressed.size(), limits.pressCriticalPercent);
        emit(std::move(sum), name);
        return;
    }
    for (Finding& finding : cluster.pressed) {
        if (manyPressed) {
            finding.severity = Severity::Critical;
            finding.sentence += share(cluster.pressed.size(), limits.pressCriticalPercent);
        }
        emit(std::move(finding), name);
    }
}

} // namespace mw
