// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PODS, PEND, DEPL, STS/DS. Pods are gathered by what owns them: forty pods of one bad rollout are
// one finding with a count.
#include "models/insight/finding_words.h"
#include "models/insight/health_impl.h"

#include <algorithm>

namespace mw {
namespace {

void earliest(World& into, World candidate)
{
    if (candidate != World{} && (into == World{} || candidate < into))
        into = candidate;
}

// Waiting between two starts doubles from 10 s to 5 min, so that seven failures in a row with the
// longest wait reached take a quarter of an hour at least: that is known even if nobody looked.
World crashingSince(const Pod& row, World now)
{
    World since = row.notReadySince;
    if (row.restarts >= 7 && row.message.rfind("back-off 5m0s", 0) == 0)
        earliest(since, std::max(row.created, now - std::chrono::seconds(910)));
    return since;
}

} // namespace

void HealthCheck::Impl::crash(const Pod& row, Group& group)
{
    const std::string what = "CRASH:" + row.key.cluster.str() + '/' + row.key.ns.str() + '/'
        + (row.uid.empty() ? row.key.name : row.uid);
    // Between two crashes the container runs for a moment: up to five minutes do not end the loop.
    const World since = memory.since(what, crashingSince(row, now), now, std::chrono::minutes(5));
    if (!lasts(since, limits.podsCrashLoopMinutes))
        return;
    ++group.crashing;
    group.restarts += row.restarts;
    earliest(group.since, since);
    group.reason = row.waitingReason.str();
    group.message = row.message;
    group.example = row.key.name;
}

void HealthCheck::Impl::addPod(const Pod& row)
{
    const std::string_view phase = row.phase.view();
    const bool over = phase == "Succeeded" || phase == "Failed" || row.deleted != World{};
    const bool killed = row.oomKilledAt != World{}
        && now - row.oomKilledAt <= Millis(static_cast<int64_t>(limits.podsOomMinutes * 60'000));
    if (over && !killed)
        return; // done, evicted or on its way out
    std::string owner(row.owner.view());
    if (owner.empty() || owner.rfind("Node/", 0) == 0) // mirror pods belong to their node
        owner = "Pod/" + row.key.name;
    Group& group = groups[groupKey(row.key.cluster, row.key.ns, owner)];
    group.cluster = row.key.cluster;
    group.ns = row.key.ns;
    group.owner = std::move(owner);
    if (killed) {
        ++group.killed;
        earliest(group.since, row.oomKilledAt);
        if (group.example.empty())
            group.example = row.key.name;
    }
    if (over)
        return;
    World unready = row.notReadySince;
    if (unready == World{} && row.readySince == World{})
        unready = row.created; // its conditions are not there yet
    if (row.readySince == World{})
        earliest(group.unreadySince, unready);

    if (row.unschedulableSince != World{}) {
        if (longer(row.unschedulableSince, limits.pendMinutes)) {
            ++group.pending;
            ++clusters[row.key.cluster.str()].unschedulable;
            earliest(group.pendingSince, row.unschedulableSince);
            group.pendingMessage = row.message;
        }
        return; // not PODS as well
    }
    if (row.waitingReason.view() == "CrashLoopBackOff") {
        const int before = group.crashing;
        crash(row, group);
        if (group.crashing != before)
            return;
    }
    const bool job = row.owner.view().rfind("Job/", 0) == 0;
    if (!job && row.readySince == World{} && lasts(unready, limits.podsNotReadyMinutes)) {
        ++group.notReady;
    } else if (!row.waitingReason.empty() && longer(unready, limits.podsWaitingMinutes)) {
        ++group.waiting;
    } else {
        return;
    }
    earliest(group.since, unready);
    if (group.crashing == 0) {
        group.reason = row.status.str();
        group.message = row.message;
        group.example = row.key.name;
    }
}

void HealthCheck::Impl::judgeGroups()
{
    // ReplicaSets of one Deployment are one owner.
    std::map<std::string, Group> merged;
    for (auto& [key, group] : groups) {
        std::string owner = group.owner;
        if (owner.rfind("ReplicaSet/", 0) == 0) {
            const size_t dash = owner.rfind('-');
            const size_t slash = owner.find('/') + 1;
            if (dash != std::string::npos && dash > slash) {
                const std::string name = "Deployment/" + owner.substr(slash, dash - slash);
                if (deployments.contains(groupKey(group.cluster, group.ns, name)))
                    owner = name;
            }
        }
        const auto [it, fresh]
            = merged.try_emplace(groupKey(group.cluster, group.ns, owner), group);
        Group& into = it->second;
        into.owner = owner;
        if (fresh)
            continue;
        into.crashing += group.crashing;
        into.notReady += group.notReady;
        into.waiting += group.waiting;
        into.killed += group.killed;
        into.pending += group.pending;
        into.restarts += group.restarts;
        earliest(into.since, group.since);
        earliest(into.pendingSince, group.pendingSince);
        earliest(into.unreadySince, group.unreadySince);
        if (into.message.empty() || (into.crashing == group.crashing && group.crashing > 0)) {
            into.message = group.message;
            into.reason = group.reason;
            into.example = group.example;
        }
        if (into.pendingMessage.empty())
            into.pendingMessage = group.pendingMessage;
    }
    groups = std::move(merged);

    for (const auto& [key, group] : groups) {
        const std::string clusterName = group.cluster.str();
        Cluster& cluster = clusters[clusterName];
        const std::string& owner = group.owner;
        const size_t slash = owner.find('/');
        Finding finding;
        finding.object.cluster = group.cluster;
        finding.object.ns = group.ns;
        finding.object.kind = Atom(owner.substr(0, slash));
        finding.object.name = owner.substr(slash + 1);
        finding.subject = clusterName + '/' + group.ns.str() + '/' + finding.object.name;
        finding.provenance = "/api/v1/pods";
        const int troubled = group.crashing + group.notReady + group.waiting + group.killed;
        if (troubled > 0) {
            Finding unwell = finding;
            unwell.check = "PODS";
            unwell.id = "PODS:" + key;
            const bool critical = cluster.criticalNamespaces.contains(group.ns.str());
            unwell.severity = critical ? Severity::Critical : Severity::Warning;
            unwell.since = group.since;
            const QString age = Findings::qs(ago(group.since));
            QStringList parts;
            if (group.crashing > 0)
                //: %1 = "2 pods", %2 = an age such as "21m", %3 = a number
                parts << Findings::tr("%1 in CrashLoopBackOff for %2, %3 restarts (rule: %4 min)")
                             .arg(Findings::pods(group.crashing),
                                  age,
                                  QString::number(group.restarts),
                                  Findings::number(limits.podsCrashLoopMinutes));
            if (group.notReady > 0)
                //: %1 = "2 pods", %2 = an age such as "21m"
                parts << Findings::tr("%1 not ready for up to %2 (rule: %3 min)")
                             .arg(Findings::pods(group.notReady),
                                  age,
                                  Findings::number(limits.podsNotReadyMinutes));
            if (group.waiting > 0)
                //: %1 = "2 pods", %2 = an age such as "21m"
                parts << Findings::tr("%1 waiting for up to %2 (rule: more than %3 min)")
                             .arg(Findings::pods(group.waiting),
                                  age,
                                  Findings::number(limits.podsWaitingMinutes));
            if (group.killed > 0)
                //: %1 = "2 pods"
                parts << Findings::tr("%1 killed for lack of memory (OOMKilled) in the last %2 min")
                             .arg(Findings::pods(group.killed),
                                  Findings::number(limits.podsOomMinutes));
            if (group.crashing + group.notReady + group.waiting > 0)
                parts << Findings::qs(group.example + ": " + group.reason
                                      + (group.message.empty() ? "" : ", " + group.message));
            if (critical)
                parts << Findings::tr("critical namespace");
            unwell.sentence = parts.join(QStringLiteral("; ")).toStdString();
            emit(std::move(unwell), clusterName);
        }
        if (group.pending > 0) {
            const bool many = cluster.unschedulable > limits.pendCriticalPods;
            finding.check = "PEND";
            finding.id = "PEND:" + key;
            finding.severity = many ? Severity::Critical : Severity::Warning;
            finding.since = group.pendingSince;
            //: %1 = "2 pods", %2 = an age such as "21m"
            finding.sentence
                = Findings::tr("%1 cannot be scheduled for %2 (rule: more than %3 min)")
                      .arg(Findings::pods(group.pending),
                           Findings::qs(ago(group.pendingSince)),
                           Findings::number(limits.pendMinutes))
                      .toStdString();
            if (!group.pendingMessage.empty())
                finding.sentence += ": " + group.pendingMessage;
            if (many)
                finding.sentence += "; "
                    + Findings::tr("in all %1 pods (rule: more than %2)")
                          .arg(QString::number(cluster.unschedulable),
                               Findings::number(limits.pendCriticalPods))
                          .toStdString();
            emit(std::move(finding), clusterName);
        }
    }
}

void HealthCheck::Impl::addWorkload(const Workload& row)
{
    const std::string kind = row.key.kind.str();
    const std::string owner = kind + '/' + row.key.name;
    const std::string key = groupKey(row.key.cluster, row.key.ns, owner);
    const bool deployment = kind == "Deployment", daemon = kind == "DaemonSet";
    if (deployment)
        deployments.insert(key);
    const auto note
        = [&](const char* aspect, const QString& sentence, double minutes, World known) {
              Mismatch mismatch;
              mismatch.group = key;
              mismatch.minutes = minutes;
              mismatch.since = memory.since(std::string(aspect) + ':' + key, known, now);
              Finding& finding = mismatch.finding;
              finding.check = deployment ? "DEPL" : "STS/DS";
              finding.id = finding.check + ':' + key;
              finding.object = row.key;
              finding.subject = row.key.cluster.str() + '/' + row.key.ns.str() + '/' + row.key.name;
              const bool none = deployment && row.available == 0 && row.desired > 0;
              finding.severity = none ? Severity::Critical : Severity::Warning;
              finding.sentence = sentence.toStdString();
              if (none)
                  finding.sentence += "; " + Findings::tr("none available").toStdString();
              finding.provenance = deployment ? "/apis/apps/v1/deployments"
                  : daemon                    ? "/apis/apps/v1/daemonsets"
                                              : "/apis/apps/v1/statefulsets";
              mismatches.push_back(std::move(mismatch));
          };
    // %1 of the %2 that are wanted
    const auto outOf = [&row](const QString& sentence, int count) {
        return sentence.arg(count).arg(row.desired);
    };
    if (deployment) {
        for (const Condition& condition : row.conditions) {
            if (condition.type.view() == "Progressing"
                && condition.reason.view() == "ProgressDeadlineExceeded") {
                note("PROGRESS",
                     outOf(Findings::tr("Rollout failed: ProgressDeadlineExceeded, %1 of %2 "
                                        "available"),
                           row.available),
                     0,
                     condition.since);
                mismatches.back().certain = true;
                return;
            }
        }
    }
    if (row.generation > row.observedGeneration && row.observedGeneration >= 0) {
        note("GENERATION",
             Findings::tr("Its controller has not seen generation %1 (last %2)")
                 .arg(row.generation)
                 .arg(row.observedGeneration),
             deployment ? limits.deplMinutes : limits.rolloutMinutes,
             {});
        return;
    }
    if (deployment) {
        if (row.available < row.desired)
            note("REPLICAS",
                 outOf(Findings::tr("%1 of %2 replicas available"), row.available),
                 limits.deplMinutes,
                 row.mismatchSince);
        else if (!row.paused && row.updated < row.desired)
            note("REPLICAS",
                 outOf(Findings::tr("%1 of %2 replicas updated"), row.updated),
                 limits.deplMinutes,
                 row.mismatchSince);
    } else if (daemon) {
        if (row.current < row.desired)
            note("SCHEDULED",
                 outOf(Findings::tr("%1 of %2 scheduled"), row.current),
                 limits.dsNotScheduledMinutes,
                 {});
        else if (row.ready < row.desired)
            note("REPLICAS",
                 outOf(Findings::tr("%1 of %2 ready"), row.ready),
                 limits.rolloutMinutes,
                 {});
        else if (row.misscheduled > 0)
            note("MISSCHEDULED",
                 Findings::tr("%1 running where they should not").arg(row.misscheduled),
                 limits.rolloutMinutes,
                 {});
        else if (row.updated < row.desired)
            note("UPDATED",
                 outOf(Findings::tr("%1 of %2 updated"), row.updated),
                 limits.rolloutMinutes,
                 {});
    } else if (row.ready < row.desired) {
        note("REPLICAS",
             outOf(Findings::tr("%1 of %2 replicas ready"), row.ready),
             limits.rolloutMinutes,
             {});
    }
}

void HealthCheck::Impl::judgeWorkloads()
{
    for (Mismatch& mismatch : mismatches) {
        // Its pods may have been unwell for longer than we have been looking.
        if (const auto it = groups.find(mismatch.group); it != groups.end())
            earliest(mismatch.since, it->second.unreadySince);
        Finding& finding = mismatch.finding;
        if (mismatch.certain) {
            //: added to a sentence; %1 = an age such as "21m"
            finding.sentence
                += Findings::tr(" (since %1)").arg(Findings::qs(ago(mismatch.since))).toStdString();
        } else {
            if (!lasts(mismatch.since, mismatch.minutes))
                continue;
            //: added to a sentence; %1 = an age such as "21m"
            finding.sentence
                += Findings::tr(" for %1 (rule: %2 min)")
                       .arg(Findings::qs(ago(mismatch.since)), Findings::number(mismatch.minutes))
                       .toStdString();
        }
        finding.since = mismatch.since;
        const std::string cluster = finding.object.cluster.str();
        emit(std::move(finding), cluster);
    }
}

} // namespace mw
