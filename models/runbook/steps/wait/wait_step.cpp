// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/types.h"

namespace mw::runbook {

const StepDescriptor& waitStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "wait";
        d.summary = "Lets time pass.";
        d.fields = {{"for", FieldKind::Duration, true, {}, {}, "How long.", {}}};
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
