// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PATCH, PUT, DELETE, the scale subresource, eviction and access reviews.
#include "app/simulator/faces/kubernetes/kubernetes_face.h"
#include "app/simulator/faces/kubernetes/patch.h"

#include <httplib.h>

namespace mw::sim {

namespace {

std::string kindGroup(const Resource& resource)
{
    return resource.group;
}

std::string selectorMismatch(const Json& labels, const Json& selector)
{
    for (const auto& [key, value] : selector.items()) {
        if (!labels.contains(key) || labels[key] != value)
            return "Invalid value: " + labels.dump()
                + ": `selector` does not match template `labels`";
    }
    return {};
}

// The checks a client can run into by what it may change here.
std::vector<Cause> checked(const Json& before, const Json& next)
{
    std::vector<Cause> causes;
    const Json spec = next.value("spec", Json::object());
    const Json old = before.value("spec", Json::object());
    if (spec.contains("replicas")
        && (!spec["replicas"].is_number_integer() || spec["replicas"].get<int64_t>() < 0)) {
        causes.push_back(
            {"FieldValueInvalid",
             "spec.replicas",
             "Invalid value: " + spec["replicas"].dump() + ": must be greater than or equal to 0"});
    }
    if (old.contains("selector") && spec.contains("template")) {
        const Json selector = spec.value("selector", Json::object());
        const Json labels
            = spec["template"].value("metadata", Json::object()).value("labels", Json::object());
        const Json wanted
            = selector.is_object() ? selector.value("matchLabels", Json::object()) : Json::object();
        if (const std::string why = selectorMismatch(labels, wanted); !why.empty())
            causes.push_back({"FieldValueInvalid", "spec.template.metadata.labels", why});
        if (selector != old["selector"]) {
            causes.push_back({"FieldValueInvalid",
                              "spec.selector",
                              "Invalid value: " + selector.dump() + ": field is immutable"});
        }
        const Json podSpec = spec["template"].value("spec", Json::object());
        const Json containers = podSpec.value("containers", Json());
        if (!containers.is_array() || containers.empty()) {
            causes.push_back(
                {"FieldValueRequired", "spec.template.spec.containers", "Required value"});
        } else {
            for (size_t i = 0; i < containers.size(); ++i) {
                if (!containers[i].is_object() || containers[i].value("image", "").empty()) {
                    causes.push_back(
                        {"FieldValueRequired",
                         "spec.template.spec.containers[" + std::to_string(i) + "].image",
                         "Required value"});
                }
            }
        }
    }
    return causes;
}

bool readBody(const Call& call, Json& body)
{
    body = parseBody(call.http->body);
    return !body.is_discarded();
}

// One length-delimited field of a protobuf message; empty if it is not there or the bytes are
// broken.
std::string protoField(const std::string& message, uint32_t wanted)
{
    size_t at = 0;
    const auto varint = [&]() -> uint64_t {
        uint64_t value = 0;
        for (int shift = 0; at < message.size() && shift < 63; shift += 7) {
            const auto byte = static_cast<unsigned char>(message[at++]);
            value |= static_cast<uint64_t>(byte & 127u) << shift;
            if (byte < 128)
                break;
        }
        return value;
    };
    while (at < message.size()) {
        const uint64_t tag = varint();
        if ((tag & 7u) == 0) {
            varint();
        } else if ((tag & 7u) == 2) {
            const uint64_t size = varint();
            if (size > message.size() - at)
                return {};
            if (tag >> 3 == wanted)
                return message.substr(at, size);
            at += size;
        } else {
            return {};
        }
    }
    return {};
}

// kubectl asks "may I?" in protobuf: magic, runtime.Unknown{raw = 2}, spec = 2.
Json accessReviewOf(const std::string& body)
{
    const std::string spec = protoField(protoField(body.substr(4), 2), 2);
    const std::string attributes = protoField(spec, 1);
    static const char* const names[]
        = {"namespace", "verb", "group", "version", "resource", "subresource", "name"};
    Json what = Json::object();
    for (uint32_t i = 0; i < 7; ++i) {
        if (const std::string value = protoField(attributes, i + 1); !value.empty())
            what[names[i]] = value;
    }
    return {{"spec", {{"resourceAttributes", what}}}};
}

Json scaleDoc(const Object& object)
{
    const Json& doc = *object.doc;
    const Json& metadata = doc["metadata"];
    return {{"kind", "Scale"},
            {"apiVersion", "autoscaling/v1"},
            {"metadata",
             {{"name", object.name},
              {"namespace", object.ns},
              {"uid", object.uid},
              {"resourceVersion", std::to_string(object.rv)},
              {"creationTimestamp", metadata.value("creationTimestamp", "")}}},
            {"spec", {{"replicas", doc["spec"].value("replicas", 0)}}},
            {"status",
             {{"replicas", doc.value("status", Json::object()).value("replicas", 0)},
              {"selector", selectorText(doc["spec"].value("selector", Json::object()))}}}};
}

} // namespace

// The common end of patch and update: `next` is the whole object as the client wants it.
Reply KubernetesFace::store(
    const Call& call, Cluster& cluster, const ObjectPtr& before, Json next, Ms now)
{
    const Resource& resource = *call.resource;
    const Kind kind = *resource.stored;
    dropNulls(next);
    if (!next.is_object() || !next.contains("metadata") || !next["metadata"].is_object())
        return badRequest("the object provided is unrecognized");
    Json& metadata = next["metadata"];
    const std::string rv = metadata.value("resourceVersion", "");
    if (!rv.empty() && rv != std::to_string(before->rv))
        return conflict(resource.group, resource.plural, call.name);
    if (const std::string uid = metadata.value("uid", before->uid); uid != before->uid) {
        const std::string why = "Invalid value: \"" + uid + "\": field is immutable";
        return invalid(kindGroup(resource),
                       resource.kind,
                       call.name,
                       {{"FieldValueInvalid", "metadata.uid", why},
                        {"FieldValueInvalid", "metadata.uid", why}});
    }
    if (metadata.value("name", call.name) != call.name) {
        return badRequest("the name of the object (" + metadata.value("name", "")
                          + ") does not match the name on the URL (" + call.name + ")");
    }
    const Json old = objectJson(kind, *before);
    if (kind == Kind::Pod) {
        // Of a pod only its labels and annotations can be changed here.
        if (next.value("spec", Json::object()) != old["spec"]) {
            return invalid("",
                           "Pod",
                           call.name,
                           {{"FieldValueForbidden",
                             "spec",
                             "Forbidden: pod updates may not change fields other than "
                             "`spec.containers[*].image`,`spec.initContainers[*].image`,"
                             "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to "
                             "existing tolerations),`spec.terminationGracePeriodSeconds` (allow it "
                             "to be set to 1 if it was previously negative)"}});
        }
        const Json labels = metadata.value("labels", Json::object());
        const Json annotations = metadata.value("annotations", Json::object());
        ObjectPtr shown = before;
        if (labels != old["metadata"].value("labels", Json::object())
            || annotations != old["metadata"].value("annotations", Json::object())) {
            if (call.dryRun) {
                Object changed = *before;
                auto pod = std::make_shared<PodObject>(*before->pod);
                pod->patched = {{"labels", labels}, {"annotations", annotations}};
                changed.pod = pod;
                shown = std::make_shared<const Object>(std::move(changed));
            } else {
                cluster.patchPod(objectKey(call.ns, call.name), labels, annotations);
                shown = cluster.store().find(kind, call.ns, call.name);
            }
        }
        return object(call, kind, shown, 200, now);
    }
    if (const auto causes = checked(old, next); !causes.empty())
        return invalid(kindGroup(resource), resource.kind, call.name, causes);

    // What the client cannot set stays; status has its own endpoint.
    Json doc = *before->doc;
    for (const auto& [key, value] : next.items()) {
        if (key != "metadata" && key != "status" && key != "kind" && key != "apiVersion")
            doc[key] = value;
    }
    for (const char* part : {"labels", "annotations"}) {
        doc["metadata"].erase(part);
        if (metadata.contains(part))
            doc["metadata"][part] = metadata[part];
    }
    const bool changedSpec = doc.value("spec", Json()) != before->doc->value("spec", Json());
    if (changedSpec && doc["metadata"].contains("generation"))
        doc["metadata"]["generation"] = doc["metadata"].value("generation", 1) + 1;
    const bool changed = nlohmann::json(doc) != nlohmann::json(*before->doc);
    ObjectPtr shown = before;
    if (changed && call.dryRun) {
        Object copy = *before;
        copy.doc = std::make_shared<const Json>(std::move(doc));
        shown = std::make_shared<const Object>(std::move(copy));
    } else if (changed) {
        shown = cluster.store().putDoc(kind, std::move(doc));
        cluster.changedDoc(kind, call.ns, call.name);
    }
    return object(call, kind, shown, 200, now);
}

Reply KubernetesFace::patch(const Call& call)
{
    const std::string header = call.http->get_header_value("Content-Type");
    const std::string type = header.substr(0, header.find(';'));
    const bool merge = type == "application/merge-patch+json";
    const bool strategic = type == "application/strategic-merge-patch+json";
    const bool operations = type == "application/json-patch+json";
    if (!merge && !strategic && !operations) {
        return statusReply(
            415,
            "UnsupportedMediaType",
            "the body of the request was in an unknown format - accepted media types "
            "include: application/json-patch+json, application/merge-patch+json, "
            "application/strategic-merge-patch+json",
            Json::object());
    }
    Json body;
    if (!readBody(call, body) || (operations ? !body.is_array() : !body.is_object()))
        return badRequest("error decoding patch: the body is not a JSON patch of this type");
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    const Kind kind = *call.resource->stored;
    const ObjectPtr before = home.store().find(kind, call.ns, call.name);
    if (!before)
        return notFound(call.resource->group, call.resource->plural, call.name);
    Json next = objectJson(kind, *before);
    if (merge)
        mergePatch(next, body);
    else if (strategic)
        strategicPatch(next, body);
    else if (!jsonPatch(next, body))
        return statusReply(422,
                           "Invalid",
                           "the server rejected our request due to an error in our request",
                           Json::object());
    return store(call, home, before, std::move(next), guard->now());
}

Reply KubernetesFace::update(const Call& call)
{
    Json body;
    if (!readBody(call, body) || !body.is_object())
        return badRequest("the object provided is unrecognized (must be of type "
                          + call.resource->kind + "): couldn't get version/kind; json parse error");
    const std::string kindText = body.value("kind", call.resource->kind);
    if (kindText != call.resource->kind) {
        return badRequest("the object provided is unrecognized (must be of type "
                          + call.resource->kind + "): kind is " + kindText);
    }
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    const ObjectPtr before = home.store().find(*call.resource->stored, call.ns, call.name);
    if (!before)
        return notFound(call.resource->group, call.resource->plural, call.name);
    return store(call, home, before, std::move(body), guard->now());
}

Reply KubernetesFace::remove(const Call& call)
{
    Json options = Json::object();
    if (!call.http->body.empty() && (!readBody(call, options) || !options.is_object()))
        return badRequest("couldn't decode the DeleteOptions");
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    const ObjectPtr before = home.store().find(Kind::Pod, call.ns, call.name);
    if (!before)
        return notFound("", "pods", call.name);
    const Json wanted = options.value("preconditions", Json::object());
    if (const std::string uid = wanted.value("uid", before->uid); uid != before->uid)
        return wrongUid("Pod", call.name, uid, before->uid);
    if (const std::string rv = wanted.value("resourceVersion", "");
        !rv.empty() && rv != std::to_string(before->rv))
        return conflict("", "pods", call.name);
    int grace = options.value("gracePeriodSeconds", before->pod->tmpl->grace);
    if (const std::string text = call.param("gracePeriodSeconds"); !text.empty())
        grace = std::atoi(text.c_str());
    const Json dry = options.value("dryRun", Json::array());
    if (call.dryRun || (dry.is_array() && !dry.empty()))
        return object(call, Kind::Pod, before, 200, guard->now());
    home.deletePod(objectKey(call.ns, call.name), std::max(0, grace));
    const ObjectPtr after = home.store().find(Kind::Pod, call.ns, call.name);
    return object(call, Kind::Pod, after ? after : before, 200, guard->now());
}

Reply KubernetesFace::evict(const Call& call)
{
    Json body;
    if (!readBody(call, body) || !body.is_object())
        return badRequest("the object provided is unrecognized (must be of type Eviction)");
    const Json options = body.value("deleteOptions", Json::object());
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    const ObjectPtr before = home.store().find(Kind::Pod, call.ns, call.name);
    if (!before)
        return notFound("", "pods", call.name);
    const Json dry = options.value("dryRun", Json::array());
    const bool dryRun = call.dryRun || (dry.is_array() && !dry.empty());
    std::string budget, why;
    const bool allowed = home.mayEvict(*before->pod, call.ns, budget, why);
    if (!allowed) {
        return statusReply(
            429,
            "TooManyRequests",
            "Cannot evict pod as it would violate the pod's disruption budget.",
            {{"causes", Json::array({{{"reason", "DisruptionBudget"}, {"message", why}}})}});
    }
    // The budget is spent before the precondition is looked at, as in the real server.
    if (!dryRun && !budget.empty())
        home.spendBudget(call.ns, budget, call.name);
    const Json wanted = options.value("preconditions", Json::object());
    if (const std::string uid = wanted.value("uid", before->uid); uid != before->uid)
        return wrongUid("Pod", call.name, uid, before->uid);
    if (!dryRun) {
        home.deletePod(objectKey(call.ns, call.name),
                       options.value("gracePeriodSeconds", before->pod->tmpl->grace));
    }
    return jsonReply({{"kind", "Status"},
                      {"apiVersion", "v1"},
                      {"metadata", Json::object()},
                      {"status", "Success"},
                      {"code", 201}},
                     201);
}

Reply KubernetesFace::scale(const Call& call)
{
    const Resource& resource = *call.resource;
    const Kind kind = *resource.stored;
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    const ObjectPtr before = home.store().find(kind, call.ns, call.name);
    if (!before)
        return notFound(resource.group, resource.plural, call.name);
    if (call.method == "GET")
        return jsonReply(scaleDoc(*before));
    if (call.method != "PATCH" && call.method != "PUT")
        return notAllowed();
    Json body;
    if (!readBody(call, body))
        return badRequest("the object provided is unrecognized (must be of type Scale)");
    Json next = scaleDoc(*before);
    if (call.method == "PUT") {
        if (!body.is_object())
            return badRequest("the object provided is unrecognized (must be of type Scale)");
        next = body;
    } else {
        const std::string type = call.http->get_header_value("Content-Type");
        if (type.rfind("application/json-patch+json", 0) == 0) {
            if (!jsonPatch(next, body))
                return statusReply(422,
                                   "Invalid",
                                   "the server rejected our request due to an error in our request",
                                   Json::object());
        } else {
            mergePatch(next, body);
        }
    }
    const Json metadata = next.value("metadata", Json::object());
    if (const std::string rv = metadata.value("resourceVersion", "");
        !rv.empty() && rv != std::to_string(before->rv))
        return conflict(resource.group, resource.plural, call.name);
    if (const std::string uid = metadata.value("uid", before->uid); uid != before->uid)
        return wrongUid(resource.kind, call.name, uid, before->uid);
    const Json wanted = next.value("spec", Json::object()).value("replicas", Json(0));
    if (!wanted.is_number_integer() || wanted.get<int64_t>() < 0
        || wanted.get<int64_t>() > 100'000) {
        return invalid(
            "autoscaling",
            "Scale",
            call.name,
            {{"FieldValueInvalid",
              "spec.replicas",
              "Invalid value: " + wanted.dump() + ": must be greater than or equal to 0"}});
    }
    Json doc = *before->doc;
    ObjectPtr after = before;
    if (doc["spec"].value("replicas", 0) != wanted.get<int>()) {
        doc["spec"]["replicas"] = wanted.get<int>();
        doc["metadata"]["generation"] = doc["metadata"].value("generation", 1) + 1;
        if (call.dryRun) {
            Object copy = *before;
            copy.doc = std::make_shared<const Json>(std::move(doc));
            after = std::make_shared<const Object>(std::move(copy));
        } else {
            after = home.store().putDoc(kind, std::move(doc));
            home.changedDoc(kind, call.ns, call.name);
        }
    }
    return jsonReply(scaleDoc(*after));
}

Reply KubernetesFace::review(const Call& call)
{
    Json body;
    if (call.http->body.compare(0, 4, std::string("k8s\0", 4)) == 0)
        body = accessReviewOf(call.http->body);
    else if (!readBody(call, body) || !body.is_object())
        return badRequest("the object provided is unrecognized (must be of type "
                          + call.resource->kind + ")");
    if (call.resource->plural == "selfsubjectreviews") {
        Json groups = Json::array();
        for (const std::string& group : call.user.groups)
            groups.push_back(group);
        return jsonReply(
            {{"kind", "SelfSubjectReview"},
             {"apiVersion", "authentication.k8s.io/v1"},
             {"metadata", {{"creationTimestamp", timeText(m_world.now())}}},
             {"status",
              {{"userInfo",
                {{"username", call.user.name}, {"uid", call.user.uid}, {"groups", groups}}}}}},
            201);
    }
    const Json spec = body.value("spec", Json::object());
    if (call.resource->plural == "selfsubjectrulesreviews") {
        if (spec.value("namespace", "").empty())
            return badRequest("no namespace on request");
        const Json all = Json::array({"*"});
        const Json reads = Json::array({"get", "list", "watch"});
        Json rules = Json::array();
        if (call.user.admin) {
            rules.push_back({{"verbs", all}, {"apiGroups", all}, {"resources", all}});
        } else if (call.user.reads(spec.value("namespace", ""))) {
            rules.push_back({{"verbs", reads},
                             {"apiGroups", Json::array({""})},
                             {"resources",
                              Json::array({"pods",
                                           "pods/log",
                                           "services",
                                           "services/proxy",
                                           "configmaps",
                                           "events",
                                           "namespaces"})}});
            if (call.user.onlyIn.empty())
                rules.back()["resources"].push_back("nodes");
            rules.push_back(
                {{"verbs", reads},
                 {"apiGroups",
                  Json::array({"apps", "batch", "autoscaling", "policy", "metrics.k8s.io"})},
                 {"resources", all}});
        }
        return jsonReply(
            {{"kind", "SelfSubjectRulesReview"},
             {"apiVersion", "authorization.k8s.io/v1"},
             {"metadata", {{"creationTimestamp", nullptr}}},
             {"spec", Json::object()},
             {"status",
              {{"resourceRules", rules},
               {"nonResourceRules",
                Json::array({{{"verbs", Json::array({"get"})},
                              {"nonResourceURLs",
                               Json::array({"/healthz", "/livez", "/readyz", "/version"})}}})},
               {"incomplete", false}}}},
            201);
    }
    const Json what = spec.value("resourceAttributes", Json::object());
    const std::string verb = what.value("verb", "");
    const bool reads = verb == "get" || verb == "list" || verb == "watch";
    const bool secret = what.value("resource", "") == "secrets";
    // Nodes lie in no namespace: a Role gives no right to them.
    const bool here = call.user.reads(what.value("namespace", ""))
        && (call.user.onlyIn.empty() || what.value("resource", "") != "nodes");
    const bool allowed = call.user.admin || (reads && !secret && here);
    Json status = {{"allowed", allowed}};
    if (allowed) {
        status["reason"] = std::string("RBAC: allowed by ")
            + (call.user.onlyIn.empty() ? "ClusterRoleBinding \"" : "RoleBinding \"")
            + (call.user.admin ? "cluster-admins" : "viewers")
            + (call.user.onlyIn.empty() ? "" : "/" + call.user.onlyIn) + "\" of ClusterRole \""
            + (call.user.admin ? "cluster-admin" : "view") + "\" to Group \""
            + (call.user.groups.empty() ? "" : call.user.groups.front()) + "\"";
    }
    return jsonReply({{"kind", "SelfSubjectAccessReview"},
                      {"apiVersion", "authorization.k8s.io/v1"},
                      {"metadata", Json::object()},
                      {"spec", spec},
                      {"status", status}},
                     201);
}

} // namespace mw::sim
