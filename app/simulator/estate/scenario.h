// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario file: how versions behave, timed faults, what is expected to be found, what a good
// response looks like. The same faults can be injected while the simulation runs.
#pragma once

#include "app/simulator/estate/core.h"
#include "models/base/result.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace mw::sim {

struct TimedFault
{
    Ms at = 0; // relative to the start; negative = before
    nlohmann::json fault;
};

struct Scenario
{
    std::string name, title;
    Ms lead = 2 * hour; // how long before the start the estate is born
    std::vector<nlohmann::json> versions;
    std::vector<TimedFault> faults;
    std::string verdict; // expected: ok, warning, critical
    std::vector<std::string> findings; // check ids (or ids) that must be found
    nlohmann::json response; // what a good response looks like, as written
};

// Checked against resources/schemas/scenario-v1.schema.json by the tests; here errors have places.
Result<Scenario> readScenario(const std::string& path);
// "-18m", "1h30m", "90s"; nullopt if it is none.
std::optional<Ms> parseOffset(const std::string& text);

// Puts the faults into the queue.
void schedule(Core& core, const Scenario& scenario, Ms start);
// Carries out one fault now; {"id": n, "kind": …} or what is wrong with it.
Result<nlohmann::json> applyFault(Core& core, const nlohmann::json& fault);

} // namespace mw::sim
