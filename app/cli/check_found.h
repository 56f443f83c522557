// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Monitoring that runs in the clusters and that the estate does not name: found, and how to name
// it.
#pragma once

#include "app/wiring/session.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace mw::cli {

// Looks into every live cluster; runs the event loop until that is done, fifteen seconds at most.
void lookIntoClusters(Session& session);

// "services" of midwatch/check/v1: one entry a cluster that was looked into.
nlohmann::json foundJson(Session& session);
// Blocks of text, each with its heading; empty: nothing to tell.
std::string foundText(const nlohmann::json& found);

} // namespace mw::cli
