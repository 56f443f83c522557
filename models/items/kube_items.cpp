// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/kube_items.h"

#include "models/insight/kube_columns.h"
#include "models/items/column_helpers.h"

#include <QCoreApplication>

namespace mw {
namespace {

using namespace items;

// A class of its own: lupdate takes the context of a translation from it.
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(Columns)
};

template <class Row>
RowTraits<Row> objectTraits()
{
    RowTraits<Row> traits;
    traits.key = [](const Row& row) { return keyText(row.key); };
    traits.order = [](const Row& a, const Row& b) -> std::strong_ordering {
        // namespace and name before the cluster: the same workload of two clusters stands together
        if (const auto ns = a.key.ns <=> b.key.ns; std::is_neq(ns))
            return ns;
        if (const int name = a.key.name.compare(b.key.name); name != 0)
            return name <=> 0;
        return a.key <=> b.key;
    };
    return traits;
}

template <class Row>
ColumnSpec<Row> nameColumn(int width)
{
    return textColumn<Row>("name", Columns::tr("Name"), width, [](const Row& r) {
        return std::string_view(r.key.name);
    });
}

template <class Row>
ColumnSpec<Row> namespaceColumn()
{
    return textColumn<Row>(
        "namespace", Columns::tr("Namespace"), 120, [](const Row& r) { return r.key.ns.view(); });
}

template <class Row>
ColumnSpec<Row> clusterColumn()
{
    return textColumn<Row>(
        "cluster", Columns::tr("Cluster"), 136, [](const Row& r) { return r.key.cluster.view(); });
}

struct Usage
{
    int64_t used = -1; // −1 = not measured
    int64_t of = 0;
};

// Cores of a node in one unit, so that the column can be compared by eye.
QString wholeCores(int64_t millicores)
{
    return text::number(double(millicores) / 1000);
}

// "3.3 of 8", sorted by how full it is.
ColumnSpec<KubeNode> usageColumn(const char* id,
                                 const QString& title,
                                 int width,
                                 const std::function<Usage(const KubeNode&)>& usage,
                                 QString (*text)(int64_t))
{
    auto spec = numberColumn<KubeNode>(
        id,
        title,
        width,
        [usage](const KubeNode& n) { return usage(n).used; },
        [usage, text](const KubeNode& n, World) {
            const Usage u = usage(n);
            if (u.used < 0)
                return text::none();
            QString used = text(u.used);
            const QString of = text(u.of);
            // "2.3 of 6.9 GiB": one unit says it for both
            const qsizetype space = used.lastIndexOf(QLatin1Char(' '));
            if (space > 0 && of.endsWith(used.mid(space)))
                used.truncate(space);
            //: used of allocatable
            return Columns::tr("%1 of %2").arg(used, of);
        });
    spec.unit = true;
    spec.key = [usage](const KubeNode& n) {
        const Usage u = usage(n);
        return sortKey(u.of > 0 && u.used >= 0 ? double(u.used) / double(u.of) : -1.0);
    };
    spec.tip = [usage](const KubeNode& n) {
        const Usage u = usage(n);
        if (u.used < 0 || u.of <= 0)
            return Columns::tr("Not measured: this cluster has no metrics.k8s.io.");
        //: %1 = share of what can be given to pods
        return Columns::tr("%1 of what can be allocated is in use")
            .arg(text::percent(double(u.used) / double(u.of), 1));
    };
    return spec;
}

bool hasWord(std::string_view word, std::initializer_list<std::string_view> texts)
{
    for (const std::string_view text : texts) {
        if (containsWord(text, word))
            return true;
    }
    return false;
}

} // namespace

QString keyText(const ObjectKey& key)
{
    const std::string text
        = key.cluster.str() + '/' + key.kind.str() + '/' + key.ns.str() + '/' + key.name;
    return QString::fromStdString(text);
}

CellMark markOf(const Pod& pod)
{
    if (pod.phase.view() == "Succeeded")
        return CellMark::None;
    const std::string_view status = pod.status.view();
    if (status == "CrashLoopBackOff" || status == "Error" || status.ends_with("BackOff")
        || status.starts_with("Err") || status == "OOMKilled" || pod.phase.view() == "Failed"
        || status.starts_with("Invalid") || status.starts_with("CreateContainer"))
        return CellMark::Critical;
    if (pod.unschedulableSince != World{})
        return CellMark::Warning;
    if (status == "Running" && pod.readyContainers < pod.totalContainers)
        return CellMark::Warning;
    return CellMark::Ok;
}

CellMark markOf(const KubeNode& node)
{
    if (!node.ready)
        return CellMark::Critical;
    for (const Condition& condition : node.conditions) {
        if (condition.type.view().ends_with("Pressure") && condition.status.view() == "True")
            return CellMark::Warning;
    }
    return node.unschedulable ? CellMark::Info : CellMark::Ok;
}

CellMark markOf(const Workload& workload)
{
    if (workload.desired > 0 && workload.available == 0 && workload.ready == 0)
        return CellMark::Critical;
    if (workload.ready < workload.desired || workload.updated < workload.desired)
        return CellMark::Warning;
    return CellMark::Ok;
}

RowTraits<Pod> podTraits()
{
    auto traits = objectTraits<Pod>();
    auto name = nameColumn<Pod>(264);
    name.tip = [](const Pod& pod) { return text::qs(pod.message); };
    auto ready = numberColumn<Pod>(
        "ready",
        Columns::tr("Ready"),
        60,
        [](const Pod& p) { return int64_t(p.readyContainers) * 1000 + p.totalContainers; },
        [](const Pod& p, World) { return text::qs(podReady(p)); });
    auto status = textColumn<Pod>(
        "status", Columns::tr("Status"), 158, [](const Pod& p) { return p.status.view(); });
    status.mark = [](const Pod& p) { return markOf(p); };
    status.tellsState = true;
    status.tip = [](const Pod& pod) { return text::qs(pod.message); };
    auto restarts = numberColumn<Pod>(
        "restarts",
        Columns::tr("Restarts"),
        104,
        [](const Pod& p) { return p.restarts; },
        [](const Pod& p, World now) { return text::qs(podRestarts(p, now)); });
    restarts.timed = true;
    restarts.unit = true; // the "(20s ago)" behind it
    auto cpu = numberColumn<Pod>(
        "cpu",
        Columns::tr("CPU"),
        64,
        [](const Pod& p) { return p.cpuUsage; },
        [](const Pod& p, World) { return text::coresOrNone(p.cpuUsage); });
    cpu.unit = true;
    cpu.tip = [](const Pod& p) {
        //: %1 = how much was requested, or "–"
        return Columns::tr("Usage; requested: %1")
            .arg(text::coresOrNone(p.cpuRequest > 0 ? p.cpuRequest : -1));
    };
    auto memory = numberColumn<Pod>(
        "memory",
        Columns::tr("Memory"),
        84,
        [](const Pod& p) { return p.memoryUsage; },
        [](const Pod& p, World) { return text::bytesOrNone(p.memoryUsage); });
    memory.unit = true;
    memory.tip = [](const Pod& p) {
        return Columns::tr("Usage; requested: %1")
            .arg(text::bytesOrNone(p.memoryRequest > 0 ? p.memoryRequest : -1));
    };
    auto ip = textColumn<Pod>(
        "ip", Columns::tr("IP"), 110, [](const Pod& p) { return std::string_view(p.ip); });
    ip.hidden = true;
    auto owner = textColumn<Pod>(
        "owner", Columns::tr("Owner"), 220, [](const Pod& p) { return p.owner.view(); });
    owner.hidden = true;
    auto service = textColumn<Pod>(
        "service", Columns::tr("Service"), 120, [](const Pod& p) { return p.service.view(); });
    service.hidden = true;
    traits.columns = {
        std::move(name),
        namespaceColumn<Pod>(),
        std::move(ready),
        std::move(status),
        std::move(restarts),
        ageColumn<Pod>("age", Columns::tr("Age"), [](const Pod& p) { return p.created; }),
        textColumn<Pod>(
            "node", Columns::tr("Node"), 170, [](const Pod& p) { return p.node.view(); }),
        std::move(cpu),
        std::move(memory),
        clusterColumn<Pod>(),
        std::move(service),
        std::move(ip),
        std::move(owner),
    };
    traits.contains = [](const Pod& p, std::string_view word) {
        return hasWord(word,
                       {p.key.name,
                        p.key.ns.view(),
                        p.status.view(),
                        p.node.view(),
                        p.key.cluster.view(),
                        p.service.view()});
    };
    return traits;
}

RowTraits<KubeNode> nodeTraits()
{
    auto traits = objectTraits<KubeNode>();
    auto status = textColumn<KubeNode>("status", Columns::tr("Status"), 124, [](const KubeNode& n) {
        return std::string_view(n.status);
    });
    status.mark = [](const KubeNode& n) { return markOf(n); };
    status.tellsState = true;
    auto cpu = usageColumn(
        "cpu",
        Columns::tr("CPU"),
        156,
        [](const KubeNode& n) {
            return Usage{n.cpuUsage, n.cpuAllocatable};
        },
        &wholeCores);
    auto memory = usageColumn(
        "memory",
        Columns::tr("Memory"),
        178,
        [](const KubeNode& n) {
            return Usage{n.memoryUsage, n.memoryAllocatable};
        },
        &text::bytesOrNone);
    auto zone = textColumn<KubeNode>(
        "zone", Columns::tr("Zone"), 96, [](const KubeNode& n) { return n.zone.view(); });
    auto type = textColumn<KubeNode>(
        "type", Columns::tr("Type"), 110, [](const KubeNode& n) { return n.instanceType.view(); });
    type.hidden = true;
    auto version
        = textColumn<KubeNode>("version", Columns::tr("Version"), 104, [](const KubeNode& n) {
              return std::string_view(n.version);
          });
    version.prose = true; // its beginning is what matters
    traits.columns = {
        nameColumn<KubeNode>(222),
        std::move(status),
        textColumn<KubeNode>("roles",
                             Columns::tr("Roles"),
                             72,
                             [](const KubeNode& n) { return std::string_view(n.roles); }),
        ageColumn<KubeNode>("age", Columns::tr("Age"), [](const KubeNode& n) { return n.created; }),
        std::move(version),
        textColumn<KubeNode>(
            "pool", Columns::tr("Pool"), 110, [](const KubeNode& n) { return n.pool.view(); }),
        std::move(zone),
        std::move(cpu),
        std::move(memory),
        clusterColumn<KubeNode>(),
        std::move(type),
    };
    traits.contains = [](const KubeNode& n, std::string_view word) {
        return hasWord(word,
                       {n.key.name,
                        n.status,
                        n.roles,
                        n.pool.view(),
                        n.zone.view(),
                        n.key.cluster.view(),
                        n.instanceType.view()});
    };
    return traits;
}

RowTraits<Workload> workloadTraits()
{
    auto traits = objectTraits<Workload>();
    const auto base = traits.order;
    traits.order = [base](const Workload& a, const Workload& b) -> std::strong_ordering {
        return base(a, b);
    };
    auto ready = numberColumn<Workload>(
        "ready",
        Columns::tr("Ready"),
        76,
        [](const Workload& w) {
            return w.desired > 0 ? int64_t(w.ready) * 100000 / w.desired : 100000;
        },
        [](const Workload& w, World) {
            return QStringLiteral("%1/%2").arg(w.ready).arg(w.desired);
        });
    ready.mark = [](const Workload& w) { return markOf(w); };
    ready.tellsState = true;
    auto images = ColumnSpec<Workload>();
    images.id = QStringLiteral("images");
    images.title = Columns::tr("Images");
    images.width = 300;
    images.text = [](const Workload& w, World) {
        QStringList list;
        for (const std::string& image : w.images)
            list << text::qs(image);
        return list.join(QStringLiteral(", "));
    };
    images.key = [](const Workload& w) {
        return sortKey(w.images.empty() ? std::string_view() : std::string_view(w.images.front()));
    };
    auto revision = numberColumn<Workload>(
        "revision",
        Columns::tr("Revision"),
        76,
        [](const Workload& w) { return w.revision; },
        [](const Workload& w, World) {
            return w.revision > 0 ? QString::number(w.revision) : text::none();
        });
    revision.hidden = true;
    traits.columns = {
        nameColumn<Workload>(240),
        namespaceColumn<Workload>(),
        textColumn<Workload>(
            "kind", Columns::tr("Kind"), 104, [](const Workload& w) { return w.key.kind.view(); }),
        std::move(ready),
        numberColumn<Workload>(
            "upToDate", Columns::tr("Up to date"), 92, [](const Workload& w) { return w.updated; }),
        numberColumn<Workload>("available",
                               Columns::tr("Available"),
                               84,
                               [](const Workload& w) { return w.available; }),
        ageColumn<Workload>("age", Columns::tr("Age"), [](const Workload& w) { return w.created; }),
        std::move(images),
        clusterColumn<Workload>(),
        std::move(revision),
    };
    traits.contains = [](const Workload& w, std::string_view word) {
        return hasWord(
            word,
            {w.key.name,
             w.key.ns.view(),
             w.key.kind.view(),
             w.key.cluster.view(),
             w.images.empty() ? std::string_view() : std::string_view(w.images.front())});
    };
    return traits;
}

RowTraits<KubeEvent> eventTraits()
{
    auto traits = objectTraits<KubeEvent>();
    auto type = textColumn<KubeEvent>(
        "type", Columns::tr("Type"), 90, [](const KubeEvent& e) { return e.type.view(); });
    type.mark = [](const KubeEvent& e) {
        return e.type.view() == "Normal" ? CellMark::None : CellMark::Warning;
    };
    auto message
        = textColumn<KubeEvent>("message", Columns::tr("Message"), 460, [](const KubeEvent& e) {
              return std::string_view(e.message);
          });
    message.prose = true;
    message.tip = [](const KubeEvent& e) { return text::qs(e.message); };
    traits.columns = {
        ageColumn<KubeEvent>(
            "lastSeen", Columns::tr("Last seen"), [](const KubeEvent& e) { return e.lastSeen; }),
        std::move(type),
        textColumn<KubeEvent>("reason",
                              Columns::tr("Reason"),
                              140,
                              [](const KubeEvent& e) { return e.reason.view(); }),
        textColumn<KubeEvent>("object",
                              Columns::tr("Object"),
                              280,
                              [](const KubeEvent& e) { return std::string_view(e.object); }),
        std::move(message),
        numberColumn<KubeEvent>(
            "count", Columns::tr("Count"), 64, [](const KubeEvent& e) { return e.count; }),
        namespaceColumn<KubeEvent>(),
        clusterColumn<KubeEvent>(),
    };
    traits.columns[0].width = 84;
    traits.contains = [](const KubeEvent& e, std::string_view word) {
        return hasWord(word,
                       {e.reason.view(),
                        e.object,
                        e.message,
                        e.key.ns.view(),
                        e.type.view(),
                        e.key.cluster.view()});
    };
    return traits;
}

RowTraits<Namespace> namespaceTraits()
{
    auto traits = objectTraits<Namespace>();
    auto status = textColumn<Namespace>(
        "status", Columns::tr("Status"), 110, [](const Namespace& n) { return n.phase.view(); });
    status.mark = [](const Namespace& n) {
        return n.phase.view() == "Active" ? CellMark::Ok : CellMark::Warning;
    };
    status.tellsState = true;
    traits.columns = {
        nameColumn<Namespace>(240),
        std::move(status),
        ageColumn<Namespace>(
            "age", Columns::tr("Age"), [](const Namespace& n) { return n.created; }),
        clusterColumn<Namespace>(),
    };
    traits.contains = [](const Namespace& n, std::string_view word) {
        return hasWord(word, {n.key.name, n.phase.view(), n.key.cluster.view()});
    };
    return traits;
}

} // namespace mw
