// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where what the Clusters pane shows comes from, and what its checks ask for.
#include "models/data/source_parts.h"
#include "models/text/format.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/controls/cell_delegate.h"

#include <QCoreApplication>

namespace mw {
namespace {

using text::qs;

struct ClusterFacts
{
    Q_DECLARE_TR_FUNCTIONS(ClusterFacts)
};

struct KindOrigin
{
    const char* kind;
    const char* part; // of the source
    const char* path;
};

constexpr std::array<KindOrigin, 7> origins{{
    {"Pod", "pods", "/api/v1"},
    {"Node", "nodes", "/api/v1"},
    {"Namespace", "namespaces", "/api/v1"},
    {"Event", "events", "/api/v1"},
    {"Deployment", "deployments", "/apis/apps/v1"},
    {"StatefulSet", "statefulsets", "/apis/apps/v1"},
    {"DaemonSet", "daemonsets", "/apis/apps/v1"},
}};

const KindOrigin& originOf(const ObjectKey& key)
{
    for (const KindOrigin& origin : origins) {
        if (key.kind.view() == origin.kind)
            return origin;
    }
    return origins[0];
}

// When the part of this cluster that brings objects of the kind last answered.
World readAt(const Hub& hub, const Atom& cluster, std::string_view part)
{
    for (const SourceStatus& source : hub.sources()) {
        if (source.id.str() != cluster.str())
            continue;
        for (const PartStatus& status : source.parts) {
            if (status.part == part)
                return status.lastGood;
        }
        return source.lastGood;
    }
    return {};
}

// What is asked for a part of a source.
QString partPath(const SourceStatus& source, std::string_view part)
{
    struct Path
    {
        const char* type;
        const char* part;
        const char* path;
    };
    static constexpr Path paths[] = {{"kubernetes", "readyz", "/readyz"},
                                     {"kubernetes", "metrics", "/apis/metrics.k8s.io/v1beta1"},
                                     {"kubernetes", "replicasets", "/apis/apps/v1/replicasets"},
                                     {"alertmanager", "server", "/api/v2/status"},
                                     {"alertmanager", "alerts", "/api/v2/alerts"},
                                     {"alertmanager", "groups", "/api/v2/alerts/groups"},
                                     {"alertmanager", "silences", "/api/v2/silences"},
                                     {"pagerduty", "incidents", "/incidents"},
                                     {"pagerduty", "oncall", "/oncalls"},
                                     {"prometheus", "slo", "/api/v1/query"},
                                     {"statuspage", "summary", "/api/v2/summary.json"},
                                     {"statuspage", "incidents", "/api/v2/incidents.json"},
                                     {"github", "runs", "/repos/…/actions/runs"},
                                     {"github", "jobs", "/repos/…/actions/runs/…/jobs"},
                                     {"github", "deployments", "/repos/…/deployments"}};
    for (const Path& one : paths) {
        if (source.type == one.type && part == one.part)
            return QString::fromUtf8(one.path);
    }
    for (const KindOrigin& origin : origins) {
        if (source.type == "kubernetes" && part == origin.part)
            return QLatin1String(origin.path) + QLatin1Char('/') + QLatin1String(origin.part);
    }
    return qs(std::string(part));
}

// Where usage is seen in some namespaces only, the object's own has been asked.
QString metricsPath(const Hub& hub, const ObjectKey& key)
{
    std::string path = std::string("/apis/metrics.k8s.io/v1beta1/") + originOf(key).part;
    for (const SourceStatus& source : hub.sources()) {
        const PartStatus* part
            = source.id.str() == key.cluster.str() ? partOf(source, "metrics") : nullptr;
        if (part && !part->onlyIn.empty() && !key.ns.empty())
            path = pathWithin(std::move(path), {key.ns.str()});
    }
    return qs(path);
}

QString sourceName(const Atom& cluster)
{
    //: Source of a number. %1 = name of a cluster
    return ClusterFacts::tr("%1 (Kubernetes)").arg(qs(cluster.str()));
}

// nullopt: it names no source of the estate.
std::optional<Provenance> namedOrigin(const Hub& hub, const std::string& words)
{
    for (const SourceStatus& source : hub.sources()) {
        const std::string& id = source.id.str();
        if (!words.starts_with(id))
            continue;
        const std::string rest = words.substr(id.size());
        Provenance from;
        from.source = source.type == "kubernetes" ? sourceName(Atom(id)) : qs(id);
        from.at = source.lastGood;
        if (rest.starts_with(": ")) {
            from.query = qs(rest.substr(2));
            return from;
        }
        if (rest.starts_with(" part ")) {
            const std::string part = rest.substr(6);
            from.query = partPath(source, part);
            for (const PartStatus& status : source.parts) {
                if (status.part == part)
                    from.at = status.lastGood;
            }
            return from;
        }
        if (rest.empty())
            return from;
    }
    return std::nullopt;
}

} // namespace

StatusKind statusOf(CellMark mark)
{
    return mark == CellMark::None ? StatusKind::Ok : statusOfMark(int(mark));
}

QString apiPath(const ObjectKey& key)
{
    const KindOrigin& origin = originOf(key);
    std::string path = origin.path;
    if (!key.ns.empty())
        path += "/namespaces/" + key.ns.str();
    path += std::string("/") + origin.part + '/' + key.name;
    return qs(path);
}

Provenance provenanceOf(const Hub& hub, const ObjectKey& key, const QString& column)
{
    Provenance from;
    from.source = sourceName(key.cluster);
    const bool usage = column == QLatin1String("cpu") || column == QLatin1String("memory");
    if (usage) {
        from.query = metricsPath(hub, key);
        from.at = readAt(hub, key.cluster, "metrics");
        return from;
    }
    from.query = apiPath(key);
    from.at = readAt(hub, key.cluster, originOf(key).part);
    return from;
}

Provenance provenanceOf(const Hub& hub, const Finding& finding, const QString&)
{
    // Where it names its source itself: "alertmanager-a part server", "prometheus: sum(…)".
    if (auto named = namedOrigin(hub, finding.provenance))
        return *std::move(named);
    Provenance from;
    from.query = qs(finding.provenance);
    if (finding.object.cluster.empty())
        return from;
    from.source = sourceName(finding.object.cluster);
    // "GET /api/v1/pods condition Ready": the path ends in the name of the part
    std::string path = finding.provenance;
    if (path.starts_with("GET "))
        path.erase(0, 4);
    path = path.substr(0, path.find(' '));
    from.at = readAt(hub, finding.object.cluster, path.substr(path.rfind('/') + 1));
    return from;
}

QString checkRule(const std::string& check)
{
    if (check == "API")
        return ClusterFacts::tr("the API server must answer /readyz with 200");
    if (check == "ETCD")
        return ClusterFacts::tr("the store behind the API server must answer");
    if (check == "NODE")
        return ClusterFacts::tr("nodes must be ready and must not flap");
    if (check == "PRESS")
        return ClusterFacts::tr("no node may stay short of memory, disk or process ids");
    if (check == "PODS")
        return ClusterFacts::tr("pods must not crash in a loop, wait or stay unready");
    if (check == "PEND")
        return ClusterFacts::tr("every pod must find a node");
    if (check == "DEPL")
        return ClusterFacts::tr("a deployment must reach its replicas");
    if (check == "STS/DS")
        return ClusterFacts::tr("stateful sets and daemon sets must be rolled out");
    if (check == "SEEN")
        return ClusterFacts::tr("the data must be fresh");
    return {};
}

} // namespace mw
