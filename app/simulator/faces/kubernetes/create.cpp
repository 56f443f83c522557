// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST of a new object: the Leases that clients hold.
#include "app/simulator/estate/random.h"
#include "app/simulator/faces/kubernetes/kubernetes_face.h"
#include "app/simulator/faces/kubernetes/patch.h"

#include <httplib.h>

namespace mw::sim {

Reply KubernetesFace::create(const Call& call)
{
    const Resource& resource = *call.resource;
    Json body = parseBody(call.http->body);
    if (!body.is_object() || body.value("kind", resource.kind) != resource.kind) {
        return badRequest("the object provided is unrecognized (must be of type " + resource.kind
                          + "): couldn't get version/kind; json parse error");
    }
    dropNulls(body);
    Json metadata = body.value("metadata", Json::object());
    const std::string name = metadata.is_object() ? metadata.value("name", "") : "";
    if (name.empty()) {
        return invalid(resource.group,
                       resource.kind,
                       "",
                       {{"FieldValueRequired",
                         "metadata.name",
                         "Required value: name or generateName is required"}});
    }
    if (metadata.value("namespace", call.ns) != call.ns) {
        return badRequest("the namespace of the provided object does not match the namespace sent "
                          "on the request");
    }
    if (!metadata.value("resourceVersion", "").empty())
        return statusReply(
            500, "", "resourceVersion should not be set on objects to be created", Json::object());
    const World::Guard guard(m_world);
    Cluster& home = *cluster(*guard);
    if (!home.store().find(Kind::Namespace, "", call.ns))
        return notFound("", "namespaces", call.ns);
    const Kind kind = *resource.stored;
    if (home.store().find(kind, call.ns, name)) {
        return statusReply(409,
                           "AlreadyExists",
                           resource.plural + "." + resource.group + " \"" + name
                               + "\" already exists",
                           {{"name", name}, {"group", resource.group}, {"kind", resource.plural}});
    }
    const Ms now = guard->now();
    Json kept = {{"name", name},
                 {"namespace", call.ns},
                 {"uid", Random(hashText(m_cluster + call.ns + name + std::to_string(now))).uuid()},
                 {"creationTimestamp", timeText(now)}};
    for (const char* part : {"labels", "annotations"}) {
        if (metadata.contains(part))
            kept[part] = metadata[part];
    }
    Json doc = {{"metadata", kept}, {"spec", body.value("spec", Json::object())}};
    if (call.dryRun) {
        Object shown;
        shown.ns = call.ns;
        shown.name = name;
        shown.uid = kept["uid"];
        shown.doc = std::make_shared<const Json>(std::move(doc));
        return object(call, kind, std::make_shared<const Object>(std::move(shown)), 201, now);
    }
    const ObjectPtr made = home.store().putDoc(kind, std::move(doc));
    home.changedDoc(kind, call.ns, name);
    return object(call, kind, made, 201, now);
}

} // namespace mw::sim
