// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/resources.h"

#include <algorithm>

namespace mw::sim {

namespace {

constexpr const char* readOnly = "get,list,watch";
constexpr const char* editable = "get,list,patch,update,watch";

Resource stored(const char* group,
                const char* version,
                const char* plural,
                const char* singular,
                Kind kind,
                bool namespaced,
                const char* verbs,
                const char* shortNames,
                const char* categories = "",
                std::vector<Subresource> subresources = {})
{
    return {group,
            version,
            plural,
            singular,
            kindName(kind),
            namespaced,
            verbs,
            shortNames,
            categories,
            kind,
            std::move(subresources)};
}

std::vector<Resource> table()
{
    const Subresource scale{"scale", "autoscaling", "v1", "Scale", "get,patch,update"};
    const auto status = [](const char* group, const char* version, const char* kind) {
        return Subresource{"status", group, version, kind, "get"};
    };
    std::vector<Resource> all = {
        stored("", "v1", "configmaps", "configmap", Kind::ConfigMap, true, readOnly, "cm"),
        stored("", "v1", "events", "event", Kind::Event, true, readOnly, "ev"),
        stored("",
               "v1",
               "namespaces",
               "namespace",
               Kind::Namespace,
               false,
               editable,
               "ns",
               "",
               {status("", "v1", "Namespace")}),
        stored("",
               "v1",
               "nodes",
               "node",
               Kind::Node,
               false,
               editable,
               "no",
               "",
               {status("", "v1", "Node")}),
        stored("",
               "v1",
               "pods",
               "pod",
               Kind::Pod,
               true,
               "delete,get,list,patch,watch",
               "po",
               "all",
               {{"eviction", "policy", "v1", "Eviction", "create"},
                {"log", "", "v1", "Pod", "get"},
                status("", "v1", "Pod")}),
        stored("",
               "v1",
               "services",
               "service",
               Kind::Service,
               true,
               editable,
               "svc",
               "all",
               {{"proxy", "", "v1", "ServiceProxyOptions", "create,delete,get,patch,update"},
                status("", "v1", "Service")}),
        stored("apps",
               "v1",
               "controllerrevisions",
               "controllerrevision",
               Kind::ControllerRevision,
               true,
               readOnly,
               ""),
        stored("apps",
               "v1",
               "daemonsets",
               "daemonset",
               Kind::DaemonSet,
               true,
               editable,
               "ds",
               "all",
               {status("apps", "v1", "DaemonSet")}),
        stored("apps",
               "v1",
               "deployments",
               "deployment",
               Kind::Deployment,
               true,
               editable,
               "deploy",
               "all",
               {scale, status("apps", "v1", "Deployment")}),
        stored("apps",
               "v1",
               "replicasets",
               "replicaset",
               Kind::ReplicaSet,
               true,
               readOnly,
               "rs",
               "all",
               {status("apps", "v1", "ReplicaSet")}),
        stored("apps",
               "v1",
               "statefulsets",
               "statefulset",
               Kind::StatefulSet,
               true,
               editable,
               "sts",
               "all",
               {scale, status("apps", "v1", "StatefulSet")}),
        stored("autoscaling",
               "v2",
               "horizontalpodautoscalers",
               "horizontalpodautoscaler",
               Kind::HorizontalPodAutoscaler,
               true,
               editable,
               "hpa",
               "all",
               {status("autoscaling", "v2", "HorizontalPodAutoscaler")}),
        stored("coordination.k8s.io",
               "v1",
               "leases",
               "lease",
               Kind::Lease,
               true,
               "create,get,list,patch,update,watch",
               ""),
        stored("policy",
               "v1",
               "poddisruptionbudgets",
               "poddisruptionbudget",
               Kind::PodDisruptionBudget,
               true,
               editable,
               "pdb",
               "",
               {status("policy", "v1", "PodDisruptionBudget")}),
    };
    const auto review
        = [&all](const char* group, const char* plural, const char* singular, const char* kind) {
              all.push_back(
                  {group, "v1", plural, singular, kind, false, "create", "", "", std::nullopt, {}});
          };
    review("authentication.k8s.io", "selfsubjectreviews", "selfsubjectreview", "SelfSubjectReview");
    review("authorization.k8s.io",
           "selfsubjectaccessreviews",
           "selfsubjectaccessreview",
           "SelfSubjectAccessReview");
    review("authorization.k8s.io",
           "selfsubjectrulesreviews",
           "selfsubjectrulesreview",
           "SelfSubjectRulesReview");
    all.push_back({"metrics.k8s.io",
                   "v1beta1",
                   "nodes",
                   "",
                   "NodeMetrics",
                   false,
                   "get,list",
                   "",
                   "",
                   std::nullopt,
                   {}});
    all.push_back({"metrics.k8s.io",
                   "v1beta1",
                   "pods",
                   "",
                   "PodMetrics",
                   true,
                   "get,list",
                   "",
                   "",
                   std::nullopt,
                   {}});
    return all;
}

Json textList(const std::string& text)
{
    Json list = Json::array();
    for (const std::string& entry : splitList(text))
        list.push_back(entry);
    return list;
}

// Groups in the order they are served, the core group excepted.
std::vector<std::pair<std::string, std::string>> groups()
{
    std::vector<std::pair<std::string, std::string>> found;
    for (const Resource& resource : resources()) {
        const std::pair<std::string, std::string> group{resource.group, resource.version};
        if (!resource.group.empty() && std::find(found.begin(), found.end(), group) == found.end())
            found.push_back(group);
    }
    return found;
}

Json groupDoc(const std::string& group, const std::string& version)
{
    const Json entry = {{"groupVersion", group + "/" + version}, {"version", version}};
    return {{"name", group}, {"versions", Json::array({entry})}, {"preferredVersion", entry}};
}

} // namespace

std::vector<std::string> splitList(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    size_t from = 0;
    while (from < text.size()) {
        const size_t to = std::min(text.find(separator, from), text.size());
        if (to > from)
            parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

bool Resource::allows(const std::string& verb) const
{
    const auto list = splitList(verbs);
    return std::find(list.begin(), list.end(), verb) != list.end();
}

const std::vector<Resource>& resources()
{
    static const std::vector<Resource> all = table();
    return all;
}

const Resource*
findResource(const std::string& group, const std::string& version, const std::string& plural)
{
    for (const Resource& resource : resources()) {
        if (resource.group == group && resource.version == version && resource.plural == plural)
            return &resource;
    }
    return nullptr;
}

bool servesGroupVersion(const std::string& group, const std::string& version)
{
    return std::any_of(resources().begin(), resources().end(), [&](const Resource& resource) {
        return resource.group == group && resource.version == version;
    });
}

Json legacyApi(const std::string& serverAddress)
{
    return {{"kind", "APIVersions"},
            {"versions", Json::array({"v1"})},
            {"serverAddressByClientCIDRs",
             Json::array({{{"clientCIDR", "0.0.0.0/0"}, {"serverAddress", serverAddress}}})}};
}

Json legacyGroups()
{
    Json list = Json::array();
    for (const auto& [group, version] : groups())
        list.push_back(groupDoc(group, version));
    return {{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", list}};
}

Json legacyGroup(const std::string& wanted)
{
    for (const auto& [group, version] : groups()) {
        if (group != wanted)
            continue;
        Json doc = {{"kind", "APIGroup"}, {"apiVersion", "v1"}};
        doc.update(groupDoc(group, version));
        return doc;
    }
    return nullptr;
}

Json legacyResources(const std::string& group, const std::string& version)
{
    Json list = Json::array();
    for (const Resource& resource : resources()) {
        if (resource.group != group || resource.version != version)
            continue;
        Json entry = {{"name", resource.plural},
                      {"singularName", resource.singular},
                      {"namespaced", resource.namespaced},
                      {"kind", resource.kind},
                      {"verbs", textList(resource.verbs)}};
        if (!resource.shortNames.empty())
            entry["shortNames"] = textList(resource.shortNames);
        if (!resource.categories.empty())
            entry["categories"] = textList(resource.categories);
        list.push_back(entry);
        for (const Subresource& sub : resource.subresources) {
            Json child = {{"name", resource.plural + "/" + sub.name},
                          {"singularName", ""},
                          {"namespaced", resource.namespaced}};
            if (sub.group != resource.group) {
                child["group"] = sub.group;
                child["version"] = sub.version;
            }
            child["kind"] = sub.kind;
            child["verbs"] = textList(sub.verbs);
            list.push_back(child);
        }
    }
    return {{"kind", "APIResourceList"},
            {"apiVersion", "v1"},
            {"groupVersion", group.empty() ? version : group + "/" + version},
            {"resources", list}};
}

Json aggregatedDiscovery(bool core)
{
    std::vector<std::pair<std::string, std::string>> wanted;
    if (core)
        wanted.push_back({"", "v1"});
    else
        wanted = groups();
    Json items = Json::array();
    for (const auto& [group, version] : wanted) {
        Json list = Json::array();
        for (const Resource& resource : resources()) {
            if (resource.group != group || resource.version != version)
                continue;
            const auto kindOf
                = [&](const std::string& g, const std::string& v, const std::string& k) {
                      // Of the resource's own group it is written empty.
                      const bool own = g == group && v == version;
                      return Json{{"group", own ? "" : g}, {"version", own ? "" : v}, {"kind", k}};
                  };
            Json entry = {{"resource", resource.plural},
                          {"responseKind", kindOf(group, version, resource.kind)},
                          {"scope", resource.namespaced ? "Namespaced" : "Cluster"},
                          {"singularResource", resource.singular},
                          {"verbs", textList(resource.verbs)}};
            if (!resource.shortNames.empty())
                entry["shortNames"] = textList(resource.shortNames);
            if (!resource.categories.empty())
                entry["categories"] = textList(resource.categories);
            Json subs = Json::array();
            for (const Subresource& sub : resource.subresources) {
                subs.push_back({{"subresource", sub.name},
                                {"responseKind", kindOf(sub.group, sub.version, sub.kind)},
                                {"verbs", textList(sub.verbs)}});
            }
            if (!subs.empty())
                entry["subresources"] = subs;
            list.push_back(entry);
        }
        Json metadata = Json::object();
        if (!group.empty())
            metadata["name"] = group;
        const Json entry = {{"version", version}, {"resources", list}, {"freshness", "Current"}};
        items.push_back({{"metadata", metadata}, {"versions", Json::array({entry})}});
    }
    return {{"kind", "APIGroupDiscoveryList"},
            {"apiVersion", "apidiscovery.k8s.io/v2"},
            {"metadata", Json::object()},
            {"items", items}};
}

} // namespace mw::sim
