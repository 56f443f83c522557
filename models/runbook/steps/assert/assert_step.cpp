// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& assertStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "assert";
        d.summary = "Stops when something is not true.";
        d.effect = Effect::Read;
        d.fields = {
            {"that", FieldKind::Condition, true, {}, {}, "What must be true.", {}},
            {"message", FieldKind::Text, false, {}, {}, "What to say when it is not.", {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
