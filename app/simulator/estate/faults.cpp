// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Carries out faults: those of the estate by changing it, those of the wire by noting them for the
// faces.
#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/scenario.h"

namespace mw::sim {

using nlohmann::json;

namespace {

Error invalid(const std::string& detail)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.detail = detail;
    return error;
}

std::string text(const json& fault, const char* key, const std::string& fallback = {})
{
    const auto it = fault.find(key);
    return it != fault.end() && it->is_string() ? it->get<std::string>() : fallback;
}

double number(const json& fault, const char* key, double fallback)
{
    const auto it = fault.find(key);
    return it != fault.end() && it->is_number() ? it->get<double>() : fallback;
}

Result<json> wire(Core& core, WireFault::Kind kind, const json& fault)
{
    WireFault made;
    made.kind = kind;
    made.cluster = text(fault, "cluster");
    made.method = text(fault, "method");
    made.path = text(fault, "path");
    made.count = static_cast<int>(number(fault, "count", 0));
    made.from = core.now();
    made.note = text(fault, "note");
    made.retryAfter = static_cast<int>(number(fault, "retryAfter", 1));
    made.delay = static_cast<int>(number(fault, "delayMs", 3000));
    if (const std::string duration = text(fault, "duration"); !duration.empty()) {
        const auto value = parseOffset(duration);
        if (!value || *value <= 0)
            return invalid("duration: a duration such as 90s expected");
        made.until = core.now() + *value;
    }
    if (kind == WireFault::Kind::Gone) {
        for (const auto& cluster : core.clusters()) {
            if (made.cluster.empty() || cluster->name() == made.cluster)
                cluster->store().compact();
        }
        core.wire.endWatches();
        core.changed();
        if (made.count == 0 && made.until == never)
            return json{{"id", 0}, {"kind", "gone"}}; // history forgotten once; nothing lasts
    } else if (made.count == 0 && made.until == never) {
        made.count = 1;
    }
    core.changed();
    const int id = core.wire.add(made);
    return json{{"id", id}, {"kind", toString(kind)}};
}

Status rollout(Cluster& cluster, const json& fault)
{
    const std::string ns = text(fault, "namespace");
    const std::string name = text(fault, "deployment");
    const std::string version = text(fault, "version");
    const ObjectPtr before = cluster.store().find(Kind::Deployment, ns, name);
    if (!before)
        return invalid("no deployment " + ns + "/" + name);
    if (version.empty())
        return invalid("rollout needs a version");
    Json doc = *before->doc;
    Json& podTemplate = doc["spec"]["template"];
    Json& image = podTemplate["spec"]["containers"][0]["image"];
    const std::string old = image.get<std::string>();
    image = old.substr(0, old.rfind(':') + 1) + version;
    podTemplate["metadata"]["labels"]["app.kubernetes.io/version"] = version;
    doc["metadata"]["labels"]["app.kubernetes.io/version"] = version;
    doc["metadata"]["generation"] = doc["metadata"].value("generation", 1) + 1;
    doc["metadata"]["annotations"]["kubernetes.io/change-cause"]
        = text(fault, "cause", "release " + version);
    cluster.store().putDoc(Kind::Deployment, std::move(doc));
    cluster.changedDoc(Kind::Deployment, ns, name);
    return {};
}

Status scale(Cluster& cluster, const json& fault)
{
    const std::string ns = text(fault, "namespace");
    const std::string name = text(fault, "deployment");
    const ObjectPtr before = cluster.store().find(Kind::Deployment, ns, name);
    if (!before)
        return invalid("no deployment " + ns + "/" + name);
    Json doc = *before->doc;
    doc["spec"]["replicas"] = static_cast<int>(number(fault, "replicas", 1));
    doc["metadata"]["generation"] = doc["metadata"].value("generation", 1) + 1;
    cluster.store().putDoc(Kind::Deployment, std::move(doc));
    cluster.changedDoc(Kind::Deployment, ns, name);
    return {};
}

Status nodes(Cluster& cluster, const std::string& kind, const json& fault)
{
    std::vector<std::string> names;
    const std::string pool = text(fault, "pool");
    const std::string one = text(fault, "node");
    const std::string zone = text(fault, "zone");
    for (const auto& [name, node] : cluster.nodes()) {
        if ((pool.empty() || node.pool == pool) && (one.empty() || name == one)
            && (zone.empty() || node.history.zone == zone))
            names.push_back(name);
    }
    const size_t count = static_cast<size_t>(number(fault, "count", 1e6));
    if (names.size() > count)
        names.resize(count);
    if (names.empty())
        return invalid("no such nodes");
    for (const std::string& name : names) {
        if (kind == "nodes-lost")
            cluster.nodeLost(name);
        else if (kind == "nodes-back")
            cluster.nodeBack(name);
        else
            cluster.nodeRemoved(name);
    }
    return {};
}

// load, capacity, errors, latency: what acts upon a service; reverted after `duration`.
Status service(Core& core, const std::string& kind, const json& fault)
{
    const std::string cluster = text(fault, "cluster", "agent-factory-prod");
    const std::string name = text(fault, "service");
    ServiceRun* run = core.service(cluster, name);
    if (!run)
        return invalid("no service " + name + " in " + cluster);
    const ServiceRun before = *run;
    if (kind == "load") {
        run->load = number(fault, "factor", 1);
    } else if (kind == "capacity") {
        run->podsNeeded = number(fault, "podsNeeded", 0);
        run->overloadErrors = number(fault, "errors", 0.05);
        run->load = number(fault, "factor", run->load);
    } else if (kind == "errors") {
        run->errors = number(fault, "share", 0);
    } else {
        run->latency = number(fault, "factor", 1);
    }
    const auto touch = [&core, cluster, name] {
        if (Cluster* home = core.cluster(cluster)) {
            if (const ServiceRun* service_ = core.service(cluster, name))
                home->touch(*home->workloads()[static_cast<size_t>(service_->workload)]);
        }
    };
    touch();
    if (const auto duration = parseOffset(text(fault, "duration")); duration && *duration > 0) {
        core.at(core.now() + *duration, [&core, before, kind, touch] {
            if (ServiceRun* now = core.service(before.cluster, before.name)) {
                if (kind == "load" || kind == "capacity")
                    now->load = before.load;
                if (kind == "capacity") {
                    now->podsNeeded = before.podsNeeded;
                    now->overloadErrors = before.overloadErrors;
                }
                if (kind == "errors")
                    now->errors = before.errors;
                if (kind == "latency")
                    now->latency = before.latency;
                touch();
            }
        });
    }
    return {};
}

// A service of the cloud costs more than it should, perhaps for days already. Costs are metered,
// not stored: a later question sees the same past.
Status spend(Core& core, const json& fault)
{
    const std::string service_ = text(fault, "service");
    if (service_.empty())
        return invalid("spend needs the service as it is billed");
    Ms from = core.now();
    if (const std::string age = text(fault, "age"); !age.empty()) {
        const auto value = parseOffset(age);
        if (!value || *value < 0)
            return invalid("age: a duration such as 3d expected");
        from -= *value;
    }
    core.spend[service_].set(from, number(fault, "factor", 1));
    return {};
}

// An outside provider admits an incident on its status page, in its usual stages.
Status providerIncident(Core& core, const json& fault)
{
    ProviderEvent event;
    event.provider = text(fault, "provider", "github");
    event.name = text(fault, "title");
    event.impact = text(fault, "impact", "minor");
    event.note = text(fault, "note");
    event.from = core.now();
    if (const auto parts = fault.find("components"); parts != fault.end() && parts->is_array()) {
        for (const json& one : *parts) {
            if (one.is_string())
                event.components.push_back(one.get<std::string>());
        }
    }
    if (event.name.empty() || event.components.empty())
        return invalid("provider-incident needs a title and components");
    if (event.impact != "minor" && event.impact != "major" && event.impact != "critical")
        return invalid("impact: minor, major or critical");
    if (const std::string duration = text(fault, "duration"); !duration.empty()) {
        const auto value = parseOffset(duration);
        if (!value || *value <= 0)
            return invalid("duration: a duration such as 90s expected");
        event.until = core.now() + *value;
    }
    core.providerEvents.push_back(std::move(event));
    return {};
}

// The autoscaler gets no metrics: it says so and leaves the replicas alone.
Status autoscalerBlind(Cluster& cluster, const json& fault)
{
    WorkloadRun* workload
        = cluster.workload(Kind::Deployment, text(fault, "namespace"), text(fault, "deployment"));
    if (!workload || workload->hpa.empty())
        return invalid("no autoscaled deployment of that name");
    workload->blind = true;
    cluster.touch(*workload);
    const auto duration = parseOffset(text(fault, "duration"));
    if (duration && *duration > 0) {
        cluster.core().at(cluster.now() + *duration, [&cluster, workload] {
            workload->blind = false;
            cluster.touch(*workload);
        });
    }
    return {};
}

// What the API accepts is stored at once, but the controllers act only after the delay.
Status landsLater(Cluster& cluster, const json& fault)
{
    const auto delay = parseOffset(text(fault, "delay", "2m"));
    if (!delay || *delay <= 0)
        return invalid("delay: a duration such as 2m expected");
    const std::string ns = text(fault, "namespace");
    const std::string name = text(fault, "deployment");
    bool any = false;
    for (const auto& workload : cluster.workloads()) {
        if (workload->kind != Kind::Deployment || (!ns.empty() && workload->ns != ns)
            || (!name.empty() && workload->name != name))
            continue;
        any = true;
        workload->held = cluster.now() + *delay;
    }
    return any ? Status() : Status(invalid("no such deployment"));
}

} // namespace

Result<json> applyFault(Core& core, const json& fault)
{
    if (!fault.is_object())
        return invalid("a fault is an object with a kind");
    const std::string kind = text(fault, "kind");
    if (const auto wireKind = wireFaultKind(kind))
        return wire(core, *wireKind, fault);
    if (kind == "spend") {
        if (const Status done = spend(core, fault); !done)
            return done.error();
        core.changed();
        return json{{"id", 0}, {"kind", kind}};
    }
    if (kind == "provider-incident") {
        if (const Status done = providerIncident(core, fault); !done)
            return done.error();
        core.changed();
        return json{{"id", 0}, {"kind", kind}};
    }
    const std::string name = text(fault, "cluster", "agent-factory-prod");
    Cluster* cluster = core.cluster(name);
    if (!cluster)
        return invalid("no cluster " + name);
    Status done = invalid("unknown kind of fault: " + kind);
    if (kind == "rollout") {
        done = rollout(*cluster, fault);
        // Somebody's pipeline did it; what a pipeline run itself rolls out is its own.
        if (done && cluster == core.clusters().front().get() && !fault.value("byRun", false))
            core.pipelines.rolledOut(core,
                                     text(fault, "namespace"),
                                     text(fault, "deployment"),
                                     text(fault, "version"),
                                     text(fault, "cause"));
    } else if (kind == "release") {
        const bool known = core.pipelines.release(
            core, text(fault, "deployment"), text(fault, "version"), text(fault, "cause"));
        done = known ? Status()
                     : Status(invalid("no pipeline releases " + text(fault, "deployment")));
    } else if (kind == "ci-outage") {
        const auto length = parseOffset(text(fault, "duration", "24h"));
        if (!length || *length <= 0)
            return invalid("duration: a duration such as 90s expected");
        core.pipelines.outage(
            core.now(), core.now() + *length, text(fault, "note", "503 Service Unavailable"));
        done = {};
    } else if (kind == "scale")
        done = scale(*cluster, fault);
    else if (kind == "nodes-lost" || kind == "nodes-back" || kind == "nodes-removed")
        done = nodes(*cluster, kind, fault);
    else if (kind == "load" || kind == "capacity" || kind == "errors" || kind == "latency")
        done = service(core, kind, fault);
    else if (kind == "autoscaler-blind")
        done = autoscalerBlind(*cluster, fault);
    else if (kind == "lands-later")
        done = landsLater(*cluster, fault);
    if (!done)
        return done.error();
    core.changed();
    return json{{"id", 0}, {"kind", kind}};
}

} // namespace mw::sim
