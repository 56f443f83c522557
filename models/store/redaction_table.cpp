// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each text of each row type is. A new text of a row is a word here.
#include "models/store/redaction.h"

#include <algorithm>
#include <map>

namespace mw {
namespace {

using enum FieldClass;

struct Line
{
    std::string_view type, field;
    FieldClass is;
};

constexpr Line table[] = {
    {"ObjectKey", "cluster", Words},
    {"ObjectKey", "kind", Vocabulary},
    {"ObjectKey", "ns", Words},
    {"ObjectKey", "name", Words},
    {"SourceKey", "source", Words},
    {"SourceKey", "id", Words},
    {"SloKey", "source", Words},
    {"SloKey", "id", Words},
    {"SloKey", "grouping", Grouping},
    {"Money", "currency", Vocabulary},
    {"Condition", "type", Vocabulary},
    {"Condition", "status", Vocabulary},
    {"Condition", "reason", Vocabulary},
    {"Pod", "uid", Vocabulary},
    {"Pod", "node", Host},
    {"Pod", "phase", Vocabulary},
    {"Pod", "status", Vocabulary},
    {"Pod", "owner", Words},
    {"Pod", "service", Words},
    {"Pod", "ip", Address},
    {"Pod", "waitingReason", Vocabulary},
    {"Pod", "message", Prose},
    {"Pod", "tenant", Tenant},
    {"KubeNode", "key", NodeKey},
    {"KubeNode", "uid", Words}, // of some providers it is the node's name
    {"KubeNode", "status", Vocabulary},
    {"KubeNode", "roles", Words},
    {"KubeNode", "version", Vocabulary},
    {"KubeNode", "pool", Words},
    {"KubeNode", "zone", Vocabulary},
    {"KubeNode", "instanceType", Vocabulary},
    {"KubeNode", "taint", Words},
    {"Namespace", "phase", Vocabulary},
    {"Namespace", "tenant", Tenant},
    {"Namespace", "team", Team},
    {"Workload", "uid", Vocabulary},
    {"Workload", "service", Words},
    {"Workload", "nodeSelector", Words},
    {"Workload", "images", Image},
    {"Workload", "tenant", Tenant},
    {"Workload", "team", Team},
    {"KubeEvent", "uid", Vocabulary},
    {"KubeEvent", "type", Vocabulary},
    {"KubeEvent", "reason", Vocabulary},
    {"KubeEvent", "object", Words},
    {"KubeEvent", "objectKind", Vocabulary},
    {"KubeEvent", "objectName", Words},
    {"KubeEvent", "message", Prose},
    {"ClusterState", "readyzText", Prose},
    {"ClusterState", "version", Vocabulary},
    {"Slo", "name", Words},
    {"Slo", "service", Words},
    {"Slo", "objectiveText", Vocabulary},
    {"Slo", "brokenReason", Prose},
    {"Slo", "errorQuery", Prose},
    {"Place", "file", File},
    {"Error", "detail", Prose},
    {"Error", "hint", Prose},
    {"PartStatus", "part", Vocabulary},
    {"PartStatus", "onlyIn", Words}, // namespaces
    {"SourceStatus", "id", Words},
    {"SourceStatus", "type", Vocabulary},
    {"SourceStatus", "title", Words},
    {"SourceStatus", "environment", Words},
    {"SourceStatus", "permanentWarning", Prose},
    {"Change", "id", Words},
    {"Change", "environment", Words},
    {"Change", "service", Words},
    {"Change", "source", Words},
    {"Change", "sentence", Prose},
    {"Change", "link", Url},
    {"Change", "provenance", Prose},
    {"AlertNotification", "receiver", Words},
    {"AlertNotification", "groupLabels", Labels},
    {"Alert", "labels", Labels},
    {"Alert", "annotations", Labels},
    {"Alert", "name", Words},
    {"Alert", "severity", Vocabulary},
    {"Alert", "stateWord", Vocabulary},
    {"Alert", "silencedBy", Vocabulary}, // ids
    {"Alert", "inhibitedBy", Vocabulary}, // fingerprints
    {"Alert", "mutedBy", Words},
    {"Alert", "receivers", Words},
    {"Alert", "summary", Prose},
    {"Alert", "runbookUrl", Url},
    {"Alert", "generatorUrl", Url},
    {"Alert", "subject", Words},
    {"Alert", "cluster", Words},
    {"Alert", "service", Words},
    {"SilenceMatcher", "name", Vocabulary},
    {"SilenceMatcher", "value", Prose}, // by its name: see redaction.cpp
    {"Silence", "stateWord", Vocabulary},
    {"Silence", "createdBy", Person},
    {"Silence", "comment", Prose},
    {"AlertServer", "version", Vocabulary},
    {"AlertServer", "clusterStatus", Vocabulary},
    {"AlertServer", "receivers", Words},
    {"PagePerson", "id", PersonId},
    {"PagePerson", "name", Person},
    {"Page", "title", Prose},
    {"Page", "stateWord", Vocabulary},
    {"Page", "priority", Vocabulary},
    {"Page", "serviceId", Vocabulary},
    {"Page", "service", Words},
    {"Page", "policyId", Vocabulary},
    {"Page", "policy", Words},
    {"Page", "incidentKey", Words},
    {"Page", "lastChangeBy", Person},
    {"Page", "escalatesTo", People},
    {"Page", "url", Url},
    {"OnCallShift", "user", Person},
    {"OnCallShift", "userId", PersonId},
    {"OnCallShift", "schedule", Prose},
    {"OnCallShift", "policyId", Vocabulary},
    {"OnCallShift", "policy", Words},
    {"PagerIdentity", "userId", PersonId},
    {"PagerIdentity", "name", Person},
    {"PagerIdentity", "email", PersonId},
    {"PipelineRun", "repository", Words},
    {"PipelineRun", "workflow", Words},
    {"PipelineRun", "workflowPath", Words},
    {"PipelineRun", "title", Prose},
    {"PipelineRun", "event", Vocabulary},
    {"PipelineRun", "branch", Words},
    {"PipelineRun", "sha", Vocabulary},
    {"PipelineRun", "actor", Person},
    {"PipelineRun", "status", Vocabulary},
    {"PipelineRun", "conclusion", Vocabulary},
    {"PipelineRun", "service", Words},
    {"PipelineRun", "failedAt", Words},
    {"PipelineRun", "url", Url},
    {"PipelineStep", "name", Prose},
    {"PipelineStep", "status", Vocabulary},
    {"PipelineStep", "conclusion", Vocabulary},
    {"PipelineJob", "runId", Words},
    {"PipelineJob", "name", Words},
    {"PipelineJob", "ref", Words},
    {"PipelineJob", "needs", Words},
    {"PipelineJob", "status", Vocabulary},
    {"PipelineJob", "conclusion", Vocabulary},
    {"PipelineJob", "runner", Host},
    {"PipelineJob", "labels", Words},
    {"PipelineJob", "url", Url},
    {"Deployment", "repository", Words},
    {"Deployment", "environment", Words},
    {"Deployment", "estate", Words},
    {"Deployment", "service", Words},
    {"Deployment", "run", Words},
    {"Deployment", "ref", Words},
    {"Deployment", "sha", Vocabulary},
    {"Deployment", "state", Vocabulary},
    {"Deployment", "creator", Person},
    {"Deployment", "description", Prose},
    {"Deployment", "replaced", Vocabulary},
    {"Deployment", "url", Url},
    {"CostLine", "account", Account},
    {"CostLine", "service", Words},
    {"CostLine", "category", Vocabulary},
    {"AllocationLine", "aggregate", Vocabulary},
    {"AllocationLine", "name", Words}, // by its aggregate: see redaction.cpp
    {"CostFeed", "kind", Vocabulary},
    {"CostFeed", "query", Prose},
    {"ProviderPage", "name", Words},
    {"ProviderPage", "url", Url},
    {"ProviderPage", "impactWord", Vocabulary},
    {"ProviderPage", "description", Prose},
    {"ProviderPage", "only", Words},
    {"ProviderComponent", "name", Words},
    {"ProviderComponent", "group", Words},
    {"ProviderComponent", "healthWord", Vocabulary},
    {"ProviderIncident", "name", Prose},
    {"ProviderIncident", "stateWord", Vocabulary},
    {"ProviderIncident", "impactWord", Vocabulary},
    {"ProviderIncident", "components", Words},
    {"ProviderIncident", "update", Prose},
    {"ProviderIncident", "url", Url},
};

} // namespace

std::optional<FieldClass> fieldClass(std::string_view type, std::string_view field)
{
    static const auto known = [] {
        std::map<std::pair<std::string_view, std::string_view>, FieldClass> all;
        for (const Line& line : table)
            all.emplace(std::pair(line.type, line.field), line.is);
        return all;
    }();
    const auto it = known.find({type, field});
    return it == known.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::string> classifiedFields()
{
    std::vector<std::string> out;
    for (const Line& line : table)
        out.push_back(std::string(line.type) + "." + std::string(line.field));
    return out;
}

FieldClass labelClass(std::string_view label, std::string_view tenantLabel)
{
    const auto any = [label](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), label) != names.end();
    };
    // Prometheus writes "example.com/tenant" as "example_com_tenant", of objects with "label_".
    std::string sanitised(tenantLabel);
    for (char& c : sanitised) {
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            c = '_';
    }
    if (!tenantLabel.empty()
        && (label == tenantLabel || label == sanitised || label == "label_" + sanitised))
        return Tenant;
    if (any({"tenant", "tenant_id", "tenant_name", "customer", "customer_id"}))
        return Tenant;
    if (any({"node",
             "nodename",
             "node_name",
             "instance",
             "exported_instance",
             "host",
             "hostname",
             "host_name",
             "kubernetes_node",
             "kubernetes_io_hostname",
             "exported_node",
             "machine",
             "server"}))
        return Host;
    if (any({"host_ip", "pod_ip", "internal_ip", "node_ip", "ip", "address"}))
        return Address;
    if (any({"user", "username", "owner_email", "oncall", "assignee", "email"}))
        return Person;
    if (any({"team", "owner", "owner_team", "label_team", "label_owner"}))
        return Team;
    if (any({"account", "account_id", "aws_account", "aws_account_id", "project_id"}))
        return Account;
    return Prose;
}

} // namespace mw
