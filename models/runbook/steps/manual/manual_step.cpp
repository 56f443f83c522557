// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& manualStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "manual";
        d.summary = "A person does something and says so.";
        d.person = true;
        d.outputs = {"text"};
        d.fields = {
            {"ask", FieldKind::Text, true, {}, {}, "What to do, in the imperative.", {}},
            {"confirm",
             FieldKind::Word,
             false,
             {"tick", "type-to-confirm", "challenge"},
             "tick",
             "How the person says it is done.",
             {}},
            {"confirm_text",
             FieldKind::Text,
             false,
             {},
             {},
             "The word to type, or the answer to the challenge.",
             {}},
            {"respond",
             FieldKind::Text,
             false,
             {},
             {},
             "Label of an answer that must be written.",
             {}},
            {"second_person",
             FieldKind::Bool,
             false,
             {},
             "false",
             "Somebody else must confirm as well.",
             {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
