// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& approvalStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "approval";
        d.summary = "Other people agree to exactly these arguments.";
        d.person = true;
        d.outputs = {"approvers"};
        d.fields = {
            {"need", FieldKind::Integer, true, {}, {}, "How many different people.", {}},
            {"from", FieldKind::WordList, true, {}, {}, "Roles or groups that may approve.", {}},
            {"distinct_from",
             FieldKind::WordList,
             false,
             {"operator", "starter", "author"},
             {},
             "Who may not.",
             {}},
            {"expires", FieldKind::Duration, false, {}, "30m", "How long the request holds.", {}},
            {"on_expire",
             FieldKind::Word,
             false,
             {"deny", "escalate", "ask"},
             "ask",
             "What happens then.",
             {}},
            {"ask", FieldKind::Text, false, {}, {}, "The question.", {}},
            {"show",
             FieldKind::WordList,
             false,
             {},
             {},
             "Values the approver must see: step.output.",
             {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
