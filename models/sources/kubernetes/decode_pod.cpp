// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hot path: some microseconds per pod decide how soon a large cluster is on the screen.
#include "models/insight/quantity.h"
#include "models/sources/kubernetes/decode_impl.h"

#include <algorithm>

namespace mw::kube {
namespace {

constexpr size_t longestMessage = 400;

// {"cpu": "100m", "memory": "256Mi"}; a quantity may be a bare number.
bool resourceList(Value& value, int64_t& cpu, int64_t& memory)
{
    return eachField(value, [&](std::string_view name, Value& part) {
        const bool isCpu = name == "cpu";
        if (!isCpu && name != "memory")
            return true;
        std::string_view text;
        if (!take(part, text))
            return false;
        if (text.data() == nullptr) {
            int64_t number = 0;
            if (!take(part, number))
                return false;
            (isCpu ? cpu : memory) = isCpu ? number * 1000 : number;
            return true;
        }
        (isCpu ? cpu : memory) = isCpu ? millicoresOf(text) : bytesOf(text);
        return true;
    });
}

bool requestsOf(Value& resources, int64_t& cpu, int64_t& memory)
{
    return eachField(resources, [&](std::string_view name, Value& part) {
        return name == "requests" ? resourceList(part, cpu, memory) : true;
    });
}

bool containerSpec(Value& value, std::vector<ContainerSpec>& into)
{
    ContainerSpec& spec = into.emplace_back();
    return eachField(value, [&spec](std::string_view field, Value& part) {
        switch (field.size()) {
        case 4:
            return field == "name" ? take(part, spec.name) : true;
        case 9:
            return field == "resources" ? requestsOf(part, spec.cpu, spec.memory) : true;
        case 13: {
            std::string_view policy;
            if (field != "restartPolicy")
                return true;
            if (!take(part, policy))
                return false;
            spec.restartAlways = policy == "Always";
            return true;
        }
        default:
            return true;
        }
    });
}

bool terminatedState(Value& value, ContainerStatus& status)
{
    return eachField(value, [&status](std::string_view field, Value& part) {
        if (field == "reason")
            return take(part, status.endReason);
        if (field == "message")
            return take(part, status.endMessage);
        if (field == "exitCode")
            return take(part, status.exitCode);
        if (field == "signal")
            return take(part, status.signal);
        return field == "finishedAt" ? take(part, status.endedAt) : true;
    });
}

bool isObject(Value& value)
{
    simdjson::ondemand::json_type type{};
    return value.type().get(type) == simdjson::SUCCESS
        && type == simdjson::ondemand::json_type::object;
}

bool state(Value& value, ContainerStatus& status)
{
    return eachField(value, [&status](std::string_view field, Value& part) {
        if (field == "running") {
            status.running = isObject(part);
            return true;
        }
        if (field == "terminated") {
            status.terminated = isObject(part);
            return terminatedState(part, status);
        }
        if (field != "waiting")
            return true;
        return eachField(part, [&status](std::string_view name, Value& text) {
            if (name == "reason")
                return take(text, status.waitingReason);
            return name == "message" ? take(text, status.waitingMessage) : true;
        });
    });
}

bool lastState(Value& value, ContainerStatus& status)
{
    return eachField(value, [&status](std::string_view field, Value& part) {
        if (field != "terminated")
            return true;
        status.lastTerminated = isObject(part);
        return eachField(part, [&status](std::string_view name, Value& text) {
            if (name == "reason")
                return take(text, status.lastEndReason);
            if (name == "exitCode")
                return take(text, status.lastExitCode);
            return name == "finishedAt" ? take(text, status.lastEndedAt) : true;
        });
    });
}

bool containerStatus(Value& value, std::vector<ContainerStatus>& into)
{
    ContainerStatus& status = into.emplace_back();
    const auto holds = [&status](int64_t cpu, int64_t memory) {
        status.cpuAllocated = std::max(status.cpuAllocated, cpu);
        status.memoryAllocated = std::max(status.memoryAllocated, memory);
    };
    return eachField(value, [&](std::string_view field, Value& part) {
        int64_t cpu = -1, memory = -1;
        bool good = true;
        switch (field.size()) {
        case 4:
            return field == "name" ? take(part, status.name) : true;
        case 5:
            if (field == "state")
                return state(part, status);
            return field == "ready" ? take(part, status.ready) : true;
        case 7:
            return field == "started" ? take(part, status.started) : true;
        case 9:
            if (field == "lastState")
                return lastState(part, status);
            if (field == "resources") {
                good = requestsOf(part, cpu, memory);
                holds(cpu, memory);
            }
            return good;
        case 12:
            return field == "restartCount" ? take(part, status.restarts) : true;
        case 18:
            if (field == "allocatedResources") {
                good = resourceList(part, cpu, memory);
                holds(cpu, memory);
            }
            return good;
        default:
            return true;
        }
    });
}

struct PodConditions
{
    std::string_view readySince, unschedulableSince, unschedulableText;
};

bool podCondition(Value& value, PodParts& pod, PodConditions& seen)
{
    std::string_view type, status, reason, message, since;
    if (!eachField(value, [&](std::string_view field, Value& part) {
            if (field == "type")
                return take(part, type);
            if (field == "status")
                return take(part, status);
            if (field == "reason")
                return take(part, reason);
            if (field == "message")
                return take(part, message);
            return field == "lastTransitionTime" ? take(part, since) : true;
        }))
        return false;
    if (type == "Ready") {
        pod.ready = status;
        seen.readySince = since;
    } else if (type == "Initialized") {
        pod.initialized = status;
    } else if (type == "PodScheduled") {
        pod.gated = pod.gated || reason == "SchedulingGated";
        if (status == "False" && reason == "Unschedulable") {
            seen.unschedulableSince = since;
            seen.unschedulableText = message;
        }
    } else if (type == "PodResizePending" && reason == "Infeasible") {
        pod.resizeInfeasible = true;
    }
    return true;
}

void oomKills(const std::vector<ContainerStatus>& statuses, World& newest)
{
    for (const ContainerStatus& status : statuses) {
        if (status.lastEndReason == "OOMKilled")
            newest = std::max(newest, timeOf(status.lastEndedAt));
        if (status.endReason == "OOMKilled")
            newest = std::max(newest, timeOf(status.endedAt));
    }
}

std::string_view
reasonText(const PodParts& pod, const PodSummary& summary, const PodConditions& seen)
{
    if (summary.waiting != nullptr && !summary.waiting->waitingMessage.empty())
        return summary.waiting->waitingMessage;
    if (!pod.message.empty())
        return pod.message;
    if (!seen.unschedulableText.empty())
        return seen.unschedulableText;
    for (const ContainerStatus& status : pod.statuses) {
        if (status.terminated && status.exitCode != 0 && !status.endMessage.empty())
            return status.endMessage;
    }
    return {};
}

} // namespace

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, Pod& row)
{
    MetaPicks picks;
    PodConditions seen;
    std::string_view node, ip;
    pod.clear();
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks);
        if (field == "spec")
            return eachField(value, [&](std::string_view name, Value& part) {
                if (name == "containers")
                    return eachItem(part,
                                    [this](Value& v) { return containerSpec(v, pod.containers); });
                if (name == "initContainers")
                    return eachItem(
                        part, [this](Value& v) { return containerSpec(v, pod.initContainers); });
                if (name == "nodeName")
                    return take(part, node);
                if (name == "overhead")
                    return resourceList(part, pod.cpuOverhead, pod.memoryOverhead);
                return name == "resources" ? requestsOf(part, pod.cpu, pod.memory) : true;
            });
        if (field != "status")
            return true;
        return eachField(value, [&](std::string_view name, Value& part) {
            if (name == "phase")
                return take(part, pod.phase);
            if (name == "reason")
                return take(part, pod.reason);
            if (name == "message")
                return take(part, pod.message);
            if (name == "podIP")
                return take(part, ip);
            if (name == "conditions")
                return eachItem(part, [&](Value& v) { return podCondition(v, pod, seen); });
            if (name == "containerStatuses")
                return eachItem(part,
                                [this](Value& v) { return containerStatus(v, pod.statuses); });
            if (name == "initContainerStatuses")
                return eachItem(part,
                                [this](Value& v) { return containerStatus(v, pod.initStatuses); });
            return true;
        });
    });
    if (!good || picks.name.empty())
        return false;

    pod.deleting = !picks.deleted.empty();
    PodSummary summary;
    summary.status.swap(scratch); // keeps its memory from pod to pod
    summarise(pod, context.errorOverCompleted, summary);

    key(picks, kind, row.key);
    row.uid = picks.uid;
    row.node = atoms(node);
    row.phase = atoms(pod.phase);
    row.status = atoms(summary.status);
    row.service = atoms(picks.labels.service());
    row.tenant = atoms(picks.labels.tenant);
    row.ip = ip.substr(0, 64);
    row.created = timeOf(picks.created);
    row.deleted = timeOf(picks.deleted);
    row.readyContainers = static_cast<int16_t>(std::min(summary.readyContainers, 30'000));
    row.totalContainers = static_cast<int16_t>(std::min(summary.totalContainers, 30'000));
    row.restarts = static_cast<int32_t>(
        std::clamp<int64_t>(summary.restarts, 0, std::numeric_limits<int32_t>::max()));
    row.lastRestart = timeOf(summary.lastRestart);
    row.readySince = pod.ready == "True" ? timeOf(seen.readySince) : World{};
    row.notReadySince = pod.ready != "True" ? timeOf(seen.readySince) : World{};
    row.unschedulableSince = timeOf(seen.unschedulableSince);
    row.oomKilledAt = {};
    oomKills(pod.statuses, row.oomKilledAt);
    oomKills(pod.initStatuses, row.oomKilledAt);
    row.waitingReason = summary.waiting ? atoms(summary.waiting->waitingReason) : Atom();
    row.message = shortened(reasonText(pod, summary, seen), longestMessage);
    row.cpuRequest = summary.cpuRequest;
    row.memoryRequest = summary.memoryRequest;
    row.cpuUsage = row.memoryUsage = -1;
    if (picks.ownerName.empty()) {
        row.owner = {};
    } else {
        summary.status.assign(picks.ownerKind).append("/").append(picks.ownerName);
        row.owner = atoms(summary.status);
    }
    summary.status.swap(scratch);
    return true;
}

std::vector<PodContainer> ObjectDecoder::containers() const
{
    const PodParts& pod = m_impl->pod;
    std::vector<PodContainer> out;
    const auto add = [&out](const std::vector<ContainerSpec>& specs,
                            const std::vector<ContainerStatus>& statuses,
                            bool init) {
        for (const ContainerSpec& spec : specs) {
            PodContainer& made = out.emplace_back();
            made.name = spec.name;
            made.init = init;
            for (const ContainerStatus& status : statuses) {
                if (status.name != spec.name)
                    continue;
                made.waiting = status.waitingReason;
                made.ready = status.ready;
                made.running = status.running;
                made.ended = status.terminated;
                made.exitCode = status.exitCode;
                made.endedBefore = status.lastTerminated;
                made.exitCodeBefore = status.lastExitCode;
                made.restarts = status.restarts;
            }
        }
    };
    add(pod.containers, pod.statuses, false);
    add(pod.initContainers, pod.initStatuses, true);
    return out;
}

} // namespace mw::kube
