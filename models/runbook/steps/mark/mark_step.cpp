// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& markStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "mark";
        d.summary = "Sets a mark on the clocks of the run.";
        d.fields = {
            {"mark",
             FieldKind::Word,
             true,
             {"impact-start",
              "detected",
              "declared",
              "decided",
              "data-safe",
              "point-of-no-return",
              "service-restored",
              "redundancy-restored"},
             {},
             "Which.",
             {}},
            {"at", FieldKind::Text, false, {}, {}, "When, if not now.", {}},
            {"note", FieldKind::Text, false, {}, {}, "Why.", {}},
        };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
