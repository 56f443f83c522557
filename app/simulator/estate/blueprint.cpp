// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Builds both clusters as if they had been running for months.
#include "app/simulator/estate/blueprint.h"

#include <cmath>

namespace mw::sim {

namespace {

constexpr Ms horizon = 45 * day; // how far back the past is known

std::string previousVersion(const std::string& version)
{
    // The last number one less; from .0 on the one before it, ending in .3.
    const size_t last = version.rfind('.');
    if (last == std::string::npos)
        return version;
    const int patch = std::atoi(version.c_str() + last + 1);
    if (patch > 0)
        return version.substr(0, last + 1) + std::to_string(patch - 1);
    const size_t middle = version.rfind('.', last - 1);
    const size_t from = middle == std::string::npos ? 0 : middle + 1;
    const int minor = std::atoi(version.c_str() + from);
    return version.substr(0, from) + std::to_string(std::max(0, minor - 1)) + ".3";
}

class Builder
{
public:
    Builder(Core& core, bool primary, int scale)
        : m_core(core)
        , m_primary(primary)
        , m_scale(scale)
        , m_cluster(core.addCluster(primary ? "agent-factory-prod" : "agent-factory-dr",
                                    primary ? "us-east-1" : "us-west-2"))
    {
    }
    void build();

private:
    void nodes(const PoolSpec& pool);
    void nameSpace(const std::string& name);
    void application(const AppSpec& app);
    void pods(const AppSpec& app, WorkloadRun& workload, SetRun& set, Ms rolled);
    void past(const AppSpec& app, WorkloadRun& workload, const SetRun& set, Ms from, Ms to);
    void service(const AppSpec& app, int workload);
    void extras(const AppSpec& app, const WorkloadRun& workload);

    Core& m_core;
    bool m_primary;
    int m_scale;
    Cluster& m_cluster;
    Random m_random{0};
    int m_nodeNumber = 0;
    std::set<std::string> m_namespaces;
};

void Builder::nodes(const PoolSpec& pool)
{
    const std::string region = m_cluster.region();
    const bool east = region == "us-east-1";
    for (int i = 0; i < pool.nodes; ++i) {
        const int n = ++m_nodeNumber;
        NodeRun node;
        // Scattered addresses that never collide: 7919 is a prime that divides neither range.
        const int host = n * 7919 % 64'000;
        const std::string dashed = std::string("10-") + (east ? "20" : "40") + "-"
            + std::to_string(host / 250) + "-" + std::to_string(host % 250 + 4);
        node.name = "ip-" + dashed + (east ? ".ec2.internal" : ".us-west-2.compute.internal");
        node.ip = dashed;
        std::replace(node.ip.begin(), node.ip.end(), '-', '.');
        node.pool = pool.name;
        NodeHistory& h = node.history;
        h.cluster = m_cluster.name();
        h.name = node.name;
        h.pool = pool.name;
        h.zone = region + static_cast<char>('a' + i % 3);
        h.instanceType = pool.instance;
        h.spot = i < static_cast<int>(std::lround(pool.spot * pool.nodes));
        const double days = h.spot ? m_random.between(0.3, 5) : m_random.between(12, 41);
        h.created = m_core.now() - static_cast<Ms>(days * static_cast<double>(day));
        h.cores = pool.cores - 0.08;
        h.memory = (pool.gigabytes * 0.93 - 0.5) * 1073741824.0;
        h.pods = pool.bulk ? 110 : 58;
        h.ready.set(h.created + 35 * second, true);
        h.unschedulable.set(h.created, false);
        node.labels = {{"eks.amazonaws.com/capacityType", h.spot ? "SPOT" : "ON_DEMAND"},
                       {"eks.amazonaws.com/nodegroup", pool.name},
                       {"kubernetes.io/arch", "amd64"},
                       {"kubernetes.io/hostname", node.name},
                       {"kubernetes.io/os", "linux"},
                       {"node.kubernetes.io/instance-type", pool.instance},
                       {"topology.kubernetes.io/region", region},
                       {"topology.kubernetes.io/zone", h.zone}};
        Json doc = nodeDoc(node, pool, m_random);
        for (Json& condition : doc["status"]["conditions"])
            condition["lastHeartbeatTime"] = timeText(m_core.now());
        m_cluster.addNode(std::move(node), std::move(doc));
    }
}

void Builder::nameSpace(const std::string& name)
{
    if (!m_namespaces.insert(name).second)
        return;
    const Ms created = m_core.now() - static_cast<Ms>(m_random.between(80, 410)) * day;
    Json labels = {{"kubernetes.io/metadata.name", name}};
    if (const std::string team = teamOf(name); !team.empty())
        labels["team"] = team;
    if (const std::string tenant = tenantOf(name, {}); !tenant.empty())
        labels["tenant"] = tenant;
    m_cluster.store().putDoc(Kind::Namespace,
                             {{"metadata",
                               {{"name", name},
                                {"uid", m_random.uuid()},
                                {"creationTimestamp", timeText(created)},
                                {"labels", labels}}},
                              {"spec", {{"finalizers", Json::array({"kubernetes"})}}},
                              {"status", {{"phase", "Active"}}}});
    m_cluster.store().putDoc(
        Kind::ConfigMap,
        {{"metadata",
          {{"name", "kube-root-ca.crt"},
           {"namespace", name},
           {"uid", m_random.uuid()},
           {"creationTimestamp", timeText(created)},
           {"annotations", {{"kubernetes.io/description", "Contains a CA bundle."}}}}},
         {"data", {{"ca.crt", ""}}}});
}

void Builder::application(const AppSpec& app)
{
    nameSpace(app.ns);
    const Ms now = m_core.now();
    const std::string region = m_cluster.region();
    WorkloadRun run;
    run.kind = app.kind;
    run.ns = app.ns;
    run.name = app.name;
    run.uid = m_random.uuid();
    run.service = app.name;
    run.created = now - static_cast<Ms>(m_random.between(70, 300) * static_cast<double>(day));
    run.busy = app.busy;
    run.baseline = app.replicas;
    run.startup = app.startup * second;
    WorkloadHistory& h = run.history;
    h.cluster = m_cluster.name();
    h.kind = kindName(app.kind);
    h.ns = app.ns;
    h.name = app.name;
    h.service = app.name;
    h.created = run.created;
    WorkloadRun& workload = m_cluster.addWorkload(std::move(run));

    // Up to four revisions are remembered; the older ones are only a number.
    const int known = std::min(app.revisions, app.kind == Kind::Deployment ? 4 : 2);
    std::vector<std::string> versions = {app.version};
    std::vector<Ms> rolled = {now - app.rolledDays * day
                              - static_cast<Ms>(m_random.below(static_cast<uint64_t>(9 * hour)))};
    for (int i = 1; i < known; ++i) {
        versions.push_back(previousVersion(versions.back()));
        rolled.push_back(rolled.back()
                         - static_cast<Ms>(m_random.between(4, 16) * static_cast<double>(day)));
    }
    workload.created = std::min(workload.created, rolled.back() - 20 * day);
    workload.history.created = workload.created;
    m_cluster.store().putDoc(
        app.kind,
        workloadDoc(app, podTemplateDoc(app, app.version, region), workload.uid, workload.created));
    for (int i = known - 1; i >= 0; --i) {
        const size_t at = static_cast<size_t>(i);
        const size_t index
            = m_cluster.activeSet(workload, podTemplateDoc(app, versions[at], region));
        SetRun& set = workload.sets[index];
        set.revision = app.revisions - i;
        set.created = rolled[at];
        workload.active = index;
        workload.history.revision.set(
            i == known - 1 ? workload.created : rolled[at],
            {set.revision, set.tmpl->images.front(), versions[at], set.name});
        if (i > 0 && app.kind == Kind::Deployment && m_scale <= 1)
            past(app, workload, set, i == known - 1 ? now - horizon : rolled[at], rolled[at - 1]);
    }
    workload.progress = rolled.front();
    SetRun& active = workload.sets[workload.active];
    active.desired = app.replicas;
    const int n
        = app.kind == Kind::DaemonSet ? static_cast<int>(m_cluster.nodes().size()) : app.replicas;
    WorkloadHistory& w = workload.history;
    for (Steps<int>* line : {&w.desired, &w.current, &w.ready, &w.updated, &w.available})
        line->set(workload.created, n);
    w.generation.set(workload.created, app.revisions + 2);
    w.observed.set(workload.created, app.revisions + 2);
    pods(app, workload, active, rolled.front());
    extras(app, workload);
    if (app.rate > 0)
        service(app, workload.index);
    m_cluster.touch(workload);
}

void Builder::past(const AppSpec& app, WorkloadRun& workload, const SetRun& set, Ms from, Ms to)
{
    if (to < m_core.now() - horizon)
        return;
    for (int i = 0; i < app.replicas; ++i) {
        auto pod = std::make_shared<PodHistory>();
        pod->cluster = m_cluster.name();
        pod->ns = app.ns;
        pod->name = set.name + "-" + m_random.suffix(5);
        pod->uid = m_random.uuid();
        pod->workloadKind = "Deployment";
        pod->workload = app.name;
        pod->replicaSet = set.name;
        pod->service = workload.service;
        pod->container = app.name;
        pod->image = set.tmpl->images.front();
        pod->version = set.tmpl->version;
        pod->created = from + i * 4 * second;
        pod->removed = to + (i * 4 + 20 + app.startup) * second;
        pod->cpuRequest = set.tmpl->cpuRequest;
        pod->memoryRequest = set.tmpl->memoryRequest;
        pod->busy = app.busy;
        pod->phase = m_random.between(0, 6.28);
        const Ms started = pod->created + 3 * second;
        const std::string node
            = std::next(m_cluster.nodes().begin(),
                        static_cast<long>(m_random.below(m_cluster.nodes().size())))
                  ->first;
        pod->node.set(pod->created, node);
        pod->phases.set(pod->created, "Pending");
        pod->phases.set(started, "Running");
        pod->ready.set(started + app.startup * second, true);
        pod->restarts.set(pod->created, 0);
        m_core.addPod(std::move(pod));
    }
}

void Builder::pods(const AppSpec& app, WorkloadRun& workload, SetRun& set, Ms rolled)
{
    const Ms now = m_core.now();
    const auto bornOn = [&](const std::string& node, Ms wanted) {
        // A pod cannot be older than its node: it was moved there when its last one went.
        const Ms up = m_cluster.nodes().at(node).history.created
            + static_cast<Ms>(m_random.between(50, 400)) * second;
        return std::min(std::max(wanted, up), now - 2 * hour);
    };
    if (app.kind == Kind::DaemonSet) {
        std::vector<std::string> names;
        for (const auto& [name, node] : m_cluster.nodes())
            names.push_back(name);
        Ms turn = rolled;
        for (const std::string& name : names) {
            turn += 21 * second;
            m_cluster.placePod(workload, set, bornOn(name, turn), name, 0);
        }
        return;
    }
    for (int i = 0; i < app.replicas; ++i) {
        const std::string node = m_cluster.chooseNode(*set.tmpl, nullptr);
        if (node.empty())
            continue; // the controller will create it and say why it cannot be placed
        m_cluster.placePod(workload, set, bornOn(node, rolled + i * 5 * second), node, i);
    }
}

void Builder::extras(const AppSpec& app, const WorkloadRun& workload)
{
    const Json selector = {{"matchLabels", {{"app.kubernetes.io/name", app.name}}}};
    const Json metadata = {{"name", app.name},
                           {"namespace", app.ns},
                           {"uid", m_random.uuid()},
                           {"generation", 1},
                           {"creationTimestamp", timeText(workload.created + minute)}};
    WorkloadRun& run = *m_cluster.workloads()[static_cast<size_t>(workload.index)];
    if (app.pdb > 0) {
        run.pdb = app.name;
        m_cluster.store().putDoc(Kind::PodDisruptionBudget,
                                 {{"metadata", metadata},
                                  {"spec", {{"selector", selector}, {"maxUnavailable", app.pdb}}},
                                  {"status", Json::object()}});
    }
    if (app.hpaMax > 0) {
        Json own = metadata;
        own["uid"] = m_random.uuid();
        own.erase("generation");
        run.hpa = app.name;
        const Json target = {{"kind", "Deployment"}, {"name", app.name}, {"apiVersion", "apps/v1"}};
        const Json metric = {
            {"type", "Resource"},
            {"resource",
             {{"name", "cpu"}, {"target", {{"type", "Utilization"}, {"averageUtilization", 70}}}}}};
        m_cluster.store().putDoc(Kind::HorizontalPodAutoscaler,
                                 {{"metadata", own},
                                  {"spec",
                                   {{"scaleTargetRef", target},
                                    {"minReplicas", app.hpaMin},
                                    {"maxReplicas", app.hpaMax},
                                    {"metrics", Json::array({metric})}}},
                                  {"status", Json::object()}});
    }
    if (app.rate > 0 || app.kind == Kind::StatefulSet || app.name == "coredns") {
        const std::string ip = "172.20." + std::to_string(m_random.below(250)) + "."
            + std::to_string(2 + m_random.below(250));
        m_cluster.store().putDoc(
            Kind::Service, serviceDoc(app, m_random.uuid(), ip, workload.created + 2 * minute));
    }
}

void Builder::service(const AppSpec& app, int workload)
{
    ServiceHistory h;
    h.cluster = m_cluster.name();
    h.ns = app.ns;
    h.name = app.name;
    h.base = app.rate;
    h.daily = m_primary ? 0.38 : 0.05;
    h.weekly = 0.07;
    h.phase = m_random.between(0, 6.28);
    h.origin = m_core.now() - horizon;
    ServiceRun run;
    run.cluster = m_cluster.name();
    run.name = app.name;
    run.workload = workload;
    run.base.errors = app.errors;
    run.base.median = app.median;
    h.setFlow(h.origin, run.base);
    // Earlier incidents, long over: they have used a little of the error budgets.
    const auto incident = [&](int daysAgo, int minutes, double errors, double slower) {
        const Ms from = m_core.now() - daysAgo * day + static_cast<Ms>(m_random.below(7)) * hour;
        Flow bad = run.base;
        bad.errors += errors;
        bad.median *= slower;
        h.setFlow(from, bad);
        h.setFlow(from + minutes * minute, run.base);
    };
    if (m_primary && app.name == "payments-api") {
        incident(23, 7, 0.012, 1.4);
        incident(6, 12, 0.04, 1.8);
    } else if (m_primary && app.name == "api-gateway") {
        incident(19, 50, 0.018, 2.2);
    } else if (m_primary && app.name == "agent-runtime") {
        incident(26, 18, 0.004, 1.1);
        incident(12, 35, 0.009, 1.6);
    } else if (m_primary && app.name == "agent-factory") {
        incident(15, 22, 0.03, 1.3);
    }
    run.history = std::make_shared<const ServiceHistory>(std::move(h));
    m_core.addService(std::move(run));
}

void Builder::build()
{
    m_random = Random(m_core.random().next());
    for (const char* name : {"default", "kube-system", "kube-public", "kube-node-lease"})
        nameSpace(name);
    for (const PoolSpec& pool : pools(m_primary))
        nodes(pool);
    const int factor = m_primary ? std::clamp(m_scale, 1, 160) : 1;
    const int own = static_cast<int>(m_cluster.nodes().size());
    const PoolSpec bulk{"tenants", "m6i.2xlarge", own * (factor - 1), 8, 32, 0.7, true};
    if (factor > 1)
        nodes(bulk);
    for (const AppSpec& app : apps(m_primary))
        application(app);
    // Tenants' own applications fill the additional nodes with about 26 pods each.
    const int wanted = bulk.nodes * 26;
    int placed = 0;
    for (int i = 0; placed < wanted; ++i) {
        AppSpec app{Kind::Deployment,
                    "tenant-" + std::to_string(100 + i / 12),
                    "",
                    "",
                    "1.4.2",
                    4 + i % 53,
                    "tenants",
                    "200m",
                    "700Mi"};
        static const char* const parts[] = {"api",
                                            "web",
                                            "worker",
                                            "cache",
                                            "events",
                                            "auth",
                                            "files",
                                            "sync",
                                            "rules",
                                            "audit",
                                            "metrics",
                                            "queue"};
        app.name = std::string(parts[i % 12]) + "-" + std::to_string(i / 12);
        app.image = "402138776511.dkr.ecr.us-east-1.amazonaws.com/tenants/" + app.name;
        app.revisions = 1 + i % 3;
        app.rolledDays = 1 + i * 5 % 37;
        placed += app.replicas;
        application(app);
    }
    for (Json& doc : operatedServiceDocs(m_primary, m_core.now() - 27 * day))
        m_cluster.store().putDoc(Kind::Service, std::move(doc));
    m_cluster.settle();
    m_cluster.store().setRecording(true);
    if (m_cluster.nodes().size() <= 500) {
        for (const auto& [name, node] : m_cluster.nodes()) {
            const Ms first = m_core.now() + static_cast<Ms>(m_random.below(5 * 60)) * second;
            m_core.at(first, [this_ = &m_cluster, name_ = name] { this_->heartbeat(name_); });
        }
    }
}

} // namespace

void buildEstate(Core& core, int scale)
{
    Builder(core, true, scale).build();
    Builder(core, false, 1).build();
}

} // namespace mw::sim
