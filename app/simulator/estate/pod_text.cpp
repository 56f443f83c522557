// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects as JSON text. Pods are put together from their template's prepared text: a list of
// thousands costs a few microseconds for each.
#include "app/simulator/estate/objects.h"
#include "app/simulator/estate/random.h"

namespace mw::sim {

namespace {

std::string jsonQuoted(const std::string& text)
{
    return Json(text).dump();
}

void condition(std::string& out,
               const char* type,
               bool yes,
               Ms since,
               const std::string& reason = {},
               const std::string& message = {})
{
    if (out.back() != '[')
        out += ',';
    out += "{\"type\":\"";
    out += type;
    out += "\",\"status\":\"";
    out += yes ? "True" : "False";
    out += "\",\"lastProbeTime\":null,\"lastTransitionTime\":\"" + timeText(since) + '"';
    if (!reason.empty())
        out += ",\"reason\":\"" + reason + '"';
    if (!message.empty())
        out += ",\"message\":" + jsonQuoted(message);
    out += '}';
}

std::string containerId(const PodObject& pod, size_t index, int run)
{
    const uint64_t a = hashText(pod.history->uid + std::to_string(index));
    Random random(a + static_cast<uint64_t>(run));
    char text[65];
    for (int i = 0; i < 4; ++i) {
        std::snprintf(text + 16 * i, 17, "%016llx", static_cast<unsigned long long>(random.next()));
    }
    return std::string("containerd://") + text;
}

std::string imageId(const std::string& image)
{
    Random random(hashText(image));
    char text[65];
    for (int i = 0; i < 4; ++i) {
        std::snprintf(text + 16 * i, 17, "%016llx", static_cast<unsigned long long>(random.next()));
    }
    return image.substr(0, image.rfind(':')) + "@sha256:" + text;
}

void containerStatus(std::string& out,
                     const PodObject& pod,
                     size_t i,
                     const std::string& imageIdText)
{
    const PodTemplate& t = *pod.tmpl;
    const PodHistory& h = *pod.history;
    // Only the first container can fail in this estate; the others follow the pod.
    const bool first = i == 0;
    const std::string waiting = h.waiting.empty() ? std::string() : h.waiting.last();
    const bool creating = waiting == "ContainerCreating" || h.phases.last() == "Pending";
    const bool isWaiting = creating || (first && !waiting.empty());
    const int restarts = first && !h.restarts.empty() ? h.restarts.last() : 0;
    if (i > 0)
        out += ',';
    out += "{\"name\":" + jsonQuoted(t.containers[i]) + ",\"state\":{";
    if (h.phases.last() == "Succeeded" || h.phases.last() == "Failed") {
        out += "\"terminated\":{\"exitCode\":" + std::to_string(pod.lastExit) + ",\"reason\":\""
            + (pod.lastExit == 0 ? "Completed" : "Error") + "\",\"startedAt\":\""
            + timeText(pod.lastStarted) + "\",\"finishedAt\":\"" + timeText(pod.lastFinished)
            + "\",\"containerID\":\"" + containerId(pod, i, restarts) + "\"}";
    } else if (isWaiting) {
        out += "\"waiting\":{\"reason\":\"" + (waiting.empty() ? "ContainerCreating" : waiting)
            + '"';
        if (!creating && !pod.waitingMessage.empty())
            out += ",\"message\":" + jsonQuoted(pod.waitingMessage);
        out += '}';
    } else {
        const Ms started = first ? pod.startedAt : h.phases.steps().back().first;
        out += "\"running\":{\"startedAt\":\"" + timeText(started) + "\"}";
    }
    out += "},\"lastState\":{";
    if (first && restarts + (waiting == "CrashLoopBackOff" ? 1 : 0) > 0 && pod.lastFinished != 0
        && h.phases.last() == "Running") {
        out += "\"terminated\":{\"exitCode\":" + std::to_string(pod.lastExit) + ",\"reason\":\""
            + (h.lastReason.empty() ? std::string("Error") : h.lastReason.last())
            + "\",\"startedAt\":\"" + timeText(pod.lastStarted) + "\",\"finishedAt\":\""
            + timeText(pod.lastFinished) + "\",\"containerID\":\""
            + containerId(pod, i, restarts - 1) + "\"}";
    }
    const bool ready
        = !isWaiting && h.phases.last() == "Running" && (pod.ready || !first || pod.nodeLost);
    out += std::string("},\"ready\":") + (ready ? "true" : "false")
        + ",\"restartCount\":" + std::to_string(restarts) + ",\"image\":" + jsonQuoted(t.images[i])
        + ",\"imageID\":\"" + (creating ? std::string() : imageIdText) + '"';
    if (!creating)
        out += ",\"containerID\":\"" + containerId(pod, i, restarts) + '"';
    out += std::string(",\"started\":") + (isWaiting ? "false" : "true") + '}';
}

std::string podText(const Object& object, bool inList)
{
    const PodObject& pod = *object.pod;
    const PodHistory& h = *pod.history;
    const PodTemplate& t = *pod.tmpl;
    std::string out;
    out.reserve(t.specText.size() + 3000);
    out = inList ? "{" : "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",";
    out += "\"metadata\":{\"name\":\"" + h.name + '"';
    if (!pod.generateName.empty())
        out += ",\"generateName\":\"" + pod.generateName + '"';
    out += ",\"namespace\":\"" + h.ns + "\",\"uid\":\"" + h.uid + "\",\"resourceVersion\":\""
        + std::to_string(object.rv) + "\",\"creationTimestamp\":\"" + timeText(h.created) + '"';
    if (pod.deletion != 0) {
        out += ",\"deletionTimestamp\":\"" + timeText(pod.deletion)
            + "\",\"deletionGracePeriodSeconds\":" + std::to_string(pod.grace);
    }
    Json labels = t.metadata.value("labels", Json::object());
    Json annotations = t.metadata.value("annotations", Json::object());
    if (!pod.hash.empty()) {
        labels[pod.ownerKind == "ReplicaSet" ? "pod-template-hash" : "controller-revision-hash"]
            = pod.ownerKind == "ReplicaSet"  ? pod.hash
            : pod.ownerKind == "StatefulSet" ? h.workload + "-" + pod.hash
                                             : pod.hash;
    }
    if (pod.ownerKind == "StatefulSet")
        labels["statefulset.kubernetes.io/pod-name"] = h.name;
    if (pod.patched.is_object()) {
        if (pod.patched.contains("labels"))
            labels = pod.patched["labels"];
        if (pod.patched.contains("annotations"))
            annotations = pod.patched["annotations"];
    }
    out += ",\"labels\":" + labels.dump();
    if (!annotations.empty())
        out += ",\"annotations\":" + annotations.dump();
    if (!pod.ownerKind.empty()) {
        out += ",\"ownerReferences\":[{\"apiVersion\":\"" + pod.ownerApiVersion + "\",\"kind\":\""
            + pod.ownerKind + "\",\"name\":\"" + pod.ownerName + "\",\"uid\":\"" + pod.ownerUid
            + "\",\"controller\":true,\"blockOwnerDeletion\":true}]";
    }
    out += "},\"spec\":" + t.specText;
    const std::string node = h.node.empty() ? std::string() : h.node.last();
    if (!node.empty())
        out += ",\"nodeName\":\"" + node + '"';
    out += "},\"status\":{\"phase\":\"" + h.phases.last() + "\",\"conditions\":[";
    const std::string phase = h.phases.last();
    if (pod.scheduled != 0) {
        const bool creating = phase == "Pending";
        const bool finished = phase == "Succeeded" || phase == "Failed";
        const std::string why = finished ? "PodCompleted"
            : pod.ready                  ? std::string()
                                         : "ContainersNotReady";
        std::string unready;
        if (!finished && !pod.ready)
            unready = "containers with unready status: [" + t.containers.front() + "]";
        condition(out,
                  "PodReadyToStartContainers",
                  !creating && !finished,
                  creating ? pod.scheduled : h.phases.steps().back().first);
        condition(out, "Initialized", true, pod.scheduled);
        condition(out, "Ready", pod.ready, pod.readyChanged, why, unready);
        condition(out,
                  "ContainersReady",
                  pod.ready || (pod.nodeLost && phase == "Running"),
                  pod.readyChanged,
                  pod.nodeLost ? std::string() : why,
                  pod.nodeLost ? std::string() : unready);
        condition(out, "PodScheduled", true, pod.scheduled);
    } else if (pod.unschedulable != 0) {
        condition(
            out, "PodScheduled", false, pod.unschedulable, "Unschedulable", pod.schedulingMessage);
    }
    out += ']';
    if (pod.scheduled != 0) {
        out += ",\"hostIP\":\"" + pod.hostIp + "\",\"hostIPs\":[{\"ip\":\"" + pod.hostIp + "\"}]";
        if (phase != "Pending") {
            out += ",\"podIP\":\"" + pod.ip + "\",\"podIPs\":[{\"ip\":\"" + pod.ip + "\"}]";
        }
        out += ",\"startTime\":\"" + timeText(pod.scheduled) + "\",\"containerStatuses\":[";
        for (size_t i = 0; i < t.containers.size(); ++i)
            containerStatus(out, pod, i, imageId(t.images[i]));
        out += ']';
    }
    out += t.cpuRequest > 0 ? ",\"qosClass\":\"Burstable\"}}" : ",\"qosClass\":\"BestEffort\"}}";
    return out;
}

} // namespace

std::string objectText(Kind kind, const Object& object, bool inList)
{
    if (object.pod)
        return podText(object, inList);
    Json out = Json::object();
    if (!inList) {
        out["kind"] = kindName(kind);
        out["apiVersion"] = apiVersionOf(kind);
    }
    for (const auto& [key, value] : object.doc->items()) {
        if (key == "kind" || key == "apiVersion")
            continue;
        if (key != "metadata") {
            out[key] = value;
            continue;
        }
        // The place in the order where the real server writes it: after uid.
        Json metadata = Json::object();
        for (const auto& [field, content] : value.items()) {
            metadata[field] = content;
            if (field == "uid")
                metadata["resourceVersion"] = std::to_string(object.rv);
        }
        out["metadata"] = std::move(metadata);
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace mw::sim
