// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& endStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "end";
        d.summary = "Ends the run here.";
        d.fields = {
            {"status",
             FieldKind::Word,
             true,
             {"succeeded", "failed", "aborted"},
             {},
             "How it ends.",
             {}},
            {"message", FieldKind::Text, false, {}, {}, "What to say.", {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
