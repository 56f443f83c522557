// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chaos Mesh (chaos-mesh.org/v1alpha1): which of its experiments a cluster serves, and which of
// them run. Pure; any thread.
#pragma once

#include "models/base/result.h"
#include "models/data/chaos.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw {

inline constexpr const char* chaosGroup = "/apis/chaos-mesh.org/v1alpha1";

// Of the answer to chaosGroup: plurals of the kinds that are looked at and served ("podchaos").
Result<std::vector<std::string>> servedChaos(std::string_view body);

struct ChaosPage
{
    std::vector<ChaosExperiment> running;
    std::string continueToken; // empty: it was the last page
};
// One page of a list of experiments. Those that are paused, over, or have not begun are left out.
Result<ChaosPage> decodeChaos(std::string_view body, const std::string& cluster);

} // namespace mw
