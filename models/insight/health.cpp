// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/health.h"

#include "models/base/duration.h"
#include "models/data/source_parts.h"
#include "models/insight/finding_order.h"
#include "models/insight/finding_words.h"
#include "models/insight/health_impl.h"

#include <algorithm>

namespace mw {
namespace {

using namespace std::chrono_literals;

constexpr Millis keep = 10min;
constexpr Millis keepChanges = 60min;

Millis minutes(double count)
{
    return Millis(static_cast<int64_t>(count * 60'000));
}

} // namespace

HealthThresholds HealthThresholds::from(const Lookup& lookup)
{
    HealthThresholds t;
    const auto read = [&lookup](const char* name, double& value) { value = lookup(name, value); };
    read("node.notReadyMinutes", t.nodeNotReadyMinutes);
    read("node.flaps", t.nodeFlaps);
    read("node.flapMinutes", t.nodeFlapMinutes);
    read("node.criticalPercent", t.nodeCriticalPercent);
    read("press.minutes", t.pressMinutes);
    read("press.criticalPercent", t.pressCriticalPercent);
    read("pods.crashLoopMinutes", t.podsCrashLoopMinutes);
    read("pods.notReadyMinutes", t.podsNotReadyMinutes);
    read("pods.waitingMinutes", t.podsWaitingMinutes);
    read("pods.oomMinutes", t.podsOomMinutes);
    read("pend.minutes", t.pendMinutes);
    read("pend.criticalPods", t.pendCriticalPods);
    read("depl.minutes", t.deplMinutes);
    read("sts.minutes", t.rolloutMinutes);
    read("ds.notScheduledMinutes", t.dsNotScheduledMinutes);
    read("seen.intervalSeconds", t.seenIntervalSeconds);
    read("seen.warnIntervals", t.seenWarnIntervals);
    read("seen.criticalIntervals", t.seenCriticalIntervals);
    return t;
}

HealthMemory::HealthMemory() : m_impl(std::make_unique<Impl>()) { }
HealthMemory::~HealthMemory() = default;

World HealthMemory::Impl::since(const std::string& what, World known, World now, Millis grace)
{
    Stand& stand = stands[what];
    const bool goesOn = stand.round + 1 >= round || now - stand.last <= grace;
    if (stand.first == World{} || !goesOn)
        stand.first = now;
    if (known != World{} && known < stand.first)
        stand.first = known;
    stand.last = now;
    stand.round = round;
    return stand.first;
}

void HealthMemory::Impl::forget(World now)
{
    std::erase_if(stands, [this, now](const auto& entry) {
        return entry.second.round != round && now - entry.second.last > keep;
    });
    std::erase_if(changes, [now](const auto& entry) {
        return entry.second.empty() || now - entry.second.back() > keepChanges;
    });
    ++round;
}

HealthCheck::HealthCheck(const HealthThresholds& thresholds, HealthMemory& memory, World now)
    : d(new Impl{thresholds, *memory.m_impl, now, {}, {}, {}, {}, {}, {}})
{
}

HealthCheck::~HealthCheck() = default;

void HealthCheck::cluster(const std::string& name,
                          const SourceStatus& status,
                          const std::set<std::string>& criticalNamespaces)
{
    Impl::Cluster& cluster = d->clusters[name];
    cluster.announced = true;
    cluster.status = status;
    cluster.criticalNamespaces = criticalNamespaces;
}

void HealthCheck::source(const SourceStatus& status)
{
    d->others.push_back(status);
}

void HealthCheck::add(const ClusterState& row)
{
    d->addState(row);
}

void HealthCheck::add(const KubeNode& row)
{
    d->addNode(row);
}

void HealthCheck::addUnwell(const Pod& row)
{
    d->addPod(row);
}

void HealthCheck::add(const Workload& row)
{
    d->addWorkload(row);
}

HealthReport HealthCheck::finish()
{
    for (auto& [name, cluster] : d->clusters)
        d->judgeNodes(name, cluster);
    d->judgeGroups();
    d->judgeWorkloads();
    for (auto& [name, cluster] : d->clusters) {
        if (cluster.announced)
            d->judgeAge(cluster.status, name);
    }
    for (const SourceStatus& status : d->others)
        d->judgeAge(status, {});
    HealthReport report;
    report.checks = d->checkStates();
    report.findings = std::move(d->findings);
    std::sort(
        report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
            const int x = rank(a.severity), y = rank(b.severity);
            return x != y ? x > y : a.id < b.id;
        });
    d->memory.forget(d->now);
    return report;
}

// ---- helpers

const PartStatus* HealthCheck::Impl::Cluster::part(const char* name) const
{
    return partOf(status, name);
}

bool HealthCheck::Impl::Cluster::seen(const char* name) const
{
    const PartStatus* const found = part(name);
    return found != nullptr && found->lastGood != World{}
    && (found->state == SourceState::Live || found->state == SourceState::Stale
        || found->state == SourceState::Throttled);
}

std::string HealthCheck::Impl::groupKey(Atom cluster, Atom ns, std::string_view owner)
{
    std::string key;
    key.reserve(cluster.view().size() + ns.view().size() + owner.size() + 2);
    key.append(cluster.view()).append("/").append(ns.view()).append("/").append(owner);
    return key;
}

bool HealthCheck::Impl::lasts(World since, double count) const
{
    return since != World{} && now - since >= minutes(count);
}

bool HealthCheck::Impl::longer(World since, double count) const
{
    return since != World{} && now - since > minutes(count);
}

std::string HealthCheck::Impl::ago(World since) const
{
    return humanDuration(aged(since));
}

void HealthCheck::Impl::emit(Finding finding, const std::string& cluster)
{
    Severity& worst
        = clusters[cluster].worst.try_emplace(finding.check, Severity::Ok).first->second;
    if (rank(finding.severity) > rank(worst))
        worst = finding.severity;
    findings.push_back(std::move(finding));
}

std::vector<CheckState> HealthCheck::Impl::checkStates()
{
    std::vector<CheckState> states;
    for (const auto& [name, cluster] : clusters) {
        if (!cluster.announced)
            continue;
        const auto state = [&, &name = name, &cluster = cluster](const char* check, bool known) {
            const auto it = cluster.worst.find(check);
            const Severity found = it == cluster.worst.end() ? Severity::Ok : it->second;
            // What is found is found; that nothing is found means something only if all was seen.
            states.push_back(
                {check, name, found != Severity::Ok || known ? found : Severity::Unknown});
        };
        state("API", cluster.apiKnown);
        state("ETCD", cluster.etcdKnown);
        state("NODE", cluster.seen("nodes"));
        state("PRESS", cluster.seen("nodes"));
        state("PODS", cluster.seen("pods"));
        state("PEND", cluster.seen("pods"));
        state("DEPL", cluster.seen("deployments"));
        state("STS/DS", cluster.seen("statefulsets") && cluster.seen("daemonsets"));
        state("SEEN", cluster.status.lastGood != World{});
    }
    return states;
}

// ---- SEEN

void HealthCheck::Impl::judgeAge(const SourceStatus& status, const std::string& cluster)
{
    if (status.state == SourceState::Disabled)
        return;
    // A sign is due every minute, or as often as the source is asked: a bill only every six hours.
    const auto intervalOf = [this](const PartStatus& part) {
        return std::max(limits.seenIntervalSeconds * 1000.0,
                        static_cast<double>(part.every.count()));
    };
    const auto lateness = [&](const PartStatus& part) {
        return static_cast<double>((now - part.lastGood).count()) / intervalOf(part);
    };
    // The part that lags most; what is refused to us or does not exist is another matter.
    const PartStatus* oldest = nullptr;
    for (const PartStatus& part : status.parts) {
        if (part.state == SourceState::Disabled || part.state == SourceState::Forbidden)
            continue;
        if (part.paused || part.every < Millis(0))
            continue; // not asked on purpose
        if (part.state == SourceState::Connecting && !part.error)
            continue; // not late, only not there yet
        if (oldest == nullptr || lateness(part) > lateness(*oldest))
            oldest = &part;
    }
    const World lastGood = oldest ? oldest->lastGood : status.lastGood;
    Finding finding;
    finding.check = "SEEN";
    const std::string name = !cluster.empty() ? cluster : status.id.str();
    finding.id = "SEEN:" + name;
    finding.subject = name;
    finding.object.cluster = Atom(cluster);
    finding.object.name = name;
    finding.provenance = status.id.str() + (oldest ? " part " + oldest->part : std::string());
    const std::string why = status.error     ? ": " + describe(*status.error)
        : oldest != nullptr && oldest->error ? ": " + describe(*oldest->error)
                                             : std::string();
    if (lastGood == World{}) {
        if (status.state == SourceState::Connecting)
            return; // nothing is claimed about it, see checkStates
        finding.severity = Severity::Unknown;
        //: %1 = state of a source such as "unreachable"
        finding.sentence = Findings::tr("Nothing was ever read from it (%1)")
                               .arg(Findings::state(status.state))
                               .toStdString()
            + why;
        emit(std::move(finding), cluster);
        return;
    }
    const double interval = oldest ? intervalOf(*oldest) : limits.seenIntervalSeconds * 1000.0;
    const auto age = static_cast<double>((now - lastGood).count());
    if (age <= interval * limits.seenWarnIntervals)
        return;
    const bool critical = age > interval * limits.seenCriticalIntervals;
    finding.severity = critical ? Severity::Critical : Severity::Warning;
    finding.since = lastGood;
    const QString intervals = QString::number(
        static_cast<int>(critical ? limits.seenCriticalIntervals : limits.seenWarnIntervals));
    const QString seconds = QString::number(static_cast<int>(interval / 1000));
    const QString old = Findings::qs(ago(lastGood));
    finding.sentence
        //: %1 = what is read, "pods"; %2 = an age such as "21m"
        = (oldest ? Findings::tr("Our own picture of %1 is %2 old (rule: more than %3 intervals of "
                                 "%4 s)")
                        .arg(Findings::qs(oldest->part), old, intervals, seconds)
                  : Findings::tr("Our own picture is %1 old (rule: more than %2 intervals of %3 s)")
                        .arg(old, intervals, seconds))
              .toStdString()
        + why;
    emit(std::move(finding), cluster);
}

} // namespace mw
