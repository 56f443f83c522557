// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// READY, STATUS and RESTARTS of a pod as kubectl prints them, and what the scheduler counts as its
// request, from the parts of one pod. Pure. (domain.md §4.1, §4.6)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::kube {

// Views into the pod's JSON; -1 = not given.
struct ContainerSpec
{
    std::string_view name;
    bool restartAlways = false; // a sidecar, among init containers
    int64_t cpu = 0; // millicores asked for
    int64_t memory = 0;
};

struct ContainerStatus
{
    std::string_view name;
    std::string_view waitingReason, waitingMessage;
    std::string_view endReason, endMessage, endedAt; // state.terminated
    std::string_view lastEndReason, lastEndedAt; // lastState.terminated
    int64_t cpuAllocated = -1, memoryAllocated = -1; // in-place resize: what it really holds
    int32_t restarts = 0;
    int32_t exitCode = 0, signal = 0, lastExitCode = 0;
    bool ready = false, started = false;
    bool running = false, terminated = false, lastTerminated = false;
};

struct PodParts
{
    std::vector<ContainerSpec> containers, initContainers;
    std::vector<ContainerStatus> statuses, initStatuses;
    std::string_view phase, reason, message;
    std::string_view initialized, ready; // status of the conditions
    int64_t cpu = -1, memory = -1; // pod-level requests replace the containers'
    int64_t cpuOverhead = 0, memoryOverhead = 0;
    bool gated = false; // PodScheduled says SchedulingGated
    bool deleting = false;
    bool resizeInfeasible = false; // then the wished-for requests do not count
    void clear();
};

struct PodSummary
{
    std::string status;
    int readyContainers = 0;
    int totalContainers = 0;
    int64_t restarts = 0;
    std::string_view lastRestart; // RFC 3339 or empty
    const ContainerStatus* waiting = nullptr; // the first container that waits
    int64_t cpuRequest = 0;
    int64_t memoryRequest = 0;
};

// Fills `summary`; its string is reused. errorOverCompleted: see DecodeContext.
void summarise(const PodParts& pod, bool errorOverCompleted, PodSummary& summary);

} // namespace mw::kube
