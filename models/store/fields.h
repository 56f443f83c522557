// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every row type's fields, each named once: what is written to disk and into recordings, read back
// and compared. A new field of a row is a word here; forgetting it is found by the round-trip test
// (it compares with operator==). Order and names are the layout: changing them drops what older
// versions remembered. Enumerators are only ever added at the end.
#pragma once

#include "models/data/change.h"
#include "models/data/delta.h"
#include "models/data/source_status.h"

#include <concepts>
#include <type_traits>

namespace mw::store {

template <class T, class Row>
concept Like = std::same_as<std::remove_const_t<T>, Row>;

// v(name, field) for each.
template <class V>
void fields(V& v, Like<ObjectKey> auto& r)
{
    v("cluster", r.cluster), v("kind", r.kind), v("ns", r.ns), v("name", r.name);
}
template <class V>
void fields(V& v, Like<SourceKey> auto& r)
{
    v("source", r.source), v("id", r.id);
}
template <class V>
void fields(V& v, Like<SloKey> auto& r)
{
    v("source", r.source), v("id", r.id), v("grouping", r.grouping);
}
template <class V>
void fields(V& v, Like<Money> auto& r)
{
    v("nano", r.nano), v("currency", r.currency);
}
template <class V>
void fields(V& v, Like<Condition> auto& r)
{
    v("type", r.type), v("status", r.status), v("reason", r.reason), v("since", r.since);
}
template <class V>
void fields(V& v, Like<Pod> auto& r)
{
    v("key", r.key), v("uid", r.uid), v("node", r.node), v("phase", r.phase);
    v("status", r.status), v("owner", r.owner), v("service", r.service), v("ip", r.ip);
    v("ready", r.readyContainers), v("total", r.totalContainers), v("restarts", r.restarts);
    v("lastRestart", r.lastRestart), v("created", r.created), v("deleted", r.deleted);
    v("readySince", r.readySince), v("notReadySince", r.notReadySince);
    v("unschedulableSince", r.unschedulableSince), v("oomKilledAt", r.oomKilledAt);
    v("waitingReason", r.waitingReason), v("message", r.message);
    v("cpuRequest", r.cpuRequest), v("memoryRequest", r.memoryRequest);
    v("cpuUsage", r.cpuUsage), v("memoryUsage", r.memoryUsage), v("tenant", r.tenant);
}
template <class V>
void fields(V& v, Like<KubeNode> auto& r)
{
    v("key", r.key), v("uid", r.uid), v("status", r.status), v("roles", r.roles);
    v("version", r.version), v("pool", r.pool), v("zone", r.zone);
    v("instanceType", r.instanceType), v("ready", r.ready), v("controlPlane", r.controlPlane);
    v("unschedulable", r.unschedulable), v("conditions", r.conditions), v("created", r.created);
    v("readyChanged", r.readyChanged), v("cpuAllocatable", r.cpuAllocatable);
    v("memoryAllocatable", r.memoryAllocatable), v("podsAllocatable", r.podsAllocatable);
    v("cpuUsage", r.cpuUsage), v("memoryUsage", r.memoryUsage);
    v("tainted", r.tainted), v("leaving", r.leaving), v("taint", r.taint);
    v("taintedSince", r.taintedSince);
}
template <class V>
void fields(V& v, Like<Namespace> auto& r)
{
    v("key", r.key), v("phase", r.phase), v("created", r.created);
    v("tenant", r.tenant), v("team", r.team);
}
template <class V>
void fields(V& v, Like<Workload> auto& r)
{
    v("key", r.key), v("uid", r.uid), v("service", r.service), v("desired", r.desired);
    v("current", r.current), v("ready", r.ready), v("updated", r.updated);
    v("available", r.available), v("misscheduled", r.misscheduled);
    v("generation", r.generation), v("observedGeneration", r.observedGeneration);
    v("revision", r.revision), v("paused", r.paused), v("nodeSelector", r.nodeSelector);
    v("images", r.images), v("conditions", r.conditions), v("created", r.created);
    v("mismatchSince", r.mismatchSince), v("tenant", r.tenant), v("team", r.team);
}
template <class V>
void fields(V& v, Like<KubeEvent> auto& r)
{
    v("key", r.key), v("uid", r.uid), v("type", r.type), v("reason", r.reason);
    v("object", r.object), v("objectKind", r.objectKind), v("objectName", r.objectName);
    v("message", r.message), v("count", r.count), v("firstSeen", r.firstSeen);
    v("lastSeen", r.lastSeen), v("created", r.created);
}
template <class V>
void fields(V& v, Like<ClusterState> auto& r)
{
    v("key", r.key), v("readyz", r.readyz), v("readyzText", r.readyzText), v("etcd", r.etcd);
    v("version", r.version), v("checked", r.checked), v("metrics", r.metricsAvailable);
}
template <class V>
void fields(V& v, Like<SamplePoint> auto& r)
{
    v("at", r.at), v("value", r.value);
}
template <class V>
void fields(V& v, Like<BurnWindow> auto& r)
{
    v("window", r.window), v("errorRatio", r.errorRatio), v("burn", r.burn);
}
template <class V>
void fields(V& v, Like<Slo> auto& r)
{
    v("key", r.key), v("name", r.name), v("service", r.service), v("origin", r.origin);
    v("objective", r.objective), v("objectiveText", r.objectiveText), v("window", r.window);
    v("state", r.state), v("sli", r.sli), v("remaining", r.remaining), v("burns", r.burns);
    v("exhaustionSeconds", r.exhaustionSeconds), v("coverage", r.coverage);
    v("goodEvents", r.goodEvents), v("validEvents", r.validEvents);
    v("lowTraffic", r.lowTraffic), v("brokenReason", r.brokenReason);
    v("recordedRemaining", r.recordedRemaining), v("errorQuery", r.errorQuery);
    v("history", r.history), v("budgetHistory", r.budgetHistory), v("computedAt", r.computedAt);
}
template <class V>
void fields(V& v, Like<Place> auto& r)
{
    v("file", r.file), v("line", r.line), v("column", r.column);
}
template <class V>
void fields(V& v, Like<Error> auto& r)
{
    v("kind", r.kind), v("detail", r.detail), v("http", r.http), v("retryAfter", r.retryAfter);
    v("place", r.place), v("hint", r.hint);
}
template <class V>
void fields(V& v, Like<PartStatus> auto& r)
{
    v("part", r.part), v("state", r.state), v("error", r.error), v("lastGood", r.lastGood);
    v("items", r.items), v("expected", r.expected), v("every", r.every), v("paused", r.paused);
    v("onlyIn", r.onlyIn), v("byChoice", r.byChoice);
}
template <class V>
void fields(V& v, Like<ApiBudget> auto& r)
{
    v("limit", r.limit), v("remaining", r.remaining), v("reset", r.reset);
    v("unchanged", r.unchanged);
}
template <class V>
void fields(V& v, Like<SourceStatus> auto& r)
{
    v("id", r.id), v("type", r.type), v("title", r.title), v("environment", r.environment);
    v("state", r.state), v("lastGood", r.lastGood), v("latency", r.latency);
    v("error", r.error), v("nextTry", r.nextTry), v("parts", r.parts);
    v("permanentWarning", r.permanentWarning), v("clockSkew", r.clockSkew);
    v("requests", r.requests), v("budget", r.budget);
}
template <class V>
void fields(V& v, Like<Change> auto& r)
{
    v("id", r.id), v("lane", r.lane), v("at", r.at), v("until", r.until), v("open", r.open);
    v("severity", r.severity), v("environment", r.environment), v("service", r.service);
    v("object", r.object), v("source", r.source), v("sentence", r.sentence);
    v("link", r.link), v("provenance", r.provenance);
}

} // namespace mw::store
