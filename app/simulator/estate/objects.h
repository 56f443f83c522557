// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulated API server stores. An Object is immutable: a change puts a new one in its
// place, so that lists and watches may be written without the lock. Pods, of which there may be
// 150,000, are kept as a few fields beside their template and written out when asked for.
#pragma once

#include "app/simulator/estate/history.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace mw::sim {

using Json = nlohmann::ordered_json; // order of keys as the real server writes them

enum class Kind {
    Node,
    Namespace,
    Pod,
    Service,
    ConfigMap,
    Event,
    Deployment,
    ReplicaSet,
    StatefulSet,
    DaemonSet,
    ControllerRevision,
    HorizontalPodAutoscaler,
    PodDisruptionBudget,
    Lease,
};
inline constexpr size_t kindCount = 14;

// Of a ReplicaSet, StatefulSet revision or DaemonSet revision; shared by all its pods.
struct PodTemplate
{
    Json metadata; // labels, annotations
    Json spec; // with the server's defaults
    std::string specText; // spec as JSON without its closing brace
    std::vector<std::string> containers, images;
    std::vector<std::string> resources; // JSON text of resources per container
    std::vector<std::pair<std::string, std::string>> nodeSelector;
    std::string service, version;
    double cpuRequest = 0; // cores
    double memoryRequest = 0; // bytes
    int grace = 30; // seconds
};

struct PodObject
{
    std::shared_ptr<const PodHistory> history;
    std::shared_ptr<const PodTemplate> tmpl;
    std::string generateName, ip, hostIp, ownerApiVersion, ownerKind, ownerName, ownerUid;
    std::string hash; // pod-template-hash or controller-revision-hash
    Ms scheduled = 0, unschedulable = 0; // since; 0 = not
    Ms readyChanged = 0;
    Ms startedAt = 0; // present run of the first container
    Ms lastStarted = 0, lastFinished = 0; // previous run
    int lastExit = 0;
    Ms deletion = 0; // deletionTimestamp; 0 = not being deleted
    int grace = 0;
    bool ready = false;
    bool nodeLost = false; // its kubelet does not answer
    std::string waitingMessage, schedulingMessage;
    Json patched; // labels and annotations set through the API; null if none
    size_t slot = 0; // in Core's list of pod histories
    int workload = -1; // index in the cluster
};

struct Object
{
    std::string ns, name, uid;
    uint64_t rv = 0;
    std::shared_ptr<const Json> doc; // everything but pods
    std::shared_ptr<const PodObject> pod;
};
using ObjectPtr = std::shared_ptr<const Object>;

inline std::string objectKey(const std::string& ns, const std::string& name)
{
    return ns + "/" + name; // "/name" for cluster-scoped ones
}

std::string timeText(Ms t); // "2026-11-21T02:33:34Z"
std::string microText(Ms t); // "2026-11-21T02:33:34.000000Z"
// "1h" … as printed by the server in Tables (domain.md §4.11).
std::string humanDuration(Ms ms);
// Millicores and bytes of a resource.Quantity text; 0 if it is none.
double quantity(const std::string& text);

// The same for templates that mean the same: order of keys, nulls and empty objects do not count.
std::string templateKey(const Json& podTemplate);
std::shared_ptr<const PodTemplate> makeTemplate(const Json& podTemplate);

// The whole object as the API server would send it: kind and apiVersion first unless in a list.
std::string objectText(Kind kind, const Object& object, bool inList);
Json objectJson(Kind kind, const Object& object);
const char* kindName(Kind kind);
const char* apiVersionOf(Kind kind);

} // namespace mw::sim
