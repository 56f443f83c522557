// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/cluster_facts.h"

#include "models/insight/kube_columns.h"
#include "models/items/kube_items.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/cards/owner_facts.h"

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

struct Maker
{
    const Hub& hub;
    const ObjectKey& key;
    InspectorContent content;
    Provenance from;

    Maker(const Hub& theHub, const ObjectKey& object, QString kind, QString icon)
        : hub(theHub), key(object)
    {
        content.what = object;
        content.kind = std::move(kind);
        content.icon = std::move(icon);
        content.title = qs(object.name);
        content.subtitle = object.ns.empty()
            ? qs(object.cluster.str())
            : QString(qs(object.ns.str()) + QStringLiteral(" · ") + qs(object.cluster.str()));
        from = provenanceOf(theHub, object, {});
    }

    void section(QString title) { content.sections.push_back({std::move(title), {}, {}, false}); }
    void
    fact(QString label, QString value, std::optional<StatusKind> status = {}, bool mono = false)
    {
        if (!value.isEmpty())
            content.sections.back().facts.push_back(
                {std::move(label), std::move(value), {}, status, mono, from});
    }
    void usage(QString label, QString value, const char* column)
    {
        content.sections.back().facts.push_back({std::move(label),
                                                 std::move(value),
                                                 {},
                                                 {},
                                                 false,
                                                 provenanceOf(hub, key, QLatin1String(column))});
    }
    // What every tooltip says about the facts above, once and readable.
    void origin()
    {
        section(ClusterFacts::tr("Read from"));
        fact(ClusterFacts::tr("Source"), from.source);
        fact(ClusterFacts::tr("Path"), from.query, {}, true);
        if (from.at != World{})
            fact(ClusterFacts::tr("Age"),
                 ClusterFacts::tr("%1 ago").arg(text::age(from.at, hub.clock().world())));
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
                 event.type.view() == "Normal" ? std::nullopt : std::optional(StatusKind::Warning));
            content.sections.back().facts.back().from = provenanceOf(hub, event.key, {});
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
    Maker make(hub, pod.key, ClusterFacts::tr("Pod"), QStringLiteral("pod"));
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
    make.usage(ClusterFacts::tr("CPU"), usageOf(pod.cpuUsage, pod.cpuRequest, true), "cpu");
    make.usage(
        ClusterFacts::tr("Memory"), usageOf(pod.memoryUsage, pod.memoryRequest, false), "memory");
    make.events("Pod");
    make.origin();
    return make.content;
}

InspectorContent nodeContent(const Hub& hub, const KubeNode& node)
{
    const World now = hub.clock().world();
    Maker make(hub, node.key, ClusterFacts::tr("Node"), QStringLiteral("node"));
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
    make.usage(ClusterFacts::tr("CPU"), usageOf(node.cpuUsage, node.cpuAllocatable, true), "cpu");
    make.usage(ClusterFacts::tr("Memory"),
               usageOf(node.memoryUsage, node.memoryAllocatable, false),
               "memory");
    int64_t pods = 0;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        pods += pod.key.cluster == node.key.cluster && pod.node.view() == node.key.name;
    });
    make.fact(ClusterFacts::tr("Pods"),
              ClusterFacts::tr("%1 of %2").arg(pods).arg(node.podsAllocatable));
    make.events("Node");
    make.origin();
    return make.content;
}

InspectorContent workloadContent(const Hub& hub, const Workload& workload)
{
    const World now = hub.clock().world();
    const std::string kind = workload.key.kind.str();
    Maker make(hub, workload.key, qs(kind), QStringLiteral("workload"));
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
    make.origin();
    return make.content;
}

InspectorContent eventContent(const Hub& hub, const KubeEvent& event)
{
    const World now = hub.clock().world();
    Maker make(hub, event.key, ClusterFacts::tr("Event"), QStringLiteral("event"));
    make.content.title = qs(event.reason.str());
    make.content.subtitle = qs(event.object);
    make.content.status = event.type.view() == "Normal" ? StatusKind::Info : StatusKind::Warning;
    make.content.sentence = qs(event.message);
    make.section(ClusterFacts::tr("When"));
    make.fact(ClusterFacts::tr("Last seen"), text::timeUtc(event.lastSeen));
    make.fact(ClusterFacts::tr("First seen"), text::timeUtc(event.firstSeen));
    make.fact(ClusterFacts::tr("Count"), QString::number(event.count));
    make.fact(ClusterFacts::tr("Age"), text::age(event.lastSeen, now));
    make.origin();
    return make.content;
}

InspectorContent namespaceContent(const Hub& hub, const Namespace& row)
{
    const World now = hub.clock().world();
    Maker make(hub, row.key, ClusterFacts::tr("Namespace"), QStringLiteral("file"));
    make.content.status = row.phase.view() == "Active" ? StatusKind::Ok : StatusKind::Warning;
    make.section(ClusterFacts::tr("State"));
    make.fact(ClusterFacts::tr("Status"), qs(row.phase.str()));
    make.fact(ClusterFacts::tr("Age"), text::age(row.created, now));
    int pods = 0, unwell = 0, workloads = 0;
    hub.pods().forEach([&](Slot, const Pod& pod) {
        if (pod.key.cluster != row.key.cluster || pod.key.ns.view() != row.key.name)
            return;
        ++pods;
        const CellMark mark = markOf(pod);
        unwell += mark == CellMark::Critical || mark == CellMark::Warning;
    });
    hub.workloads().forEach([&](Slot, const Workload& workload) {
        workloads
            += workload.key.cluster == row.key.cluster && workload.key.ns.view() == row.key.name;
    });
    make.fact(ClusterFacts::tr("Workloads"), text::count(workloads));
    make.fact(ClusterFacts::tr("Pods"), text::count(pods));
    make.fact(ClusterFacts::tr("Unwell pods"),
              text::count(unwell),
              unwell > 0 ? std::optional(StatusKind::Warning) : std::nullopt);
    make.origin();
    return make.content;
}

} // namespace

InspectorContent inspectGone(const Hub& hub, const ObjectKey& key)
{
    Maker make(hub, key, qs(key.kind.str()), {});
    make.content.status = StatusKind::Unknown;
    //: The selected object is not in the cluster any more
    make.content.sentence
        = ClusterFacts::tr("It is not there any more: deleted, or replaced by another one.");
    make.origin();
    return make.content;
}

std::optional<InspectorContent>
inspectObject(const Hub& hub, const ObjectKey& key, const Belongings* belongings)
{
    const auto owned = [&](InspectorContent content) {
        if (belongings)
            addBelongsTo(content,
                         belongsTo(belongings->ownerOf(key),
                                   belongings->tenantOf(key),
                                   provenanceOf(hub, key, {})));
        return content;
    };
    if (const auto slot = hub.pods().find(key))
        return owned(podContent(hub, hub.pods().row(*slot)));
    if (const auto slot = hub.nodes().find(key))
        return nodeContent(hub, hub.nodes().row(*slot));
    if (const auto slot = hub.workloads().find(key))
        return owned(workloadContent(hub, hub.workloads().row(*slot)));
    if (const auto slot = hub.events().find(key))
        return eventContent(hub, hub.events().row(*slot));
    if (const auto slot = hub.namespaces().find(key))
        return owned(namespaceContent(hub, hub.namespaces().row(*slot)));
    return std::nullopt;
}

} // namespace mw
