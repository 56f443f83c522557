// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line per step type.
#pragma once

#include "models/runbook/steps/descriptor.h"

namespace mw::runbook {

const StepDescriptor& approvalStep();
const StepDescriptor& assertStep();
const StepDescriptor& decisionStep();
const StepDescriptor& endStep();
const StepDescriptor& inputStep();
const StepDescriptor& k8sGetStep();
const StepDescriptor& k8sRolloutStep();
const StepDescriptor& k8sScaleStep();
const StepDescriptor& manualStep();
const StepDescriptor& markStep();
const StepDescriptor& notifyStep();
const StepDescriptor& promqlStep();
const StepDescriptor& setStep();
const StepDescriptor& shellStep();
const StepDescriptor& waitStep();
const StepDescriptor& waitUntilStep();

} // namespace mw::runbook
