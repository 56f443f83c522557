// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& decisionStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "decision";
        d.summary = "A person, or a rule, chooses how to go on.";
        d.person = true;
        d.outputs = {"choice", "reason"};
        d.fields = {
            {"question", FieldKind::Text, true, {}, {}, "What is to be decided.", {}},
            {"auto",
             FieldKind::Condition,
             false,
             {},
             {},
             "Gives the id of the option to take; empty text asks the person.",
             {}},
            {"options", FieldKind::Options, true, {}, {}, "At least two.", {}},
            {"default", FieldKind::Id, false, {}, {}, "The option proposed first.", {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
