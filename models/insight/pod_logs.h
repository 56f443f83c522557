// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which log of a pod says why it fails. Pure; any thread.
#pragma once

#include "models/data/kube.h"
#include "models/data/pod_container.h"

#include <optional>
#include <vector>

namespace mw {

// Not all of its containers are ready, and it is neither done nor being deleted.
bool podFails(const Pod& pod);
// The one that fails most plainly: in CrashLoopBackOff, then ended with an exit code other than 0,
// then waiting for something else, then not ready; else the first. Init containers that did their
// work come last. nullopt: there is none.
std::optional<size_t> failingContainer(const std::vector<PodContainer>& containers);
// Its log before the last restart says more than the present one.
bool previousFirst(const PodContainer& container);
// The kubelet may have a log of before.
bool hasPrevious(const PodContainer& container);

} // namespace mw
