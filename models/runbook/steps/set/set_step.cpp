// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& setStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "set";
        d.summary = "Names values for later steps.";
        d.fields = {{"values",
                     FieldKind::Values,
                     true,
                     {},
                     {},
                     "Name to value; read as steps.ID.outputs.NAME.",
                     {}}};
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
