// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& inputStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "input";
        d.summary = "A person fills in a form.";
        d.person = true;
        d.fields
            = {{"fields", FieldKind::Inputs, true, {}, {}, "Name to field, as in inputs.", {}}};
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
