// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of alerts, pages, delivery, costs and providers; see fields.h.
#pragma once

#include "models/store/fields.h"

namespace mw::store {

template <class V>
void fields(V& v, Like<AlertNotification> auto& r)
{
    v("receiver", r.receiver), v("groupLabels", r.groupLabels);
}
template <class V>
void fields(V& v, Like<Alert> auto& r)
{
    v("key", r.key), v("labels", r.labels), v("annotations", r.annotations), v("name", r.name);
    v("severity", r.severity), v("state", r.state), v("stateWord", r.stateWord);
    v("silencedBy", r.silencedBy), v("inhibitedBy", r.inhibitedBy), v("mutedBy", r.mutedBy);
    v("receivers", r.receivers), v("notifications", r.notifications), v("summary", r.summary);
    v("runbookUrl", r.runbookUrl), v("generatorUrl", r.generatorUrl);
    v("startsAt", r.startsAt), v("endsAt", r.endsAt), v("updatedAt", r.updatedAt);
    v("subject", r.subject), v("cluster", r.cluster), v("service", r.service);
}
template <class V>
void fields(V& v, Like<SilenceMatcher> auto& r)
{
    v("name", r.name), v("value", r.value), v("isRegex", r.isRegex), v("isEqual", r.isEqual);
}
template <class V>
void fields(V& v, Like<Silence> auto& r)
{
    v("key", r.key), v("state", r.state), v("stateWord", r.stateWord);
    v("matchers", r.matchers), v("createdBy", r.createdBy), v("comment", r.comment);
    v("startsAt", r.startsAt), v("endsAt", r.endsAt), v("updatedAt", r.updatedAt);
}
template <class V>
void fields(V& v, Like<AlertServer> auto& r)
{
    v("key", r.key), v("version", r.version), v("clusterStatus", r.clusterStatus);
    v("peers", r.peers), v("started", r.started), v("receivers", r.receivers);
}
template <class V>
void fields(V& v, Like<PagePerson> auto& r)
{
    v("id", r.id), v("name", r.name), v("at", r.at);
}
template <class V>
void fields(V& v, Like<Page> auto& r)
{
    v("key", r.key), v("number", r.number), v("title", r.title), v("state", r.state);
    v("stateWord", r.stateWord), v("high", r.high), v("priority", r.priority);
    v("serviceId", r.serviceId), v("service", r.service), v("policyId", r.policyId);
    v("policy", r.policy), v("incidentKey", r.incidentKey), v("assignees", r.assignees);
    v("acknowledgers", r.acknowledgers), v("created", r.created);
    v("lastChange", r.lastChange), v("lastChangeBy", r.lastChangeBy);
    v("resolved", r.resolved), v("escalatesAt", r.escalatesAt);
    v("escalatesTo", r.escalatesTo), v("unacknowledgesAt", r.unacknowledgesAt);
    v("alerts", r.alerts), v("url", r.url);
}
template <class V>
void fields(V& v, Like<OnCallShift> auto& r)
{
    v("key", r.key), v("user", r.user), v("userId", r.userId), v("schedule", r.schedule);
    v("policyId", r.policyId), v("policy", r.policy), v("level", r.level);
    v("start", r.start), v("end", r.end), v("me", r.me);
}
template <class V>
void fields(V& v, Like<PagerIdentity> auto& r)
{
    v("key", r.key), v("userId", r.userId), v("name", r.name), v("email", r.email);
}
template <class V>
void fields(V& v, Like<PipelineRun> auto& r)
{
    v("key", r.key), v("repository", r.repository), v("workflow", r.workflow);
    v("workflowPath", r.workflowPath), v("runId", r.runId), v("number", r.number);
    v("attempt", r.attempt), v("title", r.title), v("event", r.event), v("branch", r.branch);
    v("sha", r.sha), v("actor", r.actor), v("status", r.status);
    v("conclusion", r.conclusion), v("service", r.service), v("created", r.created);
    v("started", r.started), v("updated", r.updated), v("finished", r.finished);
    v("failedAt", r.failedAt), v("url", r.url);
}
template <class V>
void fields(V& v, Like<PipelineStep> auto& r)
{
    v("name", r.name), v("number", r.number), v("status", r.status);
    v("conclusion", r.conclusion), v("started", r.started), v("finished", r.finished);
}
template <class V>
void fields(V& v, Like<PipelineJob> auto& r)
{
    v("key", r.key), v("runId", r.runId), v("jobId", r.jobId), v("attempt", r.attempt);
    v("name", r.name), v("ref", r.ref), v("needs", r.needs), v("needsKnown", r.needsKnown);
    v("status", r.status), v("conclusion", r.conclusion), v("runner", r.runner);
    v("labels", r.labels), v("created", r.created), v("started", r.started);
    v("finished", r.finished), v("steps", r.steps), v("url", r.url);
}
template <class V>
void fields(V& v, Like<Deployment> auto& r)
{
    v("key", r.key), v("repository", r.repository), v("environment", r.environment);
    v("estate", r.estate), v("production", r.production), v("service", r.service);
    v("run", r.run), v("ref", r.ref), v("sha", r.sha), v("state", r.state);
    v("creator", r.creator), v("description", r.description), v("created", r.created);
    v("finished", r.finished), v("succeeded", r.succeeded), v("authored", r.authored);
    v("changesKnown", r.changesKnown), v("rollback", r.rollback), v("hotfix", r.hotfix);
    v("replaced", r.replaced), v("url", r.url);
}
template <class V>
void fields(V& v, Like<CostLine> auto& r)
{
    v("key", r.key), v("day", r.day), v("account", r.account), v("service", r.service);
    v("category", r.category), v("billed", r.billed), v("effective", r.effective);
    v("estimated", r.estimated);
}
template <class V>
void fields(V& v, Like<AllocationLine> auto& r)
{
    v("key", r.key), v("aggregate", r.aggregate), v("name", r.name), v("begin", r.begin);
    v("end", r.end), v("cpu", r.cpu), v("memory", r.memory), v("gpu", r.gpu);
    v("storage", r.storage), v("network", r.network), v("loadBalancer", r.loadBalancer);
    v("shared", r.shared), v("external", r.external), v("total", r.total);
    v("efficiency", r.efficiency);
}
template <class V>
void fields(V& v, Like<CostFeed> auto& r)
{
    v("key", r.key), v("kind", r.kind), v("query", r.query), v("fetchedAt", r.fetchedAt);
    v("nextAt", r.nextAt), v("dataUntil", r.dataUntil), v("callsToday", r.callsToday);
    v("callsThisMonth", r.callsThisMonth), v("spentToday", r.spentToday);
    v("spentThisMonth", r.spentThisMonth), v("rows", r.rows);
}
template <class V>
void fields(V& v, Like<ProviderPage> auto& r)
{
    v("key", r.key), v("name", r.name), v("url", r.url), v("impact", r.impact);
    v("impactWord", r.impactWord), v("description", r.description), v("updated", r.updated);
    v("only", r.only);
}
template <class V>
void fields(V& v, Like<ProviderComponent> auto& r)
{
    v("key", r.key), v("name", r.name), v("group", r.group), v("health", r.health);
    v("healthWord", r.healthWord), v("updated", r.updated);
}
template <class V>
void fields(V& v, Like<ProviderIncident> auto& r)
{
    v("key", r.key), v("name", r.name), v("maintenance", r.maintenance), v("state", r.state);
    v("stateWord", r.stateWord), v("impact", r.impact), v("impactWord", r.impactWord);
    v("components", r.components), v("started", r.started), v("ended", r.ended);
    v("plannedEnd", r.plannedEnd), v("endSeen", r.endSeen), v("updated", r.updated);
    v("update", r.update), v("url", r.url);
}

} // namespace mw::store
