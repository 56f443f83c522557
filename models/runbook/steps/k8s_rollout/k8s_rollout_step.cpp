// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s_rollout/rollout_action.h"
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& k8sRolloutStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "k8s.rollout";
        d.summary = "Restarts, rolls back, pauses, resumes or reads the rollout of a workload.";
        d.effect = Effect::Convergent;
        d.defaultTimeout = "10m";
        d.requestTimeout = "30s";
        d.fields = {
            {"cluster", FieldKind::Text, false, {}, {}, "Logical name of the cluster.", "cluster"},
            {"ref", FieldKind::Reference, true, {}, {}, "The Deployment.", {}},
            {"action",
             FieldKind::Word,
             true,
             {"restart", "undo", "pause", "resume", "status"},
             {},
             "What to do; status only reads and lists the revisions.",
             {}},
            {"to_revision",
             FieldKind::Integer,
             false,
             {},
             {},
             "undo: which revision; without it the one before, fixed when it is planned.",
             {}},
        };
        d.effectOf = [](const Node& with) {
            return with.string("action") == "status" ? Effect::Read : Effect::Convergent;
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<RolloutAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
