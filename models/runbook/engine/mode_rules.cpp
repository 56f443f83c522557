// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/mode_rules.h"

namespace mw::runbook {

std::string modeProblem(const Runbook& runbook, Mode mode, const EstateFacts& estate)
{
    const auto check = [&](const std::string& name, bool cluster) -> std::string {
        const EstateFacts::Target* target = estate.target(name, cluster);
        const std::string what = (cluster ? "cluster \"" : "source \"") + name + "\"";
        if (!target)
            return "the estate has no " + what;
        if (!target->problem.empty())
            return what + " is misconfigured: " + target->problem;
        if (mode == Mode::Drill && target->environmentKind == "prod")
            return "a drill may not use the production " + what;
        if (mode == Mode::Simulate && target->environmentKind != "simulated")
            return "a simulation may only use a simulated estate; " + what + " is "
                + (target->environmentKind.empty() ? "not one" : target->environmentKind);
        return {};
    };
    for (const std::string& name : runbook.needClusters) {
        if (std::string problem = check(name, true); !problem.empty())
            return problem;
    }
    for (const std::string& name : runbook.needSources) {
        if (std::string problem = check(name, false); !problem.empty())
            return problem;
    }
    return {};
}

} // namespace mw::runbook
