// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/cluster_lines.h"

#include "models/data/source_parts.h"
#include "models/text/format.h"
#include "models/text/limits.h"
#include "models/text/sentences.h"
#include "models/text/warnings.h"

#include <QCoreApplication>
#include <array>

namespace mw {
namespace {

using text::qs;

struct ClusterLines
{
    Q_DECLARE_TR_FUNCTIONS(ClusterLines)
};

constexpr std::array<const char*, 9> names{
    "API", "ETCD", "NODE", "PRESS", "PODS", "PEND", "DEPL", "STS", "SEEN"};
// The part of the source that brings what the check looks at.
constexpr std::array<const char*, 9> parts{
    "readyz", "readyz", "nodes", "nodes", "pods", "pods", "deployments", "statefulsets", ""};
// What is asked for it; SEEN is made from the answers to all of them.
constexpr std::array<const char*, 9> paths{"/readyz",
                                           "/readyz/etcd",
                                           "/api/v1/nodes",
                                           "/api/v1/nodes",
                                           "/api/v1/pods",
                                           "/api/v1/pods",
                                           "/apis/apps/v1/deployments",
                                           "/apis/apps/v1/statefulsets, /apis/apps/v1/daemonsets",
                                           ""};

Provenance fromPart(const SourceStatus& source, const PartStatus* part, const char* path)
{
    //: Source of a number. %1 = name of a cluster
    return {ClusterLines::tr("%1 (Kubernetes)").arg(qs(source.id.str())),
            qs(part ? pathWithin(path, part->onlyIn) : path),
            {},
            part ? part->lastGood : source.lastGood};
}

struct Found
{
    int count = 0;
    QStringList sentences;
};

// Not seen is not well: why it is not seen decides what the cell looks like.
StatusKind kindOf(Severity severity, const SourceStatus& source, const PartStatus* part)
{
    if (severity == Severity::Critical || severity == Severity::Warning)
        return statusOf(severity);
    // A mistake in a file is no measurement: nothing is known of the cluster.
    if (source.state == SourceState::Misconfigured || source.state == SourceState::Disabled)
        return StatusKind::Unknown;
    if (source.state != SourceState::Live)
        return statusOf(source.state);
    if (part && part->state != SourceState::Live)
        return statusOf(part->state);
    return statusOf(severity);
}

QString tipOf(int index,
              StatusKind kind,
              const Found& found,
              const SourceStatus& source,
              const PartStatus* part,
              const Provenance& from,
              World now)
{
    QStringList lines{checkMeaning(index)};
    if (found.sentences.isEmpty())
        lines << wordOf(kind);
    else
        lines << found.sentences;
    if (part && !part->onlyIn.empty())
        //: Tooltip of a check. %1 = the only namespaces that are seen
        lines << ClusterLines::tr("Seen in %1 only.").arg(qs(commaList(part->onlyIn)));
    if (part && part->error)
        lines << text::title(*part->error) << text::remedy(*part->error);
    if (from.at != World{})
        lines << describe(from, now);
    else
        //: Tooltip of a check. %1 = name of the cluster
        lines << ClusterLines::tr("%1, never read").arg(qs(source.title));
    return lines.join(u'\n');
}

} // namespace

std::span<const char* const> checkNames()
{
    return names;
}

QString checkId(int index)
{
    const QLatin1String name(names[size_t(index)]);
    return name == QLatin1String("STS") ? QStringLiteral("STS/DS") : QString(name);
}

QString checkMeaning(int index)
{
    switch (index) {
    case 0:
        //: What the check API looks at
        return ClusterLines::tr("API: the API server says that it is ready (/readyz).");
    case 1:
        //: What the check ETCD looks at
        return ClusterLines::tr("ETCD: the store behind the API server answers (/readyz/etcd).");
    case 2:
        //: What the check NODE looks at
        return ClusterLines::tr("NODE: nodes are ready and stay so.");
    case 3:
        //: What the check PRESS looks at
        return ClusterLines::tr("PRESS: no node is short of memory, disk or process ids.");
    case 4:
        //: What the check PODS looks at
        return ClusterLines::tr("PODS: no pod crashes, waits or stays unready.");
    case 5:
        //: What the check PEND looks at
        return ClusterLines::tr("PEND: every pod finds a node.");
    case 6:
        //: What the check DEPL looks at
        return ClusterLines::tr("DEPL: deployments have all their replicas.");
    case 7:
        //: What the check STS looks at
        return ClusterLines::tr("STS: stateful sets and daemon sets are rolled out.");
    default:
        //: What the check SEEN looks at
        return ClusterLines::tr("SEEN: what Midwatch shows of this cluster is fresh.");
    }
}

PodCounts::PodCounts(const Topic<Pod>& pods, QObject* parent) : QObject(parent), m_pods(pods)
{
    pods.forEach([this](Slot slot, const Pod&) { count(slot, true); });
    connect(&pods, &TopicSignals::changed, this, [this](const RowChanges& changes) {
        for (const Slot slot : changes.removed)
            count(slot, false);
        for (const Slot slot : changes.inserted)
            count(slot, m_pods.filled(slot));
    });
}

// A slot is counted once, whether its row was there at the start or announced later.
void PodCounts::count(Slot slot, bool there)
{
    if (slot >= m_clusterOf.size())
        m_clusterOf.resize(std::max(m_pods.slotCount(), size_t(slot) + 1));
    Atom& counted = m_clusterOf[slot];
    if (!counted.empty())
        --m_counts[counted.str()];
    counted = there ? m_pods.row(slot).key.cluster : Atom();
    if (there)
        ++m_counts[counted.str()];
}

int PodCounts::of(const std::string& cluster) const
{
    const auto it = m_counts.find(cluster);
    return it == m_counts.end() ? 0 : it->second;
}

std::vector<ClusterLine>
clusterLines(const Hub& hub, const ScopeState& scope, const PodCounts& pods)
{
    const World now = hub.clock().world();
    std::map<std::string, std::pair<int, int>> nodes; // all, ready
    hub.nodes().forEach([&](Slot, const KubeNode& node) {
        auto& [all, ready] = nodes[node.key.cluster.str()];
        ++all;
        ready += node.ready;
    });
    std::map<std::string, std::string> versions;
    hub.clusters().forEach([&](Slot, const ClusterState& state) {
        versions[state.key.cluster.str()] = state.version;
    });
    std::map<std::pair<std::string, std::string>, Severity> checks;
    for (const CheckState& check : hub.checks())
        checks[{check.cluster, check.check}] = check.severity;
    std::map<std::pair<std::string, std::string>, Found> found;
    for (const Finding& finding : hub.findings()) {
        if (finding.severity != Severity::Warning && finding.severity != Severity::Critical)
            continue;
        Found& one = found[{finding.object.cluster.str(), finding.check}];
        ++one.count;
        if (one.sentences.size() < 4)
            one.sentences << qs(finding.subject) + QStringLiteral(": ") + qs(finding.sentence);
        else if (one.sentences.size() == 4)
            one.sentences << QStringLiteral("…");
    }

    std::vector<ClusterLine> lines;
    for (const SourceStatus& source : hub.sources()) {
        if (source.type != "kubernetes" || !scope.admitsEnvironment(source.environment))
            continue;
        const ScopeEnvironment* environment = scope.environmentOf(source.id.str());
        if (environment && !scope.scope().region.empty()
            && environment->region != scope.scope().region)
            continue;
        ClusterLine line;
        line.cluster = source.id.str();
        line.title = qs(source.title.empty() ? line.cluster : source.title);
        line.version = qs(versions[line.cluster]);
        QStringList place;
        if (!source.environment.empty())
            place << qs(source.environment);
        if (environment && !environment->region.empty())
            place << qs(environment->region);
        line.place = place.join(QStringLiteral(" · "));
        const bool live = source.state == SourceState::Live;
        line.state = live ? StatusKind::Ok : statusOf(source.state);
        line.trouble = live ? text::shortWarning(source) : text::word(source.state);
        if (live && !line.trouble.isEmpty())
            line.state = StatusKind::Warning;
        line.limit = text::shortLimit(source);
        std::tie(line.nodes, line.nodesReady) = nodes[line.cluster];
        const PartStatus* nodePart = partOf(source, "nodes");
        const PartStatus* podPart = partOf(source, "pods");
        // None of what may not be read is not the number nought.
        const auto counted = [](const PartStatus* part) {
            return part && part->lastGood != World{} && part->state != SourceState::Forbidden;
        };
        line.nodesKnown = line.nodes > 0 || counted(nodePart);
        const int count = pods.of(line.cluster);
        line.pods = count > 0 || counted(podPart) ? count : -1;
        line.age = source.lastGood == World{} ? text::none() : text::age(source.lastGood, now);
        const QStringList limits = text::limits(source);
        line.tip
            = (QStringList{line.title, text::sentence(source, now)} + limits).join(QChar(u'\n'));
        if (podPart && !podPart->onlyIn.empty())
            line.podsTip = limits.join(u'\n');
        line.from = fromPart(source, nullptr, "");
        if (line.nodesKnown)
            line.nodesFrom = fromPart(source, nodePart, "/api/v1/nodes");
        if (line.pods >= 0)
            line.podsFrom = fromPart(source, podPart, "/api/v1/pods");
        for (int i = 0; i < int(names.size()); ++i) {
            const std::string check = checkId(i).toStdString();
            const auto state = checks.find({line.cluster, check});
            const Severity severity = state == checks.end() ? Severity::Unknown : state->second;
            const PartStatus* part = *parts[size_t(i)] ? partOf(source, parts[size_t(i)]) : nullptr;
            const Found& of = found[{line.cluster, check}];
            CheckCell cell;
            cell.kind = kindOf(severity, source, part);
            cell.findings = of.count;
            cell.from = fromPart(source, part, paths[size_t(i)]);
            cell.tip = tipOf(i, cell.kind, of, source, part, cell.from, now);
            if (rankOf(cell.kind) > rankOf(line.state))
                line.state = cell.kind;
            line.checks.push_back(std::move(cell));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace mw
