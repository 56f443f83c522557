// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/shell/shell_action.h"
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& shellStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "shell";
        d.summary = "Runs a script on this machine. Values reach it by env only.";
        d.effect = Effect::Unsafe;
        d.defaultTimeout = "10m";
        d.oneOf = {"script", "file"};
        d.outputs = {};
        d.fields = {
            {"script", FieldKind::Text, false, {}, {}, "The script; no ${{ }} in it.", {}},
            {"file", FieldKind::Text, false, {}, {}, "A script beside the runbook.", {}},
            {"sha256", FieldKind::Text, false, {}, {}, "What the file must hash to.", {}},
            {"interpreter",
             FieldKind::WordList,
             false,
             {},
             "[sh, -eu]",
             "Program and arguments.",
             {}},
            {"env",
             FieldKind::Environment,
             false,
             {},
             {},
             "Variables; the place for values and secrets.",
             {}},
            {"cwd", FieldKind::Text, false, {}, {}, "Working folder.", {}},
            {"on", FieldKind::Text, false, {}, "local", "Where; this version: local.", {}},
            {"stdin", FieldKind::Text, false, {}, {}, "What it reads.", {}},
            {"ok_exit",
             FieldKind::IntegerList,
             false,
             {},
             "[0]",
             "Exit codes that mean success.",
             {}},
            {"detach",
             FieldKind::Bool,
             false,
             {},
             "false",
             "Let it go on when the step is cancelled.",
             {}},
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<ShellAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
