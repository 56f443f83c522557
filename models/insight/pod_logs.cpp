// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/pod_logs.h"

namespace mw {
namespace {

constexpr std::string_view crashLoop = "CrashLoopBackOff";

int plainness(const PodContainer& container)
{
    if (container.waiting == crashLoop)
        return 0;
    if (container.ended && container.exitCode != 0)
        return 1;
    if (container.endedBefore && container.exitCodeBefore != 0 && !container.ready)
        return 1;
    if (container.init && container.ended)
        return 5;
    const bool waitsItsTurn = container.waiting == "PodInitializing"
        || container.waiting == "ContainerCreating" || container.waiting.empty();
    if (!container.running && !container.ready && !waitsItsTurn)
        return 2;
    if (container.running && !container.ready)
        return 3;
    return 4;
}

} // namespace

bool podFails(const Pod& pod)
{
    return pod.readyContainers < pod.totalContainers && pod.phase.view() != "Succeeded"
        && pod.deleted == World{};
}

std::optional<size_t> failingContainer(const std::vector<PodContainer>& containers)
{
    std::optional<size_t> best;
    for (size_t i = 0; i < containers.size(); ++i) {
        if (!best || plainness(containers[i]) < plainness(containers[*best]))
            best = i;
    }
    return best;
}

bool previousFirst(const PodContainer& container)
{
    return container.waiting == crashLoop && container.restarts > 0;
}

bool hasPrevious(const PodContainer& container)
{
    return container.endedBefore || container.restarts > 0;
}

} // namespace mw
