// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/pod_status.h"

#include "models/sources/kubernetes/walk.h"

#include <algorithm>

namespace mw::kube {
namespace {

const ContainerSpec* findSpec(const std::vector<ContainerSpec>& specs, std::string_view name)
{
    const auto it = std::find_if(specs.begin(), specs.end(), [name](const ContainerSpec& spec) {
        return spec.name == name;
    });
    return it == specs.end() ? nullptr : &*it;
}

void later(std::string_view& newest, std::string_view candidate)
{
    if (candidate.empty() || candidate == newest)
        return;
    // Same zone and length compare as text; anything else by value.
    const bool alike = newest.size() == 20 && candidate.size() == 20 && newest.back() == 'Z'
        && candidate.back() == 'Z';
    if (newest.empty() || (alike ? candidate > newest : timeOf(candidate) > timeOf(newest)))
        newest = candidate;
}

void endedText(const ContainerStatus& status, const char* prefix, std::string& text)
{
    text = prefix;
    if (!status.endReason.empty())
        text += status.endReason;
    else if (status.signal != 0)
        text += "Signal:" + std::to_string(status.signal);
    else
        text += "ExitCode:" + std::to_string(status.exitCode);
}

// True if the pod still initialises (or failed to).
bool initPhase(const PodParts& pod,
               PodSummary& out,
               int64_t& sidecarRestarts,
               std::string_view& sidecarLast)
{
    for (size_t i = 0; i < pod.initStatuses.size(); ++i) {
        const ContainerStatus& status = pod.initStatuses[i];
        const ContainerSpec* const spec = findSpec(pod.initContainers, status.name);
        const bool sidecar = spec != nullptr && spec->restartAlways;
        out.restarts += status.restarts;
        later(out.lastRestart, status.lastEndedAt);
        if (sidecar) {
            sidecarRestarts += status.restarts;
            later(sidecarLast, status.lastEndedAt);
        }
        if (status.terminated && status.exitCode == 0)
            continue;
        if (sidecar && status.started) {
            out.readyContainers += status.ready ? 1 : 0;
            continue;
        }
        if (status.terminated) {
            endedText(status, "Init:", out.status);
        } else if (!status.waitingReason.empty() && status.waitingReason != "PodInitializing") {
            out.status = "Init:";
            out.status += status.waitingReason;
            out.waiting = &status;
        } else {
            out.status
                = "Init:" + std::to_string(i) + '/' + std::to_string(pod.initContainers.size());
        }
        return true;
    }
    return false;
}

void mainPhase(const PodParts& pod, bool errorOverCompleted, PodSummary& out)
{
    bool running = false;
    std::string failure; // of a container that ended badly; newer servers let it win
    for (size_t i = pod.statuses.size(); i-- > 0;) {
        const ContainerStatus& status = pod.statuses[i];
        out.restarts += status.restarts;
        later(out.lastRestart, status.lastEndedAt);
        if (!status.waitingReason.empty()) {
            out.status = status.waitingReason;
            out.waiting = &status;
        } else if (status.terminated) {
            endedText(status, "", out.status);
            if (status.exitCode != 0)
                failure = out.status;
        } else if (status.ready && status.running) {
            running = true;
            ++out.readyContainers;
        }
    }
    if (out.status != "Completed")
        return;
    if (errorOverCompleted) {
        if (running && pod.ready == "True")
            out.status = "Running";
        else if (!failure.empty())
            out.status = failure;
        else if (running)
            out.status = "NotReady";
    } else if (running) {
        out.status = pod.ready == "True" ? "Running" : "NotReady";
    }
}

struct Request
{
    int64_t cpu = 0, memory = 0;
    Request operator+(const Request& o) const { return {cpu + o.cpu, memory + o.memory}; }
    Request max(const Request& o) const
    {
        return {std::max(cpu, o.cpu), std::max(memory, o.memory)};
    }
};

Request
requestOf(const ContainerSpec& spec, const std::vector<ContainerStatus>& statuses, bool infeasible)
{
    Request request{spec.cpu, spec.memory};
    for (const ContainerStatus& status : statuses) {
        if (status.name != spec.name)
            continue;
        if (status.cpuAllocated >= 0)
            request.cpu
                = infeasible ? status.cpuAllocated : std::max(request.cpu, status.cpuAllocated);
        if (status.memoryAllocated >= 0)
            request.memory = infeasible ? status.memoryAllocated
                                        : std::max(request.memory, status.memoryAllocated);
        break;
    }
    return request;
}

void requests(const PodParts& pod, PodSummary& out)
{
    Request main, sidecars, init;
    for (const ContainerSpec& spec : pod.containers)
        main = main + requestOf(spec, pod.statuses, pod.resizeInfeasible);
    for (const ContainerSpec& spec : pod.initContainers) {
        const Request own = requestOf(spec, pod.initStatuses, pod.resizeInfeasible);
        if (spec.restartAlways)
            sidecars = sidecars + own;
        init = init.max(spec.restartAlways ? sidecars : own + sidecars);
    }
    const Request sum = (main + sidecars).max(init);
    out.cpuRequest = (pod.cpu >= 0 ? pod.cpu : sum.cpu) + pod.cpuOverhead;
    out.memoryRequest = (pod.memory >= 0 ? pod.memory : sum.memory) + pod.memoryOverhead;
}

} // namespace

void PodParts::clear()
{
    containers.clear();
    initContainers.clear();
    statuses.clear();
    initStatuses.clear();
    phase = reason = message = initialized = ready = {};
    cpu = memory = -1;
    cpuOverhead = memoryOverhead = 0;
    gated = deleting = resizeInfeasible = false;
}

void summarise(const PodParts& pod, bool errorOverCompleted, PodSummary& out)
{
    out.status = !pod.reason.empty() ? pod.reason : pod.phase;
    if (pod.gated)
        out.status = "SchedulingGated";
    out.readyContainers = 0;
    out.restarts = 0;
    out.lastRestart = {};
    out.waiting = nullptr;
    out.totalContainers = static_cast<int>(pod.containers.size());
    for (const ContainerSpec& spec : pod.initContainers)
        out.totalContainers += spec.restartAlways ? 1 : 0;

    int64_t sidecarRestarts = 0;
    std::string_view sidecarLast;
    const bool initializing = initPhase(pod, out, sidecarRestarts, sidecarLast);
    if (!initializing || pod.initialized == "True") {
        out.restarts = sidecarRestarts;
        out.lastRestart = sidecarLast;
        out.waiting = nullptr;
        mainPhase(pod, errorOverCompleted, out);
    }
    if (pod.deleting) {
        if (pod.reason == "NodeLost")
            out.status = "Unknown";
        else if (pod.phase != "Succeeded" && pod.phase != "Failed")
            out.status = "Terminating";
    }
    requests(pod, out);
}

} // namespace mw::kube
