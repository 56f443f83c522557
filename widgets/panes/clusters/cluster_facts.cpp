// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/cluster_facts.h"

#include "models/insight/kube_columns.h"
#include "models/items/kube_items.h"
#include "models/text/format.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <algorithm>

namespace mw {
namespace {

using text::qs;

// A class of its own: lupdate takes the context of a translation from it.
struct ClusterFacts
{
    Q_DECLARE_TR_FUNCTIONS(ClusterFacts)
};

// When the part of this cluster that brings objects of the kind last answered.
World readAt(const Hub& hub, const ObjectKey& key, const char* part)
{
    for (const SourceStatus& source : hub.sources()) {
        if (source.id.str() != key.cluster.str())
            continue;
        for (const PartStatus& status : source.parts) {
            if (status.part == part)
                return status.lastGood;
        }
        return source.lastGood;
    }
    return {};
}

struct Maker
{
    const Hub& hub;
    const ObjectKey& key;
    InspectorContent content;
    Provenance from;

    Maker(const Hub& theHub, const ObjectKey& object, QString kind, QString icon, const char* part)
        : hub(theHub), key(object)
    {
        content.what = object;
        content.kind = std::move(kind);
        content.icon = std::move(icon);
        content.title = qs(object.name);
        content.subtitle = object.ns.empty()
            ? qs(object.cluster.str())
            : QString(qs(object.ns.str()) + QStringLiteral(" · ") + qs(object.cluster.str()));
        from.source = ClusterFacts::tr("%1 (Kubernetes)").arg(qs(object.cluster.str()));
        from.query = apiPath(object);
        from.at = readAt(theHub, object, part);
    }

    void section(QString title) { content.sections.push_back({std::move(title), {}, {}, false}); }
    void fact(QString label,
              QString value,
              std::optional<StatusKind> status = {},
              bool mono = false,
              const char* query = nullptr)
    {
        if (value.isEmpty())
            return;
        Provenance where = from;
        if (query)
            where.query = QString::fromLatin1(query);
        content.sections.back().facts.push_back(
            {std::move(label), std::move(value), {}, status, mono, where});
    }

    void finding()
    {
        for (const Finding& one : hub.findings()) {
            if (!(one.object == key))
                continue;
            content.sentence = qs(one.sentence);
            content.status = statusOf(one.severity);
            return;
        }
    }

    // Events that name this object, newest first, at most six.
    void events(const std::string& kind)
    {
        std::vector<const KubeEvent*> found;
        hub.events().forEach([&](Slot, const KubeEvent& event) {
            if (event.key.cluster == key.cluster && event.objectName == key.name
                && event.objectKind.view() == kind && (key.ns.empty() || event.key.ns == key.ns))
                found.push_back(&event);
        });
        std::sort(found.begin(), found.end(), [](const KubeEvent* a, const KubeEvent* b) {
            return a->lastSeen > b->lastSeen;
        });
        if (found.empty())
            return;
        section(ClusterFacts::tr("Events"));
        const World now = hub.clock().world();
        for (size_t i = 0; i < std::min<size_t>(6, found.size()); ++i) {
            const KubeEvent& event = *found[i];
            QString label = QString(qs(event.reason.str()) + QStringLiteral(" · ")
                                    + text::age(event.lastSeen, now));
            if (event.count > 1)
                label += QStringLiteral(" · ×") + QString::number(event.count);
            fact(label,
                 qs(event.message),
                 event.type.view() == "Normal" ? std::nullopt : std::optional(StatusKind::Warning),
                 false,
                 "/api/v1/events");
        }
    }
};

QString usageOf(int64_t used, int64_t asked, bool cpu)
{
    const auto shown = [cpu](int64_t value) {
        return cpu ? text::coresOrNone(value) : text::bytesOrNone(value);
    };
    //: usage, and what was requested or can be allocated
    return ClusterFacts::tr("%1 of %2").arg(shown(used), shown(asked > 0 ? asked : -1));
}

InspectorContent podContent(const Hub& hub, const Pod& pod)
{
    const World now = hub.clock().world();
    Maker make(hub, pod.key, ClusterFacts::tr("Pod"), QStringLiteral("pod"), "pods");
    make.content.status = statusOf(markOf(pod));
    make.content.sentence = qs(pod.message);
    make.finding();
    make.section(ClusterFacts::tr("State"));
    make.fact(ClusterFacts::tr("Status"), qs(pod.status.str()), statusOf(markOf(pod)));
    make.fact(ClusterFacts::tr("Ready"), qs(podReady(pod)));
    make.fact(ClusterFacts::tr("Restarts"), qs(podRestarts(pod, now)));
    make.fact(ClusterFacts::tr("Age"), text::age(pod.created, now));
    if (pod.oomKilledAt != World{})
        make.fact(ClusterFacts::tr("Out of memory"),
                  ClusterFacts::tr("%1 ago").arg(text::age(pod.oomKilledAt, now)),
                  StatusKind::Warning);
    make.section(ClusterFacts::tr("Place"));
    make.fact(ClusterFacts::tr("Node"), qs(pod.node.str()), {}, true);
    make.fact(ClusterFacts::tr("IP"), qs(pod.ip), {}, true);
    make.fact(ClusterFacts::tr("Owner"), qs(pod.owner.str()), {}, true);
    make.fact(ClusterFacts::tr("Service"), qs(pod.service.str()));
    make.section(ClusterFacts::tr("Resources"));
    make.fact(ClusterFacts::tr("CPU"),
              usageOf(pod.cpuUsage, pod.cpuRequest, true),
              {},
              false,
              "/apis/metrics.k8s.io/v1beta1/pods");
    make.fact(ClusterFacts::tr("Memory"),
              usageOf(pod.memoryUsage, pod.memoryRequest, false),
              {},
              false,
              "/apis/metrics.k8s.io/v1beta1/pods");
    make.events("Pod");
    return make.content;
}

InspectorContent nodeContent(const Hub& hub, const KubeNode& node)
{
    const World now = hub.clock().world();
    Maker make(hub, node.key, ClusterFacts::tr("Node"), QStringLiteral("node"), "nodes");
    make.content.status = statusOf(markOf(node));
    make.finding();
    make.section(ClusterFacts::tr("State"));
    make.fact(ClusterFacts::tr("Status"), qs(node.status), statusOf(markOf(node)));
    make.fact(ClusterFacts::tr("Age"), text::age(node.created, now));
    make.fact(ClusterFacts::tr("Version"), qs(node.version), {}, true);
    make.fact(ClusterFacts::tr("Pool"), qs(node.pool.str()));
    make.fact(ClusterFacts::tr("Zone"), qs(node.zone.str()));
    make.fact(ClusterFacts::tr("Type"), qs(node.instanceType.str()), {}, true);
    make.section(ClusterFacts::tr("Conditions"));
    for (const Condition& condition : node.conditions) {
        const bool good = (condition.type.view() == "Ready") == (condition.status.view() == "True");
        make.fact(qs(condition.type.str()),
                  ClusterFacts::tr("%1 for %2")
                      .arg(qs(condition.status.str()), text::age(condition.since, now)),
                  good ? std::nullopt : std::optional(StatusKind::Warning));
    }
    make.section(ClusterFacts::tr("Resources"));
    make.fact(ClusterFacts::tr("CPU"),
              usageOf(node.cpuUsage, node.cpuAllocatable, true),
              {},
              false,
              "/apis/metrics.k8s.io/v1beta1/nodes");
    make.fact(ClusterFacts::tr("Memory"),
              usageOf(node.memoryUsage, node.memoryAllocatable, false),
              {},
              false,
              "/apis/metrics.k8s.io/v1beta1/nodes");
    int64_t pods = 0;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        pods += pod.key.cluster == node.key.cluster && pod.node.view() == node.key.name;
    });
    make.fact(ClusterFacts::tr("Pods"),
              ClusterFacts::tr("%1 of %2").arg(pods).arg(node.podsAllocatable),
              {},
              false,
              "/api/v1/pods");
    make.events("Node");
    return make.content;
}

InspectorContent workloadContent(const Hub& hub, const Workload& workload)
{
    const World now = hub.clock().world();
    const std::string kind = workload.key.kind.str();
    const char* part = kind == "DaemonSet" ? "daemonsets"
        : kind == "StatefulSet"            ? "statefulsets"
                                           : "deployments";
    Maker make(hub, workload.key, qs(kind), QStringLiteral("workload"), part);
    make.content.status = statusOf(markOf(workload));
    make.finding();
    make.section(ClusterFacts::tr("Rollout"));
    make.fact(ClusterFacts::tr("Ready"),
              QStringLiteral("%1/%2").arg(workload.ready).arg(workload.desired),
              statusOf(markOf(workload)));
    make.fact(ClusterFacts::tr("Up to date"), QString::number(workload.updated));
    make.fact(ClusterFacts::tr("Available"), QString::number(workload.available));
    if (workload.revision > 0)
        make.fact(ClusterFacts::tr("Revision"), QString::number(workload.revision));
    if (workload.paused)
        make.fact(ClusterFacts::tr("Paused"), ClusterFacts::tr("yes"), StatusKind::Info);
    make.fact(ClusterFacts::tr("Age"), text::age(workload.created, now));
    make.section(ClusterFacts::tr("Images"));
    for (const std::string& image : workload.images)
        make.fact({}, qs(image), {}, true);
    if (!workload.conditions.empty())
        make.section(ClusterFacts::tr("Conditions"));
    for (const Condition& condition : workload.conditions)
        make.fact(qs(condition.type.str()),
                  ClusterFacts::tr("%1 (%2) for %3")
                      .arg(qs(condition.status.str()),
                           qs(condition.reason.str()),
                           text::age(condition.since, now)));
    make.events(kind);
    return make.content;
}

InspectorContent eventContent(const Hub& hub, const KubeEvent& event)
{
    const World now = hub.clock().world();
    Maker make(hub, event.key, ClusterFacts::tr("Event"), QStringLiteral("event"), "events");
    make.content.title = qs(event.reason.str());
    make.content.subtitle = qs(event.object);
    make.content.status = event.type.view() == "Normal" ? StatusKind::Info : StatusKind::Warning;
    make.content.sentence = qs(event.message);
    make.section(ClusterFacts::tr("When"));
    make.fact(ClusterFacts::tr("Last seen"), text::timeUtc(event.lastSeen));
    make.fact(ClusterFacts::tr("First seen"), text::timeUtc(event.firstSeen));
    make.fact(ClusterFacts::tr("Count"), QString::number(event.count));
    make.fact(ClusterFacts::tr("Age"), text::age(event.lastSeen, now));
    return make.content;
}

} // namespace

StatusKind statusOf(CellMark mark)
{
    switch (mark) {
    case CellMark::Ok:
    case CellMark::None:
        return StatusKind::Ok;
    case CellMark::Info:
        return StatusKind::Info;
    case CellMark::Warning:
        return StatusKind::Warning;
    case CellMark::Critical:
        return StatusKind::Critical;
    case CellMark::Stale:
        return StatusKind::Stale;
    case CellMark::Forbidden:
        return StatusKind::Forbidden;
    case CellMark::Unknown:
        break;
    }
    return StatusKind::Unknown;
}

QString apiPath(const ObjectKey& key)
{
    const std::string kind = key.kind.str();
    const bool apps = kind == "Deployment" || kind == "StatefulSet" || kind == "DaemonSet";
    std::string plural = kind;
    std::transform(plural.begin(), plural.end(), plural.begin(), [](unsigned char c) {
        return char(std::tolower(c));
    });
    std::string path = apps ? "/apis/apps/v1" : "/api/v1";
    if (!key.ns.empty())
        path += "/namespaces/" + key.ns.str();
    path += '/' + plural + "s/" + key.name;
    return qs(path);
}

std::optional<InspectorContent> inspectObject(const Hub& hub, const ObjectKey& key)
{
    if (const auto slot = hub.pods().find(key))
        return podContent(hub, hub.pods().row(*slot));
    if (const auto slot = hub.nodes().find(key))
        return nodeContent(hub, hub.nodes().row(*slot));
    if (const auto slot = hub.workloads().find(key))
        return workloadContent(hub, hub.workloads().row(*slot));
    if (const auto slot = hub.events().find(key))
        return eventContent(hub, hub.events().row(*slot));
    return std::nullopt;
}

} // namespace mw
